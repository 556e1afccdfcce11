#pragma once
// What draws: pictures, documents and workbooks for the commands that make them.
//
// What it is: the painters of the program that runs, or the way to the one that has them. labclock links no Cairo,
// so that it starts fast; its `report` and `chart` become labclock-paper, which is the same program with the painters
// filled in, and gets the same words and variables. What it is not: a pipe between two programs; nothing comes back.

#include <optional>
#include <string>
#include <string_view>

#include "cli/context.hpp"
#include "reports/paper.hpp"

namespace labclock::cli {

/// The painters. Where the program has none it becomes labclock-paper here and does not return; so ask before anything
/// is printed or changed. Errors: storage "no_paper_tool", "paper_tool_failed".
[[nodiscard]] Result<const reports::Paper*> paper_of(Context& context);

/// Bytes to a file, which is replaced whole or not at all, and a line that says so (an object with --json); to
/// standard output where `file` is absent or "-". Errors: those of cli/new_file.hpp; refused "same_file" for the
/// database.
[[nodiscard]] Result<void> hand_out(Context& context, std::string_view bytes, const std::optional<std::string>& file);

}  // namespace labclock::cli
