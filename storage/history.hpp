#pragma once
// What was changed, by whom and when; and the way back and forth.
//
// What it is: the undo stack in the file itself, unlimited and across restarts. Undo applies the inverted
// changeset of the newest change that is done, redo the original of the one undone last; each verifies
// that every row was as the change had left it, and refuses otherwise. A new change after an undo drops
// what could have been redone (it stays listed, as dropped). What it is not: a log of reads, or of what
// the program writes by itself (alerts, heartbeat).

#include <string>
#include <vector>

#include "src/text.hpp"
#include "storage/ledger.hpp"

namespace labclock::storage {

enum class ChangeState : unsigned char { done, undone, dropped };
[[nodiscard]] std::string_view key_of(ChangeState state);

struct HistoryEntry {
  HistoryId id;
  Instant at;
  Who who = Who::terminal;
  Phrase what;
  ChangeState state = ChangeState::done;
};

/// Undoes the newest `count` changes, newest first, all or none. Refused: "nothing_to_undo" (when fewer
/// than one), "undo_clash" with the reason; stops before a change that cannot be undone and says so.
[[nodiscard]] Result<std::vector<HistoryEntry>> undo(Ledger& ledger, const Act& act, int count);
[[nodiscard]] Result<std::vector<HistoryEntry>> redo(Ledger& ledger, const Act& act, int count);
/// Changes made in [span), oldest first.
[[nodiscard]] Result<std::vector<HistoryEntry>> history(Ledger& ledger, Span span);

}  // namespace labclock::storage
