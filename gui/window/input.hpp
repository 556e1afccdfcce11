#pragma once
// Input events between GLFW and Dear ImGui: queued, and fed so slowly that none is lost.
//
// What it is: Dear ImGui 1.86 keeps key state only, so that a press and a release that arrive in one batch vanish
// (measured: 3 to 4 of 10 survived). Each frame is fed at most one change of any key or button, and what comes
// after waits for the next frame. What it is not: needed by newer versions, which queue themselves; there it does
// no harm.

#include <deque>
#include <utility>

#include "gui/keys.hpp"

struct GLFWwindow;

namespace labclock::gui {

class InputQueue {
 public:
  /// Installs all callbacks of the window (the backend's own must not be).
  void attach(GLFWwindow* window);
  /// Hands over what one frame may see: to Dear ImGui, and key presses to the app.
  void feed(GLFWwindow* window, KeyPresses& keys);
  [[nodiscard]] bool empty() const { return events_.empty(); }
  /// The window must be painted though nothing changed (uncovered, resized). True once.
  [[nodiscard]] bool take_damage();
  /// Something happened since the last call. True once.
  [[nodiscard]] bool take_activity();

  struct Event {
    enum class Type : unsigned char { key, character, button, scroll, focus, enter } type = Type::key;
    int a = 0, b = 0, c = 0, d = 0;
    double x = 0, y = 0;
  };
  void push(const Event& event);
  /// How many presses GLFW told, and how many the app was handed.
  [[nodiscard]] std::pair<long, long> presses() const { return {told_, handed_}; }
  void damage() { damaged_ = true; }
  void activity() { active_ = true; }

 private:
  std::deque<Event> events_;
  long told_ = 0;
  long handed_ = 0;
  bool damaged_ = true;
  bool active_ = true;
};

}  // namespace labclock::gui
