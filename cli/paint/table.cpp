#include "cli/paint/table.hpp"

#include <algorithm>
#include <cassert>

#include "src/utf8.hpp"

namespace labclock::cli {

Cell::Cell(std::initializer_list<Piece> list) {
  for (const Piece& piece : list) { add(piece.text, piece.ink); }
}

Cell& Cell::add(std::string_view text, Ink ink) {
  if (text.empty()) { return *this; }
  Piece& piece = pieces.emplace_back(Piece{printable(text), ink});
  piece.width = display_width(piece.text);
  return *this;
}

Cell& Cell::repeat(std::string_view mark, int count, Ink ink) {
  if (count <= 0) { return *this; }
  const std::string one = printable(mark);
  Piece& piece = pieces.emplace_back(Piece{{}, ink});
  piece.text.reserve(one.size() * static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) { piece.text += one; }
  piece.width = count * display_width(one);
  return *this;
}

int Cell::width() const {
  int sum = 0;
  for (const Piece& piece : pieces) { sum += piece.width; }
  return sum;
}

std::string to_line(const Style& style, const Cell& cell, int columns) {
  std::string out;
  int left = columns < 0 || cell.width() <= columns ? -1 : columns;
  for (const Piece& piece : cell.pieces) {
    const int wide = piece.width;
    // The last piece that is shown carries the ellipsis, also when it would fit by itself.
    const bool last = left >= 0 && wide >= left;
    if (last) {
      const bool whole = wide == left && &piece == &cell.pieces.back();
      out += paint(style, piece.ink, whole ? piece.text : cut_text(style, piece.text + "  ", left));
      break;
    }
    out += paint(style, piece.ink, piece.text);
    if (left >= 0) { left -= wide; }
  }
  return out;
}

Table::Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

void Table::row(std::vector<Cell> cells) {
  assert(cells.size() <= columns_.size());
  cells.resize(columns_.size());
  rows_.push_back(std::move(cells));
}

void Table::heading(const std::vector<std::string>& texts) {
  std::vector<Cell> cells;
  cells.reserve(texts.size());
  for (const std::string& text : texts) { cells.emplace_back(text, Ink::muted); }
  row(std::move(cells));
}

void Table::blank() {
  rows_.emplace_back();
}

std::vector<int> Table::widths(const Style& style) const {
  std::vector<int> wide(columns_.size(), 0);
  for (std::size_t c = 0; c < columns_.size(); ++c) { wide[c] = columns_[c].least; }
  for (const auto& cells : rows_) {
    for (std::size_t c = 0; c < cells.size(); ++c) { wide[c] = std::max(wide[c], cells[c].width()); }
  }
  if (!style.terminal) { return wide; }
  int line = 0;
  for (std::size_t c = 0; c < columns_.size(); ++c) { line += wide[c] > 0 ? columns_[c].gap + wide[c] : 0; }
  // From the right: what comes last matters least.
  for (std::size_t c = columns_.size(); c-- > 0 && line > style.width;) {
    if (!columns_[c].gives_way || wide[c] == 0) { continue; }
    const int kept = std::max({wide[c] - (line - style.width), columns_[c].least, 4});
    if (kept >= wide[c]) { continue; }
    line -= wide[c] - kept;
    wide[c] = kept;
  }
  return wide;
}

std::string Table::print(const Style& style) const {
  const std::vector<int> wide = widths(style);
  std::string out;
  for (const auto& cells : rows_) {
    std::string pending;  // blanks that are written only when something follows
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (wide[c] == 0) { continue; }
      const int shown = std::min(cells[c].width(), wide[c]);
      const auto blanks = [](int count) { return std::string(static_cast<std::size_t>(std::max(0, count)), ' '); };
      pending += blanks(columns_[c].gap);
      if (columns_[c].align == Align::right) { pending += blanks(wide[c] - shown); }
      if (shown > 0) {
        out += pending + to_line(style, cells[c], wide[c]);
        pending.clear();
      }
      if (columns_[c].align == Align::left) { pending += blanks(wide[c] - shown); }
    }
    out += '\n';
  }
  return out;
}

}  // namespace labclock::cli
