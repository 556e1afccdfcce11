#pragma once
// The one place where versions of Dear ImGui differ: 1.86 (Debian 12) and 1.90 and newer (Debian 13, Ubuntu).
//
// What it is: the same few words for both. What it is not: a wrapper; everything that did not change is
// called by its own name.

#include <imgui.h>

#if IMGUI_VERSION_NUM < 18600
#error "Labclock needs Dear ImGui 1.86 or newer"
#endif

namespace labclock::gui::compat {

/// The keys that Dear ImGui itself listens to, by our own names (the window's backend feeds it besides).
enum class NavKey : unsigned char {
  tab,
  left,
  right,
  up,
  down,
  home,
  end,
  backspace,
  del,
  enter,
  escape,
  space,
  page_up,
  page_down,
  a,
  c,
  v,
  x,
  z
};

#if IMGUI_VERSION_NUM < 18700
inline ImGuiKey code(NavKey key) {
  constexpr ImGuiKey kCodes[] = {ImGuiKey_Tab,       ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow,
                                 ImGuiKey_DownArrow, ImGuiKey_Home,      ImGuiKey_End,        ImGuiKey_Backspace,
                                 ImGuiKey_Delete,    ImGuiKey_Enter,     ImGuiKey_Escape,     ImGuiKey_Space,
                                 ImGuiKey_PageUp,    ImGuiKey_PageDown,  ImGuiKey_A,          ImGuiKey_C,
                                 ImGuiKey_V,         ImGuiKey_X,         ImGuiKey_Z};
  return kCodes[static_cast<int>(key)];
}
/// Without a backend (tests): the key numbers are ImGui's own.
inline void number_keys(ImGuiIO& io) {
  for (int key = 0; key < ImGuiKey_COUNT; ++key) { io.KeyMap[key] = key; }
}
inline void feed(ImGuiIO& io, NavKey key, bool down) {
  io.KeysDown[io.KeyMap[code(key)]] = down;
}
inline void feed_modifiers(ImGuiIO& io, bool ctrl, bool shift, bool alt) {
  io.KeyCtrl = ctrl;
  io.KeyShift = shift;
  io.KeyAlt = alt;
}
inline void feed_mouse(ImGuiIO& io, float x, float y) {
  io.MousePos = ImVec2(x, y);
}
inline void feed_button(ImGuiIO& io, bool down) {
  io.MouseDown[0] = down;
}
inline void feed_wheel(ImGuiIO& io, float lines) {
  io.MouseWheel += lines;
}
#else
inline ImGuiKey code(NavKey key) {
  constexpr ImGuiKey kCodes[] = {ImGuiKey_Tab,       ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow,
                                 ImGuiKey_DownArrow, ImGuiKey_Home,      ImGuiKey_End,        ImGuiKey_Backspace,
                                 ImGuiKey_Delete,    ImGuiKey_Enter,     ImGuiKey_Escape,     ImGuiKey_Space,
                                 ImGuiKey_PageUp,    ImGuiKey_PageDown,  ImGuiKey_A,          ImGuiKey_C,
                                 ImGuiKey_V,         ImGuiKey_X,         ImGuiKey_Z};
  return kCodes[static_cast<int>(key)];
}
inline void number_keys(ImGuiIO&) {}
inline void feed(ImGuiIO& io, NavKey key, bool down) {
  io.AddKeyEvent(code(key), down);
}
#if IMGUI_VERSION_NUM < 18900
inline void feed_modifiers(ImGuiIO& io, bool ctrl, bool shift, bool alt) {
  io.AddKeyEvent(ImGuiKey_ModCtrl, ctrl);
  io.AddKeyEvent(ImGuiKey_ModShift, shift);
  io.AddKeyEvent(ImGuiKey_ModAlt, alt);
}
#else
inline void feed_modifiers(ImGuiIO& io, bool ctrl, bool shift, bool alt) {
  io.AddKeyEvent(ImGuiMod_Ctrl, ctrl);
  io.AddKeyEvent(ImGuiMod_Shift, shift);
  io.AddKeyEvent(ImGuiMod_Alt, alt);
}
#endif
inline void feed_mouse(ImGuiIO& io, float x, float y) {
  io.AddMousePosEvent(x, y);
}
inline void feed_button(ImGuiIO& io, bool down) {
  io.AddMouseButtonEvent(0, down);
}
inline void feed_wheel(ImGuiIO& io, float lines) {
  io.AddMouseWheelEvent(0.0F, lines);
}
#endif

}  // namespace labclock::gui::compat
