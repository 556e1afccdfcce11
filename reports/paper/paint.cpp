#include "reports/paper/paint.hpp"

#include <cairo/cairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace labclock::reports {
namespace {

constexpr double kHatchAlpha = 0.18;
constexpr double kHatchStep = 6.0 / 16;  // em, like all lengths here
constexpr double kHatchWidth = 2.5 / 16;
constexpr double kHairline = 1.0 / 16;
constexpr double kDashStep = 0.375;
constexpr double kRing = 0.1;

struct Edges {
  double x, y, w, h;
};

class Painter {
 public:
  Painter(cairo_t* cairo, const Sheet& sheet, const Typeset& typeset, bool pixels)
      : cairo_(cairo), sheet_(sheet), typeset_(typeset), pixels_(pixels) {
    hairline_ = kHairline * sheet.em;
    if (pixels) { hairline_ = std::max(1.0, std::round(hairline_)); }
  }

  void operator()(const FigureRect& rect) {
    const Edges box = edges(rect.box);
    if (box.w <= 0 || box.h <= 0) { return; }
    const double radius = std::min({rect.radius * sheet_.em, box.w / 2, box.h / 2});
    switch (rect.fill) {
      case Fill::solid:
        ink(rect.ink);
        outline_path(box, radius);
        cairo_fill(cairo_);
        break;
      case Fill::hatch:
        hatch(rect.ink, box, radius);
        frame(rect.ink, box, radius);
        break;
      case Fill::outline:
        frame(rect.ink, box, radius);
        break;
    }
  }

  void operator()(const FigureLine& line) {
    const double thick = std::max(hairline_, line.width * sheet_.em);
    double x1 = line.x1 * sheet_.em;
    double y1 = line.y1 * sheet_.em;
    double x2 = line.x2 * sheet_.em;
    double y2 = line.y2 * sheet_.em;
    if (pixels_ && x1 == x2) { x1 = x2 = on_pixel(x1, thick); }
    if (pixels_ && y1 == y2) { y1 = y2 = on_pixel(y1, thick); }
    ink(line.ink);
    cairo_set_line_width(cairo_, thick);
    if (line.dashed) {
      const std::array<double, 2> dashes{kDashStep * 0.6 * sheet_.em, kDashStep * 0.4 * sheet_.em};
      cairo_set_dash(cairo_, dashes.data(), 2, 0);
    }
    cairo_move_to(cairo_, x1, y1);
    cairo_line_to(cairo_, x2, y2);
    cairo_stroke(cairo_);
    cairo_set_dash(cairo_, nullptr, 0, 0);
  }

  void operator()(const FigureText& text) {
    ink(text.ink);
    typeset_.paint(cairo_, text, sheet_.em);
  }

  void operator()(const FigureTriangle& mark) {
    const double l = mark.box.x * sheet_.em;
    const double t = mark.box.y * sheet_.em;
    const double r = l + mark.box.w * sheet_.em;
    const double b = t + mark.box.h * sheet_.em;
    const double cx = (l + r) / 2;
    const double cy = (t + b) / 2;
    switch (mark.points) {
      case Points::up:
        corners({{{cx, t}, {r, b}, {l, b}}});
        break;
      case Points::down:
        corners({{{l, t}, {r, t}, {cx, b}}});
        break;
      case Points::left:
        corners({{{l, cy}, {r, t}, {r, b}}});
        break;
      case Points::right:
        corners({{{l, t}, {r, cy}, {l, b}}});
        break;
    }
    ink(mark.ink);
    cairo_fill(cairo_);
  }

  void operator()(const FigureCircle& ball) {
    const double line = kRing * sheet_.em;
    const double radius = ball.box.w / 2 * sheet_.em;
    const double x = (ball.box.x + ball.box.w / 2) * sheet_.em;
    const double y = (ball.box.y + ball.box.h / 2) * sheet_.em;
    cairo_new_sub_path(cairo_);
    if (ball.filled) {
      ink(ball.ink);
      cairo_arc(cairo_, x, y, radius, 0, 2 * std::numbers::pi);
      cairo_fill(cairo_);
      return;
    }
    // Hollow means that what lies below is not seen through it.
    cairo_arc(cairo_, x, y, radius - line / 2, 0, 2 * std::numbers::pi);
    ink(Ink::surface);
    cairo_fill_preserve(cairo_);
    ink(ball.ink);
    cairo_set_line_width(cairo_, line);
    cairo_stroke(cairo_);
  }

 private:
  void ink(Ink ink, double alpha = 1) {
    const Rgb rgb = colour(ink, sheet_.theme);
    cairo_set_source_rgba(cairo_, rgb.r / 255.0, rgb.g / 255.0, rgb.b / 255.0, alpha);
  }

  /// The middle of a line of this width, so that its edges lie on whole pixels.
  [[nodiscard]] static double on_pixel(double at, double thick) {
    const double half = std::round(thick) / 2;
    return std::round(at - half) + half;
  }

  [[nodiscard]] Edges edges(const FigureBox& box) const {
    double left = box.x * sheet_.em;
    double top = box.y * sheet_.em;
    double right = (box.x + box.w) * sheet_.em;
    double bottom = (box.y + box.h) * sheet_.em;
    if (pixels_) {
      // What is thinner than a pixel keeps its true weight.
      if (std::round(right) > std::round(left)) {
        left = std::round(left);
        right = std::round(right);
      }
      if (std::round(bottom) > std::round(top)) {
        top = std::round(top);
        bottom = std::round(bottom);
      }
    }
    return {left, top, right - left, bottom - top};
  }

  void outline_path(const Edges& box, double radius) {
    constexpr double kQuarter = std::numbers::pi / 2;
    cairo_new_sub_path(cairo_);
    if (radius <= 0) {
      cairo_rectangle(cairo_, box.x, box.y, box.w, box.h);
      return;
    }
    cairo_arc(cairo_, box.x + box.w - radius, box.y + radius, radius, -kQuarter, 0);
    cairo_arc(cairo_, box.x + box.w - radius, box.y + box.h - radius, radius, 0, kQuarter);
    cairo_arc(cairo_, box.x + radius, box.y + box.h - radius, radius, kQuarter, 2 * kQuarter);
    cairo_arc(cairo_, box.x + radius, box.y + radius, radius, 2 * kQuarter, 3 * kQuarter);
    cairo_close_path(cairo_);
  }

  void frame(Ink which, const Edges& box, double radius) {
    const double inset = hairline_ / 2;
    if (box.w <= hairline_ || box.h <= hairline_) { return; }
    ink(which);
    cairo_set_line_width(cairo_, hairline_);
    outline_path({box.x + inset, box.y + inset, box.w - hairline_, box.h - hairline_}, std::max(radius - inset, 0.0));
    cairo_stroke(cairo_);
  }

  /// Lines from one grid for the whole sheet, so that the hatch of neighbours goes on from one to the other.
  void hatch(Ink which, const Edges& box, double radius) {
    const double step = kHatchStep * sheet_.em;
    cairo_save(cairo_);
    outline_path(box, radius);
    cairo_clip_preserve(cairo_);
    ink(which, kHatchAlpha);
    cairo_fill(cairo_);
    ink(which);
    cairo_set_line_width(cairo_, kHatchWidth * sheet_.em);
    const double bottom = box.y + box.h;
    // A line x + y = k * step, from below the box to above it.
    const double last = box.x + box.w + bottom + step;
    for (double sum = std::floor((box.x + box.y) / step) * step; sum < last; sum += step) {
      cairo_move_to(cairo_, sum - bottom - step, bottom + step);
      cairo_line_to(cairo_, sum - box.y + step, box.y - step);
    }
    cairo_stroke(cairo_);
    cairo_restore(cairo_);
  }

  void corners(const std::array<std::array<double, 2>, 3>& points) {
    cairo_move_to(cairo_, points[0][0], points[0][1]);
    cairo_line_to(cairo_, points[1][0], points[1][1]);
    cairo_line_to(cairo_, points[2][0], points[2][1]);
    cairo_close_path(cairo_);
  }

  cairo_t* cairo_;
  const Sheet& sheet_;
  const Typeset& typeset_;
  bool pixels_;
  double hairline_ = 1;
};

}  // namespace

void paint(cairo_t* cairo, const Figure& figure, const Sheet& sheet, const Typeset& typeset, bool pixels) {
  const Rgb back = colour(Ink::surface, sheet.theme);
  cairo_set_source_rgb(cairo, back.r / 255.0, back.g / 255.0, back.b / 255.0);
  cairo_paint(cairo);
  Painter painter(cairo, sheet, typeset, pixels);
  for (const Shape& shape : figure.shapes) { std::visit(painter, shape); }
}

}  // namespace labclock::reports
