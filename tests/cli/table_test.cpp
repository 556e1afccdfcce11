#include "cli/paint/table.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "src/utf8.hpp"

using namespace labclock;
using namespace labclock::cli;

TEST_CASE("columns line up, Korean beside Latin, without blanks at line ends") {
  Table table({{.gap = 0}, {.align = Align::right}, {}});
  table.row({"본인 연구", "12", "a"});
  table.row({"NRF", "3", "한글"});
  table.row({"x"});
  table.blank();
  CHECK(table.print(Style{}) == "본인 연구  12  a\nNRF         3  한글\nx\n\n");
}

TEST_CASE("an empty column takes no room") {
  Table table({{.gap = 0}, {}, {}});
  table.row({"a", "", "c"});
  table.row({"aa", "", "c"});
  CHECK(table.print(Style{}) == "a   c\naa  c\n");
}

TEST_CASE("one column gives way on a terminal, never on a pipe") {
  Style style;
  style.width = 20;
  Table table({{.gap = 0}, {.gives_way = true}});
  table.row({"12345678", "a note that is too long for the line"});
  CHECK(table.print(style) == "12345678  a note that is too long for the line\n");
  style.terminal = true;
  const std::string line = table.print(style);
  CHECK(line == "12345678  a note th…\n");
}

TEST_CASE("wide characters are never cut in half") {
  Style style;
  style.terminal = true;
  style.width = 20;
  for (int indent = 0; indent < 4; ++indent) {
    Table table({{.gap = indent}, {.gives_way = true}});
    table.row({"12", "플레이트 준비와 젤 촬영 기록"});
    std::string line = table.print(style);
    line.pop_back();
    CHECK(display_width(line) <= 20);
    CHECK(valid_utf8(line));
    CHECK(line.ends_with("…"));
  }
}

TEST_CASE("pieces keep their colours when they are cut") {
  Style style;
  style.depth = ColorDepth::ansi16;
  const Cell cell{{"activity", Ink::muted}, {" note", Ink::plain}};
  CHECK(cell.width() == 13);
  CHECK(to_line(style, cell) == "\x1b[2mactivity\x1b[0m note");
  CHECK(to_line(style, cell, 13) == "\x1b[2mactivity\x1b[0m note");
  CHECK(to_line(style, cell, 8) == "\x1b[2mactivit…\x1b[0m");
  CHECK(to_line(style, cell, 10) == "\x1b[2mactivity\x1b[0m …");
}

TEST_CASE("what a person wrote cannot steer the terminal") {
  Table table(std::vector<Column>{{.gap = 0}});
  table.row({"a\x1b[31mb"});
  CHECK(table.print(Style{}).find('\x1b') == std::string::npos);
}
