#include "reports/paper/xlsx.hpp"

#include <sys/mman.h>  // rules: allow include
#include <unistd.h>    // rules: allow include
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "src/msg/paper.hpp"
#include "src/utf8.hpp"

namespace labclock::reports {
namespace {

constexpr std::size_t kMostText = 32'000;  // a cell holds 32,767 characters
constexpr double kLeastColumn = 5;         // widths in characters
constexpr double kMostColumn = 48;
constexpr double kLabelColumn = 22;

Error cannot_draw(const char* reason) {
  return refuse(ErrorKind::storage, "cannot_draw", {msg::paper_cannot_draw, {{"reason", reason}}});
}

/// A file in memory: libxlsxwriter 1.1 writes to a path, and the path of a descriptor is one.
class MemoryFile {
 public:
  MemoryFile() : fd_(memfd_create("workbook", MFD_CLOEXEC)) {}
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() {
    if (fd_ >= 0) { close(fd_); }
  }
  [[nodiscard]] bool open() const { return fd_ >= 0; }
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(fd_); }
  [[nodiscard]] std::string bytes() const {
    std::string all;
    std::array<char, 1U << 16U> buffer{};
    off_t at = 0;
    for (ssize_t got = 0; (got = pread(fd_, buffer.data(), buffer.size(), at)) > 0; at += got) {
      all.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return all;
  }

 private:
  int fd_;
};

/// Text for a cell: one line, visible control characters, not longer than a cell is.
std::string cell_text(std::string_view text) {
  std::string safe = printable(text);
  if (safe.size() <= kMostText) { return safe; }
  std::size_t end = kMostText;
  while (end > 0 && (static_cast<unsigned char>(safe[end]) & 0xC0U) == 0x80U) { --end; }
  return safe.substr(0, end) + "…";
}

/// The looks of cells, made once each: libxlsxwriter writes every format it is asked for.
class Formats {
 public:
  explicit Formats(lxw_workbook* book) : book_(book) {}
  struct Look {
    std::string number{};  ///< Excel's words for a number; empty = General
    bool strong = false, muted = false, large = false, head = false, total = false, right = false, wrap = false;
    auto operator<=>(const Look&) const = default;  // NOLINT: a 0 of the compiler's own
  };
  lxw_format* of(const Look& look) {
    lxw_format*& format = made_[look];
    if (format != nullptr) { return format; }
    format = workbook_add_format(book_);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (!look.number.empty()) { format_set_num_format(format, look.number.c_str()); }
    if (look.strong || look.head || look.total) { format_set_bold(format); }
    if (look.large) { format_set_font_size(format, 16); }
    if (look.muted) { format_set_font_color(format, 0x5C6057); }
    if (look.head) { format_set_bottom(format, LXW_BORDER_THIN); }
    if (look.total) { format_set_top(format, LXW_BORDER_THIN); }
    if (look.right) { format_set_align(format, LXW_ALIGN_RIGHT); }
    if (look.wrap) { format_set_text_wrap(format); }
    return format;
  }

 private:
  lxw_workbook* book_;
  std::map<Look, lxw_format*> made_;
};

std::string decimals_of(const Cell& cell) {
  return cell.decimals <= 0 ? "0" : "0." + std::string(static_cast<std::size_t>(cell.decimals), '0');
}

std::string number_of(const Cell& cell) {
  switch (cell.show) {
    case Show::hours:
    case Show::number:
      return decimals_of(cell);
    case Show::length:
      return "[h]:mm";
    case Show::share:
      return decimals_of(cell) + "%";
    case Show::points: {
      const std::string digits = decimals_of(cell);
      return "+" + digits + ";-" + digits + ";" + digits;
    }
    case Show::count:
    case Show::days:
      return "0";
    case Show::day:
    case Show::short_day:
      return "yyyy-mm-dd";
    case Show::blank:
    case Show::text:
    case Show::word:
      break;
  }
  return {};
}

lxw_datetime date_of(Day day) {
  const Ymd date = ymd(day);
  lxw_datetime told{};
  told.year = static_cast<int>(date.year());
  told.month = static_cast<int>(static_cast<unsigned>(date.month()));
  told.day = static_cast<int>(static_cast<unsigned>(date.day()));
  return told;
}

/// One sheet that is filled from the top.
class SheetWriter {
 public:
  SheetWriter(lxw_worksheet* sheet, Formats& formats, Lang lang) : sheet_(sheet), formats_(formats), lang_(lang) {
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_set_margins(sheet, 0.6, 0.6, 0.7, 0.7);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_footer(sheet, "&L&A&R&P / &N");
  }

  [[nodiscard]] lxw_row_t row() const { return row_; }
  void skip() { ++row_; }
  /// Points of the row that is being written, for what is larger than the others.
  void high(double points) { worksheet_set_row(sheet_, row_, points, nullptr); }
  void landscape() { worksheet_set_landscape(sheet_); }

  /// Text is written as text whatever it begins with: "=1+1" is four characters and no formula.
  void text(lxw_col_t column, std::string_view words, const Formats::Look& look = {}) {
    if (words.empty()) { return; }
    worksheet_write_string(sheet_, row_, column, cell_text(words).c_str(), formats_.of(look));
  }

  void cell(lxw_col_t column, const Cell& cell, Formats::Look look) {
    look.number = number_of(cell);
    look.strong = look.strong || cell.strong;
    if (cell.show == Show::word) {
      text(column, cell.words, look);
      return;
    }
    lxw_format* format = formats_.of(look);
    if (const auto* words = std::get_if<std::string>(&cell.value)) {
      text(column, *words, look);
    } else if (const auto* time = std::get_if<Seconds>(&cell.value)) {
      const double unit = cell.show == Show::length ? 86400.0 : 3600.0;
      worksheet_write_number(sheet_, row_, column, static_cast<double>(time->count()) / unit, format);
    } else if (const auto* number = std::get_if<double>(&cell.value)) {
      worksheet_write_number(sheet_, row_, column, *number, format);
    } else if (const auto* count = std::get_if<std::int64_t>(&cell.value)) {
      worksheet_write_number(sheet_, row_, column, static_cast<double>(*count), format);
    } else if (const auto* day = std::get_if<Day>(&cell.value)) {
      lxw_datetime date = date_of(*day);
      worksheet_write_datetime(sheet_, row_, column, &date, format);
    } else if (look.total || look.head) {
      worksheet_write_blank(sheet_, row_, column, format);
    }
  }

  void fact(const Fact& fact) {
    const std::string label = label_of(fact);
    text(0, label, {.muted = true});
    cell(1, fact.value, {});
    widen(0, label);
    ++row_;
  }

  /// `frozen`: its head stays while one scrolls, and is repeated on each printed page.
  void table(const Table& table, bool frozen) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const Column& column = table.columns[i];
      text(at(i), column.title.empty() ? column.key : column.title,
           {.head = true, .right = column.align == Align::right});
      widen(at(i), column.title);
    }
    if (frozen) {
      worksheet_freeze_panes(sheet_, row_ + 1, 1);
      worksheet_repeat_rows(sheet_, row_, row_);
    }
    ++row_;
    const ShownTable words = shown(table, lang_);
    for (std::size_t i = 0; i < table.rows.size(); ++i) { table_row(table, table.rows[i], words.rows[i], {}); }
    if (table.total) { table_row(table, *table.total, words.total, {.total = true}); }
    for (std::size_t i = 0; i < table.below.size(); ++i) { table_row(table, table.below[i], words.below[i], {}); }
    row_ += static_cast<lxw_row_t>(std::max(table.pen_rows, 0));
  }

  void widen(lxw_col_t column, std::string_view words) {
    double& wide = widths_[column];
    wide = std::max(wide, static_cast<double>(display_width(printable(words))) + 1.5);
  }

  void finish() {
    for (const auto& [column, wide] : widths_) {
      worksheet_set_column(sheet_, column, column, std::clamp(wide, kLeastColumn, kMostColumn), nullptr);
    }
  }

 private:
  /// Its label, else what its clause says around the value: "standard {value}".
  static std::string label_of(const Fact& fact) {
    if (!fact.label.empty()) { return fact.label; }
    std::string label = fact.pattern;
    constexpr std::string_view kHole = "{value}";
    if (const std::size_t hole = label.find(kHole); hole != std::string::npos) { label.erase(hole, kHole.size()); }
    while (label.ends_with(' ')) { label.pop_back(); }
    while (label.starts_with(' ')) { label.erase(0, 1); }
    return label;
  }

  static lxw_col_t at(std::size_t column) { return static_cast<lxw_col_t>(column); }

  void table_row(const Table& table, const TableRow& row, const std::vector<std::string>& words,
                 const Formats::Look& base) {
    for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
      Formats::Look look = base;
      look.right = table.columns[i].align == Align::right;
      look.muted = table.columns[i].muted && !base.total;
      look.wrap = row.cells[i].show == Show::text && table.columns[i].align == Align::left;
      cell(at(i), row.cells[i], look);
      widen(at(i), words[i]);
    }
    ++row_;
  }

  lxw_worksheet* sheet_;
  Formats& formats_;
  Lang lang_;
  lxw_row_t row_ = 0;
  std::map<lxw_col_t, double> widths_;
};

/// The names of sheets: at most 31 characters, without []:*?/\ and not twice.
class SheetNames {
 public:
  std::string of(std::string_view wanted) {
    std::string name;
    for (const char c : printable(wanted)) {
      name += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
    }
    while (name.starts_with(' ')) { name.erase(0, 1); }
    if (name.empty()) { name = "Labclock"; }
    for (int again = 1;; ++again) {
      const std::string tail = again == 1 ? "" : " " + std::to_string(again);
      std::string full = shortened(name, 31 - tail.size()) + tail;
      if (taken_.insert(fold_key(full)).second) { return full; }
    }
  }

 private:
  /// By characters, as Excel counts.
  static std::string shortened(const std::string& name, std::size_t most) {
    std::size_t characters = 0;
    std::size_t end = 0;
    while (end < name.size() && characters < most) {
      // A character beyond the first plane is two of Excel's.
      characters += static_cast<unsigned char>(name[end]) >= 0xF0 ? 2 : 1;
      if (characters > most) { break; }
      ++end;
      while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) { ++end; }
    }
    std::string cut = name.substr(0, end);
    while (cut.ends_with(' ')) { cut.pop_back(); }
    return cut;
  }
  std::set<std::string> taken_;
};

class BookWriter {
 public:
  BookWriter(lxw_workbook* book, const Page& page) : book_(book), page_(page), formats_(book) {}

  void write() {
    SheetWriter first = sheet(page_.title);
    first.widen(0, std::string(static_cast<std::size_t>(kLabelColumn), ' '));
    const Table* in_first = nullptr;
    std::vector<std::pair<std::string, const Table*>> further;
    each_block(page_, [&](const PageBlock& block) {
      if (const auto* table = std::get_if<Table>(&block.content)) {
        if (in_first == nullptr) {
          in_first = table;
          heading(first, table->title);
          if (table->columns.size() > kWideTable) { first.landscape(); }
          first.table(*table, true);
        } else {
          further.emplace_back(table->title.empty() ? block.name : table->title, table);
        }
      } else if (const auto* figure = std::get_if<FigureBlock>(&block.content)) {
        further.emplace_back(figure->title.empty() ? block.name : figure->title, &figure->data);
      } else {
        std::visit([&](const auto& content) { put(first, content); }, block.content);
      }
    });
    first.finish();
    for (const auto& [name, table] : further) {
      if (table->columns.empty()) { continue; }
      SheetWriter own = sheet(name);
      own.table(*table, true);
      own.finish();
    }
  }

 private:
  static constexpr std::size_t kWideTable = 9;

  SheetWriter sheet(std::string_view name) {
    return {workbook_add_worksheet(book_, names_.of(name).c_str()), formats_, page_.lang};
  }

  static void heading(SheetWriter& sheet, const std::string& title) {
    if (sheet.row() > 0) { sheet.skip(); }
    if (title.empty()) { return; }
    sheet.text(0, title, {.strong = true});
    sheet.skip();
  }

  void put(SheetWriter& sheet, const TitleBlock& title) {
    sheet.text(0, title.title, {.strong = true, .large = true});
    sheet.high(24);
    sheet.skip();
    for (const std::vector<std::string>* lines : {&title.lines, &title.right}) {
      for (const std::string& line : *lines) {
        sheet.text(0, line, {.muted = true});
        sheet.skip();
      }
    }
    if (!title.facts.empty()) { sheet.skip(); }
    for (const Fact& fact : title.facts) { sheet.fact(fact); }
  }
  void put(SheetWriter& sheet, const BigNumbers& numbers) {
    heading(sheet, "");
    for (const BigNumber& number : numbers.numbers) {
      sheet.fact(number.fact);
      for (const Fact& detail : number.details) { sheet.fact(detail); }
    }
  }
  void put(SheetWriter& sheet, const FactBox& box) {
    heading(sheet, "");
    for (const Fact& fact : box.facts) { sheet.fact(fact); }
    if (box.note.empty()) { return; }
    sheet.text(0, box.note, {.muted = true});
    sheet.skip();
  }
  void put(SheetWriter& sheet, const ListBlock& list) {
    heading(sheet, list.title);
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      sheet.text(0, (list.numbered ? std::to_string(i + 1) + "  " : "– ") + list.items[i]);
      sheet.skip();
    }
    for (int i = 0; i < list.pen_rows; ++i) { sheet.skip(); }
  }
  void put(SheetWriter& sheet, const Paragraph& paragraph) {
    heading(sheet, "");
    sheet.text(0, paragraph.label, {.muted = true});
    if (paragraph.day) {
      sheet.cell(1, day_cell(paragraph.day), {});
    } else {
      sheet.text(paragraph.label.empty() ? 0 : 1, paragraph.text);
    }
    sheet.skip();
  }
  void put(SheetWriter& sheet, const SignatureBlock& signatures) {
    heading(sheet, "");
    for (const std::string& line : signatures.lines) {
      sheet.text(0, line, {.head = true});
      sheet.widen(0, line);
      sheet.text(1, signatures.date_label, {.head = true});
      sheet.skip();
      sheet.skip();
    }
  }
  void put(SheetWriter& sheet, const FootNotes& notes) {
    heading(sheet, "");
    for (const std::string& note : notes.notes) {
      sheet.text(0, note, {.muted = true});
      sheet.skip();
    }
  }
  // Reached one by one, or written by `write` itself.
  void put(SheetWriter&, const Table&) {}
  void put(SheetWriter&, const FigureBlock&) {}
  void put(SheetWriter&, const SideBySide&) {}

  lxw_workbook* book_;
  const Page& page_;
  Formats formats_;
  SheetNames names_;
};

void tell_facts(lxw_workbook* book, const DocumentFacts& facts) {
  std::string title = cell_text(facts.title);
  std::string author = cell_text(facts.author);
  std::string program = "Labclock";
  lxw_doc_properties told{};
  told.title = title.data();
  told.author = author.data();
  told.company = nullptr;
  told.comments = program.data();
  told.created = static_cast<time_t>(unix_seconds(facts.made));
  workbook_set_properties(book, &told);
}

}  // namespace

Result<std::string> workbook(const Page& page, const DocumentFacts& facts) {
  const MemoryFile file;
  if (!file.open()) { return cannot_draw(std::strerror(errno)); }
  lxw_workbook* book = workbook_new(file.path().c_str());
  if (book == nullptr) { return cannot_draw("memory"); }
  tell_facts(book, facts);
  BookWriter(book, page).write();
  if (const lxw_error wrong = workbook_close(book); wrong != LXW_NO_ERROR) { return cannot_draw(lxw_strerror(wrong)); }
  return file.bytes();
}

}  // namespace labclock::reports
