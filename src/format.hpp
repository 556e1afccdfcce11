#pragma once
// Numbers, dates and times as a person reads them, in both languages.
//
// What it is: the one place where a duration becomes "1 h 24 min" or "1시간 24분". What it is not: for
// machines (src/words.hpp has RFC 3339 and ISO days). No seconds are ever shown to a person; whole
// minutes are cut, not rounded up, so that 59 s is "0 min" and a sum never shows more than there was.

#include <string>

#include "src/almanac.hpp"
#include "src/project.hpp"
#include "src/text.hpp"
#include "src/time.hpp"
#include "src/zone.hpp"

namespace labclock {

/// "1 h 24 min", "24 min", "9시간 12분", "24분"; "-1 h 05 min" for negative ones.
[[nodiscard]] std::string hours_minutes(Seconds duration, Lang lang);
/// "9:12", for narrow columns: hours and two-digit minutes.
[[nodiscard]] std::string clock_length(Seconds duration);
/// "9.2": decimal hours, for charts and tables of hours.
[[nodiscard]] std::string decimal_hours(Seconds duration, int decimals = 1);
/// "41 %" from 0.4123.
[[nodiscard]] std::string percent(double share, int decimals = 0);
/// "09:30" in the zone; seconds only when they are not zero ("09:30:05").
[[nodiscard]] std::string clock_text(Instant t, const Zone& zone);
/// "2026-11-24 09:30", the same in both languages, for messages.
[[nodiscard]] std::string date_clock(Instant t, const Zone& zone);
/// "Thu 19 Nov 2026", "2026년 11월 19일 (목)".
[[nodiscard]] std::string long_day(Day day, Lang lang);
/// "Mon 16", "16 월".
[[nodiscard]] std::string short_day(Day day, Lang lang);
/// "16-22 Nov 2026", "2026년 11월 16일-22일".
[[nodiscard]] std::string day_range(DayRange days, Lang lang);
[[nodiscard]] std::string weekday_name(Weekday weekday, Lang lang);  ///< "Mon", "월"
[[nodiscard]] std::string_view name_of(Kind kind, Lang lang);        ///< "own research", "본인 연구"
[[nodiscard]] std::string_view name_of(Band band, Lang lang);        ///< "evening", "저녁"
[[nodiscard]] std::string_view name_of(Fit fit, Lang lang);

}  // namespace labclock
