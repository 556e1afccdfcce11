#include "src/holidays/rules.hpp"

#include <algorithm>

namespace labclock::holiday_rules {
namespace {

/// The first such weekday on a day or after it.
Day weekday_from(Day day, Weekday weekday) {
  return day + (weekday - weekday_of(day));
}

}  // namespace

Day date_in(const When& when, int year) {
  switch (when.form) {
    case When::Form::nth:
      return weekday_from(day_of(year, when.month, 1), when.weekday) + Days{7 * (when.number - 1)};
    case When::Form::last:
      return Day{date::year{year} / static_cast<int>(when.month) / when.weekday[date::last]};
    case When::Form::on_or_after:
      return weekday_from(day_of(year, when.month, static_cast<unsigned>(when.number)), when.weekday);
    case When::Form::easter:
      return easter(year) + Days{when.number};
    case When::Form::fixed:
      break;
  }
  return day_of(year, when.month, static_cast<unsigned>(when.number));
}

std::vector<Holiday> apply(std::span<const Rule> rules, int year, Places places, std::span<const Moved> moved) {
  std::vector<Holiday> days;
  days.reserve(rules.size());
  for (const Rule& rule : rules) {
    if (!rule.years.contains(year) || (rule.places & places) == 0) { continue; }
    const auto elsewhere = std::ranges::find_if(
        moved, [&](const Moved& move) { return move.year == year && move.name_en == rule.name_en; });
    const Day day =
        elsewhere != moved.end() ? day_of(year, elsewhere->month, elsewhere->day) : date_in(rule.when, year);
    days.push_back({day, std::string(rule.name), std::string(rule.name_en), rule.kind, HolidayStatus::provisional});
  }
  return days;
}

void sort_by_date(std::vector<Holiday>& days) {
  std::ranges::stable_sort(days, {}, &Holiday::date);
}

bool is_weekend(Day day) {
  return weekday_of(day) == date::Saturday || weekday_of(day) == date::Sunday;
}

bool holds(const std::vector<Holiday>& days, Day day) {
  return std::ranges::find(days, day, &Holiday::date) != days.end();
}

}  // namespace labclock::holiday_rules
