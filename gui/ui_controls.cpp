// The controls: what is pressed, typed into and chosen, and what is told on hover.

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "gui/ui.hpp"
#include "src/utf8.hpp"

namespace labclock::gui {

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
  bool used = ImGui::InvisibleButton(id, size);
  const bool has_focus = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
  if (has_focus && keys != nullptr && keys->take(key_enter)) { used = true; }
  if (hovered != nullptr) { *hovered = ImGui::IsItemHovered(); }
  if (focused != nullptr) { *focused = has_focus; }
  if (held != nullptr) { *held = ImGui::IsItemActive(); }
  if (!says.empty() || probe != nullptr) { say(says, rect, true, false); }
  return used;
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
  const Box frame{x, y + 0.25F, 1.0F, 1.0F};
  fill(frame, on ? Ink::accent : hovered ? Ink::band : Ink::surface, 0.25F);
  outline(frame, on ? Ink::accent : Ink::border, 0.25F);
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
  list->AddRect(place, {place.x + size.x, place.y + size.y}, colour(Ink::border), px(kControlRadius), 0, kHairline);
  float y = place.y + px(0.5F);
  for (const auto& [words, strong] : rows) {
    ImFont* face = font(TextSize::caption, strong);
    list->AddText(face, face->FontSize, {std::round(place.x + px(0.75F)), std::round(y + px(0.125F))},
                  colour(strong ? Ink::text : Ink::muted), words.data(), words.data() + words.size());
    y += px(1.25F);
  }
}

}  // namespace labclock::gui
