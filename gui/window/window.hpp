#pragma once
// The window: GLFW, OpenGL and the loop that sleeps.
//
// What it is: the platform under the app: it opens the window, feeds input, paints what changed, and waits until
// something happens or the app's next deadline. What it is not: a screen, or the ledger.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/app.hpp"

namespace labclock::gui {

struct WindowOptions {
  int width = 0, height = 0;                  ///< pixels; 0: 80 x 50 em at the monitor's scale
  std::optional<std::filesystem::path> shot;  ///< writes one picture and ends
  std::optional<Screen> screen;               ///< the screen to begin with
  std::string runtime_folder;                 ///< $XDG_RUNTIME_DIR, for the second start; may be empty
  bool statistics = false;                    ///< tells at the end how many frames were built and painted, and how fast
  std::filesystem::path watcher;              ///< the background program, which comes with the window; may be empty
  std::vector<std::string> watcher_words;     ///< what it is started with
  long frames = 0;  ///< ends after so many built frames, without sleeping between them; 0 = never
};

/// Runs until the window is closed; the exit code.
[[nodiscard]] int run_window(AppOptions app, Host host, const WindowOptions& options);

}  // namespace labclock::gui
