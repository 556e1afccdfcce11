#pragma once
// Times as foreign files write them.
//
// What it is: fixed notations, read exactly or not at all. What it is not: words for times
// (src/words.hpp), or a guess: a date like 03/04/2026 is nobody's to settle.

#include <optional>
#include <string_view>

#include "src/time.hpp"
#include "src/zone.hpp"

namespace labclock::storage {

/// RFC 3339, as src/words.hpp reads it; faster for "2026-11-16T00:30:00Z".
[[nodiscard]] std::optional<Instant> instant_from_rfc3339(std::string_view text);

/// Timewarrior's "20261116T003000Z".
[[nodiscard]] std::optional<Instant> instant_from_stamp(std::string_view text);

/// A date that means one day: 2026-11-16, 2026/11/16, 16.11.2026.
enum class DateForm : unsigned char { none, ambiguous, day };
struct ForeignDate {
  DateForm form = DateForm::none;  ///< ambiguous: 03/04/2026, 03-04-2026
  Day day{};
};
[[nodiscard]] ForeignDate foreign_date(std::string_view text);

/// "9:00", "09:00:00", "9:00 AM", "09:00:00 pm": seconds since midnight.
struct ForeignClock {
  Seconds clock{0};
  bool has_seconds = false;
};
[[nodiscard]] std::optional<ForeignClock> foreign_clock(std::string_view text);

/// "01:30:00", "123:00:05": hours, minutes, seconds.
[[nodiscard]] std::optional<Seconds> foreign_duration(std::string_view text);

}  // namespace labclock::storage
