#pragma once
// Records of comma-separated values, by RFC 4180.
//
// What it is: cells of one record after another, with quotes undone, from a streamed input. Lines end in
// CRLF, LF or CR; empty lines are passed over. What it is not: lenient: a quote in the middle of a cell,
// text behind a closing quote or a quote that never closes is told and not repaired.
//
// Strategy: a record without a quote, which is nearly every one, is cut at its commas in the input's own
// window; only a record with one is copied.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "storage/import/input.hpp"

namespace labclock::storage {

enum class CsvStep : unsigned char {
  record,
  bad,  ///< this record cannot be read (`reason`); the next one may be
  end   ///< no further record: the end, or what Input::state says
};

class CsvReader {
 public:
  explicit CsvReader(Input& input) : input_(input) {}

  [[nodiscard]] CsvStep next();

  /// Good until the next call of `next`.
  [[nodiscard]] const std::vector<std::string_view>& cells() const { return cells_; }
  /// The line on which the record of the last step begins, 1-based.
  [[nodiscard]] std::int64_t line() const { return line_; }
  [[nodiscard]] const Phrase& reason() const { return reason_; }

 private:
  struct Extent {           // of one record in the window
    std::size_t size = 0;   // without its line end
    std::size_t taken = 0;  // with it
    bool quoted = false;
    bool closed = true;
  };
  [[nodiscard]] bool find_record(Extent& extent);
  [[nodiscard]] bool split_quoted(std::string_view record);
  void split_plain(std::string_view record);

  Input& input_;
  std::vector<std::string_view> cells_;
  std::string text_;  // where unquoted cells live
  std::int64_t line_ = 0;
  std::int64_t next_line_ = 1;
  Phrase reason_;
};

/// A cell that a spreadsheet would run as a formula is written with an apostrophe before it. Exactly those
/// cells, and those that such a one already has, take one more: so `guarded` and `unguarded` undo each other.
[[nodiscard]] bool needs_guard(std::string_view text);
/// `text`, with an apostrophe before it where it needs one.
[[nodiscard]] std::string guarded(std::string_view text);
[[nodiscard]] std::string_view unguarded(std::string_view cell);

}  // namespace labclock::storage
