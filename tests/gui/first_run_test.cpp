// The first page: what it writes, what it refuses, and what it brings in.

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <string>

#include "src/msg/gui.hpp"
#include "src/msg/gui_first_run.hpp"
#include "src/msg/gui_settings.hpp"
#include "storage/history.hpp"
#include "storage/records.hpp"
#include "tests/support/gui_screen.hpp"

using namespace labclock;
using namespace labclock::test;

namespace {

struct Fresh {
  LedgerRig rig;
  Fresh() { rig.now = at("2026-11-19T12:00:00Z"); }
  [[nodiscard]] std::string value(std::string_view key, Day day = day_of(2000, 1, 1)) {
    Result<std::optional<std::string>> got = storage::get_setting(rig.ledger(), key, day);
    REQUIRE(got.ok());
    return got->value_or("(none)");
  }
  [[nodiscard]] std::vector<Project> projects() {
    Result<std::vector<Project>> all = storage::projects(rig.ledger());
    REQUIRE(all.ok());
    return *all;
  }
  [[nodiscard]] std::vector<Agreement> agreements() {
    Result<std::vector<Agreement>> all = storage::agreements(rig.ledger());
    REQUIRE(all.ok());
    return *all;
  }
  [[nodiscard]] std::int64_t sessions() {
    Result<std::int64_t> count = storage::count_sessions(rig.ledger());
    REQUIRE(count.ok());
    return *count;
  }
  [[nodiscard]] std::size_t changes() {
    Result<std::vector<storage::HistoryEntry>> all = storage::history(rig.ledger(), {kEarliest, kLatest});
    REQUIRE(all.ok());
    return all->size();
  }
  [[nodiscard]] std::filesystem::path file() const { return rig.folder.file("labclock.db"); }
  /// A small file of another tracker's.
  std::filesystem::path write(const std::string& name, const std::string& bytes) const {
    const std::filesystem::path path = rig.folder.file(name);
    std::ofstream(path) << bytes;
    return path;
  }
};

// The fields of the page, in their order, with one row of projects.
constexpr int kCore = 0;
constexpr int kDayStart = 1;
constexpr int kWeekLimit = 2;
constexpr int kName = 3;
constexpr int kShare = 4;
constexpr int kSecondName = 5;
constexpr int kSecondShare = 6;
/// Where the path of an import is, with one row.
constexpr int kPath = 5;

constexpr const char* kFrames =
    R"([[1763337600, 1763344800, "Thesis", "a1", ["writing"], 1763344800],
        [1763348400, 1763352000, "NRF", "a2", [], 1763352000]])";

}  // namespace

TEST_CASE("the first page asks for few things, and guesses the country") {
  Fresh fresh;
  const auto page = [&](Lang lang) {
    GuiOptions options;
    options.lang = lang;
    GuiRig gui(fresh.file(), options);
    return gui.screen();
  };
  const std::string words = page(Lang::en);
  for (const Msg each : {msg::gui_first_language, msg::gui_first_country, msg::gui_region_kr, msg::gui_first_core,
                         msg::gui_first_day_start, msg::gui_first_week_limit, msg::gui_first_projects,
                         msg::gui_first_begin, msg::gui_first_demo}) {
    CAPTURE(en(each));
    CHECK(says(words, en(each)));
  }
  CHECK(mentions(words, en(msg::gui_first_day_start_help)));
  CHECK(mentions(words, "holds from Sun 1 Nov 2026"));
  CHECK(fresh.changes() == 0);
  CHECK(says(page(Lang::ko), "대한민국"));
  CHECK(says(page(Lang::ko), "시작하기"));
}

TEST_CASE("Begin writes the settings for ever, the projects and what was agreed") {
  Fresh fresh;
  GuiRig gui(fresh.file());
  gui.focus_field(kCore);
  gui.type("mon-fri 10:00-19:00");
  gui.focus_field(kDayStart);
  gui.type("4:00");
  gui.focus_field(kWeekLimit);
  gui.type("48h");
  gui.focus_field(kName);
  gui.type("Thesis");
  gui.focus_field(kShare);
  gui.type("50");
  gui.click(en(msg::gui_first_add_row));
  gui.focus_field(kSecondName);
  gui.type("NRF basic");
  gui.focus_field(kSecondShare);
  gui.type("20 %");
  gui.click(en(msg::gui_first_begin));
  CHECK(fresh.value("region") == "KR");
  CHECK(fresh.value("core") == "mon-fri 10:00-19:00");
  CHECK(fresh.value("day_start") == "04:00");
  CHECK(fresh.value("week_limit") == "48h");
  const std::vector<Project> projects = fresh.projects();
  REQUIRE(projects.size() == 2);
  CHECK(projects[0].name == "NRF basic");
  CHECK(projects[0].kind == Kind::funded);
  CHECK(projects[1].name == "Thesis");
  CHECK(projects[1].kind == Kind::own);
  const std::vector<Agreement> agreements = fresh.agreements();
  REQUIRE(agreements.size() == 2);
  CHECK(agreements[0].share_ppm == 200'000);
  CHECK(agreements[1].share_ppm == 500'000);
  CHECK(agreements[0].from == day_of(2026, 11, 1));
  CHECK_FALSE(agreements[0].to.has_value());
  // Each is a change of its own: four settings, two projects, two agreements.
  CHECK(fresh.changes() == 8);
  // The page is gone.
  CHECK_FALSE(says(gui.screen(), en(msg::gui_first_projects)));
  CHECK(says(gui.screen(), en(msg::gui_today)));
}

TEST_CASE("without a project nothing is written, and neither with one that is wrong") {
  Fresh fresh;
  GuiRig gui(fresh.file());
  gui.click(en(msg::gui_first_begin));
  CHECK(mentions(gui.screen(), en(msg::gui_first_needs_project)));
  gui.focus_field(kName);
  gui.type("Thesis");
  gui.focus_field(kShare);
  gui.type("120");
  gui.focus_field(kCore);
  gui.type("always");
  gui.click(en(msg::gui_first_begin));
  std::string words = gui.screen();
  CHECK(mentions(words, "a share lies between 0 and 100 per cent"));
  CHECK(mentions(words, "always"));
  CHECK(mentions(words, en(msg::gui_first_look_above)));
  CHECK(fresh.changes() == 0);
  gui.focus_field(kShare);
  gui.focus_field(kCore);
  gui.type("none");
  gui.click(en(msg::gui_first_add_row));
  gui.focus_field(kSecondName);
  gui.type("THESIS");
  gui.click(en(msg::gui_first_begin));
  CHECK(mentions(gui.screen(), en(msg::gui_first_twice)));
  CHECK(fresh.changes() == 0);
  gui.click(en(msg::gui_first_remove_row), 1);
  gui.click(en(msg::gui_first_begin));
  CHECK(fresh.projects().size() == 1);
  CHECK(fresh.agreements().empty());
  CHECK(fresh.value("core") == "none");
}

TEST_CASE("a share without a project is asked about; an empty row is not") {
  Fresh fresh;
  GuiRig gui(fresh.file());
  gui.focus_field(kName);
  gui.type("Thesis");
  gui.click(en(msg::gui_first_add_row));
  gui.focus_field(kSecondShare);
  gui.type("20");
  gui.click(en(msg::gui_first_begin));
  CHECK(mentions(gui.screen(), en(msg::gui_first_share_alone)));
  CHECK(fresh.changes() == 0);
  gui.focus_field(kSecondShare);
  gui.click(en(msg::gui_first_begin));
  CHECK(fresh.projects().size() == 1);
}

TEST_CASE("where one step is refused the rest waits, and nothing is written twice") {
  Fresh fresh;
  GuiRig gui(fresh.file());
  gui.focus_field(kName);
  gui.type("Thesis");
  gui.click(en(msg::gui_first_import_none));
  click_last(gui, "Watson");
  gui.focus_field(kPath);
  gui.type("/nowhere/frames");
  gui.click(en(msg::gui_first_begin));
  // The settings and the project are in; the file is not there.
  CHECK(fresh.projects().size() == 1);
  CHECK(fresh.changes() == 5);
  std::string words = gui.screen();
  CHECK(says(words, en(msg::gui_first_projects)));
  CHECK(says(words, en(msg::gui_first_written)));
  CHECK(mentions(words, "/nowhere/frames"));
  CHECK(mentions(words, en(msg::gui_first_partly)));
  // The project's row is fixed now: the path is the field behind the settings.
  const std::filesystem::path frames = fresh.write("frames", kFrames);
  gui.focus_field(kWeekLimit + 1);
  gui.type(frames.string());
  gui.click(en(msg::gui_first_begin));
  CHECK(fresh.sessions() == 2);
  CHECK(fresh.changes() == 6);
  CHECK(fresh.projects().size() == 2);
  CHECK_FALSE(says(gui.screen(), en(msg::gui_first_projects)));
}

TEST_CASE("a preview tells what would come in and changes nothing") {
  Fresh fresh;
  GuiRig gui(fresh.file());
  const std::filesystem::path frames = fresh.write("frames", kFrames);
  gui.click(en(msg::gui_first_import_none));
  click_last(gui, "Watson");
  gui.click(en(msg::gui_first_preview));
  CHECK(mentions(gui.screen(), en(msg::gui_settings_no_path)));
  gui.focus_field(kPath);
  gui.type(frames.string());
  gui.click(en(msg::gui_first_preview));
  const std::string words = gui.screen();
  CHECK(mentions(words, "2 sessions read, 3 h in all: 2 would come in, 0 are there already"));
  CHECK(mentions(words, "New projects: "));
  CHECK(mentions(words, "NRF"));
  CHECK(mentions(words, en(msg::gui_first_preview_nothing)));
  CHECK(fresh.sessions() == 0);
  CHECK(fresh.projects().empty());
  CHECK(fresh.changes() == 0);
  // An import is enough to begin with.
  gui.click(en(msg::gui_first_begin));
  CHECK(fresh.sessions() == 2);
  CHECK(fresh.projects().size() == 2);
  CHECK_FALSE(says(gui.screen(), en(msg::gui_first_projects)));
}

TEST_CASE("sessions that overlap are told, and left out where the person says so") {
  Fresh fresh;
  GuiRig gui(fresh.file());
  const std::filesystem::path frames = fresh.write(
      "frames",
      R"([[1763337600, 1763344800, "A", "a1", [], 1763344800], [1763341200, 1763348400, "B", "a2", [], 1763348400]])");
  gui.click(en(msg::gui_first_import_none));
  click_last(gui, "Watson");
  gui.focus_field(kPath);
  gui.type(frames.string());
  gui.key(gui::key_enter);
  CHECK(mentions(gui.screen(), "overlap"));
  CHECK_FALSE(mentions(gui.screen(), "would come in"));
  gui.click(en(msg::gui_first_rest));
  gui.click(en(msg::gui_first_preview));
  CHECK(mentions(gui.screen(), "1 would come in"));
  CHECK(mentions(gui.screen(), "1 is left out"));
  CHECK(fresh.changes() == 0);
}

TEST_CASE("the language is a setting at once") {
  Fresh fresh;
  GuiRig gui(fresh.file());
  gui.click("same as the system");
  click_last(gui, "한국어");
  CHECK(fresh.value("language") == "ko");
  // The page waits for the rest.
  CHECK(says(gui.screen(), en(msg::gui_first_projects)));
}

TEST_CASE("the demo opens in a file of its own") {
  Fresh fresh;
  GuiRig gui(fresh.file());
  gui.click(en(msg::gui_first_demo));
  CHECK_FALSE(says(gui.screen(), en(msg::gui_first_projects)));
  CHECK(fresh.projects().empty());
  CHECK(fresh.sessions() == 0);
  CHECK(fresh.changes() == 0);
}

TEST_CASE("nothing of the first page is cut or out of reach at any size") {
  Fresh fresh;
  const std::filesystem::path frames = fresh.write("frames", kFrames);
  for (const float width : {1280.0F, 900.0F, 640.0F}) {
    for (const int scale : {75, 100, 200, 300}) {
      for (const Lang lang : {Lang::en, Lang::ko}) {
        GuiOptions options;
        options.lang = lang;
        options.scale = scale;
        options.width = width;
        GuiRig gui(fresh.file(), options);
        CAPTURE(width);
        CAPTURE(scale);
        CAPTURE(lang == Lang::ko);
        CHECK(faults(gui) == "");
        gui.click(lang == Lang::ko ? "가져오지 않음" : en(msg::gui_first_import_none));
        click_last(gui, "Watson");
        gui.click(lang == Lang::ko ? "미리보기" : en(msg::gui_first_preview));
        gui.click(lang == Lang::ko ? "시작하기" : en(msg::gui_first_begin));
        CHECK(faults(gui) == "");
        CHECK(fresh.changes() == 0);
      }
    }
  }
}
