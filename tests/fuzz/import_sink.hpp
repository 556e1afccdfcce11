#pragma once
// What the fuzzers of the importers share: a sink that checks what it is told.
//
// What it is: the promises of storage/import.hpp as assertions. What it is not: a reader of the texts.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "src/utf8.hpp"
#include "storage/import/input.hpp"

namespace labclock::fuzz {

inline void must(bool holds) {
  if (!holds) { std::abort(); }
}

/// Bytes in pieces of a size that the input chooses.
class Pieces : public storage::ByteSource {
 public:
  Pieces(std::string_view bytes, std::size_t piece) : left_(bytes), piece_(piece) {}
  std::ptrdiff_t read(char* to, std::size_t size) override {
    const std::size_t count = std::min({size, piece_, left_.size()});
    if (count == 0) { return 0; }
    left_.copy(to, count);
    left_.remove_prefix(count);
    return static_cast<std::ptrdiff_t>(count);
  }

 private:
  std::string_view left_;
  std::size_t piece_;
};

class Sink : public storage::ForeignSink {
 public:
  explicit Sink(bool skip) : skip_(skip) {}

  bool session(storage::ForeignSession& session) override {
    must(!ended_ && session.line > 0 && session.file == "fuzz");
    must(session.start >= kEarliest && session.start <= kLatest);
    must(!session.end || (*session.end >= kEarliest && *session.end <= kLatest));
    must(session.uuid || !session.key.empty());
    for (const std::string* text : {&session.project, &session.activity, &session.note, &session.zone}) {
      must(valid_utf8(*text));
    }
    for (const std::string& tag : session.tags) { must(!tag.empty() && valid_utf8(tag)); }
    ++sessions;
    return true;
  }
  bool bad_line(const std::string& /*file*/, std::int64_t line, const Phrase& reason) override {
    must(!ended_ && line > 0 && name_of(reason.msg).starts_with("import_"));
    for (const Lang lang : {Lang::en, Lang::ko}) {
      const std::string words = render(reason, lang);
      must(!words.empty() && words.size() < 4000 && words.find('\n') == std::string::npos && valid_utf8(words));
    }
    ++bad;
    ended_ = !skip_;
    return skip_;
  }
  void remark(const std::string& /*file*/, std::int64_t line, const Phrase& reason) override {
    must(line > 0 && !render(reason, Lang::en).empty());
  }
  bool consumed(std::int64_t bytes) override {
    must(bytes >= consumed_);
    consumed_ = bytes;
    return true;
  }
  int sessions = 0;
  int bad = 0;

 private:
  bool skip_;
  bool ended_ = false;
  std::int64_t consumed_ = 0;
};

inline void check(const Result<void>& result) {
  if (result) { return; }
  const Error& error = result.error();
  must(!error.code.empty() && error.hint.has_value());
  must(!render(error.message, Lang::en).empty() && !render(*error.hint, Lang::ko).empty());
}

/// Reads the bytes whole and in small pieces, stopping at the first bad line and not: the first reading
/// must see what the others see.
template <class Read>
void read_in_pieces(const std::uint8_t* data, std::size_t size, Read read) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  int sessions = -1;
  int bad = -1;
  for (const std::size_t piece : {SIZE_MAX, std::size_t{1}, std::size_t{7}}) {
    Pieces source(bytes, piece);
    Sink sink(true);
    storage::Input input(source, "fuzz", sink);
    check(read(input));
    must(sessions < 0 || (sink.sessions == sessions && sink.bad == bad));
    sessions = sink.sessions;
    bad = sink.bad;
  }
  Pieces source(bytes, SIZE_MAX);
  Sink strict(false);
  storage::Input input(source, "fuzz", strict);
  check(read(input));
  must(strict.sessions <= sessions && strict.bad == (bad > 0 ? 1 : 0));
}

}  // namespace labclock::fuzz
