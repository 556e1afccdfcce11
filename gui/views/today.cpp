// Today: the header, the numbers, the keys, and where each part stands.

#include "gui/views/today.hpp"

#include <algorithm>

#include "gui/parts.hpp"
#include "gui/views/today_parts.hpp"
#include "gui/views/today_verbs.hpp"
#include "src/format.hpp"
#include "src/msg/gui_today.hpp"

namespace labclock::gui {
namespace {

constexpr float kMargin = 2.0F;
constexpr float kHeaderTop = 1.5F;
constexpr float kFirstCard = 5.0F;
constexpr float kBanner = 4.0F;
constexpr float kBetween = 1.5F;
constexpr float kMain = 46.0F;
constexpr float kRight = 15.0F;
constexpr float kBeforeRight = 2.0F;
constexpr float kTwoColumnsFrom = 66.5F;
constexpr float kNumberPitch = 9.5F;
constexpr float kNumberCell = 7.5F;  ///< where the numbers stand side by side
constexpr float kNumberWide = 11.5F;
constexpr float kSheetWide = 40.0F;

TextLook caption(Ink ink = Ink::muted, float max_width = 0) {
  return {TextSize::caption, false, ink, Align::left, max_width};
}

}  // namespace

void view_today(Ui& ui, const Snapshot& base, const TodayPage& page, TodayUi& state, Commands& commands) {
  TodayView(ui, base, page, state, commands).draw();
}

void TodayView::draw() {
  if (state_.editing != TodayUi::Editing::none && (!base_.running || base_.running->id != state_.edits)) {
    state_.editing = TodayUi::Editing::none;
  }
  if (!base_.alert) { state_.reasons = false; }
  const std::optional<AbsenceId> asked = base_.absence ? std::optional{base_.absence->id} : std::nullopt;
  if (state_.absence.of != asked) {
    state_.absence = AbsenceUi{};
    state_.absence.of = asked;
  }
  const float margin = ui_.width < 30.0F ? 1.0F : kMargin;
  const float width = ui_.width - 2 * margin;
  header(margin, width);
  // In a narrow window the core hours stand in a row of their own above it.
  const float banner_top = ui_.width < 30.0F ? kBanner + 0.5F : kBanner;
  float y = base_.alert || base_.absence ? banner_top : kFirstCard;
  if (base_.absence) { y = absence(margin, y, width) + kBetween; }
  if (base_.alert) { y = banner(margin, y, width) + kBetween; }
  const bool two = ui_.width >= kTwoColumnsFrom;
  // The hairline beside the sidebar must not cost the strip its last column.
  const float left_over = width - kRight - kBeforeRight;
  const float main = !two ? width : left_over < kMain && left_over > kMain - 0.25F ? kMain : left_over;
  const float top = y;
  y = card(margin, y, main) + kBetween;
  y = strip(margin, y, main, two ? top + 4 * kNumberPitch : 0);
  if (two) {
    const float right = margin + main + kBeforeRight;
    const float bottom = std::max(y, top + 4 * kNumberPitch);
    ui_.card({right, top, kRight, bottom - top});
    numbers(right, top, kRight, true);
    y = bottom;
  } else {
    y = numbers(margin, y + kBetween, width, false);
  }
  ui_.extent(y + kBetween);
  keys();
  fill_sheet();
}

// The header --------------------------------------------------------------------------------------------------

void TodayView::header(float x, float width) {
  const DayStatus& status = page_.blocks.status;
  const std::string hours = page_.blocks.core ? to_text(*page_.blocks.core) : std::string();
  Phrase words{msg::gui_today_core, {{"hours", hours}}};
  if (status.fully_off()) {
    words = msg::gui_today_day_off;
  } else if (!status.holidays.empty()) {
    words = {msg::gui_today_holiday, {{"name", name_for(status.holidays.front(), lang_)}}};
  } else if (status.weekday_without_core) {
    words = msg::gui_today_weekend;
  } else if (status.day_off) {
    words = {msg::gui_today_half_day_off, {{"hours", hours}}};
  }
  const std::string title = long_day(base_.today, lang_);
  const std::string right = ui_(words);
  const float wide = ui_.text_width(title, TextSize::body, true);
  ui_.text(x, kHeaderTop + 0.25F, title, {TextSize::body, true, Ink::text, Align::left, width});
  if (wide + 1.0F + ui_.text_width(right, TextSize::caption) <= width) {
    ui_.text(x + width, kHeaderTop + 0.5F, right, {TextSize::caption, false, Ink::muted, Align::right, 0});
  } else {
    // Under the day, where both do not fit in one row; the first card begins at 4 em at the earliest.
    ui_.text(x, kHeaderTop + 1.75F, right, caption(Ink::muted, width));
  }
}

// Numbers -----------------------------------------------------------------------------------------------------

float TodayView::numbers(float x, float y, float width, bool column) {
  using Part = void (TodayView::*)(float, float, float);
  constexpr Part kParts[] = {&TodayView::number_worked, &TodayView::number_off, &TodayView::number_rest,
                             &TodayView::number_next};
  if (column) {
    float at = y;
    for (const Part part : kParts) {
      if (at > y) { ui_.divider(x + kCardPad, at, width - 2 * kCardPad); }
      (this->*part)(x + kCardPad, at + kCardPad, width - 2 * kCardPad);
      at += kNumberPitch;
    }
    return at;
  }
  const float inner = width - 2 * kCardPad;
  const int across = inner >= 4 * kNumberWide ? 4 : inner >= 2 * kNumberWide ? 2 : 1;
  const int rows = 4 / across;
  const float high = static_cast<float>(rows) * kNumberCell + 1.0F;
  ui_.card({x, y, width, high});
  const float cell = inner / static_cast<float>(across);
  for (int i = 0; i < 4; ++i) {
    const float left = x + kCardPad + static_cast<float>(i % across) * cell;
    const int row = i / across;
    const float top = y + 1.25F + static_cast<float>(row) * kNumberCell;
    // Taken out first: g++ 12 checks the bounds of an index inside of such a call wrongly.
    const Part part = kParts[static_cast<std::size_t>(i)];
    (this->*part)(left, top, cell - 1.0F);
  }
  return y + high;
}

void TodayView::number_worked(float x, float y, float width) {
  ui_.text(x, y, ui_(msg::gui_today_worked), caption(Ink::muted, width));
  ui_.number(x, y + 1.5F, hour_parts(page_.today.sums.total, lang_));
  const Seconds core = page_.today.sums.by_band[static_cast<std::size_t>(Band::core)];
  ui_.text(x, y + 4.5F, ui_({msg::gui_today_in_core, {{"length", hours_minutes(core, lang_)}}}),
           caption(Ink::muted, width));
}

void TodayView::number_off(float x, float y, float width) {
  ui_.text(x, y, ui_(msg::gui_today_off), caption(Ink::muted, width));
  const reports::Sums& sums = page_.today.sums;
  ui_.number(x, y + 1.5F, hour_parts(sums.off_hours, lang_));
  const Phrase words = sums.total > Seconds{0} && sums.off_hours > Seconds{0}
                           ? Phrase{msg::gui_today_off_share,
                                    {{"share", percent(static_cast<double>(sums.off_hours.count()) /
                                                       static_cast<double>(sums.total.count()))}}}
                           : Phrase{msg::gui_today_off_none};
  ui_.text(x, y + 4.5F, ui_(words), caption(Ink::muted, width));
}

void TodayView::number_rest(float x, float y, float width) {
  ui_.text(x, y, ui_(msg::gui_today_rest), caption(Ink::muted, width));
  if (!page_.night) {
    ui_.number(x, y + 1.5F, std::vector<std::pair<std::string, std::string>>{{"–", ""}});
    ui_.text(x, y + 4.5F, ui_(msg::gui_today_rest_none), caption(Ink::muted, width));
    return;
  }
  ui_.number(x, y + 1.5F, hour_parts(page_.night->rest(), lang_));
  const std::string limit = hours_minutes(page_.rest_benchmark, lang_);
  const std::string after = ui_({msg::gui_today_rest_after, {{"day", short_day(page_.night->after, lang_)}}});
  if (page_.night->is_short) {
    status(ui_, x, y + 4.5F, Mark::watch, ui_({msg::gui_today_rest_watch, {{"limit", limit}}}));
  } else if (page_.night->after + Days{1} == base_.today && page_.rest_benchmark > Seconds{0}) {
    ui_.text(x, y + 4.5F, ui_({msg::gui_today_rest_benchmark, {{"limit", limit}}}), caption(Ink::muted, width));
  } else {
    ui_.text(x, y + 4.5F, after, caption(Ink::muted, width));
  }
}

void TodayView::number_next(float x, float y, float width) {
  ui_.text(x, y, ui_(msg::gui_today_next), caption(Ink::muted, width));
  Phrase what{msg::gui_today_next_nothing};
  if (page_.next.deadline) {
    const auto days = (*page_.next.deadline->deadline - base_.today).count();
    const Msg msg = days == 0   ? msg::gui_today_deadline_today
                    : days == 1 ? msg::gui_today_deadline_tomorrow
                                : msg::gui_today_deadline_days;
    what = {msg, {{"project", page_.next.deadline->name}, {"days", std::to_string(days)}}};
  }
  // Two lines at most; the rest of a long name is told on hover.
  const std::string words = ui_(what);
  const std::vector<std::string> lines = ui_.wrap(words, width, TextSize::body, false);
  float at = y + (lines.size() > 1 ? 1.25F : 2.0F);
  for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 2); ++i) {
    const bool cut = i == 1 && lines.size() > 2;
    const std::string& line = lines[i];
    const std::string rest = cut ? words.substr(lines[0].size()) : line;
    ui_.text(x, at, cut ? rest.substr(std::min(rest.find_first_not_of(' '), rest.size())) : line,
             {TextSize::body, false, Ink::text, Align::left, width});
    at += kBodyLine;
  }
  Phrase from{msg::gui_today_next_none};
  if (page_.next.core) {
    const Days ahead = page_.next.core_day - base_.today;
    const Msg msg = ahead == Days{0}   ? msg::gui_today_next_today
                    : ahead == Days{1} ? msg::gui_today_next_tomorrow
                                       : msg::gui_today_next_day;
    from = {msg,
            {{"time", clock_minutes(*page_.next.core, *base_.zone)}, {"day", short_day(page_.next.core_day, lang_)}}};
  }
  ui_.text(x, y + 4.5F, ui_(from), caption(Ink::muted, width));
}

// Keys and the sheet ------------------------------------------------------------------------------------------

void TodayView::keys() {
  if (!ui_.shortcuts()) { return; }
  if (base_.absence && !state_.reasons && absence_keys()) { return; }
  if (state_.reasons) {
    for (int i = 0; i < 5; ++i) {
      if (ui_.pressed('1' + i)) { answer_with(static_cast<storage::AlertReason>(i + 1)); }
    }
    if (ui_.pressed(key_escape)) { state_.reasons = false; }
    return;
  }
  for (std::size_t i = 0; i < listed_.size() && i < 9; ++i) {
    if (ui_.pressed('1' + static_cast<int>(i))) { start(*listed_[i]); }
  }
  if (ui_.pressed('F') || ui_.pressed('/')) { state_.find_focus = true; }
  if (base_.running && ui_.pressed('N')) { edit_note(); }
  if (base_.running && ui_.pressed('T')) { edit_start(); }
}

void TodayView::fill_sheet() {
  SessionForm& form = state_.fill;
  if (!form.open) { return; }
  const std::string title = ui_({msg::gui_today_fill, {{"from", form.was.from}, {"to", form.was.to}}});
  const float wide = std::min(kSheetWide, ImGui::GetIO().DisplaySize.x / ui_.em - 1.0F);
  const float inner = wide - 2 * kCardPad;
  const float high = 3.5F + session_fields_height(ui_, inner, form, base_, page_.sessions) + kCardPad;
  ui_.sheet("fill", title, wide, high, form.open, [&](Ui& sheet) {
    float y = 3.5F;
    switch (session_fields(sheet, kCardPad, y, inner, form, base_, page_.sessions, commands_)) {
      case FormAnswer::save:
        save_form(form, base_, lang_, commands_);
        break;
      case FormAnswer::cancel:
        form.open = false;
        break;
      case FormAnswer::none:
        break;
    }
    sheet.extent(y + kCardPad);
  });
}

}  // namespace labclock::gui
