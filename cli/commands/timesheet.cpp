// report timesheet: the month sheet.

#include "reports/timesheet.hpp"
#include "cli/book_shelf.hpp"
#include "cli/commands/commands.hpp"
#include "cli/report_formats.hpp"
#include "src/format.hpp"
#include "src/month_grid.hpp"
#include "src/msg/reports.hpp"
#include "src/msg/timesheet.hpp"
#include "storage/records.hpp"

namespace labclock::cli {
namespace {

struct SheetWords {
  std::string month;
  ReportFileWords file;
  std::optional<std::string> project;
  std::optional<std::string> preset;
};

Result<reports::SheetPreset> read_preset(const SheetWords& words) {
  const auto preset = reports::preset_from(words.preset.value_or("plain"));
  if (preset) { return *preset; }
  return refuse(ErrorKind::usage, "unknown_preset", {msg::timesheet_bad_preset, {{"word", *words.preset}}},
                Phrase{msg::timesheet_bad_preset_hint});
}

Result<DayRange> read_month(Context& context, const std::string& words) {
  Result<Range> range = context.range(words);
  if (!range) { return range.error(); }
  const DayRange days = range->days;
  if (days != month_of(days.first)) {
    return refuse(ErrorKind::usage, "not_a_month",
                  {msg::timesheet_bad_month, {{"days", day_range(days, context.lang())}}},
                  Phrase{msg::timesheet_bad_month_hint});
  }
  Result<Day> today = context.today();
  if (!today) { return today.error(); }
  if (days.first > *today) {
    return refuse(ErrorKind::refused, "future_month", msg::timesheet_future, Phrase{msg::timesheet_bad_month_hint});
  }
  return days;
}

Result<reports::SheetPerson> read_person(Context& context) {
  reports::SheetPerson person;
  Result<storage::Ledger*> ledger = context.ledger_if_any();
  if (!ledger) { return ledger.error(); }
  if (*ledger == nullptr) { return person; }
  Result<Day> today = context.today();
  if (!today) { return today.error(); }
  for (const auto& [key, into] : {std::pair{"name", &person.name}, std::pair{"position", &person.position},
                                  std::pair{"advisor", &person.advisor}}) {
    Result<std::optional<std::string>> value = storage::get_setting(**ledger, key, *today);
    if (!value) { return value.error(); }
    *into = value->value_or("");
  }
  return person;
}

Result<reports::Page> read_page(Context& context, const SheetWords& words, reports::SheetPreset preset) {
  Result<storage::Ledger*> ledger = context.ledger_if_any();
  if (!ledger) { return ledger.error(); }
  std::unique_ptr<storage::Snapshot> snapshot;
  if (*ledger != nullptr) { snapshot = std::make_unique<storage::Snapshot>(**ledger); }
  const Result<DayRange> month = read_month(context, words.month);
  if (!month) { return month.error(); }
  std::optional<ProjectId> project;
  if (words.project) {
    Result<Project> found = context.find_project(*words.project, true);
    if (!found) { return found.error(); }
    project = found->id;
  }
  const Result<reports::SheetPerson> person = read_person(context);
  if (!person) { return person.error(); }
  Result<std::unique_ptr<BookShelf>> shelf = BookShelf::open(context);
  if (!shelf) { return shelf.error(); }
  const Result<reports::TimesheetValues> values = reports::timesheet_of((*shelf)->books(), *month, project);
  if (!values) { return values.error(); }
  return reports::timesheet_page(*values, preset, *person, context.lang());
}

Result<void> timesheet(Context& context, const SheetWords& words) {
  const Result<ReportFormat> format = report_format(context, words.file);
  if (!format) { return format.error(); }
  const Result<reports::SheetPreset> preset = read_preset(words);
  if (!preset) { return preset.error(); }
  const Result<const reports::Paper*> paper = paper_for(context, *format);
  if (!paper) { return paper.error(); }
  const Result<reports::Page> page = read_page(context, words, *preset);
  if (!page) { return page.error(); }
  reports::PageStyle style;
  style.pages = reports::kSheetPages;
  return hand_out_page(context, *page, reports::landscape(style), *format, *paper, words.file);
}

}  // namespace

void declare_report_timesheet(Options& options) {
  auto words = std::make_shared<SheetWords>();
  options.word("MONTH", words->month, msg::timesheet_help_month)
      .value("-f,--format", "md|html|pdf|csv|json|xlsx", words->file.format, msg::report_help_format)
      .value("-o,--output", "FILE", words->file.file, msg::report_help_file)
      .value("--project", "PROJECT", words->project, msg::timesheet_help_project)
      .value("--preset", "plain|horizon|us|kr", words->preset, msg::timesheet_help_preset)
      .action([words](Context& context) { return timesheet(context, *words); });
}

}  // namespace labclock::cli
