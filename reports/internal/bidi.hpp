#pragma once
// Text that runs from right to left among text that runs from left to right.

#include <string_view>

namespace labclock::reports {

/// Whether there is a Hebrew, Arabic or other letter that runs from right to left.
[[nodiscard]] bool has_right_to_left(std::string_view utf8);

}  // namespace labclock::reports
