#pragma once
// Benchmarks in words: name, source, what they say, limit, state, and how a number came about.
//
// What it is: the same sentences for terminal, window and pages. What it is not: advice. A source whose text was not
// read says so wherever it is named.

#include <string>
#include <vector>

#include "reports/benchmarks.hpp"
#include "src/text.hpp"

namespace labclock::reports {

[[nodiscard]] std::string benchmark_name(BenchmarkId id, Lang lang);    ///< "Daily rest"
[[nodiscard]] std::string benchmark_source(BenchmarkId id, Lang lang);  ///< "EU 2003/88/EC Art. 3 (not checked …)"
[[nodiscard]] std::string benchmark_says(BenchmarkId id, Lang lang);    ///< a sentence or two
[[nodiscard]] std::string state_words(BenchmarkState state, Lang lang);

/// "52 h 10 min", "6 days", "121 %"; "-" where it cannot be told.
[[nodiscard]] std::string value_words(const Benchmark& benchmark, Lang lang);
/// "at most 52 h", "at least 11 h", "under 130 %", "no limit".
[[nodiscard]] std::string limit_words(const Benchmark& benchmark, Lang lang);
/// How the value came about, a line each: the days looked at, the day, week or night it is of, what was left out; or
/// what is missing to tell.
[[nodiscard]] std::vector<std::string> how_words(const Benchmark& benchmark, Lang lang);

}  // namespace labclock::reports
