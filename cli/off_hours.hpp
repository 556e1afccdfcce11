#pragma once
// The alert of a start off hours, as the terminal records it.
//
// What it is: storage/watch.hpp with what a command has at hand. What it is not: the rule.

#include <optional>

#include "cli/context.hpp"
#include "src/session.hpp"

namespace labclock::cli {

/// Records an alert for a session just started, where that begins an off-hours stretch and the setting
/// alerts.off_hours is on. Gives the band that is to be told, or none. Nothing here undoes the start:
/// trouble is an Error to be shown as a warning.
[[nodiscard]] Result<std::optional<Band>> note_off_hours(Context& context, const RunningSession& session);

}  // namespace labclock::cli
