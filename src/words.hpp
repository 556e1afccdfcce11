#pragma once
// The words people write for times: WHEN, RANGE and DURATION of interface.md, in English and Korean.
//
// What it is: parsing, with exact errors. A word is read against a `Desk`: the instant, the zone and the
// first day of the week. What it is not: guessing; a word that could mean two things is refused, except
// a local time that exists twice, which means the first and says so.

#include <optional>
#include <string>
#include <string_view>

#include "src/almanac.hpp"
#include "src/result.hpp"
#include "src/time.hpp"
#include "src/zone.hpp"

namespace labclock {

/// Where the person stands: now, in this zone, by these rules.
struct Desk {
  Instant now;
  const Zone* zone = nullptr;
  Almanac* almanac = nullptr;  ///< for `today` as a logical day and the week's first day
  [[nodiscard]] Day today() const { return almanac->logical_day(*zone, now); }
};

/// An instant, and what is to be told about it.
struct When {
  Instant at;
  bool twice = false;   ///< the local time exists twice; the first was taken, and the output says so
  bool has_date = true; ///< false for a bare clock time (`9:30`)
};

/// `now`, `9:30`, `yesterday 14:00`, `mon 9:00` (the last Monday, today included), `2026-11-24 09:00`,
/// RFC 3339, `-30m`, `+10m`; Korean: `지금`, `오늘`, `어제`, `월`, `월요일`, `오전 9:30`, `오후 2시 30분`.
/// A bare clock time is on today's calendar date (or the logical day's: with `day_start` 04:00, `1:30`
/// at 02:00 means the small hours just begun). Errors, kind usage: "bad_time", "no_such_day"
/// (2026-02-30), "no_such_time" (spring gap, both neighbours named), "time_out_of_range".
[[nodiscard]] Result<When> parse_when(std::string_view text, const Desk& desk);

/// The TO of `add`: without a date it is the first such clock time after `from`, and it may be a
/// DURATION (`90m`, `+90m`; `1:30` is a clock time here).
[[nodiscard]] Result<When> parse_until(std::string_view text, Instant from, const Desk& desk);

/// A date: `2026-11-24`, `today`, `yesterday`, `tomorrow`, `mon`, `11-24`, `오늘`, `내일`, `11월 24일`.
/// Errors: usage, "bad_day", "no_such_day".
[[nodiscard]] Result<Day> parse_day(std::string_view text, const Desk& desk);

/// What a RANGE needs of the ledger beyond the desk.
struct RangeFacts {
  std::optional<Day> first_session;  ///< the logical day of the first session
  std::optional<Day> last_meeting;   ///< the day of the last meeting before today
};

struct Range {
  DayRange days;
  bool fallback = false;  ///< `since-meeting` without a meeting: the last four weeks were taken, say so
};

/// `today`, `yesterday`, `week`, `last-week`, `2026-W47`, `month`, `last-month`, `2026-11`, `2026`,
/// `2026-11-16`, `2026-11-01..2026-11-15` (both days included), `since-meeting`, `last-4-weeks`, `all`
/// (domain.md 1.11); Korean: `오늘`, `어제`, `이번주`, `지난주`, `이번달`, `지난달`, `전체`, `지난면담`,
/// `최근4주`. Errors: usage, "bad_range", "no_such_day", "reversed_range", "no_such_week" (2026-W54).
[[nodiscard]] Result<Range> parse_range(std::string_view text, const Desk& desk, const RangeFacts& facts);

/// `90m`, `1h30m`, `1:30`, `45s`, `1.5h`, `8h`; Korean `1시간 30분`. Not negative. Errors: usage,
/// "bad_duration"; more than 10 years is refused.
[[nodiscard]] Result<Seconds> parse_duration(std::string_view text);

/// A clock time of day, `9:30` or `09:30`, up to `max` (26:00 for core hours). Errors: usage, "bad_clock".
[[nodiscard]] Result<Seconds> parse_clock(std::string_view text, Seconds max);

/// RFC 3339 with an offset or Z, seconds required, fractions refused unless zero; null if it is none.
[[nodiscard]] std::optional<Instant> parse_rfc3339(std::string_view text);

/// "1h30m", "45s", "8h", the shortest words that parse_duration reads back to the same.
[[nodiscard]] std::string duration_words(Seconds duration);
/// "2026-11-16T00:30:00Z".
[[nodiscard]] std::string rfc3339(Instant t);
/// "2026-11-16".
[[nodiscard]] std::string iso_day(Day day);
/// "2026-11-16" strictly; null for anything else or a day that does not exist.
[[nodiscard]] std::optional<Day> parse_iso_day(std::string_view text);

}  // namespace labclock
