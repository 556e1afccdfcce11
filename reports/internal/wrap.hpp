#pragma once
// A text over several lines of a width.
//
// What it is: breaks at blanks, and inside of a word only where it is wider than a line. What it is not: hyphenation.

#include <string>
#include <string_view>
#include <vector>

#include "reports/figure.hpp"

namespace labclock::reports {

/// No line is wider than `width`, unless one character is. A text that is empty or blank has no lines.
[[nodiscard]] std::vector<std::string> wrap_text(std::string_view text, float width, TextSize size, bool strong,
                                                 const Measure& measure);

}  // namespace labclock::reports
