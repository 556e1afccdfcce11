#pragma once
// Random ledgers for properties: sessions of all lengths, with gaps from none to weeks, in several zones,
// around a spring and an autumn change, a skipped date, holidays, leave and rules that change.

#include <rapidcheck.h>

#include <array>
#include <string>
#include <tuple>
#include <vector>

#include "tests/reports/world.hpp"

namespace labclock::test {

/// Gap before, length, project, activity and zone, all as plain numbers so that they shrink.
using Piece = std::tuple<int, int, int, int, int>;

inline void random_rules(World& world, Day first) {
  world.rules.region.entries.front().value = *rc::gen::element(std::string("KR"), std::string("none"));
  world.rules.day_start.entries.front().value = *rc::gen::element(Seconds{0}, Seconds{Hours{4}}, Seconds{Hours{12}});
  world.rules.core.entries.push_back({first + Days{9}, parse_core("mon-sat 10:00-26:00").value()});
  const int off = *rc::gen::inRange(0, 20);
  DayOff leave;
  leave.days = {first + Days{off}, first + Days{off + 1}};
  leave.half = *rc::gen::element(DayHalf::full, DayHalf::am, DayHalf::pm);
  world.rules.days_off.push_back(leave);
}

/// A world that ends a while after its last session.
inline void fill_randomly(World& world) {
  static constexpr std::array<const char*, 5> kZones{"Asia/Seoul", "Europe/London", "America/New_York", "Pacific/Apia",
                                                     "Australia/Lord_Howe"};
  static constexpr std::array<std::int64_t, 7> kProjects{kThesis,   kFunded,  kService, kCourse,
                                                         kUnsorted, kMissing, kNobody};
  static constexpr std::array<const char*, 4> kActivities{"", "experiment", "writing", "meeting"};
  const auto gap = rc::gen::weightedOneOf<int>({{2, rc::gen::just(0)},
                                                {6, rc::gen::inRange(1, 7200)},
                                                {6, rc::gen::inRange(6 * 3600, 18 * 3600)},
                                                {1, rc::gen::inRange(86400, 12 * 86400)}});
  const auto length = rc::gen::weightedOneOf<int>({{3, rc::gen::inRange(1, 3600)}, {5, rc::gen::inRange(3600, 40000)}});
  const auto pieces = *rc::gen::container<std::vector<Piece>>(
      rc::gen::tuple(gap, length, rc::gen::inRange(0, 7), rc::gen::inRange(0, 4),
                     rc::gen::weightedOneOf<int>({{4, rc::gen::just(0)}, {1, rc::gen::inRange(0, 5)}})));
  const auto first = *rc::gen::element(day("2026-03-20"), day("2026-10-16"), day("2011-12-22"));
  random_rules(world, first);
  Instant t = Instant{first.time_since_epoch()} + Hours{3};
  for (const auto& [before, seconds, project, activity, zone] : pieces) {
    world.zone = kZones[static_cast<std::size_t>(zone)];
    t += Seconds{before};
    world.work(kProjects[static_cast<std::size_t>(project)], t, t + Seconds{seconds},
               kActivities[static_cast<std::size_t>(activity)]);
    t += Seconds{seconds};
  }
  world.zone = kZones[0];
  world.sessions.now = t + Seconds{*rc::gen::inRange(0, 3 * 86400)};
}

/// Every day that a slice of the world can have.
inline DayRange all_days(reports::Books& books, const World& world) {
  if (world.sessions.sessions.empty()) { return {books.today(), books.today()}; }
  const auto utc = [](Instant t) { return Day{date::floor<Days>(t).time_since_epoch()}; };
  return {utc(world.sessions.sessions.front().start) - Days{2}, utc(world.sessions.sessions.back().end) + Days{2}};
}

}  // namespace labclock::test
