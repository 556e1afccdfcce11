#include "gui/wake.hpp"

#include <algorithm>

namespace labclock::gui {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
/// A timer that fires a hair early must not find the minute unchanged and sleep for another.
constexpr std::int64_t kSlackMs = 5;

}  // namespace

Wake plan_wake(std::int64_t now_ms, std::int64_t since_frame_ms, const WakeState& state) {
  if (!state.minimised && (state.budget > 0 || state.held)) {
    const std::int64_t wait = kFrameGapMs - since_frame_ms;
    return wait > 0 ? Wake{false, wait} : Wake{true, 0};
  }
  std::optional<std::int64_t> at;
  if (state.deadline) { at = unix_seconds(*state.deadline) * 1000; }
  if (state.shows_minutes && !state.minimised) {
    const std::int64_t minute = (now_ms / kMinuteMs + 1) * kMinuteMs;
    at = at ? std::min(*at, minute) : minute;
  }
  if (!at) { return {}; }
  return {false, std::max<std::int64_t>(*at - now_ms, 0) + kSlackMs};
}

}  // namespace labclock::gui
