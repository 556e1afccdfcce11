#include "src/month_grid.hpp"

#include "src/almanac.hpp"

namespace labclock {

MonthGrid month_grid(int year, unsigned month, Weekday week_start) {
  MonthGrid grid{};
  Day day = week_of(day_of(year, month, 1), week_start).first;
  for (auto& week : grid.weeks) {
    for (Day& each : week) {
      each = day;
      day += Days{1};
    }
  }
  return grid;
}

Day months_on(Day day, int months) {
  const Ymd date = ymd(day);
  const date::year_month month = date.year() / date.month() + date::months{months};
  const Ymd same{month.year(), month.month(), date.day()};
  return same.ok() ? Day{same} : Day{month / date::last};
}

DayRange month_of(Day day) {
  const date::year_month month = ymd(day).year() / ymd(day).month();
  return {Day{month / date::day{1}}, Day{month / date::last}};
}

}  // namespace labclock
