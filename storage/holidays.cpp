#include "src/holidays.hpp"

#include <algorithm>

#include "src/msg/history.hpp"
#include "src/msg/records.hpp"
#include "storage/internal/columns.hpp"
#include "storage/internal/db.hpp"
#include "storage/internal/record_rows.hpp"
#include "storage/internal/session_rows.hpp"
#include "storage/records.hpp"

namespace labclock::storage {
namespace {

void insert_holiday(Change& work, const HolidayEdit& holiday) {
  SQLite::Statement insert(
      work.sql(),
      "INSERT INTO holiday (uuid, changed_at, day, name, kind, source, removed) VALUES (?, ?, ?, ?, ?, ?, ?)");
  bind_uuid(insert, 1, work.new_uuid());
  insert.bind(2, work.now());
  bind_day(insert, 3, holiday.date);
  insert.bind(4, holiday.name);
  bind_text(insert, 5, key_of(holiday.kind));
  bind_text(insert, 6, holiday.source == HolidayEdit::Source::ics ? "ics" : "person");
  insert.bind(7, holiday.removed ? 1 : 0);
  insert.exec();
}

int erase_on(Change& work, Day date, std::string_view condition) {
  SQLite::Statement erase(work.sql(), "DELETE FROM holiday WHERE day = ? AND " + std::string{condition});
  bind_day(erase, 1, date);
  return erase.exec();
}

}  // namespace

std::vector<HolidayEdit> holiday_rows(SQLite::Database& sql) {
  SQLite::Statement row(sql, "SELECT day, name, kind, source, removed FROM holiday ORDER BY id");
  std::vector<HolidayEdit> all;
  while (row.executeStep()) {
    const std::string_view source = row.getColumn(3).getText();
    all.push_back({column_day_or_first(row.getColumn(0)), row.getColumn(1).getString(),
                   holiday_kind_from(row.getColumn(2).getText()).value_or(HolidayKind::closure),
                   source == "ics" ? HolidayEdit::Source::ics : HolidayEdit::Source::person,
                   row.getColumn(4).getInt() != 0});
  }
  // As in day_off_rows: by day, and those of one day as they were added.
  std::stable_sort(all.begin(), all.end(), [](const HolidayEdit& a, const HolidayEdit& b) { return a.date < b.date; });
  return all;
}

Result<HolidayEdit> add_holiday(Ledger& ledger, const Act& act, Day date, std::string_view name) {
  return change(ledger, act, [&](Change& work) -> Result<HolidayEdit> {
    Result<std::string> clean = clean_text(std::string{name});
    if (!clean) { return clean.error(); }
    if (clean->empty()) {
      return refuse(ErrorKind::usage, "empty_name", msg::holiday_name_empty, Phrase{msg::holiday_name_empty_hint});
    }
    for (const HolidayEdit& other : holiday_rows(work.sql())) {
      if (other.date != date || other.removed || other.name != *clean) { continue; }
      return refuse(ErrorKind::refused, "holiday_exists",
                    {msg::holiday_exists, {{"day", iso_day(date)}, {"name", other.name}}},
                    Phrase{msg::holiday_exists_hint});
    }
    erase_on(work, date, "removed = 1");
    const HolidayEdit holiday{date, *clean, HolidayKind::closure, HolidayEdit::Source::person, false};
    insert_holiday(work, holiday);
    work.describe({msg::history_holiday_add, {{"name", *clean}, {"day", iso_day(date)}}});
    return holiday;
  });
}

Result<HolidayEdit> remove_holiday(Ledger& ledger, const Act& act, Day date, bool known) {
  return change(ledger, act, [&](Change& work) -> Result<HolidayEdit> {
    HolidayEdit removed{date, "", HolidayKind::closure, HolidayEdit::Source::person, true};
    bool struck_out = false;
    for (const HolidayEdit& edit : holiday_rows(work.sql())) {
      if (edit.date != date) { continue; }
      struck_out = struck_out || edit.removed;
      if (!edit.removed) { removed.name = edit.name; }
    }
    const bool own = erase_on(work, date, "removed = 0") > 0;
    if (known && !struck_out) {
      insert_holiday(work, removed);
    } else if (!own) {
      return refuse(ErrorKind::not_found, "no_such_holiday", {msg::holiday_not_found, {{"day", iso_day(date)}}},
                    Phrase{msg::holiday_not_found_hint});
    }
    work.describe({msg::history_holiday_remove, {{"day", iso_day(date)}}});
    return removed;
  });
}

Result<HolidayImport> import_holidays(Ledger& ledger, const Act& act, const std::vector<HolidayEdit>& holidays) {
  return change(ledger, act, [&](Change& work) -> Result<HolidayImport> {
    HolidayImport report;
    SQLite::Statement there(work.sql(), "SELECT 1 FROM holiday WHERE day = ? AND name = ? AND removed = 0");
    for (const HolidayEdit& holiday : holidays) {
      ++report.read;
      there.reset();
      bind_day(there, 1, holiday.date);
      there.bind(2, holiday.name);
      if (there.executeStep()) {
        ++report.already;
        continue;
      }
      insert_holiday(work, holiday);
      ++report.added;
    }
    work.describe({msg::history_holiday_import, {{"count", std::to_string(report.added)}}});
    return report;
  });
}

Result<std::vector<HolidayEdit>> holiday_edits(Ledger& ledger) {
  return reading(ledger, [](SQLite::Database& sql) -> Result<std::vector<HolidayEdit>> { return holiday_rows(sql); });
}

}  // namespace labclock::storage
