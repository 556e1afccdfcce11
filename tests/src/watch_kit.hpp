#pragma once
// What the tests of the alert engine share: a ledger in vectors and a clock turned by hand.
//
// What it is: work that is started, switched and stopped at instants, the facts as they stand at any time
// (what comes later is not known yet), and a driver that wakes when it is told to and keeps what a step
// gives. What it is not: storage/watch.hpp over a real file.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "src/watch.hpp"
#include "tests/src/almanac_kit.hpp"

namespace watch_kit {

using namespace labclock;

struct Told {
  Instant due;
  std::string cause;
  friend auto operator<=>(const Told& a, const Told& b) {
    if (const auto order = a.due <=> b.due; order != 0) { return order; }
    return a.cause <=> b.cause;
  }
  friend bool operator==(const Told&, const Told&) = default;
};

/// What an alert's cause begins with.
inline std::string kind_of(const Told& told) {
  return told.cause.substr(0, told.cause.find(':'));
}

struct Answer {
  std::string cause;
  std::string kind;
  Instant at;
  Seconds snooze;
};

struct World {
  almanac_kit::SystemZones zones;
  Rulebook rules = almanac_kit::plain_rules();
  WatchSettings settings;
  std::vector<Session> work;  ///< ascending; what runs at an instant has no end yet for who looks then
  std::vector<Project> projects;
  std::vector<Agreement> agreements;
  std::vector<Crunch> crunches;
  std::vector<Absence> absences;
  std::vector<Answer> answers;
  std::string zone = "UTC";

  Session& worked(Instant from, Instant to, std::optional<ProjectId> project = std::nullopt) {
    Session session;
    session.id = SessionId{static_cast<std::int64_t>(work.size()) + 1};
    session.uuid.bytes[0] = static_cast<unsigned char>(work.size() >> 8U);
    session.uuid.bytes[1] = static_cast<unsigned char>(work.size());
    session.project = project;
    session.zone = zone;
    session.start = from;
    session.end = to;
    return work.emplace_back(session);
  }
  /// A far end: it runs as long as anybody looks.
  Session& runs(Instant from, std::optional<ProjectId> project = std::nullopt) {
    return worked(from, from + Days{3650}, project);
  }

  /// What the ledger holds at an instant.
  [[nodiscard]] WatchFacts facts_at(Instant now, const std::set<Told>& recorded) const {
    WatchFacts facts;
    facts.settings = settings;
    for (const Session& session : work) {
      if (session.start > now) { break; }
      if (session.end <= now) {
        facts.sessions.push_back(session);
        continue;
      }
      RunningSession running;
      static_cast<SessionFacts&>(running) = session;
      running.start = session.start;
      facts.running = running;
    }
    facts.projects = projects;
    facts.agreements = agreements;
    facts.crunches = crunches;
    for (const Absence& absence : absences) {
      if (absence.noted <= now) { facts.absences.push_back(absence); }
    }
    for (const Told& told : recorded) {
      facts.recorded.push_back({kind_of(told), told.cause, "{}", std::nullopt, std::nullopt});
    }
    for (const Answer& answer : answers) {
      if (answer.at <= now) { facts.recorded.push_back({answer.kind, answer.cause, "{}", answer.at, answer.snooze}); }
    }
    return facts;
  }
};

/// A program that watches, and the ledger of what it recorded.
class Watcher {
 public:
  explicit Watcher(World& world) : world_(world), almanac_(world.rules, world.zones) {}

  /// One look; what it gives is recorded. Anything given twice fails the test.
  std::vector<WatchEvent> wake(Instant now) {
    Result<WatchStep> made = step(state_, world_.facts_at(now, recorded_), almanac_, now);
    REQUIRE(made.ok());
    state_ = made->state;
    next_ = made->next;
    for (const WatchEvent& event : made->events) {
      CHECK(event.due <= now);
      CHECK(causes_.insert(event.cause).second);
      recorded_.insert({event.due, event.cause});
    }
    return made->events;
  }
  /// What a look would give, which nobody records.
  [[nodiscard]] std::vector<WatchEvent> peek(Instant now) {
    Result<WatchStep> made = step(state_, world_.facts_at(now, recorded_), almanac_, now);
    REQUIRE(made.ok());
    return made->events;
  }
  /// Wakes at every change of the work and at every `next` up to an instant, as a program does.
  void follow(Instant from, Instant until) {
    std::set<Instant> changes{from, until};
    const auto note = [&](Instant t) {
      if (from < t && t < until) { changes.insert(t); }
    };
    for (const Session& session : world_.work) {
      note(session.start);
      note(session.end);
    }
    for (const Absence& absence : world_.absences) { note(absence.noted); }
    for (const Answer& answer : world_.answers) { note(answer.at); }
    for (auto change = changes.begin(); change != changes.end(); ++change) {
      wake(*change);
      const auto after = std::next(change);
      while (after != changes.end() && next_ && *next_ < *after) { wake(*next_); }
    }
  }
  [[nodiscard]] const std::set<Told>& recorded() const { return recorded_; }
  [[nodiscard]] std::optional<Instant> next() const { return next_; }
  void forget_state() { state_ = {}; }

 private:
  World& world_;
  Almanac almanac_;
  WatchState state_;
  std::optional<Instant> next_;
  std::set<Told> recorded_;
  std::set<std::string> causes_;
};

/// "18:10, 18:40" on the clock of a zone; with the kinds, "18:10 off_hours, 18:40 off_hours".
inline std::string shown(const std::set<Told>& alerts, const Zone& zone, bool kinds = false) {
  std::string text;
  for (const Told& told : alerts) {
    const LocalTime local = zone.local(told.due);
    const auto clock = local - date::floor<Days>(local);
    text += fmt::format("{}{:02}:{:02}", text.empty() ? "" : ", ", clock.count() / 3600, clock.count() / 60 % 60);
    if (clock.count() % 60 != 0) { text += fmt::format(":{:02}", clock.count() % 60); }
    if (kinds) { text += " " + kind_of(told); }
  }
  return text;
}

}  // namespace watch_kit
