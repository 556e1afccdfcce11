#include "gui/window/input.hpp"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>

#include <cctype>
#include <set>

namespace labclock::gui {
namespace {

InputQueue& queue_of(GLFWwindow* window) {
  return *static_cast<InputQueue*>(glfwGetWindowUserPointer(window));
}

void on_key(GLFWwindow* window, int key, int scancode, int action, int mods) {
  queue_of(window).push({InputQueue::Event::Type::key, key, scancode, action, mods, 0, 0});
}
void on_character(GLFWwindow* window, unsigned code) {
  queue_of(window).push({InputQueue::Event::Type::character, static_cast<int>(code), 0, 0, 0, 0, 0});
}
void on_button(GLFWwindow* window, int button, int action, int mods) {
  queue_of(window).push({InputQueue::Event::Type::button, button, action, mods, 0, 0, 0});
}
void on_scroll(GLFWwindow* window, double x, double y) {
  queue_of(window).push({InputQueue::Event::Type::scroll, 0, 0, 0, 0, x, y});
}
void on_focus(GLFWwindow* window, int focused) {
  queue_of(window).push({InputQueue::Event::Type::focus, focused, 0, 0, 0, 0, 0});
}
void on_enter(GLFWwindow* window, int entered) {
  queue_of(window).push({InputQueue::Event::Type::enter, entered, 0, 0, 0, 0, 0});
}
void on_move(GLFWwindow* window, double, double) {
  queue_of(window).activity();
}
void on_refresh(GLFWwindow* window) {
  queue_of(window).damage();
  queue_of(window).activity();
}
void on_resize(GLFWwindow* window, int, int) {
  on_refresh(window);
}

/// Our name for a key: what stands on it, for letters and signs, so that every keyboard layout has its own.
int app_key(int key, int scancode) {
  switch (key) {
    case GLFW_KEY_SPACE:
      return ' ';
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
      return key_enter;
    case GLFW_KEY_ESCAPE:
      return key_escape;
    case GLFW_KEY_TAB:
      return key_tab;
    case GLFW_KEY_BACKSPACE:
      return key_backspace;
    case GLFW_KEY_DELETE:
      return key_delete;
    case GLFW_KEY_LEFT:
      return key_left;
    case GLFW_KEY_RIGHT:
      return key_right;
    case GLFW_KEY_UP:
      return key_up;
    case GLFW_KEY_DOWN:
      return key_down;
    case GLFW_KEY_HOME:
      return key_home;
    case GLFW_KEY_END:
      return key_end;
    case GLFW_KEY_PAGE_UP:
      return key_page_up;
    case GLFW_KEY_PAGE_DOWN:
      return key_page_down;
    case GLFW_KEY_F1:
      return key_f1;
    case GLFW_KEY_F2:
      return key_f2;
    case GLFW_KEY_F5:
      return key_f5;
    case GLFW_KEY_KP_ADD:
      return '+';
    case GLFW_KEY_KP_SUBTRACT:
      return '-';
    case GLFW_KEY_KP_DIVIDE:
      return '/';
    default:
      break;
  }
  if (key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_9) { return '0' + (key - GLFW_KEY_KP_0); }
  // Digits are digits also where they need Shift (AZERTY).
  if (key >= GLFW_KEY_0 && key <= GLFW_KEY_9) { return key; }
  if (const char* name = glfwGetKeyName(key, scancode); name != nullptr && name[0] != 0 && name[1] == 0) {
    return std::toupper(static_cast<unsigned char>(name[0]));
  }
  return key < 128 ? key : 0;  // a Korean layout names its keys in Hangul: then by their place
}

bool moves(int key) {
  return key == key_left || key == key_right || key == key_up || key == key_down || key == key_page_up ||
         key == key_page_down;
}

}  // namespace

void InputQueue::attach(GLFWwindow* window) {
  glfwSetWindowUserPointer(window, this);
  glfwSetKeyCallback(window, on_key);
  glfwSetCharCallback(window, on_character);
  glfwSetMouseButtonCallback(window, on_button);
  glfwSetScrollCallback(window, on_scroll);
  glfwSetWindowFocusCallback(window, on_focus);
  glfwSetCursorEnterCallback(window, on_enter);
  glfwSetCursorPosCallback(window, on_move);
  glfwSetWindowRefreshCallback(window, on_refresh);
  glfwSetFramebufferSizeCallback(window, on_resize);
}

void InputQueue::push(const Event& event) {
  if (event.type == Event::Type::key && event.c == GLFW_PRESS) { ++told_; }
  events_.push_back(event);
  active_ = true;
}

void InputQueue::feed(GLFWwindow* window, KeyPresses& keys) {
  std::set<int> changed;  // keys, and buttons as negative numbers
  bool typed = false;
  while (!events_.empty()) {
    const Event& event = events_.front();
    switch (event.type) {
      case Event::Type::key:
        // What was typed before Enter or Escape belongs to the text they end, and what comes after does not.
        if (event.c != GLFW_REPEAT && !changed.insert(event.a).second) { return; }
        if (typed && event.c == GLFW_PRESS &&
            (event.a == GLFW_KEY_ENTER || event.a == GLFW_KEY_KP_ENTER || event.a == GLFW_KEY_ESCAPE ||
             event.a == GLFW_KEY_TAB)) {
          return;
        }
        ImGui_ImplGlfw_KeyCallback(window, event.a, event.b, event.c, event.d);
        if (event.c == GLFW_PRESS) { ++handed_; }
        if (event.c != GLFW_RELEASE) {
          const int key = app_key(event.a, event.b);
          const bool repeat = event.c == GLFW_REPEAT;
          if (key != 0 && (!repeat || moves(key))) {
            keys.push({key, (event.d & GLFW_MOD_CONTROL) != 0, (event.d & GLFW_MOD_SHIFT) != 0,
                       (event.d & GLFW_MOD_ALT) != 0, repeat});
          }
          if (event.a == GLFW_KEY_ENTER || event.a == GLFW_KEY_KP_ENTER || event.a == GLFW_KEY_ESCAPE ||
              event.a == GLFW_KEY_TAB) {
            events_.pop_front();
            return;
          }
        }
        break;
      case Event::Type::character:
        typed = true;
        ImGui_ImplGlfw_CharCallback(window, static_cast<unsigned>(event.a));
        break;
      case Event::Type::button:
        if (!changed.insert(-1 - event.a).second) { return; }
        ImGui_ImplGlfw_MouseButtonCallback(window, event.a, event.b, event.c);
        break;
      case Event::Type::scroll:
        ImGui_ImplGlfw_ScrollCallback(window, event.x, event.y);
        break;
      case Event::Type::focus:
        ImGui_ImplGlfw_WindowFocusCallback(window, event.a);
        break;
      case Event::Type::enter:
        ImGui_ImplGlfw_CursorEnterCallback(window, event.a);
        break;
    }
    events_.pop_front();
  }
}

bool InputQueue::take_damage() {
  const bool was = damaged_;
  damaged_ = false;
  return was;
}

bool InputQueue::take_activity() {
  const bool was = active_;
  active_ = false;
  return was;
}

}  // namespace labclock::gui
