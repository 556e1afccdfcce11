// The answers to an absence: one verb, one history entry, whatever it does to the sessions.

#include <algorithm>

#include "src/format.hpp"
#include "src/msg/absence.hpp"
#include "src/msg/ledger.hpp"
#include "src/msg/records.hpp"
#include "storage/absences.hpp"
#include "storage/internal/absence_rows.hpp"
#include "storage/internal/record_rows.hpp"
#include "storage/internal/session_rows.hpp"

namespace labclock::storage {
namespace {

/// What is not said is how it was: whatever becomes of the part [from, to) of a session, both ends keep on.
class Carver {
 public:
  explicit Carver(Change& work) : work_(work) {}

  /// Takes the part out of a session.
  void take_out(const AnySession& session, Span part) {
    withdrawn_ += withdraw_alerts(work_, part.start, part.end);
    carve(session, part, nullptr);
  }
  /// The part becomes a session with these facts.
  void change_part(const AnySession& session, Span part, const SessionFacts& facts) { carve(session, part, &facts); }
  /// The session ends at an instant; it goes when that is its start.
  void end(const AnySession& session, Instant at) {
    if (end_of(session) && *end_of(session) <= at) { return; }
    withdrawn_ += withdraw_alerts(work_, at, end_of(session));
    if (at <= start_of(session)) {
      delete_session(work_, facts_of(session).id);
      return;
    }
    touch(session);
    set_end(work_, facts_of(session).id, at);
  }
  [[nodiscard]] int withdrawn() const { return withdrawn_; }
  /// Those made or changed that are still there.
  [[nodiscard]] std::vector<AnySession> sessions() {
    std::vector<AnySession> all;
    for (const SessionId id : touched_) {
      if (std::optional<AnySession> session = session_row(work_.sql(), id)) { all.push_back(*std::move(session)); }
    }
    std::sort(all.begin(), all.end(),
              [](const AnySession& a, const AnySession& b) { return start_of(a) < start_of(b); });
    return all;
  }

 private:
  /// `made` is what becomes of the part; null when it goes.
  void carve(const AnySession& session, Span part, const SessionFacts* made) {
    const SessionFacts& facts = facts_of(session);
    const std::optional<Instant> end = end_of(session);
    const bool before = start_of(session) < part.start;
    const bool after = !end || part.end < *end;
    SessionFacts rest = facts;
    rest.edited = true;
    if (!before && !after && made == nullptr) {
      delete_session(work_, facts.id);
      return;
    }
    if (!before && !after) {
      SessionFacts changed = *made;
      changed.id = facts.id;
      update_facts(work_, changed);
      touched_.push_back(facts.id);
      return;
    }
    touch(session);
    if (before) {
      set_end(work_, facts.id, part.start);
      if (after) { remember(insert_session(work_, rest, part.end, end)); }
    } else {
      set_start(work_, facts.id, part.end);
    }
    if (made != nullptr) { remember(insert_session(work_, *made, part.start, part.end)); }
  }
  void touch(const AnySession& session) {
    SessionFacts facts = facts_of(session);
    facts.edited = true;
    update_facts(work_, facts);
    touched_.push_back(facts.id);
  }
  void remember(const AnySession& session) { touched_.push_back(facts_of(session).id); }

  Change& work_;
  std::vector<SessionId> touched_;
  int withdrawn_ = 0;
};

Span part_of(const AnySession& session, Span span) {
  return {std::max(span.start, start_of(session)), std::min(span.end, end_of(session).value_or(span.end))};
}

/// The facts of a part that thinking or giving makes of a session.
Result<SessionFacts> changed_facts(Change& work, const SessionFacts& facts, const AbsenceReply& reply) {
  SessionFacts made = facts;
  made.edited = true;
  made.origin = Origin::repair;
  if (reply.answer == AbsenceAnswer::thinking) {
    Result<std::string> activity = clean_text(reply.activity);
    if (!activity) { return activity.error(); }
    if (!activity->empty()) { made.activity = *activity; }
    return made;
  }
  made.project = reply.project;
  made.activity.clear();
  made.note.clear();
  if (reply.project && project_name(work.sql(), reply.project).empty()) {
    return refuse(ErrorKind::not_found, "no_such_project", msg::project_id_not_found);
  }
  return made;
}

Result<void> stop_there(Ledger& ledger, Change& work, Carver& carver, const std::vector<AnySession>& there, Instant at,
                        Instant to) {
  if (at > work.act().now) {
    return refuse(ErrorKind::refused, "in_future",
                  {msg::session_in_future, {{"when", local_text(ledger, at, facts_of(there.front()).zone)}}},
                  Phrase{msg::session_in_future_hint});
  }
  if (at < start_of(there.front())) {
    return refuse(ErrorKind::refused, "before_start", msg::absence_before_start,
                  Phrase{msg::absence_before_start_hint});
  }
  std::size_t last = 0;
  while (last + 1 < there.size() && start_of(there[last + 1]) <= at) { ++last; }
  carver.end(there[last], at);
  for (std::size_t i = last + 1; i < there.size(); ++i) {
    carver.take_out(there[i], part_of(there[i], {start_of(there[i]), to}));
  }
  return {};
}

Result<void> act_on(Ledger& ledger, Change& work, Carver& carver, const Absence& absence,
                    const std::vector<AnySession>& there, const AbsenceReply& reply) {
  switch (reply.answer) {
    case AbsenceAnswer::none:
    case AbsenceAnswer::keep:
      return {};
    case AbsenceAnswer::stop:
      return stop_there(ledger, work, carver, there, reply.at.value_or(std::max(absence.from, start_of(there.front()))),
                        absence.to);
    case AbsenceAnswer::discard:
      for (const AnySession& session : there) { carver.take_out(session, part_of(session, absence.span())); }
      return {};
    case AbsenceAnswer::thinking:
    case AbsenceAnswer::give:
      for (const AnySession& session : there) {
        Result<SessionFacts> facts = changed_facts(work, facts_of(session), reply);
        if (!facts) { return facts.error(); }
        carver.change_part(session, part_of(session, absence.span()), *facts);
      }
      return {};
  }
  return {};
}

/// A forgotten session has been seen to with the answer.
void answer_forgotten(Change& work, const Absence& absence, AbsenceAnswer answer) {
  SQLite::Statement update(work.sql(),
                           "UPDATE alert SET answer = ?, answered_utc = ?, changed_at = ? WHERE kind = 'forgotten' AND "
                           "answer = '' AND session_uuid = ?");
  update.bind(1, answer == AbsenceAnswer::stop ? "stop" : "continue");
  update.bind(2, work.now());
  update.bind(3, work.now());
  bind_uuid(update, 4, absence.session_uuid);
  update.exec();
}

Phrase told(Change& work, const Absence& absence, const std::vector<AnySession>& there, const AbsenceReply& reply) {
  const std::string id = std::to_string(absence.id.value);
  const std::string length = clock_length(absence.length());
  const std::optional<ProjectId> own = there.empty() ? std::nullopt : facts_of(there.front()).project;
  const std::string project = project_name(work.sql(), reply.answer == AbsenceAnswer::give ? reply.project : own);
  switch (reply.answer) {
    case AbsenceAnswer::thinking:
      return {msg::absence_history_thinking, {{"id", id}, {"length", length}}};
    case AbsenceAnswer::stop:
      return {reply.at ? msg::absence_history_stop_at : msg::absence_history_stop, {{"project", project}, {"id", id}}};
    case AbsenceAnswer::discard:
      return {msg::absence_history_discard, {{"id", id}, {"length", length}, {"project", project}}};
    case AbsenceAnswer::give:
      return {msg::absence_history_give, {{"id", id}, {"length", length}, {"project", project}}};
    case AbsenceAnswer::none:
    case AbsenceAnswer::keep:
      break;
  }
  return {msg::absence_history_keep, {{"id", id}, {"length", length}}};
}

Error about(ErrorKind kind, const char* code, Msg message, Msg hint, AbsenceId id) {
  return refuse(kind, code, {message, {{"id", std::to_string(id.value)}}}, Phrase{hint});
}

Result<AnsweredAbsence> answer_inside(Ledger& ledger, Change& work, AbsenceId id, const AbsenceReply& reply) {
  const std::vector<Absence> found = absence_rows(work.sql(), "WHERE id = ?", {id.value});
  if (found.empty()) {
    return about(ErrorKind::not_found, "no_such_absence", msg::absence_not_found, msg::absence_not_found_hint, id);
  }
  const Absence& absence = found.front();
  if (absence.answer != AbsenceAnswer::none) {
    return about(ErrorKind::refused, "already_answered", msg::absence_answered, msg::absence_answered_hint, id);
  }
  const std::vector<AnySession> there = timed_sessions(work.sql(), absence.span());
  if (there.empty()) {
    return about(ErrorKind::refused, "absence_moot", msg::absence_moot, msg::absence_moot_hint, id);
  }
  Carver carver(work);
  if (Result<void> done = act_on(ledger, work, carver, absence, there, reply); !done) { return done.error(); }
  write_absence_answer(work, id, reply.answer);
  answer_forgotten(work, absence, reply.answer);
  work.describe(told(work, absence, there, reply));
  AnsweredAbsence answered{absence, carver.sessions(), carver.withdrawn()};
  answered.absence.answer = reply.answer;
  answered.absence.answered_at = work.act().now;
  answered.absence.session = facts_of(there.front()).id;
  answered.absence.project = facts_of(there.front()).project;
  answered.absence.zone = facts_of(there.front()).zone;
  return answered;
}

}  // namespace

void write_absence_answer(Change& work, AbsenceId id, AbsenceAnswer answer) {
  SQLite::Statement update(work.sql(), "UPDATE absence SET answer = ?, answered_utc = ?, changed_at = ? WHERE id = ?");
  update.bind(1, std::string{key_of(answer)});
  update.bind(2, work.now());
  update.bind(3, work.now());
  update.bind(4, id.value);
  update.exec();
}

int withdraw_alerts(Change& work, Instant from, std::optional<Instant> to, AlertId but) {
  SQLite::Statement erase(
      work.sql(),
      "DELETE FROM alert WHERE answer = '' AND kind <> 'forgotten' AND at_utc >= ? AND at_utc < ? AND id <> ?");
  erase.bind(1, unix_seconds(from));
  erase.bind(2, to ? unix_seconds(*to) : INT64_MAX);
  erase.bind(3, but.value);
  return erase.exec();
}

std::optional<Absence> absence_at(SQLite::Database& sql, const RunningSession& running, Instant now) {
  constexpr Seconds kJustBack{5 * 60};
  std::vector<Absence> open =
      absence_rows(sql, "WHERE answer = '' AND from_utc <= ?1 AND to_utc > ?2 ORDER BY from_utc DESC LIMIT 1",
                   {unix_seconds(now), unix_seconds(now - kJustBack)});
  if (open.empty() || open.front().from <= running.start) { return std::nullopt; }
  return std::move(open.front());
}

Result<AnsweredAbsence> answer_absence(Ledger& ledger, const Act& act, AbsenceId id, const AbsenceReply& reply) {
  if (reply.answer == AbsenceAnswer::none) {
    return refuse(ErrorKind::usage, "no_answer", msg::absence_no_answer, Phrase{msg::absence_no_answer_hint});
  }
  if (reply.at && reply.answer != AbsenceAnswer::stop) {
    return refuse(ErrorKind::usage, "at_without_stop", msg::absence_at_without_stop, Phrase{msg::absence_at_hint});
  }
  return change(ledger, act,
                [&](Change& work) -> Result<AnsweredAbsence> { return answer_inside(ledger, work, id, reply); });
}

}  // namespace labclock::storage
