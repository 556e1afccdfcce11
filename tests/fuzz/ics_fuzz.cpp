// Calendars: any bytes give events in order or an error, and no event ends before it starts.

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "storage/tools/ics_reader.hpp"  // rules: allow include

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto events = labclock::ics::read({reinterpret_cast<const char*>(data), size});
  if (!events.ok()) { return 0; }
  for (const labclock::ics::Event& event : *events) {
    if (event.all_day && event.end_date <= event.date) { std::abort(); }
    if (event.start && *event.end < *event.start) { std::abort(); }
    if (event.date < labclock::day_of(1990, 1, 1) || event.date > labclock::day_of(2060, 12, 31)) { std::abort(); }
  }
  return 0;
}
