#pragma once
// A page: what a report says, before anybody decides how it looks.
//
// What it is: blocks (title, big numbers, tables, figures, boxes of facts, lists, signatures, notes) made of
// cells. A cell holds a value as it is (seconds, a fraction, a date) and how it is shown, so XLSX, JSON and CSV get
// real numbers, Markdown, HTML and paper get words, and all of them tell the same. What it is not: a layout
// (`lay_out` makes figures of it) or a file format (reports/writers/).
//
// What is not to leave is never put on a page: there is nothing here for a writer to leave out. Every block, column
// and fact has a key, stable and in English, for JSON; titles and words are in the language of the page.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "reports/figures.hpp"
#include "src/project.hpp"
#include "src/text.hpp"
#include "src/time.hpp"

namespace labclock::reports {

/// How a cell's value is shown. In brackets what `value` holds; nothing held is "cannot be told": a dash, null.
enum class Show : unsigned char {
  blank,     ///< nothing at all, for the pen too
  text,      ///< [string] what a person typed, or words of the page
  word,      ///< [string] a key ("watch", "funded") that `words` says in the person's language
  hours,     ///< [Seconds] decimal hours, "81.3"
  length,    ///< [Seconds] "48 h 16 min"
  share,     ///< [double] a fraction as per cent, "42.1 %"
  points,    ///< [double] percentage points with their sign, "−7.9"
  number,    ///< [double] with `decimals`
  count,     ///< [int64] "5"
  days,      ///< [int64] "6 days"
  day,       ///< [Day] "24 Nov 2026"
  short_day  ///< [Day] "1 Dec", where the year goes without saying
};

/// What stands beside a value so that it is not told by colour alone.
enum class CellMark : unsigned char { none, watch, over };

struct Cell {
  std::variant<std::monostate, std::string, Seconds, double, std::int64_t, Day> value;
  Show show = Show::blank;
  int decimals = 0;
  std::string words;         ///< of `word`: what is shown; else only where that is not the value rounded by itself
  std::optional<Kind> kind;  ///< the kind's square before it
  CellMark mark = CellMark::none;
  bool strong = false;
  [[nodiscard]] bool told() const { return !std::holds_alternative<std::monostate>(value); }
};

[[nodiscard]] Cell blank_cell();
[[nodiscard]] Cell text_cell(std::string text);
[[nodiscard]] Cell word_cell(std::string_view key, std::string words, CellMark mark = CellMark::none);
[[nodiscard]] Cell project_cell(std::string name, Kind kind);
[[nodiscard]] Cell hours_cell(std::optional<Seconds> time, int decimals = 1);
[[nodiscard]] Cell length_cell(std::optional<Seconds> time);
[[nodiscard]] Cell share_cell(std::optional<double> share, int decimals = 1);
[[nodiscard]] Cell points_cell(std::optional<double> points, int decimals = 1);
[[nodiscard]] Cell number_cell(std::optional<double> number, int decimals = 2);
[[nodiscard]] Cell count_cell(std::optional<std::int64_t> count);
[[nodiscard]] Cell days_cell(std::optional<std::int64_t> days);
[[nodiscard]] Cell day_cell(std::optional<Day> day);
[[nodiscard]] Cell short_day_cell(std::optional<Day> day);

/// As a person reads it; "–" where it cannot be told. Texts are made printable (no control characters, one line).
[[nodiscard]] std::string shown(const Cell& cell, Lang lang);
/// The same with plain characters and without units that a column's title tells ("81.3", "42.1%", "-7.9", ISO days,
/// "48:16"), for CSV; empty where it cannot be told. Texts as they are.
[[nodiscard]] std::string plain(const Cell& cell);
/// For big numbers: {{"48","h"},{"16","min"}}, {{"42","%"}}, {{"5","days"}}.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> number_parts(const Cell& cell, Lang lang);

/// How a value stands to its neighbour in print; JSON, CSV and XLSX give each a place of its own.
enum class Place : unsigned char {
  own,     ///< a column, a place of its own
  behind,  ///< muted in brackets behind the one before: "81.3 (80.0)"
  before,  ///< in front of the next one: "▲ watch  −7.9"
  joined   ///< words joined to those before: "industry · Samsung Electronics"
};

/// A value with its name.
struct Fact {
  std::string key;
  std::string label;
  Cell value;
  std::string pattern;  ///< as a clause, "of {value}"; empty = "label value"
  Place place = Place::own;
  /// "agreed 50 %", "of 28".
  [[nodiscard]] std::string clause(Lang lang) const;
};

// Blocks ------------------------------------------------------------------------------------------------------

/// The head of a page. `facts` are what its lines say, for the formats that have values (person, from, to …).
struct TitleBlock {
  std::string title;
  std::vector<std::string> lines;  ///< below the title, muted
  std::string remark;              ///< below them, smaller; may be empty
  std::vector<std::string> right;  ///< at the right end: strong, then muted
  std::vector<Fact> facts;
};

struct BigNumber {
  Fact fact;
  std::vector<Fact> details;  ///< clauses below, joined by " · "
};
struct BigNumbers {
  std::vector<BigNumber> numbers;  ///< three beside each other
};

struct Column {
  std::string key;
  std::string title;
  Align align = Align::left;
  Place place = Place::own;
  bool muted = false;
  /// Its values add up to the total row's: they are rounded together (largest remainder, docs/rules.md 1.13), and
  /// rows gathered in "and N more" have their exact sum.
  bool adds_up = false;
  float least = 0;   ///< em: at least as wide
  bool pen = false;  ///< there is nothing in it, for the pen: on paper only
};
struct TableRow {
  std::vector<Cell> cells;  ///< one a column
};
struct Table {
  std::string title;  ///< above it; may be empty
  std::vector<Column> columns;
  std::vector<TableRow> rows;
  std::optional<TableRow> total;
  std::vector<TableRow> below;  ///< further rows below the total, with a line above (absences, all activities)
  int pen_rows = 0;             ///< empty rows to write in, on paper only
  bool gather = false;          ///< where room is short the last rows may become "and N more"
  bool small = false;           ///< captions instead of body text (a month of days)
};
/// The cells of all rows, the total and those below as a person reads them, `adds_up` columns rounded together.
struct ShownTable {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> total;
  std::vector<std::vector<std::string>> below;
};
[[nodiscard]] ShownTable shown(const Table& table, Lang lang);
/// A table as print has it: columns that stand beside another one are joined to it ("81.3 (80.0)", "▲ watch −7.9"),
/// those for the pen are left out.
struct JoinedTable {
  std::vector<std::string> titles;
  std::vector<Align> aligns;
  ShownTable cells;
};
[[nodiscard]] JoinedTable joined(const Table& table, Lang lang);
/// The title of a column that stands beside another, "expected" of "Expected"; empty where none of its rows says
/// anything.
[[nodiscard]] std::string title_beside(const Table& table, std::size_t column, Lang lang);
/// The table with its first `rows` rows and the others as one, "and N more", with their exact sums where columns
/// add up. `rows` less than the table's.
[[nodiscard]] Table gathered(const Table& table, std::size_t rows, Lang lang);

struct FigureBlock {
  std::string title;
  /// Lays it out; `FigureStyle::height` is what it gets (0: as it likes).
  std::function<Figure(const FigureStyle&)> draw;
  /// Its key, at the right end of the title's line; may be empty.
  std::function<Figure(const FigureStyle&)> legend;
  Table data;           ///< the same as numbers, for formats that do not draw
  float height = 9.0F;  ///< em, as drawn where there is room
  float least = 6.0F;   ///< em, where it is not
};

struct FactBox {
  std::vector<Fact> facts;
  std::string note;  ///< a caption below; may be empty
};

struct ListBlock {
  std::string title;
  std::vector<std::string> items;
  bool numbered = false;
  int pen_rows = 0;  ///< lines to write on where there are fewer items, on paper only
};

/// A line of text, or several. `label` stands before it, muted ("Next meeting:").
struct Paragraph {
  std::string label;
  std::string text;        ///< empty with a label: room for the pen
  std::optional<Day> day;  ///< what the text says, where it is a date
  bool small = false;
};

struct SignatureBlock {
  std::vector<std::string> lines;  ///< who signs: a line for the name and one for the date each
  std::string date_label;
};

/// Definitions and sources at the foot of the last page.
struct FootNotes {
  std::vector<std::string> notes;  ///< sentences; on paper one paragraph
};

struct PageBlock;
/// Two halves of the width beside each other; one that is empty leaves all of it to the other.
struct SideBySide {
  std::vector<PageBlock> left, right;
};

struct PageBlock {
  std::string key;   ///< stable, for JSON ("projects"); empty where it has none (side by side)
  std::string name;  ///< what it is called when it had to be left out
  int rank = 0;      ///< where room is short the highest goes first; 0 stays
  std::variant<TitleBlock, BigNumbers, Table, FigureBlock, FactBox, ListBlock, Paragraph, SignatureBlock, FootNotes,
               SideBySide>
      content;
};

struct Page {
  std::string id;      ///< "advisor", "timesheet"
  std::string title;   ///< of the document
  std::string author;  ///< empty = not told
  Lang lang = Lang::en;
  std::vector<PageBlock> blocks;
};

/// Calls `take` with each block, those side by side one by one.
void each_block(const Page& page, const std::function<void(const PageBlock&)>& take);

// Paper -------------------------------------------------------------------------------------------------------

/// A4 in em of 20 px at 150 dpi (1240 x 1754 px): 1 em is 9.6 pt of body text.
struct PageStyle {
  float width = 62.0F;
  float height = 87.7F;
  float margin = 4.8F;
  const Measure* measure = nullptr;  ///< never null when laid out
  int pages = 1;                     ///< at most so many, where the content needs them
};
[[nodiscard]] inline PageStyle landscape(PageStyle style) {
  std::swap(style.width, style.height);
  return style;
}

/// A figure a page. Content flows over as many of `style.pages` as it needs, tables with their heads repeated. Where
/// that is not enough rows move closer, figures become lower, rows and items are gathered with their count and sum,
/// and at last blocks go by `rank`; the last page says what was left out. Nothing goes silently.
[[nodiscard]] std::vector<Figure> lay_out(const Page& page, const PageStyle& style);

}  // namespace labclock::reports
