// Public holidays of the Republic of Korea: 공휴일에 관한 법률 (law 21543 of 9 April 2026) and 관공서의 공휴일에
// 관한 규정 (presidential decree 36290 of 30 April 2026, "the Decree" below).
//
// Two sources: the official list of 2018 to 2027 (월력요항), which alone knows the election days and the
// temporary days of its years, and the rules, for the years around it. The days of 2000 to 2017 that were
// set for once are in the rules as well, since no list of those years is here.

#include <algorithm>
#include <array>

#include "src/holidays/rules.hpp"

namespace labclock::holiday_rules {
namespace {

constexpr HolidayKind kElection = HolidayKind::election;
constexpr HolidayKind kTemporary = HolidayKind::temporary;

// The Decree, article 2.
constexpr Rule kRules[] = {
    // Days set by the government, and election days (by law since 2006, before that set each time).
    {on(4, 13), only(2000), "국회의원선거", "National Assembly election", kEverywhere, kElection},
    {on(6, 13), only(2002), "전국동시지방선거", "Nationwide local elections", kEverywhere, kElection},
    {on(7, 1), only(2002), "임시공휴일", "Temporary holiday", kEverywhere, kTemporary},
    {on(12, 19), only(2002), "대통령선거", "Presidential election", kEverywhere, kElection},
    {on(4, 15), only(2004), "국회의원선거", "National Assembly election", kEverywhere, kElection},
    {on(5, 31), only(2006), "전국동시지방선거", "Nationwide local elections", kEverywhere, kElection},
    {on(12, 19), only(2007), "대통령선거", "Presidential election", kEverywhere, kElection},
    {on(4, 9), only(2008), "국회의원선거", "National Assembly election", kEverywhere, kElection},
    {on(6, 2), only(2010), "전국동시지방선거", "Nationwide local elections", kEverywhere, kElection},
    {on(4, 11), only(2012), "국회의원선거", "National Assembly election", kEverywhere, kElection},
    {on(12, 19), only(2012), "대통령선거", "Presidential election", kEverywhere, kElection},
    {on(6, 4), only(2014), "전국동시지방선거", "Nationwide local elections", kEverywhere, kElection},
    {on(8, 14), only(2015), "임시공휴일", "Temporary holiday", kEverywhere, kTemporary},
    {on(4, 13), only(2016), "국회의원선거", "National Assembly election", kEverywhere, kElection},
    {on(5, 6), only(2016), "임시공휴일", "Temporary holiday", kEverywhere, kTemporary},
    {on(5, 9), only(2017), "대통령선거", "Presidential election", kEverywhere, kElection},
    {on(10, 2), only(2017), "임시공휴일", "Temporary holiday", kEverywhere, kTemporary},

    {on(1, 1), since(1950), "1월 1일", "New Year's Day"},
    // Two days of New Year from 1990 (decree 12616 of 1 February 1989), one from 1999 (December 1998).
    {on(1, 2), between(1950, 1998), "1월 2일", "Day after New Year's Day"},
    {on(3, 1), since(1950), "3ㆍ1절", "Independence Movement Day"},
    // Decree 18893 of 30 June 2005: none from 2006.
    {on(4, 5), between(1961, 2005), "식목일", "Arbor Day"},
    // Law 21338 of 10 February 2026 and the Decree: from 1 May 2026.
    {on(5, 1), since(2026), "노동절", "Labour Day"},
    {on(5, 5), since(1975), "어린이날", "Children's Day"},
    {on(6, 6), since(1956), "현충일", "Memorial Day"},
    // Decree 18893 of 30 June 2005: none from 2008. Again from 2026 (the Decree, as of 11 May 2026).
    {on(7, 17), between(1950, 2007), "제헌절", "Constitution Day"},
    {on(7, 17), since(2026), "제헌절", "Constitution Day"},
    {on(8, 15), since(1950), "광복절", "Liberation Day"},
    // Decree 13155 of 5 November 1990: none from 1991.
    {on(10, 1), between(1976, 1990), "국군의 날", "Armed Forces Day"},
    {on(10, 3), since(1950), "개천절", "National Foundation Day"},
    // Decree 13155 of 5 November 1990: none from 1991. Decree of 28 December 2012: again from 2013.
    {on(10, 9), between(1950, 1990), "한글날", "Hangeul Day"},
    {on(10, 9), since(2013), "한글날", "Hangeul Day"},
    {on(12, 25), since(1950), "기독탄신일", "Christmas Day"},
};

/// When which holidays began to be made good (the Decree, article 3, and the decrees that widened it).
struct MadeGood {
  std::string_view name_en;
  Day from;
  bool on_saturday;
  std::string_view cause;  ///< what the official list calls the cause
  std::string_view cause_en;
};

constexpr Day k2013 = day_of(2013, 11, 5);
constexpr Day k2021 = day_of(2021, 8, 4);
constexpr Day k2023 = day_of(2023, 5, 4);
constexpr Day k2026 = day_of(2026, 5, 1);
constexpr Day k2026b = day_of(2026, 5, 11);

// 1월 1일, 현충일, election days and temporary days are never made good. Moving feasts first: where two
// holidays share a date, the official list names the feast as the cause (2025-05-06).
constexpr MadeGood kMadeGood[] = {
    {"Day before Lunar New Year", k2013, false, "설날", "Lunar New Year"},
    {"Lunar New Year", k2013, false, "설날", "Lunar New Year"},
    {"Day after Lunar New Year", k2013, false, "설날", "Lunar New Year"},
    {"Day before Chuseok", k2013, false, "추석", "Chuseok"},
    {"Chuseok", k2013, false, "추석", "Chuseok"},
    {"Day after Chuseok", k2013, false, "추석", "Chuseok"},
    {"Buddha's Birthday", k2023, true, "부처님 오신 날", "Buddha's Birthday"},
    {"Children's Day", k2013, true, "어린이날", "Children's Day"},
    {"Independence Movement Day", k2021, true, "3ㆍ1절", "Independence Movement Day"},
    {"Labour Day", k2026, true, "노동절", "Labour Day"},
    {"Constitution Day", k2026b, true, "제헌절", "Constitution Day"},
    {"Liberation Day", k2021, true, "광복절", "Liberation Day"},
    {"National Foundation Day", k2021, true, "개천절", "National Foundation Day"},
    {"Hangeul Day", k2021, true, "한글날", "Hangeul Day"},
    {"Christmas Day", k2023, true, "기독탄신일", "Christmas Day"},
};

/// The decree 28394 of 10 October 2017 gave Buddha's Birthday its present name.
std::string_view buddha_name(int year) {
  return year < 2018 ? "석가탄신일" : "부처님 오신 날";
}

void add_three_days(std::vector<Holiday>& days, Day feast, std::string_view name, std::string_view name_en) {
  const std::string ko{name};
  const std::string en{name_en};
  const auto add = [&](int offset, std::string own, std::string english) {
    days.push_back({feast + Days{offset}, std::move(own), std::move(english), HolidayKind::public_day,
                    HolidayStatus::provisional});
  };
  add(-1, ko + " 전날", "Day before " + en);
  add(0, ko, en);
  add(1, ko + " 다음 날", "Day after " + en);
}

/// Three days each since 1989 (decree 12616), the table of feasts begins later.
void add_lunar_feasts(std::vector<Holiday>& days, int year) {
  if (const auto day = lunar_feast(LunarFeast::seollal, year)) { add_three_days(days, *day, "설날", "Lunar New Year"); }
  if (const auto day = lunar_feast(LunarFeast::chuseok, year)) { add_three_days(days, *day, "추석", "Chuseok"); }
  if (const auto day = lunar_feast(LunarFeast::buddha, year)) {
    days.push_back({*day, std::string(buddha_name(year)), "Buddha's Birthday", HolidayKind::public_day,
                    HolidayStatus::provisional});
  }
}

/// What makes a date be made good, or null: one of its holidays falls on a Sunday (on a Saturday for those
/// that count there too), or on a weekday together with another one.
const MadeGood* cause_on(Day date, const std::vector<Holiday>& days) {
  const auto shared = std::ranges::count(days, date, &Holiday::date);
  for (const MadeGood& rule : kMadeGood) {
    const bool falls_here = date >= rule.from && std::ranges::any_of(days, [&](const Holiday& day) {
                              return day.date == date && day.name_en == rule.name_en;
                            });
    if (!falls_here) { continue; }
    const Weekday weekday = weekday_of(date);
    if (weekday == date::Sunday) { return &rule; }
    if (weekday == date::Saturday ? rule.on_saturday : shared > 1) { return &rule; }
  }
  return nullptr;
}

/// The first day after it that is no holiday, no other substitute, no Sunday and no Saturday. A date gives
/// one substitute, however many holidays meet on it.
void add_substitutes(std::vector<Holiday>& days) {
  const std::vector<Holiday> holidays = days;
  for (std::size_t i = 0; i < holidays.size(); ++i) {
    const Day date = holidays[i].date;
    if (i > 0 && holidays[i - 1].date == date) { continue; }
    const MadeGood* cause = cause_on(date, holidays);
    if (cause == nullptr) { continue; }
    Day kept = date + Days{1};
    while (is_weekend(kept) || holds(days, kept)) { kept += Days{1}; }
    days.push_back({kept, "대체공휴일(" + std::string(cause->cause) + ")",
                    "Substitute holiday (" + std::string(cause->cause_en) + ")", HolidayKind::substitute,
                    HolidayStatus::provisional});
  }
}

constexpr auto kOfficial = std::to_array<OfficialDay>({
#define OFFICIAL(year, month, day, kind, name) {year, month, day, HolidayKind::kind, name},
#include "src/holidays/kr_official.inc"
#undef OFFICIAL
});

struct Names {
  std::string_view ko;
  std::string_view en;
};

// Names that the official list alone has.
constexpr Names kOfficialNames[] = {
    {"설날 전날", "Day before Lunar New Year"},
    {"설날", "Lunar New Year"},
    {"설날 다음 날", "Day after Lunar New Year"},
    {"추석 전날", "Day before Chuseok"},
    {"추석", "Chuseok"},
    {"추석 다음 날", "Day after Chuseok"},
    {"부처님 오신 날", "Buddha's Birthday"},
    {"제21대 국회의원선거", "21st National Assembly election"},
    {"제22대국회의원선거", "22nd National Assembly election"},
    {"임시공휴일(대통령선거)", "Temporary holiday (presidential election)"},
};

/// The English name of an official one: "A / B" and "대체공휴일(A)" by their parts.
std::string english(std::string_view name) {
  for (const Names& names : kOfficialNames) {
    if (names.ko == name) { return std::string(names.en); }
  }
  for (const Rule& rule : kRules) {
    if (rule.name == name) { return std::string(rule.name_en); }
  }
  constexpr std::string_view kBoth = " / ";
  if (const auto at = name.find(kBoth); at != std::string_view::npos) {
    return english(name.substr(0, at)) + std::string(kBoth) + english(name.substr(at + kBoth.size()));
  }
  constexpr std::string_view kSubstitute = "대체공휴일(";
  if (name.starts_with(kSubstitute) && name.ends_with(')')) {
    return "Substitute holiday (" + english(name.substr(kSubstitute.size(), name.size() - kSubstitute.size() - 1)) +
           ")";
  }
  return std::string(name);
}

}  // namespace

std::vector<Holiday> kr_by_rule(int year, Places places) {
  std::vector<Holiday> days;
  add_lunar_feasts(days, year);
  for (Holiday& day : apply(kRules, year, places)) { days.push_back(std::move(day)); }
  sort_by_date(days);
  add_substitutes(days);
  sort_by_date(days);
  return days;
}

std::span<const OfficialDay> kr_official_days() {
  return kOfficial;
}

std::optional<std::vector<Holiday>> kr_official(int year) {
  if (year < kOfficial.front().year || year > kOfficial.back().year) { return std::nullopt; }
  std::vector<Holiday> days;
  for (const OfficialDay& row : kOfficial) {
    if (row.year != year) { continue; }
    days.push_back({day_of(row.year, row.month, row.day), std::string(row.name), english(row.name), row.kind,
                    HolidayStatus::official});
  }
  return days;
}

}  // namespace labclock::holiday_rules

namespace labclock {
namespace {

struct LunarYear {
  int year;
  unsigned char seollal[2];
  unsigned char buddha[2];
  unsigned char chuseok[2];
};

constexpr LunarYear kLunar[] = {
#define FEASTS(year, sm, sd, bm, bd, cm, cd) {year, {sm, sd}, {bm, bd}, {cm, cd}},
#include "src/holidays/kr_lunar.inc"
#undef FEASTS
};

}  // namespace

std::optional<Day> lunar_feast(LunarFeast feast, int year) {
  const auto found = std::ranges::find(kLunar, year, &LunarYear::year);
  if (found == std::end(kLunar)) { return std::nullopt; }
  const auto& date = feast == LunarFeast::seollal  ? found->seollal
                     : feast == LunarFeast::buddha ? found->buddha
                                                   : found->chuseok;
  return day_of(year, date[0], date[1]);
}

}  // namespace labclock
