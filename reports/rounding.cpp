#include "reports/rounding.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace labclock::reports {

std::vector<std::int64_t> largest_remainder(std::span<const double> parts, std::int64_t total) {
  // A hair, so that 29.999999999 is the 30 that it was meant to be.
  constexpr double kHair = 1e-7;
  std::vector<std::int64_t> whole;
  whole.reserve(parts.size());
  for (const double part : parts) { whole.push_back(static_cast<std::int64_t>(std::floor(part + kHair))); }
  const std::int64_t missing = total - std::accumulate(whole.begin(), whole.end(), std::int64_t{0});
  const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
  const bool adds_up = std::abs(sum - static_cast<double>(total)) <= 0.5 + kHair * 10;
  const bool negative = std::any_of(parts.begin(), parts.end(), [](double part) { return part < 0; });
  if (!adds_up || negative || missing < 0 || missing > static_cast<std::int64_t>(parts.size())) {
    std::transform(parts.begin(), parts.end(), whole.begin(), [](double part) { return std::llround(part); });
    return whole;
  }
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return parts[a] - static_cast<double>(whole[a]) > parts[b] - static_cast<double>(whole[b]) + kHair;
  });
  for (std::size_t i = 0; i < static_cast<std::size_t>(missing); ++i) { ++whole[order[i]]; }
  return whole;
}

}  // namespace labclock::reports
