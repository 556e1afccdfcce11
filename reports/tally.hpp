#pragma once
// The sums of a week or of any range: by kind, band, project, day, activity and fit.
//
// What it is: sums over slices and nothing else, so that days, kinds, bands and projects all add up to
// the total to the second. What it is not: text, figures or JSON; those are made from these values by
// others, and the window, the terminal and every export call the same functions here.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "reports/books.hpp"

namespace labclock::reports {

using KindSums = std::array<Seconds, kKindCount>;  ///< indexed by Kind
using BandSums = std::array<Seconds, kBandCount>;  ///< indexed by Band

struct Sums {
  Seconds total{0};
  Seconds off_hours{0};
  KindSums by_kind{};
  BandSums by_band{};
  std::array<BandSums, kKindCount> kind_by_band{};
  void add(Kind kind, Band band, Seconds length);
};

struct ProjectSums {
  std::optional<ProjectId> project;  ///< none = time without a project
  std::string name;
  Kind kind = Kind::unassigned;
  Seconds total{0};
  Seconds off_hours{0};
  std::optional<double> share;  ///< of the total; none when the total is zero
};

struct ActivitySums {
  std::string activity;  ///< empty = none told
  Seconds total{0};
  Seconds off_hours{0};
  std::optional<double> share;
};

struct DaySums {
  Day date;
  DayStatus status;  ///< weekend, holidays, day off
  Sums sums;
};

/// What looking for rest over a range tells (docs/rules.md 1.9 to 1.11).
struct RestFigures {
  int days_off = 0;                      ///< days with less than 30 min, first session's day to yesterday
  int longest_run_days = 0;              ///< the largest run reached on a day of the range
  std::optional<Seconds> shortest_rest;  ///< over the nights of the range; none without a closed one
};

struct Split {
  DayRange days;
  Sums sums;
  std::vector<ProjectSums> projects;     ///< those with time; by total, largest first; then name
  std::vector<ActivitySums> activities;  ///< those with time; by total, largest first; then name
  std::array<Seconds, kFitCount> by_fit{};
  RestFigures rest;
};

struct Week {
  std::string label;  ///< "2026-W47"
  DayRange days;
  Sums sums;
  std::vector<ProjectSums> projects;
  std::array<DaySums, 7> by_day;
  RestFigures rest;
};

// A slice belongs to a range by its logical day in its session's own zone; a running session counts up to
// `now`; a session whose project is unknown is time without a project. Errors: those of the source, and of
// a zone that cannot be found, since a sum that leaves sessions out would be wrong.

[[nodiscard]] Result<Split> split_of(Books& books, DayRange days);
/// All seven days from `week.first`, also those to come.
[[nodiscard]] Result<Week> week_of_sums(Books& books, DayRange week);
/// Per-day sums of any range (charts, month sheets), one entry a date, empty days included.
[[nodiscard]] Result<std::vector<DaySums>> days_of(Books& books, DayRange days);

}  // namespace labclock::reports
