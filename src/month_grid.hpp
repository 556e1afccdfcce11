#pragma once
// A month as a person looks for a day in it: six weeks of seven days.
//
// What it is: the dates of a month page, with those of the neighbouring months that fill its first and last weeks,
// and the step from month to month. What it is not: aware of today, of holidays or of how it is drawn.

#include <array>

#include "src/time.hpp"

namespace labclock {

/// Always six weeks, so that a page does not jump in height. The first of the month lies in the first week.
struct MonthGrid {
  std::array<std::array<Day, 7>, 6> weeks;
};

/// `month` 1 to 12; each week begins with `week_start`.
[[nodiscard]] MonthGrid month_grid(int year, unsigned month, Weekday week_start);

/// The same day so many months on or back; the 31st becomes the last day of a shorter month.
[[nodiscard]] Day months_on(Day day, int months);

/// The calendar month of a day.
[[nodiscard]] DayRange month_of(Day day);

}  // namespace labclock
