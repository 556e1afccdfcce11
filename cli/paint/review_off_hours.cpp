#include <algorithm>
#include <array>

#include "cli/paint/review.hpp"
#include "cli/paint/review_parts.hpp"
#include "cli/paint/titled.hpp"
#include "reports/runs.hpp"
#include "src/format.hpp"
#include "src/msg/bench.hpp"
#include "src/msg/cli.hpp"
#include "src/msg/review.hpp"

namespace labclock::cli {
namespace {

constexpr std::array kReasons{msg::bench_reason_none,  msg::bench_reason_deadline, msg::bench_reason_experiment,
                              msg::bench_reason_asked, msg::bench_reason_choice,   msg::bench_reason_other};

std::string say(const Page& page, const Phrase& phrase) {
  return render(phrase, page.lang);
}

double part_of(Seconds part, Seconds whole) {
  return static_cast<double>(part.count()) / static_cast<double>(whole.count());
}

std::string run_lines(const Page& page, const std::vector<DayRange>& runs) {
  Table table({{.gap = 2}, {.align = Align::right}});
  for (const DayRange& run : runs) {
    if (run.count() < reports::kRunNotice) { continue; }
    table.row({Cell(day_range(run, page.lang)),
               Cell(say(page, {msg::review_days, {{"count", std::to_string(run.count())}}}))});
  }
  if (table.empty()) { return ""; }
  return "\n" + title(page.style, say(page, {msg::bench_runs, {{"count", std::to_string(reports::kRunNotice)}}})) +
         table.print(page.style);
}

std::string project_lines(const Page& page, const reports::OffHours& off_hours) {
  TitledTable table;
  table.column("", {.gap = 2});
  table.column(say(page, msg::bench_off_project), {.gives_way = true, .least = 12, .gap = 1});
  table.column(say(page, msg::bench_off_kind), {}, 1);
  table.column(say(page, msg::bench_off_share), {.align = Align::right});
  table.column(say(page, msg::bench_off_hours), {.align = Align::right});
  for (const reports::OffHoursProject& each : off_hours.projects) {
    table.row({{std::string(hatch_mark(page.style)), ink_of(each.kind)},
               each.project ? Cell(each.name) : Cell(say(page, msg::cli_without_project), Ink::muted),
               {std::string(name_of(each.kind, page.lang)), Ink::muted},
               {percent(part_of(each.off_hours, off_hours.total))},
               {clock_length(each.off_hours)}});
  }
  return table.print(page.style);
}

std::string reason_lines(const Page& page, const reports::OffHours& off_hours) {
  TitledTable table;
  table.column(say(page, msg::bench_off_reason), {.gap = 4});
  table.column(say(page, msg::bench_off_share), {.align = Align::right});
  table.column(say(page, msg::bench_off_hours), {.align = Align::right});
  for (const std::size_t reason : {1U, 2U, 3U, 4U, 5U, 0U}) {  // what was told first
    const Seconds length = off_hours.by_reason.at(reason);
    if (length == Seconds{0}) { continue; }
    table.row({{say(page, kReasons.at(reason)), reason == 0 ? Ink::muted : Ink::plain},
               {percent(part_of(length, off_hours.total))},
               {clock_length(length)}});
  }
  return table.print(page.style);
}

}  // namespace

std::string paint_off_hours(const Page& page, const std::vector<DayRange>& runs, const reports::OffHours& off_hours) {
  std::string out = run_lines(page, runs);
  if (off_hours.total == Seconds{0}) { return out; }
  out += "\n" +
         title(page.style, say(page, {msg::bench_off_title, {{"total", hours_minutes(off_hours.total, page.lang)}}}));
  out += project_lines(page, off_hours);
  return out + "\n" + reason_lines(page, off_hours);
}

}  // namespace labclock::cli
