#pragma once
// Inside storage alone: a query read with as little as possible between SQLite and the reader.
//
// What it is: one prepared SELECT, stepped and read cell by cell, for the reads that a report makes over a
// million rows. What it is not: for anything else. SQLite::Statement is what verbs use; its Column shares
// the statement's ownership at each cell, which is more work than reading the cell.

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <cstdint>
#include <string_view>

namespace labclock::storage {

class RowReader {
 public:
  /// Throws SQLite::Exception, as the other functions do. `sql` must outlive it.
  RowReader(SQLite::Database& sql, std::string_view select) : connection_(sql.getHandle()) {
    check(sqlite3_prepare_v2(connection_, select.data(), static_cast<int>(select.size()), &statement_, nullptr));
  }
  ~RowReader() { sqlite3_finalize(statement_); }
  RowReader(const RowReader&) = delete;
  RowReader& operator=(const RowReader&) = delete;

  /// `index` counts from 1.
  void bind(int index, std::int64_t value) { check(sqlite3_bind_int64(statement_, index, value)); }
  /// To be bound and read anew; nothing is locked until then.
  void reset() { sqlite3_reset(statement_); }
  /// False after the last row.
  [[nodiscard]] bool step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) { return true; }
    if (code != SQLITE_DONE) { throw SQLite::Exception(connection_, code); }
    return false;
  }

  /// A cell of the row at hand; `column` counts from 0. Good until the next `step`. SQLite calls such a value
  /// unprotected: only a second thread on the same connection could disturb it, and a Ledger has one.
  class Cell {
   public:
    [[nodiscard]] bool is_null() const { return sqlite3_value_type(value_) == SQLITE_NULL; }
    [[nodiscard]] std::int64_t integer() const { return sqlite3_value_int64(value_); }
    /// Empty for NULL.
    [[nodiscard]] std::string_view text() const {
      const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(value_));
      if (bytes == nullptr) { return {}; }
      return {bytes, static_cast<std::size_t>(sqlite3_value_bytes(value_))};
    }

   private:
    friend class RowReader;
    explicit Cell(sqlite3_value* value) : value_(value) {}
    sqlite3_value* value_;
  };
  [[nodiscard]] Cell cell(int column) const { return Cell(sqlite3_column_value(statement_, column)); }

 private:
  void check(int code) {
    if (code == SQLITE_OK) { return; }
    const SQLite::Exception exception(connection_, code);
    sqlite3_finalize(statement_);
    statement_ = nullptr;
    throw exception;
  }

  sqlite3* connection_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace labclock::storage
