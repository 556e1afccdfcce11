#pragma once
// The two figures of the advisor's page: weekly hours by kind, and agreed against actual shares.
//
// What it is: their values and layouts, beside those of reports/figures.hpp. What it is not: painting, or the page
// (reports/advisor.hpp).

#include <optional>
#include <string>
#include <vector>

#include "reports/agreed.hpp"
#include "reports/figures.hpp"

namespace labclock::reports {

struct KindWeek {
  DayRange days;
  std::string label;  ///< "2026-W47"
  KindSums by_kind{};
  Seconds total{0};
  Seconds standard{0};  ///< hours of its working days (docs/rules.md 2), all seven days looked at
};
/// The `count` weeks that end with the one of `last`, oldest first. Sums are those of week_of_sums.
[[nodiscard]] Result<std::vector<KindWeek>> kind_weeks(Books& books, Day last, int count);

/// A bar a week, stacked by kind, its hours above; the standard hours dashed (a week with a holiday or leave has its
/// own); the weeks from the one of `from` on are underlined and say so.
[[nodiscard]] Figure weekly_bars(const std::vector<KindWeek>& weeks, std::optional<Day> from, const FigureStyle& style);
/// The kinds that occur and what is dashed, at the right end of the width; what does not fit is left out.
[[nodiscard]] Figure weekly_legend(const std::vector<KindWeek>& weeks, const FigureStyle& style);

/// A row a project: hollow circle = agreed, filled = actual share of all time, the line between them in the colour
/// of its kind. Rows that do not fit are gathered in "and N more".
[[nodiscard]] Figure dumbbell(const Agreed& agreed, const FigureStyle& style);
[[nodiscard]] Figure dumbbell_legend(const FigureStyle& style);

}  // namespace labclock::reports
