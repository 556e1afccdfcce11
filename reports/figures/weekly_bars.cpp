// Weekly hours by kind: a stacked bar a week, the standard hours dashed, the weeks of the range underlined.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/advisor_figures.hpp"
#include "reports/internal/draw.hpp"
#include "reports/page.hpp"
#include "src/format.hpp"
#include "src/msg/figures.hpp"
#include "src/msg/reports.hpp"

namespace labclock::reports {

namespace {

constexpr float kAbove = 1.5F;   ///< the hours over the highest bar
constexpr float kWeeks = 1.5F;   ///< their names below the axis
constexpr float kSince = 1.75F;  ///< the underline and its words
constexpr float kUsual = 9.0F;
constexpr float kLeastTall = 2.0F;
constexpr float kAxisWords = 0.5F;

/// The kinds in a word each: there is room for no more.
constexpr std::array<Msg, kKindCount> kKinds{msg::report_kind_own, msg::report_kind_funded, msg::report_kind_service,
                                             msg::report_kind_course, msg::report_kind_unassigned};

/// A step of 5, 10, 20, 50 … hours that makes about three lines.
int axis_step(float most) {
  for (int step = 5;; step *= 2) {
    if (most / static_cast<float>(step) <= 4) { return step; }
  }
}

class Bars {
 public:
  Bars(const std::vector<KindWeek>& weeks, std::optional<Day> from, const FigureStyle& style)
      : weeks_(weeks), from_(from), style_(style), sketch_(style) {
    Seconds most{Hours{8}};
    for (const KindWeek& week : weeks) { most = std::max({most, week.total, week.standard}); }
    step_ = axis_step(hours_in(most));
    top_hours_ = std::ceil(hours_in(most) / static_cast<float>(step_)) * static_cast<float>(step_);
    const float below = kWeeks + (from ? kSince : 0.0F);
    tall_ = std::max((style.height > 0 ? style.height : kUsual) - kAbove - below, kLeastTall);
    axis_ = kAbove + tall_;
    const float words = sketch_.measure(fmt::format("{}", static_cast<int>(top_hours_)));
    left_ = words + kAxisWords;
    pitch_ = (sketch_.width() - left_) / static_cast<float>(std::max<std::size_t>(weeks.size(), 1));
    bar_ = pitch_ * 0.72F;
  }

  Figure draw() {
    draw_grid();
    for (std::size_t i = 0; i < weeks_.size(); ++i) { draw_bar(i); }
    for (std::size_t i = 0; i < weeks_.size(); ++i) {
      if (weeks_[i].standard > Seconds{0}) {
        const float y = y_of(weeks_[i].standard);
        sketch_.dashed(x_of(i), x_of(i) + pitch_, y, Ink::text);
      }
    }
    draw_since();
    tell();
    return sketch_.finish(axis_ + kWeeks + (from_ ? kSince : 0.0F));
  }

 private:
  [[nodiscard]] float x_of(std::size_t i) const { return left_ + pitch_ * static_cast<float>(i); }
  [[nodiscard]] float y_of(Seconds hours) const { return axis_ - hours_in(hours) / top_hours_ * tall_; }
  [[nodiscard]] bool in_range(const KindWeek& week) const { return !from_ || *from_ <= week.days.last; }

  void draw_grid() {
    for (int hours = 0; static_cast<float>(hours) <= top_hours_ + 0.5F; hours += step_) {
      const float y = axis_ - static_cast<float>(hours) / top_hours_ * tall_;
      sketch_.rule(left_ - 0.25F, y, sketch_.width(), y);
      sketch_.label(
          {left_ - kAxisWords, y - 0.5F, fmt::format("{}", hours), TextSize::caption, false, Ink::muted, Align::right});
    }
  }

  void draw_bar(std::size_t i) {
    const KindWeek& week = weeks_[i];
    const float x = x_of(i) + (pitch_ - bar_) / 2;
    float bottom = axis_;
    for (std::size_t kind = 0; kind < week.by_kind.size(); ++kind) {
      if (week.by_kind[kind] <= Seconds{0}) { continue; }
      const float high = hours_in(week.by_kind[kind]) / top_hours_ * tall_;
      const float gap = high > 3 * kPixel ? kPixel : 0.0F;
      sketch_.rect({x, bottom - high, bar_, high - gap}, ink_of(static_cast<Kind>(kind)));
      bottom -= high;
    }
    const bool counts = in_range(week);
    const Ink ink = counts ? Ink::text : Ink::muted;
    const float middle = x + bar_ / 2;
    if (week.total > Seconds{0}) {
      float y = std::min(bottom, y_of(week.total)) - 1.125F;
      // Not on the dashed line, which may belong to a neighbour too: above it then.
      for (const KindWeek& other : weeks_) {
        const float dashes = y_of(other.standard);
        if (other.standard > Seconds{0} && y < dashes && dashes < y + 1.0F) { y = std::min(y, dashes - 1.0625F); }
      }
      sketch_.label(
          {middle, std::max(y, 0.0F), decimal_hours(week.total, 0), TextSize::caption, false, ink, Align::centre},
          pitch_);
    }
    sketch_.label(
        {middle, axis_ + 0.375F, week_name(week.label, style_.lang), TextSize::caption, false, ink, Align::centre},
        pitch_ + 0.1F);
    sketch_.hit({{x_of(i), 0, pitch_, axis_ + kWeeks}, lines_of(week), week.days.first, std::nullopt, std::nullopt});
  }

  void draw_since() {
    if (!from_) { return; }
    std::size_t first = 0;
    while (first < weeks_.size() && !in_range(weeks_[first])) { ++first; }
    if (first == weeks_.size()) { return; }
    const float x1 = x_of(first) + (pitch_ - bar_) / 2;
    const float x2 = x_of(weeks_.size() - 1) + (pitch_ + bar_) / 2;
    const float y = axis_ + kWeeks + 0.125F;
    sketch_.line(x1, y, x2, y, Ink::text, kPixel);
    // The range may begin before the oldest week: then its first day is not on the picture.
    if (*from_ < weeks_.front().days.first) { return; }
    const std::string words =
        render({msg::report_from_day, {{"day", shown(short_day_cell(*from_), style_.lang)}}}, style_.lang);
    sketch_.label({(x1 + x2) / 2, y + 0.375F, words, TextSize::caption, false, Ink::muted, Align::centre});
  }

  [[nodiscard]] std::vector<std::string> lines_of(const KindWeek& week) const {
    std::vector<std::string> lines{week.label + " · " + day_range(week.days, style_.lang),
                                   hours_minutes(week.total, style_.lang)};
    for (std::size_t kind = 0; kind < week.by_kind.size(); ++kind) {
      if (week.by_kind[kind] == Seconds{0}) { continue; }
      lines.push_back(std::string(name_of(static_cast<Kind>(kind), style_.lang)) + " " +
                      hours_minutes(week.by_kind[kind], style_.lang));
    }
    lines.push_back(
        render({msg::report_standard_of, {{"length", hours_minutes(week.standard, style_.lang)}}}, style_.lang));
    return lines;
  }

  void tell() {
    std::vector<std::vector<std::string>> rows;
    for (const KindWeek& week : weeks_) {
      rows.push_back({week.label, day_range(week.days, style_.lang), hours_minutes(week.total, style_.lang)});
    }
    sketch_.words(aligned(rows, "llr"));
  }

  const std::vector<KindWeek>& weeks_;
  std::optional<Day> from_;
  const FigureStyle& style_;
  Sketch sketch_;
  int step_ = 20;
  float top_hours_ = 60;
  float left_ = 0;
  float pitch_ = 0;
  float bar_ = 0;
  float tall_ = 0;
  float axis_ = 0;
};

}  // namespace

Result<std::vector<KindWeek>> kind_weeks(Books& books, Day last, int count) {
  std::vector<KindWeek> weeks;
  if (count <= 0) { return weeks; }
  const DayRange newest = week_of(last, books.almanac.rules().week_start);
  const Day first = newest.first - Days{7 * (count - 1)};
  const auto days = days_of(books, {first, newest.last});
  if (!days) { return days.error(); }
  std::int64_t halves = 0;
  for (const DaySums& day : *days) {
    if ((day.date - first).count() % 7 == 0) {
      const DayRange week{day.date, day.date + Days{6}};
      weeks.push_back({week, week_label(week), {}, Seconds{0}, Seconds{0}});
      halves = 0;
    }
    for (std::size_t kind = 0; kind < weeks.back().by_kind.size(); ++kind) {
      weeks.back().by_kind[kind] += day.sums.by_kind[kind];
    }
    weeks.back().total += day.sums.total;
    halves += day.status.working_halves() * books.almanac.rules().day_hours.on(day.date).count();
    weeks.back().standard = Seconds{(halves + 1) / 2};
  }
  return weeks;
}

Figure weekly_bars(const std::vector<KindWeek>& weeks, std::optional<Day> from, const FigureStyle& style) {
  return Bars{weeks, from, style}.draw();
}

Figure weekly_legend(const std::vector<KindWeek>& weeks, const FigureStyle& style) {
  constexpr float kBetween = 0.9F;
  constexpr float kDash = 1.0F;
  constexpr float kGap = 0.4F;
  Sketch sketch{style};
  struct Entry {
    std::optional<Kind> kind;
    std::string words;
    float width = 0;
  };
  std::vector<Entry> entries;
  for (int i = 0; i < kKindCount; ++i) {
    const auto place = static_cast<std::size_t>(i);
    const auto has = [place](const KindWeek& week) { return week.by_kind.at(place) > Seconds{0}; };
    if (std::none_of(weeks.begin(), weeks.end(), has)) { continue; }
    const std::string name(text(kKinds.at(place), style.lang));
    entries.push_back({static_cast<Kind>(i), name, kSwatch + kGap + sketch.measure(name)});
  }
  Seconds standard{0};
  for (const KindWeek& week : weeks) { standard = std::max(standard, week.standard); }
  if (standard > Seconds{0}) {
    const std::string words =
        render({msg::report_standard_of, {{"length", hours_minutes(standard, style.lang)}}}, style.lang);
    entries.push_back({std::nullopt, words, kDash + kGap + sketch.measure(words)});
  }
  const auto all = [&] {
    float sum = -kBetween;
    for (const Entry& entry : entries) { sum += kBetween + entry.width; }
    return sum;
  };
  // What is said last is what nothing else explains, so the kinds go first, the last of them before the others.
  while (!entries.empty() && all() > sketch.width()) {
    const bool only = entries.size() == 1 || entries.back().kind;
    entries.erase(only ? entries.end() - 1 : entries.end() - 2);
  }
  float x = sketch.width() - all();
  for (const Entry& entry : entries) {
    if (entry.kind) {
      sketch.rect({x, 0.25F, kSwatch, kSwatch}, ink_of(*entry.kind));
    } else {
      sketch.dashed(x, x + kDash, 0.5F, Ink::text);
    }
    sketch.text(
        {x + (entry.kind ? kSwatch : kDash) + kGap, 0, entry.words, TextSize::caption, false, Ink::muted, Align::left});
    x += entry.width + kBetween;
  }
  return sketch.finish(1.0F);
}

}  // namespace labclock::reports
