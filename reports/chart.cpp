#include "reports/chart.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <utility>

#include "reports/advisor_figures.hpp"
#include "reports/internal/draw.hpp"
#include "reports/internal/wrap.hpp"
#include "src/format.hpp"
#include "src/msg/paper.hpp"

namespace labclock::reports {

namespace {

constexpr float kMargin = 1.5F;
constexpr float kTitle = 1.5F;
constexpr float kBelowTitle = 0.75F;
constexpr float kHeading = 1.75F;
constexpr float kAboveNote = 0.75F;
constexpr float kBetween = 2.5F;
constexpr float kWideEnough = 46.0F;  ///< for two parts of the week beside each other
constexpr float kUsualBars = 13.0F;

constexpr auto kKeys = std::to_array<std::pair<std::string_view, Chart>>({{"week", Chart::week},
                                                                          {"rhythm", Chart::rhythm},
                                                                          {"split", Chart::split},
                                                                          {"agreements", Chart::agreements},
                                                                          {"trend", Chart::trend},
                                                                          {"rest", Chart::rest}});

/// The part of a legend that one row of `width` holds: as many entries as fit, taken out of `rest`.
LegendAsk legend_row(std::vector<LegendAsk>& rest, const FigureStyle& style) {
  const auto together = [](LegendAsk a, const LegendAsk& b) {
    for (std::size_t i = 0; i < a.kinds.size(); ++i) { a.kinds[i] = a.kinds[i] || b.kinds[i]; }
    a.core = a.core || b.core;
    a.off_hours = a.off_hours || b.off_hours;
    if (!b.tick.empty()) { a.tick = b.tick; }
    return a;
  };
  const auto entries = [&style](const LegendAsk& ask) {
    const Figure drawn = legend(ask, style);
    return std::count_if(drawn.shapes.begin(), drawn.shapes.end(),
                         [](const Shape& shape) { return std::holds_alternative<FigureText>(shape); });
  };
  LegendAsk row;
  std::size_t taken = 0;
  while (taken < rest.size()) {
    const LegendAsk longer = together(row, rest[taken]);
    if (taken > 0 && entries(longer) < static_cast<std::ptrdiff_t>(taken) + 1) { break; }
    row = longer;
    ++taken;
  }
  rest.erase(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(taken));
  return row;
}

/// One entry each, in the order in which they are shown.
std::vector<LegendAsk> entries_of(const LegendAsk& ask) {
  std::vector<LegendAsk> entries;
  const auto add = [&entries](const auto& set) {
    LegendAsk one;
    set(one);
    entries.push_back(std::move(one));
  };
  if (ask.core) {
    add([](LegendAsk& one) { one.core = true; });
  }
  for (std::size_t i = 0; i < ask.kinds.size(); ++i) {
    if (ask.kinds[i]) {
      add([i](LegendAsk& one) { one.kinds[i] = true; });
    }
  }
  if (ask.off_hours) {
    add([](LegendAsk& one) { one.off_hours = true; });
  }
  if (!ask.tick.empty()) {
    add([&ask](LegendAsk& one) { one.tick = ask.tick; });
  }
  return entries;
}

class Layout {
 public:
  /// `below`: what the notes need, where that is known.
  Layout(const ChartValues& values, const FigureStyle& style, float below)
      : values_(values),
        style_(style),
        sketch_(style),
        room_(std::max(style.width - 2 * kMargin, 1.0F)),
        below_(below) {
    note_ = lines_of(sketch_.say(note()));
  }

  Figure draw() {
    draw_head();
    body();
    draw_notes();
    return sketch_.finish(std::max(y_ + kMargin, style_.height));
  }

  /// The height of the notes of what was drawn.
  [[nodiscard]] float notes_height() const { return kAboveNote + static_cast<float>(note_.size() + names_.size()); }

 private:
  [[nodiscard]] FigureStyle part(float width, float height = 0) const {
    FigureStyle style = style_;
    style.width = width;
    style.height = height;
    style.values = true;
    return style;
  }
  /// What is left for the body where the sheet has a height; else `usual`.
  [[nodiscard]] float high(float usual, float least) const {
    if (style_.height <= 0) { return usual; }
    return std::max(style_.height - y_ - std::max(below_, notes_height()) - kMargin, least);
  }

  [[nodiscard]] LegendAsk legend_ask() const {
    LegendAsk ask;
    switch (values_.chart) {
      case Chart::week:
        return legend_of(values_.week);
      case Chart::rhythm:
        return legend_of(values_.blocks);
      case Chart::trend:
        ask.off_hours = std::any_of(values_.weeks.begin(), values_.weeks.end(),
                                    [](const TrendWeek& week) { return week.off_hours > Seconds{0}; });
        return ask;
      case Chart::rest:
        ask.tick = rest_tick(values_.nights, style_.lang);
        return ask;
      case Chart::split:
      case Chart::agreements:
        break;
    }
    for (const AgreedProject& project : values_.agreed.projects) {
      ask.kinds.at(static_cast<std::size_t>(project.kind)) = true;
    }
    return ask;
  }

  void draw_head() {
    y_ = kMargin - 0.25F;
    const std::string title = title_of(values_, style_.lang);
    const std::string days = day_range(values_.days, style_.lang);
    std::vector<LegendAsk> entries = entries_of(legend_ask());
    const float title_width = sketch_.measure(title, TextSize::body, true);
    const float days_width = sketch_.measure(days, TextSize::body);
    sketch_.text({kMargin, y_, title, TextSize::body, true}, room_);
    sketch_.words({title + " · " + days});
    const bool one_line = title_width + 1.0F + days_width <= room_;
    if (!one_line) { y_ += kTitle; }
    sketch_.text({one_line ? kMargin + title_width + 1.0F : kMargin, y_, days, TextSize::body, false, Ink::muted},
                 room_);
    // Beside them where all of it has room, else in rows of its own.
    const float beside = room_ - days_width - (one_line ? title_width + 1.0F : 0.0F) - kBetween;
    if (!entries.empty() && beside > 6) {
      std::vector<LegendAsk> rest = entries;
      const LegendAsk row = legend_row(rest, part(beside));
      if (rest.empty()) {
        put(legend(row, part(beside)), kMargin + room_ - beside, y_ + 0.25F);
        entries.clear();
      }
    }
    y_ += kTitle;
    while (!entries.empty()) {
      const Figure row = legend(legend_row(entries, part(room_)), part(room_));
      put(row, kMargin, y_ + 0.25F);
      y_ += 1.375F;
    }
    y_ += kBelowTitle;
  }

  void body() {
    switch (values_.chart) {
      case Chart::week:
        draw_week();
        return;
      case Chart::rhythm:
        below(rhythm(values_.blocks, values_.now ? std::optional<Day>(values_.today) : std::nullopt, values_.now,
                     part(room_, high(0, 6.0F))));
        return;
      case Chart::split:
        below(split_bullets(values_.agreed, part(room_, high(0, 5.0F))));
        return;
      case Chart::agreements: {
        const Figure key = dumbbell_legend(part(room_));
        put(key, kMargin, y_);
        y_ += key.height + kBelowTitle;
        below(dumbbell(values_.agreed, part(room_, high(0, 6.0F))));
        return;
      }
      case Chart::trend:
        below(trend(values_.weeks, values_.limit, part(room_, high(kUsualBars, 6.0F))));
        return;
      case Chart::rest:
        below(nights(values_.nights, part(room_)));
        return;
    }
  }

  void draw_week() {
    const bool beside = room_ >= kWideEnough;
    const float left = beside ? (room_ - kBetween) * 0.45F : room_;
    const float right = beside ? room_ - kBetween - left : room_;
    const float top = y_;
    heading(kMargin, left, msg::paper_hours_heading);
    const float all = high(kUsualBars, 6.0F);
    const Figure bullets = split_bullets(values_.agreed, part(right, beside ? all : 0));
    const float bars = beside ? all : std::max(all - kHeading - bullets.height - 1.5F, style_.height > 0 ? 6.0F : all);
    below(hours_per_day(values_.week, values_.today, part(left, bars)));
    const float bottom = y_;
    y_ = beside ? top : bottom + 1.5F;
    heading(kMargin + room_ - right, right, msg::paper_split_heading);
    below(bullets, kMargin + room_ - right);
    y_ = std::max(bottom, y_);
  }

  void heading(float x, float width, Msg words) {
    sketch_.text({x, y_, sketch_.say(words), TextSize::caption, true}, width);
    y_ += kHeading;
  }

  void below(const Figure& figure, float x = kMargin) {
    if (figure.shapes.empty()) {
      sketch_.text({x, y_, sketch_.say(msg::paper_nothing), TextSize::caption, false, Ink::muted}, room_);
      y_ += 1.5F;
      return;
    }
    put(figure, x, y_);
    y_ += figure.height;
  }

  [[nodiscard]] Phrase note() const {
    const auto length = [this](Seconds time) { return hours_minutes(time, style_.lang); };
    switch (values_.chart) {
      case Chart::week:
        return {msg::paper_total_note,
                {{"total", length(values_.week.sums.total)}, {"off", length(values_.week.sums.off_hours)}}};
      case Chart::rhythm: {
        Seconds total{0};
        Seconds off{0};
        for (const DayBlocks& day : values_.blocks) {
          total += day.total;
          off += day.off_hours;
        }
        return {msg::paper_total_note, {{"total", length(total)}, {"off", length(off)}}};
      }
      case Chart::split:
        return {msg::paper_split_note, {{"total", length(values_.agreed.total)}}};
      case Chart::agreements:
        return {msg::paper_dumbbell_note,
                {{"total", length(values_.agreed.total)}, {"standard", length(values_.agreed.standard)}}};
      case Chart::trend:
        return values_.limit > Seconds{0} ? msg::paper_trend_note_limit : msg::paper_trend_note;
      case Chart::rest:
        break;
    }
    const auto listed = std::count_if(values_.nights.begin(), values_.nights.end(),
                                      [](const NightRow& row) { return row.night.has_value(); });
    const auto brief = std::count_if(values_.nights.begin(), values_.nights.end(),
                                     [](const NightRow& row) { return row.night && row.night->is_short; });
    return {msg::paper_rest_note, {{"count", std::to_string(listed)}, {"short", std::to_string(brief)}}};
  }

  [[nodiscard]] std::vector<std::string> lines_of(std::string_view words) const {
    return wrap_text(words, room_, TextSize::caption, false, *style_.measure);
  }

  /// What the figure says in a sentence, and the names that had no room, whole.
  void draw_notes() {
    y_ = std::max(y_ + kAboveNote, style_.height - kMargin - notes_height() + kAboveNote);
    for (const std::vector<std::string>* lines : {&note_, &names_}) {
      for (const std::string& line : *lines) {
        sketch_.text({kMargin, y_, line, TextSize::caption, false, Ink::muted}, room_);
        y_ += 1.0F;
      }
    }
    sketch_.words({sketch_.say(note())});
  }

  void put(const Figure& figure, float x, float y) {
    sketch_.place(figure, x, y);
    sketch_.words(figure.words);
    for (const Shape& shape : figure.shapes) {
      if (const auto* text = std::get_if<FigureText>(&shape)) { keep_name(*text, figure.hits); }
    }
  }

  /// Paper has no hover: what was shortened stands below the figure.
  void keep_name(const FigureText& text, const std::vector<FigureHit>& hits) {
    constexpr std::string_view kCut = "…";
    if (!text.text.ends_with(kCut)) { return; }
    const std::string_view begin = std::string_view(text.text).substr(0, text.text.size() - kCut.size());
    for (const FigureHit& hit : hits) {
      for (const std::string& line : hit.lines) {
        if (!line.starts_with(begin) || line.size() <= begin.size()) { continue; }
        if (told_.insert(line).second) {
          for (std::string& part : lines_of("… " + line)) { names_.push_back(std::move(part)); }
        }
        return;
      }
    }
  }

  const ChartValues& values_;
  const FigureStyle& style_;
  Sketch sketch_;
  float room_;
  float below_;
  float y_ = 0;
  std::vector<std::string> note_;
  std::vector<std::string> names_;
  std::set<std::string> told_;
};

Result<void> read_week(Books& books, ChartValues& values) {
  Result<Week> week = week_of_sums(books, values.days);
  if (!week) { return week.error(); }
  values.week = std::move(week).value();
  values.agreed = agreed_from(books, values.days, values.week.sums, values.week.projects);
  return {};
}

Result<void> read_rhythm(Books& books, ChartValues& values) {
  Result<std::vector<DayBlocks>> blocks = blocks_of(books, values.days);
  if (!blocks) { return blocks.error(); }
  values.blocks = std::move(blocks).value();
  if (values.days.contains(values.today)) {
    values.now = std::chrono::duration_cast<Seconds>(books.zone.local(books.now) - LocalTime{values.today});
  }
  return {};
}

Result<void> read_trend(Books& books, ChartValues& values) {
  const Weekday start = books.almanac.rules().week_start;
  const DayRange newest = week_of(std::min(values.days.last, std::max(values.today, values.days.first)), start);
  const DayRange oldest = week_of(values.days.first, start);
  const auto count = (newest.first - oldest.first).count() / 7 + 1;
  if (count > kMostTrendWeeks) {
    return refuse(ErrorKind::usage, "too_many_weeks", {msg::paper_too_many_weeks, {{"count", std::to_string(count)}}},
                  Phrase{msg::paper_too_many_weeks_hint, {{"limit", std::to_string(kMostTrendWeeks)}}});
  }
  Result<std::vector<TrendWeek>> weeks = trend_of(books, newest.first, static_cast<int>(count));
  if (!weeks) { return weeks.error(); }
  values.weeks = std::move(weeks).value();
  values.days = {oldest.first, newest.last};
  values.limit = books.almanac.rules().week_limit.on(newest.last);
  return {};
}

Result<void> read_nights(Books& books, ChartValues& values) {
  if (values.days.count() > kMostNights) {
    return refuse(ErrorKind::usage, "too_many_nights",
                  {msg::paper_too_many_nights, {{"count", std::to_string(values.days.count())}}},
                  Phrase{msg::paper_too_many_nights_hint, {{"limit", std::to_string(kMostNights)}}});
  }
  Result<std::vector<NightRow>> nights = night_rows(books, values.days);
  if (!nights) { return nights.error(); }
  values.nights = std::move(nights).value();
  return {};
}

Result<void> read_agreed(Books& books, ChartValues& values) {
  Result<Agreed> agreed = agreed_of(books, values.days);
  if (!agreed) { return agreed.error(); }
  values.agreed = std::move(agreed).value();
  return {};
}

}  // namespace

std::optional<Chart> chart_from(std::string_view key) {
  for (const auto& [name, chart] : kKeys) {
    if (name == key) { return chart; }
  }
  return std::nullopt;
}

const char* usual_range(Chart chart) {
  switch (chart) {
    case Chart::week:
    case Chart::rhythm:
      return "week";
    case Chart::split:
    case Chart::agreements:
      return "month";
    case Chart::trend:
      return "last-78-days";  // from eleven weeks ago: twelve weeks, whatever day it is
    case Chart::rest:
      break;
  }
  return "last-4-weeks";
}

Result<ChartValues> chart_of(Books& books, Chart chart, DayRange days) {
  ChartValues values;
  values.chart = chart;
  values.days = days;
  values.today = books.today();
  Result<void> read;
  switch (chart) {
    case Chart::week:
      read = read_week(books, values);
      break;
    case Chart::rhythm:
      read = read_rhythm(books, values);
      break;
    case Chart::split:
    case Chart::agreements:
      read = read_agreed(books, values);
      break;
    case Chart::trend:
      read = read_trend(books, values);
      break;
    case Chart::rest:
      read = read_nights(books, values);
      break;
  }
  if (!read) { return read.error(); }
  return values;
}

std::string title_of(const ChartValues& values, Lang lang) {
  switch (values.chart) {
    case Chart::week: {
      const std::string label = week_label(values.days);
      return render({msg::paper_week_title, {{"number", label.substr(label.find('W') + 1)}}}, lang);
    }
    case Chart::rhythm:
      return std::string(text(msg::paper_rhythm_title, lang));
    case Chart::split:
      return std::string(text(msg::paper_split_title, lang));
    case Chart::agreements:
      return std::string(text(msg::paper_agreements_title, lang));
    case Chart::trend:
      return std::string(text(msg::paper_trend_title, lang));
    case Chart::rest:
      break;
  }
  return std::string(text(msg::paper_rest_title, lang));
}

Figure draw_chart(const ChartValues& values, const FigureStyle& style) {
  Layout first{values, style, 0};
  Figure drawn = first.draw();
  if (style.height <= 0) { return drawn; }
  // Which names need a line below is known once it is drawn; then the figure leaves them their room.
  return Layout{values, style, first.notes_height()}.draw();
}

}  // namespace labclock::reports
