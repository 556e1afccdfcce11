// The log: reading, filters, the editor, split, merge, delete, gaps, the strip's edges, the history.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "gui/views/log.hpp"
#include "storage/history.hpp"
#include "storage/records.hpp"
#include "tests/support/gui_rig.hpp"

using namespace labclock;
using namespace labclock::test;

namespace {

bool says(const std::string& screen, const std::string& line) {
  return ("\n" + screen).find("\n" + line + "\n") != std::string::npos;
}

bool mentions(const std::string& screen, const std::string& words) {
  return screen.find(words) != std::string::npos;
}

/// A week of November 2026 in Seoul: Wednesday with a foreign session, Thursday with three.
struct Week {
  LedgerRig rig;
  ProjectId thesis, samsung;
  SessionId wednesday, morning, noon, evening;

  explicit Week(const std::string& long_name = "") {
    rig.now = at("2026-11-19T12:00:00Z");
    thesis = rig.project(long_name.empty() ? "Thesis" : long_name, Kind::own);
    samsung = rig.project("Samsung LLM", Kind::funded);
    wednesday = rig.session(thesis, "2026-11-18T01:00:00Z", "2026-11-18T02:00:00Z", "Europe/Berlin");
    morning = rig.session(thesis, "2026-11-19T00:00:00Z", "2026-11-19T03:00:00Z", "Asia/Seoul");
    noon = rig.session(samsung, "2026-11-19T04:00:00Z", "2026-11-19T06:30:00Z", "Asia/Seoul");
    evening = rig.session(samsung, "2026-11-19T10:30:00Z", "2026-11-19T11:30:00Z", "Asia/Seoul");
  }
  [[nodiscard]] std::filesystem::path file() const { return rig.folder.file("labclock.db"); }
  [[nodiscard]] Session find(SessionId id) {
    Result<storage::AnySession> found = storage::find_session(rig.ledger(), id);
    REQUIRE(found.ok());
    return std::get<Session>(*found);
  }
  [[nodiscard]] std::vector<storage::AnySession> sessions() {
    Result<std::vector<storage::AnySession>> all = storage::sessions(rig.ledger(), {kEarliest, kLatest});
    REQUIRE(all.ok());
    return *all;
  }
};

GuiOptions tall(Lang lang = Lang::en) {
  GuiOptions options;
  options.lang = lang;
  options.height = 1000;
  return options;
}

void retype(GuiRig& gui, const std::string& words) {
  gui.key('A', true);
  gui.key(gui::key_backspace);
  gui.type(words);
}

}  // namespace

TEST_CASE("the log tells the sessions of the week by day in both languages") {
  Week week;
  {
    GuiRig gui(week.file(), tall());
    gui.go(gui::Screen::log);
    const std::string screen = gui.screen();
    CHECK(says(screen, "Week 47 · 16-22 Nov 2026"));
    CHECK(says(screen, "4 sessions, 7 h 30 min, 2 h of it off-hours"));
    CHECK(says(screen, "Thu 19 Nov 2026"));
    CHECK(says(screen, "6 h 30 min, 1 h off-hours"));
    CHECK(says(screen, "09:00 - 12:00"));
    CHECK(says(screen, "3:00"));
    CHECK(says(screen, "12:00 - 13:00 free, 1 h"));
    CHECK(says(screen, "15:30 - 19:30 free, 4 h"));
    // Wednesday's in Berlin: its own clock, and said so.
    CHECK(says(screen, "02:00 - 03:00"));
    CHECK(mentions(screen, "Berlin"));
    // Newest day first, the day from morning to evening.
    CHECK(screen.find("19:30 - 20:30") > screen.find("09:00 - 12:00"));
    CHECK(screen.find("02:00 - 03:00") > screen.find("19:30 - 20:30"));
  }
  GuiRig gui(week.file(), tall(Lang::ko));
  gui.go(gui::Screen::log);
  const std::string screen = gui.screen();
  CHECK(says(screen, "세션 4개, 7시간 30분, 그중 근무 외 2시간"));
  CHECK(says(screen, "12:00 - 13:00 빈 시간, 1시간"));
}

TEST_CASE("arrow keys choose, E edits in place, Save changes the ledger and undo takes it back") {
  Week week;
  GuiRig gui(week.file(), tall());
  gui.go(gui::Screen::log);
  gui.key(gui::key_down);  // 09:00 - 12:00
  gui.key('E');
  CHECK(says(gui.screen(), "Time zone"));
  // range, text, then from, to, activity, note, zone.
  gui.focus_field(4);
  gui.type("writing");
  gui.focus_field(5);
  gui.type("related work");
  gui.focus_field(3);
  gui.type("11:45");
  gui.click("Save");
  const Session session = week.find(week.morning);
  CHECK(session.activity == "writing");
  CHECK(session.note == "related work");
  CHECK(session.start == at("2026-11-19T00:00:00Z"));
  CHECK(session.end == at("2026-11-19T02:45:00Z"));
  CHECK(session.edited);
  CHECK(mentions(gui.screen(), "Changed Thesis, 09:00 - 11:45: 2 h 45 min"));
  CHECK(says(gui.screen(), "writing · related work"));
  CHECK(says(gui.screen(), "edited"));
  CHECK_FALSE(says(gui.screen(), "Time zone"));
  gui.key('Z', true);
  CHECK(week.find(week.morning).end == at("2026-11-19T03:00:00Z"));
}

TEST_CASE("Enter edits what the arrows chose, and Enter in a field saves") {
  Week week;
  GuiRig gui(week.file(), tall());
  gui.go(gui::Screen::log);
  for (int i = 0; i < 3; ++i) { gui.key(gui::key_down); }  // 09:00, the gap, 13:00
  gui.key(gui::key_enter);
  retype(gui, "13:15");  // the start has the keyboard
  gui.key(gui::key_enter);
  CHECK(rfc3339(week.find(week.noon).start) == "2026-11-19T04:15:00Z");
  CHECK_FALSE(says(gui.screen(), "Time zone"));
  // Up again to the gap, which Enter fills.
  gui.key(gui::key_up);
  gui.key(gui::key_enter);
  CHECK(says(gui.screen(), "Add a session"));
  gui.key(gui::key_escape);
  gui.key(gui::key_escape);
  CHECK_FALSE(says(gui.screen(), "Add a session"));
}

TEST_CASE("a click beside an open editor loses nothing, and a session gone meanwhile closes it") {
  Week week;
  GuiRig gui(week.file(), tall());
  gui.go(gui::Screen::log);
  gui.click("09:00 - 12:00");
  gui.key('E');
  gui.focus_field(5);
  gui.type("half a thought");
  gui.click("13:00 - 15:30");
  CHECK(says(gui.screen(), "Time zone"));
  REQUIRE(storage::remove(week.rig.ledger(), week.rig.act(), week.morning).ok());
  gui.set_now("2026-11-19T12:01:00Z");
  CHECK_FALSE(says(gui.screen(), "Time zone"));
  gui.key('A');
  CHECK(says(gui.screen(), "Add a session"));
}

TEST_CASE("an overlap is shown while it is typed, and refused") {
  Week week;
  GuiRig gui(week.file(), tall());
  gui.go(gui::Screen::log);
  gui.click("09:00 - 12:00");
  gui.key(gui::key_enter);
  gui.focus_field(3);
  gui.type("14:00");
  CHECK(says(gui.screen(), "overlaps 1 session"));
  CHECK(mentions(gui.screen(), "13:00 - 15:30  Samsung LLM"));
  gui.click("Save");
  CHECK(week.find(week.morning).end == at("2026-11-19T03:00:00Z"));
  CHECK(says(gui.screen(), "Time zone"));  // still open, nothing typed is lost
  gui.focus_field(3);
  gui.type("nonsense");
  CHECK(mentions(gui.screen(), "'nonsense'"));
  gui.click("Save");
  CHECK(week.find(week.morning).end == at("2026-11-19T03:00:00Z"));
  gui.key(gui::key_escape);  // what was said goes first
  gui.key(gui::key_escape);
  CHECK_FALSE(says(gui.screen(), "Time zone"));
}

TEST_CASE("the zone of a session can be corrected, and its times are shown by the new clock") {
  Week week;
  GuiRig gui(week.file(), tall());
  gui.go(gui::Screen::log);
  gui.click("09:00 - 12:00");
  gui.click("Edit");
  gui.focus_field(6);
  gui.type("Europe/London");
  gui.click("Save");
  const Session session = week.find(week.morning);
  CHECK(session.zone == "Europe/London");
  CHECK(session.start == at("2026-11-19T00:00:00Z"));
  CHECK(session.end == at("2026-11-19T03:00:00Z"));
}

TEST_CASE("split asks the instant and offers the middle") {
  Week week;
  GuiRig gui(week.file(), tall());
  gui.go(gui::Screen::log);
  gui.click("09:00 - 12:00");
  gui.key('S');
  CHECK(says(gui.screen(), "Split 09:00 - 12:00"));
  SUBCASE("the middle") {
    gui.key(gui::key_enter);
    CHECK(week.find(week.morning).end == at("2026-11-19T01:30:00Z"));
    CHECK(week.sessions().size() == 5);
  }
  SUBCASE("another instant; one outside is refused") {
    retype(gui, "12:30");
    gui.key(gui::key_enter);
    CHECK(mentions(gui.screen(), "it must lie inside of 09:00 - 12:00"));
    CHECK(week.sessions().size() == 4);
    gui.focus_field(2);
    gui.type("10:00");
    gui.key(gui::key_enter);
    CHECK(week.find(week.morning).end == at("2026-11-19T01:00:00Z"));
    CHECK(week.sessions().size() == 5);
  }
}

TEST_CASE("merge with the next, and why it cannot be") {
  Week week;
  GuiRig gui(week.file(), tall());
  gui.go(gui::Screen::log);
  gui.click("09:00 - 12:00");
  gui.key('M');  // the next one is another project's
  CHECK(week.sessions().size() == 4);
  CHECK(mentions(gui.screen(), "different projects"));
  gui.click("13:00 - 15:30");
  gui.key('M');
  CHECK(week.sessions().size() == 3);
  CHECK(week.find(week.noon).end == at("2026-11-19T11:30:00Z"));
  CHECK(mentions(gui.screen(), "Merged into Samsung LLM, 13:00 - 20:30: 7 h 30 min; the 4 h"));
  gui.key('M');
  CHECK(mentions(gui.screen(), "no later session follows this one"));
}

TEST_CASE("delete goes at once and can be undone") {
  Week week;
  GuiRig gui(week.file(), tall());
  gui.go(gui::Screen::log);
  gui.click("13:00 - 15:30");
  gui.key(gui::key_delete);
  CHECK(week.sessions().size() == 3);
  CHECK(mentions(gui.screen(), "Deleted Samsung LLM, 13:00 - 15:30: 2 h 30 min"));
  // The next one is chosen: deleting goes on downwards.
  gui.click("Delete");
  CHECK(week.sessions().size() == 2);
  gui.key('Z', true);
  gui.key('Z', true);
  CHECK(week.sessions().size() == 4);
}

TEST_CASE("add, and fill a gap by Enter") {
  Week week;
  GuiRig gui(week.file(), tall());
  gui.go(gui::Screen::log);
  SUBCASE("add") {
    gui.key('A');
    CHECK(says(gui.screen(), "Add a session"));
    gui.focus_field(2);
    gui.type("17:00");
    gui.focus_field(3);
    gui.type("45m");
    gui.click("Add", 1);
    REQUIRE(week.sessions().size() == 5);
    CHECK(mentions(gui.screen(), "17:00 - 17:45"));
  }
  SUBCASE("a gap") {
    gui.click("12:00 - 13:00 free, 1 h");
    gui.key(gui::key_enter);
    CHECK(says(gui.screen(), "Add a session"));
    gui.click("Add", 1);
    const auto all = week.sessions();
    REQUIRE(all.size() == 5);
    CHECK(storage::start_of(all[2]) == at("2026-11-19T03:00:00Z"));
    CHECK(storage::end_of(all[2]) == at("2026-11-19T04:00:00Z"));
    CHECK(storage::facts_of(all[2]).project == week.thesis);
  }
  SUBCASE("in the future is told under the field") {
    gui.key('A');
    gui.focus_field(3);
    gui.type("23:00");
    CHECK(mentions(gui.screen(), "is in the future"));
    gui.click("Add", 1);
    CHECK(week.sessions().size() == 4);
  }
}

TEST_CASE("filters narrow what is shown and summed") {
  Week week;
  GuiRig gui(week.file(), tall());
  gui.go(gui::Screen::log);
  SUBCASE("text, in any case") {
    gui.focus_field(1);
    gui.type("samsung");
    CHECK(says(gui.screen(), "2 sessions, 3 h 30 min, 1 h of it off-hours"));
    CHECK_FALSE(mentions(gui.screen(), "free,"));
    gui.focus_field(1);
    gui.type("nowhere");
    CHECK(says(gui.screen(), "No session in 16-22 Nov 2026 fits these filters."));
    gui.click("Clear filters");
    CHECK(mentions(gui.screen(), "4 sessions"));
  }
  SUBCASE("project") {
    gui.click("all projects");
    gui.click("Thesis", 0);
    CHECK(mentions(gui.screen(), "2 sessions, 4 h"));
  }
  SUBCASE("kind") {
    gui.click("all kinds");
    gui.click("funded", 0);
    CHECK(mentions(gui.screen(), "2 sessions, 3 h 30 min"));
  }
  SUBCASE("band: of a session only what lies in it counts") {
    gui.click("all hours");
    gui.click("core hours", 0);
    CHECK(mentions(gui.screen(), "2 sessions, 5 h 30 min"));
  }
}

TEST_CASE("the range takes words, and weeks go by arrows") {
  Week week;
  GuiRig gui(week.file(), tall());
  gui.go(gui::Screen::log);
  gui.focus_field(0);
  gui.type("last-week");
  gui.key(gui::key_enter);
  CHECK(mentions(gui.screen(), "9-15 Nov 2026"));
  CHECK(says(gui.screen(), "No sessions in 9-15 Nov 2026."));
  gui.focus_field(0);
  gui.type("someday");
  gui.key(gui::key_enter);
  CHECK(mentions(gui.screen(), "'someday' is not a range of days"));
  gui.focus_field(0);
  gui.type("2026");
  gui.key(gui::key_enter);
  CHECK(mentions(gui.screen(), "1 Jan - 31 Dec 2026"));
  CHECK(mentions(gui.screen(), "4 sessions"));
  gui.click("This week");
  CHECK(mentions(gui.screen(), "Week 47"));
  gui.key(gui::key_left);
  CHECK(mentions(gui.screen(), "Week 46"));
  gui.key(gui::key_right);
  gui.key(gui::key_right);
  CHECK(mentions(gui.screen(), "Week 48"));
}

TEST_CASE("the history steps back to before a change, and on again") {
  Week week;
  GuiRig gui(week.file(), tall());
  gui.go(gui::Screen::log);
  gui.key('H');
  CHECK(mentions(gui.screen(), "added 2:30 of Samsung LLM"));
  CHECK(mentions(gui.screen(), "terminal"));
  // The newest is on top: before the second, two changes are undone.
  gui.click("step back to before this", 1);
  CHECK(says(gui.screen(), "This undoes 2 changes, this one and all that came after it."));
  CHECK(week.sessions().size() == 4);
  gui.click("Cancel");
  CHECK(week.sessions().size() == 4);
  gui.click("step back to before this", 1);
  gui.click("Undo 2");
  CHECK(week.sessions().size() == 2);
  CHECK(mentions(gui.screen(), "undone"));
  gui.click("do again up to this", 1);  // of two undone ones the lower is the earlier
  CHECK(says(gui.screen(), "This does 1 change again."));
  gui.click("Redo 1");
  CHECK(week.sessions().size() == 3);
  gui.click("Close");
  CHECK_FALSE(mentions(gui.screen(), "History:"));
}

TEST_CASE("the edge of a block is dragged to correct it, never into another session") {
  Week week;
  GuiRig gui(week.file(), tall());
  gui.go(gui::Screen::log);
  gui.click("09:00 - 12:00");
  gui.settle();
  // From the strip's title: its figure begins 2.25 em below, blocks 1.75 em further down; 60 em wide.
  float left = 0;
  float top = 0;
  for (const gui::Probe::Item& item : gui.probe().items) {
    if (item.words == "Thu 19 Nov 2026") {
      left = item.rect.x;
      top = item.rect.y + (3.25F - 1.0F + 1.75F + 1.1F) * 16;
      break;
    }
  }
  REQUIRE(left > 0);
  const float inner = 60 * 16 - 1;
  const auto x = [&](float hours) { return left + hours / 24 * inner; };
  gui.drag(x(12) - 3, top, x(11.5F) - 3, top);
  const Session shorter = week.find(week.morning);
  CHECK(rfc3339(shorter.end) == "2026-11-19T02:30:00Z");
  CHECK(shorter.start == at("2026-11-19T00:00:00Z"));
  gui.drag(x(11.5F) - 3, top, x(16), top);  // as far as the next session
  CHECK(rfc3339(week.find(week.morning).end) == "2026-11-19T04:00:00Z");
  gui.key('Z', true);
  gui.key('Z', true);
  CHECK(week.find(week.morning).end == at("2026-11-19T03:00:00Z"));
}

TEST_CASE("a session over midnight stands under both days with its part") {
  LedgerRig rig;
  rig.now = at("2026-11-19T12:00:00Z");
  const ProjectId thesis = rig.project("Thesis");
  rig.session(thesis, "2026-11-17T14:00:00Z", "2026-11-17T16:30:00Z", "Asia/Seoul");  // 23:00 to 01:30
  GuiRig gui(rig.folder.file("labclock.db"), tall());
  gui.go(gui::Screen::log);
  const std::string screen = gui.screen();
  CHECK(says(screen, "23:00 - …"));
  CHECK(says(screen, "… - 01:30"));
  CHECK(says(screen, "1 session, 2 h 30 min, 2 h 30 min of it off-hours"));
}

TEST_CASE("many rows cost what is in sight, and a day is brought into view") {
  LedgerRig rig;
  rig.now = at("2026-11-19T12:00:00Z");
  const ProjectId thesis = rig.project("Thesis");
  Instant day = at("2026-06-01T00:00:00Z");
  for (int i = 0; i < 150; ++i, day += Days{1}) {
    for (int part = 0; part < 3; ++part) {
      const Instant start = day + Hours{part};
      REQUIRE(storage::add(rig.ledger(), rig.act(),
                           {thesis, "", "", start, start + Minutes{30}, "Asia/Seoul", Origin::manual}, false)
                  .ok());
    }
  }
  GuiRig gui(rig.folder.file("labclock.db"));
  gui.go(gui::Screen::log);
  gui.focus_field(0);
  gui.type("2026");
  gui.key(gui::key_enter);
  CHECK(mentions(gui.screen(), "450 sessions"));
  CHECK(gui.probe().items.size() < 400);
  CHECK_FALSE(mentions(gui.screen(), "Mon 1 Jun 2026"));
  // Up from the top: the last line of all.
  gui.key(gui::key_up);
  CHECK(mentions(gui.screen(), "Mon 1 Jun 2026"));
}

TEST_CASE("nothing of the log is cut, collides or lies out of reach") {
  const std::string long_name = "A project whose name is eighty characters long, as funders like to have them all";
  struct Size {
    float width, height;
    int scale;
  };
  for (const Lang lang : {Lang::en, Lang::ko}) {
    for (const Size size : {Size{1280, 800, 100}, Size{900, 600, 100}, Size{640, 480, 100}, Size{1280, 800, 75},
                            Size{1280, 800, 200}, Size{1280, 800, 300}}) {
      CAPTURE(size.width);
      CAPTURE(size.scale);
      CAPTURE(static_cast<int>(lang));
      GuiOptions options;
      options.lang = lang;
      options.width = size.width;
      options.height = size.height;
      options.scale = size.scale;
      Week week(long_name);
      storage::SessionEdit edit;
      edit.note = long_name;
      edit.activity = "writing";
      REQUIRE(storage::edit(week.rig.ledger(), week.rig.act(), week.morning, edit).ok());
      for (const std::string keys : {"", "D", "DE", "DS", "A", "H"}) {
        CAPTURE(keys);
        GuiRig gui(week.file(), options);
        gui.go(gui::Screen::log);
        for (const char key : keys) { gui.key(key == 'D' ? static_cast<int>(gui::key_down) : key); }
        for (const std::string& fault : gui.layout_faults()) { FAIL_CHECK(fault); }
      }
    }
  }
  LedgerRig bare;
  bare.project("Thesis");
  GuiRig gui(bare.folder.file("labclock.db"));
  gui.go(gui::Screen::log);
  CHECK(gui.layout_faults().empty());
}
