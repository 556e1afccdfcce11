#include "storage/internal/migrate.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <array>
#include <string>

#include "storage/internal/db.hpp"
#include "storage/internal/schema.hpp"

namespace labclock::storage {
namespace {

int version_of(SQLite::Database& sql) {
  return sql.execAndGet("PRAGMA user_version").getInt();
}

/// The steps by the version they start from: `kSteps[1]` brings version 1 to 2. There is none yet; the
/// first one is added here together with a test that opens a file of the version before.
using Step = void (*)(SQLite::Database&);
constexpr std::array<Step, kSchemaVersion> kSteps{&create_schema};

}  // namespace

Result<void> bring_up_to_date(Ledger& ledger) {
  SQLite::Database& sql = ledger.db().connection;
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
