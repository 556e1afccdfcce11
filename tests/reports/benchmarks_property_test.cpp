// Benchmarks over random ledgers against a computation that is as plain as their definitions.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "reports/benchmark_text.hpp"
#include "reports/benchmarks.hpp"
#include "reports/rest.hpp"
#include "reports/tally.hpp"
#include "tests/reports/random_world.hpp"

using namespace labclock;
using namespace labclock::reports;
using namespace labclock::test;

namespace {

struct PlainGap {
  Span span;
  const Zone* zone;
};

/// All gaps, the last one up to now.
std::vector<PlainGap> gaps_of(World& world) {
  std::vector<PlainGap> gaps;
  const auto& all = world.sessions.sessions;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Instant end = i + 1 < all.size() ? all[i + 1].start : world.sessions.now;
    if (all[i].end < end) { gaps.push_back({{all[i].end, end}, &world.zone_of(all[i].zone)}); }
  }
  return gaps;
}

Seconds common(Span a, Span b) {
  return std::max(Seconds{0}, std::min(a.end, b.end) - std::max(a.start, b.start));
}

Benchmark one(Books& books, DayRange range, BenchmarkId id) {
  return benchmarks_of(books, range, {}, {id}).value().front();
}

/// The weeks of the range that are over.
std::vector<DayRange> weeks_in(Books& books, DayRange range) {
  std::vector<DayRange> weeks;
  for (Day day = range.first; day <= range.last; day += Days{1}) {
    const DayRange week = week_of(day, books.almanac.rules().week_start);
    if (week.first == day && week.last <= range.last && week.last < books.today()) { weeks.push_back(week); }
  }
  return weeks;
}

std::optional<double> number(std::optional<Seconds> seconds) {
  if (!seconds) { return std::nullopt; }
  return static_cast<double>(seconds->count());
}

DayRange some_range(Books& books, const World& world) {
  const DayRange all = all_days(books, world);
  const int first = *rc::gen::inRange(0, std::max(1, all.count()));
  const int length = *rc::gen::inRange(1, 60);
  return {all.first + Days{first}, all.first + Days{first + length - 1}};
}

}  // namespace

TEST_CASE("property: weekly and daily hours agree with the tallies") {
  CHECK(rc::check([] {
    World world;
    fill_randomly(world);
    auto books = world.books();
    const DayRange range = some_range(books, world);
    const auto sums = days_of(books, range).value();
    const auto known = world.sessions.sessions.empty()
                           ? books.today()
                           : books.almanac.logical_day(world.zone_of(world.sessions.sessions.front().zone),
                                                       world.sessions.sessions.front().start);
    std::optional<Seconds> longest_day;
    for (const DaySums& day : sums) {
      if (day.date >= books.today() || day.date < known) { continue; }
      longest_day = std::max(longest_day.value_or(Seconds{0}), day.sums.total);
    }
    if (world.sessions.sessions.empty()) { longest_day.reset(); }
    RC_ASSERT(one(books, range, BenchmarkId::kr_day8).value == number(longest_day));
    std::optional<Seconds> longest_week;
    std::optional<Seconds> most_off;
    for (const DayRange week : weeks_in(books, range)) {
      if (world.sessions.sessions.empty() || week.last < known) { continue; }
      if (week.first < day("2018-07-01")) { continue; }
      const Week week_sums = week_of_sums(books, week).value();
      longest_week = std::max(longest_week.value_or(Seconds{0}), week_sums.sums.total);
      most_off = std::max(most_off.value_or(Seconds{0}), week_sums.sums.off_hours);
    }
    RC_ASSERT(one(books, range, BenchmarkId::kr_week52).value == number(longest_week));
    if (range.first >= day("2018-07-01")) {
      RC_ASSERT(one(books, range, BenchmarkId::own_off_hours_week).value == number(most_off));
    }
  }));
}

TEST_CASE("property: weekly rest is the longest gap of each week, by its definition") {
  CHECK(rc::check([] {
    World world;
    fill_randomly(world);
    auto books = world.books();
    const DayRange range = some_range(books, world);
    const auto gaps = gaps_of(world);
    std::optional<Seconds> shortest;
    for (const DayRange week : weeks_in(books, range)) {
      if (world.sessions.sessions.empty()) { break; }
      const Session& first = world.sessions.sessions.front();
      if (week.first < books.almanac.logical_day(world.zone_of(first.zone), first.start)) { continue; }
      Seconds longest{0};
      for (const PlainGap& gap : gaps) {
        const Span here{books.almanac.plan(*gap.zone, week.first).span.start,
                        books.almanac.plan(*gap.zone, week.last).span.end};
        const bool starts = week.contains(books.almanac.logical_day(*gap.zone, gap.span.start));
        longest = std::max(longest, starts ? gap.span.length() : common(gap.span, here));
      }
      shortest = std::min(shortest.value_or(longest), longest);
    }
    RC_ASSERT(one(books, range, BenchmarkId::eu_weekly_rest).value == number(shortest));
  }));
}

TEST_CASE("property: daily rest is the longest gap in the 24 h of each duty, by its definition") {
  CHECK(rc::check([] {
    World world;
    fill_randomly(world);
    auto books = world.books();
    const auto& all = world.sessions.sessions;
    const DayRange range = some_range(books, world);
    const auto gaps = gaps_of(world);
    const Day yesterday = books.today() - Days{1};
    std::optional<Seconds> smallest;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i > 0 && all[i].start - all[i - 1].end < Hours{11}) { continue; }
      std::size_t last = i;
      while (last + 1 < all.size() && all[last + 1].start - all[last].end < Hours{11}) { ++last; }
      const auto day_of_start = [&](std::size_t at) {
        return books.almanac.logical_day(world.zone_of(all[at].zone), all[at].start);
      };
      const Span judged{all[i].start, all[i].start + Hours{24}};
      const Day first_day = day_of_start(i);
      const Day last_day = books.almanac.logical_day(world.zone_of(all[last].zone), all[last].end - Seconds{1});
      const bool in_range = range.contains(first_day) && first_day <= yesterday;
      const bool reaches = first_day < range.first && last_day >= range.first && all[last].end > judged.end &&
                           range.first <= std::min(range.last, yesterday);
      if (!in_range && !reaches) { continue; }
      Seconds longest{0};
      for (const PlainGap& gap : gaps) { longest = std::max(longest, common(gap.span, judged)); }
      if (judged.end > world.sessions.now && longest < Hours{11}) { continue; }
      smallest = std::min(smallest.value_or(longest), longest);
    }
    RC_ASSERT(one(books, range, BenchmarkId::eu_daily_rest11).value == number(smallest));
  }));
}

TEST_CASE("property: nights and runs are those of the rest ledger") {
  CHECK(rc::check([] {
    World world;
    fill_randomly(world);
    auto books = world.books();
    const DayRange range = some_range(books, world);
    const RestFigures figures = rest_figures(books, range).value();
    RC_ASSERT(one(books, range, BenchmarkId::sleep_opportunity).value == number(figures.shortest_rest));
    const Benchmark run = one(books, range, BenchmarkId::recovery_consecutive);
    if (run.value) {
      RC_ASSERT(*run.value == figures.longest_run_days);
      if (*run.value > 0) { RC_ASSERT(run.facts.of.count() == figures.longest_run_days); }
    } else {
      RC_ASSERT(figures.longest_run_days == 0);
    }
  }));
}

TEST_CASE("property: more work never lowers a value of hours, and a value that cannot be told is insufficient") {
  CHECK(rc::check([] {
    World world;
    fill_randomly(world);
    const Instant now = world.sessions.now + Days{7};
    world.sessions.now = now;
    auto books = world.books();
    const DayRange range = some_range(books, world);
    std::vector<BenchmarkId> every;
    for (const BenchmarkInfo& info : labclock::benchmarks()) { every.push_back(info.id); }
    const auto before = benchmarks_of(books, range, {}, every).value();
    if (!world.sessions.sessions.empty()) {
      world.sessions.sessions.back().end += Seconds{*rc::gen::inRange(1, 7 * 86400)};
    }
    const auto after = benchmarks_of(books, range, {}, every).value();
    for (std::size_t i = 0; i < every.size(); ++i) {
      RC_ASSERT(before[i].value.has_value() || before[i].state == BenchmarkState::insufficient);
      RC_ASSERT(!how_words(before[i], Lang::en).empty());
      switch (every[i]) {
        case BenchmarkId::kr_week52:
        case BenchmarkId::kr_day8:
        case BenchmarkId::kr_avg12:
        case BenchmarkId::kr_avg4:
        case BenchmarkId::kr_night:
        case BenchmarkId::eu_night:
        case BenchmarkId::who_long55:
        case BenchmarkId::recovery_detach:
        case BenchmarkId::own_off_hours_week:
          RC_ASSERT(!before[i].value || (after[i].value && *after[i].value >= *before[i].value));
          break;
        default:
          break;
      }
    }
  }));
}

TEST_CASE("benchmarks of ten years read the sessions once") {
  World world;
  world.work_daily(kThesis, "2016-01-01", "2025-12-31", "09:00", "18:00");
  std::erase_if(world.sessions.sessions, [](const Session& each) {
    return weekday_of(date::floor<Days>(LocalTime{each.start.time_since_epoch()})) == date::Sunday;
  });
  world.now("2026-01-01 12:00");
  auto books = world.books();
  std::vector<BenchmarkId> every;
  for (const BenchmarkInfo& info : labclock::benchmarks()) { every.push_back(info.id); }
  world.sessions.handed_over = 0;
  REQUIRE(benchmarks_of(books, days("2016-01-01", "2025-12-31"), {}, every).ok());
  CHECK(world.sessions.handed_over == world.sessions.sessions.size());
  world.sessions.handed_over = 0;
  REQUIRE(benchmarks_of(books, days("2025-12-22", "2025-12-28"), {}, every).ok());
  CHECK(world.sessions.handed_over < 160);  // five months and a half
}
