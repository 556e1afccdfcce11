#include "cli/paint/style.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>

#include "src/utf8.hpp"

namespace labclock::cli {
namespace {

constexpr int kLeastWidth = 20;
constexpr int kWidthWithoutWord = 80;

/// One role: its colour on dark and on light ground, and its number among the 16 of old terminals.
struct Tint {
  Rgb dark;
  Rgb light;
  int ansi;  // SGR number; 0 = no colour
};

constexpr Tint tint(Ink ink) {
  switch (ink) {
    case Ink::own:
      return {{0x56, 0xB4, 0xE9}, {0x00, 0x72, 0xB2}, 34};
    case Ink::funded:
      return {{0xE6, 0x9F, 0x00}, {0xE6, 0x9F, 0x00}, 33};
    case Ink::service:
      return {{0xCC, 0x79, 0xA7}, {0xCC, 0x79, 0xA7}, 35};
    case Ink::course:
      return {{0x00, 0x9E, 0x73}, {0x00, 0x9E, 0x73}, 32};
    case Ink::unassigned:
      return {{0x8A, 0x8F, 0x8A}, {0x8A, 0x8F, 0x8A}, 90};
    case Ink::accent:
      return {{0x56, 0xB4, 0xE9}, {0x00, 0x72, 0xB2}, 36};
    case Ink::watch:
      return {{0xD9, 0xA4, 0x41}, {0x8A, 0x65, 0x08}, 33};
    case Ink::over:
      return {{0xEE, 0x75, 0x50}, {0xC4, 0x44, 0x1C}, 31};
    case Ink::good:
      return {{0x00, 0x9E, 0x73}, {0x00, 0x9E, 0x73}, 32};
    case Ink::plain:
    case Ink::strong:
    case Ink::muted:
      break;
  }
  return {{}, {}, 0};
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c - 'A' + 'a'); }
  }
  return out;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

ColorDepth depth_for(const TerminalFacts& facts) {
  if (contains(facts.colorterm, "truecolor") || contains(facts.colorterm, "24bit")) { return ColorDepth::truecolor; }
  if (contains(facts.term, "direct")) { return ColorDepth::truecolor; }
  if (contains(facts.term, "256")) { return ColorDepth::ansi256; }
  return ColorDepth::ansi16;
}

/// COLORFGBG is "foreground;background" by palette number: 7 and 9 to 15 are light grounds.
bool light_ground(std::string_view colorfgbg) {
  const std::size_t last = colorfgbg.rfind(';');
  if (last == std::string_view::npos) { return false; }
  const std::string_view number = colorfgbg.substr(last + 1);
  int value = 0;
  const auto [end, trouble] = std::from_chars(number.data(), number.data() + number.size(), value);
  return trouble == std::errc{} && end == number.data() + number.size() && (value == 7 || (value > 8 && value < 16));
}

int width_for(const TerminalFacts& facts) {
  int value = 0;
  const std::string_view word = facts.columns_variable;
  const auto [end, trouble] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (word.empty() || trouble != std::errc{} || end != word.data() + word.size() || value <= 0) {
    value = facts.columns > 0 ? facts.columns : kWidthWithoutWord;
  }
  return std::clamp(value, kLeastWidth, 1000);
}

std::string wrap(std::string_view sgr, std::string_view text) {
  return fmt::format("\x1b[{}m{}\x1b[0m", sgr, text);
}

int squared(int value) {
  return value * value;
}

int distance(Rgb a, Rgb b) {
  return squared(a.red - b.red) + squared(a.green - b.green) + squared(a.blue - b.blue);
}

}  // namespace

bool utf8_locale(std::string_view lc_all, std::string_view lc_ctype, std::string_view lang) {
  const std::string_view word = !lc_all.empty() ? lc_all : !lc_ctype.empty() ? lc_ctype : lang;
  const std::string name = lower(word);
  return contains(name, "utf-8") || contains(name, "utf8");
}

Style style_for(const TerminalFacts& facts, ColorChoice choice) {
  Style style;
  style.utf8 = utf8_locale(facts.lc_all, facts.lc_ctype, facts.lang);
  style.terminal = facts.terminal;
  style.light = light_ground(facts.colorfgbg);
  style.width = width_for(facts);
  const bool colored =
      choice == ColorChoice::always || (choice == ColorChoice::automatic && facts.terminal && !facts.no_color &&
                                        !facts.term.empty() && facts.term != "dumb");
  style.depth = colored ? depth_for(facts) : ColorDepth::none;
  return style;
}

std::string paint(const Style& style, Ink ink, std::string_view text) {
  if (style.depth == ColorDepth::none || ink == Ink::plain || text.empty()) { return std::string(text); }
  if (ink == Ink::strong) { return wrap("1", text); }
  if (ink == Ink::muted) { return wrap("2", text); }
  const Tint colors = tint(ink);
  if (style.depth == ColorDepth::ansi16) { return wrap(fmt::format("{}", colors.ansi), text); }
  return paint(style, style.light ? colors.light : colors.dark, text);
}

std::string paint(const Style& style, Rgb color, std::string_view text) {
  if (text.empty()) { return {}; }
  switch (style.depth) {
    case ColorDepth::truecolor:
      return wrap(fmt::format("38;2;{};{};{}", color.red, color.green, color.blue), text);
    case ColorDepth::ansi256:
      return wrap(fmt::format("38;5;{}", nearest_256(color)), text);
    case ColorDepth::ansi16:  // no hue of 16 is near enough to a chosen colour to mean it
    case ColorDepth::none:
      break;
  }
  return std::string(text);
}

Rgb rgb_from(std::string_view text) {
  constexpr Rgb kGrey{0x8A, 0x8F, 0x8A};
  std::uint32_t value = 0;
  if (text.size() != 7 || text.front() != '#') { return kGrey; }
  const auto [end, trouble] = std::from_chars(text.data() + 1, text.data() + 7, value, 16);
  if (trouble != std::errc{} || end != text.data() + 7) { return kGrey; }
  return {static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>((value >> 8U) & 0xFFU),
          static_cast<std::uint8_t>(value & 0xFFU)};
}

int nearest_256(Rgb color) {
  constexpr std::array<int, 6> kSteps{0, 95, 135, 175, 215, 255};
  int best = 16;
  int best_distance = distance(color, Rgb{});
  const auto offer = [&](int number, Rgb entry) {
    if (const int d = distance(color, entry); d < best_distance) {
      best_distance = d;
      best = number;
    }
  };
  for (int r = 0; r < 6; ++r) {
    for (int g = 0; g < 6; ++g) {
      for (int b = 0; b < 6; ++b) {
        const auto level = [&](int i) { return static_cast<std::uint8_t>(kSteps.at(static_cast<std::size_t>(i))); };
        offer(16 + 36 * r + 6 * g + b, {level(r), level(g), level(b)});
      }
    }
  }
  for (int i = 0; i < 24; ++i) {
    const auto grey = static_cast<std::uint8_t>(8 + 10 * i);
    offer(232 + i, {grey, grey, grey});
  }
  return best;
}

Ink ink_of(Kind kind) {
  switch (kind) {
    case Kind::own:
      return Ink::own;
    case Kind::funded:
      return Ink::funded;
    case Kind::service:
      return Ink::service;
    case Kind::course:
      return Ink::course;
    case Kind::unassigned:
      break;
  }
  return Ink::unassigned;
}

std::string_view solid_mark(const Style& style) {
  return style.utf8 ? "█" : "#";
}
std::string_view hatch_mark(const Style& style) {
  return style.utf8 ? "▒" : "/";
}
std::string_view track_mark(const Style& style) {
  return style.utf8 ? "·" : ".";
}
std::string_view tick_mark(const Style& style) {
  return style.utf8 ? "│" : "|";
}
std::string_view ellipsis(const Style& style) {
  return style.utf8 ? "…" : "...";
}
std::string_view dot(const Style& style) {
  return style.utf8 ? "·" : "-";
}

namespace {
std::string repeated(std::string_view mark, int cells) {
  std::string out;
  for (int i = 0; i < cells; ++i) { out.append(mark); }
  return out;
}
}  // namespace

std::string rule(const Style& style, int cells) {
  return repeated(style.utf8 ? "─" : "-", cells);
}

std::string block(const Style& style, Ink ink, bool hatched, int cells) {
  return paint(style, ink, repeated(hatched ? hatch_mark(style) : solid_mark(style), cells));
}

std::vector<int> share_cells(const std::vector<std::int64_t>& parts, int cells) {
  std::vector<int> out(parts.size(), 0);
  const std::int64_t total = std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
  if (total <= 0 || cells <= 0) { return out; }
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  int left = cells;
  for (const std::size_t i : order) {
    out[i] = static_cast<int>(parts[i] * cells / total);
    left -= out[i];
  }
  const auto remainder = [&](std::size_t i) { return parts[i] * cells % total; };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const bool lost_a = out[a] == 0 && parts[a] > 0;
    const bool lost_b = out[b] == 0 && parts[b] > 0;
    return lost_a != lost_b ? lost_a : remainder(a) > remainder(b);
  });
  for (const std::size_t i : order) {
    if (left == 0) { break; }
    if (remainder(i) == 0) { continue; }
    ++out[i];
    --left;
  }
  return out;
}

std::string cut_text(const Style& style, std::string_view text, int columns) {
  if (display_width(text) <= columns) { return std::string(text); }
  if (style.utf8) { return fit_width(text, columns); }
  const int kept = std::max(0, columns - 3);
  std::string cut = fit_width(text, kept + 1);  // fit_width ends in an ellipsis of one column
  const std::string_view mark = "…";
  if (cut.size() >= mark.size() && cut.ends_with(mark)) { cut.resize(cut.size() - mark.size()); }
  return cut + std::string(static_cast<std::size_t>(std::min(3, columns)), '.');
}

}  // namespace labclock::cli
