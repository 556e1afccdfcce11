// The strip of the chosen day: a click chooses the session, an edge is dragged to correct it.

#include <algorithm>
#include <cmath>

#include "gui/views/log_parts.hpp"
#include "src/format.hpp"
#include "src/msg/gui.hpp"
#include "src/msg/gui_log.hpp"

namespace labclock::gui {
namespace {

constexpr float kTop = 3.25F;
constexpr float kFigureHigh = 6.0F;  ///< without the list of projects: the lines below are one
constexpr float kBlockTop = 1.75F;
constexpr float kBlockHigh = 2.25F;
constexpr float kEdge = 0.5F;
constexpr float kDragFrom = 0.2F;
constexpr Seconds kSnap{5 * 60};
constexpr Seconds kFineSnap{60};

}  // namespace

const reports::DayBlocks* LogView::strip_day() const {
  if (page_.blocks.empty()) { return nullptr; }
  Day day = state_.pick.day;
  if (!page_.range.contains(day)) {
    day = page_.range.contains(base_.today) ? base_.today
          : page_.days.empty()              ? page_.range.last
                                            : page_.days.front().day;
  }
  const auto index = static_cast<std::size_t>((day - page_.range.first).count());
  return index < page_.blocks.size() ? &page_.blocks[index] : nullptr;
}

float LogView::strip(float x, float y, float width) {
  const reports::DayBlocks* day = strip_day();
  if (day == nullptr) { return y; }
  const float inner = width - 2 * kCardPad;
  const reports::FigureStyle style{inner, kFigureHigh, lang_, &ui_.measure, true};
  const Seconds day_start = base_.almanac->rules().day_start.on(day->day);
  std::optional<Seconds> now;
  if (day->day == base_.today) { now = base_.zone->local(base_.now) - LocalTime{base_.today}; }
  reports::Figure figure = reports::day_strip(*day, day_start, now, style);
  const std::string help = day->blocks.empty() ? std::string() : ui_(msg::gui_log_strip_help);
  const float help_lines = static_cast<float>(ui_.wrap(help, inner, TextSize::caption, false).size());
  const float high = kTop + figure.height + 0.25F + help_lines * 1.25F + 0.75F;
  ui_.card({x, y, width, high});

  const std::string title = long_day(day->day, lang_);
  ui_.text(x + kCardPad, y + 1.0F, title, {TextSize::body, true, Ink::text, Align::left, inner});
  reports::FigureStyle small = style;
  small.height = 0;
  small.width = inner - ui_.text_width(title, TextSize::body, true) - 1.0F;
  if (small.width > 6.0F) {
    reports::LegendAsk ask = reports::legend_of({*day});
    ask.core = false;  // the band has its name written in it
    ui_.figure("legend", x + width - kCardPad - small.width, y + 1.25F, reports::legend(ask, small));
  }
  // Edges first: what is drawn first answers first.
  edges(x + kCardPad, y + kTop + kBlockTop, inner, *day);
  const reports::FigureHit* hit = ui_.figure("strip", x + kCardPad, y + kTop, figure);
  if (hit != nullptr && hit->session) {
    state_.pick = {hit->session, std::nullopt, day->day};
    state_.pick_moved = true;
  } else if (hit != nullptr && hit->gap) {
    fill(*hit->gap, day->day);
  }
  if (state_.drag) {
    for (const reports::Block& block : day->blocks) {
      if (block.session != state_.drag->session) { continue; }
      const Zone& zone = block.zone.empty() ? *base_.zone : zone_or_own(base_, block.zone);
      const Seconds wall = zone.local(state_.drag->at) - LocalTime{day->day};
      const float place = x + kCardPad + std::clamp(reports::strip_x(wall, day_start, inner), 0.0F, inner);
      ui_.fill({place - 0.0625F, y + kTop + kBlockTop - 0.25F, 0.125F, kBlockHigh + 0.5F}, Ink::accent);
      break;
    }
  }
  if (!help.empty()) {
    ui_.paragraph(x + kCardPad, y + kTop + figure.height + 0.25F, inner, help,
                  {TextSize::caption, false, Ink::muted, Align::left, 0});
  }
  return y + high;
}

void LogView::edges(float x, float y, float width, const reports::DayBlocks& day) {
  const Seconds day_start = base_.almanac->rules().day_start.on(day.day);
  ImGui::PushID("edges");
  for (std::size_t i = 0; i < day.blocks.size(); ++i) {
    const reports::Block& block = day.blocks[i];
    const float left = reports::strip_x(block.from, day_start, width);
    const float right = reports::strip_x(block.to, day_start, width);
    const float wide = std::min(kEdge, (right - left) / 3);
    ImGui::PushID(static_cast<int>(i));
    if (block.start == block.session_start && wide > 0.05F) {
      edge({x + left, y, wide, kBlockHigh}, block, false, day.day, width);
    }
    if (block.end == block.session_end && !block.running && wide > 0.05F) {
      edge({x + right - wide, y, wide, kBlockHigh}, block, true, day.day, width);
    }
    ImGui::PopID();
  }
  ImGui::PopID();
}

/// Between which instants an edge may lie without touching another session, or turning its own around.
Span LogView::room_of(const storage::AnySession& session, bool end) const {
  const Instant start = storage::start_of(session);
  const Instant stop = storage::end_of(session).value_or(base_.now);
  Span room = end ? Span{start + Minutes{1}, base_.now} : Span{Instant::min(), stop - Minutes{1}};
  for (const storage::AnySession& each : page_.sessions) {
    if (storage::facts_of(each).id == storage::facts_of(session).id) { continue; }
    const std::optional<Instant> other_end = storage::end_of(each);
    if (!end && other_end && *other_end <= start) { room.start = std::max(room.start, *other_end); }
    if (end && storage::start_of(each) >= stop) { room.end = std::min(room.end, storage::start_of(each)); }
  }
  return room;
}

void LogView::edge(const Box& box, const reports::Block& block, bool end, Day day, float width) {
  const storage::AnySession* session = session_with(block.session);
  if (session == nullptr) { return; }
  bool hovered = false;
  const bool used = ui_.hot_spot(end ? "end" : "start", box, "", &hovered);
  const bool held = ImGui::IsItemActive();
  const bool let_go = ImGui::IsItemDeactivated();
  const ImGuiIO& io = ImGui::GetIO();
  const bool mouse = io.MouseDown[0] || ImGui::IsMouseReleased(0);
  const std::string name = block.project.empty() ? ui_(msg::gui_no_project) : block.project;
  if (hovered || held) { ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW); }
  const bool moved = std::abs(io.MousePos.x - io.MouseClickedPos[0].x) / ui_.em >= kDragFrom;
  if (mouse && moved && (held || let_go)) {
    const Zone& zone = block.zone.empty() ? *base_.zone : zone_or_own(base_, block.zone);
    // By how far the pointer moved, so that it does not matter where in the edge it began.
    const float by = (io.MousePos.x - io.MouseClickedPos[0].x) / ui_.em;
    const Seconds wall = (end ? block.to : block.from) + reports::strip_time(by, Seconds{0}, width);
    const Seconds step = io.KeyShift ? kFineSnap : kSnap;
    const Span room = room_of(*session, end);
    const Instant at = std::clamp(zone.boundary(day, (wall + step / 2) / step * step), room.start, room.end);
    state_.drag = LogUi::Drag{block.session, end, at};
    const Instant start = end ? storage::start_of(*session) : at;
    const Instant stop = end ? at : storage::end_of(*session).value_or(base_.now);
    const std::vector<std::string> lines{stretch_words(start, stop, zone, day, lang_),
                                         hours_minutes(stop - start, lang_), name};
    ui_.tooltip(lines);
    if (let_go) {
      state_.drag.reset();
      correct(block.session, end, at);
    }
    return;
  }
  if (let_go) { state_.drag.reset(); }
  if (hovered) { ui_.tooltip(ui_({end ? msg::gui_log_edge_end : msg::gui_log_edge_start, {{"project", name}}})); }
  if (used) {
    state_.pick = {block.session, std::nullopt, day};
    state_.pick_moved = true;
    if (!ImGui::IsMouseReleased(0)) { edit(); }
  }
}

}  // namespace labclock::gui
