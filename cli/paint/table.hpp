#pragma once
// Rows of cells that line up on a terminal, Korean beside Latin.
//
// What it is: columns measured by what a terminal shows (East Asian wide characters take two columns),
// cells made of painted pieces, and one column that gives way when a line would be wider than the
// terminal. What it is not: borders, wrapping or paging.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/paint/style.hpp"

namespace labclock::cli {

/// A text in one colour. Text is made `printable` here, so that what a person wrote cannot steer the
/// terminal.
struct Piece {
  std::string text;
  Ink ink = Ink::plain;
  int width = 0;  ///< columns; measured by Cell::add
};

/// What stands in one column of one row.
struct Cell {
  std::vector<Piece> pieces;

  Cell() = default;
  Cell(std::string_view text, Ink ink = Ink::plain) { add(text, ink); }    // NOLINT(google-explicit-constructor)
  Cell(const std::string& text, Ink ink = Ink::plain) { add(text, ink); }  // NOLINT(google-explicit-constructor)
  Cell(const char* text, Ink ink = Ink::plain) { add(text, ink); }         // NOLINT(google-explicit-constructor)
  Cell(std::initializer_list<Piece> list);
  /// Appends a piece.
  Cell& add(std::string_view text, Ink ink = Ink::plain);
  /// Appends a mark several times as one piece: the cells of a bar.
  Cell& repeat(std::string_view mark, int count, Ink ink);
  [[nodiscard]] int width() const;
};

enum class Align : unsigned char { left, right };

struct Column {
  Align align = Align::left;
  bool gives_way = false;  ///< cut with an ellipsis when the line is too wide for a terminal
  int least = 0;           ///< at least so wide, for tables that are printed in parts
  int gap = 2;             ///< blanks before it; the first column's is the indent
};

class Table {
 public:
  explicit Table(std::vector<Column> columns);
  /// Cells beyond the columns are a defect; missing ones are empty.
  void row(std::vector<Cell> cells);
  /// A row in the muted colour, for headings.
  void heading(const std::vector<std::string>& texts);
  /// An empty line.
  void blank();
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  /// All rows, each ended by a line feed, without blanks at line ends.
  [[nodiscard]] std::string print(const Style& style) const;

 private:
  [[nodiscard]] std::vector<int> widths(const Style& style) const;
  std::vector<Column> columns_;
  std::vector<std::vector<Cell>> rows_;
};

/// The pieces of a cell as bytes, cut to `columns` where that is not negative.
[[nodiscard]] std::string to_line(const Style& style, const Cell& cell, int columns = -1);

}  // namespace labclock::cli
