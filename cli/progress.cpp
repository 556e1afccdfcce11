#include "cli/progress.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/utf8.hpp"

namespace labclock::cli {
namespace {
constexpr std::int64_t kQuiet = 300;  // ms
constexpr std::int64_t kApart = 100;
constexpr int kBar = 24;
}  // namespace

TerminalProgress::TerminalProgress(Context& context, const Phrase& label)
    : context_(context), style_(context.style()), label_(context.words(label)) {
  const Environment& environment = context.environment();
  if (environment.catch_interrupts) { environment.catch_interrupts(); }
  if (environment.monotonic_ms) { begun_ = environment.monotonic_ms(); }
}

TerminalProgress::~TerminalProgress() {
  clear();
}

bool TerminalProgress::step(std::int64_t done, std::int64_t total) {
  const Environment& environment = context_.environment();
  if (environment.interrupted && environment.interrupted()) {
    clear();
    return false;
  }
  if (!environment.err_terminal || !environment.monotonic_ms) { return true; }
  const std::int64_t now = environment.monotonic_ms();
  if (now - begun_ < kQuiet || (shown_ && now - drawn_ < kApart)) { return true; }
  drawn_ = now;
  draw(done, total);
  return true;
}

void TerminalProgress::draw(std::int64_t done, std::int64_t total) {
  std::string line = progress_line(style_, label_, done, total);
  if (shown_ && line == last_) { return; }
  last_ = std::move(line);
  context_.err().write("\r\x1b[K" + last_);
  context_.err().flush();
  shown_ = true;
}

void TerminalProgress::clear() {
  if (!shown_) { return; }
  context_.err().write("\r\x1b[K");
  context_.err().flush();
  shown_ = false;
}

std::string progress_line(const Style& style, const std::string& label, std::int64_t done, std::int64_t total) {
  const int room = style.width - 1;  // a full last column would wrap
  if (total <= 0) { return cut_text(style, label, room); }
  done = std::clamp<std::int64_t>(done, 0, total);
  const std::string number =
      fmt::format("{:3} %", static_cast<int>(static_cast<double>(done) * 100 / static_cast<double>(total)));
  const int bar = std::min(kBar, room - display_width(number) - 4 - std::min(display_width(label), room / 3));
  if (bar < 4) { return cut_text(style, label, room - display_width(number) - 2) + "  " + number; }
  const int full = static_cast<int>(static_cast<double>(done) * bar / static_cast<double>(total));
  std::string line = cut_text(style, label, room - bar - display_width(number) - 4) + "  ";
  line += block(style, Ink::plain, false, full);
  for (int i = full; i < bar; ++i) { line += track_mark(style); }
  return line + "  " + number;
}

}  // namespace labclock::cli
