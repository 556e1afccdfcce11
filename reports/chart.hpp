#pragma once
// A figure that stands alone, as a picture or a page: with its title, its legend, and what its axes mean.
//
// What it is: the values behind each of the six charts, and their layout on a sheet of any size. What it is not:
// a figure of its own (reports/figures.hpp has them, and the window shows the same), a painter or a file.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reports/figures.hpp"

namespace labclock::reports {

enum class Chart : unsigned char { week, rhythm, split, agreements, trend, rest };
[[nodiscard]] std::optional<Chart> chart_from(std::string_view key);
/// The RANGE a chart has where none is asked for: "week", "month", "last-12-weeks", "last-4-weeks".
[[nodiscard]] const char* usual_range(Chart chart);

inline constexpr int kMostTrendWeeks = 104;
inline constexpr int kMostNights = 92;

/// What a chart is drawn from; only its own parts are filled in.
struct ChartValues {
  Chart chart = Chart::week;
  DayRange days;
  Day today;
  std::optional<Seconds> now;  ///< on today's clock, where today is one of the days
  Week week;
  std::vector<DayBlocks> blocks;
  Agreed agreed;
  std::vector<TrendWeek> weeks;
  Seconds limit{0};
  std::vector<NightRow> nights;
};
/// `days`: for week and rhythm the seven days of a week; trend takes all weeks that they touch, up to the current one.
/// Errors: those of the source; usage "too_many_weeks", "too_many_nights".
[[nodiscard]] Result<ChartValues> chart_of(Books& books, Chart chart, DayRange days);

/// "Week 47", "Hours per week".
[[nodiscard]] std::string title_of(const ChartValues& values, Lang lang);

/// The chart on a sheet `style.width` em wide. With a height it fills it where its parts can grow, and is higher only
/// where they cannot be smaller: look at what comes back. Nothing is cut whatever the names are; a name that is too
/// long is shortened and, as everywhere, told whole by its hit and in `words`.
[[nodiscard]] Figure draw_chart(const ChartValues& values, const FigureStyle& style);

}  // namespace labclock::reports
