// Hours: averages over windows of their own, and the longest day and week of the range.

#include <algorithm>

#include "reports/benchmarks/judge.hpp"

namespace labclock::reports::bench {
namespace {

constexpr int kDaysForAnAverage = 28;

/// The day after the same date some months before; a date that its month does not have is its last one.
Day after_months_before(Day day, int months) {
  const Ymd date{day};
  Ymd before = date - date::months{months};
  if (!before.ok()) { before = before.year() / before.month() / date::last; }
  return Day{before} + Days{1};
}

/// Work at night counts 1.3 times: tenths of seconds.
std::int64_t weighed(const Gather& gather, DayRange days) {
  return gather.total(days).count() * 10 + gather.night22(days).count() * 3;
}

std::optional<std::int64_t> limit_on(const History<Seconds>& history, Day day) {
  const Seconds limit = history.on(day);
  return limit > Seconds{0} ? std::optional{limit.count()} : std::nullopt;
}

bool has_a_limit(const History<Seconds>& history) {
  return std::ranges::any_of(history.entries, [](const auto& each) { return each.value > Seconds{0}; });
}

/// The limit of the person's own; one that was switched on without being set is the setting's default.
const History<Seconds>& own_or(const History<Seconds>& own, const History<Seconds>& fallback) {
  return has_a_limit(own) ? own : fallback;
}

}  // namespace

// Days of leave are neutral: they and what was worked on them are left out.
Benchmark look_at_average48(Look& look) {
  const Day last = look.days.last;
  constexpr int kSeventeenWeeks = 119;
  const bool weeks = averages_over_17_weeks(look.books.almanac.rules().region.on(last));
  const DayRange window = weeks ? look.days.window(kSeventeenWeeks) : DayRange{after_months_before(last, 4), last};
  Benchmark benchmark = over_window(look, BenchmarkId::eu_avg48, window, kDaysForAnAverage);
  BenchmarkFacts& facts = benchmark.facts;
  facts.of = window;
  const DayRange known = look.days.known_of({std::max(window.first, info_of(benchmark.id).from), window.last});
  for (Day day = known.first; day <= known.last; day += Days{1}) {
    const Seconds worked = look.gather.on(day).total;
    if (look.books.almanac.status(day).fully_off()) {
      ++facts.leave_days;
      facts.leave_hours += worked;
    } else {
      facts.hours += worked;
    }
  }
  const int counted = facts.known_days - facts.leave_days;
  if (facts.known_days < kDaysForAnAverage || counted <= 0) { return benchmark; }
  judge(benchmark, {facts.hours.count() * 7, counted}, info_of(benchmark.id).limit);
  return benchmark;
}

Benchmark look_at_week(Look& look, BenchmarkId id) {
  Worst worst{look, id};
  const Rulebook& rules = look.books.almanac.rules();
  for (const Day first : look.gather.weeks()) {
    const DayRange week{first, first + Days{6}};
    Candidate candidate{0, info_of(id).limit, week, {}, Seconds{0}};
    for (Day day = week.first; day <= week.last; day += Days{1}) {
      const DayFacts& facts = look.gather.on(day);
      candidate.value += (id == BenchmarkId::own_off_hours_week ? facts.off_hours : facts.total).count();
      candidate.hours += facts.total;
    }
    if (id == BenchmarkId::own_week) {
      candidate.limit = limit_on(own_or(look.choice.own_week, rules.week_limit), week.last);
    }
    if (id == BenchmarkId::own_off_hours_week && look.choice.own_off_hours > Seconds{0}) {
      candidate.limit = look.choice.own_off_hours.count();
    }
    worst.add(candidate);
  }
  return worst.told();
}

Benchmark look_at_day(Look& look, BenchmarkId id) {
  Worst worst{look, id};
  const Rulebook& rules = look.books.almanac.rules();
  for (Day day = look.days.past.first; day <= look.days.past.last; day += Days{1}) {
    const Seconds total = look.gather.on(day).total;
    const std::optional<std::int64_t> limit =
        id == BenchmarkId::own_day ? limit_on(own_or(look.choice.own_day, rules.day_limit), day) : info_of(id).limit;
    worst.add({total.count(), limit, {day, day}, {}, total});
  }
  return worst.told();
}

Benchmark look_at_overwork(Look& look, BenchmarkId id, int weeks) {
  Benchmark benchmark = over_window(look, id, look.days.window(weeks * 7), weeks * 7);
  BenchmarkFacts& facts = benchmark.facts;
  facts.of = facts.window;
  if (facts.known_days == 0) { return benchmark; }
  const DayRange known = look.days.known_of({std::max(facts.window.first, info_of(id).from), facts.window.last});
  facts.hours = look.gather.total(known);
  facts.night = look.gather.night22(known);
  // Days before the first session can only add, so that a limit which is passed without them is passed.
  judge(benchmark, {weighed(look.gather, known), weeks * 10}, info_of(id).limit, facts.known_days >= facts.needed_days);
  return benchmark;
}

Benchmark look_at_surge(Look& look) {
  constexpr int kBefore = 84;
  constexpr int kRecent = 7;
  Benchmark benchmark =
      over_window(look, BenchmarkId::kr_surge, look.days.window(kBefore + kRecent), kBefore + kRecent);
  BenchmarkFacts& facts = benchmark.facts;
  facts.of = look.days.window(kRecent);
  if (facts.known_days < facts.needed_days) { return benchmark; }
  const std::int64_t recent = weighed(look.gather, facts.of);
  const std::int64_t before = weighed(look.gather, {facts.window.first, facts.of.first - Days{1}});
  facts.recent = Seconds{recent / 10};
  facts.before = Seconds{before / 10};
  if (before == 0) { return benchmark; }
  judge(benchmark, {recent * 12, before}, info_of(benchmark.id).limit);
  return benchmark;
}

Benchmark look_at_long_weeks(Look& look) {
  constexpr int kWindow = 28;
  Benchmark benchmark = over_window(look, BenchmarkId::who_long55, look.days.window(kWindow), kWindow);
  BenchmarkFacts& facts = benchmark.facts;
  facts.of = facts.window;
  if (facts.known_days == 0) { return benchmark; }
  facts.hours = look.gather.total(look.days.known_of(facts.window));
  const Weekday week_start = look.books.almanac.rules().week_start;
  for (DayRange week = week_of(facts.window.first + Days{6}, week_start); week.last <= facts.window.last;
       week = {week.first + Days{7}, week.last + Days{7}}) {
    facts.worst_week = std::max(facts.worst_week.value_or(Seconds{0}), look.gather.total(week));
  }
  judge(benchmark, {facts.hours.count(), 4}, info_of(benchmark.id).limit, facts.known_days >= kWindow);
  return benchmark;
}

}  // namespace labclock::reports::bench
