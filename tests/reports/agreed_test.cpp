#include "reports/agreed.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/reports/world.hpp"

using namespace labclock;
using namespace labclock::reports;
using namespace labclock::test;

namespace {

constexpr Seconds hours(double count) {
  return Seconds{static_cast<std::int64_t>(count * 3600)};
}

Agreed agreed(World& world, const std::string& first, const std::string& last) {
  auto books = world.books();
  return agreed_of(books, days(first, last)).value();
}

const AgreedProject& row(const Agreed& agreed, const std::string& name) {
  const auto found = std::find_if(agreed.projects.begin(), agreed.projects.end(),
                                  [&](const AgreedProject& project) { return project.name == name; });
  REQUIRE(found != agreed.projects.end());
  return *found;
}

/// Working days of a month in Korea, Mon-Fri, all of it in the past.
int korean_working_days(int year, int month) {
  World world;
  world.rules.region.entries.front().value = "KR";
  world.sessions.now = world.at("2028-01-10 12:00");
  auto books = world.books();
  const Day first = day_of(year, static_cast<unsigned>(month), 1);
  const Day next = month == 12 ? day_of(year + 1, 1, 1) : day_of(year, static_cast<unsigned>(month) + 1, 1);
  const auto found = agreed_of(books, {first, next - Days{1}}).value();
  CHECK(found.standard.count() % hours(8).count() == 0);
  return static_cast<int>(found.standard / hours(8));
}

}  // namespace

TEST_CASE("S=168 h, c=30 %, 75 h of 250 h: on share, and half as much again as agreed") {
  World world;
  // 21 working days of 8 h: January 2026 with New Year's Day as a holiday.
  world.rules.region.entries.front().value = "KR";
  world.agree(kFunded, 300'000, "2025-09-01", "2026-08-31");
  world.work(kFunded, "2026-01-02 00:00", "2026-01-05 03:00");  // 75 h
  world.work(kThesis, "2026-01-06 00:00", "2026-01-13 07:00");  // 175 h
  world.now("2026-02-02 12:00");
  const Agreed found = agreed(world, "2026-01-01", "2026-01-31");
  CHECK(found.standard == hours(168));
  CHECK(found.total == hours(250));
  const AgreedProject& funded = row(found, "NRF basic");
  CHECK(*funded.agreed_share == doctest::Approx(0.30));
  CHECK(*funded.share_of_total == doctest::Approx(0.30));
  CHECK(*funded.gap_points == doctest::Approx(0.0));
  CHECK(*funded.load == doctest::Approx(1.488).epsilon(0.001));
  CHECK(funded.expected == hours(50.4));
  CHECK(funded.gap == hours(24.6));
  CHECK(funded.state == AgreedState::ok);
  CHECK(found.agreed_sum == doctest::Approx(0.3));
}

TEST_CASE("ten 8 h days at 0 % and ten 4 h days at 50 % make 20 h, not 30") {
  World world;
  world.rules.day_hours.entries.push_back({day("2026-11-16"), Hours{4}});
  world.agree(kFunded, 0, "2026-11-02", "2026-11-15");
  world.agree(kFunded, 500'000, "2026-11-16", "2026-11-29");
  world.now("2026-12-01 12:00");
  const Agreed found = agreed(world, "2026-11-02", "2026-11-29");
  CHECK(found.standard == hours(120));
  CHECK(row(found, "NRF basic").expected == hours(20));
  CHECK(*row(found, "NRF basic").agreed_share == doctest::Approx(20.0 / 120));
}

TEST_CASE("Korean working days by the month") {
  constexpr std::array<int, 12> k2026{21, 17, 21, 22, 18, 21, 22, 20, 20, 20, 21, 22};
  constexpr std::array<int, 12> k2027{20, 18, 22, 22, 18, 22, 21, 21, 19, 19, 22, 22};
  int days_2024 = 0;
  int days_2025 = 0;
  for (int month = 1; month <= 12; ++month) {
    CAPTURE(month);
    CHECK(korean_working_days(2026, month) == k2026[static_cast<std::size_t>(month) - 1]);
    CHECK(korean_working_days(2027, month) == k2027[static_cast<std::size_t>(month) - 1]);
    days_2024 += korean_working_days(2024, month);
    days_2025 += korean_working_days(2025, month);
  }
  CHECK(days_2024 == 246);
  CHECK(days_2025 == 244);
}

TEST_CASE("expected counts up to today, and in full to the end of the range") {
  World world;
  world.agree(kFunded, 250'000, "2026-11-01");
  world.now("2026-11-18 07:00");  // a Wednesday
  const Agreed found = agreed(world, "2026-11-16", "2026-11-27");
  CHECK(found.standard == hours(24));
  CHECK(row(found, "NRF basic").expected == hours(6));
  CHECK(row(found, "NRF basic").expected_full == hours(20));
}

TEST_CASE("half a day of leave is half a working day, a holiday and a full day none") {
  World world;
  DayOff half;
  half.days = days("2026-11-16", "2026-11-16");
  half.half = DayHalf::am;
  DayOff full;
  full.days = days("2026-11-17", "2026-11-17");
  world.rules.days_off = {half, full};
  world.rules.holiday_edits.push_back({day("2026-11-18"), "Founding day"});
  world.agree(kFunded, 500'000, "2026-11-01");
  world.now("2026-11-30 12:00");
  const Agreed found = agreed(world, "2026-11-16", "2026-11-20");
  CHECK(found.standard == hours(4 + 8 + 8));
  CHECK(row(found, "NRF basic").expected == hours(10));
}

TEST_CASE("without an agreement, a working day or any time there is nothing to compare") {
  World world;
  world.now("2026-11-30 12:00");
  SUBCASE("no agreement") {
    world.work(kFunded, "2026-11-16 09:00", "2026-11-16 12:00");
    const Agreed found = agreed(world, "2026-11-16", "2026-11-20");
    const AgreedProject& funded = row(found, "NRF basic");
    CHECK(funded.actual == hours(3));
    CHECK(*funded.share_of_total == doctest::Approx(1.0));
    CHECK_FALSE(funded.agreed_share.has_value());
    CHECK_FALSE(funded.expected.has_value());
    CHECK_FALSE(funded.expected_full.has_value());
    CHECK_FALSE(funded.load.has_value());
    CHECK_FALSE(funded.gap_points.has_value());
    CHECK_FALSE(funded.gap.has_value());
    CHECK(funded.state == AgreedState::none);
    CHECK_FALSE(found.own.agreed_share.has_value());
    CHECK_FALSE(found.own.derived);
    CHECK(found.own.state == AgreedState::none);
    CHECK(found.agreed_sum == 0);
  }
  SUBCASE("no working day") {
    world.agree(kFunded, 500'000, "2026-11-01");
    world.work(kFunded, "2026-11-21 09:00", "2026-11-21 12:00");
    const Agreed found = agreed(world, "2026-11-21", "2026-11-22");
    CHECK(found.standard == Seconds{0});
    CHECK_FALSE(row(found, "NRF basic").expected.has_value());
    CHECK_FALSE(row(found, "NRF basic").expected_full.has_value());
    CHECK(row(found, "NRF basic").state == AgreedState::none);
    CHECK_FALSE(found.own.agreed_share.has_value());
  }
  SUBCASE("no time") {
    world.agree(kFunded, 500'000, "2026-11-01");
    const Agreed found = agreed(world, "2026-11-16", "2026-11-20");
    const AgreedProject& funded = row(found, "NRF basic");
    CHECK_FALSE(funded.share_of_total.has_value());
    CHECK_FALSE(funded.gap_points.has_value());
    CHECK(funded.gap == -hours(20));
    CHECK(*funded.load == doctest::Approx(0.0));
    CHECK(funded.state == AgreedState::none);
  }
  SUBCASE("all of it to come") {
    world.agree(kFunded, 500'000, "2026-11-01");
    const Agreed found = agreed(world, "2026-12-14", "2026-12-18");
    CHECK(found.standard == Seconds{0});
    CHECK_FALSE(row(found, "NRF basic").expected.has_value());
    CHECK(row(found, "NRF basic").expected_full == hours(20));
    CHECK(found.agreed_sum == doctest::Approx(0.5));
  }
}

TEST_CASE("own research without an agreement has what the others leave, marked as derived") {
  World world;
  world.agree(kFunded, 300'000, "2026-11-01");
  world.agree(kService, 100'000, "2026-11-01");
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 14:00");
  world.work(kFunded, "2026-11-16 14:00", "2026-11-16 19:00");
  world.now("2026-11-30 12:00");
  SUBCASE("derived") {
    const Agreed found = agreed(world, "2026-11-16", "2026-11-20");
    CHECK(found.own.derived);
    CHECK(*found.own.agreed_share == doctest::Approx(0.6));
    CHECK(found.own.actual == hours(5));
    CHECK(*found.own.share_of_total == doctest::Approx(0.5));
    CHECK(*found.own.gap_points == doctest::Approx(-10));
    CHECK(found.own.state == AgreedState::watch);
    CHECK_FALSE(row(found, "Thesis").agreed_share.has_value());
  }
  SUBCASE("agreed") {
    world.agree(kThesis, 450'000, "2026-11-01");
    const Agreed found = agreed(world, "2026-11-16", "2026-11-20");
    CHECK_FALSE(found.own.derived);
    CHECK(*found.own.agreed_share == doctest::Approx(0.45));
    CHECK(*found.own.gap_points == doctest::Approx(5));
    CHECK(found.own.state == AgreedState::ok);
    CHECK(found.agreed_sum == doctest::Approx(0.85));
  }
  SUBCASE("nothing is left") {
    world.agree(kCourse, 800'000, "2026-11-01");
    const Agreed found = agreed(world, "2026-11-16", "2026-11-20");
    CHECK(found.own.derived);
    CHECK(*found.own.agreed_share == doctest::Approx(0.0));
    CHECK(found.agreed_sum == doctest::Approx(1.2));
  }
}

TEST_CASE("states change after 5 and after 10 points exactly") {
  // 100 h in all and 40 h of standard time; the agreed share is 0.30.
  struct Row {
    double funded;
    AgreedState state;
  };
  for (const Row& wanted :
       {Row{35, AgreedState::ok}, Row{25, AgreedState::ok}, Row{36, AgreedState::watch}, Row{40, AgreedState::watch},
        Row{20, AgreedState::watch}, Row{41, AgreedState::discuss}, Row{19, AgreedState::discuss}}) {
    CAPTURE(wanted.funded);
    World world;
    world.agree(kFunded, 300'000, "2026-11-01");
    const Instant start = world.at("2026-11-16 00:00");
    world.work(kFunded, start, start + hours(wanted.funded));
    world.work(kThesis, start + hours(wanted.funded), start + hours(100));
    world.now("2026-11-30 12:00");
    CHECK(row(agreed(world, "2026-11-16", "2026-11-20"), "NRF basic").state == wanted.state);
  }
}

TEST_CASE("the sum of shares is the highest on any day, and national projects are counted at once") {
  World world;
  world.projects[1].program = Program::national;
  world.projects[1].role = Role::pi;
  world.projects[2].program = Program::national;
  world.projects[3].program = Program::industry;
  world.projects[3].role = Role::pi;
  world.agree(kFunded, 600'000, "2026-11-01", "2026-11-10");
  world.agree(kService, 500'000, "2026-11-10", "2026-11-20");
  world.agree(kCourse, 200'000, "2026-11-15");
  world.now("2026-11-30 12:00");
  const Agreed found = agreed(world, "2026-11-01", "2026-11-30");
  CHECK(found.agreed_sum == doctest::Approx(1.1));  // on the 10th
  CHECK(found.national_projects == 2);
  CHECK(found.national_as_pi == 1);
  CHECK(agreed(world, "2026-11-11", "2026-11-14").agreed_sum == doctest::Approx(0.5));
  CHECK(agreed(world, "2026-11-11", "2026-11-14").national_as_pi == 0);
}

TEST_CASE("projects come by name, and time without a project is a row of its own at the end") {
  World world;
  world.agree(kService, 100'000, "2026-11-01");
  world.agree(kMissing, 100'000, "2026-11-01");  // of a project that is not there: nobody's
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 12:00");
  world.work(kNobody, "2026-11-16 12:00", "2026-11-16 13:00");
  world.now("2026-11-30 12:00");
  const Agreed found = agreed(world, "2026-11-16", "2026-11-20");
  REQUIRE(found.projects.size() == 3);
  CHECK(found.projects[0].name == "Lab service");
  CHECK(found.projects[1].name == "Thesis");
  CHECK_FALSE(found.projects[2].project.has_value());
  CHECK(found.projects[2].actual == hours(1));
  CHECK(*found.projects[2].share_of_total == doctest::Approx(0.25));
  CHECK(found.projects[2].state == AgreedState::none);
  CHECK(found.agreed_sum == doctest::Approx(0.1));
}

TEST_CASE("an odd share is rounded once, not day by day") {
  World world;
  world.agree(kFunded, 333'333, "2026-11-01");
  world.now("2026-11-30 12:00");
  // 5 x 28800 s x 0.333333 = 47999.952 s; rounding each day would lose the difference.
  CHECK(row(agreed(world, "2026-11-16", "2026-11-20"), "NRF basic").expected == Seconds{48000});
  CHECK(row(agreed(world, "2026-11-16", "2026-11-16"), "NRF basic").expected == Seconds{9600});
  world.agreements.clear();
  world.agree(kFunded, 12, "2026-11-01");
  CHECK(row(agreed(world, "2026-11-16", "2026-11-16"), "NRF basic").expected == Seconds{0});  // 0.3456 s
  CHECK(row(agreed(world, "2026-11-16", "2026-11-20"), "NRF basic").expected == Seconds{2});  // 1.728 s
}

TEST_CASE("what the ledger cannot read is handed on") {
  World world;
  world.now("2026-11-30 12:00");
  world.sessions.error = refuse(ErrorKind::storage, "locked", Phrase{});
  auto books = world.books();
  const auto found = agreed_of(books, days("2026-11-16", "2026-11-20"));
  REQUIRE_FALSE(found.ok());
  CHECK(found.error().code == "locked");
}

TEST_CASE("the keys of states") {
  CHECK(key_of(AgreedState::ok) == "ok");
  CHECK(key_of(AgreedState::watch) == "watch");
  CHECK(key_of(AgreedState::discuss) == "discuss");
  CHECK(key_of(AgreedState::none) == "none");
}
