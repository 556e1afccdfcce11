#pragma once
// Which parts of the window a new frame changes, so that only those are painted.
//
// What it is: the triangles of the frame that the window shows, told apart by what they draw; a new frame is held
// against them, and what came, went or lies in another order gives the boxes to paint anew. What it is not: painting,
// or needed where a graphics card paints; there a whole frame costs nothing that is worth the trouble.

#include <imgui.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace labclock::gui {

/// Whole pixels, from the top left; `right` and `bottom` lie outside.
struct PixelBox {
  int left = 0, top = 0, right = 0, bottom = 0;
  [[nodiscard]] long area() const { return static_cast<long>(right - left) * (bottom - top); }
  friend bool operator==(const PixelBox&, const PixelBox&) = default;
};

class ShownFrame {
 public:
  /// What differs from the frame before, as boxes that do not overlap; empty where nothing does, none where all of it
  /// must be painted (the first frame, another size, most of the window). `data` is then what is shown.
  [[nodiscard]] std::optional<std::vector<PixelBox>> show(const ImDrawData& data);
  /// The window has lost what was painted: the next frame is a first one.
  void forget() { known_ = false; }

 private:
  struct Triangle {
    std::uint64_t mark = 0;  ///< of its three corners, their colours, its place in the texture and its clip
    ImVec4 box;              ///< left, top, right, bottom, clipped
  };
  static std::vector<Triangle> triangles_of(const ImDrawData& data);
  static void differences(const std::vector<Triangle>& before, const std::vector<Triangle>& after,
                          std::vector<PixelBox>& boxes);
  bool known_ = false;
  ImVec2 size_;
  std::vector<Triangle> shown_;
};

/// While it lives, `data` draws only what touches `boxes`, clipped to them.
class PartOfFrame {
 public:
  PartOfFrame(ImDrawData& data, const std::vector<PixelBox>& boxes);
  ~PartOfFrame();
  PartOfFrame(const PartOfFrame&) = delete;
  PartOfFrame& operator=(const PartOfFrame&) = delete;

 private:
  void swap();
  ImDrawData& data_;
  std::vector<ImVector<ImDrawCmd>> commands_;
  std::vector<ImVector<ImDrawIdx>> indices_;
};

}  // namespace labclock::gui
