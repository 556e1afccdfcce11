// Switching: the last projects as tiles with a number key, and the field that finds or makes one.

#include <algorithm>
#include <array>

#include "gui/views/today_parts.hpp"
#include "gui/views/today_verbs.hpp"
#include "reports/palette.hpp"
#include "src/format.hpp"
#include "src/msg/gui_today.hpp"
#include "src/utf8.hpp"

namespace labclock::gui {
namespace {

constexpr float kTileWide = 13.8F;  ///< at least
constexpr float kTileHigh = 4.0F;
constexpr float kTileGap = 0.5F;
constexpr float kFindWide = 14.0F;
constexpr std::size_t kMostFound = 9;
constexpr std::array kKinds{Kind::own, Kind::funded, Kind::service, Kind::course};

std::string trimmed(const std::string& text) {
  const std::size_t from = text.find_first_not_of(" \t");
  if (from == std::string::npos) { return {}; }
  return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

}  // namespace

std::size_t TodayView::columns(float width) {
  return static_cast<std::size_t>(std::max(1.0F, (width + kTileGap) / (kTileWide + kTileGap)));
}

std::vector<const Project*> TodayView::recent(std::size_t most) const {
  std::vector<const Project*> list;
  for (const Project& each : base_.recent) {
    if (list.size() < most && !each.archived) { list.push_back(&each); }
  }
  // Someone who has just made them has used none yet.
  for (const Project& each : base_.projects) {
    const bool there =
        std::any_of(list.begin(), list.end(), [&](const Project* other) { return other->id == each.id; });
    const bool runs = base_.running && base_.running->project == each.id;
    if (list.size() < most && !each.archived && !there && !runs) { list.push_back(&each); }
  }
  return list;
}

/// Names that begin with what is typed, then those that have it inside; the running one is left out.
std::vector<const Project*> TodayView::found() const {
  const std::string key = fold_key(trimmed(state_.find));
  std::vector<const Project*> begin;
  std::vector<const Project*> inside;
  for (const Project& each : base_.projects) {
    if (each.archived || (base_.running && base_.running->project == each.id)) { continue; }
    const std::size_t at = fold_key(each.name).find(key);
    if (at == 0) {
      begin.push_back(&each);
    } else if (at != std::string::npos) {
      inside.push_back(&each);
    }
  }
  begin.insert(begin.end(), inside.begin(), inside.end());
  if (begin.size() > kMostFound) { begin.resize(kMostFound); }
  return begin;
}

void TodayView::start(const Project& project) {
  TodayUi* state = &state_;
  commands_.change(start_verb(base_, project.id, lang_), [state] { state->find.clear(); });
}

float TodayView::switcher(float x, float y, float width, std::string_view caption, std::size_t least) {
  const bool beside = ui_.text_width(caption, TextSize::caption) + 1.0F + kFindWide <= width;
  const bool first = base_.projects.empty();
  const float wide = beside && !first ? kFindWide : std::min(width, 20.0F);
  ui_.text(x, y + (beside ? 0.5F : 0), caption, {TextSize::caption, false, Ink::muted, Align::left, width});
  const Box place{beside && !first ? x + width - wide : x, beside && !first ? y : y + 1.5F, wide, kButtonHeight};
  Ui::FieldLook look;
  look.hint = ui_(first ? msg::gui_today_name_project : msg::gui_today_find);
  look.focus = std::exchange(state_.find_focus, false);
  bool escaped = false;
  look.escaped = &escaped;
  const bool entered = ui_.field("find", place, state_.find, look);
  if (escaped) { state_.find.clear(); }
  float at = place.y + kButtonHeight + 0.75F;

  if (trimmed(state_.find).empty()) {
    const std::size_t across = columns(width);
    listed_ = recent(std::max(across, least));
    return listed_.empty() ? at - 0.75F : tiles(x, at, width, listed_, true);
  }
  const std::vector<const Project*> matches = found();
  if (matches.empty()) { return no_match(x, at, width); }
  if (entered) { start(*matches.front()); }
  ui_.text(x, at, ui_(msg::gui_today_enter_starts), {TextSize::caption, false, Ink::muted, Align::left, width});
  return tiles(x, at + 1.5F, width, matches, false);
}

float TodayView::tiles(float x, float y, float width, const std::vector<const Project*>& projects, bool numbered) {
  const std::size_t across = columns(width);
  const float wide = (width - static_cast<float>(across - 1) * kTileGap) / static_cast<float>(across);
  for (std::size_t i = 0; i < projects.size(); ++i) {
    const std::size_t row = i / across;
    const Box box{x + static_cast<float>(i % across) * (wide + kTileGap),
                  y + static_cast<float>(row) * (kTileHigh + kTileGap), wide, kTileHigh};
    ImGui::PushID(static_cast<int>(projects[i]->id.value));
    if (tile(box, *projects[i], numbered && i < 9 ? std::to_string(i + 1) : std::string())) { start(*projects[i]); }
    ImGui::PopID();
  }
  const std::size_t rows = (projects.size() + across - 1) / across;
  return y + static_cast<float>(rows) * (kTileHigh + kTileGap) - kTileGap;
}

bool TodayView::tile(const Box& box, const Project& project, const std::string& key) {
  ui_.fill(box, Ink::surface, kControlRadius);
  const bool used = ui_.area("tile", box, "");
  ui_.outline(box, Ink::border, kControlRadius);
  float left = box.x + 1.0F;
  if (!key.empty()) {
    const Box mark{left, box.y + 1.25F, 1.5F, 1.5F};
    ui_.outline(mark, Ink::border, 0.25F);
    ui_.text(mark.x + 0.75F, mark.y + 0.25F, key, {TextSize::caption, false, Ink::muted, Align::centre, 0});
    left += 2.5F;
  }
  const float room = box.x + box.w - 0.75F - left;
  ui_.text(left, box.y + 0.5F, project.name, {TextSize::body, false, Ink::text, Align::left, room});
  ui_.square(left, box.y + 2.5F, 0.5F, reports::ink_of(project.kind));
  ui_.text(left + 0.875F, box.y + 2.25F, name_of(project.kind, lang_),
           {TextSize::caption, false, Ink::muted, Align::left, room - 0.875F});
  return used;
}

float TodayView::no_match(float x, float y, float width) {
  const std::string name = trimmed(state_.find);
  y += ui_.paragraph(x, y, width, ui_({msg::gui_today_no_match, {{"name", name}}}),
                     {TextSize::body, false, Ink::text, Align::left, 0});
  y += 0.5F;
  std::vector<Ui::Option> options;
  options.reserve(kKinds.size());
  for (const Kind kind : kKinds) { options.push_back({std::string(name_of(kind, lang_)), reports::ink_of(kind)}); }
  ui_.label(x, y, ui_(msg::gui_today_kind));
  y += 1.25F;
  const float kind_wide = std::min(width, 12.0F);
  ui_.choice("kind", {x, y, kind_wide, kButtonHeight}, options, state_.new_kind);
  const std::string make = ui_(msg::gui_today_make);
  const float make_wide = ui_.button_width(make);
  const bool beside = kind_wide + 0.5F + make_wide <= width;
  const Box button{beside ? x + kind_wide + 0.5F : x, beside ? y : y + kButtonHeight + 0.5F, make_wide, kButtonHeight};
  if (ui_.button("make", button, make)) {
    const Kind kind = kKinds.at(static_cast<std::size_t>(std::clamp(state_.new_kind, 0, 3)));
    TodayUi* state = &state_;
    commands_.change(make_and_start_verb(base_, name, kind, lang_), [state] { state->find.clear(); });
  }
  return button.y + kButtonHeight;
}

}  // namespace labclock::gui
