#pragma once
// Corrections of what is written for a meeting.
//
// What it is: the verbs for one note (records.hpp has the meeting and adding to it). What it is not: a screen.

#include "storage/records.hpp"

namespace labclock::storage {

/// Says it anew: text, who, by when; its kind and place stay. Errors: not_found "no_such_note"; those of adding one.
[[nodiscard]] Result<Meeting> edit_meeting_note(Ledger& ledger, const Act& act, MeetingNoteId id,
                                                const MeetingNote& note);
/// The meeting without it. Error: not_found "no_such_note".
[[nodiscard]] Result<Meeting> remove_meeting_note(Ledger& ledger, const Act& act, MeetingNoteId id);

}  // namespace labclock::storage
