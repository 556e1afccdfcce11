// Watson's frames.

#include "storage/import/watson.hpp"
#include "tests/fuzz/import_sink.hpp"

using namespace labclock;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::read_in_pieces(data, size, [](storage::Input& input) { return storage::read_watson(input); });
  return 0;
}
