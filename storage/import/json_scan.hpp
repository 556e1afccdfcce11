#pragma once
// JSON of any length, one record at a time.
//
// What it is: the shape that all formats here have: an array of records, or an object whose values are
// arrays of records (or single values). Each record is handed over as a small document, with its line;
// the whole is never in memory. What it is not: a check of what a record holds.
//
// A record deeper than 32 levels or longer than `kLongest` bytes is refused, and so is text after the end.

#include <nlohmann/json_fwd.hpp>

#include "storage/import/input.hpp"

namespace labclock::storage {

class JsonRecords {
 public:
  virtual ~JsonRecords() = default;
  /// `section` is the key in the outer object, empty in an outer array; `element` tells an element of an
  /// array from a value of its own. Returning false stops the reading.
  [[nodiscard]] virtual bool record(std::string_view section, bool element, nlohmann::ordered_json& record,
                                    std::int64_t line) = 0;
};

/// Errors: "too_large", "cannot_read". What is not JSON, or ends in the middle, is one bad line for the
/// sink of `input`, and the last.
[[nodiscard]] Result<void> scan_json(Input& input, JsonRecords& records);

}  // namespace labclock::storage
