#pragma once
// The rules a day is judged by: core hours, night span, where the day begins, region, hours of a day,
// limits; each from a date on (docs/rules.md 1.6), so that the past is judged by what held then.
//
// What it is: plain values and their lookup by date, the settings' keys with their defaults, and the
// reading of their texts. What it is not: the bands themselves (src/almanac.hpp) or where settings are
// kept (storage).

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/holidays.hpp"
#include "src/ids.hpp"
#include "src/result.hpp"
#include "src/time.hpp"

namespace labclock {

/// A span of wall-clock time in seconds since the midnight of the day it starts on; `end` may pass
/// 24:00 (then it runs into the next date) and is greater than `start`, at most 24 h later.
struct ClockSpan {
  Seconds start{0};
  Seconds end{0};
  friend bool operator==(const ClockSpan&, const ClockSpan&) = default;
};

/// Core hours per weekday: first start to last end, since time between two core spans of one day is
/// core too (docs/rules.md 1.4). A weekday without core hours is a weekend day.
struct CoreWeek {
  std::array<std::optional<ClockSpan>, 7> days;  ///< indexed by Weekday::c_encoding(): 0 = Sunday
  std::string text;                              ///< as the person wrote it, normalised ("mon-fri 09:00-18:00")
  [[nodiscard]] const std::optional<ClockSpan>& on(Day day) const { return days[weekday_of(day).c_encoding()]; }
  friend bool operator==(const CoreWeek&, const CoreWeek&) = default;
};

/// A value that holds from a day on.
template <class T>
struct Dated {
  Day from;
  T value;
  friend bool operator==(const Dated&, const Dated&) = default;
};

/// The values of one rule over time, ascending by day; the first one holds since ever.
template <class T>
struct History {
  std::vector<Dated<T>> entries;
  /// What held on a day. There is always a first entry.
  [[nodiscard]] const T& on(Day day) const {
    const Dated<T>* found = &entries.front();
    for (const Dated<T>& entry : entries) {
      if (entry.from > day) { break; }
      found = &entry;
    }
    return found->value;
  }
};

enum class DayOffType : unsigned char { leave, sick, other };
enum class DayHalf : unsigned char { full, am, pm };

/// A day, or a run of days, that the person has off.
struct DayOff {
  DayOffId id;
  Uuid uuid;
  DayRange days;
  DayOffType type = DayOffType::leave;
  DayHalf half = DayHalf::full;
  friend bool operator==(const DayOff&, const DayOff&) = default;
};

/// Everything that judging a day needs. Limits of zero are off.
struct Rulebook {
  History<CoreWeek> core;
  History<ClockSpan> night;
  History<Seconds> day_start;
  History<std::string> region;
  History<Seconds> day_hours;
  History<Seconds> week_limit;
  History<Seconds> day_limit;
  History<Seconds> rest_benchmark;
  Seconds off_hours_limit{0};
  Weekday week_start{date::Monday};
  std::vector<HolidayEdit> holiday_edits;
  std::vector<DayOff> days_off;
};

/// mon-fri 09:00-18:00, night 22:00-06:00, day_start 00:00, no region, 8 h, 52 h, 10 h, 11 h.
[[nodiscard]] Rulebook default_rulebook();

/// "mon-fri 09:00-18:00, sat 10:00-13:00"; an end past 24:00 (`18:00-26:00`) belongs to the day it starts
/// on. Errors (usage, "bad_core"): unknown words, a reversed or empty span, two spans of a day that
/// overlap, more than 24 h from first start to last end. "none" has no core hours at all. Also read:
/// `mon,wed 09:00-18:00` (days take the hours that come next), `fri-mon`, `daily`, `weekdays`, `월-금 9시~18시`,
/// `평일`, `매일`, `없음`.
[[nodiscard]] Result<CoreWeek> parse_core(std::string_view text);
/// "22:00-06:00" (an end at or before the start is on the next day; at most 24 h). Errors: usage, "bad_span".
[[nodiscard]] Result<ClockSpan> parse_night(std::string_view text);
/// "09:00-18:00", "22:00-30:00", minutes only.
[[nodiscard]] std::string to_text(const ClockSpan& span);

[[nodiscard]] std::string_view key_of(DayOffType type);  ///< "leave", "sick", "other"
[[nodiscard]] std::string_view key_of(DayHalf half);     ///< "", "am", "pm"
[[nodiscard]] std::optional<DayOffType> day_off_type_from(std::string_view key);
[[nodiscard]] std::optional<DayHalf> day_half_from(std::string_view key);

/// How many settings hold from a date on, and which: core, night, day_start, day_hours, region,
/// week_limit, day_limit, rest_benchmark.
enum class SettingType : unsigned char {
  language,
  region,
  core,
  clock_span,
  clock_time,
  weekday,
  duration,
  switch_,
  text,
  theme,
  percent
};

struct SettingInfo {
  std::string_view key;
  SettingType type;
  std::string_view fallback;  ///< the default, in the words a person would write; empty = not set
  bool dated;
};

/// All settings but `benchmark.ID`, in the order in which they are shown.
[[nodiscard]] const std::vector<SettingInfo>& settings();
/// The switches `benchmark.ID`, one for each benchmark (src/benchmarks.hpp), without a default of their own: where
/// none is set, the region decides.
[[nodiscard]] const std::vector<SettingInfo>& benchmark_settings();
/// Null for an unknown key.
[[nodiscard]] const SettingInfo* find_setting(std::string_view key);
/// The value in its normal form ("9h" -> "9h", "90m" -> "1h30m", "월-금 9시-18시" -> "mon-fri 09:00-18:00"), or
/// why not (usage, "bad_value"). Durations that may be switched off are "off" then, and for zero. An empty
/// text, and an empty language, is "not set".
[[nodiscard]] Result<std::string> normalise_setting(const SettingInfo& setting, std::string_view value);
/// A duration setting as seconds, "off" as zero; null for anything that is neither.
[[nodiscard]] std::optional<Seconds> setting_seconds(std::string_view value);

/// Puts one dated or plain value (in normal form) into a rulebook; unknown and other keys do nothing, and
/// neither does a value that cannot be read. The order does not matter; a value of the same day replaces
/// the one before, so one from `kEver` replaces the default.
void apply_setting(Rulebook& rules, std::string_view key, std::string_view value, Day from);

/// The day from which a first set-up holds: before every session there can be.
inline constexpr Day kEver = day_of(1900, 1, 1);

}  // namespace labclock
