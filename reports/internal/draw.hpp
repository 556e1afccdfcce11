#pragma once
// What the figures draw with: a sketch that collects shapes and lets no text collide, blocks of time, and
// the same content as aligned lines of text.
//
// What it is: the place where the promises of figure.hpp are kept once for all figures: nothing leaves the
// width, a text is shortened to its room, and a text that would stand on another one is left out. What it is
// not: a layout; a figure decides what goes where and what is said first (the first one stands).

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "reports/figures.hpp"

namespace labclock::reports {

inline constexpr float kPixel = 1.0F / 16;  ///< the gap between neighbours
inline constexpr float kMark = 0.125F;      ///< 2 px: ticks and the now line
inline constexpr float kBlockRadius = 0.125F;
inline constexpr float kNoBound = std::numeric_limits<float>::infinity();

[[nodiscard]] inline FigureBox middle_of(FigureBox box, float w, float h) {
  return {box.x + (box.w - w) / 2, box.y + (box.h - h) / 2, w, h};
}

class Sketch {
 public:
  explicit Sketch(const FigureStyle& style);

  [[nodiscard]] float width() const { return figure_.width; }
  [[nodiscard]] Lang lang() const { return style_.lang; }
  [[nodiscard]] float measure(std::string_view text, TextSize size = TextSize::caption, bool strong = false) const;
  [[nodiscard]] std::string say(const Phrase& phrase) const { return render(phrase, style_.lang); }
  /// `text` in at most `room` em.
  [[nodiscard]] std::string fit(std::string_view text, float room, TextSize size = TextSize::caption,
                                bool strong = false) const;

  /// What of the box lies within the width; nothing where that is empty.
  void rect(FigureBox box, Ink ink, Fill fill = Fill::solid, float radius = kBlockRadius);
  /// A vertical or horizontal line in the border's ink, the thinnest there is.
  void rule(float x1, float y1, float x2, float y2, Ink ink = Ink::border);
  void dashed(float x1, float x2, float y, Ink ink);
  /// A horizontal or vertical line, `width` em thick.
  void line(float x1, float y1, float x2, float y2, Ink ink, float width);
  /// A dark mark of 2 px, `x` its middle.
  void tick(float x, float y, float height) { rect({x - kMark / 2, y, kMark, height}, Ink::text, Fill::solid, 0); }
  void triangle(FigureBox box, Ink ink, Points points);
  void circle(FigureBox box, Ink ink, bool filled);
  /// All of another figure, its origin at a place; its texts hold their ground like those drawn here. Its lines of
  /// text are left where they are.
  void place(const Figure& figure, float x, float y);
  /// Moved into the width, shortened to `room`; false and nothing drawn where it would stand on another text
  /// or nothing of it is left.
  bool text(FigureText text, float room = kNoBound);
  /// The same, whole or not at all: for words that nothing else tells in full.
  bool label(FigureText text, float room = kNoBound);
  /// Where `text` would be put.
  [[nodiscard]] FigureBox box_of(const FigureText& text) const;
  /// Whether no text stands there, with `air` around.
  [[nodiscard]] bool is_free(FigureBox box, float air = 0) const;

  void hit(FigureHit hit);
  void words(std::vector<std::string> lines);
  [[nodiscard]] Figure finish(float height);

 private:
  const FigureStyle& style_;
  Figure figure_;
  std::vector<FigureBox> texts_;
};

/// The swatch of a kind, of core hours or of off-hours: 0.5 em, or a little wider where it is not a kind.
inline constexpr float kSwatch = 0.5F;
inline constexpr float kWideSwatch = 0.9375F;
inline constexpr float kSwatchGap = 0.375F;

/// Rows of cells as lines with columns aligned by what a terminal shows; `sides` has 'l' or 'r' per column.
[[nodiscard]] std::vector<std::string> aligned(const std::vector<std::vector<std::string>>& rows,
                                               std::string_view sides);

/// "09:30" from seconds since a midnight, whatever the day; "24:00" for the end of it.
[[nodiscard]] std::string clock_of(Seconds at);
[[nodiscard]] std::string clocks_of(Seconds from, Seconds to);
/// Hours in em: 3 h at 0.625 em an hour are 1.875.
[[nodiscard]] inline float hours_in(Seconds length) {
  return static_cast<float>(length.count()) / 3600.0F;
}

/// A project's or a day's name and whatever else a person typed, fit for one line.
[[nodiscard]] std::string project_words(const std::string& name, Lang lang);
/// "core hours", "off-hours: evening 2 h, night 1 h".
[[nodiscard]] std::string band_words(const Block& block, Lang lang);
/// What a block tells: project, kind, note, activity, from-to and length, band, zone.
[[nodiscard]] std::vector<std::string> block_lines(const Block& block, Lang lang);
/// "holiday", the holiday's name; "day off"; "half a day off"; nothing for other days.
[[nodiscard]] std::vector<std::string> status_lines(const DayStatus& status, Lang lang);
/// "W47" of "2026-W47", "47주" in Korean.
[[nodiscard]] std::string week_name(std::string_view label, Lang lang);
/// A day's name, total and blocks, for strips and weeks.
[[nodiscard]] std::vector<std::string> day_words(const DayBlocks& day, Lang lang);
/// What a day tells: its name, what it is, its total and its off-hours.
[[nodiscard]] std::vector<std::string> day_lines(Day day, const DayStatus& status, Seconds total, Seconds off,
                                                 Lang lang);
/// Where a block ends on a wall clock that may have been turned back within it.
[[nodiscard]] inline Seconds drawn_end(const Block& block) {
  return block.to > block.from ? block.to : block.from + (block.end - block.start);
}

}  // namespace labclock::reports
