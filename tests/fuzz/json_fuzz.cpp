// Labclock's own export as JSON.

#include "storage/import/own_json.hpp"
#include "tests/fuzz/import_sink.hpp"

using namespace labclock;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::read_in_pieces(data, size, [](storage::Input& input) {
    storage::OwnTables tables;
    Result<void> read = storage::read_own_json(input, tables);
    for (const storage::OwnProject& row : tables.projects) { fuzz::must(row.id > 0 && !row.project.name.empty()); }
    for (const storage::OwnAgreement& row : tables.agreements) {
      fuzz::must(row.share_ppm >= 0 && row.share_ppm <= 1'000'000 && (!row.to || row.from <= *row.to));
    }
    for (const storage::OwnDayOff& row : tables.days_off) { fuzz::must(!row.day_off.days.empty()); }
    return read;
  });
  return 0;
}
