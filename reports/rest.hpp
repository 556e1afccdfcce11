#pragma once
// The rest ledger: nights, days off, runs of working days, coverage (domain.md 1.8 to 1.11).
//
// What it is: pure figures over the sessions. What it is not: benchmarks, which judge them.

#include <optional>
#include <vector>

#include "reports/books.hpp"
#include "reports/tally.hpp"

namespace labclock::reports {

/// The rest of the night after a date: of all gaps between sessions that overlap [D 18:00, D+1 12:00) in
/// the zone of the session before the gap, the longest, uncut.
struct Night {
  Day after;
  Instant from;
  Instant to;
  bool is_short = false;  ///< below `rest_benchmark` as it held on `after`
  [[nodiscard]] Seconds rest() const { return to - from; }
};

struct Rest {
  std::vector<Night> nights;  ///< ascending by `after`
  std::optional<int> days_since_day_off;  ///< days of work in a row up to yesterday or today; none before any session
  std::optional<Seconds> longest_rest_last_7_days;
  RestFigures figures;
};
[[nodiscard]] Result<Rest> rest_of(Books& books, DayRange days);
[[nodiscard]] Result<RestFigures> rest_figures(Books& books, DayRange days);

/// Working days (in halves) of a range and how many of them have a session (domain.md 1.8, 1.12).
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
