#include "src/zone_rule.hpp"

#include <cstddef>

namespace labclock::zone_rule {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::int64_t kCycle = 146097 * kDay;   // 400 years
constexpr std::int64_t kCycleStart = 946684800;  // 2000-01-01

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

std::int64_t first_of_year(int year) {
  return date::sys_days{date::year{year} / date::January / 1}.time_since_epoch().count();
}

/// The date of a rule in a year, in days since 1970.
std::int64_t day_number_of(const ZoneRuleDate& rule, int year) {
  switch (rule.form) {
    case ZoneRuleDate::Form::julian_with_leap:
      return first_of_year(year) + rule.day;
    case ZoneRuleDate::Form::julian_without_leap: {
      const bool past_leap_day = date::year{year}.is_leap() && rule.day >= 60;
      return first_of_year(year) + rule.day - (past_leap_day ? 0 : 1);
    }
    case ZoneRuleDate::Form::month_week_day:
      break;
  }
  const auto month = date::year{year} / rule.month;
  const date::weekday weekday{static_cast<unsigned>(rule.day)};
  const date::sys_days days = rule.week == 5 ? date::sys_days{month / weekday[date::last]}
                                             : date::sys_days{month / weekday[static_cast<unsigned>(rule.week)]};
  return days.time_since_epoch().count();
}

Change change_on(const ZoneRuleDate& rule, int year, Seconds before, Seconds after) {
  const std::int64_t local = day_number_of(rule, year) * kDay + rule.time.count();
  return {local - before.count(), static_cast<std::int32_t>(after.count())};
}

template <class Changes>
void sift_down(Changes& changes, std::size_t at) {
  const Change change = changes[at];
  for (; at > 0 && changes[at - 1].at > change.at; --at) { changes[at] = changes[at - 1]; }
  changes[at] = change;
}

}  // namespace

int year_of(std::int64_t unix_seconds) {
  const date::sys_days day{Days{static_cast<int>(floor_div(unix_seconds, kDay))}};
  return static_cast<int>(Ymd{day}.year());
}

void add_year(std::vector<Change>& changes, const ZoneFooter& footer, int year) {
  const ZoneFooter::Daylight& daylight = *footer.daylight;
  changes.push_back(change_on(daylight.begins, year, footer.standard, daylight.offset));
  sift_down(changes, changes.size() - 1);
  changes.push_back(change_on(daylight.ends, year, daylight.offset, footer.standard));
  sift_down(changes, changes.size() - 1);
}

InForce in_force(const ZoneFooter& footer, std::int64_t unix_seconds) {
  const std::int64_t shift = floor_div(unix_seconds - kCycleStart, kCycle) * kCycle;
  const std::int64_t t = unix_seconds - shift;
  const int year = year_of(t);
  std::array<Change, 10> changes{};  // five years: enough for a change before and one after
  std::size_t count = 0;
  const ZoneFooter::Daylight& daylight = *footer.daylight;
  for (int y = year - 2; y <= year + 2; ++y) {
    changes[count] = change_on(daylight.begins, y, footer.standard, daylight.offset);
    sift_down(changes, count++);
    changes[count] = change_on(daylight.ends, y, daylight.offset, footer.standard);
    sift_down(changes, count++);
  }
  std::size_t next = 0;
  while (next < count && changes[next].at <= t) { ++next; }
  // There is always one before and one after: a change lies within 9 days of its year.
  return {changes[next - 1].offset, changes[next].at + shift};
}

}  // namespace labclock::zone_rule
