#pragma once
// Inside storage alone: an import's plan into the database, inside one change.

#include <map>
#include <string>
#include <unordered_set>

#include "storage/import/own_json.hpp"
#include "storage/internal/db.hpp"
#include "storage/internal/import_plan.hpp"

namespace labclock::storage {

/// The ids that were in use when the import began, table by table. An id that was used once and deleted
/// counts too: undoing the deletion would need it.
class IdPlaces {
 public:
  explicit IdPlaces(SQLite::Database& sql) : sql_(sql) {}
  /// `wanted` where it is free, else a new one; `most_wanted` is the highest that the file will ask for.
  [[nodiscard]] std::int64_t place(const char* table, std::int64_t wanted, std::int64_t most_wanted);

 private:
  struct Table {
    std::int64_t used = 0;  // ids up to here may have been used before
    std::int64_t next = 0;  // the next new one
    std::unordered_set<std::int64_t> given;
  };
  Table& table(const char* name, std::int64_t most_wanted);
  SQLite::Database& sql_;
  std::map<std::string, Table, std::less<>> tables_;
};

/// Writes the rows of the other tables of Labclock's own export: what is there already (by uuid, or by
/// what is unique about it) stays as it is. Sessions are not written here.
void write_own_tables(Change& work, const std::string& file, const OwnTables& tables, ImportRows& rows, IdPlaces& ids,
                      ImportReport& report);

/// Makes the projects that the pieces need and writes the sessions, a part of the history entry for every
/// 50,000. Error: cancelled.
[[nodiscard]] Result<void> write_sessions(Change& work, UuidSource& uuids, const ImportPlan& plan, ImportRows& rows,
                                          IdPlaces& ids, ImportReport& report, Progress& progress);

}  // namespace labclock::storage
