#include "storage/import/csv_reader.hpp"

#include <algorithm>
#include <array>

#include "src/msg/import.hpp"

namespace labclock::storage {
namespace {

std::int64_t line_ends(std::string_view text) {
  std::int64_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) { ++count; }
  }
  return count;
}

}  // namespace

/// Where the record at the beginning of the window ends. False when the input ends or fails first and
/// nothing is left. A quote opens only at the beginning of a cell, so that a stray one costs its own line
/// and not the rest of the file.
bool CsvReader::find_record(Extent& extent) {
  constexpr std::size_t kNowhere = std::string_view::npos;
  bool inside = false;
  std::size_t closed_at = kNowhere;  // behind the last closing quote: another one there is a doubled quote
  std::size_t at = 0;
  for (;;) {
    const std::string_view window = input_.window();
    while (at < window.size()) {
      if (inside) {
        at = std::min(window.find('"', at), window.size());
        if (at == window.size()) { break; }
        inside = false;
        closed_at = ++at;
        continue;
      }
      while (at < window.size() && window[at] != '"' && window[at] != '\n' && window[at] != '\r') { ++at; }
      if (at == window.size()) { break; }
      if (window[at] == '"') {
        extent.quoted = true;
        inside = at == 0 || window[at - 1] == ',' || at == closed_at;
        ++at;
        continue;
      }
      if (window[at] == '\r' && at + 1 == window.size() && input_.state() == Input::State::open) { break; }
      if (at > kLongest) {
        input_.give_up();
        return false;
      }
      extent.size = at;
      extent.taken = at + (window.substr(at, 2) == "\r\n" ? 2 : 1);
      return true;
    }
    if (input_.more()) { continue; }
    if (input_.state() != Input::State::end) { return false; }
    if (at < input_.window().size()) { continue; }  // the last byte is a CR that waited for its LF
    extent.size = extent.taken = input_.window().size();
    extent.closed = !inside;
    return extent.size > 0;
  }
}

void CsvReader::split_plain(std::string_view record) {
  std::size_t begin = 0;
  for (;;) {
    const std::size_t comma = record.find(',', begin);
    cells_.push_back(record.substr(begin, comma == std::string_view::npos ? comma : comma - begin));
    if (comma == std::string_view::npos) { return; }
    begin = comma + 1;
  }
}

bool CsvReader::split_quoted(std::string_view record) {
  text_.clear();
  text_.reserve(record.size());  // so that the views below stay good
  std::size_t at = 0;
  for (;;) {
    const std::size_t begin = text_.size();
    if (at < record.size() && record[at] == '"') {
      ++at;
      for (;;) {
        const std::size_t quote = record.find('"', at);
        text_.append(record.substr(at, quote - at));
        at = quote + 1;
        if (at >= record.size() || record[at] != '"') { break; }
        text_.push_back('"');
        ++at;
      }
      if (at < record.size() && record[at] != ',') {
        reason_ = msg::import_csv_after_quote;
        return false;
      }
    } else {
      const std::size_t comma = std::min(record.find(',', at), record.size());
      const std::string_view cell = record.substr(at, comma - at);
      if (cell.find('"') != std::string_view::npos) {
        reason_ = msg::import_csv_stray_quote;
        return false;
      }
      text_.append(cell);
      at = comma;
    }
    cells_.push_back(std::string_view{text_}.substr(begin));
    if (at >= record.size()) { return true; }
    ++at;  // the comma
  }
}

CsvStep CsvReader::next() {
  for (;;) {
    cells_.clear();
    line_ = next_line_;
    Extent extent;
    if (!find_record(extent)) { return CsvStep::end; }
    const std::string_view record = input_.window().substr(0, extent.size);
    next_line_ += extent.taken > extent.size ? 1 : 0;
    if (extent.quoted) { next_line_ += line_ends(record); }
    input_.take(extent.taken);
    if (record.empty()) { continue; }
    if (!extent.closed) {
      reason_ = msg::import_csv_open_quote;
      return CsvStep::bad;
    }
    if (!extent.quoted) {
      split_plain(record);
      return CsvStep::record;
    }
    return split_quoted(record) ? CsvStep::record : CsvStep::bad;
  }
}

bool needs_guard(std::string_view text) {
  const std::size_t first = text.find_first_not_of('\'');
  if (first == std::string_view::npos) { return false; }
  text.remove_prefix(first);
  if (std::string_view{"=+-@\t\r\n"}.find(text.front()) != std::string_view::npos) { return true; }
  // The same signs in full width: some spreadsheets run those too.
  constexpr auto kWide = std::to_array<std::string_view>({"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"});
  return std::any_of(kWide.begin(), kWide.end(), [&](std::string_view sign) { return text.starts_with(sign); });
}

std::string guarded(std::string_view text) {
  std::string out;
  if (needs_guard(text)) { out.push_back('\''); }
  out.append(text);
  return out;
}

std::string_view unguarded(std::string_view cell) {
  if (cell.starts_with('\'') && needs_guard(cell)) { cell.remove_prefix(1); }
  return cell;
}

}  // namespace labclock::storage
