#include "reports/runs.hpp"

#include "reports/internal/walk.hpp"
#include "reports/rest.hpp"

namespace labclock::reports {

Result<std::vector<DayRange>> runs_of(Books& books, DayRange days) {
  std::vector<DayRange> runs;
  const auto known = known_days(books);
  if (!known) { return known.error(); }
  const DayRange seen = common_days(days, *known);
  if (seen.empty()) { return runs; }
  const auto totals = totals_of(books, seen);
  if (!totals) { return totals.error(); }
  for (Day day = seen.first; day <= seen.last; day += Days{1}) {
    if (totals->on(day) < kWorkedDay) { continue; }
    if (!runs.empty() && runs.back().last == day - Days{1}) {
      runs.back().last = day;
      continue;
    }
    Day first = day;
    if (day == seen.first && day > known->first) {
      const auto before = run_up_to(books, day - Days{1}, known->first);
      if (!before) { return before.error(); }
      first -= Days{*before};
    }
    runs.push_back({first, day});
  }
  return runs;
}

}  // namespace labclock::reports
