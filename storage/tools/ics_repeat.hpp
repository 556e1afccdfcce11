#pragma once
// When an event takes place: its start, its repetitions by rule (RRULE) and by list (RDATE), without what
// is taken out (EXDATE, EXRULE).
//
// What it is: a set of local starts within a range of dates. libical walks the rules; UNTIL is compared
// here, since its zone may differ from the event's. What it is not: unbounded: rules that repeat more
// often than daily are refused, and every step is taken from a budget.

#include <cstdint>
#include <set>
#include <vector>

#include "src/result.hpp"
#include "storage/tools/ics_dates.hpp"
#include "storage/tools/ics_lines.hpp"
#include "storage/tools/ics_zones.hpp"

namespace labclock::ics {

struct RepeatLimits {
  DayRange days;  ///< starts outside of it are left out
  std::size_t per_event = 0;
};

/// Steps that all rules of one file may take together.
struct Budget {
  std::int64_t steps = 0;
};

/// The starts of an event in order. Errors, refused: "ics_bad_line", "ics_too_often", "ics_too_many".
[[nodiscard]] Result<std::set<LocalTime>> repetitions(const EventLines& event, const Moment& start, Zones& zones,
                                                      const RepeatLimits& limits, Budget& budget);

/// What is taken out of a repeating event, compared the way each of its moments allows.
class TakenOut {
 public:
  TakenOut(const Moment& start, Zones& zones) : start_(start), zones_(zones) {}
  void add(const Moment& moment);
  [[nodiscard]] bool contains(LocalTime local) const;

 private:
  const Moment& start_;
  Zones& zones_;
  std::set<Day> days_;
  std::set<LocalTime> locals_;
};

}  // namespace labclock::ics
