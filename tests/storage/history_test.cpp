#include "storage/history.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <sstream>

#include "storage/absences.hpp"
#include "storage/crunches.hpp"
#include "storage/records.hpp"
#include "tests/support/ledger_rig.hpp"

namespace labclock::storage {
namespace {

using test::at;
using test::LedgerRig;

/// Every row of every table a person owns, as text, read by a connection of its own. Of absences those that a person
/// has answered: the program notes them past the history.
std::string dump(LedgerRig& rig) {
  SQLite::Database sql(rig.folder.file("labclock.db").string(), SQLite::OPEN_READONLY);
  std::ostringstream out;
  for (const char* table : {"project", "session", "import_gone", "agreement", "rule", "setting", "holiday", "day_off",
                            "meeting", "meeting_note", "alert", "crunch", "absence WHERE answer <> ''"}) {
    SQLite::Statement row(sql, std::string{"SELECT * FROM "} + table + " ORDER BY id");
    while (row.executeStep()) {
      out << table;
      for (int i = 0; i < row.getColumnCount(); ++i) { out << '|' << row.getColumn(i).getString(); }
      out << '\n';
    }
  }
  return out.str();
}

/// One random verb of any kind; whether it was accepted.
bool random_verb(LedgerRig& rig) {
  Ledger& ledger = rig.ledger();
  rig.now += Seconds{*rc::gen::inRange(1, 7200)};
  const Act act = rig.act();
  const auto some_session = [&] {
    const std::vector<AnySession> all = *sessions(ledger, {kEarliest, kLatest});
    return all.empty() ? SessionId{1}
                       : facts_of(all[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(all.size())))]).id;
  };
  const auto some_project = [&]() -> std::optional<ProjectId> {
    const std::vector<Project> all = *projects(ledger);
    if (all.empty()) { return std::nullopt; }
    return all[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(all.size())))].id;
  };
  const Day day = day_of(2026, 11, 1) + Days{*rc::gen::inRange(0, 60)};
  switch (*rc::gen::inRange(0, 21)) {
    case 18:
      return add_crunch(ledger, act, {day, day + Days{*rc::gen::inRange(0, 5)}}, "deadline").ok();
    case 19: {
      const std::vector<Crunch> all = *crunches(ledger);
      return !all.empty() && remove_crunch(ledger, act, all.front().id).ok();
    }
    case 20: {
      // Noted by the program past the history, answered by the person on it.
      const Instant from = rig.now - Seconds{*rc::gen::inRange(1, 7000)};
      const NewAbsence absence{from, from + Seconds{*rc::gen::inRange(1, 7000)}, Evidence::idle};
      REQUIRE(note_absence(ledger, {rig.now, Who::program}, absence).ok());
      const std::vector<Absence> open = *open_absences(ledger);
      if (open.empty()) { return false; }
      AbsenceReply reply;
      reply.answer = static_cast<AbsenceAnswer>(*rc::gen::inRange(1, 6));
      reply.activity = "bench";
      reply.project = some_project();
      return answer_absence(ledger, act, open.front().id, reply).ok();
    }
    case 0:
      return start(ledger, act, {some_project(), "", "", rig.now, "UTC"}).ok();
    case 1:
      return stop(ledger, act, rig.now).ok();
    case 2:
      return resume(ledger, act, rig.now, "Asia/Seoul").ok();
    case 3: {
      const Instant from = rig.now - Seconds{*rc::gen::inRange(600, 90000)};
      return add(ledger, act,
                 {some_project(), "a", "한글", from, from + Seconds{*rc::gen::inRange(1, 4000)}, "UTC", Origin::manual},
                 *rc::gen::arbitrary<bool>())
          .ok();
    }
    case 4: {
      SessionEdit change;
      change.note = std::string{"edited"};
      change.project = some_project();
      return edit(ledger, act, some_session(), change).ok();
    }
    case 5:
      return cut(ledger, act, some_session(), rig.now - Seconds{*rc::gen::inRange(0, 4000)}).ok();
    case 6:
      return merge(ledger, act, some_session(), some_session()).ok();
    case 7:
      return remove(ledger, act, some_session()).ok();
    case 8: {
      Project project;
      project.name = "P" + std::to_string(*rc::gen::inRange(0, 30));
      project.kind = Kind::funded;
      return add_project(ledger, act, project).ok();
    }
    case 9: {
      ProjectEdit change;
      change.name = "Q" + std::to_string(*rc::gen::inRange(0, 30));
      change.archived = *rc::gen::arbitrary<bool>();
      const std::optional<ProjectId> project = some_project();
      return project && edit_project(ledger, act, *project, change).ok();
    }
    case 10: {
      const std::optional<ProjectId> project = some_project();
      return project && agree(ledger, act, {{}, {}, *project, *rc::gen::inRange(0, 1000001), day, std::nullopt}).ok();
    }
    case 11:
      return remove_agreement(ledger, act, AgreementId{*rc::gen::inRange(1, 5)}).ok();
    case 12:
      return set_setting(ledger, act, "day_hours", "7h", day, day).ok();
    case 13:
      return set_setting(ledger, act, "name", "Kim " + std::to_string(*rc::gen::inRange(0, 9)), std::nullopt, day).ok();
    case 14:
      return add_day_off(ledger, act, {{}, {}, {day, day + Days{2}}, DayOffType::leave, DayHalf::full}).ok();
    case 15:
      return remove_day_off(ledger, act, day).ok();
    case 16:
      return add_meeting(ledger, act, day, "note").ok() ||
             add_meeting_note(ledger, act, day, {{}, MeetingNoteKind::action, "do", "me", day}).ok();
    default:
      return add_holiday(ledger, act, day, "H").ok() || remove_holiday(ledger, act, day, false).ok();
  }
}

TEST_CASE("random changes undone one by one restore every earlier state, and redone every later one") {
  CHECK(rc::check("undo then redo is the identity", [] {
    LedgerRig rig;
    std::vector<std::string> states{dump(rig)};
    for (int i = 0; i < 40; ++i) {
      const std::string before = states.back();
      if (random_verb(rig)) {
        states.push_back(dump(rig));
      } else {
        RC_ASSERT(dump(rig) == before);  // a refusal changes nothing
      }
    }
    // A verb that set what was set already made no entry: states that repeat are one.
    states.erase(std::unique(states.begin(), states.end()), states.end());
    for (std::size_t i = states.size() - 1; i > 0; --i) {
      RC_ASSERT(undo(rig.ledger(), rig.act(), 1).ok());
      RC_ASSERT(dump(rig) == states[i - 1]);
    }
    RC_ASSERT(!undo(rig.ledger(), rig.act(), 1).ok());
    for (std::size_t i = 1; i < states.size(); ++i) {
      RC_ASSERT(redo(rig.ledger(), rig.act(), 1).ok());
      RC_ASSERT(dump(rig) == states[i]);
    }
    RC_ASSERT(!redo(rig.ledger(), rig.act(), 1).ok());
  }));
}

TEST_CASE("undo and redo work across restarts, several at once") {
  test::TempFolder folder;
  const std::filesystem::path file = folder.file("labclock.db");
  const Act act{at("2026-11-24T12:00:00Z")};
  {
    Ledger ledger = std::move(Ledger::open(file)).value();
    for (const char* name : {"A", "B", "C"}) {
      Project project;
      project.name = name;
      REQUIRE(add_project(ledger, act, project).ok());
    }
  }
  Ledger ledger = std::move(Ledger::open(file)).value();
  Result<std::vector<HistoryEntry>> undone = undo(ledger, act, 2);
  REQUIRE(undone.ok());
  REQUIRE(undone->size() == 2);
  CHECK(render((*undone)[0].what, Lang::en) == "added project C");
  CHECK(render((*undone)[1].what, Lang::ko) == "과제 B 추가");
  CHECK(projects(ledger)->size() == 1);
  CHECK(redo(ledger, act, 9)->size() == 2);
  CHECK(projects(ledger)->size() == 3);
}

TEST_CASE("a new change after an undo drops what could have been redone, and keeps it listed") {
  LedgerRig rig;
  rig.project("A");
  rig.project("B");
  REQUIRE(undo(rig.ledger(), rig.act(), 1).ok());
  rig.project("C");
  CHECK(redo(rig.ledger(), rig.act(), 1).error().code == "nothing_to_redo");
  const std::vector<HistoryEntry> entries = *history(rig.ledger(), {kEarliest, kLatest});
  REQUIRE(entries.size() == 3);
  CHECK(entries[1].state == ChangeState::dropped);
  CHECK(entries[2].state == ChangeState::done);
}

TEST_CASE("a row changed behind the history's back makes undo refuse and change nothing") {
  LedgerRig rig;
  const ProjectId a = rig.project("A");
  ProjectEdit funder;
  funder.funder = "NRF";
  REQUIRE(edit_project(rig.ledger(), rig.act(), a, funder).ok());
  {
    SQLite::Database other(rig.folder.file("labclock.db").string(), SQLite::OPEN_READWRITE, 1000);
    other.exec("UPDATE project SET funder = 'somebody else'");
  }
  const std::string before = dump(rig);
  const Result<std::vector<HistoryEntry>> refused = undo(rig.ledger(), rig.act(), 2);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "undo_clash");
  CHECK(dump(rig) == before);
}

TEST_CASE("what the program writes by itself is not on the stack") {
  LedgerRig rig;
  rig.project("A");
  Alert alert;
  alert.at = rig.now;
  alert.kind = "off_hours";
  alert.cause = "off_hours:1";
  alert.zone = "UTC";
  CHECK(*record_alert(rig.ledger(), rig.act(), alert));
  CHECK_FALSE(*record_alert(rig.ledger(), rig.act(), alert));  // once per cause
  REQUIRE(beat(rig.ledger(), rig.act()).ok());
  CHECK(history(rig.ledger(), {kEarliest, kLatest})->size() == 1);
  const std::vector<HistoryEntry> undone = *undo(rig.ledger(), rig.act(), 1);
  CHECK(render(undone.front().what, Lang::en) == "added project A");
  CHECK(alerts(rig.ledger(), {kEarliest, kLatest})->size() == 1);
}

TEST_CASE("an answered alert is one entry, also when it stops the session") {
  LedgerRig rig;
  Result<Started> open = start(rig.ledger(), rig.act(), {std::nullopt, "", "", rig.now, "UTC"});
  REQUIRE(open.ok());
  Alert alert;
  alert.at = rig.now;
  alert.kind = "off_hours";
  alert.cause = "off_hours:2";
  alert.zone = "UTC";
  alert.session_uuid = open->session.uuid;
  REQUIRE(record_alert(rig.ledger(), rig.act(), alert).ok());
  const AlertId id = alerts(rig.ledger(), {kEarliest, kLatest})->front().id;
  rig.now += Minutes{5};
  AnswerRequest stop_it;
  stop_it.answer = AlertAnswer::stop;
  REQUIRE(answer_alert(rig.ledger(), rig.act(), id, stop_it).ok());
  CHECK_FALSE(running(rig.ledger())->has_value());
  CHECK(answer_alert(rig.ledger(), rig.act(), id, stop_it).error().code == "already_answered");
  REQUIRE(undo(rig.ledger(), rig.act(), 1).ok());
  CHECK(running(rig.ledger())->has_value());
  CHECK(find_alert(rig.ledger(), id)->answer == AlertAnswer::none);
}

TEST_CASE("an alert of another day does not end what runs now") {
  LedgerRig rig;
  Alert alert;
  alert.at = rig.now - Hours{30};
  alert.kind = "off_hours";
  alert.cause = "off_hours:3";
  alert.zone = "UTC";
  REQUIRE(record_alert(rig.ledger(), rig.act(), alert).ok());
  REQUIRE(start(rig.ledger(), rig.act(), {std::nullopt, "", "", rig.now, "UTC"}).ok());
  rig.now += Minutes{5};
  AnswerRequest stop_it;
  stop_it.answer = AlertAnswer::stop;
  REQUIRE(answer_alert(rig.ledger(), rig.act(), alerts(rig.ledger(), {kEarliest, kLatest})->front().id, stop_it).ok());
  CHECK(running(rig.ledger())->has_value());
}

TEST_CASE("a number of steps below one is refused") {
  LedgerRig rig;
  CHECK(undo(rig.ledger(), rig.act(), 0).error().kind == ErrorKind::usage);
}

}  // namespace
}  // namespace labclock::storage
