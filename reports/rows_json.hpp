#pragma once
// The JSON of the rows of lists: agreements, days off, holidays.
//
// What it is: the shapes of plain rows, beside json.hpp. What it is not: figures.

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "src/holidays.hpp"
#include "src/project.hpp"
#include "src/rules.hpp"

namespace labclock::reports {

/// {"id","uuid","project","kind","share","from","to"}: the share is a fraction, `to` null without an end.
[[nodiscard]] nlohmann::ordered_json agreement_json(const Agreement& agreement, const std::vector<Project>& projects);
/// {"id","uuid","from","to","type","half"}: half is null for whole days.
[[nodiscard]] nlohmann::ordered_json day_off_json(const DayOff& day_off);
/// {"date","name","name_en","kind","status"}
[[nodiscard]] nlohmann::ordered_json holiday_json(const Holiday& holiday);

}  // namespace labclock::reports
