#pragma once
// Keys as the app knows them: what was pressed, with which modifiers.
//
// What it is: plain values that the window fills from GLFW and a test by hand. What it is not: key state; a
// press is an event that one reader takes.

#include <vector>

namespace labclock::gui {

/// Letters, digits and printable keys are their capital ASCII codes ('A', '1', ' ', '+', '-'); the rest:
enum SpecialKey : int {
  key_enter = 256,
  key_escape,
  key_tab,
  key_backspace,
  key_delete,
  key_left,
  key_right,
  key_up,
  key_down,
  key_home,
  key_end,
  key_page_up,
  key_page_down,
  key_f1,
  key_f2,
  key_f5
};

struct KeyPress {
  int key = 0;
  bool ctrl = false;
  bool shift = false;
  bool alt = false;
  bool repeat = false;
};

/// The presses of one frame. Whoever acts on one takes it, so that nobody else does.
class KeyPresses {
 public:
  void push(KeyPress press) { presses_.push_back(press); }
  void clear() { presses_.clear(); }
  [[nodiscard]] bool empty() const { return presses_.empty(); }
  /// True, once, if the key was pressed with exactly these modifiers.
  [[nodiscard]] bool take(int key, bool ctrl = false, bool shift = false) {
    for (auto at = presses_.begin(); at != presses_.end(); ++at) {
      if (at->key == key && at->ctrl == ctrl && at->shift == shift && !at->alt) {
        presses_.erase(at);
        return true;
      }
    }
    return false;
  }
  /// The same with Alt alone.
  [[nodiscard]] bool take_alt(int key) {
    for (auto at = presses_.begin(); at != presses_.end(); ++at) {
      if (at->key == key && at->alt && !at->ctrl && !at->shift) {
        presses_.erase(at);
        return true;
      }
    }
    return false;
  }

 private:
  std::vector<KeyPress> presses_;
};

}  // namespace labclock::gui
