#pragma once
// Watson's frames: the file `frames` of its folder.
//
// What it is: an array of [start, stop, project, id, tags, updated at] with instants in Unix seconds, into
// plain sessions; the key of a frame is its id. What it is not: a reader of the frame that still runs,
// which Watson keeps in another file (`state`).

#include "storage/import/input.hpp"

namespace labclock::storage {

/// Errors: "wrong_format", "too_large", "cannot_read".
[[nodiscard]] Result<void> read_watson(Input& input);

}  // namespace labclock::storage
