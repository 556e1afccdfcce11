#pragma once
// Declared crunches: the table `crunch` and its verbs.
//
// What it is: adding, listing, removing. What it is not: the account of payback (src/crunch.hpp) or the
// holding back of alerts (src/watch.hpp).

#include <string_view>
#include <vector>

#include "src/crunch.hpp"
#include "storage/ledger.hpp"

namespace labclock::storage {

/// Errors: usage "reversed_range", "no_reason", "bad_text"; refused "crunch_overlap".
[[nodiscard]] Result<Crunch> add_crunch(Ledger& ledger, const Act& act, DayRange days, std::string_view reason);
/// not_found "no_such_crunch".
[[nodiscard]] Result<Crunch> remove_crunch(Ledger& ledger, const Act& act, CrunchId id);
[[nodiscard]] Result<std::vector<Crunch>> crunches(Ledger& ledger);  ///< ascending by day

}  // namespace labclock::storage
