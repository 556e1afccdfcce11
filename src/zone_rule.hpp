#pragma once
// The yearly rule of a zone's footer, as instants.
//
// What it is: the arithmetic behind src/zone.cpp: when, in a given year, the clock goes forward and back.
// What it is not: for others; ask a `Zone`.
//
// Strategy: the changes of a few years are listed and put in order. Rules may reach a week into the
// neighbouring years (RFC 8536 allows -167 to +167 hours), so a year is never judged alone.

#include <array>
#include <cstdint>
#include <vector>

#include "src/zone.hpp"

namespace labclock::zone_rule {

/// A change of the clock: from `at` on the offset is `offset`.
struct Change {
  std::int64_t at = 0;  ///< Unix seconds
  std::int32_t offset = 0;
};

/// The year of an instant in UTC, -32767 to 32767.
[[nodiscard]] int year_of(std::int64_t unix_seconds);

/// Appends the two changes of one year (there must be a daylight rule), and puts them in order among
/// what is there. Of two changes at one instant the later year's is the later one; within a year it is
/// the end of daylight time.
void add_year(std::vector<Change>& changes, const ZoneFooter& footer, int year);

/// The change in force at an instant and the instant of the next one, for any instant within 2^61
/// seconds of 1970. The Gregorian calendar repeats after 400 years, to the weekday, and so does a rule.
struct InForce {
  std::int32_t offset = 0;
  std::int64_t until = 0;
};
[[nodiscard]] InForce in_force(const ZoneFooter& footer, std::int64_t unix_seconds);

}  // namespace labclock::zone_rule
