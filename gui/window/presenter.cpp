#include "gui/window/presenter.hpp"

#include <GLFW/glfw3.h>

#include <string_view>

namespace labclock::gui {
namespace {

template <class Function>
Function function_of(const char* name) {
  return reinterpret_cast<Function>(glfwGetProcAddress(name));
}

bool painted_by_the_processor() {
  const auto* words = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
  const std::string_view renderer = words != nullptr ? words : "";
  return renderer.find("llvmpipe") != std::string_view::npos || renderer.find("softpipe") != std::string_view::npos;
}

}  // namespace

Presenter::Presenter() {
  if (!painted_by_the_processor() || glfwExtensionSupported("GLX_MESA_copy_sub_buffer") == GLFW_FALSE) { return; }
  const auto display = function_of<void* (*)()>("glXGetCurrentDisplay");
  const auto drawable = function_of<unsigned long (*)()>("glXGetCurrentDrawable");
  const auto copy = function_of<Copy>("glXCopySubBufferMESA");
  if (display == nullptr || drawable == nullptr || copy == nullptr) { return; }
  display_ = display();
  drawable_ = drawable();
  // Without X11 (Wayland) there is no such display, and the frame is swapped.
  if (display_ != nullptr && drawable_ != 0) { copy_ = copy; }
}

void Presenter::present(const PixelBox& part, int window_height) const {
  copy_(display_, drawable_, part.left, window_height - part.bottom, part.right - part.left, part.bottom - part.top);
}

}  // namespace labclock::gui
