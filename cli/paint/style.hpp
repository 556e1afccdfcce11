#pragma once
// How human output looks on a terminal: colour by role, marks for time, and how wide a line may be.
//
// What it is: a `Style` (what this terminal can show, decided once) and functions that turn text and a
// role into bytes. What it is not: a layout (table.hpp has that) or a place that knows of files and
// environment variables: those come in as `TerminalFacts`.
//
// Kinds of projects have a hue; off-hours never has one: it is a hatch in the kind's own colour. Text is
// hardly ever coloured, marks and bars are. Without colour everything still says the same in words.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/project.hpp"

namespace labclock::cli {

enum class ColorDepth : unsigned char { none, ansi16, ansi256, truecolor };
enum class ColorChoice : unsigned char { automatic, always, never };

/// The roles colours are given to. `over` and `watch` always stand beside a word.
enum class Ink : unsigned char {
  plain,
  strong,  ///< titles, totals
  muted,   ///< captions, units, what matters less
  own,
  funded,
  service,
  course,
  unassigned,
  accent,
  watch,
  over,
  good,
};

struct Rgb {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  friend bool operator==(const Rgb&, const Rgb&) = default;
};

/// What output is written to, as far as looks go.
struct Style {
  ColorDepth depth = ColorDepth::none;
  bool utf8 = true;       ///< else marks are ASCII
  bool terminal = false;  ///< lines are cut to `width`; on a pipe they are not
  bool light = false;     ///< the terminal's background is light
  int width = 80;         ///< columns, at least 20
};

/// What decides a style; strings are the values of the variables, empty where unset.
struct TerminalFacts {
  bool terminal = false;
  int columns = 0;  ///< as the terminal itself tells; 0 = unknown
  std::string_view columns_variable;
  std::string_view term;
  std::string_view colorterm;
  std::string_view colorfgbg;
  bool no_color = false;  ///< NO_COLOR is set to something (no-color.org)
  std::string_view lc_all;
  std::string_view lc_ctype;
  std::string_view lang;
};

/// `always` wins over everything, then NO_COLOR, then what the output is. Width: $COLUMNS, the
/// terminal, 80.
[[nodiscard]] Style style_for(const TerminalFacts& facts, ColorChoice choice);
/// True when the character set of the locale is UTF-8: the first of LC_ALL, LC_CTYPE, LANG that is set.
[[nodiscard]] bool utf8_locale(std::string_view lc_all, std::string_view lc_ctype, std::string_view lang);

/// The text in the role's colour, or as it is where the style has none.
[[nodiscard]] std::string paint(const Style& style, Ink ink, std::string_view text);
/// The text in a colour of the person's own choice (a project's).
[[nodiscard]] std::string paint(const Style& style, Rgb color, std::string_view text);
/// "#RRGGBB" read; grey for anything else.
[[nodiscard]] Rgb rgb_from(std::string_view text);
/// The nearest entry, 16 to 255, of the 256-colour palette.
[[nodiscard]] int nearest_256(Rgb color);

[[nodiscard]] Ink ink_of(Kind kind);

/// A run of `cells` columns in the role's colour: solid for core hours, hatched for off-hours ("█" and
/// "▒", "#" and "/" without UTF-8).
[[nodiscard]] std::string block(const Style& style, Ink ink, bool hatched, int cells);
/// One character each, for legends and marks.
[[nodiscard]] std::string_view solid_mark(const Style& style);
[[nodiscard]] std::string_view hatch_mark(const Style& style);
/// The track behind a bar ("·" or "."), a tick for an agreed value ("│" or "|"), a rule ("─" or "-").
[[nodiscard]] std::string_view track_mark(const Style& style);
[[nodiscard]] std::string_view tick_mark(const Style& style);
[[nodiscard]] std::string rule(const Style& style, int cells);
/// "…" or "...", "·" or "-": what stands between facts on one line.
[[nodiscard]] std::string_view ellipsis(const Style& style);
[[nodiscard]] std::string_view dot(const Style& style);

/// Shares `cells` out over non-negative parts by the largest remainder, so that they add up exactly; a part
/// that would get nothing though it is not zero comes before the others. All zero: all zero.
[[nodiscard]] std::vector<int> share_cells(const std::vector<std::int64_t>& parts, int cells);

/// At most `columns` wide, cut with the style's ellipsis.
[[nodiscard]] std::string cut_text(const Style& style, std::string_view text, int columns);

}  // namespace labclock::cli
