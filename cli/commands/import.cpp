// import: sessions out of a foreign file.

#include <stdlib.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>

#include "cli/commands/commands.hpp"
#include "cli/json_rows.hpp"
#include "cli/progress.hpp"
#include "cli/record_words.hpp"
#include "src/format.hpp"
#include "src/msg/cli_records.hpp"
#include "src/msg/help.hpp"
#include "src/msg/import.hpp"
#include "src/msg/ledger.hpp"
#include "storage/import.hpp"

namespace labclock::cli {
namespace fs = std::filesystem;
namespace {

struct ImportWords {
  std::string format;
  std::string file;
  std::vector<std::string> map;
  std::optional<std::string> overlaps;
  bool dry_run = false;
  bool skip_bad = false;
};

/// A ledger in a folder of its own that goes away: a dry run without a database makes none.
class PassingLedger {
 public:
  PassingLedger() = default;
  ~PassingLedger() {
    ledger_.reset();
    std::error_code ignored;
    if (!folder_.empty()) { fs::remove_all(folder_, ignored); }
  }
  PassingLedger(const PassingLedger&) = delete;
  PassingLedger& operator=(const PassingLedger&) = delete;

  Result<storage::Ledger*> open() {
    std::error_code trouble;
    const fs::path place = fs::temp_directory_path(trouble);
    std::string pattern = (place / "labclock-dry-run-XXXXXX").string();
    if (trouble || ::mkdtemp(pattern.data()) == nullptr) {
      const int code = trouble ? trouble.value() : errno;
      return refuse(ErrorKind::storage, "cannot_write",
                    {msg::backup_cannot_write, {{"file", pattern}, {"reason", std::strerror(code)}}},
                    Phrase{msg::backup_cannot_write_hint});
    }
    folder_ = pattern;
    Result<storage::Ledger> opened = storage::Ledger::open(folder_ / "labclock.db");
    if (!opened) { return opened.error(); }
    ledger_.emplace(std::move(opened).value());
    return &*ledger_;
  }

 private:
  fs::path folder_;
  std::optional<storage::Ledger> ledger_;
};

Result<std::map<std::string, std::string>> read_map(const std::vector<std::string>& pairs) {
  std::map<std::string, std::string> map;
  for (const std::string& pair : pairs) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size()) {
      return refuse(ErrorKind::usage, "bad_map", msg::import_bad_map, Phrase{msg::import_bad_map_hint});
    }
    const auto [at, fresh] = map.emplace(pair.substr(0, equals), pair.substr(equals + 1));
    if (!fresh && at->second != pair.substr(equals + 1)) {
      return refuse(ErrorKind::usage, "bad_map", {msg::cmd_import_map_twice, {{"tag", at->first}}},
                    Phrase{msg::import_bad_map_hint});
    }
  }
  return map;
}

Result<storage::Overlaps> read_overlaps(const std::optional<std::string>& typed) {
  if (!typed || *typed == "refuse") { return storage::Overlaps::refuse; }
  if (*typed == "keep-first") { return storage::Overlaps::keep_first; }
  if (*typed == "trim") { return storage::Overlaps::trim; }
  return not_a_choice("--overlaps", *typed, "refuse, keep-first, trim");
}

Result<storage::ImportRequest> read_request(Context& context, const ImportWords& words) {
  storage::ImportRequest request;
  request.format = words.format;
  request.path = words.file;
  request.skip_bad = words.skip_bad;
  request.dry_run = words.dry_run;
  Result<std::map<std::string, std::string>> map = read_map(words.map);
  if (!map) { return map.error(); }
  request.map = std::move(map).value();
  Result<storage::Overlaps> overlaps = read_overlaps(words.overlaps);
  if (!overlaps) { return overlaps.error(); }
  request.overlaps = *overlaps;
  Result<const Zone*> zone = context.zone();
  if (!zone) { return zone.error(); }
  request.zone = (*zone)->name();
  return request;
}

// Telling -------------------------------------------------------------------------------------------------

void say_places(Context& context, Msg title, const std::vector<storage::BadLine>& lines, std::int64_t more) {
  if (lines.empty() && more == 0) { return; }
  context.say(title);
  for (const storage::BadLine& place : lines) {
    Phrase where{place.line > 0 ? msg::cmd_import_line : msg::cmd_import_whole_file,
                 {{"file", place.file}, {"line", std::to_string(place.line)}, {"reason", context.words(place.reason)}}};
    context.say(where);
  }
  if (more > 0) { context.say({msg::cmd_import_more, {{"count", std::to_string(more)}}}); }
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) { out += (out.empty() ? "" : ", ") + name; }
  return out;
}

void say_projects(Context& context, const storage::ImportReport& report) {
  if (!report.new_projects.empty()) {
    context.say({msg::cmd_import_new_projects, {{"names", joined(report.new_projects)}}});
  }
  if (report.unsorted.empty()) { return; }
  context.say(msg::cmd_import_unsorted);
  for (const std::string& name : report.unsorted) {
    context.say({msg::cmd_import_sort, {{"project", shell_word(name)}}});
  }
}

void say_records(Context& context, const storage::ImportReport& report) {
  if (report.records_added > 0 || report.records_already > 0) {
    context.say(
        {msg::cmd_import_records,
         {{"added", std::to_string(report.records_added)}, {"already", std::to_string(report.records_already)}}});
  }
  const std::int64_t renumbered = std::ssize(report.renumbered) + report.renumbered_others;
  if (renumbered == 0) { return; }
  context.say({msg::cmd_import_renumbered, {{"count", std::to_string(renumbered)}}});
  constexpr std::size_t kShown = 20;
  for (std::size_t i = 0; i < std::min(report.renumbered.size(), kShown); ++i) {
    const auto& [was, is] = report.renumbered[i];
    context.say({msg::cmd_import_renumbered_line, {{"was", std::to_string(was)}, {"is", std::to_string(is)}}});
  }
  if (report.renumbered.size() > kShown) {
    context.say({msg::cmd_import_more, {{"count", std::to_string(report.renumbered.size() - kShown)}}});
  }
}

void say_report(Context& context, const storage::ImportReport& report) {
  const Lang lang = context.lang();
  if (report.dry_run) { context.say(msg::cmd_import_dry_run); }
  context.say({msg::cmd_import_counts,
               {{"read", std::to_string(report.read)},
                {"added", std::to_string(report.added)},
                {"already", std::to_string(report.already)},
                {"refused", std::to_string(report.refused)}}});
  context.say({msg::cmd_import_times,
               {{"read", hours_minutes(report.time_read, lang)}, {"added", hours_minutes(report.time_added, lang)}}});
  say_records(context, report);
  say_places(context, msg::cmd_import_left_out, report.left_out, report.unlisted);
  say_places(context, msg::cmd_import_remarks, report.remarks, 0);
  say_projects(context, report);
}

Result<void> import_data(Context& context, const ImportWords& words) {
  Result<storage::ImportRequest> request = read_request(context, words);
  if (!request) { return request.error(); }
  PassingLedger passing;
  Result<storage::Ledger*> book = request->dry_run ? context.ledger_if_any() : context.ledger();
  if (book.ok() && *book == nullptr) { book = passing.open(); }
  if (!book) { return book.error(); }
  TerminalProgress progress(context, msg::cmd_progress_import);
  const storage::Act act{context.now(), storage::Who::import};
  Result<storage::ImportReport> report = storage::import_file(**book, act, *request, context.zones(), progress);
  progress.clear();
  if (!report) { return report.error(); }
  if (!report->dry_run) { context.changed(); }
  if (context.json()) {
    context.print(import_json(*report, context.lang()));
  } else {
    say_report(context, *report);
  }
  return {};
}

}  // namespace

void declare_import(Options& options) {
  auto words = std::make_shared<ImportWords>();
  options.word("FORMAT", words->format, msg::help_import_format)
      .word("FILE", words->file, msg::help_import_file)
      .values("--map", "TAG=PROJECT", words->map, msg::help_import_map)
      .flag("--dry-run", words->dry_run, msg::help_import_dry_run)
      .flag("--skip-bad", words->skip_bad, msg::help_import_skip_bad)
      .value("--overlaps", "refuse|keep-first|trim", words->overlaps, msg::help_import_overlaps)
      .action([words](Context& context) { return import_data(context, *words); });
}

}  // namespace labclock::cli
