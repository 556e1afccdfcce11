// Each kind of alert by the rule of docs/rules.md 3, in vectors.

#include "src/watch.hpp"

#include <doctest/doctest.h>

#include "tests/src/watch_kit.hpp"

using namespace watch_kit;
using almanac_kit::utc;

namespace {

/// Monday to Friday are 16 to 20 November 2026; core hours 09:00-18:00, night 22:00-06:00.
Instant nov(unsigned day, int hour, int minute = 0) {
  return utc(2026, 11, day, hour, minute);
}

WatchSettings only(WatchKind kind) {
  WatchSettings settings;
  settings.off_hours = kind == WatchKind::off_hours;
  if (kind != WatchKind::stretch) { settings.stretch = Seconds{0}; }
  settings.day_limit = kind == WatchKind::day_limit;
  settings.week_limit = kind == WatchKind::week_limit;
  settings.short_rest = kind == WatchKind::short_rest;
  settings.no_day_off = kind == WatchKind::no_day_off;
  settings.agreed_hours = kind == WatchKind::agreed_hours;
  return settings;
}

/// The alerts of the work that a program finds which watches from the first session on; long sessions are
/// also forgotten ones, which most cases are not about.
std::string found(World& world, Instant until, bool forgotten = false) {
  Watcher watcher(world);
  watcher.follow(world.work.front().start, until);
  std::set<Told> alerts = watcher.recorded();
  std::erase_if(alerts, [&](const Told& told) { return !forgotten && kind_of(told) == "forgotten"; });
  return shown(alerts, world.zones.get(world.zone));
}

}  // namespace

TEST_CASE("off hours: after the grace, at once where a session is started, again after the repeat") {
  World world;
  world.settings = only(WatchKind::off_hours);
  SUBCASE("running over the end of core hours") {
    world.worked(nov(16, 17), nov(16, 19, 15));
    CHECK(found(world, nov(17, 0)) == "18:10, 18:40, 19:10");
  }
  SUBCASE("stopped within the grace") {
    world.worked(nov(16, 17), nov(16, 18, 10));
    CHECK(found(world, nov(17, 0)).empty());
  }
  SUBCASE("started off hours") {
    world.worked(nov(16, 19, 30), nov(16, 20, 45));
    CHECK(found(world, nov(17, 0)) == "19:30, 20:00, 20:30");
  }
  SUBCASE("a switch of the project inside the stretch does not fire") {
    world.worked(nov(16, 17), nov(16, 18, 5));
    world.worked(nov(16, 18, 5), nov(16, 18, 20), ProjectId{1});
    world.worked(nov(16, 18, 20), nov(16, 18, 30));
    CHECK(found(world, nov(17, 0)) == "18:10");
  }
  SUBCASE("a gap under five minutes does not end the stretch, one of five does") {
    world.worked(nov(16, 19), nov(16, 19, 10));
    world.worked(nov(16, 19, 14), nov(16, 19, 20));
    CHECK(found(world, nov(17, 0)) == "19:00");
    world.worked(nov(16, 19, 25), nov(16, 19, 27));
    CHECK(found(world, nov(17, 0)) == "19:00, 19:25");
  }
  SUBCASE("due in a short gap, told when work goes on") {
    world.worked(nov(16, 17), nov(16, 18, 9));
    world.worked(nov(16, 18, 12), nov(16, 18, 30));
    CHECK(found(world, nov(17, 0)) == "18:12");
  }
  SUBCASE("core hours end a stretch: the next one has its own grace") {
    world.worked(nov(16, 8, 30), nov(16, 18, 20));
    CHECK(found(world, nov(17, 0)) == "08:30, 18:10");
  }
  SUBCASE("no repeat, no grace") {
    world.settings.repeat = Seconds{0};
    world.settings.grace = Seconds{0};
    world.worked(nov(16, 17), nov(16, 23));
    CHECK(found(world, nov(17, 0)) == "18:00");
  }
  SUBCASE("switched off") {
    world.settings.off_hours = false;
    world.worked(nov(16, 17), nov(16, 23));
    CHECK(found(world, nov(17, 0)).empty());
  }
  SUBCASE("weekend, holiday and leave are off hours all day") {
    world.rules.holiday_edits.push_back(almanac_kit::feast(day_of(2026, 11, 17)));
    world.rules.days_off.push_back(almanac_kit::off(day_of(2026, 11, 18)));
    world.worked(nov(17, 10), nov(17, 10, 5));
    world.worked(nov(18, 11), nov(18, 11, 5));
    world.worked(nov(21, 12), nov(21, 12, 5));
    CHECK(found(world, nov(22, 0)) == "10:00, 11:00, 12:00");
  }
}

TEST_CASE("off hours: a snooze puts the next alert off, or brings it on") {
  World world;
  world.settings = only(WatchKind::off_hours);
  world.worked(nov(16, 19), nov(16, 21));
  const std::string cause = "off_hours:" + std::to_string(unix_seconds(nov(16, 19)));
  SUBCASE("longer than the repeat") {
    world.answers.push_back({cause, "off_hours", nov(16, 19, 5), Minutes{60}});
    CHECK(found(world, nov(17, 0)) == "19:00, 20:05, 20:35");
  }
  SUBCASE("shorter") {
    world.answers.push_back({cause, "off_hours", nov(16, 19, 5), Minutes{10}});
    CHECK(found(world, nov(17, 0)) == "19:00, 19:15, 19:45, 20:15, 20:45");
  }
  SUBCASE("of a later alert of the stretch, asked for after a gap") {
    world.work.clear();
    world.worked(nov(16, 19), nov(16, 19, 40));
    world.worked(nov(16, 19, 43), nov(16, 21));
    world.answers.push_back({cause + ":1", "off_hours", nov(16, 19, 41), Minutes{45}});
    CHECK(found(world, nov(17, 0)) == "19:00, 19:30, 20:26, 20:56");
  }
  SUBCASE("of another stretch it is nothing to this one") {
    world.answers.push_back({cause + "0", "off_hours", nov(16, 19, 5), Minutes{60}});
    CHECK(found(world, nov(16, 20)) == "19:00, 19:30, 20:00");
  }
  SUBCASE("without a repeat it still asks for one more") {
    world.settings.repeat = Seconds{0};
    world.answers.push_back({cause, "off_hours", nov(16, 19, 5), Minutes{20}});
    CHECK(found(world, nov(17, 0)) == "19:00, 19:25");
  }
}

TEST_CASE("a stretch without a break: at the length set, then every hour") {
  World world;
  world.settings = only(WatchKind::stretch);
  SUBCASE("a gap under five minutes is no break") {
    world.worked(nov(16, 9), nov(16, 9, 30));
    world.worked(nov(16, 9, 34), nov(16, 12, 30), ProjectId{1});
    CHECK(found(world, nov(17, 0)) == "10:00, 11:00, 12:00");
  }
  SUBCASE("a gap of five is") {
    world.worked(nov(16, 9), nov(16, 9, 30));
    world.worked(nov(16, 9, 35), nov(16, 10, 40));
    CHECK(found(world, nov(17, 0)) == "10:35");
  }
  SUBCASE("stopped at the very second it is not worth a word") {
    world.worked(nov(16, 9), nov(16, 10));
    CHECK(found(world, nov(17, 0)).empty());
  }
  SUBCASE("90 minutes, and off") {
    world.settings.stretch = Minutes{90};
    world.worked(nov(16, 9), nov(16, 13));
    CHECK(found(world, nov(17, 0)) == "10:30, 11:30, 12:30");
    world.settings.stretch = Seconds{0};
    CHECK(found(world, nov(17, 0)).empty());
  }
}

TEST_CASE("the day's and the week's limit, each once") {
  World world;
  SUBCASE("the day passes 10 h") {
    world.settings = only(WatchKind::day_limit);
    world.worked(nov(16, 8), nov(16, 13));
    world.worked(nov(16, 14), nov(16, 19, 0));
    CHECK(found(world, nov(17, 0)).empty());  // full, not passed
    world.worked(nov(16, 20), nov(16, 22));
    CHECK(found(world, nov(17, 0)) == "20:00");
  }
  SUBCASE("in the midst of a session, and anew on the next day") {
    world.settings = only(WatchKind::day_limit);
    world.rules.day_limit.entries.push_back({day_of(2026, 11, 17), Hours{2}});
    world.worked(nov(16, 8), nov(16, 23));
    world.worked(nov(17, 8), nov(17, 12));
    CHECK(found(world, nov(18, 0)) == "18:00, 10:00");
  }
  SUBCASE("a day that begins at four") {
    world.settings = only(WatchKind::day_limit);
    world.rules.day_start.entries.front().value = Hours{4};
    world.worked(nov(16, 20), nov(17, 9));
    CHECK(found(world, nov(18, 0)).empty());
    world.rules.day_limit.entries.front().value = Hours{7};
    CHECK(found(world, nov(18, 0)) == "03:00");
  }
  SUBCASE("the week passes 52 h") {
    world.settings = only(WatchKind::week_limit);
    for (unsigned day = 16; day <= 20; ++day) { world.worked(nov(day, 8), nov(day, 18)); }
    world.worked(nov(21, 10), nov(21, 14));
    world.worked(nov(22, 10), nov(22, 14));
    CHECK(found(world, nov(23, 0)) == "12:00");
  }
  SUBCASE("weeks that begin on Sunday") {
    world.settings = only(WatchKind::week_limit);
    world.rules.week_start = date::Sunday;
    for (unsigned day = 16; day <= 20; ++day) { world.worked(nov(day, 8), nov(day, 18)); }
    world.worked(nov(22, 10), nov(22, 14));
    CHECK(found(world, nov(23, 0)).empty());
  }
  SUBCASE("a limit of none") {
    world.settings = only(WatchKind::day_limit);
    world.rules.day_limit.entries.front().value = Seconds{0};
    world.worked(nov(16, 0), nov(17, 0));
    CHECK(found(world, nov(17, 0)).empty());
  }
}

TEST_CASE("a short night is told at the first start after it") {
  World world;
  world.settings = only(WatchKind::short_rest);
  SUBCASE("until 01:30 and again from 09:00: 7 h 30") {
    world.worked(nov(16, 22), nov(17, 1, 30));
    world.worked(nov(17, 9), nov(17, 10));
    world.worked(nov(17, 11), nov(17, 12));
    CHECK(found(world, nov(18, 0)) == "09:00");
  }
  SUBCASE("eleven hours are enough") {
    world.worked(nov(16, 14), nov(16, 22));
    world.worked(nov(17, 9), nov(17, 10));
    CHECK(found(world, nov(18, 0)).empty());
  }
  SUBCASE("a start in the night itself is not the one") {
    world.worked(nov(16, 20), nov(16, 23));
    world.worked(nov(17, 5), nov(17, 7));
    world.worked(nov(17, 9), nov(17, 10));
    CHECK(found(world, nov(18, 0)) == "09:00");
  }
  SUBCASE("a night that was worked through") {
    world.worked(nov(16, 17), nov(17, 12, 30));
    world.worked(nov(17, 13), nov(17, 14));
    CHECK(found(world, nov(18, 0)) == "13:00");
  }
  SUBCASE("before the first session there is no night") {
    world.worked(nov(17, 9), nov(17, 10));
    CHECK(found(world, nov(18, 0)).empty());
  }
  SUBCASE("a switch is no start") {
    world.worked(nov(16, 22), nov(17, 0));
    world.worked(nov(17, 5), nov(17, 6, 30));
    world.worked(nov(17, 6, 30), nov(17, 7), ProjectId{1});
    CHECK(found(world, nov(17, 12)).empty());
  }
  SUBCASE("London, the night in which the clock goes forward: ten hours") {
    world.zone = "Europe/London";
    const Zone& london = world.zones.get("Europe/London");
    world.worked(london.boundary(day_of(2026, 3, 28), Hours{20}), london.boundary(day_of(2026, 3, 28), Hours{22}));
    world.worked(london.boundary(day_of(2026, 3, 29), Hours{9}), london.boundary(day_of(2026, 3, 29), Hours{10}));
    CHECK(found(world, utc(2026, 3, 30, 0)) == "09:00");
  }
  SUBCASE("and back: twelve") {
    world.zone = "Europe/London";
    const Zone& london = world.zones.get("Europe/London");
    world.worked(london.boundary(day_of(2026, 10, 24), Hours{20}), london.boundary(day_of(2026, 10, 24), Hours{22}));
    world.worked(london.boundary(day_of(2026, 10, 25), Hours{9}), london.boundary(day_of(2026, 10, 25), Hours{10}));
    CHECK(found(world, utc(2026, 10, 26, 0)).empty());
  }
}

TEST_CASE("days without a day off: on the 7th and the 13th day, at 30 minutes") {
  World world;
  world.settings = only(WatchKind::no_day_off);
  for (unsigned day = 2; day <= 16; ++day) { world.worked(nov(day, 10), nov(day, 10, 20)); }
  CHECK(found(world, nov(20, 0)).empty());  // twenty minutes are a day off
  for (std::size_t i = 0; i < world.work.size(); ++i) { world.work[i].end += Minutes{10}; }
  Watcher watcher(world);
  watcher.follow(nov(1, 0), nov(20, 0));
  REQUIRE(watcher.recorded().size() == 2);
  CHECK(watcher.recorded().begin()->due == nov(8, 10, 30));
  CHECK(watcher.recorded().rbegin()->due == nov(14, 10, 30));
  CHECK(watcher.recorded().begin()->cause == "no_day_off:2026-11-08");
}

TEST_CASE("a project's month passes what is agreed, once") {
  World world;
  world.settings = only(WatchKind::agreed_hours);
  Project project;
  project.id = ProjectId{1};
  project.kind = Kind::funded;
  world.projects.push_back(project);
  Agreement agreement;
  agreement.project = ProjectId{1};
  agreement.share_ppm = 125'000;  // an eighth of the 21 working days of November: 21 h
  agreement.from = day_of(2026, 1, 1);
  world.agreements.push_back(agreement);
  Almanac almanac(world.rules, world.zones);
  CHECK(expected_hours(almanac, world.agreements, ProjectId{1}, {day_of(2026, 11, 1), day_of(2026, 11, 30)}) ==
        Seconds{Hours{21}});
  CHECK_FALSE(expected_hours(almanac, world.agreements, ProjectId{2}, {day_of(2026, 11, 1), day_of(2026, 11, 30)}));
  for (unsigned day = 2; day <= 5; ++day) { world.worked(nov(day, 9), nov(day, 14), ProjectId{1}); }
  world.worked(nov(6, 9), nov(6, 10), ProjectId{1});
  CHECK(found(world, nov(30, 0)).empty());  // 21 h to the second
  world.worked(nov(6, 12), nov(6, 15));     // of no project
  world.worked(nov(6, 15), nov(6, 16), ProjectId{1});
  world.worked(nov(9, 9), nov(9, 12), ProjectId{1});
  CHECK(found(world, nov(30, 0)) == "15:00");
}

TEST_CASE("a session is forgotten after twelve hours, or when nobody was there") {
  World world;
  world.settings = only(WatchKind::forgotten);
  Session& session = world.runs(nov(16, 9));
  SUBCASE("it runs on") {
    CHECK(found(world, nov(17, 12), true) == "21:00");
  }
  SUBCASE("twelve hours to the second are none too many") {
    session.end = nov(16, 21);
    CHECK(found(world, nov(17, 12), true).empty());
  }
  SUBCASE("nobody was there: told when it is noted, and only once") {
    Absence absence;
    absence.session_uuid = session.uuid;
    absence.from = nov(16, 12);
    absence.to = nov(16, 13, 10);
    absence.noted = nov(16, 13, 11);
    world.absences.push_back(absence);
    CHECK(found(world, nov(17, 12), true) == "13:11");
  }
}

TEST_CASE("a crunch holds back long work, and nothing else") {
  World world;
  Crunch crunch;
  crunch.days = {day_of(2026, 11, 16), day_of(2026, 11, 17)};
  world.crunches.push_back(crunch);
  world.worked(nov(16, 8, 30), nov(17, 1));
  world.worked(nov(17, 9), nov(17, 9, 10));
  world.worked(nov(18, 7), nov(18, 7, 10));
  Watcher watcher(world);
  int held = 0;
  std::set<std::string> open;
  for (const WatchEvent& event : [&] {
         watcher.wake(nov(16, 8));
         return watcher.wake(nov(18, 12));
       }()) {
    if (event.held) {
      ++held;
    } else {
      open.insert(event.cause.substr(0, event.cause.find(':')));
    }
  }
  CHECK(held > 20);  // off hours, stretches and the day's limit of both nights
  CHECK(open == std::set<std::string>{"forgotten", "off_hours", "short_rest"});  // the 18th is no crunch
}

TEST_CASE("a snoozed alert of another kind comes again, unless there was a break") {
  World world;
  world.settings = only(WatchKind::stretch);
  world.worked(nov(16, 9), nov(16, 10, 40));
  const std::string cause = "stretch:" + std::to_string(unix_seconds(nov(16, 9))) + ":0";
  world.answers.push_back({cause, "stretch", nov(16, 10, 5), Minutes{20}});
  CHECK(found(world, nov(17, 0)) == "10:00, 10:25");
  world.work.back().end = nov(16, 10, 10);
  world.worked(nov(16, 10, 16), nov(16, 10, 40));
  CHECK(found(world, nov(17, 0)) == "10:00");
}

TEST_CASE("the clock is set back an hour: nothing is told twice, and nothing is missed") {
  World world;
  world.settings = only(WatchKind::off_hours);
  world.runs(nov(16, 19));
  Watcher watcher(world);
  watcher.wake(nov(16, 19));
  watcher.wake(nov(16, 20, 15));
  CHECK(shown(watcher.recorded(), world.zones.get("UTC")) == "19:00, 19:30, 20:00");
  watcher.wake(nov(16, 19, 15));
  REQUIRE(watcher.next().has_value());
  CHECK(*watcher.next() == nov(16, 20, 30));
  // What begins in the hour that comes again is told in it.
  world.work.back().end = nov(16, 19, 20);
  world.runs(nov(16, 19, 40));
  watcher.wake(nov(16, 19, 40));
  watcher.wake(nov(16, 20, 45));
  CHECK(shown(watcher.recorded(), world.zones.get("UTC")) == "19:00, 19:30, 19:40, 20:00, 20:10, 20:40");
}

TEST_CASE("nothing runs, nothing is waited for; before the first look only what runs is looked at") {
  World world;
  world.worked(nov(16, 19), nov(16, 21));
  world.runs(nov(17, 19));
  Watcher watcher(world);
  CHECK(watcher.wake(nov(17, 12)).empty());
  CHECK_FALSE(watcher.next().has_value());
  watcher.wake(nov(17, 19, 5));
  CHECK(shown(watcher.recorded(), world.zones.get("UTC"), true) == "19:00 off_hours");
  Watcher late(world);
  late.wake(nov(17, 19, 35));
  CHECK(shown(late.recorded(), world.zones.get("UTC"), true) == "19:00 off_hours, 19:30 off_hours");
}

TEST_CASE("the zone is the session's own, whatever zone the next one has") {
  World world;
  world.settings = only(WatchKind::off_hours);
  world.zone = "Asia/Seoul";
  world.worked(utc(2026, 11, 16, 8), utc(2026, 11, 16, 9, 30));  // 17:00 to 18:30 in Seoul
  world.zone = "Europe/London";
  world.worked(utc(2026, 11, 16, 9, 30), utc(2026, 11, 16, 10));  // core hours in London
  world.zone = "UTC";
  CHECK(found(world, nov(17, 0)) == "09:10");
}

TEST_CASE("a zone that this computer does not know is an error and no silence") {
  World world;
  world.zone = "UTC";
  world.runs(nov(16, 19));
  WatchFacts facts = world.facts_at(nov(16, 20), {});
  facts.running->zone = "Nowhere/Land";
  struct None : ZoneFinder {
    Result<const Zone*> find(std::string_view) override { return refuse(ErrorKind::usage, "no_such_zone", Phrase{}); }
  } none;
  Almanac almanac(world.rules, none);
  const Result<WatchStep> made = step({}, facts, almanac, nov(16, 20));
  REQUIRE_FALSE(made.ok());
  CHECK(made.error().code == "no_such_zone");
}

TEST_CASE("kinds and their keys") {
  for (int i = 0; i < kWatchKindCount; ++i) {
    const auto kind = static_cast<WatchKind>(i);
    CHECK(watch_kind_from(key_of(kind)) == kind);
  }
  CHECK_FALSE(watch_kind_from("eclipse"));
  CHECK(held_by_crunch(WatchKind::stretch));
  CHECK_FALSE(held_by_crunch(WatchKind::short_rest));
}
