#pragma once
// What stands around every screen: the sidebar with the running timer, what was just said, and the key sheet.
//
// What it is: drawing. What it is not: a decision; it appends commands as a view does.

#include <optional>
#include <string>
#include <vector>

#include "gui/commands.hpp"
#include "gui/snapshot.hpp"
#include "gui/ui.hpp"

namespace labclock::gui {

/// What was said last: a change that was made, or why one was not.
struct Notice {
  bool trouble = false;
  Phrase what;
  std::optional<Phrase> hint;
  std::vector<Phrase> details;
  bool can_undo = false;
};

struct ShellUi {
  Screen screen = Screen::today;
  bool keys_open = false;
  std::optional<Notice> notice;
};

inline constexpr float kSidebar = 13.0F;      ///< em
inline constexpr float kSidebarSmall = 4.0F;  ///< em; under 56 em of window
inline constexpr float kSmallWindow = 56.0F;

/// True where the sidebar shows icons instead of words.
[[nodiscard]] constexpr bool small_window(float width_em) {
  return width_em < kSmallWindow;
}
/// Draws the sidebar into `ui` (of its width and the window's height).
void draw_sidebar(Ui& ui, const Snapshot* base, ShellUi& state, Commands& commands);
/// The strip at the bottom that says what happened; returns its height in em, 0 when there is nothing to say.
[[nodiscard]] float notice_height(const Ui& ui, const ShellUi& state);
void draw_notice(Ui& ui, ShellUi& state, bool* undo);
/// F1.
void draw_keys(Ui& ui, ShellUi& state);
/// The page that says what is wrong with the database and what to do. `retry` is set when asked for.
void draw_trouble(Ui& ui, const Error& error, const std::string& file, bool& retry);

}  // namespace labclock::gui
