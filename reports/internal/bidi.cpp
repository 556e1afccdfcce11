#include "reports/internal/bidi.hpp"

#include <cstdint>

namespace labclock::reports {

bool has_right_to_left(std::string_view utf8) {
  std::uint32_t code = 0;
  int left = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) == 0x80U) {
      code = (code << 6U) | (byte & 0x3FU);
      --left;
    } else {
      left = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0;
      code = left == 3 ? byte & 0x07U : left == 2 ? byte & 0x0FU : left == 1 ? byte & 0x1FU : byte;
    }
    if (left > 0) { continue; }
    // The blocks of Unicode whose letters run so: Hebrew to Arabic Extended, their presentation forms, and the old
    // scripts of the supplementary plane.
    const auto in = [code](std::uint32_t first, std::uint32_t last) { return first <= code && code <= last; };
    if (in(0x0590, 0x08FF) || in(0xFB1D, 0xFDFF) || in(0xFE70, 0xFEFF) || in(0x10800, 0x10FFF) ||
        in(0x1E800, 0x1EFFF)) {
      return true;
    }
  }
  return false;
}

}  // namespace labclock::reports
