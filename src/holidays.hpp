#pragma once
// Public holidays: which dates are holidays in a region, by law, by the official list, and by the
// person's own word.
//
// What it is: a small rule engine (KR, US, GB-ENG, GB-SCT, GB-NIR, DE and its Länder, FR, JP; each rule
// with the years from which it holds), the Korean official list 2018 to 2027 and the lunar feasts 2000
// to 2050 as tables, and the order of precedence: the person's own edit > an imported
// calendar > the official list > the rule. What it is not: an almanac of observances, or of half days.
//
// A year that is known by rule alone is `provisional`: elections and temporary days are announced later.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/time.hpp"

namespace labclock {

enum class HolidayKind : unsigned char { public_day, substitute, election, temporary, closure };
enum class HolidayStatus : unsigned char { official, provisional, user };

struct Holiday {
  Day date;
  std::string name;     ///< in the region's own language ("설날")
  std::string name_en;  ///< in English ("Lunar New Year")
  HolidayKind kind = HolidayKind::public_day;
  HolidayStatus status = HolidayStatus::provisional;
  friend bool operator==(const Holiday&, const Holiday&) = default;
};

/// A holiday as the person keeps it in the ledger: one that was added or imported, or one that was
/// struck out (`removed`).
struct HolidayEdit {
  Day date;
  std::string name;
  HolidayKind kind = HolidayKind::closure;
  enum class Source : unsigned char { person, ics } source = Source::person;
  bool removed = false;
  friend bool operator==(const HolidayEdit&, const HolidayEdit&) = default;
};

[[nodiscard]] std::string_view key_of(HolidayKind kind);      ///< "public", "substitute", "election", …
[[nodiscard]] std::string_view key_of(HolidayStatus status);  ///< "official", "provisional", "user"
[[nodiscard]] std::optional<HolidayKind> holiday_kind_from(std::string_view key);

/// The regions known, sorted: "DE", "DE-BB" … "US", and "none".
[[nodiscard]] const std::vector<std::string_view>& known_regions();
[[nodiscard]] bool is_region(std::string_view region);

/// The holidays of one year by official list where there is one, else by rule; ascending by date. Two
/// holidays on one date are two entries, the more specific first; only the gazette's own "A / B" stays one.
/// Unknown region or "none": empty.
/// Years 1900 to 2199; Korean lunar feasts are known for 2000 to 2050 only, and outside of it they are
/// left out.
[[nodiscard]] std::vector<Holiday> holidays_of(std::string_view region, int year);

/// `holidays_of` with the person's edits laid over it: added and imported days come in with status
/// `user`, removed ones go. Ascending by date. On a date with edits the strongest source alone counts (the
/// person before an imported calendar before the list), and what it adds takes the place of what was
/// there. A day added under the name of a holiday of that date keeps the names and the kind of it.
[[nodiscard]] std::vector<Holiday> holidays_of(std::string_view region, int year,
                                               const std::vector<HolidayEdit>& edits);

/// Seollal, Buddha's Birthday or Chuseok of a year on the Gregorian calendar, 2000 to 2050.
enum class LunarFeast : unsigned char { seollal, buddha, chuseok };
[[nodiscard]] std::optional<Day> lunar_feast(LunarFeast feast, int year);

/// Easter Sunday (Gregorian computus).
[[nodiscard]] Day easter(int year);

}  // namespace labclock
