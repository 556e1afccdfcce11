#pragma once
// Which gap between sessions is the night after which date (docs/rules.md 1.10).
//
// What it is: handed every gap in order, it keeps the longest that overlaps [D 18:00, D+1 12:00) for each
// D, on the clock of the session before the gap. Of two that are equally long the earlier one counts. A
// gap that is the night of several dates (a weekend) is listed under the first of them. A gap that is
// still open takes part with its length so far, so that a short pause before it is not taken for the
// night, and is not listed itself. What it is not: a reader of sessions.

#include <optional>
#include <vector>

#include "reports/rest.hpp"

namespace labclock::reports {

class NightBook {
 public:
  /// For the nights after `days`. Whether a gap was listed before them is seen on the two days before;
  /// `floor` is the first session's day, which nothing is listed before.
  NightBook(DayRange days, Day floor);

  enum class State : unsigned char { closed, open };
  /// Gaps must come in order of time; `zone` is that of the session before it.
  void gap(Span gap, const Zone& zone, State state);

  /// The nights of the days asked for, ascending.
  [[nodiscard]] std::vector<Night> nights(const History<Seconds>& benchmark) const;

 private:
  /// Noon to noon on one zone's clock: where gaps start that can have `day` for their first night.
  struct Noons {
    const Zone* zone = nullptr;
    Day day;
    Instant begin;         ///< day 12:00
    Instant evening;       ///< day 18:00
    Instant end;           ///< next day 12:00
    Instant next_evening;  ///< next day 18:00
  };
  struct Candidate {
    Span gap;
    const Zone* zone = nullptr;
    bool is_open = false;
  };

  [[nodiscard]] std::optional<DayRange> nights_touched(Span gap, const Zone& zone);
  void look_around(Instant t, const Zone& zone);

  DayRange asked_;
  DayRange kept_;                                  // asked_ and up to two days before
  std::vector<std::optional<Candidate>> longest_;  // by day of kept_
  Noons noons_;
};

}  // namespace labclock::reports
