#include "src/words.hpp"

#include <doctest/doctest.h>

#include "tests/src/words_kit.hpp"

using namespace words_kit;

namespace {

void check_when(const Desk& desk, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.words);
    const Result<When> when = parse_when(row.words, desk);
    CHECK(shown(when) == row.expected);
    if (!when) { CHECK(well_worded(when.error())); }
  }
}

void check_until(const Desk& desk, std::string_view from, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.words);
    const Result<When> when = parse_until(row.words, parse_rfc3339(from).value(), desk);
    CHECK(shown(when) == row.expected);
    if (!when) { CHECK(well_worded(when.error())); }
  }
}

void check_day(const Desk& desk, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.words);
    const Result<Day> day = parse_day(row.words, desk);
    CHECK(shown(day) == row.expected);
    if (!day) { CHECK(well_worded(day.error())); }
  }
}

}  // namespace

TEST_CASE("WHEN: the words of the interface, on a Tuesday in Seoul") {
  Person person("Asia/Seoul");
  check_when(person.at("2026-11-24T10:00:30+09:00"),
             {
                 {"now", "2026-11-24T01:00:30Z"},
                 {"9:30", "2026-11-24T00:30:00Z no date"},
                 {"09:30", "2026-11-24T00:30:00Z no date"},
                 {"9:30:15", "2026-11-24T00:30:15Z no date"},
                 {"00:00", "2026-11-23T15:00:00Z no date"},
                 {"24:00", "2026-11-24T15:00:00Z no date"},
                 {"23:00", "2026-11-24T14:00:00Z no date"},  // still ahead: for the verb to refuse
                 {"9am", "2026-11-24T00:00:00Z no date"},
                 {"2:30 pm", "2026-11-24T05:30:00Z no date"},
                 {"12am", "2026-11-23T15:00:00Z no date"},
                 {"12 pm", "2026-11-24T03:00:00Z no date"},
                 {"yesterday 14:00", "2026-11-23T05:00:00Z"},
                 {"today 8:00", "2026-11-23T23:00:00Z"},
                 {"tomorrow 8:00", "2026-11-24T23:00:00Z"},
                 {"yesterday 24:00", "2026-11-23T15:00:00Z"},
                 {"mon 9:00", "2026-11-23T00:00:00Z"},
                 {"tue 9:00", "2026-11-24T00:00:00Z"},   // today
                 {"tue 23:00", "2026-11-24T14:00:00Z"},  // today, though it is ahead
                 {"wed 9:00", "2026-11-18T00:00:00Z"},
                 {"Sunday 9:00", "2026-11-22T00:00:00Z"},
                 {"2026-11-24 09:00", "2026-11-24T00:00:00Z"},
                 {"2026-11-4 9:00", "2026-11-04T00:00:00Z"},
                 {"2026/11/24 09:00", "2026-11-24T00:00:00Z"},
                 {"2026.11.24 09:00", "2026-11-24T00:00:00Z"},
                 {"2026-11-24T09:00", "2026-11-24T00:00:00Z"},
                 {"11-20 09:00", "2026-11-20T00:00:00Z"},
                 {"2026-11-24T09:00:00Z", "2026-11-24T09:00:00Z"},
                 {"2026-11-24T09:00:00+09:00", "2026-11-24T00:00:00Z"},
                 {"2026-11-24T09:00:00.000+09:00", "2026-11-24T00:00:00Z"},
                 {"2026-11-24T09:00Z", "2026-11-24T09:00:00Z"},
                 {"2026-11-24 09:00 -0330", "2026-11-24T12:30:00Z"},
                 {"yesterday 9:00Z", "2026-11-23T09:00:00Z"},
                 {"-30m", "2026-11-24T00:30:30Z"},
                 {"+10m", "2026-11-24T01:10:30Z"},
                 {"-1h30m", "2026-11-23T23:30:30Z"},
                 {"- 1:30", "2026-11-23T23:30:30Z"},
                 {"30m ago", "2026-11-24T00:30:30Z"},
                 {"in 10 min", "2026-11-24T01:10:30Z"},
             });
}

TEST_CASE("WHEN: Korean words") {
  Person person("Asia/Seoul");
  check_when(person.at("2026-11-24T10:00:00+09:00"), {
                                                         {"지금", "2026-11-24T01:00:00Z"},
                                                         {"오늘 9:30", "2026-11-24T00:30:00Z"},
                                                         {"어제 14:00", "2026-11-23T05:00:00Z"},
                                                         {"그저께 14:00", "2026-11-22T05:00:00Z"},
                                                         {"월 9:00", "2026-11-23T00:00:00Z"},
                                                         {"월요일 9시", "2026-11-23T00:00:00Z"},
                                                         {"오전 9:30", "2026-11-24T00:30:00Z no date"},
                                                         {"오후 2시 30분", "2026-11-24T05:30:00Z no date"},
                                                         {"오후2시30분", "2026-11-24T05:30:00Z no date"},
                                                         {"14시 30분 15초", "2026-11-24T05:30:15Z no date"},
                                                         {"9시 반", "2026-11-24T00:30:00Z no date"},
                                                         {"오전 12시", "2026-11-23T15:00:00Z no date"},
                                                         {"오전 0시 5분", "2026-11-23T15:05:00Z no date"},
                                                         {"오후 12시", "2026-11-24T03:00:00Z no date"},
                                                         {"11월 20일 오후 2시", "2026-11-20T05:00:00Z"},
                                                         {"2026년 11월 20일 14:00", "2026-11-20T05:00:00Z"},
                                                         {"2026. 11. 20. 14:00", "2026-11-20T05:00:00Z"},
                                                         {"30분 전", "2026-11-24T00:30:00Z"},
                                                         {"1시간 반 전", "2026-11-23T23:30:00Z"},
                                                         {"10분 후", "2026-11-24T01:10:00Z"},
                                                         {"10분 뒤", "2026-11-24T01:10:00Z"},
                                                         {"-30분", "2026-11-24T00:30:00Z"},
                                                     });
}

TEST_CASE("WHEN: blanks, case, full-width and decomposed characters do not matter") {
  Person person("Asia/Seoul");
  check_when(person.at("2026-11-24T10:00:00+09:00"),
             {
                 {"  NOW\t\n", "2026-11-24T01:00:00Z"},
                 {"Yesterday   14:00", "2026-11-23T05:00:00Z"},
                 {"９：３０", "2026-11-24T00:30:00Z no date"},
                 {"２０２６－１１－２４　０９：００", "2026-11-24T00:00:00Z"},
                 {"−30m", "2026-11-24T00:30:00Z"},                                                    // a minus sign
                 {"\xE1\x84\x8B\xE1\x85\xA5\xE1\x84\x8C\xE1\x85\xA6 14:00", "2026-11-23T05:00:00Z"},  // 어제 in jamo
             });
}

TEST_CASE("WHEN: wrong words are named") {
  Person person("Europe/London");
  const std::string long_words(5000, '9');
  check_when(
      person.at("2026-11-24T10:00:00Z"),
      {
          {"", "bad_time: no time is given"},
          {"   ", "bad_time: no time is given"},
          {"foo", "bad_time: 'foo' is not a time"},
          {"yestreday 14:00", "bad_time: 'yestreday' in 'yestreday 14:00' is not understood"},
          {"yesterday 14:00 sharp", "bad_time: 'sharp' in 'yesterday 14:00 sharp' is not understood"},
          {"yesterday noonish", "bad_time: 'noonish' in 'yesterday noonish' is not understood"},
          {"9", "bad_time: '9' is not a time"},
          {"930", "bad_time: '930' is not a time"},
          {"25:00", "bad_time: there is no clock time '25:00'"},
          {"24:01", "bad_time: there is no clock time '24:01'"},
          {"9:75", "bad_time: there is no clock time '9:75'"},
          {"9:5", "bad_time: there is no clock time '9:5'"},
          {"13:00 pm", "bad_time: there is no clock time '13:00 pm'"},
          {"오후 14:00", "bad_time: there is no clock time '오후 14:00'"},
          {"오전", "bad_time: there is no clock time '오전'"},
          {"어제 오후", "bad_time: there is no clock time '오후'"},
          {"yesterday", "bad_time: 'yesterday' is a day without a clock time"},
          {"2026-11-24", "bad_time: '2026-11-24' is a day without a clock time"},
          {"90m", "bad_time: '90m' is a length of time, not a time"},
          {"1시간", "bad_time: '1시간' is a length of time, not a time"},
          {"-30", "bad_time: '-30' lacks a unit"},
          {"-", "bad_time: '-' is not a time"},
          {"--30m", "bad_time: '--30m' is negative; a length of time is not"},
          {"-99999999999999h", "bad_time: '-99999999999999h' is longer than ten years"},
          {"2026-02-30 9:00", "no_such_day: 2026-02-30 does not exist: 2026-02 has 28 days"},
          {"2026-02-29 9:00", "no_such_day: 2026-02-29 does not exist: 2026-02 has 28 days"},
          {"2026-11-00 9:00", "no_such_day: 2026-11-00 does not exist: 2026-11 has 30 days"},
          {"2026-13-01 9:00", "no_such_day: 2026-13-01 does not exist: a year has 12 months"},
          {"2월 30일 9:00", "no_such_day: 2026-02-30 does not exist: 2026-02 has 28 days"},
          {"2026-11-24T09:00:00.5Z", "bad_time: '09:00:00.5z' has a fraction of a second; times are whole seconds"},
          {"2026-11-24 09:00+25:00", "bad_time: '+25:00' is not an offset from UTC"},
          {"2026-11-24 09:00+9", "bad_time: '+9' is not an offset from UTC"},
          {"9:30-10:30", "bad_time: the offset '-10:30' needs a date before the time"},
          {"1899-12-31 09:00",
           "time_out_of_range: '1899-12-31' is out of range: Labclock knows the years 1900 to 2199"},
          {"2200-01-01 09:00",
           "time_out_of_range: '2200-01-01' is out of range: Labclock knows the years 1900 to 2199"},
          {"2199-12-31 23:30:00-01:00",
           "time_out_of_range: '2199-12-31 23:30:00-01:00' is out of range: Labclock knows the years 1900 to 2199"},
          {"9:30\x1b[31m", "bad_time: there is no clock time '9:30\\x1b[31m'"},
          {"\xff 9:30", "bad_time: these words are not UTF-8 text"},
          {long_words, "bad_time: these words are far too long to be a time"},
      });
}

TEST_CASE("WHEN: hints say what to write, in both languages") {
  Person person("Asia/Seoul");
  const Desk desk = person.at("2026-11-24T10:00:00+09:00");
  const Error wrong = parse_when("내일모레쯤", desk).error();
  CHECK(render(wrong.message, Lang::ko) == "'내일모레쯤': 시각으로 읽을 수 없어요");
  CHECK(hint_of(wrong, Lang::ko).find("어제 14:00") != std::string::npos);
  CHECK(hint_of(wrong).find("yesterday 14:00") != std::string::npos);
  CHECK(hint_of(parse_when("90m", desk).error()) == "write -90m for that long ago or +90m for that long from now");
  CHECK(hint_of(parse_when("어제", desk).error(), Lang::ko) == "'어제 14:00'처럼 시각도 쓰세요");
}

TEST_CASE("WHEN: a local time in the gap of spring is refused with both neighbours") {
  Person person("Europe/London");
  const Desk desk = person.at("2026-03-29T12:00:00Z");
  check_when(desk, {
                       {"01:30",
                        "no_such_time: 01:30 does not exist on 2026-03-29 in Europe/London: "
                        "the clock went from 01:00 to 02:00"},
                       {"2026-03-29 01:00",
                        "no_such_time: 01:00 does not exist on 2026-03-29 in Europe/London: "
                        "the clock went from 01:00 to 02:00"},
                       {"00:59:59", "2026-03-29T00:59:59Z no date"},
                       {"02:00", "2026-03-29T01:00:00Z no date"},
                       {"2026-03-29 01:30Z", "2026-03-29T01:30:00Z"},
                   });
  const Error gap = parse_when("01:30", desk).error();
  CHECK(hint_of(gap) == "write a time before 01:00, or 02:00 or later");
  CHECK(render(gap.message, Lang::ko) ==
        "Europe/London에서 2026-03-29에는 01:30 시각이 없어요: 시계가 01:00에서 바로 02:00 시각으로 넘어갔어요");
}

TEST_CASE("WHEN: a date that a zone skipped names its neighbours with their dates") {
  Person person("Pacific/Apia");
  check_when(person.at("2011-12-31T12:00:00+14:00"),
             {
                 {"yesterday 14:00",
                  "no_such_time: 14:00 does not exist on 2011-12-30 in Pacific/Apia: "
                  "the clock went from 2011-12-30 00:00 to 2011-12-31 00:00"},
                 {"2011-12-29 23:59", "2011-12-30T09:59:00Z"},
                 {"2011-12-29 24:00",
                  "no_such_time: 00:00 does not exist on 2011-12-30 in Pacific/Apia: "
                  "the clock went from 2011-12-30 00:00 to 2011-12-31 00:00"},
                 {"0:00", "2011-12-30T10:00:00Z no date"},
             });
}

TEST_CASE("WHEN: a local time that exists twice is the first, and an offset settles it") {
  Person person("Europe/London");
  const Desk desk = person.at("2026-10-25T12:00:00Z");
  check_when(desk, {
                       {"01:30", "2026-10-25T00:30:00Z twice no date"},
                       {"2026-10-25 01:30", "2026-10-25T00:30:00Z twice"},
                       {"2026-10-25 01:30+01:00", "2026-10-25T00:30:00Z"},
                       {"2026-10-25 01:30Z", "2026-10-25T01:30:00Z"},
                       {"today 01:30+00:00", "2026-10-25T01:30:00Z"},
                       {"00:59:59", "2026-10-24T23:59:59Z no date"},
                       {"02:00", "2026-10-25T02:00:00Z no date"},
                   });
  const Phrase told = twice_phrase(*parse_when("01:30", desk), person.zone());
  CHECK(render(told, Lang::en) ==
        "01:30 exists twice on 2026-10-25 in Europe/London; the first is meant (01:30+01:00, not 01:30+00:00)");
  CHECK(render(told, Lang::ko).find("처음 시각(01:30+01:00)") != std::string::npos);
}

TEST_CASE("WHEN: west of Greenwich the offsets of a doubled time are negative") {
  Person person("America/St_Johns");
  const Desk desk = person.at("2026-11-01T12:00:00Z");
  const Result<When> when = parse_when("01:30", desk);
  CHECK(shown(when) == "2026-11-01T04:00:00Z twice no date");
  CHECK(render(twice_phrase(*when, person.zone()), Lang::en) ==
        "01:30 exists twice on 2026-11-01 in America/St_Johns; the first is meant (01:30-02:30, not 01:30-03:30)");
}

TEST_CASE("WHEN: a bare clock time belongs to the logical day that contains now") {
  Person person("Asia/Seoul", {"day_start=04:00"});
  SUBCASE("in the small hours the day began the day before") {
    check_when(person.at("2026-11-24T02:00:00+09:00"), {
                                                           {"1:30", "2026-11-23T16:30:00Z no date"},
                                                           {"23:30", "2026-11-23T14:30:00Z no date"},
                                                           {"5:00", "2026-11-22T20:00:00Z no date"},
                                                           {"3:59", "2026-11-23T18:59:00Z no date"},
                                                           {"4:00", "2026-11-22T19:00:00Z no date"},
                                                           {"24:00", "2026-11-23T15:00:00Z no date"},
                                                           {"today 1:30", "2026-11-23T16:30:00Z"},
                                                           {"mon 1:30", "2026-11-23T16:30:00Z"},
                                                           {"yesterday 1:30", "2026-11-22T16:30:00Z"},
                                                           {"2026-11-24 1:30", "2026-11-23T16:30:00Z"},
                                                           {"2026-11-23 1:30", "2026-11-22T16:30:00Z"},
                                                       });
  }
  SUBCASE("later on it is the date itself") {
    check_when(person.at("2026-11-24T10:00:00+09:00"), {
                                                           {"9:30", "2026-11-24T00:30:00Z no date"},
                                                           {"1:30", "2026-11-24T16:30:00Z no date"},
                                                           {"yesterday 1:30", "2026-11-23T16:30:00Z"},
                                                           {"yesterday 14:00", "2026-11-23T05:00:00Z"},
                                                       });
  }
}

TEST_CASE("WHEN: where the day began in a doubled hour, the pass that lies in it is meant") {
  Person person("Europe/London", {"day_start=01:30"});  // 2026-10-25 begins at 00:30Z, the first 01:30
  check_when(person.at("2026-10-25T01:10:00Z"), {
                                                    {"01:05", "2026-10-25T01:05:00Z no date"},
                                                    {"today 01:05", "2026-10-25T01:05:00Z"},
                                                    {"01:15", "2026-10-26T01:15:00Z no date"},  // not yet
                                                    {"01:45", "2026-10-25T00:45:00Z twice no date"},
                                                    {"yesterday 01:05", "2026-10-25T00:05:00Z twice"},
                                                });
}

TEST_CASE("WHEN: a day cut short by a new day_start lacks some clock times") {
  Person person("Asia/Seoul", {"day_start=04:00", "day_start=00:00@2026-11-24"});
  check_when(person.at("2026-11-24T10:00:00+09:00"),
             {
                 {"yesterday 14:00", "2026-11-23T05:00:00Z"},
                 {"yesterday 1:30",
                  "no_such_time: 01:30 is not in the day of 2026-11-23, which runs from 2026-11-23 04:00 to "
                  "2026-11-24 00:00"},
                 {"1:30", "2026-11-23T16:30:00Z no date"},
             });
}

TEST_CASE("TO: the first such clock time after FROM, or a length") {
  Person person("Europe/London");
  check_until(person.at("2026-11-24T12:00:00Z"), "2026-11-23T22:30:00Z",
              {
                  {"23:00", "2026-11-23T23:00:00Z no date"},
                  {"1:30", "2026-11-24T01:30:00Z no date"},
                  {"22:30", "2026-11-24T22:30:00Z no date"},  // never FROM itself
                  {"24:00", "2026-11-24T00:00:00Z no date"},
                  {"0:00", "2026-11-24T00:00:00Z no date"},
                  {"오전 1시 30분", "2026-11-24T01:30:00Z no date"},
                  {"90m", "2026-11-24T00:00:00Z"},
                  {"+90m", "2026-11-24T00:00:00Z"},
                  {"1시간 30분", "2026-11-24T00:00:00Z"},
                  {"1.5h", "2026-11-24T00:00:00Z"},
                  {"-30m", "2026-11-24T11:30:00Z"},  // a WHEN: half an hour ago
                  {"now", "2026-11-24T12:00:00Z"},
                  {"today 1:30", "2026-11-24T01:30:00Z"},
                  {"2026-11-23 23:00", "2026-11-23T23:00:00Z"},
                  {"2026-11-23T23:00:00+00:00", "2026-11-23T23:00:00Z"},
                  {"", "bad_time: no time is given"},
                  {"25:00", "bad_time: there is no clock time '25:00'"},
                  {"99999999999999h", "bad_time: '99999999999999h' is longer than ten years"},
                  {"90", "bad_time: '90' is not a time"},
                  {"+", "bad_time: '+' is not a time"},
                  {"10:30Z", "bad_time: the offset 'z' needs a date before the time"},
              });
  const Error wrong = parse_until("foo", instant_of(0), person.at("2026-11-24T12:00:00Z")).error();
  CHECK(hint_of(wrong) == "write an end like 11:00, 90m, 1h30m, now or 2026-11-24 11:00");
  const Result<When> late = parse_until("90m", kLatest, person.at("2026-11-24T12:00:00Z"));
  REQUIRE(!late);
  CHECK(late.error().code == "time_out_of_range");
}

TEST_CASE("TO: through the folds and gaps of a zone") {
  Person person("Europe/London");
  const Desk desk = person.at("2026-12-01T12:00:00Z");
  SUBCASE("autumn: the second pass where the first is over") {
    check_until(desk, "2026-10-25T00:30:00Z",
                {
                    {"1:45", "2026-10-25T00:45:00Z twice no date"},
                    {"1:30", "2026-10-25T01:30:00Z no date"},
                    {"1:15", "2026-10-25T01:15:00Z no date"},
                });
    check_until(desk, "2026-10-25T01:30:00Z", {{"1:15", "2026-10-26T01:15:00Z no date"}});
  }
  SUBCASE("spring: the gap ahead is refused, one that is over is not meant") {
    check_until(desk, "2026-03-28T22:00:00Z",
                {{"1:30",
                  "no_such_time: 01:30 does not exist on 2026-03-29 in Europe/London: "
                  "the clock went from 01:00 to 02:00"}});
    check_until(desk, "2026-03-29T02:00:00Z", {{"1:30", "2026-03-30T00:30:00Z no date"}});
  }
  SUBCASE("a fold over midnight") {
    Person sao_paulo("America/Sao_Paulo");  // 2018-02-18: 00:00 became 23:00 of the 17th
    check_until(sao_paulo.at("2018-03-01T12:00:00Z"), "2018-02-18T01:50:00Z",
                {{"23:40", "2018-02-18T02:40:00Z no date"}, {"0:10", "2018-02-18T03:10:00Z no date"}});
  }
}

TEST_CASE("DAY: words and dates of both languages") {
  Person person("Asia/Seoul");
  check_day(
      person.at("2026-11-24T10:00:00+09:00"),
      {
          {"2026-11-24", "2026-11-24"},
          {"2026-1-2", "2026-01-02"},
          {"today", "2026-11-24"},
          {"yesterday", "2026-11-23"},
          {"tomorrow", "2026-11-25"},
          {"mon", "2026-11-23"},
          {"tue", "2026-11-24"},
          {"wednesday", "2026-11-18"},
          {"11-20", "2026-11-20"},
          {"12-31", "2026-12-31"},
          {"오늘", "2026-11-24"},
          {"어제", "2026-11-23"},
          {"내일", "2026-11-25"},
          {"모레", "2026-11-26"},
          {"그제", "2026-11-22"},
          {"일요일", "2026-11-22"},
          {"11월 24일", "2026-11-24"},
          {"11월24일", "2026-11-24"},
          {"2025년 3월 1일", "2025-03-01"},
          {"2026.11.24.", "2026-11-24"},
          {"1900-01-01", "1900-01-01"},
          {"2199-12-31", "2199-12-31"},
          {"2028-02-29", "2028-02-29"},
          {"", "bad_day: no day is given"},
          {"someday", "bad_day: 'someday' is not a day"},
          {"2026-11", "bad_day: '2026-11' is not a day"},
          {"2026-11-24x", "bad_day: '2026-11-24x' is not a day"},
          {"24/11", "bad_day: '24/11' is not a day"},
          {"2026-11-24 9:00", "bad_day: '9:00' in '2026-11-24 9:00' is not understood"},
          {"2026-02-30", "no_such_day: 2026-02-30 does not exist: 2026-02 has 28 days"},
          {"2-30", "no_such_day: 2026-02-30 does not exist: 2026-02 has 28 days"},
          {"24-11", "no_such_day: 2026-24-11 does not exist: a year has 12 months"},
          {"1899-12-31", "time_out_of_range: '1899-12-31' is out of range: Labclock knows the years 1900 to 2199"},
          {"\xc3\x28", "bad_day: these words are not UTF-8 text"},
      });
}

TEST_CASE("DAY: today is the logical day") {
  Person person("Asia/Seoul", {"day_start=04:00"});
  check_day(person.at("2026-11-24T02:00:00+09:00"),
            {{"today", "2026-11-23"}, {"yesterday", "2026-11-22"}, {"mon", "2026-11-23"}, {"tue", "2026-11-17"}});
}
