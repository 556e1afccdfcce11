#include "gui/watch/menu.hpp"

#include <utility>

#include "src/format.hpp"
#include "src/msg/desktop.hpp"

namespace labclock::gui::watcher {
namespace {

// Numbers of the menu's lines; a separator's is its place's.
constexpr std::int32_t kHead = 1;
constexpr std::int32_t kStopOrContinue = 2;
constexpr std::int32_t kOpen = 3;
constexpr std::int32_t kQuit = 4;
constexpr std::int32_t kSeparators = 10;
/// Projects are numbered by their id, which is larger than 0.
constexpr std::int32_t kProjects = 100;

MenuItem line(std::int32_t id, std::string label, TrayDeed deed) {
  MenuItem item;
  item.id = id;
  item.label = std::move(label);
  item.deed = deed;
  return item;
}

MenuItem separator(std::int32_t number) {
  MenuItem item;
  item.id = kSeparators + number;
  item.separator = true;
  return item;
}

}  // namespace

std::vector<MenuItem> tray_menu(const TrayFacts& facts, Instant now, Lang lang) {
  std::vector<MenuItem> menu;
  const std::string head =
      facts.running ? render({msg::desktop_tray_runs,
                              {{"project", *facts.running}, {"length", hours_minutes(now - facts.since, lang)}}},
                             lang)
                    : render(msg::desktop_tray_idle, lang);
  menu.push_back(line(kHead, head, TrayDeed::none));
  menu.back().enabled = false;
  if (facts.running) {
    menu.push_back(line(kStopOrContinue, render(msg::desktop_tray_stop, lang), TrayDeed::stop));
  } else if (facts.last) {
    menu.push_back(line(kStopOrContinue, render({msg::desktop_tray_continue, {{"project", *facts.last}}}, lang),
                        TrayDeed::resume));
  }
  if (!facts.recent.empty()) { menu.push_back(separator(0)); }
  const Msg words = facts.running ? msg::desktop_tray_switch : msg::desktop_tray_start;
  for (const TrayFacts::Choice& each : facts.recent) {
    menu.push_back(line(kProjects + static_cast<std::int32_t>(each.id.value),
                        render({words, {{"project", each.name}}}, lang), TrayDeed::start));
    menu.back().project = each.id;
  }
  menu.push_back(separator(1));
  menu.push_back(line(kOpen, render(msg::desktop_tray_open, lang), TrayDeed::open));
  menu.push_back(line(kQuit, render(msg::desktop_tray_quit, lang), TrayDeed::quit));
  return menu;
}

std::string tray_words(const TrayFacts& facts, Lang lang) {
  if (!facts.running) { return render(msg::desktop_tray_idle, lang); }
  return render({msg::desktop_tray_since, {{"project", *facts.running}, {"time", facts.since_clock}}}, lang);
}

}  // namespace labclock::gui::watcher
