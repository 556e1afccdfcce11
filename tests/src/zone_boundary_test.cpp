// docs/rules.md 1.5: a clock time on a date means the first instant at which the local clock reads that time
// or later. By brute force, and as properties over random zones and times.

#include <date/tz.h>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>
#include <string>
#include <vector>

#include "src/zone.hpp"
#include "tests/src/zone_bytes.hpp"

using namespace labclock;
using test::utc;
using test::wall;

namespace {

/// By looking at every second of the two days before and after.
struct ByHand {
  std::vector<Instant> readings;  ///< every instant that reads `local`
  Instant boundary;
};

ByHand by_hand(const Zone& zone, LocalTime local) {
  ByHand found;
  bool reached = false;
  const Instant middle{local.time_since_epoch()};
  for (Instant t = middle - Hours{27}; t <= middle + Hours{27}; t += Seconds{1}) {
    const LocalTime reading = zone.local(t);
    if (reading == local) { found.readings.push_back(t); }
    if (reading >= local && !reached) {
      reached = true;
      found.boundary = t;
    }
  }
  return found;
}

void check_by_hand(const Zone& zone, LocalTime local) {
  CAPTURE(zone.name());
  CAPTURE(local.time_since_epoch().count());
  const ByHand expected = by_hand(zone, local);
  CHECK(zone.boundary(local) == expected.boundary);
  const LocalMeaning meaning = zone.meaning(local);
  CHECK(static_cast<std::size_t>(meaning.kind == LocalMeaning::Kind::gap    ? 0
                                 : meaning.kind == LocalMeaning::Kind::fold ? 2
                                                                            : 1) == expected.readings.size());
  if (expected.readings.empty()) {
    CHECK(meaning.first == expected.boundary);
    CHECK(meaning.before_gap <= local);
    CHECK(local < meaning.after_gap);
    CHECK(meaning.before_gap == zone.local(meaning.first - Seconds{1}) + Seconds{1});
    CHECK(meaning.after_gap == zone.local(meaning.first));
  } else {
    CHECK(meaning.first == expected.readings.front());
    CHECK(meaning.second == expected.readings.back());
  }
}

const Zone& any_zone() {
  static std::map<std::string, Zone> zones;
  const auto& all = date::get_tzdb().zones;
  const std::string name = all[*rc::gen::inRange<std::size_t>(0, all.size())].name();
  const auto known = zones.find(name);
  return known != zones.end() ? known->second : zones.emplace(name, test::zone_named(name)).first->second;
}

/// A reading between 1890 and 2250; every other one near a change of the clock.
LocalTime any_reading(const Zone& zone) {
  const Instant t = utc(1890, 1, 1) + Seconds{*rc::gen::inRange<std::int64_t>(0, 360LL * 31556952)};
  const auto changes = zone.transitions({t, t + Days{400}});
  if (changes.empty() || *rc::gen::inRange(0, 2) == 0) { return zone.local(t); }
  return zone.local(changes.front().from) + Seconds{*rc::gen::inRange(-9000, 9000)};
}

}  // namespace

TEST_CASE("boundaries and meanings around changes of the clock, second by second") {
  struct Place {
    const char* zone;
    LocalTime around;
  };
  const std::vector<Place> places{
      {"Europe/London", wall(2026, 3, 29, 1)},      {"Europe/London", wall(2026, 10, 25, 1)},
      {"America/St_Johns", wall(2006, 10, 29)},     {"America/St_Johns", wall(1988, 4, 3)},
      {"Australia/Lord_Howe", wall(2045, 4, 2, 2)}, {"Antarctica/Troll", wall(2050, 3, 27, 1)},
      {"Pacific/Apia", wall(2011, 12, 30)},         {"Pacific/Kwajalein", wall(1993, 8, 21)},
      {"America/Caracas", wall(2007, 12, 9, 3)},    {"Asia/Pyongyang", wall(2018, 5, 4, 23, 30)},
      {"Africa/Casablanca", wall(2026, 2, 15, 3)},  {"America/Sao_Paulo", wall(2018, 11, 4)},
  };
  for (const Place& place : places) {
    const Zone zone = test::zone_named(place.zone);
    for (const int minutes : {-121, -60, -31, -30, -1, 0, 1, 29, 30, 45, 59, 60, 90, 119, 120, 180, 1439, 1440}) {
      check_by_hand(zone, place.around + Minutes{minutes});
    }
    check_by_hand(zone, place.around - Seconds{1});
    check_by_hand(zone, place.around + Seconds{3599});
  }
}

TEST_CASE("spring forward, autumn back: the days of London") {
  const Zone london = test::zone_named("Europe/London");
  const auto length = [&](unsigned month, unsigned day) {
    return london.boundary(day_of(2026, month, day) + Days{1}, Seconds{0}) -
           london.boundary(day_of(2026, month, day), Seconds{0});
  };
  CHECK(length(3, 28) == Hours{24});
  CHECK(length(3, 29) == Hours{23});
  CHECK(length(10, 25) == Hours{25});
  // docs/rules.md 1.7: 11 h on the clock and 10 h of rest, 11 h and 12 h.
  CHECK(london.boundary(day_of(2026, 3, 29), Hours{9}) - london.boundary(day_of(2026, 3, 28), Hours{22}) == Hours{10});
  CHECK(london.boundary(day_of(2026, 10, 25), Hours{9}) - london.boundary(day_of(2026, 10, 24), Hours{22}) ==
        Hours{12});
  // A clock time past 24:00 belongs to the next date, whatever the clock does in between.
  CHECK(london.boundary(day_of(2026, 3, 28), Hours{26}) == london.boundary(day_of(2026, 3, 29), Hours{2}));
}

TEST_CASE("a boundary is the first instant that reads the time or later, in every zone") {
  CHECK(rc::check("first and not before", [] {
    const Zone& zone = any_zone();
    const LocalTime local = any_reading(zone);
    const Instant found = zone.boundary(local);
    RC_ASSERT(zone.local(found) >= local);
    RC_ASSERT(zone.local(found - Seconds{1}) < local);
    // Within a stretch readings only grow: the last one of every earlier stretch is enough to look at.
    for (const ZoneTransition& change : zone.transitions({found - Days{3}, found})) {
      RC_ASSERT(zone.local(change.from - Seconds{1}) < local);
    }
  }));
  CHECK(rc::check("never decreases", [] {
    const Zone& zone = any_zone();
    const LocalTime local = any_reading(zone);
    const Seconds more{*rc::gen::inRange(0, 100000)};
    RC_ASSERT(zone.boundary(local) <= zone.boundary(local + more));
  }));
}

TEST_CASE("every instant is found again from its reading, in every zone") {
  CHECK(rc::check([] {
    const Zone& zone = any_zone();
    const Instant t = zone.boundary(any_reading(zone)) + Seconds{*rc::gen::inRange(-9000, 9000)};
    const LocalMeaning meaning = zone.meaning(zone.local(t));
    RC_ASSERT(meaning.kind != LocalMeaning::Kind::gap);
    RC_ASSERT(meaning.first == t || meaning.second == t);
    RC_ASSERT(zone.local(meaning.first) == zone.local(meaning.second));
    RC_ASSERT((meaning.first == meaning.second) == (meaning.kind == LocalMeaning::Kind::unique));
    RC_ASSERT(zone.boundary(zone.local(t)) <= t);
  }));
}

TEST_CASE("transitions are where the offset changes, in every zone") {
  CHECK(rc::check([] {
    const Zone& zone = any_zone();
    const Instant start{any_reading(zone).time_since_epoch()};
    Seconds offset = zone.offset_at(start - Seconds{1});
    Instant at = start;
    for (const ZoneTransition& change : zone.transitions({start, start + Days{900}})) {
      RC_ASSERT(change.from >= at);
      RC_ASSERT(zone.offset_at(change.from - Seconds{1}) == offset);
      RC_ASSERT(change.offset != offset);
      RC_ASSERT(zone.offset_at(change.from) == change.offset);
      offset = change.offset;
      at = change.from;
    }
    RC_ASSERT(zone.offset_at(start + Days{900} - Seconds{1}) == offset);
  }));
}
