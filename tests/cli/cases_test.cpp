// The command line as a person types it: one file per case in tests/cli/cases (case_rig.hpp tells how
// they are written).

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/cli/case_rig.hpp"

using namespace labclock::test;

TEST_CASE("every conversation in tests/cli/cases") {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(LABCLOCK_SOURCE_DIR "/tests/cli/cases")) {
    if (entry.path().extension() == ".txt") { files.push_back(entry.path()); }
  }
  std::sort(files.begin(), files.end());
  REQUIRE(files.size() > 10);
  // LABCLOCK_CASE=word runs only the files with that word in their name.
  const char* only = std::getenv("LABCLOCK_CASE");
  for (const auto& file : files) {
    if (only != nullptr && file.filename().string().find(only) == std::string::npos) { continue; }
    INFO(file.filename().string());
    run_case(file);
  }
}
