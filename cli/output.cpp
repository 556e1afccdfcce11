#include "cli/output.hpp"

namespace labclock::cli {
namespace {
constexpr std::size_t kLarge = 64 * 1024;
}

bool Output::write(std::string_view bytes) {
  if (trouble_ != 0) { return false; }
  buffer_.append(bytes);
  return buffer_.size() < kLarge || flush();
}

bool Output::flush() {
  if (trouble_ == 0 && !buffer_.empty()) { trouble_ = sink_->write(buffer_); }
  buffer_.clear();
  return trouble_ == 0;
}

}  // namespace labclock::cli
