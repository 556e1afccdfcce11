#include "reports/palette.hpp"

#include <doctest/doctest.h>

#include <set>
#include <tuple>

namespace labclock::reports {
namespace {

constexpr Theme kThemes[]{Theme::light, Theme::dark, Theme::print};
constexpr double kReadable = 4.5;  // WCAG 2.1, 1.4.3: text of this size

TEST_CASE("contrast is WCAG's: 21 for black on white, 1 for a colour on itself, the same both ways") {
  CHECK(contrast({0, 0, 0}, {255, 255, 255}) == doctest::Approx(21.0));
  CHECK(contrast({255, 255, 255}, {0, 0, 0}) == doctest::Approx(21.0));
  CHECK(contrast({18, 52, 86}, {18, 52, 86}) == doctest::Approx(1.0));
  // A pair that is often quoted: #767676 is the lightest grey that passes on white.
  CHECK(contrast({0x76, 0x76, 0x76}, {255, 255, 255}) == doctest::Approx(4.54).epsilon(0.002));
}

TEST_CASE("every text colour is readable on every ground it can stand on") {
  for (const Theme theme : kThemes) {
    for (const Ink text : {Ink::text, Ink::muted, Ink::watch_text, Ink::over}) {
      for (const Ink ground : {Ink::background, Ink::surface, Ink::band}) {
        CAPTURE(static_cast<int>(theme));
        CAPTURE(static_cast<int>(text));
        CAPTURE(static_cast<int>(ground));
        CHECK(contrast(colour(text, theme), colour(ground, theme)) >= kReadable);
      }
    }
    CHECK(contrast(colour(Ink::on_accent, theme), colour(Ink::accent, theme)) >= kReadable);
  }
}

TEST_CASE("a printed page is white") {
  CHECK(colour(Ink::background, Theme::print) == Rgb{255, 255, 255});
  CHECK(colour(Ink::surface, Theme::print) == Rgb{255, 255, 255});
}

TEST_CASE("every kind has a colour of its own, in every theme, and marks are seen on a card") {
  for (const Theme theme : kThemes) {
    std::set<std::tuple<int, int, int>> seen;
    for (int i = 0; i < kKindCount; ++i) {
      const Rgb rgb = colour(ink_of(static_cast<Kind>(i)), theme);
      seen.insert({rgb.r, rgb.g, rgb.b});
      CHECK(contrast(rgb, colour(Ink::surface, theme)) >= 2.0);
    }
    CHECK(seen.size() == kKindCount);
    CHECK(contrast(colour(Ink::watch, theme), colour(Ink::surface, theme)) >= 3.0);
    CHECK(contrast(colour(Ink::over, theme), colour(Ink::surface, theme)) >= 3.0);
  }
}

}  // namespace
}  // namespace labclock::reports
