#include "storage/internal/migrate.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <array>
#include <string>

#include "storage/internal/db.hpp"
#include "storage/internal/old_copy.hpp"
#include "storage/internal/schema.hpp"

namespace labclock::storage {
namespace {

int version_of(SQLite::Database& sql) {
  return sql.execAndGet("PRAGMA user_version").getInt();
}

/// The steps by the version they start from: `kSteps[1]` brings version 1 to 2; an empty file becomes one of
/// this version at once. Each has a test that opens a file of the version before.
using Step = void (*)(SQLite::Database&);
constexpr std::array<Step, kSchemaVersion> kSteps{&create_schema, &add_watch_tables};

}  // namespace

Result<void> bring_up_to_date(Ledger& ledger, bool keep_copy) {
  SQLite::Database& sql = ledger.db().connection;
  const int before = version_of(sql);
  if (keep_copy && before > 0 && before < kSchemaVersion) {
    if (Result<void> kept = keep_before_version(ledger, before); !kept) { return kept; }
  }
  for (;;) {
    sql.exec("BEGIN IMMEDIATE");
    const int version = version_of(sql);
    if (version >= kSchemaVersion) {
      sql.exec("COMMIT");
      return {};
    }
    try {
      kSteps.at(static_cast<std::size_t>(version))(sql);
      sql.exec("COMMIT");
    } catch (...) {
      sql.tryExec("ROLLBACK");
      throw;
    }
  }
}

}  // namespace labclock::storage
