#pragma once
// The words for time that the whole program uses, taken from Howard Hinnant's date.
//
// What it is: one place for the aliases, so that nobody has to remember that `date::days` is not
// `std::chrono::days`. What it is not: a clock. The current instant and the zone are always
// arguments (there is no `now()` in this project outside the two programs' main functions).
//
// Two kinds of time exist and never mix by accident:
//   Instant  seconds since 1970 in UTC; what is stored and what durations are counted in
//   Day      a date on somebody's wall calendar, without a zone

#include <date/date.h>

#include <chrono>
#include <cstdint>

namespace labclock {

using Seconds = std::chrono::seconds;
using Minutes = std::chrono::minutes;
using Hours = std::chrono::hours;
using Days = date::days;

/// An instant in UTC, whole seconds.
using Instant = date::sys_seconds;
/// A civil date. Arithmetic with `Days`.
using Day = date::local_days;
/// A wall-clock reading (date and time of day) without a zone.
using LocalTime = date::local_seconds;

using Ymd = date::year_month_day;
using Weekday = date::weekday;

/// A half-open interval [start, end) of instants. Never empty where a function asks for one.
struct Span {
  Instant start;
  Instant end;
  [[nodiscard]] Seconds length() const { return end - start; }
  friend bool operator==(const Span&, const Span&) = default;
};

/// Dates first to last, both included. Empty when last < first.
struct DayRange {
  Day first;
  Day last;
  [[nodiscard]] bool contains(Day day) const { return first <= day && day <= last; }
  [[nodiscard]] bool empty() const { return last < first; }
  [[nodiscard]] int count() const { return empty() ? 0 : static_cast<int>((last - first).count()) + 1; }
  friend bool operator==(const DayRange&, const DayRange&) = default;
};

/// True where the two half-open intervals share at least one second.
[[nodiscard]] constexpr bool overlap(const Span& a, const Span& b) {
  return a.start < b.end && b.start < a.end;
}

[[nodiscard]] constexpr Day day_of(int year, unsigned month, unsigned day) {
  return Day{date::year{year} / static_cast<int>(month) / static_cast<int>(day)};
}

[[nodiscard]] inline Ymd ymd(Day day) {
  return Ymd{day};
}
[[nodiscard]] inline Weekday weekday_of(Day day) {
  return Weekday{day};
}

/// Unix seconds, for storage and hashing.
[[nodiscard]] constexpr std::int64_t unix_seconds(Instant t) {
  return t.time_since_epoch().count();
}
[[nodiscard]] constexpr Instant instant_of(std::int64_t seconds) {
  return Instant{Seconds{seconds}};
}

/// Days since 1970-01-01, for storage and tables.
[[nodiscard]] constexpr std::int32_t day_number(Day day) {
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}
[[nodiscard]] constexpr Day day_from_number(std::int32_t number) {
  return Day{Days{number}};
}

/// Instants a person may enter: 1900-01-01 to 2199-12-31 in UTC. Outside of it a date is a typing error.
inline constexpr Instant kEarliest{Seconds{-2208988800}};
inline constexpr Instant kLatest{Seconds{7258118399}};

}  // namespace labclock
