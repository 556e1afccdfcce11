#pragma once
// Looking after the running session: the alert engine (src/watch.hpp) over the ledger.
//
// What it is: reads the facts, runs the step, records what is new in one transaction outside of the undo
// stack, and says when to look again. A program that watches calls it at its start, at `next`, and when
// somebody has written; nothing needs to be polled. Two programs may watch at once: a cause is unique, so
// one of them records an alert and the other one is given nothing. What it is not: a notification.

#include <optional>
#include <vector>

#include "src/almanac.hpp"
#include "src/watch.hpp"
#include "storage/ledger.hpp"
#include "storage/records.hpp"

namespace labclock::storage {

struct Watched {
  std::vector<Alert> recorded;  ///< by this call, ascending by `at`; held ones (crunch) are among them
  std::optional<Instant> next;  ///< when to call again at the latest; none while nothing runs
};

/// `almanac` is of the ledger's rules as they are now. Writes nothing while there is nothing to record but,
/// about once an hour, that somebody has looked. Errors: storage (locked, …): nothing was recorded, call
/// again; "no_such_zone" where a session's zone is not known on this computer.
[[nodiscard]] Result<Watched> watch(Ledger& ledger, const Act& act, Almanac& almanac);

/// Records an alert for a session just started, where that begins an off-hours stretch and the setting
/// alerts.off_hours is on. Gives the band that is to be told, or none, as in a crunch. Nothing here undoes
/// the start.
[[nodiscard]] Result<std::optional<Band>> note_off_hours(Ledger& ledger, const Act& act, Almanac& almanac,
                                                         const RunningSession& session);

}  // namespace labclock::storage
