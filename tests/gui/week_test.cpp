// The screens of the week and of rest, and what stands around every screen.

#include "gui/views/week.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "src/msg/gui.hpp"
#include "storage/history.hpp"
#include "storage/records.hpp"
#include "tests/support/gui_rig.hpp"

using namespace labclock;
using namespace labclock::test;
using gui::Screen;

namespace {

bool mentions(const std::string& screen, const std::string& words) {
  return screen.find(words) != std::string::npos;
}

/// Two weeks of plain work in Seoul with an evening and an agreement, looked at on Thursday 19 November 2026, 21:00.
struct Weeks {
  LedgerRig rig;
  ProjectId thesis, samsung;

  explicit Weeks(const std::string& name = "Thesis: chapter 4") {
    rig.now = at("2026-11-19T12:00:00Z");
    thesis = rig.project(name, Kind::own);
    samsung = rig.project("Samsung LLM", Kind::funded);
    Agreement half;
    half.project = thesis;
    half.share_ppm = 500'000;
    half.from = day_of(2026, 11, 1);
    REQUIRE(storage::agree(rig.ledger(), rig.act(), half).ok());
    for (int day = 9; day <= 13; ++day) { a_day("2026-11-" + std::string(day < 10 ? "0" : "") + std::to_string(day)); }
    for (int day = 16; day <= 18; ++day) { a_day("2026-11-" + std::to_string(day)); }
    // 19:36 to 21:00 on Wednesday: an hour and 24 minutes off hours.
    rig.session(thesis, "2026-11-18T10:36:00Z", "2026-11-18T12:00:00Z", "Asia/Seoul");
  }
  void a_day(const std::string& day) {
    rig.session(thesis, day + "T00:00:00Z", day + "T03:00:00Z", "Asia/Seoul");
    rig.session(samsung, day + "T04:00:00Z", day + "T09:00:00Z", "Asia/Seoul");
  }
  std::filesystem::path file() { return rig.ledger().file(); }
};

}  // namespace

TEST_CASE("the week tells its numbers, true to what the terminal tells") {
  Weeks weeks;
  GuiRig gui(weeks.file());
  gui.go(Screen::week);
  const std::string screen = gui.screen();
  CHECK(mentions(screen, "Week 47 · 16-22 Nov 2026"));
  // Three days of eight hours, and 1 h 24 min in the evening.
  CHECK(mentions(screen, "25\nh\n24\nmin\n"));
  CHECK(mentions(screen, "Off-hours\n1\nh\n24\nmin\n"));
  CHECK(mentions(screen, "41\n%\n"));  // 10 h 24 of 25 h 24
  CHECK(mentions(screen, "watch: agreed 50 %"));
  CHECK(mentions(screen, "limit 52 h"));
}

TEST_CASE("Space stops and starts again on the week too, and types in its field") {
  Weeks weeks;
  GuiRig gui(weeks.file());
  gui.go(Screen::week);
  gui.key(' ');
  REQUIRE(storage::running(weeks.rig.ledger())->has_value());
  CHECK(storage::running(weeks.rig.ledger()).value()->project == weeks.thesis);  // what ran last
  gui.set_now("2026-11-19T12:10:00Z");
  gui.key(' ');
  CHECK_FALSE(storage::running(weeks.rig.ledger())->has_value());
  const auto before = storage::count_sessions(weeks.rig.ledger());
  gui.focus_field(0);
  gui.type("2026 W46");
  CHECK_FALSE(storage::running(weeks.rig.ledger())->has_value());
  CHECK(storage::count_sessions(weeks.rig.ledger()).value() == before.value());
}

TEST_CASE("who has no session yet sees an example, and that it is one") {
  LedgerRig rig;
  rig.now = at("2026-11-19T12:00:00Z");
  const ProjectId thesis = rig.project("Thesis", Kind::own);
  for (const Lang lang : {Lang::en, Lang::ko}) {
    GuiOptions options;
    options.lang = lang;
    GuiRig gui(rig.ledger().file(), options);
    gui.go(Screen::week);
    CHECK(mentions(gui.screen(), std::string(text(msg::gui_week_example, lang))));
    CHECK(gui.layout_faults().empty());
  }
  rig.session(thesis, "2026-11-18T00:00:00Z", "2026-11-18T01:00:00Z", "Asia/Seoul");
  GuiRig gui(rig.ledger().file());
  gui.go(Screen::week);
  CHECK_FALSE(mentions(gui.screen(), std::string(text(msg::gui_week_example, Lang::en))));
}

TEST_CASE("the week in Korean") {
  Weeks weeks;
  GuiOptions options;
  options.lang = Lang::ko;
  GuiRig gui(weeks.file(), options);
  gui.go(Screen::week);
  const std::string screen = gui.screen();
  CHECK(mentions(screen, "47주차"));
  CHECK(mentions(screen, "25\n시간\n24\n분\n"));
  CHECK(mentions(screen, "본인 연구"));
  CHECK(mentions(screen, "근무 외 시간"));
}

TEST_CASE("any week by arrow keys, buttons and the date field") {
  Weeks weeks;
  GuiRig gui(weeks.file());
  gui.go(Screen::week);
  gui.key(gui::key_left);
  CHECK(mentions(gui.screen(), "Week 46"));
  CHECK(mentions(gui.screen(), "40\nh\n00\nmin\n"));
  gui.key(gui::key_right);
  gui.key(gui::key_right);
  CHECK(mentions(gui.screen(), "Week 48"));
  CHECK(mentions(gui.screen(), "Nothing is logged in this week yet"));
  gui.key(gui::key_home);
  CHECK(mentions(gui.screen(), "Week 47"));

  gui.focus_field(0);
  gui.type("2026-W46");
  gui.key(gui::key_enter);
  CHECK(mentions(gui.screen(), "Week 46"));
  gui.click("This week");
  CHECK(mentions(gui.screen(), "Week 47"));

  gui.focus_field(0);
  gui.type("2026-W60");
  gui.key(gui::key_enter);
  CHECK(mentions(gui.screen(), "Week 47"));  // stays, and says why
  CHECK(mentions(gui.screen(), "2026 has 53 weeks"));
}

TEST_CASE("the week as text has the numbers of the screen") {
  Weeks weeks;
  GuiRig gui(weeks.file());
  gui.go(Screen::week);
  gui.click("Copy as text");
  CHECK(mentions(gui.clipboard(), "Total worked: 25 h 24 min"));
  CHECK(mentions(gui.clipboard(), "Off-hours: 1 h 24 min"));
  CHECK(mentions(gui.clipboard(), "Thesis: chapter 4"));
  CHECK(mentions(gui.clipboard(), "Samsung LLM"));
  CHECK(mentions(gui.screen(), "Copied"));
}

TEST_CASE("a picture is asked for with the region of the screen") {
  Weeks weeks;
  GuiRig gui(weeks.file());
  gui.go(Screen::week);
  gui.click("Save picture");
  const std::optional<gui::Commands::Picture> picture = gui.app().take_picture();
  REQUIRE(picture.has_value());
  CHECK(picture->w > 1000);
  CHECK(picture->h > 700);
  CHECK(gui.app().picture_file().filename() == "labclock-2026-W47.png");
  gui.app().told_picture(refuse(ErrorKind::storage, "cannot_write", Phrase{}));
  CHECK_FALSE(gui.app().take_picture().has_value());
}

TEST_CASE("what another program changes shows at the next look") {
  Weeks weeks;
  GuiRig gui(weeks.file());
  gui.go(Screen::week);
  weeks.rig.session(weeks.samsung, "2026-11-19T00:00:00Z", "2026-11-19T02:00:00Z", "Asia/Seoul");
  CHECK(gui.app().look_around());
  CHECK(mentions(gui.screen(), "27\nh\n24\nmin\n"));
  CHECK_FALSE(gui.app().look_around());
}

TEST_CASE("nothing is cut, collides or is out of reach in the week and in rest") {
  for (const Lang lang : {Lang::en, Lang::ko}) {
    for (const int scale : {75, 100, 200, 300}) {
      for (const auto& [width, height] : {std::pair{1280.0F, 800.0F}, {900.0F, 600.0F}, {640.0F, 700.0F}}) {
        Weeks weeks(std::string(80, 'W'));
        GuiOptions options;
        options.lang = lang;
        options.scale = scale;
        options.width = width * std::max(1.0F, static_cast<float>(scale) / 200.0F);
        options.height = height;
        GuiRig gui(weeks.file(), options);
        for (const Screen screen : {Screen::week, Screen::rest}) {
          gui.go(screen);
          for (const std::string& fault : gui.layout_faults()) {
            FAIL_CHECK(fault << " (screen " << static_cast<int>(screen) << ", " << (lang == Lang::ko ? "ko" : "en")
                             << ", scale " << scale << ", " << options.width << " wide)");
          }
        }
      }
    }
  }
}

TEST_CASE("a click into the rhythm opens the log at that day") {
  Weeks weeks;
  GuiRig gui(weeks.file());
  gui.go(Screen::week);
  // The figure's areas are controls without words; the rhythm's first is Monday's first block.
  const auto& items = gui.probe().items;
  const auto title =
      std::find_if(items.begin(), items.end(), [](const gui::Probe::Item& item) { return item.words == "Rhythm"; });
  const auto hours = std::find_if(items.begin(), items.end(),
                                  [](const gui::Probe::Item& item) { return item.words == "Hours per day"; });
  REQUIRE(title != items.end());
  REQUIRE(hours != items.end());
  const auto block = std::find_if(title, hours, [](const gui::Probe::Item& item) { return item.control; });
  REQUIRE(block != hours);
  gui.click_at((block->rect.x + block->rect.z) / 2, (block->rect.y + block->rect.w) / 2);
  CHECK(mentions(gui.screen(), "Mon 16 Nov 2026"));
}

TEST_CASE("rest tells the nights, the run of days, and the alerts with their answers") {
  Weeks weeks;
  storage::Alert alert;
  alert.at = at("2026-11-18T10:46:00Z");
  alert.kind = "off_hours";
  alert.cause = "off_hours:test";
  alert.project = weeks.thesis;
  alert.band = Band::evening;
  alert.zone = "Asia/Seoul";
  alert.facts = "{}";
  REQUIRE(storage::record_alert(weeks.rig.ledger(), weeks.rig.act(), alert).ok());
  Result<std::vector<storage::Alert>> all =
      storage::alerts(weeks.rig.ledger(), {at("2026-11-18T00:00:00Z"), at("2026-11-19T00:00:00Z")});
  REQUIRE(all.ok());
  REQUIRE(all->size() == 1);
  REQUIRE(storage::answer_alert(weeks.rig.ledger(), weeks.rig.act(), all->front().id,
                                {storage::AlertAnswer::go_on, storage::AlertReason::deadline, std::nullopt, ""})
              .ok());

  GuiRig gui(weeks.file());
  gui.go(Screen::rest);
  const std::string screen = gui.screen();
  CHECK(mentions(screen, "Last 14 nights"));
  CHECK(mentions(screen, "11 h after the last stop"));
  CHECK(mentions(screen, "3 days now, since Sun 15"));
  CHECK(mentions(screen, "longest in 4 weeks: 5 days"));
  CHECK(mentions(screen, "Wed 18, 19:46\nThesis: chapter 4\nkept going\ndeadline\n"));

  // Filtered away, and back.
  gui.click("all answers");
  gui.click("stopped");
  CHECK(mentions(gui.screen(), "No alerts in these days."));
  gui.click("stopped");
  gui.click("kept going");
  CHECK(mentions(gui.screen(), "Wed 18, 19:46"));
}

TEST_CASE("rest without any session says what will be here") {
  LedgerRig rig;
  rig.now = at("2026-11-19T12:00:00Z");
  rig.project("Thesis");
  GuiRig gui(rig.ledger().file());
  gui.go(Screen::rest);
  CHECK(mentions(gui.screen(), "Nights and days off show here"));
}

TEST_CASE("undo and redo by key, told and true") {
  Weeks weeks;
  GuiRig gui(weeks.file());
  gui.go(Screen::week);
  gui.key('Z', true);
  CHECK(mentions(gui.screen(), "24\nh\n00\nmin\n"));
  CHECK(mentions(gui.screen(), "Undone"));
  gui.key('Z', true, true);
  CHECK(mentions(gui.screen(), "25\nh\n24\nmin\n"));
  CHECK(mentions(gui.screen(), "Redone"));
  gui.key('Y', true);
  CHECK(mentions(gui.screen(), "nothing"));  // to redo
  gui.key(gui::key_escape);
  CHECK_FALSE(mentions(gui.screen(), "Redone"));
}

TEST_CASE("the sidebar goes to every screen and shows what runs") {
  Weeks weeks;
  REQUIRE(storage::start(weeks.rig.ledger(), weeks.rig.act(),
                         {weeks.samsung, "", "", at("2026-11-19T10:50:00Z"), "Asia/Seoul"})
              .ok());
  GuiRig gui(weeks.file());
  for (const char* name : {"Week", "Log", "Projects", "Rest", "Settings", "Today"}) {
    gui.click(name);
    const std::string screen = gui.screen();
    CHECK_MESSAGE(mentions(screen, "since 19:50"), name);
    CHECK_MESSAGE(mentions(screen, "1 h 10 min"), name);
  }
  gui.set_now("2026-11-19T12:30:00Z");
  CHECK(mentions(gui.screen(), "1 h 40 min"));
}

TEST_CASE("the key sheet opens and closes") {
  Weeks weeks;
  GuiRig gui(weeks.file());
  gui.key(gui::key_f1);
  CHECK(mentions(gui.screen(), "Ctrl+Shift+Z"));
  gui.key(gui::key_escape);
  CHECK_FALSE(mentions(gui.screen(), "Ctrl+Shift+Z"));
}

TEST_CASE("Ctrl and plus, minus, zero set the scale, which is kept") {
  Weeks weeks;
  GuiOptions options;
  GuiRig gui(weeks.file(), options);
  gui.key('+', true);
  Result<std::optional<std::string>> kept = storage::get_setting(weeks.rig.ledger(), "scale", day_of(2026, 11, 19));
  REQUIRE(kept.ok());
  CHECK(kept->value_or("") == "110");
  gui.key('-', true);
  gui.key('-', true);
  kept = storage::get_setting(weeks.rig.ledger(), "scale", day_of(2026, 11, 19));
  CHECK(kept->value_or("") == "90");
  gui.key('0', true);
  kept = storage::get_setting(weeks.rig.ledger(), "scale", day_of(2026, 11, 19));
  CHECK(kept->value_or("") == "100");
}

TEST_CASE("a database that is none shows a page that says what to do, and comes back when it is mended") {
  TempFolder folder;
  const std::filesystem::path file = folder.file("labclock.db");
  { std::ofstream(file) << std::string(200, 'x'); }
  GuiRig gui(file);
  CHECK(mentions(gui.screen(), "The database cannot be used"));
  CHECK(mentions(gui.screen(), file.string()));
  CHECK(gui.layout_faults().empty());
  std::filesystem::remove(file);
  gui.click("Try again");
  CHECK_FALSE(mentions(gui.screen(), "The database cannot be used"));
}
