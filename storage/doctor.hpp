#pragma once
// Is everything in order? Integrity of the file and sanity of what is in it, with what to do.
//
// What it is: SQLite's own checks and Labclock's rules as independent small checkers, each with a name.
// What it is not: a repairer. It changes nothing.

#include <string>
#include <vector>

#include "src/zone.hpp"
#include "storage/ledger.hpp"

namespace labclock::storage {

enum class Severity : unsigned char { ok, note, problem };
[[nodiscard]] std::string_view key_of(Severity severity);

struct Finding {
  std::string check;  ///< "integrity", "foreign_keys", "overlaps", "zones", "future", "long_sessions", …
  Severity severity = Severity::ok;
  Phrase text;
  std::optional<Phrase> advice;
};
/// One finding at least for each check, in a fixed order.
[[nodiscard]] Result<std::vector<Finding>> examine(Ledger& ledger, const Act& act, ZoneFinder& zones,
                                                   Progress& progress);

}  // namespace labclock::storage
