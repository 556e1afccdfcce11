#include "storage/backup.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>

#include "src/almanac.hpp"
#include "src/msg/ledger.hpp"
#include "src/words.hpp"
#include "storage/internal/db.hpp"
#include "storage/internal/migrate.hpp"
#include "storage/internal/old_copy.hpp"
#include "storage/internal/schema.hpp"

namespace labclock::storage {
namespace fs = std::filesystem;
namespace {

constexpr int kPagesAStep = 2000;
constexpr std::string_view kSuffix = ".db";

struct NoProgress : Progress {
  bool step(std::int64_t /*done*/, std::int64_t /*total*/) override { return true; }
};

Error cancelled() {
  return refuse(ErrorKind::cancelled, "cancelled", msg::ledger_cancelled);
}

Error write_error(const fs::path& file, int code) {
  return refuse(ErrorKind::storage, "cannot_write",
                {msg::backup_cannot_write, {{"file", file.string()}, {"reason", std::strerror(code)}}},
                Phrase{msg::backup_cannot_write_hint});
}

/// Copies pages step by step, so that other programs may write in between (then it begins anew by itself).
Result<void> copy_pages(SQLite::Database& target, SQLite::Database& source, Progress& progress) {
  sqlite3_backup* copy = sqlite3_backup_init(target.getHandle(), "main", source.getHandle(), "main");
  if (copy == nullptr) { throw SQLite::Exception(target.getHandle()); }
  int code = SQLITE_OK;
  bool going = true;
  int busy = 0;
  while (going && (code == SQLITE_OK || ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && busy < 50))) {
    code = sqlite3_backup_step(copy, kPagesAStep);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
      ++busy;
      sqlite3_sleep(100);
    }
    const std::int64_t total = sqlite3_backup_pagecount(copy);
    going = progress.step(total - sqlite3_backup_remaining(copy), total);
  }
  sqlite3_backup_finish(copy);
  if (!going && code != SQLITE_DONE) { return cancelled(); }
  if (code != SQLITE_DONE) { throw SQLite::Exception(target.getHandle(), code); }
  return {};
}

int sync_path(const fs::path& path, int flags) {
  const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
  if (fd < 0) { return errno; }
  const int code = ::fsync(fd) == 0 ? 0 : errno;
  ::close(fd);
  return code;
}

fs::path folder_of(const fs::path& file) {
  return file.parent_path().empty() ? fs::path{"."} : file.parent_path();
}

/// A copy under a name of its own, then synced and renamed: a half-written one never carries a good name.
Result<Backup> copy_to(Ledger& ledger, const fs::path& target, Progress& progress) {
  const fs::path partial = target.string() + ".partial";
  std::error_code ignored;
  fs::remove(partial, ignored);
  const int fd = ::open(partial.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) { return write_error(target, errno); }
  ::close(fd);
  try {
    {
      SQLite::Database copy(partial.string(), SQLite::OPEN_READWRITE);
      Result<void> copied = copy_pages(copy, ledger.db().connection, progress);
      if (!copied) {
        fs::remove(partial, ignored);
        return copied.error();
      }
      copy.exec("PRAGMA journal_mode = DELETE");  // one file that can be carried anywhere
    }
    if (const int code = sync_path(partial, O_RDWR); code != 0) {
      fs::remove(partial, ignored);
      return write_error(target, code);
    }
    // link() and not rename(): it refuses a name that has come into being meanwhile.
    if (::link(partial.c_str(), target.c_str()) != 0 && ::rename(partial.c_str(), target.c_str()) != 0) {
      const int code = errno;
      fs::remove(partial, ignored);
      return write_error(target, code);
    }
    fs::remove(partial, ignored);
    sync_path(folder_of(target), O_RDONLY | O_DIRECTORY);
    return Backup{target, static_cast<std::int64_t>(fs::file_size(target, ignored))};
  } catch (const SQLite::Exception& exception) {
    fs::remove(partial, ignored);
    return storage_error(exception, target);
  }
}

fs::path backup_folder(const Ledger& ledger) {
  return folder_of(ledger.file()) / "backups";
}

Result<void> make_backup_folder(const fs::path& folder) {
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) { return write_error(folder, errno); }
  return {};
}

/// "labclock" for labclock.db: several databases may share a folder and so a backups/ folder.
std::string stem_of(const Ledger& ledger) {
  return ledger.file().stem().string() + "-";
}

std::optional<Day> daily_day(const fs::path& file, const std::string& stem) {
  const std::string name = file.filename().string();
  if (name.size() != stem.size() + 10 + kSuffix.size() || !name.starts_with(stem) || !name.ends_with(kSuffix)) {
    return std::nullopt;
  }
  return parse_iso_day(std::string_view{name}.substr(stem.size(), 10));
}

std::vector<Day> daily_days(const fs::path& folder, const std::string& stem) {
  std::vector<Day> days;
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
    if (const std::optional<Day> day = daily_day(entry.path(), stem)) { days.push_back(*day); }
  }
  std::sort(days.begin(), days.end());
  return days;
}

fs::path daily_name(const fs::path& folder, const std::string& stem, Day day) {
  return folder / (stem + iso_day(day) + std::string{kSuffix});
}

/// A dated name that is free: "labclock-2026-11-24T120000Z.db", with a number behind it if need be.
fs::path free_name(const fs::path& folder, const std::string& stem, Instant now) {
  std::string time = rfc3339(now);
  time.erase(std::remove(time.begin(), time.end(), ':'), time.end());
  fs::path name = folder / (stem + time + std::string{kSuffix});
  std::error_code ignored;
  for (int i = 2; fs::exists(name, ignored); ++i) {
    name = folder / (stem + time + "-" + std::to_string(i) + std::string{kSuffix});
  }
  return name;
}

/// A copy of what is about to be written over; none of a ledger in which nothing was ever done.
Result<fs::path> keep_before_restore(Ledger& ledger, const Act& act, Progress& progress) {
  const Result<bool> fresh = reading(ledger, [](SQLite::Database& sql) -> Result<bool> {
    return sql.execAndGet(
                  "SELECT NOT EXISTS (SELECT 1 FROM session) AND NOT EXISTS (SELECT 1 FROM project) AND "
                  "NOT EXISTS (SELECT 1 FROM history) AND NOT EXISTS (SELECT 1 FROM alert)")
               .getInt() != 0;
  });
  if (fresh && *fresh) { return fs::path{}; }  // one that cannot be read is kept as it is
  const fs::path folder = backup_folder(ledger);
  if (Result<void> made = make_backup_folder(folder); !made) { return made.error(); }
  Result<Backup> kept = copy_to(ledger, free_name(folder, stem_of(ledger) + "before-restore-", act.now), progress);
  if (!kept) { return kept.error(); }
  return kept->file;
}

/// The copy to restore from, opened and looked through.
Result<std::unique_ptr<Ledger>> open_copy(const fs::path& file) {
  OpenOptions options;
  options.create = false;
  options.read_only = true;
  std::error_code ignored;
  if (!fs::exists(file, ignored)) {
    return refuse(ErrorKind::not_found, "no_such_file", {msg::backup_no_file, {{"file", file.string()}}},
                  Phrase{msg::backup_no_file_hint});
  }
  Result<Ledger> copy = Ledger::open(file, options);
  if (!copy) { return copy.error(); }
  auto opened = std::make_unique<Ledger>(std::move(copy).value());
  const Result<std::string> health = reading(*opened, [](SQLite::Database& sql) -> Result<std::string> {
    return sql.execAndGet("PRAGMA quick_check(1)").getString();
  });
  if (!health) { return health.error(); }
  if (*health != "ok") {
    return refuse(ErrorKind::storage, "corrupt", {msg::ledger_corrupt, {{"file", file.string()}, {"reason", *health}}},
                  Phrase{msg::backup_other_hint});
  }
  return opened;
}

}  // namespace

std::vector<Day> kept_backups(std::vector<Day> days) {
  std::sort(days.rbegin(), days.rend());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  std::set<Day> kept;
  for (std::size_t i = 0; i < days.size() && i < 7; ++i) { kept.insert(days[i]); }
  std::set<Day> weeks;
  std::set<std::pair<int, unsigned>> months;
  for (const Day day : days) {
    const Day monday = week_of(day, date::Monday).first;
    if (weeks.size() < 4 && weeks.insert(monday).second) { kept.insert(day); }
    const Ymd date = ymd(day);
    const std::pair month{static_cast<int>(date.year()), static_cast<unsigned>(date.month())};
    if (months.size() < 12 && months.insert(month).second) { kept.insert(day); }
  }
  return {kept.begin(), kept.end()};
}

Result<Backup> backup(Ledger& ledger, const Act& act, const std::optional<fs::path>& target, Progress& progress) {
  std::error_code ignored;
  if (target) {
    if (fs::exists(*target, ignored)) {
      return refuse(ErrorKind::refused, "file_exists", {msg::backup_exists, {{"file", target->string()}}},
                    Phrase{msg::backup_exists_hint});
    }
    return copy_to(ledger, *target, progress);
  }
  const fs::path folder = backup_folder(ledger);
  if (Result<void> made = make_backup_folder(folder); !made) { return made.error(); }
  return copy_to(ledger, free_name(folder, stem_of(ledger), act.now), progress);
}

Result<void> keep_before_version(Ledger& ledger, int version) {
  const fs::path folder = backup_folder(ledger);
  if (Result<void> made = make_backup_folder(folder); !made) { return made.error(); }
  const fs::path target = folder / (stem_of(ledger) + "version-" + std::to_string(version) + std::string{kSuffix});
  std::error_code ignored;
  if (fs::exists(target, ignored)) { return {}; }
  NoProgress quiet;
  Result<Backup> copy = copy_to(ledger, target, quiet);
  return copy ? Result<void>() : Result<void>(copy.error());
}

Result<std::optional<Backup>> daily_backup(Ledger& ledger, const Act& /*act*/, Day today) {
  const fs::path folder = backup_folder(ledger);
  const std::string stem = stem_of(ledger);
  std::error_code ignored;
  const fs::path target = daily_name(folder, stem, today);
  if (fs::exists(target, ignored)) { return std::optional<Backup>{}; }
  if (Result<void> made = make_backup_folder(folder); !made) { return made.error(); }
  NoProgress quiet;
  Result<Backup> copy = copy_to(ledger, target, quiet);
  if (!copy) { return copy.error(); }
  const std::vector<Day> days = daily_days(folder, stem);
  const std::vector<Day> kept = kept_backups(days);
  for (const Day day : days) {
    if (!std::binary_search(kept.begin(), kept.end(), day)) { fs::remove(daily_name(folder, stem, day), ignored); }
  }
  return std::optional<Backup>{*copy};
}

Result<Restored> restore(Ledger& ledger, const Act& act, const fs::path& file, Progress& progress) {
  std::error_code ignored;
  if (fs::equivalent(file, ledger.file(), ignored)) {
    return refuse(ErrorKind::refused, "same_file", {msg::backup_same_file, {{"file", file.string()}}},
                  Phrase{msg::backup_other_hint});
  }
  Result<std::unique_ptr<Ledger>> copy = open_copy(file);
  if (!copy) { return copy.error(); }
  Result<fs::path> kept = keep_before_restore(ledger, act, progress);
  if (!kept) { return kept.error(); }
  return reading(ledger, [&](SQLite::Database& sql) -> Result<Restored> {
    const std::string journal = sql.execAndGet("PRAGMA journal_mode").getString();
    if (Result<void> copied = copy_pages(sql, (*copy)->db().connection, progress); !copied) { return copied.error(); }
    // The copy carries a rollback journal in its header; the ledger goes on as it was.
    sql.exec("PRAGMA journal_mode = " + journal);
    // A copy of an older version is brought up to date; it is kept as it is where it came from.
    if (Result<void> moved = bring_up_to_date(ledger, false); !moved) { return moved.error(); }
    return Restored{*kept, sql.execAndGet("SELECT count(*) FROM session").getInt64()};
  });
}

}  // namespace labclock::storage
