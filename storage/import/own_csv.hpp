#pragma once
// Labclock's own CSV: `project,kind,activity,note,start,end,zone` and optionally `uuid,origin`.
//
// What it is: rows into plain sessions; the columns are found by their names in the header, in any order.
// `project`, `start` and `end` must be there; a column that Labclock does not know is refused, since its
// data would be lost in silence. An empty `end` is a session that still runs. What it is not: a reader of
// other programs' CSV.

#include "storage/import/input.hpp"

namespace labclock::storage {

/// The columns in the order in which the export writes them.
inline constexpr std::string_view kOwnCsvHeader = "project,kind,activity,note,start,end,zone,uuid,origin";

/// Reads to the end, or until the sink says no. Errors: "wrong_format", "bad_header", "too_large",
/// "cannot_read".
[[nodiscard]] Result<void> read_own_csv(Input& input);

}  // namespace labclock::storage
