// What a crunch is due, from sessions, and its JSON.

#include "reports/crunch.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/reports/world.hpp"

using namespace labclock;
using namespace labclock::test;

namespace {

Crunch crunch(const std::string& from, const std::string& to) {
  Crunch made;
  made.id = CrunchId{3};
  made.days = {day(from), day(to)};
  made.reason = "camera-ready";
  return made;
}

std::vector<Payback> accounts(World& world, const std::string& now, const std::vector<Crunch>& crunches) {
  world.sessions.now = world.at(now);
  world.almanac.emplace(world.rules, world.zones);
  reports::Books books{*world.almanac,    world.sessions, world.projects, world.agreements, world.zone_of(world.zone),
                       world.sessions.now};
  Result<std::vector<Payback>> made = reports::paybacks_of(books, crunches);
  REQUIRE(made.ok());
  return *made;
}

}  // namespace

TEST_CASE("the off-hours of the crunch's days are due, and a day's hours less its work pay back") {
  World world;
  world.rules.day_hours.entries.push_back({day("2026-11-19"), Hours{7}});
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 21:00");  // three hours off
  world.work(kThesis, "2026-11-17 18:00", "2026-11-17 20:30");
  world.work(kThesis, "2026-11-18 09:00", "2026-11-18 15:00");
  world.work(kThesis, "2026-11-19 09:00", "2026-11-19 15:30");
  const std::vector<Crunch> crunches{crunch("2026-11-16", "2026-11-17")};
  const Payback during = accounts(world, "2026-11-17 22:00", crunches).front();
  CHECK(during.off_hours == Seconds{Minutes{330}});
  CHECK_FALSE(during.due);
  const Payback after = accounts(world, "2026-11-20 12:00", crunches).front();
  CHECK(after.due == Seconds{Minutes{330}});
  CHECK(after.paid == Seconds{Minutes{150}});  // two hours, and half an hour of a day of seven
  CHECK(accounts(world, "2026-11-21 00:00", crunches).front().left() == Seconds{0});
  CHECK(reports::crunch_json(during).at("payback_due_s").is_null());
  const nlohmann::ordered_json json = reports::crunch_json(after);
  CHECK(json.at("off_hours_s") == 19800);
  CHECK(json.at("payback_left_s") == 10800);
  CHECK(json.at("from") == "2026-11-16");
  CHECK(json.at("reason") == "camera-ready");
}

TEST_CASE("a crunch to come has nothing yet, and none is none") {
  World world;
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 21:00");
  CHECK(accounts(world, "2026-11-17 22:00", {crunch("2026-12-01", "2026-12-04")}).front().off_hours == Seconds{0});
  CHECK(accounts(world, "2026-11-17 22:00", {}).empty());
}
