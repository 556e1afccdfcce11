// A file of the version before: copied, brought up to date, and the same as a new one from then on.

#include <doctest/doctest.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

#include "storage/absences.hpp"
#include "storage/backup.hpp"
#include "storage/crunches.hpp"
#include "storage/history.hpp"
#include "tests/support/ledger_rig.hpp"

namespace labclock::storage {
namespace {

using test::LedgerRig;
using test::TempFolder;

struct Quiet : Progress {
  bool step(std::int64_t, std::int64_t) override { return true; }
};

/// What version 1 did not have, taken out again: the rest of the tables has stayed as it was.
void make_old(const std::filesystem::path& file) {
  SQLite::Database sql(file.string(), SQLite::OPEN_READWRITE);
  sql.exec("DROP TABLE crunch; DROP TABLE absence; DROP TABLE watch;");
  sql.exec("DELETE FROM sqlite_sequence WHERE name IN ('crunch', 'absence')");
  sql.exec("PRAGMA user_version = 1");
  sql.exec("PRAGMA journal_mode = DELETE");
}

std::string described(const std::filesystem::path& file) {
  SQLite::Database sql(file.string(), SQLite::OPEN_READONLY);
  SQLite::Statement row(sql, "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name");
  std::string text;
  while (row.executeStep()) { text += row.getColumn(1).getString() + ": " + row.getColumn(2).getString() + "\n"; }
  return text + std::to_string(sql.execAndGet("PRAGMA user_version").getInt());
}

/// An old ledger with a session and a change to undo.
std::filesystem::path old_file(const TempFolder& folder) {
  const std::filesystem::path file = folder.file("labclock.db");
  {
    Result<Ledger> made = Ledger::open(file);
    REQUIRE(made.ok());
    const Act act{test::at("2026-11-16T12:00:00Z"), Who::terminal};
    REQUIRE(add(*made, act, {std::nullopt, "", "old", act.now - Hours{1}, act.now, "UTC", Origin::manual}, false).ok());
  }
  make_old(file);
  return file;
}

}  // namespace

TEST_CASE("a file of version 1 is copied and opens with the tables of a new one") {
  const TempFolder folder;
  const std::filesystem::path file = old_file(folder);
  Result<Ledger> ledger = Ledger::open(file);
  REQUIRE(ledger.ok());
  LedgerRig fresh;
  CHECK(described(file) == described(fresh.folder.file("labclock.db")));
  const std::filesystem::path copy = folder.file("backups") / "labclock-version-1.db";
  REQUIRE(std::filesystem::exists(copy));
  CHECK(described(copy).ends_with("1"));
  CHECK(*count_sessions(*ledger) == 1);
  const Act act{test::at("2026-11-16T13:00:00Z"), Who::terminal};
  REQUIRE(add_crunch(*ledger, act, {day_of(2026, 11, 16), day_of(2026, 11, 17)}, "deadline").ok());
  CHECK(open_absences(*ledger)->empty());
  REQUIRE(undo(*ledger, act, 2).ok());  // the crunch, and what was done before the file changed
  CHECK(*count_sessions(*ledger) == 0);
  REQUIRE(redo(*ledger, act, 2).ok());
  CHECK(crunches(*ledger)->size() == 1);
}

TEST_CASE("where no copy can be kept, the file stays as it is") {
  const TempFolder folder;
  const std::filesystem::path file = old_file(folder);
  {
    // A file where the folder of the copies should be.
    SQLite::Database in_the_way((folder.file("backups")).string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    in_the_way.exec("CREATE TABLE x (y)");
  }
  const std::string before = described(file);
  Result<Ledger> ledger = Ledger::open(file);
  REQUIRE_FALSE(ledger.ok());
  CHECK(ledger.error().kind == ErrorKind::storage);
  CHECK(described(file) == before);
}

TEST_CASE("a backup of version 1 is restored and brought up to date, and stays as it is itself") {
  const TempFolder folder;
  const std::filesystem::path old = old_file(folder);
  const std::string before = described(old);
  LedgerRig rig;
  rig.session(std::nullopt, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
  rig.session(std::nullopt, "2026-11-20T11:00:00Z", "2026-11-20T12:00:00Z");
  Quiet quiet;
  const Result<Restored> restored = restore(rig.ledger(), rig.act(), old, quiet);
  REQUIRE(restored.ok());
  CHECK(restored->sessions == 1);
  CHECK(add_crunch(rig.ledger(), rig.act(), {day_of(2026, 11, 16), day_of(2026, 11, 17)}, "deadline").ok());
  CHECK(described(old) == before);
}

}  // namespace labclock::storage
