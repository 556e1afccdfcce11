#pragma once
// The zones that a calendar names: the machine's where the name is an IANA one, else what the file says
// of it itself (Outlook's "Korea Standard Time" with its VTIMEZONE).
//
// What it is: local time to UTC and back, by TZID. What it is not: a guess: a name that neither knows gives
// nothing, and the times stay local. Only rules that repeat yearly are taken from a file, as all programs
// write them, so that a hostile one cannot keep libical busy.

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "src/time.hpp"
#include "src/zone.hpp"
#include "storage/tools/ics_dates.hpp"

struct _icaltimezone;

namespace labclock::ics {

class Zones {
 public:
  explicit Zones(const std::vector<ZoneText>& described);
  ~Zones();
  Zones(const Zones&) = delete;
  Zones& operator=(const Zones&) = delete;

  /// The instant a moment means; none for a date, a floating time or an unknown zone.
  [[nodiscard]] std::optional<Instant> instant(const Moment& moment);
  /// What the clock reads there at an instant, in UTC, a zone, or none where the zone is not known.
  [[nodiscard]] std::optional<LocalTime> reading(Instant instant, const Moment& where);
  /// The name to show: the IANA name inside of a vendor's prefix ("/mozilla.org/20050126_1/Asia/Seoul").
  [[nodiscard]] static std::string shown(const std::string& tzid);

 private:
  struct Entry {
    std::optional<Zone> zone;
    struct _icaltimezone* described = nullptr;
  };
  Entry& entry(const std::string& tzid);

  std::map<std::string, std::string> texts_;  // by TZID
  std::map<std::string, Entry> entries_;
};

}  // namespace labclock::ics
