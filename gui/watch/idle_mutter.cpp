// Mutter's IdleMonitor: it is told once for how long to wait, and calls back.

#include <sdbus-c++/sdbus-c++.h>

#include <chrono>
#include <cstdint>
#include <utility>

#include "gui/watch/idle.hpp"

namespace labclock::gui::watcher {
namespace {

constexpr const char* kName = "org.gnome.Mutter.IdleMonitor";
constexpr const char* kPath = "/org/gnome/Mutter/IdleMonitor/Core";

class Mutter : public IdleSource {
 public:
  Mutter(Bus& bus, Told told, std::function<void(bool)> there) : told_(std::move(told)), there_told_(std::move(there)) {
    proxy_ = sdbus::createProxy(bus.connection(), kName, kPath);
    proxy_->uponSignal("WatchFired").onInterface(kName).call([this](std::uint32_t which) { fired(which); });
    proxy_->finishRegistration();
    bus.follow(kName, [this](bool owned) {
      there_ = owned;
      idle_watch_ = active_watch_ = 0;  // they went with the one who had them
      there_told_(owned);
      if (owned) { add_idle(); }
    });
  }

  void watch(Seconds after) override {
    if (after == after_) { return; }
    after_ = after;
    drop(idle_watch_);
    add_idle();
  }

  void expect_return(Instant /*since*/) override { add_active(); }

 private:
  void add_idle() {
    if (!there_ || after_ <= Seconds{0}) { return; }
    const auto wanted = static_cast<std::uint64_t>(std::chrono::milliseconds(after_).count());
    proxy_->callMethodAsync("AddIdleWatch")
        .onInterface(kName)
        .withArguments(wanted)
        .uponReplyInvoke([this, after = after_](const sdbus::Error* error, std::uint32_t number) {
          if (error != nullptr) { return; }
          idle_watch_ = number;
          // Another length was asked for meanwhile.
          if (after != after_) {
            drop(idle_watch_);
            add_idle();
          }
        });
  }

  void add_active() {
    if (!there_ || active_watch_ != 0 || active_asked_) { return; }
    active_asked_ = true;
    proxy_->callMethodAsync("AddUserActiveWatch")
        .onInterface(kName)
        .uponReplyInvoke([this](const sdbus::Error* error, std::uint32_t number) {
          active_asked_ = false;
          if (error == nullptr) { active_watch_ = number; }
        });
  }

  void drop(std::uint32_t& which) {
    const std::uint32_t number = std::exchange(which, 0);
    if (number == 0 || !there_) { return; }
    proxy_->callMethodAsync("RemoveWatch")
        .onInterface(kName)
        .withArguments(number)
        .uponReplyInvoke([](const sdbus::Error*) {});
  }

  void fired(std::uint32_t which) {
    if (which == 0) { return; }
    if (which == idle_watch_) {
      told_.idle(told_.now() - after_);
      add_active();
    } else if (which == active_watch_) {
      active_watch_ = 0;  // it fires once
      told_.input(told_.now());
    }
  }

  Told told_;
  std::function<void(bool)> there_told_;
  std::unique_ptr<sdbus::IProxy> proxy_;
  Seconds after_{0};
  std::uint32_t idle_watch_ = 0;
  std::uint32_t active_watch_ = 0;
  bool active_asked_ = false;
  bool there_ = false;
};

}  // namespace

std::unique_ptr<IdleSource> mutter_idle(Bus& bus, IdleSource::Told told, std::function<void(bool)> there) {
  return std::make_unique<Mutter>(bus, std::move(told), std::move(there));
}

}  // namespace labclock::gui::watcher
