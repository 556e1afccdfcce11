#include <algorithm>
#include <array>

#include "src/msg/history.hpp"
#include "src/msg/records.hpp"
#include "src/msg/reports.hpp"
#include "storage/internal/columns.hpp"
#include "storage/internal/db.hpp"
#include "storage/internal/record_rows.hpp"
#include "storage/internal/session_rows.hpp"
#include "storage/meeting_notes.hpp"
#include "storage/records.hpp"

namespace labclock::storage {
namespace {

Error no_such_meeting(Day day) {
  return refuse(ErrorKind::not_found, "no_such_meeting", {msg::meeting_not_found, {{"day", iso_day(day)}}},
                Phrase{msg::meeting_not_found_hint, {{"day", iso_day(day)}}});
}

std::optional<Meeting> meeting_on(SQLite::Database& sql, Day day) {
  std::vector<Meeting> all = meeting_rows(sql);
  const auto found = std::find_if(all.begin(), all.end(), [&](const Meeting& it) { return it.day == day; });
  if (found == all.end()) { return std::nullopt; }
  return *found;
}

void read_notes(SQLite::Database& sql, std::vector<Meeting>& all) {
  SQLite::Statement row(sql, "SELECT meeting, id, kind, text, who, by_day FROM meeting_note ORDER BY id");
  while (row.executeStep()) {
    const MeetingId id{row.getColumn(0).getInt64()};
    const auto meeting = std::find_if(all.begin(), all.end(), [&](const Meeting& it) { return it.id == id; });
    if (meeting == all.end()) { continue; }
    meeting->notes.push_back({MeetingNoteId{row.getColumn(1).getInt64()},
                              meeting_note_kind_from(row.getColumn(2).getText()).value_or(MeetingNoteKind::done),
                              row.getColumn(3).getString(), row.getColumn(4).getString(),
                              column_day(row.getColumn(5))});
  }
}

Result<MeetingNote> checked_note(const MeetingNote& wanted) {
  MeetingNote note = wanted;
  Result<std::string> text = clean_text(note.text);
  if (!text) { return text.error(); }
  Result<std::string> who = clean_text(note.who);
  if (!who) { return who.error(); }
  note.text = *text;
  note.who = *who;
  if (note.text.empty()) {
    return refuse(ErrorKind::usage, "empty_text", msg::meeting_empty_text, Phrase{msg::meeting_empty_text_hint});
  }
  if (note.kind != MeetingNoteKind::action && (!note.who.empty() || note.by)) {
    return refuse(ErrorKind::usage, "only_actions", msg::meeting_only_action, Phrase{msg::meeting_only_action_hint});
  }
  return note;
}

Error no_such_note() {
  return refuse(ErrorKind::not_found, "no_such_note", msg::report_no_note, Phrase{msg::report_no_note_hint});
}

/// The meeting that a note is written for, its notes with it.
std::optional<Meeting> meeting_of(SQLite::Database& sql, MeetingNoteId id) {
  std::vector<Meeting> all = meeting_rows(sql);
  const auto has = [&](const Meeting& meeting) {
    return std::any_of(meeting.notes.begin(), meeting.notes.end(),
                       [&](const MeetingNote& note) { return note.id == id; });
  };
  const auto found = std::find_if(all.begin(), all.end(), has);
  if (found == all.end()) { return std::nullopt; }
  return *found;
}

const MeetingNote& note_in(const Meeting& meeting, MeetingNoteId id) {
  return *std::find_if(meeting.notes.begin(), meeting.notes.end(),
                       [&](const MeetingNote& note) { return note.id == id; });
}

}  // namespace

std::string_view key_of(MeetingNoteKind kind) {
  constexpr auto kKeys = std::to_array<std::string_view>({"done", "decision", "action"});
  return kKeys[static_cast<std::size_t>(kind)];
}

std::optional<MeetingNoteKind> meeting_note_kind_from(std::string_view key) {
  for (const MeetingNoteKind kind : {MeetingNoteKind::done, MeetingNoteKind::decision, MeetingNoteKind::action}) {
    if (key_of(kind) == key) { return kind; }
  }
  return std::nullopt;
}

std::vector<Meeting> meeting_rows(SQLite::Database& sql) {
  SQLite::Statement row(sql, "SELECT id, uuid, day, note FROM meeting ORDER BY day");
  std::vector<Meeting> all;
  while (row.executeStep()) {
    all.push_back({MeetingId{row.getColumn(0).getInt64()},
                   column_uuid(row.getColumn(1)),
                   column_day_or_first(row.getColumn(2)),
                   row.getColumn(3).getString(),
                   {}});
  }
  read_notes(sql, all);
  return all;
}

Result<Meeting> add_meeting(Ledger& ledger, const Act& act, Day day, std::string_view note) {
  return change(ledger, act, [&](Change& work) -> Result<Meeting> {
    if (meeting_on(work.sql(), day)) {
      return refuse(ErrorKind::refused, "meeting_exists", {msg::meeting_exists, {{"day", iso_day(day)}}},
                    Phrase{msg::meeting_exists_hint, {{"day", iso_day(day)}}});
    }
    Result<std::string> clean = clean_text(std::string{note});
    if (!clean) { return clean.error(); }
    SQLite::Statement insert(work.sql(), "INSERT INTO meeting (uuid, changed_at, day, note) VALUES (?, ?, ?, ?)");
    bind_uuid(insert, 1, work.new_uuid());
    insert.bind(2, work.now());
    bind_day(insert, 3, day);
    insert.bind(4, *clean);
    insert.exec();
    work.describe({msg::history_meeting_add, {{"day", iso_day(day)}}});
    return *meeting_on(work.sql(), day);
  });
}

Result<Meeting> add_meeting_note(Ledger& ledger, const Act& act, Day day, const MeetingNote& wanted) {
  Result<MeetingNote> note = checked_note(wanted);
  if (!note) { return note.error(); }
  return change(ledger, act, [&](Change& work) -> Result<Meeting> {
    const std::optional<Meeting> meeting = meeting_on(work.sql(), day);
    if (!meeting) { return no_such_meeting(day); }
    SQLite::Statement insert(work.sql(),
                             "INSERT INTO meeting_note (uuid, changed_at, meeting, kind, text, who, by_day) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?)");
    bind_uuid(insert, 1, work.new_uuid());
    insert.bind(2, work.now());
    insert.bind(3, meeting->id.value);
    bind_text(insert, 4, key_of(note->kind));
    insert.bind(5, note->text);
    insert.bind(6, note->who);
    bind_day(insert, 7, note->by);
    insert.exec();
    work.describe({msg::history_meeting_note, {{"day", iso_day(day)}, {"text", note->text}}});
    return *meeting_on(work.sql(), day);
  });
}

Result<Meeting> edit_meeting_note(Ledger& ledger, const Act& act, MeetingNoteId id, const MeetingNote& wanted) {
  return change(ledger, act, [&](Change& work) -> Result<Meeting> {
    const std::optional<Meeting> meeting = meeting_of(work.sql(), id);
    if (!meeting) { return no_such_note(); }
    MeetingNote told = wanted;
    told.kind = note_in(*meeting, id).kind;
    Result<MeetingNote> note = checked_note(told);
    if (!note) { return note.error(); }
    SQLite::Statement update(work.sql(),
                             "UPDATE meeting_note SET text = ?, who = ?, by_day = ?, changed_at = ? WHERE id = ?");
    update.bind(1, note->text);
    update.bind(2, note->who);
    bind_day(update, 3, note->by);
    update.bind(4, work.now());
    update.bind(5, id.value);
    update.exec();
    work.describe({msg::report_history_note_edit, {{"day", iso_day(meeting->day)}, {"text", note->text}}});
    return *meeting_on(work.sql(), meeting->day);
  });
}

Result<Meeting> remove_meeting_note(Ledger& ledger, const Act& act, MeetingNoteId id) {
  return change(ledger, act, [&](Change& work) -> Result<Meeting> {
    const std::optional<Meeting> meeting = meeting_of(work.sql(), id);
    if (!meeting) { return no_such_note(); }
    SQLite::Statement erase(work.sql(), "DELETE FROM meeting_note WHERE id = ?");
    erase.bind(1, id.value);
    erase.exec();
    work.describe(
        {msg::report_history_note_remove, {{"day", iso_day(meeting->day)}, {"text", note_in(*meeting, id).text}}});
    return *meeting_on(work.sql(), meeting->day);
  });
}

Result<Meeting> remove_meeting(Ledger& ledger, const Act& act, Day day) {
  return change(ledger, act, [&](Change& work) -> Result<Meeting> {
    std::optional<Meeting> meeting = meeting_on(work.sql(), day);
    if (!meeting) { return no_such_meeting(day); }
    for (const char* erase_rows : {"DELETE FROM meeting_note WHERE meeting = ?", "DELETE FROM meeting WHERE id = ?"}) {
      SQLite::Statement erase(work.sql(), erase_rows);
      erase.bind(1, meeting->id.value);
      erase.exec();
    }
    work.describe({msg::history_meeting_remove, {{"day", iso_day(day)}}});
    return *meeting;
  });
}

Result<std::vector<Meeting>> meetings(Ledger& ledger) {
  return reading(ledger, [](SQLite::Database& sql) -> Result<std::vector<Meeting>> { return meeting_rows(sql); });
}

Result<std::optional<Day>> last_meeting_before(Ledger& ledger, Day day) {
  return reading(ledger, [&](SQLite::Database& sql) -> Result<std::optional<Day>> {
    SQLite::Statement row(sql, "SELECT max(day) FROM meeting WHERE day < ?");
    bind_day(row, 1, day);
    return row.executeStep() ? column_day(row.getColumn(0)) : std::nullopt;
  });
}

}  // namespace labclock::storage
