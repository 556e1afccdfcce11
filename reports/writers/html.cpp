// A page as one HTML file: headings, tables and lists of HTML, figures as SVG, and a style for screen and A4.

#include <fmt/format.h>

#include <iterator>

#include "reports/internal/bidi.hpp"
#include "reports/writers/writers.hpp"
#include "src/utf8.hpp"

namespace labclock::reports {

namespace {

constexpr std::string_view kStyle = R"(
@page { size: A4; margin: 14mm 16mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.5rem; max-width: 52.4rem; color: #22241f; background: #fff;
  font: 400 1rem/1.5 Pretendard, Inter, "Noto Sans KR", "Noto Sans CJK KR", NanumGothic, "Apple SD Gothic Neo",
  "Malgun Gothic", sans-serif; }
h1 { margin: 0; font-size: 1.875rem; line-height: 1.3; }
h2 { margin: 0 0 .5rem; font-size: 1rem; }
section, figure, .numbers, .facts, table { margin: 0 0 1.75rem; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 2rem; padding-bottom: 1rem;
  margin-bottom: 1.25rem; border-bottom: 1px solid #22241f; }
header p { margin: .25rem 0; color: #5c6057; }
header .right { text-align: right; }
header .right p:first-child { color: #22241f; margin-top: .6rem; }
.remark { flex-basis: 100%; }
.remark, .small, .facts dt, .numbers dt, .numbers dd.more, th { font-size: .85rem; }
.small, .facts dt, .numbers dt, th { color: #5c6057; font-weight: 400; }
dl, dd { margin: 0; }
.numbers { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1rem 2rem; }
.numbers .value { font-size: 2.6rem; line-height: 1.25; font-weight: 600; }
.numbers .unit { font-size: 1rem; font-weight: 400; color: #5c6057; margin: 0 .5rem 0 .4rem; }
.facts { display: flex; flex-wrap: wrap; gap: .75rem 2.5rem; padding: 1rem 1.25rem; background: #f4f3ef;
  border: 1px solid #d9d8d2; border-radius: .4rem; }
.facts .value { font-weight: 600; }
.facts .behind, td .behind, .muted { color: #5c6057; font-weight: 400; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2.4rem; }
.pair > * { min-width: 0; }
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; font-weight: 600; padding-bottom: .5rem; }
th { text-align: left; border-bottom: 1px solid #22241f; padding: .25rem .5rem .25rem 0; }
td { border-bottom: 1px solid #d9d8d2; padding: .3rem .5rem .3rem 0; vertical-align: top; overflow-wrap: anywhere; }
th.right, td.right { text-align: right; white-space: nowrap; padding: .3rem 0 .3rem .5rem; }
tr.total td { border-bottom: 0; font-weight: 600; }
tr.pen td { height: 2.2rem; }
.project { font-weight: 600; }
.kind::before { content: ""; display: inline-block; width: .55rem; height: .55rem; margin-right: .6rem; border-radius: .1rem;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.watch { color: #8a6508; font-size: .85rem; font-weight: 400; margin-right: .5rem; }
.over { color: #c2421b; font-size: .85rem; font-weight: 400; margin-right: .5rem; }
svg { display: block; width: 100%; height: auto; overflow: visible; }
svg text { font-family: inherit; white-space: pre; }
ul, ol { margin: 0; padding-left: 1.75rem; }
li { margin: .25rem 0; overflow-wrap: anywhere; }
li::marker { color: #5c6057; }
ul { list-style: "\2013\a0\a0\a0"; }
li.pen { border-bottom: 1px solid #d9d8d2; height: 2rem; }
.sign { display: grid; grid-template-columns: 2fr 1fr; gap: 0 1.5rem; }
.sign p { margin: 2.5rem 0 0; padding-top: .15rem; border-top: 1px solid #5c6057; }
footer { border-top: 1px solid #d9d8d2; padding-top: .75rem; font-size: .75rem; color: #5c6057; }
footer p { margin: 0; }
@media print {
  body { padding: 0; max-width: none; font-size: 9.6pt; }
  html { font-size: 9.6pt; }
  section, figure, .facts, .numbers, tr { break-inside: avoid; }
  .facts { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
@media (max-width: 40rem) { .pair, .numbers { grid-template-columns: 1fr; } }
)";

std::string hex(Rgb colour) {
  return fmt::format("#{:02x}{:02x}{:02x}", colour.r, colour.g, colour.b);
}

/// Escaped, and where it runs from right to left, isolated from what stands beside it.
std::string words(std::string_view text) {
  return has_right_to_left(text) ? "<bdi>" + html_text(text) + "</bdi>" : html_text(text);
}

class Html {
 public:
  Html(const Page& page, const Measure& measure) : page_(page), measure_(measure), lang_(page.lang) {}

  std::string write() {
    put("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"generator\" content=\"Labclock\">\n<title>{}</title>\n",
        lang_ == Lang::ko ? "ko" : "en", html_text(page_.title));
    if (!page_.author.empty()) { put("<meta name=\"author\" content=\"{}\">\n", html_text(page_.author)); }
    put("<style>{}", kStyle);
    for (int i = 0; i < kKindCount; ++i) {
      const auto kind = static_cast<Kind>(i);
      put(".{}::before {{ background: {}; }}\n", key_of(kind), hex(colour(ink_of(kind), Theme::print)));
    }
    out_ += "</style>\n</head>\n<body>\n";
    blocks(page_.blocks, kWhole);
    out_ += "</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  static constexpr float kWhole = 52.4F;  ///< em of a figure as wide as the page
  static constexpr float kHalf = 25.0F;

  template <class... Args>
  void put(fmt::format_string<Args...> pattern, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), pattern, std::forward<Args>(args)...);
  }

  void blocks(const std::vector<PageBlock>& all, float width) {
    for (const PageBlock& block : all) {
      std::visit([&](const auto& content) { write(content, width); }, block.content);
    }
  }

  void write(const SideBySide& both, float width) {
    if (both.left.empty() || both.right.empty()) {
      blocks(both.left.empty() ? both.right : both.left, width);
      return;
    }
    out_ += "<div class=\"pair\">\n<div>\n";
    blocks(both.left, kHalf);
    out_ += "</div>\n<div>\n";
    blocks(both.right, kHalf);
    out_ += "</div>\n</div>\n";
  }

  void write(const TitleBlock& title, float /*width*/) {
    put("<header>\n<div>\n<h1>{}</h1>\n", words(title.title));
    for (const std::string& line : title.lines) { put("<p>{}</p>\n", words(line)); }
    out_ += "</div>\n<div class=\"right\">\n";
    for (const std::string& line : title.right) { put("<p>{}</p>\n", words(line)); }
    out_ += "</div>\n";
    if (!title.remark.empty()) { put("<p class=\"remark\">{}</p>\n", words(title.remark)); }
    out_ += "</header>\n";
  }

  void write(const BigNumbers& numbers, float /*width*/) {
    if (numbers.numbers.empty()) { return; }
    out_ += "<div class=\"numbers\">\n";
    for (const BigNumber& number : numbers.numbers) {
      put("<dl>\n<dt>{}</dt>\n<dd class=\"value\">", words(number.fact.label));
      for (const auto& [digits, unit] : number_parts(number.fact.value, lang_)) {
        put("{}", html_text(digits));
        if (!unit.empty()) { put("<span class=\"unit\">{}</span>", html_text(unit)); }
      }
      out_ += "</dd>\n";
      std::string details;
      for (const Fact& detail : number.details) {
        details += (details.empty() ? "" : " · ") + words(detail.clause(lang_));
      }
      if (!details.empty()) { put("<dd class=\"more\">{}</dd>\n", details); }
      out_ += "</dl>\n";
    }
    out_ += "</div>\n";
  }

  void write(const FactBox& box, float /*width*/) {
    if (box.facts.empty()) { return; }
    out_ += "<section class=\"facts\">\n";
    for (std::size_t i = 0; i < box.facts.size(); ++i) {
      const Fact& fact = box.facts[i];
      put("<dl><dt>{}</dt><dd class=\"value\">{}", words(fact.label), words(shown(fact.value, lang_)));
      while (i + 1 < box.facts.size() && box.facts[i + 1].place == Place::behind) {
        put(" <span class=\"behind\">({})</span>", words(shown(box.facts[++i].value, lang_)));
      }
      out_ += "</dd></dl>\n";
    }
    if (!box.note.empty()) { put("<p class=\"small\">{}</p>\n", words(box.note)); }
    out_ += "</section>\n";
  }

  // Tables ------------------------------------------------------------------------------------------------------

  void write(const Table& table, float /*width*/) {
    if (table.rows.empty() && !table.total && table.below.empty() && table.pen_rows == 0) { return; }
    out_ += "<table>\n";
    if (!table.title.empty()) { put("<caption>{}</caption>\n", words(table.title)); }
    out_ += "<thead>\n<tr>";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (!has_place(table, i)) { continue; }
      const bool right = table.columns[i].align == Align::right;
      put("<th scope=\"col\"{}>{}</th>", right ? " class=\"right\"" : "", title_of(table, i));
    }
    out_ += "</tr>\n</thead>\n<tbody>\n";
    const ShownTable said = shown(table, lang_);
    for (std::size_t i = 0; i < table.rows.size(); ++i) { row(table, table.rows[i], said.rows[i], ""); }
    if (table.total) { row(table, *table.total, said.total, " class=\"total\""); }
    for (std::size_t i = 0; i < table.below.size(); ++i) { row(table, table.below[i], said.below[i], ""); }
    pen_rows(table);
    out_ += "</tbody>\n</table>\n";
  }

  /// Whether a column is one of its own, and not beside another.
  static bool has_place(const Table& table, std::size_t i) {
    const Place place = table.columns[i].place;
    if (place == Place::before) { return i + 1 == table.columns.size(); }
    return place == Place::own || i == 0;
  }
  [[nodiscard]] std::string title_of(const Table& table, std::size_t i) const {
    std::string title = words(table.columns[i].title);
    for (std::size_t next = i + 1; next < table.columns.size(); ++next) {
      const Place place = table.columns[next].place;
      if (place != Place::behind && place != Place::joined) { break; }
      const std::string beside = words(title_beside(table, next, lang_));
      if (!beside.empty()) { title += place == Place::behind ? " (" + beside + ")" : " · " + beside; }
    }
    return title;
  }

  static std::string mark_of(const Cell& cell, const std::string& said) {
    if (cell.mark == CellMark::none || said.empty()) { return {}; }
    const bool over = cell.mark == CellMark::over;
    return fmt::format("<span class=\"{}\">{} {}</span>", over ? "over" : "watch", over ? "■" : "▲", words(said));
  }

  void row(const Table& table, const TableRow& row, const std::vector<std::string>& said, std::string_view look) {
    put("<tr{}>", look);
    std::string before;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const Cell& cell = row.cells[i];
      if (!has_place(table, i)) {
        if (table.columns[i].place == Place::before) { before += mark_of(cell, said[i]); }
        continue;
      }
      const std::string look_of_cell = table.columns[i].align == Align::right ? " class=\"right\""
                                       : cell.kind ? fmt::format(" class=\"kind {}\"", key_of(*cell.kind))
                                                   : std::string();
      put("<td{}>{}", look_of_cell, before);
      before.clear();
      put("{}</td>", content_of(table, row, said, i));
    }
    out_ += "</tr>\n";
  }

  static std::string content_of(const Table& table, const TableRow& row, const std::vector<std::string>& said,
                                std::size_t i) {
    const Cell& cell = row.cells[i];
    std::string text = words(said[i]);
    if (cell.strong && !text.empty()) { text = "<b>" + text + "</b>"; }
    for (std::size_t next = i + 1; next < table.columns.size(); ++next) {
      const Place place = table.columns[next].place;
      if (place != Place::behind && place != Place::joined) { break; }
      if (said[next].empty() || (place == Place::joined && !row.cells[next].told())) { continue; }
      if (place == Place::behind) {
        text += " <span class=\"behind\">(" + words(said[next]) + ")</span>";
      } else {
        text += (text.empty() ? "" : " · ") + words(said[next]);
      }
    }
    if (table.columns[i].muted && !text.empty()) { text = "<span class=\"muted\">" + text + "</span>"; }
    return text;
  }

  void pen_rows(const Table& table) {
    for (int pen = 0; pen < table.pen_rows; ++pen) {
      out_ += "<tr class=\"pen\">";
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (has_place(table, i)) { out_ += "<td></td>"; }
      }
      out_ += "</tr>\n";
    }
  }

  // Figures and words -------------------------------------------------------------------------------------------

  void write(const FigureBlock& block, float width) {
    FigureStyle style;
    style.width = width;
    style.height = block.height;
    style.lang = lang_;
    style.measure = &measure_;
    const std::string id = fmt::format("figure{}", ++figures_);
    put("<figure>\n<h2>{}</h2>\n", words(block.title));
    if (block.legend) {
      FigureStyle line = style;
      line.height = 0;
      out_ += figure_svg(block.legend(line), Theme::print, id + "-key", block.title, 20.0F);
    }
    const Figure figure = block.draw(style);
    std::string says = printable(block.title);
    for (const std::string& line : figure.words) { says += "; " + line; }
    out_ += figure_svg(figure, Theme::print, id, says, 20.0F);
    out_ += "</figure>\n";
  }

  void write(const ListBlock& list, float /*width*/) {
    const std::string_view tag = list.numbered ? "ol" : "ul";
    if (list.items.empty() && list.pen_rows == 0) { return; }
    put("<section>\n<h2>{}</h2>\n<{}>\n", words(list.title), tag);
    for (const std::string& item : list.items) { put("<li>{}</li>\n", words(item)); }
    for (auto i = static_cast<int>(list.items.size()); i < list.pen_rows; ++i) {
      out_ += "<li class=\"pen\">&nbsp;</li>\n";
    }
    put("</{}>\n</section>\n", tag);
  }

  void write(const Paragraph& paragraph, float /*width*/) {
    if (paragraph.text.empty() && paragraph.label.empty()) { return; }
    put("<p{}>{}{}{}</p>\n", paragraph.small ? " class=\"small\"" : "", words(paragraph.label),
        paragraph.label.empty() ? "" : ": ", words(paragraph.text));
  }

  void write(const SignatureBlock& block, float /*width*/) {
    out_ += "<section class=\"sign\">\n";
    for (const std::string& line : block.lines) {
      put("<p class=\"small\">{}</p>\n<p class=\"small\">{}</p>\n", words(line), words(block.date_label));
    }
    out_ += "</section>\n";
  }

  void write(const FootNotes& notes, float /*width*/) {
    if (notes.notes.empty()) { return; }
    std::string text;
    for (const std::string& note : notes.notes) { text += (text.empty() ? "" : " ") + words(note); }
    put("<footer>\n<p>{}</p>\n</footer>\n", text);
  }

  const Page& page_;
  const Measure& measure_;
  Lang lang_;
  std::string out_;
  int figures_ = 0;
};

}  // namespace

std::string page_html(const Page& page, const Measure& measure) {
  return Html{page, measure}.write();
}

}  // namespace labclock::reports
