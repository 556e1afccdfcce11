// DURATION, clock times, and the machine's words (RFC 3339, ISO days).

#include <doctest/doctest.h>

#include <limits>

#include "tests/src/words_kit.hpp"

using namespace words_kit;

namespace {

std::string instant_text(std::string_view text) {
  const std::optional<Instant> at = parse_rfc3339(text);
  return at ? rfc3339(*at) : "none";
}

}  // namespace

TEST_CASE("DURATION: the forms of the interface, in both languages") {
  const std::vector<Row> rows = {
      {"90m", "5400"},
      {"1h30m", "5400"},
      {"1:30", "5400"},
      {"1:30:15", "5415"},
      {"0:05", "300"},
      {"45s", "45"},
      {"1.5h", "5400"},
      {"0.25 h", "900"},
      {"1.333h", "4799"},
      {"8h", "28800"},
      {"0m", "0"},
      {" 1 H 30 MIN ", "5400"},
      {"2 hours 5 minutes", "7500"},
      {"1h 15s", "3615"},
      {"100:00", "360000"},
      {"1시간 30분", "5400"},
      {"1시간30분", "5400"},
      {"1시간 반", "5400"},
      {"90분", "5400"},
      {"45초", "45"},
      {"１ｈ３０ｍ", "5400"},
      {"87660h", "315576000"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.words);
    CHECK(shown(parse_duration(row.words)) == row.expected);
  }
}

TEST_CASE("DURATION: wrong lengths are named") {
  const std::string nines(900, '9');
  const std::vector<Row> rows = {
      {"", "bad_duration: no length of time is given"},
      {"90", "bad_duration: '90' lacks a unit"},
      {"1h30", "bad_duration: '1h30' lacks a unit"},
      {"-30m", "bad_duration: '-30m' is negative; a length of time is not"},
      {"+30m", "bad_duration: '+30m' is not a length of time"},
      {"m", "bad_duration: 'm' is not a length of time"},
      {"1d", "bad_duration: '1d' is not a length of time"},
      {"30m1h", "bad_duration: '30m1h' is not a length of time"},
      {"1h1h", "bad_duration: '1h1h' is not a length of time"},
      {"1.5h30m", "bad_duration: '1.5h30m' is not a length of time"},
      {"1h1.5m", "bad_duration: '1h1.5m' is not a length of time"},
      {"1.5s", "bad_duration: '1.5s' is not a length of time"},
      {"1.h", "bad_duration: '1.h' is not a length of time"},
      {"1.1234567h", "bad_duration: '1.1234567h' is not a length of time"},
      {"1:60", "bad_duration: '1:60' is not a length of time"},
      {"1:5", "bad_duration: '1:5' is not a length of time"},
      {"1mh", "bad_duration: '1mh' is not a length of time"},
      {"1e3s", "bad_duration: '1e3s' is not a length of time"},
      {"87661h", "bad_duration: '87661h' is longer than ten years"},
      {"99999999999999h", "bad_duration: '99999999999999h' is longer than ten years"},
      {"18446744073709551616s", "bad_duration: '18446744073709551616s' is longer than ten years"},
      {"9999999999999:00", "bad_duration: '9999999999999:00' is longer than ten years"},
      {"\xf0\x28\x8c\x28", "bad_duration: these words are not UTF-8 text"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.words);
    const Result<Seconds> length = parse_duration(row.words);
    CHECK(shown(length) == row.expected);
    if (!length) { CHECK(well_worded(length.error())); }
  }
  CHECK(parse_duration(nines + "h").error().code == "bad_duration");
}

TEST_CASE("duration_words: the shortest words") {
  CHECK(duration_words(Seconds{0}) == "0m");
  CHECK(duration_words(Seconds{45}) == "45s");
  CHECK(duration_words(Minutes{90}) == "1h30m");
  CHECK(duration_words(Hours{8}) == "8h");
  CHECK(duration_words(Hours{1} + Seconds{5}) == "1h5s");
  CHECK(duration_words(-Minutes{30}) == "-30m");
  CHECK(duration_words(Seconds{std::numeric_limits<std::int64_t>::min()}) == "-2562047788015215h30m8s");
}

TEST_CASE("parse_clock: up to its limit, and nothing that is not on a clock") {
  const std::vector<Row> rows = {
      {"9:30", "34200"},
      {"09:30", "34200"},
      {"0:00", "0"},
      {"26:00", "93600"},
      {"09:30:05", "34205"},
      {" 9:30 ", "34200"},
      {"9시", "32400"},
      {"오후 6시", "64800"},
      {"6pm", "64800"},
      {"26:01", "bad_clock: there is no clock time '26:01'"},
      {"9:60", "bad_clock: there is no clock time '9:60'"},
      {"9", "bad_clock: there is no clock time '9'"},
      {"a:30", "bad_clock: there is no clock time 'a:30'"},
      {"1x:30", "bad_clock: there is no clock time '1x:30'"},
      {"12:3x", "bad_clock: there is no clock time '12:3x'"},
      {"-9:30", "bad_clock: there is no clock time '-9:30'"},
      {"9:30 x", "bad_clock: there is no clock time '9:30 x'"},
      {"", "bad_clock: no clock time is given"},
      {"99999999999:00", "bad_clock: there is no clock time '99999999999:00'"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.words);
    const Result<Seconds> clock = parse_clock(row.words, Hours{26});
    CHECK(shown(clock) == row.expected);
    if (!clock) { CHECK(well_worded(clock.error())); }
  }
}

TEST_CASE("parse_rfc3339 is strict") {
  CHECK(instant_text("2026-11-16T00:30:00Z") == "2026-11-16T00:30:00Z");
  CHECK(instant_text("2026-11-16t00:30:00z") == "2026-11-16T00:30:00Z");
  CHECK(instant_text("2026-11-16 00:30:00Z") == "2026-11-16T00:30:00Z");
  CHECK(instant_text("2026-11-16T09:30:00+09:00") == "2026-11-16T00:30:00Z");
  CHECK(instant_text("2026-11-15T19:00:00-05:30") == "2026-11-16T00:30:00Z");
  CHECK(instant_text("2026-11-16T00:30:00.000Z") == "2026-11-16T00:30:00Z");
  CHECK(instant_text("2026-11-16T00:30:00-00:00") == "2026-11-16T00:30:00Z");
  CHECK(instant_text("1900-01-01T00:00:00Z") == "1900-01-01T00:00:00Z");
  CHECK(instant_text("2199-12-31T23:59:59Z") == "2199-12-31T23:59:59Z");
  CHECK(instant_text("2200-01-01T08:59:59+09:00") == "2199-12-31T23:59:59Z");
  for (const std::string_view wrong : {"",
                                       "2026-11-16",
                                       "2026-11-16T00:30:00",
                                       "2026-11-16T00:30Z",
                                       "2026-11-16T00:30:00.5Z",
                                       "2026-11-16T00:30:00.Z",
                                       "2026-02-29T00:30:00Z",
                                       "2026-13-01T00:30:00Z",
                                       "2026-11-16T24:00:00Z",
                                       "2026-11-16T23:60:00Z",
                                       "2026-11-16T23:59:60Z",
                                       "2026-11-16T00:30:00+24:00",
                                       "2026-11-16T00:30:00+09:60",
                                       "2026-11-16T00:30:00+0900",
                                       "2026-11-16T00:30:00+09",
                                       "2026-11-16T00:30:00Zx",
                                       " 2026-11-16T00:30:00Z",
                                       "2026-11-16T00:30:00Z ",
                                       "2026-11-16x00:30:00Z",
                                       "20261116T003000Z",
                                       "-026-11-16T00:30:00Z",
                                       "1899-12-31T23:59:59Z",
                                       "2200-01-01T00:00:00Z",
                                       "2026-11-16T00:30:00*09:00",
                                       "2026-11-16T00:30:00"}) {
    CAPTURE(wrong);
    CHECK(instant_text(wrong) == "none");
  }
  const std::string with_null("2026-11-16T00:30:00Z\0", 21);
  CHECK(instant_text(with_null) == "none");
}

TEST_CASE("rfc3339 and iso_day write any instant and day") {
  CHECK(rfc3339(instant_of(0)) == "1970-01-01T00:00:00Z");
  CHECK(rfc3339(instant_of(-1)) == "1969-12-31T23:59:59Z");
  CHECK(rfc3339(kEarliest) == "1900-01-01T00:00:00Z");
  CHECK(rfc3339(instant_of(253402300799)) == "9999-12-31T23:59:59Z");
  CHECK(rfc3339(instant_of(253402300800)) == "10000-01-01T00:00:00Z");
  CHECK(rfc3339(instant_of(-62167219201)) == "-1-12-31T23:59:59Z");
  CHECK(rfc3339(instant_of(std::numeric_limits<std::int64_t>::max())) == "292277026596-12-04T15:30:07Z");
  CHECK(rfc3339(instant_of(std::numeric_limits<std::int64_t>::min())) == "-292277022657-01-27T08:29:52Z");
  CHECK(iso_day(day_of(2026, 11, 16)) == "2026-11-16");
  CHECK(iso_day(day_of(400, 2, 29)) == "0400-02-29");
  CHECK(iso_day(day_from_number(std::numeric_limits<std::int32_t>::max())) == "5881580-07-11");
}

TEST_CASE("parse_iso_day is strict") {
  CHECK(parse_iso_day("2026-11-16") == day_of(2026, 11, 16));
  CHECK(parse_iso_day("2028-02-29") == day_of(2028, 2, 29));
  CHECK(parse_iso_day("1900-01-01") == day_of(1900, 1, 1));
  CHECK(parse_iso_day("2199-12-31") == day_of(2199, 12, 31));
  for (const std::string_view wrong : {"", "2026-11-1", "2026-02-29", "2100-02-29", "2026-00-10", "2026-11-31",
                                       "2026/11/16", "2026-11-16 ", "2026-11-1x", "1899-12-31", "2200-01-01"}) {
    CAPTURE(wrong);
    CHECK(!parse_iso_day(wrong));
  }
}
