// Toggl's detailed report, read in a zone with a gap in spring and a fold in autumn.

#include "storage/import/toggl.hpp"
#include "tests/fuzz/import_sink.hpp"
#include "tests/src/zone_bytes.hpp"

using namespace labclock;

namespace {

Zone berlin() {
  test::TzFile file;
  file.transitions = {{-3'000'000'000, 0}};
  file.footer = "CET-1CEST,M3.5.0,M10.5.0/3";
  return Zone::parse("Europe/Berlin", file.bytes()).value();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Zone zone = berlin();
  fuzz::read_in_pieces(data, size, [](storage::Input& input) { return storage::read_toggl(input, zone); });
  return 0;
}
