#pragma once
// The background program: one loop that sleeps until somebody writes, the desktop says something, or a deadline comes.
//
// What it is: the pieces of this folder wired together. Alerts that are due are recorded and shown, what the person
// presses is written, absences are noted, the tray tells what runs. What it is not: a window, or needed for the
// ledger's sake: without it alerts are recorded later and asked by the window's banner.

#include <filesystem>
#include <string>
#include <vector>

#include "gui/watch/desk.hpp"

namespace labclock::gui::watcher {

struct WatchOptions {
  DeskOptions desk;
  std::string runtime_folder;             ///< $XDG_RUNTIME_DIR; without one nobody looks whether another watches
  bool with_window = false;               ///< ends when its standard input is closed, unless the login starts it
  std::filesystem::path autostart;        ///< the entry that tells; may be empty
  std::string display;                    ///< $DISPLAY
  bool wayland = false;                   ///< then X11 sees only part of the input
  std::string session;                    ///< $XDG_SESSION_ID
  std::vector<std::string> window_words;  ///< what labclock-gui is started with
};

/// Runs until it is told to end; the exit code.
[[nodiscard]] int run_watch(WatchOptions options);

}  // namespace labclock::gui::watcher
