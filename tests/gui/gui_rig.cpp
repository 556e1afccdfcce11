#include "tests/support/gui_rig.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "gui/app.hpp"

namespace labclock::test {
namespace {

constexpr int kMostFrames = 60;
constexpr float kOnePixel = 1.5F;

std::optional<gui::compat::NavKey> nav_key(int key) {
  using gui::compat::NavKey;
  switch (key) {
    case gui::key_tab:
      return NavKey::tab;
    case gui::key_left:
      return NavKey::left;
    case gui::key_right:
      return NavKey::right;
    case gui::key_up:
      return NavKey::up;
    case gui::key_down:
      return NavKey::down;
    case gui::key_home:
      return NavKey::home;
    case gui::key_end:
      return NavKey::end;
    case gui::key_backspace:
      return NavKey::backspace;
    case gui::key_delete:
      return NavKey::del;
    case gui::key_enter:
      return NavKey::enter;
    case gui::key_escape:
      return NavKey::escape;
    case gui::key_page_up:
      return NavKey::page_up;
    case gui::key_page_down:
      return NavKey::page_down;
    case ' ':
      return NavKey::space;
    case 'A':
      return NavKey::a;
    case 'C':
      return NavKey::c;
    case 'V':
      return NavKey::v;
    case 'X':
      return NavKey::x;
    case 'Z':
      return NavKey::z;
    default:
      return std::nullopt;
  }
}

}  // namespace

GuiRig::GuiRig(const std::filesystem::path& database, GuiOptions options)
    : options_(std::move(options)), now_(at(options_.now)) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigInputTextCursorBlink = false;
  io.DisplaySize = ImVec2(options_.width, options_.height);
  io.DeltaTime = 1.0F / 60.0F;
  io.MousePos = ImVec2(-FLT_MAX, -FLT_MAX);
  io.SetClipboardTextFn = [](void*, const char*) {};
  io.GetClipboardTextFn = [](void*) { return ""; };
  gui::compat::number_keys(io);

  gui::AppOptions app;
  app.database = database;
  app.zone = options_.zone;
  app.lang = options_.lang;
  app.theme = options_.theme;
  app.scale = options_.scale;
  app.autostart = options_.autostart;
  app.watches = options_.watches;
  app.report_folders = options_.report_folders;
  app.calendar_tool = std::filesystem::path(LABCLOCK_PROGRAM).parent_path() / "labclock-ics";
  app.paper_tool = std::filesystem::path(LABCLOCK_PROGRAM).parent_path() / "labclock-paper";
  gui::Host host;
  host.now = [this] { return now_; };
  host.to_clipboard = [this](const std::string& words) { clipboard_ = words; };
  host.keep_folders = [this](const std::vector<std::string>& folders) { kept_folders_ = folders; };
  app_ = std::make_unique<gui::App>(std::move(app), std::move(host));
  settle();
}

GuiRig::~GuiRig() {
  app_.reset();
  ImGui::DestroyContext();
}

void GuiRig::frame() {
  ImGuiIO& io = ImGui::GetIO();
  const float em = std::round(16.0F * static_cast<float>(options_.scale) / 100.0F);
  if (fonts_.body == nullptr || glyphs_.missing()) {
    // One face for all tests, so that they say the same on every computer: the real ones where they are asked for.
    static const gui::Faces kFaces = gui::find_faces();
    fonts_ = gui::bake(*io.Fonts, options_.real_fonts ? kFaces : gui::Faces{}, glyphs_, em);
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    io.Fonts->SetTexID(reinterpret_cast<ImTextureID>(1));
    io.FontDefault = fonts_.body;
    glyphs_.baked();
  }
  gui::style_imgui(app_->theme(), em);
  ImGui::NewFrame();
  probe_.items.clear();
  app_->frame(fonts_, glyphs_, em, io.DisplaySize.x, io.DisplaySize.y, &probe_);
  ImGui::Render();
}

void GuiRig::settle() {
  int quiet = 0;
  for (int i = 0; i < kMostFrames && quiet < 5; ++i) {
    frame();
    const bool changed = app_->after_frame();
    quiet = changed || glyphs_.missing() ? 0 : quiet + 1;
  }
  REQUIRE_MESSAGE(quiet >= 5, "the app does not come to rest");
}

std::string GuiRig::screen() {
  settle();
  std::string out;
  for (const gui::Probe::Item& item : probe_.items) {
    if (!item.words.empty()) { out += item.words + "\n"; }
  }
  return out;
}

void GuiRig::click_at(float x, float y) {
  ImGuiIO& io = ImGui::GetIO();
  gui::compat::feed_mouse(io, x, y);
  frame();
  app_->after_frame();
  gui::compat::feed_button(io, true);
  frame();
  app_->after_frame();
  gui::compat::feed_button(io, false);
  settle();
  // A second click at the same place is a click of its own, not half of a double one.
  io.DeltaTime = 1.0F;
  frame();
  app_->after_frame();
  io.DeltaTime = 1.0F / 60.0F;
}

void GuiRig::drag(float x1, float y1, float x2, float y2) {
  ImGuiIO& io = ImGui::GetIO();
  gui::compat::feed_mouse(io, x1, y1);
  frame();
  gui::compat::feed_button(io, true);
  frame();
  app_->after_frame();
  constexpr int kSteps = 8;
  for (int i = 1; i <= kSteps; ++i) {
    const float part = static_cast<float>(i) / kSteps;
    gui::compat::feed_mouse(io, x1 + (x2 - x1) * part, y1 + (y2 - y1) * part);
    frame();
    app_->after_frame();
  }
  gui::compat::feed_button(io, false);
  settle();
}

void GuiRig::click(const std::string& words, int nth) {
  settle();
  int seen = 0;
  for (const gui::Probe::Item& item : probe_.items) {
    if (item.words == words && seen++ == nth) {
      // A region that scrolls is scrolled by the person first.
      float x = (item.rect.x + item.rect.z) / 2;
      float y = (item.rect.y + item.rect.w) / 2;
      ImGuiWindow* window = nullptr;
      for (ImGuiWindow* each : ImGui::GetCurrentContext()->Windows) {
        if (each->DrawList == item.region) { window = each; }
      }
      if (window != nullptr && (y < item.window.y || y >= item.window.w)) {
        const float by = y - (item.window.y + item.window.w) / 2;
        ImGui::SetScrollY(window, std::max(0.0F, window->Scroll.y + by));
        settle();
        click(words, nth);
        return;
      }
      click_at(x, y);
      return;
    }
  }
  std::string all;
  for (const gui::Probe::Item& item : probe_.items) { all += item.words + "\n"; }
  FAIL("nothing says '" << words << "' (" << nth << ") on:\n" << all);
}

void GuiRig::type(const std::string& utf8) {
  ImGui::GetIO().AddInputCharactersUTF8(utf8.c_str());
  settle();
}

void GuiRig::key(int key, bool ctrl, bool shift) {
  ImGuiIO& io = ImGui::GetIO();
  app_->keys().push({key, ctrl, shift, false, false});
  gui::compat::feed_modifiers(io, ctrl, shift, false);
  const std::optional<gui::compat::NavKey> nav = nav_key(key);
  if (nav) { gui::compat::feed(io, *nav, true); }
  frame();
  app_->after_frame();
  if (nav) { gui::compat::feed(io, *nav, false); }
  gui::compat::feed_modifiers(io, false, false, false);
  settle();
}

void GuiRig::focus_field(int nth) {
  settle();
  int seen = 0;
  for (const gui::Probe::Item& item : probe_.items) {
    if (item.field && seen++ == nth) {
      const float x = (item.rect.x + item.rect.z) / 2;
      const float y = (item.rect.y + item.rect.w) / 2;
      ImGuiWindow* window = nullptr;
      for (ImGuiWindow* each : ImGui::GetCurrentContext()->Windows) {
        if (each->DrawList == item.region) { window = each; }
      }
      if (window != nullptr && (y < item.window.y || y >= item.window.w)) {
        ImGui::SetScrollY(window, std::max(0.0F, window->Scroll.y + y - (item.window.y + item.window.w) / 2));
        settle();
        focus_field(nth);
        return;
      }
      click_at(x, y);
      key('A', true);
      key(gui::key_backspace);
      return;
    }
  }
  FAIL("there is no text field number " << nth);
}

void GuiRig::set_now(const std::string& rfc3339) {
  now_ = at(rfc3339);
  app_->look_around();
  settle();
}

void GuiRig::resize(float width, float height) {
  ImGui::GetIO().DisplaySize = ImVec2(width, height);
  settle();
}

void GuiRig::go(gui::Screen screen) {
  app_->go(screen);
  settle();
}

std::vector<std::string> GuiRig::layout_faults() {
  settle();
  std::vector<std::string> faults;
  const auto& items = probe_.items;
  for (const gui::Probe::Item& item : items) {
    const std::string name = item.words.empty() ? (item.control ? "(a control)" : "(nothing)") : item.words;
    if (item.rect.x < item.window.x - kOnePixel || item.rect.z > item.window.z + kOnePixel) {
      faults.push_back("'" + name + "' reaches out of its region sideways");
    }
    // Downwards a region scrolls, unless it does not.
    if (!item.scrolls && (item.rect.y < item.window.y - kOnePixel || item.rect.w > item.window.w + kOnePixel)) {
      faults.push_back("'" + name + "' reaches out of its region");
    }
  }
  for (std::size_t a = 0; a < items.size(); ++a) {
    if (items[a].control || items[a].words.empty()) { continue; }
    for (std::size_t b = a + 1; b < items.size(); ++b) {
      if (items[b].control || items[b].words.empty() || items[a].region != items[b].region) { continue; }
      const ImVec4& p = items[a].rect;
      const ImVec4& q = items[b].rect;
      const float across = std::min(p.z, q.z) - std::max(p.x, q.x);
      const float down = std::min(p.w, q.w) - std::max(p.y, q.y);
      // Line boxes are a little higher than letters.
      const float slack = 0.2F * std::min(p.w - p.y, q.w - q.y);
      if (across > kOnePixel && down > slack) {
        faults.push_back("'" + items[a].words + "' and '" + items[b].words + "' lie over one another");
      }
    }
  }
  return faults;
}

}  // namespace labclock::test
