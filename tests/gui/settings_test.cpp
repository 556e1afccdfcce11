// The screen Settings: every key, dated ones with their day, holidays, and the file; and the ledger after each.

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "gui/desktop/place.hpp"
#include "gui/views/settings.hpp"
#include "gui/views/settings_parts.hpp"
#include "gui/views/settings_words.hpp"
#include "src/msg/desktop.hpp"
#include "src/msg/doctor.hpp"
#include "src/msg/gui_settings.hpp"
#include "storage/backup.hpp"
#include "storage/history.hpp"
#include "storage/records.hpp"
#include "tests/support/gui_screen.hpp"

using namespace labclock;
using namespace labclock::test;

namespace {

/// A ledger with one project and one session, so that the first page does not come.
struct Lab {
  LedgerRig rig;
  Lab() {
    rig.now = at("2026-11-19T12:00:00Z");
    rig.session(rig.project("Thesis"), "2026-11-16T00:00:00Z", "2026-11-16T06:00:00Z", "Asia/Seoul");
  }
  [[nodiscard]] std::string value(std::string_view key, Day day = day_of(2026, 11, 19)) {
    Result<std::optional<std::string>> got = storage::get_setting(rig.ledger(), key, day);
    REQUIRE(got.ok());
    return got->value_or("(none)");
  }
  void set(std::string_view key, std::string_view value, std::optional<Day> from) {
    REQUIRE(storage::set_setting(rig.ledger(), rig.act(), key, value, from, day_of(2026, 11, 19)).ok());
  }
  [[nodiscard]] std::vector<HolidayEdit> edits() {
    Result<std::vector<HolidayEdit>> all = storage::holiday_edits(rig.ledger());
    REQUIRE(all.ok());
    return *all;
  }
  [[nodiscard]] std::filesystem::path file() const { return rig.folder.file("labclock.db"); }
};

struct Screen {
  GuiRig gui;
  explicit Screen(const std::filesystem::path& file, GuiOptions options = {}) : gui(file, std::move(options)) {
    gui.go(gui::Screen::settings);
  }
};

// The fields of the screen, in their order, while no form is open.
constexpr int kOffHours = 0;
constexpr int kName = 1;
constexpr int kGrace = 4;
constexpr int kCopy = 8;
constexpr int kHolidayDay = 9;
constexpr int kHolidayName = 10;
constexpr int kCalendar = 11;
/// The first field of an open form of working time.
constexpr int kEditor = 0;

}  // namespace

TEST_CASE("every setting has a place, a name, and words that can be read back") {
  std::set<std::string> names;
  for (const SettingInfo& setting : settings()) {
    CAPTURE(setting.key);
    REQUIRE(gui::place_of(setting.key) != nullptr);
    CHECK(gui::group_of(setting.key) != gui::SettingGroup::others);
    CHECK(names.insert(gui::setting_name(setting.key, Lang::en)).second);
    for (const Lang lang : {Lang::en, Lang::ko}) {
      const std::string fallback(setting.fallback);
      if (fallback.empty()) { continue; }
      Result<std::string> normal = normalise_setting(setting, fallback);
      REQUIRE(normal.ok());
      Result<std::string> again = normalise_setting(setting, gui::field_words(setting, *normal, lang));
      REQUIRE(again.ok());
      CHECK(*again == *normal);
      CHECK_FALSE(gui::value_words(setting, *normal, lang).empty());
    }
  }
  CHECK(gui::group_of("no.such.key") == gui::SettingGroup::others);
  CHECK(gui::setting_name("no.such.key", Lang::en) == "no.such.key");
}

TEST_CASE("every region has a name in both languages") {
  CHECK(gui::regions_in_order().size() == known_regions().size());
  CHECK(gui::regions_in_order().front() == "none");
  for (const std::string_view region : known_regions()) {
    CAPTURE(region);
    CHECK(gui::region_name(region, Lang::en) != region);
    CHECK(gui::region_name(region, Lang::ko) != region);
  }
}

TEST_CASE("core hours read in the person's weekdays and back") {
  const SettingInfo& core = *find_setting("core");
  const std::string value = "mon-thu 09:00-18:00, fri 18:00-26:00";
  CHECK(gui::value_words(core, value, Lang::en) == "Mon-Thu 09:00-18:00, Fri 18:00-26:00");
  CHECK(gui::value_words(core, value, Lang::ko) == "월-목 09:00-18:00, 금 18:00-26:00");
  CHECK(*normalise_setting(core, gui::field_words(core, value, Lang::ko)) == value);
  CHECK(*normalise_setting(core, gui::field_words(core, "none", Lang::ko)) == "none");
}

TEST_CASE("what holds now is shown with since when, in both languages") {
  Lab desk;
  desk.set("core", "mon-fri 10:00-19:00", day_of(2026, 3, 1));
  desk.set("week_limit", "48h", day_of(2027, 1, 1));
  desk.set("region", "KR", kEver);
  {
    Screen screen(desk.file());
    const std::string words = screen.gui.screen();
    for (const Msg title :
         {msg::gui_settings_looks, msg::gui_settings_time, msg::gui_settings_limits, msg::gui_settings_holidays,
          msg::gui_settings_alerts, msg::gui_settings_you, msg::gui_settings_data}) {
      CAPTURE(en(title));
      CHECK(says(words, en(title)));
    }
    CHECK(says(words, "Mon-Fri 10:00-19:00"));
    CHECK(says(words, "since 1 Mar 2026"));
    CHECK(says(words, "before: Mon-Fri 09:00-18:00, default"));
    CHECK(says(words, "from 1 Jan 2027: 48 h"));
    CHECK(says(words, "52 h"));
    CHECK(says(words, en(msg::gui_region_kr)));
    CHECK(mentions(words, desk.file().string()));
    for (const SettingInfo& setting : settings()) { CHECK(mentions(words, gui::setting_name(setting.key, Lang::en))); }
  }
  GuiOptions options;
  options.lang = Lang::ko;
  Screen screen(desk.file(), options);
  const std::string words = screen.gui.screen();
  CHECK(says(words, "월-금 10:00-19:00"));
  CHECK(says(words, "2026-03-01부터"));
  CHECK(says(words, "대한민국"));
  CHECK(says(words, "52시간"));
}

TEST_CASE("switches and choices act at once") {
  Lab desk;
  Screen screen(desk.file());
  screen.gui.click(en(msg::gui_set_alert_day_limit));
  CHECK(desk.value("alerts.day_limit") == "off");
  screen.gui.click(en(msg::gui_set_alert_day_limit));
  CHECK(desk.value("alerts.day_limit") == "on");
  screen.gui.click(en(msg::gui_set_mon));
  click_last(screen.gui, en(msg::gui_set_sun));
  CHECK(desk.value("week_start") == "sun");
  // Language and theme both follow the system: the language comes first.
  screen.gui.click(en(msg::gui_set_system), 1);
  click_last(screen.gui, "dark");
  CHECK(desk.value("theme") == "dark");
  screen.gui.click(en(msg::gui_set_system), 0);
  click_last(screen.gui, "한국어");
  CHECK(desk.value("language") == "ko");
  screen.gui.click("100 %");
  click_last(screen.gui, "125 %");
  CHECK(desk.value("scale") == "125");
}

TEST_CASE("a typed setting is set with Enter or on leaving, and refused beside its field") {
  Lab desk;
  Screen screen(desk.file());
  screen.gui.focus_field(kGrace);
  screen.gui.type("15m");
  screen.gui.key(gui::key_enter);
  CHECK(desk.value("alerts.grace") == "15m");
  screen.gui.focus_field(kName);
  screen.gui.type("Kim Haneul");
  screen.gui.focus_field(kOffHours);  // leaves it
  CHECK(desk.value("name") == "Kim Haneul");
  screen.gui.type("8 hours a day");
  screen.gui.key(gui::key_enter);
  CHECK(mentions(screen.gui.screen(), "8 hours a day"));
  CHECK(desk.value("off_hours_limit") == "off");
  screen.gui.focus_field(kOffHours);
  screen.gui.type("8h");
  screen.gui.key(gui::key_enter);
  CHECK(desk.value("off_hours_limit") == "8h");
  // The same value again is no change.
  Result<std::vector<storage::HistoryEntry>> before = storage::history(desk.rig.ledger(), {kEarliest, kLatest});
  screen.gui.focus_field(kOffHours);
  screen.gui.type("480m");
  screen.gui.key(gui::key_enter);
  Result<std::vector<storage::HistoryEntry>> after = storage::history(desk.rig.ledger(), {kEarliest, kLatest});
  REQUIRE(before.ok());
  REQUIRE(after.ok());
  CHECK(before->size() == after->size());
}

TEST_CASE("a dated setting is set from a day on") {
  Lab desk;
  Screen screen(desk.file());
  screen.gui.click(en(msg::gui_settings_change), 0);  // core hours
  CHECK(says(screen.gui.screen(), en(msg::gui_settings_holds)));
  screen.gui.focus_field(kEditor);
  screen.gui.type("mon-fri 18:00-09:00");
  screen.gui.click(en(msg::gui_settings_save));
  CHECK(says(screen.gui.screen(), en(msg::gui_settings_holds)));
  CHECK(desk.value("core") == "mon-fri 09:00-18:00");
  screen.gui.focus_field(kEditor);
  screen.gui.type("mon-fri 10:00-19:00");
  screen.gui.click(en(msg::gui_settings_save));
  CHECK(desk.value("core") == "mon-fri 10:00-19:00");
  CHECK(desk.value("core", day_of(2026, 11, 18)) == "mon-fri 09:00-18:00");
  CHECK_FALSE(says(screen.gui.screen(), en(msg::gui_settings_holds)));
  CHECK(says(screen.gui.screen(), "since 19 Nov 2026"));

  screen.gui.click(en(msg::gui_settings_change), 0);
  screen.gui.focus_field(kEditor);
  screen.gui.type("mon-thu 08:00-17:00");
  screen.gui.click(en(msg::gui_settings_from_today));
  click_last(screen.gui, en(msg::gui_settings_from_day));
  screen.gui.focus_field(kEditor + 1);
  screen.gui.type("2026-13-01");
  screen.gui.click(en(msg::gui_settings_save));
  CHECK(says(screen.gui.screen(), en(msg::gui_settings_holds)));
  screen.gui.focus_field(kEditor + 1);
  screen.gui.click(en(msg::gui_settings_save));
  CHECK(mentions(screen.gui.screen(), en(msg::gui_settings_needs_day)));
  screen.gui.focus_field(kEditor + 1);
  screen.gui.type("2026-06-01");
  screen.gui.key(gui::key_enter);
  CHECK(desk.value("core", day_of(2026, 6, 1)) == "mon-thu 08:00-17:00");
  CHECK(desk.value("core", day_of(2026, 5, 31)) == "mon-fri 09:00-18:00");
  CHECK(desk.value("core") == "mon-fri 10:00-19:00");
  // It can be taken back.
  screen.gui.key('Z', true);
  CHECK(desk.value("core", day_of(2026, 6, 1)) == "mon-fri 09:00-18:00");
}

TEST_CASE("from the beginning, and cancelled") {
  Lab desk;
  Screen screen(desk.file());
  screen.gui.click(en(msg::gui_settings_change), 3);  // hours of a working day
  screen.gui.focus_field(kEditor);
  screen.gui.type("7h30m");
  screen.gui.click(en(msg::gui_settings_from_today));
  click_last(screen.gui, en(msg::gui_settings_from_ever));
  CHECK(mentions(screen.gui.screen(), en(msg::gui_settings_ever_note)));
  screen.gui.click(en(msg::gui_settings_save));
  CHECK(desk.value("day_hours", day_of(2000, 1, 1)) == "7h30m");
  CHECK(says(screen.gui.screen(), "7 h 30 min"));
  screen.gui.click(en(msg::gui_settings_change), 3);
  screen.gui.focus_field(kEditor);
  screen.gui.type("6h");
  screen.gui.click(en(msg::gui_settings_cancel));
  CHECK(desk.value("day_hours") == "7h30m");
  screen.gui.click(en(msg::gui_settings_change), 3);
  screen.gui.click(en(msg::gui_settings_time));  // out of the field
  screen.gui.key(gui::key_escape);
  // What was said is closed first.
  screen.gui.key(gui::key_escape);
  CHECK_FALSE(says(screen.gui.screen(), en(msg::gui_settings_holds)));
}

TEST_CASE("the country brings its holidays") {
  Lab desk;
  Screen screen(desk.file());
  CHECK(mentions(screen.gui.screen(), en(msg::gui_holidays_none)));
  click_last(screen.gui, en(msg::gui_settings_change));
  screen.gui.click(en(msg::gui_region_none));
  click_last(screen.gui, en(msg::gui_region_kr));
  screen.gui.click(en(msg::gui_settings_save));
  CHECK(desk.value("region") == "KR");
  // It holds from today: only the holidays that come are its.
  CHECK(says(screen.gui.screen(), "Christmas Day"));
  CHECK_FALSE(says(screen.gui.screen(), "Lunar New Year"));
  screen.gui.click(en(msg::gui_holidays_year_after));
  CHECK(says(screen.gui.screen(), "2027"));
  CHECK(says(screen.gui.screen(), "Lunar New Year"));
  CHECK(says(screen.gui.screen(), en(msg::gui_holidays_official)));
  screen.gui.click(en(msg::gui_holidays_year_after));
  CHECK(says(screen.gui.screen(), en(msg::gui_holidays_provisional)));
  CHECK(mentions(screen.gui.screen(), en(msg::gui_holidays_provisional_note)));
  screen.gui.click(en(msg::gui_holidays_year_before));
  CHECK(says(screen.gui.screen(), "2027"));
}

TEST_CASE("holidays are added, removed and brought back") {
  Lab desk;
  desk.set("region", "KR", kEver);
  Screen screen(desk.file());
  screen.gui.focus_field(kHolidayName);
  screen.gui.type("Foundation Day");
  screen.gui.click(en(msg::gui_holidays_add));
  CHECK(mentions(screen.gui.screen(), en(msg::gui_holidays_needs_day)));
  screen.gui.focus_field(kHolidayDay);
  screen.gui.type("2026-10-15");
  screen.gui.click(en(msg::gui_holidays_add));
  REQUIRE(desk.edits().size() == 1);
  CHECK(desk.edits().front().date == day_of(2026, 10, 15));
  CHECK(desk.edits().front().name == "Foundation Day");
  CHECK(says(screen.gui.screen(), "Foundation Day"));
  CHECK(says(screen.gui.screen(), en(msg::gui_holidays_user)));
  // The same once more is refused, and what was typed stays.
  screen.gui.focus_field(kHolidayDay);
  screen.gui.type("2026-10-15");
  screen.gui.focus_field(kHolidayName);
  screen.gui.type("Foundation Day");
  screen.gui.key(gui::key_enter);
  CHECK(mentions(screen.gui.screen(), "is the holiday \"Foundation Day\" already"));
  CHECK_FALSE(mentions(screen.gui.screen(), "labclock holiday"));
  CHECK(desk.edits().size() == 1);
  // Without a name it is refused.
  screen.gui.focus_field(kHolidayName);
  screen.gui.click(en(msg::gui_holidays_add));
  CHECK(mentions(screen.gui.screen(), "a holiday needs a name"));
  // The first of the year goes, and comes back.
  screen.gui.click("remove", 0);
  CHECK(says(screen.gui.screen(), en(msg::gui_holidays_removed)));
  const std::vector<HolidayEdit> struck = desk.edits();
  CHECK(std::any_of(struck.begin(), struck.end(),
                    [](const HolidayEdit& each) { return each.removed && each.date == day_of(2026, 1, 1); }));
  screen.gui.click(en(msg::gui_holidays_back));
  CHECK_FALSE(says(screen.gui.screen(), en(msg::gui_holidays_removed)));
  const std::vector<HolidayEdit> back = desk.edits();
  CHECK(std::none_of(back.begin(), back.end(), [](const HolidayEdit& each) { return each.removed; }));
}

TEST_CASE("a calendar file that cannot be read is told beside its field") {
  Lab desk;
  Screen screen(desk.file());
  screen.gui.click(en(msg::gui_holidays_import));
  CHECK(mentions(screen.gui.screen(), en(msg::gui_settings_no_path)));
  screen.gui.focus_field(kCalendar);
  screen.gui.type("/nowhere/at/all.ics");
  screen.gui.key(gui::key_enter);
  CHECK(mentions(screen.gui.screen(), "no such file"));
  CHECK(desk.edits().empty());
  // One that can be read comes in, once.
  const std::filesystem::path calendar = desk.rig.folder.file("closures.ics");
  std::ofstream(calendar) << "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
                             "DTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20261224\r\nSUMMARY:University closed\r\n"
                             "END:VEVENT\r\nEND:VCALENDAR\r\n";
  screen.gui.focus_field(kCalendar);
  screen.gui.type(calendar.string());
  screen.gui.click(en(msg::gui_holidays_import));
  REQUIRE(desk.edits().size() == 1);
  CHECK(desk.edits().front().date == day_of(2026, 12, 24));
  CHECK(says(screen.gui.screen(), "University closed"));
}

TEST_CASE("the path is copied, a backup made, and the ledger restored from it") {
  Lab desk;
  Screen screen(desk.file());
  screen.gui.click(en(msg::gui_data_copy_path));
  CHECK(screen.gui.clipboard() == desk.file().string());
  screen.gui.click(en(msg::gui_data_backup));
  std::filesystem::path copy;
  for (const auto& entry : std::filesystem::directory_iterator(desk.file().parent_path() / "backups")) {
    copy = entry.path();
  }
  REQUIRE_FALSE(copy.empty());
  CHECK(says(screen.gui.screen(), copy.filename().string()));
  // A backup is no change: there is nothing to undo in what is said about it.
  CHECK(mentions(screen.gui.screen(), "Backed up to"));

  desk.set("advisor", "Prof. Lee", std::nullopt);
  screen.gui.click(en(msg::gui_data_restore));
  CHECK(mentions(screen.gui.screen(), en(msg::gui_settings_no_path)));
  screen.gui.focus_field(kCopy);
  screen.gui.type("/nowhere/at/all.db");
  screen.gui.click(en(msg::gui_data_restore));
  screen.gui.click(en(msg::gui_data_confirm_yes));
  CHECK(mentions(screen.gui.screen(), "/nowhere/at/all.db"));
  CHECK(desk.value("advisor") == "Prof. Lee");
  // The list of copies fills the field; it asks before it replaces.
  screen.gui.focus_field(kCopy);
  screen.gui.click(copy.filename().string());
  screen.gui.click(en(msg::gui_data_restore));
  CHECK(mentions(screen.gui.screen(), en(msg::gui_data_confirm_kept)));
  CHECK(desk.value("advisor") == "Prof. Lee");
  screen.gui.click(en(msg::gui_settings_cancel));
  screen.gui.click(en(msg::gui_data_restore));
  screen.gui.click(en(msg::gui_data_confirm_yes));
  CHECK(desk.value("advisor") == "(none)");
  const auto kept = std::count_if(
      std::filesystem::directory_iterator(desk.file().parent_path() / "backups"), std::filesystem::directory_iterator{},
      [](const auto& entry) { return entry.path().filename().string().find("before-restore") != std::string::npos; });
  CHECK(kept == 1);
}

TEST_CASE("the doctor tells what it finds and what to do") {
  Lab desk;
  desk.rig.session(desk.rig.project("imported", Kind::unassigned), "2026-11-17T00:00:00Z", "2026-11-17T20:00:00Z",
                   "Asia/Seoul");
  Screen screen(desk.file());
  CHECK_FALSE(mentions(screen.gui.screen(), en(msg::doctor_overlap_ok)));
  screen.gui.click(en(msg::gui_data_doctor));
  const std::string words = screen.gui.screen();
  CHECK(mentions(words, en(msg::doctor_overlap_ok)));
  CHECK(mentions(words, "is 20:00 long"));
  CHECK(mentions(words, "the project imported has no kind yet"));
  CHECK(says(words, en(msg::gui_data_note)));
  screen.gui.click(en(msg::gui_data_doctor_close));
  CHECK_FALSE(mentions(screen.gui.screen(), en(msg::doctor_overlap_ok)));
}

TEST_CASE("a path may begin at home") {
  using gui::settings_view::full_path;
  CHECK(full_path(" ~/x.db ", "/home-of/me") == "/home-of/me/x.db");
  CHECK(full_path("~", "/home-of/me") == "/home-of/me");
  CHECK(full_path("~other/x", "/home-of/me") == "~other/x");
  CHECK(full_path("~/x", "") == "~/x");
  CHECK(full_path("a b", "/home-of/me") == "a b");
  CHECK(full_path("  ", "/home-of/me").empty());
}

TEST_CASE("nothing of the settings is cut or out of reach at any size") {
  Lab desk;
  desk.set("region", "DE-MV", kEver);
  desk.set("core", "mon 09:00-12:00, mon 13:00-18:00, tue-thu 09:00-18:00, fri 09:00-14:00, sat 10:00-13:00", kEver);
  desk.set("core", "mon-fri 10:00-19:00", day_of(2026, 3, 1));
  REQUIRE(storage::remove_holiday(desk.rig.ledger(), desk.rig.act(), day_of(2026, 1, 1), true).ok());
  for (const float width : {1280.0F, 900.0F, 640.0F}) {
    for (const int scale : {75, 100, 200, 300}) {
      for (const Lang lang : {Lang::en, Lang::ko}) {
        GuiOptions options;
        options.lang = lang;
        options.scale = scale;
        options.width = width;
        Screen screen(desk.file(), options);
        CAPTURE(width);
        CAPTURE(scale);
        CAPTURE(lang == Lang::ko);
        CHECK(faults(screen.gui) == "");
        screen.gui.click(lang == Lang::ko ? "바꾸기" : en(msg::gui_settings_change), 0);
        CHECK(faults(screen.gui) == "");
        screen.gui.click(lang == Lang::ko ? "살펴보기" : en(msg::gui_data_doctor));
        CHECK(faults(screen.gui) == "");
      }
    }
  }
}

TEST_CASE("the background program is started at login or not, and the screen tells whether it runs") {
  Lab desk;
  GuiOptions options;
  options.autostart = {desk.rig.folder.file("config") / "autostart" / "org.labclock.Labclock.desktop",
                       "labclock-gui",
                       {"--db", "x.db"},
                       desk.rig.folder.file("watch.lock")};
  {
    Screen screen(desk.file(), options);
    CHECK(says(screen.gui.screen(), en(msg::desktop_not_watching)));
    CHECK_FALSE(gui::autostarts(options.autostart.file));
    screen.gui.click(en(msg::desktop_autostart));
    CHECK(gui::autostarts(options.autostart.file));
    CHECK(mentions(screen.gui.screen(), en(msg::desktop_autostart_on)));
    std::ifstream entry(options.autostart.file);
    const std::string text{std::istreambuf_iterator<char>(entry), {}};
    CHECK(text.find("Exec=labclock-gui --background --db x.db\n") != std::string::npos);
    screen.gui.click(en(msg::desktop_autostart));
    CHECK_FALSE(std::filesystem::exists(options.autostart.file));
  }
  gui::Hold watching;
  REQUIRE(watching.take(options.autostart.lock));
  for (const Lang lang : {Lang::en, Lang::ko}) {
    options.lang = lang;
    options.width = lang == Lang::ko ? 640 : 1280;
    Screen screen(desk.file(), options);
    CHECK(says(screen.gui.screen(), std::string(text(msg::desktop_watching, lang))));
    CHECK(screen.gui.layout_faults().empty());
  }
  // Without a place for the entry there is no switch.
  Screen screen(desk.file());
  CHECK_FALSE(mentions(screen.gui.screen(), en(msg::desktop_autostart)));
}

TEST_CASE("an autostart entry that cannot be written is told") {
  Lab desk;
  std::ofstream(desk.rig.folder.file("config")) << "no folder";
  GuiOptions options;
  options.autostart = {desk.rig.folder.file("config") / "autostart" / "x.desktop", "labclock-gui", {}, {}};
  Screen screen(desk.file(), options);
  screen.gui.click(en(msg::desktop_autostart));
  CHECK(mentions(screen.gui.screen(), "could not be changed"));
}
