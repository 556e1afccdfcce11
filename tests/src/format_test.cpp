#include "src/format.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <string_view>

#include "tests/src/zone_bytes.hpp"

using namespace labclock;
using test::utc;

TEST_CASE("a length in hours and minutes") {
  CHECK(hours_minutes(Seconds{5040}, Lang::en) == "1 h 24 min");
  CHECK(hours_minutes(Minutes{24}, Lang::en) == "24 min");
  CHECK(hours_minutes(Minutes{65}, Lang::en) == "1 h 05 min");
  CHECK(hours_minutes(-Minutes{65}, Lang::en) == "-1 h 05 min");
  CHECK(hours_minutes(-Minutes{5}, Lang::en) == "-5 min");
  CHECK(hours_minutes(Hours{8}, Lang::en) == "8 h");
  CHECK(hours_minutes(Hours{1234}, Lang::en) == "1234 h");
  CHECK(hours_minutes(Minutes{552}, Lang::ko) == "9시간 12분");
  CHECK(hours_minutes(Minutes{24}, Lang::ko) == "24분");
  CHECK(hours_minutes(Minutes{65}, Lang::ko) == "1시간 5분");
  CHECK(hours_minutes(-Minutes{65}, Lang::ko) == "-1시간 5분");
  CHECK(hours_minutes(Hours{8}, Lang::ko) == "8시간");
}

TEST_CASE("minutes are cut, never rounded up") {
  CHECK(hours_minutes(Seconds{0}, Lang::en) == "0 min");
  CHECK(hours_minutes(Seconds{59}, Lang::en) == "0 min");
  CHECK(hours_minutes(Seconds{-59}, Lang::en) == "0 min");
  CHECK(hours_minutes(Seconds{59}, Lang::ko) == "0분");
  CHECK(hours_minutes(Seconds{3599}, Lang::en) == "59 min");
  CHECK(hours_minutes(Seconds{7199}, Lang::en) == "1 h 59 min");
  CHECK(hours_minutes(Seconds{-7199}, Lang::en) == "-1 h 59 min");
  CHECK(clock_length(Seconds{33179}) == "9:12");
}

TEST_CASE("a length for narrow columns") {
  CHECK(clock_length(Seconds{0}) == "0:00");
  CHECK(clock_length(Minutes{552}) == "9:12");
  CHECK(clock_length(Minutes{65}) == "1:05");
  CHECK(clock_length(Hours{120}) == "120:00");
  CHECK(clock_length(-Minutes{65}) == "-1:05");
  CHECK(clock_length(-Minutes{5}) == "-0:05");
  CHECK(clock_length(Seconds{-30}) == "0:00");
}

TEST_CASE("decimal hours are rounded, halves away from zero") {
  CHECK(decimal_hours(Minutes{552}) == "9.2");
  CHECK(decimal_hours(Hours{8}) == "8.0");
  CHECK(decimal_hours(Seconds{0}) == "0.0");
  CHECK(decimal_hours(Minutes{75}, 1) == "1.3");
  CHECK(decimal_hours(Minutes{75}, 2) == "1.25");
  CHECK(decimal_hours(Minutes{90}, 0) == "2");
  CHECK(decimal_hours(Seconds{3599}, 2) == "1.00");
  CHECK(decimal_hours(Minutes{3}, 2) == "0.05");
  CHECK(decimal_hours(-Minutes{75}, 1) == "-1.3");
  CHECK(decimal_hours(-Minutes{30}, 1) == "-0.5");
  CHECK(decimal_hours(Seconds{-1}, 1) == "0.0");
  CHECK(decimal_hours(Hours{100000}, 1) == "100000.0");
}

TEST_CASE("a share in per cent") {
  CHECK(percent(0.4123) == "41 %");
  CHECK(percent(0.4123, 1) == "41.2 %");
  CHECK(percent(0.0) == "0 %");
  CHECK(percent(1.0) == "100 %");
  CHECK(percent(1.49, 0) == "149 %");
  CHECK(percent(-0.05) == "-5 %");
  CHECK(percent(-0.001) == "0 %");
  CHECK(percent(std::numeric_limits<double>::quiet_NaN()) == "-");
  CHECK(percent(std::numeric_limits<double>::infinity()) == "-");
}

TEST_CASE("a clock time, with seconds only where there are some") {
  const Zone seoul("Asia/Seoul", Hours{9});
  CHECK(clock_text(utc(2026, 11, 24, 0, 30), seoul) == "09:30");
  CHECK(clock_text(utc(2026, 11, 24, 0, 30, 5), seoul) == "09:30:05");
  CHECK(clock_text(utc(2026, 11, 24, 15), seoul) == "00:00");
  CHECK(clock_text(utc(1969, 12, 31, 14, 59, 59), seoul) == "23:59:59");
  CHECK(date_clock(utc(2026, 11, 24, 0, 30), seoul) == "2026-11-24 09:30");
  CHECK(date_clock(utc(2026, 11, 24, 15, 0, 1), seoul) == "2026-11-25 00:00:01");
  const Zone berlin = test::zone_named("Europe/Berlin");
  CHECK(date_clock(utc(2026, 3, 29, 0, 59), berlin) == "2026-03-29 01:59");
  CHECK(date_clock(utc(2026, 3, 29, 1, 0), berlin) == "2026-03-29 03:00");
}

TEST_CASE("days") {
  const Day thursday = day_of(2026, 11, 19);
  CHECK(long_day(thursday, Lang::en) == "Thu 19 Nov 2026");
  CHECK(long_day(thursday, Lang::ko) == "2026년 11월 19일 (목)");
  CHECK(long_day(day_of(2027, 1, 3), Lang::en) == "Sun 3 Jan 2027");
  CHECK(long_day(day_of(2027, 1, 3), Lang::ko) == "2027년 1월 3일 (일)");
  CHECK(short_day(day_of(2026, 11, 16), Lang::en) == "Mon 16");
  CHECK(short_day(day_of(2026, 11, 16), Lang::ko) == "16 월");
  std::string week;
  for (unsigned i = 0; i < 7; ++i) { week += weekday_name(Weekday{i}, Lang::en) + weekday_name(Weekday{i}, Lang::ko); }
  CHECK(week == "Sun일Mon월Tue화Wed수Thu목Fri금Sat토");
}

TEST_CASE("ranges of days tell the month and the year as seldom as they can") {
  const auto en = [](Day first, Day last) { return day_range({first, last}, Lang::en); };
  const auto ko = [](Day first, Day last) { return day_range({first, last}, Lang::ko); };
  const Day monday = day_of(2026, 11, 16);
  CHECK(en(monday, monday + Days{6}) == "16-22 Nov 2026");
  CHECK(ko(monday, monday + Days{6}) == "2026년 11월 16일-22일");
  CHECK(en(monday, monday) == "16 Nov 2026");
  CHECK(ko(monday, monday) == "2026년 11월 16일");
  CHECK(en(day_of(2026, 11, 30), day_of(2026, 12, 6)) == "30 Nov - 6 Dec 2026");
  CHECK(ko(day_of(2026, 11, 30), day_of(2026, 12, 6)) == "2026년 11월 30일-12월 6일");
  CHECK(en(day_of(2026, 12, 28), day_of(2027, 1, 3)) == "28 Dec 2026 - 3 Jan 2027");
  CHECK(ko(day_of(2026, 12, 28), day_of(2027, 1, 3)) == "2026년 12월 28일-2027년 1월 3일");
  CHECK(en(day_of(2025, 11, 16), day_of(2026, 11, 22)) == "16 Nov 2025 - 22 Nov 2026");
  CHECK(en(monday, monday - Days{1}).empty());
}

TEST_CASE("names of kinds, bands and fits") {
  CHECK(name_of(Kind::own, Lang::en) == "own research");
  CHECK(name_of(Kind::own, Lang::ko) == "본인 연구");
  CHECK(name_of(Kind::funded, Lang::ko) == "과제");
  CHECK(name_of(Kind::service, Lang::ko) == "연구실 운영");
  CHECK(name_of(Kind::course, Lang::ko) == "수업·조교");
  CHECK(name_of(Kind::unassigned, Lang::en) == "unassigned");
  CHECK(name_of(Band::core, Lang::ko) == "정규");
  CHECK(name_of(Band::early, Lang::ko) == "이른 시간");
  CHECK(name_of(Band::evening, Lang::en) == "evening");
  CHECK(name_of(Band::leave, Lang::ko) == "휴가");
  CHECK(name_of(Fit::related, Lang::en) == "related");
  CHECK(name_of(Fit::unknown, Lang::ko) == "미지정");
  // No two of a table share a name.
  for (const Lang lang : {Lang::en, Lang::ko}) {
    std::set<std::string_view> kinds;
    std::set<std::string_view> bands;
    std::set<std::string_view> fits;
    for (int i = 0; i < kKindCount; ++i) { kinds.insert(name_of(static_cast<Kind>(i), lang)); }
    for (int i = 0; i < kBandCount; ++i) { bands.insert(name_of(static_cast<Band>(i), lang)); }
    for (int i = 0; i < kFitCount; ++i) { fits.insert(name_of(static_cast<Fit>(i), lang)); }
    CHECK(kinds.size() == kKindCount);
    CHECK(bands.size() == kBandCount);
    CHECK(fits.size() == kFitCount);
  }
}
