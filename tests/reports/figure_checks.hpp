#pragma once
// What every figure promises, checked: shapes within its bounds, no text on another, hits that speak.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "reports/figures.hpp"
#include "reports/internal/draw.hpp"

namespace labclock::test {

using namespace labclock::reports;

/// Half an em a narrow character, a whole one for Hangul and the like; strong a little more.
inline const Measure& plain_measure() {
  static const Measure kMeasure = [](std::string_view text, TextSize size, bool strong) {
    float width = 0;
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if ((byte & 0xC0U) == 0x80U) { continue; }
      width += byte >= 0xE3 ? 1.0F : 0.5F;
    }
    return width * em_of(size) * (strong ? 1.05F : 1.0F);
  };
  return kMeasure;
}

inline FigureStyle style_of(float width, Lang lang = Lang::en, float height = 0) {
  FigureStyle style;
  style.width = width;
  style.height = height;
  style.lang = lang;
  style.measure = &plain_measure();
  return style;
}

template <class Shape>
std::vector<Shape> all_of_type(const Figure& figure) {
  std::vector<Shape> found;
  for (const auto& shape : figure.shapes) {
    if (const auto* one = std::get_if<Shape>(&shape)) { found.push_back(*one); }
  }
  return found;
}
inline std::vector<FigureRect> rects(const Figure& figure, Ink ink) {
  std::vector<FigureRect> found = all_of_type<FigureRect>(figure);
  std::erase_if(found, [&](const FigureRect& rect) { return rect.ink != ink; });
  return found;
}
inline std::vector<FigureText> texts(const Figure& figure) {
  return all_of_type<FigureText>(figure);
}
inline bool says(const Figure& figure, std::string_view words) {
  const auto found = texts(figure);
  return std::any_of(found.begin(), found.end(), [&](const FigureText& text) { return text.text == words; });
}
inline FigureText text_of(const Figure& figure, std::string_view words) {
  for (const FigureText& text : texts(figure)) {
    if (text.text == words) { return text; }
  }
  FAIL("not said: " << words);
  return {};
}
inline bool tells(const FigureHit& hit, std::string_view part) {
  return std::any_of(hit.lines.begin(), hit.lines.end(),
                     [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

inline FigureBox box_of(const FigureText& text) {
  const float width = plain_measure()(text.text, text.size, text.strong);
  const float height = line_height(text.size);
  const float left = text.align == Align::left     ? text.x
                     : text.align == Align::centre ? text.x - width / 2
                                                   : text.x - width;
  return {left, text.y, width, height};
}

/// What is wrong with a figure; empty if nothing is.
inline std::string fault_of(const Figure& figure) {
  constexpr float kRounding = 2e-3F;
  const auto outside = [&](FigureBox box) {
    return box.x < -kRounding || box.y < -kRounding || box.x + box.w > figure.width + kRounding ||
           box.y + box.h > figure.height + kRounding || box.w < -kRounding || box.h < -kRounding;
  };
  for (const auto& shape : figure.shapes) {
    FigureBox box;
    std::string what;
    if (const auto* rect = std::get_if<FigureRect>(&shape)) {
      box = rect->box;
      what = "a rectangle";
      if (2 * rect->radius > std::min(box.w, box.h) + kRounding) { return "a radius too large for its rectangle"; }
    } else if (const auto* line = std::get_if<FigureLine>(&shape)) {
      box = {std::min(line->x1, line->x2), std::min(line->y1, line->y2), std::abs(line->x2 - line->x1),
             std::abs(line->y2 - line->y1)};
      what = "a line";
    } else if (const auto* text = std::get_if<FigureText>(&shape)) {
      box = box_of(*text);
      what = "the text '" + text->text + "'";
      if (text->text.empty()) { return "an empty text"; }
    } else if (const auto* triangle = std::get_if<FigureTriangle>(&shape)) {
      box = triangle->box;
      what = "a triangle";
    } else {
      box = std::get<FigureCircle>(shape).box;
      what = "a circle";
    }
    if (outside(box)) {
      return what + " outside: " + std::to_string(box.x) + "," + std::to_string(box.y) + " " + std::to_string(box.w) +
             "x" + std::to_string(box.h) + " of " + std::to_string(figure.width) + "x" + std::to_string(figure.height);
    }
  }
  const auto written = texts(figure);
  for (std::size_t i = 0; i < written.size(); ++i) {
    for (std::size_t j = i + 1; j < written.size(); ++j) {
      const FigureBox a = box_of(written[i]);
      const FigureBox b = box_of(written[j]);
      if (a.x + a.w > b.x + kRounding && b.x + b.w > a.x + kRounding && a.y + a.h > b.y + kRounding &&
          b.y + b.h > a.y + kRounding) {
        return "'" + written[i].text + "' on '" + written[j].text + "'";
      }
    }
  }
  for (const FigureHit& hit : figure.hits) {
    if (outside(hit.box)) { return "a hit outside"; }
    if (hit.lines.empty() || hit.lines.front().empty()) { return "a hit that says nothing"; }
  }
  // What was shortened is told whole by a hit.
  for (const FigureText& text : written) {
    if (!text.text.ends_with("…")) { continue; }
    const std::string start = text.text.substr(0, text.text.size() - std::string_view("…").size());
    if (std::none_of(figure.hits.begin(), figure.hits.end(), [&](const FigureHit& hit) { return tells(hit, start); })) {
      return "'" + text.text + "' is nowhere told whole";
    }
  }
  for (const std::string& line : figure.words) {
    if (line.find('\n') != std::string::npos) { return "a line of text that is two"; }
  }
  return {};
}

}  // namespace labclock::test
