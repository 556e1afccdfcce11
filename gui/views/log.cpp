// The log: header, filters, totals, keys, and where each part stands.

#include "gui/views/log.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <array>

#include "gui/parts.hpp"
#include "gui/views/log_parts.hpp"
#include "reports/palette.hpp"
#include "src/format.hpp"
#include "src/msg/gui.hpp"
#include "src/msg/gui_log.hpp"

namespace labclock::gui {
namespace {

constexpr float kMargin = 2.0F;
constexpr float kHeaderTop = 1.5F;
constexpr float kBetween = 1.0F;
constexpr float kLeastList = 16.0F;  ///< a list lower than this scrolls with the whole screen

}  // namespace

void view_log(Ui& ui, const Snapshot& base, const LogPage& page, LogUi& state, Commands& commands) {
  LogView(ui, base, page, state, commands).draw();
}

void LogView::draw() {
  const float margin = ui_.width < 30.0F ? 1.0F : kMargin;
  const float width = ui_.width - 2 * margin;
  float y = header(margin, width);
  y = filters(margin, y + 0.5F, width);
  y = totals(margin, y + 0.75F, width);
  y = strip(margin, y + 0.75F, width);
  y = actions(margin, y + kBetween, width);
  y += 0.75F;
  const float left = ui_.height - y - kBetween;
  if (left >= kLeastList) {
    ui_.card({margin, y, width, left});
    ui_.scroll("list", {margin, y + 1.0F / 16, width, left - 2.0F / 16}, [&](Ui& inner) {
      const float bottom = list(inner, 0, 0.5F, width);
      inner.extent(bottom + 0.5F);
    });
    ui_.extent(y + left);
  } else {
    const float bottom = list(ui_, margin, y, width);
    ui_.extent(bottom + 1.5F);
  }
  keys();
  form_sheet();
  split_sheet();
  history_sheet();
}

// The header --------------------------------------------------------------------------------------------------

float LogView::header(float x, float width) {
  Flow flow(x, kHeaderTop, width);
  const Box back = flow.next(kButtonHeight);
  if (ui_.button("earlier", back, "")) { move_weeks(-1); }
  if (ImGui::IsItemHovered()) { ui_.tooltip(ui_(msg::gui_log_earlier)); }
  ui_.triangle({back.x + 0.72F, back.y + 0.65F, 0.5F, 0.7F}, Ink::text, reports::Points::left);
  const Box on = flow.next(kButtonHeight);
  if (ui_.button("later", on, "")) { move_weeks(1); }
  if (ImGui::IsItemHovered()) { ui_.tooltip(ui_(msg::gui_log_later)); }
  ui_.triangle({on.x + 0.78F, on.y + 0.65F, 0.5F, 0.7F}, Ink::text, reports::Points::right);

  std::string title = day_range(page_.range, lang_);
  if (page_.is_week) {
    const std::string label = week_label(page_.range);
    title = ui_({msg::gui_week_title, {{"number", label.substr(label.find('W') + 1)}, {"days", title}}});
  }
  const float wide = std::min(ui_.text_width(title, TextSize::body, true), width);
  const Box words = flow.next(wide + 0.5F);
  ui_.text(words.x + 0.25F, words.y + 0.25F, title, {TextSize::body, true, Ink::text, Align::left, words.w});

  const Box field = flow.next(12.0F);
  Ui::FieldLook look;
  look.hint = ui_(msg::gui_log_range_hint);
  look.wrong = state_.range_error.has_value();
  bool edited = false;
  look.edited = &edited;
  if (ui_.field("range", field, state_.typed, look)) { ask(state_.typed); }
  if (edited) { state_.range_error.reset(); }

  const std::string now = ui_(msg::gui_log_this_week);
  const std::string past = ui_(msg::gui_log_history);
  const std::string more = ui_(msg::gui_log_add);
  flow.to_right(ui_.button_width(now) + ui_.button_width(past) + ui_.button_width(more) + 1.0F);
  const bool this_week = page_.is_week && page_.range.contains(base_.today);
  if (ui_.button("this_week", flow.next(ui_.button_width(now)), now, Ui::Look::normal, !this_week)) {
    state_.show(base_.today);
    commands_.reread();
  }
  if (ui_.button("history", flow.next(ui_.button_width(past)), past)) {
    state_.history = true;
    commands_.reread();
  }
  if (ui_.button("add", flow.next(ui_.button_width(more)), more, Ui::Look::filled)) { add(); }
  float bottom = flow.bottom();
  bottom += field_error(ui_, x, bottom + 0.25F, width, state_.range_error);
  return bottom;
}

void LogView::ask(const std::string& words) {
  if (words.find_first_not_of(" \t") == std::string::npos) {
    state_.asked.reset();
    state_.range_error.reset();
    state_.week.reset();
    commands_.reread();
    return;
  }
  Result<Range> range = parse_range(words, base_.desk(), page_.facts);
  if (!range) {
    state_.range_error = range.error();
    return;
  }
  state_.range_error.reset();
  state_.asked = words;
  state_.pick = {};
  state_.form.open = false;
  commands_.reread();
}

void LogView::move_weeks(int by) {
  const Day from = by < 0 ? page_.range.first : page_.is_week ? page_.range.first : page_.range.last;
  state_.show(from + Days{7 * by});
  state_.reveal.reset();
  commands_.reread();
}

// Filters -----------------------------------------------------------------------------------------------------

float LogView::filters(float x, float y, float width) {
  Flow flow(x, y, width);
  bool changed = false;
  const auto choose = [&](const char* id, float wide, const std::vector<Ui::Option>& options, int& chosen) {
    if (ui_.choice(id, flow.next(wide), options, chosen)) { changed = true; }
  };

  std::vector<Ui::Option> options{{ui_(msg::gui_log_all_projects), std::nullopt}};
  std::vector<std::optional<ProjectId>> ids{std::nullopt};
  int chosen = 0;
  for (const Project& each : base_.projects) {
    if (state_.project && *state_.project == each.id) { chosen = static_cast<int>(options.size()); }
    options.push_back({each.name, reports::ink_of(each.kind)});
    ids.emplace_back(each.id);
  }
  if (state_.project && !*state_.project) { chosen = static_cast<int>(options.size()); }
  options.push_back({ui_(msg::gui_no_project), Ink::unassigned});
  ids.emplace_back(std::nullopt);
  const int before = chosen;
  choose("project", 13.0F, options, chosen);
  if (chosen != before) {
    state_.project.reset();
    if (chosen > 0) { state_.project = ids[static_cast<std::size_t>(chosen)]; }
  }

  std::vector<Ui::Option> kinds{{ui_(msg::gui_log_all_kinds), std::nullopt}};
  for (int i = 0; i < kKindCount; ++i) {
    const auto kind = static_cast<Kind>(i);
    kinds.push_back({std::string(name_of(kind, lang_)), reports::ink_of(kind)});
  }
  int kind = state_.kind ? static_cast<int>(*state_.kind) + 1 : 0;
  choose("kind", 10.0F, kinds, kind);
  state_.kind = kind > 0 ? std::optional{static_cast<Kind>(kind - 1)} : std::nullopt;

  std::vector<Ui::Option> bands{{ui_(msg::gui_log_all_bands), std::nullopt},
                                {ui_(msg::gui_log_core), std::nullopt},
                                {ui_(msg::gui_log_off_hours), std::nullopt}};
  for (int i = 1; i < kBandCount; ++i) {
    bands.push_back({std::string(name_of(static_cast<Band>(i), lang_)), std::nullopt});
  }
  choose("band", 9.0F, bands, state_.band);

  Ui::FieldLook look;
  look.hint = ui_(msg::gui_log_text_hint);
  bool edited = false;
  look.edited = &edited;
  ui_.field("text", flow.next(14.0F), state_.text, look);
  changed = changed || edited;

  const std::string clear = ui_(msg::gui_log_clear);
  if (state_.filtered() && ui_.button("clear", flow.next(ui_.button_width(clear)), clear, Ui::Look::quiet)) {
    state_.project.reset();
    state_.kind.reset();
    state_.band = 0;
    state_.text.clear();
    changed = true;
  }
  if (changed) { commands_.reread(); }
  return flow.bottom();
}

float LogView::totals(float x, float y, float width) {
  const bool off = page_.off_hours >= Minutes{1};
  const Msg msg = page_.shown == 1 ? (off ? msg::gui_log_total_off_one : msg::gui_log_total_one)
                                   : (off ? msg::gui_log_total_off : msg::gui_log_total);
  const Phrase words{msg,
                     {{"count", std::to_string(page_.shown)},
                      {"length", hours_minutes(page_.total, lang_)},
                      {"off", hours_minutes(page_.off_hours, lang_)}}};
  y += ui_.paragraph(x, y, width, ui_(words), {TextSize::body, true, Ink::text, Align::left, 0});
  if (page_.fallback) {
    y += ui_.paragraph(x, y, width, ui_(msg::gui_log_no_meeting),
                       {TextSize::caption, false, Ink::muted, Align::left, 0});
  }
  return y;
}

// Keys --------------------------------------------------------------------------------------------------------

void LogView::keys() {
  const bool editing_here = state_.form.open && state_.form.id;
  const bool popup = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
  if (editing_here && !popup && ui_.keys != nullptr && ui_.keys->take(key_escape)) { state_.form.open = false; }
  if (editing_here || !ui_.shortcuts()) { return; }
  if (ui_.pressed('A')) { add(); }
  if (ui_.pressed('H')) {
    state_.history = true;
    commands_.reread();
  }
  // With a control in the focus the arrows move between controls.
  const bool free_arrows = !(ImGui::GetIO().NavVisible && ImGui::IsAnyItemFocused());
  if (free_arrows && arrow_keys()) { ImGui::NavMoveRequestCancel(); }
  row_keys();
}

/// True if one was pressed: then Dear ImGui must not take it as the wish to walk through the controls.
bool LogView::arrow_keys() {
  if (ui_.pressed(key_up)) {
    move_pick(-1);
  } else if (ui_.pressed(key_down)) {
    move_pick(1);
  } else if (ui_.pressed(key_left)) {
    move_weeks(-1);
  } else if (ui_.pressed(key_right)) {
    move_weeks(1);
  } else {
    return false;
  }
  return true;
}

void LogView::row_keys() {
  if (state_.pick.gap) {
    if (ui_.pressed(key_enter) || ui_.pressed('E')) {
      for (const LogItem& item : page_.items) {
        if (picked(item)) { fill(item.gap, page_.days[item.day].day); }
      }
    }
    return;
  }
  if (picked_session() == nullptr) { return; }
  if (ui_.pressed(key_enter) || ui_.pressed('E')) { edit(); }
  if (ui_.pressed('S')) { split(); }
  if (ui_.pressed('M')) { merge(); }
  if (ui_.pressed(key_delete)) { remove(); }
}

}  // namespace labclock::gui
