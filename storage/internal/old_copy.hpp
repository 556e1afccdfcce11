#pragma once
// Inside storage alone: the copy that is kept before the tables change.

#include "storage/ledger.hpp"

namespace labclock::storage {

/// Copies the ledger into `backups/` beside it, as "labclock-version-1.db"; nothing where that is there
/// already. It needs no clock, and no rotation takes it away. Error (storage): nothing may be migrated then.
[[nodiscard]] Result<void> keep_before_version(Ledger& ledger, int version);

}  // namespace labclock::storage
