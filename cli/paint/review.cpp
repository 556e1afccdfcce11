#include "cli/paint/review.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/paint/review_parts.hpp"
#include "src/format.hpp"
#include "src/msg/review.hpp"

namespace labclock::cli {
namespace {

std::string say(const Page& page, Msg msg) {
  return std::string{text(msg, page.lang)};
}

bool anything_agreed(const reports::Agreed& agreed) {
  return std::any_of(agreed.projects.begin(), agreed.projects.end(),
                     [](const reports::AgreedProject& row) { return row.agreed_share.has_value(); });
}

/// Why a day is not a working day like the others; empty where it is one.
std::string about_day(const Page& page, const DayStatus& status) {
  if (status.fully_off()) { return say(page, msg::review_day_off); }
  if (!status.holidays.empty()) {
    const Holiday& holiday = status.holidays.front();
    return page.lang == Lang::ko || holiday.name_en.empty() ? holiday.name : holiday.name_en;
  }
  if (status.day_off) { return say(page, msg::review_half_day_off); }
  return "";
}

std::string week_heading(const Page& page, const reports::Week& week) {
  const std::string number = week.label.substr(week.label.find('W') + 1);
  return title(page.style, render({msg::review_week_title, {{"number", number}}}, page.lang) + " " +
                               std::string(dot(page.style)) + " " + day_range(week.days, page.lang));
}

/// Seven rows of bars, all on one scale: the longest day, or a day's hours where that is more.
std::string day_rows(const Page& page, const reports::Week& week) {
  const int cells = std::clamp(page.style.width - 44, 10, 60);
  Seconds longest = page.rules.day_hours.on(week.days.last);
  for (const reports::DaySums& day : week.by_day) { longest = std::max(longest, day.sums.total); }
  Table table(
      {{.gap = 2}, {.least = cells, .gap = 2}, {.align = Align::right, .gap = 2}, {.gives_way = true, .gap = 2}});
  for (const reports::DaySums& day : week.by_day) {
    const bool future = day.date > page.today;
    const bool worked = day.sums.total > Seconds{0};
    const auto share = static_cast<int>(day.sums.total.count() * cells / std::max<std::int64_t>(1, longest.count()));
    std::string remark = about_day(page, day.status);
    if (day.sums.off_hours >= Minutes{1}) {
      const std::string off =
          render({msg::review_off_part, {{"length", hours_minutes(day.sums.off_hours, page.lang)}}}, page.lang);
      remark += (remark.empty() ? "" : " " + std::string(dot(page.style)) + " ") + off;
    }
    const Ink date_ink = day.date == page.today ? Ink::strong : (future ? Ink::muted : Ink::plain);
    table.row({Cell(short_day(day.date, page.lang), date_ink),
               worked ? kind_bar(page.style, day.sums, std::max(1, share)) : Cell(),
               worked ? Cell(hours_minutes(day.sums.total, page.lang))
                      : Cell(future ? "" : say(page, msg::review_off), Ink::muted),
               Cell(remark, Ink::muted)});
  }
  return table.print(page.style);
}

std::string week_limit_line(const Page& page, const reports::Week& week) {
  const Seconds limit = page.rules.week_limit.on(week.days.last);
  if (limit == Seconds{0} || week.sums.total <= limit) { return ""; }
  return note_line(page.style, render({msg::review_week_limit_over,
                                       {{"length", hours_minutes(week.sums.total - limit, page.lang)},
                                        {"limit", hours_minutes(limit, page.lang)}}},
                                      page.lang));
}

/// One line a key: a name, a bar of its share, hours.
struct ShareRow {
  std::string name;
  Kind kind = Kind::unassigned;
  Seconds total{0};
  Seconds off_hours{0};
  bool muted = false;
};

std::string share_rows(const Page& page, Msg heading, const std::vector<ShareRow>& rows, Seconds total) {
  const int cells = std::clamp(page.style.width - 50, 8, 30);
  Table table({{.gives_way = true, .least = 12, .gap = 2},
               {.gap = 2},
               {.align = Align::right, .gap = 2},
               {.align = Align::right, .gap = 2},
               {.align = Align::right, .gap = 2}});
  table.heading({say(page, heading), "", say(page, msg::review_share), say(page, msg::review_hours),
                 say(page, msg::review_off_hours)});
  for (const ShareRow& row : rows) {
    const double share =
        total > Seconds{0} ? static_cast<double>(row.total.count()) / static_cast<double>(total.count()) : 0;
    const double hatched = row.total > Seconds{0}
                               ? static_cast<double>(row.off_hours.count()) / static_cast<double>(row.total.count())
                               : 0;
    table.row({Cell(row.name, row.muted ? Ink::muted : Ink::plain),
               share_bar(page.style, row.kind, share, hatched, std::nullopt, cells), Cell(percent(share)),
               Cell(clock_length(row.total)), Cell(clock_length(row.off_hours))});
  }
  return table.print(page.style);
}

std::string band_rows(const Page& page, const reports::Sums& sums) {
  std::vector<ShareRow> rows;
  for (std::size_t band = 0; band < kBandCount; ++band) {
    if (sums.by_band[band] == Seconds{0}) { continue; }
    const bool off = off_hours(static_cast<Band>(band));
    rows.push_back({std::string{name_of(static_cast<Band>(band), page.lang)}, Kind::unassigned, sums.by_band[band],
                    off ? sums.by_band[band] : Seconds{0}, false});
  }
  return share_rows(page, msg::review_bands, rows, sums.total);
}

std::string activity_rows(const Page& page, const reports::Split& split) {
  const bool told = std::any_of(split.activities.begin(), split.activities.end(),
                                [](const reports::ActivitySums& row) { return !row.activity.empty(); });
  if (!told) { return ""; }
  std::vector<ShareRow> rows;
  for (const reports::ActivitySums& row : split.activities) {
    const bool none = row.activity.empty();
    rows.push_back(
        {none ? say(page, msg::review_no_activity) : row.activity, Kind::unassigned, row.total, row.off_hours, none});
  }
  return "\n" + share_rows(page, msg::review_activity, rows, split.sums.total);
}

std::string fit_rows(const Page& page, const reports::Split& split) {
  if (split.by_fit[static_cast<std::size_t>(Fit::unknown)] == split.sums.total) { return ""; }
  Table table({{.gives_way = true, .least = 12, .gap = 2}, {.align = Align::right}, {.align = Align::right}});
  table.heading({say(page, msg::review_fit), say(page, msg::review_share), say(page, msg::review_hours)});
  for (std::size_t fit = 0; fit < kFitCount; ++fit) {
    if (split.by_fit[fit] == Seconds{0}) { continue; }
    const double share = static_cast<double>(split.by_fit[fit].count()) / static_cast<double>(split.sums.total.count());
    table.row({Cell(std::string{name_of(static_cast<Fit>(fit), page.lang)}), Cell(percent(share)),
               Cell(clock_length(split.by_fit[fit]))});
  }
  return "\n" + table.print(page.style);
}

std::string empty_line(const Page& page, Msg msg, DayRange days) {
  return "  " + render({msg, {{"days", day_range(days, page.lang)}}}, page.lang) + "\n";
}

}  // namespace

std::string paint_week(const Page& page, const reports::Week& week, const reports::Agreed& agreed) {
  std::string out = week_heading(page, week) + "\n";
  out += headlines(page.style, headline_numbers(page, week.sums, week.rest)) + "\n";
  out += day_rows(page, week);
  if (week.sums.total > Seconds{0}) {
    out += "\n" + split_table(page, week.projects, agreed);
    out += "\n" + legend(page, week.sums, anything_agreed(agreed));
  }
  out += week_limit_line(page, week);
  out += unsorted_note(page, week.projects);
  return out;
}

std::string paint_split(const Page& page, const reports::Split& split, const reports::Agreed& agreed) {
  std::string out = title(page.style, day_range(split.days, page.lang)) + "\n";
  if (split.sums.total == Seconds{0}) { return out + empty_line(page, msg::review_empty, split.days); }
  out += headlines(page.style, headline_numbers(page, split.sums, split.rest)) + "\n";
  out += split_table(page, split.projects, agreed) + "\n";
  out += band_rows(page, split.sums);
  out += activity_rows(page, split);
  out += fit_rows(page, split);
  out += "\n" + legend(page, split.sums, anything_agreed(agreed));
  out += unsorted_note(page, split.projects);
  return out;
}

std::string paint_rest(const Page& page, const reports::Rest& rest, DayRange days) {
  std::string out = title(page.style, say(page, msg::rest_title) + " " + std::string(dot(page.style)) + " " +
                                          day_range(days, page.lang)) +
                    "\n";
  const auto count = [&](const std::optional<int>& value) {
    return value ? render({msg::review_days, {{"count", std::to_string(*value)}}}, page.lang) : std::string("-");
  };
  const auto length = [&](const std::optional<Seconds>& value) {
    return value ? hours_minutes(*value, page.lang) : std::string("-");
  };
  const std::vector<Headline> numbers{
      {count(rest.figures.days_off), say(page, msg::review_days_off)},
      {count(rest.figures.longest_run_days), say(page, msg::review_run)},
      {length(rest.figures.shortest_rest), say(page, msg::review_rest)},
      {count(rest.days_since_day_off), say(page, msg::rest_since_day_off)},
      {length(rest.longest_rest_last_7_days), say(page, msg::rest_longest_week)},
  };
  out += headlines(page.style, numbers) + "\n";
  if (rest.nights.empty()) { return out + empty_line(page, msg::rest_no_nights, days); }
  constexpr int kCells = 16;  // an hour each; a longer rest fills the track
  Table table({{.gap = 2},
               {.gap = 2},
               {.gap = 2},
               {.gap = 2},
               {.align = Align::right, .gap = 2},
               {.gives_way = true, .gap = 2}});
  table.heading({say(page, msg::rest_night_after), say(page, msg::rest_from), say(page, msg::rest_until), "",
                 say(page, msg::rest_length), ""});
  for (const reports::Night& night : rest.nights) {
    const Seconds benchmark = page.rules.rest_benchmark.on(night.after);
    const double share = std::min(1.0, static_cast<double>(night.rest().count()) / (kCells * 3600.0));
    std::string remark;
    if (night.is_short) {
      remark = render({msg::rest_short,
                       {{"length", hours_minutes(benchmark - night.rest(), page.lang)},
                        {"benchmark", hours_minutes(benchmark, page.lang)}}},
                      page.lang);
    }
    table.row(
        {Cell(short_day(night.after, page.lang)), Cell(date_clock(night.from, *night.zone).substr(5, 11)),
         Cell(date_clock(night.to, *night.zone).substr(5, 11)),
         share_bar(page.style, Kind::unassigned, share, 0,
                   benchmark > Seconds{0} ? std::optional(static_cast<double>(benchmark.count()) / (kCells * 3600.0))
                                          : std::nullopt,
                   kCells),
         Cell(hours_minutes(night.rest(), page.lang)), Cell(remark, Ink::watch)});
  }
  return out + table.print(page.style);
}

}  // namespace labclock::cli
