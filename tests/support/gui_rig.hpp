#pragma once
// The whole app without a window: a Dear ImGui context without a backend, a real ledger, a clock turned by hand.
//
// What it is: what tests of screens begin with: draw frames, read the screen as text, press buttons by what they
// say, type, push keys. What it is not: a picture; nothing is painted.

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "gui/app.hpp"
#include "gui/compat.hpp"
#include "tests/support/ledger_rig.hpp"

namespace labclock::test {

struct GuiOptions {
  Lang lang = Lang::en;
  reports::Theme theme = reports::Theme::light;
  int scale = 100;
  float width = 1280, height = 800;  ///< pixels
  std::string zone = "Asia/Seoul";
  std::string now = "2026-11-19T12:00:00Z";  ///< 21:00 in Seoul
  gui::AutostartPlan autostart;              ///< none: no switch of the background program
  bool watches = false;                      ///< records alerts as they come due
  std::vector<std::string> report_folders;   ///< kept from an earlier start
  bool real_fonts = false;                   ///< those of this computer; else ImGui's own
};

class GuiRig {
 public:
  explicit GuiRig(const std::filesystem::path& database, GuiOptions options = {});
  ~GuiRig();

  /// Frames until nothing changes any more (commands run between them).
  void settle();
  /// What the screen says, a line for each text.
  std::string screen();
  /// Presses the control that says `words` (the nth of them): a click in its middle, as a person does it. The
  /// test ends if there is none.
  void click(const std::string& words, int nth = 0);
  /// A click, and a drag, at a place in pixels.
  void click_at(float x, float y);
  void drag(float x1, float y1, float x2, float y2);
  /// Types into what has the keyboard.
  void type(const std::string& utf8);
  /// A key for Dear ImGui (Tab, arrows, Enter …) and for the app alike.
  void key(int key, bool ctrl = false, bool shift = false);
  /// Brings the keyboard into the nth text field of the screen, and empties it.
  void focus_field(int nth);
  void set_now(const std::string& rfc3339);
  void resize(float width, float height);
  void go(gui::Screen screen);

  [[nodiscard]] const gui::Probe& probe() const { return probe_; }
  [[nodiscard]] gui::App& app() { return *app_; }
  [[nodiscard]] const gui::Fonts& fonts() const { return fonts_; }
  [[nodiscard]] const gui::Glyphs& glyphs() const { return glyphs_; }
  [[nodiscard]] const std::string& clipboard() const { return clipboard_; }
  /// What the window would keep for its next start.
  [[nodiscard]] const std::vector<std::string>& kept_folders() const { return kept_folders_; }
  /// What is wrong with the layout of this frame: texts or controls outside of their region, texts that lie over
  /// one another, texts cut without a reason. Empty = all is well.
  [[nodiscard]] std::vector<std::string> layout_faults();

 private:
  void frame();
  gui::Fonts fonts_;
  GuiOptions options_;
  Instant now_;
  gui::Glyphs glyphs_;
  gui::Probe probe_;
  std::string clipboard_;
  std::vector<std::string> kept_folders_;
  std::string log_;
  std::unique_ptr<gui::App> app_;
};

}  // namespace labclock::test
