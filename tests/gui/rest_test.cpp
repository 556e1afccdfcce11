// The screen Rest: benchmarks with their explanation and switch, filters of the alerts, who or what took the evenings.

#include "gui/views/rest.hpp"

#include <doctest/doctest.h>

#include "src/msg/gui_rest.hpp"
#include "storage/benchmarks.hpp"
#include "storage/crunches.hpp"
#include "storage/history.hpp"
#include "storage/records.hpp"
#include "tests/support/gui_screen.hpp"

using namespace labclock;
using namespace labclock::test;
using gui::Screen;

namespace {

/// Two weeks in Seoul with two evenings, looked at on Thursday 19 November 2026, 21:00.
struct Evenings {
  LedgerRig rig;
  ProjectId thesis, samsung;

  explicit Evenings(const std::string& name = "Thesis: chapter 4", const std::string& region = "KR") {
    rig.now = at("2026-11-19T12:00:00Z");
    thesis = rig.project(name, Kind::own);
    samsung = rig.project("Samsung LLM", Kind::funded);
    REQUIRE(storage::set_setting(rig.ledger(), rig.act(), "region", region, kEver, day_of(2026, 11, 19)).ok());
    for (const char* day : {"2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12", "2026-11-13", "2026-11-16",
                            "2026-11-17", "2026-11-18"}) {
      rig.session(thesis, std::string(day) + "T00:00:00Z", std::string(day) + "T03:00:00Z", "Asia/Seoul");
      rig.session(samsung, std::string(day) + "T04:00:00Z", std::string(day) + "T09:00:00Z", "Asia/Seoul");
    }
    rig.session(samsung, "2026-11-16T11:00:00Z", "2026-11-16T15:00:00Z", "Asia/Seoul");  // 20:00 to 24:00
    rig.session(thesis, "2026-11-18T10:30:00Z", "2026-11-18T12:00:00Z", "Asia/Seoul");   // 19:30 to 21:00
  }
  std::filesystem::path file() { return rig.ledger().file(); }

  AlertId alert(const std::string& kind, const std::string& when, ProjectId project, bool held = false) {
    storage::Alert alert;
    alert.at = at(when);
    alert.kind = kind;
    alert.cause = kind + ":" + when;
    alert.project = project;
    alert.band = Band::evening;
    alert.zone = "Asia/Seoul";
    alert.facts = "{}";
    alert.held = held;
    REQUIRE(storage::record_alert(rig.ledger(), rig.act(), alert).ok());
    const auto all = storage::alerts(rig.ledger(), {at(when), at(when) + Seconds{1}});
    REQUIRE(all.ok());
    return all->back().id;
  }
  void answer(AlertId id, storage::AlertAnswer answer, storage::AlertReason reason = storage::AlertReason::none) {
    REQUIRE(storage::answer_alert(rig.ledger(), rig.act(), id, {answer, reason, std::nullopt, ""}).ok());
  }
  std::optional<bool> switched(BenchmarkId id) {
    return storage::benchmark_choice(rig.ledger())->switched.at(static_cast<std::size_t>(id));
  }
};

}  // namespace

TEST_CASE("benchmarks stand in a table, true to the ledger, and open to how the number came about") {
  Evenings world;
  GuiRig gui(world.file());
  gui.go(Screen::rest);
  const std::string screen = gui.screen();
  CHECK(mentions(screen, "a benchmark with a source, not a legal finding"));
  // Monday until midnight, Tuesday from 09:00 on: nine hours.
  CHECK(mentions(screen, "9 h at least 11 h over"));
  CHECK(mentions(screen, "Hours a day KR LSA § 50(2) 12 h at most 8 h over"));
  CHECK_FALSE(mentions(screen, "Weekly hours, 4-month average"));
  CHECK_FALSE(mentions(screen, "2 h short of 11 h"));
  gui.click("Daily rest");
  CHECK(mentions(gui.screen(), "At least 11 h of rest in one piece"));
  CHECK(mentions(gui.screen(), "EU 2003/88/EC Art. 3 (not checked against the text)"));
  CHECK(mentions(gui.screen(), "From 2026-11-17 00:00 to 2026-11-17 09:00"));
  CHECK(mentions(gui.screen(), "2 h short of 11 h"));
  gui.click("Hours a day");  // another one opens, and the first closes
  CHECK_FALSE(mentions(gui.screen(), "2 h short of 11 h"));
  CHECK(mentions(gui.screen(), "Mon 16 Nov 2026: 12 h"));
  gui.click("Hours a day");
  CHECK_FALSE(mentions(gui.screen(), "Mon 16 Nov 2026: 12 h"));
}

TEST_CASE("a benchmark is switched off and on in its row, and undone as any change") {
  Evenings world;
  GuiRig gui(world.file());
  gui.go(Screen::rest);
  gui.click("Hours a day");
  gui.click(en(msg::gui_rest_bench_look));
  CHECK(world.switched(BenchmarkId::kr_day8) == false);
  CHECK(mentions(gui.screen(), "Hours a day is not looked at any more"));
  CHECK_FALSE(mentions(gui.screen(), "12 h at most 8 h over"));
  gui.key('Z', true);
  CHECK_FALSE(world.switched(BenchmarkId::kr_day8).has_value());
  CHECK(mentions(gui.screen(), "12 h at most 8 h over"));

  gui.key(gui::key_escape);
  gui.click("Show 6 more");
  gui.click("Work without a break");
  gui.click(en(msg::gui_rest_bench_look));
  CHECK(world.switched(BenchmarkId::eu_break6) == true);
  CHECK(mentions(gui.screen(), "Work without a break is looked at"));
  gui.click("Hide them");
  CHECK_FALSE(mentions(gui.screen(), "Your weekly limit"));
}

TEST_CASE("the sums of the evenings are those of the tallies, by kind, project and reason") {
  Evenings world;
  const AlertId late = world.alert("off_hours", "2026-11-16T11:10:00Z", world.samsung);
  world.answer(late, storage::AlertAnswer::go_on, storage::AlertReason::deadline);
  GuiRig gui(world.file());
  gui.go(Screen::rest);
  const std::string screen = gui.screen();
  CHECK(mentions(screen, "Who or what took the off-hours"));
  CHECK(mentions(screen, "5 h 30 min"));
  CHECK(mentions(screen, "own research 1 h 30 min funded 4 h"));
  CHECK(mentions(screen, "Samsung LLM 4 h Thesis: chapter 4 1 h 30 min"));
  CHECK(mentions(screen, "deadline 4 h not told 1 h 30 min"));
}

TEST_CASE("alerts are filtered by kind, by whether they were answered, and by reason") {
  Evenings world;
  world.answer(world.alert("off_hours", "2026-11-16T11:10:00Z", world.samsung), storage::AlertAnswer::go_on,
               storage::AlertReason::asked);
  world.alert("stretch", "2026-11-17T02:00:00Z", world.thesis);
  world.alert("day_limit", "2026-11-18T11:00:00Z", world.thesis, true);
  GuiRig gui(world.file());
  gui.go(Screen::rest);
  CHECK(mentions(gui.screen(), "Mon 16, 20:10 Samsung LLM kept going asked"));
  CHECK(mentions(gui.screen(), "Tue 17, 11:00 long stretch, "));
  const auto rows = [&] {
    const std::string screen = gui.screen();
    return std::string(mentions(screen, "Mon 16, 20:10") ? "a" : "") + (mentions(screen, "Tue 17, 11:00") ? "b" : "") +
           (mentions(screen, "Wed 18, 20:00") ? "c" : "");
  };
  CHECK(rows() == "abc");
  gui.click("all kinds");
  gui.click("long stretch");
  CHECK(rows() == "b");
  gui.click("long stretch");
  gui.click("all kinds");
  CHECK(rows() == "abc");
  gui.click("all answers");
  gui.click("answered");
  CHECK(rows() == "a");
  gui.click("answered");
  click_last(gui, "not answered");
  CHECK(rows() == "b");
}

TEST_CASE("a long list of alerts shows the newest, and all when asked") {
  Evenings world;
  for (int minute = 10; minute < 26; ++minute) {
    world.alert("off_hours", "2026-11-16T11:" + std::to_string(minute) + ":00Z", world.samsung);
  }
  GuiRig gui(world.file());
  gui.go(Screen::rest);
  CHECK(mentions(gui.screen(), "Mon 16, 20:25"));
  CHECK_FALSE(mentions(gui.screen(), "Mon 16, 20:10"));
  gui.click("Show all 16");
  CHECK(mentions(gui.screen(), "Mon 16, 20:10"));
  gui.click("Show fewer");
  CHECK_FALSE(mentions(gui.screen(), "Mon 16, 20:10"));
}

TEST_CASE("rest in Korean, with its benchmarks and evenings") {
  Evenings world;
  GuiOptions options;
  options.lang = Lang::ko;
  GuiRig gui(world.file(), options);
  gui.go(Screen::rest);
  const std::string screen = gui.screen();
  CHECK(mentions(screen, "출처가 있는 기준이며 법적 판단이 아니에요"));
  CHECK(mentions(screen, "하루 시간 근로기준법 제50조② 12시간 8시간 이내 초과"));
  CHECK(mentions(screen, "근무 외 시간은 누구와 무엇에"));
  gui.click("하루 시간");
  CHECK(mentions(gui.screen(), "2026년 11월 16일 (월): 12시간"));
}

TEST_CASE("nothing is cut, collides or is out of reach in rest with everything open") {
  for (const Lang lang : {Lang::en, Lang::ko}) {
    for (const int scale : {75, 100, 200, 300}) {
      for (const float width : {1280.0F, 900.0F, 640.0F}) {
        Evenings world(std::string(80, 'W'), "KR");
        world.answer(world.alert("off_hours", "2026-11-16T11:10:00Z", world.samsung), storage::AlertAnswer::go_on,
                     storage::AlertReason::asked);
        world.alert("agreed_hours", "2026-11-17T02:00:00Z", world.thesis);
        GuiOptions options;
        options.lang = lang;
        options.scale = scale;
        options.width = width * std::max(1.0F, static_cast<float>(scale) / 200.0F);
        GuiRig gui(world.file(), options);
        gui.go(Screen::rest);
        gui.click(lang == Lang::en ? "Show 6 more" : "6개 더 보기");
        CHECK_MESSAGE(faults(gui).empty(), faults(gui) << scale << " " << width);
        gui.click(lang == Lang::en ? "Weekly rest" : "주간 휴식");
        CHECK_MESSAGE(faults(gui).empty(), faults(gui) << scale << " " << width);
      }
    }
  }
}

TEST_CASE("a crunch is declared, shown with its payback and on the week, and removed") {
  Evenings world;
  GuiRig gui(world.file());
  gui.go(Screen::rest);
  gui.click(en(msg::gui_rest_crunch_declare));
  gui.focus_field(0);
  gui.type("2026-11-16");
  gui.focus_field(1);
  gui.type("2026-11-17");
  gui.click(en(msg::gui_rest_crunch_declare_now));
  CHECK(storage::crunches(world.rig.ledger())->empty());  // a crunch needs a reason
  CHECK(mentions(gui.screen(), "a crunch needs a reason"));
  gui.focus_field(2);
  gui.type("camera-ready");
  gui.click(en(msg::gui_rest_crunch_declare_now));
  const auto declared = storage::crunches(world.rig.ledger()).value();
  REQUIRE(declared.size() == 1);
  CHECK(declared[0].days == DayRange{day_of(2026, 11, 16), day_of(2026, 11, 17)});
  CHECK(declared[0].reason == "camera-ready");
  // Four hours of Monday evening are due; Wednesday had 9 h 30 min and pays nothing back.
  CHECK(mentions(gui.screen(), "16-17 Nov 2026: camera-ready"));
  CHECK(mentions(gui.screen(), "payback due 4 h, paid 0 min, 4 h left"));
  gui.go(Screen::week);
  CHECK(mentions(gui.screen(), "crunch: camera-ready"));
  gui.go(Screen::rest);
  gui.click(en(msg::gui_rest_crunch_remove));
  CHECK(storage::crunches(world.rig.ledger())->empty());
  gui.key('Z', true);
  CHECK(storage::crunches(world.rig.ledger())->size() == 1);
}

TEST_CASE("the form of a crunch and the marks of one are nowhere cut and collide with nothing") {
  for (const Lang lang : {Lang::en, Lang::ko}) {
    for (const int scale : {75, 100, 200, 300}) {
      for (const float width : {1280.0F, 900.0F, 640.0F}) {
        Evenings world;
        REQUIRE(storage::add_crunch(world.rig.ledger(), world.rig.act(), {day_of(2026, 11, 9), day_of(2026, 11, 13)},
                                    "review")
                    .ok());
        REQUIRE(storage::add_crunch(world.rig.ledger(), world.rig.act(), {day_of(2026, 11, 17), day_of(2026, 11, 17)},
                                    std::string(120, 'W'))
                    .ok());
        GuiOptions options;
        options.lang = lang;
        options.scale = scale;
        options.width = width * std::max(1.0F, static_cast<float>(scale) / 200.0F);
        GuiRig gui(world.file(), options);
        gui.go(Screen::rest);
        gui.click(lang == Lang::en ? "Declare a crunch" : "집중 기간 선언");
        CHECK_MESSAGE(faults(gui).empty(), faults(gui) << scale << " " << width);
        gui.go(Screen::week);
        CHECK_MESSAGE(faults(gui).empty(), faults(gui) << scale << " " << width);
      }
    }
  }
}
