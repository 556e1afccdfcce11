// Zones as a whole: every zone of the computer against date and against the C library, and places known
// for their oddities, before and after the last year that their files list.

#include "src/zone.hpp"

#include <date/tz.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "tests/src/zone_bytes.hpp"

using namespace labclock;
using test::utc;
using test::wall;
using test::zone_named;

namespace {

const std::vector<std::string>& zone_names() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> all;
    for (const auto& zone : date::get_tzdb().zones) { all.push_back(zone.name()); }
    return all;
  }();
  return kNames;
}

/// The C library's own reading of the same folder, footers included.
class CLibrary {
 public:
  explicit CLibrary(const std::string& name) : before_(std::getenv("TZ") != nullptr ? std::getenv("TZ") : "") {
    setenv("TZ", (":" + name).c_str(), 1);
    tzset();
  }
  ~CLibrary() {
    if (before_.empty()) {
      unsetenv("TZ");
    } else {
      setenv("TZ", before_.c_str(), 1);
    }
    tzset();
  }
  CLibrary(const CLibrary&) = delete;
  CLibrary& operator=(const CLibrary&) = delete;

  [[nodiscard]] static Seconds offset_at(Instant t) {
    const auto seconds = static_cast<std::time_t>(unix_seconds(t));
    std::tm fields{};
    localtime_r(&seconds, &fields);
    return Seconds{fields.tm_gmtoff};
  }

 private:
  std::string before_;
};

}  // namespace

TEST_CASE("every zone agrees with date around every transition up to 2037") {
  REQUIRE(zone_names().size() > 400);
  long compared = 0;
  std::vector<std::string> differing;
  for (const std::string& name : zone_names()) {
    const date::time_zone* theirs = date::locate_zone(name);
    const Zone ours = zone_named(name);
    const Instant limit = utc(2037, 12, 31);
    Instant at = utc(1800, 1, 1);
    while (at < limit) {
      const date::sys_info info = theirs->get_info(at);
      for (const Instant t : {at, at + Seconds{1}, at + (std::min(info.end, limit) - at) / 2, info.end - Seconds{1}}) {
        ++compared;
        if (t < limit && ours.offset_at(t) != info.offset) {
          differing.push_back(name + " at " + std::to_string(unix_seconds(t)) + ": " +
                              std::to_string(ours.offset_at(t).count()) + ", date " +
                              std::to_string(info.offset.count()));
        }
      }
      if (info.end >= limit) { break; }
      at = info.end;
    }
  }
  for (const std::string& line : differing) { MESSAGE(line); }
  CHECK(differing.empty());
  CHECK(compared > 100000);
}

TEST_CASE("every zone agrees with the C library from 2026 to 2110") {
  std::vector<std::string> differing;
  for (const std::string& name : zone_names()) {
    const Zone ours = zone_named(name);
    const CLibrary theirs(name);
    const auto compare = [&](Instant t) {
      if (ours.offset_at(t) != theirs.offset_at(t)) {
        differing.push_back(name + " at " + std::to_string(unix_seconds(t)));
      }
    };
    for (const ZoneTransition& change : ours.transitions({utc(2026, 1, 1), utc(2110, 1, 1)})) {
      compare(change.from - Seconds{1});
      compare(change.from);
      compare(change.from + Seconds{1});
    }
    for (Instant t = utc(2026, 1, 1, 0, 30); t < utc(2110, 1, 1); t += Days{13}) { compare(t); }
  }
  for (const std::string& line : differing) { MESSAGE(line); }
  CHECK(differing.empty());
}

TEST_CASE("the footer rules the years after the last transition of the file") {
  const Zone berlin = zone_named("Europe/Berlin");
  CHECK(berlin.offset_at(utc(2038, 1, 15)) == Hours{1});
  CHECK(berlin.offset_at(utc(2038, 7, 15)) == Hours{2});  // date reads no footer and says 1 h
  CHECK(berlin.offset_at(utc(2038, 3, 28, 0, 59, 59)) == Hours{1});
  CHECK(berlin.offset_at(utc(2038, 3, 28, 1)) == Hours{2});
  CHECK(berlin.offset_at(utc(2038, 10, 31, 0, 59, 59)) == Hours{2});
  CHECK(berlin.offset_at(utc(2038, 10, 31, 1)) == Hours{1});
  CHECK(berlin.offset_at(utc(2100, 7, 1)) == Hours{2});
  CHECK(berlin.offset_at(utc(2199, 12, 31)) == Hours{1});

  const Zone lord_howe = zone_named("Australia/Lord_Howe");  // half an hour of daylight time, in January
  CHECK(lord_howe.offset_at(utc(2050, 1, 15)) == Hours{11});
  CHECK(lord_howe.offset_at(utc(2050, 7, 15)) == Minutes{630});
  CHECK(lord_howe.offset_at(utc(2300, 1, 15)) == Hours{11});

  const Zone dublin = zone_named("Europe/Dublin");  // daylight time is winter there, and negative
  CHECK(dublin.offset_at(utc(2050, 1, 15)) == Hours{0});
  CHECK(dublin.offset_at(utc(2050, 7, 15)) == Hours{1});

  const Zone casablanca = zone_named("Africa/Casablanca");  // goes back for Ramadan, listed up to 2087
  CHECK(casablanca.offset_at(utc(2026, 3, 1)) == Hours{0});
  CHECK(casablanca.offset_at(utc(2026, 6, 1)) == Hours{1});
  CHECK(casablanca.offset_at(utc(2150, 6, 1)) == Hours{1});

  const Zone troll = zone_named("Antarctica/Troll");  // two hours at once
  CHECK(troll.offset_at(utc(2060, 1, 15)) == Hours{0});
  CHECK(troll.offset_at(utc(2060, 7, 15)) == Hours{2});
  CHECK(zone_named("Asia/Seoul").offset_at(utc(2100, 7, 1)) == Hours{9});
}

TEST_CASE("a rule holds for ever: it repeats with the calendar after 400 years") {
  const Zone berlin = zone_named("Europe/Berlin");
  const Seconds cycle{146097LL * 86400};
  for (Instant t = utc(2150, 1, 1); t < utc(2250, 1, 1); t += Days{9}) {
    REQUIRE(berlin.offset_at(t) == berlin.offset_at(t + cycle));
    REQUIRE(berlin.offset_at(t) == berlin.offset_at(t + 70 * cycle));
  }
  // The seam between what is written out and what is asked of the rule.
  const auto changes = berlin.transitions({utc(2199, 1, 1), utc(2203, 1, 1)});
  REQUIRE(changes.size() == 8);
  CHECK(changes[4].from == utc(2201, 3, 29, 1));
  CHECK(changes[5].from == utc(2201, 10, 25, 1));
  CHECK(berlin.offset_at(instant_of(std::int64_t{1} << 60)).count() % 3600 == 0);
  CHECK(berlin.offset_at(instant_of(-(std::int64_t{1} << 60))) == Seconds{53 * 60 + 28});  // local mean time
}

TEST_CASE("a date that a zone skipped has no second of its own") {
  const Zone apia = zone_named("Pacific/Apia");
  CHECK(apia.boundary(day_of(2011, 12, 30), Seconds{0}) == utc(2011, 12, 30, 10));
  CHECK(apia.boundary(day_of(2011, 12, 30), Hours{17}) == utc(2011, 12, 30, 10));
  CHECK(apia.boundary(day_of(2011, 12, 31), Seconds{0}) == utc(2011, 12, 30, 10));
  const LocalMeaning noon = apia.meaning(wall(2011, 12, 30, 12));
  CHECK(noon.kind == LocalMeaning::Kind::gap);
  CHECK(noon.before_gap == wall(2011, 12, 30));
  CHECK(noon.after_gap == wall(2011, 12, 31));

  const Zone kwajalein = zone_named("Pacific/Kwajalein");
  CHECK(kwajalein.offset_at(utc(1993, 8, 21, 11, 59, 59)) == -Hours{12});
  CHECK(kwajalein.offset_at(utc(1993, 8, 21, 12)) == Hours{12});
  CHECK(kwajalein.boundary(day_of(1993, 8, 21), Hours{9}) == utc(1993, 8, 21, 12));
  CHECK(kwajalein.boundary(day_of(1993, 8, 22), Seconds{0}) == utc(1993, 8, 21, 12));
  CHECK(kwajalein.boundary(day_of(1993, 8, 22), Hours{9}) == utc(1993, 8, 21, 21));

  // And one that a zone had twice: Manila went to the western side at the end of 1844 and back.
  const Zone manila = zone_named("Asia/Manila");
  CHECK(manila.boundary(day_of(1845, 1, 1), Seconds{0}) == manila.meaning(wall(1845, 1, 1)).first);
}

TEST_CASE("small and odd changes of the clock") {
  const Zone kathmandu = zone_named("Asia/Kathmandu");
  const LocalMeaning new_year = kathmandu.meaning(wall(1986, 1, 1, 0, 7));
  CHECK(new_year.kind == LocalMeaning::Kind::gap);
  CHECK(new_year.first == utc(1985, 12, 31, 18, 30));
  CHECK(new_year.before_gap == wall(1986, 1, 1));
  CHECK(new_year.after_gap == wall(1986, 1, 1, 0, 15));
  CHECK(kathmandu.offset_at(utc(2026, 1, 1)) == Minutes{345});

  // St John's went back at a minute past midnight: the date ran backwards for an hour.
  const Zone st_johns = zone_named("America/St_Johns");
  const LocalMeaning midnight = st_johns.meaning(wall(2006, 10, 29));
  CHECK(midnight.kind == LocalMeaning::Kind::fold);
  CHECK(midnight.first == utc(2006, 10, 29, 2, 30));
  CHECK(midnight.second == utc(2006, 10, 29, 3, 30));
  CHECK(st_johns.boundary(day_of(2006, 10, 29), Seconds{0}) == midnight.first);
  CHECK(st_johns.offset_at(utc(1988, 7, 1)) == -Minutes{90});  // two hours of daylight time that summer
  CHECK(st_johns.offset_at(utc(2040, 7, 1)) == -Minutes{150});

  const Zone troll = zone_named("Antarctica/Troll");
  CHECK(troll.boundary(day_of(2026, 3, 29), Minutes{90}) == utc(2026, 3, 29, 1));
  CHECK(troll.boundary(day_of(2026, 3, 29), Hours{3}) == utc(2026, 3, 29, 1));
  const LocalMeaning fold = troll.meaning(wall(2026, 10, 25, 2, 59, 59));
  CHECK(fold.kind == LocalMeaning::Kind::fold);
  CHECK(fold.second - fold.first == Hours{2});

  const Zone monrovia = zone_named("Africa/Monrovia");  // 44 min 30 s behind until 1972
  CHECK(monrovia.offset_at(utc(1971, 1, 1)) == -Seconds{44 * 60 + 30});
}

TEST_CASE("a zone without a file has one offset for ever") {
  const Zone plain;
  CHECK(plain.name() == "UTC");
  CHECK(plain.offset_at(utc(1, 1, 1)) == Seconds{0});
  CHECK(plain.boundary(day_of(2026, 11, 24), Hours{26}) == utc(2026, 11, 25, 2));
  CHECK(plain.transitions({utc(1800, 1, 1), utc(2300, 1, 1)}).empty());
  const Zone ahead("here", Hours{9});
  CHECK(ahead.local(utc(2026, 11, 24, 20)) == wall(2026, 11, 25, 5));
  CHECK(ahead.meaning(wall(2026, 11, 25, 5)).first == utc(2026, 11, 24, 20));
}

TEST_CASE("transitions are those of the half-open span") {
  const Zone berlin = zone_named("Europe/Berlin");
  const Instant spring = utc(2026, 3, 29, 1);
  CHECK(berlin.transitions({spring, spring + Seconds{1}}) == std::vector<ZoneTransition>{{spring, Hours{2}}});
  CHECK(berlin.transitions({spring - Hours{9}, spring}).empty());
  CHECK(berlin.transitions({spring + Seconds{1}, spring + Hours{9}}).empty());
  CHECK(berlin.transitions({spring, spring}).empty());
  CHECK(berlin.transitions({utc(2026, 1, 1), utc(2027, 1, 1)}).size() == 2);
  CHECK(zone_named("Asia/Seoul").transitions({utc(1989, 1, 1), utc(2100, 1, 1)}).empty());
}
