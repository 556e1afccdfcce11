#pragma once
// What every report is made from: the sessions, the projects, the agreements, the almanac, and where the
// person stands (now, and in which zone).
//
// What it is: a bundle of references that a caller (terminal, window) puts together once. What it is
// not: an owner of any of it.

#include <optional>
#include <vector>

#include "src/almanac.hpp"
#include "src/project.hpp"
#include "src/session_source.hpp"
#include "src/zone.hpp"

namespace labclock::reports {

struct Books {
  Almanac& almanac;
  SessionSource& sessions;
  const std::vector<Project>& projects;
  const std::vector<Agreement>& agreements;
  const Zone& zone;  ///< where the person is now: whose day `today` is
  Instant now;
  [[nodiscard]] Day today() const { return almanac.logical_day(zone, now); }
};

}  // namespace labclock::reports
