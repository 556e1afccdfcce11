#pragma once
// Benchmarks as text: a table, and one explained.
//
// What it is: painters from finished values (reports/benchmarks.hpp) to lines for a terminal. What it is not: a place
// where anything is judged.

#include <string>
#include <vector>

#include "cli/paint/review.hpp"
#include "reports/benchmarks.hpp"

namespace labclock::cli {

[[nodiscard]] std::string paint_benchmarks(const Page& page, const std::vector<reports::Benchmark>& benchmarks,
                                           DayRange days);
/// What one says, its value beside its limit, and how the value came about.
[[nodiscard]] std::string paint_benchmark(const Page& page, const reports::Benchmark& benchmark, bool is_on);

}  // namespace labclock::cli
