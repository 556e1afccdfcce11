// A table on paper: columns as wide as they must be, names with what is left, a head that is repeated.

#include <algorithm>
#include <memory>

#include "reports/internal/pieces.hpp"
#include "reports/internal/wrap.hpp"
#include "src/utf8.hpp"

namespace labclock::reports {

namespace {

constexpr float kHead = 1.7F;
constexpr float kKind = 1.2F;  ///< from the kind's square to its words
constexpr float kMarkBox = 0.7F;
constexpr float kMarkGap = 0.35F;
constexpr float kNameLine = 1.3F;  ///< of a name in several lines, but never closer than its letters' own lines
constexpr float kLeastName = 5.0F;
constexpr float kHair = 0.05F;

/// Columns of the table that stand as one on paper: some before, one that owns the place, some behind.
struct PrintColumn {
  std::vector<std::size_t> before;
  std::size_t own = 0;
  std::vector<std::size_t> behind;
  std::vector<std::size_t> joined;
  std::string title;
  bool flexible = false;  ///< holds names: takes what room there is
  float own_width = 0;
  float behind_width = 0;
  float before_width = 0;
  float natural = 0;
  float x = 0, width = 0;
};

class TablePrinter {
 public:
  TablePrinter(Table table, float width, const PieceStyle& style)
      : table_(std::move(table)),
        shown_(shown(table_, style.lang)),
        width_(width),
        style_(style),
        size_(table_.small ? TextSize::caption : TextSize::body),
        gap_(table_.small ? 0.6F : 1.2F) {
    make_columns();
    place_columns();
  }

  [[nodiscard]] const Table& table() const { return table_; }
  [[nodiscard]] const ShownTable& words() const { return shown_; }
  [[nodiscard]] float width() const { return width_; }

  void draw_head(Sketch& sketch, float x, float y) const {
    for (const PrintColumn& column : columns_) {
      const bool right = table_.columns[column.own].align == Align::right;
      FigureText title{x + (right ? column.x + column.width : column.x),
                       y,
                       column.title,
                       small_size(),
                       false,
                       Ink::muted,
                       right ? Align::right : Align::left};
      // Over a narrow number a title may reach into the air beside it.
      put(sketch, std::move(title), column.width + (right ? gap_ * 0.9F : 0.0F));
    }
    sketch.line(x, y + kHead - 0.3F, x + width_, y + kHead - 0.3F, Ink::text, kHair);
  }

  /// How many lines the longest name of a row takes.
  [[nodiscard]] std::size_t lines_of(const TableRow& row, const std::vector<std::string>& words) const {
    std::size_t lines = 1;
    for (const PrintColumn& column : columns_) {
      if (column.flexible) { lines = std::max(lines, wrapped(column, row, words).size()); }
    }
    return lines;
  }
  [[nodiscard]] float name_line() const { return std::max(kNameLine, line_height(size_)); }
  [[nodiscard]] float row_height() const { return table_.small ? std::min(style_.tight.row, 1.5F) : style_.tight.row; }
  [[nodiscard]] float height_of(const TableRow& row, const std::vector<std::string>& words) const {
    return row_height() + (static_cast<float>(lines_of(row, words)) - 1) * name_line();
  }

  enum class Line : unsigned char { none, below };
  void draw_row(Sketch& sketch, float x, float y, const TableRow& row, const std::vector<std::string>& words,
                bool strong, Line line) const {
    const float height = height_of(row, words);
    for (const PrintColumn& column : columns_) { draw_cell(sketch, x, y, height, column, row, words, strong); }
    if (line == Line::below) { sketch.rule(x, y + height, x + width_, y + height); }
  }

 private:
  [[nodiscard]] TextSize small_size() const {
    return size_ == TextSize::footnote ? TextSize::footnote : TextSize::caption;
  }
  [[nodiscard]] float measure(std::string_view text, bool strong) const {
    return text.empty() ? 0.0F : (*style_.measure)(text, size_, strong);
  }

  void make_columns() {
    std::vector<std::size_t> before;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      const Column& column = table_.columns[i];
      if (column.place == Place::before && i + 1 < table_.columns.size()) {
        before.push_back(i);
      } else if (column.place == Place::behind && !columns_.empty()) {
        columns_.back().behind.push_back(i);
        if (const std::string beside = printable(title_beside(table_, i, style_.lang)); !beside.empty()) {
          columns_.back().title += " (" + beside + ")";
        }
      } else if (column.place == Place::joined && !columns_.empty()) {
        columns_.back().joined.push_back(i);
        if (const std::string beside = printable(title_beside(table_, i, style_.lang)); !beside.empty()) {
          columns_.back().title += " · " + beside;
        }
      } else {
        columns_.emplace_back();
        columns_.back().before = std::exchange(before, {});
        columns_.back().own = i;
        columns_.back().title = printable(column.title);
      }
    }
  }

  void each_row(const std::function<void(const TableRow&, const std::vector<std::string>&, bool)>& take) const {
    for (std::size_t i = 0; i < table_.rows.size(); ++i) { take(table_.rows[i], shown_.rows[i], false); }
    if (table_.total) { take(*table_.total, shown_.total, true); }
    for (std::size_t i = 0; i < table_.below.size(); ++i) { take(table_.below[i], shown_.below[i], false); }
  }

  /// A column's own words and those joined to them; what has nothing to say is passed over.
  [[nodiscard]] static std::string words_of(const PrintColumn& column, const TableRow& row,
                                            const std::vector<std::string>& words) {
    std::string all = words[column.own];
    for (const std::size_t i : column.joined) {
      if (words[i].empty() || !row.cells[i].told()) { continue; }
      all += (all.empty() ? "" : " · ") + words[i];
    }
    return all;
  }

  void measure_column(PrintColumn& column) const {
    column.own_width = column.before_width = column.behind_width = 0;
    const bool left = table_.columns[column.own].align == Align::left;
    // The first column has the names, also where there is no row yet.
    column.flexible = left && column.own == 0;
    each_row([&](const TableRow& row, const std::vector<std::string>& words, bool total) {
      const Cell& cell = row.cells[column.own];
      if (left && (cell.show == Show::text || !column.joined.empty())) { column.flexible = true; }
      column.own_width = std::max(
          column.own_width, (cell.kind ? kKind : 0.0F) + measure(words_of(column, row, words), total || cell.strong));
      float behind = 0;
      for (const std::size_t i : column.behind) {
        if (!words[i].empty()) { behind += 0.3F + measure("(" + words[i] + ")", false); }
      }
      column.behind_width = std::max(column.behind_width, behind);
      float before = 0;
      for (const std::size_t i : column.before) {
        if (row.cells[i].mark == CellMark::none) { continue; }
        before += kMarkBox + kMarkGap + (*style_.measure)(words[i], small_size(), false) + 0.6F;
      }
      column.before_width = std::max(column.before_width, before);
    });
    const float title = (*style_.measure)(column.title, small_size(), false);
    column.natural = std::max(
        {column.before_width + column.own_width + column.behind_width, title, table_.columns[column.own].least});
  }

  /// How much the names may have, and how much they ask for.
  void place_columns() {
    struct Size {
      TextSize size;
      float gap;
    };
    const std::vector<Size> sizes{{size_, gap_},
                                  {size_, gap_ * 0.6F},
                                  {TextSize::caption, gap_ * 0.5F},
                                  {TextSize::footnote, gap_ * 0.4F},
                                  {TextSize::footnote, 0.2F}};
    float names = 0;
    for (const Size& size : sizes) {
      size_ = size.size;
      gap_ = size.gap;
      names = width_ - gap_ * static_cast<float>(columns_.size() > 1 ? columns_.size() - 1 : 0);
      float flexible = 0;
      for (PrintColumn& column : columns_) {
        measure_column(column);
        if (column.flexible) {
          ++flexible;
        } else {
          names -= column.natural;
        }
      }
      if (names >= kLeastName * flexible) { break; }
    }
    share_out(std::max(names, 0.0F));
  }

  /// Names get what they ask for, and where that is too much, the longest ones give way.
  void share_out(float names) {
    std::vector<PrintColumn*> open;
    for (PrintColumn& column : columns_) {
      column.width = column.natural;
      if (column.flexible) { open.push_back(&column); }
    }
    std::sort(open.begin(), open.end(), [](auto* a, auto* b) { return a->natural < b->natural; });
    float left = names;
    for (std::size_t i = 0; i < open.size(); ++i) {
      const float fair = left / static_cast<float>(open.size() - i);
      open[i]->width = std::min(open[i]->natural, fair);
      left -= open[i]->width;
    }
    // What nobody asked for widens the names, or without names the gaps.
    float gap = gap_;
    if (!open.empty()) {
      for (PrintColumn* column : open) { column->width += left / static_cast<float>(open.size()); }
    } else if (columns_.size() > 1) {
      gap += std::max(left, 0.0F) / static_cast<float>(columns_.size() - 1);
    }
    float x = 0;
    for (PrintColumn& column : columns_) {
      column.x = x;
      x += column.width + gap;
    }
  }

  [[nodiscard]] std::vector<std::string> wrapped(const PrintColumn& column, const TableRow& row,
                                                 const std::vector<std::string>& words) const {
    const Cell& cell = row.cells[column.own];
    const float room = column.width - (cell.kind ? kKind : 0.0F);
    std::vector<std::string> lines = wrap_text(words_of(column, row, words), room, size_, cell.strong, *style_.measure);
    // What is signed, and goes over as many pages as it needs, names its projects whole.
    const int lines_more = table_.small && !table_.gather ? 3 : 1;
    const auto most = static_cast<std::size_t>(std::max(style_.tight.name_lines, 1) * lines_more);
    while (lines.size() > most) {
      std::string last = std::move(lines.back());
      lines.pop_back();
      lines.back() += " " + last;
    }
    return lines;
  }

  void draw_cell(Sketch& sketch, float left, float y, float height, const PrintColumn& column, const TableRow& row,
                 const std::vector<std::string>& words, bool total) const {
    const Cell& cell = row.cells[column.own];
    const Column& kind_of_column = table_.columns[column.own];
    const float line = line_height(size_);
    const float middle = y + (height - line) / 2;
    const Ink ink = kind_of_column.muted && !total ? Ink::muted : Ink::text;
    const bool strong = total || cell.strong;
    float x = left + column.x;
    if (cell.kind) {
      sketch.rect({x, y + (height - 0.55F) / 2, 0.55F, 0.55F}, ink_of(*cell.kind));
      x += kKind;
    }
    if (kind_of_column.align != Align::right) {
      const auto lines = wrapped(column, row, words);
      float at = middle - (static_cast<float>(lines.size()) - 1) * name_line() / 2;
      for (const std::string& part : lines) {
        put(sketch, {x, at, part, size_, strong, ink, Align::left}, left + column.x + column.width - x);
        at += name_line();
      }
      return;
    }
    draw_right(sketch, left + column.x + column.width, middle, column, row, words, strong, ink);
  }

  /// From the right end: what stands behind, the value, what stands before.
  void draw_right(Sketch& sketch, float right, float y, const PrintColumn& column, const TableRow& row,
                  const std::vector<std::string>& words, bool strong, Ink ink) const {
    float behind = right;
    for (auto i = column.behind.rbegin(); i != column.behind.rend(); ++i) {
      if (words[*i].empty()) { continue; }
      const std::string text = "(" + words[*i] + ")";
      put(sketch, {behind, y, text, size_, false, Ink::muted, Align::right}, column.width);
      behind -= measure(text, false) + 0.3F;
    }
    const float own = right - column.behind_width;
    put(sketch, {own, y, words[column.own], size_, strong, ink, Align::right}, column.width - column.behind_width);
    float at = own - column.own_width - 0.6F;
    for (auto i = column.before.rbegin(); i != column.before.rend(); ++i) {
      const Cell& cell = row.cells[*i];
      if (cell.mark == CellMark::none) { continue; }
      const float lower = (line_height(size_) - line_height(small_size())) / 2;
      const Ink mark = cell.mark == CellMark::over ? Ink::over : Ink::watch;
      put(sketch,
          {at, y + lower, words[*i], small_size(), false, cell.mark == CellMark::over ? Ink::over : Ink::watch_text,
           Align::right},
          column.width);
      at -= (*style_.measure)(words[*i], small_size(), false) + kMarkGap + kMarkBox;
      const FigureBox box{at, y + (line_height(size_) - 0.6F) / 2, kMarkBox, 0.6F};
      if (cell.mark == CellMark::over) {
        sketch.rect({box.x + 0.05F, box.y, 0.6F, 0.6F}, mark, Fill::solid, 0);
      } else {
        sketch.triangle(box, mark, Points::up);
      }
      at -= 0.6F;
    }
  }

  Table table_;
  ShownTable shown_;
  float width_;
  PieceStyle style_;
  TextSize size_;
  float gap_;
  std::vector<PrintColumn> columns_;
};

using Printer = std::shared_ptr<const TablePrinter>;

void add_heading(std::vector<Piece>& pieces, const std::string& title, float width, const PieceStyle& style) {
  Piece heading;
  heading.before = 2.0F * style.tight.gap;
  heading.height = 2.0F;
  heading.stays_with_next = true;
  heading.draw = [title, width](Sketch& sketch, float x, float y) {
    put(sketch, {x, y, printable(title), TextSize::body, true, Ink::text, Align::left}, width);
  };
  pieces.push_back(std::move(heading));
}

void add_rows(std::vector<Piece>& pieces, const Printer& printer) {
  const Table& table = printer->table();
  const auto row_piece = [&](const TableRow& row, const std::vector<std::string>& words, bool strong,
                             TablePrinter::Line line) {
    Piece piece;
    piece.height = printer->height_of(row, words);
    piece.head = kHead;
    piece.draw_head = [printer](Sketch& sketch, float x, float y) { printer->draw_head(sketch, x, y); };
    piece.draw = [printer, &row, &words, strong, line](Sketch& sketch, float x, float y) {
      printer->draw_row(sketch, x, y, row, words, strong, line);
    };
    pieces.push_back(std::move(piece));
  };
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    row_piece(table.rows[i], printer->words().rows[i], false, TablePrinter::Line::below);
  }
  if (table.total) { row_piece(*table.total, printer->words().total, true, TablePrinter::Line::none); }
  for (std::size_t i = 0; i < table.below.size(); ++i) {
    row_piece(table.below[i], printer->words().below[i], false, TablePrinter::Line::below);
  }
}

}  // namespace

std::vector<Piece> table_pieces(const Table& table, float width, const PieceStyle& style) {
  const bool gathers = table.gather && table.rows.size() > style.tight.rows + 1;
  const auto printer = std::make_shared<const TablePrinter>(
      gathers ? gathered(table, style.tight.rows, style.lang) : table, width, style);
  std::vector<Piece> pieces;
  if (!table.title.empty()) { add_heading(pieces, table.title, width, style); }
  Piece head;
  head.before = pieces.empty() ? 2.0F * style.tight.gap : 0.0F;
  head.height = kHead;
  head.stays_with_next = true;
  head.draw = [printer](Sketch& sketch, float x, float y) { printer->draw_head(sketch, x, y); };
  pieces.push_back(std::move(head));
  add_rows(pieces, printer);
  if (style.tight.pen) {
    for (int i = 0; i < table.pen_rows; ++i) {
      Piece pen;
      pen.height = printer->row_height();
      pen.draw = [printer](Sketch& sketch, float x, float y) {
        sketch.rule(x, y + printer->row_height(), x + printer->width(), y + printer->row_height());
      };
      pieces.push_back(std::move(pen));
    }
  }
  return pieces;
}

}  // namespace labclock::reports
