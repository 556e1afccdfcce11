#pragma once
// A TZif file taken apart: RFC 8536, versions 1 to 4.
//
// What it is: the bytes' plain content, every count and index checked, so that src/zone.cpp need not
// doubt it. What it is not: for others; ask a `Zone`.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "src/zone.hpp"

namespace labclock::zone_file {

/// Offsets that RFC 8536 allows: more than 25 hours west or 26 hours east is not a place on Earth.
inline constexpr std::int32_t kWestmost = -89999;
inline constexpr std::int32_t kEastmost = 93599;

struct Transition {
  std::int64_t at = 0;
  std::int32_t offset = 0;
};

struct Content {
  std::int32_t first_offset = 0;        ///< of type 0, before the first transition
  std::vector<Transition> transitions;  ///< strictly ascending; neighbours may have one offset
  std::optional<ZoneFooter> footer;     ///< none in version 1, or where it is empty
};

enum class Verdict : unsigned char { good, malformed, leap_seconds };

/// Fills `content`; on any verdict but good its content is not to be used.
[[nodiscard]] Verdict read(std::string_view bytes, Content& content);

}  // namespace labclock::zone_file
