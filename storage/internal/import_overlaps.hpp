#pragma once
// Inside storage alone: the sweep over an import's rows and the ledger's sessions (import_plan.hpp).

#include "storage/internal/import_plan.hpp"

namespace labclock::storage {

/// The pieces to write. Error: refused, "overlap" with the pairs as details, where nothing may decide.
[[nodiscard]] Result<ImportPlan> settle_overlaps(SQLite::Database& sql, Overlaps how, ImportRows& rows,
                                                 ZoneFinder& zones);

}  // namespace labclock::storage
