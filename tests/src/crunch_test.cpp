// Crunches and their payback (docs/rules.md 3.4).

#include "src/crunch.hpp"

#include <doctest/doctest.h>

using namespace labclock;

namespace {

Crunch crunch(int from, int to) {
  Crunch made;
  made.days = {day_of(2026, 11, static_cast<unsigned>(from)), day_of(2026, 11, static_cast<unsigned>(to))};
  made.reason = "deadline";
  return made;
}

CrunchDay day(int date, double worked, double off_hours, double day_hours = 8) {
  const auto seconds = [](double hours) { return Seconds{static_cast<long>(hours * 3600)}; };
  return {day_of(2026, 11, static_cast<unsigned>(date)), seconds(worked), seconds(off_hours), seconds(day_hours)};
}

}  // namespace

TEST_CASE("the off-hours of a crunch are due when it is over, and later days pay back what they had less") {
  const std::vector<Crunch> crunches{crunch(16, 17)};
  const std::vector<CrunchDay> days{day(16, 12, 3), day(17, 13, 4.5), day(18, 9, 1), day(19, 6, 0), day(20, 0, 0)};
  const Payback during = paybacks(crunches, days, day_of(2026, 11, 17)).front();
  CHECK(during.off_hours == Seconds{Minutes{450}});
  CHECK_FALSE(during.due);
  CHECK(during.left() == Seconds{0});
  const Payback after = paybacks(crunches, days, day_of(2026, 11, 20)).front();
  CHECK(after.due == Seconds{Minutes{450}});
  CHECK(after.paid == Seconds{Hours{2}});  // nothing by a long day, and today is not over
  CHECK(after.left() == Seconds{Minutes{330}});
  const Payback done = paybacks(crunches, days, day_of(2026, 11, 21)).front();
  CHECK(done.paid == *done.due);  // a day of leave pays its eight hours, of which five and a half are left
}

TEST_CASE("the oldest crunch is paid first") {
  const std::vector<Crunch> crunches{crunch(2, 2), crunch(4, 4)};
  const std::vector<CrunchDay> days{day(2, 11, 3), day(3, 8, 0), day(4, 11, 2), day(5, 4, 0)};
  const std::vector<Payback> both = paybacks(crunches, days, day_of(2026, 11, 6));
  CHECK(both[0].paid == Seconds{Hours{3}});
  CHECK(both[1].paid == Seconds{Hours{1}});
  CHECK(both[1].left() == Seconds{Hours{1}});
}

TEST_CASE("which crunch a day lies in") {
  const std::vector<Crunch> crunches{crunch(2, 3), crunch(5, 5)};
  CHECK(crunch_on(crunches, day_of(2026, 11, 3)) == &crunches[0]);
  CHECK(crunch_on(crunches, day_of(2026, 11, 4)) == nullptr);
  CHECK(crunch_on(crunches, day_of(2026, 11, 5)) == &crunches[1]);
  CHECK(paybacks({}, {}, day_of(2026, 11, 5)).empty());
}
