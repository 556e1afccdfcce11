#pragma once
// Inside storage alone: days, optional texts and ids in columns, written and read the same everywhere.

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>

#include "src/time.hpp"
#include "src/words.hpp"

namespace labclock::storage {

/// A day as "2026-11-24"; NULL for none.
inline void bind_day(SQLite::Statement& statement, int index, std::optional<Day> day) {
  if (day) { statement.bind(index, iso_day(*day)); }
}
inline void bind_text(SQLite::Statement& statement, int index, std::string_view text) {
  statement.bind(index, std::string{text});
}
inline std::optional<Day> column_day(const SQLite::Column& column) {
  return column.isNull() ? std::nullopt : parse_iso_day(column.getText());
}
/// A day that the schema says is there; 1900-01-01 where another program wrote nonsense (doctor tells).
inline Day column_day_or_first(const SQLite::Column& column) {
  return column_day(column).value_or(day_of(1900, 1, 1));
}

}  // namespace labclock::storage
