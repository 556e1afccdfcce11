#pragma once
// The outside of an iCalendar file: physical lines joined (RFC 5545, 3.1), components opened and closed in
// order, and of each event only the properties that are asked for.
//
// What it is: a strict reader of the frame (a file that was cut short is told as such, with the line of
// what is open) and a lenient one of what is inside (a property nobody asked for may be anything). What
// it is not: an understanding of dates or rules (ics_dates.hpp, ics_repeat.hpp).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/result.hpp"

namespace labclock::ics {

/// One content line, unfolded.
struct Line {
  std::int64_t number = 0;  ///< where it begins in the file, from 1
  std::string name;         ///< upper case
  std::string params;       ///< as written, without the first semicolon
  std::string value;        ///< as written
};

/// The value of a parameter of a line ("TZID"), without quotes; empty where there is none.
[[nodiscard]] std::string param(const Line& line, std::string_view name);

/// TEXT as it is meant: "\n", "\," and "\;" resolved, control characters other than line ends as spaces.
[[nodiscard]] std::string unescape(std::string_view value);

/// At most so many bytes, cut between two characters.
[[nodiscard]] std::string at_most(std::string text, std::size_t bytes);

/// "ics_bad_line": what is said of a line whose value cannot be read.
[[nodiscard]] Error unreadable(const Line& line);

/// An event's lines: its own ones of the kinds that matter, not those of its alarms.
struct EventLines {
  std::int64_t number = 0;  ///< line of its BEGIN
  std::vector<Line> lines;

  /// The first line of a name, or null.
  [[nodiscard]] const Line* find(std::string_view name) const;
};

/// A time zone as the file itself describes it.
struct ZoneText {
  std::string tzid;
  std::string text;  ///< BEGIN:VTIMEZONE to END:VTIMEZONE, unfolded, CRLF
};

struct Calendar {
  std::vector<EventLines> events;
  std::vector<ZoneText> zones;
};

/// All calendars of a file as one. Errors, all refused: "ics_not_calendar", "ics_truncated", "ics_malformed",
/// "ics_not_utf8".
[[nodiscard]] Result<Calendar> scan(std::string_view bytes);

}  // namespace labclock::ics
