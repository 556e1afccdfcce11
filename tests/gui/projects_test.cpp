// The screen Projects: the table, editing, agreements, sorting; and the ledger after each.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "gui/views/projects.hpp"
#include "src/msg/gui_parts.hpp"
#include "src/msg/gui_projects.hpp"
#include "storage/history.hpp"
#include "tests/support/gui_screen.hpp"

using namespace labclock;
using namespace labclock::test;

namespace {

/// A button whose words may be shortened where there is hardly room.
void click_like(GuiRig& gui, const std::string& words) {
  gui.settle();
  for (const gui::Probe::Item& item : gui.probe().items) {
    const std::size_t dots = item.words.find("…");
    if (item.words == words ||
        (dots != std::string::npos && dots > 0 && words.starts_with(item.words.substr(0, dots)))) {
      gui.click(item.words);
      return;
    }
  }
  FAIL("nothing says something like '" << words << "'");
}

/// November 2026 in Seoul with 21 working days of 8 h, seen on Thursday the 19th at 21:00.
struct November {
  LedgerRig rig;
  ProjectId thesis, samsung, servers;

  November() {
    rig.now = at("2026-11-19T12:00:00Z");
    thesis = rig.project("Thesis", Kind::own);
    samsung = rig.project("Samsung LLM", Kind::funded);
    servers = rig.project("Lab servers", Kind::service);
    agree(thesis, 500'000, day_of(2026, 3, 1), day_of(2027, 2, 28));
    agree(samsung, 300'000, day_of(2026, 3, 1), std::nullopt);
    rig.session(thesis, "2026-11-16T00:00:00Z", "2026-11-16T06:00:00Z", "Asia/Seoul");
    rig.session(samsung, "2026-11-17T00:00:00Z", "2026-11-17T04:00:00Z", "Asia/Seoul");
    rig.session(servers, "2026-11-18T00:00:00Z", "2026-11-18T00:30:00Z", "Asia/Seoul");
  }
  void agree(ProjectId project, int ppm, Day from, std::optional<Day> to) {
    Agreement wanted;
    wanted.project = project;
    wanted.share_ppm = ppm;
    wanted.from = from;
    wanted.to = to;
    REQUIRE(storage::agree(rig.ledger(), rig.act(), wanted).ok());
  }
  [[nodiscard]] Project project(ProjectId id) {
    Result<std::optional<Project>> found = storage::project_with(rig.ledger(), id);
    REQUIRE(found.ok());
    REQUIRE(found->has_value());
    return **found;
  }
  [[nodiscard]] std::vector<Agreement> agreements(ProjectId id) {
    Result<std::vector<Agreement>> all = storage::agreements(rig.ledger());
    REQUIRE(all.ok());
    std::vector<Agreement> own;
    for (const Agreement& each : *all) {
      if (each.project == id) { own.push_back(each); }
    }
    return own;
  }
  [[nodiscard]] std::size_t changes() {
    Result<std::vector<storage::HistoryEntry>> all = storage::history(rig.ledger(), {kEarliest, kLatest});
    REQUIRE(all.ok());
    return all->size();
  }
  [[nodiscard]] std::filesystem::path file() const { return rig.folder.file("labclock.db"); }
};

struct Screen {
  GuiRig gui;
  explicit Screen(const std::filesystem::path& file, GuiOptions options = {}) : gui(file, std::move(options)) {
    gui.go(gui::Screen::projects);
  }
};

// The fields of the panel, in their order.
constexpr int kName = 0;
constexpr int kFunder = 1;
constexpr int kNumber = 2;
constexpr int kDeadline = 3;
constexpr int kColor = 4;
constexpr int kShare = 5;
constexpr int kFrom = 6;
constexpr int kTo = 7;

}  // namespace

TEST_CASE("projects tell their agreement, this month's hours and the state") {
  November november;
  Screen screen(november.file());
  const std::string words = screen.gui.screen();
  CHECK(says(words, "3 projects"));
  CHECK(says(words, en(msg::gui_projects_legend)));
  CHECK(says(words, "November, h"));
  CHECK(says(words, "50 %"));
  CHECK(says(words, "from 1 Mar 2026"));
  CHECK(says(words, "to 28 Feb 2027"));
  // 21 working days of 8 h: half of 168 h.
  CHECK(says(words, "6.0"));
  CHECK(says(words, " / 84.0"));
  CHECK(says(words, " / 50.4"));
  CHECK(says(words, " / –"));
  // 57 % of the time against 50 % agreed; 38 % against 30 %.
  CHECK(says(words, "watch"));
  CHECK(says(words, en(msg::gui_projects_no_agreement)));
  CHECK(says(words, "80 % of 100 %"));
  CHECK(says(words, "10 h 30 min"));
  // No project is in a national program, so nothing is said about them.
  CHECK_FALSE(mentions(words, "national R&D projects"));
}

TEST_CASE("projects in Korean") {
  November november;
  GuiOptions options;
  options.lang = Lang::ko;
  Screen screen(november.file(), options);
  const std::string words = screen.gui.screen();
  CHECK(says(words, "프로젝트 3개"));
  CHECK(says(words, "11월, 시간"));
  CHECK(says(words, "2026-03-01부터"));
  CHECK(says(words, "100 % 중 80 %"));
  CHECK(says(words, "10시간 30분"));
  CHECK_FALSE(mentions(words, "agreed"));
}

TEST_CASE("a project is edited in one change, which can be undone") {
  November november;
  Screen screen(november.file());
  screen.gui.click("Samsung LLM");
  CHECK(says(screen.gui.screen(), en(msg::gui_projects_edit)));
  const std::size_t before = november.changes();
  screen.gui.focus_field(kName);
  screen.gui.type("Samsung VLM");
  screen.gui.focus_field(kFunder);
  screen.gui.type("Samsung Electronics");
  screen.gui.focus_field(kNumber);
  screen.gui.type("IO-1");
  screen.gui.focus_field(kDeadline);
  screen.gui.type("2026-12-24");
  screen.gui.focus_field(kColor);
  screen.gui.type("#112233");
  CHECK(mentions(screen.gui.screen(), "Not saved yet"));
  screen.gui.key('S', true);
  const Project saved = november.project(november.samsung);
  CHECK(saved.name == "Samsung VLM");
  CHECK(saved.funder == "Samsung Electronics");
  CHECK(saved.number == "IO-1");
  CHECK(saved.deadline == day_of(2026, 12, 24));
  CHECK(saved.color == "#112233");
  CHECK(saved.kind == Kind::funded);
  CHECK(november.changes() == before + 1);
  CHECK(says(screen.gui.screen(), "Samsung VLM"));
  CHECK_FALSE(mentions(screen.gui.screen(), "Not saved yet"));
  screen.gui.key(gui::key_escape);
  screen.gui.key('Z', true);
  CHECK(november.project(november.samsung).name == "Samsung LLM");
  CHECK(says(screen.gui.screen(), "Samsung LLM"));
}

TEST_CASE("kind, fit, program and role are chosen from lists") {
  November november;
  Screen screen(november.file());
  screen.gui.click("Lab servers");
  click_last(screen.gui, "lab service");
  click_last(screen.gui, "funded");
  // Fit, program and role all say en(msg::gui_projects_program_none): the first of them is the fit.
  screen.gui.click(en(msg::gui_projects_program_none), 0);
  click_last(screen.gui, "unrelated");
  screen.gui.click(en(msg::gui_projects_program_none), 0);
  click_last(screen.gui, en(msg::gui_projects_program_national));
  screen.gui.click(en(msg::gui_projects_program_none), 0);
  click_last(screen.gui, en(msg::gui_projects_role_pi));
  screen.gui.click(en(msg::gui_projects_save));
  const Project saved = november.project(november.servers);
  CHECK(saved.kind == Kind::funded);
  CHECK(saved.fit == Fit::unrelated);
  CHECK(saved.program == Program::national);
  CHECK(saved.role == Role::pi);
  // Now one national project is on the list, and none of them is agreed.
  CHECK(says(screen.gui.screen(), en(msg::gui_projects_national)));
  CHECK(says(screen.gui.screen(), "0 of 5 allowed"));
}

TEST_CASE("what is refused is told beside its field, and nothing typed is lost") {
  November november;
  Screen screen(november.file());
  screen.gui.click("Samsung LLM");
  const std::size_t before = november.changes();
  screen.gui.focus_field(kName);
  screen.gui.type("THESIS");
  screen.gui.key(gui::key_enter);
  CHECK(mentions(screen.gui.screen(), "there is a project \"Thesis\" already"));
  screen.gui.focus_field(kColor);
  screen.gui.type("blue");
  screen.gui.focus_field(kDeadline);
  screen.gui.type("some day");
  screen.gui.key('S', true);
  std::string words = screen.gui.screen();
  CHECK(mentions(words, "\"blue\" is not a colour"));
  CHECK(mentions(words, "some day"));
  CHECK(november.changes() == before);
  // It waits while another project is looked at.
  screen.gui.click("Lab servers");
  CHECK_FALSE(mentions(screen.gui.screen(), "Not saved yet"));
  screen.gui.click("Samsung LLM");
  CHECK(mentions(screen.gui.screen(), "Not saved yet"));
  screen.gui.focus_field(kColor);
  screen.gui.focus_field(kDeadline);
  screen.gui.focus_field(kName);
  screen.gui.type("S2");
  screen.gui.key(gui::key_enter);
  CHECK(november.project(november.samsung).name == "S2");
  CHECK(november.project(november.samsung).color.empty());
  CHECK(november.changes() == before + 1);
}

TEST_CASE("an empty name is refused, and Escape takes back what was typed") {
  November november;
  Screen screen(november.file());
  screen.gui.click("Samsung LLM");
  screen.gui.focus_field(kName);
  screen.gui.key(gui::key_enter);
  CHECK(mentions(screen.gui.screen(), "a project needs a name"));
  CHECK(november.project(november.samsung).name == "Samsung LLM");
  screen.gui.click(en(msg::gui_projects_edit));  // leaves the field
  screen.gui.key(gui::key_escape);
  CHECK_FALSE(mentions(screen.gui.screen(), "a project needs a name"));
  CHECK_FALSE(mentions(screen.gui.screen(), "Not saved yet"));
  CHECK(says(screen.gui.screen(), en(msg::gui_projects_edit)));
  screen.gui.key(gui::key_escape);
  CHECK_FALSE(says(screen.gui.screen(), en(msg::gui_projects_edit)));
}

TEST_CASE("N makes a project, Escape or Cancel does not") {
  November november;
  Screen screen(november.file());
  screen.gui.key('N');
  CHECK(mentions(screen.gui.screen(), en(msg::gui_projects_after_saving)));
  // The name has the keyboard.
  screen.gui.type("Survey");
  screen.gui.click(en(msg::gui_projects_cancel));
  Result<std::vector<Project>> all = storage::projects(november.rig.ledger());
  REQUIRE(all.ok());
  CHECK(all->size() == 3);
  screen.gui.click(en(msg::gui_projects_new), 0);
  screen.gui.type("Survey");
  screen.gui.key(gui::key_enter);
  all = storage::projects(november.rig.ledger());
  REQUIRE(all.ok());
  REQUIRE(all->size() == 4);
  const auto made = std::find_if(all->begin(), all->end(), [](const Project& each) { return each.name == "Survey"; });
  REQUIRE(made != all->end());
  CHECK(made->kind == Kind::own);
  // It is selected: agreements can be added.
  CHECK(says(screen.gui.screen(), en(msg::gui_projects_add_agreement)));
  CHECK(says(screen.gui.screen(), "4 projects"));
}

TEST_CASE("a project is archived and brought back") {
  November november;
  Screen screen(november.file());
  screen.gui.click("Lab servers");
  screen.gui.click(en(msg::gui_projects_archive));
  CHECK(november.project(november.servers).archived);
  CHECK(says(screen.gui.screen(), "2 projects"));
  screen.gui.click("Show archived (1)");
  CHECK(says(screen.gui.screen(), en(msg::gui_projects_archived)));
  screen.gui.click("Lab servers");
  screen.gui.click(en(msg::gui_projects_unarchive));
  CHECK_FALSE(november.project(november.servers).archived);
}

TEST_CASE("agreements are added, refused where they overlap, and removed") {
  November november;
  Screen screen(november.file());
  screen.gui.click("Lab servers");
  screen.gui.click(en(msg::gui_projects_add_agreement));
  screen.gui.focus_field(kShare);
  screen.gui.type("a third");
  screen.gui.key(gui::key_enter);
  CHECK(mentions(screen.gui.screen(), "a share lies between 0 and 100 per cent"));
  screen.gui.focus_field(kShare);
  screen.gui.type("12.5 %");
  screen.gui.focus_field(kFrom);
  screen.gui.type("2026-11-01");
  screen.gui.focus_field(kTo);
  screen.gui.type("2026-10-01");
  screen.gui.click(en(msg::gui_projects_add));
  CHECK(mentions(screen.gui.screen(), "the agreement would end before it begins"));
  CHECK(november.agreements(november.servers).empty());
  screen.gui.focus_field(kTo);
  screen.gui.type("2026-12-31");
  screen.gui.key(gui::key_enter);
  std::vector<Agreement> made = november.agreements(november.servers);
  REQUIRE(made.size() == 1);
  CHECK(made[0].share_ppm == 125'000);
  CHECK(made[0].from == day_of(2026, 11, 1));
  CHECK(made[0].to == day_of(2026, 12, 31));
  CHECK(says(screen.gui.screen(), en(msg::gui_projects_now)));

  screen.gui.click(en(msg::gui_projects_add_agreement));
  screen.gui.focus_field(kShare);
  screen.gui.type("5");
  screen.gui.focus_field(kFrom);
  screen.gui.type("2026-12-01");
  screen.gui.click(en(msg::gui_projects_add));
  CHECK(mentions(screen.gui.screen(), "another agreement on Lab servers holds in that time"));
  // The terminal's hint names a command; the window's does not.
  CHECK_FALSE(mentions(screen.gui.screen(), "labclock agree"));
  CHECK(november.agreements(november.servers).size() == 1);
  screen.gui.focus_field(kFrom);
  screen.gui.type("2027-01-01");
  screen.gui.click(en(msg::gui_projects_add));
  CHECK(november.agreements(november.servers).size() == 2);
  CHECK(says(screen.gui.screen(), en(msg::gui_projects_coming)));
  // The newest stands first.
  screen.gui.click("remove", 0);
  made = november.agreements(november.servers);
  REQUIRE(made.size() == 1);
  CHECK(made[0].share_ppm == 125'000);
}

TEST_CASE("the page of the month fills a date") {
  November november;
  Screen screen(november.file());
  screen.gui.click("Lab servers");
  screen.gui.click(en(msg::gui_date_pick));
  CHECK(says(screen.gui.screen(), "November 2026"));
  CHECK(says(screen.gui.screen(), "47"));  // the week of the 19th
  screen.gui.key(gui::key_page_down);
  CHECK(says(screen.gui.screen(), "December 2026"));
  screen.gui.key(gui::key_right);
  screen.gui.key(gui::key_down);
  screen.gui.key(gui::key_enter);
  screen.gui.click(en(msg::gui_projects_save));
  CHECK(november.project(november.servers).deadline == day_of(2026, 12, 27));
  // And by the pointer; Escape leaves what was there.
  screen.gui.click(en(msg::gui_date_pick));
  screen.gui.click(en(msg::gui_date_later));
  screen.gui.click("15");
  screen.gui.click(en(msg::gui_projects_save));
  CHECK(november.project(november.servers).deadline == day_of(2027, 1, 15));
  screen.gui.click(en(msg::gui_date_pick));
  screen.gui.key(gui::key_left);
  screen.gui.key(gui::key_escape);
  CHECK_FALSE(says(screen.gui.screen(), "January 2027"));
  CHECK(says(screen.gui.screen(), en(msg::gui_projects_edit)));
  CHECK_FALSE(mentions(screen.gui.screen(), "Not saved yet"));
}

TEST_CASE("Escape closes an open list or page, and nothing behind it") {
  November november;
  Screen screen(november.file());
  screen.gui.click("Lab servers");
  click_last(screen.gui, "lab service");
  CHECK(says(screen.gui.screen(), "unassigned"));
  screen.gui.key(gui::key_escape);
  CHECK_FALSE(says(screen.gui.screen(), "unassigned"));
  CHECK(says(screen.gui.screen(), en(msg::gui_projects_edit)));
  screen.gui.click(en(msg::gui_date_pick));
  CHECK(says(screen.gui.screen(), "November 2026"));
  screen.gui.key(gui::key_escape);
  CHECK_FALSE(says(screen.gui.screen(), "November 2026"));
  CHECK(says(screen.gui.screen(), en(msg::gui_projects_edit)));
}

TEST_CASE("imported projects are sorted with one key or one click") {
  November november;
  const ProjectId a = november.rig.project("imported A", Kind::unassigned);
  const ProjectId b = november.rig.project("imported B", Kind::unassigned);
  const ProjectId empty = november.rig.project("imported C", Kind::unassigned);
  november.rig.session(a, "2026-10-01T00:00:00Z", "2026-10-01T02:00:00Z", "Asia/Seoul");
  november.rig.session(b, "2026-10-01T03:00:00Z", "2026-10-01T04:30:00Z", "Asia/Seoul");
  Screen screen(november.file());
  CHECK(says(screen.gui.screen(), en(msg::gui_projects_unsorted)));
  CHECK(says(screen.gui.screen(), "holds 2 h"));
  CHECK(says(screen.gui.screen(), "holds 1 h 30 min"));
  screen.gui.click("imported A");
  screen.gui.key('F');
  CHECK(november.project(a).kind == Kind::funded);
  CHECK(november.project(b).kind == Kind::unassigned);
  // The buttons of B's own row.
  screen.gui.click("course", 0);
  CHECK(november.project(b).kind == Kind::course);
  CHECK(november.project(empty).kind == Kind::unassigned);
  CHECK_FALSE(says(screen.gui.screen(), en(msg::gui_projects_unsorted)));
  // The keys sort what waits, and nothing else.
  screen.gui.click("Thesis");
  screen.gui.key('S');
  CHECK(november.project(november.thesis).kind == Kind::own);
}

TEST_CASE("up and down go through the rows") {
  November november;
  Screen screen(november.file());
  // The first row is selected at the first look: 84.0 h are agreed for it.
  CHECK(mentions(screen.gui.screen(), "84.0 h agreed for November"));
  screen.gui.key(gui::key_down);
  CHECK(mentions(screen.gui.screen(), "50.4 h agreed for November"));
  screen.gui.key(gui::key_down);
  CHECK(mentions(screen.gui.screen(), "Nothing is agreed for November; 0.5 h worked"));
  screen.gui.key(gui::key_down);
  CHECK(mentions(screen.gui.screen(), "Nothing is agreed for November; 0.5 h worked"));
  screen.gui.key(gui::key_up);
  CHECK(mentions(screen.gui.screen(), "50.4 h agreed for November"));
}

TEST_CASE("shares over the whole are noted") {
  November november;
  november.agree(november.servers, 300'000, day_of(2026, 1, 1), std::nullopt);
  Screen screen(november.file());
  CHECK(says(screen.gui.screen(), "110 % of 100 %"));
  CHECK(says(screen.gui.screen(), en(msg::gui_projects_over_whole)));
}

TEST_CASE("no projects: one sentence and one button") {
  LedgerRig rig;
  rig.now = at("2026-11-19T12:00:00Z");
  rig.session(std::nullopt, "2026-11-16T00:00:00Z", "2026-11-16T02:00:00Z", "Asia/Seoul");
  Screen screen(rig.folder.file("labclock.db"));
  CHECK(says(screen.gui.screen(), "0 projects"));
  // Time without a project is shown all the same.
  CHECK(says(screen.gui.screen(), en(msg::gui_projects_no_time)));
  screen.gui.click(en(msg::gui_projects_new));
  screen.gui.type("Thesis");
  screen.gui.key(gui::key_enter);
  Result<std::vector<Project>> all = storage::projects(rig.ledger());
  REQUIRE(all.ok());
  CHECK(all->size() == 1);
}

TEST_CASE("another program's change shows, and what is typed stays") {
  November november;
  Screen screen(november.file());
  screen.gui.click("Samsung LLM");
  screen.gui.focus_field(kNumber);
  screen.gui.type("X-9");
  storage::ProjectEdit edit;
  edit.name = "renamed";
  REQUIRE(storage::edit_project(november.rig.ledger(), november.rig.act(), november.samsung, edit).ok());
  screen.gui.set_now("2026-11-19T12:00:30Z");
  CHECK(says(screen.gui.screen(), "renamed"));
  screen.gui.key('S', true);
  const Project saved = november.project(november.samsung);
  CHECK(saved.name == "renamed");
  CHECK(saved.number == "X-9");
}

TEST_CASE("nothing of the projects is cut or out of reach at any size") {
  November november;
  const std::string longest = "A project with a name of eighty characters, which is as long as names get at times";
  const ProjectId id = november.rig.project(longest, Kind::unassigned);
  november.rig.session(id, "2026-10-01T00:00:00Z", "2026-10-01T02:00:00Z", "Asia/Seoul");
  storage::ProjectEdit edit;
  edit.funder = "National Research Foundation of Korea, basic research division";
  edit.program = Program::national;
  edit.fit = Fit::unrelated;
  REQUIRE(storage::edit_project(november.rig.ledger(), november.rig.act(), november.samsung, edit).ok());
  for (const float width : {1280.0F, 900.0F, 640.0F}) {
    for (const int scale : {75, 100, 200, 300}) {
      for (const Lang lang : {Lang::en, Lang::ko}) {
        GuiOptions options;
        options.lang = lang;
        options.scale = scale;
        options.width = width;
        options.height = 800;
        Screen screen(november.file(), options);
        CAPTURE(width);
        CAPTURE(scale);
        CAPTURE(lang == Lang::ko);
        CHECK(faults(screen.gui) == "");
        click_like(screen.gui, "Samsung LLM");
        CHECK(faults(screen.gui) == "");
        // Where a button's words are shortened themselves it cannot be found by them.
        if (width / static_cast<float>(scale) < 2.5F) { continue; }
        click_like(screen.gui, lang == Lang::ko ? "약정 추가" : en(msg::gui_projects_add_agreement));
        screen.gui.click(lang == Lang::ko ? "추가" : en(msg::gui_projects_add));
        CHECK(faults(screen.gui) == "");
      }
    }
  }
}

TEST_CASE("shares are read as people write them") {
  CHECK(*gui::parse_share("30") == 300'000);
  CHECK(*gui::parse_share(" 30 % ") == 300'000);
  CHECK(*gui::parse_share("12.5") == 125'000);
  CHECK(*gui::parse_share("12,5%") == 125'000);
  CHECK(*gui::parse_share("100") == 1'000'000);
  CHECK(*gui::parse_share("0") == 0);
  CHECK(*gui::parse_share("33.3333") == 333'333);
  for (const char* wrong :
       {"", " ", "%", "-5", "+5", "1e2", "100.1", "101", "12.", ".", "3 0 0 0", "x", "12.34567", "1000"}) {
    CAPTURE(wrong);
    CHECK_FALSE(gui::parse_share(wrong).ok());
  }
  CHECK(gui::share_words(125'000) == "12.5 %");
  CHECK(gui::share_words(1'000'000) == "100 %");
}
