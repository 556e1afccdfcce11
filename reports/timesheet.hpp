#pragma once
// The month sheet: hours by project and day, absences, and what a funder asks to be told beside them.
//
// What it is: the plain values of a calendar month, and the page made of them, in four presets: plain; Horizon
// Europe (day-equivalents); US federal awards (share of all activity); Korea (the table of participation). What it is
// not: a form of any institution, and the page says so: it is a draft from which one is filled in.
//
// Nothing is rounded in the values. Day-equivalents are rounded to half days on the sum of the period, never per
// session or day; the page names each rule (docs/rules.md 1.13, 4).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reports/agreed.hpp"
#include "reports/books.hpp"
#include "reports/page.hpp"

namespace labclock::reports {

enum class SheetPreset : unsigned char { plain, horizon, us, kr };
inline constexpr int kSheetPresets = 4;
[[nodiscard]] std::string_view key_of(SheetPreset preset);  ///< "plain", "horizon", "us", "kr"
[[nodiscard]] std::optional<SheetPreset> preset_from(std::string_view key);

/// The hours that one day-equivalent stands for, in the three ways that Horizon Europe knows.
struct DayConversions {
  /// By contract: the hours of a day as they held on each day; this is what held on the last one.
  Seconds contract{0};
  /// The standard hours of the calendar year over 215.
  Seconds annual_standard{0};
  static constexpr Seconds kFixed{8 * 3600};
  static constexpr int kDaysOfYear = 215;
  [[nodiscard]] double annual_hours() const {
    return static_cast<double>(annual_standard.count()) / 3600.0 / kDaysOfYear;
  }
};

struct SheetRow {
  std::optional<ProjectId> project;  ///< none = time without a project
  std::string name, number, funder;
  Kind kind = Kind::unassigned;
  Role role = Role::none;
  std::vector<Seconds> by_day;  ///< one a date of the month
  Seconds total{0};
  Seconds year_total{0};     ///< from 1 January to the end of the month
  double contract_days = 0;  ///< the sum of each day's time over that day's hours, not rounded
  double year_contract_days = 0;
  std::optional<double> agreed_share, share_of_total, gap_points;
  std::optional<Seconds> expected;
  std::optional<DayRange> agreed;  ///< the agreement that holds last in the month; its end may be open
  bool agreed_open = false;        ///< no last day was agreed
};

enum class Absence : unsigned char { leave, sick, other, holiday };
inline constexpr int kAbsenceCount = 4;

struct SheetDay {
  Day day;
  bool free = false;  ///< no working day: holiday, leave, a weekday without core hours
  Seconds total{0};
};

struct TimesheetValues {
  DayRange days;
  Day today;
  std::vector<SheetDay> by_day;
  /// By name, time without a project last. With a project asked for: that one, and the others as `other`.
  std::vector<SheetRow> rows;
  std::optional<SheetRow> other;  ///< all other work together; none where no project was asked for
  /// Time off in hours of the day, by date: whole or half a day of leave, holidays on days that else are worked.
  std::vector<std::vector<Seconds>> absences;
  Seconds total{0};
  Seconds standard{0};  ///< working days up to today
  DayConversions conversions;
  double agreed_sum = 0;
  int national_projects = 0;
  int national_as_pi = 0;
};

/// `month` is a calendar month. `project`: the sheet is about that one. Errors: those of the source.
[[nodiscard]] Result<TimesheetValues> timesheet_of(Books& books, DayRange month, std::optional<ProjectId> project);

/// Half days: 21.625 is 21.5, 21.75 is 22.
[[nodiscard]] double half_days(double days);

struct SheetPerson {
  std::string name, position, advisor;
};
/// A month of many projects goes over as many pages as it needs: nothing is gathered where it is signed.
inline constexpr int kSheetPages = 99;
/// Its tables are made for A4 on its side.
[[nodiscard]] Page timesheet_page(const TimesheetValues& values, SheetPreset preset, const SheetPerson& person,
                                  Lang lang);

}  // namespace labclock::reports
