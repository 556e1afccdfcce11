#pragma once
// A table with a heading over each column.
//
// What it is: a Table whose columns are left out where no row has anything to say in them, heading and
// all. What it is not: more than that; columns and cells are table.hpp's.

#include <string>
#include <vector>

#include "cli/paint/table.hpp"

namespace labclock::cli {

class TitledTable {
 public:
  /// To be called for each column, from the left, before the first row.
  void column(std::string title, Column column = {});
  void row(std::vector<Cell> cells);
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] std::string print(const Style& style) const;

 private:
  [[nodiscard]] bool says_something(std::size_t column) const;
  std::vector<std::string> titles_;
  std::vector<Column> columns_;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace labclock::cli
