#include "reports/paper/typeset.hpp"

#include <pango/pangocairo.h>

#include <array>
#include <cmath>
#include <string>

#include "reports/internal/draw.hpp"
#include "src/utf8.hpp"

namespace labclock::reports {
namespace {

/// What widths are measured at; large, so that Pango's whole units do not matter.
constexpr double kMeasured = 128;

/// Big numbers are strong whatever is asked, as in the window.
bool is_strong(TextSize size, bool strong) {
  return strong || size == TextSize::number || size == TextSize::headline;
}

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
  void operator()(PangoFontDescription* face) const { pango_font_description_free(face); }
  void operator()(PangoFontMetrics* metrics) const { pango_font_metrics_unref(metrics); }
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};
template <class T>
using Held = std::unique_ptr<T, Unref>;

Held<PangoFontDescription> face_of(bool strong) {
  // The families of gui/fonts.cpp. A character that none of them has is taken from wherever it is found.
  Held<PangoFontDescription> face(pango_font_description_from_string(
      "Pretendard, Inter, NanumGothic, Noto Sans CJK KR, Noto Sans, DejaVu Sans, sans"));
  pango_font_description_set_weight(face.get(), strong ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  return face;
}

}  // namespace

struct Typeset::Impl {
  Held<PangoFontMap> fonts{pango_cairo_font_map_new()};
  Held<PangoContext> context;
  Held<PangoLayout> layout;
  std::array<Held<PangoFontDescription>, 2> faces{face_of(false), face_of(true)};
  double ascent = 0.97;  ///< of an em, of the Latin face, so that lines of both scripts share their base line
  double descent = 0.24;

  Impl() {
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts.get()), 72);
    context.reset(pango_font_map_create_context(fonts.get()));
    // Widths are the same at every size only where no glyph is moved to whole pixels.
    const Held<cairo_font_options_t> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context.get(), options.get());
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    pango_context_set_base_dir(context.get(), PANGO_DIRECTION_LTR);
    // Han characters as Korea writes them.
    pango_context_set_language(context.get(), pango_language_from_string("ko"));
    layout.reset(pango_layout_new(context.get()));
    pango_layout_set_auto_dir(layout.get(), FALSE);
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    for (const Held<PangoFontDescription>& face : faces) {
      pango_font_description_set_absolute_size(face.get(), kMeasured * PANGO_SCALE);
    }
    const Held<PangoFont> font(pango_context_load_font(context.get(), faces[0].get()));
    if (!font) { return; }
    const Held<PangoFontMetrics> metrics(pango_font_get_metrics(font.get(), nullptr));
    ascent = pango_font_metrics_get_ascent(metrics.get()) / (kMeasured * PANGO_SCALE);
    descent = pango_font_metrics_get_descent(metrics.get()) / (kMeasured * PANGO_SCALE);
  }

  /// The layout with this text at `units` an em; its width in units.
  double set(std::string_view text, TextSize size, bool strong, double units) const {
    const std::string safe = printable(text);
    PangoFontDescription* face = faces[is_strong(size, strong) ? 1 : 0].get();
    pango_font_description_set_absolute_size(face, units * em_of(size) * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), face);
    pango_layout_set_text(layout.get(), safe.data(), static_cast<int>(safe.size()));
    PangoRectangle box;
    pango_layout_get_extents(layout.get(), nullptr, &box);
    return static_cast<double>(box.width) / PANGO_SCALE;
  }
};

Typeset::Typeset() : impl_(std::make_unique<Impl>()) {}
Typeset::~Typeset() = default;

float Typeset::width(std::string_view text, TextSize size, bool strong) const {
  if (text.empty()) { return 0; }
  return static_cast<float>(impl_->set(text, size, strong, kMeasured) / kMeasured);
}

void Typeset::paint(cairo_t* cairo, const FigureText& text, double em) const {
  if (text.text.empty()) { return; }
  const double wide = impl_->set(text.text, text.size, text.strong, em);
  const double left = text.align == Align::left     ? text.x * em
                      : text.align == Align::centre ? text.x * em - wide / 2
                                                    : text.x * em - wide;
  const double letters = em * em_of(text.size);
  const double room = em * line_height(text.size) - letters * (impl_->ascent + impl_->descent);
  cairo_move_to(cairo, left, text.y * em + room / 2 + letters * impl_->ascent);
  pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(impl_->layout.get(), 0));
}

}  // namespace labclock::reports
