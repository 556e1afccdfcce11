// Each sentence of docs/rules.md 1.2 to 1.6 as a case. November 2026: the 16th is a Monday.
#include "src/almanac.hpp"

#include <doctest/doctest.h>

#include "tests/src/almanac_kit.hpp"

using namespace almanac_kit;

namespace {

struct Desk {
  SystemZones zones;
  Rulebook rules = plain_rules();
  const Zone& seoul = zones.get("Asia/Seoul");
  const Zone& london = zones.get("Europe/London");
  Almanac almanac() { return Almanac{rules, zones}; }
  /// The pieces of one day.
  std::string day(const Zone& zone, Day date) {
    Almanac fresh{rules, zones};
    return shown(fresh.plan(zone, date));
  }
};

const Day kMonday = day_of(2026, 11, 16);
const Day kFriday = day_of(2026, 11, 20);
const Day kSaturday = day_of(2026, 11, 21);

}  // namespace

TEST_CASE("1.2 a slice is the largest piece of a session in one logical day and one band") {
  Desk desk;
  Almanac almanac = desk.almanac();
  // Monday 08:30 to Tuesday 09:10 in Seoul
  const auto slices = slices_of(almanac, desk.seoul, {utc(2026, 11, 15, 23, 30), utc(2026, 11, 17, 0, 10)});
  CHECK(shown(slices) ==
        "16 early 0h30, 16 core 9h, 16 evening 4h, 16 night 2h, 17 night 6h, 17 early 3h, 17 core 0h10");
  CHECK(slices.front().start == utc(2026, 11, 15, 23, 30));
  CHECK(slices.back().end == utc(2026, 11, 17, 0, 10));
}

TEST_CASE("1.2 an empty span has no slices and one second has one") {
  Desk desk;
  Almanac almanac = desk.almanac();
  CHECK(slices_of(almanac, desk.seoul, {utc(2026, 11, 16, 0), utc(2026, 11, 16, 0)}).empty());
  CHECK(shown(slices_of(almanac, desk.seoul, {utc(2026, 11, 16, 0), utc(2026, 11, 16, 0, 0, 1)})) == "16 core 0h00m01");
}

TEST_CASE("1.2 sums agree to the second on days of 23, 24 and 25 hours") {
  Desk desk;
  Almanac almanac = desk.almanac();
  for (const auto& [date, hours_long] :
       {std::pair{day_of(2026, 3, 29), 23}, {kMonday, 24}, {day_of(2026, 10, 25), 25}}) {
    CAPTURE(day_number(date));
    CHECK(almanac.plan(desk.london, date).span.length() == Hours{hours_long});
    Seconds sum{0};
    for (const BandPiece& piece : almanac.plan(desk.london, date).pieces) { sum += piece.end - piece.start; }
    CHECK(sum == Hours{hours_long});
  }
}

TEST_CASE("1.3 a logical day is the local date in the session's own zone") {
  Desk desk;
  Almanac almanac = desk.almanac();
  const Instant t = utc(2026, 11, 16, 15, 30);
  CHECK(almanac.logical_day(desk.seoul, t) == day_of(2026, 11, 17));
  CHECK(almanac.logical_day(desk.london, t) == day_of(2026, 11, 16));
  CHECK(almanac.logical_day(desk.zones.get("America/New_York"), t) == day_of(2026, 11, 16));
  CHECK(almanac.band_at(desk.seoul, t) == Band::night);
  CHECK(almanac.band_at(desk.london, t) == Band::core);
}

TEST_CASE("1.3 a session that ends at 01:30 with day_start 04:00 belongs to the day before") {
  Desk desk;
  desk.rules.day_start.entries = {{kEver, Hours{4}}};
  Almanac almanac = desk.almanac();
  // Monday 23:00 to Tuesday 01:30, then 04:00
  CHECK(shown(slices_of(almanac, desk.seoul, {utc(2026, 11, 16, 14), utc(2026, 11, 16, 16, 30)})) == "16 night 2h30");
  CHECK(almanac.logical_day(desk.seoul, utc(2026, 11, 16, 18, 59, 59)) == kMonday);
  CHECK(almanac.logical_day(desk.seoul, utc(2026, 11, 16, 19)) == kMonday + Days{1});
  CHECK(shown(almanac.plan(desk.seoul, kMonday)) == "night 2h, early 3h, core 9h, evening 4h, night 6h");
}

TEST_CASE("1.4 a working day is night, early, core, evening, night") {
  CHECK(Desk{}.day(Desk{}.seoul, kMonday) == "night 6h, early 3h, core 9h, evening 4h, night 2h");
}

TEST_CASE("1.4 core is neither on a day off, nor a holiday, nor a weekday without core hours") {
  Desk desk;
  CHECK(desk.day(desk.seoul, kSaturday) == "weekend 24h");
  desk.rules.days_off = {off(kMonday)};
  CHECK(desk.day(desk.seoul, kMonday) == "leave 24h");
  desk.rules.days_off.clear();
  desk.rules.holiday_edits = {feast(kMonday)};
  CHECK(desk.day(desk.seoul, kMonday) == "holiday 24h");
}

TEST_CASE("1.4 leave goes before holiday, and holiday before weekend") {
  Desk desk;
  desk.rules.holiday_edits = {feast(kMonday), feast(kSaturday)};
  desk.rules.days_off = {off(kMonday)};
  desk.rules.days_off.front().type = DayOffType::sick;  // a day off of any type
  CHECK(desk.day(desk.seoul, kMonday) == "leave 24h");
  CHECK(desk.day(desk.seoul, kSaturday) == "holiday 24h");
  desk.rules.days_off = {off(kFriday, kSaturday)};
  CHECK(desk.day(desk.seoul, kSaturday) == "leave 24h");
}

TEST_CASE("1.4 a core span past 24:00 belongs to the day it starts on") {
  Desk desk;
  desk.rules.core.entries = {{kEver, mon_fri(hours(18, 26))}};
  SUBCASE("its small hours are core too, on a weekend as well") {
    CHECK(desk.day(desk.seoul, kFriday) == "core 2h, night 4h, early 12h, core 6h");
    CHECK(desk.day(desk.seoul, kSaturday) == "core 2h, weekend 22h");
  }
  SUBCASE("the morning after a day without core hours has none") {
    CHECK(desk.day(desk.seoul, kMonday) == "night 6h, early 12h, core 6h");
  }
  SUBCASE("not after a holiday, and on a holiday still that of the day before") {
    desk.rules.holiday_edits = {feast(kFriday)};
    CHECK(desk.day(desk.seoul, kFriday) == "core 2h, holiday 22h");
    CHECK(desk.day(desk.seoul, kSaturday) == "weekend 24h");
  }
  SUBCASE("not after a day off") {
    desk.rules.days_off = {off(kFriday)};
    CHECK(desk.day(desk.seoul, kFriday) == "core 2h, leave 22h");
    CHECK(desk.day(desk.seoul, kSaturday) == "weekend 24h");
  }
  SUBCASE("it may reach past the logical day's end") {
    desk.rules.core.entries = {{kEver, core_on({1}, hours(20, 34))}};  // Monday 20:00 to Tuesday 10:00
    desk.rules.day_start.entries = {{kEver, Hours{4}}};
    Almanac almanac = desk.almanac();
    CHECK(shown(almanac.plan(desk.seoul, kMonday)) == "night 2h, early 14h, core 8h");
    CHECK(shown(almanac.plan(desk.seoul, kMonday + Days{1})) == "core 6h, weekend 18h");
  }
}

TEST_CASE("1.4 two core spans that meet over midnight join, and the later date's own morning is not early") {
  Desk desk;
  desk.rules.core.entries = {{kEver, core_on({1, 2}, hours(7, 31))}};  // 24 h from 07:00
  CHECK(desk.day(desk.seoul, kMonday) == "night 6h, early 1h, core 17h");
  CHECK(desk.day(desk.seoul, kMonday + Days{1}) == "core 24h");
  CHECK(desk.day(desk.seoul, kMonday + Days{2}) == "core 7h, weekend 17h");
}

TEST_CASE("1.4 core hours before the logical day begins count for the date they are on") {
  Desk desk;
  desk.rules.day_start.entries = {{kEver, Hours{11}}};
  Almanac almanac = desk.almanac();
  // Monday 11:00 to Tuesday 11:00; Tuesday's core span starts at 09:00, still in Monday's logical day
  CHECK(shown(almanac.plan(desk.seoul, kMonday)) == "core 7h, evening 4h, night 8h, evening 3h, core 2h");
  // Sunday's logical day holds the first core hours of Monday
  CHECK(shown(almanac.plan(desk.seoul, kMonday - Days{1})) == "weekend 22h, core 2h");
}

TEST_CASE("1.4 early ends at the logical day's own core start") {
  Desk desk;
  CoreWeek week = mon_fri(hours(9, 18));
  week.days[2] = hours(13, 18);  // Tuesday
  desk.rules.core.entries = {{kEver, week}};
  CHECK(desk.day(desk.seoul, kMonday + Days{1}) == "night 6h, early 7h, core 5h, evening 4h, night 2h");
  CHECK(desk.day(desk.seoul, kMonday + Days{2}) == "night 6h, early 3h, core 9h, evening 4h, night 2h");
}

TEST_CASE("1.4 a night span belongs to the date it starts on and follows that date's rules") {
  Desk desk;
  const Day tuesday = kMonday + Days{1};
  SUBCASE("the night of Monday goes by Monday's rule though Tuesday has another") {
    desk.rules.night.entries = {{kEver, hours(22, 30)}, {tuesday, hours(23, 29)}};
    CHECK(desk.day(desk.seoul, tuesday) == "night 6h, early 3h, core 9h, evening 5h, night 1h");
    CHECK(desk.day(desk.seoul, tuesday + Days{1}) == "night 5h, early 4h, core 9h, evening 5h, night 1h");
  }
  SUBCASE("the night of Sunday is night on Monday, the night of Friday weekend on Saturday") {
    CHECK(desk.day(desk.seoul, kMonday).starts_with("night 6h"));
    CHECK(desk.day(desk.seoul, kSaturday) == "weekend 24h");
  }
  SUBCASE("after midnight only") {
    desk.rules.night.entries = {{kEver, hours(0, 5)}};
    CHECK(desk.day(desk.seoul, kMonday) == "night 5h, early 4h, core 9h, evening 6h");
  }
  SUBCASE("core goes before night") {
    desk.rules.core.entries = {{kEver, mon_fri(hours(14, 23))}};
    CHECK(desk.day(desk.seoul, kMonday) == "night 6h, early 8h, core 9h, night 1h");
  }
}

TEST_CASE("1.4 half a day of leave takes that half of the core span, cut at its middle") {
  Desk desk;
  SUBCASE("morning; the rest of the day is judged as on any other") {
    desk.rules.days_off = {off(kMonday, DayHalf::am)};
    CHECK(desk.day(desk.seoul, kMonday) == "night 6h, early 3h, leave 4h30, core 4h30, evening 4h, night 2h");
  }
  SUBCASE("afternoon") {
    desk.rules.days_off = {off(kMonday, DayHalf::pm)};
    CHECK(desk.day(desk.seoul, kMonday) == "night 6h, early 3h, core 4h30, leave 4h30, evening 4h, night 2h");
  }
  SUBCASE("the middle may be half a minute") {
    desk.rules.core.entries = {{kEver, mon_fri(hours(9, 17.75))}};
    desk.rules.core.entries.front().value.days[1]->end += Minutes{1};  // 09:00-17:46
    desk.rules.days_off = {off(kMonday, DayHalf::am)};
    CHECK(desk.day(desk.seoul, kMonday) == "night 6h, early 3h, leave 4h23, core 4h23, evening 4h14, night 2h");
    desk.rules.core.entries.front().value.days[1]->end -= Minutes{1};  // 09:00-17:45
    CHECK(desk.day(desk.seoul, kMonday) == "night 6h, early 3h, leave 4h22m30, core 4h22m30, evening 4h15, night 2h");
  }
  SUBCASE("of a span past 24:00, in the small hours of the next date") {
    desk.rules.core.entries = {{kEver, mon_fri(hours(18, 28))}};  // middle: 23:00
    desk.rules.days_off = {off(kFriday, DayHalf::pm)};
    CHECK(desk.day(desk.seoul, kFriday) == "core 4h, night 2h, early 12h, core 5h, leave 1h");
    CHECK(desk.day(desk.seoul, kSaturday) == "leave 4h, weekend 20h");
  }
  SUBCASE("on a holiday: leave goes before holiday, and nothing is core") {
    desk.rules.holiday_edits = {feast(kMonday)};
    desk.rules.days_off = {off(kMonday, DayHalf::am)};
    CHECK(desk.day(desk.seoul, kMonday) == "holiday 9h, leave 4h30, holiday 10h30");
  }
  SUBCASE("on a day without core hours it takes nothing") {
    desk.rules.days_off = {off(kSaturday, DayHalf::am)};
    CHECK(desk.day(desk.seoul, kSaturday) == "weekend 24h");
  }
  SUBCASE("the core span of another date goes before it") {
    CoreWeek week = core_on({1}, hours(18, 34));  // Monday 18:00 to Tuesday 10:00
    week.days[2] = hours(8, 16);
    desk.rules.core.entries = {{kEver, week}};
    desk.rules.days_off = {off(kMonday + Days{1}, DayHalf::am)};
    CHECK(desk.day(desk.seoul, kMonday + Days{1}) == "core 10h, leave 2h, core 4h, evening 6h, night 2h");
  }
}

TEST_CASE("days off may overlap: full beats half, morning and afternoon make a full day") {
  Desk desk;
  const Day tuesday = kMonday + Days{1};
  desk.rules.days_off = {off(kMonday - Days{30}, kMonday - Days{1}),
                         off(kMonday, DayHalf::am),
                         off(kMonday, kMonday),
                         off(tuesday, DayHalf::pm),
                         off(tuesday, DayHalf::am),
                         off(tuesday + Days{1}, DayHalf::pm),
                         off(tuesday + Days{1}, tuesday)};  // the last one is reversed: no days at all
  Almanac almanac = desk.almanac();
  CHECK(almanac.status(kMonday).fully_off());
  CHECK(almanac.status(tuesday).fully_off());
  REQUIRE(almanac.status(tuesday + Days{1}).day_off.has_value());
  CHECK(almanac.status(tuesday + Days{1}).day_off->half == DayHalf::pm);
  CHECK_FALSE(almanac.status(tuesday + Days{2}).day_off.has_value());
  CHECK(almanac.status(kMonday - Days{30}).fully_off());
  CHECK_FALSE(almanac.status(kMonday - Days{31}).day_off.has_value());
  CHECK(shown(almanac.plan(desk.seoul, tuesday)) == "leave 24h");
}

TEST_CASE("a long run of days off is found behind many short ones") {
  Desk desk;
  desk.rules.days_off = {off(kMonday, kMonday + Days{365})};
  for (int i = 1; i < 200; ++i) { desk.rules.days_off.push_back(off(kMonday + Days{i}, DayHalf::am)); }
  Almanac almanac = desk.almanac();
  for (int i = 0; i <= 365; ++i) { CHECK(almanac.status(kMonday + Days{i}).fully_off()); }
  CHECK_FALSE(almanac.status(kMonday + Days{366}).day_off.has_value());
}

TEST_CASE("1.12 working halves: a whole day, half a day of leave, none on holidays, leave and weekends") {
  Desk desk;
  desk.rules.days_off = {off(kMonday + Days{1}, DayHalf::am), off(kMonday + Days{2}),
                         off(kMonday + Days{3}, DayHalf::pm)};
  desk.rules.holiday_edits = {feast(kMonday + Days{3}), feast(kMonday + Days{4}, "Harvest")};
  Almanac almanac = desk.almanac();
  std::vector<int> halves;
  for (int i = 0; i < 7; ++i) { halves.push_back(almanac.status(kMonday + Days{i}).working_halves()); }
  CHECK(halves == std::vector<int>{2, 1, 0, 0, 0, 0, 0});
  CHECK(almanac.status(kMonday + Days{4}).holidays.front().name == "Harvest");
  CHECK(almanac.status(kSaturday).weekday_without_core);
  CHECK_FALSE(almanac.status(kFriday).weekday_without_core);
}

TEST_CASE("bands are known by their keys") {
  CHECK(key_of(Band::core) == "core");
  CHECK(key_of(Band::leave) == "leave");
  for (int i = 0; i < kBandCount; ++i) { CHECK(band_from(key_of(static_cast<Band>(i))) == static_cast<Band>(i)); }
  CHECK_FALSE(band_from("Core").has_value());
  CHECK_FALSE(band_from("").has_value());
  CHECK_FALSE(off_hours(Band::core));
  CHECK(off_hours(Band::early));
}

TEST_CASE("the core span of a date is asked without holidays and leave") {
  Desk desk;
  desk.rules.holiday_edits = {feast(kMonday)};
  desk.rules.days_off = {off(kFriday)};
  const Almanac almanac = desk.almanac();
  CHECK(almanac.core_span(desk.seoul, kMonday) == Span{utc(2026, 11, 16, 0), utc(2026, 11, 16, 9)});
  CHECK(almanac.core_span(desk.seoul, kFriday).has_value());
  CHECK_FALSE(almanac.core_span(desk.seoul, kSaturday).has_value());
  CHECK_FALSE(almanac.core_span(desk.zones.get("Pacific/Apia"), day_of(2011, 12, 30)).has_value());  // skipped
}

TEST_CASE("a week is the seven days from its first weekday, labelled by its Thursday") {
  const auto label = [](Day day, Weekday start) { return week_label(week_of(day, start)); };
  CHECK(week_of(kMonday, date::Monday) == DayRange{kMonday, kMonday + Days{6}});
  CHECK(week_of(kMonday + Days{6}, date::Monday) == DayRange{kMonday, kMonday + Days{6}});
  CHECK(week_of(kMonday, date::Sunday) == DayRange{kMonday - Days{1}, kMonday + Days{5}});
  CHECK(week_of(kMonday, date::Saturday) == DayRange{kMonday - Days{2}, kMonday + Days{4}});
  CHECK(label(kMonday, date::Monday) == "2026-W47");
  CHECK(label(kMonday, date::Sunday) == "2026-W47");
  CHECK(label(kSaturday, date::Saturday) == "2026-W48");
  CHECK(label(day_of(2027, 1, 1), date::Monday) == "2026-W53");
  CHECK(label(day_of(2024, 12, 30), date::Monday) == "2025-W01");
  CHECK(label(day_of(2021, 1, 3), date::Monday) == "2020-W53");
  CHECK(label(day_of(2021, 1, 3), date::Sunday) == "2021-W01");  // 3 to 9 January, Thursday the 7th
}
