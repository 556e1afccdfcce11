// A figure as SVG: shapes with their colours, text as text.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "reports/internal/bidi.hpp"
#include "reports/internal/draw.hpp"
#include "reports/writers/writers.hpp"
#include "src/utf8.hpp"

namespace labclock::reports {

namespace {

/// Where the letters' baseline lies below the middle of the line, in em of the letters.
constexpr float kBaseline = 0.36F;
constexpr float kHatchStep = 0.375F;
constexpr float kHatchWidth = 0.15625F;

std::string hex(Rgb colour) {
  return fmt::format("#{:02x}{:02x}{:02x}", colour.r, colour.g, colour.b);
}

class Svg {
 public:
  Svg(const Figure& figure, Theme theme, std::string_view id, float px)
      : figure_(figure), theme_(theme), id_(id), px_(px) {}

  std::string write(std::string_view says) {
    put("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n",
        length(figure_.width), length(figure_.height), html_text(says));
    define_hatches();
    for (const Shape& shape : figure_.shapes) {
      std::visit([this](const auto& one) { draw(one); }, shape);
    }
    out_ += "</svg>\n";
    return std::move(out_);
  }

 private:
  template <class... Args>
  void put(fmt::format_string<Args...> pattern, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), pattern, std::forward<Args>(args)...);
  }
  /// Em as pixels, with at most two decimals.
  [[nodiscard]] std::string length(float em) const {
    std::string text = fmt::format("{:.2f}", em * px_);
    while (text.ends_with('0')) { text.pop_back(); }
    if (text.ends_with('.')) { text.pop_back(); }
    return text == "-0" ? "0" : text;
  }
  [[nodiscard]] std::string ink(Ink role) const { return hex(colour(role, theme_)); }
  [[nodiscard]] std::string hatch_name(Ink role) const {
    return fmt::format("{}-hatch-{}", id_, static_cast<int>(role));
  }

  /// Off-hours: the colour at 18 %, lines at 45 degrees in full colour.
  void define_hatches() {
    std::set<Ink> inks;
    for (const Shape& shape : figure_.shapes) {
      const auto* rect = std::get_if<FigureRect>(&shape);
      if (rect != nullptr && rect->fill == Fill::hatch) { inks.insert(rect->ink); }
    }
    if (inks.empty()) { return; }
    out_ += "<defs>\n";
    for (const Ink role : inks) {
      const std::string step = length(kHatchStep);
      put("<pattern id=\"{}\" width=\"{}\" height=\"{}\" patternUnits=\"userSpaceOnUse\" "
          "patternTransform=\"rotate(45)\"><rect width=\"{}\" height=\"{}\" fill=\"{}\" fill-opacity=\"0.18\"/>"
          "<rect width=\"{}\" height=\"{}\" fill=\"{}\"/></pattern>\n",
          hatch_name(role), step, step, step, step, ink(role), length(kHatchWidth), step, ink(role));
    }
    out_ += "</defs>\n";
  }

  void draw(const FigureRect& rect) {
    const std::string box =
        fmt::format("x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"", length(rect.box.x), length(rect.box.y),
                    length(rect.box.w), length(rect.box.h), length(rect.radius));
    switch (rect.fill) {
      case Fill::solid:
        put("<rect {} fill=\"{}\"/>\n", box, ink(rect.ink));
        break;
      case Fill::hatch:
        put("<rect {} fill=\"url(#{})\" stroke=\"{}\"/>\n", box, hatch_name(rect.ink), ink(rect.ink));
        break;
      case Fill::outline:
        put("<rect {} fill=\"none\" stroke=\"{}\"/>\n", box, ink(rect.ink));
        break;
    }
  }
  void draw(const FigureLine& line) {
    put("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\" stroke-width=\"{}\"{}/>\n", length(line.x1),
        length(line.y1), length(line.x2), length(line.y2), ink(line.ink),
        line.width > 0 ? length(line.width) : std::string("1"),
        line.dashed ? fmt::format(" stroke-dasharray=\"{} {}\"", length(0.25F), length(0.1875F)) : std::string());
  }
  void draw(const FigureText& text) {
    const float middle = text.y + line_height(text.size) / 2;
    const char* anchor = text.align == Align::left ? "start" : text.align == Align::centre ? "middle" : "end";
    put("<text x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"{}\"{}{} fill=\"{}\">{}</text>\n", length(text.x),
        length(middle + kBaseline * em_of(text.size)), length(em_of(text.size)), anchor,
        text.strong ? " font-weight=\"600\"" : "", has_right_to_left(text.text) ? " unicode-bidi=\"isolate\"" : "",
        ink(text.ink), html_text(text.text));
  }
  void draw(const FigureTriangle& triangle) {
    const FigureBox& box = triangle.box;
    const auto point = [this](float x, float y) { return length(x) + "," + length(y); };
    const float right = box.x + box.w;
    const float bottom = box.y + box.h;
    const float cx = box.x + box.w / 2;
    const float cy = box.y + box.h / 2;
    std::array<std::string, 3> corners;
    switch (triangle.points) {
      case Points::up:
        corners = {point(cx, box.y), point(right, bottom), point(box.x, bottom)};
        break;
      case Points::down:
        corners = {point(box.x, box.y), point(right, box.y), point(cx, bottom)};
        break;
      case Points::left:
        corners = {point(box.x, cy), point(right, box.y), point(right, bottom)};
        break;
      case Points::right:
        corners = {point(box.x, box.y), point(right, cy), point(box.x, bottom)};
        break;
    }
    put("<polygon points=\"{} {} {}\" fill=\"{}\"/>\n", corners[0], corners[1], corners[2], ink(triangle.ink));
  }
  void draw(const FigureCircle& circle) {
    const std::string place = fmt::format("cx=\"{}\" cy=\"{}\"", length(circle.box.x + circle.box.w / 2),
                                          length(circle.box.y + circle.box.h / 2));
    constexpr float kStroke = 0.1F;
    if (circle.filled) {
      put("<circle {} r=\"{}\" fill=\"{}\"/>\n", place, length(circle.box.w / 2), ink(circle.ink));
    } else {
      put("<circle {} r=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\"/>\n", place,
          length(circle.box.w / 2 - kStroke / 2), ink(Ink::surface), ink(circle.ink), length(kStroke));
    }
  }

  const Figure& figure_;
  Theme theme_;
  std::string id_;
  float px_;
  std::string out_;
};

}  // namespace

std::string html_text(std::string_view text) {
  const std::string safe = printable(text);
  std::string out;
  out.reserve(safe.size() + 16);
  for (const char c : safe) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string figure_svg(const Figure& figure, Theme theme, std::string_view id, std::string_view says, float px) {
  return Svg{figure, theme, id, px}.write(says);
}

}  // namespace labclock::reports
