#include <array>

#include "src/msg/history.hpp"
#include "src/msg/records.hpp"
#include "storage/internal/absence_rows.hpp"
#include "storage/internal/columns.hpp"
#include "storage/internal/db.hpp"
#include "storage/internal/record_rows.hpp"
#include "storage/internal/session_rows.hpp"
#include "storage/records.hpp"

namespace labclock::storage {
namespace {

constexpr auto kAnswers = std::to_array<std::string_view>({"", "stop", "snooze", "continue"});
constexpr auto kReasons = std::to_array<std::string_view>({"", "deadline", "experiment", "asked", "choice", "other"});

template <class Value, std::size_t N>
std::optional<Value> value_from(const std::array<std::string_view, N>& keys, std::string_view key) {
  for (std::size_t i = 0; i < N; ++i) {
    if (keys[i] == key) { return static_cast<Value>(i); }
  }
  return std::nullopt;
}

// An alert names its session by uuid, since it stays when the session is gone.
constexpr const char* kSelect =
    "SELECT alert.id, alert.uuid, at_utc, alert.kind, cause, session_uuid, session.id, coalesce(session.project, "
    "project.id), "
    "band, alert.zone, facts, answer, reason, answered_utc, snooze_s, held, alert.note FROM alert "
    "LEFT JOIN session ON session.uuid = session_uuid LEFT JOIN project ON project.uuid = project_uuid ";

Alert read_alert(SQLite::Statement& row) {
  Alert alert;
  alert.id = AlertId{row.getColumn(0).getInt64()};
  alert.uuid = column_uuid(row.getColumn(1));
  alert.at = instant_of(row.getColumn(2).getInt64());
  alert.kind = row.getColumn(3).getString();
  alert.cause = row.getColumn(4).getString();
  if (!row.getColumn(5).isNull()) { alert.session_uuid = column_uuid(row.getColumn(5)); }
  if (!row.getColumn(6).isNull()) { alert.session = SessionId{row.getColumn(6).getInt64()}; }
  if (!row.getColumn(7).isNull()) { alert.project = ProjectId{row.getColumn(7).getInt64()}; }
  if (!row.getColumn(8).isNull()) { alert.band = band_from(row.getColumn(8).getText()); }
  alert.zone = row.getColumn(9).getString();
  alert.facts = row.getColumn(10).getString();
  alert.answer = alert_answer_from(row.getColumn(11).getText()).value_or(AlertAnswer::none);
  alert.reason = alert_reason_from(row.getColumn(12).getText()).value_or(AlertReason::none);
  if (!row.getColumn(13).isNull()) { alert.answered_at = instant_of(row.getColumn(13).getInt64()); }
  if (!row.getColumn(14).isNull()) { alert.snooze = Seconds{row.getColumn(14).getInt64()}; }
  alert.held = row.getColumn(15).getInt() != 0;
  alert.note = row.getColumn(16).getString();
  return alert;
}

std::optional<Alert> alert_row(SQLite::Database& sql, AlertId id) {
  SQLite::Statement row(sql, std::string{kSelect} + "WHERE alert.id = ?");
  row.bind(1, id.value);
  if (!row.executeStep()) { return std::nullopt; }
  return read_alert(row);
}

Error no_such_alert(AlertId id) {
  return refuse(ErrorKind::not_found, "no_such_alert", {msg::alert_not_found, {{"id", std::to_string(id.value)}}},
                Phrase{msg::alert_not_found_hint});
}

Result<void> check_answer(const AnswerRequest& request) {
  if (request.answer == AlertAnswer::none) {
    return refuse(ErrorKind::usage, "no_answer", msg::alert_no_answer, Phrase{msg::alert_no_answer_hint});
  }
  if (request.reason != AlertReason::none && request.answer != AlertAnswer::go_on) {
    return refuse(ErrorKind::usage, "reason_without_continue", msg::alert_reason_without_continue,
                  Phrase{msg::alert_reason_hint});
  }
  return {};
}

void write_answer(Change& work, AlertId id, const AnswerRequest& request, const std::string& note,
                  std::optional<Seconds> snooze) {
  SQLite::Statement update(
      work.sql(),
      "UPDATE alert SET answer = ?, reason = ?, answered_utc = ?, snooze_s = ?, note = ?, changed_at = ? "
      "WHERE id = ?");
  bind_text(update, 1, key_of(request.answer));
  bind_text(update, 2, key_of(request.reason));
  update.bind(3, work.now());
  if (snooze) { update.bind(4, static_cast<std::int64_t>(snooze->count())); }
  update.bind(5, note);
  update.bind(6, work.now());
  update.bind(7, id.value);
  update.exec();
}

/// The snooze asked for, or `alerts.repeat` as it is set.
std::optional<Seconds> snooze_of(SQLite::Database& sql, const AnswerRequest& request) {
  if (request.answer != AlertAnswer::snooze) { return std::nullopt; }
  if (request.snooze) { return request.snooze; }
  const std::optional<std::string> repeat = setting_value(sql, "alerts.repeat", kEver);
  const Result<Seconds> length = parse_duration(repeat.value_or("30m"));
  return length ? *length : Seconds{1800};
}

/// Whether stopping is what answers the alert: its own session runs, or one it was switched to since. An
/// alert of another day may still be answered, and does not end what runs now.
bool is_about(const Alert& alert, const RunningSession& open, Instant now) {
  return alert.session_uuid == open.uuid || (open.start >= alert.at && now - alert.at < Hours{12});
}

/// Ends what runs: now, or where an absence began from which the person has just come back.
Result<void> stop_where_work_ended(Ledger& ledger, Change& work, const RunningSession& open, AlertId answered) {
  const std::optional<Absence> away = absence_at(work.sql(), open, work.act().now);
  Result<Stopped> stopped = stop_running(ledger, work, away ? away->from : work.act().now);
  if (!stopped) { return stopped.error(); }
  if (!away) { return {}; }
  write_absence_answer(work, away->id, AbsenceAnswer::stop);
  withdraw_alerts(work, away->from, std::nullopt, answered);
  return {};
}

}  // namespace

std::string_view key_of(AlertAnswer answer) {
  return kAnswers[static_cast<std::size_t>(answer)];
}
std::string_view key_of(AlertReason reason) {
  return kReasons[static_cast<std::size_t>(reason)];
}
std::optional<AlertAnswer> alert_answer_from(std::string_view key) {
  return value_from<AlertAnswer>(kAnswers, key);
}
std::optional<AlertReason> alert_reason_from(std::string_view key) {
  return value_from<AlertReason>(kReasons, key);
}

std::optional<AlertId> insert_alert(Change& work, const Alert& alert) {
  SQLite::Statement insert(
      work.sql(),
      "INSERT OR IGNORE INTO alert (uuid, changed_at, at_utc, kind, cause, session_uuid, project_uuid, "
      "band, zone, facts, held, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
      "(SELECT uuid FROM project WHERE id = ?7), ?8, ?9, ?10, ?11, ?12)");
  bind_uuid(insert, 1, work.new_uuid());
  insert.bind(2, work.now());
  insert.bind(3, unix_seconds(alert.at));
  insert.bind(4, alert.kind);
  insert.bind(5, alert.cause);
  if (alert.session_uuid) { bind_uuid(insert, 6, *alert.session_uuid); }
  if (alert.project) { insert.bind(7, alert.project->value); }
  if (alert.band) { bind_text(insert, 8, key_of(*alert.band)); }
  insert.bind(9, alert.zone);
  insert.bind(10, alert.facts.empty() ? "{}" : alert.facts);
  insert.bind(11, alert.held ? 1 : 0);
  insert.bind(12, alert.note);
  if (insert.exec() == 0) { return std::nullopt; }
  return AlertId{work.sql().getLastInsertRowid()};
}

Result<bool> record_alert(Ledger& ledger, const Act& act, const Alert& alert) {
  return quiet_change(ledger, act, [&](Change& work) -> Result<bool> { return insert_alert(work, alert).has_value(); });
}

Result<Alert> answer_alert(Ledger& ledger, const Act& act, AlertId id, const AnswerRequest& request) {
  if (Result<void> sound = check_answer(request); !sound) { return sound.error(); }
  return change(ledger, act, [&](Change& work) -> Result<Alert> {
    const std::optional<Alert> alert = alert_row(work.sql(), id);
    if (!alert) { return no_such_alert(id); }
    if (alert->answer != AlertAnswer::none) {
      return refuse(ErrorKind::refused, "already_answered", {msg::alert_answered, {{"id", std::to_string(id.value)}}},
                    Phrase{msg::alert_answered_hint});
    }
    Result<std::string> note = clean_text(request.note);
    if (!note) { return note.error(); }
    const std::optional<RunningSession> open = running_row(work.sql());
    if (request.answer == AlertAnswer::stop && open && is_about(*alert, *open, act.now)) {
      if (Result<void> stopped = stop_where_work_ended(ledger, work, *open, id); !stopped) { return stopped.error(); }
    }
    write_answer(work, id, request, *note, snooze_of(work.sql(), request));
    work.describe({msg::history_alert_answer,
                   {{"id", std::to_string(id.value)}, {"answer", std::string{key_of(request.answer)}}}});
    return *alert_row(work.sql(), id);
  });
}

Result<std::vector<Alert>> alerts(Ledger& ledger, Span span) {
  return reading(ledger, [&](SQLite::Database& sql) -> Result<std::vector<Alert>> {
    SQLite::Statement row(sql, std::string{kSelect} + "WHERE at_utc >= ? AND at_utc < ? ORDER BY at_utc, alert.id");
    row.bind(1, unix_seconds(span.start));
    row.bind(2, unix_seconds(span.end));
    std::vector<Alert> all;
    while (row.executeStep()) { all.push_back(read_alert(row)); }
    return all;
  });
}

Result<Alert> find_alert(Ledger& ledger, AlertId id) {
  return reading(ledger, [&](SQLite::Database& sql) -> Result<Alert> {
    const std::optional<Alert> alert = alert_row(sql, id);
    if (!alert) { return no_such_alert(id); }
    return *alert;
  });
}

Result<void> beat(Ledger& ledger, const Act& act) {
  return quiet_change(ledger, act, [&](Change& work) -> Result<void> {
    SQLite::Statement write(
        work.sql(),
        "INSERT INTO heartbeat (id, at_utc, session_uuid) VALUES (1, ?1, (SELECT uuid FROM session WHERE "
        "end_utc IS NULL)) ON CONFLICT (id) DO UPDATE SET at_utc = excluded.at_utc, "
        "session_uuid = excluded.session_uuid");
    write.bind(1, work.now());
    write.exec();
    return {};
  });
}

Result<std::optional<Heartbeat>> last_heartbeat(Ledger& ledger) {
  return reading(ledger, [](SQLite::Database& sql) -> Result<std::optional<Heartbeat>> {
    SQLite::Statement row(sql, "SELECT at_utc, session_uuid FROM heartbeat");
    if (!row.executeStep()) { return std::optional<Heartbeat>{}; }
    Heartbeat beat{instant_of(row.getColumn(0).getInt64()), std::nullopt};
    if (!row.getColumn(1).isNull()) { beat.session = column_uuid(row.getColumn(1)); }
    return std::optional<Heartbeat>{beat};
  });
}

}  // namespace labclock::storage
