// The strip of a day: 24 hours from left to right, and below them the projects of the day with their hours.

#include <algorithm>
#include <cmath>

#include "reports/internal/draw.hpp"
#include "src/format.hpp"
#include "src/msg/figures.hpp"

namespace labclock::reports {

namespace {

constexpr float kBandHeight = 4.5F;
constexpr float kBlockTop = 1.75F;
constexpr float kBlockHeight = 2.25F;
constexpr float kAxisLabels = 5.0F;
constexpr float kAxisEnd = 6.0F;
constexpr float kDivider = 7.25F;
constexpr float kList = 8.25F;
constexpr float kItemHeight = 2.5F;
constexpr float kItemPitch = 3.0F;
constexpr float kItemWidth = 10.0F;  ///< of the narrowest column
constexpr float kItemGap = 1.0F;
constexpr Seconds kWholeDay{Hours{24}};
constexpr Seconds kGapToFill{Minutes{5}};

class Strip {
 public:
  Strip(const DayBlocks& day, Seconds day_start, const FigureStyle& style)
      : day_(day), day_start_(day_start), style_(style), sketch_(style) {}

  Figure draw(std::optional<Seconds> now) {
    if (now && (*now < day_start_ || *now > day_start_ + kWholeDay)) { now.reset(); }
    draw_band();
    draw_axis();
    draw_blocks();
    if (now) { draw_now(*now); }
    label_band();
    const float height = draw_list();
    sketch_.words(day_words(day_, style_.lang));
    return sketch_.finish(height);
  }

 private:
  [[nodiscard]] float x(Seconds at) const { return strip_x(at, day_start_, sketch_.width()); }

  void draw_band() {
    if (!day_.core) { return; }
    const float left = std::max(x(day_.core->start), 0.0F);
    const float right = std::min(x(day_.core->end), sketch_.width());
    if (right <= left) { return; }
    band_ = {left, 0, right - left, kBandHeight};
    sketch_.rect(band_, Ink::band, Fill::solid, 0);
  }

  void label_band() {
    const std::string words = sketch_.say(msg::fig_core);
    const float air = 0.5F;
    if (band_.w < sketch_.measure(words) + 2 * air) { return; }
    if (sketch_.label({band_.x + air, 0.25F, words, TextSize::caption, false, Ink::muted})) { return; }
    sketch_.label({band_.x + band_.w - air, 0.25F, words, TextSize::caption, false, Ink::muted, Align::right});
  }

  /// Every three hours on the clock, or six, or twelve where that is too narrow.
  void draw_axis() {
    sketch_.rule(0, kBandHeight, sketch_.width(), kBandHeight);
    const float label = sketch_.measure("00") + 0.5F;
    const float hour = sketch_.width() / 24.0F;
    const Hours step{hour * 3 >= label ? 3 : hour * 6 >= label ? 6 : 12};
    const Seconds first = date::ceil<Hours>(day_start_) / step * step;
    for (Seconds at = first; at <= day_start_ + kWholeDay; at += step) {
      if (at < day_start_) { continue; }
      sketch_.rule(x(at), kBandHeight, x(at), kBandHeight + 0.25F);
      const bool whole_day = day_start_ == Seconds{0} && at == kWholeDay;
      const std::string words = whole_day ? "24" : clock_of(at % kWholeDay).substr(0, 2);
      sketch_.label({x(at), kAxisLabels, words, TextSize::caption, false, Ink::muted, Align::centre});
    }
  }

  void draw_blocks() {
    const auto& blocks = day_.blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const Block& block = blocks[i];
      if (i > 0) { offer_gap(blocks[i - 1], block); }
      const float end = x(drawn_end(block));
      const bool touched = i + 1 < blocks.size() && std::abs(x(blocks[i + 1].from) - end) < kPixel;
      const float w = std::max(end - x(block.from) - (touched ? kPixel : 0.0F), kMark);
      const FigureBox box{std::clamp(x(block.from), 0.0F, std::max(sketch_.width() - w, 0.0F)), kBlockTop, w,
                          kBlockHeight};
      sketch_.rect(box, ink_of(block.kind), off_hours(block.band) ? Fill::hatch : Fill::solid);
      sketch_.hit({box, block_lines(block, style_.lang), day_.day, block.session, std::nullopt});
    }
  }

  void offer_gap(const Block& before, const Block& after) {
    const float left = x(drawn_end(before));
    const float right = x(after.from);
    if (after.start - before.end < kGapToFill || right <= left) { return; }
    sketch_.hit({{left, kBlockTop, right - left, kBlockHeight},
                 {sketch_.say(msg::fig_no_entry),
                  clocks_of(before.to, after.from) + " · " + hours_minutes(after.start - before.end, style_.lang)},
                 day_.day,
                 std::nullopt,
                 Span{before.end, after.start}});
  }

  void draw_now(Seconds now) {
    const Phrase words{msg::fig_now, {{"time", clock_of(now)}}};
    const float left = std::clamp(x(now) - kMark / 2, 0.0F, std::max(sketch_.width() - kMark, 0.0F));
    sketch_.label({x(now), 0.25F, sketch_.say(words), TextSize::caption, true, Ink::text, Align::centre});
    sketch_.rect({left, 1.25F, kMark, kBandHeight - 1.25F}, Ink::text, Fill::solid, 0);
  }

  struct Item {
    std::string name;
    Kind kind;
    Seconds total{0}, off_hours{0};
  };

  [[nodiscard]] std::vector<Item> items() const {
    std::vector<Item> items;
    for (const Block& block : day_.blocks) {
      const auto same = [&](const Item& item) { return item.name == block.project && item.kind == block.kind; };
      auto item = std::find_if(items.begin(), items.end(), same);
      if (item == items.end()) { item = items.insert(items.end(), {block.project, block.kind, {}, {}}); }
      item->total += block.end - block.start;
      if (off_hours(block.band)) { item->off_hours += block.end - block.start; }
    }
    std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.total > b.total; });
    return items;
  }

  /// Returns where the figure ends.
  float draw_list() {
    const std::vector<Item> all = items();
    const auto most = static_cast<std::size_t>(
        std::max(1.0F, std::floor((sketch_.width() + kItemGap) / (kItemWidth + kItemGap) + 1e-3F)));
    // A few of them stand on quarters of a wide strip, where their names have more room.
    const std::size_t columns = std::clamp(all.size(), std::min<std::size_t>(most, 4), most);
    std::size_t rows = (all.size() + columns - 1) / columns;
    if (style_.height > 0) {
      const float room = std::floor((style_.height - kList - kItemHeight) / kItemPitch + 1e-3F) + 1;
      rows = std::min(rows, static_cast<std::size_t>(std::max(room, 0.0F)));
    }
    if (rows == 0) { return kAxisEnd; }
    sketch_.rule(0, kDivider, sketch_.width(), kDivider);
    const float pitch = (sketch_.width() + kItemGap) / static_cast<float>(columns);
    const std::size_t places = rows * columns;
    const std::size_t shown = all.size() <= places ? all.size() : places - 1;
    const auto place = [&](std::size_t i) {
      const std::size_t row = i / columns;
      return FigureBox{static_cast<float>(i % columns) * pitch, kList + static_cast<float>(row) * kItemPitch,
                       pitch - kItemGap, kItemHeight};
    };
    for (std::size_t i = 0; i < shown; ++i) { draw_item(all[i], place(i)); }
    if (shown < all.size()) {
      Item rest{sketch_.say({msg::fig_and_more, {{"count", std::to_string(all.size() - shown)}}}), {}, {}, {}};
      for (std::size_t i = shown; i < all.size(); ++i) { rest.total += all[i].total; }
      draw_text_of(rest, place(shown), 0);
    }
    return kList + static_cast<float>(rows - 1) * kItemPitch + kItemHeight;
  }

  void draw_item(const Item& item, FigureBox place) {
    // Hatched where all of it lay off hours, as its blocks are; a part of it is told on hover.
    const bool all_off = item.off_hours == item.total;
    const float swatch = all_off ? kWideSwatch : kSwatch;
    const float height = all_off ? 0.625F : kSwatch;
    sketch_.rect({place.x, place.y + (1 - height) / 2, swatch, height}, ink_of(item.kind),
                 all_off ? Fill::hatch : Fill::solid);
    draw_text_of(item, place, swatch + kSwatchGap);
    std::vector<std::string> lines{project_words(item.name, style_.lang), hours_minutes(item.total, style_.lang)};
    if (!item.name.empty()) { lines.insert(lines.begin() + 1, std::string(name_of(item.kind, style_.lang))); }
    if (item.off_hours > Seconds{0}) {
      lines.push_back(sketch_.say({msg::fig_of_it_off, {{"length", hours_minutes(item.off_hours, style_.lang)}}}));
    }
    sketch_.hit({place, std::move(lines), day_.day, std::nullopt, std::nullopt});
  }

  void draw_text_of(const Item& item, FigureBox place, float indent) {
    sketch_.text(
        {place.x + indent, place.y, project_words(item.name, style_.lang), TextSize::caption, false, Ink::muted},
        place.w - indent);
    sketch_.label({place.x, place.y + 1, hours_minutes(item.total, style_.lang), TextSize::body, true}, place.w);
  }

  const DayBlocks& day_;
  Seconds day_start_;
  const FigureStyle& style_;
  Sketch sketch_;
  FigureBox band_;
};

}  // namespace

float strip_x(Seconds at, Seconds day_start, float width) {
  return static_cast<float>((at - day_start).count()) / static_cast<float>(kWholeDay.count()) * width;
}

Seconds strip_time(float x, Seconds day_start, float width) {
  if (width <= 0) { return day_start; }
  return day_start + Seconds{std::llround(static_cast<double>(x) / static_cast<double>(width) *
                                          static_cast<double>(kWholeDay.count()))};
}

Figure day_strip(const DayBlocks& day, Seconds day_start, std::optional<Seconds> now, const FigureStyle& style) {
  return Strip{day, day_start, style}.draw(now);
}

}  // namespace labclock::reports
