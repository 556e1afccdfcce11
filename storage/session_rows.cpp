#include "storage/internal/session_rows.hpp"
#include "src/msg/ledger.hpp"

#include "src/format.hpp"
#include "src/utf8.hpp"
#include "src/words.hpp"
#include "storage/zones.hpp"

namespace labclock::storage {
namespace {

enum Column : int { kId, kUuid, kProject, kActivity, kNote, kStart, kEnd, kZone, kOrigin, kEdited };

void read_facts(SQLite::Statement& row, SessionFacts& facts) {
  facts.id = SessionId{row.getColumn(kId).getInt64()};
  facts.uuid = column_uuid(row.getColumn(kUuid));
  const SQLite::Column project = row.getColumn(kProject);
  if (project.isNull()) {
    facts.project.reset();
  } else {
    facts.project = ProjectId{project.getInt64()};
  }
  facts.activity.assign(row.getColumn(kActivity).getText());
  facts.note.assign(row.getColumn(kNote).getText());
  facts.zone.assign(row.getColumn(kZone).getText());
  facts.origin = origin_from(row.getColumn(kOrigin).getText()).value_or(Origin::manual);
  facts.edited = row.getColumn(kEdited).getInt() != 0;
}

std::optional<AnySession> first_row(SQLite::Statement& row) {
  if (!row.executeStep()) { return std::nullopt; }
  return read_session(row);
}

}  // namespace

const std::string& select_session() {
  static const std::string kSelect =
      "SELECT id, uuid, project, activity, note, start_utc, end_utc, zone, origin, edited FROM session ";
  return kSelect;
}

bool read_session_into(SQLite::Statement& row, Session& into) {
  read_facts(row, into);
  into.start = instant_of(row.getColumn(kStart).getInt64());
  const SQLite::Column end = row.getColumn(kEnd);
  if (end.isNull()) { return false; }
  into.end = instant_of(end.getInt64());
  return true;
}

AnySession read_session(SQLite::Statement& row) {
  Session session;
  if (read_session_into(row, session)) { return session; }
  RunningSession open;
  static_cast<SessionFacts&>(open) = session;
  open.start = session.start;
  return open;
}

std::optional<RunningSession> running_row(SQLite::Database& sql) {
  SQLite::Statement row(sql, select_session() + "WHERE end_utc IS NULL");
  std::optional<AnySession> found = first_row(row);
  if (!found) { return std::nullopt; }
  return std::get<RunningSession>(*found);
}

std::optional<AnySession> session_row(SQLite::Database& sql, SessionId id) {
  SQLite::Statement row(sql, select_session() + "WHERE id = ?");
  row.bind(1, id.value);
  return first_row(row);
}

std::vector<AnySession> rows_in_the_way(SQLite::Database& sql, Instant from, std::optional<Instant> to,
                                        SessionId except) {
  // Sessions never overlap, so of all that start before `from` only the last can reach past it.
  SQLite::Statement row(sql,
                        select_session() +
                            "WHERE start_utc < ?2 AND (end_utc IS NULL OR end_utc > ?1) AND id <> ?3 AND start_utc >= "
                            "coalesce((SELECT start_utc FROM session WHERE start_utc <= ?1 AND id <> ?3 "
                            "ORDER BY start_utc DESC LIMIT 1), ?1) ORDER BY start_utc");
  row.bind(1, unix_seconds(from));
  row.bind(2, to ? unix_seconds(*to) : INT64_MAX);
  row.bind(3, except.value);
  std::vector<AnySession> found;
  while (row.executeStep()) { found.push_back(read_session(row)); }
  return found;
}

Error overlap_error(Ledger& ledger, const std::vector<AnySession>& in_the_way, Msg hint) {
  Error error = refuse(ErrorKind::refused, "overlap",
                       {msg::session_overlap, {{"count", std::to_string(in_the_way.size())}}}, Phrase{hint});
  for (const AnySession& session : in_the_way) {
    const SessionFacts& facts = facts_of(session);
    const std::optional<Instant> end = end_of(session);
    error.details.push_back({msg::session_line,
                             {{"id", std::to_string(facts.id.value)},
                              {"from", local_text(ledger, start_of(session), facts.zone)},
                              {"to", end ? local_text(ledger, *end, facts.zone) : "..."},
                              {"project", project_name(ledger.db().connection, facts.project)}}});
  }
  return error;
}

AnySession insert_session(Change& work, SessionFacts facts, Instant start, std::optional<Instant> end) {
  facts.uuid = work.new_uuid();
  SQLite::Statement insert(work.sql(),
                           "INSERT INTO session (uuid, changed_at, project, activity, note, start_utc, end_utc, zone, "
                           "origin, edited) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  bind_uuid(insert, 1, facts.uuid);
  insert.bind(2, work.now());
  if (facts.project) { insert.bind(3, facts.project->value); }
  insert.bind(4, facts.activity);
  insert.bind(5, facts.note);
  insert.bind(6, unix_seconds(start));
  if (end) { insert.bind(7, unix_seconds(*end)); }
  insert.bind(8, facts.zone);
  insert.bind(9, std::string{key_of(facts.origin)});
  insert.bind(10, facts.edited ? 1 : 0);
  insert.exec();
  facts.id = SessionId{work.sql().getLastInsertRowid()};
  if (!end) {
    RunningSession open;
    static_cast<SessionFacts&>(open) = std::move(facts);
    open.start = start;
    return open;
  }
  Session session;
  static_cast<SessionFacts&>(session) = std::move(facts);
  session.start = start;
  session.end = *end;
  return session;
}

void set_end(Change& work, SessionId id, std::optional<Instant> end) {
  SQLite::Statement update(work.sql(), "UPDATE session SET end_utc = ?, changed_at = ? WHERE id = ?");
  if (end) { update.bind(1, unix_seconds(*end)); }
  update.bind(2, work.now());
  update.bind(3, id.value);
  update.exec();
}

void update_facts(Change& work, const SessionFacts& facts) {
  SQLite::Statement update(
      work.sql(),
      "UPDATE session SET project = ?, activity = ?, note = ?, zone = ?, edited = ?, changed_at = ? "
      "WHERE id = ?");
  if (facts.project) { update.bind(1, facts.project->value); }
  update.bind(2, facts.activity);
  update.bind(3, facts.note);
  update.bind(4, facts.zone);
  update.bind(5, facts.edited ? 1 : 0);
  update.bind(6, work.now());
  update.bind(7, facts.id.value);
  update.exec();
}

void set_start(Change& work, SessionId id, Instant start) {
  SQLite::Statement update(work.sql(), "UPDATE session SET start_utc = ?, changed_at = ? WHERE id = ?");
  update.bind(1, unix_seconds(start));
  update.bind(2, work.now());
  update.bind(3, id.value);
  update.exec();
}

void delete_session(Change& work, SessionId id) {
  SQLite::Statement gone(
      work.sql(),
      "INSERT OR IGNORE INTO import_gone (source, source_key) SELECT source, source_key FROM session "
      "WHERE id = ? AND source_key IS NOT NULL");
  gone.bind(1, id.value);
  gone.exec();
  SQLite::Statement erase(work.sql(), "DELETE FROM session WHERE id = ?");
  erase.bind(1, id.value);
  erase.exec();
}

std::string project_name(SQLite::Database& sql, std::optional<ProjectId> project) {
  if (!project) { return {}; }
  SQLite::Statement row(sql, "SELECT name FROM project WHERE id = ?");
  row.bind(1, project->value);
  return row.executeStep() ? row.getColumn(0).getString() : std::string{};
}

std::string local_text(Ledger& ledger, Instant t, const std::string& zone) {
  Db& db = ledger.db();
  if (!db.zones) { db.zones = std::make_unique<ZoneFiles>(); }
  const Result<const Zone*> found = db.zones->find(zone);
  return found ? date_clock(t, **found) : rfc3339(t);
}

Result<std::string> clean_text(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) { return std::string{}; }
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  std::optional<std::string> composed = nfc(text.substr(first, last - first + 1));
  if (!composed || composed->find('\0') != std::string::npos) {
    return refuse(ErrorKind::usage, "bad_text", msg::session_bad_text, Phrase{msg::session_bad_text_hint});
  }
  return *composed;
}

}  // namespace labclock::storage
