#pragma once
// One person's ledger for the tests of reports: real zones, default rules, sessions in a vector.

#include <date/date.h>
#include <doctest/doctest.h>

#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "reports/books.hpp"
#include "src/rules.hpp"
#include "storage/zones.hpp"
#include "tests/support/fake_sessions.hpp"

namespace labclock::test {

inline constexpr std::int64_t kThesis = 1;
inline constexpr std::int64_t kFunded = 2;
inline constexpr std::int64_t kService = 3;
inline constexpr std::int64_t kCourse = 4;
inline constexpr std::int64_t kUnsorted = 5;
inline constexpr std::int64_t kNobody = 0;     ///< no project
inline constexpr std::int64_t kMissing = 999;  ///< an id that no project has

inline Project project_of(std::int64_t id, std::string name, Kind kind, Fit fit = Fit::unknown) {
  Project project;
  project.id = {id};
  project.name = std::move(name);
  project.kind = kind;
  project.fit = fit;
  return project;
}

inline Day day(const std::string& text) {
  std::istringstream in(text);
  Day found;
  in >> date::parse("%F", found);
  if (in.fail()) { throw std::invalid_argument(text); }
  return found;
}

struct World {
  storage::ZoneFiles zones;
  Rulebook rules = default_rulebook();
  std::vector<Project> projects{project_of(kThesis, "Thesis", Kind::own, Fit::own),
                                project_of(kFunded, "NRF basic", Kind::funded, Fit::related),
                                project_of(kService, "Lab service", Kind::service, Fit::unrelated),
                                project_of(kCourse, "Teaching", Kind::course, Fit::unrelated),
                                project_of(kUnsorted, "Imported", Kind::unassigned)};
  std::vector<Agreement> agreements;
  FakeSessions sessions;
  std::string zone = "Asia/Seoul";
  std::optional<Almanac> almanac;

  [[nodiscard]] const Zone& zone_of(const std::string& name) { return *zones.find(name).value(); }

  /// "2026-11-16 09:00" on the wall clock of `name`, else of the world's zone.
  [[nodiscard]] Instant at(const std::string& text, const std::string& name = "") {
    std::istringstream in(text);
    LocalTime local;
    in >> date::parse("%F %R", local);
    if (in.fail()) { throw std::invalid_argument(text); }
    return zone_of(name.empty() ? zone : name).boundary(local);
  }

  Session& work(std::int64_t project, Instant start, Instant end, std::string activity = "") {
    Session session;
    session.id = {static_cast<std::int64_t>(sessions.sessions.size()) + 1};
    if (project != kNobody) { session.project = ProjectId{project}; }
    session.activity = std::move(activity);
    session.zone = zone;
    session.start = start;
    session.end = end;
    return sessions.sessions.emplace_back(session);
  }
  Session& work(std::int64_t project, const std::string& start, const std::string& end, std::string activity = "") {
    return work(project, at(start), at(end), std::move(activity));
  }
  /// Every day of a range from one clock time to another.
  void work_daily(std::int64_t project, const std::string& first, const std::string& last, const std::string& from,
                  const std::string& to) {
    for (Day date = day(first); date <= day(last); date += Days{1}) {
      const std::string text = date::format("%F", date);
      work(project, text + " " + from, text + " " + to);
    }
  }
  void agree(std::int64_t project, int share_ppm, const std::string& from, const std::string& to = "") {
    Agreement agreement;
    agreement.id = {static_cast<std::int64_t>(agreements.size()) + 1};
    agreement.project = {project};
    agreement.share_ppm = share_ppm;
    agreement.from = day(from);
    if (!to.empty()) { agreement.to = day(to); }
    agreements.push_back(agreement);
  }
  void now(const std::string& text) { sessions.now = at(text); }

  /// The books as they are now; rules that change afterwards are not seen.
  [[nodiscard]] reports::Books books() {
    almanac.emplace(rules, zones);
    return reports::Books{*almanac, sessions, projects, agreements, zone_of(zone), sessions.now};
  }
};

inline DayRange days(const std::string& first, const std::string& last) {
  return {day(first), day(last)};
}

}  // namespace labclock::test
