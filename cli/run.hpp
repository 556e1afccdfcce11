#pragma once
// One run of the terminal program, from words to an exit code.
//
// What it is: the frame around every command: global options, the command's own words, errors, the
// output's fate and the day's backup. Nothing in it reads the process it runs in, so tests call it with
// an environment of their own. What it is not: any command.

#include <string>
#include <vector>

#include "cli/environment.hpp"

namespace labclock::cli {

/// `args` without the program's name. Gives the exit code: 0 done, 1 refused, 2 usage,
/// 3 not found, 4 storage (also when the output cannot be written), 130 stopped by Ctrl-C.
[[nodiscard]] int run(const Environment& environment, const std::vector<std::string>& args, Sink& out, Sink& err);

}  // namespace labclock::cli
