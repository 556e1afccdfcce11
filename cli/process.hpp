#pragma once
// The terminal program's only view of the process it runs in: words, variables, the clock, the terminal.
//
// What it is: what both programs' main() is, labclock's and labclock-paper's. What it is not: for tests, which make
// up an environment of their own (cli/run.hpp).

namespace labclock::reports {
class Paper;
}

namespace labclock::cli {

/// Runs the words of the process. `paper` is what draws; null in a program that cannot. Gives the exit code.
[[nodiscard]] int run_process(int argc, char** argv, const reports::Paper* paper);

}  // namespace labclock::cli
