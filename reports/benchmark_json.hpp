#pragma once
// The JSON of benchmarks.
//
// What it is: one row a benchmark, and one explained. What it is not: translated, but for the source's name and the
// sentences of an explanation, which are in the language asked for.

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "reports/benchmarks.hpp"
#include "src/text.hpp"

namespace labclock::reports {

/// {"benchmarks":[{"id","source","value","limit","unit","state","coverage"}]}: value and limit are whole seconds or
/// days, or a fraction; what cannot be told, and a limit that is not there, is null.
[[nodiscard]] nlohmann::ordered_json to_json(const std::vector<Benchmark>& benchmarks, Lang lang);
/// The same row with {"name","says","how":[…]}.
[[nodiscard]] nlohmann::ordered_json explained_json(const Benchmark& benchmark, Lang lang);

}  // namespace labclock::reports
