// The card of what runs, or of what to begin.

#include <algorithm>

#include "gui/parts.hpp"
#include "gui/views/today_parts.hpp"
#include "gui/views/today_verbs.hpp"
#include "reports/palette.hpp"
#include "src/format.hpp"
#include "src/msg/gui.hpp"
#include "src/msg/gui_today.hpp"
#include "src/msg/ledger.hpp"

namespace labclock::gui {
namespace {

constexpr float kStopWide = 11.0F;
constexpr float kStopHigh = 4.0F;
constexpr float kSideBySide = 24.0F;  ///< card width from which Stop stands beside the number
constexpr float kNoteWide = 30.0F;
constexpr float kStartWide = 12.0F;
constexpr float kMark = 0.6F;  ///< the small triangle that says "choose"

}  // namespace

float TodayView::card(float x, float y, float width) {
  // What lies behind is drawn first, and its height is known only after the parts: a channel each.
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImDrawListSplitter split;
  split.Split(list, 2);
  split.SetCurrentChannel(list, 1);
  const float bottom = (base_.running ? running_card(x, y, width) : idle_card(x, y, width)) + kCardPad;
  split.SetCurrentChannel(list, 0);
  std::optional<Ink> edge;
  if (base_.running) { edge = reports::ink_of(base_.kind_of(base_.running->project)); }
  ui_.card({x, y, width, bottom - y}, edge);
  split.Merge(list);
  return bottom;
}

// What runs ---------------------------------------------------------------------------------------------------

float TodayView::running_card(float x, float y, float width) {
  const float left = x + kCardPad;
  const float inner = width - 2 * kCardPad;
  project_line(left, y + 1.5F, inner);
  float at = y + 3.25F + note_line(left, y + 3.25F, inner);
  const float number_top = at + 1.0F;
  const bool beside = width >= kSideBySide + kStopWide;
  const Seconds elapsed = std::max(Seconds{0}, base_.now - base_.running->start);
  ui_.number(left, number_top, hour_parts(elapsed, lang_));
  const float text_wide = beside ? inner - kStopWide - 1.0F : inner;
  at = number_top + 2.5F;
  at += start_line(left, at, text_wide);
  if (beside) {
    stop_button({x + width - kCardPad - kStopWide, number_top - 0.5F, kStopWide, kStopHigh});
    at = std::max(at, number_top - 0.5F + kStopHigh);
  } else {
    stop_button({left, at + 0.75F, inner, kStopHigh});
    at += 0.75F + kStopHigh;
  }
  ui_.divider(left, at + 1.25F, inner);
  return switcher(left, at + 2.0F, inner, ui_(msg::gui_today_switch_to), 3);
}

void TodayView::project_line(float x, float y, float width) {
  const std::string name = base_.project_name(base_.running->project, lang_);
  const Kind kind = base_.kind_of(base_.running->project);
  const float chip = ui_.chip_width(kind);
  const bool chip_beside = ui_.text_width(name, TextSize::body, true) + 2 * kMark + 0.75F + chip <= width;
  const float room = std::max(chip_beside ? width - chip - 0.75F : width - chip - 0.75F, 4.0F);
  ImGui::PushID("running");
  if (state_.choosing) {
    // Open as long as its list is; the list takes the name's place.
    std::optional<ProjectId> project = base_.running->project;
    if (choose_project(ui_, "project", {x, y - 0.25F, std::min(width, 20.0F), kButtonHeight}, base_, project)) {
      storage::SessionEdit edit;
      edit.project = project;
      commands_.change(edit_verb(base_.running->id, edit,
                                 {msg::gui_today_project_saved, {{"project", base_.project_name(project, lang_)}}}));
      state_.choosing = false;
    }
    ImGui::PushID("project");
    if (!ImGui::IsPopupOpen("list")) { state_.choosing = false; }
    ImGui::PopID();
  } else {
    const float wide = std::min(ui_.text_width(name, TextSize::body, true), room - 2 * kMark);
    bool hovered = false;
    const bool used = ui_.hot_spot("change", {x, y, wide + 2 * kMark, kBodyLine}, "", &hovered);
    ui_.text(x, y, name, {TextSize::body, true, Ink::text, Align::left, room - 2 * kMark});
    ui_.triangle({x + wide + 0.5F, y + 0.62F, kMark, 0.34F}, hovered ? Ink::text : Ink::neutral, reports::Points::down);
    ui_.chip(x + wide + 2 * kMark + 0.75F, y, kind);
    if (hovered) { ui_.tooltip(ui_({msg::gui_today_change_project, {{"project", name}}})); }
    if (used) {
      state_.choosing = true;
      ImGui::PushID("project");
      ImGui::OpenPopup("list");
      ImGui::PopID();
    }
  }
  ImGui::PopID();
}

float TodayView::note_line(float x, float y, float width) {
  if (state_.editing == TodayUi::Editing::note) {
    bool left = false;
    bool escaped = false;
    Ui::FieldLook look;
    look.hint = ui_(msg::gui_today_note_hint);
    look.focus = std::exchange(state_.focus, false);
    look.left = &left;
    look.escaped = &escaped;
    const bool entered =
        ui_.field("note", {x - 0.75F, y, std::min(width + 0.75F, kNoteWide), kButtonHeight}, state_.typed, look);
    if (escaped) {
      state_.editing = TodayUi::Editing::none;
    } else if (entered || left) {
      save_note();
    }
    return kButtonHeight;
  }
  const std::string& note = base_.running->note;
  const std::string words = note.empty() ? ui_(msg::gui_today_add_note) : note;
  const float wide = std::min(ui_.text_width(words), width);
  if (ui_.area("note", {x - 0.375F, y, wide + 0.75F, kButtonHeight}, "")) { edit_note(); }
  ui_.text(x, y + 0.25F, words, {TextSize::body, false, Ink::muted, Align::left, width});
  return kButtonHeight;
}

std::string TodayView::start_words() const {
  const RunningSession& running = *base_.running;
  const Zone& zone = *page_.running_zone;
  const Day date = date::floor<Days>(zone.local(base_.now));
  const std::string words = ui_({off_hours(page_.running_band) ? msg::gui_today_started_off : msg::gui_today_started_at,
                                 {{"time", clock_on(running.start, zone, date)}}});
  if (running.zone == base_.zone->name()) { return words; }
  return ui_({msg::gui_today_started_zone, {{"words", words}, {"zone", running.zone}}});
}

float TodayView::start_line(float x, float y, float width) {
  if (state_.editing == TodayUi::Editing::start) {
    bool escaped = false;
    bool edited = false;
    Ui::FieldLook look;
    look.hint = ui_(msg::gui_today_start_hint);
    look.focus = std::exchange(state_.focus, false);
    look.wrong = state_.error.has_value();
    look.edited = &edited;
    look.escaped = &escaped;
    ui_.label(x, y + 0.25F, ui_(msg::gui_today_start_label));
    const std::string save = ui_(msg::gui_today_save);
    const float save_wide = ui_.button_width(save);
    const float wide = std::min(width - save_wide - 0.5F, kStartWide);
    const bool entered = ui_.field("start", {x, y + 1.5F, wide, kButtonHeight}, state_.typed, look);
    const bool pressed = ui_.button("save", {x + wide + 0.5F, y + 1.5F, save_wide, kButtonHeight}, save);
    if (edited) { state_.error.reset(); }
    if (escaped) {
      state_.editing = TodayUi::Editing::none;
    } else if (entered || pressed) {
      save_start();
    }
    return 3.75F + field_error(ui_, x, y + 3.5F, width, state_.error);
  }
  const std::string words = start_words();
  const float wide = std::min(ui_.text_width(words, TextSize::caption), width);
  if (ui_.area("start", {x - 0.375F, y, wide + 0.75F, kBodyLine}, "")) { edit_start(); }
  ui_.text(x, y + 0.25F, words, {TextSize::caption, false, Ink::muted, Align::left, width});
  return kBodyLine;
}

void TodayView::stop_button(const Box& box) {
  const bool used = ui_.button("stop", box, "", Ui::Look::filled);
  const std::string words = ui_(msg::gui_stop);
  const float wide = ui_.text_width(words, TextSize::body, true);
  const float left = box.x + (box.w - wide - 1.75F) / 2;
  const float middle = box.y + box.h / 2;
  ui_.fill({left, middle - 0.4375F, 0.875F, 0.875F}, Ink::on_accent, 0.0625F);
  ui_.text(left + 1.75F, middle - kBodyLine / 2, words, {TextSize::body, true, Ink::on_accent, Align::left, 0});
  if (used) { commands_.change(stop_verb(base_, lang_)); }
}

// Editing in place --------------------------------------------------------------------------------------------

void TodayView::edit_note() {
  state_.editing = TodayUi::Editing::note;
  state_.edits = base_.running->id;
  state_.typed = base_.running->note;
  state_.error.reset();
  state_.focus = true;
}

void TodayView::edit_start() {
  const Zone& zone = *page_.running_zone;
  state_.editing = TodayUi::Editing::start;
  state_.edits = base_.running->id;
  state_.typed = clock_on(base_.running->start, zone, date::floor<Days>(zone.local(base_.now)));
  state_.error.reset();
  state_.focus = true;
}

void TodayView::save_note() {
  state_.editing = TodayUi::Editing::none;
  if (state_.typed == base_.running->note) { return; }
  storage::SessionEdit edit;
  edit.note = state_.typed;
  TodayUi* state = &state_;
  // Open again until it is written: what was typed is not lost when the ledger refuses.
  state_.editing = TodayUi::Editing::note;
  state_.focus = true;
  commands_.change(edit_verb(base_.running->id, edit,
                             state_.typed.empty() ? msg::gui_today_note_cleared : msg::gui_today_note_saved),
                   [state] { state->editing = TodayUi::Editing::none; });
}

void TodayView::save_start() {
  const Zone& zone = *page_.running_zone;
  const RunningSession& running = *base_.running;
  if (state_.typed == clock_on(running.start, zone, date::floor<Days>(zone.local(base_.now)))) {
    state_.editing = TodayUi::Editing::none;
    return;
  }
  Desk desk = base_.desk();
  desk.zone = &zone;
  Result<When> when = parse_when(state_.typed, desk);
  state_.focus = true;  // should it be refused, typing goes on
  if (when && !when->has_date && when->at > base_.now) {
    // Past midnight a bare "23:50" is of the evening before.
    desk.now = running.start;
    if (Result<When> before = parse_when(state_.typed, desk); before && before->at <= base_.now) { when = before; }
  }
  if (!when) {
    state_.error = when.error();
    return;
  }
  if (when->at > base_.now) {
    state_.error = refuse(ErrorKind::refused, "in_future",
                          {msg::session_in_future, {{"when", clock_on(when->at, zone, base_.today)}}},
                          Phrase{msg::session_in_future_hint});
    return;
  }
  storage::SessionEdit edit;
  edit.start = when->at;
  TodayUi* state = &state_;
  const Day date = date::floor<Days>(zone.local(base_.now));
  commands_.change(
      edit_verb(running.id, edit,
                {msg::gui_today_start_saved,
                 {{"project", base_.project_name(running.project, lang_)}, {"time", clock_on(when->at, zone, date)}}}),
      [state] { state->editing = TodayUi::Editing::none; });
}

// Nothing runs ------------------------------------------------------------------------------------------------

float TodayView::idle_card(float x, float y, float width) {
  const float left = x + kCardPad;
  const float inner = width - 2 * kCardPad;
  ui_.text(left, y + 1.5F, ui_(msg::gui_today_nothing_runs), {TextSize::body, true, Ink::text, Align::left, inner});
  float at = y + 3.25F;
  const bool no_project =
      std::none_of(base_.projects.begin(), base_.projects.end(), [](const Project& each) { return !each.archived; });
  if (no_project) {
    at += ui_.paragraph(left, at, inner, ui_(msg::gui_today_first_project),
                        {TextSize::body, false, Ink::muted, Align::left, 0});
    return switcher(left, at + 1.0F, inner, ui_(msg::gui_today_start_one), 3);
  }
  if (page_.last) {
    const std::string name = base_.project_name(page_.last->project, lang_);
    const Day date = date::floor<Days>(base_.zone->local(base_.now));
    at += ui_.paragraph(
        left, at, inner,
        ui_({msg::gui_today_last, {{"project", name}, {"time", clock_on(page_.last->end, *base_.zone, date)}}}),
        {TextSize::caption, false, Ink::muted, Align::left, 0});
    at += 0.75F;
    const std::string words = ui_(msg::gui_today_continue);
    const std::string key = ui_(msg::gui_today_continue_key);
    const float key_wide = ui_.text_width(key, TextSize::caption) + 1.0F;
    const float wide = ui_.text_width(words, TextSize::body, true) + key_wide + 3.0F;
    const Box box{left, at, std::min(std::max(wide, kStopWide), inner), 2.5F};
    const bool used = ui_.button("continue", box, "", Ui::Look::filled);
    const float start = box.x + (box.w - (wide - 2.0F)) / 2;
    ui_.text(start, box.y + 0.5F, words, {TextSize::body, true, Ink::on_accent, Align::left, 0});
    ui_.text(start + wide - 2.0F - key_wide + 0.5F, box.y + 0.75F, key,
             {TextSize::caption, false, Ink::on_accent, Align::left, 0});
    if (used) { commands_.change(continue_verb(base_, lang_)); }
    at += 2.5F + 1.25F;
    ui_.divider(left, at, inner);
    at += 0.75F;
  }
  return switcher(left, at, inner, ui_(msg::gui_today_start_one), 3);
}

}  // namespace labclock::gui
