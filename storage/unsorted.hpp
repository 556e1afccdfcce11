#pragma once
// The time that waits to be sorted: what lies on projects that have no kind yet.
//
// What it is: one query, for the screen that sorts them. What it is not: a sum of a report; it is cut by no day.

#include <vector>

#include "src/ids.hpp"
#include "src/time.hpp"
#include "storage/ledger.hpp"

namespace labclock::storage {

struct UnsortedTime {
  ProjectId project;
  Seconds held{0};  ///< of all its sessions, ever; a running one up to `now`
};
/// Projects of kind `unassigned`, archived or not, that have at least one session; by id.
[[nodiscard]] Result<std::vector<UnsortedTime>> unsorted_time(Ledger& ledger, Instant now);

}  // namespace labclock::storage
