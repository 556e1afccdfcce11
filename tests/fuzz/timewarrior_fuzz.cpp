// Timewarrior's data files and its export: the same bytes are given to both readers.

#include "storage/import/timewarrior.hpp"
#include "tests/fuzz/import_sink.hpp"

using namespace labclock;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::read_in_pieces(data, size, [](storage::Input& input) { return storage::read_timewarrior_data(input); });
  fuzz::read_in_pieces(data, size, [](storage::Input& input) { return storage::read_timewarrior_json(input); });
  return 0;
}
