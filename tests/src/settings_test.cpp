#include <doctest/doctest.h>

#include <set>

#include "src/benchmarks.hpp"
#include "tests/src/words_kit.hpp"

using namespace words_kit;

namespace {

struct SettingRow {
  std::string_view key;
  std::string_view value;
  std::string_view expected;
};

}  // namespace

TEST_CASE("settings: the keys of the interface, in its order, with its defaults") {
  std::string all;
  for (const SettingInfo& setting : settings()) {
    all += std::string(setting.key) + '=' + std::string(setting.fallback) + (setting.dated ? " dated\n" : "\n");
  }
  CHECK(all ==
        "language=\nregion=none dated\ncore=mon-fri 09:00-18:00 dated\nnight=22:00-06:00 dated\n"
        "day_start=00:00 dated\nweek_start=mon\nday_hours=8h dated\nweek_limit=52h dated\nday_limit=10h dated\n"
        "rest_benchmark=11h dated\noff_hours_limit=off\nalerts.off_hours=on\nalerts.grace=10m\nalerts.repeat=30m\n"
        "alerts.stretch=60m\nalerts.day_limit=on\nalerts.week_limit=on\nalerts.short_rest=on\n"
        "alerts.no_day_off=on\nalerts.agreed_hours=on\nidle.after=5m\nname=\nposition=\nadvisor=\ntheme=system\n"
        "scale=100\n");
}

TEST_CASE("settings: every default is a value, and normal forms stay as they are") {
  for (const SettingInfo& setting : settings()) {
    CAPTURE(setting.key);
    const Result<std::string> normal = normalise_setting(setting, setting.fallback);
    REQUIRE(normal);
    CHECK(normalise_setting(setting, *normal).value() == *normal);
    CHECK(find_setting(setting.key)->key == setting.key);
  }
}

TEST_CASE("settings: each benchmark has a switch, anything else has none") {
  CHECK(benchmark_settings().size() == kBenchmarkCount);
  for (const BenchmarkInfo& info : benchmarks()) {
    REQUIRE(find_setting(info.setting) != nullptr);
    CHECK(find_setting(info.setting)->key == info.setting);
    CHECK(find_benchmark(info.key) == &info_of(info.id));
  }
  const SettingInfo* benchmark = find_setting("benchmark.eu.wtd.avg48");
  REQUIRE(benchmark != nullptr);
  CHECK(benchmark->type == SettingType::switch_);
  CHECK(benchmark->fallback.empty());
  CHECK(!benchmark->dated);
  CHECK(normalise_setting(*benchmark, "off").value() == "off");
  for (const std::string_view unknown :
       {"", "benchmark", "benchmark.", "benchmark.EU", "benchmark.a b", "benchmark.'; --", "benchmark.kr.lsa.week53",
        "cores", "core ", "Core", "alerts", "alerts."}) {
    CAPTURE(unknown);
    CHECK(find_setting(unknown) == nullptr);
  }
}

TEST_CASE("settings: values in their normal form, or why not") {
  const std::vector<SettingRow> rows = {
      {"language", "KO", "ko"},
      {"language", "한국어", "ko"},
      {"language", " ", ""},
      {"language", "fr", "bad_value: 'fr' is not a value for language"},
      {"region", "kr", "KR"},
      {"region", "de-by", "DE-BY"},
      {"region", "gb-eng", "GB-ENG"},
      {"region", "none", "none"},
      {"region", "없음", "none"},
      {"region", "GB", "bad_value: 'gb' is not a value for region"},
      {"region", "", "bad_value: region needs a value"},
      {"core", "월-금 9시-18시", "mon-fri 09:00-18:00"},
      {"core", "mon 9-18", "bad_value: '9-18' is not a span of hours"},
      {"core", "", "bad_value: core needs a value"},
      {"night", "22:00-6:00", "22:00-06:00"},
      {"night", "22:00-30:00", "22:00-06:00"},
      {"night", "20:00-24:00", "20:00-24:00"},
      {"night", "22:00-22:00", "22:00-22:00"},
      {"night", "22", "bad_value: '22' is not a span of hours"},
      {"day_start", "4:00", "04:00"},
      {"day_start", "5시 반", "05:30"},
      {"day_start", "23:59", "23:59"},
      {"day_start", "24:00", "bad_value: '24:00' is not a value for day_start"},
      {"day_start", "04:00:30", "bad_value: '04:00:30' is not a value for day_start"},
      {"day_start", "4", "bad_value: '4' is not a value for day_start"},
      {"week_start", "Sunday", "sun"},
      {"week_start", "월요일", "mon"},
      {"week_start", "someday", "bad_value: 'someday' is not a value for week_start"},
      {"day_hours", "9h", "9h"},
      {"day_hours", "7:30", "7h30m"},
      {"day_hours", "8시간", "8h"},
      {"day_hours", "0h", "bad_value: '0h' is out of range for day_hours"},
      {"day_hours", "25h", "bad_value: '25h' is out of range for day_hours"},
      {"day_hours", "off", "bad_value: 'off' is not a length of time"},
      {"day_hours", "8", "bad_value: '8' lacks a unit"},
      {"week_limit", "off", "off"},
      {"week_limit", "0m", "off"},
      {"week_limit", "끔", "off"},
      {"week_limit", "168h", "168h"},
      {"week_limit", "169h", "bad_value: '169h' is out of range for week_limit"},
      {"week_limit", "-1h", "bad_value: '-1h' is negative; a length of time is not"},
      {"week_limit", "99999999999999h", "bad_value: '99999999999999h' is longer than ten years"},
      {"off_hours_limit", "10h", "10h"},
      {"alerts.off_hours", "off", "off"},
      {"alerts.off_hours", "Yes", "on"},
      {"alerts.off_hours", "끔", "off"},
      {"alerts.off_hours", "1", "bad_value: '1' is not a value for alerts.off_hours"},
      {"alerts.off_hours", "", "bad_value: alerts.off_hours needs a value"},
      {"alerts.off_hours", "\xE3\x80\x80", "bad_value: alerts.off_hours needs a value"},
      {"alerts.grace", "0m", "0m"},
      {"alerts.grace", "90m", "1h30m"},
      {"alerts.stretch", "60m", "1h"},
      {"alerts.repeat", "30s", "bad_value: '30s' is out of range for alerts.repeat"},
      {"idle.after", "off", "off"},
      {"name", "  김연구 ", "김연구"},
      {"name", "", ""},
      {"name", "\xE1\x84\x80\xE1\x85\xB5\xE1\x86\xB7", "김"},  // jamo become a syllable
      {"name", "a\nb", "bad_value: the text for name holds line breaks or control characters"},
      {"advisor", "\xff", "bad_value: these words are not UTF-8 text"},
      {"theme", "Dark", "dark"},
      {"theme", "어둡게", "dark"},
      {"theme", "blue", "bad_value: 'blue' is not a value for theme"},
      {"scale", "75", "75"},
      {"scale", "300 %", "300"},
      {"scale", "１２５", "125"},
      {"scale", "74", "bad_value: '74' is not a value for scale"},
      {"scale", "301", "bad_value: '301' is not a value for scale"},
      {"scale", "1e2", "bad_value: '1e2' is not a value for scale"},
      {"scale", "99999999999999999999", "bad_value: '99999999999999999999' is not a value for scale"},
      {"scale", "\xff", "bad_value: these words are not UTF-8 text"},
  };
  for (const SettingRow& row : rows) {
    CAPTURE(row.key);
    CAPTURE(row.value);
    const SettingInfo* setting = find_setting(row.key);
    REQUIRE(setting != nullptr);
    const Result<std::string> normal = normalise_setting(*setting, row.value);
    CHECK(shown(normal) == row.expected);
    if (!normal) { CHECK(well_worded(normal.error())); }
  }
}

TEST_CASE("settings: texts have 200 characters, in any script") {
  const SettingInfo& name = *find_setting("name");
  std::string korean;
  for (int i = 0; i < 200; ++i) { korean += "가"; }
  CHECK(normalise_setting(name, korean).value() == korean);
  CHECK(shown(normalise_setting(name, korean + "가")) == "bad_value: the text for name is longer than 200 characters");
  CHECK(shown(normalise_setting(name, std::string(100000, 'x'))) ==
        "bad_value: the text for name is longer than 200 characters");
}

TEST_CASE("settings: hints tell the bounds") {
  CHECK(hint_of(normalise_setting(*find_setting("week_limit"), "200h").error()) ==
        "write a length like 52h, at most 168h, or off");
  CHECK(hint_of(normalise_setting(*find_setting("alerts.grace"), "x").error()) ==
        "write a length like 10m, from 0m to 24h");
  CHECK(hint_of(normalise_setting(*find_setting("off_hours_limit"), "x").error(), Lang::ko) ==
        "168h 이하의 길이를 10h처럼 쓰거나 off로 쓰세요");
}

TEST_CASE("settings: a duration setting as seconds") {
  CHECK(setting_seconds("off") == Seconds{0});
  CHECK(setting_seconds("1h30m") == Minutes{90});
  CHECK(!setting_seconds(""));
  CHECK(!setting_seconds("on"));
}
