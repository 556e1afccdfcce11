#include "gui/ui.hpp"

#include <algorithm>
#include <cmath>

#include "reports/figures.hpp"
#include "src/format.hpp"
#include "src/utf8.hpp"

namespace labclock::gui {
namespace {

constexpr float kCardRadius = 0.5F;
constexpr float kHatchAlpha = 0.18F;
constexpr float kHatchStep = 6.0F / 16.0F;
constexpr float kHatchWidth = 2.5F / 16.0F;

ImVec4 to_vec4(reports::Rgb rgb, float alpha) {
  return {static_cast<float>(rgb.r) / 255.0F, static_cast<float>(rgb.g) / 255.0F, static_cast<float>(rgb.b) / 255.0F,
          alpha};
}

}  // namespace

// Measures ----------------------------------------------------------------------------------------------------

ImU32 Ui::colour(Ink ink, float alpha) const {
  return ImGui::ColorConvertFloat4ToU32(to_vec4(reports::colour(ink, theme), alpha * faint));
}

ImFont* Ui::font(TextSize size, bool strong) const {
  switch (size) {
    case TextSize::caption:
      return strong ? fonts.caption_strong : fonts.caption;
    case TextSize::body:
      return strong ? fonts.strong : fonts.body;
    case TextSize::number:
    case TextSize::headline:
      return fonts.number;
    case TextSize::footnote:
      break;
  }
  return strong ? fonts.caption_strong : fonts.caption;
}

float Ui::text_width(std::string_view words, TextSize size, bool strong) const {
  ImFont* face = font(size, strong);
  return face->CalcTextSizeA(face->FontSize, FLT_MAX, 0.0F, words.data(), words.data() + words.size()).x / em;
}

// Drawing -----------------------------------------------------------------------------------------------------

void Ui::say(std::string_view words, const ImVec4& rect, bool control, bool cut) {
  if (!words.empty()) { ImGui::LogText("%.*s\n", static_cast<int>(words.size()), words.data()); }
  if (probe == nullptr) { return; }
  const ImVec2 from = ImGui::GetWindowPos();
  const ImVec2 size = ImGui::GetWindowSize();
  probe->items.push_back({rect,
                          {from.x, from.y, from.x + size.x, from.y + size.y},
                          ImGui::GetWindowDrawList(),
                          scrolls,
                          std::string(words),
                          control,
                          false,
                          cut});
}

float Ui::text(float x, float y, std::string_view words, const TextLook& look) {
  if (words.empty()) { return 0; }
  const std::string safe = printable(words);
  if (glyphs != nullptr) { glyphs->want(safe); }
  ImFont* face = font(look.size, look.strong);
  std::string shown = safe;
  float wide = text_width(shown, look.size, look.strong);
  bool cut = false;
  if (look.max_width > 0 && wide > look.max_width + 0.02F) {
    shown = reports::fit_text(safe, look.max_width, look.size, look.strong, measure);
    wide = text_width(shown, look.size, look.strong);
    cut = true;
  }
  const float left = look.align == Align::left ? x : look.align == Align::right ? x - wide : x - wide / 2;
  const float line = reports::line_height(look.size);
  // Whole pixels, or the letters blur; a hair upwards, since descenders weigh less than capitals.
  const ImVec2 place{std::round(at(left, y).x),
                     std::floor(at(left, y).y + (px(line) - face->FontSize) / 2 - px(0.03F))};
  ImGui::GetWindowDrawList()->AddText(face, face->FontSize, place, colour(look.ink), shown.data(),
                                      shown.data() + shown.size());
  const ImVec2 top = at(left, y);
  const ImVec4 rect{top.x, top.y, top.x + px(wide), top.y + px(line)};
  if (cut && ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
      ImGui::IsMouseHoveringRect({rect.x, rect.y}, {rect.z, rect.w})) {
    tooltip(safe);
  }
  say(shown, rect, false, cut);
  return wide;
}

std::vector<std::string> Ui::wrap(std::string_view words, float wide, TextSize size, bool strong) const {
  std::vector<std::string> lines;
  ImFont* face = font(size, strong);
  const char* begin = words.data();
  const char* end = words.data() + words.size();
  while (begin < end) {
    const char* newline = std::find(begin, end, '\n');
    const char* stop = face->CalcWordWrapPositionA(1.0F, begin, newline, px(wide));
    if (stop <= begin) { stop = newline; }
    if (stop < newline) {
      // ImGui breaks between any two characters of a word that is too long; a break at a blank is nicer.
      const char* blank = stop;
      while (blank > begin && *blank != ' ') { --blank; }
      if (blank > begin && static_cast<float>(blank - begin) > 0.4F * static_cast<float>(stop - begin)) {
        stop = blank;
      }
    }
    lines.emplace_back(begin, stop);
    begin = stop;
    while (begin < end && *begin == ' ') { ++begin; }
    if (begin < end && *begin == '\n') { ++begin; }
  }
  return lines;
}

float Ui::paragraph(float x, float y, float wide, std::string_view words, const TextLook& look) {
  if (glyphs != nullptr) { glyphs->want(words); }
  const float line = look.size == TextSize::caption ? 1.25F : reports::line_height(look.size);
  float high = 0;
  TextLook each = look;
  each.max_width = 0;
  for (const std::string& part : wrap(words, wide, look.size, look.strong)) {
    text(x, y + high + (line - reports::line_height(look.size)) / 2, part, each);
    high += line;
  }
  return high;
}

float Ui::number(float x, float y, std::span<const std::pair<std::string, std::string>> parts) {
  float right = x;
  for (const auto& [digits, unit] : parts) {
    right += text(right, y, digits, {TextSize::number, true, Ink::text, Align::left, 0}) + 0.5F;
    if (!unit.empty()) {
      // The unit stands on the numbers' baseline: both faces have the same proportions.
      right += text(right, y + 0.66F, unit, {TextSize::body, false, Ink::muted, Align::left, 0}) + 0.5F;
    }
  }
  return right - x - 0.5F;
}

void Ui::fill(const Box& box, Ink ink, float radius, float alpha) {
  ImGui::GetWindowDrawList()->AddRectFilled(at(box.x, box.y), at(box.x + box.w, box.y + box.h), colour(ink, alpha),
                                            px(radius));
}

void Ui::outline(const Box& box, Ink ink, float radius) {
  ImGui::GetWindowDrawList()->AddRect(at(box.x, box.y), at(box.x + box.w, box.y + box.h), colour(ink), px(radius), 0,
                                      kHairline);
}

void Ui::divider(float x, float y, float wide) {
  const ImVec2 from = at(x, y);
  const float line = std::round(from.y);
  ImGui::GetWindowDrawList()->AddRectFilled({from.x, line}, {from.x + px(wide), line + kHairline}, colour(Ink::border));
}

void Ui::vertical(float x, float y, float high) {
  const ImVec2 from = at(x, y);
  const float line = std::round(from.x);
  ImGui::GetWindowDrawList()->AddRectFilled({line, from.y}, {line + kHairline, from.y + px(high)}, colour(Ink::border));
}

void Ui::card(const Box& box, std::optional<Ink> edge, float edge_width) {
  if (edge) {
    // The whole card in the edge's colour, and the surface over all but its left side: so the corners fit.
    fill(box, *edge, kCardRadius);
    const Box rest{box.x + edge_width, box.y, box.w - edge_width, box.h};
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(at(rest.x, rest.y), at(rest.x + rest.w, rest.y + rest.h), colour(Ink::surface), px(kCardRadius),
                        ImDrawFlags_RoundCornersRight);
    list->AddRect(at(rest.x, rest.y), at(rest.x + rest.w, rest.y + rest.h), colour(Ink::border), px(kCardRadius),
                  ImDrawFlags_RoundCornersRight, kHairline);
    return;
  }
  fill(box, Ink::surface, kCardRadius);
  outline(box, Ink::border, kCardRadius);
}

void Ui::hatch(const Box& box, Ink ink, float radius) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 from = at(box.x, box.y);
  const ImVec2 to = at(box.x + box.w, box.y + box.h);
  list->AddRectFilled(from, to, colour(ink, kHatchAlpha), px(radius));
  list->PushClipRect(from, to, true);
  const float high = to.y - from.y;
  for (float x = from.x - high; x < to.x; x += px(kHatchStep)) {
    list->AddLine({x, to.y}, {x + high, from.y}, colour(ink), px(kHatchWidth));
  }
  list->PopClipRect();
  list->AddRect(from, to, colour(ink), px(radius), 0, kHairline);
}

void Ui::square(float x, float y, float size, Ink ink) {
  fill({x, y, size, size}, ink, 0.125F);
}

void Ui::triangle(const Box& box, Ink ink, reports::Points points) {
  const float l = box.x;
  const float r = box.x + box.w;
  const float t = box.y;
  const float b = box.y + box.h;
  const float cx = (l + r) / 2;
  const float cy = (t + b) / 2;
  ImDrawList* list = ImGui::GetWindowDrawList();
  switch (points) {
    case reports::Points::up:
      list->AddTriangleFilled(at(cx, t), at(r, b), at(l, b), colour(ink));
      break;
    case reports::Points::down:
      list->AddTriangleFilled(at(l, t), at(r, t), at(cx, b), colour(ink));
      break;
    case reports::Points::left:
      list->AddTriangleFilled(at(l, cy), at(r, t), at(r, b), colour(ink));
      break;
    case reports::Points::right:
      list->AddTriangleFilled(at(l, t), at(r, cy), at(l, b), colour(ink));
      break;
  }
}

void Ui::circle(const Box& box, Ink ink, bool filled) {
  const ImVec2 centre = at(box.x + box.w / 2, box.y + box.h / 2);
  const float radius = px(box.w / 2);
  if (filled) {
    ImGui::GetWindowDrawList()->AddCircleFilled(centre, radius, colour(ink));
  } else {
    ImGui::GetWindowDrawList()->AddCircle(centre, radius, colour(ink), 0, px(0.1F));
  }
}

float Ui::chip_width(Kind kind) const {
  return 0.5F + 0.5F + 0.375F + text_width(name_of(kind, lang), TextSize::caption) + 0.5F;
}

float Ui::chip(float x, float y, Kind kind) {
  const float wide = chip_width(kind);
  fill({x, y, wide, 1.5F}, Ink::surface, 0.25F);
  outline({x, y, wide, 1.5F}, Ink::border, 0.25F);
  square(x + 0.5F, y + 0.5F, 0.5F, reports::ink_of(kind));
  text(x + 1.375F, y + 0.25F, name_of(kind, lang), {TextSize::caption, false, Ink::text, Align::left, 0});
  return wide;
}

const reports::FigureHit* Ui::figure(const char* id, float x, float y, const reports::Figure& drawn) {
  Ui inner = *this;
  inner.origin = at(x, y);
  for (const reports::Shape& shape : drawn.shapes) {
    if (const auto* rect = std::get_if<reports::FigureRect>(&shape)) {
      switch (rect->fill) {
        case reports::Fill::solid:
          inner.fill(rect->box, rect->ink, rect->radius);
          break;
        case reports::Fill::hatch:
          inner.hatch(rect->box, rect->ink, rect->radius);
          break;
        case reports::Fill::outline:
          inner.outline(rect->box, rect->ink, rect->radius);
          break;
      }
    } else if (const auto* line = std::get_if<reports::FigureLine>(&shape)) {
      const ImVec2 from = inner.at(line->x1, line->y1);
      const ImVec2 to = inner.at(line->x2, line->y2);
      const float thick = std::max(kHairline, px(line->width));
      ImDrawList* list = ImGui::GetWindowDrawList();
      const auto snap = [&](ImVec2 p) {
        // A thin upright or level line lies on whole pixels, or it is drawn two pixels wide and pale.
        return thick > 1.5F ? p : ImVec2{std::round(p.x) + 0.5F, std::round(p.y) + 0.5F};
      };
      if (line->dashed) {
        const float length = std::hypot(to.x - from.x, to.y - from.y);
        const float step = px(0.375F);
        for (float done = 0; done < length; done += step) {
          const float a = done / length;
          const float b = std::min(1.0F, (done + step * 0.6F) / length);
          list->AddLine(snap({from.x + (to.x - from.x) * a, from.y + (to.y - from.y) * a}),
                        snap({from.x + (to.x - from.x) * b, from.y + (to.y - from.y) * b}), colour(line->ink), thick);
        }
      } else {
        list->AddLine(snap(from), snap(to), colour(line->ink), thick);
      }
    } else if (const auto* words = std::get_if<reports::FigureText>(&shape)) {
      inner.text(words->x, words->y, words->text, {words->size, words->strong, words->ink, words->align, 0});
    } else if (const auto* mark = std::get_if<reports::FigureTriangle>(&shape)) {
      inner.triangle(mark->box, mark->ink, mark->points);
    } else if (const auto* ball = std::get_if<reports::FigureCircle>(&shape)) {
      inner.circle(ball->box, ball->ink, ball->filled);
    }
  }
  const reports::FigureHit* used = nullptr;
  ImGui::PushID(id);
  for (std::size_t i = 0; i < drawn.hits.size(); ++i) {
    const reports::FigureHit& hit = drawn.hits[i];
    if (hit.box.w <= 0 || hit.box.h <= 0) { continue; }
    ImGui::PushID(static_cast<int>(i));
    bool hovered = false;
    if (inner.hot_spot("hit", hit.box, "", &hovered)) { used = &hit; }
    if (hovered) { inner.tooltip(hit.lines); }
    ImGui::PopID();
  }
  ImGui::PopID();
  return used;
}

// Places ------------------------------------------------------------------------------------------------------

void Ui::extent(float y) {
  const ImVec2 end = at(0, y);
  ImGui::SetCursorScreenPos({end.x, end.y - 1.0F});
  ImGui::Dummy({1.0F, 1.0F});
}

void Ui::reveal(float y, float high) {
  const float top = px(y);
  const float view = ImGui::GetWindowSize().y;
  if (top < ImGui::GetScrollY()) { ImGui::SetScrollY(top); }
  if (top + px(high) > ImGui::GetScrollY() + view) { ImGui::SetScrollY(top + px(high) - view); }
}

void Ui::scroll(const char* id, const Box& box, const std::function<void(Ui&)>& body) {
  ImGui::SetCursorScreenPos(at(box.x, box.y));
  ImGui::BeginChild(id, {px(box.w), px(box.h)}, false, ImGuiWindowFlags_NavFlattened | ImGuiWindowFlags_NoBackground);
  Ui inner = *this;
  inner.width = box.w;
  inner.height = box.h;
  inner.scrolls = true;
  const ImVec2 window = ImGui::GetWindowPos();
  inner.origin = {window.x, window.y - ImGui::GetScrollY()};
  body(inner);
  ImGui::EndChild();
}

bool Ui::sheet(const char* id, std::string_view title, float wide, float high, bool& open,
               const std::function<void(Ui&)>& body) {
  if (open && !ImGui::IsPopupOpen(id)) { ImGui::OpenPopup(id); }
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  const float w = std::min(px(wide), display.x - px(1.0F));
  const float h = std::min(px(high), display.y - px(1.0F));
  ImGui::SetNextWindowPos({std::round((display.x - w) / 2), std::round((display.y - h) / 2)});
  ImGui::SetNextWindowSize({w, h});
  // Dear ImGui gives a modal popup the border of a window, which is none here.
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
  const bool shown = ImGui::BeginPopupModal(id, nullptr,
                                            ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                                ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  ImGui::PopStyleVar();
  if (!shown) { return false; }
  Ui inner = *this;
  inner.width = w / em;
  inner.height = h / em;
  inner.scrolls = true;
  const ImVec2 window = ImGui::GetWindowPos();
  inner.origin = {window.x, window.y - ImGui::GetScrollY()};
  inner.text(kCardPad, 1.0F, title, {TextSize::body, true, Ink::text, Align::left, inner.width - 2 * kCardPad});
  body(inner);
  if (keys != nullptr && !ImGui::GetIO().WantTextInput && keys->take(key_escape)) { open = false; }
  if (!open) { ImGui::CloseCurrentPopup(); }
  ImGui::EndPopup();
  return true;
}

bool Ui::shortcuts() const {
  return !ImGui::GetIO().WantTextInput &&
         !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

bool Ui::pressed(int key, bool ctrl, bool shift) {
  return keys != nullptr && shortcuts() && keys->take(key, ctrl, shift);
}

void style_imgui(reports::Theme theme, float em) {
  ImGuiStyle style;
  style.WindowPadding = style.FramePadding = style.ItemSpacing = style.ItemInnerSpacing = ImVec2(0, 0);
  style.WindowRounding = style.PopupRounding = em * kControlRadius;
  style.ChildRounding = style.FrameRounding = em * kControlRadius;
  style.WindowBorderSize = style.ChildBorderSize = style.FrameBorderSize = 0;
  style.PopupBorderSize = 1;
  style.ScrollbarSize = em * 0.625F;
  style.ScrollbarRounding = em * 0.3F;
  style.WindowMinSize = ImVec2(1, 1);
  style.DisplaySafeAreaPadding = ImVec2(0, 0);
  const auto set = [&](ImGuiCol which, Ink ink, float alpha = 1.0F) {
    style.Colors[which] = to_vec4(reports::colour(ink, theme), alpha);
  };
  set(ImGuiCol_WindowBg, Ink::background);
  set(ImGuiCol_ChildBg, Ink::background, 0);
  set(ImGuiCol_PopupBg, Ink::surface);
  set(ImGuiCol_Border, Ink::border);
  set(ImGuiCol_Text, Ink::text);
  set(ImGuiCol_TextDisabled, Ink::muted);
  set(ImGuiCol_ScrollbarBg, Ink::background, 0);
  set(ImGuiCol_ScrollbarGrab, Ink::neutral, 0.5F);
  set(ImGuiCol_ScrollbarGrabHovered, Ink::neutral, 0.8F);
  set(ImGuiCol_ScrollbarGrabActive, Ink::neutral);
  set(ImGuiCol_NavHighlight, Ink::accent);
  set(ImGuiCol_TextSelectedBg, Ink::accent, 0.3F);
  // A dimmed background is an animation, which would keep the loop awake.
  style.Colors[ImGuiCol_ModalWindowDimBg] = style.Colors[ImGuiCol_NavWindowingDimBg] = ImVec4(0, 0, 0, 0);
  ImGui::GetStyle() = style;
}

}  // namespace labclock::gui
