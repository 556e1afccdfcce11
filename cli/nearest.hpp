#pragma once
// The word that was perhaps meant.
//
// What it is: an edit distance that counts a swapped pair of letters as one slip (what fingers do). What
// it is not: a search; it compares a typed word with a short list.

#include <string_view>
#include <vector>

namespace labclock::cli {

/// Insertions, deletions, replacements and swaps of neighbours that turn one into the other, by byte.
[[nodiscard]] int slips_between(std::string_view a, std::string_view b);

/// The candidate that is nearest to `typed`, or which alone begins with it; empty when none is near
/// enough (one slip in short words, two from five letters on).
[[nodiscard]] std::string_view nearest_word(std::string_view typed, const std::vector<std::string_view>& candidates);

}  // namespace labclock::cli
