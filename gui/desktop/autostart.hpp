#pragma once
// Whether the desktop starts the background program when the person logs in.
//
// What it is: one file in the person's autostart folder, written, read and removed. What it is not: a setting of the
// ledger; it belongs to this computer and not to the data.

#include <filesystem>
#include <string>
#include <vector>

#include "src/result.hpp"

namespace labclock::gui {

/// The switch that starts the background program at login. Without a file there is no switch.
struct AutostartPlan {
  std::filesystem::path file;
  std::filesystem::path program;   ///< labclock-gui
  std::vector<std::string> words;  ///< what it is told besides --background
  std::filesystem::path lock;      ///< which the background program holds while it runs
};

/// The person's autostart entry: $XDG_CONFIG_HOME or ~/.config, empty where neither is known.
[[nodiscard]] std::filesystem::path autostart_file(const std::string& xdg_config_home, const std::string& home);

/// The entry is there and not switched off (`Hidden`, `X-GNOME-Autostart-enabled`).
[[nodiscard]] bool autostarts(const std::filesystem::path& file);

/// What is in the entry: `program --background WORDS...`, quoted as the desktops' specification asks.
[[nodiscard]] std::string autostart_text(const std::filesystem::path& program, const std::vector<std::string>& words);

/// Writes the entry, or removes it; the file is replaced as a whole. Error: storage, "autostart".
[[nodiscard]] Result<void> set_autostart(const std::filesystem::path& file, bool on,
                                         const std::filesystem::path& program, const std::vector<std::string>& words);

}  // namespace labclock::gui
