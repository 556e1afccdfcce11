#include "cli/paint/style.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <numeric>

#include "src/utf8.hpp"

using namespace labclock;
using namespace labclock::cli;

namespace {
TerminalFacts xterm() {
  TerminalFacts facts;
  facts.terminal = true;
  facts.term = "xterm-256color";
  facts.lang = "en_US.UTF-8";
  return facts;
}
}  // namespace

TEST_CASE("color follows the terminal, NO_COLOR and the person's word") {
  TerminalFacts facts = xterm();
  CHECK(style_for(facts, ColorChoice::automatic).depth == ColorDepth::ansi256);
  facts.colorterm = "truecolor";
  CHECK(style_for(facts, ColorChoice::automatic).depth == ColorDepth::truecolor);
  CHECK(style_for(facts, ColorChoice::never).depth == ColorDepth::none);
  facts.no_color = true;
  CHECK(style_for(facts, ColorChoice::automatic).depth == ColorDepth::none);
  CHECK(style_for(facts, ColorChoice::always).depth == ColorDepth::truecolor);

  TerminalFacts old = xterm();
  old.term = "vt220";
  CHECK(style_for(old, ColorChoice::automatic).depth == ColorDepth::ansi16);
  old.term = "dumb";
  CHECK(style_for(old, ColorChoice::automatic).depth == ColorDepth::none);
  old.term = "";
  CHECK(style_for(old, ColorChoice::automatic).depth == ColorDepth::none);

  TerminalFacts pipe = xterm();
  pipe.terminal = false;
  CHECK(style_for(pipe, ColorChoice::automatic).depth == ColorDepth::none);
  CHECK(style_for(pipe, ColorChoice::always).depth == ColorDepth::ansi256);
}

TEST_CASE("the width is what COLUMNS says, else the terminal, else 80") {
  TerminalFacts facts = xterm();
  CHECK(style_for(facts, ColorChoice::automatic).width == 80);
  facts.columns = 132;
  CHECK(style_for(facts, ColorChoice::automatic).width == 132);
  facts.columns_variable = "60";
  CHECK(style_for(facts, ColorChoice::automatic).width == 60);
  for (const char* nonsense : {"wide", "-4", "0", "60x", "99999999999"}) {
    facts.columns_variable = nonsense;
    CHECK(style_for(facts, ColorChoice::automatic).width == 132);
  }
  facts.columns_variable = "3";
  CHECK(style_for(facts, ColorChoice::automatic).width == 20);
}

TEST_CASE("UTF-8 is told by the first locale variable that is set") {
  CHECK(utf8_locale("", "", "ko_KR.UTF-8"));
  CHECK(utf8_locale("", "C.utf8", "C"));
  CHECK_FALSE(utf8_locale("C", "", "ko_KR.UTF-8"));
  CHECK_FALSE(utf8_locale("", "", ""));
  CHECK_FALSE(utf8_locale("", "", "ko_KR.EUC-KR"));
}

TEST_CASE("a light ground is known by COLORFGBG") {
  TerminalFacts facts = xterm();
  facts.colorterm = "truecolor";
  facts.colorfgbg = "0;15";
  CHECK(paint(style_for(facts, ColorChoice::automatic), Ink::own, "x") == "\x1b[38;2;0;114;178mx\x1b[0m");
  facts.colorfgbg = "15;0";
  CHECK(paint(style_for(facts, ColorChoice::automatic), Ink::own, "x") == "\x1b[38;2;86;180;233mx\x1b[0m");
  facts.colorfgbg = "15;default";
  CHECK_FALSE(style_for(facts, ColorChoice::automatic).light);
}

TEST_CASE("paint wraps in one sequence or not at all") {
  Style style;
  CHECK(paint(style, Ink::funded, "a") == "a");
  CHECK(paint(style, Rgb{1, 2, 3}, "a") == "a");
  style.depth = ColorDepth::ansi16;
  CHECK(paint(style, Ink::funded, "a") == "\x1b[33ma\x1b[0m");
  CHECK(paint(style, Ink::plain, "a") == "a");
  CHECK(paint(style, Ink::strong, "a") == "\x1b[1ma\x1b[0m");
  CHECK(paint(style, Ink::funded, "").empty());
  CHECK(paint(style, Rgb{1, 2, 3}, "a") == "a");
  style.depth = ColorDepth::ansi256;
  CHECK(paint(style, Rgb{255, 0, 0}, "a") == "\x1b[38;5;196ma\x1b[0m");
}

TEST_CASE("the 256-colour palette") {
  CHECK(nearest_256({0, 0, 0}) == 16);
  CHECK(nearest_256({255, 255, 255}) == 231);
  CHECK(nearest_256({0xE6, 0x9F, 0x00}) == 178);
  CHECK(nearest_256({0x8A, 0x8F, 0x8A}) == 245);
  CHECK(rgb_from("#E69F00") == Rgb{0xE6, 0x9F, 0x00});
  for (const char* wrong : {"", "E69F00", "#E69F0", "#E69F0G", "#E69F000"}) {
    CHECK(rgb_from(wrong) == Rgb{0x8A, 0x8F, 0x8A});
  }
}

TEST_CASE("every kind has an ink of its own, and off-hours is a mark and not a hue") {
  CHECK(ink_of(Kind::own) == Ink::own);
  CHECK(ink_of(Kind::funded) == Ink::funded);
  CHECK(ink_of(Kind::service) == Ink::service);
  CHECK(ink_of(Kind::course) == Ink::course);
  CHECK(ink_of(Kind::unassigned) == Ink::unassigned);
  Style style;
  CHECK(block(style, Ink::own, false, 3) == "███");
  CHECK(block(style, Ink::own, true, 2) == "▒▒");
  style.utf8 = false;
  CHECK(block(style, Ink::own, false, 3) == "###");
  CHECK(block(style, Ink::own, true, 2) == "//");
  CHECK(block(style, Ink::own, true, 0).empty());
  style.depth = ColorDepth::ansi16;
  CHECK(block(style, Ink::own, false, 1) == "\x1b[34m#\x1b[0m");
  CHECK(block(style, Ink::own, true, 1) == "\x1b[34m/\x1b[0m");
}

TEST_CASE("cells are shared out so that they add up") {
  CHECK(share_cells({1, 1, 1}, 10) == std::vector<int>{4, 3, 3});
  CHECK(share_cells({999, 1}, 10) == std::vector<int>{9, 1});
  CHECK(share_cells({0, 0}, 10) == std::vector<int>{0, 0});
  CHECK(share_cells({}, 10).empty());
  CHECK(share_cells({5, 5}, 0) == std::vector<int>{0, 0});
  CHECK(rc::check("they add up, and zero stays zero", [] {
    const auto cells = *rc::gen::inRange(1, 200);
    const auto raw = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 100000));
    const std::vector<std::int64_t> parts(raw.begin(), raw.end());
    const std::vector<int> shared = share_cells(parts, cells);
    const bool any = std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) > 0;
    RC_ASSERT(std::accumulate(shared.begin(), shared.end(), 0) == (any ? cells : 0));
    for (std::size_t i = 0; i < parts.size(); ++i) { RC_ASSERT(parts[i] > 0 || shared[i] == 0); }
  }));
}

TEST_CASE("long text is cut with the ellipsis that the character set has") {
  Style style;
  CHECK(cut_text(style, "plates", 6) == "plates");
  CHECK(cut_text(style, "plates and gels", 8) == "plates …");
  CHECK(display_width(cut_text(style, "과제 회의 기록", 8)) <= 8);
  style.utf8 = false;
  CHECK(cut_text(style, "plates and gels", 8) == "plate...");
  CHECK(cut_text(style, "plates", 2) == "..");
}
