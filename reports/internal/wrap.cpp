#include "reports/internal/wrap.hpp"

#include "src/utf8.hpp"

namespace labclock::reports {

namespace {

/// The bytes of the first character, with the marks that combine with it.
std::size_t first_character(std::string_view text) {
  const auto next = [&](std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) { ++end; }
    return end;
  };
  std::size_t end = next(0);
  while (end < text.size()) {
    const std::size_t further = next(end);
    if (display_width(text.substr(end, further - end)) > 0) { break; }
    end = further;
  }
  return end;
}

class Wrapper {
 public:
  Wrapper(float width, TextSize size, bool strong, const Measure& measure)
      : width_(width), size_(size), strong_(strong), measure_(measure) {}

  void word(std::string_view word) {
    const std::string longer = line_.empty() ? std::string(word) : line_ + " " + std::string(word);
    if (fits(longer)) {
      line_ = longer;
      return;
    }
    end_line();
    if (fits(word)) {
      line_ = word;
      return;
    }
    while (!word.empty()) {
      const std::size_t length = first_character(word);
      if (!line_.empty() && !fits(line_ + std::string(word.substr(0, length)))) { end_line(); }
      line_ += word.substr(0, length);
      word.remove_prefix(length);
    }
  }

  std::vector<std::string> lines() {
    end_line();
    return std::move(lines_);
  }

 private:
  [[nodiscard]] bool fits(std::string_view text) const { return measure_(text, size_, strong_) <= width_; }
  void end_line() {
    if (!line_.empty()) { lines_.push_back(std::move(line_)); }
    line_.clear();
  }

  float width_;
  TextSize size_;
  bool strong_;
  const Measure& measure_;
  std::string line_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> wrap_text(std::string_view text, float width, TextSize size, bool strong,
                                   const Measure& measure) {
  Wrapper wrapper{width, size, strong, measure};
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    if (const std::string_view word = text.substr(0, blank); !word.empty()) { wrapper.word(word); }
    text.remove_prefix(blank == std::string_view::npos ? text.size() : blank + 1);
  }
  return wrapper.lines();
}

}  // namespace labclock::reports
