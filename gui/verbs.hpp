#pragma once
// The verbs that more than one place of the window offers, with what they tell the person.
//
// What it is: storage's verbs and their sentence. What it is not: rules; storage has them.

#include <optional>
#include <string>

#include "src/project.hpp"
#include "src/result.hpp"
#include "src/zone.hpp"
#include "storage/ledger.hpp"
#include "storage/sessions.hpp"

namespace labclock::gui {

/// Ends the running session now.
[[nodiscard]] Result<Phrase> stop_and_say(storage::Ledger& ledger, const storage::Act& act);
/// Starts (or switches to) a project now, in a zone.
[[nodiscard]] Result<Phrase> start_and_say(storage::Ledger& ledger, const storage::Act& act, std::optional<ProjectId> project,
                                           const std::string& zone);
/// Starts again what ran last.
[[nodiscard]] Result<Phrase> resume_and_say(storage::Ledger& ledger, const storage::Act& act, const std::string& zone);
/// A project's name, or "-".
[[nodiscard]] std::string name_in(storage::Ledger& ledger, std::optional<ProjectId> project);

/// "19:36": a clock time on screen has no seconds.
[[nodiscard]] std::string clock_minutes(Instant t, const Zone& zone);

}  // namespace labclock::gui
