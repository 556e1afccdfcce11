#pragma once
// The app between the window and the ledger: screens, what they show, what happens after a frame.
//
// What it is: one object that builds frames in the current ImGui context, runs what they asked for, and knows
// when it wants to be woken. What it is not: GLFW, OpenGL or a clock; those are handed in, so that tests drive
// the whole app without a window.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "gui/commands.hpp"
#include "gui/desktop/autostart.hpp"
#include "gui/fonts.hpp"
#include "gui/keys.hpp"
#include "gui/ui.hpp"
#include "storage/ledger.hpp"
#include "storage/zones.hpp"

namespace labclock::gui {

struct Host {
  std::function<Instant()> now;  ///< the clock
  std::function<void(const std::string&)> to_clipboard;
  std::function<bool()> dark_desktop;  ///< what theme `system` means; may be empty
  /// Opens a file or folder with the desktop's own program; may be empty.
  std::function<void(const std::string&)> open;
  /// Keeps the folders that reports were saved to; may be empty.
  std::function<void(const std::vector<std::string>&)> keep_folders;
};

struct AppOptions {
  std::filesystem::path database;
  storage::SystemZone system_zone;
  std::string zone;  ///< --zone or $LABCLOCK_ZONE; empty: the system's
  std::filesystem::path zone_folder{storage::kZoneFolder};
  std::optional<Lang> lang;  ///< --lang or $LABCLOCK_LANG; else the setting, else `system_lang`
  Lang system_lang = Lang::en;
  std::optional<reports::Theme> theme;  ///< --theme; else the setting
  std::optional<int> scale;             ///< --scale in per cent; else the setting
  std::filesystem::path home;           ///< what "~" means; empty where it is not known
  bool watches = false;                 ///< records alerts as they come due; not at an instant that is not now
  std::filesystem::path calendar_tool;  ///< the reader of calendar files; empty: the one that was installed
  AutostartPlan autostart;
  std::filesystem::path paper_tool;         ///< the maker of documents; empty: the one that was installed
  std::vector<std::string> report_folders;  ///< where reports were saved before, the latest first
};

class App {
 public:
  App(AppOptions options, Host host);
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  /// One frame into the current context, which is `width` x `height` pixels. Call between NewFrame and Render.
  void frame(const Fonts& fonts, Glyphs& glyphs, float em, float width, float height, Probe* probe = nullptr);
  /// Runs what the frame asked for. True if something changed that further frames must show.
  bool after_frame();
  /// Looks whether another program wrote, the minute or the day changed; reads anew if so. True if it did.
  bool look_around();

  [[nodiscard]] KeyPresses& keys();
  [[nodiscard]] Lang lang() const;
  [[nodiscard]] reports::Theme theme() const;
  /// What the person asked for, in per cent, on top of the monitor's own.
  [[nodiscard]] int scale() const;
  [[nodiscard]] bool shows_minutes() const;
  /// The next thing to do by itself: an alert, the heartbeat, the day's end.
  [[nodiscard]] std::optional<Instant> deadline() const;
  /// A region to keep as a picture after this frame was painted.
  [[nodiscard]] std::optional<Commands::Picture> take_picture();
  /// Where that picture went, told to the person.
  void told_picture(const Result<std::string>& file);
  [[nodiscard]] std::filesystem::path picture_file() const;
  [[nodiscard]] const std::filesystem::path& database() const;

  /// For pictures and tests: goes to a screen.
  void go(Screen screen);
  struct State;
  [[nodiscard]] State& state() { return *state_; }

 private:
  void read();
  std::unique_ptr<State> state_;
};

}  // namespace labclock::gui
