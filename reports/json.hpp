#pragma once
// The JSON that scripts build on, for everything that reports compute and for the rows of lists.
//
// What it is: keys and shapes, which stay as they are; one writer for the terminal, the window's copy and
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
/// A session. `end` and `seconds` of a running one: null and up to `now`. Texts
/// that were not told are null, and so is a project that is not among `projects`.
[[nodiscard]] nlohmann::ordered_json session_json(const SessionFacts& facts, Instant start, std::optional<Instant> end,
                                                  Instant now, const std::vector<Project>& projects);
/// {"id","uuid","name","kind","funder","number","fit","program","role","deadline","color","archived"}; what
/// was not told is null.
[[nodiscard]] nlohmann::ordered_json project_json(const Project& project);
/// A share to six decimals, like every other fraction here; null where there is none.
[[nodiscard]] nlohmann::ordered_json share_json(const std::optional<double>& share);

}  // namespace labclock::reports
