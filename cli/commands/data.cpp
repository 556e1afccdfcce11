// export, backup, restore: the data on its way out, and the way back.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/commands/commands.hpp"
#include "cli/new_file.hpp"
#include "cli/progress.hpp"
#include "cli/record_words.hpp"
#include "src/msg/cli_records.hpp"
#include "src/msg/help.hpp"
#include "src/msg/import.hpp"
#include "src/msg/ledger.hpp"
#include "storage/backup.hpp"
#include "storage/export.hpp"

namespace labclock::cli {
namespace fs = std::filesystem;
namespace {

Error stopped_by_person() {
  return refuse(ErrorKind::cancelled, "cancelled", msg::ledger_cancelled);
}

struct ExportWords {
  std::string format;
  std::optional<std::string> range;
  std::optional<std::string> file;
  bool force = false;
};

void note_left_out(Context& context, const storage::Exported& exported, const std::string& format) {
  if (exported.left_out == 0) { return; }
  context.warn({msg::cmd_export_left_out, {{"count", std::to_string(exported.left_out)}, {"format", format}}});
}

/// To standard output. What could not be written there the frame tells at the end.
Result<void> export_out(Context& context, storage::Ledger& book, const storage::ExportRequest& request,
                        Almanac& almanac) {
  Output& out = context.out();
  Result<storage::Exported> exported =
      storage::export_to(book, request, almanac, [&out](std::string_view bytes) { return out.write(bytes); });
  if (!exported && out.trouble() != 0) { return {}; }
  if (!exported) { return exported.error(); }
  note_left_out(context, *exported, request.format);
  return {};
}

Result<void> export_file(Context& context, storage::Ledger& book, const storage::ExportRequest& request,
                         Almanac& almanac, const ExportWords& words) {
  const fs::path target = *words.file;
  std::error_code ignored;
  if (fs::equivalent(target, book.file(), ignored)) {
    return refuse(ErrorKind::refused, "same_file", {msg::backup_same_file, {{"file", target.string()}}},
                  Phrase{msg::cmd_file_other_hint});
  }
  Result<NewFile> file = NewFile::create(target, words.force);
  if (!file) { return file.error(); }
  NewFile& opened = *file;
  TerminalProgress progress(context, msg::cmd_progress_export);
  std::int64_t bytes = 0;
  bool stopped = false;
  Result<storage::Exported> exported = storage::export_to(book, request, almanac, [&](std::string_view part) {
    bytes += static_cast<std::int64_t>(part.size());
    stopped = !progress.step(bytes, 0);
    return !stopped && opened.write(part);
  });
  progress.clear();
  if (stopped) { return stopped_by_person(); }
  if (!exported) { return exported.error().code == "cannot_write" ? opened.trouble() : exported.error(); }
  if (Result<void> done = opened.finish(); !done) { return done; }
  if (context.json()) {
    context.print({{"format", request.format},
                   {"file", target.string()},
                   {"sessions", exported->sessions},
                   {"left_out", exported->left_out},
                   {"bytes", bytes}});
  } else {
    context.say(
        {msg::cmd_exported,
         {{"count", std::to_string(exported->sessions)}, {"file", target.string()}, {"size", size_words(bytes)}}});
  }
  note_left_out(context, *exported, request.format);
  return {};
}

Result<void> export_data(Context& context, const ExportWords& words) {
  storage::ExportRequest request;
  request.format = words.format;
  request.now = context.now();
  const auto& formats = storage::export_formats();
  if (std::find(formats.begin(), formats.end(), words.format) == formats.end()) {
    std::string all;
    for (const std::string_view format : formats) { all += (all.empty() ? "" : ", ") + std::string(format); }
    return refuse(ErrorKind::usage, "unknown_format", {msg::export_unknown_format, {{"format", words.format}}},
                  Phrase{msg::import_formats_hint, {{"formats", all}}});
  }
  if (words.range) {
    Result<Range> range = context.range(*words.range);
    if (!range) { return range.error(); }
    request.days = range->days;
  }
  Result<storage::Ledger*> book = existing_ledger(context);
  if (!book) { return book.error(); }
  Result<Almanac*> almanac = context.almanac();
  if (!almanac) { return almanac.error(); }
  if (words.file && *words.file != "-") { return export_file(context, **book, request, **almanac, words); }
  return export_out(context, **book, request, **almanac);
}

// backup, restore -----------------------------------------------------------------------------------------

struct BackupWords {
  std::optional<std::string> file;
};

Result<void> back_up(Context& context, const BackupWords& words) {
  Result<storage::Ledger*> book = existing_ledger(context);
  if (!book) { return book.error(); }
  std::optional<fs::path> target;
  if (words.file) { target = *words.file; }
  TerminalProgress progress(context, msg::cmd_progress_backup);
  if (!progress.step(0, 0)) { return stopped_by_person(); }
  Result<storage::Backup> copy = storage::backup(**book, context.act(), target, progress);
  progress.clear();
  if (!copy) { return copy.error(); }
  if (context.json()) {
    context.print({{"file", copy->file.string()}, {"bytes", copy->bytes}});
  } else {
    context.say({msg::cmd_backed_up, {{"file", copy->file.string()}, {"size", size_words(copy->bytes)}}});
  }
  return {};
}

struct RestoreWords {
  std::string file;
};

/// Whether the file can be opened as a ledger, before a database is made to hold it.
Result<void> check_copy(const fs::path& file) {
  std::error_code ignored;
  if (!fs::exists(file, ignored)) {
    return refuse(ErrorKind::not_found, "no_such_file", {msg::backup_no_file, {{"file", file.string()}}},
                  Phrase{msg::backup_no_file_hint});
  }
  storage::OpenOptions options;
  options.create = false;
  options.read_only = true;
  Result<storage::Ledger> copy = storage::Ledger::open(file, options);
  if (copy) { return {}; }
  Error error = copy.error();
  if (error.code == "not_labclock" || error.code == "corrupt") { error.hint = Phrase{msg::backup_other_hint}; }
  return error;
}

/// A database that cannot be opened is not written over: it is moved out of the way by the person, who knows
/// whether anything still uses it.
Error with_way_out(Error error, const fs::path& database, const std::string& file) {
  if (error.code == "not_labclock" || error.code == "corrupt" || error.code == "newer_version") {
    error.hint = Phrase{
        msg::cmd_restore_elsewhere_hint,
        {{"new", shell_word((database.parent_path() / "labclock-restored.db").string())}, {"file", shell_word(file)}}};
  }
  return error;
}

Result<void> restore(Context& context, const RestoreWords& words) {
  Result<fs::path> database = context.database();
  if (!database) { return database.error(); }
  if (Result<void> sound = check_copy(words.file); !sound) { return sound; }
  Result<storage::Ledger*> book = context.ledger();
  if (!book) { return with_way_out(book.error(), *database, words.file); }
  TerminalProgress progress(context, msg::cmd_progress_restore);
  if (!progress.step(0, 0)) { return stopped_by_person(); }
  Result<storage::Restored> restored = storage::restore(**book, context.act(), words.file, progress);
  progress.clear();
  if (!restored) { return restored.error(); }
  context.changed();
  if (context.json()) {
    context.print({{"file", words.file},
                   {"database", database->string()},
                   {"sessions", restored->sessions},
                   {"kept", restored->kept.empty() ? nlohmann::ordered_json(nullptr)
                                                   : nlohmann::ordered_json(restored->kept.string())}});
    return {};
  }
  context.say({msg::cmd_restored, {{"file", words.file}, {"count", std::to_string(restored->sessions)}}});
  if (!restored->kept.empty()) { context.say({msg::cmd_restore_kept, {{"kept", restored->kept.string()}}}); }
  return {};
}

}  // namespace

void declare_export(Options& options) {
  auto words = std::make_shared<ExportWords>();
  options.word("FORMAT", words->format, msg::help_export_format)
      .word("RANGE", words->range, msg::help_export_range)
      .value("-o,--output", "FILE", words->file, msg::help_export_file)
      .flag("--force", words->force, msg::help_export_force)
      .action([words](Context& context) { return export_data(context, *words); });
}

void declare_backup(Options& options) {
  auto words = std::make_shared<BackupWords>();
  options.word("FILE", words->file, msg::help_backup_file).action([words](Context& context) {
    return back_up(context, *words);
  });
}

void declare_restore(Options& options) {
  auto words = std::make_shared<RestoreWords>();
  options.word("FILE", words->file, msg::help_restore_file).action([words](Context& context) {
    return restore(context, *words);
  });
}

}  // namespace labclock::cli
