#pragma once
// Which meeting an advisor's page is for, and what is written for it.
//
// What it is: a choice among the meetings that the ledger keeps, for the terminal and the window alike. What it is not:
// a reader of the ledger; it takes its rows as they are (a day, a note, notes of kind done, decision, action), since
// this room knows no storage.

#include <algorithm>
#include <vector>

#include "reports/advisor.hpp"

namespace labclock::reports {

/// The first meeting from today on; null where none is planned.
template <class Meeting>
[[nodiscard]] const Meeting* coming_meeting(const std::vector<Meeting>& meetings, Day today) {
  const auto found =
      std::find_if(meetings.begin(), meetings.end(), [&](const Meeting& meeting) { return meeting.day >= today; });
  return found == meetings.end() ? nullptr : &*found;
}

/// What is written for it, and the meeting after it. `meetings` ascend by day.
template <class Meeting>
[[nodiscard]] AdvisorMeeting advisor_meeting(const std::vector<Meeting>& meetings, Day today) {
  AdvisorMeeting made;
  const Meeting* meeting = coming_meeting(meetings, today);
  if (meeting == nullptr) { return made; }
  made.day = meeting->day;
  made.note = meeting->note;
  for (const auto& note : meeting->notes) {
    const std::string_view kind = key_of(note.kind);
    if (kind == "done") { made.done.push_back(note.text); }
    if (kind == "decision") { made.decisions.push_back(note.text); }
    if (kind == "action") { made.actions.push_back({note.text, note.who, note.by}); }
  }
  if (meeting != &meetings.back()) { made.next = (meeting + 1)->day; }
  return made;
}

}  // namespace labclock::reports
