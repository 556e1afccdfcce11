// Idle time, locks and sleep as absences.

#include <doctest/doctest.h>

#include <rapidcheck.h>

#include "gui/watch/presence.hpp"

using namespace labclock;
using namespace labclock::gui::watcher;

namespace {

Instant t(int minutes) {
  return Instant{Seconds{1'795'000'000}} + Minutes{minutes};
}
Presence of_five_minutes() {
  return Presence(Minutes{5});
}

}  // namespace

TEST_CASE("an absence lasts from the last input to the next") {
  Presence presence = of_five_minutes();
  CHECK_FALSE(presence.away_since());
  presence.idle(t(10));
  CHECK(presence.away_since() == t(10));
  CHECK(presence.input(t(40)) == Absence{t(10), t(40), Evidence::idle});
  CHECK_FALSE(presence.away_since());
  CHECK_FALSE(presence.input(t(41)));
}

TEST_CASE("what is shorter than the setting is no absence, and exactly as long is one") {
  Presence presence = of_five_minutes();
  presence.lock(t(0), true);
  CHECK_FALSE(presence.unlock(t(5) - Seconds{1}));
  presence.lock(t(10), true);
  CHECK(presence.unlock(t(15)) == Absence{t(10), t(15), Evidence::lock});
  presence.set_after(Minutes{30});
  presence.idle(t(20));
  CHECK_FALSE(presence.input(t(49)));
  presence.set_after(Seconds{0});
  presence.idle(t(60));
  CHECK_FALSE(presence.input(t(600)));
}

TEST_CASE("causes that overlap are one absence, with the strongest evidence") {
  Presence presence = of_five_minutes();
  presence.idle(t(0));
  presence.lock(t(5), true);
  presence.sleep(t(20));
  CHECK_FALSE(presence.wake(t(60)));  // still locked
  CHECK_FALSE(presence.input(t(61)));
  CHECK(presence.unlock(t(62)) == Absence{t(0), t(62), Evidence::suspend});
}

TEST_CASE("a lock that was only asked for ends with input, a certain one with its unlocking") {
  Presence presence = of_five_minutes();
  presence.lock(t(0), false);
  CHECK(presence.input(t(10)) == Absence{t(0), t(10), Evidence::lock});
  presence.lock(t(20), false);
  presence.lock(t(21), true);
  CHECK_FALSE(presence.input(t(30)));
  CHECK(presence.unlock(t(31)) == Absence{t(20), t(31), Evidence::lock});
  // Locked again and again by a desktop that says it twice.
  presence.lock(t(40), true);
  presence.lock(t(45), true);
  CHECK(presence.unlock(t(50)) == Absence{t(40), t(50), Evidence::lock});
  CHECK_FALSE(presence.unlock(t(51)));
}

TEST_CASE("sleep that nobody announced is told by the clocks, and once only where it was announced") {
  Presence presence = of_five_minutes();
  CHECK(presence.slept(t(0), t(90)) == Absence{t(0), t(90), Evidence::clock});
  presence.sleep(t(100));
  CHECK_FALSE(presence.slept(t(100), t(160)));
  CHECK(presence.wake(t(160)) == Absence{t(100), t(160), Evidence::suspend});
  CHECK_FALSE(presence.wake(t(161)));
  CHECK_FALSE(presence.slept(t(170), t(170)));
  // Announced too late: both words come after it.
  CHECK(presence.slept(t(200), t(230)) == Absence{t(200), t(230), Evidence::clock});
  presence.sleep(t(230));
  CHECK_FALSE(presence.wake(t(230)));
}

TEST_CASE("idle before and through an unannounced sleep is one absence") {
  Presence presence = of_five_minutes();
  presence.idle(t(0));
  CHECK(presence.slept(t(10), t(100)) == Absence{t(0), t(100), Evidence::clock});
}

TEST_CASE("a clock that is set back makes no absence") {
  Presence presence = of_five_minutes();
  presence.idle(t(60));
  CHECK_FALSE(presence.input(t(10)));
  CHECK_FALSE(presence.away_since());
}

TEST_CASE("an absence that goes on when the program ends is told") {
  Presence presence = of_five_minutes();
  CHECK_FALSE(presence.finish(t(1)));
  presence.idle(t(0));
  presence.lock(t(3), true);
  CHECK(presence.finish(t(30)) == Absence{t(0), t(30), Evidence::lock});
}

TEST_CASE("absences never overlap, last at least the setting, and none is lost, whatever comes in which order") {
  CHECK(rc::check("absences", [] {
    const int limit = *rc::gen::inRange(1, 20);
    Presence presence{Minutes{limit}};
    int now = 0;
    Instant before = t(-1);
    const auto told = [&](const std::optional<Absence>& absence) {
      if (!absence) { return; }
      RC_ASSERT(absence->to - absence->from >= Minutes{limit});
      RC_ASSERT(absence->from >= before);
      RC_ASSERT(absence->to == t(now));
      RC_ASSERT(!presence.away_since());
      before = absence->to;
    };
    for (const int kind : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 7))) {
      now += *rc::gen::inRange(1, 30);
      switch (kind) {
        case 0:
          // Input before the last absence ended was told with that one.
          presence.idle(std::max(before, t(now - *rc::gen::inRange(0, 10))));
          break;
        case 1:
          told(presence.input(t(now)));
          break;
        case 2:
          presence.lock(t(now), *rc::gen::arbitrary<bool>());
          break;
        case 3:
          told(presence.unlock(t(now)));
          break;
        case 4:
          presence.sleep(t(now));
          break;
        case 5:
          told(presence.wake(t(now)));
          break;
        default:
          told(presence.slept(std::max(before, t(now - *rc::gen::inRange(0, 30))), t(now)));
      }
    }
    const std::optional<Instant> since = presence.away_since();
    now += limit;
    const std::optional<Absence> last = presence.finish(t(now));
    RC_ASSERT(last.has_value() == since.has_value());
    told(last);
  }));
}
