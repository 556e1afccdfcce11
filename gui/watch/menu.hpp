#pragma once
// The tray's menu and words, without a tray.
//
// What it is: plain values made from what runs. The elapsed time is as old as the call; the tray makes it anew when the
// menu is about to show. What it is not: D-Bus (tray.hpp).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/ids.hpp"
#include "src/text.hpp"
#include "src/time.hpp"

namespace labclock::gui::watcher {

/// What the tray can do.
enum class TrayDeed : unsigned char { none, stop, resume, start, open, quit };

struct MenuItem {
  std::int32_t id = 0;  ///< the same for the same deed as long as the program runs
  std::string label;
  bool separator = false;
  bool enabled = true;
  TrayDeed deed = TrayDeed::none;
  ProjectId project;  ///< of `start`
  friend bool operator==(const MenuItem&, const MenuItem&) = default;
};

struct TrayFacts {
  struct Choice {
    ProjectId id;
    std::string name;
  };
  std::optional<std::string> running;  ///< the name of the project, or the words for none
  Instant since;                       ///< of `running`
  std::string since_clock;             ///< "14:05", in the session's zone
  std::optional<std::string> last;     ///< what ran last; none: nothing was ever recorded
  std::vector<Choice> recent;          ///< to start or to switch to, the last used first
};

[[nodiscard]] std::vector<MenuItem> tray_menu(const TrayFacts& facts, Instant now, Lang lang);
/// What the pointer over the tray tells: nothing in it grows old by the minute.
[[nodiscard]] std::string tray_words(const TrayFacts& facts, Lang lang);

}  // namespace labclock::gui::watcher
