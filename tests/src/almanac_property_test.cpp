// What must hold for any rules, zone and session, and the definition of docs/rules.md 1.4 said again without
// spans: an instant is judged by the reading of the wall clock, in the sense of 1.5 (the latest time that
// the clock has shown up to then), so that nothing of the almanac's own way is repeated here.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "src/almanac.hpp"
#include "tests/src/almanac_kit.hpp"

using namespace almanac_kit;

namespace {

constexpr std::array<const char*, 12> kOddZones = {"Asia/Seoul",       "Europe/London",       "Europe/Berlin",
                                                   "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu",
                                                   "Pacific/Apia",     "America/St_Johns",    "Africa/Casablanca",
                                                   "Pacific/Chatham",  "Antarctica/Troll",    "Pacific/Kwajalein"};

class Definition {
 public:
  Definition(const Rulebook& rules, const Zone& zone) : rules_(rules), zone_(zone) {}

  [[nodiscard]] LocalTime reading(Instant t) const {
    LocalTime shown = zone_.local(t);
    for (const ZoneTransition& change : zone_.transitions({t - Hours{72}, t + Seconds{1}})) {
      shown = std::max(shown, zone_.local(change.from - Seconds{1}));
    }
    return shown;
  }

  [[nodiscard]] Day day(LocalTime reading) const {
    for (Day day = date::floor<Days>(reading) - Days{2};; day += Days{1}) {
      if (reading < LocalTime{day + Days{1}} + rules_.day_start.on(day + Days{1})) { return day; }
    }
  }

  [[nodiscard]] Band band(LocalTime reading) const {
    const Day today = day(reading);
    bool half_leave = false;
    for (int i = -3; i <= 3; ++i) {
      const Day date = today + Days{i};
      const auto& core = rules_.core.on(date).on(date);
      if (!core || off(date, DayHalf::full) || !within(reading, date, *core)) { continue; }
      const bool first_half = reading < LocalTime{date} + core->start + (core->end - core->start) / 2;
      if (off(date, first_half ? DayHalf::am : DayHalf::pm)) {
        half_leave = true;
      } else if (!holiday(date)) {
        return Band::core;
      }
    }
    if (half_leave || off(today, DayHalf::full)) { return Band::leave; }
    if (holiday(today)) { return Band::holiday; }
    const auto& core = rules_.core.on(today).on(today);
    if (!core) { return Band::weekend; }
    for (int i = -3; i <= 3; ++i) {
      const Day date = today + Days{i};
      if (within(reading, date, rules_.night.on(date))) { return Band::night; }
    }
    return reading < LocalTime{today} + core->start ? Band::early : Band::evening;
  }

 private:
  static bool within(LocalTime reading, Day date, const ClockSpan& span) {
    return LocalTime{date} + span.start <= reading && reading < LocalTime{date} + span.end;
  }
  [[nodiscard]] bool holiday(Day day) const {
    return std::any_of(rules_.holiday_edits.begin(), rules_.holiday_edits.end(),
                       [&](const HolidayEdit& edit) { return edit.date == day; });
  }
  /// Whether that half is off; `full`: both are.
  [[nodiscard]] bool off(Day day, DayHalf half) const {
    if (half == DayHalf::full) { return off(day, DayHalf::am) && off(day, DayHalf::pm); }
    return std::any_of(rules_.days_off.begin(), rules_.days_off.end(), [&](const DayOff& off) {
      return off.days.contains(day) && (off.half == DayHalf::full || off.half == half);
    });
  }

  const Rulebook& rules_;
  const Zone& zone_;
};

/// A world around a date at which some clock changes.
struct World {
  Rulebook rules = plain_rules();
  const Zone* zone = nullptr;
  Day middle;
};

int number(int low, int high) {
  return *rc::gen::inRange(low, high + 1);
}
Day near(Day middle, int days) {
  return middle + Days{number(-days, days)};
}
Seconds clock(int last_hour) {
  return Minutes{15 * number(0, 4 * last_hour)};
}

CoreWeek any_core() {
  CoreWeek week;
  for (auto& day : week.days) {
    if (number(0, 3) == 0) { continue; }
    const Seconds start = Minutes{15 * number(0, 95)};
    day = ClockSpan{start, start + Minutes{5 * number(1, 24 * 12)}};
  }
  return week;
}

template <class T, class Make>
void change(History<T>& history, Day middle, Make make) {
  history.entries.front().value = make();
  std::vector<Day> days;
  for (int i = number(0, 3); i > 0; --i) { days.push_back(near(middle, 6)); }
  std::sort(days.begin(), days.end());
  for (const Day day : days) { history.entries.push_back({day, make()}); }
}

World any_world(SystemZones& zones) {
  World world;
  world.zone = &zones.get(kOddZones[static_cast<std::size_t>(number(0, 11))]);
  const Instant begin = utc(1975 + number(0, 62), 1, 1, 0);
  const auto changes = world.zone->transitions({begin, begin + Hours{24 * 366}});
  world.middle = Day{Days{number(2000, 24000)}};
  if (!changes.empty() && number(0, 3) > 0) {
    const auto& change = changes[static_cast<std::size_t>(number(0, static_cast<int>(changes.size()) - 1))];
    world.middle = date::floor<Days>(world.zone->local(change.from));
  }
  change(world.rules.core, world.middle, any_core);
  change(world.rules.night, world.middle, [] {
    const Seconds start = clock(23);
    return ClockSpan{start, start + Minutes{15 * number(1, 96)}};
  });
  change(world.rules.day_start, world.middle, [] { return number(0, 1) == 0 ? Seconds{0} : clock(23); });
  for (int i = number(0, 9); i > 0; --i) {
    const Day first = near(world.middle, 5);
    const auto half = number(0, 4) == 0 ? DayHalf::full : static_cast<DayHalf>(number(1, 2));
    world.rules.days_off.push_back(off(first, first + Days{half == DayHalf::full ? number(0, 2) : 0}, half));
  }
  for (int i = number(0, 3); i > 0; --i) { world.rules.holiday_edits.push_back(feast(near(world.middle, 5))); }
  return world;
}

Instant any_instant(const World& world) {
  const Instant noon{world.middle.time_since_epoch() + Hours{12}};
  const Seconds away{number(-4 * 86400, 4 * 86400)};
  return number(0, 1) == 0 ? noon + away : date::floor<Minutes>(noon + away);
}

}  // namespace

TEST_CASE("property: the slices of a session tile it, and each is one day and one band") {
  SystemZones zones;
  CHECK(rc::check("slices tile", [&] {
    const World world = any_world(zones);
    Almanac almanac{world.rules, zones};
    const Instant start = any_instant(world);
    const Span session{start, start + Seconds{number(1, 60 * 3600)}};
    Instant at = session.start;
    const auto slices = slices_of(almanac, *world.zone, session);
    for (std::size_t i = 0; i < slices.size(); ++i) {
      const Slice& slice = slices[i];
      RC_ASSERT(slice.start == at);
      RC_ASSERT(slice.start < slice.end);
      if (i > 0) { RC_ASSERT(slice.day != slices[i - 1].day || slice.band != slices[i - 1].band); }
      for (const Instant t : {slice.start, slice.end - Seconds{1}}) {
        RC_ASSERT(almanac.logical_day(*world.zone, t) == slice.day);
        RC_ASSERT(almanac.band_at(*world.zone, t) == slice.band);
      }
      at = slice.end;
    }
    RC_ASSERT(at == session.end);
  }));
}

TEST_CASE("property: pieces tile their day, days never run backwards and tile time, in 12 odd zones") {
  SystemZones zones;
  for (const char* name : kOddZones) {
    CAPTURE(name);
    CHECK(rc::check("days tile", [&] {
      World world = any_world(zones);
      world.zone = &zones.get(name);
      Almanac almanac{world.rules, zones};
      Instant end = almanac.plan(*world.zone, world.middle - Days{8}).span.start;
      for (int i = -8; i <= 8; ++i) {
        const DayPlan& plan = almanac.plan(*world.zone, world.middle + Days{i});
        RC_ASSERT(plan.day == world.middle + Days{i});
        RC_ASSERT(plan.span.start == end);
        RC_ASSERT(plan.span.start <= plan.span.end);
        for (std::size_t p = 0; p < plan.pieces.size(); ++p) {
          RC_ASSERT(plan.pieces[p].start == end);
          RC_ASSERT(plan.pieces[p].start < plan.pieces[p].end);
          if (p > 0) { RC_ASSERT(plan.pieces[p].band != plan.pieces[p - 1].band); }
          end = plan.pieces[p].end;
        }
        RC_ASSERT(plan.span.end == end);
      }
    }));
  }
}

TEST_CASE("property: every second has one band, and it is the one of the definition") {
  SystemZones zones;
  CHECK(rc::check("band_at is the definition", [&] {
    const World world = any_world(zones);
    Almanac almanac{world.rules, zones};
    const Definition definition{world.rules, *world.zone};
    for (int i = 0; i < 60; ++i) {
      const Instant t = any_instant(world);
      const LocalTime reading = definition.reading(t);
      RC_ASSERT(almanac.logical_day(*world.zone, t) == definition.day(reading));
      RC_ASSERT(almanac.band_at(*world.zone, t) == definition.band(reading));
      RC_ASSERT(slices_of(almanac, *world.zone, {t, t + Seconds{1}}).size() == 1);
    }
  }));
}

TEST_CASE("property: bands are the definition's on both sides of every piece's edge") {
  SystemZones zones;
  CHECK(rc::check("edges are the definition's", [&] {
    const World world = any_world(zones);
    Almanac almanac{world.rules, zones};
    const Definition definition{world.rules, *world.zone};
    for (int i = -4; i <= 4; ++i) {
      for (const BandPiece& piece : almanac.plan(*world.zone, world.middle + Days{i}).pieces) {
        for (const Instant t : {piece.start, piece.end - Seconds{1}}) {
          RC_ASSERT(definition.day(definition.reading(t)) == world.middle + Days{i});
          RC_ASSERT(definition.band(definition.reading(t)) == piece.band);
        }
      }
    }
  }));
}

TEST_CASE("property: what was asked before does not change an answer, and references stay good") {
  SystemZones zones;
  CHECK(rc::check("answers do not depend on the order of questions", [&] {
    const World world = any_world(zones);
    Almanac worn{world.rules, zones};
    const DayPlan& kept = worn.plan(*world.zone, world.middle);
    const std::string before = shown(kept);
    for (int i = 0; i < 20; ++i) {
      const Zone& other = zones.get(kOddZones[static_cast<std::size_t>(number(0, 11))]);
      (void)worn.plan_at(other, any_instant(world));
      (void)worn.plan(*world.zone, world.middle + Days{number(-20000, 20000)});
      const Instant t = any_instant(world);
      Almanac fresh{world.rules, zones};
      RC_ASSERT(worn.band_at(*world.zone, t) == fresh.band_at(*world.zone, t));
      RC_ASSERT(worn.logical_day(*world.zone, t) == fresh.logical_day(*world.zone, t));
    }
    RC_ASSERT(&kept == &worn.plan(*world.zone, world.middle));
    RC_ASSERT(shown(kept) == before);
  }));
}

TEST_CASE("the first and the last instant a person may enter have a day and a band") {
  SystemZones zones;
  for (const char* name : kOddZones) {
    CAPTURE(name);
    Almanac almanac{plain_rules(), zones};
    for (const Instant t : {kEarliest, kLatest}) {
      const DayPlan& plan = almanac.plan_at(zones.get(name), t);
      CHECK(plan.span.start <= t);
      CHECK(t < plan.span.end);
    }
  }
}
