// Every benchmark with the vectors of its definition (docs/rules.md 5).

#include "reports/benchmarks.hpp"

#include <doctest/doctest.h>

#include "reports/benchmark_text.hpp"
#include "tests/reports/world.hpp"

using namespace labclock;
using namespace labclock::reports;
using namespace labclock::test;

namespace {

constexpr double hours(double count) {
  return count * 3600;
}

Benchmark look(World& world, BenchmarkId id, const std::string& first, const std::string& last,
               const BenchmarkChoice& choice = {}) {
  auto books = world.books();
  return benchmarks_of(books, days(first, last), choice, {id}).value().front();
}

void leave(World& world, const std::string& first, const std::string& last) {
  DayOff off;
  off.days = days(first, last);
  world.rules.days_off.push_back(off);
}

void region(World& world, const std::string& name) {
  world.rules.region.entries.front().value = name;
}

}  // namespace

TEST_CASE("eu.wtd.avg48: 836.5 h in 122 days are under 48 h a week, half an hour more is over") {
  // 1 March to 30 June 2026: four calendar months of 122 days. 119 days of 7 h are 833 h.
  World world;
  world.work_daily(kThesis, "2026-03-01", "2026-06-27", "09:00", "16:00");
  world.work(kThesis, "2026-06-30 09:00", "2026-06-30 12:30");
  world.now("2026-07-01 12:00");
  const Benchmark under = look(world, BenchmarkId::eu_avg48, "2026-06-01", "2026-06-30");
  CHECK(under.facts.window == days("2026-03-01", "2026-06-30"));
  CHECK(under.facts.known_days == 122);
  CHECK(under.value == std::round(836.5 * 7 / 122 * 3600));
  CHECK(under.limit == hours(48));
  CHECK(under.state == BenchmarkState::ok);

  world.sessions.sessions.back().end += Minutes{30};
  const Benchmark over = look(world, BenchmarkId::eu_avg48, "2026-06-01", "2026-06-30");
  CHECK(over.value == std::round(837.0 * 7 / 122 * 3600));
  CHECK(over.state == BenchmarkState::watch);  // 48.02 h: by less than a tenth
}

TEST_CASE("eu.wtd.avg48: days of leave are neutral") {
  World world;
  world.work_daily(kThesis, "2026-03-01", "2026-06-27", "09:00", "16:00");
  world.work(kThesis, "2026-06-28 09:00", "2026-06-28 12:30");
  // Two weeks of leave in the middle whose hours were worked on other days: 836.5 h over 108 days.
  auto& all = world.sessions.sessions;
  std::erase_if(all, [&](const Session& each) {
    return each.start >= world.at("2026-04-06 00:00") && each.start < world.at("2026-04-20 00:00");
  });
  for (std::size_t i = 0; i < 14; ++i) { all[i].end += Hours{7}; }
  leave(world, "2026-04-06", "2026-04-19");
  world.now("2026-07-01 12:00");
  const Benchmark found = look(world, BenchmarkId::eu_avg48, "2026-06-01", "2026-06-30");
  CHECK(found.facts.leave_days == 14);
  CHECK(found.facts.hours == Seconds{static_cast<std::int64_t>(hours(836.5))});
  CHECK(found.value == std::round(836.5 * 7 / 108 * 3600));  // 54.2 h
  CHECK(found.state == BenchmarkState::over);
}

TEST_CASE("eu.wtd.avg48 needs 28 days, and 17 weeks are looked at in the United Kingdom") {
  World world;
  world.work_daily(kThesis, "2026-06-04", "2026-06-30", "08:00", "20:00");
  world.now("2026-07-01 12:00");
  const Benchmark early = look(world, BenchmarkId::eu_avg48, "2026-06-01", "2026-06-30");
  CHECK(early.facts.known_days == 27);
  CHECK_FALSE(early.value.has_value());
  CHECK(early.state == BenchmarkState::insufficient);
  world.work_daily(kThesis, "2026-07-01", "2026-07-01", "08:00", "20:00");
  world.now("2026-07-02 12:00");
  region(world, "GB-ENG");
  const Benchmark enough = look(world, BenchmarkId::eu_avg48, "2026-06-01", "2026-07-01");
  CHECK(enough.facts.window == days("2026-03-05", "2026-07-01"));
  CHECK(enough.value == hours(84));
  CHECK(enough.state == BenchmarkState::over);
}

TEST_CASE("eu.wtd.daily_rest11: 22:00 to 09:00 is enough, 23:30 to 09:00 is 90 minutes short") {
  World world;
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 22:00");
  world.work(kThesis, "2026-11-17 09:00", "2026-11-17 18:00");
  world.now("2026-11-19 12:00");
  const Benchmark enough = look(world, BenchmarkId::eu_daily_rest11, "2026-11-16", "2026-11-18");
  CHECK(enough.value == hours(11));
  CHECK(enough.state == BenchmarkState::ok);
  CHECK(enough.facts.count == 2);

  world.sessions.sessions.front().end = world.at("2026-11-16 23:30");
  const Benchmark quick = look(world, BenchmarkId::eu_daily_rest11, "2026-11-16", "2026-11-18");
  CHECK(quick.value == hours(9.5));
  CHECK(quick.state == BenchmarkState::over);  // 1 h 30 of 11 h
  CHECK(quick.facts.span == Span{world.at("2026-11-16 23:30"), world.at("2026-11-17 09:00")});
  CHECK(how_words(quick, Lang::en).at(1) == "1 h 30 min short of 11 h");
  // The same gaps are those of the Korean eleven hours.
  CHECK(look(world, BenchmarkId::kr_rest11, "2026-11-16", "2026-11-18").value == quick.value);
}

TEST_CASE("eu.wtd.daily_rest11: a rest that goes on is no short one, and counts once it is long enough") {
  World world;
  world.work(kThesis, "2026-11-16 12:00", "2026-11-16 23:00");
  world.now("2026-11-17 08:00");
  CHECK_FALSE(look(world, BenchmarkId::eu_daily_rest11, "2026-11-16", "2026-11-17").value.has_value());
  world.now("2026-11-17 10:30");
  CHECK(look(world, BenchmarkId::eu_daily_rest11, "2026-11-16", "2026-11-17").value == hours(11.5));
  world.now("2026-11-17 20:00");  // the 24 h ended at 12:00
  CHECK(look(world, BenchmarkId::eu_daily_rest11, "2026-11-16", "2026-11-17").value == hours(13));
}

TEST_CASE("eu.wtd.daily_rest11: the rest is cut by the 24 h of its duty") {
  World world;
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 23:00");
  world.work(kThesis, "2026-11-17 12:00", "2026-11-17 18:00");
  world.now("2026-11-19 12:00");
  const Benchmark found = look(world, BenchmarkId::eu_daily_rest11, "2026-11-16", "2026-11-16");
  CHECK(found.value == hours(10));
  CHECK(found.state == BenchmarkState::watch);
}

TEST_CASE("eu.wtd.daily_rest11: nights that are all too short are told in each of their weeks") {
  World world;
  world.work_daily(kThesis, "2026-11-02", "2026-11-18", "09:00", "23:00");
  world.now("2026-11-19 12:00");
  CHECK(look(world, BenchmarkId::eu_daily_rest11, "2026-11-16", "2026-11-18").value == hours(10));
}

TEST_CASE("eu.wtd.weekly_rest: Saturday 18:00 to Monday 09:00 is enough, an hour on Sunday is not") {
  World world;
  world.work_daily(kThesis, "2026-11-09", "2026-11-13", "09:00", "18:00");
  world.work_daily(kThesis, "2026-11-16", "2026-11-21", "09:00", "18:00");
  world.work_daily(kThesis, "2026-11-23", "2026-11-24", "09:00", "18:00");
  world.now("2026-11-25 12:00");
  const Benchmark enough = look(world, BenchmarkId::eu_weekly_rest, "2026-11-16", "2026-11-22");
  CHECK(enough.value == hours(39));
  CHECK(enough.state == BenchmarkState::ok);

  World broken;
  broken.work_daily(kThesis, "2026-11-09", "2026-11-13", "09:00", "18:00");
  broken.work_daily(kThesis, "2026-11-16", "2026-11-21", "09:00", "18:00");
  broken.work(kThesis, "2026-11-22 14:00", "2026-11-22 15:00");
  broken.work_daily(kThesis, "2026-11-23", "2026-11-24", "09:00", "18:00");
  broken.now("2026-11-25 12:00");
  const Benchmark cut = look(broken, BenchmarkId::eu_weekly_rest, "2026-11-16", "2026-11-22");
  CHECK(cut.value == hours(20));
  CHECK(cut.state == BenchmarkState::over);
}

TEST_CASE("eu.wtd.weekly_rest may lie anywhere: twelve days in a row keep it in both weeks (C-306/16)") {
  World world;
  world.work(kThesis, "2026-11-01 09:00", "2026-11-01 10:00");
  // Free on Monday the 2nd, twelve days from the 3rd to the 14th, free on Sunday the 15th.
  world.work_daily(kThesis, "2026-11-03", "2026-11-14", "09:00", "18:00");
  world.work_daily(kThesis, "2026-11-16", "2026-11-17", "09:00", "18:00");
  world.now("2026-11-18 12:00");
  const Benchmark found = look(world, BenchmarkId::eu_weekly_rest, "2026-11-02", "2026-11-15");
  CHECK(found.facts.count == 2);
  CHECK(found.facts.passed == 1);  // from Sunday 10:00 to Tuesday 09:00 only 33 h of the gap lie in the week
  CHECK(found.value == hours(33));
}

TEST_CASE("eu.wtd.break6: 08:00 to 14:05 is too long, with 20 minutes at 11:00 it is not") {
  World world;
  world.work(kThesis, "2026-11-16 08:00", "2026-11-16 14:05");
  world.now("2026-11-17 12:00");
  const Benchmark through = look(world, BenchmarkId::eu_break6, "2026-11-16", "2026-11-16");
  CHECK(through.value == hours(6) + 300);
  CHECK(through.state == BenchmarkState::watch);

  World broken;
  broken.work(kThesis, "2026-11-16 08:00", "2026-11-16 11:00");
  broken.work(kThesis, "2026-11-16 11:20", "2026-11-16 14:05");
  broken.now("2026-11-17 12:00");
  CHECK(look(broken, BenchmarkId::eu_break6, "2026-11-16", "2026-11-16").value == hours(3));
  // A pause of 19 minutes belongs to the stretch; in Germany 15 minutes are enough to end it.
  broken.sessions.sessions.back().start -= Minutes{1};
  CHECK(look(broken, BenchmarkId::eu_break6, "2026-11-16", "2026-11-16").value == hours(6) + 300);
  region(broken, "DE-BY");
  CHECK(look(broken, BenchmarkId::eu_break6, "2026-11-16", "2026-11-16").value == hours(3));
}

TEST_CASE("eu.wtd.night: 21:00 to 02:30 are 210 minutes of a night; the third such night is told") {
  World world;
  world.work_daily(kThesis, "2026-11-02", "2026-11-10", "09:00", "10:00");
  world.work(kThesis, "2026-11-11 21:00", "2026-11-12 02:30");
  world.work(kThesis, "2026-11-12 21:00", "2026-11-13 02:00");
  world.now("2026-11-16 12:00");
  const Benchmark two = look(world, BenchmarkId::eu_night, "2026-11-09", "2026-11-15");
  CHECK(two.facts.night == Minutes{210 + 180});
  CHECK(two.value == 2);
  CHECK(two.limit == 2);
  CHECK(two.state == BenchmarkState::ok);
  world.work(kThesis, "2026-11-14 02:00", "2026-11-14 04:59");
  CHECK(look(world, BenchmarkId::eu_night, "2026-11-09", "2026-11-15").value == 2);
  world.sessions.sessions.back().end += Minutes{1};
  const Benchmark three = look(world, BenchmarkId::eu_night, "2026-11-09", "2026-11-15");
  CHECK(three.value == 3);
  CHECK(three.state == BenchmarkState::over);
}

TEST_CASE("kr.lsa.week52: three days of 15 h are 5 h of overtime and pass nothing") {
  World world;
  world.work(kThesis, "2026-11-16 08:00", "2026-11-16 23:00");
  world.work(kThesis, "2026-11-17 08:00", "2026-11-17 23:00");
  world.work(kThesis, "2026-11-18 08:00", "2026-11-18 23:00");
  world.now("2026-11-23 12:00");
  const Benchmark found = look(world, BenchmarkId::kr_week52, "2026-11-16", "2026-11-22");
  CHECK(found.value == hours(45));
  CHECK(found.state == BenchmarkState::ok);
  CHECK(how_words(found, Lang::en).front() == "The week 16-22 Nov 2026: 45 h, 5 h more than 40 h");
  // A week that is not over is none.
  CHECK(look(world, BenchmarkId::kr_week52, "2026-11-16", "2026-11-21").state == BenchmarkState::insufficient);
  world.work(kThesis, "2026-11-19 08:00", "2026-11-19 15:01");
  CHECK(look(world, BenchmarkId::kr_week52, "2026-11-16", "2026-11-22").state == BenchmarkState::watch);
  world.work(kThesis, "2026-11-20 08:00", "2026-11-20 13:12");
  CHECK(look(world, BenchmarkId::kr_week52, "2026-11-16", "2026-11-22").state == BenchmarkState::over);
}

TEST_CASE("kr.lsa.day8 tells the longest day that is over") {
  World world;
  world.work(kThesis, "2026-11-16 08:00", "2026-11-16 17:00");
  world.work(kThesis, "2026-11-17 08:00", "2026-11-17 23:00");
  world.now("2026-11-17 23:00");
  const Benchmark found = look(world, BenchmarkId::kr_day8, "2026-11-16", "2026-11-17");
  CHECK(found.value == hours(9));
  CHECK(found.facts.of == days("2026-11-16", "2026-11-16"));
  CHECK(found.state == BenchmarkState::over);
}

TEST_CASE("kr.lsa.break: 09:00 to 13:00 and then home is 30 minutes short") {
  World world;
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 13:00");
  world.now("2026-11-17 12:00");
  const Benchmark four = look(world, BenchmarkId::kr_break, "2026-11-16", "2026-11-16");
  CHECK(four.value == 0);
  CHECK(four.limit == 1800);
  CHECK(four.state == BenchmarkState::over);

  World eight;
  eight.work(kThesis, "2026-11-16 09:00", "2026-11-16 12:00");
  eight.work(kThesis, "2026-11-16 12:04", "2026-11-16 13:00");  // four minutes are no break
  eight.work(kThesis, "2026-11-16 14:00", "2026-11-16 18:04");
  eight.now("2026-11-17 12:00");
  const Benchmark hour = look(eight, BenchmarkId::kr_break, "2026-11-16", "2026-11-16");
  CHECK(hour.value == 3600);
  CHECK(hour.limit == 3600);
  CHECK(hour.state == BenchmarkState::ok);

  World short_day;
  short_day.work(kThesis, "2026-11-16 09:00", "2026-11-16 12:59");
  short_day.now("2026-11-17 12:00");
  const Benchmark none = look(short_day, BenchmarkId::kr_break, "2026-11-16", "2026-11-16");
  CHECK_FALSE(none.value.has_value());
  CHECK(how_words(none, Lang::en).front() == "On no day 4 h or more were worked");
}

TEST_CASE("kr.lsa.night: 21:00 to 01:00 are 180 minutes, and there is no limit") {
  World world;
  world.work(kThesis, "2026-11-16 21:00", "2026-11-17 01:00");
  world.now("2026-11-18 12:00");
  const Benchmark found = look(world, BenchmarkId::kr_night, "2026-11-16", "2026-11-17");
  CHECK(found.value == 180 * 60);
  CHECK_FALSE(found.limit.has_value());
  CHECK(found.state == BenchmarkState::ok);
  CHECK(found.facts.of == days("2026-11-16", "2026-11-16"));
}

TEST_CASE("kr.lsa.weekly_holiday: four days of 28 without any work") {
  World world;
  world.work_daily(kThesis, "2026-10-01", "2026-10-31", "09:00", "12:00");
  world.work_daily(kThesis, "2026-11-04", "2026-11-20", "09:00", "12:00");
  world.now("2026-11-22 12:00");
  const Benchmark four = look(world, BenchmarkId::kr_weekly_holiday, "2026-11-16", "2026-11-21");
  CHECK(four.facts.window == days("2026-10-25", "2026-11-21"));
  CHECK(four.value == 4);  // 1, 2, 3 and 21 November
  CHECK(four.state == BenchmarkState::ok);
  world.work(kThesis, "2026-11-21 09:00", "2026-11-21 09:01");  // a minute is work too
  const Benchmark three = look(world, BenchmarkId::kr_weekly_holiday, "2026-11-16", "2026-11-21");
  CHECK(three.value == 3);
  CHECK(three.state == BenchmarkState::over);
}

TEST_CASE("kr.overwork.avg12: 55 h a week of which 20 at night are 61") {
  World world;
  // Seven hours by day each day, and on Monday to Friday four at night: 49 + 6 is not 55, so: five nights of 4 h are
  // 20 h at night, and five days of 7 h are 35 h by day.
  for (Day date = day("2026-08-31"); date < day("2026-11-23"); date += Days{1}) {
    const auto weekday = weekday_of(date);
    if (weekday == date::Saturday || weekday == date::Sunday) { continue; }
    const std::string text = date::format("%F", date);
    world.work(kThesis, text + " 09:00", text + " 16:00");
    world.work(kThesis, world.at(text + " 22:00"), world.at(text + " 22:00") + Hours{4});
  }
  world.now("2026-11-23 12:00");
  const Benchmark twelve = look(world, BenchmarkId::kr_avg12, "2026-11-16", "2026-11-22");
  CHECK(twelve.facts.known_days == 84);
  CHECK(twelve.facts.night == Hours{20 * 12});
  CHECK(twelve.value == hours(61));
  CHECK(twelve.limit == hours(60));
  CHECK(twelve.state == BenchmarkState::watch);
  const Benchmark four = look(world, BenchmarkId::kr_avg4, "2026-11-16", "2026-11-22");
  CHECK(four.value == hours(61));
  CHECK(four.state == BenchmarkState::ok);
  // Eleven weeks are not enough to tell that a limit is kept, and a limit that is passed already is told.
  World shorter;
  shorter.work_daily(kThesis, "2026-09-07", "2026-11-22", "08:00", "17:00");
  shorter.now("2026-11-23 12:00");
  CHECK(look(shorter, BenchmarkId::kr_avg12, "2026-11-16", "2026-11-22").state == BenchmarkState::insufficient);
  for (Session& each : shorter.sessions.sessions) { each.end += Hours{1}; }
  const Benchmark passed = look(shorter, BenchmarkId::kr_avg12, "2026-11-16", "2026-11-22");
  CHECK(passed.value == std::round(770.0 / 12 * 3600));
  CHECK(passed.state == BenchmarkState::watch);
}

TEST_CASE("kr.overwork.surge: the last week against the twelve before it") {
  World world;
  world.work_daily(kThesis, "2026-08-24", "2026-11-15", "09:00", "14:00");
  world.work_daily(kThesis, "2026-11-16", "2026-11-22", "09:00", "15:30");
  world.now("2026-11-23 12:00");
  const Benchmark found = look(world, BenchmarkId::kr_surge, "2026-11-16", "2026-11-22");
  CHECK(found.value == doctest::Approx(1.3));
  CHECK(found.limit == doctest::Approx(1.3));
  CHECK(found.state == BenchmarkState::watch);  // 30 % is where it begins
  world.sessions.sessions.back().end -= Seconds{1};
  CHECK(look(world, BenchmarkId::kr_surge, "2026-11-16", "2026-11-22").state == BenchmarkState::ok);
  World early;
  early.work_daily(kThesis, "2026-08-25", "2026-11-22", "09:00", "14:00");
  early.now("2026-11-23 12:00");
  CHECK(look(early, BenchmarkId::kr_surge, "2026-11-16", "2026-11-22").state == BenchmarkState::insufficient);
}

TEST_CASE("who.ilo.long55: 55 h in the mean of four weeks is where it begins") {
  World world;
  world.work_daily(kThesis, "2026-10-26", "2026-11-22", "09:00", "16:00");
  world.now("2026-11-23 12:00");
  CHECK(look(world, BenchmarkId::who_long55, "2026-11-16", "2026-11-22").state == BenchmarkState::ok);
  for (std::size_t i = 0; i < 6; ++i) { world.sessions.sessions[i].end += Hours{4}; }
  const Benchmark found = look(world, BenchmarkId::who_long55, "2026-11-16", "2026-11-22");
  CHECK(found.value == hours(55));
  CHECK(found.state == BenchmarkState::watch);
  CHECK(found.facts.worst_week == Hours{49 + 24});
}

TEST_CASE("sleep.opportunity is the shortest night; what goes on is none") {
  World world;
  world.work(kThesis, "2026-11-16 22:00", "2026-11-17 01:30");
  world.work(kThesis, "2026-11-17 09:00", "2026-11-17 17:00");
  world.work(kThesis, "2026-11-18 09:00", "2026-11-18 17:00");
  world.now("2026-11-19 02:00");
  const Benchmark found = look(world, BenchmarkId::sleep_opportunity, "2026-11-16", "2026-11-18");
  CHECK(found.value == hours(7.5));
  CHECK(found.state == BenchmarkState::over);
  CHECK(found.facts.count == 2);
  CHECK(found.facts.passed == 1);
}

TEST_CASE("recovery.detach counts the days of a week with half an hour off hours") {
  World world;
  world.work_daily(kThesis, "2026-11-16", "2026-11-17", "09:00", "18:30");
  world.work(kThesis, "2026-11-18 09:00", "2026-11-18 18:29");
  world.work(kThesis, "2026-11-21 10:00", "2026-11-21 11:00");
  world.now("2026-11-23 12:00");
  const Benchmark found = look(world, BenchmarkId::recovery_detach, "2026-11-16", "2026-11-22");
  CHECK(found.value == 3);
  CHECK_FALSE(found.limit.has_value());
  CHECK(found.state == BenchmarkState::ok);
  CHECK(found.facts.hours == Minutes{30 + 30 + 29 + 60});
}

TEST_CASE("recovery.consecutive: twelve days are as many as there may be") {
  World world;
  world.work_daily(kThesis, "2026-11-03", "2026-11-14", "09:00", "10:00");
  world.work(kThesis, "2026-11-15 09:00", "2026-11-15 09:05");  // a look at the mail is no day of work
  world.now("2026-11-16 12:00");
  const Benchmark twelve = look(world, BenchmarkId::recovery_consecutive, "2026-11-09", "2026-11-15");
  CHECK(twelve.value == 12);
  CHECK(twelve.state == BenchmarkState::ok);
  CHECK(twelve.facts.of == days("2026-11-03", "2026-11-14"));
  world.sessions.sessions.back().end += Minutes{25};
  CHECK(look(world, BenchmarkId::recovery_consecutive, "2026-11-09", "2026-11-15").state == BenchmarkState::watch);
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 09:30");  // today joins with half an hour
  const Benchmark fourteen = look(world, BenchmarkId::recovery_consecutive, "2026-11-09", "2026-11-16");
  CHECK(fourteen.value == 14);
  CHECK(fourteen.state == BenchmarkState::over);
}

TEST_CASE("own limits count from the day they were set, and not before") {
  World world;
  world.work_daily(kThesis, "2026-11-02", "2026-11-08", "09:00", "19:00");  // 70 h, and no limit
  world.work_daily(kThesis, "2026-11-09", "2026-11-15", "09:00", "15:00");  // 42 h of 40
  world.now("2026-11-16 12:00");
  BenchmarkChoice choice;
  choice.own_week.entries.push_back({day("2026-11-09"), Hours{40}});
  choice.own_day.entries.push_back({day("2026-11-09"), Hours{5}});
  choice.own_off_hours = Hours{10};
  const Benchmark week = look(world, BenchmarkId::own_week, "2026-11-02", "2026-11-15", choice);
  CHECK(week.value == hours(42));
  CHECK(week.limit == hours(40));
  CHECK(week.state == BenchmarkState::watch);
  const Benchmark one = look(world, BenchmarkId::own_day, "2026-11-02", "2026-11-15", choice);
  CHECK(one.value == hours(6));
  CHECK(one.state == BenchmarkState::over);
  const Benchmark off = look(world, BenchmarkId::own_off_hours_week, "2026-11-02", "2026-11-15", choice);
  CHECK(off.value == hours(5 + 20));  // an hour after core hours on five days, ten each on two weekend days
  CHECK(off.limit == hours(10));
  CHECK(off.state == BenchmarkState::over);
  // Switched on without being set, a limit is the setting's own default.
  CHECK(look(world, BenchmarkId::own_week, "2026-11-02", "2026-11-15").limit == hours(52));
}

TEST_CASE("an average of a thin record is insufficient, unless the limit is passed all the same") {
  World world;
  world.work_daily(kThesis, "2026-10-26", "2026-11-06", "09:00", "17:00");  // 10 of 20 working days
  world.now("2026-11-23 12:00");
  const Benchmark thin = look(world, BenchmarkId::who_long55, "2026-11-16", "2026-11-22");
  CHECK(thin.coverage == doctest::Approx(0.5));
  CHECK(thin.value == hours(24));
  CHECK(thin.state == BenchmarkState::insufficient);
  for (Session& each : world.sessions.sessions) { each.end += Hours{15}; }
  for (Session& each : world.sessions.sessions) { each.end = std::min(each.end, each.start + Hours{20}); }
  const Benchmark passed = look(world, BenchmarkId::who_long55, "2026-11-16", "2026-11-22");
  CHECK(passed.value == hours(60));
  CHECK(passed.state == BenchmarkState::watch);
}

TEST_CASE("what was before a source held is not judged by it") {
  World world;
  world.work_daily(kThesis, "2018-06-25", "2018-07-01", "08:00", "20:00");  // 84 h, a week before it held
  world.work_daily(kThesis, "2018-07-02", "2018-07-08", "08:00", "14:00");
  world.now("2018-07-09 12:00");
  const Benchmark found = look(world, BenchmarkId::kr_week52, "2018-06-25", "2018-07-08");
  CHECK(found.value == hours(42));
  CHECK(found.facts.count == 1);
}

TEST_CASE("nothing recorded, a range of the future and one before everything tell nothing") {
  World empty;
  empty.now("2026-11-16 12:00");
  World world;
  world.work_daily(kThesis, "2026-11-09", "2026-11-15", "09:00", "18:00");
  world.now("2026-11-16 12:00");
  for (const BenchmarkInfo& info : benchmarks()) {
    CAPTURE(info.key);
    for (const Benchmark& found :
         {look(empty, info.id, "2026-11-01", "2026-11-16"), look(world, info.id, "2027-01-01", "2027-01-31"),
          look(world, info.id, "2020-01-01", "2020-01-31")}) {
      const bool of_its_own = info.id == BenchmarkId::recovery_consecutive;
      if (found.value && !of_its_own && found.facts.needed_days > 0) { continue; }  // its window ends yesterday
      CHECK_FALSE(found.value.has_value());
      CHECK(found.state == BenchmarkState::insufficient);
      CHECK_FALSE(how_words(found, Lang::ko).empty());
    }
  }
}

TEST_CASE("a region decides what is looked at, a switch decides against it, own limits once they are set") {
  World world;
  world.work_daily(kThesis, "2026-11-02", "2026-11-15", "09:00", "18:00");
  world.now("2026-11-16 12:00");
  const auto on = [&](BenchmarkId id, const std::string& where, const BenchmarkChoice& choice = {}) {
    region(world, where);
    auto books = world.books();
    const auto found = benchmarks_of(books, days("2026-11-02", "2026-11-15"), choice).value();
    return std::any_of(found.begin(), found.end(), [&](const Benchmark& each) { return each.id == id; });
  };
  CHECK(on(BenchmarkId::kr_week52, "KR"));
  CHECK_FALSE(on(BenchmarkId::kr_week52, "DE-BY"));
  CHECK(on(BenchmarkId::eu_avg48, "DE-BY"));
  CHECK(on(BenchmarkId::eu_avg48, "GB-SCT"));
  CHECK(on(BenchmarkId::eu_avg48, "FR"));
  for (const std::string other : {"KR", "US", "JP", "none"}) { CHECK_FALSE(on(BenchmarkId::eu_avg48, other)); }
  for (const std::string any : {"KR", "US", "JP", "FR", "none"}) { CHECK(on(BenchmarkId::who_long55, any)); }
  CHECK_FALSE(on(BenchmarkId::own_week, "KR"));
  BenchmarkChoice choice;
  choice.switched.at(static_cast<std::size_t>(BenchmarkId::kr_week52)) = false;
  choice.switched.at(static_cast<std::size_t>(BenchmarkId::eu_avg48)) = true;
  choice.own_week.entries.push_back({day("2026-11-02"), Hours{40}});
  CHECK_FALSE(on(BenchmarkId::kr_week52, "KR", choice));
  CHECK(on(BenchmarkId::eu_avg48, "KR", choice));
  CHECK(on(BenchmarkId::own_week, "KR", choice));
}
