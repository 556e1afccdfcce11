// Public holidays of France: Code du travail, article L3133-1. A holiday on a Sunday is not made good.
//
// Not here: Good Friday and 26 December, which are holidays in Alsace and Moselle alone (L3134-13), and
// the days of the overseas departments.

#include "src/holidays/rules.hpp"

namespace labclock::holiday_rules {
namespace {

constexpr Rule kRules[] = {
    {from_easter(1), kAlways, "Lundi de Pâques", "Easter Monday"},
    {from_easter(39), kAlways, "Ascension", "Ascension Day"},
    // A holiday also where it is worked as the day of solidarity (loi 2004-626).
    {from_easter(50), kAlways, "Lundi de Pentecôte", "Whit Monday"},
    {on(1, 1), kAlways, "Jour de l'An", "New Year's Day"},
    {on(5, 1), since(1947), "Fête du Travail", "Labour Day"},
    // Loi 53-225 to 1959; again by loi 81-893 of 2 October 1981.
    {on(5, 8), between(1953, 1958), "Victoire 1945", "Victory in Europe Day"},
    {on(5, 8), since(1982), "Victoire 1945", "Victory in Europe Day"},
    {on(7, 14), kAlways, "Fête nationale", "National Day"},
    {on(8, 15), kAlways, "Assomption", "Assumption Day"},
    {on(11, 1), kAlways, "Toussaint", "All Saints' Day"},
    {on(11, 11), since(1922), "Armistice 1918", "Armistice Day"},
    {on(12, 25), kAlways, "Noël", "Christmas Day"},
};

}  // namespace

std::vector<Holiday> fr_by_rule(int year, Places places) {
  std::vector<Holiday> days = apply(kRules, year, places);
  sort_by_date(days);
  return days;
}

}  // namespace labclock::holiday_rules
