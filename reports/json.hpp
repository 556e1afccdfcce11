#pragma once
// The JSON of interface.md for everything that reports compute and for the rows of lists.
//
// What it is: keys and shapes, fixed by interface.md; one writer for the terminal, the window's copy and
// the exports. What it is not: reading of JSON (storage imports).

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "reports/agreed.hpp"
#include "reports/rest.hpp"
#include "reports/tally.hpp"

namespace labclock::reports {

[[nodiscard]] nlohmann::ordered_json to_json(const Week& week);
[[nodiscard]] nlohmann::ordered_json to_json(const Split& split);
[[nodiscard]] nlohmann::ordered_json to_json(const Rest& rest);
[[nodiscard]] nlohmann::ordered_json to_json(const Agreed& agreed);
/// A session as interface.md writes it. `end` and `seconds` of a running one: null and up to `now`.
[[nodiscard]] nlohmann::ordered_json session_json(const SessionFacts& facts, Instant start, std::optional<Instant> end,
                                                  Instant now, const std::vector<Project>& projects);
[[nodiscard]] nlohmann::ordered_json project_json(const Project& project);
/// A share with at least 4 decimals; null where there is none.
[[nodiscard]] nlohmann::ordered_json share_json(const std::optional<double>& share);

}  // namespace labclock::reports
