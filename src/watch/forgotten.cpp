// forgotten: a session runs for over twelve hours, or ran while nobody was at the machine (docs/rules.md 3.3);
// and the reminders that were asked for.

#include <algorithm>

#include "src/format.hpp"
#include "src/watch/work.hpp"

namespace labclock::watching {
namespace {

/// The first absence that was noted for a session.
const Absence* first_noted(const WatchFacts& facts, const Uuid& session) {
  const Absence* first = nullptr;
  for (const Absence& absence : facts.absences) {
    if (absence.session_uuid == session && (first == nullptr || absence.noted < first->noted)) { first = &absence; }
  }
  return first;
}

/// From when on work went on without a break up to an instant at which it still does; none else.
std::optional<Instant> working_since(const Work& work, Instant t) {
  std::optional<Instant> since;
  Instant end;
  for (const Shift& shift : work.shifts) {
    if (shift.session.start > t) { break; }
    if (!since || shift.session.start - end >= kBreak) { since = shift.session.start; }
    end = shift.session.end;
  }
  return since && t < end ? since : std::nullopt;
}

}  // namespace

void find_forgotten(const Work& work, Due& due) {
  for (const Shift& shift : work.shifts) {
    const Session& session = shift.session;
    const Instant late = session.start + kForgottenAfter;
    const bool long_one = late < session.end;
    const Absence* away = first_noted(work.facts, session.uuid);
    const std::string cause = "forgotten:" + to_string(session.uuid);
    if (away != nullptr && (!long_one || away->noted <= late)) {
      due.add(WatchKind::forgotten, cause, away->noted, shift,
              FactsText()
                  .text("evidence", key_of(away->evidence))
                  .text("from", clock_text(away->from, *shift.zone))
                  .text("to", clock_text(away->to, *shift.zone))
                  .number("length_s", away->length().count())
                  .take());
    } else if (long_one) {
      due.add(WatchKind::forgotten, cause, late, shift,
              FactsText()
                  .text("start", clock_text(session.start, *shift.zone))
                  .number("length_s", kForgottenAfter.count())
                  .take());
    }
  }
}

void find_reminders(const Work& work, Due& due) {
  for (const RecordedAlert& alert : work.facts.recorded) {
    const std::optional<WatchKind> kind = watch_kind_from(alert.kind);
    if (!kind || *kind == WatchKind::off_hours || !alert.answered || !alert.snooze) { continue; }
    const Instant at = *alert.answered + *alert.snooze;
    const Shift* shift = work.at(at);
    if (shift == nullptr) { continue; }
    const std::optional<Instant> since = working_since(work, at);
    if (!since || *since > *alert.answered) { continue; }  // there was a break: it has served its turn
    due.add(*kind, alert.cause + ":again", at, *shift, alert.facts);
  }
}

}  // namespace labclock::watching
