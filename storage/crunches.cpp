#include "storage/crunches.hpp"

#include <algorithm>

#include "src/msg/crunch.hpp"
#include "storage/internal/columns.hpp"
#include "storage/internal/db.hpp"
#include "storage/internal/record_rows.hpp"
#include "storage/internal/session_rows.hpp"

namespace labclock::storage {

std::vector<Crunch> crunch_rows(SQLite::Database& sql) {
  SQLite::Statement row(sql, "SELECT id, uuid, from_day, to_day, reason FROM crunch");
  std::vector<Crunch> all;
  while (row.executeStep()) {
    all.push_back({CrunchId{row.getColumn(0).getInt64()},
                   column_uuid(row.getColumn(1)),
                   {column_day_or_first(row.getColumn(2)), column_day_or_first(row.getColumn(3))},
                   row.getColumn(4).getString()});
  }
  std::sort(all.begin(), all.end(), [](const Crunch& a, const Crunch& b) { return a.days.first < b.days.first; });
  return all;
}

Result<Crunch> add_crunch(Ledger& ledger, const Act& act, DayRange days, std::string_view reason) {
  if (days.empty()) {
    return refuse(ErrorKind::usage, "reversed_range", msg::crunch_reversed, Phrase{msg::crunch_reversed_hint});
  }
  Result<std::string> why = clean_text(std::string{reason});
  if (!why) { return why.error(); }
  if (why->empty()) {
    return refuse(ErrorKind::usage, "no_reason", msg::crunch_no_reason, Phrase{msg::crunch_no_reason_hint});
  }
  return change(ledger, act, [&](Change& work) -> Result<Crunch> {
    for (const Crunch& other : crunch_rows(work.sql())) {
      if (other.days.last < days.first || days.last < other.days.first) { continue; }
      return refuse(ErrorKind::refused, "crunch_overlap",
                    {msg::crunch_overlap,
                     {{"day", iso_day(std::max(other.days.first, days.first))},
                      {"id", std::to_string(other.id.value)},
                      {"from", iso_day(other.days.first)},
                      {"to", iso_day(other.days.last)}}},
                    Phrase{msg::crunch_overlap_hint});
    }
    Crunch crunch{{}, work.new_uuid(), days, *why};
    SQLite::Statement insert(work.sql(),
                             "INSERT INTO crunch (uuid, changed_at, from_day, to_day, reason) VALUES (?, ?, ?, ?, ?)");
    bind_uuid(insert, 1, crunch.uuid);
    insert.bind(2, work.now());
    bind_day(insert, 3, days.first);
    bind_day(insert, 4, days.last);
    insert.bind(5, crunch.reason);
    insert.exec();
    crunch.id = CrunchId{work.sql().getLastInsertRowid()};
    work.describe({msg::crunch_history_add,
                   {{"from", iso_day(days.first)}, {"to", iso_day(days.last)}, {"reason", crunch.reason}}});
    return crunch;
  });
}

Result<Crunch> remove_crunch(Ledger& ledger, const Act& act, CrunchId id) {
  return change(ledger, act, [&](Change& work) -> Result<Crunch> {
    for (const Crunch& crunch : crunch_rows(work.sql())) {
      if (crunch.id != id) { continue; }
      SQLite::Statement erase(work.sql(), "DELETE FROM crunch WHERE id = ?");
      erase.bind(1, id.value);
      erase.exec();
      work.describe(
          {msg::crunch_history_remove, {{"from", iso_day(crunch.days.first)}, {"to", iso_day(crunch.days.last)}}});
      return crunch;
    }
    return refuse(ErrorKind::not_found, "no_such_crunch", {msg::crunch_not_found, {{"id", std::to_string(id.value)}}},
                  Phrase{msg::crunch_not_found_hint});
  });
}

Result<std::vector<Crunch>> crunches(Ledger& ledger) {
  return reading(ledger, [](SQLite::Database& sql) -> Result<std::vector<Crunch>> { return crunch_rows(sql); });
}

}  // namespace labclock::storage
