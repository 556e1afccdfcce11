#pragma once
// Copies of the ledger, and the way back.
//
// What it is: SQLite's online backup into a file beside, fsynced and then renamed into its name, so that
// a half-written copy never carries a good name; the daily backups in rotation (7 days, 4 weeks, 12
// months, counted by the copies there are); and restore, which copies into the open file through SQLite
// and keeps the old state beside it first. What it is not: a sync, and nothing here deletes a file that
// it did not name itself.

#include <filesystem>
#include <optional>
#include <vector>

#include "storage/ledger.hpp"

namespace labclock::storage {

struct Backup {
  std::filesystem::path file;
  std::int64_t bytes = 0;
};
/// Copies the ledger to `target` (which must not exist: refused "file_exists"), or without one to a dated
/// name in `backups/` beside the database. Readable by `restore`; mode 0600.
[[nodiscard]] Result<Backup> backup(Ledger& ledger, const Act& act, const std::optional<std::filesystem::path>& target,
                                    Progress& progress);
/// The daily copy: makes it when today (`day`) has none yet and there is something to keep, and turns the
/// rotation. Never an error for the verb that caused it: the caller shows a warning.
[[nodiscard]] Result<std::optional<Backup>> daily_backup(Ledger& ledger, const Act& act, Day today);
/// Which of these daily copies the rotation keeps: the newest of each of the last 7 days, 4 weeks and 12
/// months that have one. Pure.
[[nodiscard]] std::vector<Day> kept_backups(std::vector<Day> days);

struct Restored {
  std::filesystem::path kept;  ///< where the old state is; empty where there was nothing in it
  std::int64_t sessions = 0;
};
/// Puts a backup in the ledger's place. The file is checked first (a Labclock database, whole, not newer);
/// the old state is kept beside the database. Other programs that have it open see the new state.
[[nodiscard]] Result<Restored> restore(Ledger& ledger, const Act& act, const std::filesystem::path& file,
                                       Progress& progress);

}  // namespace labclock::storage
