#include "gui/shell.hpp"

#include <algorithm>
#include <array>

#include "gui/parts.hpp"
#include "gui/views/today_verbs.hpp"
#include "src/format.hpp"
#include "src/msg/gui.hpp"
#include "src/msg/gui_absence.hpp"
#include "src/msg/gui_report.hpp"

namespace labclock::gui {
namespace {

struct NavItem {
  Screen screen;
  Msg name;
};
constexpr std::array kNav = {NavItem{Screen::today, msg::gui_today},      NavItem{Screen::week, msg::gui_week},
                             NavItem{Screen::log, msg::gui_log},          NavItem{Screen::projects, msg::gui_projects},
                             NavItem{Screen::rest, msg::gui_rest},        NavItem{Screen::report, msg::gui_report_name},
                             NavItem{Screen::settings, msg::gui_settings}};

constexpr float kItem = 2.5F;
constexpr float kPitch = 2.75F;

/// Seven marks of rectangles and circles, for the sidebar that has no room for words.
void icon(Ui& ui, Screen screen, float x, float y, Ink ink) {
  switch (screen) {
    case Screen::today:
      ui.circle({x, y, 1.0F, 1.0F}, ink, false);
      ui.fill({x + 0.45F, y + 0.2F, 0.1F, 0.35F}, ink);
      ui.fill({x + 0.45F, y + 0.47F, 0.3F, 0.1F}, ink);
      break;
    case Screen::week:
      for (int i = 0; i < 4; ++i) {
        const float high = 0.4F + 0.2F * static_cast<float>(i % 3);
        ui.fill({x + 0.26F * static_cast<float>(i), y + 1.0F - high, 0.18F, high}, ink, 0.05F);
      }
      break;
    case Screen::log:
      for (int i = 0; i < 3; ++i) { ui.fill({x, y + 0.1F + 0.35F * static_cast<float>(i), 1.0F, 0.14F}, ink, 0.05F); }
      break;
    case Screen::projects:
      for (int i = 0; i < 4; ++i) {
        const int row = i / 2;
        ui.fill({x + 0.55F * static_cast<float>(i % 2), y + 0.55F * static_cast<float>(row), 0.42F, 0.42F}, ink, 0.1F);
      }
      break;
    case Screen::rest:
      ui.circle({x, y, 1.0F, 1.0F}, ink, true);
      ui.circle({x + 0.3F, y - 0.1F, 0.9F, 0.9F}, Ink::background, true);
      break;
    case Screen::report:
      ui.outline({x + 0.12F, y, 0.76F, 1.0F}, ink, 0.1F);
      for (int i = 0; i < 3; ++i) { ui.fill({x + 0.28F, y + 0.25F + 0.2F * static_cast<float>(i), 0.44F, 0.09F}, ink); }
      break;
    case Screen::settings:
      ui.fill({x, y + 0.15F, 1.0F, 0.12F}, ink);
      ui.fill({x, y + 0.7F, 1.0F, 0.12F}, ink);
      ui.circle({x + 0.15F, y + 0.04F, 0.34F, 0.34F}, ink, true);
      ui.circle({x + 0.55F, y + 0.59F, 0.34F, 0.34F}, ink, true);
      break;
  }
}

void timer_card(Ui& ui, const Snapshot& base, Commands& commands, float y) {
  const RunningSession& running = *base.running;
  const Kind kind = base.kind_of(running.project);
  const Box card{1.0F, y, ui.width - 2.0F, 5.5F};
  ui.card(card, reports::ink_of(kind), 4.0F / 16);
  const float x = card.x + 1.05F;
  const float room = card.w - 1.05F - 3.0F;
  ui.text(x, y + 0.75F, base.project_name(running.project, ui.lang),
          {TextSize::caption, false, Ink::text, Align::left, card.w - 1.5F});
  ui.text(x, y + 2.0F, hours_minutes(base.now - running.start, ui.lang),
          {TextSize::body, true, Ink::text, Align::left, room});
  const std::string since = ui({msg::gui_since, {{"time", clock_minutes(running.start, *base.zone)}}});
  ui.text(x, y + 3.75F, since, {TextSize::caption, false, Ink::muted, Align::left, room});
  const Box stop{card.x + card.w - 2.75F, y + 2.5F, 2.0F, 2.0F};
  bool hovered = false;
  ui.outline(stop, Ink::border, 0.375F);
  if (ui.hot_spot("stop", stop, "", &hovered)) { commands.change(stop_verb(base, ui.lang)); }
  if (hovered) { ui.tooltip(ui(msg::gui_stop)); }
  ui.fill({stop.x + 0.7F, stop.y + 0.7F, 0.6F, 0.6F}, Ink::text, 0.1F);
}

void small_timer(Ui& ui, const Snapshot& base, Commands& commands, float y) {
  const RunningSession& running = *base.running;
  const Box stop{0.75F, y, ui.width - 1.5F, 2.5F};
  ui.card(stop, reports::ink_of(base.kind_of(running.project)), 4.0F / 16);
  bool hovered = false;
  if (ui.hot_spot("stop", stop, "", &hovered)) { commands.change(stop_verb(base, ui.lang)); }
  if (hovered) {
    const std::array lines{base.project_name(running.project, ui.lang),
                           hours_minutes(base.now - running.start, ui.lang), ui(msg::gui_stop)};
    ui.tooltip(lines);
  }
  ui.fill({stop.x + stop.w / 2 - 0.2F, stop.y + 0.95F, 0.6F, 0.6F}, Ink::text, 0.1F);
}

}  // namespace

void draw_sidebar(Ui& ui, const Snapshot* base, ShellUi& state, Commands& commands) {
  const bool small = ui.width < kSidebar - 1;
  if (!small) { ui.text(2.0F, 1.75F, "Labclock", {TextSize::body, true, Ink::text, Align::left, 0}); }
  float y = small ? 1.5F : 4.5F;
  for (std::size_t i = 0; i < kNav.size(); ++i) {
    const NavItem& each = kNav[i];
    const bool active = state.screen == each.screen;
    const std::string name = ui(each.name);
    const Box place{small ? 0.5F : 1.0F, y, ui.width - (small ? 1.0F : 2.0F), kItem};
    ImGui::PushID(static_cast<int>(i));
    bool hovered = false;
    const bool used = ui.hot_spot("nav", place, "", &hovered);
    if (active) {
      ui.fill(place, Ink::surface, 0.375F);
      ui.outline(place, Ink::border, 0.375F);
      ui.fill({place.x, place.y + 0.75F, 3.0F / 16, 1.0F}, Ink::accent);
    } else if (hovered) {
      ui.fill(place, Ink::band, 0.375F);
    }
    if (small) {
      icon(ui, each.screen, ui.width / 2 - 0.5F, y + 0.75F, active ? Ink::text : Ink::muted);
      if (hovered) { ui.tooltip(name); }
    } else {
      ui.text(2.0F, y + 0.5F, name,
              {TextSize::body, active, active ? Ink::text : Ink::muted, Align::left, ui.width - 3.5F});
    }
    ImGui::PopID();
    // Alt and a number from anywhere; a plain number switches projects.
    const bool by_key = ui.keys != nullptr && ui.keys->take_alt('1' + static_cast<int>(i));
    if ((used || by_key) && !active) { commands.go(each.screen); }
    y += small ? kItem + 0.25F : kPitch;
  }
  const float card = small ? 2.5F : 5.5F;
  // At the foot of the window, or below the last item where the window is low.
  const float foot = std::max(ui.height - card - 1.5F, y + 1.0F);
  if (base != nullptr && base->running) {
    if (small) {
      small_timer(ui, *base, commands, foot);
    } else {
      timer_card(ui, *base, commands, foot);
    }
    ui.extent(foot + card + 1.0F);
  } else {
    ui.extent(y);
  }
}

// What was said -----------------------------------------------------------------------------------------------

namespace {

std::vector<std::pair<std::string, Ink>> notice_lines(const Ui& ui, const Notice& notice) {
  std::vector<std::pair<std::string, Ink>> lines;
  const float room = ui.width - 20.0F;
  const float wide = std::max(room, 10.0F);
  const auto add = [&](const Phrase& phrase, Ink ink) {
    for (std::string& line : ui.wrap(ui(phrase), wide, TextSize::body, false)) {
      lines.emplace_back(std::move(line), ink);
    }
  };
  add(notice.what, Ink::text);
  if (notice.hint) { add(*notice.hint, Ink::muted); }
  constexpr std::size_t kMost = 6;
  for (std::size_t i = 0; i < notice.details.size() && i < kMost; ++i) { add(notice.details[i], Ink::muted); }
  return lines;
}

}  // namespace

float notice_height(const Ui& ui, const ShellUi& state) {
  if (!state.notice) { return 0; }
  const float side = small_window(ui.width) ? kSidebarSmall : kSidebar;
  Ui inner = ui;
  inner.width = ui.width - side;
  const float lines = static_cast<float>(notice_lines(inner, *state.notice).size()) * kBodyLine + 1.5F;
  return std::min(std::max(lines, 3.0F), ui.height * 0.4F);
}

void draw_notice(Ui& ui, ShellUi& state, bool* undo) {
  const Notice& notice = *state.notice;
  ui.fill({0, 0, ui.width, ui.height}, Ink::surface);
  ui.divider(0, 0, ui.width);
  float y = 0.75F;
  float x = 2.0F;
  if (notice.trouble) {
    ui.fill({x, y + 0.45F, 0.6F, 0.6F}, Ink::over, 0.1F);
    x += 1.25F;
  }
  for (const auto& [line, ink] : notice_lines(ui, notice)) {
    ui.text(x, y, line, {TextSize::body, false, ink, Align::left, 0});
    y += kBodyLine;
  }
  ui.extent(y + 0.5F);
  const std::string close = ui(msg::gui_close);
  float right = ui.width - 1.0F - ui.button_width(close);
  if (ui.button("close", {right, 0.5F, 0, 0}, close, Ui::Look::quiet)) {
    state.notice.reset();
    return;
  }
  if (notice.can_undo) {
    const std::string words = ui(msg::gui_undo);
    right -= ui.button_width(words) + 0.5F;
    if (ui.button("undo", {right, 0.5F, 0, 0}, words, Ui::Look::quiet)) { *undo = true; }
  }
}

// Keys --------------------------------------------------------------------------------------------------------

void draw_keys(Ui& ui, ShellUi& state) {
  struct Line {
    const char* keys;
    Msg what;
  };
  static constexpr std::array kLines = {Line{"Space", msg::gui_keys_space},
                                        Line{"1 – 9", msg::gui_keys_numbers},
                                        Line{"F, /", msg::gui_keys_find},
                                        Line{"N", msg::gui_keys_note},
                                        Line{"T", msg::gui_keys_time},
                                        Line{"K B S E G O", msg::gui_absence_keys},
                                        Line{"← →", msg::gui_keys_week},
                                        Line{"Home", msg::gui_keys_this_week},
                                        Line{"C", msg::gui_keys_copy},
                                        Line{"↑ ↓", msg::gui_keys_rows},
                                        Line{"A E S M Del", msg::gui_keys_log},
                                        Line{"H", msg::gui_keys_history},
                                        Line{"N", msg::gui_keys_new},
                                        Line{"Ctrl+S", msg::gui_keys_save},
                                        Line{"O F S C", msg::gui_keys_sort},
                                        Line{"Alt+1 – Alt+7", msg::gui_keys_screens},
                                        Line{"Ctrl+Z", msg::gui_keys_undo},
                                        Line{"Ctrl+Shift+Z", msg::gui_keys_redo},
                                        Line{"Ctrl + − 0", msg::gui_keys_scale},
                                        Line{"Tab, Shift+Tab", msg::gui_keys_tab},
                                        Line{"Enter, Space", msg::gui_keys_enter},
                                        Line{"Esc", msg::gui_keys_escape},
                                        Line{"F1", msg::gui_keys_help}};
  if (!state.keys_open) { return; }
  const float high = 4.5F + static_cast<float>(kLines.size()) * 1.75F;
  ui.sheet("keys", ui(msg::gui_keys_title), 36.0F, high, state.keys_open, [&](Ui& inner) {
    float y = 3.25F;
    const float middle = std::min(11.0F, inner.width * 0.4F);
    for (const Line& line : kLines) {
      inner.text(kCardPad, y, line.keys, {TextSize::body, true, Ink::text, Align::left, middle - kCardPad - 0.5F});
      const float used = inner.paragraph(middle, y, inner.width - middle - kCardPad, inner(line.what),
                                         {TextSize::body, false, Ink::muted, Align::left, 0});
      y += std::max(used, kBodyLine) + 0.25F;
    }
    inner.extent(y + 0.5F);
    if (inner.keys != nullptr && inner.keys->take(key_f1)) { state.keys_open = false; }
  });
}

void draw_trouble(Ui& ui, const Error& error, const std::string& file, bool& retry) {
  const float wide = std::min(ui.width - 4.0F, 44.0F);
  const float x = std::max(2.0F, (ui.width - wide) / 2);
  float y = std::max(2.0F, ui.height * 0.2F);
  y += ui.paragraph(x, y, wide, ui(msg::gui_trouble_title), {TextSize::body, true, Ink::text, Align::left, 0}) + 1.0F;
  y += ui.paragraph(x, y, wide, ui(error.message)) + 0.5F;
  if (error.hint) {
    y += ui.paragraph(x, y, wide, ui(*error.hint), {TextSize::body, false, Ink::muted, Align::left, 0}) + 0.5F;
  }
  for (const Phrase& detail : error.details) {
    y += ui.paragraph(x, y, wide, ui(detail), {TextSize::body, false, Ink::muted, Align::left, 0});
  }
  y += 0.5F;
  const TextLook muted{TextSize::body, false, Ink::muted, Align::left, 0};
  y += ui.paragraph(x, y, wide, ui({msg::gui_trouble_file, {{"file", file}}}), muted);
  y += ui.paragraph(x, y, wide, ui(msg::gui_trouble_kept), muted);
  y += ui.paragraph(x, y, wide, ui(msg::gui_trouble_backups), muted) + 1.0F;
  if (ui.button("retry", {x, y, 0, 0}, ui(msg::gui_try_again), Ui::Look::filled)) { retry = true; }
  ui.extent(y + 4.0F);
}

}  // namespace labclock::gui
