#pragma once
// The rest ledger: nights, days off, runs of working days, coverage (docs/rules.md 1.8 to 1.11).
//
// What it is: pure figures over the sessions. What it is not: benchmarks, which judge them.
//
// Days off, runs, nights and coverage look from the first session's day up to yesterday; today joins a run
// at 30 min. The run before a range is followed backwards in chunks that grow, until a day off or the first
// session, so that a week costs the same in a ledger of ten years and of one.

#include <optional>
#include <vector>

#include "reports/books.hpp"
#include "reports/tally.hpp"

namespace labclock::reports {

/// A day with less work than this is a day off; with as much or more it belongs to a run (docs/rules.md 1.9).
inline constexpr Seconds kWorkedDay{30 * 60};

/// The rest of the night after a date: of all gaps between sessions that overlap [D 18:00, D+1 12:00) in
/// the zone of the session before the gap, the longest, uncut; of two equally long ones the earlier. A gap
/// is listed once, under the first D whose longest it is. A gap still open competes with its length so far,
/// so that a pause before it is not taken for the night, and is not listed.
struct Night {
  Day after;
  Instant from;
  Instant to;
  const Zone* zone = nullptr;  ///< of the session before it, on whose clock it is a night; the almanac's finder has it
  bool is_short = false;       ///< below `rest_benchmark` as it held on `after`
  [[nodiscard]] Seconds rest() const { return to - from; }
};

struct Rest {
  std::vector<Night> nights;  ///< ascending by `after`
  /// Days of 30 min and more in a row that end with today, or with yesterday while today has less: 0 means
  /// that yesterday was a day off. It tells of `now`, whatever the range; none before any session.
  std::optional<int> days_since_day_off;
  /// The longest rest within the 168 hours up to `now`, so cut at both ends, from the first session on; the
  /// rest that goes on now is counted. It tells of `now`, whatever the range; none before any session.
  std::optional<Seconds> longest_rest_last_7_days;
  RestFigures figures;
};
[[nodiscard]] Result<Rest> rest_of(Books& books, DayRange days);
[[nodiscard]] Result<RestFigures> rest_figures(Books& books, DayRange days);

/// Working days (in halves) of a range and how many of them have a session (docs/rules.md 1.8, 1.12).
struct Coverage {
  int working_halves = 0;
  int covered_halves = 0;
  [[nodiscard]] std::optional<double> share() const {
    if (working_halves == 0) { return std::nullopt; }
    return static_cast<double>(covered_halves) / working_halves;
  }
};
[[nodiscard]] Result<Coverage> coverage_of(Books& books, DayRange days);

}  // namespace labclock::reports
