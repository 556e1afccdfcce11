// What the trend and the nights are made from agrees with the week's sums and the rest ledger.

#include <rapidcheck.h>

#include "reports/figures.hpp"
#include "tests/reports/random_world.hpp"

namespace labclock::test {
namespace {

using namespace labclock::reports;

TEST_CASE("the trend has the sums of week_of_sums, oldest first") {
  CHECK(rc::check("trend_of", [] {
    World world;
    fill_randomly(world);
    world.rules.week_start = *rc::gen::element(date::Monday, date::Sunday);
    auto books = world.books();
    const DayRange all = all_days(books, world);
    const Day last = all.first + Days{*rc::gen::inRange(0, all.count())};
    const int count = *rc::gen::inRange(1, 14);
    const auto weeks = trend_of(books, last, count).value();
    RC_ASSERT(static_cast<int>(weeks.size()) == count);
    RC_ASSERT(weeks.back().days.contains(last));
    for (std::size_t i = 0; i < weeks.size(); ++i) {
      const Week week = week_of_sums(books, weeks[i].days).value();
      RC_ASSERT(weeks[i].label == week.label);
      RC_ASSERT(weeks[i].total == week.sums.total);
      RC_ASSERT(weeks[i].off_hours == week.sums.off_hours);
      if (i > 0) { RC_ASSERT(weeks[i].days.first == weeks[i - 1].days.last + Days{1}); }
    }
  }));
}

TEST_CASE("no weeks asked, none told") {
  World world;
  auto books = world.books();
  CHECK(trend_of(books, day("2026-11-19"), 0).value().empty());
  CHECK(trend_of(books, day("2026-11-19"), -3).value().empty());
}

TEST_CASE("the night rows are the nights of rest_of, one row a day") {
  CHECK(rc::check("night_rows", [] {
    World world;
    fill_randomly(world);
    auto books = world.books();
    const DayRange range = all_days(books, world);
    const auto rows = night_rows(books, range).value();
    const auto rest = rest_of(books, range).value();
    RC_ASSERT(static_cast<int>(rows.size()) == range.count());
    std::size_t nights = 0;
    for (const NightRow& row : rows) {
      if (!row.night) { continue; }
      RC_ASSERT(nights < rest.nights.size());
      RC_ASSERT(row.night->after == row.after);
      RC_ASSERT(row.night->from == rest.nights[nights].from);
      RC_ASSERT(row.night->to == rest.nights[nights].to);
      // A day that a zone skipped may lie between two clock readings.
      RC_ASSERT(row.to > Seconds{Hours{18}});
      RC_ASSERT(row.from < Seconds{Hours{36}});
      ++nights;
    }
    RC_ASSERT(nights == rest.nights.size());
  }));
}

TEST_CASE("a night is on the clock of the session before it, its tick after the benchmark has passed") {
  World world;
  world.work(kThesis, "2026-11-17 09:00", "2026-11-17 18:30");
  world.work(kThesis, "2026-11-18 09:00", "2026-11-18 22:20");
  world.work(kThesis, "2026-11-19 09:00", "2026-11-19 18:00");
  world.now("2026-11-20 08:00");
  auto books = world.books();
  const auto rows = night_rows(books, days("2026-11-15", "2026-11-20")).value();
  REQUIRE(rows.size() == 6);
  CHECK_FALSE(rows[0].night);
  CHECK_FALSE(rows[0].day_off);  // before the first session there is nothing to tell
  const NightRow& tuesday = rows[2];
  CHECK(tuesday.from == Seconds{Hours{18} + Minutes{30}});
  CHECK(tuesday.to == Seconds{Hours{33}});
  CHECK(tuesday.tick == Seconds{Hours{29} + Minutes{30}});
  CHECK(tuesday.benchmark == Seconds{Hours{11}});
  CHECK_FALSE(tuesday.night->is_short);
  CHECK(rows[3].night->is_short);
  CHECK(rows[3].tick > rows[3].to);
  CHECK_FALSE(rows[4].night);  // still open
  CHECK_FALSE(rows[4].day_off);
  CHECK_FALSE(rows[5].day_off);  // today may still be worked
}

TEST_CASE("over the change of the clock the tick is where the benchmark really ends") {
  World world;
  world.zone = "Europe/London";
  world.work(kThesis, "2026-03-28 12:00", "2026-03-28 22:00");
  world.work(kThesis, "2026-03-29 09:30", "2026-03-29 13:00");
  world.zone = "Asia/Seoul";
  world.now("2026-03-30 12:00");
  auto books = world.books();
  const auto rows = night_rows(books, days("2026-03-28", "2026-03-28")).value();
  REQUIRE(rows.front().night);
  // Eleven and a half hours on the clock, ten and a half of rest: short, and so is the bar.
  CHECK(rows.front().from == Seconds{Hours{22}});
  CHECK(rows.front().to == Seconds{Hours{33} + Minutes{30}});
  CHECK(rows.front().night->is_short);
  CHECK(rows.front().tick == Seconds{Hours{34}});
}

TEST_CASE("a free day in the past is told as one, even where its night is another day's") {
  World world;
  world.work(kThesis, "2026-11-20 09:00", "2026-11-20 18:00");
  world.work(kThesis, "2026-11-21 13:00", "2026-11-21 13:20");
  world.work(kThesis, "2026-11-23 09:00", "2026-11-23 18:00");
  world.now("2026-11-24 10:00");
  auto books = world.books();
  const auto rows = night_rows(books, days("2026-11-20", "2026-11-23")).value();
  CHECK_FALSE(rows[0].day_off);
  CHECK(rows[1].day_off);  // twenty minutes
  CHECK(rows[1].night);
  CHECK(rows[2].day_off);
  CHECK_FALSE(rows[2].night);  // one long rest, listed on Saturday
  CHECK_FALSE(rows[3].day_off);
}

TEST_CASE("without a benchmark there is no short night and nothing to explain") {
  World world;
  world.rules.rest_benchmark.entries.front().value = Seconds{0};
  world.work(kThesis, "2026-11-18 09:00", "2026-11-18 23:00");
  world.work(kThesis, "2026-11-19 07:00", "2026-11-19 18:00");
  world.now("2026-11-20 08:00");
  auto books = world.books();
  const auto rows = night_rows(books, days("2026-11-18", "2026-11-19")).value();
  CHECK(rows[0].benchmark == Seconds{0});
  CHECK_FALSE(rows[0].night->is_short);
  CHECK(rest_tick(rows, Lang::en).empty());
  world.rules.rest_benchmark.entries.front().value = Seconds{Hours{11}};
  auto again = world.books();
  const auto judged = night_rows(again, days("2026-11-18", "2026-11-19")).value();
  CHECK(rest_tick(judged, Lang::en) == "11 h after the last stop");
  CHECK(rest_tick(judged, Lang::ko) == "마지막 종료 후 11시간");
}

}  // namespace
}  // namespace labclock::test
