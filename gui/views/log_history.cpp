// The history: who changed what and when, and the way back to before a change.

#include <algorithm>

#include "gui/parts.hpp"
#include "gui/views/log_parts.hpp"
#include "src/format.hpp"
#include "src/msg/gui_log.hpp"

namespace labclock::gui {
namespace {

constexpr float kSheetWide = 46.0F;
constexpr float kSheetHigh = 36.0F;
constexpr float kWide = 34.0F;  ///< from here on the way back stands beside the change
constexpr float kRow = 3.5F;
constexpr float kRowThree = 5.75F;
constexpr float kBeyond = 4.0F;

Msg word_of(storage::Who who) {
  switch (who) {
    case storage::Who::terminal:
      return msg::gui_log_who_terminal;
    case storage::Who::window:
      return msg::gui_log_who_window;
    case storage::Who::import:
      return msg::gui_log_who_import;
    case storage::Who::demo:
      return msg::gui_log_who_demo;
    case storage::Who::program:
      break;
  }
  return msg::gui_log_who_program;
}

}  // namespace

void LogView::history_sheet() {
  if (!state_.history) {
    state_.step.reset();
    return;
  }
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  const float wide = std::min(kSheetWide, display.x / ui_.em - 1.0F);
  const float high = std::min(kSheetHigh, display.y / ui_.em - 1.0F);
  const Phrase title{msg::gui_log_history_title, {{"day", long_day(page_.history_from, lang_)}}};
  ui_.sheet("history", ui_(title), wide, high, state_.history, [&](Ui& sheet) {
    const float inner = wide - 2 * kCardPad;
    std::string ask;
    if (state_.step) {
      const bool one = state_.step->count == 1;
      const Msg msg = state_.step->redo ? (one ? msg::gui_log_step_on_ask_one : msg::gui_log_step_on_ask)
                                        : (one ? msg::gui_log_step_back_ask_one : msg::gui_log_step_back_ask);
      ask = sheet({msg, {{"count", std::to_string(state_.step->count)}}});
    }
    const float ask_high =
        ask.empty() ? 0 : 0.5F + kBodyLine * static_cast<float>(sheet.wrap(ask, inner, TextSize::body, false).size());
    const float foot = ask_high + kButtonHeight + 0.75F;
    const float list_high = high - 3.0F - foot - 1.0F;
    sheet.scroll("changes", {kCardPad, 3.0F, inner, list_high}, [&](Ui& list) {
      if (page_.history.empty()) {
        list.paragraph(0, 0.5F, inner, list(msg::gui_log_history_empty),
                       {TextSize::body, false, Ink::muted, Align::left, 0});
        return;
      }
      // From the newest: how many changes lie between here and now is how many steps it is.
      int undo = 0;
      int redo = static_cast<int>(std::count_if(page_.history.begin(), page_.history.end(), [](const auto& each) {
        return each.state == storage::ChangeState::undone;
      }));
      const float top = ImGui::GetScrollY() / list.em - kBeyond;
      const float bottom = (ImGui::GetScrollY() + ImGui::GetWindowSize().y) / list.em + kBeyond;
      const float row = inner >= kWide ? kRow : kRowThree;
      float y = 0;
      for (auto entry = page_.history.rbegin(); entry != page_.history.rend(); ++entry) {
        if (entry->state == storage::ChangeState::done) { ++undo; }
        if (y + row >= top && y <= bottom) {
          ImGui::PushID(static_cast<int>(entry->id.value));
          history_row(list, {0, y, inner - 0.75F, row}, *entry, undo, redo);
          ImGui::PopID();
        }
        if (entry->state == storage::ChangeState::undone) { --redo; }
        y += row;
      }
      list.extent(y);
    });
    float y = 3.0F + list_high + 0.5F;
    if (!ask.empty()) {
      sheet.paragraph(kCardPad, y, inner, ask, {TextSize::body, false, Ink::text, Align::left, 0});
      y += ask_high;
    }
    float x = kCardPad;
    if (state_.step) {
      const Phrase label{state_.step->redo ? msg::gui_log_step_on_do : msg::gui_log_step_back_do,
                         {{"count", std::to_string(state_.step->count)}}};
      const std::string words = sheet(label);
      if (sheet.button("step", {x, y, 0, 0}, words, Ui::Look::filled)) { step(); }
      x += sheet.button_width(words) + 0.5F;
      const std::string cancel = sheet(msg::gui_log_cancel);
      if (sheet.button("cancel", {x, y, 0, 0}, cancel)) { state_.step.reset(); }
    } else if (sheet.button("close", {x, y, 0, 0}, sheet(msg::gui_log_close))) {
      state_.history = false;
    }
  });
}

float LogView::history_row(Ui& ui, const Box& box, const storage::HistoryEntry& entry, int undo, int redo) {
  const bool wide = box.w + 0.75F >= kWide;
  const bool done = entry.state == storage::ChangeState::done;
  const bool chosen = state_.step && state_.step->id == entry.id;
  if (chosen) { ui.fill(box, Ink::band, 0.375F, 0.6F); }
  const bool can_step = entry.state != storage::ChangeState::dropped;
  const std::string way = ui(done ? msg::gui_log_step_back : msg::gui_log_step_on);
  const float button = std::min(ui.button_width(way), box.w);
  const float room = wide && can_step ? box.w - button - 1.0F : box.w - 0.5F;
  ui.text(box.x + 0.25F, box.y + 0.375F, ui(entry.what),
          {TextSize::body, false, done ? Ink::text : Ink::muted, Align::left, room - 0.25F});
  Phrase line{msg::gui_log_history_line,
              {{"when", date_clock(date::floor<Minutes>(entry.at), *base_.zone)}, {"who", ui(word_of(entry.who))}}};
  std::string words = ui(line);
  if (!done) { words += " · " + ui(can_step ? msg::gui_log_history_undone : msg::gui_log_history_dropped); }
  ui.text(box.x + 0.25F, box.y + 2.0F, words, {TextSize::caption, false, Ink::muted, Align::left, room - 0.25F});
  ui.divider(box.x, box.y + box.h - 0.125F, box.w);
  if (!can_step) { return box.y + box.h; }
  const Box place = wide ? Box{box.x + box.w - button, box.y + 0.625F, button, kButtonHeight}
                         : Box{box.x, box.y + 3.25F, button, kButtonHeight};
  if (ui.button("way", place, way, Ui::Look::quiet)) { state_.step = LogUi::Step{entry.id, done ? undo : redo, !done}; }
  return box.y + box.h;
}

void LogView::step() {
  const LogUi::Step asked = *state_.step;
  LogUi* state = &state_;
  commands_.change(
      [asked](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
        Result<std::vector<storage::HistoryEntry>> moved =
            asked.redo ? storage::redo(ledger, act, asked.count) : storage::undo(ledger, act, asked.count);
        if (!moved) { return in_window(moved.error()); }
        const std::size_t count = moved->size();
        if (count == 1) { return Phrase{asked.redo ? msg::gui_log_redone_one : msg::gui_log_undone_one}; }
        return Phrase{asked.redo ? msg::gui_log_redone_count : msg::gui_log_undone_count,
                      {{"count", std::to_string(count)}}};
      },
      [state] { state->step.reset(); });
}

}  // namespace labclock::gui
