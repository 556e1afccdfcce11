#pragma once
// Four weeks of a researcher with three projects, for the tests of the advisor's page: every number of it can be
// computed by hand.

#include "reports/advisor.hpp"
#include "tests/reports/world.hpp"

namespace labclock::test {

/// 28 October (Wednesday) to 24 November 2026: 20 working days of 8 h. Core hours 09:00-18:00.
///   Thesis       20 days of 4 h, 09:00-13:00                      80 h   contracted 50 % = 80 h
///   NRF basic    20 days of 3 h, 14:00-17:00                      60 h   contracted 30 % = 48 h
///   Lab service  10 h on Saturday 14 November, 08:00-18:00        10 h   nothing contracted
///   Thesis       one evening, 11 November 19:00-24:00              5 h
inline World advisor_world() {
  World world;
  world.projects[0].funder = "BK21";
  world.projects[1].funder = "NRF";
  world.projects[1].program = Program::national;
  world.projects[1].role = Role::member;
  world.agree(kThesis, 500'000, "2026-01-01");
  world.agree(kFunded, 300'000, "2026-01-01");
  for (Day date = day("2026-10-28"); date <= day("2026-11-24"); date += Days{1}) {
    const std::string text = date::format("%F", date);
    if (date == day("2026-11-14")) { world.work(kService, text + " 08:00", text + " 18:00"); }
    if (weekday_of(date) == date::Saturday || weekday_of(date) == date::Sunday) { continue; }
    world.work(kThesis, text + " 09:00", text + " 13:00", "writing");
    world.work(kFunded, text + " 14:00", text + " 17:00", "experiment");
    if (date == day("2026-11-11")) { world.work(kThesis, "2026-11-11 19:00", "2026-11-12 00:00", "writing"); }
  }
  world.now("2026-11-24 18:00");
  return world;
}

inline reports::AdvisorAsk advisor_ask(Lang lang = Lang::en) {
  reports::AdvisorAsk ask;
  ask.days = days("2026-10-28", "2026-11-24");
  ask.lang = lang;
  ask.person = {"Kim Haneul", "PhD student, year 3", "Prof. Park Seowon"};
  ask.meeting.day = day("2026-11-24");
  ask.meeting.note = "semester plan";
  ask.meeting.done = {"Chapter 4 design fixed, 12 pages drafted", "NRF table 3: 5 of 8 ablation runs done"};
  ask.meeting.decisions = {"Hand over data cleaning", "Leave, 28 to 31 December"};
  ask.meeting.actions = {{"Handover notes for the lab servers", "Kim Haneul", day("2026-12-01")},
                         {"Discuss the share with the sponsor", "Prof. Park", day("2026-12-04")}};
  ask.meeting.next = day("2026-12-22");
  return ask;
}

inline reports::Page advisor_page_of(const reports::AdvisorAsk& ask) {
  World world = advisor_world();
  auto books = world.books();
  return reports::advisor_page(reports::advisor_values(books, ask).value(), ask.sections, ask.lang);
}

}  // namespace labclock::test
