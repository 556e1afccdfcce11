#pragma once
// Runs of working days: days of 30 min and more in a row (docs/rules.md 1.9).
//
// What it is: the runs that reach into a range, whole: also their days before it. What it is not: their alerts.

#include <vector>

#include "reports/books.hpp"

namespace labclock::reports {

/// From how many days on a run is noticed, told of, and told of again.
inline constexpr int kRunNotice = 6;
inline constexpr int kRunAlert = 7;
inline constexpr int kRunStrong = 13;

/// Ascending. A run ends with the range, with yesterday, or with today once it has 30 min.
[[nodiscard]] Result<std::vector<DayRange>> runs_of(Books& books, DayRange days);

}  // namespace labclock::reports
