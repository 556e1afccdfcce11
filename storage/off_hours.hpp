#pragma once
// Whether a start off hours begins a new off-hours stretch, and the alert that tells of it.
//
// What it is: the part of the alert rules that a person meets at a start, in the terminal and in the window: an
// alert at once when a session is started off hours, once a stretch. What it is not: the engine that watches a
// session run on.

#include <optional>

#include "src/almanac.hpp"
#include "src/session.hpp"
#include "storage/ledger.hpp"

namespace labclock::storage {

/// Gaps under this do not end a stretch of work.
inline constexpr Seconds kStretchGap{5 * 60};

/// When the off-hours stretch began that goes on at `at`: at the start of the off-hours part of the work
/// before it, with gaps under 5 minutes between; `at` itself where work begins there. `at` must be off
/// hours.
[[nodiscard]] Result<Instant> stretch_start(Ledger& ledger, Almanac& almanac, Instant at);

/// Records an alert for a session just started, where that begins an off-hours stretch and the setting
/// alerts.off_hours is on. Gives the band that is to be told, or none. Nothing here undoes the start.
[[nodiscard]] Result<std::optional<Band>> note_off_hours(Ledger& ledger, const Act& act, Almanac& almanac,
                                                         const RunningSession& session);

}  // namespace labclock::storage
