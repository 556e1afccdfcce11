#include "storage/import/input.hpp"

#include <algorithm>
#include <cstring>

#include "src/msg/import.hpp"

namespace labclock::storage {
namespace {

constexpr std::size_t kChunk = 256U << 10U;
constexpr std::size_t kHead = 4U << 10U;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

std::ptrdiff_t MemoryBytes::read(char* to, std::size_t size) {
  const std::size_t count = std::min(size, left_.size());
  if (count == 0) { return 0; }
  std::memcpy(to, left_.data(), count);
  left_.remove_prefix(count);
  return static_cast<std::ptrdiff_t>(count);
}

Input::Input(ByteSource& source, std::string name, ForeignSink& sink)
    : source_(source), name_(std::move(name)), sink_(sink) {}

bool Input::more() {
  if (state_ != State::open) { return false; }
  if (filled_ - at_ > kLongest) {
    state_ = State::too_long;
    return false;
  }
  if (buffer_.empty()) { buffer_.resize(kChunk * 2); }
  if (at_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + at_, filled_ - at_);
    filled_ -= at_;
    at_ = 0;
  }
  if (buffer_.size() - filled_ < kChunk) { buffer_.resize(filled_ + kChunk); }
  const std::ptrdiff_t count = source_.read(buffer_.data() + filled_, kChunk);
  if (count <= 0) {
    state_ = count < 0 ? State::failed : State::end;
    return false;
  }
  filled_ += static_cast<std::size_t>(count);
  consumed_ += count;
  if (!begun_) {
    begun_ = true;
    // A pipe may hand over less than the three bytes at first.
    while (filled_ < kByteOrderMark.size()) {
      const std::ptrdiff_t next = source_.read(buffer_.data() + filled_, kByteOrderMark.size() - filled_);
      if (next <= 0) { break; }
      filled_ += static_cast<std::size_t>(next);
      consumed_ += next;
    }
    if (window().starts_with(kByteOrderMark)) { at_ += kByteOrderMark.size(); }
  }
  if (!sink_.consumed(consumed_)) {
    state_ = State::stopped;
    return false;
  }
  return true;
}

bool Input::line(std::string_view& out) {
  std::size_t searched = 0;
  for (;;) {
    const std::string_view all = window();
    const std::size_t end = all.find('\n', searched);
    if (end != std::string_view::npos) {
      if (end > kLongest) {
        state_ = State::too_long;
        ++line_number_;
        return false;
      }
      out = all.substr(0, end);
      if (out.ends_with('\r')) { out.remove_suffix(1); }
      take(end + 1);
      ++line_number_;
      return true;
    }
    searched = all.size();
    if (more()) { continue; }
    if (state_ == State::too_long) { ++line_number_; }
    if (state_ != State::end || window().empty()) { return false; }
    out = window();
    if (out.ends_with('\r')) { out.remove_suffix(1); }
    take(window().size());
    ++line_number_;
    return true;
  }
}

std::string_view Input::head() {
  while (window().size() < kHead && more()) {}
  return window().substr(0, kHead);
}

Result<void> Input::outcome(std::int64_t line) const {
  if (state_ == State::failed) {
    return refuse(ErrorKind::storage, "cannot_read",
                  {msg::import_cannot_read, {{"file", name_}, {"reason", source_.trouble()}}},
                  Phrase{msg::import_cannot_read_hint});
  }
  if (state_ == State::too_long) {
    return refuse(ErrorKind::refused, "too_large",
                  {msg::import_too_long, {{"file", name_}, {"line", std::to_string(line)}}},
                  Phrase{msg::import_too_long_hint});
  }
  return {};
}

}  // namespace labclock::storage
