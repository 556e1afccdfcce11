#pragma once
// When the window draws and how long it sleeps: a pure decision that the loop obeys.
//
// What it is: a budget of frames that input, commands and timers refill, and the nearest deadline. What it is
// not: a frame rate; without a cause nothing is drawn, whatever time passes.

#include <cstdint>
#include <optional>

#include "src/time.hpp"

namespace labclock::gui {

/// Frames to build after a cause. Five settle every popup (measured on Dear ImGui 1.86: the last change comes in
/// the fifth); a timer changes numbers only, and two show it.
inline constexpr int kFramesAfterInput = 5;
inline constexpr int kFramesAfterTimer = 2;
/// Between two built frames at least this long: an unchanged frame is not swapped, so no vsync slows it.
inline constexpr std::int64_t kFrameGapMs = 8;

struct WakeState {
  int budget = kFramesAfterInput;   ///< frames still to build
  bool minimised = false;           ///< nothing is built; only deadlines wake
  bool held = false;                ///< a mouse button is down, or a dim is fading: keep one frame coming
  bool shows_minutes = false;       ///< something on the screen changes with the minute
  std::optional<Instant> deadline;  ///< the next alert, day change or other thing to do
};

struct Wake {
  bool build = false;                    ///< build a frame now
  std::optional<std::int64_t> sleep_ms;  ///< then, or instead, sleep this long; none = until an event
};

/// `now_ms` is Unix time in milliseconds; `since_frame_ms` the time since the last built frame.
[[nodiscard]] Wake plan_wake(std::int64_t now_ms, std::int64_t since_frame_ms, const WakeState& state);

}  // namespace labclock::gui
