#include "reports/internal/rest_ledger.hpp"

#include <algorithm>

namespace labclock::reports {

Result<RestLedger> RestLedger::open(Books& books, DayRange days) {
  const auto known = known_days(books);
  if (!known) { return known.error(); }
  RestLedger ledger{books, days, *known};
  if (auto begun = ledger.begin(); !begun) { return begun.error(); }
  return ledger;
}

RestLedger::RestLedger(Books& books, DayRange days, DayRange known)
    : books_(&books),
      read_(reading_span(books.almanac.rules(), days)),
      floor_(known.first),
      days_(common_days(days, known)),
      past_{days_.first, std::min(days_.last, known.last - Days{1})},
      totals_(days_.empty() ? days_ : DayRange{days_.first - Days{1}, days_.last}),
      nights_(past_, floor_) {}

/// The first gap of the span begins where the session before it ended. One that reaches into the span
/// comes again, and leaves no gap to itself.
Result<void> RestLedger::begin() {
  if (past_.empty()) { return {}; }
  const auto before = books_->sessions.last_starting_before(read_.start);
  if (!before) { return before.error(); }
  if (!*before) { return {}; }
  const auto zone = books_->almanac.zones().find((*before)->zone);
  if (!zone) { return zone.error(); }
  last_end_ = (*before)->end;
  last_zone_ = *zone;
  return {};
}

Result<void> RestLedger::close_last_gap() {
  if (last_zone_ == nullptr) { return {}; }
  if (read_.end < books_->now) {
    const auto next = books_->sessions.first_starting_from(read_.end);
    if (!next) { return next.error(); }
    if (*next) {
      nights_.gap({last_end_, (*next)->start}, *last_zone_, NightBook::State::closed);
      return {};
    }
  }
  nights_.gap({last_end_, books_->now}, *last_zone_, NightBook::State::open);
  return {};
}

Result<void> RestLedger::count_days() {
  if (days_.empty()) { return {}; }
  for (Day day = past_.first; day <= past_.last; day += Days{1}) {
    if (totals_.on(day) < kWorkedDay) { ++figures_.days_off; }
  }
  int run = 0;
  const Day before = days_.first - Days{1};
  if (before >= floor_ && totals_.on(days_.first) >= kWorkedDay && totals_.on(before) >= kWorkedDay) {
    const auto earlier = run_up_to(*books_, before - Days{1}, floor_);
    if (!earlier) { return earlier.error(); }
    run = *earlier + 1;
  }
  for (Day day = days_.first; day <= days_.last; day += Days{1}) {
    run = totals_.on(day) < kWorkedDay ? 0 : run + 1;
    figures_.longest_run_days = std::max(figures_.longest_run_days, run);
  }
  return {};
}

Result<void> RestLedger::finish() {
  if (auto counted = count_days(); !counted) { return counted; }
  if (past_.empty()) { return {}; }
  if (auto closed = close_last_gap(); !closed) { return closed; }
  listed_ = nights_.nights(books_->almanac.rules().rest_benchmark);
  for (const Night& night : listed_) {
    if (!figures_.shortest_rest || night.rest() < *figures_.shortest_rest) { figures_.shortest_rest = night.rest(); }
  }
  return {};
}

}  // namespace labclock::reports
