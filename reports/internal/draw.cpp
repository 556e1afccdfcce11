#include "reports/internal/draw.hpp"

#include <algorithm>
#include <utility>

#include "src/utf8.hpp"

namespace labclock::reports {

namespace {

// Less than this, in em, is rounding of the arithmetic: no overlap, and no want of room.
constexpr float kTouch = 1e-3F;

bool collide(FigureBox a, FigureBox b) {
  return a.x + a.w > b.x + kTouch && b.x + b.w > a.x + kTouch && a.y + a.h > b.y + kTouch && b.y + b.h > a.y + kTouch;
}

}  // namespace

std::string fit_text(std::string_view text, float width, TextSize size, bool strong, const Measure& measure) {
  if (width <= 0) { return {}; }
  if (measure(text, size, strong) <= width + kTouch) { return std::string(text); }
  // "a long na…", not "a long …": a blank before the ellipsis says nothing.
  const auto cut = [&](int columns) {
    constexpr std::string_view kEllipsis = "…";
    std::string short_text = fit_width(text, columns);
    if (!short_text.ends_with(kEllipsis)) { return short_text; }
    short_text.resize(short_text.size() - kEllipsis.size());
    while (short_text.ends_with(' ')) { short_text.pop_back(); }
    return short_text.append(kEllipsis);
  };
  int fits = 0;
  int too_wide = display_width(text);
  while (too_wide - fits > 1) {
    const int middle = fits + (too_wide - fits) / 2;
    (measure(cut(middle), size, strong) <= width ? fits : too_wide) = middle;
  }
  return fits == 0 ? std::string() : cut(fits);
}

Sketch::Sketch(const FigureStyle& style) : style_(style) {
  figure_.width = std::max(style.width, 0.0F);
}

float Sketch::measure(std::string_view text, TextSize size, bool strong) const {
  return text.empty() ? 0.0F : (*style_.measure)(text, size, strong);
}

std::string Sketch::fit(std::string_view text, float room, TextSize size, bool strong) const {
  return text.empty() ? std::string() : fit_text(text, std::min(room, width()), size, strong, *style_.measure);
}

void Sketch::rect(FigureBox box, Ink ink, Fill fill, float radius) {
  const float left = std::max(box.x, 0.0F);
  const float right = std::min(box.x + box.w, width());
  if (right <= left || box.h <= 0) { return; }
  figure_.shapes.emplace_back(
      FigureRect{{left, box.y, right - left, box.h}, ink, fill, std::min({radius, (right - left) / 2, box.h / 2})});
}

void Sketch::rule(float x1, float y1, float x2, float y2, Ink ink) {
  const auto inside = [this](float x) { return std::clamp(x, 0.0F, width()); };
  figure_.shapes.emplace_back(FigureLine{inside(x1), y1, inside(x2), y2, ink, 0, false});
}

void Sketch::dashed(float x1, float x2, float y, Ink ink) {
  figure_.shapes.emplace_back(FigureLine{std::max(x1, 0.0F), y, std::min(x2, width()), y, ink, 0, true});
}

void Sketch::triangle(FigureBox box, Ink ink, Points points) {
  if (box.x >= 0 && box.x + box.w <= width()) { figure_.shapes.emplace_back(FigureTriangle{box, ink, points}); }
}

void Sketch::line(float x1, float y1, float x2, float y2, Ink ink, float width) {
  const auto inside = [this](float x) { return std::clamp(x, 0.0F, this->width()); };
  figure_.shapes.emplace_back(FigureLine{inside(x1), y1, inside(x2), y2, ink, width, false});
}

void Sketch::circle(FigureBox box, Ink ink, bool filled) {
  if (box.x >= 0 && box.x + box.w <= width()) { figure_.shapes.emplace_back(FigureCircle{box, ink, filled}); }
}

void Sketch::place(const Figure& figure, float x, float y) {
  const auto move = [x, y](FigureBox& box) {
    box.x += x;
    box.y += y;
  };
  for (Shape shape : figure.shapes) {
    if (auto* text = std::get_if<FigureText>(&shape)) {
      text->x += x;
      text->y += y;
      texts_.push_back(box_of(*text));
    } else if (auto* line = std::get_if<FigureLine>(&shape)) {
      line->x1 += x;
      line->x2 += x;
      line->y1 += y;
      line->y2 += y;
    } else {
      std::visit(
          [&](auto& other) {
            if constexpr (requires { other.box; }) { move(other.box); }
          },
          shape);
    }
    figure_.shapes.push_back(std::move(shape));
  }
  for (FigureHit hit : figure.hits) {
    move(hit.box);
    this->hit(std::move(hit));
  }
}

FigureBox Sketch::box_of(const FigureText& text) const {
  const float w = measure(text.text, text.size, text.strong);
  const float left = text.align == Align::left ? text.x : text.align == Align::centre ? text.x - w / 2 : text.x - w;
  return {std::max(std::min(left, width() - w), 0.0F), text.y, w, line_height(text.size)};
}

bool Sketch::is_free(FigureBox box, float air) const {
  const FigureBox wide{box.x - air, box.y, box.w + 2 * air, box.h};
  return std::none_of(texts_.begin(), texts_.end(), [&](const FigureBox& other) { return collide(wide, other); });
}

bool Sketch::text(FigureText text, float room) {
  text.text = fit(text.text, room, text.size, text.strong);
  if (text.text.empty()) { return false; }
  const FigureBox box = box_of(text);
  if (!is_free(box)) { return false; }
  texts_.push_back(box);
  text.x = text.align == Align::left ? box.x : text.align == Align::centre ? box.x + box.w / 2 : box.x + box.w;
  figure_.shapes.emplace_back(std::move(text));
  return true;
}

bool Sketch::label(FigureText text, float room) {
  if (measure(text.text, text.size, text.strong) > std::min(room, width())) { return false; }
  return this->text(std::move(text));
}

void Sketch::hit(FigureHit hit) {
  const float right = std::min(hit.box.x + hit.box.w, width());
  hit.box.x = std::max(hit.box.x, 0.0F);
  hit.box.w = right - hit.box.x;
  if (hit.box.w > 0 && hit.box.h > 0) { figure_.hits.push_back(std::move(hit)); }
}

void Sketch::words(std::vector<std::string> lines) {
  figure_.words.insert(figure_.words.end(), std::make_move_iterator(lines.begin()),
                       std::make_move_iterator(lines.end()));
}

Figure Sketch::finish(float height) {
  figure_.height = height;
  return std::move(figure_);
}

}  // namespace labclock::reports
