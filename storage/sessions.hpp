#pragma once
// The verbs of time: start, stop, continue, add, edit, cut, merge, delete; and the sessions of a range.
//
// What it is: the only writers of the session table (imports besides). Rules kept here: one running
// session, no overlap of human time, nothing ends after `now` or starts after it, nothing of zero
// seconds. What it is not: slicing or summing.

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "src/session.hpp"
#include "src/session_source.hpp"
#include "storage/ledger.hpp"

namespace labclock::storage {

using AnySession = std::variant<Session, RunningSession>;
[[nodiscard]] const SessionFacts& facts_of(const AnySession& session);
[[nodiscard]] Instant start_of(const AnySession& session);
/// The end, or none while it runs.
[[nodiscard]] std::optional<Instant> end_of(const AnySession& session);

struct StartRequest {
  std::optional<ProjectId> project;
  std::string activity;
  std::string note;
  Instant at;
  std::string zone;
};

/// What a start did. A running session is closed at the same instant; one that would then last zero
/// seconds is not kept: the new project takes its place (`replaced`).
struct Started {
  RunningSession session;
  std::optional<Session> closed;
  bool replaced = false;
};

/// What a stop did. A session of zero seconds is removed and not kept: then `removed` is true and
/// `session` is what was removed (with end == start).
struct Stopped {
  Session session;
  bool removed = false;
};

/// Starts a session. Refused: "in_future", "overlap" (details list the sessions in the way),
/// "same_project" never: starting what already runs closes it and begins anew only when note or activity
/// differ, else nothing changes and "already_running" is refused.
[[nodiscard]] Result<Started> start(Ledger& ledger, const Act& act, const StartRequest& request);
/// Refused: "nothing_running", "in_future", "before_start".
[[nodiscard]] Result<Stopped> stop(Ledger& ledger, const Act& act, Instant at);
/// Starts again what ran last (project, activity, note). Refused: "already_running", "nothing_to_continue".
[[nodiscard]] Result<Started> resume(Ledger& ledger, const Act& act, Instant at, const std::string& zone);

struct NewSession {
  std::optional<ProjectId> project;
  std::string activity;
  std::string note;
  Instant start;
  Instant end;
  std::string zone;
  Origin origin = Origin::manual;
};
/// Adds a finished session. Refused: "reversed", "in_future", "overlap" with the overlapped sessions as
/// details; with `trim` only the free parts are kept (one or more), and "no_free_time" when there is none.
[[nodiscard]] Result<std::vector<Session>> add(Ledger& ledger, const Act& act, const NewSession& session, bool trim);

/// What to change of a session; absent = as it is.
struct SessionEdit {
  std::optional<std::optional<ProjectId>> project;
  std::optional<Instant> start;
  std::optional<Instant> end;  ///< closes a running session
  std::optional<std::string> activity;
  std::optional<std::string> note;
  std::optional<std::string> zone;
  [[nodiscard]] bool empty() const { return !project && !start && !end && !activity && !note && !zone; }
};
/// Errors: not_found "no_such_session"; refused "reversed", "in_future", "overlap".
[[nodiscard]] Result<AnySession> edit(Ledger& ledger, const Act& act, SessionId id, const SessionEdit& change);
/// Cuts a session in two at an instant strictly inside it. A running one keeps running in its second part.
[[nodiscard]] Result<std::pair<Session, AnySession>> cut(Ledger& ledger, const Act& act, SessionId id, Instant at);
/// Joins two neighbouring sessions of the same project into one from the first start to the last end.
/// Refused: "not_neighbours" when another session lies between, "other_project". A gap between them
/// becomes session time, so `gap` tells it. Notes are joined with "; " where they differ.
struct Merged {
  AnySession session;
  Seconds gap{0};
};
[[nodiscard]] Result<Merged> merge(Ledger& ledger, const Act& act, SessionId first, SessionId second);
[[nodiscard]] Result<AnySession> remove(Ledger& ledger, const Act& act, SessionId id);

// Reading ---------------------------------------------------------------------------------------------

[[nodiscard]] Result<std::optional<RunningSession>> running(Ledger& ledger);
[[nodiscard]] Result<AnySession> find_session(Ledger& ledger, SessionId id);
/// The last session that ended at or before `t` (the running one not counted).
[[nodiscard]] Result<std::optional<Session>> last_before(Ledger& ledger, Instant t);
[[nodiscard]] Result<std::optional<Session>> next_after(Ledger& ledger, Instant t);
[[nodiscard]] Result<std::optional<FirstSession>> first_session(Ledger& ledger);
/// All sessions that share a second with `span`, ascending by start; the running one counts as endless.
[[nodiscard]] Result<std::vector<AnySession>> sessions(Ledger& ledger, Span span);
/// The same, one by one, for a million rows: the reference is good for the call alone. A running session
/// is handed over as ended at `now` (and not at all when it has not begun by then or would be empty).
[[nodiscard]] Result<void> each_session(Ledger& ledger, Span span, Instant now,
                                        const std::function<void(const Session&)>& take);
[[nodiscard]] Result<std::int64_t> count_sessions(Ledger& ledger);

/// The ledger as a source of sessions for reports.
class LedgerSessions : public SessionSource {
 public:
  /// `ledger` must outlive it; the running session counts up to `now`.
  LedgerSessions(Ledger& ledger, Instant now) : ledger_(&ledger), now_(now) {}
  Result<void> each(Span span, const std::function<void(const Session&)>& take) override;
  Result<std::optional<FirstSession>> first() override;
  Result<std::optional<Session>> last_starting_before(Instant t) override;
  Result<std::optional<Session>> first_starting_from(Instant t) override;

 private:
  Ledger* ledger_;
  Instant now_;
};

}  // namespace labclock::storage
