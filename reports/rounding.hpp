#pragma once
// Rounding the parts of a table so that they still add up to its rounded total (docs/rules.md 1.13).
//
// What it is: the method of largest remainders: all parts are cut, and what is then missing is given, one unit
// each, to those that lost most; of equal ones the first. What it is not: rounding of what is stored or computed
// with; only output is rounded.

#include <cstdint>
#include <span>
#include <vector>

namespace labclock::reports {

/// Whole numbers near `parts` that sum to `total`, which is their sum rounded. Where `total` is not that (a total
/// that the parts do not make up) or a part is negative, each is rounded by itself.
[[nodiscard]] std::vector<std::int64_t> largest_remainder(std::span<const double> parts, std::int64_t total);

}  // namespace labclock::reports
