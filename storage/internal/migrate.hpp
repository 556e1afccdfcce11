#pragma once
// Inside storage alone: from an empty file, or one of an older version, to this program's version.
//
// What it is: numbered steps, each in one transaction, after a copy beside the file. What it is not:
// able to go back; an older program refuses the newer file.

#include "storage/ledger.hpp"

namespace labclock::storage {

/// Creates the tables in an empty file, or runs the steps that are missing, after a copy of the file where
/// it had another version (`keep_copy`). Safe when several programs start at once: whoever comes second finds
/// the work done.
[[nodiscard]] Result<void> bring_up_to_date(Ledger& ledger, bool keep_copy = true);

}  // namespace labclock::storage
