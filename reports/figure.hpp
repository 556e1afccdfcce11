#pragma once
// A figure: rectangles, lines, text and marks with colour roles, laid out once and painted by whoever needs
// it (the window's draw list, Cairo on paper), so that what the advisor gets is what the screen showed.
//
// What it is: plain shapes in paint order, the areas that answer to a pointer, and the same content as lines
// of text. What it is not: pixels, fonts or ImGui. All lengths are in em (1 em = the body text size); the
// origin is the top left corner. Text is measured by a function handed in, since screens and paper size
// fonts differently.
//
// Every layout takes the width it may use and never draws outside of [0, width] x [0, height]; text that
// would not fit is shortened with an ellipsis, and its hit area tells it whole.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "reports/palette.hpp"
#include "src/ids.hpp"
#include "src/time.hpp"

namespace labclock::reports {

/// 0.8125, 1, 1.875 em with lines of 1, 1.5, 2.5 em; and on paper alone: the big numbers of a page, 2.6 and 3.25 em,
/// and its footnotes, 0.75 and 1.125 em.
enum class TextSize : unsigned char { caption, body, number, headline, footnote };
inline constexpr int kTextSizes = 5;
/// The height of the letters in em of the body.
[[nodiscard]] constexpr float em_of(TextSize size) {
  switch (size) {
    case TextSize::caption:
      return 0.8125F;
    case TextSize::body:
      return 1.0F;
    case TextSize::number:
      return 1.875F;
    case TextSize::headline:
      return 2.6F;
    case TextSize::footnote:
      break;
  }
  return 0.75F;
}
/// The height of its lines, in em of the body.
[[nodiscard]] constexpr float line_height(TextSize size) {
  switch (size) {
    case TextSize::caption:
      return 1.0F;
    case TextSize::body:
      return 1.5F;
    case TextSize::number:
      return 2.5F;
    case TextSize::headline:
      return 3.25F;
    case TextSize::footnote:
      break;
  }
  return 1.125F;
}
enum class Align : unsigned char { left, centre, right };

/// The width of a text in em.
using Measure = std::function<float(std::string_view text, TextSize size, bool strong)>;

struct FigureBox {
  float x = 0, y = 0, w = 0, h = 0;
  [[nodiscard]] bool contains(float px, float py) const { return px >= x && px < x + w && py >= y && py < y + h; }
};

/// Off-hours are hatched: the ink at 18 %, lines at 45 degrees in full ink, a 1 px outline.
enum class Fill : unsigned char { solid, hatch, outline };

struct FigureRect {
  FigureBox box;
  Ink ink = Ink::neutral;
  Fill fill = Fill::solid;
  float radius = 0;
};
/// `width` is in em; 0 is the thinnest line the painter has (1 px).
struct FigureLine {
  float x1 = 0, y1 = 0, x2 = 0, y2 = 0;
  Ink ink = Ink::border;
  float width = 0;
  bool dashed = false;
};
/// `x` is the left, middle or right of the text by `align`; `y` the top of its line box.
struct FigureText {
  float x = 0, y = 0;
  std::string text;
  TextSize size = TextSize::caption;
  bool strong = false;
  Ink ink = Ink::text;
  Align align = Align::left;
};
/// A filled triangle in a box, pointing up (a watch mark), left or right (goes on past the axis).
enum class Points : unsigned char { up, left, right, down };
struct FigureTriangle {
  FigureBox box;
  Ink ink = Ink::watch;
  Points points = Points::up;
};
/// A circle in a box, filled (actual) or hollow (agreed).
struct FigureCircle {
  FigureBox box;
  Ink ink = Ink::text;
  bool filled = true;
};
using Shape = std::variant<FigureRect, FigureLine, FigureText, FigureTriangle, FigureCircle>;

/// An area that answers: hovering or selecting it tells `lines`, a click opens the day.
struct FigureHit {
  FigureBox box;
  std::vector<std::string> lines;  ///< ready to read, the first is the title
  std::optional<Day> day;
  std::optional<SessionId> session;
  std::optional<Span> gap;  ///< free time between sessions that may be filled
};

struct Figure {
  float width = 0, height = 0;
  std::vector<Shape> shapes;
  std::vector<FigureHit> hits;     ///< in reading order, for Tab and the arrow keys
  std::vector<std::string> words;  ///< the whole content as lines of text, for "copy as text" and screen readers
};

}  // namespace labclock::reports
