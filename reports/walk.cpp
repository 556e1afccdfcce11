#include "reports/internal/walk.hpp"

#include <algorithm>

#include "reports/rest.hpp"

namespace labclock::reports {

Span reading_span(const Rulebook& rules, DayRange days) {
  constexpr Hours kMostFromUtc{16};
  Seconds behind = Hours{12} + kMostFromUtc;
  for (const auto& entry : rules.day_start.entries) { behind = std::max<Seconds>(behind, entry.value + kMostFromUtc); }
  return {reading_span(days).start, Instant{(days.last + Days{1}).time_since_epoch()} + behind};
}

Result<DayRange> known_days(Books& books) {
  const Day today = books.today();
  const auto first = books.sessions.first();
  if (!first) { return first.error(); }
  if (!*first) { return DayRange{today + Days{1}, today}; }
  const auto zone = books.almanac.zones().find((*first)->zone);
  if (!zone) { return zone.error(); }
  return DayRange{books.almanac.logical_day(**zone, (*first)->start), today};
}

Result<DayTotals> totals_of(Books& books, DayRange days) {
  DayTotals totals{days};
  if (days.empty()) { return totals; }
  const auto read = walk_sessions(books, days, [&](const Session& session, const Zone& zone) {
    books.almanac.slice(zone, session.span(), [&](const Slice& slice) { totals.add(slice.day, slice.length()); });
  });
  if (!read) { return read.error(); }
  return totals;
}

Result<int> run_up_to(Books& books, Day last, Day floor) {
  constexpr Days kFirstChunk{7};
  int run = 0;
  for (Days chunk = kFirstChunk; last >= floor; chunk *= 2) {
    const DayRange days{std::max(floor, last - chunk + Days{1}), last};
    const auto totals = totals_of(books, days);
    if (!totals) { return totals.error(); }
    for (; last >= days.first; last -= Days{1}) {
      if (totals->on(last) < kWorkedDay) { return run; }
      ++run;
    }
  }
  return run;
}

}  // namespace labclock::reports
