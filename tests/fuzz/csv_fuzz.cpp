// Labclock's own CSV, and the guard against formulas.

#include "storage/import/csv_reader.hpp"
#include "storage/import/own_csv.hpp"
#include "tests/fuzz/import_sink.hpp"

using namespace labclock;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::read_in_pieces(data, size, [](storage::Input& input) { return storage::read_own_csv(input); });
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  fuzz::must(storage::unguarded(storage::guarded(text)) == text);
  return 0;
}
