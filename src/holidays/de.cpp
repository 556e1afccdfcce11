// Public holidays of Germany: German Unity Day by the Unification Treaty (article 2), all others by the
// holiday laws of the 16 Länder. "DE" without a Land has those that hold in all of them. A holiday on a
// weekend is not made good.
//
// Where a Land leaves a day to its municipalities, it is here when most people of the Land have it:
//   Bavaria, Assumption Day (15 August): a holiday in 1,708 of 2,056 municipalities, so it is here. Who
//   works in one of the others (Nuremberg, Erlangen, Bayreuth) strikes it out with `holiday remove`.
//   Corpus Christi in parts of Saxony and Thuringia, Augsburg's Peace Festival: not here.
// Hesse counts every Sunday among its holidays; Easter Sunday and Whit Sunday are named by Brandenburg alone.

#include "src/holidays/rules.hpp"

namespace labclock::holiday_rules {
namespace {

constexpr Places kEast = kBB | kMV | kSN | kST | kTH;
constexpr Places kNotEast = kEverywhere & ~kEast;
constexpr HolidayKind kOnce = HolidayKind::temporary;

constexpr Rule kRules[] = {
    {from_easter(-2), kAlways, "Karfreitag", "Good Friday"},
    // Feiertagsgesetz of Brandenburg, 21 March 1991, section 2.
    {from_easter(0), since(1991), "Ostersonntag", "Easter Sunday", kBB},
    {from_easter(1), kAlways, "Ostermontag", "Easter Monday"},
    {from_easter(39), kAlways, "Christi Himmelfahrt", "Ascension Day"},
    {from_easter(49), since(1991), "Pfingstsonntag", "Whit Sunday", kBB},
    {from_easter(50), kAlways, "Pfingstmontag", "Whit Monday"},
    {from_easter(60), kAlways, "Fronleichnam", "Corpus Christi", kBW | kBY | kHE | kNW | kRP | kSL},
    // The Wednesday before 23 November. In every Land until 1994, when it paid for the long-term care
    // insurance (SGB XI, section 58); Saxony kept it.
    {on_or_after(date::Wednesday, 11, 16), until(1994), "Buß- und Bettag", "Day of Repentance and Prayer"},
    {on_or_after(date::Wednesday, 11, 16), since(1995), "Buß- und Bettag", "Day of Repentance and Prayer", kSN},

    {on(1, 1), kAlways, "Neujahr", "New Year's Day"},
    {on(1, 6), kAlways, "Heilige Drei Könige", "Epiphany", kBW | kBY},
    // Feiertagsgesetz of Saxony-Anhalt, 22 May 1992.
    {on(1, 6), since(1993), "Heilige Drei Könige", "Epiphany", kST},
    // Berlin: law of 30 January 2019. Mecklenburg-Vorpommern: law of 2022, from 2023.
    {on(3, 8), since(2019), "Internationaler Frauentag", "International Women's Day", kBE},
    {on(3, 8), since(2023), "Internationaler Frauentag", "International Women's Day", kMV},
    {on(5, 1), kAlways, "Tag der Arbeit", "Labour Day"},
    // Berlin, once each: laws of 2019 and 2024, the latter also for 2028.
    {on(5, 8), only(2020), "Tag der Befreiung", "Liberation Day", kBE, kOnce},
    {on(5, 8), only(2025), "Tag der Befreiung", "Liberation Day", kBE, kOnce},
    {on(6, 17), only(2028), "Jahrestag des Volksaufstandes 1953", "Anniversary of the uprising of 1953", kBE, kOnce},
    // Federal law of 4 August 1953, ended by the Unification Treaty.
    {on(6, 17), between(1954, 1990), "Tag der deutschen Einheit", "Day of German Unity", kNotEast},
    {on(8, 15), kAlways, "Mariä Himmelfahrt", "Assumption Day", kBY | kSL},
    // Thuringia: law of 19 February 2019.
    {on(9, 20), since(2019), "Weltkindertag", "World Children's Day", kTH},
    {on(10, 3), since(1990), "Tag der Deutschen Einheit", "German Unity Day"},
    {on(10, 31), since(1991), "Reformationstag", "Reformation Day", kEast},
    // 500 years of the Reformation: once, in all other Länder too.
    {on(10, 31), only(2017), "Reformationstag", "Reformation Day", kNotEast},
    // Laws of 2018 in Bremen, Hamburg, Lower Saxony and Schleswig-Holstein.
    {on(10, 31), since(2018), "Reformationstag", "Reformation Day", kHB | kHH | kNI | kSH},
    {on(11, 1), kAlways, "Allerheiligen", "All Saints' Day", kBW | kBY | kNW | kRP | kSL},
    {on(12, 25), kAlways, "1. Weihnachtstag", "Christmas Day"},
    {on(12, 26), kAlways, "2. Weihnachtstag", "Second Day of Christmas"},
};

}  // namespace

std::vector<Holiday> de_by_rule(int year, Places places) {
  std::vector<Holiday> days = apply(kRules, year, places);
  sort_by_date(days);
  return days;
}

}  // namespace labclock::holiday_rules
