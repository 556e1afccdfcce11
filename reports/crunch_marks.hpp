#pragma once
// Declared crunches on the figures of days and weeks.
//
// What it is: the reason put to the days and weeks that a crunch covers, which rhythm and trend then show as a quiet
// mark. What it is not: the account of its payback (src/crunch.hpp).

#include <vector>

#include "reports/figures.hpp"
#include "src/crunch.hpp"

namespace labclock::reports {

void mark_crunches(std::vector<DayBlocks>& days, const std::vector<Crunch>& crunches);
void mark_crunches(std::vector<TrendWeek>& weeks, const std::vector<Crunch>& crunches);

}  // namespace labclock::reports
