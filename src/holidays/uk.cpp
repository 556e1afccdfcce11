// Bank and public holidays in England and Wales, Scotland, and Northern Ireland.
//
// Banking and Financial Dealings Act 1971, schedule 1, for what it lists; the rest, and each substitute
// day, by yearly royal proclamation under section 1 of it; Good Friday and Christmas Day in England, Wales
// and Northern Ireland at common law. Not here: local holidays of Scottish towns.

#include <algorithm>

#include "src/holidays/rules.hpp"

namespace labclock::holiday_rules {
namespace {

constexpr Places kEngNir = kEngland | kNorthernIreland;
constexpr HolidayKind kOnce = HolidayKind::temporary;

constexpr Rule kRules[] = {
    // One-off days, each by proclamation.
    {on(7, 29), only(1981), "Royal wedding", "Royal wedding", kEverywhere, kOnce},
    {on(12, 31), only(1999), "Millennium Eve", "Millennium Eve", kEverywhere, kOnce},
    {on(6, 3), only(2002), "Queen's Golden Jubilee", "Queen's Golden Jubilee", kEverywhere, kOnce},
    {on(4, 29), only(2011), "Royal wedding", "Royal wedding", kEverywhere, kOnce},
    {on(6, 5), only(2012), "Queen's Diamond Jubilee", "Queen's Diamond Jubilee", kEverywhere, kOnce},
    {on(6, 3), only(2022), "Queen's Platinum Jubilee", "Queen's Platinum Jubilee", kEverywhere, kOnce},
    {on(9, 19), only(2022), "State Funeral of Queen Elizabeth II", "State Funeral of Queen Elizabeth II", kEverywhere,
     kOnce},
    {on(5, 8), only(2023), "Coronation of King Charles III", "Coronation of King Charles III", kEverywhere, kOnce},
    // Proclaimed on 4 February 2026, for Scotland alone.
    {on(6, 15), only(2026), "World Cup bank holiday", "World Cup bank holiday", kScotland, kOnce},

    {from_easter(-2), kAlways, "Good Friday", "Good Friday"},
    {from_easter(1), kAlways, "Easter Monday", "Easter Monday", kEngNir},
    // By proclamation from 1978; in Scotland by the Act itself from 1971.
    {nth(1, date::Monday, 5), since(1978), "Early May bank holiday", "Early May bank holiday"},
    {last(date::Monday, 5), since(1971), "Spring bank holiday", "Spring bank holiday"},
    {last(date::Monday, 8), since(1971), "Summer bank holiday", "Summer bank holiday", kEngNir},
    {nth(1, date::Monday, 8), since(1971), "Summer bank holiday", "Summer bank holiday", kScotland},
    // In England, Wales and Northern Ireland by proclamation from 1974.
    {on(1, 1), since(1974), "New Year's Day", "New Year's Day", kEngNir},
    {on(1, 1), kAlways, "New Year's Day", "New Year's Day", kScotland},
    // Bank Holiday Act 1973 and the Act of 1971, schedule 1, paragraph 2.
    {on(1, 2), since(1973), "2nd January", "2nd January", kScotland},
    {on(3, 17), kAlways, "St Patrick's Day", "St Patrick's Day", kNorthernIreland},
    // Called so by proclamation, each year.
    {on(7, 12), kAlways, "Battle of the Boyne", "Battle of the Boyne", kNorthernIreland},
    // St Andrew's Day Bank Holiday (Scotland) Act 2007, in force from January 2007.
    {on(11, 30), since(2007), "St Andrew's Day", "St Andrew's Day", kScotland},
    {on(12, 25), kAlways, "Christmas Day", "Christmas Day"},
    // In Scotland by proclamation from 1974.
    {on(12, 26), kAlways, "Boxing Day", "Boxing Day", kEngNir},
    {on(12, 26), since(1974), "Boxing Day", "Boxing Day", kScotland},
};

constexpr Moved kMoved[] = {
    {"Early May bank holiday", 1995, 5, 8},  // 50 years after the end of the war in Europe
    {"Early May bank holiday", 2020, 5, 8},  // 75 years after it
    {"Spring bank holiday", 2002, 6, 4},     // beside the Golden Jubilee
    {"Spring bank holiday", 2012, 6, 4},     // beside the Diamond Jubilee
    {"Spring bank holiday", 2022, 6, 2},     // beside the Platinum Jubilee
};

}  // namespace

/// A holiday on a Saturday or Sunday is made good on the next weekday that is no holiday itself. They are
/// dealt with in the order of their dates, so that Christmas Day on a Saturday takes the Monday and Boxing
/// Day the Tuesday, and Christmas Day on a Sunday the Tuesday after Boxing Day.
std::vector<Holiday> uk_by_rule(int year, Places places) {
  std::vector<Holiday> days = apply(kRules, year, places, kMoved);
  sort_by_date(days);
  const std::vector<Holiday> causes = days;
  for (const Holiday& cause : causes) {
    if (!is_weekend(cause.date)) { continue; }
    Day kept = cause.date + Days{1};
    while (is_weekend(kept) || holds(days, kept)) { kept += Days{1}; }
    const std::string name = cause.name + " (substitute day)";
    days.push_back({kept, name, name, HolidayKind::substitute, HolidayStatus::provisional});
  }
  sort_by_date(days);
  return days;
}

}  // namespace labclock::holiday_rules
