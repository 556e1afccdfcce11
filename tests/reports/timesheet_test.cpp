// The month sheet: sums to the second, absences, day-equivalents, and what each preset says.

#include "reports/timesheet.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "tests/reports/world.hpp"

using namespace labclock;
using namespace labclock::reports;
using namespace labclock::test;

namespace {

constexpr Seconds hours(double count) {
  return Seconds{static_cast<std::int64_t>(count * 3600)};
}

TimesheetValues sheet(World& world, const std::string& first, const std::string& last,
                      std::optional<ProjectId> project = std::nullopt) {
  auto books = world.books();
  return timesheet_of(books, days(first, last), project).value();
}

const SheetRow& row(const TimesheetValues& values, const std::string& name) {
  const auto found =
      std::find_if(values.rows.begin(), values.rows.end(), [&](const SheetRow& it) { return it.name == name; });
  REQUIRE(found != values.rows.end());
  return *found;
}

Seconds sum(const std::vector<Seconds>& days) {
  return std::accumulate(days.begin(), days.end(), Seconds{0});
}

const Table& table_of(const Page& page, const std::string& key) {
  for (const PageBlock& block : page.blocks) {
    if (block.key == key) { return std::get<Table>(block.content); }
  }
  FAIL("no table " << key);
  return std::get<Table>(page.blocks.front().content);
}

std::size_t column_of(const Table& table, const std::string& key) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].key == key) { return i; }
  }
  FAIL("no column " << key);
  return 0;
}

std::string notes_of(const Page& page) {
  std::string all;
  for (const PageBlock& block : page.blocks) {
    if (const auto* notes = std::get_if<FootNotes>(&block.content)) {
      for (const std::string& note : notes->notes) { all += note + "\n"; }
    }
  }
  return all;
}

/// November 2026 of somebody with a thesis, a funded project and a little teaching; the month is over.
World november() {
  World world;
  world.rules.region.entries.front().value = "KR";
  world.agree(kThesis, 500'000, "2026-01-01", "2026-12-31");
  world.agree(kFunded, 300'000, "2026-03-01");
  world.projects[1].number = "2026-0042";
  world.projects[1].funder = "NRF";
  world.projects[1].role = Role::member;
  world.work(kFunded, "2026-10-30 09:00", "2026-10-30 18:00");  // of the year, not of the month
  world.work(kThesis, "2026-11-02 09:00", "2026-11-02 12:20");
  world.work(kFunded, "2026-11-02 13:00", "2026-11-02 18:00");
  world.work(kFunded, "2026-11-30 22:00", "2026-12-01 03:00");  // two hours of the month
  world.work(kCourse, "2026-11-03 09:00", "2026-11-03 10:40");
  world.work(kNobody, "2026-11-04 09:00", "2026-11-04 09:30");
  world.now("2026-12-10 12:00");
  return world;
}

}  // namespace

TEST_CASE("half days: 173 h of 8 are 21.625, which is 21.5") {
  CHECK(half_days(173.0 / 8) == 21.5);
  CHECK(half_days(21.75) == 22.0);
  CHECK(half_days(21.74) == 21.5);
  CHECK(half_days(0.24) == 0.0);
  CHECK(half_days(0.25) == 0.5);
  // A sum that is 21.75 but for the last bit.
  CHECK(half_days(0.1 * 217.5) == 22.0);
}

TEST_CASE("rows sum to the month's total, day by day") {
  World world = november();
  const TimesheetValues values = sheet(world, "2026-11-01", "2026-11-30");
  CHECK(row(values, "NRF basic").total == hours(7));
  CHECK(row(values, "Thesis").total == Seconds{3 * 3600 + 20 * 60});
  CHECK(row(values, "NRF basic").by_day[1] == hours(5));
  CHECK(row(values, "NRF basic").by_day[29] == hours(2));
  CHECK(row(values, "NRF basic").year_total == hours(16));
  CHECK(values.rows.back().project == std::nullopt);
  CHECK(values.rows.back().total == Seconds{1800});
  Seconds all{0};
  for (const SheetRow& each : values.rows) {
    CHECK(sum(each.by_day) == each.total);
    all += each.total;
  }
  CHECK(all == values.total);
  Seconds by_day{0};
  for (const SheetDay& each : values.by_day) { by_day += each.total; }
  CHECK(by_day == values.total);
  auto books = world.books();
  CHECK(split_of(books, days("2026-11-01", "2026-11-30")).value().sums.total == values.total);
}

TEST_CASE("shares are those of the agreements") {
  World world = november();
  const TimesheetValues values = sheet(world, "2026-11-01", "2026-11-30");
  auto books = world.books();
  const Agreed agreed = agreed_of(books, days("2026-11-01", "2026-11-30")).value();
  CHECK(values.standard == agreed.standard);
  for (const AgreedProject& project : agreed.projects) {
    const auto found = std::find_if(values.rows.begin(), values.rows.end(),
                                    [&](const SheetRow& it) { return it.project == project.project; });
    REQUIRE(found != values.rows.end());
    CHECK(found->share_of_total == project.share_of_total);
    CHECK(found->agreed_share == project.agreed_share);
    CHECK(found->expected == project.expected);
    CHECK(found->gap_points == project.gap_points);
  }
  CHECK(row(values, "Thesis").agreed == DayRange{day("2026-01-01"), day("2026-12-31")});
  CHECK_FALSE(row(values, "Thesis").agreed_open);
  CHECK(row(values, "NRF basic").agreed_open);
}

TEST_CASE("one project: all other work is one row, and the total stays") {
  World world = november();
  const TimesheetValues all = sheet(world, "2026-11-01", "2026-11-30");
  const TimesheetValues one = sheet(world, "2026-11-01", "2026-11-30", ProjectId{kFunded});
  REQUIRE(one.rows.size() == 1);
  CHECK(one.rows.front().name == "NRF basic");
  REQUIRE(one.other.has_value());
  CHECK(one.rows.front().total + one.other->total == all.total);
  CHECK(sum(one.other->by_day) == one.other->total);
  CHECK(*one.rows.front().share_of_total + *one.other->share_of_total == doctest::Approx(1.0));
  // One without any time is a row all the same: an empty sheet is signed too.
  const TimesheetValues none = sheet(world, "2026-11-01", "2026-11-30", ProjectId{kService});
  REQUIRE(none.rows.size() == 1);
  CHECK(none.rows.front().total == Seconds{0});
}

TEST_CASE("absences: whole and half days, holidays on working days alone") {
  World world;
  world.rules.region.entries.front().value = "KR";
  world.rules.days_off.push_back({{}, {}, days("2026-10-01", "2026-10-02"), DayOffType::leave, DayHalf::full});
  world.rules.days_off.push_back({{}, {}, days("2026-10-07", "2026-10-07"), DayOffType::sick, DayHalf::am});
  world.rules.days_off.push_back({{}, {}, days("2026-10-10", "2026-10-10"), DayOffType::other, DayHalf::full});
  world.rules.day_hours.entries.push_back({day("2026-10-02"), hours(6)});
  world.now("2026-11-10 12:00");
  const TimesheetValues values = sheet(world, "2026-10-01", "2026-10-31");
  const auto& leave = values.absences[static_cast<std::size_t>(Absence::leave)];
  CHECK(leave[0] == hours(8));
  CHECK(leave[1] == hours(6));
  CHECK(sum(leave) == hours(14));
  CHECK(sum(values.absences[static_cast<std::size_t>(Absence::sick)]) == hours(3));
  // A Saturday off is no absence.
  CHECK(sum(values.absences[static_cast<std::size_t>(Absence::other)]) == Seconds{0});
  // 5 October (for the 3rd, a Saturday) and 9 October.
  const auto& holidays = values.absences[static_cast<std::size_t>(Absence::holiday)];
  CHECK(holidays[4] == hours(6));
  CHECK(holidays[8] == hours(6));
  CHECK(sum(holidays) == hours(12));
}

TEST_CASE("day-equivalents by contract follow the hours of each day; by year, 245 days of 8 h over 215") {
  World world;
  world.rules.region.entries.front().value = "KR";
  world.rules.day_hours.entries.push_back({day("2026-09-14"), hours(4)});
  world.work(kFunded, "2026-09-07 09:00", "2026-09-07 17:00");
  world.work(kFunded, "2026-09-14 09:00", "2026-09-14 17:00");
  world.now("2026-10-10 12:00");
  const TimesheetValues values = sheet(world, "2026-09-01", "2026-09-30");
  CHECK(row(values, "NRF basic").contract_days == doctest::Approx(3.0));
  World whole;
  whole.rules.region.entries.front().value = "KR";
  whole.now("2026-10-10 12:00");
  const TimesheetValues year = sheet(whole, "2026-09-01", "2026-09-30");
  CHECK(year.conversions.annual_standard == hours(245 * 8));
  CHECK(year.conversions.annual_hours() == doctest::Approx(1960.0 / 215));
}

TEST_CASE("horizon: each conversion is named, rounded on the sum, and parts add up") {
  World world;
  world.projects.push_back(project_of(7, "EU two", Kind::funded));
  // 4.1 h and 4.2 h of 8: 0.51 and 0.53 days, together 1.04; each alone rounds to 0.5.
  world.work(kFunded, "2026-11-02 09:00", "2026-11-02 13:06");
  world.work(7, "2026-11-03 09:00", "2026-11-03 13:12");
  world.now("2026-12-10 12:00");
  const Page page = timesheet_page(sheet(world, "2026-11-01", "2026-11-30"), SheetPreset::horizon, {}, Lang::en);
  const Table& table = table_of(page, "day_equivalents");
  const std::size_t fixed = column_of(table, "days_fixed");
  REQUIRE(table.rows.size() == 2);
  REQUIRE(table.total.has_value());
  const double total = std::get<double>(table.total->cells[fixed].value);
  CHECK(total == 1.0);
  double parts = 0;
  for (const TableRow& each : table.rows) { parts += std::get<double>(each.cells[fixed].value); }
  CHECK(parts == total);
  CHECK(table.columns[fixed].title == "fixed (8 h)");
  CHECK(table.columns[column_of(table, "days_contract")].title == "by contract (8 h)");
  CHECK(notes_of(page).find("215") != std::string::npos);
  CHECK(notes_of(page).find("more than 215") == std::string::npos);
}

TEST_CASE("horizon: more than 215 days in a year is told") {
  World world;
  // 216 days of 8 h on the fixed conversion: 72 sessions of a day.
  for (Day at = day("2026-01-01"); at < day("2026-01-01") + Days{72}; at += Days{1}) {
    const Instant start = world.zone_of("Asia/Seoul").boundary(LocalTime{at});
    world.work(kFunded, start, start + Hours{24});
  }
  world.work(kFunded, "2026-11-02 09:00", "2026-11-02 13:00");
  world.now("2026-12-10 12:00");
  const Page page = timesheet_page(sheet(world, "2026-11-01", "2026-11-30"), SheetPreset::horizon, {}, Lang::en);
  CHECK(notes_of(page).find("216.5 day-equivalents") != std::string::npos);
}

TEST_CASE("us: shares of all activity add up to 100 %, and committed stands beside actual") {
  World world = november();
  const Page page =
      timesheet_page(sheet(world, "2026-11-01", "2026-11-30"), SheetPreset::us, {"Kim", "", ""}, Lang::en);
  const Table& table = table_of(page, "effort");
  const std::size_t actual = column_of(table, "actual");
  const ShownTable words = shown(table, Lang::en);
  double sum_shown = 0;
  for (const auto& each : words.rows) { sum_shown += std::stod(each[actual]); }
  CHECK(sum_shown == doctest::Approx(100.0));
  CHECK(words.total[actual] == "100.0 %");
  CHECK(words.rows.front()[column_of(table, "period")] == "2026-11");
  CHECK(notes_of(page).find("2 CFR 200.430") != std::string::npos);
}

TEST_CASE("kr: the columns of the table of participation, in their order") {
  World world = november();
  const Page page = timesheet_page(sheet(world, "2026-11-01", "2026-11-30"), SheetPreset::kr,
                                   {"김하늘", "박사과정", "박서원"}, Lang::ko);
  const Table& table = table_of(page, "participation");
  std::vector<std::string> titles;
  for (const Column& column : table.columns) { titles.push_back(column.title); }
  CHECK(titles == std::vector<std::string>{"과제명", "과제번호", "지원기관", "참여기간", "참여율(계약)", "기준시간",
                                           "실제시간", "실제비율", "차이(%p)", "담당업무", "비고"});
  const ShownTable words = shown(table, Lang::ko);
  const auto funded =
      std::find_if(words.rows.begin(), words.rows.end(), [](const auto& it) { return it[0] == "NRF basic"; });
  REQUIRE(funded != words.rows.end());
  CHECK((*funded)[1] == "2026-0042");
  CHECK((*funded)[3] == "2026-03-01 ~");
  CHECK((*funded)[4] == "30.0 %");
  CHECK((*funded)[5] == "50.4");
  CHECK((*funded)[10] == "참여연구자");
  CHECK(notes_of(page).find("168시간") != std::string::npos);
}

TEST_CASE("agreements over 100 % and too many national projects are noted, never refused") {
  World world = november();
  world.agree(kService, 400'000, "2026-11-10");
  for (std::int64_t i = 0; i < 6; ++i) {
    world.projects.push_back(project_of(20 + i, "National " + std::to_string(i), Kind::funded));
    world.projects.back().program = Program::national;
    world.agree(20 + i, 10'000, "2026-11-01");
  }
  const Page page = timesheet_page(sheet(world, "2026-11-01", "2026-11-30"), SheetPreset::kr, {}, Lang::en);
  CHECK(notes_of(page).find("126 %") != std::string::npos);
  CHECK(notes_of(page).find("6 national projects at once") != std::string::npos);
}

TEST_CASE("a month without any time is a sheet too, in every preset and language") {
  World world;
  world.now("2026-12-10 12:00");
  for (const SheetPreset preset : {SheetPreset::plain, SheetPreset::horizon, SheetPreset::us, SheetPreset::kr}) {
    for (const Lang lang : {Lang::en, Lang::ko}) {
      const Page page = timesheet_page(sheet(world, "2026-02-01", "2026-02-28"), preset, {}, lang);
      CHECK(page.blocks.size() >= 4);
      CHECK(page.title.find("2026") != std::string::npos);
    }
  }
}

TEST_CASE("a sheet of a month that is not over says so") {
  World world = november();
  world.now("2026-11-20 12:00");
  const Page page = timesheet_page(sheet(world, "2026-11-01", "2026-11-30"), SheetPreset::plain, {}, Lang::en);
  const auto& title = std::get<TitleBlock>(page.blocks.front().content);
  CHECK(title.lines.back().find("the month is not over") != std::string::npos);
  const Page over = timesheet_page(
      [&] {
        world.now("2026-12-01 12:00");
        return sheet(world, "2026-11-01", "2026-11-30");
      }(),
      SheetPreset::plain, {}, Lang::en);
  CHECK(std::get<TitleBlock>(over.blocks.front().content).lines.back().find("not over") == std::string::npos);
}
