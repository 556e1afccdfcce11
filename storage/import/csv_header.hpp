#pragma once
// Which column of a CSV file is which, by the names in its first record.
//
// What it is: a lookup from known names to cells. What it is not: a reader of cells.

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "storage/import/csv_reader.hpp"

namespace labclock::storage {

struct CsvColumn {
  std::string_view name;  ///< in lower case
  bool required = false;
};

class CsvHeader {
 public:
  /// Reads the first record. Error: refused, "bad_header": a required column is missing, one stands twice,
  /// or, where `strict`, one is not known.
  [[nodiscard]] static Result<CsvHeader> read(const Input& input, const CsvReader& reader,
                                              std::span<const CsvColumn> known, bool strict);
  /// The cell of the `column`-th known column; empty where the file does not have it.
  [[nodiscard]] std::string_view cell(const std::vector<std::string_view>& cells, std::size_t column) const {
    return places_[column] ? cells[*places_[column]] : std::string_view{};
  }
  /// How many cells every record must have.
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::vector<std::optional<std::size_t>> places_;
  std::size_t size_ = 0;
};

/// Why the cells cannot be a record under this header at all: too few, too many, or not UTF-8.
[[nodiscard]] std::optional<Phrase> wrong_cells(const std::vector<std::string_view>& cells, const CsvHeader& header);
/// A piece of a cell that may stand in a message: printable and not long.
[[nodiscard]] std::string quoted_cell(std::string_view cell);

}  // namespace labclock::storage
