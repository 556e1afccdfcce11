#pragma once
// The window's own look after the running session: its heartbeat, and the alerts as they come due.
//
// What it is: when to look next, and the looking, over storage/watch.hpp; a deadline among the window's others. What it
// is not: the background program, which does the same without a window; two may look, and one records.

#include <optional>

#include "src/almanac.hpp"
#include "storage/ledger.hpp"

namespace labclock::gui {

class Watching {
 public:
  /// `alerts`: records them; not at an instant that is not now.
  explicit Watching(bool alerts) : alerts_(alerts) {}

  /// For a ledger just opened, before the first heartbeat: a session that nobody watched since the last one becomes a
  /// question. True if there is something new to show.
  [[nodiscard]] bool begin(storage::Ledger& ledger, Almanac& almanac, Instant now);
  /// Something was changed: what is due may be another.
  void changed(Instant now) { look_at_ = now; }
  /// Records the alerts that have come due by `almanac`, which is of the rules as they are now; true if there are new
  /// ones to show.
  [[nodiscard]] bool look(storage::Ledger& ledger, Almanac& almanac, Instant now);
  /// Says that a program saw the session run, once in five minutes.
  void beat(storage::Ledger& ledger, Instant now);
  /// When to look or to beat at the latest; `since` stands for a heartbeat that was not yet.
  [[nodiscard]] std::optional<Instant> deadline(bool running, Instant since) const;

 private:
  bool alerts_;
  std::optional<Instant> look_at_;
  std::optional<Instant> beaten_;
};

}  // namespace labclock::gui
