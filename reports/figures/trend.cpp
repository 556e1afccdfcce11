// Total hours of the last weeks: a bar a week with its off-hours hatched on top, the benchmark dashed.

#include <algorithm>
#include <cmath>

#include "reports/internal/draw.hpp"
#include "src/format.hpp"
#include "src/msg/bench.hpp"
#include "src/msg/figures.hpp"

namespace labclock::reports {

namespace {

constexpr float kAbove = 0.5F;         ///< half of the benchmark's label
constexpr float kAboveValues = 1.25F;  ///< the number above the highest bar
constexpr float kBelow = 1.375F;
constexpr float kCrunch = 1.125F;  ///< the line of crunches below the weeks, where there is one
constexpr float kTallest = 3.5F;
constexpr float kLeastTall = 1.0F;
constexpr float kBarShare = 2.5F / 3.94F;
constexpr float kMostPitch = 6.0F;

class Trend {
 public:
  Trend(const std::vector<TrendWeek>& weeks, Seconds limit, const FigureStyle& style)
      : weeks_(weeks), limit_(limit), style_(style), sketch_(style) {
    label_ = limit > Seconds{0} ? hours_minutes(limit, style.lang) : std::string();
    const float label = label_.empty() ? 0.0F : sketch_.measure(label_) + 0.5F;
    right_ = std::max(sketch_.width() - label, 0.0F);
    const float count = static_cast<float>(std::max<std::size_t>(weeks.size(), 1));
    const float pad = right_ > 20 ? 1.0F : 0.25F;
    pitch_ = std::min((right_ - 2 * pad) / (count - 1 + kBarShare), kMostPitch);
    bar_ = pitch_ * kBarShare;
    left_ = std::max((right_ - (count - 1) * pitch_ - bar_) / 2, 0.0F);
    // The highest bar, or the benchmark, reaches up to what stands above: its number, or half of the label.
    const float above = style.values ? kAboveValues : kAbove;
    const auto in_crunch = [](const TrendWeek& week) { return !week.crunch.empty(); };
    if (std::any_of(weeks.begin(), weeks.end(), in_crunch)) { below_ += kCrunch; }
    tall_ = std::max(style.height > 0 ? style.height - above - below_ : kTallest, kLeastTall);
    axis_ = above + tall_;
    Seconds most = std::max(limit, Seconds{Hours{1}});
    for (const TrendWeek& week : weeks) { most = std::max(most, week.total); }
    per_hour_ = tall_ / hours_in(most);
  }

  Figure draw() {
    sketch_.rule(0, axis_, right_, axis_);
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < weeks_.size(); ++i) {
      draw_week(i);
      rows.push_back(row_of(weeks_[i]));
    }
    label_weeks();
    draw_crunches();
    if (style_.values) { draw_values(); }
    if (!label_.empty()) {
      const float y = axis_ - hours_in(limit_) * per_hour_;
      sketch_.dashed(0, right_, y, Ink::text);
      sketch_.label({sketch_.width(), y - 0.5F, label_, TextSize::caption, false, Ink::text, Align::right});
    }
    sketch_.words(aligned(rows, "llrlll"));
    if (!label_.empty()) { sketch_.words({sketch_.say({msg::fig_benchmark, {{"length", label_}}})}); }
    return sketch_.finish(axis_ + below_);
  }

 private:
  [[nodiscard]] float left(std::size_t i) const { return left_ + static_cast<float>(i) * pitch_; }

  void draw_week(std::size_t i) {
    const TrendWeek& week = weeks_[i];
    const float core = axis_ - hours_in(week.total - week.off_hours) * per_hour_;
    const float top = axis_ - hours_in(week.total) * per_hour_;
    const float gap = core - top > 2 * kPixel && axis_ - core > 2 * kPixel ? kPixel : 0.0F;
    sketch_.rect({left(i), core + gap, bar_, axis_ - core - gap}, Ink::neutral);
    sketch_.rect({left(i), top, bar_, core - top}, Ink::neutral, Fill::hatch);
    sketch_.hit({{left(i), 0, bar_, axis_ + below_}, lines_of(week), week.days.first, std::nullopt, std::nullopt});
  }

  /// The decimal hours above each bar, if all of them have room; on their own ground, so that no line runs through.
  void draw_values() {
    std::vector<std::string> values;
    float widest = 0;
    for (const TrendWeek& week : weeks_) {
      values.push_back(week.total > Seconds{0} ? decimal_hours(week.total) : std::string());
      widest = std::max(widest, sketch_.measure(values.back()));
    }
    if (widest + 0.125F > pitch_) { return; }
    for (std::size_t i = 0; i < weeks_.size(); ++i) {
      if (values[i].empty()) { continue; }
      const float top = axis_ - hours_in(weeks_[i].total) * per_hour_;
      sketch_.label({left(i) + bar_ / 2, top - 1.125F, values[i], TextSize::caption, i + 1 == weeks_.size(), Ink::text,
                     Align::centre});
    }
  }

  /// A quiet mark below the axis under each week of crunch, and the word where there is room.
  void draw_crunches() {
    for (std::size_t i = 0; i < weeks_.size(); ++i) {
      if (weeks_[i].crunch.empty()) { continue; }
      sketch_.rect({left(i), axis_ + kMark, bar_, kMark}, Ink::muted, Fill::solid, 0);
      sketch_.label({left(i) + bar_ / 2, axis_ + 1.4375F, sketch_.say(msg::bench_crunch_word), TextSize::caption, false,
                     Ink::muted, Align::centre},
                    pitch_);
    }
  }

  /// Every week, or every second, third ... counted from the last, which is strong.
  void label_weeks() {
    float widest = 0;
    for (const TrendWeek& week : weeks_) {
      widest = std::max(widest, sketch_.measure(week_name(week.label, style_.lang)));
    }
    const auto step = static_cast<std::size_t>(std::max(1.0F, std::ceil((widest + 0.375F) / std::max(pitch_, 0.01F))));
    for (std::size_t back = 0; back < weeks_.size(); back += step) {
      const std::size_t i = weeks_.size() - 1 - back;
      const bool last = back == 0;
      sketch_.label({left(i) + bar_ / 2, axis_ + 0.375F, week_name(weeks_[i].label, style_.lang), TextSize::caption,
                     last, last ? Ink::text : Ink::muted, Align::centre});
    }
  }

  [[nodiscard]] std::string off_words(const TrendWeek& week) const {
    if (week.off_hours == Seconds{0}) { return {}; }
    return sketch_.say({msg::fig_of_it_off, {{"length", hours_minutes(week.off_hours, style_.lang)}}});
  }
  [[nodiscard]] std::string over_words(const TrendWeek& week) const {
    if (label_.empty() || week.total <= limit_) { return {}; }
    return sketch_.say(
        {msg::fig_over_benchmark, {{"length", hours_minutes(week.total - limit_, style_.lang)}, {"limit", label_}}});
  }

  [[nodiscard]] std::string crunch_words(const TrendWeek& week) const {
    if (week.crunch.empty()) { return {}; }
    return sketch_.say({msg::bench_crunch, {{"reason", week.crunch}}});
  }

  [[nodiscard]] std::vector<std::string> lines_of(const TrendWeek& week) const {
    std::vector<std::string> lines{week.label + " · " + day_range(week.days, style_.lang),
                                   hours_minutes(week.total, style_.lang)};
    for (std::string line : {off_words(week), over_words(week), crunch_words(week)}) {
      if (!line.empty()) { lines.push_back(std::move(line)); }
    }
    return lines;
  }

  [[nodiscard]] std::vector<std::string> row_of(const TrendWeek& week) const {
    return {week.label,
            day_range(week.days, style_.lang),
            hours_minutes(week.total, style_.lang),
            off_words(week),
            over_words(week),
            crunch_words(week)};
  }

  const std::vector<TrendWeek>& weeks_;
  Seconds limit_;
  const FigureStyle& style_;
  Sketch sketch_;
  std::string label_;
  float left_ = 0;
  float right_ = 0;
  float pitch_ = 0;
  float bar_ = 0;
  float tall_ = 0;
  float axis_ = 0;
  float below_ = kBelow;
  float per_hour_ = 0;
};

}  // namespace

Result<std::vector<TrendWeek>> trend_of(Books& books, Day last, int count) {
  std::vector<TrendWeek> weeks;
  if (count <= 0) { return weeks; }
  const DayRange newest = week_of(last, books.almanac.rules().week_start);
  const Day first = newest.first - Days{7 * (count - 1)};
  // One pass over all of them: the sums of a week are those of its days.
  const auto days = days_of(books, {first, newest.last});
  if (!days) { return days.error(); }
  for (const DaySums& day : *days) {
    if ((day.date - first).count() % 7 == 0) {
      const DayRange week{day.date, day.date + Days{6}};
      weeks.push_back({week, week_label(week), Seconds{0}, Seconds{0}});
    }
    weeks.back().total += day.sums.total;
    weeks.back().off_hours += day.sums.off_hours;
  }
  return weeks;
}

Figure trend(const std::vector<TrendWeek>& weeks, Seconds limit, const FigureStyle& style) {
  return Trend{weeks, limit, style}.draw();
}

}  // namespace labclock::reports
