// A page as CSV: blocks below each other, for a spreadsheet.

#include "reports/writers/writers.hpp"
#include "src/utf8.hpp"

namespace labclock::reports {

namespace {

/// Printable and on one line; what a spreadsheet would take for a formula has an apostrophe before it. Some also trim
/// blanks, and some read the wide signs of East Asian keyboards.
std::string guarded(const std::string& text) {
  std::string safe = printable(text);
  const std::size_t first = safe.find_first_not_of(' ');
  if (first == std::string::npos) { return safe; }
  const std::string_view rest = std::string_view(safe).substr(first);
  const bool steered = text.find_first_of("\t\r\n") == 0;
  const auto starts = [&](std::string_view sign) { return rest.starts_with(sign); };
  if (steered || starts("=") || starts("+") || starts("-") || starts("@") || starts("|") || starts("\uFF1D") ||
      starts("\uFF0B") || starts("\uFF0D") || starts("\uFF20")) {
    safe.insert(0, 1, '\'');
  }
  return safe;
}

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) { return text; }
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') { out += '"'; }
    out += c;
  }
  return out + '"';
}

class Csv {
 public:
  explicit Csv(const Page& page) : lang_(page.lang) {
    out_ = "\uFEFF";
    each_block(page, [this](const PageBlock& block) {
      std::visit([this](const auto& content) { write(content); }, block.content);
    });
  }
  std::string text() { return std::move(out_); }

 private:
  using Line = std::vector<std::string>;

  void line(const Line& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) { out_ += ','; }
      out_ += quoted(cells[i]);
    }
    out_ += "\r\n";
  }
  void begin_block(const std::string& title) {
    if (any_) { out_ += "\r\n"; }
    any_ = true;
    if (!title.empty()) { line({guarded(title)}); }
  }
  /// Numbers are ours and stay numbers, also those with a minus sign.
  [[nodiscard]] std::string cell_of(const Cell& cell) const {
    const bool typed = cell.show == Show::text || cell.show == Show::word;
    if (cell.show == Show::share && !cell.words.empty()) { return plain(share_as_shown(cell)); }
    return typed ? guarded(plain(cell)) : plain(cell);
  }
  /// A share that was rounded with others: as it is shown everywhere else.
  [[nodiscard]] static Cell share_as_shown(const Cell& cell) {
    std::string words = cell.words;
    if (words.ends_with(" %")) { words.erase(words.size() - 2, 1); }
    Cell said = text_cell(words);
    return said;
  }
  void facts(const std::vector<Fact>& all) {
    for (const Fact& fact : all) { line({guarded(name_of(fact)), cell_of(fact.value)}); }
  }
  [[nodiscard]] static std::string name_of(const Fact& fact) {
    if (!fact.label.empty()) { return fact.label; }
    std::string name = fact.pattern;
    if (const std::size_t hole = name.find("{value}"); hole != std::string::npos) { name.erase(hole, 7); }
    const std::size_t first = name.find_first_not_of(' ');
    const std::size_t last = name.find_last_not_of(' ');
    return first == std::string::npos ? fact.key : name.substr(first, last - first + 1);
  }

  void write(const TitleBlock& title) {
    begin_block(title.title);
    facts(title.facts);
  }
  void write(const BigNumbers& numbers) {
    begin_block("");
    for (const BigNumber& number : numbers.numbers) {
      facts({number.fact});
      facts(number.details);
    }
  }
  void write(const FactBox& box) {
    begin_block("");
    facts(box.facts);
    if (!box.note.empty()) { line({guarded(box.note)}); }
  }
  void write(const Table& table) { rows(table.title, table); }
  void write(const FigureBlock& figure) { rows(figure.title, figure.data); }

  void rows(const std::string& title, const Table& table) {
    if (table.rows.empty() && !table.total && table.below.empty()) { return; }
    begin_block(title);
    Line head;
    for (const Column& column : table.columns) {
      if (!column.pen) { head.push_back(guarded(column.title)); }
    }
    line(head);
    const ShownTable words = shown(table, lang_);
    for (std::size_t i = 0; i < table.rows.size(); ++i) { row(table, table.rows[i], words.rows[i]); }
    if (table.total) { row(table, *table.total, words.total); }
    for (std::size_t i = 0; i < table.below.size(); ++i) { row(table, table.below[i], words.below[i]); }
  }
  void row(const Table& table, const TableRow& row, const std::vector<std::string>& words) {
    Line cells;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const Column& column = table.columns[i];
      if (column.pen) { continue; }
      // Columns that add up were rounded together: the same digits as in print.
      const bool together = column.adds_up && row.cells[i].told() &&
                            (row.cells[i].show == Show::hours || row.cells[i].show == Show::share);
      if (!together) {
        cells.push_back(cell_of(row.cells[i]));
        continue;
      }
      std::string digits = words[i];
      if (const std::size_t blank = digits.find(" %"); blank != std::string::npos) { digits.erase(blank, 1); }
      cells.push_back(std::move(digits));
    }
    line(cells);
  }

  void write(const ListBlock& list) {
    if (list.items.empty()) { return; }
    begin_block(list.title);
    for (const std::string& item : list.items) { line({guarded(item)}); }
  }
  void write(const Paragraph& words) {
    if (words.text.empty()) { return; }
    begin_block("");
    if (words.label.empty()) {
      line({guarded(words.text)});
    } else {
      line({guarded(words.label), words.day ? plain(day_cell(words.day)) : guarded(words.text)});
    }
  }
  void write(const SignatureBlock& /*lines*/) {}  // nobody signs a spreadsheet's text
  void write(const FootNotes& notes) {
    if (notes.notes.empty()) { return; }
    begin_block("");
    for (const std::string& note : notes.notes) { line({guarded(note)}); }
  }
  void write(const SideBySide& /*both*/) {}  // each_block hands over what is in it

  Lang lang_;
  std::string out_;
  bool any_ = false;
};

}  // namespace

std::string page_csv(const Page& page) {
  return Csv{page}.text();
}

}  // namespace labclock::reports
