#pragma once
// Who can tell how long there was no input.
//
// What it is: one interface with two counterparts: Mutter's IdleMonitor on GNOME, which tells by itself, and the
// XScreenSaver extension under X11, which is asked at deadlines. What it is not: a judge of what an absence is
// (presence.hpp), or a reader of keys; nothing but the time since the last input is ever asked for.

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "gui/watch/bus.hpp"
#include "src/time.hpp"

namespace labclock::gui::watcher {

class IdleSource {
 public:
  struct Told {
    std::function<Instant()> now;
    std::function<void(Instant since)> idle;  ///< no input since then, for at least the time asked for
    std::function<void(Instant at)> input;    ///< the person is back
  };
  virtual ~IdleSource() = default;
  /// Watches from now on for `after` without input; 0 stops it.
  virtual void watch(Seconds after) = 0;
  /// The person left at that instant (the screen was locked): tell of input after it.
  virtual void expect_return(Instant since) = 0;
  /// Something to wait for besides the bus; -1: nothing.
  [[nodiscard]] virtual int descriptor() const { return -1; }
  /// When it wants `serve` by itself.
  [[nodiscard]] virtual std::optional<Instant> next() const { return std::nullopt; }
  virtual void serve() {}
};

/// Null where there is no X server or it has no screen saver extension.
[[nodiscard]] std::unique_ptr<IdleSource> x11_idle(const std::string& display, IdleSource::Told told);

/// Mutter's, for as long as it owns its name: `there` tells when that changes.
[[nodiscard]] std::unique_ptr<IdleSource> mutter_idle(Bus& bus, IdleSource::Told told, std::function<void(bool)> there);

}  // namespace labclock::gui::watcher
