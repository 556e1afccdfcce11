#pragma once
// Crunches with their off-hours and what has been paid back since, from the sessions (docs/rules.md 3.4).
//
// What it is: the sums that the account (src/crunch.hpp) asks for, day by day from the first crunch on, and
// the account as JSON. What it is not: the rule of paying back.

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "reports/books.hpp"
#include "src/crunch.hpp"

namespace labclock::reports {

/// One account for each crunch, in the order given (ascending by day). Today is the books'.
[[nodiscard]] Result<std::vector<Payback>> paybacks_of(Books& books, const std::vector<Crunch>& crunches);

/// {"id","uuid","from","to","reason","off_hours_s","payback_due_s","payback_paid_s","payback_left_s"}: due and left
/// are null until the crunch is over.
[[nodiscard]] nlohmann::ordered_json crunch_json(const Payback& account);

}  // namespace labclock::reports
