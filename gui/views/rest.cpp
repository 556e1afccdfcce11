#include "gui/views/rest.hpp"

#include <algorithm>
#include <array>

#include "gui/parts.hpp"
#include "gui/views/rest_parts.hpp"
#include "src/format.hpp"
#include "src/msg/gui.hpp"
#include "storage/benchmarks.hpp"

namespace labclock::gui {
namespace {

constexpr float kMargin = 2.0F;
constexpr int kNightRows = 14;
constexpr std::array kSpans = {14, 28, 91};

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

/// The benchmarks of the range, those that are looked at before the others.
Result<void> read_benchmarks(Reader& reader, RestPage& page) {
  Result<BenchmarkChoice> choice = storage::benchmark_choice(reader.ledger);
  if (!choice) { return choice.error(); }
  const std::string& region = reader.base.almanac->rules().region.on(reader.base.today);
  std::vector<BenchmarkId> ids;
  for (const bool on : {true, false}) {
    for (const BenchmarkInfo& info : benchmarks()) {
      if (choice->on(info.id, region) == on) { ids.push_back(info.id); }
    }
  }
  Result<std::vector<reports::Benchmark>> told = reports::benchmarks_of(reader.books, page.days, *choice, ids);
  if (!told) { return told.error(); }
  for (const reports::Benchmark& each : *told) {
    const bool on = choice->on(each.id, region);
    page.benchmarks.push_back({each, on});
  }
  return {};
}

/// What is due and paid of each crunch: the days from the first one's on are looked at.
Result<void> read_paybacks(Reader& reader, RestPage& page) {
  const Snapshot& base = reader.base;
  if (base.crunches.empty()) { return {}; }
  std::vector<CrunchDay> days;
  Result<std::vector<reports::DaySums>> sums =
      reports::days_of(reader.books, {base.crunches.front().days.first, base.today});
  if (!sums) { return sums.error(); }
  for (const reports::DaySums& day : *sums) {
    days.push_back({day.date, day.sums.total, day.sums.off_hours, base.almanac->rules().day_hours.on(day.date)});
  }
  page.paybacks = paybacks(base.crunches, days, base.today);
  std::reverse(page.paybacks.begin(), page.paybacks.end());
  return {};
}

Result<void> read_off_hours(Reader& reader, RestPage& page) {
  static_assert(static_cast<int>(reports::OffHoursReason::other) == static_cast<int>(storage::AlertReason::other));
  std::vector<reports::ReasonTold> told;
  for (auto alert = page.alerts.rbegin(); alert != page.alerts.rend(); ++alert) {
    told.push_back({alert->at, static_cast<reports::OffHoursReason>(alert->reason)});
  }
  Result<reports::OffHours> off_hours = reports::off_hours_of(reader.books, page.days, told);
  if (!off_hours) { return off_hours.error(); }
  page.off_hours = std::move(off_hours).value();
  return {};
}

}  // namespace

namespace rest_view {

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

void card_title(Ui& ui, float x, float y, float wide, Msg title, const std::string& right) {
  const float inner = wide - 2 * pad_of(wide);
  const float drawn = ui.text(x + pad_of(wide), y, ui(title), {TextSize::body, true, Ink::text, Align::left, inner});
  if (drawn + 1.0F + ui.text_width(right, TextSize::caption) > inner) { return; }
  ui.text(x + wide - pad_of(wide), y + 0.25F, right, {TextSize::caption, false, Ink::muted, Align::right, 0});
}

float more_button(Ui& ui, const char* id, float x, float y, float inner, const Phrase& more, const Phrase& fewer,
                  bool& all) {
  const std::string words = ui(all ? fewer : more);
  const Box box{x - 0.5F, y + 0.25F, std::min(inner, ui.button_width(words)), 0};
  if (ui.button(id, box, words, Ui::Look::quiet)) { all = !all; }
  return kButtonHeight + 0.25F;
}

}  // namespace rest_view

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
  if (Result<void> read = read_off_hours(reader, page); !read) { return read.error(); }
  if (Result<void> read = read_paybacks(reader, page); !read) { return read.error(); }
  if (Result<void> read = read_benchmarks(reader, page); !read) { return read.error(); }
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
  rest_view::Scene scene{base, page, state, commands};
  if (room >= 58.0F) {
    const float left = 32.5F * room / 63.0F;
    const float right_x = kMargin + left + kGap;
    const float right = room - left - kGap;
    float mine = nights_card(ui, page, commands, kMargin, y, left) + kGap;
    float other = days_card(ui, base, page, commands, right_x, y, right) + kGap;
    other += rest_view::alerts_card(ui, scene, right_x, y + other, right) + kGap;
    // The others go to where the column is shorter.
    for (const auto card : {rest_view::evenings_card, rest_view::crunch_card}) {
      if (mine <= other) {
        mine += card(ui, scene, kMargin, y + mine, left) + kGap;
      } else {
        other += card(ui, scene, right_x, y + other, right) + kGap;
      }
    }
    y += std::max(mine, other);
  } else {
    y += nights_card(ui, page, commands, kMargin, y, room) + kGap;
    y += days_card(ui, base, page, commands, kMargin, y, room) + kGap;
    y += rest_view::evenings_card(ui, scene, kMargin, y, room) + kGap;
    y += rest_view::crunch_card(ui, scene, kMargin, y, room) + kGap;
    y += rest_view::alerts_card(ui, scene, kMargin, y, room) + kGap;
  }
  y += rest_view::benchmarks_card(ui, scene, kMargin, y, room);
  ui.extent(y + 1.5F);
}

}  // namespace labclock::gui
