// Breaks within a day, and work at night. Night is a matter of the clock here, not of the band.

#include "reports/benchmarks/judge.hpp"

namespace labclock::reports::bench {

Benchmark look_at_stretches(Look& look) {
  constexpr BenchmarkId kId = BenchmarkId::eu_break6;
  Worst worst{look, kId};
  for (Day day = look.days.past.first; day <= look.days.past.last; day += Days{1}) {
    const DayFacts& facts = look.gather.on(day);
    if (!facts.stretch) { continue; }
    worst.add({facts.stretch->length().count(), info_of(kId).limit, {day, day}, facts.stretch, facts.total});
  }
  return worst.told();
}

// Half an hour from four hours on, an hour from eight; a pause after the last session is none.
Benchmark look_at_breaks(Look& look) {
  constexpr Seconds kFour{4 * 3600};
  constexpr Seconds kEight{8 * 3600};
  constexpr std::int64_t kHalfHour = 1800;
  constexpr std::int64_t kHour = 3600;
  Worst worst{look, BenchmarkId::kr_break};
  for (Day day = look.days.past.first; day <= look.days.past.last; day += Days{1}) {
    const DayFacts& facts = look.gather.on(day);
    if (facts.total < kFour) { continue; }
    worst.add({facts.pauses.count(), facts.total < kEight ? kHalfHour : kHour, {day, day}, {}, facts.total});
  }
  return worst.told();
}

Benchmark look_at_night_days(Look& look) {
  constexpr int kWindow = 14;
  constexpr Seconds kNightDay{3 * 3600};
  Benchmark benchmark = over_window(look, BenchmarkId::eu_night, look.days.window(kWindow), kWindow);
  BenchmarkFacts& facts = benchmark.facts;
  facts.of = facts.window;
  if (facts.known_days == 0) { return benchmark; }
  for (Day day = facts.window.first; day <= facts.window.last; day += Days{1}) {
    const Seconds worked = look.gather.night_of(day).from23;
    facts.night += worked;
    if (worked >= kNightDay) { ++facts.count; }
  }
  judge(benchmark, {facts.count, 1}, info_of(benchmark.id).limit);
  return benchmark;
}

Benchmark look_at_night_work(Look& look) {
  constexpr BenchmarkId kId = BenchmarkId::kr_night;
  Worst worst{look, kId};
  Seconds all{0};
  for (Day day = look.days.past.first; day <= look.days.past.last; day += Days{1}) {
    const Seconds worked = look.gather.night_of(day).from22;
    all += worked;
    worst.add({worked.count(), std::nullopt, {day, day}, {}, worked});
  }
  Benchmark benchmark = worst.told();
  benchmark.facts.night = all;
  return benchmark;
}

}  // namespace labclock::reports::bench
