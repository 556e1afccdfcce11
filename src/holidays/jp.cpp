// National holidays of Japan: 国民の祝日に関する法律, law 178 of 1948 ("the Act" below).
//
// The equinoxes are announced a year ahead; here they come from the usual formula, which agrees with every
// announcement so far.

#include <algorithm>

#include "src/holidays/rules.hpp"

namespace labclock::holiday_rules {
namespace {

constexpr HolidayKind kOnce = HolidayKind::temporary;

constexpr Rule kRules[] = {
    // Days of a ceremony, by a law each. They are days off but no national holidays in the sense of the Act,
    // except for those of 2019 (law 99 of 2018, supplementary provision).
    {on(2, 24), only(1989), "昭和天皇の大喪の礼", "Funeral of Emperor Showa", kEverywhere, kOnce},
    {on(11, 12), only(1990), "即位礼正殿の儀", "Enthronement Ceremony", kEverywhere, kOnce},
    {on(6, 9), only(1993), "皇太子徳仁親王の結婚の儀", "Wedding of Crown Prince Naruhito", kEverywhere, kOnce},
    {on(5, 1), only(2019), "天皇の即位の日", "Accession Day", kEverywhere, kOnce},
    {on(10, 22), only(2019), "即位礼正殿の儀", "Enthronement Ceremony", kEverywhere, kOnce},

    // Law 141 of 1998, from 2000.
    {nth(2, date::Monday, 1), since(2000), "成人の日", "Coming of Age Day"},
    {on(1, 15), between(1949, 1999), "成人の日", "Coming of Age Day"},
    // Law 59 of 2001, from 2003.
    {nth(3, date::Monday, 7), since(2003), "海の日", "Marine Day"},
    {on(7, 20), between(1996, 2002), "海の日", "Marine Day"},
    {nth(3, date::Monday, 9), since(2003), "敬老の日", "Respect for the Aged Day"},
    {on(9, 15), between(1966, 2002), "敬老の日", "Respect for the Aged Day"},
    // Law 141 of 1998, from 2000; renamed by law 57 of 2018, from 2020.
    {nth(2, date::Monday, 10), since(2020), "スポーツの日", "Sports Day"},
    {nth(2, date::Monday, 10), between(2000, 2019), "体育の日", "Health and Sports Day"},
    {on(10, 10), between(1966, 1999), "体育の日", "Health and Sports Day"},

    {on(1, 1), since(1949), "元日", "New Year's Day"},
    {on(2, 11), since(1967), "建国記念の日", "National Foundation Day"},
    // The birthday of the reigning emperor; none in 2019.
    {on(4, 29), between(1949, 1988), "天皇誕生日", "Emperor's Birthday"},
    {on(12, 23), between(1989, 2018), "天皇誕生日", "Emperor's Birthday"},
    {on(2, 23), since(2020), "天皇誕生日", "Emperor's Birthday"},
    // Law 5 of 1989; moved and replaced by law 43 of 2005, from 2007.
    {on(4, 29), between(1989, 2006), "みどりの日", "Greenery Day"},
    {on(4, 29), since(2007), "昭和の日", "Showa Day"},
    {on(5, 4), since(2007), "みどりの日", "Greenery Day"},
    {on(5, 3), since(1949), "憲法記念日", "Constitution Memorial Day"},
    {on(5, 5), since(1949), "こどもの日", "Children's Day"},
    // Law 43 of 2014, from 2016.
    {on(8, 11), since(2016), "山の日", "Mountain Day"},
    {on(11, 3), since(1948), "文化の日", "Culture Day"},
    {on(11, 23), since(1948), "勤労感謝の日", "Labour Thanksgiving Day"},
};

// For the Tokyo games, held a year late: laws 55 of 2018 and 68 of 2020.
constexpr Moved kMoved[] = {
    {"Marine Day", 2020, 7, 23}, {"Sports Day", 2020, 7, 24}, {"Mountain Day", 2020, 8, 10},
    {"Marine Day", 2021, 7, 22}, {"Sports Day", 2021, 7, 23}, {"Mountain Day", 2021, 8, 8},
};

struct EquinoxTerms {
  int from;
  int to;
  double spring;
  double autumn;
  int leap_base;
};

// 海上保安庁水路部 『新こよみ便利帳』. Beyond 2150 the formula is not vouched for, and the days are left out.
constexpr EquinoxTerms kEquinoxes[] = {
    {1949, 1979, 20.8357, 23.2588, 1983},
    {1980, 2099, 20.8431, 23.2488, 1980},
    {2100, 2150, 21.8510, 24.2488, 1980},
};

void add_equinoxes(std::vector<Holiday>& days, int year) {
  for (const EquinoxTerms& terms : kEquinoxes) {
    if (year < terms.from || year > terms.to) { continue; }
    const double drift = 0.242194 * (year - 1980) - (year - terms.leap_base) / 4;  // NOLINT: whole leap days
    days.push_back({day_of(year, 3, static_cast<unsigned>(terms.spring + drift)), "春分の日", "Vernal Equinox Day",
                    HolidayKind::public_day, HolidayStatus::provisional});
    days.push_back({day_of(year, 9, static_cast<unsigned>(terms.autumn + drift)), "秋分の日", "Autumnal Equinox Day",
                    HolidayKind::public_day, HolidayStatus::provisional});
  }
}

/// The Act, article 3 (2): a national holiday on a Sunday is made good. From 12 April 1973 on the Monday
/// after it; from 2007 on the next day that is no national holiday.
void add_substitutes(std::vector<Holiday>& days, const std::vector<Holiday>& national) {
  for (const Holiday& cause : national) {
    if (weekday_of(cause.date) != date::Sunday || cause.date < day_of(1973, 4, 12)) { continue; }
    Day kept = cause.date + Days{1};
    if (cause.date >= day_of(2007, 1, 1)) {
      while (holds(national, kept)) { kept += Days{1}; }
    } else if (holds(national, kept)) {
      continue;
    }
    days.push_back({kept, "振替休日", "Substitute holiday (" + cause.name_en + ")", HolidayKind::substitute,
                    HolidayStatus::provisional});
  }
}

/// The Act, article 3 (3), from 27 December 1985: a day between two national holidays is a holiday, unless
/// it is a Sunday or already one.
void add_days_between(std::vector<Holiday>& days, const std::vector<Holiday>& national) {
  for (const Holiday& before : national) {
    const Day between = before.date + Days{1};
    if (between < day_of(1985, 12, 27) || weekday_of(between) == date::Sunday) { continue; }
    if (holds(days, between) || !holds(national, between + Days{1})) { continue; }
    days.push_back({between, "国民の休日", "Citizens' Holiday", HolidayKind::public_day, HolidayStatus::provisional});
  }
}

}  // namespace

std::vector<Holiday> jp_by_rule(int year, Places places) {
  std::vector<Holiday> days = apply(kRules, year, places, kMoved);
  add_equinoxes(days, year);
  sort_by_date(days);
  std::vector<Holiday> national = days;
  std::erase_if(national, [&](const Holiday& day) { return day.kind == kOnce && year != 2019; });
  add_substitutes(days, national);
  add_days_between(days, national);
  sort_by_date(days);
  return days;
}

}  // namespace labclock::holiday_rules
