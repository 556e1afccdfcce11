// Tables whose columns go when they say nothing.

#include "cli/paint/titled.hpp"

#include <doctest/doctest.h>

using namespace labclock::cli;

namespace {

TitledTable people() {
  TitledTable table;
  table.column("name", {.gap = 0});
  table.column("funder");
  table.column("share", {.align = Align::right});
  return table;
}

}  // namespace

TEST_CASE("a column without a word in it is left out, heading and all") {
  TitledTable table = people();
  CHECK(table.empty());
  table.row({"Thesis", "", "30 %"});
  table.row({"NRF basic", "", "5 %"});
  CHECK_FALSE(table.empty());
  CHECK(table.print(Style{}) ==
        "name       share\n"
        "Thesis      30 %\n"
        "NRF basic    5 %\n");
}

TEST_CASE("one word keeps a column, and rows may be short") {
  TitledTable table = people();
  table.row({"학위논문"});
  table.row({"과제", "연구재단", "5 %"});
  CHECK(table.print(Style{}) ==
        "name      funder    share\n"
        "학위논문\n"
        "과제      연구재단    5 %\n");
}

TEST_CASE("spare columns go when a terminal has no room, then the rest gives way") {
  TitledTable table;
  table.column("name", {.gives_way = true, .gap = 0});
  table.column("funder", {}, 1);
  table.column("number", {}, 2);
  table.row({"Thesis: chapter 4", "National Foundation", "2026-17"});
  CHECK(table.width() == 17 + 2 + 19 + 2 + 7);
  Style style;
  style.terminal = true;
  style.width = 47;
  CHECK(table.print(style) ==
        "name               funder               number\n"
        "Thesis: chapter 4  National Foundation  2026-17\n");
  style.width = 46;
  CHECK(table.print(style) ==
        "name               funder\n"
        "Thesis: chapter 4  National Foundation\n");
  style.width = 20;
  CHECK(table.print(style) ==
        "name\n"
        "Thesis: chapter 4\n");
  style.terminal = false;
  CHECK(table.print(style).find("2026-17") != std::string::npos);
}
