#pragma once
// Zone files for tests: those of the computer, as bytes, and those put together by hand.

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/zone.hpp"
#include "storage/zones.hpp"

namespace labclock::test {

inline std::string zone_bytes(const std::string& name) {
  std::ifstream in(std::string(storage::kZoneFolder) + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline Zone zone_named(const std::string& name) {
  auto zone = Zone::parse(name, zone_bytes(name));
  if (!zone) { throw std::runtime_error("no zone file of " + name); }
  return std::move(zone).value();
}

inline Instant utc(int year, unsigned month, unsigned day, int hour = 0, int minute = 0, int second = 0) {
  return Instant{day_of(year, month, day).time_since_epoch()} + Hours{hour} + Minutes{minute} + Seconds{second};
}

inline LocalTime wall(int year, unsigned month, unsigned day, int hour = 0, int minute = 0, int second = 0) {
  return LocalTime{utc(year, month, day, hour, minute, second).time_since_epoch()};
}

/// A TZif file. `types` are offsets in seconds, `transitions` instants and indexes into them.
struct TzFile {
  char version = '2';
  std::vector<std::int32_t> types{0};
  std::vector<std::pair<std::int64_t, unsigned char>> transitions;
  std::string footer;
  std::uint32_t leap_seconds = 0;

  [[nodiscard]] std::string bytes() const {
    if (version == '\0') { return block(4); }
    TzFile old;  // what a slim file gives to readers of version 1: next to nothing
    old.version = version;
    std::string out = old.block(4);
    out += block(8);
    return out + '\n' + footer + '\n';
  }

 private:
  static void put(std::string& out, std::uint64_t value, int size) {
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) { out += static_cast<char>((value >> shift) & 0xFFU); }
  }

  [[nodiscard]] std::string block(int time_size) const {
    std::string out = "TZif";
    out += version;
    out.append(15, '\0');
    for (const std::uint64_t count : {std::size_t{0}, std::size_t{0}, std::size_t{leap_seconds}, transitions.size(),
                                      types.size(), std::size_t{4}}) {
      put(out, count, 4);
    }
    for (const auto& [at, type] : transitions) { put(out, static_cast<std::uint64_t>(at), time_size); }
    for (const auto& [at, type] : transitions) { out += static_cast<char>(type); }
    for (const std::int32_t offset : types) {
      put(out, static_cast<std::uint32_t>(offset), 4);
      out += '\0';
      out += '\0';
    }
    out += std::string_view("LMT\0", 4);
    out.append(leap_seconds * static_cast<std::size_t>(time_size + 4), '\0');
    return out;
  }
};

}  // namespace labclock::test
