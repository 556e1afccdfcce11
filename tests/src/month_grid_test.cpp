#include "src/month_grid.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "src/almanac.hpp"

namespace labclock {

TEST_CASE("a month is all its days") {
  CHECK(month_of(day_of(2028, 2, 14)) == DayRange{day_of(2028, 2, 1), day_of(2028, 2, 29)});
  CHECK(month_of(day_of(2026, 12, 31)) == DayRange{day_of(2026, 12, 1), day_of(2026, 12, 31)});
}

TEST_CASE("a month begins in its first week, on the day the person's weeks begin") {
  // November 2026 begins on a Sunday.
  const MonthGrid monday = month_grid(2026, 11, date::Monday);
  CHECK(monday.weeks[0][0] == day_of(2026, 10, 26));
  CHECK(monday.weeks[0][6] == day_of(2026, 11, 1));
  CHECK(monday.weeks[5][6] == day_of(2026, 12, 6));
  const MonthGrid sunday = month_grid(2026, 11, date::Sunday);
  CHECK(sunday.weeks[0][0] == day_of(2026, 11, 1));
  CHECK(sunday.weeks[5][6] == day_of(2026, 12, 12));
}

TEST_CASE("a February of exactly four weeks has six all the same") {
  const MonthGrid grid = month_grid(2027, 2, date::Monday);  // 1 Feb 2027 is a Monday
  CHECK(grid.weeks[0][0] == day_of(2027, 2, 1));
  CHECK(grid.weeks[3][6] == day_of(2027, 2, 28));
  CHECK(grid.weeks[5][6] == day_of(2027, 3, 14));
}

TEST_CASE("every day of the month is on its page, once, and days follow one another") {
  CHECK(rc::check("six weeks hold the month", [] {
    const int year = *rc::gen::inRange(1900, 2200);
    const auto month = static_cast<unsigned>(*rc::gen::inRange(1, 13));
    const Weekday start{static_cast<unsigned>(*rc::gen::inRange(0, 7))};
    const MonthGrid grid = month_grid(year, month, start);
    Day expected = grid.weeks[0][0];
    for (const auto& week : grid.weeks) {
      RC_ASSERT(weekday_of(week[0]) == start);
      for (const Day day : week) {
        RC_ASSERT(day == expected);
        expected += Days{1};
      }
    }
    const Day first = day_of(year, month, 1);
    const Day last = months_on(first, 1) - Days{1};
    RC_ASSERT(grid.weeks[0][0] <= first);
    RC_ASSERT(first <= grid.weeks[0][6]);
    RC_ASSERT(last <= grid.weeks[5][6]);
  }));
}

TEST_CASE("a step of months keeps the day where the month has it") {
  CHECK(months_on(day_of(2026, 11, 19), 1) == day_of(2026, 12, 19));
  CHECK(months_on(day_of(2026, 11, 19), -11) == day_of(2025, 12, 19));
  CHECK(months_on(day_of(2026, 1, 31), 1) == day_of(2026, 2, 28));
  CHECK(months_on(day_of(2028, 1, 31), 1) == day_of(2028, 2, 29));
  CHECK(months_on(day_of(2026, 12, 31), 14) == day_of(2028, 2, 29));
  CHECK(months_on(day_of(2026, 3, 31), 0) == day_of(2026, 3, 31));
}

}  // namespace labclock
