#include "reports/rows_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "reports/json.hpp"
#include "src/words.hpp"

namespace labclock::reports {

using Json = nlohmann::ordered_json;

Json agreement_json(const Agreement& agreement, const std::vector<Project>& projects) {
  const auto project =
      std::find_if(projects.begin(), projects.end(), [&](const Project& it) { return it.id == agreement.project; });
  const bool known = project != projects.end();
  return {{"id", agreement.id.value},
          {"uuid", to_string(agreement.uuid)},
          {"project", known ? Json(project->name) : Json(nullptr)},
          {"kind", key_of(known ? project->kind : Kind::unassigned)},
          {"share", share_json(agreement.share_ppm / 1e6)},
          {"from", iso_day(agreement.from)},
          {"to", agreement.to ? Json(iso_day(*agreement.to)) : Json(nullptr)}};
}

Json day_off_json(const DayOff& day_off) {
  return {{"id", day_off.id.value},
          {"uuid", to_string(day_off.uuid)},
          {"from", iso_day(day_off.days.first)},
          {"to", iso_day(day_off.days.last)},
          {"type", key_of(day_off.type)},
          {"half", day_off.half == DayHalf::full ? Json(nullptr) : Json(key_of(day_off.half))}};
}

Json holiday_json(const Holiday& holiday) {
  return {{"date", iso_day(holiday.date)},
          {"name", holiday.name},
          {"name_en", holiday.name_en},
          {"kind", key_of(holiday.kind)},
          {"status", key_of(holiday.status)}};
}

}  // namespace labclock::reports
