// Days on which the clock does something, and rules that change: docs/rules.md 1.5 to 1.7.
#include <doctest/doctest.h>

#include "src/almanac.hpp"
#include "tests/src/almanac_kit.hpp"

using namespace almanac_kit;

namespace {

struct Desk {
  SystemZones zones;
  Rulebook rules = plain_rules();
  const Zone& london = zones.get("Europe/London");
  const Zone& apia = zones.get("Pacific/Apia");
  const Zone& lord_howe = zones.get("Australia/Lord_Howe");
  Almanac almanac() { return Almanac{rules, zones}; }
  std::string day(const Zone& zone, Day date) {
    Almanac fresh{rules, zones};
    return shown(fresh.plan(zone, date));
  }
};

const Day kSpring = day_of(2026, 3, 29);   // London: 01:00 becomes 02:00, a Sunday
const Day kAutumn = day_of(2026, 10, 25);  // London: 02:00 becomes 01:00, a Sunday

}  // namespace

TEST_CASE("1.5 in the gap of spring a boundary is the transition") {
  Desk desk;
  SUBCASE("a night span that ends in the gap") {
    desk.rules.core.entries = {{kEver, core_on({0, 6}, hours(9, 18))}};
    desk.rules.night.entries = {{kEver, hours(22, 25.5)}};
    CHECK(desk.day(desk.london, kSpring) == "night 1h, early 7h, core 9h, evening 4h, night 2h");
  }
  SUBCASE("core hours that begin in the gap") {
    desk.rules.core.entries = {{kEver, core_on({0}, hours(1.5, 4))}};
    Almanac almanac = desk.almanac();
    CHECK(almanac.core_span(desk.london, kSpring) == Span{utc(2026, 3, 29, 1), utc(2026, 3, 29, 3)});
    CHECK(almanac.band_at(desk.london, utc(2026, 3, 29, 0, 59, 59)) != Band::core);
    CHECK(almanac.band_at(desk.london, utc(2026, 3, 29, 1)) == Band::core);
  }
  SUBCASE("core hours that lie in the gap whole are none") {
    desk.rules.core.entries = {{kEver, core_on({0}, hours(1, 2))}};
    CHECK_FALSE(desk.almanac().core_span(desk.london, kSpring).has_value());
    CHECK(desk.day(desk.london, kSpring) == "night 5h, evening 16h, night 2h");
  }
  SUBCASE("a logical day that begins in the gap") {
    desk.rules.day_start.entries = {{kEver, Minutes{90}}};
    Almanac almanac = desk.almanac();
    CHECK(almanac.plan(desk.london, kSpring).span == Span{utc(2026, 3, 29, 1), utc(2026, 3, 30, 0, 30)});
    CHECK(almanac.logical_day(desk.london, utc(2026, 3, 29, 0, 59, 59)) == kSpring - Days{1});
  }
}

TEST_CASE("1.5 in the fold of autumn a boundary is the first pass") {
  Desk desk;
  desk.rules.core.entries = {{kEver, core_on({0, 6}, hours(9, 18))}};
  SUBCASE("a night span that ends in the hour that exists twice ends in its first pass, once") {
    desk.rules.night.entries = {{kEver, hours(22, 25.5)}};
    CHECK(desk.day(desk.london, kAutumn) == "night 1h30, early 8h30, core 9h, evening 4h, night 2h");
  }
  SUBCASE("a logical day that begins in it begins once") {
    desk.rules.day_start.entries = {{kEver, Minutes{90}}};
    Almanac almanac = desk.almanac();
    CHECK(almanac.logical_day(desk.london, utc(2026, 10, 25, 0, 29, 59)) == kAutumn - Days{1});
    CHECK(almanac.logical_day(desk.london, utc(2026, 10, 25, 0, 30)) == kAutumn);
    CHECK(almanac.logical_day(desk.london, utc(2026, 10, 25, 1, 0)) == kAutumn);  // 01:00 again on the clock
    CHECK(almanac.plan(desk.london, kAutumn).span.length() == Hours{25});
  }
}

TEST_CASE("1.5 half an hour of daylight saving on Lord Howe") {
  Desk desk;
  CHECK(desk.day(desk.lord_howe, day_of(2026, 4, 5)) == "weekend 24h30");
  CHECK(desk.day(desk.lord_howe, day_of(2026, 10, 4)) == "weekend 23h30");
  desk.rules.core.entries = {{kEver, core_on({0}, hours(1.75, 9))}};
  // 02:00 becomes 01:30 on 5 April: core from the first 01:45
  CHECK(desk.almanac().core_span(desk.lord_howe, day_of(2026, 4, 5))->length() == Hours{7} + Minutes{45});
}

TEST_CASE("1.5 a date that a zone skipped is empty and its neighbours touch") {
  Desk desk;
  Almanac almanac = desk.almanac();
  const Day skipped = day_of(2011, 12, 30);
  CHECK(almanac.plan(desk.apia, skipped).pieces.empty());
  CHECK(almanac.plan(desk.apia, skipped).span == Span{utc(2011, 12, 30, 10), utc(2011, 12, 30, 10)});
  CHECK(almanac.plan(desk.apia, skipped - Days{1}).span.end == utc(2011, 12, 30, 10));
  CHECK(almanac.plan(desk.apia, skipped + Days{1}).span.start == utc(2011, 12, 30, 10));
  // Thursday 29 December 22:00 to Saturday 31 December 02:00 on the clock is four hours
  const Span span{utc(2011, 12, 30, 8), utc(2011, 12, 30, 12)};
  CHECK(shown(slices_of(almanac, desk.apia, span)) == "29 night 2h, 31 weekend 2h");
}

TEST_CASE("1.5 a span that starts on a skipped date and runs past its end is boundary to boundary") {
  Desk desk;
  desk.rules.core.entries = {{kEver, core_on({4, 5, 6}, hours(18, 26))}};  // Thursday to Saturday
  // Thursday's span ends with Thursday, since 02:00 on the 30th is the transition; what Friday's has left
  // are the first two hours of Saturday
  CHECK(desk.day(desk.apia, day_of(2011, 12, 29)) == "night 6h, early 12h, core 6h");
  CHECK(desk.day(desk.apia, day_of(2011, 12, 31)) == "core 2h, night 4h, early 12h, core 6h");
}

TEST_CASE("1.5 a logical day that begins at 04:00 after a skipped date") {
  Desk desk;
  desk.rules.day_start.entries = {{kEver, Hours{4}}};
  Almanac almanac = desk.almanac();
  // 30 December 04:00 did not exist: the 29th ends with its calendar date, and the 30th is what is left of
  // it, the hours before 04:00 on the 31st
  CHECK(almanac.plan(desk.apia, day_of(2011, 12, 29)).span.length() == Hours{20});
  CHECK(almanac.plan(desk.apia, day_of(2011, 12, 30)).span.length() == Hours{4});
  CHECK(almanac.plan(desk.apia, day_of(2011, 12, 31)).span.length() == Hours{24});
  CHECK(almanac.logical_day(desk.apia, utc(2011, 12, 30, 10)) == day_of(2011, 12, 30));
}

TEST_CASE("1.6 the past is judged by what held then") {
  Desk desk;
  const Zone& seoul = desk.zones.get("Asia/Seoul");
  const Day wednesday = day_of(2026, 11, 18);
  SUBCASE("core hours") {
    desk.rules.core.entries = {{kEver, mon_fri(hours(9, 18))}, {wednesday, core_on({3, 6}, hours(10, 15))}};
    CHECK(desk.day(seoul, wednesday - Days{1}) == "night 6h, early 3h, core 9h, evening 4h, night 2h");
    CHECK(desk.day(seoul, wednesday) == "night 6h, early 4h, core 5h, evening 7h, night 2h");
    CHECK(desk.day(seoul, wednesday + Days{1}) == "weekend 24h");
    CHECK(desk.day(seoul, wednesday + Days{3}).find("core 5h") != std::string::npos);
  }
  SUBCASE("a span past 24:00 by the rule of the day it starts on") {
    desk.rules.core.entries = {{kEver, mon_fri(hours(18, 26))}, {wednesday, mon_fri(hours(9, 18))}};
    CHECK(desk.day(seoul, wednesday) == "core 2h, night 4h, early 3h, core 9h, evening 4h, night 2h");
  }
  SUBCASE("the beginning of the day, later") {
    desk.rules.day_start.entries = {{kEver, Seconds{0}}, {wednesday, Hours{4}}};
    Almanac almanac = desk.almanac();
    CHECK(almanac.plan(seoul, wednesday - Days{1}).span.length() == Hours{28});
    CHECK(almanac.plan(seoul, wednesday).span.length() == Hours{24});
  }
  SUBCASE("the beginning of the day, earlier") {
    desk.rules.day_start.entries = {{kEver, Hours{4}}, {wednesday, Seconds{0}}};
    Almanac almanac = desk.almanac();
    CHECK(almanac.plan(seoul, wednesday - Days{1}).span.length() == Hours{20});
    CHECK(almanac.logical_day(seoul, utc(2026, 11, 17, 15)) == wednesday);
  }
  SUBCASE("the region, and the person's own word in each") {
    // Hangeul Day 2026 is Friday 9 October; 5 October a substitute
    desk.rules.region.entries = {{kEver, "none"}, {day_of(2026, 10, 6), "KR"}, {day_of(2026, 12, 1), "none"}};
    desk.rules.holiday_edits = {feast(day_of(2026, 10, 7), "Founders' Day"), feast(day_of(2026, 9, 1), "Fair")};
    Almanac almanac = desk.almanac();
    CHECK(almanac.status(day_of(2026, 10, 5)).holidays.empty());
    REQUIRE(almanac.status(day_of(2026, 10, 9)).holidays.size() == 1);
    CHECK(almanac.status(day_of(2026, 10, 9)).holidays.front().name == "한글날");
    CHECK(almanac.status(day_of(2026, 12, 25)).holidays.empty());
    REQUIRE(almanac.status(day_of(2026, 10, 7)).holidays.size() == 1);
    CHECK(almanac.status(day_of(2026, 10, 7)).holidays.front().name == "Founders' Day");
    CHECK(almanac.status(day_of(2026, 9, 1)).holidays.size() == 1);
    CHECK(shown(almanac.plan(seoul, day_of(2026, 10, 9))) == "holiday 24h");
  }
  SUBCASE("a holiday that the person struck out is a working day") {
    desk.rules.region.entries = {{kEver, "KR"}};
    desk.rules.holiday_edits = {feast(day_of(2026, 10, 9))};
    desk.rules.holiday_edits.front().removed = true;
    CHECK(desk.day(seoul, day_of(2026, 10, 9)) == "night 6h, early 3h, core 9h, evening 4h, night 2h");
    CHECK(desk.day(seoul, day_of(2026, 10, 5)) == "holiday 24h");
  }
}

TEST_CASE("1.7 durations are elapsed seconds, bands local civil time") {
  Desk desk;
  Almanac almanac = desk.almanac();
  // London, Saturday 28 March 22:00 to Sunday 09:00: 11 h on the clock, 10 h of time
  CHECK(shown(slices_of(almanac, desk.london, {utc(2026, 3, 28, 22), utc(2026, 3, 29, 8)})) ==
        "28 weekend 2h, 29 weekend 8h");
  // 24 October 22:00 to 25 October 09:00: 12 h of time
  CHECK(shown(slices_of(almanac, desk.london, {utc(2026, 10, 24, 21), utc(2026, 10, 25, 9)})) ==
        "24 weekend 2h, 25 weekend 10h");
}

TEST_CASE("a session that crosses midnight, a DST change, a holiday eve and a rule change at once") {
  // London. Until Saturday 28 March 2026: mon-fri 09:00-18:00, night 22:00-06:00. From Sunday the 29th, the
  // day of 23 hours: also on Sundays, 10:00-16:00, and night 23:00-05:00. Monday the 30th is a holiday, and
  // from the 30th on the day begins at 04:00, so that Sunday lasts until then.
  Desk desk;
  CoreWeek later = mon_fri(hours(9, 18));
  later.days[0] = hours(10, 16);
  desk.rules.core.entries.push_back({kSpring, later});
  desk.rules.night.entries.push_back({kSpring, hours(23, 29)});
  desk.rules.day_start.entries.push_back({kSpring + Days{1}, Hours{4}});
  desk.rules.holiday_edits = {feast(kSpring + Days{1})};
  Almanac almanac = desk.almanac();

  const Span session{utc(2026, 3, 28, 20), utc(2026, 3, 30, 9)};  // Saturday 20:00 GMT to Monday 10:00 BST
  const auto slices = slices_of(almanac, desk.london, session);
  CHECK(shown(slices) ==
        "28 weekend 4h, "  // no core hours on Saturday, by its own rules
        "29 night 5h, "    // Saturday's night, by Saturday's rule, to 06:00: the hour from 01:00 is missing
        "29 early 4h, "    // to 10:00
        "29 core 6h, "     // Sunday's new core hours
        "29 evening 7h, "  // to 23:00, the eve of the holiday
        "29 night 5h, "    // by Sunday's new rule, past midnight, since Sunday lasts until 04:00
        "30 holiday 6h");
  CHECK(slices[1].end == utc(2026, 3, 29, 5));
  CHECK(slices.back().start == utc(2026, 3, 30, 3));
  Seconds sum{0};
  for (const Slice& slice : slices) { sum += slice.length(); }
  CHECK(sum == session.length());
}
