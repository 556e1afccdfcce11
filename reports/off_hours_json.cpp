#include "reports/off_hours_json.hpp"

#include <nlohmann/json.hpp>

#include "src/words.hpp"

namespace labclock::reports {

using Json = nlohmann::ordered_json;

Json to_json(const OffHours& off_hours) {
  Json kinds = Json::object();
  for (std::size_t i = 0; i < kKindCount; ++i) {
    kinds[std::string(labclock::key_of(static_cast<Kind>(i)))] = off_hours.by_kind.at(i).count();
  }
  Json projects = Json::array();
  for (const OffHoursProject& each : off_hours.projects) {
    projects.push_back({{"project", each.project ? Json(each.name) : Json(nullptr)},
                        {"kind", labclock::key_of(each.kind)},
                        {"off_hours_s", each.off_hours.count()}});
  }
  Json reasons = Json::object();
  for (std::size_t i = 0; i < kOffHoursReasonCount; ++i) {
    reasons[std::string(key_of(static_cast<OffHoursReason>(i)))] = off_hours.by_reason.at(i).count();
  }
  return {{"total_s", off_hours.total.count()},
          {"by_kind", std::move(kinds)},
          {"by_project", std::move(projects)},
          {"by_reason", std::move(reasons)}};
}

Json runs_json(const std::vector<DayRange>& runs) {
  Json rows = Json::array();
  for (const DayRange& run : runs) {
    rows.push_back({{"from", iso_day(run.first)}, {"to", iso_day(run.last)}, {"days", run.count()}});
  }
  return rows;
}

}  // namespace labclock::reports
