// One note of a meeting: said anew, taken out, and both undone.

#include "storage/meeting_notes.hpp"

#include <doctest/doctest.h>

#include "storage/history.hpp"
#include "tests/support/ledger_rig.hpp"

using namespace labclock;
using namespace labclock::storage;
using namespace labclock::test;

namespace {

const Day kDay = day_of(2026, 11, 24);

Meeting with_notes(LedgerRig& rig) {
  REQUIRE(add_meeting(rig.ledger(), rig.act(), kDay, "plan").ok());
  MeetingNote done;
  done.text = "chapter 4";
  REQUIRE(add_meeting_note(rig.ledger(), rig.act(), kDay, done).ok());
  MeetingNote action;
  action.kind = MeetingNoteKind::action;
  action.text = "order the disks";
  action.who = "Kim";
  return add_meeting_note(rig.ledger(), rig.act(), kDay, action).value();
}

}  // namespace

TEST_CASE("a note is said anew, keeps its kind and its place, and the old words come back") {
  LedgerRig rig;
  const Meeting before = with_notes(rig);
  MeetingNote wanted = before.notes[1];
  wanted.kind = MeetingNoteKind::done;  // not what it is: it stays an action
  wanted.text = "  order four disks ";
  wanted.by = day_of(2026, 12, 1);
  const Meeting after = edit_meeting_note(rig.ledger(), rig.act(), before.notes[1].id, wanted).value();
  REQUIRE(after.notes.size() == 2);
  CHECK(after.notes[0] == before.notes[0]);
  CHECK(after.notes[1].kind == MeetingNoteKind::action);
  CHECK(after.notes[1].text == "order four disks");
  CHECK(after.notes[1].by == day_of(2026, 12, 1));
  REQUIRE(undo(rig.ledger(), rig.act(), 1).ok());
  CHECK(meetings(rig.ledger()).value().at(0) == before);
  REQUIRE(redo(rig.ledger(), rig.act(), 1).ok());
  CHECK(meetings(rig.ledger()).value().at(0) == after);
}

TEST_CASE("a note is taken out, and comes back") {
  LedgerRig rig;
  const Meeting before = with_notes(rig);
  const Meeting after = remove_meeting_note(rig.ledger(), rig.act(), before.notes[0].id).value();
  REQUIRE(after.notes.size() == 1);
  CHECK(after.notes[0] == before.notes[1]);
  REQUIRE(undo(rig.ledger(), rig.act(), 1).ok());
  CHECK(meetings(rig.ledger()).value().at(0) == before);
}

TEST_CASE("what is not there, or says nothing, is refused and changes nothing") {
  LedgerRig rig;
  const Meeting before = with_notes(rig);
  const MeetingNoteId gone{999};
  CHECK(edit_meeting_note(rig.ledger(), rig.act(), gone, before.notes[0]).error().code == "no_such_note");
  CHECK(remove_meeting_note(rig.ledger(), rig.act(), gone).error().code == "no_such_note");
  MeetingNote empty = before.notes[0];
  empty.text = " ";
  CHECK(edit_meeting_note(rig.ledger(), rig.act(), empty.id, empty).error().code == "empty_text");
  MeetingNote whose = before.notes[0];
  whose.who = "Kim";
  CHECK(edit_meeting_note(rig.ledger(), rig.act(), whose.id, whose).error().code == "only_actions");
  CHECK(meetings(rig.ledger()).value().at(0) == before);
}
