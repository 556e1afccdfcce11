#include "src/rules.hpp"

#include <doctest/doctest.h>

#include "tests/src/words_kit.hpp"

using namespace words_kit;

namespace {

/// "Mon 09:00-18:00 Tue …": the core span of each weekday that has one, from Monday.
std::string core_days(const CoreWeek& week) {
  static constexpr std::array<std::string_view, 7> kNames = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
  std::string out;
  for (const std::size_t day : {1U, 2U, 3U, 4U, 5U, 6U, 0U}) {
    if (!week.days[day]) { continue; }
    out += (out.empty() ? "" : " ") + std::string(kNames[day]) + ' ' + to_text(*week.days[day]);
  }
  return out;
}

struct CoreRow {
  std::string_view words;
  std::string_view text;
  std::string_view days;
};

}  // namespace

TEST_CASE("core hours: what is read, and its normal form") {
  const std::vector<CoreRow> rows = {
      {"mon 09:00-18:00", "mon 09:00-18:00", "mon 09:00-18:00"},
      {"mon-wed 09:00-18:00", "mon-wed 09:00-18:00", "mon 09:00-18:00 tue 09:00-18:00 wed 09:00-18:00"},
      {" MON-Tuesday  9:00 - 18:00 ", "mon-tue 09:00-18:00", "mon 09:00-18:00 tue 09:00-18:00"},
      {"mon 9:00-18:00,sat 10:00-13:00", "mon 09:00-18:00, sat 10:00-13:00", "mon 09:00-18:00 sat 10:00-13:00"},
      {"mon 09:00-12:00,mon 13:00-18:00", "mon 09:00-12:00, mon 13:00-18:00", "mon 09:00-18:00"},
      {"mon 13:00-18:00,mon 09:00-12:00", "mon 13:00-18:00, mon 09:00-12:00", "mon 09:00-18:00"},
      {"mon 09:00-12:00,mon 12:00-18:00", "mon 09:00-12:00, mon 12:00-18:00", "mon 09:00-18:00"},
      {"mon 18:00-26:00", "mon 18:00-26:00", "mon 18:00-26:00"},
      {"mon 00:00-24:00", "mon 00:00-24:00", "mon 00:00-24:00"},
      {"mon 23:59-47:59", "mon 23:59-47:59", "mon 23:59-47:59"},
      {"sat-mon 10:00-12:00", "sat-mon 10:00-12:00", "mon 10:00-12:00 sat 10:00-12:00 sun 10:00-12:00"},
      {"mon,wed 10:00-12:00", "mon 10:00-12:00, wed 10:00-12:00", "mon 10:00-12:00 wed 10:00-12:00"},
      {"weekdays 9am-6pm", "mon-fri 09:00-18:00",
       "mon 09:00-18:00 tue 09:00-18:00 wed 09:00-18:00 thu 09:00-18:00 fri 09:00-18:00"},
      {"월 9시~18시", "mon 09:00-18:00", "mon 09:00-18:00"},
      {"월-화 오전 9시 - 오후 6시 30분", "mon-tue 09:00-18:30", "mon 09:00-18:30 tue 09:00-18:30"},
      {"토요일 10:00–13:00", "sat 10:00-13:00", "sat 10:00-13:00"},
      {"none", "none", ""},
      {"없음", "none", ""},
  };
  for (const CoreRow& row : rows) {
    CAPTURE(row.words);
    const Result<CoreWeek> core = parse_core(row.words);
    REQUIRE(core);
    CHECK(core->text == row.text);
    CHECK(core_days(*core) == row.days);
    CHECK(parse_core(core->text).value() == *core);  // the normal form means the same
  }
  CHECK(core_days(*parse_core("매일 10:00-12:00")) ==
        "mon 10:00-12:00 tue 10:00-12:00 wed 10:00-12:00 thu 10:00-12:00 fri 10:00-12:00 sat 10:00-12:00 sun "
        "10:00-12:00");
  CHECK(parse_core("평일 9:00-18:00").value() == default_rulebook().core.on(kEver));
}

TEST_CASE("core hours: what is refused, and why") {
  const std::vector<Row> rows = {
      {"", "bad_core: no core hours are given"},
      {"mon-fri", "bad_core: the days 'mon-fri' lack their hours"},
      {"mon 09:00-18:00, tue", "bad_core: the days 'tue' lack their hours"},
      {"09:00-18:00", "bad_core: the hours '09:00-18:00' lack their weekdays"},
      {"moon 09:00-18:00", "bad_core: 'moon' is not a weekday"},
      {"mon-frei 09:00-18:00", "bad_core: 'mon-frei' is not a weekday"},
      {"mon-tue-wed 09:00-18:00", "bad_core: 'mon-tue-wed' is not a weekday"},
      {"mon 09:00", "bad_core: '09:00' is not a span of hours"},
      {"mon 9-18", "bad_core: '9-18' is not a span of hours"},
      {"mon 09:00-18:00x", "bad_core: '09:00-18:00x' is not a span of hours"},
      {"mon 09:00-18:00 13:00-14:00", "bad_core: '09:00-18:00 13:00-14:00' is not a span of hours"},
      {"mon 09:00:30-18:00", "bad_core: '09:00:30-18:00' is not a span of hours"},
      {"mon 24:00-25:00", "bad_core: '24:00-25:00' is not a span of hours"},
      {"mon 09:00-48:01", "bad_core: '09:00-48:01' is not a span of hours"},
      {"mon 18:00-09:00", "bad_core: the span '18:00-09:00' ends before it begins, or is empty"},
      {"mon 09:00-09:00", "bad_core: the span '09:00-09:00' ends before it begins, or is empty"},
      {"mon 09:00-33:01", "bad_core: the span '09:00-33:01' is longer than 24 hours"},
      {"mon 09:00-13:00, mon-tue 12:00-18:00", "bad_core: two spans of mon overlap: 09:00-13:00 and 12:00-18:00"},
      {"mon 01:00-02:00, mon 20:00-26:00", "bad_core: the core hours of mon run over 24 hours, from 01:00 to 26:00"},
      {"mon 09:00-18:00,", "bad_core: 'mon 09:00-18:00,' is not understood as core hours"},
      {",", "bad_core: ',' is not understood as core hours"},
      {"\xff", "bad_core: these words are not UTF-8 text"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.words);
    const Result<CoreWeek> core = parse_core(row.words);
    REQUIRE(!core);
    CHECK(shown(core.error()) == row.expected);
    CHECK(well_worded(core.error()));
  }
  CHECK(hint_of(parse_core("mon 18:00-09:00").error()) ==
        "for hours past midnight count on after 24:00, like 18:00-26:00");
  CHECK(shown(parse_core("월 18:00-09:00").error(), Lang::ko) ==
        "bad_core: '18:00-09:00': 끝이 시작보다 빠르거나 같아요");
}

TEST_CASE("night: an end at or before the start is on the next day") {
  const auto night = [](std::string_view words) {
    const Result<ClockSpan> span = parse_night(words);
    if (!span) {
      CHECK(well_worded(span.error()));
      return shown(span.error());
    }
    return to_text(*span);
  };
  CHECK(night("22:00-06:00") == "22:00-30:00");
  CHECK(night("22:00-30:00") == "22:00-30:00");
  CHECK(night("00:00-05:00") == "00:00-05:00");
  CHECK(night("20:00-24:00") == "20:00-24:00");
  CHECK(night("22:00-22:00") == "22:00-46:00");
  CHECK(night(" 10pm ~ 6am ") == "22:00-30:00");
  CHECK(night("오후 10시-오전 6시") == "22:00-30:00");
  CHECK(night("") == "bad_span: no span of hours is given");
  CHECK(night("22:00") == "bad_span: '22:00' is not a span of hours");
  CHECK(night("24:00-06:00") == "bad_span: '24:00-06:00' is not a span of hours");
  CHECK(night("22:00-06:00-07:00") == "bad_span: '22:00-06:00-07:00' is not a span of hours");
  CHECK(night("01:00-26:00") == "bad_span: the span '01:00-26:00' is longer than 24 hours");
  CHECK(night("\xfe") == "bad_span: these words are not UTF-8 text");
}

TEST_CASE("days off: keys there and back") {
  for (const DayOffType type : {DayOffType::leave, DayOffType::sick, DayOffType::other}) {
    CHECK(day_off_type_from(key_of(type)) == type);
  }
  for (const DayHalf half : {DayHalf::full, DayHalf::am, DayHalf::pm}) { CHECK(day_half_from(key_of(half)) == half); }
  CHECK(key_of(DayOffType::sick) == "sick");
  CHECK(key_of(DayHalf::full).empty());
  CHECK(!day_off_type_from("holiday"));
  CHECK(!day_off_type_from(""));
  CHECK(!day_half_from("noon"));
}

TEST_CASE("the default rulebook is what the settings' defaults say") {
  Rulebook from_texts = default_rulebook();
  for (const SettingInfo& setting : settings()) { apply_setting(from_texts, setting.key, setting.fallback, kEver); }
  const Rulebook rules = default_rulebook();
  CHECK(rules.core.entries == from_texts.core.entries);
  CHECK(rules.night.entries == from_texts.night.entries);
  CHECK(rules.day_start.entries == from_texts.day_start.entries);
  CHECK(rules.region.entries == from_texts.region.entries);
  CHECK(rules.day_hours.entries == from_texts.day_hours.entries);
  CHECK(rules.week_limit.entries == from_texts.week_limit.entries);
  CHECK(rules.day_limit.entries == from_texts.day_limit.entries);
  CHECK(rules.rest_benchmark.entries == from_texts.rest_benchmark.entries);
  CHECK(rules.off_hours_limit == from_texts.off_hours_limit);
  CHECK(rules.week_start == from_texts.week_start);
  CHECK(rules.core.on(day_of(1950, 1, 1)).text == "mon-fri 09:00-18:00");
  CHECK(!rules.core.on(kEver).on(day_of(2026, 11, 22)));  // a Sunday
  CHECK(rules.night.on(kEver) == ClockSpan{Hours{22}, Hours{30}});
}

TEST_CASE("apply_setting: the past is judged by what held then") {
  Rulebook rules = default_rulebook();
  const Day change = day_of(2026, 3, 1);
  apply_setting(rules, "day_hours", "7h30m", change);
  apply_setting(rules, "day_hours", "6h", day_of(2026, 9, 1));
  CHECK(rules.day_hours.on(change - Days{1}) == Hours{8});
  CHECK(rules.day_hours.on(change) == Minutes{450});
  CHECK(rules.day_hours.on(day_of(2026, 8, 31)) == Minutes{450});
  CHECK(rules.day_hours.on(day_of(2030, 1, 1)) == Hours{6});

  SUBCASE("the same day again replaces") {
    apply_setting(rules, "day_hours", "7h", change);
    CHECK(rules.day_hours.on(change) == Hours{7});
    CHECK(rules.day_hours.entries.size() == 3);
  }
  SUBCASE("a first set-up replaces the default") {
    apply_setting(rules, "core", "mon-thu 10:00-19:00", kEver);
    REQUIRE(rules.core.entries.size() == 1);
    CHECK(rules.core.on(kEver).text == "mon-thu 10:00-19:00");
  }
  SUBCASE("an earlier day may come later") {
    apply_setting(rules, "day_hours", "5h", day_of(2026, 1, 1));
    CHECK(rules.day_hours.on(day_of(2026, 2, 1)) == Hours{5});
    CHECK(rules.day_hours.on(change) == Minutes{450});
  }
  SUBCASE("every key of the rulebook") {
    apply_setting(rules, "night", "23:00-05:00", change);
    apply_setting(rules, "day_start", "04:00", change);
    apply_setting(rules, "region", "KR", change);
    apply_setting(rules, "week_limit", "off", change);
    apply_setting(rules, "day_limit", "9h", change);
    apply_setting(rules, "rest_benchmark", "12h", change);
    apply_setting(rules, "week_start", "sun", change);
    apply_setting(rules, "off_hours_limit", "10h", change);
    CHECK(rules.night.on(change) == ClockSpan{Hours{23}, Hours{29}});
    CHECK(rules.night.on(kEver) == ClockSpan{Hours{22}, Hours{30}});
    CHECK(rules.day_start.on(change) == Hours{4});
    CHECK(rules.region.on(change) == "KR");
    CHECK(rules.week_limit.on(change) == Seconds{0});
    CHECK(rules.day_limit.on(change) == Hours{9});
    CHECK(rules.rest_benchmark.on(change) == Hours{12});
    CHECK(rules.week_start == Weekday{date::Sunday});
    CHECK(rules.off_hours_limit == Hours{10});
  }
  SUBCASE("what cannot be read or is no rule changes nothing") {
    const Rulebook before = rules;
    for (const std::string_view key :
         {"core", "night", "day_start", "day_hours", "week_limit", "week_start", "off_hours_limit", "theme", "name",
          "benchmark.who.ilo.long55", "", "nonsense"}) {
      apply_setting(rules, key, "nonsense", change);
    }
    CHECK(rules.core.entries == before.core.entries);
    CHECK(rules.night.entries == before.night.entries);
    CHECK(rules.day_start.entries == before.day_start.entries);
    CHECK(rules.day_hours.entries == before.day_hours.entries);
    CHECK(rules.week_limit.entries == before.week_limit.entries);
    CHECK(rules.week_start == before.week_start);
    CHECK(rules.off_hours_limit == before.off_hours_limit);
  }
}
