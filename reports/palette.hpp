#pragma once
// The colours of Labclock by what they mean, for screens and paper.
//
// What it is: one table of roles and three themes; the window, Cairo and HTML all ask here, and a test
// measures the contrast of every text role. What it is not: a meaning in itself; nothing is told by colour
// alone (off-hours is a hatch, a state has its mark and its word).

#include <cstdint>

#include "src/project.hpp"

namespace labclock::reports {

enum class Theme : unsigned char { light, dark, print };

/// What a colour is for.
enum class Ink : unsigned char {
  background,  ///< behind everything
  surface,     ///< cards, fields, buttons
  border,      ///< 1 px lines, grids
  text,
  muted,      ///< captions, units
  accent,     ///< the one filled button, focus, the active page
  on_accent,  ///< text on accent
  band,       ///< core hours behind a chart, the track of a bar
  neutral,    ///< bars without a kind
  own,
  funded,
  service,
  course,
  unassigned,
  watch,       ///< the mark
  watch_text,  ///< the word
  over         ///< mark and word
};
inline constexpr int kInkCount = 17;

struct Rgb {
  std::uint8_t r = 0, g = 0, b = 0;
  friend bool operator==(const Rgb&, const Rgb&) = default;
};

[[nodiscard]] Rgb colour(Ink ink, Theme theme);
[[nodiscard]] Ink ink_of(Kind kind);
/// WCAG 2 contrast ratio of two colours, 1 to 21.
[[nodiscard]] double contrast(Rgb a, Rgb b);

}  // namespace labclock::reports
