// The alert above everything: what happened, and three equal answers.

#include <algorithm>
#include <array>

#include "gui/views/today_parts.hpp"
#include "gui/views/today_verbs.hpp"
#include "reports/alert_text.hpp"
#include "src/format.hpp"
#include "src/msg/gui.hpp"
#include "src/msg/gui_today.hpp"

namespace labclock::gui {
namespace {

constexpr Seconds kMore{30 * 60};
constexpr float kHigh = 4.5F;
constexpr float kButton = 2.5F;
constexpr float kAir = 0.5F;
constexpr std::array kReasons{msg::gui_reason_deadline, msg::gui_reason_experiment, msg::gui_reason_asked,
                              msg::gui_reason_choice, msg::gui_reason_other};

struct Answer {
  const char* id;
  Msg label;
};

}  // namespace

std::string TodayView::alert_sentence() const {
  const storage::Alert& alert = *base_.alert;
  const Zone& zone = zone_or_own(base_, alert.zone);
  std::string words = reports::alert_text({alert.kind, alert.band, clock_minutes(alert.at, zone), alert.facts}, lang_);
  // The terminal's lines begin small; here it stands alone.
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') {
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
  }
  return words;
}

std::string TodayView::alert_second_line() const {
  const storage::Alert& alert = *base_.alert;
  if (alert.kind == "off_hours") {
    for (const reports::ProjectSums& each : page_.today.projects) {
      if (each.project != alert.project) { continue; }
      return ui_(
          {msg::gui_today_alert_off,
           {{"length", hours_minutes(each.off_hours, lang_)}, {"project", base_.project_name(alert.project, lang_)}}});
    }
  }
  return ui_({msg::gui_today_alert_total, {{"length", hours_minutes(page_.today.sums.total, lang_)}}});
}

float TodayView::banner(float x, float y, float width) {
  std::array<Answer, 3> answers{
      {{"stop", msg::gui_today_stop_now}, {"more", msg::gui_today_more}, {"go_on", msg::gui_today_go_on}}};
  std::size_t count = 3;
  if (!base_.running) {
    answers = {{{"stop", msg::gui_today_it_ended}, {"go_on", msg::gui_today_tell_why}, {"", msg::gui_today_why}}};
    count = 2;
  }
  const std::string sentence = alert_sentence();
  const std::string second = alert_second_line();
  float buttons = -kAir;
  for (std::size_t i = 0; i < count; ++i) { buttons += ui_.button_width(ui_(answers.at(i).label)) + 0.5F + kAir; }
  const float text_left = x + 3.5F;
  const float least =
      std::max(ui_.text_width(sentence, TextSize::body, true), ui_.text_width(second, TextSize::caption));
  const bool one_row = !state_.reasons && text_left + least + 1.0F + buttons + 1.0F <= x + width;
  const float text_wide = one_row ? x + width - 1.0F - buttons - 1.0F - text_left : x + width - kCardPad - text_left;
  const float first_lines = static_cast<float>(ui_.wrap(sentence, text_wide, TextSize::body, true).size());
  const float second_lines = static_cast<float>(ui_.wrap(second, text_wide, TextSize::caption, false).size());
  const float text_high = first_lines * kBodyLine + second_lines * 1.25F;

  // The card is drawn first, so its height is known before: rows of buttons as they wrap.
  const float left = x + kCardPad;
  const float room = width - 2 * kCardPad;
  float rows = 1;
  float at = 0;
  const auto place = [&](float wide) {
    if (at > 0 && at + wide > room) {
      ++rows;
      at = 0;
    }
    at += wide + kAir;
  };
  if (state_.reasons) {
    for (std::size_t i = 0; i < kReasons.size(); ++i) {
      place(ui_.button_width(
          ui_({msg::gui_today_reason_key, {{"number", std::to_string(i + 1)}, {"reason", ui_(kReasons.at(i))}}})));
    }
    place(ui_.button_width(ui_(msg::gui_today_cancel)));
  } else if (!one_row) {
    for (std::size_t i = 0; i < count; ++i) { place(ui_.button_width(ui_(answers.at(i).label)) + 0.5F); }
  }
  const float question = state_.reasons ? 1.5F : 0;
  const float high = one_row ? std::max(kHigh, text_high + 1.5F)
                             : 0.75F + text_high + 0.5F + question + rows * (kButton + kAir) - kAir + 1.0F;
  ui_.card({x, y, width, high});
  const float text_top = one_row ? y + (high - text_high) / 2 : y + 0.75F;
  ui_.triangle({left, text_top + 0.3F, 1.0F, 0.9F}, Ink::watch, reports::Points::up);
  float line = text_top;
  line += ui_.paragraph(text_left, line, text_wide, sentence, {TextSize::body, true, Ink::text, Align::left, 0});
  ui_.paragraph(text_left, line, text_wide, second, {TextSize::caption, false, Ink::muted, Align::left, 0});

  if (state_.reasons) {
    reasons(left, text_top + text_high + 0.5F, room);
    return y + high;
  }
  float button_x = one_row ? x + width - 1.0F - buttons : left;
  float button_y = one_row ? y + (high - kButton) / 2 : text_top + text_high + 0.5F;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string label = ui_(answers.at(i).label);
    const float wide = ui_.button_width(label) + 0.5F;
    if (!one_row && button_x > left && button_x + wide > left + room) {
      button_x = left;
      button_y += kButton + kAir;
    }
    if (ui_.button(answers.at(i).id, {button_x, button_y, wide, kButton}, label)) {
      const std::string_view id = answers.at(i).id;
      if (id == "go_on") {
        state_.reasons = true;
      } else if (id == "more") {
        commands_.answer(answer_verb(base_.alert->id,
                                     {storage::AlertAnswer::snooze, storage::AlertReason::none, kMore, ""},
                                     {msg::gui_today_answered_more, {{"length", hours_minutes(kMore, lang_)}}}));
      } else {
        commands_.answer(stop_answer_verb(base_, lang_));
      }
    }
    button_x += wide + kAir;
  }
  return y + high;
}

float TodayView::reasons(float x, float y, float width) {
  ui_.text(x, y, ui_(msg::gui_today_why), {TextSize::caption, false, Ink::muted, Align::left, 0});
  float at_x = x;
  float at_y = y + 1.5F;
  const auto button = [&](const char* id, const std::string& label) {
    const float wide = ui_.button_width(label);
    if (at_x > x && at_x + wide > x + width) {
      at_x = x;
      at_y += kButton + kAir;
    }
    const bool used = ui_.button(id, {at_x, at_y, wide, kButton}, label);
    at_x += wide + kAir;
    return used;
  };
  for (std::size_t i = 0; i < kReasons.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    const std::string label =
        ui_({msg::gui_today_reason_key, {{"number", std::to_string(i + 1)}, {"reason", ui_(kReasons.at(i))}}});
    if (button("reason", label)) { answer_with(static_cast<storage::AlertReason>(i + 1)); }
    ImGui::PopID();
  }
  if (button("cancel", ui_(msg::gui_today_cancel))) { state_.reasons = false; }
  return at_y + kButton;
}

void TodayView::answer_with(storage::AlertReason reason) {
  const std::size_t index = static_cast<std::size_t>(reason) - 1;
  TodayUi* state = &state_;
  commands_.answer(answer_verb(base_.alert->id, {storage::AlertAnswer::go_on, reason, std::nullopt, ""},
                               {msg::gui_today_answered_on, {{"reason", ui_(kReasons.at(index))}}}),
                   [state] { state->reasons = false; });
}

}  // namespace labclock::gui
