// A square a day: filled where it was worked, hollow where it was off.

#include <algorithm>
#include <cmath>

#include "reports/internal/draw.hpp"
#include "src/format.hpp"
#include "src/msg/figures.hpp"

namespace labclock::reports {

namespace {

constexpr float kSquare = 1.25F;
constexpr float kLabel = 1.625F;  ///< from the top of a square to its label
constexpr float kRowHeight = kLabel + 1.0F;
constexpr float kRowPitch = kRowHeight + 0.5F;
constexpr float kLeastPitch = 1.5F;
constexpr float kMostPitch = 2.5F;

/// How many stand in a row: all, else whole weeks, else what fits.
std::size_t in_a_row(std::size_t days, float width) {
  const auto fit = static_cast<std::size_t>(std::max(1.0F, std::floor((width - kSquare) / kLeastPitch + 1e-3F) + 1));
  if (days <= fit) { return days; }
  return fit >= 7 ? fit / 7 * 7 : fit;
}

}  // namespace

Figure day_squares(const std::vector<WorkedDay>& days, Day today, const FigureStyle& style) {
  Sketch sketch{style};
  if (days.empty()) { return sketch.finish(0); }
  const std::size_t columns = in_a_row(days.size(), sketch.width());
  const float side = std::min(kSquare, sketch.width());
  const float gaps = static_cast<float>(std::max<std::size_t>(columns, 2)) - 1;
  const float pitch = std::min((sketch.width() - side) / gaps, kMostPitch);
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const WorkedDay& day = days[i];
    const bool is_today = day.day == today;
    const float x = static_cast<float>(i % columns) * pitch;
    const std::size_t row = i / columns;
    const float y = static_cast<float>(row) * kRowPitch;
    const FigureBox square{x, y, side, side};
    if (day.worked) {
      sketch.rect(square, Ink::neutral, Fill::solid, 0.25F);
    } else {
      sketch.rect(square, Ink::muted, Fill::outline, 0.25F);
    }
    sketch.label({x + side / 2, y + kLabel, std::to_string(static_cast<unsigned>(ymd(day.day).day())),
                  TextSize::caption, is_today, is_today ? Ink::text : Ink::muted, Align::centre},
                 std::max(pitch, side));
    const std::string state = sketch.say(day.worked ? msg::fig_worked : msg::fig_day_off);
    std::vector<std::string> lines{long_day(day.day, style.lang), state};
    if (is_today) { lines.push_back(sketch.say(msg::fig_today)); }
    sketch.hit({{x, y, side, kRowHeight}, std::move(lines), day.day, std::nullopt, std::nullopt});
    rows.push_back({long_day(day.day, style.lang), state});
  }
  sketch.words(aligned(rows, "ll"));
  const std::size_t last_row = (days.size() - 1) / columns;
  return sketch.finish(static_cast<float>(last_row) * kRowPitch + kRowHeight);
}

}  // namespace labclock::reports
