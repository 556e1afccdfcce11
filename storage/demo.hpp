#pragma once
// The demo year of src/demo.hpp, written into a database of its own.
//
// What it is: one change ("filled with the demo") in an empty ledger, the same bytes of JSON export for
// the same day. What it is not: a way to fill a person's own database; a ledger that holds sessions is
// refused.

#include "src/demo.hpp"
#include "storage/ledger.hpp"

namespace labclock::storage {

struct DemoFilled {
  std::int64_t sessions = 0;
  std::int64_t projects = 0;
};
/// `act.now` should be the midnight that begins `today` (then nothing depends on the time of day), and the
/// ledger opened with seeded uuids. Refused: "demo_not_empty".
[[nodiscard]] Result<DemoFilled> fill_with_demo(Ledger& ledger, const Act& act, const DemoYear& year);

/// "labclock-demo.db" beside a database: where the demo goes without a name.
[[nodiscard]] std::filesystem::path demo_path(const std::filesystem::path& database);

}  // namespace labclock::storage
