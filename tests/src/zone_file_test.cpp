// Zone files as bytes: every version and shape that is allowed, and everything that is not.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "src/msg/times.hpp"
#include "src/zone.hpp"
#include "tests/src/zone_bytes.hpp"

using namespace labclock;
using test::TzFile;
using test::utc;

namespace {

Zone parsed(const TzFile& file) {
  auto zone = Zone::parse("Test/Zone", file.bytes());
  REQUIRE(zone.ok());
  return std::move(zone).value();
}

std::string code_of(std::string_view bytes) {
  const auto zone = Zone::parse("Test/Zone", bytes);
  if (zone) { return "ok"; }
  CHECK(zone.error().kind == ErrorKind::storage);
  CHECK(zone.error().hint.has_value());
  return zone.error().code;
}

TzFile slim_berlin() {
  TzFile file;
  file.types = {3600, 7200};
  file.transitions = {{unix_seconds(utc(1996, 3, 31, 1)), 1}, {unix_seconds(utc(1996, 10, 27, 1)), 0}};
  file.footer = "CET-1CEST,M3.5.0,M10.5.0/3";
  return file;
}

/// Asks a zone whatever it came from; only sanitizers and asserts can object.
void interrogate(const Zone& zone) {
  for (const std::int64_t t :
       {std::int64_t{-1} << 60, std::int64_t{-1} << 40, std::int64_t{-6000000000}, std::int64_t{0},
        std::int64_t{1795000000}, std::int64_t{7289654400}, std::int64_t{1} << 40, std::int64_t{1} << 60}) {
    const Seconds offset = zone.offset_at(instant_of(t));
    CHECK(offset <= Hours{26});
    CHECK(offset >= -Hours{25});
    const LocalTime local{Seconds{t}};
    const Instant first = zone.boundary(local);
    CHECK(first <= zone.boundary(local + Seconds{1}));
    CHECK(zone.local(first) >= local);
    (void)zone.meaning(local);
  }
  (void)zone.transitions({utc(1900, 1, 1), utc(2300, 1, 1)});
}

}  // namespace

TEST_CASE("a slim file says as much as a fat one") {
  const Zone slim = parsed(slim_berlin());
  const Zone fat = test::zone_named("Europe/Berlin");
  const Span years{utc(1997, 1, 1), utc(2300, 1, 1)};
  CHECK(slim.transitions(years) == fat.transitions(years));
  CHECK(slim.offset_at(utc(2007, 7, 1)) == Hours{2});
  CHECK(slim.offset_at(utc(1996, 1, 1)) == Hours{1});

  // Every transition of the fat file up to 2007, and the rule from there on.
  TzFile cut = slim_berlin();
  cut.types = {3208, 3600, 7200, 10800};
  cut.transitions.clear();
  for (const ZoneTransition& change : fat.transitions({utc(1800, 1, 1), utc(2007, 1, 1)})) {
    const auto hours = static_cast<unsigned char>(change.offset / Hours{1});
    cut.transitions.emplace_back(unix_seconds(change.from), hours);
  }
  const Span all{utc(1800, 1, 1), utc(2300, 1, 1)};
  CHECK(parsed(cut).transitions(all) == fat.transitions(all));
}

TEST_CASE("version 1 has 32-bit times and no footer") {
  TzFile file;
  file.version = '\0';
  file.types = {3600, 7200};
  file.transitions = {{-1000000000, 1}, {1000000000, 0}};
  const Zone zone = parsed(file);
  CHECK(zone.offset_at(instant_of(-1000000001)) == Hours{1});
  CHECK(zone.offset_at(instant_of(-1000000000)) == Hours{2});
  CHECK(zone.offset_at(instant_of(999999999)) == Hours{2});
  CHECK(zone.offset_at(instant_of(9999999999)) == Hours{1});
}

TEST_CASE("versions 2 to 4 are read, later ones are not") {
  TzFile file = slim_berlin();
  for (const char version : {'2', '3', '4'}) {
    file.version = version;
    CHECK(code_of(file.bytes()) == "ok");
  }
  for (const char version : {'1', '5', 'x'}) {
    file.version = version;
    CHECK(code_of(file.bytes()) == "bad_zone");
  }
}

TEST_CASE("a file without transitions is its footer, or its only type") {
  TzFile file;
  file.types = {-3600};
  CHECK(parsed(file).offset_at(utc(2026, 1, 1)) == -Hours{1});
  file.footer = "KST-9";
  CHECK(parsed(file).offset_at(utc(1900, 1, 1)) == Hours{9});
  file.footer = "EST5EDT,M3.2.0,M11.1.0";
  const Zone zone = parsed(file);
  CHECK(zone.offset_at(utc(2026, 7, 1)) == -Hours{4});
  CHECK(zone.offset_at(utc(2026, 12, 1)) == -Hours{5});
  CHECK(zone.offset_at(utc(1750, 7, 1)) == -Hours{4});
  CHECK(zone.offset_at(utc(1800, 1, 1)) == -Hours{5});
  CHECK(zone.transitions({utc(1790, 1, 1), utc(1810, 1, 1)}).size() == 40);
}

TEST_CASE("transitions far from our time are no trouble") {
  TzFile file = slim_berlin();
  file.types = {3208, 3600, 7200};
  file.transitions = {{std::numeric_limits<std::int64_t>::min(), 0}, {unix_seconds(utc(1996, 10, 27, 1)), 1}};
  CHECK(parsed(file).offset_at(utc(1900, 1, 1)) == Seconds{3208});
  CHECK(parsed(file).offset_at(utc(2026, 7, 1)) == Hours{2});
  file.transitions = {{-(std::int64_t{1} << 59), 1}};  // "the beginning of time", as some compilers write it
  CHECK(parsed(file).offset_at(utc(2026, 7, 1)) == Hours{2});
  CHECK(parsed(file).offset_at(utc(2026, 1, 1)) == Hours{1});
  file.transitions.emplace_back(std::numeric_limits<std::int64_t>::max(), std::uint8_t{2});
  CHECK(parsed(file).offset_at(utc(2026, 7, 1)) == Hours{1});
  interrogate(parsed(file));
  file.footer = "<+03>-3";
  interrogate(parsed(file));
  file.transitions = {{unix_seconds(utc(2500, 1, 1)), 2}};  // a rule that starts after what is written out
  file.footer = "CET-1CEST,M3.5.0,M10.5.0/3";
  const Zone late = parsed(file);
  CHECK(late.offset_at(utc(2499, 7, 1)) == Seconds{3208});
  CHECK(late.offset_at(utc(2500, 1, 1)) == Hours{1});
  CHECK(late.offset_at(utc(2500, 7, 1)) == Hours{2});
  interrogate(late);
}

TEST_CASE("rules of every form") {
  const auto zone = [](std::string footer) {
    TzFile file;
    file.version = '3';
    file.footer = std::move(footer);
    return parsed(file);
  };
  // J60 is the first of March in every year, 59 only in years without a leap day.
  const Zone julian = zone("AAA0BBB,J60/0,J300/0");
  CHECK(julian.offset_at(utc(2028, 2, 29, 23)) == Hours{0});
  CHECK(julian.offset_at(utc(2028, 3, 1)) == Hours{1});
  CHECK(julian.offset_at(utc(2027, 3, 1)) == Hours{1});
  const Zone counted = zone("AAA0BBB,59/0,299/0");
  CHECK(counted.offset_at(utc(2028, 2, 29)) == Hours{1});
  CHECK(counted.offset_at(utc(2028, 2, 28, 23)) == Hours{0});
  CHECK(counted.offset_at(utc(2027, 2, 28, 23)) == Hours{0});
  CHECK(counted.offset_at(utc(2027, 3, 1)) == Hours{1});
  // Nuuk: on the evening before the last Sunday, written as a negative time.
  const Zone nuuk = zone("<-02>2<-01>,M3.5.0/-1,M10.5.0/0");
  CHECK(nuuk.offset_at(utc(2026, 3, 29, 0, 59, 59)) == -Hours{2});
  CHECK(nuuk.offset_at(utc(2026, 3, 29, 1)) == -Hours{1});
  // Gaza: 50 hours after the midnight of a Thursday.
  CHECK(zone("EET-2EEST,M3.4.4/50,M10.4.4/50").offset_at(utc(2090, 3, 25, 0)) == Hours{3});
  // Daylight time all the year: the end of one year is the beginning of the next.
  const Zone always = zone("XXX3EDT4,0/0,J365/23");
  CHECK(always.transitions({utc(1801, 1, 1), utc(2300, 1, 1)}).empty());
  CHECK(always.offset_at(utc(2026, 1, 1, 3)) == -Hours{4});
  CHECK(always.offset_at(utc(2250, 6, 1)) == -Hours{4});
  // A rule that never lasts, and one that changes nothing.
  CHECK(zone("AAA0BBB,J60/2,J60/3").transitions({utc(1801, 1, 1), utc(2300, 1, 1)}).empty());
  CHECK(zone("AAA-1BBB-1,J60,J300").transitions({utc(1801, 1, 1), utc(2300, 1, 1)}).empty());
  // As far as a rule may reach: a week into the next year and the one before.
  interrogate(zone("AAA24BBB-24:59:59,J365/167,0/-167"));
}

TEST_CASE("POSIX TZ strings, read whole or not at all") {
  const auto seoul = parse_posix_tz("KST-9");
  REQUIRE(seoul);
  CHECK(seoul->standard == Hours{9});
  CHECK_FALSE(seoul->daylight);
  const auto tehran = parse_posix_tz("<+0330>-3:30");
  REQUIRE(tehran);
  CHECK(tehran->standard == Minutes{210});
  const auto berlin = parse_posix_tz("CET-1CEST,M3.5.0,M10.5.0/3");
  REQUIRE(berlin);
  REQUIRE(berlin->daylight);
  CHECK(berlin->daylight->offset == Hours{2});
  CHECK(berlin->daylight->begins.month == 3);
  CHECK(berlin->daylight->begins.week == 5);
  CHECK(berlin->daylight->begins.day == 0);
  CHECK(berlin->daylight->begins.time == Hours{2});
  CHECK(berlin->daylight->ends.time == Hours{3});
  const auto dublin = parse_posix_tz("IST-1GMT0,M10.5.0,M3.5.0/1");
  REQUIRE(dublin);
  CHECK(dublin->daylight->offset == Hours{0});
  const auto chatham = parse_posix_tz("<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45");
  REQUIRE(chatham);
  CHECK(chatham->daylight->begins.time == Minutes{165});
  CHECK(parse_posix_tz("AAA-1:02:03")->standard == Seconds{3723});

  for (const std::string_view bad : {"",
                                     "K",
                                     "KS9",
                                     "KST",
                                     "-9",
                                     "KST-25",
                                     "KST-9x",
                                     "KST-9:60",
                                     "KST-9:1:60",
                                     "<KST-9",
                                     "<K>-9",
                                     "K1T-9",
                                     "CET-1CEST",
                                     "CET-1CEST,",
                                     "CET-1CEST,M3.5.0",
                                     "CET-1CEST,M3.5.0,",
                                     "CET-1CEST,M13.5.0,M10.5.0",
                                     "CET-1CEST,M0.5.0,M10.5.0",
                                     "CET-1CEST,M3.0.0,M10.5.0",
                                     "CET-1CEST,M3.6.0,M10.5.0",
                                     "CET-1CEST,M3.5.7,M10.5.0",
                                     "CET-1CEST,M3.5,M10.5.0",
                                     "CET-1CEST,J0,J300",
                                     "CET-1CEST,J366,J300",
                                     "CET-1CEST,366,300",
                                     "CET-1CEST,M3.5.0/168,M10.5.0",
                                     "CET-1CEST,M3.5.0,M10.5.0/3 ",
                                     "CET-1CEST,M3.5.0,M10.5.0,M1.1.1",
                                     "CET-1CEST,M3.5.0/,M10.5.0",
                                     "CET-99999999999999999999"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_posix_tz(bad));
  }
}

TEST_CASE("what is no zone file is refused") {
  CHECK(code_of("") == "bad_zone");
  CHECK(code_of("TZif") == "bad_zone");
  CHECK(code_of(std::string(4096, '\0')) == "bad_zone");
  CHECK(code_of("# a text file about time zones, long enough to hold a header of 44 bytes") == "bad_zone");
  TzFile file = slim_berlin();
  REQUIRE(code_of(file.bytes()) == "ok");
  file.transitions[1].second = 2;  // a type that is not there
  CHECK(code_of(file.bytes()) == "bad_zone");
  file = slim_berlin();
  file.transitions[1].first = file.transitions[0].first;  // time stands still
  CHECK(code_of(file.bytes()) == "bad_zone");
  file = slim_berlin();
  file.types[1] = 93600;  // 26 hours
  CHECK(code_of(file.bytes()) == "bad_zone");
  file.types[1] = -90000;
  CHECK(code_of(file.bytes()) == "bad_zone");
  file = slim_berlin();
  file.types.clear();
  CHECK(code_of(file.bytes()) == "bad_zone");
  file = slim_berlin();
  file.footer = "CET-1CEST";
  CHECK(code_of(file.bytes()) == "bad_zone");
  // Counts that would need more memory than there is.
  std::string huge = slim_berlin().bytes();
  huge.replace(20, 24, std::string(24, '\xff'));
  CHECK(code_of(huge) == "bad_zone");
}

TEST_CASE("files that count leap seconds are refused, and say so") {
  TzFile file = slim_berlin();
  file.leap_seconds = 1;
  const auto zone = Zone::parse("right/Europe/Berlin", file.bytes());
  REQUIRE_FALSE(zone.ok());
  CHECK(zone.error().message == Phrase{msg::zone_leap, {{"zone", "right/Europe/Berlin"}}});
}

TEST_CASE("no beginning of a zone file is a zone file") {
  std::vector<std::string> files{slim_berlin().bytes()};
  for (const char* name : {"Europe/Berlin", "Asia/Seoul", "Africa/Casablanca", "UTC"}) {
    files.push_back(test::zone_bytes(name));
  }
  for (const std::string& file : files) {
    REQUIRE(code_of(file) == "ok");
    for (std::size_t length = 0; length < file.size(); ++length) {
      if (Zone::parse("Test/Zone", std::string_view(file).substr(0, length)).ok()) { FAIL_CHECK("cut at " << length); }
    }
  }
}

TEST_CASE("a damaged zone file is refused or harmless") {
  const std::vector<std::string> files{slim_berlin().bytes(), test::zone_bytes("America/New_York"),
                                       test::zone_bytes("Asia/Seoul"), test::zone_bytes("Africa/Casablanca"),
                                       test::zone_bytes("Pacific/Apia")};
  CHECK(rc::check("bytes flipped", [&] {
    std::string bytes = files[*rc::gen::inRange<std::size_t>(0, files.size())];
    const int flips = *rc::gen::inRange(1, 9);
    for (int i = 0; i < flips; ++i) {
      // Often in the header or the footer, where a byte says more.
      const auto where = *rc::gen::inRange(0, 3);
      const std::size_t size = bytes.size();
      const std::size_t at = where == 0   ? *rc::gen::inRange<std::size_t>(0, std::min<std::size_t>(size, 44))
                             : where == 1 ? *rc::gen::inRange<std::size_t>(size - 30, size)
                                          : *rc::gen::inRange<std::size_t>(0, size);
      bytes[at] = *rc::gen::arbitrary<char>();
    }
    const auto zone = Zone::parse("Test/Zone", bytes);
    if (zone) { interrogate(*zone); }
  }));
  CHECK(rc::check("any rule at all", [] {
    TzFile file;
    file.version = '3';
    const auto rule = [] {
      return "M" + std::to_string(*rc::gen::inRange(1, 13)) + "." + std::to_string(*rc::gen::inRange(1, 6)) + "." +
             std::to_string(*rc::gen::inRange(0, 7)) + "/" + std::to_string(*rc::gen::inRange(-167, 168));
    };
    file.footer = "AAA" + std::to_string(*rc::gen::inRange(-24, 25)) + "BBB" +
                  std::to_string(*rc::gen::inRange(-24, 25)) + "," + rule() + "," + rule();
    interrogate(parsed(file));
  }));
}

TEST_CASE("plausible zone names") {
  for (const std::string_view name :
       {"UTC", "Asia/Seoul", "America/Argentina/Buenos_Aires", "Etc/GMT+9", "America/Port-au-Prince", "EST5EDT"}) {
    CAPTURE(name);
    CHECK(plausible_zone_name(name));
  }
  for (const std::string_view name :
       {"", "/", "/etc/passwd", "Asia/", "/Asia", "Asia//Seoul", "..", "../etc/passwd", "Asia/../UTC", "Asia/..", ".",
        "./UTC", "Asia/Seoul.", "A..B", "Asia Seoul", "Asia/Se\xC3\xB6ul", "서울", "UTC\n", "-Asia"}) {
    CAPTURE(name);
    CHECK_FALSE(plausible_zone_name(name));
  }
  CHECK_FALSE(plausible_zone_name(std::string_view("UTC\0", 4)));
  CHECK_FALSE(plausible_zone_name(std::string(65, 'a')));
}
