#include "reports/off_hours.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <numeric>

#include "reports/rest.hpp"
#include "reports/runs.hpp"
#include "tests/reports/random_world.hpp"

using namespace labclock;
using namespace labclock::reports;
using namespace labclock::test;

namespace {

OffHours ledger(World& world, const std::string& first, const std::string& last,
                const std::vector<ReasonTold>& told = {}) {
  auto books = world.books();
  return off_hours_of(books, days(first, last), told).value();
}

Seconds of(const OffHours& found, OffHoursReason reason) {
  return found.by_reason.at(static_cast<std::size_t>(reason));
}

}  // namespace

TEST_CASE("off-hours by kind, by project and by the reason told last in their stretch") {
  World world;
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 19:00");
  world.work(kFunded, "2026-11-16 19:04", "2026-11-16 21:00");  // the same stretch
  world.work(kFunded, "2026-11-17 19:00", "2026-11-17 20:00");
  world.work(kThesis, "2026-11-21 10:00", "2026-11-21 12:00");
  world.now("2026-11-23 12:00");
  const std::vector<ReasonTold> told{{world.at("2026-11-16 18:10"), OffHoursReason::choice},
                                     {world.at("2026-11-16 18:40"), OffHoursReason::none},
                                     {world.at("2026-11-16 19:10"), OffHoursReason::deadline},
                                     {world.at("2026-11-17 12:00"), OffHoursReason::other},
                                     {world.at("2026-11-21 10:00"), OffHoursReason::asked}};
  const OffHours found = ledger(world, "2026-11-16", "2026-11-22", told);
  CHECK(found.total == Minutes{60 + 116 + 60 + 120});
  CHECK(found.by_kind[static_cast<std::size_t>(Kind::own)] == Minutes{180});
  CHECK(found.by_kind[static_cast<std::size_t>(Kind::funded)] == Minutes{176});
  REQUIRE(found.projects.size() == 2);
  CHECK(found.projects[0].name == "Thesis");
  CHECK(found.projects[1].off_hours == Minutes{176});
  CHECK(of(found, OffHoursReason::deadline) == Minutes{176});  // both sessions of Monday evening
  CHECK(of(found, OffHoursReason::none) == Minutes{60});
  CHECK(of(found, OffHoursReason::asked) == Minutes{120});
  CHECK(of(found, OffHoursReason::choice) == Seconds{0});
  CHECK(of(found, OffHoursReason::other) == Seconds{0});  // told at noon, in core hours
}

TEST_CASE("a pause of five minutes ends a stretch, and the reason with it") {
  World world;
  world.work(kThesis, "2026-11-16 19:00", "2026-11-16 20:00");
  world.work(kThesis, "2026-11-16 20:05", "2026-11-16 21:00");
  world.now("2026-11-17 12:00");
  const OffHours found =
      ledger(world, "2026-11-16", "2026-11-16", {{world.at("2026-11-16 19:10"), OffHoursReason::experiment}});
  CHECK(of(found, OffHoursReason::experiment) == Hours{1});
  CHECK(of(found, OffHoursReason::none) == Minutes{55});
}

TEST_CASE("property: kinds, projects and reasons of off-hours each add up to those of the tallies") {
  CHECK(rc::check([] {
    World world;
    fill_randomly(world);
    auto books = world.books();
    const DayRange all = all_days(books, world);
    const DayRange range{all.first + Days{*rc::gen::inRange(0, 20)}, all.last - Days{*rc::gen::inRange(0, 5)}};
    std::vector<ReasonTold> told;
    for (const Session& session : world.sessions.sessions) {
      told.push_back({session.start, static_cast<OffHoursReason>(*rc::gen::inRange(0, 6))});
    }
    const OffHours found = off_hours_of(books, range, told).value();
    const Split split = split_of(books, range).value();
    RC_ASSERT(found.total == split.sums.off_hours);
    RC_ASSERT(std::accumulate(found.by_kind.begin(), found.by_kind.end(), Seconds{0}) == found.total);
    RC_ASSERT(std::accumulate(found.by_reason.begin(), found.by_reason.end(), Seconds{0}) == found.total);
    Seconds projects{0};
    for (const OffHoursProject& each : found.projects) { projects += each.off_hours; }
    RC_ASSERT(projects == found.total);
  }));
}

TEST_CASE("runs are whole, and the longest of a range is among them") {
  World world;
  world.work_daily(kThesis, "2026-11-02", "2026-11-08", "09:00", "10:00");
  world.work(kThesis, "2026-11-09 09:00", "2026-11-09 09:29");
  world.work_daily(kThesis, "2026-11-10", "2026-11-12", "09:00", "10:00");
  world.now("2026-11-12 12:00");
  auto books = world.books();
  const auto runs = runs_of(books, days("2026-11-05", "2026-11-12")).value();
  REQUIRE(runs.size() == 2);
  CHECK(runs[0] == days("2026-11-02", "2026-11-08"));
  CHECK(runs[1] == days("2026-11-10", "2026-11-12"));
  CHECK(runs_of(books, days("2026-11-09", "2026-11-09")).value().empty());
  CHECK(runs_of(books, days("2027-01-01", "2027-01-09")).value().empty());
}

TEST_CASE("property: the longest run reached in a range is that of the rest ledger") {
  CHECK(rc::check([] {
    World world;
    fill_randomly(world);
    auto books = world.books();
    const DayRange range = all_days(books, world);
    int longest = 0;
    for (const DayRange& run : runs_of(books, range).value()) { longest = std::max(longest, run.count()); }
    RC_ASSERT(longest == rest_figures(books, range).value().longest_run_days);
  }));
}
