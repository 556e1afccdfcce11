// Legends: what the colours, the band, the hatch and the tick of a figure stand for.

#include <algorithm>

#include "reports/internal/draw.hpp"
#include "src/format.hpp"
#include "src/msg/figures.hpp"

namespace labclock::reports {

namespace {

constexpr float kBetween = 1.0F;
constexpr float kTickEntry = 0.5F;  ///< the tick's mark with its air

enum class Swatch : unsigned char { core, kind, off_hours, tick };

struct Entry {
  Swatch swatch;
  Kind kind;
  std::string words;
  int rank;  ///< the lower, the longer it stays where room is short
};

float swatch_width(Swatch swatch) {
  switch (swatch) {
    case Swatch::kind:
      return kSwatch;
    case Swatch::tick:
      return kTickEntry - kSwatchGap + kMark;
    case Swatch::core:
    case Swatch::off_hours:
      break;
  }
  return kWideSwatch;
}

/// In the order they stand in. Core hours are the first to go: the band explains itself best.
std::vector<Entry> entries_of(const LegendAsk& ask, Lang lang) {
  std::vector<Entry> entries;
  if (ask.core) { entries.push_back({Swatch::core, {}, std::string(text(msg::fig_core, lang)), 9}); }
  for (int i = 0; i < kKindCount; ++i) {
    const auto kind = static_cast<Kind>(i);
    if (!ask.kinds.at(static_cast<std::size_t>(i))) { continue; }
    entries.push_back({Swatch::kind, kind, std::string(name_of(kind, lang)), 2 + i});
  }
  if (ask.off_hours) { entries.push_back({Swatch::off_hours, {}, std::string(text(msg::fig_off_hours, lang)), 1}); }
  if (!ask.tick.empty()) { entries.push_back({Swatch::tick, {}, ask.tick, 0}); }
  return entries;
}

void draw_swatch(Sketch& sketch, const Entry& entry, float x) {
  const float w = swatch_width(entry.swatch);
  switch (entry.swatch) {
    case Swatch::core:
      sketch.rect({x, 0.1875F, w, 0.625F}, Ink::band);
      sketch.rect({x, 0.1875F, w, 0.625F}, Ink::border, Fill::outline);
      break;
    case Swatch::kind:
      sketch.rect({x, 0.25F, w, w}, ink_of(entry.kind));
      break;
    case Swatch::off_hours:
      sketch.rect({x, 0.1875F, w, 0.625F}, Ink::neutral, Fill::hatch);
      break;
    case Swatch::tick:
      sketch.tick(x + kMark / 2, 0.0625F, 0.875F);
      break;
  }
}

}  // namespace

Figure legend(const LegendAsk& ask, const FigureStyle& style) {
  Sketch sketch{style};
  std::vector<Entry> entries = entries_of(ask, style.lang);
  const auto width_of = [&](const Entry& entry) {
    return swatch_width(entry.swatch) + kSwatchGap + sketch.measure(entry.words);
  };
  const auto all = [&] {
    float sum = -kBetween;
    for (const Entry& entry : entries) { sum += kBetween + width_of(entry); }
    return sum;
  };
  while (!entries.empty() && all() > sketch.width()) {
    entries.erase(std::max_element(entries.begin(), entries.end(),
                                   [](const Entry& a, const Entry& b) { return a.rank < b.rank; }));
  }
  float x = sketch.width() - all();
  for (const Entry& entry : entries) {
    draw_swatch(sketch, entry, x);
    sketch.text({x + swatch_width(entry.swatch) + kSwatchGap, 0, entry.words, TextSize::caption, false, Ink::muted});
    x += width_of(entry) + kBetween;
  }
  std::vector<std::string> words;
  for (Entry& entry : entries_of(ask, style.lang)) { words.push_back(std::move(entry.words)); }
  sketch.words(std::move(words));
  return sketch.finish(1.0F);
}

LegendAsk legend_of(const std::vector<DayBlocks>& days) {
  LegendAsk ask;
  for (const DayBlocks& day : days) {
    ask.core = ask.core || day.core.has_value();
    for (const Block& block : day.blocks) {
      ask.kinds.at(static_cast<std::size_t>(block.kind)) = true;
      ask.off_hours = ask.off_hours || off_hours(block.band);
    }
  }
  return ask;
}

LegendAsk legend_of(const Week& week) {
  LegendAsk ask;
  for (std::size_t i = 0; i < ask.kinds.size(); ++i) { ask.kinds[i] = week.sums.by_kind[i] > Seconds{0}; }
  ask.off_hours = week.sums.off_hours > Seconds{0};
  return ask;
}

std::string rest_tick(const std::vector<NightRow>& rows, Lang lang) {
  // The latest benchmark: an older one may have held for the first rows.
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    if (row->benchmark <= Seconds{0}) { continue; }
    return render({msg::fig_rest_tick, {{"length", hours_minutes(row->benchmark, lang)}}}, lang);
  }
  return {};
}

}  // namespace labclock::reports
