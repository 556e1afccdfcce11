// The week's rhythm: a column a day, hours downwards, so that a person sees when they worked and when not.

#include <algorithm>
#include <cmath>
#include <map>

#include "reports/internal/draw.hpp"
#include "src/format.hpp"
#include "src/msg/bench.hpp"
#include "src/msg/figures.hpp"

namespace labclock::reports {

namespace {

constexpr float kHeader = 1.5F;   ///< day names and the air below them
constexpr float kCrunch = 1.25F;  ///< the line that names a crunch, where there is one
constexpr float kBelow = 0.5F;    ///< half of the last hour's label
constexpr float kPerHour = 0.625F;
constexpr float kLeastPerHour = 0.2F;
constexpr float kMostPerHour = 0.9F;
constexpr float kMostOnPaper = 3.0F;      ///< a sheet of any height is filled
constexpr float kBandShare = 10.0F / 11;  ///< of a column's pitch: 7.5 of 8.25 em
constexpr float kBlockInset = 0.1F;       ///< of a band's width, on either side: blocks are 6 of 7.5 em
constexpr Hours kMorning{6};
constexpr Hours kSmallHours{26};
constexpr Hours kGrid{3};
constexpr Seconds kWordsAt{Minutes{13 * 60 + 30}};  ///< where a free day's words stand, if nothing else does

/// Lines of at most `room` em, broken at blanks; what is too long for one line is shortened.
std::vector<std::string> wrapped(const Sketch& sketch, const std::string& words, float room, std::size_t most) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t at = 0;
  while (at < words.size()) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string longer = line.empty() ? words.substr(at, end - at) : line + " " + words.substr(at, end - at);
    if (!line.empty() && lines.size() + 1 < most && sketch.measure(longer) > room) {
      lines.push_back(line);
      line = words.substr(at, end - at);
    } else {
      line = longer;
    }
    at = end + 1;
  }
  if (!line.empty()) { lines.push_back(line); }
  for (std::string& each : lines) { each = sketch.fit(each, room); }
  return lines;
}

class Rhythm {
 public:
  Rhythm(const std::vector<DayBlocks>& week, const FigureStyle& style) : week_(week), style_(style), sketch_(style) {
    const auto in_crunch = [](const DayBlocks& day) { return !day.crunch.empty(); };
    if (std::any_of(week.begin(), week.end(), in_crunch)) { header_ += kCrunch; }
    find_hours();
    find_core();
    float label = 2.0F;
    for (const Seconds at : {core_.start, core_.end}) { label = std::max(label, sketch_.measure(hour_label(at))); }
    labels_ = label;
    left_ = std::min(labels_ + (sketch_.width() < 30 ? 0.5F : 1.0F), sketch_.width());
    pitch_ = (sketch_.width() - left_) / (static_cast<float>(std::max<std::size_t>(week.size(), 1)) - 1 + kBandShare);
    const float hours = hours_in(last_ - first_);
    const float asked = style.height > 0 ? (style.height - header_ - kBelow) / hours : kPerHour;
    per_hour_ = std::clamp(asked, kLeastPerHour, style.values ? kMostOnPaper : kMostPerHour);
  }

  Figure draw(std::optional<Day> now_day, std::optional<Seconds> now) {
    draw_header(now_day);
    draw_crunches();
    draw_hours();
    for (std::size_t i = 0; i < week_.size(); ++i) { draw_band(i); }
    for (std::size_t i = 0; i < week_.size(); ++i) {
      tell_day(i);
      draw_blocks(i);
      if (now && now_day == week_[i].day) { draw_now(i, *now); }
      sketch_.words(day_words(week_[i], style_.lang));
    }
    return sketch_.finish(y(last_) + kBelow);
  }

 private:
  [[nodiscard]] float x(std::size_t column) const { return left_ + static_cast<float>(column) * pitch_; }
  [[nodiscard]] float band_width() const { return pitch_ * kBandShare; }
  [[nodiscard]] float y(Seconds at) const {
    return header_ + hours_in(std::clamp(at, first_, last_) - first_) * per_hour_;
  }

  /// 06 to 02, and whatever lies outside of it; never more than a day where all of it is shown once.
  void find_hours() {
    Seconds earliest{kMorning};
    Seconds latest{0};
    for (const DayBlocks& day : week_) {
      if (day.core) {
        earliest = std::min(earliest, day.core->start);
        latest = std::max(latest, day.core->end);
      }
      for (const Block& block : day.blocks) {
        earliest = std::min(earliest, block.from);
        latest = std::max(latest, drawn_end(block));
      }
    }
    first_ = date::floor<Hours>(earliest);
    last_ = std::max<Seconds>(std::min<Seconds>(kSmallHours, first_ + Hours{24}), date::ceil<Hours>(latest));
  }

  /// The core hours that most days have.
  void find_core() {
    std::map<std::pair<Seconds, Seconds>, int> seen;
    int most = 0;
    for (const DayBlocks& day : week_) {
      if (!day.core || day.status.day_off) { continue; }
      if (const int times = ++seen[{day.core->start, day.core->end}]; times > most) {
        most = times;
        core_ = *day.core;
      }
    }
  }

  [[nodiscard]] static std::string hour_label(Seconds at) {
    const std::string clock = clock_of(at % Hours{24});
    return at % Hours{1} == Seconds{0} ? clock.substr(0, 2) : clock;
  }

  void label_hour(Seconds at, Ink ink) {
    if (at < first_ || at > last_) { return; }
    sketch_.label({labels_, y(at) - 0.5F, hour_label(at), TextSize::caption, false, ink, Align::right});
  }

  /// Core hours are said first and the ends of the axis next; of the others those that find room.
  void draw_hours() {
    const auto grid = [this](auto&& take) {
      for (Seconds at = date::ceil<Hours>(first_) / kGrid * kGrid; at < last_; at += kGrid) {
        if (at > first_) { take(at); }
      }
    };
    const auto line = [this](Seconds at) { sketch_.rule(left_, y(at), sketch_.width(), y(at)); };
    line(first_);
    grid(line);
    line(last_);
    if (core_.end > core_.start) {
      label_hour(core_.start, Ink::text);
      label_hour(core_.end, Ink::text);
    }
    label_hour(first_, Ink::muted);
    label_hour(last_, Ink::muted);
    grid([this](Seconds at) { label_hour(at, Ink::muted); });
  }

  /// "Mon 16" in all columns, or "Mon", where that is too long for one of them.
  void draw_header(std::optional<Day> today) {
    const auto name = [&](std::size_t i, bool whole) {
      return whole ? short_day(week_[i].day, style_.lang) : weekday_name(weekday_of(week_[i].day), style_.lang);
    };
    bool whole = true;
    for (std::size_t i = 0; i < week_.size(); ++i) {
      whole = whole && sketch_.measure(name(i, true), TextSize::caption, true) + 0.25F <= pitch_;
    }
    for (std::size_t i = 0; i < week_.size(); ++i) {
      sketch_.label({x(i) + band_width() / 2, 0, name(i, whole), TextSize::caption, today == week_[i].day, Ink::text,
                     Align::centre},
                    band_width());
    }
  }

  /// A quiet line over the days of a crunch, with its reason.
  void draw_crunches() {
    for (std::size_t i = 0; i < week_.size(); ++i) {
      if (week_[i].crunch.empty()) { continue; }
      std::size_t last = i;
      while (last + 1 < week_.size() && week_[last + 1].crunch == week_[i].crunch) { ++last; }
      const float wide = x(last) + band_width() - x(i);
      const std::string words = sketch_.say({msg::bench_crunch, {{"reason", week_[i].crunch}}});
      sketch_.label({x(i), kHeader - 0.25F, words, TextSize::caption, false, Ink::muted, Align::left}, wide);
      sketch_.rect({x(i), kHeader + 0.875F, wide, kMark}, Ink::neutral, Fill::solid, 0);
      sketch_.words({words});
      i = last;
    }
  }

  void draw_band(std::size_t i) {
    if (!week_[i].core) { return; }
    const float top = y(week_[i].core->start);
    sketch_.rect({x(i), top, band_width(), y(week_[i].core->end) - top}, Ink::band, Fill::solid, 0);
  }

  [[nodiscard]] FigureBox box_of(std::size_t i, const Block& block, bool touched) const {
    const float top = y(block.from);
    const float height = std::max(y(drawn_end(block)) - top - (touched ? kPixel : 0.0F), kMark);
    const float inset = band_width() * kBlockInset;
    return {x(i) + inset, std::min(top, y(last_) - height), band_width() - 2 * inset, height};
  }

  void draw_blocks(std::size_t i) {
    const DayBlocks& day = week_[i];
    for (std::size_t b = 0; b < day.blocks.size(); ++b) {
      const Block& block = day.blocks[b];
      const bool touched =
          b + 1 < day.blocks.size() && std::abs(y(day.blocks[b + 1].from) - y(drawn_end(block))) < kPixel;
      const FigureBox box = box_of(i, block, touched);
      sketch_.rect(box, ink_of(block.kind), off_hours(block.band) ? Fill::hatch : Fill::solid);
      sketch_.hit({box, block_lines(block, style_.lang), day.day, block.session, std::nullopt});
    }
  }

  void draw_now(std::size_t i, Seconds now) {
    if (now < first_ || now > last_) { return; }
    sketch_.rect({x(i), y(now) - kMark / 2, band_width(), kMark}, Ink::text, Fill::solid, 0);
  }

  /// The day's numbers on hover, and in the column of a free day why it is one.
  void tell_day(std::size_t i) {
    const DayBlocks& day = week_[i];
    std::vector<std::string> lines = day_lines(day.day, day.status, day.total, day.off_hours, style_.lang);
    if (!day.crunch.empty()) { lines.push_back(sketch_.say({msg::bench_crunch, {{"reason", day.crunch}}})); }
    sketch_.hit({{x(i), 0, band_width(), kHeader - 0.25F}, std::move(lines), day.day, std::nullopt, std::nullopt});
    std::vector<std::string> words;
    if (day.status.weekday_without_core && day.blocks.empty() && day.status.holidays.empty()) {
      words = {sketch_.say(msg::fig_day_off)};
    } else if (!day.status.holidays.empty() || day.status.fully_off()) {
      for (const std::string& line : status_lines(day.status, style_.lang)) {
        for (std::string& part : wrapped(sketch_, line, band_width(), 3)) { words.push_back(std::move(part)); }
      }
    }
    if (!words.empty()) { put_words(i, words); }
  }

  /// In the free part of the column that is nearest to the early afternoon; nowhere if there is none.
  void put_words(std::size_t i, const std::vector<std::string>& words) {
    const float height = static_cast<float>(words.size());
    const float wanted = y(kWordsAt) - height / 2;
    std::optional<float> best;
    for (float top = kHeader + kMark; top + height <= y(last_) - kMark; top += 0.25F) {
      const bool taken = std::any_of(week_[i].blocks.begin(), week_[i].blocks.end(), [&](const Block& block) {
        const FigureBox box = box_of(i, block, false);
        return box.y < top + height + kMark && top < box.y + box.h + kMark;
      });
      if (!taken && (!best || std::abs(top - wanted) < std::abs(*best - wanted))) { best = top; }
    }
    if (!best) { return; }
    // The lines of the hours do not run through the words.
    sketch_.rect({x(i), *best, band_width(), height}, Ink::surface, Fill::solid, 0);
    for (std::size_t line = 0; line < words.size(); ++line) {
      sketch_.label({x(i) + band_width() / 2, *best + static_cast<float>(line), words[line], TextSize::caption, false,
                     Ink::muted, Align::centre},
                    band_width());
    }
  }

  const std::vector<DayBlocks>& week_;
  const FigureStyle& style_;
  Sketch sketch_;
  Seconds first_{0}, last_{0};
  ClockSpan core_;
  float labels_ = 0;
  float left_ = 0;
  float pitch_ = 0;
  float header_ = kHeader;
  float per_hour_ = 0;
};

}  // namespace

Figure rhythm(const std::vector<DayBlocks>& week, std::optional<Day> now_day, std::optional<Seconds> now,
              const FigureStyle& style) {
  return Rhythm{week, style}.draw(now_day, now);
}

}  // namespace labclock::reports
