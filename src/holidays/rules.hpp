#pragma once
// What the region families share: how a rule is written down, and how a list of rules becomes the days of
// one year. Private to src/holidays.cpp, src/holidays/*.cpp and their test.
//
// What it is: `Rule`, a row of a constexpr table (when in the year, in which years, in which part of the
// country, what it is called), and small helpers over days. What it is not: the rules of substitution:
// every country has its own, and each is written out in its own file.
//
// The tables hold what has been in force since 1990. A rule that began later, or ended, says so; one
// without a first year is older than that. Earlier years come out of the same tables and may lack days
// that were abolished before 1990.
//
// Where two rules fall on one date, the order of the table is the order of the entries, so each table
// has its movable feasts before its fixed dates: "Ascension Day" tells more about 1 May 2008 than
// "Labour Day" does.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "src/holidays.hpp"
#include "src/time.hpp"

namespace labclock::holiday_rules {

/// Years in which a rule holds, both ends included.
struct Years {
  int from = 0;
  int to = 9999;
  [[nodiscard]] constexpr bool contains(int year) const { return from <= year && year <= to; }
};

inline constexpr Years kAlways{};
[[nodiscard]] constexpr Years since(int year) {
  return {year, 9999};
}
[[nodiscard]] constexpr Years until(int year) {
  return {0, year};
}
[[nodiscard]] constexpr Years between(int from, int to) {
  return {from, to};
}
[[nodiscard]] constexpr Years only(int year) {
  return {year, year};
}

/// Where in the year a holiday falls.
struct When {
  enum class Form : unsigned char { fixed, nth, last, on_or_after, easter } form = Form::fixed;
  unsigned month = 1;
  int number = 1;  ///< day of the month, n of the nth weekday, or days from Easter Sunday
  Weekday weekday{};
};

[[nodiscard]] constexpr When on(unsigned month, int day) {
  return {When::Form::fixed, month, day, {}};
}
[[nodiscard]] constexpr When nth(int n, Weekday weekday, unsigned month) {
  return {When::Form::nth, month, n, weekday};
}
[[nodiscard]] constexpr When last(Weekday weekday, unsigned month) {
  return {When::Form::last, month, 0, weekday};
}
[[nodiscard]] constexpr When on_or_after(Weekday weekday, unsigned month, int day) {
  return {When::Form::on_or_after, month, day, weekday};
}
[[nodiscard]] constexpr When from_easter(int days) {
  return {When::Form::easter, 0, days, {}};
}

/// Parts of a country, one bit each; what a bit means is the family's affair.
using Places = std::uint32_t;
inline constexpr Places kEverywhere = ~Places{0};

struct Rule {
  When when;
  Years years;
  std::string_view name;
  std::string_view name_en;
  Places places = kEverywhere;
  HolidayKind kind = HolidayKind::public_day;
};

/// In one year a holiday stood on another date than its rule says.
struct Moved {
  std::string_view name_en;
  int year;
  unsigned month;
  unsigned day;
};

/// The date in a year.
[[nodiscard]] Day date_in(const When& when, int year);

/// The days that the rules give for a year and a part of the country; unsorted, in the order of the table.
[[nodiscard]] std::vector<Holiday> apply(std::span<const Rule> rules, int year, Places places,
                                         std::span<const Moved> moved = {});

/// Ascending by date; entries of one date keep their order.
void sort_by_date(std::vector<Holiday>& days);

[[nodiscard]] bool is_weekend(Day day);
[[nodiscard]] bool holds(const std::vector<Holiday>& days, Day day);

/// The families. Each gives the days of one year by rule alone, ascending by date.
[[nodiscard]] std::vector<Holiday> kr_by_rule(int year, Places places);
[[nodiscard]] std::vector<Holiday> us_by_rule(int year, Places places);
[[nodiscard]] std::vector<Holiday> uk_by_rule(int year, Places places);
[[nodiscard]] std::vector<Holiday> de_by_rule(int year, Places places);
[[nodiscard]] std::vector<Holiday> fr_by_rule(int year, Places places);
[[nodiscard]] std::vector<Holiday> jp_by_rule(int year, Places places);

/// One line of the Korean official list (src/holidays/kr_official.inc).
struct OfficialDay {
  int year;
  unsigned month;
  unsigned day;
  HolidayKind kind;
  std::string_view name;
};

/// The whole list, ascending.
[[nodiscard]] std::span<const OfficialDay> kr_official_days();
/// The list of one year; none for a year that it does not hold.
[[nodiscard]] std::optional<std::vector<Holiday>> kr_official(int year);

/// The nations of the United Kingdom, and the Länder: bits of `Places`.
enum Nation : Places { kEngland = 1U << 0, kScotland = 1U << 1, kNorthernIreland = 1U << 2 };
enum Land : Places {
  kBB = 1U << 0,
  kBE = 1U << 1,
  kBW = 1U << 2,
  kBY = 1U << 3,
  kHB = 1U << 4,
  kHE = 1U << 5,
  kHH = 1U << 6,
  kMV = 1U << 7,
  kNI = 1U << 8,
  kNW = 1U << 9,
  kRP = 1U << 10,
  kSH = 1U << 11,
  kSL = 1U << 12,
  kSN = 1U << 13,
  kST = 1U << 14,
  kTH = 1U << 15,
  kGermany = 1U << 16,  ///< "DE" without a Land: what holds in all of them
};

}  // namespace labclock::holiday_rules
