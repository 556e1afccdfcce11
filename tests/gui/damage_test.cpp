// Painting only what changed must give the picture that painting everything gives.

#include "gui/damage.hpp"

#include <doctest/doctest.h>
#include <imgui_internal.h>
#include <rapidcheck.h>

#include <array>
#include <memory>
#include <vector>

using namespace labclock;
using gui::PixelBox;

namespace {

constexpr int kSide = 96;

struct Tile {
  int x = 0, y = 0, w = 0, h = 0;
  ImU32 colour = 0;
};

/// A frame of filled rectangles in one draw list, as Dear ImGui makes them.
struct Frame {
  ImDrawListSharedData shared;
  ImDrawList list{&shared};
  ImDrawData data;
  ImDrawList* lists[1] = {&list};

  explicit Frame(const std::vector<Tile>& tiles, float side = kSide) {
    shared.InitialFlags = ImDrawListFlags_None;
    list._ResetForNewFrame();
    list.PushClipRect({0, 0}, {side, side});
    for (const Tile& tile : tiles) {
      list.PrimReserve(6, 4);
      list.PrimRect({static_cast<float>(tile.x), static_cast<float>(tile.y)},
                    {static_cast<float>(tile.x + tile.w), static_cast<float>(tile.y + tile.h)}, tile.colour);
    }
    data.Valid = true;
#if IMGUI_VERSION_NUM >= 18980
    data.CmdLists.push_back(&list);
#else
    data.CmdLists = lists;
#endif
    data.CmdListsCount = 1;
    data.TotalIdxCount = list.IdxBuffer.Size;
    data.TotalVtxCount = list.VtxBuffer.Size;
    data.DisplaySize = {side, side};
    data.FramebufferScale = {1, 1};
  }
};

using Picture = std::array<ImU32, static_cast<std::size_t>(kSide* kSide)>;

void clear(Picture& picture, const PixelBox& box) {
  for (int y = box.top; y < box.bottom; ++y) {
    for (int x = box.left; x < box.right; ++x) { picture[static_cast<std::size_t>(y * kSide + x)] = 0; }
  }
}

float side_of(const ImVec2& a, const ImVec2& b, float x, float y) {
  return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

/// What the card would do: the centres of pixels in each triangle, in order, clipped.
void draw(Picture& picture, const ImDrawData& data) {
  const ImDrawList& list = *data.CmdLists[0];
  for (const ImDrawCmd& command : list.CmdBuffer) {
    for (unsigned i = 0; i < command.ElemCount; i += 3) {
      const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset + i;
      const ImDrawVert* corner = list.VtxBuffer.Data + command.VtxOffset;
      const ImVec2 a = corner[index[0]].pos;
      const ImVec2 b = corner[index[1]].pos;
      const ImVec2 c = corner[index[2]].pos;
      for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
          const float px = static_cast<float>(x) + 0.5F;
          const float py = static_cast<float>(y) + 0.5F;
          if (px < command.ClipRect.x || px > command.ClipRect.z || py < command.ClipRect.y ||
              py > command.ClipRect.w) {
            continue;
          }
          const float one = side_of(a, b, px, py);
          const float two = side_of(b, c, px, py);
          const float three = side_of(c, a, px, py);
          if ((one >= 0 && two >= 0 && three >= 0) || (one <= 0 && two <= 0 && three <= 0)) {
            picture[static_cast<std::size_t>(y * kSide + x)] = corner[index[0]].col;
          }
        }
      }
    }
  }
}

std::vector<Tile> some_tiles() {
  std::vector<Tile> tiles;
  const int count = *rc::gen::inRange(0, 12);
  for (int i = 0; i < count; ++i) {
    tiles.push_back({*rc::gen::inRange(0, kSide - 4), *rc::gen::inRange(0, kSide - 4), *rc::gen::inRange(1, 20),
                     *rc::gen::inRange(1, 12), static_cast<ImU32>(*rc::gen::inRange(1, 5))});
  }
  return tiles;
}

/// The tiles with some taken out, moved, put in or drawn in another order.
std::vector<Tile> changed(std::vector<Tile> tiles) {
  const int changes = *rc::gen::inRange(0, 4);
  for (int i = 0; i < changes; ++i) {
    const std::size_t at = tiles.empty() ? 0 : *rc::gen::inRange<std::size_t>(0, tiles.size());
    switch (*rc::gen::inRange(0, 4)) {
      case 0:
        if (!tiles.empty()) { tiles.erase(tiles.begin() + static_cast<std::ptrdiff_t>(at)); }
        break;
      case 1:
        tiles.insert(tiles.begin() + static_cast<std::ptrdiff_t>(at),
                     {*rc::gen::inRange(0, 80), *rc::gen::inRange(0, 80), 9, 7, 6});
        break;
      case 2:
        if (!tiles.empty()) { tiles[at].x = *rc::gen::inRange(0, 80); }
        break;
      default:
        if (tiles.size() > 1) { std::swap(tiles[at], tiles[(at + 1) % tiles.size()]); }
        break;
    }
  }
  return tiles;
}

bool covers(const std::vector<PixelBox>& boxes, int x, int y) {
  for (const PixelBox& box : boxes) {
    if (x >= box.left && x < box.right && y >= box.top && y < box.bottom) { return true; }
  }
  return false;
}

}  // namespace

TEST_CASE("painting the parts that changed gives the picture of painting everything") {
  CHECK(rc::check("parts", [] {
    const std::vector<Tile> before = some_tiles();
    const std::vector<Tile> after = changed(before);
    Frame first(before);
    Frame second(after);
    gui::ShownFrame shown;
    RC_ASSERT(!shown.show(first.data).has_value());
    auto picture = std::make_unique<Picture>();
    auto whole = std::make_unique<Picture>();
    draw(*picture, first.data);
    draw(*whole, second.data);
    const auto parts = shown.show(second.data);
    if (!parts) { return; }
    for (const PixelBox& part : *parts) { clear(*picture, part); }
    {
      const gui::PartOfFrame some(second.data, *parts);
      draw(*picture, second.data);
    }
    RC_ASSERT(*picture == *whole);
    // And the frame is whole again afterwards.
    auto again = std::make_unique<Picture>();
    draw(*again, second.data);
    RC_ASSERT(*again == *whole);
  }));
}

TEST_CASE("nothing changed, nothing is painted; another size or a lost window is painted whole") {
  const std::vector<Tile> tiles{{2, 2, 10, 10, 1}, {40, 40, 8, 8, 2}};
  gui::ShownFrame shown;
  Frame one(tiles);
  CHECK_FALSE(shown.show(one.data).has_value());
  Frame two(tiles);
  REQUIRE(shown.show(two.data).has_value());
  CHECK(shown.show(two.data)->empty());
  Frame larger(tiles, kSide + 10);
  CHECK_FALSE(shown.show(larger.data).has_value());
  shown.forget();
  CHECK_FALSE(shown.show(larger.data).has_value());
}

TEST_CASE("one digit far from another leaves what lies between alone") {
  std::vector<Tile> tiles{{2, 2, 5, 5, 1}, {40, 40, 20, 20, 2}, {85, 85, 5, 5, 1}};
  gui::ShownFrame shown;
  Frame one(tiles);
  CHECK_FALSE(shown.show(one.data).has_value());
  tiles.front().colour = 3;
  tiles.back().colour = 3;
  Frame two(tiles);
  const auto parts = shown.show(two.data);
  REQUIRE(parts.has_value());
  CHECK(parts->size() == 2);
  CHECK(covers(*parts, 3, 3));
  CHECK(covers(*parts, 87, 87));
  CHECK_FALSE(covers(*parts, 50, 50));
}
