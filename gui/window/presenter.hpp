#pragma once
// How a painted frame comes to the screen: by swapping two buffers, or, where the processor paints, by copying only
// what changed.
//
// Where there is no graphics card (a virtual machine, a remote desktop), painting a whole window costs tens of
// milliseconds of all cores, once a minute for a number of two digits. GLX_MESA_copy_sub_buffer, which the software
// renderers have, copies parts of the back buffer to the window and leaves the back buffer as it is, so the next
// frame need only paint what differs. With a card, swapping is free and waits for the screen.

#include "gui/damage.hpp"

namespace labclock::gui {

class Presenter {
 public:
  /// Asks the current OpenGL context.
  Presenter();
  /// What was painted stays in the back buffer, and `present` brings it to the window.
  [[nodiscard]] bool keeps_back_buffer() const { return copy_ != nullptr; }
  void present(const PixelBox& part, int window_height) const;

 private:
  using Copy = void (*)(void* display, unsigned long drawable, int x, int y, int width, int height);
  Copy copy_ = nullptr;
  void* display_ = nullptr;
  unsigned long drawable_ = 0;
};

}  // namespace labclock::gui
