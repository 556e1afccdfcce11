#pragma once
// Timewarrior's intervals: the lines of its data files, and the JSON of `timew export`.
//
// What it is: both forms into the same plain sessions, so that one imported after the other adds nothing:
// the key of an interval is its start, since Timewarrior keeps no two that begin together. Instants are
// UTC in both. Which tag is the project is not decided here. What it is not: a reader of its undo or tag
// files, or of its configuration.

#include "storage/import/input.hpp"

namespace labclock::storage {

/// `inc START - END # tags # "annotation"`; without END it is still running there. Errors: "wrong_format"
/// where the file begins as something else, "too_large", "cannot_read".
[[nodiscard]] Result<void> read_timewarrior_data(Input& input);

/// The array that `timew export` prints. Errors as above.
[[nodiscard]] Result<void> read_timewarrior_json(Input& input);

/// The words of one line of a data file: separated by blanks, or between quotes with \" \\ \n \t \uXXXX
/// inside; a quote that does not close is a letter like any other.
[[nodiscard]] std::vector<std::string> timewarrior_words(std::string_view line);

}  // namespace labclock::storage
