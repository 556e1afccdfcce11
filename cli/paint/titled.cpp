#include "cli/paint/titled.hpp"

#include <algorithm>

#include "src/utf8.hpp"

namespace labclock::cli {

void TitledTable::column(std::string title, Column column, int spare) {
  columns_.push_back({std::move(title), column, spare});
}

void TitledTable::row(std::vector<Cell> cells) {
  cells.resize(columns_.size());
  rows_.push_back(std::move(cells));
}

std::vector<std::size_t> TitledTable::worth_showing() const {
  std::vector<std::size_t> kept;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const auto speaks = [c](const std::vector<Cell>& cells) { return cells[c].width() > 0; };
    if (std::any_of(rows_.begin(), rows_.end(), speaks)) { kept.push_back(c); }
  }
  return kept;
}

int TitledTable::width_of(const std::vector<std::size_t>& kept) const {
  int sum = 0;
  for (const std::size_t c : kept) {
    int wide = std::max(display_width(columns_[c].title), columns_[c].column.least);
    for (const auto& cells : rows_) { wide = std::max(wide, cells[c].width()); }
    sum += columns_[c].column.gap + wide;
  }
  return sum;
}

int TitledTable::width() const {
  return width_of(worth_showing());
}

bool TitledTable::drop_a_spare(std::vector<std::size_t>& kept) const {
  const auto most = std::max_element(
      kept.begin(), kept.end(), [this](std::size_t a, std::size_t b) { return columns_[a].spare < columns_[b].spare; });
  if (most == kept.end() || columns_[*most].spare == 0) { return false; }
  kept.erase(most);
  return true;
}

std::string TitledTable::print(const Style& style) const {
  std::vector<std::size_t> kept = worth_showing();
  while (style.terminal && width_of(kept) > style.width && drop_a_spare(kept)) {}
  std::vector<Column> columns;
  std::vector<std::string> titles;
  for (const std::size_t c : kept) {
    columns.push_back(columns_[c].column);
    titles.push_back(columns_[c].title);
  }
  Table table(std::move(columns));
  table.heading(titles);
  for (const auto& cells : rows_) {
    std::vector<Cell> row;
    row.reserve(kept.size());
    for (const std::size_t c : kept) { row.push_back(cells[c]); }
    table.row(std::move(row));
  }
  return table.print(style);
}

}  // namespace labclock::cli
