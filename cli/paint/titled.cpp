#include "cli/paint/titled.hpp"

#include <algorithm>

namespace labclock::cli {

void TitledTable::column(std::string title, Column column) {
  titles_.push_back(std::move(title));
  columns_.push_back(column);
}

void TitledTable::row(std::vector<Cell> cells) {
  cells.resize(columns_.size());
  rows_.push_back(std::move(cells));
}

bool TitledTable::says_something(std::size_t column) const {
  return std::any_of(rows_.begin(), rows_.end(), [&](const auto& cells) { return cells[column].width() > 0; });
}

std::string TitledTable::print(const Style& style) const {
  std::vector<std::size_t> kept;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (says_something(c)) { kept.push_back(c); }
  }
  std::vector<Column> columns;
  std::vector<std::string> titles;
  for (const std::size_t c : kept) {
    columns.push_back(columns_[c]);
    titles.push_back(titles_[c]);
  }
  Table table(std::move(columns));
  table.heading(std::move(titles));
  for (const auto& cells : rows_) {
    std::vector<Cell> row;
    for (const std::size_t c : kept) { row.push_back(cells[c]); }
    table.row(std::move(row));
  }
  return table.print(style);
}

}  // namespace labclock::cli
