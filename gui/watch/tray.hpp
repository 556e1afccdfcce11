#pragma once
// The tray item: a StatusNotifierItem with a menu that the desktop draws (com.canonical.dbusmenu).
//
// What it is: two objects on the session bus, registered with the desktop's watcher whenever there is one. What it is
// not: drawn here, or woken by minutes: the elapsed time is computed when the menu is about to show.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "gui/watch/bus.hpp"
#include "gui/watch/menu.hpp"

namespace labclock::gui::watcher {

class Tray {
 public:
  struct Source {
    std::function<std::vector<MenuItem>()> menu;  ///< as of now
    std::function<std::string()> words;
    std::function<void(const MenuItem&)> chosen;
    std::function<void()> open;  ///< the item itself was clicked
  };
  /// `bus` must outlive it.
  Tray(Bus& bus, Source source);
  ~Tray();
  Tray(const Tray&) = delete;
  Tray& operator=(const Tray&) = delete;

  /// What runs or what can be chosen is another now.
  void changed();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace labclock::gui::watcher
