#pragma once
// Inside storage alone: which rows of an import are written, and as what.
//
// What it is: the decisions between reading and writing, in this order: what is there already, what the
// file tells twice, what may still run, and what overlaps. What it is not: a writer; it reads the
// database inside the caller's transaction.
//
// Strategy for overlaps: rows in order of start, swept once beside the ledger's sessions in order of
// start. What is in the ledger wins, then the earlier start, then the earlier line, so a
// row only ever looks at what ended last before it and at the ledger.

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "storage/internal/import_rows.hpp"

namespace labclock::storage {

/// A session to be written: a row, or a part of one that was trimmed.
struct ImportPiece {
  std::int64_t start = 0;
  std::int64_t end = 0;  ///< ImportRow::kOpen while it runs
  std::uint32_t row = 0;
  std::uint32_t part = 0;  ///< 0 is the first, which carries the row's uuid, id and key
};

struct ImportPlan {
  std::vector<ImportPiece> pieces;  ///< ascending by start
};

/// Decides; what is left out goes into `report`. Errors: "overlap", "bad_line" (a uuid that stands twice),
/// cancelled.
[[nodiscard]] Result<ImportPlan> plan_import(SQLite::Database& sql, const ImportRequest& request, ImportRows& rows,
                                             ZoneFinder& zones, ImportReport& report, Progress& progress);

}  // namespace labclock::storage
