#pragma once
// The blocks of a page as pieces that are not broken, each with its height and the way to draw it.
//
// What it is: what reports/page_layout.cpp stacks on sheets. A table is many pieces, so that it can go over; most
// other blocks are one. What it is not: a decision about what fits; that is the caller's, who says how tight it is.

#include <functional>
#include <vector>

#include "reports/internal/draw.hpp"
#include "reports/page.hpp"

namespace labclock::reports {

/// How close things stand. Each step of the layout asks for less room.
struct Tightness {
  float gap = 1.0F;         ///< share of the usual gap between blocks
  float row = 2.2F;         ///< em: a row of a table
  float figures = 1.0F;     ///< between the least (0) and the usual (1) height of figures
  int name_lines = 2;       ///< how many lines a long name may take in a table
  bool pen = true;          ///< rows to write in
  std::size_t rows = kAll;  ///< of tables that may gather, and items of lists
  static constexpr std::size_t kAll = 1'000'000;
};

struct PieceStyle {
  const Measure* measure = nullptr;
  Lang lang = Lang::en;
  Tightness tight;
  [[nodiscard]] FigureStyle figure(float width) const {
    FigureStyle style;
    style.width = width;
    style.lang = lang;
    style.measure = measure;
    return style;
  }
};

struct Piece {
  float before = 0;  ///< em: gap above, where it is not the first of a sheet
  float height = 0;
  std::function<void(Sketch& sketch, float x, float y)> draw;
  /// What is repeated where this piece is the first of a further sheet: a table's head.
  float head = 0;
  std::function<void(Sketch& sketch, float x, float y)> draw_head;
  bool stays_with_next = false;  ///< a heading is no last line
};

/// In `width` em. Footnotes have no pieces: they stand at the foot.
[[nodiscard]] std::vector<Piece> pieces_of(const PageBlock& block, float width, const PieceStyle& style);
[[nodiscard]] std::vector<Piece> table_pieces(const Table& table, float width, const PieceStyle& style);
[[nodiscard]] Piece footnotes(const FootNotes& notes, float width, const PieceStyle& style);

/// Text in at most `room`, shortened where it must be, and then told whole by a hit.
void put(Sketch& sketch, FigureText text, float room);

}  // namespace labclock::reports
