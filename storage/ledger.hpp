#pragma once
// The ledger: the one SQLite file that holds a person's time, and the only door to it.
//
// What it is: an open file. Everything else in this folder is a free function that takes a Ledger:
// sessions.hpp, projects.hpp, records.hpp (agreements, settings, days off, holidays, meetings, alerts),
// history.hpp, backup.hpp, doctor.hpp, import.hpp, export.hpp. What it is not: aware of clocks or
// languages; `now` comes with every verb (`Act`), and errors are phrases.
//
// Strategy: WAL with synchronous=FULL (a rollback journal on network folders), writers begin IMMEDIATE,
// a busy timeout on every connection. Each verb is one transaction and one history entry which holds the
// changeset of it (change.hpp), so every verb can be undone. A file of a newer version, or one that is
// not Labclock's, is refused untouched. A Ledger is used by one thread.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "src/ids.hpp"
#include "src/result.hpp"
#include "src/time.hpp"

namespace labclock::storage {

/// Who made a change, as the history tells it.
enum class Who : unsigned char { terminal, window, import, demo, program };
[[nodiscard]] std::string_view key_of(Who who);
[[nodiscard]] std::optional<Who> who_from(std::string_view key);

/// What every verb is told besides its own words: when it happens and who does it.
struct Act {
  Instant now;
  Who who = Who::terminal;
};

/// Makes uuids. The demo hands in a seeded one, so that the same day gives the same file.
class UuidSource {
 public:
  virtual ~UuidSource() = default;
  [[nodiscard]] virtual Uuid next(Instant at) = 0;
};
/// From the kernel's random numbers.
[[nodiscard]] std::unique_ptr<UuidSource> random_uuids();
/// The same sequence for the same seed.
[[nodiscard]] std::unique_ptr<UuidSource> seeded_uuids(std::uint64_t seed);

/// For a process of one thread that ends after one command, before its first Ledger: SQLite then takes no
/// locks against threads, counts no memory, prepares no cache for more pages than are read, and keeps what it
/// frees for itself. Not for a program with threads; once SQLite has been used it changes nothing.
void prepare_for_one_command();

struct OpenOptions {
  bool create = true;      ///< makes the file and its folder (0600, 0700) where there is none
  bool read_only = false;  ///< for reading a backup, of an older version too; never creates or migrates
  std::chrono::milliseconds busy_timeout{5000};
  bool leave_log = false;              ///< one short command of many: a small log stays beside the file (docs/adr/0007)
  std::shared_ptr<UuidSource> uuids;   ///< random ones by default
  std::optional<bool> network_folder;  ///< overrides the detection, for tests
  const char* vfs = nullptr;           ///< a fault-injecting SQLite VFS, for tests
};

struct Db;  // internal/db.hpp: the connection, for storage/*.cpp alone

class Ledger {
 public:
  /// Opens or makes the file. Errors (storage): "locked", "read_only", "full", "corrupt", "not_labclock",
  /// "newer_version", "cannot_open".
  [[nodiscard]] static Result<Ledger> open(const std::filesystem::path& file, const OpenOptions& options = {});
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  [[nodiscard]] const std::filesystem::path& file() const;
  /// Changes whenever another connection has written (PRAGMA data_version).
  [[nodiscard]] Result<std::int64_t> data_version();
  [[nodiscard]] Db& db() { return *db_; }

 private:
  explicit Ledger(std::unique_ptr<Db> db);
  std::unique_ptr<Db> db_;
};

/// While it lives, all reading of the ledger sees one state, whatever other programs write meanwhile: the
/// numbers of one report belong together. For reading alone; a verb inside it would be refused.
class Snapshot {
 public:
  explicit Snapshot(Ledger& ledger);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Ledger* ledger_;
};

/// How far a long job is; returning false stops it and nothing has changed. `total` is 0 where unknown.
struct Progress {
  virtual ~Progress() = default;
  [[nodiscard]] virtual bool step(std::int64_t done, std::int64_t total) = 0;
};

/// Folders where WAL is unsafe, by the type number statfs() tells (NFS, CIFS, SMB, FUSE, AFS, 9p …).
[[nodiscard]] bool is_network_filesystem(std::int64_t statfs_type);

/// `--db`, `$LABCLOCK_DB`, `$XDG_DATA_HOME/labclock/labclock.db`, `$HOME/.local/share/…` (docs/manual/labclock.md).
/// Arguments are the values, empty where unset. Error: usage, "no_home", when none is known.
struct DatabasePlaces {
  std::string option;
  std::string labclock_db;
  std::string xdg_data_home;
  std::string home;
};
[[nodiscard]] Result<std::filesystem::path> database_path(const DatabasePlaces& places);

}  // namespace labclock::storage
