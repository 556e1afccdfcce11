#pragma once
// Absences: intervals in which nobody was at the machine while a session ran, and the answers to them.
//
// What it is: the table `absence`, written by programs that watch (outside of the undo stack), and the verb
// that answers one, which changes the sessions in the same history entry. What it is not: a detector; idle
// time, locks and sleep are told by whoever sees them. Without an answer nothing changes.
//
// An absence belongs to the time, not to a row: the answer changes the timed sessions that lie in it when
// it is given, so one that was cut, switched or corrected since is treated as it is now.

#include <optional>
#include <string>
#include <vector>

#include "src/absence.hpp"
#include "src/almanac.hpp"
#include "storage/ledger.hpp"
#include "storage/sessions.hpp"

namespace labclock::storage {

struct NewAbsence {
  Instant from;  ///< the last sign of the person
  Instant to;    ///< the return; at most `act.now`
  Evidence evidence = Evidence::idle;
};
/// Notes what nobody has answered yet, cut to the sessions that the timer ran in it. One that touches or overlaps an
/// open one becomes one with it, with the evidence of whichever began first. None when no session ran, or
/// all of it has been answered already.
[[nodiscard]] Result<std::optional<Absence>> note_absence(Ledger& ledger, const Act& act, const NewAbsence& absence);

/// A running session that no program has watched for `kUnwatched` or longer (a crash, a night), as the last
/// heartbeat tells: notes that as an absence up to `act.now`. For the start of a program that watches, before
/// its first `beat`. None without such a session, or without a heartbeat of it.
inline constexpr Seconds kUnwatched{60 * 60};
[[nodiscard]] Result<std::optional<Absence>> note_unwatched(Ledger& ledger, const Act& act, Almanac& almanac);

/// The questions that wait, ascending: those without an answer in which a timed session still lies.
[[nodiscard]] Result<std::vector<Absence>> open_absences(Ledger& ledger);
/// The latest of them that still runs on into the present (its session runs), or else the latest; for a
/// line in `status` and a screen. Costs one look into an index while there is none.
[[nodiscard]] Result<std::optional<Absence>> open_absence(Ledger& ledger);
/// All absences that share a second with `span`, answered ones too, ascending.
[[nodiscard]] Result<std::vector<Absence>> absences(Ledger& ledger, Span span);
/// not_found "no_such_absence".
[[nodiscard]] Result<Absence> find_absence(Ledger& ledger, AbsenceId id);

struct AbsenceReply {
  AbsenceAnswer answer = AbsenceAnswer::none;
  std::string activity;              ///< thinking: of the part; empty leaves the session's own
  std::optional<ProjectId> project;  ///< give: whose it is; none is time without a project
  std::optional<Instant> at;         ///< stop: when work ended, where it was not at `from`
};
struct AnsweredAbsence {
  Absence absence;
  std::vector<AnySession> sessions;  ///< what lies there now: the parts that were changed or made, ascending
  int withdrawn = 0;                 ///< unanswered alerts about time that is gone, taken back
};
/// A person's verb: one history entry, undone as one. What it does to the sessions:
/// keep: nothing · thinking: the part gets the activity · stop: the session ends when the absence began (or
/// `at`), what is after it goes · discard: the part goes, the session goes on after it · give: the part
/// becomes the other project's. Alerts without an answer about time that is gone are taken back, and one of a
/// forgotten session is answered along.
/// Errors: usage "no_answer", "at_without_stop"; not_found "no_such_absence"; refused "already_answered",
/// "absence_moot" (no session lies there any more), "before_start", "in_future".
[[nodiscard]] Result<AnsweredAbsence> answer_absence(Ledger& ledger, const Act& act, AbsenceId id,
                                                     const AbsenceReply& reply);

}  // namespace labclock::storage
