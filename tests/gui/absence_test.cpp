// The question about an absence on Today, and the repair of a session that was left running: asked once, answered by
// key or by button, true in the ledger, and undone as any change.

#include "storage/absences.hpp"

#include <doctest/doctest.h>

#include "storage/history.hpp"
#include "storage/sessions.hpp"
#include "tests/support/gui_screen.hpp"

using namespace labclock;
using namespace labclock::test;

namespace {

/// The thesis has run since 17:00 in Seoul on Thursday 19 November 2026, and nobody was there from 18:05 to 19:10.
struct Away {
  LedgerRig rig;
  ProjectId thesis, samsung;

  explicit Away(Evidence evidence = Evidence::lock, const std::string& name = "Thesis: chapter 4") {
    rig.now = at("2026-11-19T12:00:00Z");
    thesis = rig.project(name, Kind::own);
    samsung = rig.project("Samsung LLM", Kind::funded);
    REQUIRE(storage::start(rig.ledger(), rig.act(), {thesis, "", "", at("2026-11-19T08:00:00Z"), "Asia/Seoul"}).ok());
    const auto noted = storage::note_absence(rig.ledger(), rig.act(),
                                             {at("2026-11-19T09:05:00Z"), at("2026-11-19T10:10:00Z"), evidence});
    REQUIRE(noted.ok());
    REQUIRE(noted->has_value());
  }
  std::filesystem::path file() { return rig.ledger().file(); }
  std::vector<storage::AnySession> sessions() {
    return storage::sessions(rig.ledger(), {at("2026-11-19T00:00:00Z"), at("2026-11-20T00:00:00Z")}).value();
  }
  AbsenceAnswer answer() {
    return storage::absences(rig.ledger(), {at("2026-11-19T00:00:00Z"), at("2026-11-20T00:00:00Z")})->front().answer;
  }
  bool runs() { return storage::running(rig.ledger())->has_value(); }
};

}  // namespace

TEST_CASE("an absence is asked about with its interval, its length, why, and six answers as keys") {
  Away away;
  GuiRig gui(away.file());
  const std::string screen = gui.screen();
  CHECK(mentions(screen, "Nobody was here from 18:05 to 19:10: 1 h 05 min."));
  CHECK(mentions(screen, "Thesis: chapter 4 ran meanwhile; the screen was locked."));
  for (const char* words :
       {"K   Keep it as work", "B   Thinking or bench work", "S   It ended at 18:05", "E   It ended at another time",
        "G   No work, it went on after it", "O   Another project"}) {
    CHECK_MESSAGE(mentions(screen, words), words);
  }
  CHECK(away.answer() == AbsenceAnswer::none);  // asking changes nothing
  CHECK(away.sessions().size() == 1);
}

TEST_CASE("kept by a key, and the question is gone; undone, and it is back") {
  Away away;
  GuiRig gui(away.file());
  gui.key('K');
  CHECK(away.answer() == AbsenceAnswer::keep);
  CHECK(away.sessions().size() == 1);
  CHECK(mentions(gui.screen(), "Kept 1 h 05 min as work"));
  CHECK_FALSE(mentions(gui.screen(), "Nobody was here"));
  gui.key('Z', true);
  CHECK(away.answer() == AbsenceAnswer::none);
  CHECK(mentions(gui.screen(), "Nobody was here"));
}

TEST_CASE("each answer does to the sessions what it says") {
  SUBCASE("thinking") {
    Away away;
    GuiRig gui(away.file());
    gui.key('B');
    CHECK(away.answer() == AbsenceAnswer::thinking);
    REQUIRE(away.sessions().size() == 3);
    CHECK(storage::facts_of(away.sessions()[1]).activity == "thinking or bench work");
    CHECK(away.runs());
  }
  SUBCASE("ended then") {
    Away away;
    GuiRig gui(away.file());
    gui.click("S   It ended at 18:05");
    CHECK(away.answer() == AbsenceAnswer::stop);
    REQUIRE(away.sessions().size() == 1);
    CHECK(storage::end_of(away.sessions()[0]) == at("2026-11-19T09:05:00Z"));
    CHECK(mentions(gui.screen(), "Thesis: chapter 4 ended at 18:05"));
  }
  SUBCASE("no work, and on after it") {
    Away away;
    GuiRig gui(away.file());
    gui.key('G');
    CHECK(away.answer() == AbsenceAnswer::discard);
    REQUIRE(away.sessions().size() == 2);
    CHECK(storage::end_of(away.sessions()[0]) == at("2026-11-19T09:05:00Z"));
    CHECK(storage::start_of(away.sessions()[1]) == at("2026-11-19T10:10:00Z"));
    CHECK(away.runs());
  }
  SUBCASE("another project, by its number") {
    Away away;
    GuiRig gui(away.file());
    gui.key('O');
    CHECK(mentions(gui.screen(), "Whose time was it?"));
    gui.key('1');
    CHECK(away.answer() == AbsenceAnswer::give);
    REQUIRE(away.sessions().size() == 3);
    CHECK(storage::facts_of(away.sessions()[1]).project == away.samsung);
    CHECK(storage::facts_of(away.sessions()[2]).project == away.thesis);
  }
}

TEST_CASE("another end is written, a wrong one changes nothing, and there is a way back") {
  Away away;
  GuiRig gui(away.file());
  gui.key('E');
  CHECK(mentions(gui.screen(), "It ended at"));
  gui.click("Back");
  CHECK(mentions(gui.screen(), "K   Keep it as work"));
  gui.click("E   It ended at another time");
  gui.focus_field(0);
  gui.type("26:99");
  gui.click("Set");
  CHECK(away.answer() == AbsenceAnswer::none);
  gui.focus_field(0);
  gui.type("18:30");
  gui.key(gui::key_enter);
  CHECK(away.answer() == AbsenceAnswer::stop);
  REQUIRE(away.sessions().size() == 1);
  CHECK(storage::end_of(away.sessions()[0]) == at("2026-11-19T09:30:00Z"));
}

TEST_CASE("a session left running is a repair: its end comes first, with the evidence") {
  Away away(Evidence::night);
  GuiRig gui(away.file());
  const std::string screen = gui.screen();
  CHECK(mentions(screen, "Thesis: chapter 4 was left running. A program last saw it at 18:05."));
  CHECK(mentions(screen, "no program was watching over the night"));
  CHECK(screen.find("It ended at 18:05") < screen.find("Keep it as work"));
  gui.key('S');
  CHECK(away.answer() == AbsenceAnswer::stop);
  CHECK_FALSE(away.runs());
}

TEST_CASE("while the question stands, a number still switches the project") {
  Away away;
  GuiRig gui(away.file());
  gui.key('1');
  CHECK(away.answer() == AbsenceAnswer::none);
  CHECK(storage::running(away.rig.ledger())->value().project == away.samsung);
}

TEST_CASE("what another program answered is not asked any more") {
  Away away;
  GuiRig gui(away.file());
  gui.key('O');
  const auto open = storage::open_absences(away.rig.ledger()).value();
  REQUIRE(storage::answer_absence(away.rig.ledger(), away.rig.act(), open.front().id,
                                  {AbsenceAnswer::keep, "", std::nullopt, std::nullopt})
              .ok());
  CHECK(gui.app().look_around());
  CHECK_FALSE(mentions(gui.screen(), "Whose time was it?"));
}

TEST_CASE("the question in Korean, and nothing of it is cut or collides") {
  for (const Lang lang : {Lang::en, Lang::ko}) {
    for (const int scale : {75, 100, 200, 300}) {
      for (const float width : {1280.0F, 900.0F, 640.0F}) {
        Away away(scale == 100 ? Evidence::crash : Evidence::idle, std::string(80, 'W'));
        GuiOptions options;
        options.lang = lang;
        options.scale = scale;
        options.width = width * std::max(1.0F, static_cast<float>(scale) / 200.0F);
        GuiRig gui(away.file(), options);
        if (lang == Lang::ko) { CHECK(mentions(gui.screen(), "일한 시간으로 두기")); }
        CHECK_MESSAGE(faults(gui).empty(), faults(gui) << scale << " " << width);
        gui.key('O');
        CHECK_MESSAGE(faults(gui).empty(), faults(gui) << scale << " " << width);
        gui.key(gui::key_escape);
        gui.key('E');
        CHECK_MESSAGE(faults(gui).empty(), faults(gui) << scale << " " << width);
      }
    }
  }
}
