// Rest: between days, in weeks, in nights, and days off.

#include <algorithm>

#include "reports/benchmarks/judge.hpp"

namespace labclock::reports::bench {

// A duty that goes on without a rest of 11 h for longer than its 24 h counts on every day of it: else a range whose
// nights are all too short would have nothing to tell.
Benchmark look_at_daily_rest(Look& look, BenchmarkId id) {
  Worst worst{look, id};
  const DayRange& past = look.days.past;
  for (const Duty& duty : look.gather.duties()) {
    // By the clock of another zone a duty may reach into a range that has no day behind it yet.
    const bool reaches_in = !past.empty() && duty.is_long && duty.day < past.first && duty.last_day >= past.first;
    if (!past.contains(duty.day) && !reaches_in) { continue; }
    worst.add({duty.rest.length().count(), info_of(id).limit, {duty.day, duty.day}, duty.rest, Seconds{0}});
  }
  return worst.told();
}

Benchmark look_at_weekly_rest(Look& look) {
  constexpr BenchmarkId kId = BenchmarkId::eu_weekly_rest;
  Worst worst{look, kId};
  for (std::size_t i = 0; i < look.gather.weeks().size(); ++i) {
    const Day first = look.gather.weeks()[i];
    if (first < look.days.known.first) { continue; }  // the time before the first session is no rest
    const auto& rest = look.gather.rest_of_week(i);
    Candidate candidate{rest ? rest->length().count() : 0,
                        info_of(kId).limit,
                        {first, first + Days{6}},
                        rest,
                        look.gather.total({first, first + Days{6}})};
    worst.add(candidate);
  }
  return worst.told();
}

Benchmark look_at_weekly_holiday(Look& look) {
  constexpr int kWindow = 28;
  Benchmark benchmark = over_window(look, BenchmarkId::kr_weekly_holiday, look.days.window(kWindow), kWindow);
  BenchmarkFacts& facts = benchmark.facts;
  facts.of = facts.window;
  if (facts.known_days < kWindow) { return benchmark; }
  for (Day day = facts.window.first; day <= facts.window.last; day += Days{1}) {
    if (look.gather.on(day).total == Seconds{0}) { ++facts.count; }
  }
  judge(benchmark, {facts.count, 1}, info_of(benchmark.id).limit);
  return benchmark;
}

Benchmark look_at_nights(Look& look) {
  constexpr BenchmarkId kId = BenchmarkId::sleep_opportunity;
  Worst worst{look, kId};
  for (const Night& night : look.gather.nights()) {
    worst.add({night.rest().count(),
               info_of(kId).limit,
               {night.after, night.after},
               Piece{{night.from, night.to}, night.zone},
               Seconds{0}});
  }
  return worst.told();
}

Benchmark look_at_evenings(Look& look) {
  constexpr Seconds kEvening{30 * 60};
  Worst worst{look, BenchmarkId::recovery_detach};
  for (const Day first : look.gather.weeks()) {
    Candidate candidate{0, std::nullopt, {first, first + Days{6}}, {}, Seconds{0}};
    for (Day day = first; day <= first + Days{6}; day += Days{1}) {
      const Seconds off = look.gather.on(day).off_hours;
      candidate.hours += off;
      if (off >= kEvening) { ++candidate.value; }
    }
    worst.add(candidate);
  }
  return worst.told();
}

// The longest run of the range as the rest ledger has it: today belongs to it once it has 30 min.
Benchmark look_at_runs(Look& look) {
  constexpr BenchmarkId kId = BenchmarkId::recovery_consecutive;
  const DayRange seen = common_days(look.days.range, look.days.known);
  Benchmark benchmark = over_window(look, kId, seen, 0);
  if (seen.empty()) { return benchmark; }
  const int longest = look.gather.longest_run();
  // On which day of the range it was reached; what lies before it is known from its length.
  int run = 0;
  int best = -1;
  Day reached = seen.first;
  for (Day day = seen.first - Days{longest}; day <= seen.last; day += Days{1}) {
    run = look.gather.on(day).total >= kWorkedDay ? run + 1 : 0;
    if (day >= seen.first && run > best) {
      best = run;
      reached = day;
    }
  }
  if (longest > 0) { benchmark.facts.of = {reached - Days{longest - 1}, reached}; }
  benchmark.facts.count = longest;
  judge(benchmark, {longest, 1}, info_of(kId).limit);
  return benchmark;
}

}  // namespace labclock::reports::bench
