#pragma once
// What a view draws with: places in em, colours by role, text in three sizes and two weights, and the few
// controls that Labclock has, each drawn in one hand, each reachable by mouse and by keyboard.
//
// What it is: thin functions over Dear ImGui's draw list and its invisible buttons. What it is not: layout; a
// view computes its boxes. All places and lengths are in em, relative to the top left corner of the content of
// the window that the view was given (so they scroll with it); nothing in a view is a pixel.
//
// Everything drawn is also said to ImGui's log, so a view can be read as text (tests, "copy as text"), and told
// to a `Probe`, which the tests ask whether anything is cut, collides or lies out of reach.

#include <imgui.h>

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gui/commands.hpp"
#include "gui/fonts.hpp"
#include "gui/keys.hpp"
#include "reports/figure.hpp"
#include "src/almanac.hpp"
#include "src/text.hpp"

namespace labclock::gui {

using reports::Align;
using reports::Ink;
using reports::TextSize;
using Box = reports::FigureBox;  ///< in em

inline constexpr float kCaptionLine = 1.0F;
inline constexpr float kBodyLine = 1.5F;
inline constexpr float kNumberLine = 2.5F;
inline constexpr float kButtonHeight = 2.0F;
inline constexpr float kCardPad = 1.5F;
inline constexpr float kControlRadius = 0.375F;
inline constexpr float kHairline = 1.0F;  ///< pixels, at every scale
inline constexpr float kGap = 1.0F;

/// What tests look at: every text and control of a frame, in pixels of the screen.
struct Probe {
  struct Item {
    ImVec4 rect;                   ///< left, top, right, bottom
    ImVec4 window;                 ///< the inner rectangle of the window or region it lies in
    const void* region = nullptr;  ///< which window that is
    bool scrolls = false;          ///< the region scrolls downwards
    std::string words;
    bool control = false;
    bool field = false;  ///< takes text
    bool cut = false;    ///< shortened with an ellipsis: allowed only where the whole is told on hover
  };
  std::vector<Item> items;
};

struct TextLook {
  TextSize size = TextSize::body;
  bool strong = false;
  Ink ink = Ink::text;
  Align align = Align::left;
  float max_width = 0;  ///< em; beyond it the text is shortened, and told whole on hover; 0 = no bound
};

class Ui {
 public:
  float em = 16;  ///< pixels
  reports::Theme theme = reports::Theme::light;
  Lang lang = Lang::en;
  Fonts fonts;
  KeyPresses* keys = nullptr;
  Glyphs* glyphs = nullptr;
  Probe* probe = nullptr;
  bool scrolls = false;  ///< inside of `scroll`
  float faint = 1.0F;    ///< how strongly colours show; less for what is only an example
  ImVec2 origin;         ///< pixels: where (0, 0) of the content lies on the screen
  float width = 0;       ///< em the content may use
  float height = 0;      ///< em that are visible without scrolling
  reports::Measure measure;

  /// Words in the person's language.
  [[nodiscard]] std::string operator()(const Phrase& phrase) const { return render(phrase, lang); }

  [[nodiscard]] ImU32 colour(Ink ink, float alpha = 1.0F) const;
  [[nodiscard]] float px(float ems) const { return ems * em; }
  [[nodiscard]] ImVec2 at(float x, float y) const { return {origin.x + x * em, origin.y + y * em}; }
  [[nodiscard]] ImFont* font(TextSize size, bool strong) const;
  [[nodiscard]] float text_width(std::string_view text, TextSize size = TextSize::body, bool strong = false) const;

  // Drawing ---------------------------------------------------------------------------------------------------

  /// One line; `y` is the top of its line box. Returns the width drawn, in em.
  float text(float x, float y, std::string_view text, const TextLook& look = {});
  /// Wrapped at words (Korean too) to `width` em. Returns the height, in em.
  float paragraph(float x, float y, float width, std::string_view text, const TextLook& look = {});
  [[nodiscard]] std::vector<std::string> wrap(std::string_view text, float width, TextSize size, bool strong) const;
  /// A number with its units: {{"9","h"},{"12","min"}}. Returns the width.
  float number(float x, float y, std::span<const std::pair<std::string, std::string>> parts);
  void fill(const Box& box, Ink ink, float radius = 0, float alpha = 1.0F);
  void outline(const Box& box, Ink ink, float radius = 0);
  void divider(float x, float y, float width);
  void vertical(float x, float y, float height);
  /// A surface with a border; `edge` colours its left side.
  void card(const Box& box, std::optional<Ink> edge = {}, float edge_width = 6.0F / 16);
  /// Off-hours: a hatch over a box (docs/design.md).
  void hatch(const Box& box, Ink ink, float radius);
  void square(float x, float y, float size, Ink ink);
  void triangle(const Box& box, Ink ink, reports::Points points);
  void circle(const Box& box, Ink ink, bool filled);
  /// The kind as a chip: square and word. Returns its width.
  float chip(float x, float y, Kind kind);
  [[nodiscard]] float chip_width(Kind kind) const;

  // Controls (true when used) ---------------------------------------------------------------------------------

  enum class Look : unsigned char { normal, filled, quiet };
  /// `width` 0: as wide as the label asks. `box.h` 0: a button's height.
  bool button(const char* id, const Box& box, std::string_view label, Look look = Look::normal, bool enabled = true);
  [[nodiscard]] float button_width(std::string_view label) const;
  /// A click area without looks: hover and focus tints, a focus ring. `selected` draws it as chosen.
  bool area(const char* id, const Box& box, std::string_view says, bool selected = false);
  /// The same without any tint of its own, for figures and custom drawing; `hovered` tells.
  bool hot_spot(const char* id, const Box& box, std::string_view says, bool* hovered = nullptr);
  bool tick(const char* id, float x, float y, std::string_view label, bool& on);
  /// A one-line text field. True when Enter was pressed in it. `edited` tells that its text changed.
  struct FieldLook {
    std::string hint;    ///< shown while it is empty
    bool wrong = false;  ///< an outline in the colour of `over`
    bool focus = false;  ///< takes the keyboard in this frame
    bool* edited = nullptr;
    bool* left = nullptr;  ///< the keyboard went elsewhere after an edit
    bool* escaped = nullptr;
  };
  bool field(const char* id, const Box& box, std::string& value, const FieldLook& look);
  bool field(const char* id, const Box& box, std::string& value) { return field(id, box, value, FieldLook{}); }
  /// A choice of words that opens below; true when another was chosen. Kinds may bring their square.
  struct Option {
    std::string words;
    std::optional<Ink> square;
  };
  bool choice(const char* id, const Box& box, std::span<const Option> options, int& chosen);
  /// Title and a caption-sized label above a field.
  void label(float x, float y, std::string_view words) {
    text(x, y, words, {TextSize::caption, false, Ink::muted, Align::left, 0});
  }
  /// A figure at a place; keyboard and pointer reach its hits. Returns the hit that was clicked or entered.
  const reports::FigureHit* figure(const char* id, float x, float y, const reports::Figure& figure);
  /// Lines beside the pointer (or under the focused thing) for this frame.
  void tooltip(std::span<const std::string> lines);
  void tooltip(const std::string& line) { tooltip(std::span<const std::string>(&line, 1)); }

  // Places ----------------------------------------------------------------------------------------------------

  /// A scrolling region: `body` draws in its own coordinates with `width` and `height` set to it. The height of
  /// its content is what `extent` told.
  void scroll(const char* id, const Box& box, const std::function<void(Ui&)>& body);
  /// The content reaches down to `y` em, so that scrolling does.
  void extent(float y);
  /// Brings a place of the content into view.
  void reveal(float y, float height);

  /// A dialogue in the middle of the window; closed by Escape. `open` is set false then.
  bool sheet(const char* id, std::string_view title, float width, float height, bool& open,
             const std::function<void(Ui&)>& body);

  /// Keyboard shortcuts hold back while a text is typed or something is open above the view.
  [[nodiscard]] bool shortcuts() const;
  /// Takes a shortcut of this frame.
  bool pressed(int key, bool ctrl = false, bool shift = false);

 private:
  void ring(const Box& box, float radius);
  void say(std::string_view words, const ImVec4& rect, bool control, bool cut);
  bool item(const char* id, const Box& box, std::string_view says, bool enabled, bool* hovered, bool* focused,
            bool* held);
};

/// Sets ImGui's style once per scale and theme: no rounding, padding or colour of its own shows.
void style_imgui(reports::Theme theme, float em);

}  // namespace labclock::gui
