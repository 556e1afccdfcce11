#include "gui/watch/clocks.hpp"

#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <ctime>

namespace labclock::gui::watcher {
namespace {

std::int64_t milliseconds(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<std::int64_t>(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

/// The clock that goes on while the machine sleeps, less the one that does not.
std::int64_t time_asleep_ms() {
  return milliseconds(CLOCK_BOOTTIME) - milliseconds(CLOCK_MONOTONIC);
}

}  // namespace

Clocks::Clocks() : timer_(timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK)), asleep_ms_(time_asleep_ms()) {}

Clocks::~Clocks() {
  if (timer_ >= 0) { close(timer_); }
}

Instant Clocks::now() {
  return instant_of(std::time(nullptr));
}

void Clocks::wake_at(std::optional<Instant> deadline) {
  itimerspec wanted{};
  // The far future keeps it armed, so that a clock that is set is still told. Never 0, which would disarm it.
  const std::int64_t at = deadline ? std::max<std::int64_t>(unix_seconds(*deadline), 1) : unix_seconds(kLatest);
  wanted.it_value.tv_sec = static_cast<time_t>(at);
  timerfd_settime(timer_, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &wanted, nullptr);
}

bool Clocks::take() const {
  std::uint64_t times = 0;
  return read(timer_, &times, sizeof times) < 0 && errno == ECANCELED;
}

Seconds Clocks::slept() {
  const std::int64_t now = time_asleep_ms();
  const Seconds more{(now - asleep_ms_) / 1000};
  if (more > Seconds{0}) { asleep_ms_ = now; }
  return std::max(more, Seconds{0});
}

}  // namespace labclock::gui::watcher
