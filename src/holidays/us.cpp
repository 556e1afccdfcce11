// Federal holidays of the United States: 5 U.S.C. 6103(a).
//
// Not here: Inauguration Day (6103(c): the Washington area only), days on which an executive order closes
// federal offices for once (24 December, days of mourning), and the holidays of the states.

#include "src/holidays/rules.hpp"

namespace labclock::holiday_rules {
namespace {

constexpr Rule kRules[] = {
    // Pub. L. 98-144 of 1983: first observed in 1986.
    {nth(3, date::Monday, 1), since(1986), "Martin Luther King Jr. Day", "Martin Luther King Jr. Day"},
    // Pub. L. 90-363, the Uniform Monday Holiday Act of 1968, in force from 1971.
    {nth(3, date::Monday, 2), since(1971), "Washington's Birthday", "Washington's Birthday"},
    {on(2, 22), until(1970), "Washington's Birthday", "Washington's Birthday"},
    {last(date::Monday, 5), since(1971), "Memorial Day", "Memorial Day"},
    {on(5, 30), until(1970), "Memorial Day", "Memorial Day"},
    {nth(1, date::Monday, 9), kAlways, "Labor Day", "Labor Day"},
    {nth(2, date::Monday, 10), since(1971), "Columbus Day", "Columbus Day"},
    // In October by the Act of 1968; back on 11 November by Pub. L. 94-97 from 1978.
    {nth(4, date::Monday, 10), between(1971, 1977), "Veterans Day", "Veterans Day"},
    // Joint resolution of 26 December 1941: the fourth Thursday.
    {nth(4, date::Thursday, 11), since(1942), "Thanksgiving Day", "Thanksgiving Day"},
    {on(1, 1), kAlways, "New Year's Day", "New Year's Day"},
    // Pub. L. 117-17 of 17 June 2021, in force at once.
    {on(6, 19), since(2021), "Juneteenth", "Juneteenth"},
    {on(7, 4), kAlways, "Independence Day", "Independence Day"},
    {on(11, 11), until(1970), "Veterans Day", "Veterans Day"},
    {on(11, 11), since(1978), "Veterans Day", "Veterans Day"},
    {on(12, 25), kAlways, "Christmas Day", "Christmas Day"},
};

// Saturday: the day before (6103(b)). Sunday: the day after (Executive Order 11582 of 1971, section 3).
constexpr int kInLieuSince = 1971;

}  // namespace

std::vector<Holiday> us_by_rule(int year, Places places) {
  std::vector<Holiday> days = apply(kRules, year, places);
  std::vector<Holiday> causes = days;
  if (year + 1 >= kInLieuSince) {
    // A Saturday 1 January is kept on 31 December of the year before.
    for (Holiday& day : apply(kRules, year + 1, places)) {
      if (day.date == day_of(year + 1, 1, 1)) { causes.push_back(std::move(day)); }
    }
  }
  for (const Holiday& cause : causes) {
    const int cause_year = static_cast<int>(ymd(cause.date).year());
    if (cause_year < kInLieuSince || !is_weekend(cause.date)) { continue; }
    const Day kept = weekday_of(cause.date) == date::Saturday ? cause.date - Days{1} : cause.date + Days{1};
    if (static_cast<int>(ymd(kept).year()) != year) { continue; }
    const std::string name = cause.name + " (observed)";
    days.push_back({kept, name, name, HolidayKind::substitute, HolidayStatus::provisional});
  }
  sort_by_date(days);
  return days;
}

}  // namespace labclock::holiday_rules
