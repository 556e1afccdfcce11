#include "storage/sessions.hpp"

#include "src/format.hpp"
#include "src/msg/history.hpp"
#include "src/msg/ledger.hpp"
#include "storage/internal/session_rows.hpp"

namespace labclock::storage {
namespace {

Error in_future(Ledger& ledger, Instant at, const std::string& zone) {
  return refuse(ErrorKind::refused, "in_future", {msg::session_in_future, {{"when", local_text(ledger, at, zone)}}},
                Phrase{msg::session_in_future_hint});
}

Error no_such_session(SessionId id) {
  return refuse(ErrorKind::not_found, "no_such_session", {msg::session_not_found, {{"id", std::to_string(id.value)}}},
                Phrase{msg::session_not_found_hint});
}

Error pair_error(const char* code, Msg message, Msg hint, SessionId a, SessionId b) {
  return refuse(ErrorKind::refused, code, {message, {{"a", std::to_string(a.value)}, {"b", std::to_string(b.value)}}},
                Phrase{hint});
}

Error reversed() {
  return refuse(ErrorKind::refused, "reversed", msg::session_reversed, Phrase{msg::session_reversed_hint});
}

/// The facts a request asks for, cleaned.
Result<SessionFacts> facts_from(const StartRequest& request) {
  Result<std::string> activity = clean_text(request.activity);
  if (!activity) { return activity.error(); }
  Result<std::string> note = clean_text(request.note);
  if (!note) { return note.error(); }
  SessionFacts facts;
  facts.project = request.project;
  facts.activity = *activity;
  facts.note = *note;
  facts.zone = request.zone;
  facts.origin = Origin::timer;
  return facts;
}

/// A start within the same second: the session just begun takes on what was asked for.
Started replace_running(Change& work, const RunningSession& open, const SessionFacts& wanted) {
  RunningSession changed = open;
  changed.project = wanted.project;
  changed.activity = wanted.activity;
  changed.note = wanted.note;
  changed.zone = wanted.zone;
  update_facts(work, changed);
  work.describe({msg::history_replace, {{"project", project_name(work.sql(), changed.project)}}});
  return {changed, std::nullopt, true};
}

Started begin_session(Change& work, const std::optional<RunningSession>& open, const SessionFacts& wanted, Instant at) {
  Started started;
  const std::string name = project_name(work.sql(), wanted.project);
  if (open) {
    set_end(work, open->id, at);
    started.closed = open->until(at);
    work.describe({msg::history_switch, {{"from", project_name(work.sql(), open->project)}, {"project", name}}});
  } else {
    work.describe({msg::history_start, {{"project", name}}});
  }
  started.session = std::get<RunningSession>(insert_session(work, wanted, at, std::nullopt));
  return started;
}

Result<Started> start_inside(Ledger& ledger, Change& work, const StartRequest& request) {
  if (request.at > work.act().now) { return in_future(ledger, request.at, request.zone); }
  Result<SessionFacts> wanted = facts_from(request);
  if (!wanted) { return wanted.error(); }
  const std::optional<RunningSession> open = running_row(work.sql());
  if (open) {
    const bool same =
        open->project == wanted->project && open->activity == wanted->activity && open->note == wanted->note;
    if (same) {
      return refuse(ErrorKind::refused, "already_running",
                    {msg::session_already_running, {{"project", project_name(work.sql(), open->project)}}},
                    Phrase{msg::session_already_running_hint});
    }
    if (request.at == open->start) { return replace_running(work, *open, *wanted); }
  }
  // The running session gives way at `at`; what else lies there or later does not.
  const std::vector<AnySession> others =
      rows_in_the_way(work.sql(), request.at, std::nullopt, open && open->start < request.at ? open->id : SessionId{});
  if (!others.empty()) { return overlap_error(ledger, others, msg::session_overlap_start_hint); }
  return begin_session(work, open, *wanted, request.at);
}

/// [start, end) less what lies in the way, in order.
std::vector<Span> free_parts(Span wanted, const std::vector<AnySession>& in_the_way) {
  std::vector<Span> parts;
  Instant at = wanted.start;
  for (const AnySession& other : in_the_way) {
    if (start_of(other) > at) { parts.push_back({at, start_of(other)}); }
    at = std::max(at, end_of(other).value_or(wanted.end));
  }
  if (at < wanted.end) { parts.push_back({at, wanted.end}); }
  return parts;
}

std::string join_texts(const std::string& a, const std::string& b) {
  if (a == b || b.empty()) { return a; }
  return a.empty() ? b : a + "; " + b;
}

}  // namespace

const SessionFacts& facts_of(const AnySession& session) {
  return std::visit([](const auto& it) -> const SessionFacts& { return it; }, session);
}

Instant start_of(const AnySession& session) {
  return std::visit([](const auto& it) { return it.start; }, session);
}

std::optional<Instant> end_of(const AnySession& session) {
  if (const auto* closed = std::get_if<Session>(&session)) { return closed->end; }
  return std::nullopt;
}

Result<Started> start(Ledger& ledger, const Act& act, const StartRequest& request) {
  return change(ledger, act, [&](Change& work) { return start_inside(ledger, work, request); });
}

Result<Stopped> stop(Ledger& ledger, const Act& act, Instant at) {
  return change(ledger, act, [&](Change& work) -> Result<Stopped> { return stop_running(ledger, work, at); });
}

Result<Stopped> stop_running(Ledger& ledger, Change& work, Instant at) {
  const std::optional<RunningSession> open = running_row(work.sql());
  if (!open) {
    return refuse(ErrorKind::refused, "nothing_running", msg::session_nothing_running,
                  Phrase{msg::session_nothing_running_hint});
  }
  if (at > work.act().now) { return in_future(ledger, at, open->zone); }
  if (at < open->start) {
    return refuse(ErrorKind::refused, "before_start", msg::session_before_start,
                  Phrase{msg::session_before_start_hint});
  }
  const Stopped stopped{open->until(at), at == open->start};
  const std::string name = project_name(work.sql(), open->project);
  if (stopped.removed) {
    delete_session(work, open->id);
    work.describe({msg::history_stop_removed, {{"project", name}}});
  } else {
    set_end(work, open->id, at);
    work.describe({msg::history_stop, {{"project", name}, {"length", clock_length(at - open->start)}}});
  }
  return stopped;
}

Result<Started> resume(Ledger& ledger, const Act& act, Instant at, const std::string& zone) {
  return change(ledger, act, [&](Change& work) -> Result<Started> {
    if (const std::optional<RunningSession> open = running_row(work.sql())) {
      return refuse(ErrorKind::refused, "already_running",
                    {msg::session_already_running, {{"project", project_name(work.sql(), open->project)}}},
                    Phrase{msg::session_already_running_hint});
    }
    SQLite::Statement row(work.sql(), select_session() + "ORDER BY start_utc DESC LIMIT 1");
    if (!row.executeStep()) {
      return refuse(ErrorKind::refused, "nothing_to_continue", msg::session_nothing_to_continue,
                    Phrase{msg::session_nothing_to_continue_hint});
    }
    const AnySession last = read_session(row);
    row.reset();
    const SessionFacts& facts = facts_of(last);
    return start_inside(ledger, work, {facts.project, facts.activity, facts.note, at, zone});
  });
}

Result<std::vector<Session>> add(Ledger& ledger, const Act& act, const NewSession& wanted, bool trim) {
  return change(ledger, act, [&](Change& work) -> Result<std::vector<Session>> {
    if (wanted.end <= wanted.start) { return reversed(); }
    if (wanted.end > act.now) { return in_future(ledger, wanted.end, wanted.zone); }
    Result<SessionFacts> facts = facts_from({wanted.project, wanted.activity, wanted.note, wanted.start, wanted.zone});
    if (!facts) { return facts.error(); }
    facts->origin = wanted.origin;
    const std::vector<AnySession> others = rows_in_the_way(work.sql(), wanted.start, wanted.end);
    if (!others.empty() && !trim) { return overlap_error(ledger, others, msg::session_overlap_hint); }
    std::vector<Session> added;
    Seconds length{0};
    for (const Span& part : free_parts({wanted.start, wanted.end}, others)) {
      added.push_back(std::get<Session>(insert_session(work, *facts, part.start, part.end)));
      length += part.length();
    }
    if (added.empty()) {
      return refuse(ErrorKind::refused, "no_free_time", msg::session_no_free_time,
                    Phrase{msg::session_no_free_time_hint});
    }
    work.describe(
        {msg::history_add, {{"length", clock_length(length)}, {"project", project_name(work.sql(), wanted.project)}}});
    return added;
  });
}

Result<AnySession> edit(Ledger& ledger, const Act& act, SessionId id, const SessionEdit& wanted) {
  return change(ledger, act, [&](Change& work) -> Result<AnySession> {
    const std::optional<AnySession> found = session_row(work.sql(), id);
    if (!found) { return no_such_session(id); }
    if (wanted.empty()) {
      return refuse(ErrorKind::usage, "nothing_to_change", msg::session_nothing_changed,
                    Phrase{msg::session_nothing_changed_hint});
    }
    SessionFacts facts = facts_of(*found);
    const Instant start = wanted.start.value_or(start_of(*found));
    const std::optional<Instant> end = wanted.end ? wanted.end : end_of(*found);
    if (wanted.zone) { facts.zone = *wanted.zone; }
    if (end && *end <= start) { return reversed(); }
    if (start > act.now) { return in_future(ledger, start, facts.zone); }
    if (end && *end > act.now) { return in_future(ledger, *end, facts.zone); }
    const std::vector<AnySession> others = rows_in_the_way(work.sql(), start, end, id);
    if (!others.empty()) { return overlap_error(ledger, others, msg::session_overlap_hint); }
    Result<std::string> activity = clean_text(wanted.activity.value_or(facts.activity));
    if (!activity) { return activity.error(); }
    Result<std::string> note = clean_text(wanted.note.value_or(facts.note));
    if (!note) { return note.error(); }
    facts.activity = *activity;
    facts.note = *note;
    if (wanted.project) { facts.project = *wanted.project; }
    facts.edited = true;
    update_facts(work, facts);
    // Only what moves is written, and in an order in which the row is sound at every step.
    if (end && start < start_of(*found)) { set_start(work, id, start); }
    if (end != end_of(*found)) { set_end(work, id, end); }
    if (start != start_of(*found)) { set_start(work, id, start); }
    work.describe(
        {msg::history_edit, {{"id", std::to_string(id.value)}, {"project", project_name(work.sql(), facts.project)}}});
    return *session_row(work.sql(), id);
  });
}

Result<std::pair<Session, AnySession>> cut(Ledger& ledger, const Act& act, SessionId id, Instant at) {
  return change(ledger, act, [&](Change& work) -> Result<std::pair<Session, AnySession>> {
    const std::optional<AnySession> found = session_row(work.sql(), id);
    if (!found) { return no_such_session(id); }
    const std::optional<Instant> end = end_of(*found);
    if (at <= start_of(*found) || at >= end.value_or(act.now)) {
      return refuse(ErrorKind::refused, "cut_outside", {msg::session_cut_outside, {{"id", std::to_string(id.value)}}},
                    Phrase{msg::session_cut_outside_hint});
    }
    SessionFacts facts = facts_of(*found);
    facts.edited = true;
    update_facts(work, facts);
    set_end(work, id, at);
    AnySession second = insert_session(work, facts, at, end);
    work.describe(
        {msg::history_cut, {{"id", std::to_string(id.value)}, {"project", project_name(work.sql(), facts.project)}}});
    return std::pair{std::get<Session>(*session_row(work.sql(), id)), std::move(second)};
  });
}

Result<Merged> merge(Ledger& ledger, const Act& act, SessionId first, SessionId second) {
  return change(ledger, act, [&](Change& work) -> Result<Merged> {
    if (first == second) {
      return refuse(ErrorKind::usage, "same_session", msg::session_same, Phrase{msg::session_same_hint});
    }
    std::optional<AnySession> a = session_row(work.sql(), first);
    if (!a) { return no_such_session(first); }
    std::optional<AnySession> b = session_row(work.sql(), second);
    if (!b) { return no_such_session(second); }
    if (start_of(*b) < start_of(*a)) { std::swap(a, b); }
    SessionFacts facts = facts_of(*a);
    const SessionFacts& other = facts_of(*b);
    if (facts.project != other.project) {
      return pair_error("other_project", msg::session_other_project, msg::session_other_project_hint, first, second);
    }
    if (facts.zone != other.zone) {
      return pair_error("other_zone", msg::session_other_zone, msg::session_other_zone_hint, first, second);
    }
    const Instant gap_from = *end_of(*a);
    if (gap_from < start_of(*b) && !rows_in_the_way(work.sql(), gap_from, start_of(*b)).empty()) {
      return pair_error("not_neighbours", msg::session_not_neighbours, msg::session_not_neighbours_hint, first, second);
    }
    facts.activity = join_texts(facts.activity, other.activity);
    facts.note = join_texts(facts.note, other.note);
    facts.edited = true;
    delete_session(work, other.id);
    update_facts(work, facts);
    set_end(work, facts.id, end_of(*b));
    work.describe({msg::history_merge,
                   {{"a", std::to_string(facts.id.value)},
                    {"b", std::to_string(other.id.value)},
                    {"project", project_name(work.sql(), facts.project)}}});
    return Merged{*session_row(work.sql(), facts.id), start_of(*b) - gap_from};
  });
}

Result<AnySession> remove(Ledger& ledger, const Act& act, SessionId id) {
  return change(ledger, act, [&](Change& work) -> Result<AnySession> {
    const std::optional<AnySession> found = session_row(work.sql(), id);
    if (!found) { return no_such_session(id); }
    delete_session(work, id);
    const Seconds length = end_of(*found).value_or(act.now) - start_of(*found);
    work.describe({msg::history_delete,
                   {{"id", std::to_string(id.value)},
                    {"project", project_name(work.sql(), facts_of(*found).project)},
                    {"length", clock_length(length)}}});
    return *found;
  });
}

}  // namespace labclock::storage
