// Watching over a real ledger: what is recorded, once, by whom, and when to look again.

#include "storage/watch.hpp"

#include <doctest/doctest.h>

#include <string>
#include <thread>

#include "storage/absences.hpp"
#include "storage/crunches.hpp"
#include "storage/history.hpp"
#include "storage/zones.hpp"
#include "tests/support/ledger_rig.hpp"

namespace labclock::storage {
namespace {

using test::at;
using test::LedgerRig;

struct Desk {
  LedgerRig rig;
  ZoneFiles zones;

  Ledger& ledger() { return rig.ledger(); }
  Act program() const { return {rig.now, Who::program}; }
  Watched look(const std::string& now) {
    rig.now = at(now);
    Almanac almanac(*rulebook(ledger()), zones);
    Result<Watched> watched = watch(ledger(), program(), almanac);
    REQUIRE(watched.ok());
    return *watched;
  }
  void start(const std::string& now, std::optional<ProjectId> project = std::nullopt) {
    rig.now = at(now);
    REQUIRE(storage::start(ledger(), rig.act(), {project, "", "", rig.now, "UTC"}).ok());
  }
  void stop(const std::string& now) {
    rig.now = at(now);
    REQUIRE(storage::stop(ledger(), rig.act(), rig.now).ok());
  }
  std::string recorded() {
    std::string text;
    for (const Alert& alert : *alerts(ledger(), {kEarliest, kLatest})) {
      text += (text.empty() ? "" : ", ") + rfc3339(alert.at).substr(11, 5) + " " + alert.kind;
      if (alert.held) { text += " held"; }
    }
    return text;
  }
};

}  // namespace

TEST_CASE("what becomes due is recorded once, outside of the undo stack, and told when to look again") {
  Desk desk;
  const ProjectId thesis = desk.rig.project("Thesis");
  CHECK(desk.look("2026-11-16T08:00:00Z").recorded.empty());
  CHECK_FALSE(desk.look("2026-11-16T08:00:00Z").next);
  desk.start("2026-11-16T17:30:00Z", thesis);
  Watched watched = desk.look("2026-11-16T17:30:00Z");
  CHECK(watched.recorded.empty());
  CHECK(watched.next == at("2026-11-16T18:10:00Z"));
  watched = desk.look("2026-11-16T18:10:00Z");
  REQUIRE(watched.recorded.size() == 1);
  const Alert& alert = watched.recorded.front();
  CHECK(alert.kind == "off_hours");
  CHECK(alert.at == at("2026-11-16T18:10:00Z"));
  CHECK(alert.project == thesis);
  CHECK(alert.band == Band::evening);
  CHECK(alert.session.has_value());
  CHECK(alert.facts == R"({"start":"18:00","length_s":600})");
  CHECK(watched.next == at("2026-11-16T18:30:00Z"));  // an hour without a break
  CHECK(desk.look("2026-11-16T18:10:00Z").recorded.empty());
  // The machine sleeps over everything else.
  desk.look("2026-11-16T19:05:00Z");
  CHECK(desk.recorded() == "18:10 off_hours, 18:30 stretch, 18:40 off_hours");
  REQUIRE(undo(desk.ledger(), desk.rig.act(), 1).ok());  // the start: no alert is on the stack
  CHECK(desk.recorded() == "18:10 off_hours, 18:30 stretch, 18:40 off_hours");
}

TEST_CASE("settings, crunch and snooze are looked at as they are") {
  Desk desk;
  desk.start("2026-11-16T19:00:00Z");
  CHECK(desk.look("2026-11-16T19:01:00Z").recorded.size() == 1);
  const Alert alert = alerts(desk.ledger(), {kEarliest, kLatest})->front();
  AnswerRequest snooze;
  snooze.answer = AlertAnswer::snooze;
  snooze.snooze = Minutes{20};
  REQUIRE(answer_alert(desk.ledger(), desk.rig.act(), alert.id, snooze).ok());
  CHECK(desk.look("2026-11-16T19:02:00Z").next == at("2026-11-16T19:21:00Z"));
  REQUIRE(
      set_setting(desk.ledger(), desk.rig.act(), "alerts.off_hours", "off", std::nullopt, day_of(2026, 11, 16)).ok());
  CHECK(desk.look("2026-11-16T19:30:00Z").next == at("2026-11-16T20:00:00Z"));
  const DayRange days{day_of(2026, 11, 16), day_of(2026, 11, 16)};
  REQUIRE(add_crunch(desk.ledger(), desk.rig.act(), days, "camera-ready").ok());
  const Watched watched = desk.look("2026-11-16T20:00:00Z");
  REQUIRE(watched.recorded.size() == 1);
  CHECK(watched.recorded.front().held);
  CHECK(desk.recorded() == "19:00 off_hours, 20:00 stretch held");
}

TEST_CASE("two programs watch at once: one of them records") {
  Desk desk;
  desk.start("2026-11-16T19:00:00Z");
  Result<Ledger> other = Ledger::open(desk.rig.folder.file("labclock.db"));
  REQUIRE(other.ok());
  desk.rig.now = at("2026-11-16T20:30:00Z");
  std::size_t by_other = 0;
  std::thread second([&] {
    ZoneFiles zones;
    Almanac almanac(*rulebook(*other), zones);
    const Result<Watched> watched = watch(*other, {at("2026-11-16T20:30:00Z"), Who::program}, almanac);
    by_other = watched.ok() ? watched->recorded.size() : 100;
  });
  Almanac almanac(*rulebook(desk.ledger()), desk.zones);
  const Result<Watched> watched = watch(desk.ledger(), desk.program(), almanac);
  second.join();
  REQUIRE(watched.ok());
  CHECK(watched->recorded.size() + by_other == 5);
  CHECK(desk.recorded() == "19:00 off_hours, 19:30 off_hours, 20:00 off_hours, 20:00 stretch, 20:30 off_hours");
}

TEST_CASE("looking writes nothing while nothing is due, so that two programs do not wake each other") {
  Desk desk;
  desk.start("2026-11-16T09:00:00Z");
  desk.look("2026-11-16T09:00:00Z");
  Result<Ledger> other = Ledger::open(desk.rig.folder.file("labclock.db"));
  REQUIRE(other.ok());
  const std::int64_t before = *other->data_version();
  desk.look("2026-11-16T09:20:00Z");
  desk.look("2026-11-16T09:59:59Z");
  CHECK(*other->data_version() == before);
  desk.look("2026-11-16T10:00:00Z");
  CHECK(*other->data_version() != before);
}

TEST_CASE("a locked ledger is told, nothing is recorded, and the next call finds it all") {
  Desk desk;
  desk.start("2026-11-16T19:00:00Z");
  OpenOptions hasty;
  hasty.busy_timeout = std::chrono::milliseconds{1};
  Result<Ledger> other = Ledger::open(desk.rig.folder.file("labclock.db"), hasty);
  REQUIRE(other.ok());
  Almanac almanac(*rulebook(*other), desk.zones);
  const Act act{at("2026-11-16T19:40:00Z"), Who::program};
  {
    Result<bool> locked = [&]() -> Result<bool> {
      struct Hold : UuidSource {
        Ledger* other = nullptr;
        Almanac* almanac = nullptr;
        Act act;
        std::string code;
        Uuid next(Instant) override {
          const Result<Watched> watched = watch(*other, act, *almanac);
          code = watched.ok() ? "ok" : watched.error().code;
          return make_uuid_v7(1, 2, 3);
        }
      };
      auto hold = std::make_shared<Hold>();
      hold->other = &*other;
      hold->almanac = &almanac;
      hold->act = act;
      OpenOptions holding;
      holding.uuids = hold;
      Result<Ledger> writer = Ledger::open(desk.rig.folder.file("labclock.db"), holding);
      REQUIRE(writer.ok());
      REQUIRE(add_crunch(*writer, act, {day_of(2026, 1, 1), day_of(2026, 1, 1)}, "x").ok());
      CHECK(hold->code == "locked");
      return true;
    }();
    CHECK(locked.ok());
  }
  CHECK(desk.recorded().empty());
  const Result<Watched> again = watch(*other, act, almanac);
  REQUIRE(again.ok());
  CHECK(again->recorded.size() == 2);
}

TEST_CASE("the clock set back an hour records nothing twice and misses nothing") {
  Desk desk;
  desk.start("2026-11-16T19:00:00Z");
  desk.look("2026-11-16T20:05:00Z");
  const std::string before = desk.recorded();
  CHECK(desk.look("2026-11-16T19:05:00Z").recorded.empty());
  CHECK(desk.look("2026-11-16T19:35:00Z").recorded.empty());
  CHECK(desk.look("2026-11-16T20:05:00Z").recorded.empty());
  CHECK(desk.recorded() == before);
  CHECK(desk.look("2026-11-16T20:30:00Z").recorded.size() == 1);
}

TEST_CASE("a start off hours is told at once, in a crunch it is recorded and not told") {
  Desk desk;
  desk.start("2026-11-16T19:00:00Z");
  Almanac almanac(*rulebook(desk.ledger()), desk.zones);
  Result<std::optional<RunningSession>> open = running(desk.ledger());
  CHECK(*note_off_hours(desk.ledger(), desk.rig.act(), almanac, **open) == Band::evening);
  CHECK_FALSE(*note_off_hours(desk.ledger(), desk.rig.act(), almanac, **open));  // once
  CHECK(desk.look("2026-11-16T19:05:00Z").recorded.empty());                     // the engine finds the same one
  desk.stop("2026-11-16T19:10:00Z");
  desk.start("2026-11-16T19:14:00Z");
  open = running(desk.ledger());
  CHECK_FALSE(*note_off_hours(desk.ledger(), desk.rig.act(), almanac, **open));  // the same stretch
  desk.stop("2026-11-16T19:20:00Z");
  REQUIRE(add_crunch(desk.ledger(), desk.rig.act(), {day_of(2026, 11, 16), day_of(2026, 11, 16)}, "x").ok());
  desk.start("2026-11-16T21:00:00Z");
  open = running(desk.ledger());
  CHECK_FALSE(*note_off_hours(desk.ledger(), desk.rig.act(), almanac, **open));
  CHECK(desk.recorded() == "19:00 off_hours, 21:00 off_hours held");
}

TEST_CASE("an alert answered with stop ends the session where the person left") {
  Desk desk;
  desk.start("2026-11-16T19:00:00Z");
  desk.look("2026-11-16T19:00:00Z");
  desk.rig.now = at("2026-11-17T08:00:00Z");
  REQUIRE(note_absence(desk.ledger(), desk.program(),
                       {at("2026-11-16T20:20:00Z"), at("2026-11-17T08:00:00Z"), Evidence::suspend})
              ->has_value());
  desk.look("2026-11-17T08:00:00Z");
  const std::vector<Alert> all = *alerts(desk.ledger(), {kEarliest, kLatest});
  CHECK(all.size() > 30);
  AnswerRequest stop_it;
  stop_it.answer = AlertAnswer::stop;
  desk.rig.now = at("2026-11-17T08:02:00Z");
  REQUIRE(answer_alert(desk.ledger(), desk.rig.act(), all[2].id, stop_it).ok());
  CHECK(last_before(desk.ledger(), desk.rig.now)->value().end == at("2026-11-16T20:20:00Z"));
  CHECK(open_absences(desk.ledger())->empty());
  CHECK(desk.recorded() == "19:00 off_hours, 19:30 off_hours, 20:00 off_hours, 20:00 stretch, 07:00 forgotten");
  REQUIRE(undo(desk.ledger(), desk.rig.act(), 1).ok());
  CHECK(running(desk.ledger())->has_value());
  CHECK(open_absences(desk.ledger())->size() == 1);
  CHECK(alerts(desk.ledger(), {kEarliest, kLatest})->size() == all.size());
}

}  // namespace labclock::storage
