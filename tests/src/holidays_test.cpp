#include "src/holidays.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "src/holidays/rules.hpp"

using namespace labclock;

namespace {

struct Row {
  std::string region;
  std::string date;
  std::string kind;
  std::string name;
};

/// The rows as lines, so that a failing comparison shows them.
std::string lines(const std::vector<Row>& rows) {
  std::string out;
  for (const Row& row : rows) { out += row.region + ' ' + row.date + ' ' + row.kind + ' ' + row.name + '\n'; }
  return out;
}

std::string iso(Day day) {
  return date::format("%F", day);
}

Day day_from(const std::string& text) {
  return day_of(std::stoi(text.substr(0, 4)), static_cast<unsigned>(std::stoi(text.substr(5, 2))),
                static_cast<unsigned>(std::stoi(text.substr(8, 2))));
}

/// The lines of a file in tests/data/holidays without comments and header, split at commas, unquoted.
std::vector<std::vector<std::string>> read_csv(const std::string& name) {
  const auto path = std::filesystem::path(LABCLOCK_SOURCE_DIR) / "tests/data/holidays" / name;
  std::ifstream in(path);
  REQUIRE_MESSAGE(in.good(), path.string());
  std::vector<std::vector<std::string>> rows;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line.starts_with('#') || line.starts_with("date,") || line.starts_with("region,")) { continue; }
    std::vector<std::string> cells;
    std::istringstream cell_stream(line);
    std::string cell;
    while (std::getline(cell_stream, cell, ',')) {
      std::erase(cell, '"');
      cells.push_back(cell);
    }
    rows.push_back(cells);
  }
  return rows;
}

std::vector<Row> rows_of(const std::string& region, const std::vector<Holiday>& days) {
  std::vector<Row> rows;
  for (const Holiday& day : days) { rows.push_back({region, iso(day.date), std::string(key_of(day.kind)), day.name}); }
  return rows;
}

std::vector<std::string> dates_of(const std::vector<Holiday>& days, HolidayKind kind) {
  std::vector<std::string> dates;
  for (const Holiday& day : days) {
    if (day.kind == kind) { dates.push_back(iso(day.date)); }
  }
  return dates;
}

std::vector<Holiday> on_date(const std::vector<Holiday>& days, Day date) {
  std::vector<Holiday> found;
  std::ranges::copy_if(days, std::back_inserter(found), [&](const Holiday& day) { return day.date == date; });
  return found;
}

bool weekend(Day day) {
  return weekday_of(day) == date::Saturday || weekday_of(day) == date::Sunday;
}

HolidayEdit edit(const char* date, const char* name, HolidayEdit::Source source = HolidayEdit::Source::person) {
  return {day_from(date), name, HolidayKind::closure, source, false};
}

HolidayEdit struck(const char* date) {
  return {day_from(date), "", HolidayKind::closure, HolidayEdit::Source::person, true};
}

}  // namespace

TEST_CASE("holidays: the compiled Korean list is the gazette's, line by line") {
  const auto rows = read_csv("kr-public-holidays-2018-2027.csv");
  const auto days = holiday_rules::kr_official_days();
  REQUIRE(rows.size() == 191);
  REQUIRE(days.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(i);
    CHECK(iso(day_of(days[i].year, days[i].month, days[i].day)) == rows[i].at(0));
    CHECK(key_of(days[i].kind) == rows[i].at(1));
    CHECK(days[i].name == rows[i].at(2));
  }
}

TEST_CASE("holidays: the compiled lunar feasts are the table's") {
  const auto rows = read_csv("kr-lunar-feasts-2000-2050.csv");
  REQUIRE(rows.size() == 153);
  const std::map<std::string, LunarFeast> feasts{
      {"seollal", LunarFeast::seollal}, {"buddha", LunarFeast::buddha}, {"chuseok", LunarFeast::chuseok}};
  for (const auto& row : rows) {
    const auto day = lunar_feast(feasts.at(row.at(1)), std::stoi(row.at(0)));
    REQUIRE(day.has_value());
    CHECK(iso(*day) == row.at(0));
  }
  CHECK_FALSE(lunar_feast(LunarFeast::seollal, 1999).has_value());
  CHECK_FALSE(lunar_feast(LunarFeast::chuseok, 2051).has_value());
}

TEST_CASE("holidays: Korea 2018 to 2027 is the gazette, dates, kinds and names, and is official") {
  std::vector<Row> expected;
  for (const auto& row : read_csv("kr-public-holidays-2018-2027.csv")) {
    expected.push_back({"KR", row.at(0), row.at(1), row.at(2)});
  }
  std::vector<Row> listed;
  for (int year = 2018; year <= 2027; ++year) {
    const auto days = holidays_of("KR", year);
    CHECK(std::ranges::all_of(days, [](const Holiday& day) { return day.status == HolidayStatus::official; }));
    std::ranges::copy(rows_of("KR", days), std::back_inserter(listed));
  }
  CHECK(lines(listed) == lines(expected));
  for (const int year : {2017, 2028}) {
    const auto days = holidays_of("KR", year);
    CHECK_FALSE(days.empty());
    CHECK(std::ranges::all_of(days, [](const Holiday& day) { return day.status == HolidayStatus::provisional; }));
  }
}

TEST_CASE("holidays: the Korean rules alone give the gazette but for elections and temporary days") {
  for (int year = 2018; year <= 2027; ++year) {
    std::vector<Row> gazette;
    for (const Row& row : rows_of("KR", holidays_of("KR", year))) {
      if (row.kind == "election" || row.kind == "temporary") { continue; }
      // One entry of the gazette may name two holidays.
      const auto both = row.name.find(" / ");
      if (both == std::string::npos) {
        gazette.push_back(row);
      } else {
        gazette.push_back({"KR", row.date, row.kind, row.name.substr(both + 3)});
        gazette.push_back({"KR", row.date, row.kind, row.name.substr(0, both)});
      }
    }
    CHECK(lines(rows_of("KR", holiday_rules::kr_by_rule(year, holiday_rules::kEverywhere))) == lines(gazette));
  }
}

TEST_CASE("holidays: the lists that governments publish") {
  for (const char* file :
       {"golden-kr.csv", "golden-us.csv", "golden-gb.csv", "golden-de.csv", "golden-fr.csv", "golden-jp.csv"}) {
    std::map<std::pair<std::string, int>, std::vector<Row>> lists;
    for (const auto& row : read_csv(file)) {
      lists[{row.at(0), std::stoi(row.at(1))}].push_back({row.at(0), row.at(1), row.at(2), row.at(3)});
    }
    REQUIRE_FALSE(lists.empty());
    for (const auto& [key, expected] : lists) {
      CAPTURE(key.first);
      CAPTURE(key.second);
      CHECK(lines(rows_of(key.first, holidays_of(key.first, key.second))) == lines(expected));
    }
  }
}

TEST_CASE("holidays: golden dates of Korea") {
  using Dates = std::vector<std::string>;
  const auto substitutes = [](int year) { return dates_of(holidays_of("KR", year), HolidayKind::substitute); };
  CHECK(substitutes(2024) == Dates{"2024-02-12", "2024-05-06"});
  CHECK(substitutes(2025) == Dates{"2025-03-03", "2025-05-06", "2025-10-08"});
  CHECK(substitutes(2026) == Dates{"2026-03-02", "2026-05-25", "2026-08-17", "2026-10-05"});
  CHECK(substitutes(2027) ==
        Dates{"2027-02-09", "2027-05-03", "2027-07-19", "2027-08-16", "2027-10-04", "2027-10-11", "2027-12-27"});
  CHECK(substitutes(2028) == Dates{"2028-10-05"});

  SUBCASE("the Korean new year of 2028 is a day after the Chinese one") {
    CHECK(iso(*lunar_feast(LunarFeast::seollal, 2028)) == "2028-01-27");
  }
  SUBCASE("Chuseok and National Foundation Day on one date: two entries, the feast first, one substitute") {
    const auto both = on_date(holidays_of("KR", 2028), day_of(2028, 10, 3));
    REQUIRE(both.size() == 2);
    CHECK(both[0].name == "추석");
    CHECK(both[1].name == "개천절");
  }
  SUBCASE("the gazette's one entry for two holidays stays one entry") {
    const auto day = on_date(holidays_of("KR", 2025), day_of(2025, 5, 5));
    REQUIRE(day.size() == 1);
    CHECK(day[0].name == "어린이날 / 부처님 오신 날");
    CHECK(day[0].name_en == "Children's Day / Buddha's Birthday");
  }
  SUBCASE("holidays that come and go") {
    const auto has = [](int year, unsigned month, unsigned day) {
      return !on_date(holidays_of("KR", year), day_of(year, month, day)).empty();
    };
    CHECK(has(2007, 7, 17));
    CHECK_FALSE(has(2008, 7, 17));
    CHECK_FALSE(has(2025, 7, 17));
    CHECK(has(2026, 7, 17));
    CHECK(has(1990, 10, 9));
    CHECK_FALSE(has(1991, 10, 9));
    CHECK_FALSE(has(2012, 10, 9));
    CHECK(has(2013, 10, 9));
    CHECK(has(2005, 4, 5));
    CHECK_FALSE(has(2006, 4, 5));
    CHECK(has(1998, 1, 2));
    CHECK_FALSE(has(1999, 1, 2));
    CHECK_FALSE(has(2025, 5, 1));
    CHECK(has(2028, 5, 1));
  }
  SUBCASE("outside of the table of feasts they are left out, the fixed days stay") {
    const auto days = holidays_of("KR", 2060);
    CHECK(std::ranges::none_of(days, [](const Holiday& day) { return day.name == "추석"; }));
    CHECK_FALSE(on_date(days, day_of(2060, 8, 15)).empty());
  }
}

TEST_CASE("holidays: Easter Sunday") {
  CHECK(easter(1990) == day_of(1990, 4, 15));
  CHECK(easter(2008) == day_of(2008, 3, 23));
  CHECK(easter(2011) == day_of(2011, 4, 24));
  CHECK(easter(2026) == day_of(2026, 4, 5));
  CHECK(easter(2038) == day_of(2038, 4, 25));
  CHECK(easter(1954) == day_of(1954, 4, 18));  // the exceptions of the computus
  CHECK(easter(1981) == day_of(1981, 4, 19));
  CHECK(rc::check("a Sunday between 22 March and 25 April", [] {
    const int year = *rc::gen::inRange(1900, 2200);
    const Day day = easter(year);
    RC_ASSERT(weekday_of(day) == date::Sunday);
    RC_ASSERT(day >= day_of(year, 3, 22) && day <= day_of(year, 4, 25));
  }));
}

TEST_CASE("holidays: regions and keys") {
  const auto& regions = known_regions();
  CHECK(regions.size() == 25);
  CHECK(std::ranges::is_sorted(regions));
  CHECK(regions.back() == "none");
  for (const auto region : regions) { CHECK(is_region(region)); }
  for (const char* bad : {"", "kr", "DE-XX", "GB", "KR ", "NONE"}) {
    CHECK_FALSE(is_region(bad));
    CHECK(holidays_of(bad, 2026).empty());
  }
  CHECK(holidays_of("none", 2026).empty());
  CHECK(holidays_of("KR", 1899).empty());
  CHECK(holidays_of("US", 2200).empty());
  CHECK_FALSE(holidays_of("US", 2199).empty());

  for (const auto kind : {HolidayKind::public_day, HolidayKind::substitute, HolidayKind::election,
                          HolidayKind::temporary, HolidayKind::closure}) {
    CHECK(holiday_kind_from(key_of(kind)) == kind);
  }
  CHECK(key_of(HolidayKind::public_day) == "public");
  CHECK_FALSE(holiday_kind_from("Public").has_value());
  CHECK_FALSE(holiday_kind_from("").has_value());
  CHECK(key_of(HolidayStatus::official) == "official");
  CHECK(key_of(HolidayStatus::provisional) == "provisional");
  CHECK(key_of(HolidayStatus::user) == "user");
}

TEST_CASE("holidays: every list is in order, named in both languages, and of its year") {
  CHECK(rc::check("any region and year", [] {
    const auto region = *rc::gen::elementOf(known_regions());
    const int year = *rc::gen::inRange(1900, 2200);
    const auto days = holidays_of(region, year);
    RC_ASSERT(std::ranges::is_sorted(days, {}, &Holiday::date));
    for (const Holiday& day : days) {
      RC_ASSERT(static_cast<int>(ymd(day.date).year()) == year);
      RC_ASSERT(!day.name.empty());
      RC_ASSERT(!day.name_en.empty());
      RC_ASSERT(std::ranges::all_of(day.name_en, [](char c) { return c >= ' ' && c <= '~'; }));
      RC_ASSERT(std::ranges::count(days, day) == 1);
      RC_ASSERT(day.kind != HolidayKind::closure);
      RC_ASSERT(day.status != HolidayStatus::user);
    }
  }));
}

TEST_CASE("holidays: a substitute never falls on a holiday or a weekend, and each has a cause") {
  CHECK(rc::check("KR, US, GB and JP, official list and rules", [] {
    const auto region = *rc::gen::element<std::string>("KR", "US", "GB-ENG", "GB-SCT", "GB-NIR", "JP");
    const int year = *rc::gen::inRange(1980, 2100);
    const bool rules_alone = region == "KR" && *rc::gen::arbitrary<bool>();
    const auto days =
        rules_alone ? holiday_rules::kr_by_rule(year, holiday_rules::kEverywhere) : holidays_of(region, year);
    auto around = days;  // a cause may lie in the year after (New Year's Day on a Saturday)
    std::ranges::copy(holidays_of(region, year + 1), std::back_inserter(around));
    for (const Holiday& day : days) {
      if (day.kind != HolidayKind::substitute) { continue; }
      RC_ASSERT(!weekend(day.date));
      RC_ASSERT(on_date(days, day.date).size() == 1U);
      const bool caused = std::ranges::any_of(around, [&](const Holiday& cause) {
        const auto distance = (day.date - cause.date).count();
        return cause.kind != HolidayKind::substitute && distance >= -1 && distance <= 6 &&
               (weekend(cause.date) || on_date(days, cause.date).size() > 1 ||
                cause.name.find(" / ") != std::string::npos);
      });
      RC_ASSERT(caused);
    }
  }));
}

TEST_CASE("holidays: every weekend holiday of the United Kingdom and the United States is made good") {
  CHECK(rc::check("as many substitutes as weekend days", [] {
    const auto region = *rc::gen::element<std::string>("US", "GB-ENG", "GB-SCT", "GB-NIR");
    const int year = *rc::gen::inRange(1980, 2100);
    std::ptrdiff_t weekends = 0;
    std::ptrdiff_t substitutes = 0;
    for (int y = year - 1; y <= year + 1; ++y) {
      for (const Holiday& day : holidays_of(region, y)) {
        // A whole number of New Years: what is kept on 31 December belongs to the next year.
        const bool kept_early = ymd(day.date).month() == date::December && day.kind == HolidayKind::substitute &&
                                day.name.starts_with("New Year");
        const int of_year = y + (kept_early ? 1 : 0);
        if (of_year != year) { continue; }
        if (day.kind == HolidayKind::substitute) {
          ++substitutes;
        } else if (weekend(day.date)) {
          ++weekends;
        }
      }
    }
    RC_ASSERT(substitutes == weekends);
  }));
}

TEST_CASE("holidays: the person's edits go over an imported calendar, and that over the list") {
  using Source = HolidayEdit::Source;
  const auto children = day_of(2026, 5, 5);

  SUBCASE("added days come in, in order") {
    const auto days = holidays_of("KR", 2026, {edit("2026-11-27", "연구실 이사"), edit("2026-01-02", "휴무")});
    CHECK(days.size() == holidays_of("KR", 2026).size() + 2);
    CHECK(std::ranges::is_sorted(days, {}, &Holiday::date));
    const auto own = on_date(days, day_of(2026, 11, 27));
    REQUIRE(own.size() == 1);
    CHECK(own[0] ==
          Holiday{day_of(2026, 11, 27), "연구실 이사", "연구실 이사", HolidayKind::closure, HolidayStatus::user});
  }
  SUBCASE("a struck one goes, and only it") {
    const auto days = holidays_of("KR", 2026, {struck("2026-05-05")});
    CHECK(on_date(days, children).empty());
    CHECK(days.size() + 1 == holidays_of("KR", 2026).size());
  }
  SUBCASE("striking out a date with two holidays frees it") {
    CHECK(on_date(holidays_of("KR", 2028, {struck("2028-10-03")}), day_of(2028, 10, 3)).empty());
  }
  SUBCASE("striking out a date without a holiday changes nothing") {
    CHECK(holidays_of("KR", 2026, {struck("2026-05-06")}) == holidays_of("KR", 2026));
  }
  SUBCASE("person over import over list, whatever the order they come in") {
    const auto ics = edit("2026-05-05", "Founding day", Source::ics);
    const auto person = edit("2026-05-05", "우리 날");
    const auto both = on_date(holidays_of("KR", 2026, {ics, person}), children);
    REQUIRE(both.size() == 1);
    CHECK(both[0].name == "우리 날");
    CHECK(both == on_date(holidays_of("KR", 2026, {person, ics}), children));
    CHECK(on_date(holidays_of("KR", 2026, {ics}), children).at(0).name == "Founding day");
    CHECK(on_date(holidays_of("KR", 2026, {ics, struck("2026-05-05")}), children).empty());
  }
  SUBCASE("two imported days on one date are two entries, the same one twice is one") {
    const auto days = holidays_of("none", 2026,
                                  {edit("2026-12-24", "A", Source::ics), edit("2026-12-24", "B", Source::ics),
                                   edit("2026-12-24", "A", Source::ics)});
    REQUIRE(days.size() == 2);
    CHECK(days[0].name == "A");
    CHECK(days[1].name == "B");
  }
  SUBCASE("an edit that repeats a holiday keeps its names and its kind") {
    const auto ko = on_date(holidays_of("KR", 2026, {edit("2026-05-05", "어린이날", Source::ics)}), children);
    const auto en = on_date(holidays_of("KR", 2026, {edit("2026-05-05", "Children's Day")}), children);
    REQUIRE(ko.size() == 1);
    CHECK(ko[0] == Holiday{children, "어린이날", "Children's Day", HolidayKind::public_day, HolidayStatus::user});
    CHECK(en == ko);
  }
  SUBCASE("other years are not touched, and no region still has the person's days") {
    CHECK(holidays_of("KR", 2025, {edit("2026-05-06", "x"), struck("2026-05-05")}) == holidays_of("KR", 2025));
    CHECK(holidays_of("none", 2026, {edit("2026-05-06", "x")}).size() == 1);
  }
}

TEST_CASE("holidays: after any edits a date holds what its strongest source says") {
  CHECK(rc::check("random edits over Korea 2026", [] {
    using Source = HolidayEdit::Source;
    const auto edits = *rc::gen::container<std::vector<HolidayEdit>>(rc::gen::build<HolidayEdit>(
        rc::gen::set(&HolidayEdit::date,
                     rc::gen::map(rc::gen::inRange(0, 60), [](int n) { return day_of(2026, 4, 20) + Days{n}; })),
        rc::gen::set(&HolidayEdit::name, rc::gen::element<std::string>("a", "b", "어린이날")),
        rc::gen::set(&HolidayEdit::source, rc::gen::element(Source::person, Source::ics)),
        rc::gen::set(&HolidayEdit::removed, rc::gen::arbitrary<bool>())));
    const auto before = holidays_of("KR", 2026);
    const auto after = holidays_of("KR", 2026, edits);
    RC_ASSERT(std::ranges::is_sorted(after, {}, &Holiday::date));
    for (Day date = day_of(2026, 4, 1); date < day_of(2026, 7, 1); date += Days{1}) {
      std::vector<HolidayEdit> person;
      std::vector<HolidayEdit> ics;
      for (const auto& e : edits) {
        if (e.date == date) { (e.source == Source::person ? person : ics).push_back(e); }
      }
      const auto& winning = person.empty() ? ics : person;
      const auto there = on_date(after, date);
      if (winning.empty()) {
        RC_ASSERT(there == on_date(before, date));
        continue;
      }
      RC_ASSERT(std::ranges::all_of(there, [](const Holiday& day) { return day.status == HolidayStatus::user; }));
      for (const auto& e : winning) {
        const bool named = std::ranges::any_of(there, [&](const Holiday& day) { return day.name == e.name; });
        const bool added =
            std::ranges::any_of(winning, [&](const HolidayEdit& o) { return o.name == e.name && !o.removed; });
        RC_ASSERT(named == added);
      }
    }
  }));
}
