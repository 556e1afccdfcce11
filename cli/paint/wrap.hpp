#pragma once
// Sentences broken into lines of a terminal.
//
// What it is: breaking at blanks by what a terminal shows; a word wider than a line stands alone. What it
// is not: hyphenation.

#include <string>
#include <string_view>
#include <vector>

namespace labclock::cli {

/// Lines of at most `columns`, at least one.
[[nodiscard]] std::vector<std::string> wrap_text(std::string_view text, int columns);

/// `left` in a column of `left_width` behind `indent` blanks, `right` wrapped beside it, up to `width`.
/// Where the left side is too wide, the right begins on the next line. Ends with a line feed.
[[nodiscard]] std::string hanging(std::string_view left, std::string_view right, int indent, int left_width, int width);

}  // namespace labclock::cli
