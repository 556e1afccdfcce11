// The terminal program. It draws nothing itself (cli/paper.hpp).

#include "cli/process.hpp"

int main(int argc, char** argv) {
  return labclock::cli::run_process(argc, argv, nullptr);
}
