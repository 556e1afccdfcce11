// The table absence: noting, listing. absence_answers.cpp has the verb.

#include "storage/absences.hpp"

#include <algorithm>

#include "src/msg/absence.hpp"
#include "storage/internal/absence_rows.hpp"
#include "storage/internal/session_rows.hpp"
#include "storage/records.hpp"

namespace labclock::storage {
namespace {

constexpr const char* kSelect =
    "SELECT id, uuid, session_uuid, from_utc, to_utc, evidence, noted_utc, answer, answered_utc FROM absence ";

/// Which session lies there, and the part of the interval that does.
void place(SQLite::Database& sql, Absence& absence) {
  const std::vector<AnySession> there = timed_sessions(sql, absence.span());
  if (there.empty()) { return; }
  const SessionFacts& facts = facts_of(there.front());
  absence.session = facts.id;
  absence.project = facts.project;
  absence.zone = facts.zone;
  if (absence.answer != AbsenceAnswer::none) { return; }
  absence.from = std::max(absence.from, start_of(there.front()));
  absence.to = std::min(absence.to, end_of(there.back()).value_or(absence.to));
}

/// Cuts off what has been answered already, at the front or at the end; false when nothing is left.
bool cut_answered(SQLite::Database& sql, Span& span) {
  SQLite::Statement row(sql,
                        "SELECT from_utc, to_utc FROM absence WHERE answer <> '' AND from_utc < ? AND to_utc > ? "
                        "ORDER BY from_utc");
  row.bind(1, unix_seconds(span.end));
  row.bind(2, unix_seconds(span.start));
  while (row.executeStep()) {
    const Span known{instant_of(row.getColumn(0).getInt64()), instant_of(row.getColumn(1).getInt64())};
    if (known.end >= span.end) {
      span.end = std::min(span.end, known.start);
    } else {
      span.start = std::max(span.start, known.end);  // what came before it is asked no more
    }
  }
  return span.start < span.end;
}

void insert_absence(Change& work, Span span, Evidence evidence, const Uuid& session) {
  SQLite::Statement insert(work.sql(),
                           "INSERT INTO absence (uuid, changed_at, session_uuid, from_utc, to_utc, evidence, "
                           "noted_utc) VALUES (?, ?, ?, ?, ?, ?, ?)");
  bind_uuid(insert, 1, work.new_uuid());
  insert.bind(2, work.now());
  bind_uuid(insert, 3, session);
  insert.bind(4, unix_seconds(span.start));
  insert.bind(5, unix_seconds(span.end));
  insert.bind(6, std::string{key_of(evidence)});
  insert.bind(7, work.now());
  insert.exec();
}

/// Open ones that touch or overlap become one with the span; its id where there was one.
std::optional<AbsenceId> merge_open(Change& work, Span& span, Evidence evidence) {
  const std::vector<Absence> open =
      absence_rows(work.sql(), "WHERE answer = '' AND from_utc <= ?1 AND to_utc >= ?2 ORDER BY from_utc, id",
                   {unix_seconds(span.end), unix_seconds(span.start)});
  if (open.empty()) { return std::nullopt; }
  const Absence& first = open.front();
  const bool known = first.from <= span.start && span.end <= first.to;
  if (first.from <= span.start) { evidence = first.evidence; }
  for (const Absence& each : open) {
    span.start = std::min(span.start, each.from);
    span.end = std::max(span.end, each.to);
    if (each.id == first.id) { continue; }
    SQLite::Statement erase(work.sql(), "DELETE FROM absence WHERE id = ?");
    erase.bind(1, each.id.value);
    erase.exec();
  }
  if (known) { return first.id; }
  SQLite::Statement update(work.sql(),
                           "UPDATE absence SET from_utc = ?, to_utc = ?, evidence = ?, changed_at = ? WHERE id = ?");
  update.bind(1, unix_seconds(span.start));
  update.bind(2, unix_seconds(span.end));
  update.bind(3, std::string{key_of(evidence)});
  update.bind(4, work.now());
  update.bind(5, first.id.value);
  update.exec();
  return first.id;
}

std::optional<Absence> absence_row(SQLite::Database& sql, AbsenceId id) {
  std::vector<Absence> found = absence_rows(sql, "WHERE id = ?", {id.value});
  if (found.empty()) { return std::nullopt; }
  return std::move(found.front());
}

/// Whether a stretch of time has a piece of the night in it.
bool over_night(Almanac& almanac, const Zone& zone, Span span) {
  const Day last = date::floor<Days>(zone.local(span.end));
  for (Day day = Day{date::floor<Days>(zone.local(span.start))} - Days{1}; day <= last; day += Days{1}) {
    const ClockSpan& night = almanac.rules().night.on(day);
    if (overlap(span, {zone.boundary(day, night.start), zone.boundary(day, night.end)})) { return true; }
  }
  return false;
}

}  // namespace

std::vector<AnySession> timed_sessions(SQLite::Database& sql, Span span) {
  std::vector<AnySession> there = rows_in_the_way(sql, span.start, span.end);
  std::erase_if(there, [](const AnySession& session) { return facts_of(session).origin != Origin::timer; });
  return there;
}

std::vector<Absence> absence_rows(SQLite::Database& sql, const char* tail, std::initializer_list<std::int64_t> values) {
  SQLite::Statement row(sql, std::string{kSelect} + tail);
  int index = 0;
  for (const std::int64_t value : values) { row.bind(++index, value); }
  std::vector<Absence> all;
  while (row.executeStep()) {
    Absence absence;
    absence.id = AbsenceId{row.getColumn(0).getInt64()};
    absence.uuid = column_uuid(row.getColumn(1));
    absence.session_uuid = column_uuid(row.getColumn(2));
    absence.from = instant_of(row.getColumn(3).getInt64());
    absence.to = instant_of(row.getColumn(4).getInt64());
    absence.evidence = evidence_from(row.getColumn(5).getText()).value_or(Evidence::idle);
    absence.noted = instant_of(row.getColumn(6).getInt64());
    absence.answer = absence_answer_from(row.getColumn(7).getText()).value_or(AbsenceAnswer::none);
    if (!row.getColumn(8).isNull()) { absence.answered_at = instant_of(row.getColumn(8).getInt64()); }
    all.push_back(absence);
  }
  return all;
}

Result<std::optional<Absence>> note_absence(Ledger& ledger, const Act& act, const NewAbsence& wanted) {
  return quiet_change(ledger, act, [&](Change& work) -> Result<std::optional<Absence>> {
    const std::optional<Absence> nothing;
    Span span{wanted.from, std::min(wanted.to, act.now)};
    if (span.start >= span.end) { return nothing; }
    const std::vector<AnySession> there = timed_sessions(work.sql(), span);
    if (there.empty()) { return nothing; }
    span.start = std::max(span.start, start_of(there.front()));
    span.end = std::min(span.end, end_of(there.back()).value_or(span.end));
    if (!cut_answered(work.sql(), span)) { return nothing; }
    std::optional<AbsenceId> id = merge_open(work, span, wanted.evidence);
    if (!id) {
      insert_absence(work, span, wanted.evidence, facts_of(there.front()).uuid);
      id = AbsenceId{work.sql().getLastInsertRowid()};
    }
    std::optional<Absence> noted = absence_row(work.sql(), *id);
    place(work.sql(), *noted);
    return noted;
  });
}

Result<std::optional<Absence>> note_unwatched(Ledger& ledger, const Act& act, Almanac& almanac) {
  const std::optional<Absence> nothing;
  Result<std::optional<RunningSession>> open = running(ledger);
  if (!open) { return open.error(); }
  Result<std::optional<Heartbeat>> beaten = last_heartbeat(ledger);
  if (!beaten) { return beaten.error(); }
  if (!*open || !*beaten || (*beaten)->session != (*open)->uuid) { return nothing; }
  const Instant last = (*beaten)->at;
  if (act.now - last < kUnwatched) { return nothing; }
  Result<const Zone*> zone = almanac.zones().find((*open)->zone);
  if (!zone) { return zone.error(); }
  const Evidence evidence = over_night(almanac, **zone, {last, act.now}) ? Evidence::night : Evidence::crash;
  return note_absence(ledger, act, {last, act.now, evidence});
}

Result<std::vector<Absence>> open_absences(Ledger& ledger) {
  return reading(ledger, [](SQLite::Database& sql) -> Result<std::vector<Absence>> {
    std::vector<Absence> open = absence_rows(sql, "WHERE answer = '' ORDER BY from_utc, id");
    for (Absence& absence : open) { place(sql, absence); }
    std::erase_if(open, [](const Absence& absence) { return !absence.session; });
    return open;
  });
}

Result<std::optional<Absence>> open_absence(Ledger& ledger) {
  return reading(ledger, [](SQLite::Database& sql) -> Result<std::optional<Absence>> {
    std::vector<Absence> open = absence_rows(sql, "WHERE answer = '' ORDER BY from_utc DESC, id DESC");
    for (Absence& absence : open) {
      place(sql, absence);
      if (absence.session) { return std::optional<Absence>(std::move(absence)); }
    }
    return std::optional<Absence>{};
  });
}

Result<std::vector<Absence>> absences(Ledger& ledger, Span span) {
  return reading(ledger, [&](SQLite::Database& sql) -> Result<std::vector<Absence>> {
    std::vector<Absence> all = absence_rows(sql, "WHERE from_utc < ?1 AND to_utc > ?2 ORDER BY from_utc, id",
                                            {unix_seconds(span.end), unix_seconds(span.start)});
    for (Absence& absence : all) { place(sql, absence); }
    return all;
  });
}

Result<Absence> find_absence(Ledger& ledger, AbsenceId id) {
  return reading(ledger, [&](SQLite::Database& sql) -> Result<Absence> {
    std::optional<Absence> found = absence_row(sql, id);
    if (!found) {
      return refuse(ErrorKind::not_found, "no_such_absence",
                    {msg::absence_not_found, {{"id", std::to_string(id.value)}}}, Phrase{msg::absence_not_found_hint});
    }
    place(sql, *found);
    return *std::move(found);
  });
}

}  // namespace labclock::storage
