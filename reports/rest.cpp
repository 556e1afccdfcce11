#include "reports/rest.hpp"

#include <algorithm>

#include "reports/internal/rest_ledger.hpp"
#include "reports/internal/walk.hpp"

namespace labclock::reports {

namespace {

Result<RestLedger> ledger_of(Books& books, DayRange days) {
  auto ledger = RestLedger::open(books, days);
  if (!ledger) { return ledger; }
  const auto read = walk_sessions(books, days, [&](const Session& session, const Zone& zone) {
    ledger->session(session, zone);
    books.almanac.slice(zone, session.span(), [&](const Slice& slice) { ledger->slice(slice.day, slice.length()); });
  });
  if (!read) { return read.error(); }
  if (auto finished = ledger->finish(); !finished) { return finished.error(); }
  return ledger;
}

/// Today joins a run at 30 min; until then the run is yesterday's.
Result<std::optional<int>> days_since_day_off(Books& books, DayRange known) {
  if (known.empty()) { return std::optional<int>{}; }
  auto run = run_up_to(books, known.last, known.first);
  if (run && *run == 0) { run = run_up_to(books, known.last - Days{1}, known.first); }
  if (!run) { return run.error(); }
  return std::optional{*run};
}

Result<std::optional<Seconds>> longest_rest_in_last_week(Books& books) {
  constexpr Days kWeek{7};
  const auto first = books.sessions.first();
  if (!first) { return first.error(); }
  if (!*first || (*first)->start >= books.now) { return std::optional<Seconds>{}; }
  const Span week{std::max(books.now - kWeek, (*first)->start), books.now};
  Instant rests_since = week.start;
  Seconds longest{0};
  const auto read = books.sessions.each(week, [&](const Session& session) {
    longest = std::max(longest, session.start - rests_since);
    rests_since = std::max(rests_since, session.end);
  });
  if (!read) { return read.error(); }
  return std::optional{std::max(longest, week.end - rests_since)};
}

}  // namespace

Result<Rest> rest_of(Books& books, DayRange days) {
  const auto ledger = ledger_of(books, days);
  if (!ledger) { return ledger.error(); }
  const auto known = known_days(books);
  if (!known) { return known.error(); }
  const auto since = days_since_day_off(books, *known);
  if (!since) { return since.error(); }
  const auto longest = longest_rest_in_last_week(books);
  if (!longest) { return longest.error(); }
  return Rest{ledger->nights(), *since, *longest, ledger->figures()};
}

Result<RestFigures> rest_figures(Books& books, DayRange days) {
  const auto ledger = ledger_of(books, days);
  if (!ledger) { return ledger.error(); }
  return ledger->figures();
}

Result<Coverage> coverage_of(Books& books, DayRange days) {
  const auto known = known_days(books);
  if (!known) { return known.error(); }
  const DayRange past = common_days(days, {known->first, known->last - Days{1}});
  Coverage coverage;
  if (past.empty()) { return coverage; }
  const auto totals = totals_of(books, past);
  if (!totals) { return totals.error(); }
  for (Day day = past.first; day <= past.last; day += Days{1}) {
    const int halves = books.almanac.status(day).working_halves();
    coverage.working_halves += halves;
    if (totals->on(day) > Seconds{0}) { coverage.covered_halves += halves; }
  }
  return coverage;
}

}  // namespace labclock::reports
