#include "storage/import/csv_header.hpp"

#include <algorithm>

#include "src/msg/import.hpp"
#include "src/utf8.hpp"

namespace labclock::storage {
namespace {

std::string normal_name(std::string_view name) {
  while (name.starts_with(' ')) { name.remove_prefix(1); }
  while (name.ends_with(' ')) { name.remove_suffix(1); }
  return fold_key(name);
}

Error bad_header(const Input& input, Msg msg, std::string_view column, std::span<const CsvColumn> known) {
  std::string all;
  for (const CsvColumn& one : known) {
    if (!all.empty()) { all += ", "; }
    all += one.name;
  }
  return refuse(ErrorKind::refused, "bad_header", {msg, {{"file", input.name()}, {"column", quoted_cell(column)}}},
                Phrase{msg::import_csv_header_hint, {{"columns", all}}});
}

}  // namespace

Result<CsvHeader> CsvHeader::read(const Input& input, const CsvReader& reader, std::span<const CsvColumn> known,
                                  bool strict) {
  CsvHeader header;
  header.places_.resize(known.size());
  header.size_ = reader.cells().size();
  for (std::size_t at = 0; at < header.size_; ++at) {
    const std::string name = normal_name(reader.cells()[at]);
    const auto found = std::find_if(known.begin(), known.end(), [&](const CsvColumn& one) { return one.name == name; });
    if (found == known.end()) {
      if (strict) { return bad_header(input, msg::import_csv_unknown_column, reader.cells()[at], known); }
      continue;
    }
    auto& place = header.places_[static_cast<std::size_t>(found - known.begin())];
    if (place) { return bad_header(input, msg::import_csv_double_column, name, known); }
    place = at;
  }
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i].required && !header.places_[i]) {
      return bad_header(input, msg::import_csv_missing_column, known[i].name, known);
    }
  }
  return header;
}

std::optional<Phrase> wrong_cells(const std::vector<std::string_view>& cells, const CsvHeader& header) {
  for (const std::string_view cell : cells) {
    if (!valid_utf8(cell)) { return Phrase{msg::import_not_utf8}; }
  }
  if (cells.size() == header.size()) { return std::nullopt; }
  return Phrase{msg::import_csv_cells,
                {{"found", std::to_string(cells.size())}, {"expected", std::to_string(header.size())}}};
}

std::string quoted_cell(std::string_view cell) {
  constexpr int kShown = 40;
  constexpr std::size_t kMore = 400;  // enough bytes for that many columns
  return fit_width(printable(cell.substr(0, kMore)), kShown);
}

}  // namespace labclock::storage
