#pragma once
// One timer for the next deadline, and what the clocks tell of sleep that nobody announced.
//
// What it is: a descriptor that becomes readable at an instant of the wall clock, or at once when that clock is set or
// the machine has slept. What it is not: a ticking clock.

#include <cstdint>
#include <optional>

#include "src/time.hpp"

namespace labclock::gui::watcher {

class Clocks {
 public:
  Clocks();
  ~Clocks();
  Clocks(const Clocks&) = delete;
  Clocks& operator=(const Clocks&) = delete;

  [[nodiscard]] static Instant now();
  [[nodiscard]] int descriptor() const { return timer_; }
  /// Wakes at that instant or right after it; none: only when the clock is set.
  void wake_at(std::optional<Instant> deadline);
  /// Takes what made the descriptor readable; true where that was that the clock was set.
  [[nodiscard]] bool take() const;
  /// How long the machine slept since the last call, in whole seconds.
  [[nodiscard]] Seconds slept();

 private:
  int timer_ = -1;
  std::int64_t asleep_ms_ = 0;
};

}  // namespace labclock::gui::watcher
