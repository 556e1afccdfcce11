#pragma once
// The faces of the window: found through fontconfig, measured, and baked into one atlas.
//
// What it is: five cuts (caption and body, regular and strong, and the big numbers) of a Latin face with a
// Korean one merged behind it; while a page is previewed, the cuts of that page in its own size too; and the set of
// characters that the atlas holds, which grows between frames when a text has one that is missing. What it is not:
// text layout (Dear ImGui has none).
//
// ImGui sizes a face by ascent plus descent, so the em size is multiplied by the face's own ratio.

#include <imgui.h>

#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "reports/figure.hpp"

namespace labclock::gui {

/// One font file and the face in it. An empty file means that none was found.
struct Face {
  std::filesystem::path file;
  int index = 0;
};

/// Pretendard where the person has it, else Inter; behind it Nanum Gothic or Noto Sans CJK KR.
struct Faces {
  Face regular, strong;        ///< Latin; without any, ImGui's own pixel font
  Face korean, korean_strong;  ///< empty where the Latin face has Hangul (Pretendard) or none was found
};
[[nodiscard]] Faces find_faces();

/// Of the sizes of a page: those of titles and big numbers, whose cuts hold the few characters that they say.
[[nodiscard]] constexpr bool is_large(reports::TextSize size) {
  return size == reports::TextSize::headline || size == reports::TextSize::number;
}

/// The cuts of a page that is previewed: as small as it is, and spaced as on paper, not to whole pixels.
struct PaperFonts {
  float em = 0;  ///< pixels of a body em of the page; 0 = there are none
  std::array<std::array<ImFont*, 2>, reports::kTextSizes> cuts{};  ///< by size, then regular and strong
};

struct Fonts {
  ImFont* caption = nullptr;
  ImFont* caption_strong = nullptr;
  ImFont* body = nullptr;
  ImFont* strong = nullptr;
  ImFont* number = nullptr;
  PaperFonts paper;
};

/// Which characters the atlas holds, and which were asked for since.
class Glyphs {
 public:
  Glyphs();
  /// Remembers every character of a text; true if one of them is not in the atlas yet.
  bool want(std::string_view utf8);
  /// The same for a title or a big number of a page that is previewed, which have cuts of their own.
  bool want_large(std::string_view utf8);
  /// Asks for the cuts of a page, `em` pixels a body em. Another size than before is baked when it was asked for in two
  /// frames running: a window whose edge is being dragged asks for another one in each.
  void want_paper(float em);
  [[nodiscard]] bool missing() const { return missing_; }
  /// Everything wanted so far counts as baked.
  void baked();
  [[nodiscard]] const std::set<ImWchar>& wanted() const { return wanted_; }
  [[nodiscard]] const std::set<ImWchar>& large() const { return large_; }
  [[nodiscard]] float paper_em() const { return paper_em_; }  ///< 0 = no page is previewed

 private:
  std::set<ImWchar> wanted_;
  std::set<ImWchar> large_;
  float paper_em_ = 0;
  float baked_paper_em_ = 0;
  bool missing_ = true;
};

/// (Re)builds the atlas of the current context: `em` pixels a body em. The texture is the backend's to make.
[[nodiscard]] Fonts bake(ImFontAtlas& atlas, const Faces& faces, const Glyphs& glyphs, float em);

/// (ascent - descent) / units per em of a face: 1.21 for Inter, 1.15 for Nanum Gothic. 1 if it cannot be read.
[[nodiscard]] float height_ratio(const Face& face);

}  // namespace labclock::gui
