#pragma once
// Dates and times as an iCalendar file writes them (RFC 5545, 3.3.4 to 3.3.6), read strictly.
//
// What it is: "20261124", "20261124T090000", the same with Z, with a TZID, and durations. What it is not:
// a guess: a date that does not exist is told.

#include <optional>
#include <string>
#include <string_view>

#include "src/time.hpp"
#include "storage/tools/ics_lines.hpp"

namespace labclock::ics {

/// A date, or a reading of a clock: in UTC, in a zone, or nowhere in particular.
struct Moment {
  LocalTime local{};
  bool date_only = false;
  bool utc = false;
  std::string tzid;  ///< empty for UTC, dates and floating times

  [[nodiscard]] Day day() const { return date::floor<Days>(local); }
};

/// Years 1000 to 9999. None where the text is not such a date or time.
[[nodiscard]] std::optional<Moment> parse_moment(std::string_view value, std::string tzid);
/// The value of a line (the first one of a list), in the zone of its TZID.
[[nodiscard]] std::optional<Moment> moment_of(const Line& line);
/// All values of a line with a comma list, as RDATE and EXDATE have; of a period its start. None where
/// one of them cannot be read.
[[nodiscard]] std::optional<std::vector<Moment>> moments_of(const Line& line);

/// A duration that is not negative ("P1W", "P1DT2H") and at most a century; whole days count 24 h.
[[nodiscard]] std::optional<Seconds> parse_duration(std::string_view value);

}  // namespace labclock::ics
