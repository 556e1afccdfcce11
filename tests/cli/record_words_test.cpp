// Shares, numbers, choices and names for a shell, as people type them.

#include "cli/record_words.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "src/msg/records.hpp"

using namespace labclock;
using namespace labclock::cli;

TEST_CASE("a share is per cent with up to four decimals, exact to the millionth") {
  const std::pair<const char*, int> good[] = {
      {"30", 300'000},    {"12.5", 125'000},       {"33.3333", 333'333}, {"0", 0},
      {"100", 1'000'000}, {"100.0000", 1'000'000}, {"0.0001", 1},        {"7 %", 70'000},
      {"7%", 70'000},     {" 16.6667 %", 166'667}, {"007", 70'000}};
  for (const auto& each : good) {
    CAPTURE(each.first);
    const Result<int> share = parse_share(each.first);
    REQUIRE(share.ok());
    CHECK(*share == each.second);
  }
}

TEST_CASE("what is no share is refused") {
  for (const char* text : {"",    " ",  "%",   "-1",   "+1",     "100.0001", "101", "999",    "1000", "12.34567",
                           "12.", ".5", "1e1", "0x10", "thirty", "12,5",     "1 2", "12.5.1", "5%%",  "٣"}) {
    CAPTURE(text);
    const Result<int> share = parse_share(text);
    REQUIRE_FALSE(share.ok());
    CHECK(share.error().kind == ErrorKind::usage);
    CHECK(share.error().code == "bad_share");
  }
}

TEST_CASE("every share is written so that it is read back") {
  CHECK(rc::check("share_words and parse_share", [] {
    const int ppm = *rc::gen::inRange(0, 1'000'001);
    const Result<int> back = parse_share(share_words(ppm));
    RC_ASSERT(back.ok());
    RC_ASSERT(*back == ppm);
  }));
  CHECK(share_words(300'000) == "30 %");
  CHECK(share_words(125'000) == "12.5 %");
  CHECK(share_words(1) == "0.0001 %");
  CHECK(share_words(0) == "0 %");
  CHECK(share_words(1'000'000) == "100 %");
}

TEST_CASE("a row's number is a whole number of one or more") {
  CHECK(*row_number("17", msg::alert_not_found_hint) == 17);
  for (const char* text : {"", "0", "-3", "x", "3x", " 3", "1.5", "99999999999999999999"}) {
    CAPTURE(text);
    CHECK_FALSE(row_number(text, msg::alert_not_found_hint).ok());
  }
}

TEST_CASE("a path is quoted where a shell would take it apart") {
  CHECK(shell_word("/data/labclock-demo.db") == "/data/labclock-demo.db");
  CHECK(shell_word("my data.db") == "'my data.db'");
  CHECK(shell_word("Kim's.db") == "'Kim'\\''s.db'");
  CHECK(shell_word("$(reboot)") == "'$(reboot)'");
  CHECK(shell_word("예시.db") == "'예시.db'");
  CHECK(shell_word("") == "''");
}

TEST_CASE("sizes are told as file managers do") {
  CHECK(size_words(0) == "0 B");
  CHECK(size_words(999) == "999 B");
  CHECK(size_words(1000) == "1.0 kB");
  CHECK(size_words(98'304) == "98.3 kB");
  CHECK(size_words(123'456) == "123 kB");
  CHECK(size_words(999'600) == "1.0 MB");
  CHECK(size_words(3'500'000'000) == "3.5 GB");
}
