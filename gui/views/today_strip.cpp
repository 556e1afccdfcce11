// The strip of the day, and its gaps, which are filled by dragging over them or by Enter.

#include <algorithm>
#include <cmath>

#include "gui/views/today_parts.hpp"
#include "src/format.hpp"
#include "src/msg/gui_today.hpp"

namespace labclock::gui {
namespace {

constexpr float kFigureTop = 4.0F;
constexpr float kBlockTop = 1.75F;  ///< of the blocks in the figure, as reports draws them
constexpr float kBlockHigh = 2.25F;
constexpr float kDragFrom = 0.3F;  ///< em; less is a click
constexpr Seconds kSnap{5 * 60};
constexpr Seconds kLongGap{4 * 3600};
constexpr Seconds kOffered{3600};

Seconds on_wall(Instant t, const Zone& zone, Day day) {
  return zone.local(t) - LocalTime{day};
}

}  // namespace

float TodayView::strip(float x, float y, float width, float least) {
  const float inner = width - 2 * kCardPad;
  reports::FigureStyle style{inner, 0, lang_, &ui_.measure, true};
  const Seconds now = on_wall(base_.now, *base_.zone, base_.today);
  reports::Figure figure = reports::day_strip(page_.blocks, page_.day_start, now, style);
  // Gaps are ours: they answer to dragging, and there are some before the first and after the last block.
  std::erase_if(figure.hits, [](const reports::FigureHit& hit) { return hit.gap.has_value(); });
  // On an empty day it is said; later the gaps say it themselves.
  const bool teach = page_.blocks.blocks.empty() && !page_.free.empty();
  const std::string help = teach ? ui_(msg::gui_today_strip_help) : std::string();
  const float help_high =
      help.empty() ? 0.0F : 1.0F + 1.25F * static_cast<float>(ui_.wrap(help, inner, TextSize::caption, false).size());
  const float high = std::max(kFigureTop + figure.height + help_high + kCardPad, least - y);
  ui_.card({x, y, width, high});

  const std::string title = ui_(msg::gui_today_strip);
  ui_.text(x + kCardPad, y + 1.25F, title, {TextSize::body, true, Ink::text, Align::left, inner});
  reports::FigureStyle small = style;
  small.width = inner - ui_.text_width(title, TextSize::body, true) - 1.0F;
  if (small.width > 6.0F) {
    reports::LegendAsk ask = reports::legend_of({page_.blocks});
    ask.core = false;  // the band has its name written in it
    ui_.figure("legend", x + width - kCardPad - small.width, y + 1.5F, reports::legend(ask, small));
  }
  if (const reports::FigureHit* hit = ui_.figure("strip", x + kCardPad, y + kFigureTop, figure);
      hit != nullptr && hit->day) {
    commands_.open_day(*hit->day);
  }
  gaps(x + kCardPad, y + kFigureTop + kBlockTop, inner);
  if (!help.empty()) {
    ui_.paragraph(x + kCardPad, y + kFigureTop + figure.height + 1.0F, inner, help,
                  {TextSize::caption, false, Ink::muted, Align::left, 0});
  }
  return y + high;
}

void TodayView::gaps(float x, float y, float width) {
  ImGui::PushID("gaps");
  for (std::size_t i = 0; i < page_.free.size(); ++i) {
    const Span& span = page_.free[i];
    const float left = reports::strip_x(on_wall(span.start, *base_.zone, base_.today), page_.day_start, width);
    const float right =
        reports::strip_x(on_wall(span.end - Seconds{1}, *base_.zone, base_.today) + Seconds{1}, page_.day_start, width);
    const float from = std::clamp(left, 0.0F, width);
    const float to = std::clamp(right, 0.0F, width);
    if (to - from < 0.05F) { continue; }
    gap(i, {x + from, y, to - from, kBlockHigh}, x, width);
  }
  ImGui::PopID();
}

void TodayView::gap(std::size_t index, const Box& box, float strip_left, float width) {
  const Span& span = page_.free[index];
  ImGui::PushID(static_cast<int>(index));
  bool hovered = false;
  const std::string says = ui_({msg::gui_today_strip_gap, {{"length", hours_minutes(span.length(), lang_)}}});
  const bool used = ui_.hot_spot("gap", box, "", &hovered);
  const bool started = ImGui::IsItemActivated();
  const bool held = ImGui::IsItemActive();
  const bool let_go = ImGui::IsItemDeactivated();
  ImGui::PopID();

  const auto time_at = [&](float pixel) {
    const float em = (pixel - ui_.at(strip_left, 0).x) / ui_.em;
    const Seconds wall = reports::strip_time(em, page_.day_start, width);
    const Seconds snapped = (wall + kSnap / 2) / kSnap * kSnap;
    return std::clamp(base_.zone->boundary(base_.today, snapped), span.start, span.end);
  };
  const bool mouse = !ImGui::GetIO().NavVisible || ImGui::IsMouseDown(0) || ImGui::IsMouseReleased(0);
  if (started && mouse) { state_.drag_from = state_.drag_to = time_at(ImGui::GetIO().MousePos.x); }
  const float moved = std::abs(ImGui::GetIO().MousePos.x - ImGui::GetIO().MouseClickedPos[0].x) / ui_.em;
  const bool dragging = state_.drag_from && moved >= kDragFrom && (held || let_go);
  if (dragging) {
    state_.drag_to = time_at(ImGui::GetIO().MousePos.x);
    const Instant a = std::min(*state_.drag_from, *state_.drag_to);
    const Instant b = std::max(*state_.drag_from, *state_.drag_to);
    const auto place = [&](Instant t) {
      return strip_left + reports::strip_x(on_wall(t, *base_.zone, base_.today), page_.day_start, width);
    };
    ui_.fill({place(a), box.y, place(b) - place(a), box.h}, Ink::accent, 0.125F, 0.25F);
    ui_.outline({place(a), box.y, place(b) - place(a), box.h}, Ink::accent, 0.125F);
    const std::vector<std::string> lines{
        ui_({msg::gui_today_interval,
             {{"from", clock_minutes(a, *base_.zone)}, {"to", clock_minutes(b, *base_.zone)}}}),
        hours_minutes(b - a, lang_)};
    ui_.tooltip(lines);
    if (let_go) {
      state_.drag_from.reset();
      if (b > a) { open_fill({a, b}); }
    }
    return;
  }
  if (let_go) { state_.drag_from.reset(); }
  if (hovered) {
    ui_.outline(box, Ink::neutral, 0.125F);
    const std::vector<std::string> lines{
        ui_({msg::gui_today_interval,
             {{"from", clock_minutes(span.start, *base_.zone)}, {"to", clock_minutes(span.end, *base_.zone)}}}),
        says};
    ui_.tooltip(lines);
  }
  if (!used) { return; }
  // Of the long night before the first block only the end is offered; its times can be changed.
  const bool night = index == 0 && span.length() > kLongGap;
  open_fill(night ? Span{span.end - kOffered, span.end} : span);
}

void TodayView::open_fill(Span span) {
  std::optional<ProjectId> project;
  for (const reports::Block& block : page_.blocks.blocks) {
    if (block.end > span.start) { break; }
    for (const storage::AnySession& each : page_.sessions) {
      if (storage::facts_of(each).id == block.session) { project = storage::facts_of(each).project; }
    }
  }
  if (!project && !base_.recent.empty() && !base_.recent.front().archived) { project = base_.recent.front().id; }
  open_to_add(state_.fill, base_, span, date::floor<Days>(base_.zone->local(span.start)), project);
  commands_.reread();
}

}  // namespace labclock::gui
