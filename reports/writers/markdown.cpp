// A page as Markdown: headings, tables and lists that a person can paste into a mail or a wiki.

#include <fmt/format.h>

#include "reports/internal/bidi.hpp"
#include "reports/writers/writers.hpp"
#include "src/msg/reports.hpp"
#include "src/utf8.hpp"

namespace labclock::reports {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

class Markdown {
 public:
  explicit Markdown(const Page& page) : lang_(page.lang) {
    each_block(page, [this](const PageBlock& block) {
      std::visit([this](const auto& content) { write(content); }, block.content);
    });
  }
  std::string text() { return std::move(out_); }

 private:
  void paragraph(std::string_view text) {
    if (text.empty()) { return; }
    if (!out_.empty()) { out_ += '\n'; }
    out_ += text;
    out_ += '\n';
  }
  void heading(int level, std::string_view title) {
    if (!title.empty()) { paragraph(std::string(static_cast<std::size_t>(level), '#') + " " + markdown_text(title)); }
  }

  void write(const TitleBlock& title) {
    heading(1, title.title);
    for (const std::string& line : title.right) { paragraph(markdown_text(line)); }
    for (const std::string& line : title.lines) { paragraph(markdown_text(line)); }
    paragraph(markdown_text(title.remark));
  }

  void write(const BigNumbers& numbers) {
    std::string list;
    for (const BigNumber& number : numbers.numbers) {
      std::string details;
      for (const Fact& detail : number.details) {
        details += (details.empty() ? "" : " · ") + markdown_text(detail.clause(lang_));
      }
      list += fmt::format("- {}: **{}**{}\n", markdown_text(number.fact.label),
                          markdown_text(shown(number.fact.value, lang_)), details.empty() ? "" : " (" + details + ")");
    }
    if (!list.empty()) { list.pop_back(); }
    paragraph(list);
  }

  void write(const FactBox& box) {
    std::string list;
    for (const Fact& fact : box.facts) {
      const std::string value = markdown_text(shown(fact.value, lang_));
      if (fact.place == Place::behind && !list.empty()) {
        list.pop_back();
        list += fmt::format(" ({})\n", value);
      } else {
        list += fmt::format("- {}: **{}**\n", markdown_text(fact.label), value);
      }
    }
    if (!list.empty()) { list.pop_back(); }
    paragraph(list);
    paragraph(markdown_text(box.note));
  }

  void write(const Table& table) {
    heading(2, table.title);
    write_rows(table);
  }

  void write(const FigureBlock& figure) {
    if (figure.data.rows.empty()) { return; }
    heading(2, figure.title);
    write_rows(figure.data);
  }

  void write_rows(const Table& table) {
    if (table.rows.empty() && !table.total && table.below.empty()) { return; }
    const JoinedTable made = joined(table, lang_);
    std::string text;
    const auto line = [&](const auto& cell_of) {
      text += '|';
      for (std::size_t i = 0; i < made.titles.size(); ++i) { text += fmt::format(" {} |", cell_of(i)); }
      text += '\n';
    };
    line([&](std::size_t i) { return markdown_text(made.titles[i]); });
    line([&](std::size_t i) { return made.aligns[i] == Align::right ? "---:" : "---"; });
    const auto row = [&](const std::vector<std::string>& cells, bool strong) {
      line([&](std::size_t i) {
        const std::string cell = markdown_text(cells[i]);
        return strong && !cell.empty() ? "**" + cell + "**" : cell;
      });
    };
    for (const auto& cells : made.cells.rows) { row(cells, false); }
    if (table.total) { row(made.cells.total, true); }
    for (const auto& cells : made.cells.below) { row(cells, false); }
    text.pop_back();
    paragraph(text);
  }

  void write(const ListBlock& list) {
    if (list.items.empty()) { return; }
    heading(2, list.title);
    std::string text;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      const std::string marker = list.numbered ? fmt::format("{}.", i + 1) : "-";
      text += marker + " " + markdown_text(list.items[i]) + "\n";
    }
    text.pop_back();
    paragraph(text);
  }

  void write(const Paragraph& words) {
    if (words.text.empty()) { return; }
    const std::string label = words.label.empty() ? "" : markdown_text(words.label) + ": ";
    paragraph(label + markdown_text(words.text));
  }

  void write(const SignatureBlock& block) {
    std::string text;
    for (const std::string& line : block.lines) {
      text += fmt::format("- {}: \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_ {}: \\_\\_\\_\\_\\_\\_\n", markdown_text(line),
                          markdown_text(block.date_label));
    }
    if (!text.empty()) { text.pop_back(); }
    paragraph(text);
  }

  void write(const FootNotes& notes) {
    if (notes.notes.empty()) { return; }
    paragraph("---");
    std::string text;
    for (const std::string& note : notes.notes) { text += (text.empty() ? "" : " ") + markdown_text(note); }
    paragraph(text);
  }

  void write(const SideBySide& /*both*/) {}  // each_block hands over what is in it

  Lang lang_;
  std::string out_;
};

/// Whether a text would begin a heading, a list or a quotation.
bool begins_something(std::string_view text) {
  if (text.empty()) { return false; }
  if (text.front() == '-' || text.front() == '+' || text.front() == '=') { return true; }
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) { ++digits; }
  return digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')') &&
         (digits + 1 == text.size() || text[digits + 1] == ' ');
}

}  // namespace

std::string markdown_text(std::string_view text) {
  constexpr std::string_view kMarks = "\\`*_{}[]<>#|~&$^@!";
  const std::string safe = printable(text);
  std::string out;
  out.reserve(safe.size() + 8);
  const std::size_t digits = safe.find_first_not_of("0123456789");
  const bool begins = begins_something(safe);
  for (std::size_t i = 0; i < safe.size(); ++i) {
    const char c = safe[i];
    const bool starts_line = begins && (i == 0 ? !is_digit(c) : i == digits && is_digit(safe[0]));
    // A bare address would become a link.
    const bool address = (c == ':' && safe.compare(i, 3, "://") == 0) ||
                         (c == '.' && i >= 3 && fold_key(safe.substr(i - 3, 3)) == "www");
    if (starts_line || address || kMarks.find(c) != std::string_view::npos) { out += '\\'; }
    out += c;
  }
  // Isolated, so that what stands beside it keeps its place.
  return has_right_to_left(out) ? "\u2068" + out + "\u2069" : out;
}

std::string page_markdown(const Page& page) {
  return Markdown{page}.text();
}

}  // namespace labclock::reports
