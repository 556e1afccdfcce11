#pragma once
// The program that makes documents, run for its file.
//
// What it is: labclock-paper with words as on a command line; it reads the ledger itself and replaces its file whole
// or not at all. What it is not: a painter.

#include <filesystem>
#include <string>
#include <vector>

#include "src/result.hpp"

namespace labclock::storage {

/// Runs it to its end, at most a minute. Errors: storage "no_paper_tool", "paper_tool_failed"; refused
/// "report_refused" with what it said itself.
[[nodiscard]] Result<void> run_paper_tool(const std::filesystem::path& tool, const std::vector<std::string>& words);

}  // namespace labclock::storage
