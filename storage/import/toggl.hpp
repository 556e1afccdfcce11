#pragma once
// The detailed report of Toggl Track as CSV.
//
// What it is: rows into plain sessions. Columns are found by their names (User, Email, Project, Task,
// Description, Start date, Start time, End date, End time, Duration, Tags; "Stop" for "End" is read too);
// the description is the note, the task and the tags are kept in the activity. Times are local and are
// read in the zone of the import: one that the zone skips is an error; of one that exists twice the
// Duration tells which is meant, and where it cannot, the first is taken and said. What it is not: a
// guess: dates such as 03/04/2026 are refused, and so is a report with several people in it.

#include "src/zone.hpp"
#include "storage/import/input.hpp"

namespace labclock::storage {

/// Reads to the end, or until the sink says no. Errors: "wrong_format", "bad_header", "ambiguous_date",
/// "too_large", "cannot_read".
[[nodiscard]] Result<void> read_toggl(Input& input, const Zone& zone);

}  // namespace labclock::storage
