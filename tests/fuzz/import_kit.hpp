#pragma once
// What the fuzzers of importers share: a sink that looks at everything it is given and keeps nothing.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "src/utf8.hpp"
#include "storage/import.hpp"
#include "storage/import/input.hpp"

namespace labclock::fuzz {

/// Goes on after a line that cannot be read when told so, and aborts where a parser let something through
/// that no session may be.
class Sink : public storage::ForeignSink {
 public:
  explicit Sink(bool skip_bad) : skip_bad_(skip_bad) {}
  bool session(storage::ForeignSession& session) override {
    for (const std::string* text : {&session.project, &session.activity, &session.note, &session.zone}) {
      if (!valid_utf8(*text)) { std::abort(); }
    }
    if (session.start < kEarliest || session.start > kLatest) { std::abort(); }
    if (session.end && (*session.end < kEarliest || *session.end > kLatest)) { std::abort(); }
    return true;
  }
  bool bad_line(const std::string& /*file*/, std::int64_t line, const Phrase& /*reason*/) override {
    if (line < 0) { std::abort(); }
    return skip_bad_;
  }
  void remark(const std::string& /*file*/, std::int64_t /*line*/, const Phrase& /*reason*/) override {}
  bool consumed(std::int64_t /*bytes*/) override { return true; }

 private:
  bool skip_bad_;
};

/// Runs one reader over the bytes, once stopping at the first bad line and once going on.
template <class Read>
void read_both_ways(const std::uint8_t* data, std::size_t size, Read&& read) {
  for (const bool skip_bad : {false, true}) {
    Sink sink(skip_bad);
    storage::MemoryBytes bytes({reinterpret_cast<const char*>(data), size});
    storage::Input input(bytes, "fuzz", sink);
    (void)read(input);
  }
}

}  // namespace labclock::fuzz
