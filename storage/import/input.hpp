#pragma once
// Bytes of a foreign file, a window at a time.
//
// What it is: the one reader below all parsers: it holds at most a little over a mebibyte, whatever the
// size of the file, drops a byte order mark, and tells the sink how far it is. What it is not: aware of
// lines of CSV or tokens of JSON, or of the file system (storage/internal/import_files.hpp opens files).
//
// A single line, record or token of more than `kLongest` bytes is not data but a wrong file: it ends the
// reading with `too_long`, so that a file of a gigabyte without a line end costs no memory.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/result.hpp"
#include "storage/import.hpp"

namespace labclock::storage {

/// The longest line, record or token, in bytes.
inline constexpr std::size_t kLongest = 1U << 20U;

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Up to `size` bytes into `to`; 0 at the end, -1 when reading failed.
  [[nodiscard]] virtual std::ptrdiff_t read(char* to, std::size_t size) = 0;
  /// Why reading failed, in the system's words.
  [[nodiscard]] virtual std::string trouble() const { return {}; }
};

/// Bytes that are in memory already, for tests and fuzzers. They must outlive it.
class MemoryBytes : public ByteSource {
 public:
  explicit MemoryBytes(std::string_view bytes) : left_(bytes) {}
  std::ptrdiff_t read(char* to, std::size_t size) override;

 private:
  std::string_view left_;
};

class Input {
 public:
  enum class State : unsigned char { open, end, failed, stopped, too_long };

  /// `name` is what messages call the file. `source` and `sink` must outlive it.
  Input(ByteSource& source, std::string name, ForeignSink& sink);

  /// The bytes read and not yet taken; good until `more` is called.
  [[nodiscard]] std::string_view window() const { return {buffer_.data() + at_, filled_ - at_}; }
  /// Reads further bytes behind the window. False at the end of the file, on a failure, when the sink
  /// stopped it, and when the window already holds more than `kLongest` bytes; `state` tells which.
  [[nodiscard]] bool more();
  void take(std::size_t count) { at_ += count; }
  /// What was read so far of one record is more than `kLongest` bytes.
  void give_up() { state_ = State::too_long; }
  /// The next byte, or -1 where `more` would say no.
  [[nodiscard]] int get() {
    if (at_ == filled_ && !more()) { return -1; }
    return static_cast<unsigned char>(buffer_[at_++]);
  }

  /// The next line without its end ("\n" or "\r\n"); false when there is none. Counts lines.
  [[nodiscard]] bool line(std::string_view& out);
  /// The 1-based number of the line that `line` gave last.
  [[nodiscard]] std::int64_t line_number() const { return line_number_; }

  /// Up to 4 KiB from the beginning, for telling formats apart. Takes nothing.
  [[nodiscard]] std::string_view head();

  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] ForeignSink& sink() { return sink_; }

  /// The Error that a failed or too long input is; success for all other states, also when it was stopped.
  /// `line` is where the too long one begins.
  [[nodiscard]] Result<void> outcome(std::int64_t line) const;

 private:
  ByteSource& source_;
  std::string name_;
  ForeignSink& sink_;
  std::vector<char> buffer_;
  std::size_t at_ = 0;
  std::size_t filled_ = 0;
  std::int64_t consumed_ = 0;
  std::int64_t line_number_ = 0;
  bool begun_ = false;
  State state_ = State::open;
};

}  // namespace labclock::storage
