#pragma once
// A plausible year of a researcher's work, made up: what the demo shows.
//
// What it is: a pure function of a day and a language, the same on the same day: a graduate student in
// Seoul with a thesis, two funded projects with agreements, lab service and a course; public holidays, a
// week of leave, a conference in another time zone, a crunch before a deadline with its evenings and
// weekends, advisor meetings, and off-hours alerts with what was answered. What it is not: anybody's
// data; it is written by storage/demo.hpp into a database of its own.

#include <optional>
#include <string>
#include <vector>

#include "src/almanac.hpp"
#include "src/project.hpp"
#include "src/result.hpp"
#include "src/rules.hpp"
#include "src/text.hpp"
#include "src/time.hpp"
#include "src/zone.hpp"

namespace labclock {

struct DemoSession {
  std::size_t project;  ///< index into `projects`
  std::string activity;
  std::string note;
  Span span;
  std::string zone;
};

struct DemoAgreement {
  std::size_t project;
  int share_ppm;
  DayRange days;  ///< `last` of the epoch's end means without end
  bool open;
};

struct DemoMeeting {
  Day day;
  std::string note;
  std::string done;
  std::string decision;
  std::string action;
};

/// An off-hours alert for the session of this index, with its answer.
struct DemoAlert {
  std::size_t session;
  std::string answer;  ///< "", "stop", "snooze", "continue"
  std::string reason;
  Band band = Band::evening;
};

struct DemoYear {
  std::string home_zone;
  std::vector<std::pair<std::string, std::string>> settings;  ///< holding since ever
  std::vector<Project> projects;
  std::vector<DemoAgreement> agreements;
  std::vector<DayOff> days_off;
  std::vector<DemoMeeting> meetings;
  std::vector<DemoSession> sessions;  ///< ascending, none overlaps, all before `today`
  std::vector<DemoAlert> alerts;
};

/// The 365 days that end the day before `today`. Error: a zone of it cannot be found.
[[nodiscard]] Result<DemoYear> demo_year(Day today, Lang lang, ZoneFinder& zones);

}  // namespace labclock
