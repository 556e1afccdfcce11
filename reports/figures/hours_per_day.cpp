// Hours of each day of a week: a bar a day, by kind, with off-hours hatched on top of their kind.

#include <algorithm>
#include <numeric>

#include "reports/internal/draw.hpp"
#include "src/format.hpp"
#include "src/msg/figures.hpp"

namespace labclock::reports {

namespace {

constexpr float kAbove = 1.125F;  ///< the decimal hours above the tallest bar
constexpr float kBelow = 1.5F;    ///< the day names
constexpr float kTallest = 5.0F;
constexpr float kLeastTall = 1.0F;
constexpr float kBarWidth = 2.5F;
constexpr float kBarShare = 2.5F / 3.875F;  ///< of the pitch
constexpr float kMostPitch = 6.0F;
constexpr Seconds kFullScale{Hours{8}};  ///< the least a full bar stands for, so that a short week looks short

/// Of one kind, core or off-hours.
struct Part {
  Kind kind;
  bool off;
  Seconds length;
};

std::vector<Part> parts_of(const Sums& sums) {
  std::vector<Part> parts;
  for (std::size_t k = 0; k < sums.kind_by_band.size(); ++k) {
    const BandSums& bands = sums.kind_by_band[k];
    const Seconds all = std::accumulate(bands.begin(), bands.end(), Seconds{0});
    const Seconds core = bands[static_cast<std::size_t>(Band::core)];
    if (core > Seconds{0}) { parts.push_back({static_cast<Kind>(k), false, core}); }
    if (all > core) { parts.push_back({static_cast<Kind>(k), true, all - core}); }
  }
  return parts;
}

class DayBars {
 public:
  DayBars(const Week& week, Day today, const FigureStyle& style)
      : week_(week), today_(today), style_(style), sketch_(style) {
    // n bars and n - 1 gaps between them fill the width, as long as that does not tear them apart.
    const float days = static_cast<float>(week.by_day.size());
    pitch_ = std::min(sketch_.width() / (days - 1 + kBarShare), kMostPitch);
    bar_ = std::min(pitch_ * kBarShare, std::max(kBarWidth, pitch_ * 0.5F));
    const float asked = style.height > 0 ? style.height - kAbove - kBelow : kTallest;
    tall_ = std::max(asked, kLeastTall);
    axis_ = kAbove + tall_;
    Seconds most = kFullScale;
    for (const DaySums& day : week.by_day) { most = std::max(most, day.sums.total); }
    per_hour_ = tall_ / hours_in(most);
  }

  Figure draw() {
    sketch_.rule(0, axis_, left(week_.by_day.size() - 1) + bar_, axis_);
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < week_.by_day.size(); ++i) {
      draw_day(i);
      rows.push_back(row_of(week_.by_day[i]));
    }
    rows.push_back({sketch_.say(msg::fig_total), hours_minutes(week_.sums.total, style_.lang),
                    off_words(week_.sums.off_hours), ""});
    sketch_.words(aligned(rows, "lrll"));
    return sketch_.finish(axis_ + kBelow);
  }

 private:
  [[nodiscard]] float left(std::size_t i) const { return static_cast<float>(i) * pitch_; }
  [[nodiscard]] float middle(std::size_t i) const { return left(i) + bar_ / 2; }

  void draw_day(std::size_t i) {
    const DaySums& day = week_.by_day[i];
    Seconds below{0};
    for (const Part& part : parts_of(day.sums)) {
      const float bottom = axis_ - hours_in(below) * per_hour_;
      below += part.length;
      const float top = axis_ - hours_in(below) * per_hour_;
      // The gap to the next part is taken off the top, of a part that can spare it.
      const float gap = below < day.sums.total && bottom - top > 2 * kPixel ? kPixel : 0.0F;
      sketch_.rect({left(i), top + gap, bar_, bottom - top - gap}, ink_of(part.kind),
                   part.off ? Fill::hatch : Fill::solid);
    }
    const float top = axis_ - hours_in(day.sums.total) * per_hour_;
    const bool is_today = day.date == today_;
    if (day.sums.total > Seconds{0}) {
      write(i, top - kAbove, decimal_hours(day.sums.total), Ink::text);
    } else if (day.date < today_) {
      write(i, axis_ - kAbove, sketch_.say(msg::fig_off), Ink::muted);
    }
    write(i, axis_ + 0.5F, weekday_name(weekday_of(day.date), style_.lang), is_today ? Ink::text : Ink::muted,
          is_today);
    sketch_.hit({{left(i), 0, bar_, axis_ + kBelow}, lines_of(day), day.date, std::nullopt, std::nullopt});
  }

  void write(std::size_t i, float y, std::string words, Ink ink, bool strong = false) {
    sketch_.label({middle(i), y, std::move(words), TextSize::caption, strong, ink, Align::centre}, pitch_);
  }

  [[nodiscard]] std::vector<std::string> lines_of(const DaySums& day) const {
    std::vector<std::string> lines = day_lines(day.date, day.status, day.sums.total, day.sums.off_hours, style_.lang);
    if (day.sums.total > Seconds{0} && day.sums.total < kWorkedDay && day.date < today_) {
      lines.push_back(sketch_.say(msg::fig_counts_off));
    }
    for (std::size_t k = 0; k < day.sums.by_kind.size(); ++k) {
      if (day.sums.by_kind[k] == Seconds{0}) { continue; }
      std::string line(name_of(static_cast<Kind>(k), style_.lang));
      lines.push_back(line + ": " + hours_minutes(day.sums.by_kind[k], style_.lang));
    }
    return lines;
  }

  [[nodiscard]] std::string off_words(Seconds off) const {
    if (off == Seconds{0}) { return {}; }
    return sketch_.say({msg::fig_of_it_off, {{"length", hours_minutes(off, style_.lang)}}});
  }

  [[nodiscard]] std::vector<std::string> row_of(const DaySums& day) const {
    std::string what;
    for (const std::string& line : status_lines(day.status, style_.lang)) {
      what += (what.empty() ? "" : " · ") + line;
    }
    std::string total = hours_minutes(day.sums.total, style_.lang);
    if (day.sums.total == Seconds{0}) { total = day.date < today_ ? sketch_.say(msg::fig_off) : "–"; }
    return {short_day(day.date, style_.lang), std::move(total), off_words(day.sums.off_hours), std::move(what)};
  }

  const Week& week_;
  Day today_;
  const FigureStyle& style_;
  Sketch sketch_;
  float pitch_ = 0;
  float bar_ = 0;
  float tall_ = 0;
  float axis_ = 0;
  float per_hour_ = 0;
};

}  // namespace

Figure hours_per_day(const Week& week, Day today, const FigureStyle& style) {
  return DayBars{week, today, style}.draw();
}

}  // namespace labclock::reports
