// report: pages to hand out, in the format that is asked for.

#include <charconv>

#include "cli/book_shelf.hpp"
#include "cli/commands/commands.hpp"
#include "cli/paper.hpp"
#include "cli/record_words.hpp"
#include "cli/report_formats.hpp"
#include "reports/advisor_meeting.hpp"
#include "src/msg/reports.hpp"
#include "src/msg/timesheet.hpp"
#include "storage/records.hpp"

namespace labclock::cli {
namespace {

struct AdvisorWords {
  std::optional<std::string> range;
  ReportFileWords file;
  std::optional<std::string> hide;
  std::optional<std::string> sections;
  std::optional<std::string> pages;
};

std::vector<std::string> listed(const std::string& words) {
  std::vector<std::string> all;
  std::size_t at = 0;
  while (at <= words.size()) {
    const std::size_t comma = std::min(words.find(',', at), words.size());
    std::string word = words.substr(at, comma - at);
    const std::size_t first = word.find_first_not_of(' ');
    const std::size_t last = word.find_last_not_of(' ');
    all.push_back(first == std::string::npos ? "" : word.substr(first, last - first + 1));
    at = comma + 1;
  }
  return all;
}

Result<reports::AdvisorHide> read_hide(const std::optional<std::string>& words) {
  reports::AdvisorHide hide;
  if (!words) { return hide; }
  for (const std::string& word : listed(*words)) {
    if (word == "notes") {
      hide.notes = true;
    } else if (word == "off-hours") {
      hide.off_hours = true;
    } else if (word == "rest") {
      hide.rest = true;
    } else if (word == "activities") {
      hide.activities = true;
    } else {
      return refuse(ErrorKind::usage, "unknown_hide", {msg::report_bad_hide, {{"word", word}}},
                    Phrase{msg::report_bad_hide_hint});
    }
  }
  return hide;
}

Result<reports::Sections> read_sections(const std::optional<std::string>& words) {
  if (!words) { return reports::kUsualSections; }
  reports::Sections sections{};
  for (const std::string& word : listed(*words)) {
    const auto section = reports::section_from(word);
    if (!section) {
      return refuse(ErrorKind::usage, "unknown_section", {msg::report_bad_section, {{"word", word}}},
                    Phrase{msg::report_bad_section_hint});
    }
    sections.at(static_cast<std::size_t>(*section)) = true;
  }
  return sections;
}

Result<int> read_pages(const std::optional<std::string>& words) {
  if (!words) { return 1; }
  int pages = 0;
  const char* end = words->data() + words->size();
  const auto read = std::from_chars(words->data(), end, pages);
  if (read.ec != std::errc{} || read.ptr != end || pages < 1 || pages > 9) {
    return refuse(ErrorKind::usage, "bad_pages", {msg::report_bad_pages, {{"word", *words}}},
                  Phrase{msg::report_bad_pages_hint});
  }
  return pages;
}

/// The range, and whether it should have begun at a meeting that there is none of: the page says that itself.
Result<void> read_range(Context& context, storage::Ledger* ledger, const std::string& words, reports::AdvisorAsk& ask) {
  std::string range = words;
  if (range_asks(words) == RangeAsks::last_meeting) {
    Result<Day> today = context.today();
    if (!today) { return today.error(); }
    std::optional<Day> last;
    if (ledger != nullptr) {
      Result<std::optional<Day>> found = storage::last_meeting_before(*ledger, *today);
      if (!found) { return found.error(); }
      last = *found;
    }
    if (!last) {
      ask.no_meeting = true;
      range = "last-4-weeks";
    }
  }
  Result<Range> days = context.range(range);
  if (!days) { return days.error(); }
  ask.days = days->days;
  return {};
}

/// What the ledger knows of the person and of the meeting; nothing where there is no file yet.
Result<void> read_person(Context& context, storage::Ledger* ledger, reports::AdvisorAsk& ask) {
  if (ledger == nullptr) { return {}; }
  Result<Day> today = context.today();
  if (!today) { return today.error(); }
  for (const auto& [key, into] : {std::pair{"name", &ask.person.name}, std::pair{"position", &ask.person.position},
                                  std::pair{"advisor", &ask.person.advisor}}) {
    Result<std::optional<std::string>> value = storage::get_setting(*ledger, key, *today);
    if (!value) { return value.error(); }
    *into = value->value_or("");
  }
  Result<std::vector<storage::Meeting>> meetings = storage::meetings(*ledger);
  if (!meetings) { return meetings.error(); }
  ask.meeting = reports::advisor_meeting(*meetings, *today);
  return {};
}

Result<reports::Page> advisor_page(Context& context, const AdvisorWords& words, reports::AdvisorAsk ask) {
  Result<storage::Ledger*> ledger = context.ledger_if_any();
  if (!ledger) { return ledger.error(); }
  std::unique_ptr<storage::Snapshot> snapshot;
  if (*ledger != nullptr) { snapshot = std::make_unique<storage::Snapshot>(**ledger); }
  ask.lang = context.lang();
  if (auto read = read_range(context, *ledger, words.range.value_or("since-meeting"), ask); !read) {
    return read.error();
  }
  if (auto read = read_person(context, *ledger, ask); !read) { return read.error(); }
  Result<std::unique_ptr<BookShelf>> shelf = BookShelf::open(context);
  if (!shelf) { return shelf.error(); }
  const Result<reports::AdvisorValues> values = reports::advisor_values((*shelf)->books(), ask);
  if (!values) { return values.error(); }
  return reports::advisor_page(*values, ask.sections, ask.lang);
}

Result<void> advisor(Context& context, const AdvisorWords& words) {
  reports::AdvisorAsk ask;
  const Result<ReportFormat> format = report_format(context, words.file);
  if (!format) { return format.error(); }
  const Result<reports::AdvisorHide> hide = read_hide(words.hide);
  if (!hide) { return hide.error(); }
  ask.hide = *hide;
  const Result<reports::Sections> sections = read_sections(words.sections);
  if (!sections) { return sections.error(); }
  ask.sections = *sections;
  const Result<int> pages = read_pages(words.pages);
  if (!pages) { return pages.error(); }
  const Result<const reports::Paper*> paper = paper_for(context, *format);
  if (!paper) { return paper.error(); }
  const Result<reports::Page> page = advisor_page(context, words, ask);
  if (!page) { return page.error(); }
  reports::PageStyle style;
  style.pages = *pages;
  return hand_out_page(context, *page, style, *format, *paper, words.file);
}

void declare_advisor(Options& options) {
  auto words = std::make_shared<AdvisorWords>();
  options.word("RANGE", words->range, msg::report_help_range)
      .value("-f,--format", "md|html|pdf|csv|json|xlsx", words->file.format, msg::report_help_format)
      .value("-o,--output", "FILE", words->file.file, msg::report_help_file)
      .value("--hide", "LIST", words->hide, msg::report_help_hide)
      .value("--sections", "LIST", words->sections, msg::report_help_sections)
      .value("--pages", "N", words->pages, msg::report_help_pages)
      .action([words](Context& context) { return advisor(context, *words); });
}

}  // namespace

void declare_report(Options& options) {
  declare_advisor(options.subcommand("advisor", msg::help_report_advisor));
  declare_report_timesheet(options.subcommand("timesheet", msg::timesheet_help));
}

}  // namespace labclock::cli
