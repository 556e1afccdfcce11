#pragma once
// What can be done on Today, each as a verb of the ledger with the words that tell what it did.
//
// What it is: functions that make verbs. What it is not: drawing.

#include <string>

#include "gui/commands.hpp"
#include "gui/snapshot.hpp"
#include "storage/absences.hpp"
#include "storage/records.hpp"
#include "storage/sessions.hpp"

namespace labclock::gui {

/// Starts a project now; what runs is closed at the same instant. A start off hours is recorded as an alert.
[[nodiscard]] Verb start_verb(const Snapshot& base, ProjectId project, Lang lang);
/// Makes the project first: two entries in the history.
[[nodiscard]] Verb make_and_start_verb(const Snapshot& base, std::string name, Kind kind, Lang lang);
[[nodiscard]] Verb stop_verb(const Snapshot& base, Lang lang);
[[nodiscard]] Verb continue_verb(const Snapshot& base, Lang lang);
/// Changes the session that runs and says `done`.
[[nodiscard]] Verb edit_verb(SessionId id, storage::SessionEdit edit, Phrase done);
[[nodiscard]] Verb answer_verb(AlertId id, storage::AnswerRequest answer, Phrase done);
/// The answer to the question about the absence; `time` is when it ended, in words.
[[nodiscard]] Verb absence_verb(const Snapshot& base, storage::AbsenceReply reply, std::string time, Lang lang);
/// The answer to the alert that ends what runs; with nothing running it only says that it has ended.
[[nodiscard]] Verb stop_answer_verb(const Snapshot& base, Lang lang);

}  // namespace labclock::gui
