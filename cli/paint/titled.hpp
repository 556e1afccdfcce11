#pragma once
// A table with a heading over each column.
//
// What it is: a Table whose columns are left out where no row has anything to say in them, heading and
// all, and whose spare columns go when a line would be wider than the terminal. What it is not: more than
// that; columns and cells are table.hpp's.

#include <string>
#include <vector>

#include "cli/paint/table.hpp"

namespace labclock::cli {

class TitledTable {
 public:
  /// To be called for each column, from the left, before the first row. Columns with a `spare` above 0 go
  /// when there is no room, the highest first.
  void column(std::string title, Column column = {}, int spare = 0);
  void row(std::vector<Cell> cells);
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  /// Columns of a terminal that all of it would take.
  [[nodiscard]] int width() const;
  [[nodiscard]] std::string print(const Style& style) const;

 private:
  struct Entry {
    std::string title;
    Column column;
    int spare = 0;
  };
  [[nodiscard]] std::vector<std::size_t> worth_showing() const;
  [[nodiscard]] int width_of(const std::vector<std::size_t>& kept) const;
  [[nodiscard]] bool drop_a_spare(std::vector<std::size_t>& kept) const;
  std::vector<Entry> columns_;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace labclock::cli
