#pragma once
// What a file looks like by its first bytes, so that a wrong one is named and not parsed.
//
// What it is: a handful of signatures, and the formats that Labclock itself can read. What it is not: a
// decision; each importer says what it takes.

#include <optional>
#include <string>
#include <string_view>

#include "src/result.hpp"

namespace labclock::storage {

enum class Look : unsigned char {
  empty,
  png,
  jpeg,
  pdf,
  zip,  ///< also XLSX and ODS
  gzip,
  sqlite,
  utf16,
  binary,
  html,
  icalendar,
  json_array,
  json_object,
  timewarrior_data,
  csv_own,
  csv_toggl,
  semicolons,  ///< a header separated by semicolons or tabs
  not_utf8,    ///< letters of another encoding, or no text at all
  text
};

/// `head` is the beginning of the file without its byte order mark.
[[nodiscard]] Look look_at(std::string_view head);

/// The message "the file looks like …", as a sentence of its own.
[[nodiscard]] Msg sentence_for(Look look);

/// The Error for a file that is not of the format asked for: refused, "wrong_format".
[[nodiscard]] Error wrong_format(std::string_view file, std::string_view format, Look look);

}  // namespace labclock::storage
