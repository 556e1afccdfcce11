// The screen of today: what runs, switching, finding, the alert, filling gaps; and the ledger after each.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "storage/history.hpp"
#include "storage/records.hpp"
#include "storage/watch.hpp"
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

/// Thursday 19 November 2026 in Seoul, 21:00: the day of the pictures.
struct Thursday {
  LedgerRig rig;
  ProjectId thesis, samsung, nrf, servers;

  explicit Thursday(bool running = true, const std::string& long_name = "") {
    rig.now = at("2026-11-19T12:00:00Z");
    thesis = rig.project("Thesis: chapter 4", Kind::own);
    samsung = rig.project("Samsung LLM", Kind::funded);
    nrf = rig.project(long_name.empty() ? "NRF basic study" : long_name, Kind::funded);
    servers = rig.project("Lab servers", Kind::service);
    // The evening before until 22:20, so that the night is 10 h 40 min.
    session(thesis, "2026-11-18T10:00:00Z", "2026-11-18T13:20:00Z");
    session(thesis, "2026-11-19T00:00:00Z", "2026-11-19T02:18:00Z");
    session(servers, "2026-11-19T02:20:00Z", "2026-11-19T03:00:00Z");
    session(samsung, "2026-11-19T03:52:00Z", "2026-11-19T06:30:00Z");
    session(thesis, "2026-11-19T06:48:00Z", "2026-11-19T09:00:00Z");
    if (running) { start(nrf, "2026-11-19T10:36:00Z"); }
  }
  void session(ProjectId project, const std::string& from, const std::string& to) {
    rig.session(project, from, to, "Asia/Seoul");
  }
  RunningSession start(ProjectId project, const std::string& when) {
    Result<storage::Started> started = storage::start(rig.ledger(), {at(when), storage::Who::terminal},
                                                      {project, "", "ablation runs", at(when), "Asia/Seoul"});
    REQUIRE(started.ok());
    return started->session;
  }
  AlertId alert(const RunningSession& session) {
    storage::Alert alert;
    alert.at = rig.now;
    alert.kind = "off_hours";
    alert.cause = "test";
    alert.session_uuid = session.uuid;
    alert.project = session.project;
    alert.band = Band::evening;
    alert.zone = "Asia/Seoul";
    alert.facts = R"({"at_start":true,"start":"19:36","core_end":"18:00"})";
    REQUIRE(storage::record_alert(rig.ledger(), rig.act(), alert).ok());
    Result<std::vector<storage::Alert>> all = storage::alerts(rig.ledger(), {kEarliest, kLatest});
    REQUIRE(all.ok());
    REQUIRE(all->size() == 1);
    return all->front().id;
  }
  [[nodiscard]] std::optional<RunningSession> running() {
    Result<std::optional<RunningSession>> open = storage::running(rig.ledger());
    REQUIRE(open.ok());
    return *open;
  }
  [[nodiscard]] std::vector<storage::AnySession> sessions() {
    Result<std::vector<storage::AnySession>> all = storage::sessions(rig.ledger(), {kEarliest, kLatest});
    REQUIRE(all.ok());
    return *all;
  }
  [[nodiscard]] std::filesystem::path file() const { return rig.folder.file("labclock.db"); }
};

/// Replaces what a focused field holds.
void retype(GuiRig& gui, const std::string& words) {
  gui.key('A', true);
  gui.key(gui::key_backspace);
  gui.type(words);
}

/// The place of a clock time on the strip, in pixels, from where its title stands.
ImVec2 on_strip(GuiRig& gui, const std::string& title, float hours, float em, float inner) {
  gui.settle();
  for (const gui::Probe::Item& item : gui.probe().items) {
    if (item.words != title) { continue; }
    return {item.rect.x + hours / 24.0F * inner * em, item.rect.y + (4.0F - 1.25F + 1.75F + 1.1F) * em};
  }
  FAIL("no strip");
  return {};
}

}  // namespace

TEST_CASE("today tells what runs and the day's numbers in both languages") {
  Thursday day;
  {
    GuiRig gui(day.file());
    const std::string screen = gui.screen();
    CHECK(says(screen, "Thu 19 Nov 2026"));
    CHECK(says(screen, "Core hours 09:00-18:00"));
    CHECK(says(screen, "NRF basic study"));
    CHECK(says(screen, "ablation runs"));
    CHECK(says(screen, "started 19:36, off-hours"));
    CHECK(says(screen, "Worked today"));
    CHECK(says(screen, "7 h 48 min in core hours"));
    CHECK(says(screen, "15 % of today"));
    CHECK(says(screen, "watch: benchmark 11 h"));
    CHECK(says(screen, "Nothing"));
    CHECK(says(screen, "tomorrow from 09:00"));
    CHECK(says(screen, "Stop"));
  }
  GuiOptions korean;
  korean.lang = Lang::ko;
  GuiRig gui(day.file(), korean);
  const std::string screen = gui.screen();
  CHECK(says(screen, "2026년 11월 19일 (목)"));
  CHECK(says(screen, "정규 시간 09:00-18:00"));
  CHECK(says(screen, "19:36 시작, 근무 외 시간"));
  CHECK(says(screen, "주의: 기준 11시간"));
  CHECK(says(screen, "내일 09:00부터"));
}

TEST_CASE("Space stops, and starts again what ran last") {
  Thursday day;
  GuiRig gui(day.file());
  gui.key(' ');
  CHECK_FALSE(day.running());
  const auto all = day.sessions();
  CHECK(storage::end_of(all.back()) == at("2026-11-19T12:00:00Z"));
  CHECK(mentions(gui.screen(), "Stopped NRF basic study: 1 h 24 min"));
  CHECK(says(gui.screen(), "Nothing is running"));

  gui.set_now("2026-11-19T12:10:00Z");
  gui.key(' ');
  REQUIRE(day.running());
  CHECK(day.running()->project == day.nrf);
  CHECK(day.running()->note == "ablation runs");
  CHECK(day.running()->start == at("2026-11-19T12:10:00Z"));
}

TEST_CASE("the button stops too, and undo takes it back") {
  Thursday day;
  GuiRig gui(day.file());
  gui.click("Stop");
  CHECK_FALSE(day.running());
  gui.key('Z', true);
  CHECK(day.running());
}

TEST_CASE("a number key switches to that project") {
  Thursday day;
  GuiRig gui(day.file());
  gui.key('2');
  REQUIRE(day.running());
  CHECK(day.running()->project == day.samsung);
  CHECK(mentions(gui.screen(), "Switched to Samsung LLM; NRF basic study ended after 1 h 24 min"));
  // A key without a tile does nothing.
  gui.key('9');
  CHECK(day.running()->project == day.samsung);
}

TEST_CASE("a tile switches too") {
  Thursday day;
  GuiRig gui(day.file());
  gui.click("Lab servers");
  REQUIRE(day.running());
  CHECK(day.running()->project == day.servers);
}

TEST_CASE("the note is edited in place: Enter saves, Escape leaves") {
  Thursday day;
  GuiRig gui(day.file());
  gui.key('N');
  retype(gui, "table 3");
  CHECK(day.running()->note == "ablation runs");
  gui.key(gui::key_enter);
  CHECK(day.running()->note == "table 3");
  CHECK(says(gui.screen(), "table 3"));

  gui.click("table 3");
  retype(gui, "something else");
  gui.key(gui::key_escape);
  CHECK(day.running()->note == "table 3");
  CHECK(says(gui.screen(), "table 3"));

  // Typing letters and digits into the field is no shortcut.
  gui.key('N');
  retype(gui, "1 f t n");
  gui.key('1');
  gui.key(' ');
  gui.key(gui::key_enter);
  REQUIRE(day.running());
  CHECK(day.running()->project == day.nrf);
  CHECK(day.running()->note == "1 f t n");
}

TEST_CASE("the start is corrected with the words of the terminal") {
  Thursday day;
  GuiRig gui(day.file());
  gui.key('T');
  retype(gui, "half past seven");
  gui.key(gui::key_enter);
  CHECK(day.running()->start == at("2026-11-19T10:36:00Z"));
  CHECK(mentions(gui.screen(), "'half past seven' is not"));
  retype(gui, "22:00");
  gui.key(gui::key_enter);
  CHECK(day.running()->start == at("2026-11-19T10:36:00Z"));
  CHECK(mentions(gui.screen(), "is in the future"));
  retype(gui, "19:30");
  gui.key(gui::key_enter);
  CHECK(day.running()->start == at("2026-11-19T10:30:00Z"));
  CHECK(says(gui.screen(), "started 19:30, off-hours"));

  // Into another session: refused by the ledger, and what was typed stays.
  gui.click("started 19:30, off-hours");
  retype(gui, "17:00");
  gui.key(gui::key_enter);
  CHECK(day.running()->start == at("2026-11-19T10:30:00Z"));
  CHECK(mentions(gui.screen(), "overlap"));
  CHECK(says(gui.screen(), "Started at"));
  gui.key(gui::key_escape);
  CHECK(says(gui.screen(), "started 19:30, off-hours"));
}

TEST_CASE("the project of what runs is changed by choice") {
  Thursday day;
  GuiRig gui(day.file());
  gui.click("NRF basic study", 1);    // the sidebar says it too
  gui.click("Thesis: chapter 4", 0);  // in the list; the tile comes later
  REQUIRE(day.running());
  CHECK(day.running()->project == day.thesis);
  CHECK(day.running()->start == at("2026-11-19T10:36:00Z"));
}

TEST_CASE("a project is found by typing, and made where there is none") {
  Thursday day;
  GuiRig gui(day.file());
  gui.key('F');
  gui.type("LLM");
  CHECK(says(gui.screen(), "Enter starts the first"));
  gui.key(gui::key_enter);
  REQUIRE(day.running());
  CHECK(day.running()->project == day.samsung);

  gui.key('/');
  gui.type("Grant proposal");
  CHECK(says(gui.screen(), "There is no project \"Grant proposal\" yet. Make it:"));
  gui.click("own research", 0);  // the closed choice of a kind
  gui.click("course");
  gui.click("Add and start");
  Result<Project> made = storage::find_project(day.rig.ledger(), "grant proposal", false);
  REQUIRE(made.ok());
  CHECK(made->kind == Kind::course);
  CHECK(day.running()->project == made->id);
  CHECK(mentions(gui.screen(), "Added the project Grant proposal and started it"));
}

TEST_CASE("the alert has three equal answers") {
  SUBCASE("stop now") {
    Thursday day(false);
    const AlertId id = day.alert(day.start(day.nrf, "2026-11-19T10:36:00Z"));
    GuiRig gui(day.file());
    CHECK(says(gui.screen(), "Started at 19:36 (evening), after core hours ended at 18:00"));
    CHECK(says(gui.screen(), "1 h 24 min of off-hours work on NRF basic study today"));
    gui.click("Stop now");
    CHECK_FALSE(day.running());
    CHECK(storage::find_alert(day.rig.ledger(), id)->answer == storage::AlertAnswer::stop);
    CHECK_FALSE(says(gui.screen(), "Stop now"));
    gui.key('Z', true);
    CHECK(day.running());
    CHECK(says(gui.screen(), "Stop now"));
  }
  SUBCASE("30 more minutes") {
    Thursday day(false);
    const AlertId id = day.alert(day.start(day.nrf, "2026-11-19T10:36:00Z"));
    GuiRig gui(day.file());
    gui.click("30 more minutes");
    CHECK(day.running());
    const Result<storage::Alert> alert = storage::find_alert(day.rig.ledger(), id);
    CHECK(alert->answer == storage::AlertAnswer::snooze);
    CHECK(alert->snooze == Seconds{1800});
  }
  SUBCASE("keep going, with a reason by its key") {
    Thursday day(false);
    const AlertId id = day.alert(day.start(day.nrf, "2026-11-19T10:36:00Z"));
    GuiRig gui(day.file());
    gui.click("Keep going...");
    CHECK(says(gui.screen(), "2  experiment"));
    gui.key(gui::key_escape);
    CHECK(says(gui.screen(), "Keep going..."));
    gui.click("Keep going...");
    gui.key('2');
    const Result<storage::Alert> alert = storage::find_alert(day.rig.ledger(), id);
    CHECK(alert->answer == storage::AlertAnswer::go_on);
    CHECK(alert->reason == storage::AlertReason::experiment);
    CHECK(day.running()->project == day.nrf);
  }
  SUBCASE("nothing runs any more") {
    Thursday day(false);
    const AlertId id = day.alert(day.start(day.nrf, "2026-11-19T10:36:00Z"));
    REQUIRE(storage::stop(day.rig.ledger(), day.rig.act(), day.rig.now).ok());
    GuiRig gui(day.file());
    CHECK_FALSE(says(gui.screen(), "Stop now"));
    gui.click("It has ended");
    CHECK(storage::find_alert(day.rig.ledger(), id)->answer == storage::AlertAnswer::stop);
  }
}

TEST_CASE("a start off hours is recorded as an alert, one in core hours is not") {
  Thursday day(false);
  {
    GuiRig gui(day.file());
    gui.key('1');
    REQUIRE(day.running());
    CHECK(storage::alerts(day.rig.ledger(), {kEarliest, kLatest})->size() == 1);
    CHECK(says(gui.screen(), "Stop now"));
  }
  Thursday other(false);
  GuiOptions noon;
  noon.now = "2026-11-20T03:00:00Z";
  GuiRig gui(other.file(), noon);
  gui.key('1');
  REQUIRE(other.running());
  CHECK(storage::alerts(other.rig.ledger(), {kEarliest, kLatest})->empty());
}

TEST_CASE("free time of the strip is filled by dragging over it") {
  Thursday day;
  GuiRig gui(day.file());
  const ImVec2 from = on_strip(gui, "Day strip", 12.0F + 11.0F / 60, 16.0F, 43.0F);
  const ImVec2 to = on_strip(gui, "Day strip", 12.0F + 39.0F / 60, 16.0F, 43.0F);
  gui.drag(from.x, from.y, to.x, to.y);
  CHECK(says(gui.screen(), "Fill 12:10 - 12:40"));
  const std::size_t before = day.sessions().size();
  gui.click("Add");
  const auto all = day.sessions();
  REQUIRE(all.size() == before + 1);
  const bool there = std::any_of(all.begin(), all.end(), [](const auto& each) {
    return storage::start_of(each) == at("2026-11-19T03:10:00Z") &&
           storage::end_of(each) == at("2026-11-19T03:40:00Z") && storage::facts_of(each).origin == Origin::manual;
  });
  CHECK(there);
  gui.key('Z', true);
  CHECK(day.sessions().size() == before);
}

TEST_CASE("a click on a gap offers all of it, and an overlap is shown before it is refused") {
  Thursday day;
  GuiRig gui(day.file());
  const ImVec2 place = on_strip(gui, "Day strip", 12.5F, 16.0F, 43.0F);
  gui.click_at(place.x, place.y);
  CHECK(says(gui.screen(), "Fill 12:00 - 12:52"));
  const std::size_t before = day.sessions().size();
  // find, from, to, activity, note: the fields of the screen come first.
  gui.focus_field(2);
  gui.type("13:30");
  CHECK(says(gui.screen(), "overlaps 1 session"));
  gui.click("Add");
  CHECK(day.sessions().size() == before);
  CHECK(says(gui.screen(), "Fill 12:00 - 12:52"));
  gui.focus_field(2);
  gui.type("20m");
  CHECK_FALSE(says(gui.screen(), "overlaps 1 session"));
  gui.click("Cancel");
  CHECK(day.sessions().size() == before);
}

TEST_CASE("a click on a block opens the day in the log") {
  Thursday day;
  GuiRig gui(day.file());
  const ImVec2 place = on_strip(gui, "Day strip", 14.0F, 16.0F, 43.0F);
  gui.click_at(place.x, place.y);
  CHECK(mentions(gui.screen(), "Week 47"));
}

TEST_CASE("a deadline within two weeks is told") {
  Thursday day;
  storage::ProjectEdit edit;
  edit.deadline = std::optional{day_of(2026, 11, 25)};
  REQUIRE(storage::edit_project(day.rig.ledger(), day.rig.act(), day.samsung, edit).ok());
  GuiRig gui(day.file());
  CHECK(mentions(gui.screen(), "Samsung LLM:"));
  CHECK(mentions(gui.screen(), "6 days"));
}

TEST_CASE("a holiday, a weekend and a day off are named") {
  Thursday day(false);
  REQUIRE(storage::add_holiday(day.rig.ledger(), day.rig.act(), day_of(2026, 11, 19), "Foundation Day").ok());
  {
    GuiRig gui(day.file());
    CHECK(says(gui.screen(), "holiday: Foundation Day"));
  }
  {
    GuiOptions saturday;
    saturday.now = "2026-11-21T03:00:00Z";
    GuiRig gui(day.file(), saturday);
    CHECK(says(gui.screen(), "weekend"));
    CHECK(mentions(gui.screen(), "from 09:00"));
  }
  DayOff off;
  off.days = {day_of(2026, 11, 20), day_of(2026, 11, 20)};
  REQUIRE(storage::add_day_off(day.rig.ledger(), day.rig.act(), off).ok());
  GuiOptions friday;
  friday.now = "2026-11-20T03:00:00Z";
  GuiRig gui(day.file(), friday);
  CHECK(says(gui.screen(), "day off"));
}

TEST_CASE("without a project one sentence and the field that makes one are there") {
  LedgerRig rig;
  rig.now = at("2026-11-19T12:00:00Z");
  rig.session(std::nullopt, "2026-11-19T01:00:00Z", "2026-11-19T02:00:00Z", "Asia/Seoul");
  GuiRig gui(rig.folder.file("labclock.db"));
  CHECK(says(gui.screen(), "Name what you work on, and its time is kept from there."));
  gui.focus_field(0);
  gui.type("Thesis");
  gui.click("Add and start");
  Result<Project> made = storage::find_project(rig.ledger(), "Thesis", false);
  REQUIRE(made.ok());
  CHECK(storage::running(rig.ledger())->value().project == made->id);
}

TEST_CASE("what another program did while something was being edited does not hurt") {
  Thursday day;
  GuiRig gui(day.file());
  gui.key('N');
  retype(gui, "half a thought");
  REQUIRE(storage::stop(day.rig.ledger(), day.rig.act(), day.rig.now).ok());
  gui.set_now("2026-11-19T12:01:00Z");
  CHECK(says(gui.screen(), "Nothing is running"));
}

TEST_CASE("nothing of today is cut, collides or lies out of reach") {
  const std::string long_name = "A project whose name is eighty characters long, as funders like to have them all";
  struct Size {
    float width, height;
    int scale;
  };
  for (const Lang lang : {Lang::en, Lang::ko}) {
    for (const Size size : {Size{1280, 800, 100}, Size{900, 600, 100}, Size{640, 480, 100}, Size{1280, 800, 75},
                            Size{1280, 800, 200}, Size{1280, 800, 300}, Size{900, 600, 75}}) {
      CAPTURE(size.width);
      CAPTURE(size.scale);
      CAPTURE(static_cast<int>(lang));
      GuiOptions options;
      options.lang = lang;
      options.width = size.width;
      options.height = size.height;
      options.scale = size.scale;
      const auto faults = [&](const std::filesystem::path& file, const char* key) {
        GuiRig gui(file, options);
        if (key[0] != 0) { gui.key(key[0]); }
        if (key[0] == 'F') { gui.type("nothing like this"); }
        for (const std::string& fault : gui.layout_faults()) { FAIL_CHECK(key << ": " << fault); }
      };
      Thursday day(false, long_name);
      faults(day.file(), "");
      day.alert(day.start(day.nrf, "2026-11-19T10:36:00Z"));
      for (const char* key : {"", "N", "T", "F"}) { faults(day.file(), key); }
      LedgerRig bare;
      bare.now = at("2026-11-19T12:00:00Z");
      bare.project("Thesis");
      faults(bare.folder.file("labclock.db"), "");
    }
  }
}
