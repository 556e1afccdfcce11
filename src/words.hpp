#pragma once
// The words people write for times: WHEN, RANGE and DURATION, in English and Korean.
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
  bool twice = false;    ///< the local time exists twice; the first was taken, and the output says so
  bool has_date = true;  ///< false for a bare clock time (`9:30`)
};

// What all the words have in common: blanks around them are trimmed and case is ignored; full-width digits
// (`９：３０`), typographic dashes and waves are read as the plain ones; input that is not UTF-8 is refused, and
// so is any instant or day outside the years 1900 to 2199 ("time_out_of_range"). No number overflows.
//
// Clock times: `9:30`, `09:30:15`, `9am`, `2:30 pm`, `14시 30분`, `오전 9:30`, `오후 2시 반`; 12 am and 오전 12시 are
// midnight, 12 pm and 오후 12시 noon. `24:00` is the midnight that ends the date.

/// `now`, `9:30`, `yesterday 14:00`, `mon 9:00` (the last Monday, today included), `2026-11-24 09:00`,
/// `11-24 09:00` (this year), RFC 3339, `-30m`, `+10m`, `30m ago`; Korean: `지금`, `오늘`, `어제`, `월`, `월요일`,
/// `11월 24일 오후 2시 30분`, `30분 전`, `10분 후`.
/// A bare clock time, and one behind a word for a day (`today`, `yesterday`, `mon`), is the instant of that
/// logical day which reads so: with `day_start` 04:00, at 02:00 `1:30` is half an hour ago and `23:30` last
/// evening, and `yesterday 01:30` belongs to the small hours of the logical day before. A written date is
/// always the calendar's. An offset (`2026-10-25 01:30+01:00`, `... 00:30Z`) needs a date and settles a
/// local time that exists twice. Whether a time may lie in the future is for the verb to say.
/// Errors, kind usage: "bad_time", "no_such_day" (2026-02-30), "no_such_time" (spring gap, both neighbours
/// named), "time_out_of_range".
[[nodiscard]] Result<When> parse_when(std::string_view text, const Desk& desk);

/// The TO of `add`: without a date it is the first such clock time after `from` in the desk's zone (of a
/// time that exists twice the second where the first is past), and it may be a DURATION (`90m`, `+90m`;
/// `1:30` is a clock time here). Anything else is a WHEN.
[[nodiscard]] Result<When> parse_until(std::string_view text, Instant from, const Desk& desk);

/// What is to be told where `when.twice`: that the first of the two was taken, and both offsets.
[[nodiscard]] Phrase twice_phrase(const When& when, const Zone& zone);

/// A date: `2026-11-24`, `2026/11/24`, `2026.11.24`, `today`, `yesterday`, `tomorrow`, `mon` (the last one, today
/// included), `11-24` (this year), `오늘`, `내일`, `11월 24일`, `2026년 11월 24일`.
/// Errors: usage, "bad_day", "no_such_day", "time_out_of_range".
[[nodiscard]] Result<Day> parse_day(std::string_view text, const Desk& desk);

/// What a RANGE needs of the ledger beyond the desk.
struct RangeFacts {
  std::optional<Day> first_session;  ///< the logical day of the first session
  std::optional<Day> last_meeting;   ///< the day of the last meeting before today
};

/// Which of these facts the words of a RANGE ask for, so that nobody reads the others.
enum class RangeAsks : unsigned char { nothing, first_session, last_meeting };
[[nodiscard]] RangeAsks range_asks(std::string_view text);

struct Range {
  DayRange days;
  bool fallback = false;  ///< `since-meeting` without a meeting: the last four weeks were taken, say so
};

/// `today`, `yesterday`, `week`, `last-week`, `2026-W47`, `month`, `last-month`, `2026-11`, `2026`, `year`,
/// `last-year`, `2026-11-16`, `2026-11-01..2026-11-15` (both days included; each end may be any of the words
/// before: `2026-10..2026-11`, `mon..today`), `since-meeting`, `last-4-weeks`, `last-10-days`, `all`
/// (docs/rules.md 1.11); Korean: `오늘`, `어제`, `이번주`, `지난주`, `이번달`, `지난달`, `올해`, `작년`, `11월`,
/// `전체`, `지난면담`, `최근4주`. Blanks and hyphens inside of words do not matter. `all` without sessions is today.
/// Errors: usage, "bad_range", "no_such_day", "reversed_range", "no_such_week" (2026-W54), "time_out_of_range".
[[nodiscard]] Result<Range> parse_range(std::string_view text, const Desk& desk, const RangeFacts& facts);

/// `90m`, `1h30m`, `1:30`, `45s`, `1.5h`, `8h`; Korean `1시간 30분`, `1시간 반`. A decimal stands alone and is rounded
/// to the second. Not negative. Errors: usage, "bad_duration"; more than 10 years is refused.
[[nodiscard]] Result<Seconds> parse_duration(std::string_view text);

/// A clock time of day, `9:30` or `09:30` or any other form above, up to `max` included (26:00 for core
/// hours). Errors: usage, "bad_clock".
[[nodiscard]] Result<Seconds> parse_clock(std::string_view text, Seconds max);

/// RFC 3339 with an offset or Z, seconds required, fractions refused unless zero; null if it is none, or
/// outside kEarliest to kLatest. Strict: nothing is trimmed. `T` may be a `t` or a space, 23:59:60 is refused.
[[nodiscard]] std::optional<Instant> parse_rfc3339(std::string_view text);

/// "1h30m", "45s", "8h", "0m": the shortest words that parse_duration reads back to the same ("-30m" for
/// a negative one, which only WHEN reads).
[[nodiscard]] std::string duration_words(Seconds duration);
/// "2026-11-16T00:30:00Z".
[[nodiscard]] std::string rfc3339(Instant t);
/// "2026-11-16".
[[nodiscard]] std::string iso_day(Day day);
/// "2026-11-16" strictly; null for anything else, a day that does not exist, or one outside 1900 to 2199.
[[nodiscard]] std::optional<Day> parse_iso_day(std::string_view text);

}  // namespace labclock
