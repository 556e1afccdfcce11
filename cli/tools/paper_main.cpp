// labclock-paper: the terminal program with the painters linked in. labclock hands over to it what it cannot draw
// itself, with the same words and variables (docs/adr/0012-drawing-in-a-program-of-its-own.md).

#include "cli/process.hpp"
#include "reports/paper/make.hpp"

int main(int argc, char** argv) {
  const auto paper = labclock::reports::make_paper();
  return labclock::cli::run_process(argc, argv, paper.get());
}
