// What must hold however often, however late and in whatever order somebody looks; a month of work in
// milliseconds; and the rules of long work said again, minute by minute.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <chrono>
#include <map>
#include <tuple>

#include "tests/src/watch_kit.hpp"

using namespace watch_kit;
using almanac_kit::utc;

namespace {

const Instant kBegin = utc(2026, 10, 19, 6);

/// Work in whole minutes: gap before, length, project and zone of each session, so that it shrinks.
using Piece = std::tuple<int, int, int, int>;

void fill(World& world) {
  const auto gap = rc::gen::weightedOneOf<int>({{3, rc::gen::just(0)},
                                                {4, rc::gen::inRange(1, 8)},
                                                {4, rc::gen::inRange(8, 200)},
                                                {4, rc::gen::inRange(500, 1000)},
                                                {1, rc::gen::inRange(1500, 9000)}});
  const auto length = rc::gen::weightedOneOf<int>(
      {{4, rc::gen::inRange(1, 90)}, {4, rc::gen::inRange(90, 300)}, {1, rc::gen::inRange(300, 2000)}});
  // Small worlds: each is watched from its first to its last minute several times.
  const auto pieces =
      *rc::gen::resize(30, rc::gen::container<std::vector<Piece>>(rc::gen::tuple(
                               gap, length, rc::gen::inRange(0, 3),
                               rc::gen::weightedOneOf<int>({{8, rc::gen::just(0)}, {1, rc::gen::just(1)}}))));
  Instant t = kBegin;
  for (const auto& [before, minutes, project, zone] : pieces) {
    t += Minutes{before};
    world.zone = zone == 0 ? "Europe/London" : "Asia/Seoul";
    world.worked(t, t + Minutes{minutes}, project == 0 ? std::nullopt : std::optional(ProjectId{project}));
    t += Minutes{minutes};
  }
  if (!world.work.empty() && *rc::gen::arbitrary<bool>()) { world.work.back().end += Days{3650}; }
}

void settle(World& world) {
  world.settings.grace = Minutes{*rc::gen::element(0, 10, 25)};
  world.settings.repeat = Minutes{*rc::gen::element(0, 30, 45)};
  world.settings.stretch = Minutes{*rc::gen::element(0, 60, 90)};
  world.rules.day_limit.entries.front().value = Hours{*rc::gen::element(0, 4, 10)};
  world.rules.week_limit.entries.front().value = Hours{*rc::gen::element(20, 52)};
  world.rules.day_start.entries.front().value = Hours{*rc::gen::element(0, 4)};
  world.rules.days_off.push_back(almanac_kit::off(day_of(2026, 10, 21), day_of(2026, 10, 22)));
  Crunch crunch;
  crunch.days = {day_of(2026, 10, 26), day_of(2026, 10, 28)};
  world.crunches.push_back(crunch);
  Project project;
  project.id = ProjectId{1};
  project.kind = Kind::funded;
  world.projects.push_back(project);
  Agreement agreement;
  agreement.project = ProjectId{1};
  agreement.share_ppm = 40'000;
  agreement.from = day_of(2026, 10, 1);
  world.agreements.push_back(agreement);
}

Instant end_of(const World& world) {
  if (world.work.empty()) { return kBegin + Days{1}; }
  const Session& last = world.work.back();
  return std::min(last.end, last.start + Hours{30}) + Hours{2};
}

/// A few of the alerts are answered with a snooze a while after they were told, one after the other: what
/// comes after an answer depends on it.
void answer(World& world, Instant end) {
  Instant from = kBegin;
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    Watcher watcher(world);
    watcher.wake(kBegin);
    watcher.wake(end);
    const auto later = watcher.recorded().upper_bound({from, "~"});
    const auto left = std::distance(later, watcher.recorded().end());
    if (left == 0) { return; }
    const Told alert = *std::next(later, *rc::gen::inRange<std::ptrdiff_t>(0, std::min<std::ptrdiff_t>(left, 20)));
    from = alert.due + Seconds{*rc::gen::inRange(1, 1800)};
    world.answers.push_back({alert.cause, kind_of(alert), from, Minutes{*rc::gen::element(5, 20, 60)}});
  }
}

void leave(World& world) {
  for (const Session& session : world.work) {
    if (session.end - session.start < Minutes{40} || *rc::gen::inRange(0, 3) != 0) { continue; }
    Absence absence;
    absence.session_uuid = session.uuid;
    absence.from = session.start + Minutes{10};
    absence.to = session.start + Minutes{25};
    absence.noted = absence.to + Seconds{*rc::gen::inRange(0, 600)};
    world.absences.push_back(absence);
  }
}

/// The causes and instants of a watcher, and of the alerts that somebody has answered.
std::set<Told> all_told(const World& world, const Watcher& watcher, const std::set<Told>& before) {
  std::set<Told> all = watcher.recorded();
  for (const Told& told : before) {
    if (std::any_of(world.answers.begin(), world.answers.end(),
                    [&](const Answer& answer) { return answer.cause == told.cause; })) {
      all.insert(told);
    }
  }
  return all;
}

// The naive machine --------------------------------------------------------------------------------------

/// off_hours, stretch and day_limit as a person would say them, one minute after the other.
std::set<Told> minute_by_minute(World& world, Instant until) {
  Almanac almanac(world.rules, world.zones);
  std::set<Told> told;
  std::optional<Instant> off_begin;
  std::optional<Instant> off_next;
  int off_told = 0;
  std::optional<Instant> run_begin;
  Instant last_work = kBegin - Days{1};
  Instant last_off = kBegin - Days{1};
  int run_told = 0;
  std::map<Day, Seconds> days;
  std::set<Day> full;
  for (Instant t = kBegin; t <= until; t += Minutes{1}) {
    const auto session = std::find_if(world.work.begin(), world.work.end(),
                                      [&](const Session& each) { return each.start <= t && t < each.end; });
    if (session == world.work.end()) { continue; }
    const Zone& zone = world.zones.get(session->zone);
    if (!run_begin || t - last_work >= Minutes{5}) {
      run_begin = t;
      run_told = 0;
    }
    last_work = t + Minutes{1};
    const Seconds stretch = world.settings.stretch;
    if (stretch > Seconds{0} && t - *run_begin >= stretch + Hours{run_told}) {
      told.insert({t, fmt::format("stretch:{}:{}", unix_seconds(*run_begin), run_told)});
      ++run_told;
    }
    if (!off_hours(almanac.band_at(zone, t))) {
      off_begin.reset();
    } else {
      if (!off_begin || t - last_off >= Minutes{5}) {
        off_begin = t;
        off_next = session->start == t ? t : t + world.settings.grace;
        off_told = 0;
      }
      last_off = t + Minutes{1};
      if (off_next && *off_next <= t) {
        const std::string cause = fmt::format("off_hours:{}", unix_seconds(*off_begin));
        told.insert({t, off_told == 0 ? cause : fmt::format("{}:{}", cause, off_told)});
        ++off_told;
        off_next = world.settings.repeat > Seconds{0} ? std::optional(t + world.settings.repeat) : std::nullopt;
      }
    }
    const Day day = almanac.logical_day(zone, t);
    const Seconds limit = world.rules.day_limit.on(day);
    if (limit > Seconds{0} && days[day] >= limit && full.insert(day).second) {
      told.insert({t, fmt::format("day_limit:{}", date::format("%F", day))});
    }
    days[day] += Minutes{1};
  }
  return told;
}

}  // namespace

TEST_CASE("the alerts do not depend on when anybody looks, none is told twice and none is late") {
  rc::check("whatever the wakings", [] {
    World world;
    settle(world);
    fill(world);
    const Instant end = end_of(world);
    leave(world);
    answer(world, end);
    Watcher diligent(world);
    diligent.follow(kBegin, end);
    // One that sleeps: it wakes at random, and at the end.
    Watcher sleeper(world);
    sleeper.wake(kBegin);
    Instant t = kBegin;
    while (true) {
      t += Seconds{*rc::gen::weightedOneOf<int>({{1, rc::gen::inRange(1, 900)}, {3, rc::gen::inRange(900, 400'000)}})};
      if (t >= end) { break; }
      sleeper.wake(t);
    }
    sleeper.wake(end);
    RC_ASSERT(all_told(world, sleeper, diligent.recorded()) == diligent.recorded());
    // One that looks over its shoulder: a clock that goes back and comes again.
    Watcher confused(world);
    confused.wake(kBegin);
    for (Instant at = kBegin; at < end; at += Hours{7}) {
      confused.wake(at);
      if (at - Hours{3} > kBegin) { confused.wake(at - Hours{3}); }
    }
    confused.wake(end);
    RC_ASSERT(all_told(world, confused, diligent.recorded()) == diligent.recorded());
  });
}

TEST_CASE("nothing is due before `next`, and at `next` it is told at its second") {
  rc::check("the next instant is exact", [] {
    World world;
    settle(world);
    fill(world);
    if (world.work.empty()) { return; }
    const Instant start = world.work.back().start;
    const bool runs_on = world.work.back().end > start + Days{3000};
    Watcher watcher(world);
    watcher.wake(kBegin);
    watcher.wake(start);
    Instant t = start;
    for (int i = 0; i < 12 && watcher.next(); ++i) {
      const Instant next = *watcher.next();
      RC_ASSERT(next > t);
      const Instant stop = world.work.back().end;
      if (next >= stop) { break; }
      RC_ASSERT(watcher.peek(next - Seconds{1}).empty());
      const std::vector<WatchEvent> events = watcher.wake(next);
      for (const WatchEvent& event : events) { RC_ASSERT(event.due == next); }
      RC_ASSERT(!events.empty() || next - t >= Hours{26});
      t = next;
    }
    RC_ASSERT(!runs_on || watcher.next().has_value());
  });
}

TEST_CASE("off hours, stretches and the day's limit as they are said, minute by minute") {
  rc::check("the naive machine agrees", [] {
    World world;
    settle(world);
    fill(world);
    const Instant end = end_of(world);
    Watcher watcher(world);
    watcher.follow(kBegin, end);
    std::set<Told> told = watcher.recorded();
    std::erase_if(told, [](const Told& each) {
      const std::string kind = kind_of(each);
      return kind != "off_hours" && kind != "stretch" && kind != "day_limit";
    });
    RC_ASSERT(told == minute_by_minute(world, end));
  });
}

TEST_CASE("a month of work runs through in milliseconds, with every kind in it") {
  World world;
  world.zone = "Asia/Seoul";
  Project project;
  project.id = ProjectId{1};
  project.kind = Kind::funded;
  world.projects.push_back(project);
  Agreement agreement;
  agreement.project = ProjectId{1};
  agreement.share_ppm = 300'000;
  agreement.from = day_of(2026, 1, 1);
  world.agreements.push_back(agreement);
  const Zone& seoul = world.zones.get("Asia/Seoul");
  for (Day day = day_of(2026, 11, 2); day <= day_of(2026, 11, 29); day += Days{1}) {
    const auto clock = [&](int hour, int minute) { return seoul.boundary(day, Hours{hour} + Minutes{minute}); };
    world.worked(clock(9, 0), clock(12, 0), ProjectId{1});
    world.worked(clock(13, 0), clock(18, 30), ProjectId{1});
    world.worked(clock(20, 0), clock(23, 45));
  }
  world.work.back().end += Hours{14};
  const auto begun = std::chrono::steady_clock::now();
  Watcher watcher(world);
  watcher.follow(world.work.front().start, world.work.back().end + Hours{1});
  const auto took = std::chrono::steady_clock::now() - begun;
  std::map<std::string, int> kinds;
  for (const Told& told : watcher.recorded()) { ++kinds[kind_of(told)]; }
  CHECK(kinds["off_hours"] == 398);
  CHECK(kinds["stretch"] == 294);
  CHECK(kinds["day_limit"] == 29);
  CHECK(kinds["week_limit"] == 4);
  CHECK(kinds["short_rest"] == 27);
  CHECK(kinds["no_day_off"] == 2);
  CHECK(kinds["agreed_hours"] == 1);
  CHECK(kinds["forgotten"] == 1);
  // Some seven hundred looks, each over a month; an unoptimised build on a busy machine included.
  CHECK(std::chrono::duration_cast<std::chrono::milliseconds>(took).count() < 20'000);
  // Asleep the whole month: the same in one look.
  Watcher asleep(world);
  asleep.wake(world.work.front().start);
  asleep.wake(world.work.back().end + Hours{1});
  CHECK(asleep.recorded() == watcher.recorded());
}
