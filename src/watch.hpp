#pragma once
// The alert engine: which alerts have become due, and when the next one can (docs/rules.md 3).
//
// What it is: a pure step over what the ledger holds. What it is not: a clock, a timer or a writer; the
// ledger records what a step gives (storage/watch.hpp), and others show it.
//
// Strategy: an alert is due at one instant that follows from the facts up to that instant alone, so each
// step computes all of them anew and gives those that lie since the last look and are not in the ledger
// yet. How often and how late somebody looks thus makes no difference to what is found, nor does a clock
// that was set back. For what comes next the running session is followed into the future: until `next`
// nothing can become due unless the ledger changes, and then a step is due anyway.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/absence.hpp"
#include "src/almanac.hpp"
#include "src/crunch.hpp"
#include "src/project.hpp"
#include "src/session.hpp"

namespace labclock {

enum class WatchKind : unsigned char {
  off_hours,
  stretch,
  day_limit,
  week_limit,
  short_rest,
  no_day_off,
  agreed_hours,
  forgotten
};
inline constexpr int kWatchKindCount = 8;
[[nodiscard]] std::string_view key_of(WatchKind kind);  ///< "off_hours" …
[[nodiscard]] std::optional<WatchKind> watch_kind_from(std::string_view key);
/// off_hours, stretch, day_limit and week_limit are held back by a crunch.
[[nodiscard]] bool held_by_crunch(WatchKind kind);

/// Gaps under this do not end a stretch of work.
inline constexpr Seconds kBreak{5 * 60};
/// A session that runs longer is taken for forgotten.
inline constexpr Seconds kForgottenAfter{12 * 3600};

/// The settings alerts.*; lengths of zero are off, but `grace` of zero is at once. A session that is
/// forgotten is always told.
struct WatchSettings {
  bool off_hours = true;
  Seconds grace{10 * 60};
  Seconds repeat{30 * 60};
  Seconds stretch{60 * 60};
  bool day_limit = true;
  bool week_limit = true;
  bool short_rest = true;
  bool no_day_off = true;
  bool agreed_hours = true;
};

/// An alert that the ledger has already.
struct RecordedAlert {
  std::string kind;
  std::string cause;
  std::string facts;
  std::optional<Instant> answered;
  std::optional<Seconds> snooze;  ///< asked for by the answer
};

/// What a step looks at. Sessions ascend and do not overlap; those since `watch_context` are enough, each of
/// them whole, and of the recorded alerts, absences and crunches those since then.
struct WatchFacts {
  WatchSettings settings;
  std::vector<Session> sessions;
  std::optional<RunningSession> running;
  std::vector<Project> projects;
  std::vector<Agreement> agreements;
  std::vector<Crunch> crunches;
  std::vector<Absence> absences;
  std::vector<RecordedAlert> recorded;
};

struct WatchState {
  std::optional<Instant> seen;  ///< the last look; none before the first
};

/// An alert that has become due.
struct WatchEvent {
  WatchKind kind = WatchKind::off_hours;
  std::string cause;  ///< the kind and what it is once per: unique
  Instant due;
  Uuid session;
  std::optional<ProjectId> project;
  Band band = Band::core;  ///< at `due`
  std::string zone;        ///< of the session
  std::string facts;       ///< a JSON object with what its sentence needs (reports/alert_text.hpp)
  bool held = false;       ///< by a crunch: recorded, not shown
  friend bool operator==(const WatchEvent&, const WatchEvent&) = default;
};

struct WatchStep {
  WatchState state;                ///< for the next step
  std::vector<WatchEvent> events;  ///< ascending by `due`
  std::optional<Instant> next;     ///< when to look again at the latest; none while nothing runs
};

/// From when on a step at `now` looks: the last look and a minute before it, since a change may be told of
/// a little after it happened; where the clock was set back, the same before `now`; before the first look the
/// start of what runs.
[[nodiscard]] Instant watch_since(const WatchState& state, const std::optional<RunningSession>& running, Instant now);
/// From when on sessions matter to alerts that become due at `since` or later: the month, the week and the
/// last fifteen days.
[[nodiscard]] Instant watch_context(const Rulebook& rules, Instant since);

/// Errors: that of a zone which is not known here.
[[nodiscard]] Result<WatchStep> step(const WatchState& state, const WatchFacts& facts, Almanac& almanac, Instant now);

/// The alert of a session that has just been started, where it begins an off-hours stretch: what `step` will
/// find at its start, asked for alone. Of the facts only settings, sessions, crunches and recorded count.
[[nodiscard]] Result<std::optional<WatchEvent>> started_off_hours(const WatchFacts& facts, Almanac& almanac,
                                                                  const RunningSession& session);

/// What is expected of a project in the days of a range by its agreements, all of them, rounded to the second once
/// (docs/rules.md 2); none without an agreement on one of them or without a working day.
[[nodiscard]] std::optional<Seconds> expected_hours(Almanac& almanac, const std::vector<Agreement>& agreements,
                                                    ProjectId project, DayRange days);

}  // namespace labclock
