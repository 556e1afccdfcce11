#include "gui/window/prepare.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace labclock::gui {
namespace {

/// A frame that nobody sees, with ImGui's own little font, tells which characters the first real one needs: so the
/// faces are baked once and not twice.
void rehearse(Prepared& made, ImVec2 size) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = size;
  Fonts fonts;
  fonts.body = fonts.strong = fonts.caption = fonts.caption_strong = fonts.number = io.Fonts->AddFontDefault();
  unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
  ImGui::NewFrame();
  made.app->frame(fonts, made.glyphs, made.em, size.x, size.y);
  ImGui::Render();
}

}  // namespace

float em_pixels(float content_scale, int per_cent) {
  constexpr float kSmallest = 8.0F;
  return std::max(kSmallest,
                  std::round(kBodyPixels * std::max(content_scale, 0.5F) * static_cast<float>(per_cent) / 100.0F));
}

Prepared prepare(AppOptions options, Host host, std::optional<Screen> screen, float content_scale, ImVec2 size) {
  Prepared made;
  made.faces = find_faces();
  made.app = std::make_unique<App>(std::move(options), std::move(host));
  if (screen) { made.app->go(*screen); }
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;
  made.em = em_pixels(content_scale, made.app->scale());
  rehearse(made, size);
  // Only now: ImGui wants to know the keys for it, which the window tells.
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  made.fonts = bake(*io.Fonts, made.faces, made.glyphs, made.em);
  made.glyphs.baked();
  io.FontDefault = made.fonts.body;
  return made;
}

}  // namespace labclock::gui
