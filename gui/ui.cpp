#include "gui/ui.hpp"

#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "reports/figures.hpp"
#include "src/format.hpp"
#include "src/utf8.hpp"

namespace labclock::gui {
namespace {

constexpr float kCardRadius = 0.5F;
constexpr float kControlRadius = 0.375F;
constexpr float kHatchAlpha = 0.18F;
constexpr float kHatchStep = 6.0F / 16.0F;
constexpr float kHatchWidth = 2.5F / 16.0F;

ImVec4 to_vec4(reports::Rgb rgb, float alpha) {
  return {static_cast<float>(rgb.r) / 255.0F, static_cast<float>(rgb.g) / 255.0F, static_cast<float>(rgb.b) / 255.0F,
          alpha};
}

float hairline() {
  return 1.0F;
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
  const char* at_ = words.data();
  const char* end = words.data() + words.size();
  while (at_ < end) {
    const char* newline = std::find(at_, end, '\n');
    const char* stop = face->CalcWordWrapPositionA(1.0F, at_, newline, px(wide));
    if (stop <= at_) { stop = newline; }
    if (stop < newline) {
      // ImGui breaks between any two characters of a word that is too long; a break at a blank is nicer.
      const char* blank = stop;
      while (blank > at_ && *blank != ' ') { --blank; }
      if (blank > at_ && static_cast<float>(blank - at_) > 0.4F * static_cast<float>(stop - at_)) { stop = blank; }
    }
    lines.emplace_back(at_, stop);
    at_ = stop;
    while (at_ < end && *at_ == ' ') { ++at_; }
    if (at_ < end && *at_ == '\n') { ++at_; }
  }
  return lines;
}

float Ui::paragraph(float x, float y, float wide, std::string_view words, const TextLook& look) {
  if (glyphs != nullptr) { glyphs->want(words); }
  const float line = look.size == TextSize::caption ? 1.25F : reports::line_height(look.size);
  float height_ = 0;
  TextLook each = look;
  each.max_width = 0;
  for (const std::string& part : wrap(words, wide, look.size, look.strong)) {
    text(x, y + height_ + (line - reports::line_height(look.size)) / 2, part, each);
    height_ += line;
  }
  return height_;
}

float Ui::number(float x, float y, std::span<const std::pair<std::string, std::string>> parts) {
  float at_ = x;
  for (const auto& [digits, unit] : parts) {
    at_ += text(at_, y, digits, {TextSize::number, true, Ink::text, Align::left, 0}) + 0.5F;
    if (!unit.empty()) {
      // The unit stands on the numbers' baseline: both faces have the same proportions.
      at_ += text(at_, y + 0.66F, unit, {TextSize::body, false, Ink::muted, Align::left, 0}) + 0.5F;
    }
  }
  return at_ - x - 0.5F;
}

void Ui::fill(const Box& box, Ink ink, float radius, float alpha) {
  ImGui::GetWindowDrawList()->AddRectFilled(at(box.x, box.y), at(box.x + box.w, box.y + box.h), colour(ink, alpha),
                                            px(radius));
}

void Ui::outline(const Box& box, Ink ink, float radius) {
  ImGui::GetWindowDrawList()->AddRect(at(box.x, box.y), at(box.x + box.w, box.y + box.h), colour(ink), px(radius), 0,
                                      hairline());
}

void Ui::divider(float x, float y, float wide) {
  const ImVec2 from = at(x, y);
  const float line = std::round(from.y);
  ImGui::GetWindowDrawList()->AddRectFilled({from.x, line}, {from.x + px(wide), line + hairline()},
                                            colour(Ink::border));
}

void Ui::vertical(float x, float y, float high) {
  const ImVec2 from = at(x, y);
  const float line = std::round(from.x);
  ImGui::GetWindowDrawList()->AddRectFilled({line, from.y}, {line + hairline(), from.y + px(high)},
                                            colour(Ink::border));
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
                  ImDrawFlags_RoundCornersRight, hairline());
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
  list->AddRect(from, to, colour(ink), px(radius), 0, hairline());
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

// Controls ----------------------------------------------------------------------------------------------------

void Ui::ring(const Box& box, float radius) {
  constexpr float kOff = 2.0F / 16;
  constexpr float kThick = 2.0F / 16;
  ImGui::GetWindowDrawList()->AddRect(at(box.x - kOff, box.y - kOff), at(box.x + box.w + kOff, box.y + box.h + kOff),
                                      colour(Ink::accent), px(radius + kOff), 0, px(kThick));
}

bool Ui::item(const char* id, const Box& box, std::string_view says, bool enabled, bool* hovered, bool* focused,
              bool* held) {
  const ImVec2 from = at(box.x, box.y);
  const ImVec2 size{std::max(px(box.w), 1.0F), std::max(px(box.h), 1.0F)};
  const ImVec4 rect{from.x, from.y, from.x + size.x, from.y + size.y};
  if (!enabled) {
    if (hovered != nullptr) { *hovered = false; }
    if (focused != nullptr) { *focused = false; }
    if (held != nullptr) { *held = false; }
    say(says, rect, false, false);
    return false;
  }
  ImGui::SetCursorScreenPos(from);
  bool pressed_ = ImGui::InvisibleButton(id, size);
  const bool has_focus = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
  if (has_focus && keys != nullptr && keys->take(key_enter)) { pressed_ = true; }
  if (hovered != nullptr) { *hovered = ImGui::IsItemHovered(); }
  if (focused != nullptr) { *focused = has_focus; }
  if (held != nullptr) { *held = ImGui::IsItemActive(); }
  if (!says.empty() || probe != nullptr) { say(says, rect, true, false); }
  return pressed_;
}

float Ui::button_width(std::string_view words) const {
  return text_width(words) + 1.5F;
}

bool Ui::button(const char* id, const Box& box, std::string_view words, Look look, bool enabled) {
  Box place = box;
  if (place.w <= 0) { place.w = button_width(words); }
  if (place.h <= 0) { place.h = kButtonHeight; }
  bool hovered = false;
  bool focused = false;
  bool held = false;
  if (glyphs != nullptr) { glyphs->want(words); }
  const bool used = item(id, place, "", enabled, &hovered, &focused, &held);
  const bool filled = look == Look::filled;
  if (filled) {
    fill(place, Ink::accent, kControlRadius, !enabled ? 0.4F : held ? 0.8F : hovered ? 0.9F : 1.0F);
  } else {
    if (look == Look::normal || hovered || held) {
      fill(place, hovered || held ? Ink::band : Ink::surface, kControlRadius);
    }
    if (look == Look::normal) { outline(place, Ink::border, kControlRadius); }
  }
  text(place.x + place.w / 2, place.y + (place.h - kBodyLine) / 2, words,
       {TextSize::body, filled,
        filled    ? Ink::on_accent
        : enabled ? Ink::text
                  : Ink::muted,
        Align::centre, place.w - 0.75F});
  if (focused) { ring(place, kControlRadius); }
  return used;
}

bool Ui::area(const char* id, const Box& box, std::string_view says, bool selected) {
  bool hovered = false;
  bool focused = false;
  const bool used = item(id, box, says, true, &hovered, &focused, nullptr);
  if (selected) {
    fill(box, Ink::band, kControlRadius, 0.6F);
    outline(box, Ink::border, kControlRadius);
  } else if (hovered) {
    fill(box, Ink::band, kControlRadius, 0.5F);
  }
  if (focused) { ring(box, kControlRadius); }
  return used;
}

bool Ui::hot_spot(const char* id, const Box& box, std::string_view says, bool* hovered) {
  bool over = false;
  bool focused = false;
  const bool used = item(id, box, says, true, &over, &focused, nullptr);
  if (hovered != nullptr) { *hovered = over || focused; }
  if (focused) { ring(box, 0.125F); }
  return used;
}

bool Ui::tick(const char* id, float x, float y, std::string_view words, bool& on) {
  const float wide = 1.5F + text_width(words);
  const Box place{x, y, wide, kBodyLine};
  bool hovered = false;
  bool focused = false;
  const bool used = item(id, place, "", true, &hovered, &focused, nullptr);
  if (used) { on = !on; }
  const Box square_{x, y + 0.25F, 1.0F, 1.0F};
  fill(square_, on ? Ink::accent : hovered ? Ink::band : Ink::surface, 0.25F);
  outline(square_, on ? Ink::accent : Ink::border, 0.25F);
  if (on) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddLine(at(x + 0.25F, y + 0.8F), at(x + 0.43F, y + 1.0F), colour(Ink::on_accent), px(0.125F));
    list->AddLine(at(x + 0.43F, y + 1.0F), at(x + 0.78F, y + 0.5F), colour(Ink::on_accent), px(0.125F));
  }
  ImGui::LogText(on ? "[x] " : "[ ] ");
  text(x + 1.5F, y, words);
  if (focused) { ring(place, 0.25F); }
  return used;
}

bool Ui::field(const char* id, const Box& box, std::string& value, const FieldLook& look) {
  const float high = box.h > 0 ? box.h : kButtonHeight;
  const Box place{box.x, box.y, box.w, high};
  ImFont* face = fonts.body;
  if (glyphs != nullptr) {
    glyphs->want(value);
    glyphs->want(look.hint);
  }
  fill(place, Ink::surface, kControlRadius);
  ImGui::SetCursorScreenPos(at(place.x, place.y));
  ImGui::PushFont(face);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(px(0.75F), std::max(0.0F, (px(high) - face->FontSize) / 2)));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0.0F);
  ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
  ImGui::PushStyleColor(ImGuiCol_Text, colour(Ink::text));
  ImGui::PushStyleColor(ImGuiCol_TextDisabled, colour(Ink::muted));
  ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, colour(Ink::accent, 0.3F));
  ImGui::SetNextItemWidth(px(place.w));
  if (look.focus) { ImGui::SetKeyboardFocusHere(); }
  const std::string name = std::string("##") + id;
  const std::string before = value;
  const bool entered =
      ImGui::InputTextWithHint(name.c_str(), look.hint.c_str(), &value, ImGuiInputTextFlags_EnterReturnsTrue);
  const bool active = ImGui::IsItemActive();
  if (value != before && look.edited != nullptr) { *look.edited = true; }
  const bool done = ImGui::IsItemDeactivatedAfterEdit();
  if (entered || done) {
    // What is typed or pasted in pieces (macOS writes Hangul so) becomes what everybody else calls the same.
    if (std::optional<std::string> whole = nfc(value); whole && *whole != value) { value = *whole; }
  }
  if (done && look.left != nullptr) { *look.left = true; }
  if (look.escaped != nullptr && ImGui::IsItemDeactivated() && keys != nullptr && keys->take(key_escape)) {
    *look.escaped = true;
  }
  const bool focused = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible && !active;
  ImGui::PopStyleColor(4);
  ImGui::PopStyleVar(2);
  ImGui::PopFont();
  outline(place, look.wrong ? Ink::over : active ? Ink::accent : Ink::border, kControlRadius);
  if (focused) { ring(place, kControlRadius); }
  const ImVec2 from = at(place.x, place.y);
  say("", {from.x, from.y, from.x + px(place.w), from.y + px(high)}, true, false);
  if (probe != nullptr) { probe->items.back().field = true; }
  return entered;
}

bool Ui::choice(const char* id, const Box& box, std::span<const Option> options, int& chosen) {
  const Box place{box.x, box.y, box.w, box.h > 0 ? box.h : kButtonHeight};
  ImGui::PushID(id);
  bool hovered = false;
  bool focused = false;
  if (item("open", place, "", true, &hovered, &focused, nullptr)) { ImGui::OpenPopup("list"); }
  fill(place, hovered ? Ink::band : Ink::surface, kControlRadius);
  outline(place, Ink::border, kControlRadius);
  if (chosen >= 0 && chosen < static_cast<int>(options.size())) {
    const Option& now = options[static_cast<std::size_t>(chosen)];
    float x = place.x + 0.75F;
    if (now.square) {
      square(x, place.y + place.h / 2 - 0.25F, 0.5F, *now.square);
      x += 1.0F;
    }
    text(x, place.y + (place.h - kBodyLine) / 2, now.words,
         {TextSize::body, false, Ink::text, Align::left, place.x + place.w - 1.75F - x});
  }
  triangle({place.x + place.w - 1.4F, place.y + place.h / 2 - 0.17F, 0.65F, 0.36F}, Ink::muted, reports::Points::down);
  if (focused) { ring(place, kControlRadius); }

  bool changed = false;
  float wide = place.w;
  for (const Option& option : options) {
    wide = std::max(wide, text_width(option.words) + (option.square ? 2.75F : 1.75F));
  }
  const float rows = static_cast<float>(options.size());
  constexpr float kPad = 0.25F;
  constexpr float kRow = 2.0F;
  const float high = std::min(rows * kRow, 10.5F * kRow) + 2 * kPad;
  // Below the field, or above it where the window ends.
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  const ImVec2 list_size{std::min(px(wide + 2 * kPad), display.x), std::min(px(high), display.y)};
  ImVec2 spot = at(place.x, place.y + place.h + 0.125F);
  if (spot.y + list_size.y > display.y) {
    const float above = at(0, place.y - 0.125F).y - list_size.y;
    spot.y = above >= 0 ? above : display.y - list_size.y;
  }
  spot.x = std::clamp(spot.x, 0.0F, display.x - list_size.x);
  ImGui::SetNextWindowPos(spot);
  ImGui::SetNextWindowSize(list_size);
  if (ImGui::BeginPopup("list", ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize)) {
    Ui inner = *this;
    const ImVec2 window = ImGui::GetWindowPos();
    inner.origin = {window.x, window.y - ImGui::GetScrollY()};
    inner.scrolls = true;
    for (std::size_t i = 0; i < options.size(); ++i) {
      ImGui::PushID(static_cast<int>(i));
      const float y = kPad + static_cast<float>(i) * kRow;
      if (static_cast<int>(i) == chosen && ImGui::IsWindowAppearing()) {
        ImGui::SetScrollY(px(std::max(0.0F, y - 3 * kRow)));
      }
      if (inner.area("row", {kPad, y, wide, kRow}, "", static_cast<int>(i) == chosen)) {
        changed = static_cast<int>(i) != chosen;
        chosen = static_cast<int>(i);
        ImGui::CloseCurrentPopup();
      }
      if (static_cast<int>(i) == chosen && ImGui::IsWindowAppearing()) { ImGui::SetItemDefaultFocus(); }
      float x = kPad + 0.75F;
      if (options[i].square) {
        inner.square(x, y + kRow / 2 - 0.25F, 0.5F, *options[i].square);
        x += 1.0F;
      }
      inner.text(x, y + (kRow - kBodyLine) / 2, options[i].words);
      ImGui::PopID();
    }
    inner.extent(kPad * 2 + rows * kRow);
    ImGui::EndPopup();
  }
  ImGui::PopID();
  return changed;
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
      const float thick = std::max(hairline(), px(line->width));
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

void Ui::tooltip(std::span<const std::string> lines) {
  if (lines.empty()) { return; }
  float wide = 0;
  float high = 0.5F;
  std::vector<std::pair<std::string, bool>> rows;
  bool first = true;
  for (const std::string& line : lines) {
    if (glyphs != nullptr) { glyphs->want(line); }
    for (std::string& part : wrap(printable(line), 26.0F, TextSize::caption, first)) {
      wide = std::max(wide, text_width(part, TextSize::caption, first));
      rows.emplace_back(std::move(part), first);
      high += 1.25F;
    }
    first = false;
  }
  const ImVec2 size{px(wide + 1.5F), px(high + 0.5F)};
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  ImVec2 place = ImGui::GetIO().NavVisible ? ImVec2(ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y)
                                           : ImGui::GetIO().MousePos;
  place.x = std::clamp(place.x + px(0.75F), 0.0F, std::max(0.0F, display.x - size.x - px(0.5F)));
  place.y = place.y + px(1.0F) + size.y > display.y ? std::max(0.0F, place.y - size.y - px(0.5F)) : place.y + px(1.0F);
  ImDrawList* list = ImGui::GetForegroundDrawList();
  list->AddRectFilled(place, {place.x + size.x, place.y + size.y}, colour(Ink::surface), px(kControlRadius));
  list->AddRect(place, {place.x + size.x, place.y + size.y}, colour(Ink::border), px(kControlRadius), 0, hairline());
  float y = place.y + px(0.5F);
  for (const auto& [words, strong] : rows) {
    ImFont* face = font(TextSize::caption, strong);
    list->AddText(face, face->FontSize, {std::round(place.x + px(0.75F)), std::round(y + px(0.125F))},
                  colour(strong ? Ink::text : Ink::muted), words.data(), words.data() + words.size());
    y += px(1.25F);
  }
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
