// The loop's decision: frames only with a cause, sleep until the nearest deadline.

#include "gui/wake.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace labclock;
using namespace labclock::gui;

namespace {

constexpr std::int64_t kNow = 1'795'000'000'123;  // some instant, not on a minute

WakeState resting() {
  WakeState state;
  state.budget = 0;
  return state;
}

}  // namespace

TEST_CASE("without a cause nothing is built, and nothing wakes") {
  const Wake wake = plan_wake(kNow, 1000, resting());
  CHECK_FALSE(wake.build);
  CHECK_FALSE(wake.sleep_ms.has_value());
}

TEST_CASE("a budget builds frames, eight milliseconds apart") {
  WakeState state = resting();
  state.budget = 1;
  CHECK(plan_wake(kNow, 1000, state).build);
  const Wake soon = plan_wake(kNow, 3, state);
  CHECK_FALSE(soon.build);
  CHECK(soon.sleep_ms == kFrameGapMs - 3);
  CHECK(plan_wake(kNow, kFrameGapMs, state).build);
}

TEST_CASE("a button that is held keeps frames coming") {
  WakeState state = resting();
  state.held = true;
  CHECK(plan_wake(kNow, 1000, state).build);
}

TEST_CASE("minutes on the screen wake at the next whole minute, and not before it") {
  WakeState state = resting();
  state.shows_minutes = true;
  const Wake wake = plan_wake(kNow, 1000, state);
  CHECK_FALSE(wake.build);
  REQUIRE(wake.sleep_ms.has_value());
  const std::int64_t at = kNow + *wake.sleep_ms;
  CHECK(at / 60'000 == kNow / 60'000 + 1);
  CHECK(at % 60'000 < 50);
}

TEST_CASE("the nearest deadline counts") {
  WakeState state = resting();
  state.deadline = instant_of(kNow / 1000 + 3600);
  CHECK(*plan_wake(kNow, 1000, state).sleep_ms > 3'590'000);
  state.shows_minutes = true;
  CHECK(*plan_wake(kNow, 1000, state).sleep_ms <= 60'005);
  state.deadline = instant_of(kNow / 1000 + 2);
  CHECK(*plan_wake(kNow, 1000, state).sleep_ms < 2'010);
}

TEST_CASE("a deadline that is past is seen to at once, and never waits for a negative time") {
  WakeState state = resting();
  state.deadline = instant_of(kNow / 1000 - 100);
  const Wake wake = plan_wake(kNow, 1000, state);
  REQUIRE(wake.sleep_ms.has_value());
  CHECK(*wake.sleep_ms >= 0);
  CHECK(*wake.sleep_ms < 50);
}

TEST_CASE("a minimised window builds nothing and lets the minutes pass") {
  WakeState state;
  state.minimised = true;
  state.held = true;
  state.shows_minutes = true;
  const Wake wake = plan_wake(kNow, 1000, state);
  CHECK_FALSE(wake.build);
  CHECK_FALSE(wake.sleep_ms.has_value());
  state.deadline = instant_of(kNow / 1000 + 10);
  CHECK(plan_wake(kNow, 1000, state).sleep_ms.has_value());
}

TEST_CASE("a sleep is never negative and never past a minute while minutes are shown") {
  CHECK(rc::check("sleep", [](bool minimised, bool minutes, bool dated) {
    WakeState state = resting();
    state.minimised = minimised;
    state.shows_minutes = minutes;
    const std::int64_t now = kNow + *rc::gen::inRange<std::int64_t>(-100'000'000, 100'000'000);
    if (dated) { state.deadline = instant_of(now / 1000 + *rc::gen::inRange<std::int64_t>(-5000, 5000)); }
    const Wake wake = plan_wake(now, *rc::gen::inRange<std::int64_t>(0, 100), state);
    RC_ASSERT(!wake.build);
    if (wake.sleep_ms) { RC_ASSERT(*wake.sleep_ms >= 0); }
    if (minutes && !minimised) { RC_ASSERT(wake.sleep_ms.has_value() && *wake.sleep_ms <= 60'005); }
    RC_ASSERT(wake.sleep_ms.has_value() == (dated || (minutes && !minimised)));
  }));
}
