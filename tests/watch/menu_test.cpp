// The tray's menu, and what an alert and an absence say as notifications.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "gui/watch/menu.hpp"
#include "gui/watch/notice.hpp"
#include "src/msg/desktop.hpp"
#include "storage/zones.hpp"
#include "tests/support/ledger_rig.hpp"

using namespace labclock;
using namespace labclock::test;
using namespace labclock::gui::watcher;

namespace {

std::vector<std::string> labels(const std::vector<MenuItem>& menu) {
  std::vector<std::string> words;
  for (const MenuItem& each : menu) { words.push_back(each.separator ? "--" : each.label); }
  return words;
}

}  // namespace

TEST_CASE("the menu of an empty ledger, and of one in use") {
  const Instant now = at("2026-11-24T09:30:00Z");
  TrayFacts facts;
  CHECK(labels(tray_menu(facts, now, Lang::en)) ==
        std::vector<std::string>{"Nothing is running", "--", "Open Labclock", "End the background program"});
  CHECK(tray_words(facts, Lang::en) == "Nothing is running");
  facts.last = "Thesis";
  facts.recent = {{ProjectId{3}, "Thesis"}, {ProjectId{1}, "Lab_servers"}};
  CHECK(labels(tray_menu(facts, now, Lang::en)) ==
        std::vector<std::string>{"Nothing is running", "Continue Thesis", "--", "Start Thesis", "Start Lab_servers",
                                 "--", "Open Labclock", "End the background program"});
  facts.running = "Samsung LLM";
  facts.since = at("2026-11-24T08:06:30Z");
  facts.since_clock = "17:06";
  const std::vector<MenuItem> menu = tray_menu(facts, now, Lang::en);
  CHECK(labels(menu) == std::vector<std::string>{"Samsung LLM: 1 h 23 min", "Stop", "--", "Switch to Thesis",
                                                 "Switch to Lab_servers", "--", "Open Labclock",
                                                 "End the background program"});
  CHECK_FALSE(menu.front().enabled);
  CHECK(menu[3].deed == TrayDeed::start);
  CHECK(menu[3].project == ProjectId{3});
  CHECK(tray_words(facts, Lang::en) == "Samsung LLM, since 17:06");
  CHECK(tray_words(facts, Lang::ko) == "Samsung LLM, 17:06부터");
  CHECK(labels(tray_menu(facts, now, Lang::ko))[1] == "정지");
}

TEST_CASE("every line of the menu has a number of its own, and keeps it") {
  TrayFacts facts;
  facts.running = "Thesis";
  for (int i = 1; i <= 6; ++i) { facts.recent.push_back({ProjectId{i}, "P" + std::to_string(i)}); }
  std::set<std::int32_t> numbers;
  const std::vector<MenuItem> before = tray_menu(facts, Instant{}, Lang::en);
  for (const MenuItem& each : before) {
    CHECK(each.id > 0);
    CHECK(numbers.insert(each.id).second);
  }
  std::reverse(facts.recent.begin(), facts.recent.end());
  for (const MenuItem& each : tray_menu(facts, Instant{}, Lang::en)) {
    if (each.deed != TrayDeed::start) { continue; }
    const auto same =
        std::find_if(before.begin(), before.end(), [&](const MenuItem& old) { return old.id == each.id; });
    REQUIRE(same != before.end());
    CHECK(same->project == each.project);
  }
}

TEST_CASE("the words of buttons lead back to what they stand for") {
  std::set<std::string_view> keys;
  for (int i = 0; i <= static_cast<int>(Reply::stop_then); ++i) {
    const auto reply = static_cast<Reply>(i);
    CHECK(keys.insert(key_of(reply)).second);
    CHECK(reply_from(key_of(reply)) == reply);
  }
  CHECK(reply_from("default") == Reply::open);
  CHECK_FALSE(reply_from("format-disk"));
  CHECK_FALSE(reply_from(""));
}

TEST_CASE("an alert says what happened and what runs, in both languages") {
  storage::ZoneFiles zones;
  const Zone& seoul = **zones.find("Asia/Seoul");
  storage::Alert alert;
  alert.id = AlertId{7};
  alert.at = at("2026-11-24T09:36:05Z");
  alert.kind = "off_hours";
  alert.band = Band::evening;
  alert.facts = R"({"at_start":true,"start":"18:36:05","core_end":"18:00"})";
  const AlertNotice what{alert, seoul, "Thesis <3", at("2026-11-24T09:36:05Z"), at("2026-11-24T10:06:05Z")};
  const Item en = alert_item(what, Lang::en);
  CHECK(en.key == ItemKey{ItemKey::Kind::alert, 7});
  CHECK(en.at == alert.at);
  CHECK(en.notice.title == "Off hours, evening");
  CHECK(en.notice.body ==
        "Started at 18:36 (evening), after core hours ended at 18:00.\nThesis <3 has been running for 30 min.");
  REQUIRE(en.why);
  CHECK(en.why->buttons.size() == 5);
  const Item ko = alert_item(what, Lang::ko);
  CHECK(ko.notice.title == "근무 외, 저녁");
  CHECK(ko.notice.body.find("Thesis <3 진행 중, 30분 지났어요.") != std::string::npos);
  CHECK(ko.notice.buttons[1] == NoticeButton{Reply::more, "30분 더"});
}

TEST_CASE("an absence tells its length, and the date where it began on another day") {
  storage::ZoneFiles zones;
  const Zone& seoul = **zones.find("Asia/Seoul");
  const Item noon =
      absence_item({4, at("2026-11-24T03:03:20Z"), at("2026-11-24T03:45:20Z"), seoul, "Thesis"}, Lang::en);
  CHECK(noon.key == ItemKey{ItemKey::Kind::absence, 4});
  CHECK(noon.notice.title == "Nobody was there for 42 min");
  CHECK(noon.notice.body == "12:03 to 12:45, while Thesis was running. Does this time count?");
  CHECK(noon.notice.buttons[1] == NoticeButton{Reply::stop_then, "Stop at 12:03"});
  CHECK(noon.at == at("2026-11-24T03:45:20Z"));
  const Item night =
      absence_item({4, at("2026-11-23T14:03:20Z"), at("2026-11-24T00:45:20Z"), seoul, "Thesis"}, Lang::ko);
  CHECK(night.notice.body.starts_with("2026-11-23 23:03부터 09:45까지"));
}

TEST_CASE("what a project is called is never markup") {
  CHECK(escape_markup("<b>A & B</b>") == "&lt;b&gt;A &amp; B&lt;/b&gt;");
  CHECK(escape_markup("&amp;") == "&amp;amp;");
  CHECK(escape_markup("한글 \"x\"") == "한글 \"x\"");
  CHECK(escape_markup("").empty());
}
