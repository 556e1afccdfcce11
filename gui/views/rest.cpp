#include "gui/views/rest.hpp"

#include <algorithm>
#include <array>

#include "gui/parts.hpp"
#include "src/format.hpp"
#include "src/msg/gui.hpp"

namespace labclock::gui {
namespace {

constexpr float kMargin = 2.0F;
constexpr float kRow = 1.625F;
constexpr int kNightRows = 14;
constexpr std::array kSpans = {14, 28, 91};
constexpr std::size_t kMostAlerts = 500;

Msg word_of(storage::AlertReason reason) {
  switch (reason) {
    case storage::AlertReason::deadline:
      return msg::gui_reason_deadline;
    case storage::AlertReason::experiment:
      return msg::gui_reason_experiment;
    case storage::AlertReason::asked:
      return msg::gui_reason_asked;
    case storage::AlertReason::choice:
      return msg::gui_reason_choice;
    case storage::AlertReason::other:
    case storage::AlertReason::none:
      break;
  }
  return msg::gui_reason_other;
}

std::string answer_words(const Ui& ui, const storage::Alert& alert) {
  if (alert.held) { return ui(msg::gui_rest_held); }
  switch (alert.answer) {
    case storage::AlertAnswer::stop:
      return ui(msg::gui_rest_stopped);
    case storage::AlertAnswer::snooze:
      return ui({msg::gui_rest_snoozed, {{"length", hours_minutes(alert.snooze.value_or(Seconds{0}), ui.lang)}}});
    case storage::AlertAnswer::go_on:
      return ui(msg::gui_rest_went_on);
    case storage::AlertAnswer::none:
      break;
  }
  return ui(msg::gui_rest_open);
}

bool passes(const storage::Alert& alert, const RestUi& state) {
  const bool open = alert.answer == storage::AlertAnswer::none;
  const bool answer_fits = state.answer == 0 || (state.answer == 4 && open && !alert.held) ||
                           (!open && static_cast<int>(alert.answer) == state.answer);
  return answer_fits && (state.reason == 0 || static_cast<int>(alert.reason) == state.reason);
}

reports::FigureStyle style_of(const Ui& ui, float width) {
  reports::FigureStyle style;
  style.width = width;
  style.lang = ui.lang;
  style.measure = &ui.measure;
  return style;
}

float nights_card(Ui& ui, const RestPage& page, Commands& commands, float x, float y, float wide) {
  const reports::Figure figure = reports::nights(page.nights, style_of(ui, wide - 2 * kCardPad));
  const float high = figure.height + 3.75F;
  ui.card({x, y, wide, high});
  const float title = ui.text(x + kCardPad, y + 1.0F, ui(msg::gui_rest_nights),
                              {TextSize::body, true, Ink::text, Align::left, wide - 2 * kCardPad});
  if (page.benchmark > Seconds{0}) {
    const std::string words = ui({msg::gui_rest_tick, {{"hours", hours_minutes(page.benchmark, ui.lang)}}});
    const float room = ui.text_width(words, TextSize::caption) + 0.75F;
    if (title + room + 1.0F < wide - 2 * kCardPad) {
      const float right = x + wide - kCardPad;
      ui.text(right, y + 1.25F, words, {TextSize::caption, false, Ink::muted, Align::right, 0});
      ui.fill({right - room, y + 1.25F, 2.0F / 16, 1.0F}, Ink::text);
    }
  }
  const reports::FigureHit* hit = ui.figure("nights", x + kCardPad, y + 2.75F, figure);
  if (hit != nullptr && hit->day) { commands.open_day(*hit->day); }
  return high;
}

std::string run_words(const Ui& ui, const RestPage& page) {
  if (!page.rest.days_since_day_off) { return {}; }
  const int days = *page.rest.days_since_day_off;
  if (days == 0 || !page.run_since) { return ui(msg::gui_rest_now_none); }
  const std::string since = short_day(*page.run_since, ui.lang);
  if (days == 1) { return ui({msg::gui_rest_now_one, {{"day", since}}}); }
  return ui({msg::gui_rest_now, {{"days", std::to_string(days)}, {"day", since}}});
}

float days_card(Ui& ui, const Snapshot& base, const RestPage& page, Commands& commands, float x, float y, float wide) {
  const reports::Figure figure = reports::day_squares(page.worked, base.today, style_of(ui, wide - 2 * kCardPad));
  const float high = figure.height + 5.0F;
  ui.card({x, y, wide, high});
  const float title = ui.text(x + kCardPad, y + 1.0F, ui(msg::gui_rest_days),
                              {TextSize::body, true, Ink::text, Align::left, wide - 2 * kCardPad});
  const std::string longest = ui({msg::gui_rest_longest, {{"days", std::to_string(page.longest_run_4_weeks)}}});
  if (title + 1.0F + ui.text_width(longest, TextSize::caption) < wide - 2 * kCardPad) {
    ui.text(x + wide - kCardPad, y + 1.25F, longest, {TextSize::caption, false, Ink::muted, Align::right, 0});
  }
  ui.text(x + kCardPad, y + 2.5F, run_words(ui, page),
          {TextSize::caption, false, Ink::muted, Align::left, wide - 2 * kCardPad});
  const reports::FigureHit* hit = ui.figure("days", x + kCardPad, y + 4.0F, figure);
  if (hit != nullptr && hit->day) { commands.open_day(*hit->day); }
  return high;
}

float filters(Ui& ui, RestUi& state, float x, float y, float wide) {
  std::vector<Ui::Option> answers;
  for (const Msg word : {msg::gui_rest_filter_all, msg::gui_rest_stopped}) { answers.push_back({ui(word), {}}); }
  answers.push_back({ui({msg::gui_rest_snoozed, {{"length", "…"}}}), {}});
  answers.push_back({ui(msg::gui_rest_went_on), {}});
  answers.push_back({ui(msg::gui_rest_open), {}});
  std::vector<Ui::Option> reasons{{ui(msg::gui_rest_any_reason), {}}};
  for (int i = 1; i <= static_cast<int>(storage::AlertReason::other); ++i) {
    reasons.push_back({ui(word_of(static_cast<storage::AlertReason>(i))), {}});
  }
  const bool beside = wide >= 22.0F;
  const float each = beside ? (wide - 0.5F) / 2 : wide;
  ui.choice("answer", {x, y, each, 0}, answers, state.answer);
  ui.choice("reason", {beside ? x + each + 0.5F : x, beside ? y : y + 2.5F, each, 0}, reasons, state.reason);
  return beside ? 2.0F : 4.5F;
}

/// When, project, what one did, why; in a narrow card in two lines.
float alerts_card(Ui& ui, const Snapshot& base, const RestPage& page, RestUi& state, Commands& commands, float x,
                  float y, float wide) {
  std::vector<const storage::Alert*> shown;
  for (const storage::Alert& alert : page.alerts) {
    if (passes(alert, state) && shown.size() < kMostAlerts) { shown.push_back(&alert); }
  }
  const float inner = wide - 2 * kCardPad;
  const bool one_line = inner >= 24.0F;
  const float pitch = one_line ? kRow : kRow * 2;
  const float rows = static_cast<float>(std::max<std::size_t>(shown.size(), 1));
  const float head = 3.0F + (inner >= 22.0F ? 2.0F : 4.5F) + (one_line ? 2.25F : 0.75F);
  const float high = head + rows * pitch + 1.0F;
  ui.card({x, y, wide, high});
  const float left = x + kCardPad;
  const float title =
      ui.text(left, y + 1.0F, ui(msg::gui_rest_alerts), {TextSize::body, true, Ink::text, Align::left, inner});
  const std::string days = day_range(page.days, ui.lang);
  if (title + 1.0F + ui.text_width(days, TextSize::caption) < inner) {
    ui.text(x + wide - kCardPad, y + 1.25F, days, {TextSize::caption, false, Ink::muted, Align::right, 0});
  }
  float at = y + 3.0F;
  at += filters(ui, state, left, at, inner) + 0.75F;
  const std::array columns{0.0F, inner * 0.24F, inner * 0.54F, inner * 0.77F};
  const auto width = [&](std::size_t i) {
    return (i + 1 < columns.size() ? columns[i + 1] : inner) - columns[i] - 0.5F;
  };
  if (one_line) {
    const std::array heads{msg::gui_rest_when, msg::gui_rest_project, msg::gui_rest_did, msg::gui_rest_reason};
    for (std::size_t i = 0; i < heads.size(); ++i) {
      ui.text(left + columns[i], at, ui(heads[i]), {TextSize::caption, false, Ink::muted, Align::left, width(i)});
    }
    at += 1.25F;
    ui.divider(left, at, inner);
    at += 0.25F;
  }
  if (shown.empty()) {
    ui.text(left, at + 0.25F, ui(msg::gui_rest_no_alerts), {TextSize::caption, false, Ink::muted, Align::left, inner});
  }
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const storage::Alert& alert = *shown[i];
    const Day day = base.almanac->logical_day(*base.zone, alert.at);
    const std::string when = short_day(day, ui.lang) + ", " + clock_minutes(alert.at, *base.zone);
    const std::string why = alert.reason == storage::AlertReason::none ? "–" : ui(word_of(alert.reason));
    const std::array words{when, base.project_name(alert.project, ui.lang), answer_words(ui, alert), why};
    ImGui::PushID(static_cast<int>(i));
    if (ui.area("row", {left - 0.5F, at, inner + 1.0F, pitch}, "")) { commands.open_day(day); }
    ImGui::PopID();
    for (std::size_t c = 0; c < words.size(); ++c) {
      const Ink ink = c == 0 || c == 3 ? Ink::muted : Ink::text;
      const bool second = !one_line && c >= 2;
      const float cx = one_line ? columns[c] : c % 2 == 0 ? 0.0F : inner * 0.5F;
      const float cw = one_line ? width(c) : inner * 0.5F - 0.5F;
      ui.text(left + cx, at + 0.31F + (second ? kRow - 0.2F : 0.0F), words[c],
              {TextSize::caption, false, ink, Align::left, cw});
    }
    at += pitch;
  }
  return high;
}

}  // namespace

Result<RestPage> read_rest(Reader& reader, const RestUi& ui) {
  RestPage page;
  const Day today = reader.base.today;
  page.days = {today - Days{ui.days - 1}, today};
  const DayRange fortnight{today - Days{kNightRows}, today - Days{1}};
  page.benchmark = reader.base.almanac->rules().rest_benchmark.on(today);
  Result<std::vector<reports::NightRow>> nights = reports::night_rows(reader.books, fortnight);
  if (!nights) { return nights.error(); }
  page.nights = std::move(nights).value();
  Result<std::vector<reports::DaySums>> sums = reports::days_of(reader.books, {today - Days{kNightRows}, today});
  if (!sums) { return sums.error(); }
  for (const reports::DaySums& day : *sums) {
    page.worked.push_back({day.date, day.sums.total >= reports::kWorkedDay});
  }
  Result<reports::Rest> rest = reports::rest_of(reader.books, page.days);
  if (!rest) { return rest.error(); }
  page.rest = std::move(rest).value();
  Result<reports::RestFigures> month = reports::rest_figures(reader.books, {today - Days{27}, today});
  if (!month) { return month.error(); }
  page.longest_run_4_weeks = month->longest_run_days;
  if (page.rest.days_since_day_off && *page.rest.days_since_day_off > 0) {
    // The run ends with today, or with yesterday while today has too little to count.
    const bool counts_today = !page.worked.empty() && page.worked.back().worked;
    page.run_since = today - Days{*page.rest.days_since_day_off + (counts_today ? 0 : 1)};
  }
  const Span span{reader.base.almanac->plan(*reader.base.zone, page.days.first).span.start,
                  reader.base.almanac->plan(*reader.base.zone, page.days.last).span.end};
  Result<std::vector<storage::Alert>> alerts = storage::alerts(reader.ledger, span);
  if (!alerts) { return alerts.error(); }
  page.alerts.assign(alerts->rbegin(), alerts->rend());
  return page;
}

void view_rest(Ui& ui, const Snapshot& base, const RestPage& page, RestUi& state, Commands& commands) {
  ui.text(kMargin, 1.75F, ui(msg::gui_rest_title), {TextSize::body, true, Ink::text, Align::left, 0});
  std::vector<Ui::Option> spans;
  int chosen = 0;
  for (std::size_t i = 0; i < kSpans.size(); ++i) {
    spans.push_back({ui({msg::gui_rest_since, {{"days", std::to_string(kSpans[i])}}}), {}});
    if (state.days == kSpans[i]) { chosen = static_cast<int>(i); }
  }
  const float room = ui.width - 2 * kMargin;
  const float field = std::min(11.0F, room * 0.5F);
  if (ui.choice("span", {ui.width - kMargin - field, 1.5F, field, 0}, spans, chosen)) {
    state.days = kSpans[static_cast<std::size_t>(chosen)];
    commands.reread();
  }
  float y = 5.0F;
  if (!base.has_sessions) {
    y += ui.paragraph(kMargin, y, std::min(room, 50.0F), ui(msg::gui_rest_nothing),
                      {TextSize::body, false, Ink::muted, Align::left, 0});
    ui.extent(y + 1.5F);
    return;
  }
  if (room >= 58.0F) {
    const float left = 32.5F * room / 63.0F;
    const float right_x = kMargin + left + kGap;
    const float right = room - left - kGap;
    const float nights = nights_card(ui, page, commands, kMargin, y, left);
    float other = days_card(ui, base, page, commands, right_x, y, right) + kGap;
    other += alerts_card(ui, base, page, state, commands, right_x, y + other, right);
    y += std::max(nights, other);
  } else {
    y += nights_card(ui, page, commands, kMargin, y, room) + kGap;
    y += days_card(ui, base, page, commands, kMargin, y, room) + kGap;
    y += alerts_card(ui, base, page, state, commands, kMargin, y, room);
  }
  ui.extent(y + 1.5F);
}

}  // namespace labclock::gui
