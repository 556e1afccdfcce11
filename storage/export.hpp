#pragma once
// Out of the ledger into formats that other programs read: csv, json, ics, timeclock, timewarrior.
//
// What it is: streaming writers over the sessions of a range; `json` holds every table but the history
// and comes back lossless. What it is not: reports (sums and pages are in reports/).

#include <functional>
#include <string_view>
#include <vector>

#include "src/almanac.hpp"
#include "storage/ledger.hpp"

namespace labclock::storage {

struct ExportRequest {
  std::string format;
  std::optional<DayRange> days;  ///< sessions with a slice in one of these logical days, whole; none = all
  Instant now;
};
[[nodiscard]] const std::vector<std::string_view>& export_formats();
/// Writes through `write`, which returns false when the target is full (error storage "cannot_write").
/// Formats without room for an open session (ics, csv has an empty end) say how they treat it: ics and
/// timeclock leave the running one out or open as their formats allow; `left_out` counts it.
struct Exported {
  std::int64_t sessions = 0;
  std::int64_t left_out = 0;
};
[[nodiscard]] Result<Exported> export_to(Ledger& ledger, const ExportRequest& request, Almanac& almanac,
                                         const std::function<bool(std::string_view)>& write);

}  // namespace labclock::storage
