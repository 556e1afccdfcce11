#include "storage/tools/ics_zones.hpp"

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string_view>

#include "storage/tools/ics_ical.hpp"

namespace labclock::ics {
namespace {

constexpr std::size_t kMaxZoneFile = 1U << 20U;
constexpr std::size_t kMaxZoneText = 1U << 16U;

std::optional<Zone> read_zone_file(const std::string& name) {
  if (!plausible_zone_name(name)) { return std::nullopt; }
  const char* folder = std::getenv("TZDIR");
  std::ifstream in(std::string(folder != nullptr ? folder : "/usr/share/zoneinfo") + "/" + name, std::ios::binary);
  if (!in) { return std::nullopt; }
  std::string bytes(kMaxZoneFile, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  auto zone = Zone::parse(name, bytes);
  if (!zone.ok()) { return std::nullopt; }
  return std::move(zone).value();
}

/// Whether each rule in a description repeats yearly by months and weekdays alone.
bool tame(std::string_view text) {
  constexpr auto kParts = std::to_array<std::string_view>(
      {"FREQ=YEARLY", "BYMONTH=", "BYDAY=", "BYMONTHDAY=", "UNTIL=", "INTERVAL=1", "WKST=", "COUNT="});
  constexpr std::string_view kRule = "\r\nRRULE";
  for (auto at = text.find(kRule); at != std::string_view::npos; at = text.find(kRule, at + 1)) {
    const std::string_view line = text.substr(at, text.find("\r\n", at + 2) - at);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || line.find("FREQ=YEARLY") == std::string_view::npos) { return false; }
    std::string_view rest = line.substr(colon + 1);
    while (!rest.empty()) {
      const auto end = rest.find(';');
      const std::string_view part = rest.substr(0, end);
      bool known = part.size() < 40;
      bool listed = false;
      for (const std::string_view allowed : kParts) { listed = listed || part.starts_with(allowed); }
      known = known && listed;
      if (!known) { return false; }
      rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
  }
  return text.size() <= kMaxZoneText && text.find("EXRULE") == std::string_view::npos;
}

icaltimezone* described_zone(const std::string& text) {
  if (!tame(text)) { return nullptr; }
  icalcomponent* component = icalcomponent_new_from_string(text.c_str());
  if (component == nullptr) { return nullptr; }
  icaltimezone* zone = icaltimezone_new();
  if (icalcomponent_isa(component) != ICAL_VTIMEZONE_COMPONENT || icaltimezone_set_component(zone, component) == 0) {
    icalcomponent_free(component);
    icaltimezone_free(zone, 1);
    return nullptr;
  }
  return zone;
}

}  // namespace

Zones::Zones(const std::vector<ZoneText>& described) {
  for (const ZoneText& zone : described) { texts_.emplace(zone.tzid, zone.text); }
}

Zones::~Zones() {
  for (auto& [name, entry] : entries_) {
    if (entry.described != nullptr) { icaltimezone_free(entry.described, 1); }
  }
}

std::string Zones::shown(const std::string& tzid) {
  if (!tzid.starts_with('/')) { return tzid; }
  // The name is the last two or three parts; vendors put a host and a version before it.
  std::size_t at = tzid.size();
  std::string best = tzid;
  for (int parts = 0; parts < 3 && at != std::string::npos && at > 0; ++parts) {
    at = tzid.rfind('/', at - 1);
    if (at == std::string::npos) { break; }
    const std::string name = tzid.substr(at + 1);
    if (name.find('/') != std::string::npos && read_zone_file(name)) { best = name; }
  }
  return best;
}

Zones::Entry& Zones::entry(const std::string& tzid) {
  const auto [found, added] = entries_.try_emplace(tzid);
  if (added) {
    found->second.zone = read_zone_file(shown(tzid));
    if (!found->second.zone) {
      const auto text = texts_.find(tzid);
      if (text != texts_.end()) { found->second.described = described_zone(text->second); }
    }
  }
  return found->second;
}

std::optional<Instant> Zones::instant(const Moment& moment) {
  if (moment.date_only) { return std::nullopt; }
  if (moment.utc) { return Instant{moment.local.time_since_epoch()}; }
  if (moment.tzid.empty()) { return std::nullopt; }
  Entry& where = entry(moment.tzid);
  if (where.zone) { return where.zone->boundary(moment.local); }
  if (where.described == nullptr) { return std::nullopt; }
  icaltimetype time = ical_time(moment.local);
  return Instant{moment.local.time_since_epoch()} -
         Seconds{icaltimezone_get_utc_offset(where.described, &time, nullptr)};
}

std::optional<LocalTime> Zones::reading(Instant instant, const Moment& where) {
  const LocalTime utc{instant.time_since_epoch()};
  if (where.utc) { return utc; }
  if (where.tzid.empty()) { return std::nullopt; }
  Entry& there = entry(where.tzid);
  if (there.zone) { return there.zone->local(instant); }
  if (there.described == nullptr) { return std::nullopt; }
  icaltimetype time = ical_time(utc);
  return utc + Seconds{icaltimezone_get_utc_offset_of_utc_time(there.described, &time, nullptr)};
}

}  // namespace labclock::ics
