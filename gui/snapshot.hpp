#pragma once
// What every screen shows besides its own page: who runs, the projects, the rules, where the person stands.
//
// What it is: plain values read from the ledger in one go, between frames; a frame only reads them. What it is
// not: a cache that may be stale; it is read anew after each change of ours, after each change another program
// made, with each minute that something on screen shows, and when the day changes.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "reports/books.hpp"
#include "reports/figures.hpp"
#include "src/absence.hpp"
#include "src/almanac.hpp"
#include "src/crunch.hpp"
#include "src/project.hpp"
#include "src/session.hpp"
#include "src/words.hpp"
#include "storage/ledger.hpp"
#include "storage/records.hpp"
#include "storage/zones.hpp"

namespace labclock::gui {

struct Snapshot {
  Instant now;
  Day today{};                    ///< logical, in the person's zone
  const Zone* zone = nullptr;     ///< the person's
  Almanac* almanac = nullptr;     ///< of the rules in force; lives as long as the snapshot
  std::vector<Project> projects;  ///< all, archived too, by name
  std::vector<Agreement> agreements;
  std::optional<RunningSession> running;
  std::vector<Project> recent;          ///< last used first, at most 9; the running one's left out, archived too
  Seconds today_total{0};               ///< worked on the logical day so far
  std::optional<storage::Alert> alert;  ///< the newest one of today that nobody has answered and that is not held
  std::optional<Absence> absence;  ///< the question that waits: the one that reaches into the present, else the latest
  int absences_waiting = 0;        ///< how many questions wait, that one among them
  std::vector<Crunch> crunches;    ///< declared ones, ascending
  bool has_sessions = false;

  [[nodiscard]] const Project* project(std::optional<ProjectId> id) const;
  /// The name; in words that there is none.
  [[nodiscard]] std::string project_name(std::optional<ProjectId> id, Lang lang) const;
  [[nodiscard]] Kind kind_of(std::optional<ProjectId> id) const;
  [[nodiscard]] Desk desk() const { return {now, zone, almanac}; }
};

/// What a page is read with. Everything lives as long as the call.
struct Reader {
  storage::Ledger& ledger;
  reports::Books& books;
  storage::ZoneFiles& zones;
  const Snapshot& base;
};

/// The days' blocks of whole sessions, which the source of the books does not hand out.
[[nodiscard]] Result<std::vector<reports::DayBlocks>> read_blocks(Reader& reader, DayRange days);

/// Everything of a `Snapshot` that the ledger tells, and the books made over it.
class Reading {
 public:
  /// `zones` and `ledger` must outlive it. Errors: those of the ledger.
  [[nodiscard]] static Result<std::unique_ptr<Reading>> take(storage::Ledger& ledger, storage::ZoneFiles& zones,
                                                             const Zone& zone, Instant now);
  ~Reading();
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  [[nodiscard]] const Snapshot& base() const;
  /// For reading a page of the same state of the ledger.
  [[nodiscard]] Reader reader();

 private:
  Reading();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace labclock::gui
