#pragma once
// Rest over a range, gathered along with whatever else one pass over its sessions sums.
//
// What it is: fed with every session of `reading_span(days)` in order and every slice of them, it counts
// days off, runs of working days and nights. The little that lies outside of the span is read apart:
// where the gaps at its two ends begin and end, and how long the run before it is. What it is not: a
// second pass over the range.

#include <vector>

#include "reports/internal/nights.hpp"
#include "reports/internal/walk.hpp"
#include "reports/rest.hpp"

namespace labclock::reports {

class RestLedger {
 public:
  /// `books` must outlive it.
  [[nodiscard]] static Result<RestLedger> open(Books& books, DayRange days);

  /// Takes the gap before it, where there is one; sessions that touch leave none.
  void session(const Session& session, const Zone& zone) {
    if (last_zone_ != nullptr && last_end_ < session.start) {
      nights_.gap({last_end_, session.start}, *last_zone_, NightBook::State::closed);
    }
    last_zone_ = &zone;
    last_end_ = session.end;
  }
  void slice(Day day, Seconds length) { totals_.add(day, length); }

  /// Once, after the last session.
  [[nodiscard]] Result<void> finish();

  // After `finish`:
  [[nodiscard]] const std::vector<Night>& nights() const { return listed_; }
  [[nodiscard]] const RestFigures& figures() const { return figures_; }

 private:
  RestLedger(Books& books, DayRange days, DayRange known);
  [[nodiscard]] Result<void> begin();
  [[nodiscard]] Result<void> close_last_gap();
  [[nodiscard]] Result<void> count_days();

  Books* books_;
  Span read_;         // what the sessions handed over share a second with
  Day floor_;         // the first session's day
  DayRange days_;     // of the range, from the first session's day to today
  DayRange past_;     // the same up to yesterday
  DayTotals totals_;  // of days_ and the day before
  NightBook nights_;
  Instant last_end_;
  const Zone* last_zone_ = nullptr;  // of the last session; null before any
  std::vector<Night> listed_;
  RestFigures figures_;
};

}  // namespace labclock::reports
