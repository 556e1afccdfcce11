// The tables of Labclock's own export beside the sessions: matched by uuid, else by what is unique about
// a row; written with the id of the file where that is free.

#include <algorithm>

#include "src/msg/import.hpp"
#include "src/utf8.hpp"
#include "src/words.hpp"
#include "storage/internal/columns.hpp"
#include "storage/internal/import_write.hpp"
#include "storage/internal/project_rows.hpp"

namespace labclock::storage {
namespace {

class OwnWriter {
 public:
  OwnWriter(Change& work, const std::string& file, const OwnTables& tables, ImportRows& rows, IdPlaces& ids,
            ImportReport& report)
      : work_(work), sql_(work.sql()), file_(file), tables_(tables), rows_(rows), ids_(ids), report_(report) {}

  void write() {
    write_projects();
    write_agreements();
    write_settings();
    write_days_off();
    write_holidays();
    write_meetings();
    write_alerts();
    write_crunches();
    write_absences();
    write_gone();
    write_heartbeat();
  }

 private:
  void write_projects();
  void write_agreements();
  void write_settings();
  void write_setting(const OwnSetting& row, std::int64_t most);
  void write_days_off();
  void write_holidays();
  void write_meetings();
  void write_notes(const OwnMeeting& meeting, std::int64_t id, std::int64_t most);
  void write_alerts();
  void write_crunches();
  void write_absences();
  void write_gone();
  void write_heartbeat();

  /// An INSERT whose first three values are the id, the uuid and when it changed.
  template <class Row>
  SQLite::Statement insert(const char* table, const std::string& statement, const Row& row, std::int64_t most_id) {
    SQLite::Statement insert(sql_, statement);
    const std::int64_t id = ids_.place(table, row.id, most_id);
    if (id != row.id) { ++report_.renumbered_others; }
    insert.bind(1, id);
    bind_uuid(insert, 2, row.uuid);
    insert.bind(3, row.changed_at ? unix_seconds(*row.changed_at) : work_.now());
    return insert;
  }
  void run(SQLite::Statement& statement) {
    statement.exec();
    ++report_.records_added;
  }
  [[nodiscard]] bool known(const char* table, const Uuid& uuid) {
    SQLite::Statement query(sql_, std::string{"SELECT 1 FROM "} + table + " WHERE uuid = ?");
    bind_uuid(query, 1, uuid);
    return query.executeStep();
  }
  void already() { ++report_.records_already; }
  void left_out(Msg why, std::int64_t line, const std::string& what) {
    rows_.list(file_, line, {why, {{"what", printable(what)}}});
  }
  template <class Row>
  static std::int64_t most_id(const std::vector<Row>& rows) {
    std::int64_t most = 0;
    for (const Row& row : rows) { most = std::max(most, row.id); }
    return most;
  }

  Change& work_;
  SQLite::Database& sql_;
  const std::string& file_;
  const OwnTables& tables_;
  ImportRows& rows_;
  IdPlaces& ids_;
  ImportReport& report_;
  std::map<std::string, std::int64_t, std::less<>> project_ids_;  // fold_key of the file's name -> id here
  std::map<Uuid, Uuid> project_uuids_;                            // the file's -> the one here, where they differ
};

void OwnWriter::write_projects() {
  std::map<std::string, Project, std::less<>> by_key;
  std::map<Uuid, Project> by_uuid;
  for (const Project& project : project_rows(sql_)) {
    by_key.emplace(fold_key(project.name), project);
    by_uuid.emplace(project.uuid, project);
    project_ids_.emplace(fold_key(project.name), project.id.value);
  }
  const std::int64_t most = most_id(tables_.projects);
  for (const OwnProject& row : tables_.projects) {
    const Project& project = row.project;
    const std::string key = fold_key(project.name);
    const auto same_uuid = by_uuid.find(row.uuid);
    const auto same_name = by_key.find(key);
    if (same_uuid != by_uuid.end() || same_name != by_key.end()) {
      const Project& here = same_uuid != by_uuid.end() ? same_uuid->second : same_name->second;
      if (here.uuid != row.uuid) { project_uuids_.emplace(row.uuid, here.uuid); }
      project_ids_[key] = here.id.value;
      rows_.rename_project(project.name, here.name);
      already();
      continue;
    }
    SQLite::Statement statement =
        insert("project",
               "INSERT INTO project (id, uuid, changed_at, name, name_key, kind, funder, number, fit, program, role, "
               "deadline, color, archived) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
               row, most);
    bind_project_facts(statement, 4, project, key);
    run(statement);
    report_.new_projects.push_back(project.name);
    if (project.kind == Kind::unassigned) { report_.unsorted.push_back(project.name); }
    Project made = project;
    made.id = ProjectId{sql_.getLastInsertRowid()};
    made.uuid = row.uuid;
    project_ids_[key] = made.id.value;
    by_uuid.emplace(row.uuid, made);
    by_key.emplace(key, std::move(made));
  }
}

void OwnWriter::write_agreements() {
  const std::int64_t most = most_id(tables_.agreements);
  for (const OwnAgreement& row : tables_.agreements) {
    if (known("agreement", row.uuid)) {
      already();
      continue;
    }
    const std::string what = "agreements: " + row.project + ' ' + iso_day(row.from);
    const auto project = project_ids_.find(fold_key(row.project));
    if (project == project_ids_.end()) {
      left_out(msg::import_record_lost, row.line, what);
      continue;
    }
    SQLite::Statement clash(sql_,
                            "SELECT 1 FROM agreement WHERE project = ?1 AND (to_day IS NULL OR to_day >= ?2) AND (?3 "
                            "IS NULL OR from_day <= ?3)");
    clash.bind(1, project->second);
    bind_day(clash, 2, row.from);
    bind_day(clash, 3, row.to);
    if (clash.executeStep()) {
      left_out(msg::import_record_kept, row.line, what);
      continue;
    }
    SQLite::Statement statement = insert("agreement",
                                         "INSERT INTO agreement (id, uuid, changed_at, project, share_ppm, from_day, "
                                         "to_day) VALUES (?, ?, ?, ?, ?, ?, ?)",
                                         row, most);
    statement.bind(4, project->second);
    statement.bind(5, row.share_ppm);
    bind_day(statement, 6, row.from);
    bind_day(statement, 7, row.to);
    run(statement);
  }
}

void OwnWriter::write_settings() {
  std::int64_t most_dated = 0;
  std::int64_t most_plain = 0;
  for (const OwnSetting& row : tables_.settings) {
    std::int64_t& most = row.from ? most_dated : most_plain;
    most = std::max(most, row.id);
  }
  for (const OwnSetting& row : tables_.settings) { write_setting(row, row.from ? most_dated : most_plain); }
}

void OwnWriter::write_setting(const OwnSetting& row, std::int64_t most) {
  const bool dated = row.from.has_value();
  SQLite::Statement here(sql_, dated ? "SELECT value FROM rule WHERE key = ? AND from_day = ?"
                                     : "SELECT value FROM setting WHERE key = ?");
  here.bind(1, row.key);
  if (dated) { bind_day(here, 2, row.from); }
  if (here.executeStep()) {
    const std::string value = here.getColumn(0).getString();
    if (value == row.value) {
      already();
    } else {
      rows_.list(
          file_, row.line,
          {msg::import_setting_kept, {{"key", row.key}, {"value", printable(value)}, {"other", printable(row.value)}}});
    }
    return;
  }
  const char* table = dated ? "rule" : "setting";
  if (known(table, row.uuid)) {
    left_out(msg::import_record_kept, row.line, "settings: " + row.key);
    return;
  }
  SQLite::Statement statement =
      insert(table,
             dated ? "INSERT INTO rule (id, uuid, changed_at, key, value, from_day) VALUES (?, ?, ?, ?, ?, ?)"
                   : "INSERT INTO setting (id, uuid, changed_at, key, value) VALUES (?, ?, ?, ?, ?)",
             row, most);
  statement.bind(4, row.key);
  statement.bind(5, row.value);
  if (dated) { bind_day(statement, 6, row.from); }
  run(statement);
}

void OwnWriter::write_days_off() {
  const std::int64_t most = most_id(tables_.days_off);
  for (const OwnDayOff& row : tables_.days_off) {
    if (known("day_off", row.uuid)) {
      already();
      continue;
    }
    const DayOff& day_off = row.day_off;
    const std::string half{key_of(day_off.half)};
    // Two halves of one day are not in each other's way.
    SQLite::Statement clash(sql_,
                            "SELECT 1 FROM day_off WHERE from_day <= ?2 AND to_day >= ?1 AND (half = '' OR ?3 = '' OR "
                            "half = ?3)");
    bind_day(clash, 1, day_off.days.first);
    bind_day(clash, 2, day_off.days.last);
    clash.bind(3, half);
    if (clash.executeStep()) {
      left_out(msg::import_record_kept, row.line, "days_off: " + iso_day(day_off.days.first));
      continue;
    }
    SQLite::Statement statement =
        insert("day_off",
               "INSERT INTO day_off (id, uuid, changed_at, from_day, to_day, type, half) VALUES (?, ?, ?, ?, ?, ?, ?)",
               row, most);
    bind_day(statement, 4, day_off.days.first);
    bind_day(statement, 5, day_off.days.last);
    bind_text(statement, 6, key_of(day_off.type));
    statement.bind(7, half);
    run(statement);
  }
}

void OwnWriter::write_holidays() {
  const std::int64_t most = most_id(tables_.holidays);
  for (const OwnHoliday& row : tables_.holidays) {
    const HolidayEdit& holiday = row.holiday;
    SQLite::Statement same(sql_, "SELECT 1 FROM holiday WHERE uuid = ?4 OR (day = ?1 AND name = ?2 AND removed = ?3)");
    bind_day(same, 1, holiday.date);
    same.bind(2, holiday.name);
    same.bind(3, holiday.removed ? 1 : 0);
    bind_uuid(same, 4, row.uuid);
    if (same.executeStep()) {
      already();
      continue;
    }
    SQLite::Statement statement = insert("holiday",
                                         "INSERT INTO holiday (id, uuid, changed_at, day, name, kind, source, removed) "
                                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                                         row, most);
    bind_day(statement, 4, holiday.date);
    statement.bind(5, holiday.name);
    bind_text(statement, 6, key_of(holiday.kind));
    statement.bind(7, holiday.source == HolidayEdit::Source::ics ? "ics" : "person");
    statement.bind(8, holiday.removed ? 1 : 0);
    run(statement);
  }
}

void OwnWriter::write_meetings() {
  const std::int64_t most = most_id(tables_.meetings);
  std::int64_t most_note = 0;
  for (const OwnMeeting& row : tables_.meetings) { most_note = std::max(most_note, most_id(row.notes)); }
  for (const OwnMeeting& row : tables_.meetings) {
    SQLite::Statement here(sql_, "SELECT id, note FROM meeting WHERE uuid = ?1 OR day = ?2 ORDER BY uuid <> ?1");
    bind_uuid(here, 1, row.uuid);
    bind_day(here, 2, row.day);
    if (here.executeStep()) {
      already();
      if (!row.note.empty() && here.getColumn(1).getString() != row.note) {
        left_out(msg::import_record_kept, row.line, "meetings: " + iso_day(row.day));
      }
      write_notes(row, here.getColumn(0).getInt64(), most_note);
      continue;
    }
    SQLite::Statement statement =
        insert("meeting", "INSERT INTO meeting (id, uuid, changed_at, day, note) VALUES (?, ?, ?, ?, ?)", row, most);
    bind_day(statement, 4, row.day);
    statement.bind(5, row.note);
    run(statement);
    write_notes(row, sql_.getLastInsertRowid(), most_note);
  }
}

void OwnWriter::write_notes(const OwnMeeting& meeting, std::int64_t id, std::int64_t most) {
  for (const OwnMeetingNote& row : meeting.notes) {
    if (known("meeting_note", row.uuid)) {
      already();
      continue;
    }
    SQLite::Statement statement = insert("meeting_note",
                                         "INSERT INTO meeting_note (id, uuid, changed_at, meeting, kind, text, who, "
                                         "by_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                                         row, most);
    statement.bind(4, id);
    bind_text(statement, 5, key_of(row.note.kind));
    statement.bind(6, row.note.text);
    statement.bind(7, row.note.who);
    bind_day(statement, 8, row.note.by);
    run(statement);
  }
}

void OwnWriter::write_alerts() {
  const std::int64_t most = most_id(tables_.alerts);
  for (const OwnAlert& row : tables_.alerts) {
    SQLite::Statement same(sql_, "SELECT 1 FROM alert WHERE uuid = ? OR cause = ?");
    bind_uuid(same, 1, row.uuid);
    same.bind(2, row.cause);
    if (same.executeStep()) {
      already();
      continue;
    }
    SQLite::Statement statement = insert(
        "alert",
        "INSERT INTO alert (id, uuid, changed_at, at_utc, kind, cause, session_uuid, project_uuid, band, zone, facts, "
        "answer, reason, answered_utc, snooze_s, held, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?)",
        row, most);
    statement.bind(4, unix_seconds(row.at));
    statement.bind(5, row.kind);
    statement.bind(6, row.cause);
    if (row.session) { bind_uuid(statement, 7, *row.session); }
    if (row.project) {
      const auto here = project_uuids_.find(*row.project);
      bind_uuid(statement, 8, here == project_uuids_.end() ? *row.project : here->second);
    }
    if (!row.band.empty()) { statement.bind(9, row.band); }
    statement.bind(10, row.zone);
    statement.bind(11, row.facts);
    bind_text(statement, 12, key_of(row.answer));
    bind_text(statement, 13, key_of(row.reason));
    if (row.answered_at) { statement.bind(14, unix_seconds(*row.answered_at)); }
    if (row.snooze) { statement.bind(15, row.snooze->count()); }
    statement.bind(16, row.held ? 1 : 0);
    statement.bind(17, row.note);
    run(statement);
  }
}

void OwnWriter::write_crunches() {
  const std::int64_t most = most_id(tables_.crunches);
  for (const OwnCrunch& row : tables_.crunches) {
    if (known("crunch", row.uuid)) {
      already();
      continue;
    }
    SQLite::Statement clash(sql_, "SELECT 1 FROM crunch WHERE from_day <= ?2 AND to_day >= ?1");
    bind_day(clash, 1, row.days.first);
    bind_day(clash, 2, row.days.last);
    if (clash.executeStep()) {
      left_out(msg::import_record_kept, row.line, "crunches: " + iso_day(row.days.first));
      continue;
    }
    SQLite::Statement statement = insert(
        "crunch", "INSERT INTO crunch (id, uuid, changed_at, from_day, to_day, reason) VALUES (?, ?, ?, ?, ?, ?)", row,
        most);
    bind_day(statement, 4, row.days.first);
    bind_day(statement, 5, row.days.last);
    statement.bind(6, row.reason);
    run(statement);
  }
}

void OwnWriter::write_absences() {
  const std::int64_t most = most_id(tables_.absences);
  for (const OwnAbsence& row : tables_.absences) {
    if (known("absence", row.uuid)) {
      already();
      continue;
    }
    SQLite::Statement statement = insert(
        "absence",
        "INSERT INTO absence (id, uuid, changed_at, session_uuid, from_utc, to_utc, evidence, noted_utc, answer, "
        "answered_utc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row, most);
    bind_uuid(statement, 4, row.session);
    statement.bind(5, unix_seconds(row.from));
    statement.bind(6, unix_seconds(row.to));
    bind_text(statement, 7, key_of(row.evidence));
    statement.bind(8, unix_seconds(row.noted));
    bind_text(statement, 9, key_of(row.answer));
    if (row.answered_at) { statement.bind(10, unix_seconds(*row.answered_at)); }
    run(statement);
  }
}

void OwnWriter::write_gone() {
  const std::int64_t most = most_id(tables_.gone);
  for (const OwnGone& row : tables_.gone) {
    SQLite::Statement same(sql_, "SELECT 1 FROM import_gone WHERE source = ? AND source_key = ?");
    same.bind(1, row.source);
    same.bind(2, row.key);
    if (same.executeStep()) {
      already();
      continue;
    }
    const std::int64_t id = ids_.place("import_gone", row.id, most);
    SQLite::Statement statement(sql_, "INSERT INTO import_gone (id, source, source_key) VALUES (?, ?, ?)");
    statement.bind(1, id);
    statement.bind(2, row.source);
    statement.bind(3, row.key);
    run(statement);
  }
}

/// Evidence of when a program last saw it run, and up to when one has watched: one row each, not on the undo
/// stack, kept where there is one.
void OwnWriter::write_heartbeat() {
  if (tables_.watched) {
    SQLite::Statement watched(sql_, "INSERT OR IGNORE INTO watch (id, seen_utc) VALUES (1, ?)");
    watched.bind(1, unix_seconds(*tables_.watched));
    watched.exec();
  }
  if (!tables_.heartbeat) { return; }
  SQLite::Statement statement(sql_, "INSERT OR IGNORE INTO heartbeat (id, at_utc, session_uuid) VALUES (1, ?, ?)");
  statement.bind(1, unix_seconds(tables_.heartbeat->at));
  if (tables_.heartbeat->session) { bind_uuid(statement, 2, *tables_.heartbeat->session); }
  statement.exec();
}

}  // namespace

void write_own_tables(Change& work, const std::string& file, const OwnTables& tables, ImportRows& rows, IdPlaces& ids,
                      ImportReport& report) {
  OwnWriter(work, file, tables, rows, ids, report).write();
}

}  // namespace labclock::storage
