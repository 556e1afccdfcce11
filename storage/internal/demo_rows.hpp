#pragma once
// Inside storage alone: the rows of the demo year besides its sessions.

#include <vector>

#include "src/demo.hpp"
#include "storage/internal/db.hpp"

namespace labclock::storage {

[[nodiscard]] std::vector<ProjectId> write_demo_projects(Change& work, const DemoYear& year);
void write_demo_records(Change& work, const DemoYear& year, const std::vector<ProjectId>& projects);
/// After the sessions: an alert names its session by uuid.
void write_demo_alerts(Change& work, const DemoYear& year);

}  // namespace labclock::storage
