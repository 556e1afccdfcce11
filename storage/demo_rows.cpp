#include "storage/internal/demo_rows.hpp"

#include "src/almanac.hpp"
#include "src/utf8.hpp"
#include "storage/internal/columns.hpp"
#include "storage/internal/project_rows.hpp"

namespace labclock::storage {
namespace {

void write_settings(Change& work, const DemoYear& year) {
  for (const auto& [key, value] : year.settings) {
    const SettingInfo* info = find_setting(key);
    const bool dated = info != nullptr && info->dated;
    SQLite::Statement insert(work.sql(),
                             dated ? "INSERT INTO rule (uuid, changed_at, key, value, from_day) VALUES (?, ?, ?, ?, ?)"
                                   : "INSERT INTO setting (uuid, changed_at, key, value) VALUES (?, ?, ?, ?)");
    bind_uuid(insert, 1, work.new_uuid());
    insert.bind(2, work.now());
    insert.bind(3, key);
    insert.bind(4, value);
    if (dated) { bind_day(insert, 5, kEver); }
    insert.exec();
  }
}

void write_agreements(Change& work, const DemoYear& year, const std::vector<ProjectId>& projects) {
  for (const DemoAgreement& agreement : year.agreements) {
    SQLite::Statement insert(work.sql(),
                             "INSERT INTO agreement (uuid, changed_at, project, share_ppm, from_day, to_day) "
                             "VALUES (?, ?, ?, ?, ?, ?)");
    bind_uuid(insert, 1, work.new_uuid());
    insert.bind(2, work.now());
    insert.bind(3, projects[agreement.project].value);
    insert.bind(4, agreement.share_ppm);
    bind_day(insert, 5, agreement.days.first);
    if (!agreement.open) { bind_day(insert, 6, agreement.days.last); }
    insert.exec();
  }
}

void write_days_off(Change& work, const DemoYear& year) {
  for (const DayOff& off : year.days_off) {
    SQLite::Statement insert(
        work.sql(), "INSERT INTO day_off (uuid, changed_at, from_day, to_day, type, half) VALUES (?, ?, ?, ?, ?, ?)");
    bind_uuid(insert, 1, work.new_uuid());
    insert.bind(2, work.now());
    bind_day(insert, 3, off.days.first);
    bind_day(insert, 4, off.days.last);
    bind_text(insert, 5, key_of(off.type));
    bind_text(insert, 6, key_of(off.half));
    insert.exec();
  }
}

void write_meeting_note(Change& work, std::int64_t meeting, const char* kind, const std::string& text) {
  SQLite::Statement insert(work.sql(),
                           "INSERT INTO meeting_note (uuid, changed_at, meeting, kind, text) VALUES (?, ?, ?, ?, ?)");
  bind_uuid(insert, 1, work.new_uuid());
  insert.bind(2, work.now());
  insert.bind(3, meeting);
  insert.bind(4, kind);
  insert.bind(5, text);
  insert.exec();
}

void write_meetings(Change& work, const DemoYear& year) {
  for (const DemoMeeting& meeting : year.meetings) {
    SQLite::Statement insert(work.sql(), "INSERT INTO meeting (uuid, changed_at, day, note) VALUES (?, ?, ?, ?)");
    bind_uuid(insert, 1, work.new_uuid());
    insert.bind(2, work.now());
    bind_day(insert, 3, meeting.day);
    insert.bind(4, meeting.note);
    insert.exec();
    const std::int64_t id = work.sql().getLastInsertRowid();
    write_meeting_note(work, id, "done", meeting.done);
    write_meeting_note(work, id, "decision", meeting.decision);
    write_meeting_note(work, id, "action", meeting.action);
  }
}

}  // namespace

std::vector<ProjectId> write_demo_projects(Change& work, const DemoYear& year) {
  std::vector<ProjectId> ids;
  for (const Project& project : year.projects) { ids.push_back(insert_project(work, project).id); }
  return ids;
}

void write_demo_records(Change& work, const DemoYear& year, const std::vector<ProjectId>& projects) {
  write_settings(work, year);
  write_agreements(work, year, projects);
  write_days_off(work, year);
  write_meetings(work, year);
}

void write_demo_alerts(Change& work, const DemoYear& year) {
  // The demo's one entry is the whole year: undone, nothing of it is left, the alerts included.
  SQLite::Statement insert(
      work.sql(),
      "INSERT INTO alert (uuid, changed_at, at_utc, kind, cause, session_uuid, project_uuid, band, zone, "
      "facts, answer, reason, answered_utc, snooze_s) SELECT ?1, ?2, ?3, 'off_hours', 'off_hours:' || ?3, "
      "session.uuid, project.uuid, ?4, zone, '{}', ?5, ?6, ?7, ?8 FROM session LEFT JOIN project ON "
      "project.id = session.project WHERE start_utc = ?3");
  for (const DemoAlert& alert : year.alerts) {
    const Instant start = year.sessions[alert.session].span.start;
    insert.reset();
    insert.clearBindings();
    bind_uuid(insert, 1, work.new_uuid());
    insert.bind(2, work.now());
    insert.bind(3, unix_seconds(start));
    bind_text(insert, 4, key_of(alert.band));
    bind_text(insert, 5, alert.answer);
    bind_text(insert, 6, alert.reason);
    if (!alert.answer.empty()) { insert.bind(7, unix_seconds(start) + 60); }
    if (alert.answer == "snooze") { insert.bind(8, 1800); }
    insert.exec();
  }
}

}  // namespace labclock::storage
