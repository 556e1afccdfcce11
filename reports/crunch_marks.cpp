#include "reports/crunch_marks.hpp"

namespace labclock::reports {

void mark_crunches(std::vector<DayBlocks>& days, const std::vector<Crunch>& crunches) {
  for (DayBlocks& day : days) {
    const Crunch* crunch = crunch_on(crunches, day.day);
    day.crunch = crunch != nullptr ? crunch->reason : std::string();
  }
}

void mark_crunches(std::vector<TrendWeek>& weeks, const std::vector<Crunch>& crunches) {
  for (TrendWeek& week : weeks) {
    week.crunch.clear();
    for (const Crunch& crunch : crunches) {
      if (crunch.days.first <= week.days.last && week.days.first <= crunch.days.last) { week.crunch = crunch.reason; }
    }
  }
}

}  // namespace labclock::reports
