// The XScreenSaver extension: how long ago the last input was. It is asked when it could be long enough ago; while
// nobody is there an alarm of the server's idle counter tells of the return, and where that counter is missing a
// question each minute does.

#include <X11/Xlib.h>
#include <X11/extensions/scrnsaver.h>
#include <X11/extensions/sync.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "gui/watch/idle.hpp"

namespace labclock::gui::watcher {
namespace {

constexpr Seconds kAskAgain{60};
/// Input so soon after the screen was locked was the locking.
constexpr Seconds kLocking{5};

// What Xlib does with an error, and with a server that is gone, is end the program; unless it is told otherwise.
int stay(Display*, XErrorEvent*) {
  return 0;
}
int stay_without_server(Display*) {
  return 0;
}

class X11 : public IdleSource {
 public:
  X11(Display* display, XScreenSaverInfo* info, Told told) : display_(display), info_(info), told_(std::move(told)) {
    int error_base = 0;
    int major = SYNC_MAJOR_VERSION;
    int minor = SYNC_MINOR_VERSION;
    if (XSyncQueryExtension(display_, &sync_base_, &error_base) != 0 &&
        XSyncInitialize(display_, &major, &minor) != 0) {
      counter_ = idle_counter();
    }
  }
  ~X11() override {
    XFree(info_);
    if (!lost_) { XCloseDisplay(display_); }
  }
  X11(const X11&) = delete;
  X11& operator=(const X11&) = delete;

  /// What Xlib calls when the server is gone, in place of ending the program.
  static void lose(Display* /*display*/, void* self) { static_cast<X11*>(self)->lost_ = true; }

  void watch(Seconds after) override {
    if (after == after_) { return; }
    after_ = after;
    away_since_.reset();
    disarm();
    if (after_ > Seconds{0}) { ask(); }
  }

  void expect_return(Instant since) override {
    if (away_since_ || after_ <= Seconds{0}) { return; }
    away_since_ = since;
    next_ = told_.now() + kAskAgain;
  }

  [[nodiscard]] int descriptor() const override { return lost_ ? -1 : ConnectionNumber(display_); }

  [[nodiscard]] std::optional<Instant> next() const override {
    if (lost_ || after_ <= Seconds{0} || (away_since_ && alarm_ != 0)) { return std::nullopt; }
    return next_;
  }

  void serve() override {
    if (lost_) { return; }
    bool back = false;
    while (!lost_ && XPending(display_) > 0) {
      XEvent event{};
      XNextEvent(display_, &event);
      if (alarm_ != 0 && event.type == sync_base_ + XSyncAlarmNotify) { back = true; }
    }
    if (back && away_since_) {
      returned();
    } else if (!lost_ && after_ > Seconds{0} && (!away_since_ || alarm_ == 0) && due()) {
      ask();
    }
  }

 private:
  [[nodiscard]] XSyncCounter idle_counter() const {
    int count = 0;
    XSyncSystemCounter* counters = XSyncListSystemCounters(display_, &count);
    XSyncCounter found = 0;
    for (int i = 0; i < count; ++i) {
      if (std::strcmp(counters[i].name, "IDLETIME") == 0) { found = counters[i].counter; }
    }
    if (counters != nullptr) { XSyncFreeSystemCounterList(counters); }
    return found;
  }

  /// Also where the clock was set back, so that it would not be for long.
  [[nodiscard]] bool due() const {
    const Seconds left = next_ - told_.now();
    return left <= Seconds{0} || left > std::max(after_, kAskAgain) + kAskAgain;
  }

  void ask() {
    const Instant now = told_.now();
    if (XScreenSaverQueryInfo(display_, DefaultRootWindow(display_), info_) == 0 || lost_) {
      next_ = now + kAskAgain;
      return;
    }
    const auto idle_ms = static_cast<std::int64_t>(info_->idle);
    const Instant last = now - Seconds{idle_ms / 1000};
    if (away_since_) {
      if (last > *away_since_ + kLocking) {
        returned();
      } else {
        next_ = now + kAskAgain;
      }
      return;
    }
    if (now - last < after_) {
      next_ = last + after_ + Seconds{1};
      return;
    }
    away_since_ = last;
    arm(idle_ms);
    next_ = now + kAskAgain;
    told_.idle(last);
  }

  void returned() {
    away_since_.reset();
    disarm();
    next_ = told_.now() + after_;
    told_.input(told_.now());
  }

  /// An alarm for when the idle time falls below what it is now.
  void arm(std::int64_t idle_ms) {
    if (counter_ == 0) { return; }
    XSyncAlarmAttributes wanted{};
    wanted.trigger.counter = counter_;
    wanted.trigger.value_type = XSyncAbsolute;
    wanted.trigger.test_type = XSyncNegativeTransition;
    XSyncIntToValue(&wanted.trigger.wait_value, static_cast<int>(std::clamp<std::int64_t>(idle_ms - 1, 1, 1'000'000)));
    XSyncIntToValue(&wanted.delta, 0);
    wanted.events = True;
    alarm_ = XSyncCreateAlarm(
        display_, XSyncCACounter | XSyncCAValueType | XSyncCATestType | XSyncCAValue | XSyncCADelta | XSyncCAEvents,
        &wanted);
    XFlush(display_);
  }

  void disarm() {
    if (alarm_ == 0 || lost_) { return; }
    XSyncDestroyAlarm(display_, std::exchange(alarm_, 0));
    XFlush(display_);
  }

  Display* display_;
  XScreenSaverInfo* info_;
  Told told_;
  int sync_base_ = 0;
  XSyncCounter counter_ = 0;
  XSyncAlarm alarm_ = 0;
  Seconds after_{0};
  Instant next_{};
  std::optional<Instant> away_since_;
  bool lost_ = false;
};

}  // namespace

std::unique_ptr<IdleSource> x11_idle(const std::string& display_name, IdleSource::Told told) {
  Display* display = display_name.empty() ? nullptr : XOpenDisplay(display_name.c_str());
  if (display == nullptr) { return nullptr; }
  int event_base = 0;
  int error_base = 0;
  XScreenSaverInfo* info = XScreenSaverAllocInfo();
  if (info == nullptr || XScreenSaverQueryExtension(display, &event_base, &error_base) == 0) {
    if (info != nullptr) { XFree(info); }
    XCloseDisplay(display);
    return nullptr;
  }
  XSetErrorHandler(stay);
  XSetIOErrorHandler(stay_without_server);
  auto source = std::make_unique<X11>(display, info, std::move(told));
  XSetIOErrorExitHandler(display, X11::lose, source.get());
  return source;
}

}  // namespace labclock::gui::watcher
