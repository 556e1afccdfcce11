#include "cli/paint/wrap.hpp"

#include <algorithm>

#include "src/utf8.hpp"

namespace labclock::cli {
namespace {
std::string blanks(int count) {
  return std::string(static_cast<std::size_t>(std::max(0, count)), ' ');
}
}  // namespace

std::vector<std::string> wrap_text(std::string_view text, int columns) {
  std::vector<std::string> lines(1);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t blank = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, blank - at);
    at = blank + 1;
    if (word.empty()) { continue; }
    std::string& line = lines.back();
    if (!line.empty() && display_width(line) + 1 + display_width(word) > columns) {
      lines.emplace_back(word);
      continue;
    }
    if (!line.empty()) { line += ' '; }
    line += word;
  }
  return lines;
}

std::string hanging(std::string_view left, std::string_view right, int indent, int left_width, int width) {
  const int column = indent + left_width + 2;
  const std::vector<std::string> lines = wrap_text(right, std::max(20, width - column));
  std::string out = blanks(indent) + std::string(left);
  std::size_t first = 0;
  if (display_width(left) <= left_width && !lines.front().empty()) {
    out += blanks(left_width - display_width(left) + 2) + lines.front();
    first = 1;
  }
  out += '\n';
  for (std::size_t i = first; i < lines.size(); ++i) {
    if (!lines[i].empty()) { out += blanks(column) + lines[i] + "\n"; }
  }
  return out;
}

}  // namespace labclock::cli
