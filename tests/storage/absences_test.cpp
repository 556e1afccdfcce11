// Absences: what is noted, what is asked, and what each answer does to the sessions.

#include "storage/absences.hpp"

#include <doctest/doctest.h>

#include <string>

#include "storage/history.hpp"
#include "storage/records.hpp"
#include "storage/zones.hpp"
#include "tests/support/ledger_rig.hpp"

namespace labclock::storage {
namespace {

using test::at;
using test::LedgerRig;

struct Desk {
  LedgerRig rig;
  ProjectId thesis = rig.project("Thesis");
  ProjectId nrf = rig.project("NRF basic", Kind::funded);

  Desk() { start("09:00"); }
  Ledger& ledger() { return rig.ledger(); }
  static Instant clock(const std::string& text) { return at("2026-11-16T" + text + ":00Z"); }
  void start(const std::string& when, std::optional<ProjectId> project = std::nullopt) {
    rig.now = clock(when);
    REQUIRE(storage::start(ledger(), rig.act(), {project ? project : thesis, "writing", "", rig.now, "UTC"}).ok());
  }
  std::optional<Absence> away(const std::string& from, const std::string& to, Evidence evidence = Evidence::idle) {
    rig.now = std::max(rig.now, clock(to));
    const Act program{rig.now, Who::program};
    Result<std::optional<Absence>> noted = note_absence(ledger(), program, {clock(from), clock(to), evidence});
    REQUIRE(noted.ok());
    return *noted;
  }
  Result<AnsweredAbsence> answer(AbsenceId id, AbsenceReply reply) {
    rig.now += Minutes{1};
    return answer_absence(ledger(), rig.act(), id, reply);
  }
  /// "09:00-12:00 Thesis writing, 13:00- Thesis writing"
  std::string log() {
    std::string text;
    for (const AnySession& session : *sessions(ledger(), {kEarliest, kLatest})) {
      const SessionFacts& facts = facts_of(session);
      text += text.empty() ? "" : ", ";
      text += rfc3339(start_of(session)).substr(11, 5) + "-";
      if (const auto end = end_of(session)) { text += rfc3339(*end).substr(11, 5); }
      text += facts.project == thesis ? " Thesis" : facts.project == nrf ? " NRF" : " none";
      if (!facts.activity.empty()) { text += " " + facts.activity; }
    }
    return text;
  }
  std::string open() {
    std::string text;
    for (const Absence& absence : *open_absences(ledger())) {
      text += (text.empty() ? "" : ", ") + rfc3339(absence.from).substr(11, 5) + "-" +
              rfc3339(absence.to).substr(11, 5) + " " + std::string(key_of(absence.evidence));
    }
    return text;
  }
};

AbsenceReply reply(AbsenceAnswer answer) {
  AbsenceReply made;
  made.answer = answer;
  return made;
}

}  // namespace

TEST_CASE("an absence is noted outside of the undo stack and changes no session") {
  Desk desk;
  const std::optional<Absence> noted = desk.away("12:10", "13:05", Evidence::lock);
  REQUIRE(noted.has_value());
  CHECK(noted->project == desk.thesis);
  CHECK(noted->zone == "UTC");
  CHECK(noted->length() == Seconds{Minutes{55}});
  CHECK(desk.open() == "12:10-13:05 lock");
  CHECK(open_absence(desk.ledger())->value().id == noted->id);
  CHECK(desk.log() == "09:00- Thesis writing");
  REQUIRE(undo(desk.ledger(), desk.rig.act(), 1).ok());  // the start
  CHECK(desk.open().empty());                            // no session, no question
  REQUIRE(redo(desk.ledger(), desk.rig.act(), 1).ok());
  CHECK(desk.open() == "12:10-13:05 lock");
}

TEST_CASE("intervals that touch or overlap are one question, with the evidence of what began first") {
  Desk desk;
  desk.away("12:10", "12:40", Evidence::idle);
  desk.away("12:40", "13:00", Evidence::suspend);
  CHECK(desk.open() == "12:10-13:00 idle");
  desk.away("15:00", "15:20", Evidence::idle);
  CHECK(desk.open() == "12:10-13:00 idle, 15:00-15:20 idle");
  desk.away("12:50", "15:10", Evidence::suspend);
  CHECK(desk.open() == "12:10-15:20 idle");
  desk.away("11:00", "15:30", Evidence::clock);
  CHECK(desk.open() == "11:00-15:30 clock");
  CHECK(desk.away("12:00", "13:00")->from == Desk::clock("11:00"));
  CHECK(absences(desk.ledger(), {kEarliest, kLatest})->size() == 1);
}

TEST_CASE("only timed work is asked about, and only the part of it") {
  Desk desk;
  CHECK_FALSE(desk.away("08:00", "09:00"));
  CHECK(desk.away("08:30", "09:10")->from == Desk::clock("09:00"));
  desk.rig.now = Desk::clock("10:00");
  REQUIRE(stop(desk.ledger(), desk.rig.act(), desk.rig.now).ok());
  CHECK(desk.away("09:50", "11:00")->to == Desk::clock("10:00"));
  CHECK_FALSE(desk.away("10:00", "11:30"));
  desk.rig.now = Desk::clock("12:00");
  desk.rig.session(desk.nrf, "2026-11-16T10:30:00Z", "2026-11-16T11:30:00Z");
  CHECK_FALSE(desk.away("10:40", "11:00"));  // told by hand: the person has said what it was
  CHECK_FALSE(desk.away("09:20", "09:20"));
  CHECK(desk.away("09:30", "09:40").has_value());
}

TEST_CASE("what has been answered is not asked again") {
  Desk desk;
  const AbsenceId id = desk.away("12:00", "13:00")->id;
  REQUIRE(desk.answer(id, reply(AbsenceAnswer::keep)).ok());
  CHECK_FALSE(desk.away("12:10", "12:50"));
  CHECK(desk.away("12:30", "13:30")->from == Desk::clock("13:00"));
  CHECK(desk.answer(id, reply(AbsenceAnswer::stop)).error().code == "already_answered");
}

TEST_CASE("the five answers, each one history entry, and back") {
  Desk desk;
  const std::string before = desk.log();
  const AbsenceId id = desk.away("12:00", "13:00")->id;
  const auto undone = [&] {
    REQUIRE(undo(desk.ledger(), desk.rig.act(), 1).ok());
    CHECK(desk.log() == before);
    CHECK(desk.open() == "12:00-13:00 idle");
  };
  SUBCASE("keep") {
    const Result<AnsweredAbsence> kept = desk.answer(id, reply(AbsenceAnswer::keep));
    REQUIRE(kept.ok());
    CHECK(kept->absence.answer == AbsenceAnswer::keep);
    CHECK(kept->sessions.empty());
    CHECK(desk.log() == before);
    undone();
  }
  SUBCASE("keep as thinking or bench work") {
    AbsenceReply thinking = reply(AbsenceAnswer::thinking);
    thinking.activity = "bench";
    CHECK(desk.answer(id, thinking)->sessions.size() == 3);
    CHECK(desk.log() == "09:00-12:00 Thesis writing, 12:00-13:00 Thesis bench, 13:00- Thesis writing");
    undone();
  }
  SUBCASE("discard and stop then") {
    REQUIRE(desk.answer(id, reply(AbsenceAnswer::stop)).ok());
    CHECK(desk.log() == "09:00-12:00 Thesis writing");
    CHECK(desk.open().empty());
    undone();
  }
  SUBCASE("stopped at another time") {
    AbsenceReply corrected = reply(AbsenceAnswer::stop);
    corrected.at = Desk::clock("12:20");
    REQUIRE(desk.answer(id, corrected).ok());
    CHECK(desk.log() == "09:00-12:20 Thesis writing");
    undone();
  }
  SUBCASE("stopped before it began: nothing of it is left") {
    AbsenceReply corrected = reply(AbsenceAnswer::stop);
    corrected.at = Desk::clock("09:00");
    REQUIRE(desk.answer(id, corrected).ok());
    CHECK(desk.log().empty());
    undone();
  }
  SUBCASE("discard and go on") {
    REQUIRE(desk.answer(id, reply(AbsenceAnswer::discard)).ok());
    CHECK(desk.log() == "09:00-12:00 Thesis writing, 13:00- Thesis writing");
    undone();
    REQUIRE(redo(desk.ledger(), desk.rig.act(), 1).ok());
    CHECK(desk.log() == "09:00-12:00 Thesis writing, 13:00- Thesis writing");
  }
  SUBCASE("give it to another project") {
    AbsenceReply given = reply(AbsenceAnswer::give);
    given.project = desk.nrf;
    REQUIRE(desk.answer(id, given).ok());
    CHECK(desk.log() == "09:00-12:00 Thesis writing, 12:00-13:00 NRF, 13:00- Thesis writing");
    undone();
  }
}

TEST_CASE("answers at the edges of a session") {
  Desk desk;
  desk.rig.now = Desk::clock("14:00");
  REQUIRE(stop(desk.ledger(), desk.rig.act(), desk.rig.now).ok());
  SUBCASE("all of it") {
    const AbsenceId id = desk.away("08:00", "15:00")->id;
    SUBCASE("discard") {
      REQUIRE(desk.answer(id, reply(AbsenceAnswer::discard)).ok());
      CHECK(desk.log().empty());
    }
    SUBCASE("give") {
      AbsenceReply given = reply(AbsenceAnswer::give);
      REQUIRE(desk.answer(id, given).ok());
      CHECK(desk.log() == "09:00-14:00 none");
    }
  }
  SUBCASE("its beginning") {
    const AbsenceId id = desk.away("08:00", "10:00")->id;
    SUBCASE("discard") {
      REQUIRE(desk.answer(id, reply(AbsenceAnswer::discard)).ok());
      CHECK(desk.log() == "10:00-14:00 Thesis writing");
    }
    SUBCASE("give") {
      AbsenceReply given = reply(AbsenceAnswer::give);
      given.project = desk.nrf;
      REQUIRE(desk.answer(id, given).ok());
      CHECK(desk.log() == "09:00-10:00 NRF, 10:00-14:00 Thesis writing");
      REQUIRE(undo(desk.ledger(), desk.rig.act(), 1).ok());
      CHECK(desk.log() == "09:00-14:00 Thesis writing");
    }
  }
  SUBCASE("its end") {
    const AbsenceId id = desk.away("13:00", "14:30")->id;
    REQUIRE(desk.answer(id, reply(AbsenceAnswer::discard)).ok());
    CHECK(desk.log() == "09:00-13:00 Thesis writing");
  }
}

TEST_CASE("an answer looks at the sessions as they are when it is given") {
  Desk desk;
  const AbsenceId id = desk.away("12:00", "13:00")->id;
  desk.start("14:00", desk.nrf);
  SUBCASE("a session that was switched later stays") {
    REQUIRE(desk.answer(id, reply(AbsenceAnswer::stop)).ok());
    CHECK(desk.log() == "09:00-12:00 Thesis writing, 14:00- NRF writing");
  }
  SUBCASE("cut in the middle of it") {
    REQUIRE(cut(desk.ledger(), desk.rig.act(), SessionId{1}, Desk::clock("12:30")).ok());
    REQUIRE(desk.answer(id, reply(AbsenceAnswer::discard)).ok());
    CHECK(desk.log() == "09:00-12:00 Thesis writing, 13:00-14:00 Thesis writing, 14:00- NRF writing");
  }
  SUBCASE("corrected so that nothing lies there: the question is gone") {
    SessionEdit change;
    change.end = Desk::clock("11:30");
    REQUIRE(edit(desk.ledger(), desk.rig.act(), SessionId{1}, change).ok());
    CHECK(desk.open().empty());
    CHECK(desk.answer(id, reply(AbsenceAnswer::keep)).error().code == "absence_moot");
  }
  SUBCASE("a later absence of a session that was taken apart is still asked, and answered") {
    const AbsenceId later = desk.away("15:00", "15:30")->id;
    REQUIRE(desk.answer(id, reply(AbsenceAnswer::discard)).ok());
    CHECK(desk.open() == "15:00-15:30 idle");
    REQUIRE(desk.answer(later, reply(AbsenceAnswer::discard)).ok());
    CHECK(desk.log() ==
          "09:00-12:00 Thesis writing, 13:00-14:00 Thesis writing, 14:00-15:00 NRF writing, 15:30- NRF "
          "writing");
    REQUIRE(undo(desk.ledger(), desk.rig.act(), 2).ok());
    CHECK(desk.open() == "12:00-13:00 idle, 15:00-15:30 idle");
  }
}

TEST_CASE("words that do not fit are refused and change nothing") {
  Desk desk;
  const AbsenceId id = desk.away("12:00", "13:00")->id;
  CHECK(desk.answer(id, reply(AbsenceAnswer::none)).error().code == "no_answer");
  AbsenceReply wrong = reply(AbsenceAnswer::keep);
  wrong.at = Desk::clock("12:10");
  CHECK(desk.answer(id, wrong).error().code == "at_without_stop");
  wrong = reply(AbsenceAnswer::stop);
  wrong.at = Desk::clock("08:59");
  CHECK(desk.answer(id, wrong).error().code == "before_start");
  wrong.at = desk.rig.now + Hours{1};
  CHECK(desk.answer(id, wrong).error().code == "in_future");
  CHECK(desk.answer(AbsenceId{99}, reply(AbsenceAnswer::keep)).error().code == "no_such_absence");
  CHECK(find_absence(desk.ledger(), AbsenceId{99}).error().code == "no_such_absence");
  wrong = reply(AbsenceAnswer::thinking);
  wrong.activity = "\xff";
  CHECK(desk.answer(id, wrong).error().code == "bad_text");
  wrong = reply(AbsenceAnswer::give);
  wrong.project = ProjectId{99};
  CHECK(desk.answer(id, wrong).error().code == "no_such_project");
  CHECK(desk.open() == "12:00-13:00 idle");
  CHECK(desk.log() == "09:00- Thesis writing");
}

TEST_CASE("alerts about time that was no work are taken back with it, answered ones stay") {
  Desk desk;
  const auto record = [&](const char* kind, const std::string& when) {
    Alert alert;
    alert.at = Desk::clock(when);
    alert.kind = kind;
    alert.cause = std::string(kind) + ":" + when;
    alert.zone = "UTC";
    alert.session_uuid = running(desk.ledger())->value().uuid;
    REQUIRE(*record_alert(desk.ledger(), desk.rig.act(), alert));
  };
  record("stretch", "11:00");
  record("stretch", "12:00");
  record("stretch", "12:30");
  record("day_limit", "12:40");
  record("forgotten", "12:50");
  record("stretch", "13:00");
  AnswerRequest go_on;
  go_on.answer = AlertAnswer::go_on;
  REQUIRE(answer_alert(desk.ledger(), desk.rig.act(), AlertId{4}, go_on).ok());
  const AbsenceId id = desk.away("12:00", "13:00")->id;
  CHECK(desk.answer(id, reply(AbsenceAnswer::discard))->withdrawn == 2);
  std::string left;
  for (const Alert& alert : *alerts(desk.ledger(), {kEarliest, kLatest})) {
    left += alert.cause + " " + std::string(key_of(alert.answer)) + ";";
  }
  CHECK(left == "stretch:11:00 ;day_limit:12:40 continue;forgotten:12:50 continue;stretch:13:00 ;");
  REQUIRE(undo(desk.ledger(), desk.rig.act(), 1).ok());
  CHECK(alerts(desk.ledger(), {kEarliest, kLatest})->size() == 6);
}

TEST_CASE("a session that nobody watched for an hour, or over a night, is offered for repair") {
  Desk desk;
  ZoneFiles zones;
  Almanac almanac(default_rulebook(), zones);
  const auto look = [&](const std::string& when) {
    desk.rig.now = at(when);
    Result<std::optional<Absence>> noted = note_unwatched(desk.ledger(), Act{desk.rig.now, Who::program}, almanac);
    REQUIRE(noted.ok());
    return *noted;
  };
  CHECK_FALSE(look("2026-11-16T12:00:00Z"));  // no program ever watched it
  REQUIRE(beat(desk.ledger(), desk.rig.act()).ok());
  CHECK_FALSE(look("2026-11-16T12:59:59Z"));
  SUBCASE("a crash by day") {
    const std::optional<Absence> noted = look("2026-11-16T14:00:00Z");
    REQUIRE(noted.has_value());
    CHECK(noted->evidence == Evidence::crash);
    CHECK(noted->from == Desk::clock("12:00"));
    CHECK(look("2026-11-16T14:00:00Z")->id == noted->id);  // asked once
    REQUIRE(desk.answer(noted->id, reply(AbsenceAnswer::stop)).ok());
    CHECK(desk.log() == "09:00-12:00 Thesis writing");
  }
  SUBCASE("a night, corrected") {
    const std::optional<Absence> noted = look("2026-11-17T08:30:00Z");
    REQUIRE(noted.has_value());
    CHECK(noted->evidence == Evidence::night);
    AbsenceReply corrected = reply(AbsenceAnswer::stop);
    corrected.at = Desk::clock("18:20");
    REQUIRE(desk.answer(noted->id, corrected).ok());
    CHECK(desk.log() == "09:00-18:20 Thesis writing");
  }
  SUBCASE("another session runs now") {
    desk.start("13:30", desk.nrf);
    CHECK_FALSE(look("2026-11-17T08:30:00Z"));
  }
}

TEST_CASE("a ledger that is locked when the answer comes says so, and the answer can be given again") {
  Desk desk;
  const AbsenceId id = desk.away("12:00", "13:00")->id;
  OpenOptions hasty;
  hasty.busy_timeout = std::chrono::milliseconds{1};
  Result<Ledger> other = Ledger::open(desk.rig.folder.file("labclock.db"), hasty);
  REQUIRE(other.ok());
  struct Hold : UuidSource {
    Ledger* other = nullptr;
    AbsenceId id;
    Act act;
    std::string code;
    Uuid next(Instant) override {
      const Result<AnsweredAbsence> answered = answer_absence(*other, act, id, reply(AbsenceAnswer::stop));
      code = answered.ok() ? "ok" : answered.error().code;
      return make_uuid_v7(1, 2, 3);
    }
  };
  auto hold = std::make_shared<Hold>();
  hold->other = &*other;
  hold->id = id;
  hold->act = desk.rig.act();
  OpenOptions holding;
  holding.uuids = hold;
  Result<Ledger> writer = Ledger::open(desk.rig.folder.file("labclock.db"), holding);
  REQUIRE(writer.ok());
  Project project;
  project.name = "Held";
  REQUIRE(add_project(*writer, desk.rig.act(), project).ok());
  CHECK(hold->code == "locked");
  CHECK(desk.open() == "12:00-13:00 idle");
  REQUIRE(answer_absence(*other, desk.rig.act(), id, reply(AbsenceAnswer::stop)).ok());
  CHECK(desk.log() == "09:00-12:00 Thesis writing");
}

}  // namespace labclock::storage
