#include <fmt/format.h>

#include "cli/paint/review.hpp"
#include "cli/paint/review_parts.hpp"
#include "cli/paint/titled.hpp"
#include "src/format.hpp"
#include "src/msg/cli.hpp"
#include "src/msg/review.hpp"

namespace labclock::cli {
namespace {

std::string say(const Page& page, Msg msg) {
  return std::string{text(msg, page.lang)};
}

std::string share_text(const std::optional<double>& share) {
  return share ? percent(*share, 1) : "-";
}

/// "+4.2": a gap has a sign, also when it is small.
std::string signed_points(const std::optional<double>& points) {
  return points ? fmt::format("{:+.1f}", *points) : "-";
}

std::string signed_hours(const std::optional<Seconds>& gap) {
  if (!gap) { return "-"; }
  return (*gap > Seconds{0} ? "+" : "") + clock_length(*gap);
}

Cell state_cell(const Page& page, reports::AgreedState state) {
  switch (state) {
    case reports::AgreedState::ok:
      return {say(page, msg::agreed_state_ok), Ink::muted};
    case reports::AgreedState::watch:
      return {say(page, msg::agreed_state_watch), Ink::watch};
    case reports::AgreedState::discuss:
      return {say(page, msg::agreed_state_discuss), Ink::over};
    case reports::AgreedState::none:
      return {"-", Ink::muted};
  }
  return {};
}

std::vector<Cell> project_row(const Page& page, const reports::AgreedProject& row) {
  return {Cell(std::string(solid_mark(page.style)), ink_of(row.kind)),
          row.project ? Cell(row.name) : Cell(say(page, msg::cli_without_project), Ink::muted),
          Cell(share_text(row.agreed_share)),
          Cell(share_text(row.share_of_total)),
          Cell(row.load ? fmt::format("{:.2f}", *row.load) : "-"),
          Cell(clock_length(row.actual)),
          Cell(row.expected ? clock_length(*row.expected) : "-"),
          Cell(signed_points(row.gap_points)),
          Cell(signed_hours(row.gap)),
          state_cell(page, row.state)};
}

std::string notes(const Page& page, const reports::Agreed& agreed) {
  std::string out = note_line(page.style, render({msg::agreed_base,
                                                  {{"total", hours_minutes(agreed.total, page.lang)},
                                                   {"standard", hours_minutes(agreed.standard, page.lang)}}},
                                                 page.lang));
  out += note_line(page.style, say(page, msg::agreed_states_note));
  if (agreed.agreed_sum > 1.0) {
    out +=
        note_line(page.style,
                  render({msg::agreed_over_whole, {{"sum", fmt::format("{:g}", agreed.agreed_sum * 100)}}}, page.lang));
  }
  if (agreed.national_projects > 5) {
    out += note_line(page.style,
                     render({msg::agreed_national, {{"count", std::to_string(agreed.national_projects)}}}, page.lang));
  }
  if (agreed.national_as_pi > 3) {
    out += note_line(page.style,
                     render({msg::agreed_national_pi, {{"count", std::to_string(agreed.national_as_pi)}}}, page.lang));
  }
  return out;
}

}  // namespace

std::string paint_agreed(const Page& page, const reports::Agreed& agreed) {
  std::string out = title(page.style, say(page, msg::agreed_title) + " " + std::string(dot(page.style)) + " " +
                                          day_range(agreed.days, page.lang)) +
                    "\n";
  if (agreed.projects.empty()) {
    return out + "  " + render({msg::agreed_none, {{"days", day_range(agreed.days, page.lang)}}}, page.lang) + "\n  " +
           say(page, msg::agreed_none_hint) + "\n";
  }
  TitledTable table;
  const Column number{.align = Align::right, .gap = 2};
  table.column("", {.gap = 2});
  table.column(say(page, msg::agreed_project), {.gives_way = true, .least = 10, .gap = 1});
  table.column(say(page, msg::review_agreed), number);
  table.column(say(page, msg::agreed_actual), number);
  table.column(say(page, msg::review_load), number);
  table.column(say(page, msg::review_hours), number);
  table.column(say(page, msg::agreed_expected), number);
  table.column(say(page, msg::agreed_gap_points), number);
  table.column(say(page, msg::agreed_gap), number);
  table.column(say(page, msg::agreed_state), {.gap = 2});
  for (const reports::AgreedProject& row : agreed.projects) { table.row(project_row(page, row)); }
  const reports::AgreedOwn& own = agreed.own;
  table.row({Cell(), Cell(say(page, own.derived ? msg::agreed_own_derived : msg::agreed_own_row), Ink::strong),
             Cell(share_text(own.agreed_share)), Cell(share_text(own.share_of_total)), Cell(),
             Cell(clock_length(own.actual)), Cell(), Cell(signed_points(own.gap_points)), Cell(),
             state_cell(page, own.state)});
  return out + table.print(page.style) + "\n" + notes(page, agreed);
}

}  // namespace labclock::cli
