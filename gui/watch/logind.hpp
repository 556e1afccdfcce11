#pragma once
// logind: the machine goes to sleep and wakes, the screen is locked and unlocked.
//
// What it is: signals of the system bus as four calls. What it is not: needed; without it clocks tell of sleep, and
// nobody of locks.

#include <functional>
#include <memory>
#include <string>

#include "gui/watch/bus.hpp"

namespace labclock::gui::watcher {

class Logind {
 public:
  struct Told {
    std::function<void(bool going)> sleep;                ///< about to sleep; has woken
    std::function<void(bool locked, bool certain)> lock;  ///< `certain`: the desktop says that it is so
  };
  /// `system` must outlive it. `session` is $XDG_SESSION_ID; empty: the one logind thinks it is.
  Logind(Bus& system, const std::string& session, Told told);
  ~Logind();
  Logind(const Logind&) = delete;
  Logind& operator=(const Logind&) = delete;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace labclock::gui::watcher
