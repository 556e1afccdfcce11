// doctor: is everything in order?

#include "storage/doctor.hpp"
#include "src/msg/cli_records.hpp"
#include "src/msg/ledger.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/commands/commands.hpp"
#include "cli/json_rows.hpp"
#include "cli/paint/wrap.hpp"
#include "cli/progress.hpp"
#include "cli/record_words.hpp"

namespace labclock::cli {
namespace fs = std::filesystem;
namespace {

using storage::Finding;
using storage::Severity;

/// The newest copy of the database in backups/ beside it; empty where there is none.
fs::path newest_copy(const fs::path& database) {
  const std::string begin = database.stem().string() + "-";
  fs::path newest;
  fs::file_time_type newest_time{};
  std::error_code trouble;
  for (const fs::directory_entry& entry : fs::directory_iterator(database.parent_path() / "backups", trouble)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(begin) || !name.ends_with(".db")) { continue; }
    const fs::file_time_type time = entry.last_write_time(trouble);
    if (newest.empty() || time > newest_time || (time == newest_time && entry.path() > newest)) {
      newest = entry.path();
      newest_time = time;
    }
  }
  return newest;
}

/// A database that cannot be opened is a finding too, with the copy that could take its place.
std::vector<Finding> cannot_open(const Error& error, const fs::path& database) {
  std::vector<Finding> findings{{"open", Severity::problem, error.message, error.hint}};
  const bool replaceable = error.code == "corrupt" || error.code == "not_labclock";
  const fs::path copy = replaceable ? newest_copy(database) : fs::path{};
  if (!copy.empty()) {
    const fs::path fresh = database.parent_path() / "labclock-restored.db";
    findings.push_back({"backups",
                        Severity::note,
                        {msg::cmd_doctor_newest_copy, {{"file", copy.string()}}},
                        Phrase{msg::cmd_restore_elsewhere_hint,
                               {{"new", shell_word(fresh.string())}, {"file", shell_word(copy.string())}}}});
  }
  return findings;
}

Result<std::vector<Finding>> look(Context& context, const fs::path& database) {
  Result<storage::Ledger*> book = context.ledger_if_any();
  if (!book) { return cannot_open(book.error(), database); }
  if (*book == nullptr) {
    return std::vector<Finding>{{"open",
                                 Severity::note,
                                 {msg::ledger_no_database, {{"file", database.string()}}},
                                 Phrase{msg::ledger_no_database_hint}}};
  }
  TerminalProgress progress(context, msg::cmd_progress_doctor);
  return storage::examine(**book, context.act(), context.zones(), progress);
}

std::string_view mark_of(const Style& style, Severity severity) {
  switch (severity) {
    case Severity::ok:
      return style.utf8 ? "✓" : "ok";
    case Severity::note:
      return style.utf8 ? "•" : "i ";
    case Severity::problem:
      break;
  }
  return style.utf8 ? "✗" : "! ";
}

Ink ink_of(Severity severity) {
  return severity == Severity::ok ? Ink::good : severity == Severity::note ? Ink::watch : Ink::over;
}

void show(Context& context, const Finding& finding) {
  const Style& style = context.style();
  const int width = style.terminal ? style.width : 1'000'000;
  Cell mark(std::string(mark_of(style, finding.severity)), ink_of(finding.severity));
  if (finding.severity != Severity::ok) {
    mark.add(" " + context.words(name_of(finding.severity)) + ":", ink_of(finding.severity));
  }
  const std::string head = to_line(style, mark);
  const std::vector<std::string> lines = wrap_text(context.words(finding.text), width - mark.width() - 1);
  bool first = true;
  for (const std::string& line : lines) {
    const Cell text(line, finding.severity == Severity::ok ? Ink::muted : Ink::plain);
    context.write((first ? head + " " : std::string(static_cast<std::size_t>(mark.width()) + 1, ' ')) +
                  to_line(style, text) + "\n");
    first = false;
  }
  if (!finding.advice || finding.severity == Severity::ok) { return; }
  for (const std::string& line : wrap_text(context.words(*finding.advice), width - 4)) {
    context.write("    " + to_line(style, Cell(line, Ink::muted)) + "\n");
  }
}

Result<void> doctor(Context& context) {
  Result<fs::path> database = context.database();
  if (!database) { return database.error(); }
  Result<std::vector<Finding>> findings = look(context, *database);
  if (!findings) { return findings.error(); }
  const auto count = [&](Severity severity) {
    return std::count_if(findings->begin(), findings->end(),
                         [&](const Finding& finding) { return finding.severity == severity; });
  };
  const auto problems = count(Severity::problem);
  if (problems > 0) { context.end_with(ErrorKind::storage); }
  if (context.json()) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const Finding& finding : *findings) { rows.push_back(finding_json(finding, context.lang())); }
    context.print({{"findings", std::move(rows)}});
    return {};
  }
  context.say({msg::cmd_doctor_file, {{"file", database->string()}}});
  for (const Finding& finding : *findings) { show(context, finding); }
  const auto notes = count(Severity::note);
  context.say({problems > 0 ? msg::cmd_doctor_problems
               : notes > 0  ? msg::cmd_doctor_notes
                            : msg::cmd_doctor_clean,
               {{"problems", std::to_string(problems)}, {"notes", std::to_string(notes)}}});
  return {};
}

}  // namespace

void declare_doctor(Options& options) {
  options.action(doctor);
}

}  // namespace labclock::cli
