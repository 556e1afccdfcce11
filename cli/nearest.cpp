#include "cli/nearest.hpp"

#include <algorithm>

namespace labclock::cli {

int slips_between(std::string_view a, std::string_view b) {
  const std::size_t width = b.size() + 1;
  std::vector<int> table((a.size() + 1) * width, 0);
  const auto at = [&](std::size_t i, std::size_t j) -> int& { return table[i * width + j]; };
  for (std::size_t i = 0; i <= a.size(); ++i) { at(i, 0) = static_cast<int>(i); }
  for (std::size_t j = 0; j <= b.size(); ++j) { at(0, j) = static_cast<int>(j); }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replaced = at(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1);
      at(i, j) = std::min({at(i - 1, j) + 1, at(i, j - 1) + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        at(i, j) = std::min(at(i, j), at(i - 2, j - 2) + 1);
      }
    }
  }
  return at(a.size(), b.size());
}

std::string_view nearest_word(std::string_view typed, const std::vector<std::string_view>& candidates) {
  if (typed.empty() || typed.size() > 64) { return {}; }
  std::string_view begun;
  int beginnings = 0;
  std::string_view best;
  int fewest = typed.size() < 5 ? 2 : 3;
  for (const std::string_view candidate : candidates) {
    if (typed.size() > 1 && candidate.starts_with(typed)) {
      begun = candidate;
      ++beginnings;
    }
    if (const int slips = slips_between(typed, candidate); slips < fewest) {
      fewest = slips;
      best = candidate;
    }
  }
  return beginnings == 1 ? begun : best;
}

}  // namespace labclock::cli
