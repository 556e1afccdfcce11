#include <doctest/doctest.h>

#include "tests/src/words_kit.hpp"

using namespace words_kit;

namespace {

void check_range(const Desk& desk, const RangeFacts& facts, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.words);
    const Result<Range> range = parse_range(row.words, desk, facts);
    CHECK(shown(range) == row.expected);
    if (!range) { CHECK(well_worded(range.error())); }
  }
}

constexpr std::string_view kTuesday = "2026-11-24T10:00:00+09:00";

}  // namespace

TEST_CASE("RANGE: the words of the interface") {
  Person person("Asia/Seoul");
  const RangeFacts facts{day_of(2025, 3, 4), day_of(2026, 11, 10)};
  check_range(person.at(kTuesday), facts,
              {
                  {"today", "2026-11-24..2026-11-24"},
                  {"yesterday", "2026-11-23..2026-11-23"},
                  {"week", "2026-11-23..2026-11-29"},
                  {"last-week", "2026-11-16..2026-11-22"},
                  {"2026-W47", "2026-11-16..2026-11-22"},
                  {"month", "2026-11-01..2026-11-30"},
                  {"last-month", "2026-10-01..2026-10-31"},
                  {"2026-11", "2026-11-01..2026-11-30"},
                  {"2028-02", "2028-02-01..2028-02-29"},
                  {"2026", "2026-01-01..2026-12-31"},
                  {"2026-11-16", "2026-11-16..2026-11-16"},
                  {"2026-11-01..2026-11-15", "2026-11-01..2026-11-15"},
                  {"2026-11-15..2026-11-15", "2026-11-15..2026-11-15"},
                  {"since-meeting", "2026-11-10..2026-11-24"},
                  {"last-4-weeks", "2026-10-28..2026-11-24"},
                  {"all", "2025-03-04..2026-11-24"},
              });
}

TEST_CASE("RANGE: Korean words") {
  Person person("Asia/Seoul");
  const RangeFacts facts{day_of(2025, 3, 4), day_of(2026, 11, 10)};
  check_range(person.at(kTuesday), facts,
              {
                  {"오늘", "2026-11-24..2026-11-24"},          {"어제", "2026-11-23..2026-11-23"},
                  {"이번주", "2026-11-23..2026-11-29"},        {"이번 주", "2026-11-23..2026-11-29"},
                  {"지난주", "2026-11-16..2026-11-22"},        {"지난 주", "2026-11-16..2026-11-22"},
                  {"이번달", "2026-11-01..2026-11-30"},        {"지난달", "2026-10-01..2026-10-31"},
                  {"올해", "2026-01-01..2026-12-31"},          {"작년", "2025-01-01..2025-12-31"},
                  {"11월", "2026-11-01..2026-11-30"},          {"2025년", "2025-01-01..2025-12-31"},
                  {"2025년 3월", "2025-03-01..2025-03-31"},    {"11월 3일", "2026-11-03..2026-11-03"},
                  {"전체", "2025-03-04..2026-11-24"},          {"지난면담", "2026-11-10..2026-11-24"},
                  {"지난 면담", "2026-11-10..2026-11-24"},     {"최근4주", "2026-10-28..2026-11-24"},
                  {"최근 4주", "2026-10-28..2026-11-24"},      {"11월 1일~11월 15일", "2026-11-01..2026-11-15"},
                  {"월요일 ~ 오늘", "2026-11-23..2026-11-24"},
              });
}

TEST_CASE("RANGE: other ways to write the same") {
  Person person("Asia/Seoul");
  check_range(person.at(kTuesday), {},
              {
                  {"This Week", "2026-11-23..2026-11-29"},
                  {"last week", "2026-11-16..2026-11-22"},
                  {"last_month", "2026-10-01..2026-10-31"},
                  {"year", "2026-01-01..2026-12-31"},
                  {"last-year", "2025-01-01..2025-12-31"},
                  {"last 4 weeks", "2026-10-28..2026-11-24"},
                  {"last-1-week", "2026-11-18..2026-11-24"},
                  {"last-10-days", "2026-11-15..2026-11-24"},
                  {"2026w47", "2026-11-16..2026-11-22"},
                  {"mon", "2026-11-23..2026-11-23"},
                  {"mon..today", "2026-11-23..2026-11-24"},
                  {"2026-11-01 - 2026-11-15", "2026-11-01..2026-11-15"},
                  {"2026-11-01 to 2026-11-15", "2026-11-01..2026-11-15"},
                  {"2026-10..2026-11", "2026-10-01..2026-11-30"},
                  {"2026-W46..2026-W47", "2026-11-09..2026-11-22"},
                  {"2026.11.01..2026.11.15", "2026-11-01..2026-11-15"},
              });
}

TEST_CASE("RANGE: without sessions and without a meeting") {
  Person person("Asia/Seoul");
  check_range(person.at(kTuesday), {},
              {{"all", "2026-11-24..2026-11-24"}, {"since-meeting", "2026-10-28..2026-11-24 fallback"}});
  check_range(person.at(kTuesday), {day_of(2027, 1, 1), std::nullopt}, {{"all", "2026-11-24..2026-11-24"}});
}

TEST_CASE("RANGE: which words ask for what the ledger holds") {
  for (const char* words : {"all", " ALL ", "전체"}) { CHECK(range_asks(words) == RangeAsks::first_session); }
  for (const char* words : {"since-meeting", "Since Meeting", "지난 면담부터", "면담 이후"}) {
    CHECK(range_asks(words) == RangeAsks::last_meeting);
  }
  for (const char* words : {"week", "2026-W47", "last-4-weeks", "2026-11-01..2026-11-15", "", "nonsense", "\xff"}) {
    CHECK(range_asks(words) == RangeAsks::nothing);
  }
}

TEST_CASE("RANGE: a week is the seven days from week_start, named by its Thursday") {
  Person sunday("Asia/Seoul", {"week_start=sun"});
  check_range(sunday.at(kTuesday), {},
              {
                  {"week", "2026-11-22..2026-11-28"},
                  {"last-week", "2026-11-15..2026-11-21"},
                  {"2026-W47", "2026-11-15..2026-11-21"},
                  {"2026-W53", "2026-12-27..2027-01-02"},
                  {"2026-W01", "2025-12-28..2026-01-03"},
              });
  Person friday("Asia/Seoul", {"week_start=fri"});
  check_range(friday.at(kTuesday), {}, {{"2026-W47", "2026-11-13..2026-11-19"}});
  for (const std::string_view start : {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}) {
    Person person("Asia/Seoul", {std::string("week_start=") + std::string(start)});
    for (const std::string label : {"2026-W01", "2026-W47", "2026-W53", "2025-W52", "2027-W01"}) {
      CAPTURE(start);
      const Result<Range> range = parse_range(label, person.at(kTuesday), {});
      REQUIRE(range);
      CHECK(range->days.count() == 7);
      CHECK(week_label(range->days) == label);
    }
  }
}

TEST_CASE("RANGE: today is the logical day, also in the first hours of a month") {
  Person person("Asia/Seoul", {"day_start=04:00"});
  check_range(person.at("2026-12-01T02:00:00+09:00"), {},
              {{"today", "2026-11-30..2026-11-30"}, {"month", "2026-11-01..2026-11-30"}});
}

TEST_CASE("RANGE: wrong words are named") {
  Person person("Asia/Seoul");
  check_range(
      person.at(kTuesday), {},
      {
          {"", "bad_range: no range of days is given"},
          {"fortnight", "bad_range: 'fortnight' is not a range of days"},
          {"2026-W54", "no_such_week: there is no week '2026-W54': 2026 has 53 weeks"},
          {"2025-W53", "no_such_week: there is no week '2025-W53': 2025 has 52 weeks"},
          {"2026-W00", "no_such_week: there is no week '2026-W00': 2026 has 53 weeks"},
          {"2026-13", "no_such_day: 2026-13-01 does not exist: a year has 12 months"},
          {"2026-02-30", "no_such_day: 2026-02-30 does not exist: 2026-02 has 28 days"},
          {"2026-02-30..2026-03-01", "no_such_day: 2026-02-30 does not exist: 2026-02 has 28 days"},
          {"2026-11-01..2026-11-31", "no_such_day: 2026-11-31 does not exist: 2026-11 has 30 days"},
          {"2026-11-15..2026-11-01", "reversed_range: the range ends on 2026-11-01, before it begins on 2026-11-15"},
          {"2026-11-01..", "bad_range: '2026-11-01..' lacks one of its two ends"},
          {"..2026-11-01", "bad_range: '..2026-11-01' lacks one of its two ends"},
          {"2026-11-01..foo", "bad_range: 'foo' is not a range of days"},
          {"2026-11-01...2026-11-02", "bad_range: '.2026-11-02' is not a range of days"},
          {"2026-11-01..2026-11-02..2026-11-03", "bad_range: '2026-11-02..2026-11-03' is not a range of days"},
          {"2026-11-16 9:00", "bad_range: '9:00' in '2026-11-16 9:00' is not understood"},
          {"last-0-weeks", "bad_range: 'last-0-weeks' is not a range of days"},
          {"last-99999999999999999999-weeks", "bad_range: 'last-99999999999999999999-weeks' is not a range of days"},
          {"1899", "time_out_of_range: '1899-01-01' is out of range: Labclock knows the years 1900 to 2199"},
          {"9999", "time_out_of_range: '9999-01-01' is out of range: Labclock knows the years 1900 to 2199"},
          {"2199-W53", "no_such_week: there is no week '2199-W53': 2199 has 52 weeks"},
          {"1900-W01", "1900-01-01..1900-01-07"},
          {"0000-W01", "time_out_of_range: '0000-w01' is out of range: Labclock knows the years 1900 to 2199"},
          {"20261", "bad_range: '20261' is not a range of days"},
          {"\xff", "bad_range: these words are not UTF-8 text"},
      });
  const Error reversed = parse_range("2026-11-15..2026-11-01", person.at(kTuesday), {}).error();
  CHECK(hint_of(reversed) == "did you mean 2026-11-01..2026-11-15?");
  CHECK(render(reversed.message, Lang::ko) == "기간의 끝(2026-11-01)이 시작(2026-11-15)보다 빨라요");
}
