#include "reports/palette.hpp"

#include <array>
#include <cmath>

namespace labclock::reports {
namespace {

constexpr Rgb hex(std::uint32_t value) {
  return {static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>(value >> 8U),
          static_cast<std::uint8_t>(value)};
}

/// Light, dark, print; in the order of `Ink`. The kinds are Okabe and Ito's colours, which people with any
/// kind of colour vision can tell apart.
constexpr std::array<std::array<std::uint32_t, 3>, kInkCount> kColours = {{
    {0xF7F7F5, 0x17191C, 0xFFFFFF},  // background
    {0xFFFFFF, 0x1F2226, 0xFFFFFF},  // surface
    {0xE3E2DD, 0x30343A, 0xD9D8D2},  // border
    {0x22241F, 0xE8E9E6, 0x22241F},  // text
    {0x6B6F66, 0x9AA09A, 0x5C6057},  // muted
    {0x0072B2, 0x56B4E9, 0x0072B2},  // accent
    {0xFFFFFF, 0x10222E, 0xFFFFFF},  // on_accent
    {0xF1F0EC, 0x2B3036, 0xF4F3EF},  // band
    {0xA9ABA4, 0x6A7074, 0xA9ABA4},  // neutral
    {0x0072B2, 0x56B4E9, 0x0072B2},  // own
    {0xE69F00, 0xE69F00, 0xE69F00},  // funded
    {0xCC79A7, 0xCC79A7, 0xCC79A7},  // service
    {0x009E73, 0x009E73, 0x009E73},  // course
    {0x8A8F8A, 0x8A8F8A, 0x8A8F8A},  // unassigned
    {0xB8860B, 0xB8860B, 0xB8860B},  // watch
    {0x8A6508, 0xD9A441, 0x8A6508},  // watch_text
    {0xC2421B, 0xEE7550, 0xC2421B},  // over: a shade darker than drawn, for 4.5:1 on the band too
}};

double luminance(Rgb colour) {
  const auto linear = [](std::uint8_t part) {
    const double c = part / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

}  // namespace

Rgb colour(Ink ink, Theme theme) {
  return hex(kColours[static_cast<std::size_t>(ink)][static_cast<std::size_t>(theme)]);
}

Ink ink_of(Kind kind) {
  switch (kind) {
    case Kind::own:
      return Ink::own;
    case Kind::funded:
      return Ink::funded;
    case Kind::service:
      return Ink::service;
    case Kind::course:
      return Ink::course;
    case Kind::unassigned:
      break;
  }
  return Ink::unassigned;
}

double contrast(Rgb a, Rgb b) {
  const double light = std::max(luminance(a), luminance(b));
  const double dark = std::min(luminance(a), luminance(b));
  return (light + 0.05) / (dark + 0.05);
}

}  // namespace labclock::reports
