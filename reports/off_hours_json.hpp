#pragma once
// The JSON of off-hours and of runs of days.
//
// What it is: keys and shapes, which stay as they are. What it is not: sums; those are off_hours.hpp's.

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "reports/off_hours.hpp"

namespace labclock::reports {

/// {"total_s","by_kind":{…},"by_project":[{"project","kind","off_hours_s"}],"by_reason":{"none":…,"deadline":…}}
[[nodiscard]] nlohmann::ordered_json to_json(const OffHours& off_hours);
/// [{"from","to","days"}]
[[nodiscard]] nlohmann::ordered_json runs_json(const std::vector<DayRange>& runs);

}  // namespace labclock::reports
