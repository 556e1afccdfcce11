#pragma once
// Who or what took the evenings: off-hours by kind, by project, and by the reason that was told for them.
//
// What it is: sums over off-hours slices, so that kinds, projects and reasons each add up to the off-hours of every
// other table. What it is not: alerts; what was answered comes in as marks in time.
//
// Strategy: off-hours work with pauses under 5 min is one stretch (docs/rules.md 3). All of it has the reason that was
// told last within it, and none where nobody told one.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "reports/books.hpp"
#include "reports/tally.hpp"

namespace labclock::reports {

/// Why somebody went on, in the order of the answers.
enum class OffHoursReason : unsigned char { none, deadline, experiment, asked, choice, other };
inline constexpr std::size_t kOffHoursReasonCount = 6;
[[nodiscard]] std::string_view key_of(OffHoursReason reason);  ///< "none", "deadline", …

struct ReasonTold {
  Instant at;  ///< of the alert
  OffHoursReason reason = OffHoursReason::none;
};

struct OffHoursProject {
  std::optional<ProjectId> project;  ///< none = time without a project
  std::string name;
  Kind kind = Kind::unassigned;
  Seconds off_hours{0};
};

struct OffHours {
  DayRange days;
  Seconds total{0};
  KindSums by_kind{};
  std::vector<OffHoursProject> projects;  ///< those with off-hours, the most first; then by name
  std::array<Seconds, kOffHoursReasonCount> by_reason{};
};
/// `told` ascending; what lies outside of the range does no harm. Errors: those of the source and of a zone that
/// cannot be found.
[[nodiscard]] Result<OffHours> off_hours_of(Books& books, DayRange days, const std::vector<ReasonTold>& told);

}  // namespace labclock::reports
