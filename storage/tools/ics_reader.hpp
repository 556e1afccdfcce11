#pragma once
// Bytes of an .ics file in, events out, each repetition as one of its own.
//
// What it is: the whole of what labclock-ics does but for its arguments and its output, as one function
// that a fuzzer can call. What it is not: part of labclock itself: libical and what it loads stay in a
// process of their own, which a hostile file may bring down without harm.
//
// Left out: cancelled events, tasks, journals. An event of which one repetition was changed
// (RECURRENCE-ID) is told as it was changed; changes to "this and all following" count for the one alone.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/result.hpp"
#include "src/time.hpp"

namespace labclock::ics {

struct Limits {
  DayRange days{day_of(1990, 1, 1), day_of(2060, 12, 31)};  ///< dates at which a repetition may start
  bool all_day_only = false;                                ///< leaves out the others before they are repeated
  std::size_t bytes = std::size_t{64} << 20U;
  std::size_t per_event = 10'000;  ///< repetitions
  std::size_t total = 100'000;     ///< events with all repetitions
};

struct Event {
  std::int64_t line = 0;  ///< of its BEGIN:VEVENT, from 1
  std::string uid;
  std::string summary;                  ///< one line, at most 1,000 bytes
  std::string description;              ///< its first line, at most 200 bytes
  std::vector<std::string> categories;  ///< at most 16
  bool all_day = false;
  Day date;      ///< of the start, on the event's own calendar
  Day end_date;  ///< all-day: the first day after it; else of the end
  LocalTime start_local{};
  LocalTime end_local{};
  std::optional<Instant> start;  ///< none for all-day events, floating times and unknown zones
  std::optional<Instant> end;
  std::string zone;  ///< IANA name where it is one, "UTC", or as the file calls it; empty = floating
};

/// Events in the order of the file. Errors (refused): "ics_too_large", those of `scan`, "ics_no_start",
/// "ics_bad_line", "ics_reversed", "ics_too_often", "ics_too_many", "ics_total".
[[nodiscard]] Result<std::vector<Event>> read(std::string_view bytes, const Limits& limits = {});

}  // namespace labclock::ics
