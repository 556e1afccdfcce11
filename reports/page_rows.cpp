// Tables: columns that add up are rounded together, and rows are gathered with their exact sums.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/page.hpp"
#include "reports/rounding.hpp"
#include "src/format.hpp"
#include "src/msg/figures.hpp"

namespace labclock::reports {

namespace {

/// What a cell is in units of its last shown digit; nothing for cells that are no sums.
std::optional<double> units_of(const Cell& cell) {
  const double scale = std::pow(10.0, cell.decimals);
  if (const auto* time = std::get_if<Seconds>(&cell.value); time != nullptr && cell.show == Show::hours) {
    return static_cast<double>(time->count()) * scale / 3600.0;
  }
  if (const auto* share = std::get_if<double>(&cell.value)) {
    if (cell.show == Show::share) { return *share * 100 * scale; }
    if (cell.show == Show::number) { return *share * scale; }
  }
  return std::nullopt;
}

/// The total's last digit, as it is shown.
std::int64_t rounded_units(const Cell& cell) {
  if (const auto* time = std::get_if<Seconds>(&cell.value)) {
    // As decimal_hours rounds: half away from zero, in whole numbers.
    const auto scale = static_cast<std::int64_t>(std::llround(std::pow(10.0, cell.decimals)));
    return (time->count() * scale + 1800) / 3600;
  }
  return std::llround(*units_of(cell));
}

std::string say_units(std::int64_t units, const Cell& cell) {
  const auto scale = static_cast<std::int64_t>(std::llround(std::pow(10.0, cell.decimals)));
  std::string text = cell.decimals == 0 ? fmt::format("{}", units)
                                        : fmt::format("{}.{:0{}}", units / scale, units % scale, cell.decimals);
  return cell.show == Show::share ? text + " %" : text;
}

/// A column of rows whose shown values add up to the shown total.
void round_together(const Table& table, std::size_t column, std::vector<std::vector<std::string>>& rows) {
  const Cell& total = table.total->cells[column];
  if (!units_of(total)) { return; }
  std::vector<double> parts;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto units = units_of(table.rows[i].cells[column]);
    if (!units) { continue; }
    parts.push_back(*units);
    places.push_back(i);
  }
  const std::vector<std::int64_t> whole = largest_remainder(parts, rounded_units(total));
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (whole[i] < 0) { continue; }
    rows[places[i]][column] = say_units(whole[i], table.rows[places[i]].cells[column]);
  }
}

std::vector<std::string> shown_row(const TableRow& row, Lang lang) {
  std::vector<std::string> cells;
  cells.reserve(row.cells.size());
  for (const Cell& cell : row.cells) { cells.push_back(shown(cell, lang)); }
  return cells;
}

/// Adds what a gathered row has to the sum so far.
void add(Cell& sum, const Cell& more) {
  if (!more.told()) { return; }
  if (!sum.told()) {
    sum.value = more.value;
    return;
  }
  if (auto* time = std::get_if<Seconds>(&sum.value)) { *time += std::get<Seconds>(more.value); }
  if (auto* number = std::get_if<double>(&sum.value)) { *number += std::get<double>(more.value); }
  if (auto* count = std::get_if<std::int64_t>(&sum.value)) { *count += std::get<std::int64_t>(more.value); }
}

}  // namespace

ShownTable shown(const Table& table, Lang lang) {
  ShownTable shown_table;
  for (const TableRow& row : table.rows) { shown_table.rows.push_back(shown_row(row, lang)); }
  for (const TableRow& row : table.below) { shown_table.below.push_back(shown_row(row, lang)); }
  if (table.total) {
    shown_table.total = shown_row(*table.total, lang);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (table.columns[i].adds_up) { round_together(table, i, shown_table.rows); }
    }
  }
  return shown_table;
}

std::string title_beside(const Table& table, std::size_t column, Lang lang) {
  const auto says = [&](const TableRow& row) {
    return row.cells[column].show != Show::blank && !shown(row.cells[column], lang).empty();
  };
  if (std::none_of(table.rows.begin(), table.rows.end(), says)) { return {}; }
  std::string title = table.columns[column].title;
  if (!title.empty() && title[0] >= 'A' && title[0] <= 'Z') { title[0] = static_cast<char>(title[0] - 'A' + 'a'); }
  return title;
}

JoinedTable joined(const Table& table, Lang lang) {
  JoinedTable made;
  std::vector<std::vector<std::size_t>> groups;  // columns of the table by column of print
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    if (column.pen) { continue; }
    const bool opens = column.place == Place::own || column.place == Place::before || groups.empty();
    const bool follows_before = !groups.empty() && table.columns[groups.back().back()].place == Place::before;
    if (opens && !follows_before) { groups.emplace_back(); }
    groups.back().push_back(i);
  }
  for (const auto& group : groups) {
    std::string title;
    for (const std::size_t i : group) {
      const Column& column = table.columns[i];
      if (column.place == Place::before && group.size() > 1) { continue; }
      if (title.empty()) {
        title = column.title;
      } else if (const std::string beside = title_beside(table, i, lang); !beside.empty()) {
        title += column.place == Place::behind ? " (" + beside + ")" : " · " + beside;
      }
    }
    made.titles.push_back(title);
    made.aligns.push_back(table.columns[group.back()].align);
  }
  const auto join = [&](const TableRow& row, const std::vector<std::string>& words) {
    std::vector<std::string> cells;
    for (const auto& group : groups) {
      std::string text;
      for (const std::size_t i : group) {
        const Place place = table.columns[i].place;
        if (words[i].empty() || (place == Place::joined && !row.cells[i].told())) { continue; }
        if (place == Place::before && group.size() > 1) {
          const CellMark mark = row.cells[i].mark;
          if (mark == CellMark::none) { continue; }
          text += (mark == CellMark::over ? "■ " : "▲ ") + words[i] + " ";
        } else if (place == Place::behind && !text.empty()) {
          text += " (" + words[i] + ")";
        } else {
          text += (place == Place::joined && !text.empty() ? " · " : "") + words[i];
        }
      }
      while (text.ends_with(' ')) { text.pop_back(); }
      cells.push_back(std::move(text));
    }
    return cells;
  };
  const ShownTable words = shown(table, lang);
  for (std::size_t i = 0; i < table.rows.size(); ++i) { made.cells.rows.push_back(join(table.rows[i], words.rows[i])); }
  if (table.total) { made.cells.total = join(*table.total, words.total); }
  for (std::size_t i = 0; i < table.below.size(); ++i) {
    made.cells.below.push_back(join(table.below[i], words.below[i]));
  }
  return made;
}

Table gathered(const Table& table, std::size_t rows, Lang lang) {
  Table few = table;
  few.rows.resize(rows);
  TableRow more;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    Cell cell = table.rows[rows].cells[column];
    cell.value = std::monostate{};
    cell.kind.reset();
    cell.mark = CellMark::none;
    cell.strong = false;
    cell.words.clear();
    if (table.columns[column].adds_up) {
      for (std::size_t i = rows; i < table.rows.size(); ++i) { add(cell, table.rows[i].cells[column]); }
    } else if (cell.show == Show::text || cell.show == Show::word) {
      cell = blank_cell();
    }
    more.cells.push_back(std::move(cell));
  }
  const std::string count = fmt::format("{}", table.rows.size() - rows);
  more.cells.front() = text_cell(render({msg::fig_and_more, {{"count", count}}}, lang));
  few.rows.push_back(std::move(more));
  return few;
}

}  // namespace labclock::reports
