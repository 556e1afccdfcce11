#pragma once
// Inside storage alone: the tables, their version, and the steps from one version to the next.
//
// What it is: docs/format.md in SQL. Rules that the undo history asks for: recorded tables have an
// INTEGER PRIMARY KEY AUTOINCREMENT, no triggers, no ON DELETE action; a migration only adds tables or
// appends columns with defaults, and where one cannot, it ends the undo stack and says so.

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>

#include "src/result.hpp"
#include "storage/ledger.hpp"

namespace labclock::storage {

/// "LCLK" in ASCII: what `file` and other programs can tell the format by.
inline constexpr std::int32_t kApplicationId = 0x4C434C4B;
/// The version this program writes.
inline constexpr int kSchemaVersion = 2;

/// Makes all tables of this version in an empty file, inside the caller's transaction.
void create_schema(SQLite::Database& sql);
/// From version 1 to 2: crunch, absence and watch.
void add_watch_tables(SQLite::Database& sql);

/// Tables whose rows a person owns: what the history records and the JSON export holds.
[[nodiscard]] bool is_recorded_table(std::string_view table);

}  // namespace labclock::storage
