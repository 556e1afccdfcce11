#include "gui/fonts.hpp"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <vector>

namespace labclock::gui {
namespace {

constexpr float kCaptionEm = 0.8125F;
constexpr float kNumberEm = 1.875F;

/// The face of a family in a weight, only if fontconfig really has that family.
Face find(FcConfig* config, const char* family, int weight, bool hangul) {
  const std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)> pattern(FcPatternCreate(), &FcPatternDestroy);
  FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
  FcPatternAddInteger(pattern.get(), FC_WEIGHT, weight);
  FcPatternAddInteger(pattern.get(), FC_SLANT, FC_SLANT_ROMAN);
  FcPatternAddBool(pattern.get(), FC_VARIABLE, FcFalse);  // ImGui cannot choose a weight inside of one file
  FcConfigSubstitute(config, pattern.get(), FcMatchPattern);
  FcDefaultSubstitute(pattern.get());
  FcResult result = FcResultNoMatch;
  const std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)> match(FcFontMatch(config, pattern.get(), &result),
                                                                      &FcPatternDestroy);
  if (!match) { return {}; }
  FcChar8* got = nullptr;
  bool same = false;
  for (int i = 0; FcPatternGetString(match.get(), FC_FAMILY, i, &got) == FcResultMatch; ++i) {
    same = same || std::string_view(reinterpret_cast<const char*>(got)) == family;
  }
  FcChar8* file = nullptr;
  Face face;
  if (!same || FcPatternGetString(match.get(), FC_FILE, 0, &file) != FcResultMatch) { return {}; }
  if (hangul) {
    FcCharSet* characters = nullptr;
    if (FcPatternGetCharSet(match.get(), FC_CHARSET, 0, &characters) != FcResultMatch ||
        FcCharSetHasChar(characters, 0xAC00) == FcFalse) {
      return {};
    }
  }
  face.file = reinterpret_cast<const char*>(file);
  FcPatternGetInteger(match.get(), FC_INDEX, 0, &face.index);
  face.index &= 0xFFFF;
  return face;
}

template <std::size_t N>
std::pair<Face, Face> first_of(FcConfig* config, const std::array<const char*, N>& families, bool hangul) {
  for (const char* family : families) {
    const Face regular = find(config, family, FC_WEIGHT_REGULAR, hangul);
    if (regular.file.empty()) { continue; }
    Face strong = find(config, family, FC_WEIGHT_DEMIBOLD, hangul);
    return {regular, strong.file.empty() ? regular : strong};
  }
  return {};
}

std::vector<ImWchar> ranges_of(const std::set<ImWchar>& characters) {
  std::vector<ImWchar> ranges;
  for (const ImWchar c : characters) {
    if (!ranges.empty() && ranges.back() + 1 == c) {
      ranges.back() = c;
    } else {
      ranges.push_back(c);
      ranges.push_back(c);
    }
  }
  ranges.push_back(0);
  return ranges;
}

/// Font files, seen but not read: a Korean face is several megabytes, of which a few hundred characters are used.
class MappedFiles {
 public:
  MappedFiles() = default;
  MappedFiles(const MappedFiles&) = delete;
  MappedFiles& operator=(const MappedFiles&) = delete;
  ~MappedFiles() {
    for (const auto& [name, mapped] : files_) {
      if (mapped.bytes != nullptr) { munmap(mapped.bytes, mapped.size); }
    }
  }
  struct Mapped {
    void* bytes = nullptr;
    std::size_t size = 0;
  };
  /// Null bytes where it cannot be read.
  const Mapped& of(const std::filesystem::path& file) {
    auto [at, fresh] = files_.try_emplace(file);
    if (fresh) {
      const int fd = open(file.c_str(), O_RDONLY | O_CLOEXEC);
      struct stat info {};
      if (fd >= 0 && fstat(fd, &info) == 0 && info.st_size > 0) {
        at->second.size = static_cast<std::size_t>(info.st_size);
        void* bytes = mmap(nullptr, at->second.size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (bytes != MAP_FAILED) { at->second.bytes = bytes; }
      }
      if (fd >= 0) { close(fd); }
    }
    return at->second;
  }

 private:
  std::map<std::filesystem::path, Mapped> files_;
};

/// How letters are set: on whole pixels in the window, and where they fall on a page that is shown small.
enum class Setting : unsigned char { window, paper };

ImFont* add_face(ImFontAtlas& atlas, MappedFiles& files, const Face& face, float em, ImFontConfig config) {
  const MappedFiles::Mapped& mapped = files.of(face.file);
  if (mapped.bytes == nullptr) { return nullptr; }
  config.FontNo = face.index;
  config.FontDataOwnedByAtlas = false;
  const float size = em * height_ratio(face);
  return atlas.AddFontFromMemoryTTF(mapped.bytes, static_cast<int>(mapped.size),
                                    config.PixelSnapH ? std::round(size) : size, &config, config.GlyphRanges);
}

ImFont* add(ImFontAtlas& atlas, MappedFiles& files, const Face& latin, const Face& korean, float em,
            const ImWchar* ranges, Setting setting = Setting::window) {
  ImFontConfig config;
  config.OversampleH = setting == Setting::window ? 1 : 3;
  config.OversampleV = 1;
  config.PixelSnapH = setting == Setting::window;
  config.GlyphRanges = ranges;
  ImFont* font = latin.file.empty() ? nullptr : add_face(atlas, files, latin, em, config);
  if (font == nullptr) {
    config.SizePixels = std::round(em);
    font = atlas.AddFontDefault(&config);
  }
  if (!korean.file.empty()) {
    config.MergeMode = true;
    // Korean faces fill their em more than Latin ones do, so the same em looks a little larger: 95 %.
    add_face(atlas, files, korean, em * 0.95F, config);
  }
  return font;
}

PaperFonts add_paper(ImFontAtlas& atlas, MappedFiles& files, const Faces& faces, float em, const ImWchar* ranges,
                     const ImWchar* large) {
  PaperFonts paper;
  paper.em = em;
  for (std::size_t i = 0; i < paper.cuts.size(); ++i) {
    const auto size = static_cast<reports::TextSize>(i);
    const ImWchar* holds = is_large(size) ? large : ranges;
    const float pixels = em * reports::em_of(size);
    paper.cuts.at(i) = {add(atlas, files, faces.regular, faces.korean, pixels, holds, Setting::paper),
                        add(atlas, files, faces.strong, faces.korean_strong, pixels, holds, Setting::paper)};
  }
  return paper;
}

/// Puts the characters of a text among the others; true if one is new there.
bool gather(std::set<ImWchar>& into, std::string_view utf8) {
  bool some = false;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    // Beyond the Basic Multilingual Plane this build of ImGui has no characters: a mark stands there instead.
    if ((lead < 0x80 || lead >= 0xC2) && length <= 3 && i + length <= utf8.size()) {
      unsigned code = length == 1 ? lead : length == 2 ? lead & 0x1FU : lead & 0x0FU;
      for (std::size_t k = 1; k < length; ++k) {
        code = (code << 6U) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
      }
      if (code >= 0x20 && into.insert(static_cast<ImWchar>(code)).second) { some = true; }
    }
    i += length;
  }
  return some;
}

}  // namespace

Faces find_faces() {
  Faces faces;
  FcConfig* config = FcInitLoadConfigAndFonts();
  if (config == nullptr) { return faces; }
  const std::unique_ptr<FcConfig, decltype(&FcConfigDestroy)> owned(config, &FcConfigDestroy);
  std::tie(faces.regular, faces.strong) = first_of(config, std::array{"Pretendard"}, true);
  if (!faces.regular.file.empty()) { return faces; }
  std::tie(faces.regular, faces.strong) =
      first_of(config, std::array{"Inter", "Noto Sans", "DejaVu Sans", "Liberation Sans"}, false);
  std::tie(faces.korean, faces.korean_strong) = first_of(
      config, std::array{"NanumGothic", "Noto Sans CJK KR", "NanumBarunGothic", "UnDotum", "Baekmuk Gulim"}, true);
  return faces;
}

float height_ratio(const Face& face) {
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) { return 1.0F; }
  float ratio = 1.0F;
  FT_Face opened = nullptr;
  if (FT_New_Face(library, face.file.c_str(), face.index, &opened) == 0) {
    if (opened->units_per_EM > 0 && opened->ascender > opened->descender) {
      ratio = static_cast<float>(opened->ascender - opened->descender) / static_cast<float>(opened->units_per_EM);
    }
    FT_Done_Face(opened);
  }
  FT_Done_FreeType(library);
  return ratio;
}

Glyphs::Glyphs() {
  // What any text may hold; whatever else a screen says is wanted when it is said.
  for (ImWchar c = 0x20; c < 0x7F; ++c) { wanted_.insert(c); }
  wanted_.insert(0x2026);  // a text that is cut ends in it
}

bool Glyphs::want(std::string_view utf8) {
  const bool some = gather(wanted_, utf8);
  missing_ = missing_ || some;
  return some;
}

bool Glyphs::want_large(std::string_view utf8) {
  const bool some = gather(large_, utf8);
  missing_ = missing_ || some;
  return some;
}

void Glyphs::want_paper(float em) {
  if (em != baked_paper_em_ && (em == paper_em_ || paper_em_ == 0)) { missing_ = true; }
  paper_em_ = em;
}

void Glyphs::baked() {
  missing_ = false;
  baked_paper_em_ = paper_em_;
}

Fonts bake(ImFontAtlas& atlas, const Faces& faces, const Glyphs& glyphs, float em) {
  // The atlas keeps pointers to the ranges until it is built, which is done here.
  const std::vector<ImWchar> ranges = ranges_of(glyphs.wanted());
  const std::vector<ImWchar> large = ranges_of(glyphs.large());
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  MappedFiles files;
  Fonts fonts;
  fonts.body = add(atlas, files, faces.regular, faces.korean, em, ranges.data());
  fonts.strong = add(atlas, files, faces.strong, faces.korean_strong, em, ranges.data());
  fonts.caption = add(atlas, files, faces.regular, faces.korean, em * kCaptionEm, ranges.data());
  fonts.caption_strong = add(atlas, files, faces.strong, faces.korean_strong, em * kCaptionEm, ranges.data());
  static constexpr ImWchar kNumberRanges[] = {0x20, 0x7E, 0x2013, 0x2014, 0x2026, 0x2026, 0};
  fonts.number = add(atlas, files, faces.strong, Face{}, em * kNumberEm, kNumberRanges);
  if (glyphs.paper_em() > 0) {
    fonts.paper = add_paper(atlas, files, faces, glyphs.paper_em(), ranges.data(), large.data());
  }
  atlas.Build();
  // The characters are in the picture now, and the files' pages go.
  atlas.ClearInputData();
  return fonts;
}

}  // namespace labclock::gui
