#include "reports/rest.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "tests/reports/random_world.hpp"
#include "tests/reports/world.hpp"

using namespace labclock;
using namespace labclock::reports;
using namespace labclock::test;

namespace {

constexpr Seconds hours(double count) {
  return Seconds{static_cast<std::int64_t>(count * 3600)};
}

Rest rest(World& world, const std::string& first, const std::string& last) {
  auto books = world.books();
  return rest_of(books, days(first, last)).value();
}

RestFigures figures(World& world, const std::string& first, const std::string& last) {
  auto books = world.books();
  return rest_figures(books, days(first, last)).value();
}

}  // namespace

TEST_CASE("work from 22:00 to 01:30 with the next start at 09:00 is a night of 7 h 30") {
  World world;
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 21:00");
  world.work(kThesis, "2026-11-16 22:00", "2026-11-17 01:30");
  world.work(kThesis, "2026-11-17 09:00", "2026-11-17 17:00");
  world.now("2026-11-17 20:00");
  const Rest found = rest(world, "2026-11-16", "2026-11-17");
  REQUIRE(found.nights.size() == 1);
  CHECK(found.nights[0].after == day("2026-11-16"));
  CHECK(found.nights[0].from == world.at("2026-11-17 01:30"));
  CHECK(found.nights[0].to == world.at("2026-11-17 09:00"));
  CHECK(found.nights[0].rest() == hours(7.5));
  CHECK(found.nights[0].is_short);
  CHECK(found.figures.shortest_rest == hours(7.5));
}

TEST_CASE("rest is elapsed time: ten hours over the spring change, twelve over the autumn one") {
  World world;
  world.zone = "Europe/London";
  world.work(kThesis, "2026-03-28 12:00", "2026-03-28 22:00");
  world.work(kThesis, "2026-03-29 09:00", "2026-03-29 13:00");
  world.work(kThesis, "2026-10-24 12:00", "2026-10-24 22:00");
  world.work(kThesis, "2026-10-25 09:00", "2026-10-25 13:00");
  world.now("2026-10-26 12:00");
  const Rest found = rest(world, "2026-03-28", "2026-10-24");
  REQUIRE(found.nights.size() == 3);
  CHECK(found.nights[0].after == day("2026-03-28"));
  CHECK(found.nights[0].rest() == hours(10));
  CHECK(found.nights[0].is_short);
  CHECK(found.nights[1].after == day("2026-03-29"));
  CHECK(found.nights[2].after == day("2026-10-24"));
  CHECK(found.nights[2].rest() == hours(12));
  CHECK_FALSE(found.nights[2].is_short);
}

TEST_CASE("a weekend off is one night, listed under its Friday") {
  World world;
  world.work_daily(kThesis, "2026-11-16", "2026-11-20", "09:00", "18:00");
  world.work_daily(kThesis, "2026-11-23", "2026-11-24", "09:00", "18:00");
  world.now("2026-11-24 20:00");
  const Rest found = rest(world, "2026-11-16", "2026-11-24");
  REQUIRE(found.nights.size() == 6);
  CHECK(found.nights[4].after == day("2026-11-20"));
  CHECK(found.nights[4].rest() == hours(63));
  CHECK(found.nights[5].after == day("2026-11-23"));
  // And a range that begins within it does not list it again.
  const Rest later = rest(world, "2026-11-21", "2026-11-24");
  REQUIRE(later.nights.size() == 1);
  CHECK(later.nights[0].after == day("2026-11-23"));
  CHECK(rest(world, "2026-11-21", "2026-11-22").nights.empty());
  CHECK_FALSE(rest(world, "2026-11-21", "2026-11-22").figures.shortest_rest.has_value());
}

TEST_CASE("the gaps at both ends of a range are uncut") {
  World world;
  world.work(kThesis, "2026-06-01 09:00", "2026-06-01 18:00");
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 18:00");
  world.work(kThesis, "2026-12-24 09:00", "2026-12-24 18:00");
  world.now("2026-12-28 12:00");
  const Rest found = rest(world, "2026-11-16", "2026-11-22");
  REQUIRE(found.nights.size() == 1);
  CHECK(found.nights[0].to == world.at("2026-12-24 09:00"));
  const Rest first = rest(world, "2026-06-01", "2026-06-02");
  REQUIRE(first.nights.size() == 1);
  CHECK(first.nights[0].to == world.at("2026-11-16 09:00"));
  CHECK(rest(world, "2026-08-01", "2026-08-31").nights.empty());  // within a gap, and no session near
}

TEST_CASE("a pause in the evening is the night only as long as nothing longer follows") {
  World world;
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 17:00");
  world.work(kThesis, "2026-11-16 18:30", "2026-11-16 20:00");
  world.now("2026-11-17 07:00");
  CHECK(rest(world, "2026-11-16", "2026-11-16").nights.empty());  // the open gap is longer, and not listed
  world.work(kThesis, "2026-11-17 07:30", "2026-11-17 08:00");
  world.now("2026-11-17 08:00");
  const Rest found = rest(world, "2026-11-16", "2026-11-16");
  REQUIRE(found.nights.size() == 1);
  CHECK(found.nights[0].rest() == hours(11.5));
}

TEST_CASE("a long gap that begins before noon is the night too: gaps count uncut") {
  World world;
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 23:00");
  world.work(kThesis, "2026-11-17 07:00", "2026-11-17 11:00");
  world.work(kThesis, "2026-11-18 09:00", "2026-11-18 18:00");
  world.now("2026-11-18 20:00");
  const Rest found = rest(world, "2026-11-16", "2026-11-17");
  REQUIRE(found.nights.size() == 1);
  CHECK(found.nights[0].after == day("2026-11-16"));
  CHECK(found.nights[0].rest() == hours(22));
}

TEST_CASE("of two gaps that are equally long the earlier is the night") {
  World world;
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 19:00");
  world.work(kThesis, "2026-11-17 00:00", "2026-11-17 02:00");
  world.work(kThesis, "2026-11-17 07:00", "2026-11-17 12:00");
  world.now("2026-11-18 12:00");
  const Rest found = rest(world, "2026-11-16", "2026-11-16");
  REQUIRE(found.nights.size() == 1);
  CHECK(found.nights[0].from == world.at("2026-11-16 19:00"));
}

TEST_CASE("a gap that touches the evening or the noon does not overlap the night") {
  World world;
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 12:00");
  world.work(kThesis, "2026-11-16 18:00", "2026-11-17 12:00");
  world.work(kThesis, "2026-11-17 17:00", "2026-11-18 13:00");
  world.now("2026-11-19 12:00");
  CHECK(rest(world, "2026-11-16", "2026-11-17").nights.empty());
}

TEST_CASE("the night is told by the clock of the session before it") {
  World world;
  world.zone = "Asia/Seoul";
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 17:00");
  const Instant landing = world.at("2026-11-17 09:00");
  world.zone = "America/Los_Angeles";
  world.work(kThesis, landing, landing + Hours{2});  // 16:00 on the 16th there
  world.zone = "Asia/Seoul";
  world.now("2026-11-17 22:00");
  const Rest found = rest(world, "2026-11-15", "2026-11-17");
  REQUIRE(found.nights.size() == 1);
  CHECK(found.nights[0].after == day("2026-11-16"));
  CHECK(found.nights[0].rest() == hours(16));
}

TEST_CASE("a night is short by the benchmark that held on its date") {
  World world;
  world.rules.rest_benchmark.entries.push_back({day("2026-11-17"), Hours{12}});
  world.work_daily(kThesis, "2026-11-16", "2026-11-18", "09:30", "22:00");
  world.now("2026-11-18 23:00");
  const Rest found = rest(world, "2026-11-16", "2026-11-17");
  REQUIRE(found.nights.size() == 2);
  CHECK(found.nights[0].rest() == hours(11.5));
  CHECK_FALSE(found.nights[0].is_short);
  CHECK(found.nights[1].is_short);
}

TEST_CASE("29 minutes end a run and make a day off, 30 do not") {
  World world;
  world.work_daily(kThesis, "2026-11-09", "2026-11-11", "09:00", "17:00");
  world.work(kThesis, "2026-11-12 09:00", "2026-11-12 09:29");
  world.work_daily(kThesis, "2026-11-13", "2026-11-15", "09:00", "17:00");
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 09:30");
  world.now("2026-11-17 08:00");
  const RestFigures found = figures(world, "2026-11-09", "2026-11-17");
  CHECK(found.days_off == 1);
  CHECK(found.longest_run_days == 4);
  CHECK(rest(world, "2026-11-09", "2026-11-17").days_since_day_off == 4);
}

TEST_CASE("days off and runs look from the first session to yesterday, and today joins a run at 30 min") {
  World world;
  world.work_daily(kThesis, "2026-11-18", "2026-11-19", "09:00", "17:00");
  world.now("2026-11-20 09:00");
  SUBCASE("today has nothing yet") {
    const RestFigures found = figures(world, "2026-11-16", "2026-11-22");
    CHECK(found.days_off == 0);  // neither the days before the first session nor today nor the future
    CHECK(found.longest_run_days == 2);
    CHECK(rest(world, "2026-11-16", "2026-11-22").days_since_day_off == 2);
  }
  SUBCASE("today has 29 minutes") {
    world.work(kThesis, "2026-11-20 09:00", "2026-11-20 09:29");
    CHECK(figures(world, "2026-11-16", "2026-11-22").longest_run_days == 2);
    CHECK(rest(world, "2026-11-16", "2026-11-22").days_since_day_off == 2);
  }
  SUBCASE("today has 30 minutes") {
    world.work(kThesis, "2026-11-20 09:00", "2026-11-20 09:30");
    CHECK(figures(world, "2026-11-16", "2026-11-22").longest_run_days == 3);
    CHECK(rest(world, "2026-11-16", "2026-11-22").days_since_day_off == 3);
  }
  SUBCASE("two days later") {
    world.now("2026-11-22 09:00");
    CHECK(figures(world, "2026-11-16", "2026-11-22").days_off == 2);
    CHECK(rest(world, "2026-11-16", "2026-11-22").days_since_day_off == 0);
  }
}

TEST_CASE("the longest run of a range counts the days before it, and only runs that reach into it") {
  World world;
  world.work_daily(kThesis, "2026-09-01", "2026-10-10", "09:00", "17:00");  // 40 days
  world.work_daily(kThesis, "2026-10-12", "2026-10-14", "09:00", "17:00");
  world.now("2026-11-20 09:00");
  CHECK(figures(world, "2026-10-10", "2026-10-16").longest_run_days == 40);
  CHECK(figures(world, "2026-10-11", "2026-10-16").longest_run_days == 3);
  CHECK(figures(world, "2026-10-13", "2026-10-13").longest_run_days == 2);
  CHECK(figures(world, "2026-09-07", "2026-09-13").longest_run_days == 13);
  CHECK(figures(world, "2026-09-02", "2026-09-02").longest_run_days == 2);
}

TEST_CASE("the day before a range is read whole, however early it begins in UTC") {
  World world;
  world.zone = "Pacific/Kiritimati";  // its Sunday begins when UTC has Saturday, 10:00
  world.work(kThesis, "2026-11-14 09:00", "2026-11-14 17:00");
  world.work(kThesis, "2026-11-15 00:30", "2026-11-15 08:00");
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 17:00");
  world.now("2026-11-17 08:00");
  CHECK(figures(world, "2026-11-16", "2026-11-17").longest_run_days == 3);
}

TEST_CASE("without any session nothing is told of rest") {
  World world;
  world.now("2026-11-20 09:00");
  const Rest found = rest(world, "2026-11-16", "2026-11-22");
  CHECK(found.nights.empty());
  CHECK_FALSE(found.days_since_day_off.has_value());
  CHECK_FALSE(found.longest_rest_last_7_days.has_value());
}

TEST_CASE("the longest rest of the last seven days is cut where they begin and goes on until now") {
  World world;
  world.work(kThesis, "2026-11-02 09:00", "2026-11-02 18:00");
  world.work(kThesis, "2026-11-14 09:00", "2026-11-14 18:00");
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 18:00");
  SUBCASE("between two sessions") {
    world.now("2026-11-16 20:00");
    CHECK(rest(world, "2026-11-16", "2026-11-16").longest_rest_last_7_days ==
          hours(4 * 24 + 13));  // from the 9th, 20:00
  }
  SUBCASE("the one that goes on") {
    world.now("2026-11-21 18:00");
    CHECK(rest(world, "2026-11-16", "2026-11-16").longest_rest_last_7_days == hours(5 * 24));
  }
  SUBCASE("nothing but rest") {
    world.now("2026-12-21 18:00");
    CHECK(rest(world, "2026-11-16", "2026-11-16").longest_rest_last_7_days == hours(7 * 24));
  }
  SUBCASE("not before the first session") {
    world.now("2026-11-03 06:00");
    world.sessions.sessions.resize(1);
    CHECK(rest(world, "2026-11-16", "2026-11-16").longest_rest_last_7_days == hours(12));
  }
}

TEST_CASE("coverage counts working days with a session, half a day of leave as half") {
  World world;
  world.rules.region.entries.front().value = "KR";
  DayOff half;
  half.days = days("2026-10-07", "2026-10-07");
  half.half = DayHalf::pm;
  world.rules.days_off.push_back(half);
  // Monday 5 October is a substitute holiday (3 October falls on a Saturday), Friday 9 October is Hangeul Day.
  world.work(kThesis, "2026-10-05 09:00", "2026-10-05 10:00");
  world.work(kThesis, "2026-10-06 09:00", "2026-10-06 10:00");
  world.work(kThesis, "2026-10-07 09:00", "2026-10-07 10:00");
  world.work(kThesis, "2026-10-10 09:00", "2026-10-10 10:00");
  world.now("2026-10-12 12:00");
  auto books = world.books();
  const auto coverage = coverage_of(books, days("2026-09-01", "2026-10-31"));
  REQUIRE(coverage.ok());
  CHECK(coverage->working_halves == 2 + 1 + 2);  // Tuesday, Wednesday morning, Thursday; today is not over
  CHECK(coverage->covered_halves == 2 + 1);
  CHECK(*coverage->share() == doctest::Approx(0.6));
  CHECK_FALSE(coverage_of(books, days("2026-10-09", "2026-10-11"))->share().has_value());
}

namespace {

/// Domain.md 1.10 word by word, over every gap and every date.
std::vector<Night> nights_by_the_book(World& world, Books& books, DayRange known) {
  struct Gap {
    Span span;
    const Zone* zone;
    bool open;
  };
  std::vector<Gap> gaps;
  const auto& sessions = world.sessions.sessions;
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    const bool last = i + 1 == sessions.size();
    const Span span{sessions[i].end, last ? books.now : sessions[i + 1].start};
    if (span.start < span.end) { gaps.push_back({span, &world.zone_of(sessions[i].zone), last}); }
  }
  std::vector<Night> nights;
  std::vector<Instant> seen;
  for (Day date = known.first; date < known.last; date += Days{1}) {
    const Gap* longest = nullptr;
    for (const Gap& gap : gaps) {
      const Span night{gap.zone->boundary(date, Hours{18}), gap.zone->boundary(date + Days{1}, Hours{12})};
      if (!overlap(gap.span, night)) { continue; }
      if (longest == nullptr || longest->span.length() < gap.span.length()) { longest = &gap; }
    }
    if (longest == nullptr || std::find(seen.begin(), seen.end(), longest->span.start) != seen.end()) { continue; }
    seen.push_back(longest->span.start);
    if (!longest->open) { nights.push_back({date, longest->span.start, longest->span.end, longest->zone, false}); }
  }
  return nights;
}

}  // namespace

TEST_CASE("property: nights, days off and runs of any range are those of the whole ledger, word by word") {
  CHECK(rc::check("rest", [] {
    World world;
    fill_randomly(world);
    RC_PRE(!world.sessions.sessions.empty());
    auto books = world.books();
    const DayRange all = all_days(books, world);
    const Session& first = world.sessions.sessions.front();
    const DayRange known{books.almanac.logical_day(world.zone_of(first.zone), first.start), books.today()};
    const Day from = all.first + Days{*rc::gen::inRange(0, all.count())};
    const DayRange asked{from, from + Days{*rc::gen::inRange(0, 30)}};
    const auto found = rest_of(books, asked);
    RC_ASSERT(found.ok());

    std::vector<Night> wanted = nights_by_the_book(world, books, known);
    std::erase_if(wanted, [&](const Night& night) { return !asked.contains(night.after); });
    RC_ASSERT(found->nights.size() == wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      RC_ASSERT(found->nights[i].after == wanted[i].after);
      RC_ASSERT(found->nights[i].from == wanted[i].from);
      RC_ASSERT(found->nights[i].to == wanted[i].to);
      RC_ASSERT(found->nights[i].zone == wanted[i].zone);
    }

    const auto each = days_of(books, known);
    RC_ASSERT(each.ok());
    int run = 0;
    int longest = 0;
    int off = 0;
    for (const DaySums& one : *each) {
      run = one.sums.total < kWorkedDay ? 0 : run + 1;
      if (!asked.contains(one.date)) { continue; }
      longest = std::max(longest, run);
      if (run == 0 && one.date < known.last) { ++off; }
    }
    RC_ASSERT(found->figures.longest_run_days == longest);
    RC_ASSERT(found->figures.days_off == off);
  }));
}
