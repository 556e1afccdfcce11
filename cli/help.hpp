#pragma once
// What the program says about itself.
//
// What it is: pages made from the declarations that also read the words, so help never tells of an option
// that is not there. What it is not: the manual (docs/manual), which explains.

#include "cli/context.hpp"
#include "cli/options.hpp"

namespace labclock::cli {

/// All commands by chapter, in one line each.
[[nodiscard]] Result<void> show_overview(Context& context);
/// One command: what it takes.
[[nodiscard]] Result<void> show_help(Context& context, const Options& options);
/// The words for times, RANGE and DURATION.
[[nodiscard]] Result<void> show_times(Context& context);
/// The options that every command takes.
[[nodiscard]] Result<void> show_global_options(Context& context);

}  // namespace labclock::cli
