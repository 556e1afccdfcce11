#include "gui/window/window.hpp"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cfloat>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <future>
#include <utility>

#include "gui/compat.hpp"
#include "gui/damage.hpp"
#include "gui/desktop/launch.hpp"
#include "gui/desktop/place.hpp"
#include "gui/wake.hpp"
#include "gui/window/input.hpp"
#include "gui/window/neighbours.hpp"
#include "gui/window/picture.hpp"
#include "gui/window/prepare.hpp"
#include "gui/window/presenter.hpp"

namespace labclock::gui {
namespace {

constexpr float kWidthEm = 80.0F;
constexpr float kHeightEm = 50.0F;

std::int64_t steady_us() {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}
std::int64_t steady_ms() {
  return steady_us() / 1000;
}
std::int64_t unix_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

/// Tells whether two frames would look the same: everything that the painter is given.
std::uint64_t hash_of(const ImDrawData& data) {
  std::uint64_t hash = 0x9E3779B97F4A7C15ULL;
  const auto add = [&hash](const void* bytes, std::size_t size) {
    const auto* at = static_cast<const unsigned char*>(bytes);
    for (; size >= 8; size -= 8, at += 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, at, 8);
      hash = (hash ^ word) * 0xFF51AFD7ED558CCDULL;
      hash ^= hash >> 32U;
    }
    for (; size > 0; --size, ++at) { hash = (hash ^ *at) * 0x100000001B3ULL; }
  };
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    add(list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.Size) * sizeof(ImDrawVert));
    add(list.IdxBuffer.Data, static_cast<std::size_t>(list.IdxBuffer.Size) * sizeof(ImDrawIdx));
    for (const ImDrawCmd& command : list.CmdBuffer) {
      add(&command.ClipRect, sizeof command.ClipRect);
      add(&command.ElemCount, sizeof command.ElemCount);
    }
  }
  add(&data.DisplaySize, sizeof data.DisplaySize);
  return hash;
}

class Loop {
 public:
  Loop(GLFWwindow* window, Prepared& ready, const WindowOptions& options)
      : window_(window),
        app_(*ready.app),
        options_(options),
        faces_(std::move(ready.faces)),
        glyphs_(std::move(ready.glyphs)),
        fonts_(ready.fonts),
        em_(ready.em) {}

  int run(Neighbours& neighbours) {
    input_.attach(window_);
    make_texture();
    while (glfwWindowShouldClose(window_) == 0) {
      const bool minimised = glfwGetWindowAttrib(window_, GLFW_ICONIFIED) != 0;
      if (input_.take_activity() || !input_.empty()) { state_.budget = kFramesAfterInput; }
      if (neighbours.take_raise()) { raise(); }
      if (neighbours.take_quit()) { break; }
      // Asking the file costs little, but not nothing: only when somebody wrote, or time passed.
      if (neighbours.take_written() || timer_due()) {
        if (app_.look_around()) { state_.budget = std::max(state_.budget, kFramesAfterTimer); }
      }
      state_.minimised = minimised;
      state_.shows_minutes = app_.shows_minutes();
      state_.deadline = app_.deadline();
      state_.held = ImGui::GetCurrentContext() != nullptr && (ImGui::IsAnyMouseDown() || !input_.empty());
      const Wake wake = plan_wake(unix_ms(), steady_ms() - frame_at_, state_);
      if (wake.build || options_.frames > 0) {
        frame();
        glfwPollEvents();
        if (done_ || (options_.frames > 0 && built_ >= options_.frames)) { break; }
      } else if (!settled_) {
        settled_ = true;
        bring_watcher();
      } else if (wake.sleep_ms) {
        glfwWaitEventsTimeout(static_cast<double>(std::max<std::int64_t>(*wake.sleep_ms, 1)) / 1000.0);
      } else {
        glfwWaitEvents();
      }
    }
    if (options_.statistics) {
      std::printf("built %ld painted %ld presses %ld handed %ld longest_ms %.2f build_ms %.4f longest_build_ms %.2f\n",
                  built_, painted_, input_.presses().first, input_.presses().second,
                  static_cast<double>(longest_us_) / 1000,
                  built_ > kFramesAfterInput
                      ? static_cast<double>(build_us_) / 1000 / static_cast<double>(built_ - kFramesAfterInput)
                      : 0.0,
                  static_cast<double>(longest_build_us_) / 1000);
    }
    return exit_code_;
  }

 private:
  /// A minute has begun, or the app's deadline is past.
  bool timer_due() {
    const std::int64_t now = unix_ms();
    const bool minute = now / 60'000 != looked_minute_;
    const std::optional<Instant> deadline = app_.deadline();
    const bool late = deadline && unix_seconds(*deadline) * 1000 <= now;
    looked_minute_ = now / 60'000;
    return minute || late;
  }

  /// Once the window stands: alerts, the tray and absences, unless they are watched already.
  void bring_watcher() {
    if (options_.watcher.empty() || options_.shot) { return; }
    if (holder_of(watcher_lock(app_.database(), options_.runtime_folder)) != 0) { return; }
    std::vector<std::string> words = options_.watcher_words;
    words.emplace_back("--with-window");
    companion_.start(options_.watcher, words);
  }

  void raise() {
    glfwRestoreWindow(window_);
    glfwShowWindow(window_);
    glfwFocusWindow(window_);
    glfwRequestWindowAttention(window_);
    input_.damage();
    state_.budget = kFramesAfterInput;
  }

  [[nodiscard]] float em() const {
    float x = 1.0F;
    float y = 1.0F;
    glfwGetWindowContentScale(window_, &x, &y);
    return em_pixels(x, app_.scale());
  }

  /// The first texture, from what was baked while the window opened.
  void make_texture() {
    // The backend makes it with its other objects; left to itself it would do so once more in its first frame, from
    // data that is gone by then.
    ImGui_ImplOpenGL3_CreateDeviceObjects();
    ImGui::GetIO().Fonts->ClearTexData();  // the texture holds it now
    theme_ = app_.theme();
    style_imgui(*theme_, em_);
  }

  void bake_if_needed() {
    const float wanted = em();
    if (wanted == em_ && !glyphs_.missing() && theme_ == app_.theme()) { return; }
    if (wanted != em_ || glyphs_.missing()) {
      ImGuiIO& io = ImGui::GetIO();
      ImGui_ImplOpenGL3_DestroyFontsTexture();
      fonts_ = bake(*io.Fonts, faces_, glyphs_, wanted);
      io.FontDefault = fonts_.body;
      ImGui_ImplOpenGL3_CreateFontsTexture();
      io.Fonts->ClearTexData();
      glyphs_.baked();
      input_.damage();
    }
    em_ = wanted;
    theme_ = app_.theme();
    style_imgui(*theme_, em_);
  }

  void frame() {
    frame_at_ = steady_ms();
    input_.feed(window_, app_.keys());
    bake_if_needed();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    // A picture shows no pointer, so nothing lies under it either.
    if (options_.shot) { compat::feed_mouse(ImGui::GetIO(), -FLT_MAX, -FLT_MAX); }
    const std::int64_t begin = steady_us();
    ImGui::NewFrame();
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    app_.frame(fonts_, glyphs_, em_, size.x, size.y);
    ImGui::Render();
    const std::int64_t took = steady_us() - begin;
    if (built_ >= kFramesAfterInput) {  // the first ones warm up
      build_us_ += took;
      longest_build_us_ = std::max(longest_build_us_, took);
    }
    ++built_;
    --state_.budget;
    if (glyphs_.missing()) { state_.budget = std::max(state_.budget, kFramesAfterTimer); }
    paint_if_changed();
    if (app_.after_frame()) { state_.budget = kFramesAfterInput; }
    if (built_ > kFramesAfterInput) { longest_us_ = std::max(longest_us_, steady_us() - begin); }
    if (options_.shot && state_.budget <= 0 && !glyphs_.missing()) { shoot(); }
  }

  void paint_if_changed() {
    const ImDrawData& data = *ImGui::GetDrawData();
    const std::uint64_t hash = hash_of(data);
    const std::optional<Commands::Picture> picture = app_.take_picture();
    const bool damaged = input_.take_damage();
    if (hash == painted_hash_ && !damaged && !options_.shot && !picture) { return; }
    painted_hash_ = hash;
    ++painted_;
    if (presenter_.keeps_back_buffer()) {
      if (damaged) { shown_.forget(); }
      if (const auto parts = shown_.show(data); parts && !picture && !options_.shot) {
        paint(&*parts);
        for (const PixelBox& part : *parts) { presenter_.present(part, static_cast<int>(data.DisplaySize.y)); }
        return;
      }
    }
    paint();
    if (picture) { keep(*picture); }
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    if (presenter_.keeps_back_buffer()) {
      presenter_.present({0, 0, width, height}, height);
    } else {
      glfwSwapBuffers(window_);
    }
  }

  /// All of the frame, or the parts of it that changed.
  void paint(const std::vector<PixelBox>* parts = nullptr) {
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    glViewport(0, 0, width, height);
    const reports::Rgb back = reports::colour(Ink::background, app_.theme());
    glClearColor(static_cast<float>(back.r) / 255.0F, static_cast<float>(back.g) / 255.0F,
                 static_cast<float>(back.b) / 255.0F, 1.0F);
    if (parts == nullptr) {
      glClear(GL_COLOR_BUFFER_BIT);
      ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
      return;
    }
    // Nothing is cleared: the frame's first rectangle is its background, and to clear a part of a buffer would make
    // the software renderer compile a program for it.
    const PartOfFrame part(*ImGui::GetDrawData(), *parts);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  }

  void keep(const Commands::Picture& region) {
    const std::filesystem::path file = app_.picture_file();
    app_.told_picture(write_picture(window_, region, file));
    state_.budget = kFramesAfterInput;
  }

  void shoot() {
    paint();
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    const Result<std::string> written =
        write_picture(window_, {0, 0, static_cast<float>(width), static_cast<float>(height)}, *options_.shot);
    if (!written) { std::fprintf(stderr, "labclock-gui: %s\n", render(written.error().message, app_.lang()).c_str()); }
    exit_code_ = written ? 0 : static_cast<int>(ErrorKind::storage);
    done_ = true;
  }

  GLFWwindow* window_;
  App& app_;
  const WindowOptions& options_;
  InputQueue input_;
  Faces faces_;
  Glyphs glyphs_;
  Fonts fonts_;
  float em_;
  WakeState state_;
  std::optional<reports::Theme> theme_;
  std::int64_t frame_at_ = -1000;
  std::int64_t looked_minute_ = 0;
  std::uint64_t painted_hash_ = 0;
  Presenter presenter_;
  ShownFrame shown_;
  long built_ = 0;
  std::int64_t build_us_ = 0;
  std::int64_t longest_build_us_ = 0;
  std::int64_t longest_us_ = 0;
  long painted_ = 0;
  Companion companion_;
  bool settled_ = false;
  bool done_ = false;
  int exit_code_ = 0;
};

GLFWwindow* open_window(ImVec2 size) {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "labclock");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "labclock");
  // No depth or stencil: nothing here needs one, and each costs a window's worth of memory.
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  return glfwCreateWindow(static_cast<int>(size.x), static_cast<int>(size.y), "Labclock", nullptr, nullptr);
}

float monitor_scale() {
  float x = 1.0F;
  float y = 1.0F;
  if (GLFWmonitor* monitor = glfwGetPrimaryMonitor(); monitor != nullptr) {
    glfwGetMonitorContentScale(monitor, &x, &y);
  }
  return x;
}

void say_glfw_error(int, const char* words) {
  std::fprintf(stderr, "labclock-gui: %s\n", words);
}

}  // namespace

int run_window(AppOptions app_options, Host host, const WindowOptions& options) {
  constexpr int kNoDisplay = 4;
  if (!options.shot && Neighbours::raise_other(app_options.database, options.runtime_folder)) { return 0; }
  glfwSetErrorCallback(say_glfw_error);
  if (glfwInit() == GLFW_FALSE) { return kNoDisplay; }
  const float scale = monitor_scale();
  const ImVec2 size(
      static_cast<float>(options.width > 0 ? options.width : static_cast<int>(kWidthEm * kBodyPixels * scale)),
      static_cast<float>(options.height > 0 ? options.height : static_cast<int>(kHeightEm * kBodyPixels * scale)));
  GLFWwindow* window = nullptr;
  host.to_clipboard = [&window](const std::string& words) { glfwSetClipboardString(window, words.c_str()); };
  const std::filesystem::path database = app_options.database;
  std::future<Prepared> preparing = std::async(std::launch::async, [&] {
    return prepare(std::move(app_options), std::move(host), options.screen, scale, size);
  });
  window = open_window(size);
  Prepared ready = preparing.get();
  if (window == nullptr) {
    ImGui::DestroyContext();
    glfwTerminate();
    return kNoDisplay;
  }
  glfwMakeContextCurrent(window);
  glfwSwapInterval(1);
  ImGui_ImplGlfw_InitForOpenGL(window, false);
  ImGui_ImplOpenGL3_Init("#version 150");
  int code = 0;
  {
    Neighbours neighbours(database, options.shot ? std::string() : options.runtime_folder,
                          [] { glfwPostEmptyEvent(); });
    Loop loop(window, ready, options);
    code = loop.run(neighbours);
  }
  ready.app.reset();
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
  glfwDestroyWindow(window);
  glfwTerminate();
  return code;
}

}  // namespace labclock::gui
