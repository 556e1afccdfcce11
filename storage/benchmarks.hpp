#pragma once
// Which benchmarks the person looks at, and the limits they set themselves, as the settings have it.
//
// What it is: one read of the settings. What it is not: their writer (`set_setting` in storage/records.hpp).

#include "src/benchmarks.hpp"
#include "storage/ledger.hpp"

namespace labclock::storage {

/// Switches `benchmark.ID` and own limits; what was never set is not in it, the defaults of `week_limit` and
/// `day_limit` neither.
[[nodiscard]] Result<BenchmarkChoice> benchmark_choice(Ledger& ledger);

}  // namespace labclock::storage
