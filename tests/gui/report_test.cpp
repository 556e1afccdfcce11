// The screen Report: what it shows is what leaves, options change it at once, and what is written stays with the
// meeting.

#include "gui/views/report.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "gui/desktop/recent.hpp"
#include "src/msg/gui_parts.hpp"
#include "src/msg/gui_report.hpp"
#include "src/msg/reports.hpp"
#include "src/msg/timesheet.hpp"
#include "storage/history.hpp"
#include "storage/records.hpp"
#include "tests/support/gui_rig.hpp"
#include "tests/support/gui_screen.hpp"

using namespace labclock;
using namespace labclock::test;
using gui::Screen;

namespace {

/// Four weeks of plain work in Seoul, a meeting before them and one to come; looked at on Tuesday 24 November 2026.
struct Desk4Weeks {
  LedgerRig rig;
  ProjectId thesis, funded;

  explicit Desk4Weeks(const std::string& name = "Thesis: chapter 4", bool planned = true) {
    rig.now = at("2026-11-24T09:00:00Z");
    thesis = rig.project(name, Kind::own);
    funded = rig.project("NRF basic", Kind::funded);
    for (const auto& [project, share] : {std::pair{thesis, 500'000}, std::pair{funded, 300'000}}) {
      Agreement agreement;
      agreement.project = project;
      agreement.share_ppm = share;
      agreement.from = day_of(2026, 1, 1);
      REQUIRE(storage::agree(rig.ledger(), rig.act(), agreement).ok());
    }
    for (Day day = day_of(2026, 10, 28); day < day_of(2026, 11, 24); day += Days{1}) {
      if (weekday_of(day) == date::Saturday || weekday_of(day) == date::Sunday) { continue; }
      const std::string text = date::format("%F", day);
      rig.session(thesis, text + "T00:00:00Z", text + "T04:00:00Z", "Asia/Seoul");
      rig.session(funded, text + "T05:00:00Z", text + "T08:00:00Z", "Asia/Seoul");
    }
    REQUIRE(storage::add_meeting(rig.ledger(), rig.act(), day_of(2026, 10, 28), "").ok());
    if (planned) { REQUIRE(storage::add_meeting(rig.ledger(), rig.act(), day_of(2026, 11, 25), "").ok()); }
  }
  std::filesystem::path file() { return rig.ledger().file(); }
  storage::Meeting coming() { return storage::meetings(rig.ledger()).value().back(); }
};

GuiOptions options(Lang lang = Lang::en) {
  GuiOptions made;
  made.now = "2026-11-24T09:00:00Z";
  made.lang = lang;
  return made;
}

/// Words as the screen says them, where there may be no room for all of them.
std::string as_said(GuiRig& gui, std::string_view words) {
  gui.settle();
  for (const gui::Probe::Item& item : gui.probe().items) {
    std::string_view said = item.words;
    if (said == words) { return std::string(said); }
    if (!said.ends_with("…")) { continue; }
    said.remove_suffix(std::string_view("…").size());
    if (!said.empty() && words.starts_with(said)) { return item.words; }
  }
  return std::string(words);
}

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  REQUIRE(in.good());
  std::stringstream content;
  content << in.rdbuf();
  return content.str();
}

/// The page that is previewed, as it is copied.
std::string copied(GuiRig& gui, Lang lang = Lang::en) {
  gui.click(std::string(text(msg::gui_report_copy, lang)));
  return gui.clipboard();
}

}  // namespace

TEST_CASE("the report is the page since the last meeting, in the window's language") {
  Desk4Weeks desk;
  for (const Lang lang : {Lang::en, Lang::ko}) {
    GuiRig gui(desk.file(), options(lang));
    gui.go(Screen::report);
    const std::string screen = gui.screen();
    CHECK(mentions(screen, lang == Lang::en ? "28 Oct - 24 Nov 2026" : "2026년 10월 28일-11월 24일"));
    const std::string page = copied(gui, lang);
    CHECK(mentions(page, std::string(text(msg::report_advisor_title, lang))));
    CHECK(mentions(page, std::string(text(msg::report_evenings, lang))));
    CHECK(mentions(page, "NRF basic"));
  }
}

TEST_CASE("options change the page at once") {
  Desk4Weeks desk;
  GuiRig gui(desk.file(), options());
  gui.go(Screen::report);
  REQUIRE(mentions(copied(gui), en(msg::report_evenings)));
  gui.click(en(msg::gui_report_hide_off_hours));
  CHECK_FALSE(mentions(copied(gui), en(msg::report_evenings)));
  REQUIRE(mentions(copied(gui), en(msg::report_longest_run)));
  gui.click(en(msg::gui_report_hide_rest));
  CHECK_FALSE(mentions(copied(gui), en(msg::report_longest_run)));
  gui.click("ko");
  CHECK(mentions(copied(gui), std::string(text(msg::report_advisor_title, Lang::ko))));
  CHECK(mentions(gui.screen(), en(msg::gui_report_one_pager)));  // the window stays as it is
}

TEST_CASE("the preview has letters of its own, as large as they are on it") {
  Desk4Weeks desk;
  GuiOptions real = options(Lang::ko);
  real.real_fonts = true;
  GuiRig gui(desk.file(), real);
  CHECK(gui.fonts().paper.em == 0);  // not before a page is seen
  gui.go(Screen::report);
  gui.settle();
  const gui::PaperFonts fitted = gui.fonts().paper;
  CHECK(fitted.em > 6);
  CHECK(fitted.em < 16);
  const auto has_all = [&](reports::TextSize size, const std::set<ImWchar>& characters) {
    const ImFont* face = gui.fonts().paper.cuts.at(static_cast<std::size_t>(size)).at(1);
    for (const ImWchar c : characters) { CHECK_MESSAGE(face->FindGlyphNoFallback(c) != nullptr, static_cast<int>(c)); }
  };
  CHECK(gui.glyphs().large().contains(0xB2F4));  // of 면담, which is said in the title alone
  has_all(reports::TextSize::headline, gui.glyphs().large());
  has_all(reports::TextSize::caption, {0xB2F4, '4', '9', 0x2026});
  gui.click(std::string(text(msg::gui_report_whole, Lang::ko)));
  gui.settle();
  CHECK(gui.fonts().paper.em > fitted.em);
}

TEST_CASE("copied is the page as Markdown, without what is hidden") {
  Desk4Weeks desk;
  GuiRig gui(desk.file(), options());
  gui.go(Screen::report);
  gui.click(en(msg::gui_report_hide_off_hours));
  gui.click(en(msg::gui_report_copy));
  CHECK(gui.clipboard().starts_with("# Advisor meeting\n"));
  CHECK(gui.clipboard().find("NRF basic") != std::string::npos);
  CHECK(gui.clipboard().find("Off-hours") == std::string::npos);
  CHECK(mentions(gui.screen(), en(msg::gui_report_copied)));
}

TEST_CASE("what is written is kept with the meeting, corrected and taken out, and can be undone") {
  Desk4Weeks desk;
  GuiRig gui(desk.file(), options());
  gui.go(Screen::report);
  // The path is the first field, then done, decisions, actions.
  gui.focus_field(2);
  gui.type("hand over the data cleaning");
  gui.key(gui::key_enter);
  REQUIRE(desk.coming().notes.size() == 1);
  CHECK(desk.coming().notes[0].kind == storage::MeetingNoteKind::decision);
  CHECK(desk.coming().notes[0].text == "hand over the data cleaning");

  gui.focus_field(3);
  gui.type("notes for the servers");
  gui.key(gui::key_enter);
  REQUIRE(desk.coming().notes.size() == 2);
  gui.click(en(msg::gui_report_edit), 1);
  CHECK(mentions(gui.screen(), en(msg::gui_report_who)));
  gui.focus_field(5);  // text, who, by stand after the four below them
  gui.type("Kim");
  gui.click(en(msg::gui_report_keep));
  REQUIRE(desk.coming().notes.size() == 2);
  CHECK(desk.coming().notes[1].who == "Kim");

  gui.click(en(msg::gui_report_edit), 0);
  gui.click(en(msg::gui_report_delete));
  REQUIRE(desk.coming().notes.size() == 1);
  CHECK(desk.coming().notes[0].text == "notes for the servers");
  REQUIRE(storage::undo(desk.rig.ledger(), desk.rig.act(), 1).ok());
  CHECK(desk.coming().notes.size() == 2);
}

TEST_CASE("without a coming meeting one can be planned here") {
  Desk4Weeks desk("Thesis", false);
  GuiRig gui(desk.file(), options());
  gui.go(Screen::report);
  CHECK(mentions(gui.screen(), en(msg::gui_report_none_planned)));
  gui.focus_field(1);
  gui.type("2026-11-27");
  gui.key(gui::key_enter);
  CHECK(desk.coming().day == day_of(2026, 11, 27));
}

TEST_CASE("a page is saved by the program that makes documents, and a wrong place says so") {
  Desk4Weeks desk;
  GuiRig gui(desk.file(), options());
  gui.go(Screen::report);
  gui.click("Markdown");
  const std::filesystem::path file = desk.file().parent_path() / "page.md";
  gui.focus_field(0);
  gui.type(file.string());
  gui.click(en(msg::gui_report_save));
  CHECK(content_of(file) == copied(gui));
  REQUIRE(gui.kept_folders().size() == 1);
  CHECK(gui.kept_folders()[0] == file.parent_path().string());

  gui.focus_field(0);
  gui.type((desk.file().parent_path() / "none" / "page.md").string());
  gui.click(en(msg::gui_report_save));
  CHECK(mentions(gui.screen(), "the page was not made"));
}

TEST_CASE("folders of an earlier start stand below the field, and the file goes there") {
  Desk4Weeks desk;
  GuiOptions again = options();
  const std::filesystem::path folder = desk.file().parent_path() / "advisor";
  std::filesystem::create_directory(folder);
  again.report_folders = {folder.string(), "/somewhere/else"};
  GuiRig gui(desk.file(), again);
  gui.go(Screen::report);
  gui.click(folder.string());
  gui.click("Markdown");
  gui.click(en(msg::gui_report_save));
  CHECK(content_of(folder / "advisor-2026-11-24.md") == copied(gui));
  REQUIRE(gui.kept_folders().size() == 2);
  CHECK(gui.kept_folders()[0] == folder.string());
}

TEST_CASE("the folders are kept in the state folder, and what is no list of ours is no list") {
  TempFolder home;
  CHECK(gui::recent_folders_file("", "").empty());
  CHECK(gui::recent_folders_file("relative", "/users/kim") == "/users/kim/.local/state/labclock/report-folders");
  const std::filesystem::path file = gui::recent_folders_file(home.file("state").string(), "");
  CHECK(gui::read_recent_folders(file).empty());
  REQUIRE(gui::write_recent_folders(file, {"/a b", "/연구", "/line\nbreak"}));
  CHECK(gui::read_recent_folders(file) == std::vector<std::string>{"/a b", "/연구"});
  REQUIRE(gui::write_recent_folders(file, {"/1", "/2", "/3", "/4"}));
  CHECK(gui::read_recent_folders(file) == std::vector<std::string>{"/1", "/2", "/3"});
  CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::others_all) ==
        std::filesystem::perms::none);
  std::ofstream(file) << "/fine\n\xff\xfe\n";
  CHECK(gui::read_recent_folders(file).empty());
  // Where the folder cannot be made, nothing is.
  std::ofstream(home.file("plain")) << "x";
  CHECK_FALSE(gui::write_recent_folders(home.file("plain") / "labclock" / "report-folders", {"/a"}));
}

TEST_CASE("another period is read as on the terminal, and a wrong one says why") {
  Desk4Weeks desk;
  GuiRig gui(desk.file(), options());
  gui.go(Screen::report);
  gui.click(render({msg::gui_report_since_meeting, {{"days", "28 Oct - 24 Nov 2026"}}}, Lang::en));
  gui.click(en(msg::gui_report_other_period));
  gui.focus_field(0);
  gui.type("2026-10");
  gui.key(gui::key_enter);
  CHECK(mentions(copied(gui), "1-31 Oct 2026"));
  gui.focus_field(0);
  gui.type("2026-13");
  gui.key(gui::key_enter);
  CHECK(mentions(copied(gui), "28 Oct - 24 Nov 2026"));
  CHECK(mentions(gui.screen(), "2026-13"));
}

TEST_CASE("the month sheet has its month, its forms and its project, and is saved as it is seen") {
  Desk4Weeks desk;
  GuiRig gui(desk.file(), options());
  gui.go(Screen::report);
  gui.click(en(msg::gui_report_month_sheet));
  CHECK(mentions(gui.screen(), "November 2026"));
  CHECK_FALSE(mentions(gui.screen(), en(msg::gui_report_sections)));
  CHECK_FALSE(mentions(gui.screen(), en(msg::gui_date_later)));  // no month that has not begun
  CHECK(mentions(copied(gui), en(msg::timesheet_title)));
  gui.click(en(msg::gui_report_preset_kr));
  CHECK(mentions(copied(gui), en(msg::timesheet_title_kr)));
  gui.click(en(msg::gui_report_preset_horizon));
  CHECK(mentions(copied(gui), en(msg::timesheet_title_horizon)));

  gui.click(en(msg::gui_date_earlier));
  CHECK(mentions(gui.screen(), "October 2026"));
  CHECK_FALSE(mentions(copied(gui), en(msg::timesheet_other_work)));
  gui.click(en(msg::gui_report_all_projects));
  gui.click("NRF basic");
  CHECK(mentions(copied(gui), en(msg::timesheet_other_work)));

  gui.click("Markdown");
  const std::filesystem::path file = desk.file().parent_path() / "sheet.md";
  gui.focus_field(0);
  gui.type(file.string());
  gui.click(en(msg::gui_report_save));
  const std::string made = content_of(file);
  CHECK(made == copied(gui));

  // Another document does not go into the file of the one before, but beside it.
  gui.click(en(msg::gui_report_one_pager));
  CHECK(mentions(copied(gui), en(msg::report_advisor_title)));
  gui.click(en(msg::gui_report_save));
  CHECK(std::filesystem::exists(desk.file().parent_path() / "advisor-2026-11-24.md"));
  gui.click(en(msg::gui_report_month_sheet));
  gui.click(en(msg::gui_report_save));
  CHECK(std::filesystem::exists(desk.file().parent_path() / "timesheet-2026-10.md"));
  CHECK(content_of(file) == made);
}

TEST_CASE("nothing is cut, collides or is out of reach in the report") {
  for (const Lang lang : {Lang::en, Lang::ko}) {
    for (const int scale : {75, 100, 200, 300}) {
      for (const auto& [width, height] : {std::pair{1280.0F, 800.0F}, {900.0F, 600.0F}, {640.0F, 700.0F}}) {
        for (const bool planned : {true, false}) {
          Desk4Weeks desk(std::string(80, 'W'), planned);
          if (planned) {
            storage::MeetingNote note;
            note.kind = storage::MeetingNoteKind::action;
            note.text = std::string(80, 'W');
            note.who = "Kim";
            REQUIRE(storage::add_meeting_note(desk.rig.ledger(), desk.rig.act(), day_of(2026, 11, 25), note).ok());
          }
          GuiOptions look = options(lang);
          look.scale = scale;
          look.width = width;
          look.height = height;
          GuiRig gui(desk.file(), look);
          gui.go(Screen::report);
          for (const Msg document : {msg::gui_report_one_pager, msg::gui_report_month_sheet}) {
            gui.click(as_said(gui, text(document, lang)));
            const std::string wrong = faults(gui);
            CHECK_MESSAGE(wrong.empty(),
                          wrong << " at " << scale << " %, " << look.width << " " << static_cast<int>(lang));
          }
        }
      }
    }
  }
}

TEST_CASE("an empty ledger has a report too") {
  LedgerRig rig;
  rig.now = at("2026-11-24T09:00:00Z");
  rig.project("Thesis", Kind::own);
  GuiRig gui(rig.ledger().file(), options());
  gui.go(Screen::report);
  CHECK(mentions(copied(gui), en(msg::report_nothing)));
}
