#pragma once
// What the tests of the almanac share: zones from the system's files, rules written down by hand, and
// days shown as text. It knows no more than src/almanac.hpp's own words.

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "src/almanac.hpp"

namespace almanac_kit {

using namespace labclock;

/// Zones from /usr/share/zoneinfo.
class SystemZones : public ZoneFinder {
 public:
  Result<const Zone*> find(std::string_view name) override { return &get(std::string(name)); }
  const Zone& get(const std::string& name) {
    const auto known = zones_.find(name);
    if (known != zones_.end()) { return known->second; }
    std::ifstream file("/usr/share/zoneinfo/" + name, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    Result<Zone> zone = Zone::parse(name, bytes);
    if (!zone) { throw std::runtime_error("no zone " + name); }
    return zones_.emplace(name, std::move(*zone)).first->second;
  }

 private:
  std::map<std::string, Zone> zones_;
};

inline ClockSpan hours(double from, double to) {
  return {Seconds{static_cast<long>(from * 3600)}, Seconds{static_cast<long>(to * 3600)}};
}

/// Core hours of the given weekdays (0 = Sunday).
inline CoreWeek core_on(std::initializer_list<std::size_t> weekdays, ClockSpan span) {
  CoreWeek week;
  for (const std::size_t day : weekdays) { week.days[day] = span; }
  return week;
}
inline CoreWeek mon_fri(ClockSpan span) {
  return core_on({1, 2, 3, 4, 5}, span);
}

/// mon-fri 09:00-18:00, night 22:00-06:00, days from 00:00, no region, weeks from Monday.
inline Rulebook plain_rules() {
  Rulebook rules;
  rules.core.entries = {{kEver, mon_fri(hours(9, 18))}};
  rules.night.entries = {{kEver, hours(22, 30)}};
  rules.day_start.entries = {{kEver, Seconds{0}}};
  rules.region.entries = {{kEver, "none"}};
  rules.day_hours.entries = {{kEver, Hours{8}}};
  rules.week_limit.entries = {{kEver, Hours{52}}};
  rules.day_limit.entries = {{kEver, Hours{10}}};
  rules.rest_benchmark.entries = {{kEver, Hours{11}}};
  return rules;
}

inline DayOff off(Day first, Day last, DayHalf half = DayHalf::full) {
  DayOff day_off;
  day_off.days = {first, last};
  day_off.half = half;
  return day_off;
}
inline DayOff off(Day day, DayHalf half = DayHalf::full) {
  return off(day, day, half);
}

inline HolidayEdit feast(Day day, std::string name = "Feast") {
  HolidayEdit edit;
  edit.date = day;
  edit.name = std::move(name);
  return edit;
}

inline Instant utc(int year, unsigned month, unsigned day, int hour, int minute = 0, int second = 0) {
  return Instant{day_of(year, month, day).time_since_epoch() + Hours{hour} + Minutes{minute} + Seconds{second}};
}

inline std::string length_text(Seconds length) {
  const auto s = length.count();
  if (s % 3600 == 0) { return fmt::format("{}h", s / 3600); }
  if (s % 60 == 0) { return fmt::format("{}h{:02}", s / 3600, s / 60 % 60); }
  return fmt::format("{}h{:02}m{:02}", s / 3600, s / 60 % 60, s % 60);
}

/// "night 6h, early 3h, core 9h, evening 4h, night 2h": the pieces of a day in elapsed time.
inline std::string shown(const DayPlan& plan) {
  std::string text;
  for (const BandPiece& piece : plan.pieces) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", key_of(piece.band), length_text(piece.end - piece.start));
  }
  return text;
}

inline std::vector<Slice> slices_of(Almanac& almanac, const Zone& zone, Span span) {
  std::vector<Slice> slices;
  almanac.slice(zone, span, [&](const Slice& slice) { slices.push_back(slice); });
  return slices;
}

/// "28 weekend 4h, 29 night 5h": day of the month, band and elapsed time of each slice.
inline std::string shown(const std::vector<Slice>& slices) {
  std::string text;
  for (const Slice& slice : slices) {
    text += fmt::format("{}{} {} {}", text.empty() ? "" : ", ", static_cast<unsigned>(ymd(slice.day).day()),
                        key_of(slice.band), length_text(slice.length()));
  }
  return text;
}

}  // namespace almanac_kit
