#pragma once
// The review as text: a week as seven rows of bars, the split against what was agreed, the nights, the
// agreements.
//
// What it is: painters from finished numbers (reports/) to lines for a terminal. What it is not: a place
// where anything is summed; a bar's cells are shared out by the largest remainder, so a row is as long as
// its time, and small parts are still seen.

#include <string>

#include "cli/paint/style.hpp"
#include "reports/agreed.hpp"
#include "reports/off_hours.hpp"
#include "reports/rest.hpp"
#include "reports/tally.hpp"
#include "src/text.hpp"

namespace labclock::cli {

/// What every painter is given: how the terminal looks and in which language.
struct Page {
  const Style& style;
  Lang lang;
  const Zone& zone;       ///< where the person is
  const Rulebook& rules;  ///< for limits and benchmarks
  Day today;
};

[[nodiscard]] std::string paint_week(const Page& page, const reports::Week& week, const reports::Agreed& agreed);
[[nodiscard]] std::string paint_split(const Page& page, const reports::Split& split, const reports::Agreed& agreed);
[[nodiscard]] std::string paint_rest(const Page& page, const reports::Rest& rest, DayRange days);
/// Runs of working days that are worth a notice, and who or what took the off-hours; empty where there is neither.
[[nodiscard]] std::string paint_off_hours(const Page& page, const std::vector<DayRange>& runs,
                                          const reports::OffHours& off_hours);
[[nodiscard]] std::string paint_agreed(const Page& page, const reports::Agreed& agreed);

}  // namespace labclock::cli
