// Nights as bars from the last stop to the next start, on an axis from 18 to 12, against the rest benchmark.

#include <algorithm>
#include <map>

#include "reports/internal/draw.hpp"
#include "reports/internal/walk.hpp"
#include "src/format.hpp"
#include "src/msg/figures.hpp"
#include "src/msg/review.hpp"

namespace labclock::reports {

namespace {

constexpr float kHeader = 1.25F;
constexpr float kRow = 1.5F;
constexpr float kBar = 0.75F;
constexpr float kTick = 1.25F;
constexpr float kArrow = 0.375F;
constexpr float kArrowAir = 0.25F;
constexpr float kTriangle = 0.625F;  ///< the mark of a short night
constexpr float kLeastAxis = 8.0F;
constexpr Seconds kEvening{Hours{18}};
constexpr Seconds kNoon{Hours{36}};
constexpr Hours kGrid{3};

/// Zones of the sessions that end where a night begins: on whose clock the night is told.
class NightZones {
 public:
  static Result<NightZones> read(Books& books, DayRange days) {
    NightZones found{books.zone};
    auto walked = walk_sessions(books, days, [&](const Session& session, const Zone& zone) {
      if (zone.name() != books.zone.name()) { found.abroad_[session.end] = &zone; }
    });
    if (!walked) { return walked.error(); }
    return found;
  }
  [[nodiscard]] const Zone& of(const Night& night) const {
    const auto zone = abroad_.find(night.from);
    return zone == abroad_.end() ? *home_ : *zone->second;
  }

 private:
  explicit NightZones(const Zone& home) : home_(&home) {}
  const Zone* home_;
  std::map<Instant, const Zone*> abroad_;
};

class Nights {
 public:
  Nights(const std::vector<NightRow>& rows, const FigureStyle& style)
      : style_(style), sketch_(style), rows_(rows.begin(), rows.end()) {
    if (style.height > 0) {  // the latest that fit
      const float fit = std::max((style.height - kHeader) / kRow + 1e-3F, 1.0F);
      const auto most = static_cast<std::ptrdiff_t>(fit);
      rows_.erase(rows_.begin(), rows_.end() - std::min(std::ssize(rows_), most));
    }
    place_columns();
  }

  Figure draw() {
    const float bottom = kHeader + kRow * static_cast<float>(rows_.size());
    draw_axis(bottom);
    std::vector<std::vector<std::string>> table;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      draw_row(rows_[i], kHeader + kRow * static_cast<float>(i));
      table.push_back(words_of(rows_[i]));
    }
    sketch_.words(aligned(table, "llrl"));
    return sketch_.finish(bottom);
  }

 private:
  [[nodiscard]] static bool is_short(const NightRow& row) { return row.night && row.night->is_short; }
  [[nodiscard]] float x(Seconds at) const {
    return axis_.x + hours_in(std::clamp(at, kEvening, kNoon) - kEvening) / hours_in(kNoon - kEvening) * axis_.w;
  }

  [[nodiscard]] std::string value_of(const NightRow& row) const {
    if (row.night) { return hours_minutes(row.night->rest(), style_.lang); }
    return row.day_off ? sketch_.say(msg::fig_day_off) : "–";
  }

  /// Days on the left, lengths on the right, the axis between; the word of a short night goes first where
  /// room is short (its triangle stays), then the lengths.
  void place_columns() {
    float days = 0;
    float values = 0;
    bool any_short = false;
    for (const NightRow& row : rows_) {
      days = std::max(days, sketch_.measure(short_day(row.after, style_.lang), TextSize::caption, is_short(row)));
      values = std::max(values, sketch_.measure(value_of(row), TextSize::caption, is_short(row)));
      any_short = any_short || is_short(row);
    }
    const float left = days + 2 * kArrowAir + kArrow;
    const float mark = any_short ? kTriangle + 0.375F : 0.0F;
    const float word = any_short ? sketch_.measure(sketch_.say(msg::agreed_state_watch)) + 0.5F : 0.0F;
    const float before_arrow = sketch_.width() - left - 3 * kArrowAir - kArrow;
    show_values_ = before_arrow - mark - values >= kLeastAxis / 2;
    const float right = mark + (show_values_ ? values : 0.0F);
    show_word_ = before_arrow - right - word >= kLeastAxis;
    values_ = show_values_ ? values : 0.0F;
    axis_ = {left, 0, std::max(before_arrow - right - (show_word_ ? word : 0.0F), 0.0F), kBar};
  }

  void draw_axis(float bottom) {
    const float label = sketch_.measure("00") + 0.375F;
    const float grid = axis_.w / 6;
    const int every = grid >= label ? 1 : grid * 2 >= label ? 2 : 6;
    int i = 0;
    for (Seconds at = kEvening; at <= kNoon; at += kGrid, ++i) {
      sketch_.rule(x(at), kHeader, x(at), bottom);
      if (i % every != 0) { continue; }
      sketch_.label(
          {x(at), 0, clock_of(at % Hours{24}).substr(0, 2), TextSize::caption, false, Ink::muted, Align::centre});
    }
  }

  void draw_row(const NightRow& row, float y) {
    const bool strong = is_short(row);
    const float line = y + (kRow - 1) / 2;
    const float bar = y + (kRow - kBar) / 2;
    sketch_.label({0, line, short_day(row.after, style_.lang), TextSize::caption, strong}, axis_.x - kArrowAir);
    if (row.night) {
      draw_bar(row, y, bar);
    } else if (row.day_off) {
      sketch_.rect({axis_.x, bar, axis_.w, kBar}, Ink::band);
    }
    if (show_values_) {
      sketch_.label({sketch_.width(), line, value_of(row), TextSize::caption, strong,
                     row.night ? Ink::text : Ink::muted, Align::right});
    }
    if (strong) { draw_watch(y, line); }
    sketch_.hit({{0, y, sketch_.width(), kRow}, lines_of(row), row.after, std::nullopt, std::nullopt});
  }

  void draw_bar(const NightRow& row, float y, float bar) {
    const float left = x(row.from);
    const Ink ink = is_short(row) ? Ink::watch : Ink::neutral;
    const float arrow = y + (kRow - 2 * kArrow) / 2;
    sketch_.rect({left, bar, std::max(x(row.to) - left, kPixel), kBar}, ink);
    if (row.from < kEvening) {
      sketch_.triangle({axis_.x - kArrowAir - kArrow, arrow, kArrow, 2 * kArrow}, ink, Points::left);
    }
    if (row.to > kNoon) {
      sketch_.triangle({axis_.x + axis_.w + kArrowAir, arrow, kArrow, 2 * kArrow}, ink, Points::right);
    }
    if (row.benchmark > Seconds{0} && row.tick >= kEvening && row.tick <= kNoon) {
      sketch_.tick(x(row.tick), y + (kRow - kTick) / 2, kTick);
    }
  }

  /// Right of the axis and its arrow, left of the length.
  void draw_watch(float y, float line) {
    const float right = sketch_.width() - values_ - (show_values_ ? 0.5F : 0.0F);
    const std::string word = sketch_.say(msg::agreed_state_watch);
    float mark = right - kTriangle;
    if (show_word_) {
      mark = right - sketch_.measure(word) - 0.375F - kTriangle;
      sketch_.label({right, line, word, TextSize::caption, false, Ink::watch_text, Align::right});
    }
    sketch_.triangle({mark, y + (kRow - kTriangle) / 2, kTriangle, kTriangle}, Ink::watch, Points::up);
  }

  /// "Wed 18 22:20", counted from the night's day.
  [[nodiscard]] std::string moment(const NightRow& row, Seconds at) const {
    return short_day(row.after + date::floor<Days>(at), style_.lang) + " " + clock_of(at % Hours{24});
  }
  [[nodiscard]] std::string short_words(const NightRow& row) const {
    if (!is_short(row)) { return {}; }
    const Phrase reason{msg::fig_rest_short,
                        {{"length", hours_minutes(row.benchmark - row.night->rest(), style_.lang)},
                         {"limit", hours_minutes(row.benchmark, style_.lang)}}};
    return sketch_.say(
        {msg::fig_state, {{"state", sketch_.say(msg::agreed_state_watch)}, {"reason", sketch_.say(reason)}}});
  }

  [[nodiscard]] std::vector<std::string> lines_of(const NightRow& row) const {
    std::vector<std::string> lines{sketch_.say({msg::fig_night_after, {{"day", long_day(row.after, style_.lang)}}})};
    if (row.day_off) { lines.push_back(sketch_.say(msg::fig_day_off)); }
    if (!row.night) {
      if (!row.day_off) { lines.push_back(sketch_.say(msg::fig_no_night)); }
      return lines;
    }
    lines.push_back(sketch_.say({msg::fig_last_stop, {{"time", moment(row, row.from)}}}));
    lines.push_back(sketch_.say({msg::fig_next_start, {{"time", moment(row, row.to)}}}));
    lines.push_back(sketch_.say({msg::fig_rest, {{"length", hours_minutes(row.night->rest(), style_.lang)}}}));
    if (is_short(row)) { lines.push_back(short_words(row)); }
    return lines;
  }

  [[nodiscard]] std::vector<std::string> words_of(const NightRow& row) const {
    const std::string span = row.night ? moment(row, row.from) + " - " + moment(row, row.to) : "";
    return {long_day(row.after, style_.lang), span, value_of(row), short_words(row)};
  }

  const FigureStyle& style_;
  Sketch sketch_;
  std::vector<NightRow> rows_;
  FigureBox axis_;
  float values_ = 0;
  bool show_values_ = true;
  bool show_word_ = true;
};

}  // namespace

Result<std::vector<NightRow>> night_rows(Books& books, DayRange days) {
  std::vector<NightRow> rows;
  if (days.empty()) { return rows; }
  const auto rest = rest_of(books, days);
  if (!rest) { return rest.error(); }
  const auto zones = NightZones::read(books, days);
  if (!zones) { return zones.error(); }
  const auto totals = totals_of(books, days);
  if (!totals) { return totals.error(); }
  const auto known = known_days(books);
  if (!known) { return known.error(); }
  const DayRange past = known->empty() ? *known : DayRange{known->first, books.today() - Days{1}};

  auto night = rest->nights.begin();
  for (Day day = days.first; day <= days.last; day += Days{1}) {
    NightRow row;
    row.after = day;
    row.day_off = past.contains(day) && totals->on(day) < kWorkedDay;
    row.benchmark = books.almanac.rules().rest_benchmark.on(day);
    if (night != rest->nights.end() && night->after == day) {
      const Zone& zone = zones->of(*night);
      const LocalTime midnight{day.time_since_epoch()};
      row.from = zone.local(night->from) - midnight;
      row.to = zone.local(night->to) - midnight;
      row.tick = zone.local(night->from + row.benchmark) - midnight;
      row.night = *night;
      ++night;
    }
    rows.push_back(row);
  }
  return rows;
}

Figure nights(const std::vector<NightRow>& rows, const FigureStyle& style) {
  return Nights{rows, style}.draw();
}

}  // namespace labclock::reports
