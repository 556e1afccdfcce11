#include "gui/parts.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdlib>

#include "src/format.hpp"
#include "src/month_grid.hpp"
#include "src/msg/gui_log.hpp"
#include "src/msg/gui_parts.hpp"
#include "src/msg/ledger.hpp"
#include "src/msg/records.hpp"

namespace labclock::gui {
namespace {

constexpr float kMarkSize = 0.625F;
constexpr float kMarkGap = 0.4F;

constexpr std::array<Msg, 12> kMonths{msg::gui_month_1, msg::gui_month_2,  msg::gui_month_3,  msg::gui_month_4,
                                      msg::gui_month_5, msg::gui_month_6,  msg::gui_month_7,  msg::gui_month_8,
                                      msg::gui_month_9, msg::gui_month_10, msg::gui_month_11, msg::gui_month_12};

bool blank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

/// Hints of the verbs that name a command of the terminal, and what a window says instead.
struct WindowHint {
  Msg terminal;
  Msg window;
};
constexpr std::array kHints = {
    WindowHint{msg::session_overlap_hint, msg::gui_log_hint_overlap},
    WindowHint{msg::session_overlap_start_hint, msg::gui_log_hint_overlap},
    WindowHint{msg::session_no_free_time_hint, msg::gui_log_hint_overlap},
    WindowHint{msg::session_before_start_hint, msg::gui_log_ends_before_hint},
    WindowHint{msg::session_reversed_hint, msg::gui_log_ends_before_hint},
    WindowHint{msg::session_not_found_hint, msg::gui_log_hint_not_there},
    WindowHint{msg::session_nothing_running_hint, msg::gui_log_hint_start},
    WindowHint{msg::session_nothing_to_continue_hint, msg::gui_log_hint_start},
    WindowHint{msg::session_already_running_hint, msg::gui_log_hint_not_there},
    WindowHint{msg::session_not_neighbours_hint, msg::gui_log_hint_merge},
    WindowHint{msg::session_same_hint, msg::gui_log_hint_merge},
    WindowHint{msg::session_other_project_hint, msg::gui_log_hint_merge},
    WindowHint{msg::session_other_zone_hint, msg::gui_log_hint_merge},
    WindowHint{msg::session_cut_outside_hint, msg::gui_log_split_inside_hint},
    WindowHint{msg::project_empty_name_hint, msg::gui_hint_project_name},
    WindowHint{msg::project_name_taken_hint, msg::gui_hint_name_taken},
    WindowHint{msg::agreement_bad_share_hint, msg::gui_hint_share},
    WindowHint{msg::agreement_reversed_hint, msg::gui_hint_reversed},
    WindowHint{msg::agreement_overlap_hint, msg::gui_hint_agreement_overlap},
    WindowHint{msg::holiday_name_empty_hint, msg::gui_hint_holiday_name},
    WindowHint{msg::holiday_exists_hint, msg::gui_hint_holiday_there},
};

}  // namespace

std::vector<std::pair<std::string, std::string>> hour_parts(Seconds duration, Lang lang) {
  const std::int64_t minutes = duration.count() / 60;
  const std::int64_t size = std::abs(minutes);
  const std::string sign = minutes < 0 ? "-" : "";
  const std::string min{text(msg::gui_unit_min, lang)};
  if (size < 60) { return {{fmt::format("{}{}", sign, size), min}}; }
  return {{fmt::format("{}{}", sign, size / 60), std::string{text(msg::gui_unit_h, lang)}},
          {fmt::format("{:02}", size % 60), min}};
}

std::string clock_minutes(Instant t, const Zone& zone) {
  return clock_text(date::floor<Minutes>(t), zone);
}

std::string month_name(Day day, Lang lang) {
  return std::string{text(kMonths.at(static_cast<unsigned>(ymd(day).month()) - 1), lang)};
}

std::string month_title(Day day, Lang lang) {
  return render({msg::gui_month_title,
                 {{"month", month_name(day, lang)}, {"year", fmt::format("{}", static_cast<int>(ymd(day).year()))}}},
                lang);
}

bool turn_months(Ui& ui, const Box& box, Day& month, std::optional<Day> last) {
  const Box back{box.x, box.y, kButtonHeight, kButtonHeight};
  const Box on{box.x + box.w - kButtonHeight, box.y, kButtonHeight, kButtonHeight};
  const Day before = month;
  if (ui.area("earlier", back, ui(msg::gui_date_earlier))) { month = months_on(before, -1); }
  ui.triangle({back.x + 0.8F, back.y + 0.7F, 0.4F, 0.6F}, Ink::muted, reports::Points::left);
  const auto of = [](Day day) { return ymd(day).year() / ymd(day).month(); };
  if (!last || of(before) < of(*last)) {
    if (ui.area("later", on, ui(msg::gui_date_later))) { month = months_on(before, 1); }
    ui.triangle({on.x + 0.8F, on.y + 0.7F, 0.4F, 0.6F}, Ink::muted, reports::Points::right);
  }
  ui.text((back.x + back.w + on.x) / 2, box.y + 0.25F, month_title(before, ui.lang),
          {TextSize::body, true, Ink::text, Align::centre, on.x - back.x - back.w});
  return month != before;
}

const std::string& name_for(const Holiday& holiday, Lang lang) {
  return lang == Lang::ko || holiday.name_en.empty() ? holiday.name : holiday.name_en;
}

CardBehind::CardBehind() : list_(ImGui::GetWindowDrawList()) {
  layers_.Split(list_, 2);
  layers_.SetCurrentChannel(list_, 1);
}

void CardBehind::close(Ui& ui, const Box& box, std::optional<Ink> edge) {
  layers_.SetCurrentChannel(list_, 0);
  ui.card(box, edge);
  layers_.Merge(list_);
}

// Status ------------------------------------------------------------------------------------------------------

Mark mark_of(reports::AgreedState state) {
  switch (state) {
    case reports::AgreedState::ok:
      return Mark::ok;
    case reports::AgreedState::watch:
      return Mark::watch;
    case reports::AgreedState::discuss:
      return Mark::over;
    case reports::AgreedState::none:
      break;
  }
  return Mark::none;
}

float status_width(const Ui& ui, Mark mark, std::string_view word) {
  const float words = ui.text_width(word, TextSize::caption);
  return mark == Mark::watch || mark == Mark::over ? kMarkSize + kMarkGap + words : words;
}

float status(Ui& ui, float x, float y, Mark mark, std::string_view word, Align align) {
  const float wide = status_width(ui, mark, word);
  float left = align == Align::right ? x - wide : align == Align::centre ? x - wide / 2 : x;
  Ink ink = Ink::muted;
  if (mark == Mark::watch) {
    ui.triangle({left, y + 0.2F, kMarkSize, 0.5625F}, Ink::watch, reports::Points::up);
    ink = Ink::watch_text;
    left += kMarkSize + kMarkGap;
  } else if (mark == Mark::over) {
    ui.fill({left, y + 0.19F, kMarkSize, kMarkSize}, Ink::over, 0.0625F);
    ink = Ink::over;
    left += kMarkSize + kMarkGap;
  }
  ui.text(left, y, word, {TextSize::caption, false, ink, Align::left, 0});
  return wide;
}

// Errors ------------------------------------------------------------------------------------------------------

Error in_window(Error error) {
  if (!error.hint) { return error; }
  for (const WindowHint& each : kHints) {
    if (error.hint->msg == each.terminal) {
      error.hint = Phrase{each.window};
      break;
    }
  }
  return error;
}

float field_error(Ui& ui, float x, float y, float width, const std::optional<Error>& error) {
  if (!error) { return 0; }
  float high = 0.125F;
  high += ui.paragraph(x, y + high, width, ui(error->message), {TextSize::caption, false, Ink::over, Align::left, 0});
  for (const Phrase& detail : error->details) {
    high += ui.paragraph(x, y + high, width, ui(detail), {TextSize::caption, false, Ink::muted, Align::left, 0});
  }
  if (error->hint) {
    high += ui.paragraph(x, y + high, width, ui(*error->hint), {TextSize::caption, false, Ink::muted, Align::left, 0});
  }
  return high + 0.25F;
}

bool left_now(bool& waiting, bool left) {
  waiting = waiting || left;
  if (!waiting || ImGui::IsMouseDown(0) || ImGui::IsMouseReleased(0)) { return false; }
  waiting = false;
  return true;
}

// Times -------------------------------------------------------------------------------------------------------

void TimeFieldState::set(std::optional<Instant> at, const Snapshot& base) {
  typed = at ? date_clock(*at, *base.zone) : std::string{};
  when = at ? std::optional{When{*at, false, true}} : std::nullopt;
  error.reset();
}

bool settle(TimeFieldState& state, const Snapshot& base, std::optional<Instant> after) {
  state.error.reset();
  state.waiting = false;
  state.when.reset();
  if (blank(state.typed)) { return true; }
  Result<When> when = after ? parse_until(state.typed, *after, base.desk()) : parse_when(state.typed, base.desk());
  if (!when) {
    state.error = when.error();
    return false;
  }
  state.when = *when;
  return true;
}

bool time_field(Ui& ui, const char* id, const Box& box, TimeFieldState& state, const Snapshot& base,
                std::optional<Instant> after, const FieldHelp& help) {
  bool edited = false;
  bool left = false;
  Ui::FieldLook look;
  look.hint = help.hint.empty() ? ui(msg::gui_time_hint) : help.hint;
  look.wrong = state.error.has_value();
  look.focus = help.focus;
  look.edited = &edited;
  look.left = &left;
  state.entered = ui.field(id, box, state.typed, look);
  if (edited) { state.error.reset(); }
  if (!left_now(state.waiting, left) && !state.entered) { return false; }
  const std::optional<Instant> before = state.when ? std::optional{state.when->at} : std::nullopt;
  const bool fine = settle(state, base, after);
  return fine && before != (state.when ? std::optional{state.when->at} : std::nullopt);
}

}  // namespace labclock::gui
