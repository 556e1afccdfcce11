// The preview: the figures that paper gets, painted smaller.

#include <algorithm>
#include <cmath>

#include "gui/views/report_parts.hpp"

namespace labclock::gui::report_view {
namespace {

constexpr float kBetween = 1.5F;

/// What a text on paper is drawn with: a face, and the pixels of the page's em for which that face has its own size.
struct Letters {
  ImFont* face;
  float em;
};

Letters letters_of(const Ui& ui, TextSize size, bool strong, std::string_view text) {
  const PaperFonts& paper = ui.fonts.paper;
  if (ui.glyphs != nullptr) {
    if (is_large(size)) {
      ui.glyphs->want_large(text);
    } else {
      ui.glyphs->want(text);
    }
  }
  if (paper.em > 0) { return {paper.cuts.at(static_cast<std::size_t>(size)).at(strong ? 1 : 0), paper.em}; }
  // Until the page has faces of its own, those of the window stand for them.
  const TextSize drawn = is_large(size) ? TextSize::body : size == TextSize::footnote ? TextSize::caption : size;
  return {ui.font(drawn, strong), ui.em * reports::em_of(drawn) / reports::em_of(size)};
}

class Painter {
 public:
  /// `scale`: em of the window for one of the page.
  Painter(Ui& ui, ImVec2 origin, float scale) : ui_(ui) {
    paper_ = ui;
    paper_.origin = origin;
    paper_.em = ui.em * scale;
    paper_.theme = reports::Theme::print;
  }

  void paint(const reports::Figure& sheet) {
    for (const reports::Shape& shape : sheet.shapes) {
      std::visit([this](const auto& one) { draw(one); }, shape);
    }
  }

 private:
  void draw(const reports::FigureRect& rect) {
    switch (rect.fill) {
      case reports::Fill::solid:
        paper_.fill(rect.box, rect.ink, rect.radius);
        break;
      case reports::Fill::hatch:
        paper_.hatch(rect.box, rect.ink, rect.radius);
        break;
      case reports::Fill::outline:
        paper_.outline(rect.box, rect.ink, rect.radius);
        break;
    }
  }

  /// Lines of a page are level or upright; thin ones lie on whole pixels.
  void draw(const reports::FigureLine& line) {
    const ImVec2 from = paper_.at(std::min(line.x1, line.x2), std::min(line.y1, line.y2));
    const ImVec2 to = paper_.at(std::max(line.x1, line.x2), std::max(line.y1, line.y2));
    const float thick = std::max(1.0F, std::round(paper_.px(line.width)));
    const ImU32 colour = paper_.colour(line.ink);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const auto level = [&](float left, float right) {
      const float top = std::round(from.y - thick / 2);
      list->AddRectFilled({left, top}, {right, top + thick}, colour);
    };
    if (to.x - from.x < to.y - from.y) {
      const float left = std::round(from.x - thick / 2);
      list->AddRectFilled({left, from.y}, {left + thick, to.y}, colour);
    } else if (!line.dashed) {
      level(from.x, to.x);
    } else {
      const float step = std::max(paper_.px(0.4375F), 3.0F);
      for (float x = from.x; x < to.x; x += step) { level(x, std::min(x + step * 0.6F, to.x)); }
    }
  }

  void draw(const reports::FigureText& text) {
    const auto [face, em] = letters_of(ui_, text.size, text.strong, text.text);
    const float size = face->FontSize * paper_.em / em;
    const char* end = text.text.data() + text.text.size();
    const float wide = face->CalcTextSizeA(size, FLT_MAX, 0.0F, text.text.data(), end).x;
    const ImVec2 at = paper_.at(text.x, text.y);
    const float left = text.align == Align::left ? at.x : text.align == Align::right ? at.x - wide : at.x - wide / 2;
    const ImVec2 place{left, at.y + (paper_.px(reports::line_height(text.size)) - size) / 2};
    ImGui::GetWindowDrawList()->AddText(face, size, place, paper_.colour(text.ink), text.text.data(), end);
    ImGui::LogText("%s\n", text.text.c_str());
  }

  void draw(const reports::FigureTriangle& triangle) { paper_.triangle(triangle.box, triangle.ink, triangle.points); }
  void draw(const reports::FigureCircle& circle) {
    if (!circle.filled) { paper_.circle(circle.box, Ink::surface, true); }
    paper_.circle(circle.box, circle.ink, circle.filled);
  }

  Ui& ui_;
  Ui paper_;
};

/// Everything the preview depends on, as one text.
std::string depends_on(const Ui& ui, const Scene& scene) {
  const ReportUi& state = scene.state;
  std::string all =
      std::to_string(scene.page.reads) + "/" + std::to_string(ui.em) + "/" + std::to_string(ui.fonts.paper.em) + "/";
  for (const bool section : state.sections) { all += section ? '1' : '0'; }
  for (const bool hidden : {state.hide.notes, state.hide.off_hours, state.hide.rest, state.hide.activities}) {
    all += hidden ? '1' : '0';
  }
  all += scene.lang == Lang::ko ? 'k' : 'e';
  all += state.two_pages ? '2' : '1';
  all += scene.page.sheet ? static_cast<char>('a' + state.preset) : '-';
  return all;
}

}  // namespace

void lay_out_preview(Ui& ui, Scene& scene) {
  ReportPreview& preview = scene.state.preview;
  std::string of = depends_on(ui, scene);
  if (preview.of == of && !preview.provisional) { return; }
  preview.of = std::move(of);
  const bool sheet = scene.page.sheet.has_value();
  preview.page = sheet ? sheet_page(scene)
                       : reports::advisor_page(reports::without(scene.page.values, scene.state.hide),
                                               scene.state.sections, scene.lang);
  const reports::Measure measure = [&ui](std::string_view text, TextSize size, bool strong) {
    const auto [face, em] = letters_of(ui, size, strong, text);
    return face->CalcTextSizeA(face->FontSize, FLT_MAX, 0.0F, text.data(), text.data() + text.size()).x / em;
  };
  reports::PageStyle style;
  style.measure = &measure;
  style.pages = sheet ? reports::kSheetPages : scene.state.two_pages ? 2 : 1;
  preview.sheets = reports::lay_out(preview.page, sheet ? reports::landscape(style) : style);
  // Letters that the atlas has yet to fetch have another width than what stands for them: once more then.
  preview.provisional = ui.glyphs != nullptr && ui.glyphs->missing();
}

float paper_width(const ReportPreview& preview) {
  return preview.sheets.empty() ? reports::PageStyle{}.width : preview.sheets.front().width;
}

float draw_sheets(Ui& ui, const ReportPreview& preview, float x, float y, float width) {
  const float scale = width / paper_width(preview);
  if (ui.glyphs != nullptr) { ui.glyphs->want_paper(ui.em * scale); }
  float height = 0;
  for (const reports::Figure& sheet : preview.sheets) {
    if (height > 0) { height += kBetween; }
    const float high = sheet.height * scale;
    Ui paper = ui;
    paper.theme = reports::Theme::print;
    paper.fill({x, y + height, width, high}, Ink::surface);
    ui.outline({x, y + height, width, high}, Ink::border);
    Painter{ui, ui.at(x, y + height), scale}.paint(sheet);
    height += high;
  }
  return height;
}

}  // namespace labclock::gui::report_view
