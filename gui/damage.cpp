#include "gui/damage.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace labclock::gui {
namespace {

constexpr int kNear = 8;                ///< boxes that lie closer than this are painted as one
constexpr std::size_t kMostBoxes = 12;  ///< more are not worth a pass each

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0xFF51AFD7ED558CCDULL;
  return hash ^ (hash >> 32U);
}

template <class Plain>
std::uint64_t mark_of(const Plain& value, std::uint64_t hash) {
  constexpr std::size_t kWords = sizeof(Plain) / 4;
  std::uint32_t words[kWords];
  std::memcpy(words, &value, kWords * 4);
  for (const std::uint32_t word : words) { hash = mix(hash, word); }
  return hash;
}

PixelBox pixels_of(const ImVec4& box, const ImVec2& size) {
  // A pixel more on each side: edges are smoothed beyond their triangles' corners at most by that.
  return {std::max(0, static_cast<int>(std::floor(box.x)) - 1), std::max(0, static_cast<int>(std::floor(box.y)) - 1),
          std::min(static_cast<int>(size.x), static_cast<int>(std::ceil(box.z)) + 1),
          std::min(static_cast<int>(size.y), static_cast<int>(std::ceil(box.w)) + 1)};
}

bool near(const PixelBox& a, const PixelBox& b) {
  return a.left - kNear < b.right && b.left - kNear < a.right && a.top - kNear < b.bottom && b.top - kNear < a.bottom;
}

void widen(PixelBox& a, const PixelBox& b) {
  a = {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

/// Joins a box to those it lies near; what grew may then lie near others.
void add_box(std::vector<PixelBox>& boxes, PixelBox box) {
  if (box.right <= box.left || box.bottom <= box.top) { return; }
  for (std::size_t i = 0; i < boxes.size();) {
    if (near(boxes[i], box)) {
      widen(box, boxes[i]);
      boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(i));
      i = 0;
    } else {
      ++i;
    }
  }
  boxes.push_back(box);
}

ImVec4 triangle_box(const ImVec2& a, const ImVec2& b, const ImVec2& c, const ImVec4& clip) {
  return {std::max(std::min({a.x, b.x, c.x}), clip.x), std::max(std::min({a.y, b.y, c.y}), clip.y),
          std::min(std::max({a.x, b.x, c.x}), clip.z), std::min(std::max({a.y, b.y, c.y}), clip.w)};
}

bool touches(const ImVec4& box, const PixelBox& part) {
  return box.x < static_cast<float>(part.right) && box.z > static_cast<float>(part.left) &&
         box.y < static_cast<float>(part.bottom) && box.w > static_cast<float>(part.top);
}

/// Which of some different numbers belong to the longest run of them, gaps allowed, that only rises.
std::vector<bool> longest_rise(const std::vector<std::size_t>& numbers) {
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> tails;  // of the rises of each length so far, the one that ends lowest: where it ends
  std::vector<std::size_t> before(numbers.size(), kNone);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto place = std::lower_bound(tails.begin(), tails.end(), numbers[i],
                                        [&](std::size_t tail, std::size_t number) { return numbers[tail] < number; });
    if (place != tails.begin()) { before[i] = *(place - 1); }
    if (place == tails.end()) {
      tails.push_back(i);
    } else {
      *place = i;
    }
  }
  std::vector<bool> in(numbers.size(), false);
  for (std::size_t i = tails.empty() ? kNone : tails.back(); i != kNone; i = before[i]) { in[i] = true; }
  return in;
}

template <class Take>
void each_triangle(const ImDrawList& list, const ImDrawCmd& command, Take&& take) {
  const ImDrawVert* corners = list.VtxBuffer.Data + command.VtxOffset;
  const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
  for (unsigned i = 0; i + 2 < command.ElemCount; i += 3, index += 3) {
    take(index, triangle_box(corners[index[0]].pos, corners[index[1]].pos, corners[index[2]].pos, command.ClipRect));
  }
}

}  // namespace

std::vector<ShownFrame::Triangle> ShownFrame::triangles_of(const ImDrawData& data) {
  std::vector<Triangle> all;
  all.reserve(static_cast<std::size_t>(data.TotalIdxCount) / 3);
  std::vector<std::uint64_t> marks;
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    marks.clear();
    for (const ImDrawVert& corner : list.VtxBuffer) { marks.push_back(mark_of(corner, 0x9E3779B97F4A7C15ULL)); }
    for (const ImDrawCmd& command : list.CmdBuffer) {
      const std::uint64_t clip = mark_of(command.ClipRect, 1);
      const std::uint64_t* corner_marks = marks.data() + command.VtxOffset;
      each_triangle(list, command, [&](const ImDrawIdx* index, const ImVec4& box) {
        all.push_back(
            {mix(mix(mix(clip, corner_marks[index[0]]), corner_marks[index[1]]), corner_marks[index[2]]), box});
      });
    }
  }
  return all;
}

void ShownFrame::differences(const std::vector<Triangle>& before, const std::vector<Triangle>& after,
                             std::vector<PixelBox>& boxes) {
  const ImVec2 all(1e6F, 1e6F);
  std::size_t same = 0;
  const std::size_t least = std::min(before.size(), after.size());
  while (same < least && before[same].mark == after[same].mark) { ++same; }
  std::size_t end = 0;
  while (end < least - same && before[before.size() - 1 - end].mark == after[after.size() - 1 - end].mark) { ++end; }

  using Place = std::pair<std::uint64_t, std::size_t>;
  const auto sorted = [&](const std::vector<Triangle>& from) {
    std::vector<Place> places;
    for (std::size_t i = same; i < from.size() - end; ++i) { places.emplace_back(from[i].mark, i); }
    std::sort(places.begin(), places.end());
    return places;
  };
  const std::vector<Place> old_places = sorted(before);
  const std::vector<Place> new_places = sorted(after);
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> came_from(after.size(), kNone);
  auto a = old_places.begin();
  auto b = new_places.begin();
  while (a != old_places.end() || b != new_places.end()) {
    if (b == new_places.end() || (a != old_places.end() && a->first < b->first)) {
      add_box(boxes, pixels_of(before[(a++)->second].box, all));
    } else if (a == old_places.end() || b->first < a->first) {
      add_box(boxes, pixels_of(after[(b++)->second].box, all));
    } else {
      came_from[(b++)->second] = (a++)->second;
    }
  }
  // Of two that lie over one another the later is on top: what left its place in the order is painted anew as well.
  std::vector<std::size_t> kept;  // places before, in the order of now
  std::vector<std::size_t> at;    // whose they are now
  for (std::size_t i = same; i < after.size() - end; ++i) {
    if (came_from[i] == kNone) { continue; }
    kept.push_back(came_from[i]);
    at.push_back(i);
  }
  const std::vector<bool> stays = longest_rise(kept);
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (!stays[i]) { add_box(boxes, pixels_of(after[at[i]].box, all)); }
  }
}

std::optional<std::vector<PixelBox>> ShownFrame::show(const ImDrawData& data) {
  std::vector<Triangle> now = triangles_of(data);
  const bool comparable = known_ && data.DisplaySize.x == size_.x && data.DisplaySize.y == size_.y &&
                          data.FramebufferScale.x == 1.0F && data.FramebufferScale.y == 1.0F;
  std::vector<PixelBox> boxes;
  if (comparable) { differences(shown_, now, boxes); }
  shown_ = std::move(now);
  size_ = data.DisplaySize;
  known_ = true;
  if (!comparable || boxes.size() > kMostBoxes) { return std::nullopt; }
  const PixelBox window{0, 0, static_cast<int>(size_.x), static_cast<int>(size_.y)};
  long area = 0;
  for (PixelBox& box : boxes) {
    box = {box.left, box.top, std::min(box.right, window.right), std::min(box.bottom, window.bottom)};
    area += box.area();
  }
  std::erase_if(boxes, [](const PixelBox& box) { return box.right <= box.left || box.bottom <= box.top; });
  if (area * 2 > window.area()) { return std::nullopt; }
  return boxes;
}

// The lists are made at once and filled where they lie: to copy an empty ImVector copies nothing from nowhere.
PartOfFrame::PartOfFrame(ImDrawData& data, const std::vector<PixelBox>& boxes)
    : data_(data),
      commands_(static_cast<std::size_t>(data.CmdListsCount)),
      indices_(static_cast<std::size_t>(data.CmdListsCount)) {
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    ImVector<ImDrawCmd>& commands = commands_[static_cast<std::size_t>(i)];
    ImVector<ImDrawIdx>& indices = indices_[static_cast<std::size_t>(i)];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      for (const PixelBox& part : boxes) {
        ImDrawCmd piece = command;
        piece.ClipRect = {std::max(command.ClipRect.x, static_cast<float>(part.left)),
                          std::max(command.ClipRect.y, static_cast<float>(part.top)),
                          std::min(command.ClipRect.z, static_cast<float>(part.right)),
                          std::min(command.ClipRect.w, static_cast<float>(part.bottom))};
        piece.IdxOffset = static_cast<unsigned>(indices.Size);
        each_triangle(list, command, [&](const ImDrawIdx* index, const ImVec4& box) {
          if (!touches(box, part)) { return; }
          for (int corner = 0; corner < 3; ++corner) { indices.push_back(index[corner]); }
        });
        piece.ElemCount = static_cast<unsigned>(indices.Size) - piece.IdxOffset;
        if (piece.ElemCount > 0) { commands.push_back(piece); }
      }
    }
  }
  swap();
}

PartOfFrame::~PartOfFrame() {
  swap();
}

void PartOfFrame::swap() {
  for (int i = 0; i < data_.CmdListsCount; ++i) {
    ImDrawList& list = *data_.CmdLists[i];
    list.CmdBuffer.swap(commands_[static_cast<std::size_t>(i)]);
    list.IdxBuffer.swap(indices_[static_cast<std::size_t>(i)]);
  }
}

}  // namespace labclock::gui
