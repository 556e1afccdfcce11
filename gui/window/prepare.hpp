#pragma once
// What can be made ready while the window opens.
//
// Opening a window with OpenGL takes most of the start, and all of it in other people's code. Meanwhile a second
// thread looks for the faces, opens the ledger, reads the first page, rehearses it to learn which characters it needs,
// and bakes them. What it is not: anything that touches GLFW or OpenGL.

#include <imgui.h>

#include <memory>
#include <optional>

#include "gui/app.hpp"
#include "gui/fonts.hpp"

namespace labclock::gui {

inline constexpr float kBodyPixels = 16.0F;

/// Pixels of a body em at a monitor's content scale and the person's own.
[[nodiscard]] float em_pixels(float content_scale, int per_cent);

struct Prepared {
  std::unique_ptr<App> app;
  Faces faces;
  Glyphs glyphs;
  Fonts fonts;   ///< baked into the atlas of the current context; the texture is still to be made
  float em = 0;  ///< that they were baked for
};

/// Makes the ImGui context and the rest. `size` in pixels. Nobody else may touch ImGui before it returns.
[[nodiscard]] Prepared prepare(AppOptions options, Host host, std::optional<Screen> screen, float content_scale,
                               ImVec2 size);

}  // namespace labclock::gui
