#include <algorithm>
#include <tuple>

#include "src/msg/history.hpp"
#include "src/msg/records.hpp"
#include "storage/internal/columns.hpp"
#include "storage/internal/db.hpp"
#include "storage/internal/record_rows.hpp"
#include "storage/records.hpp"

namespace labclock::storage {
namespace {

DayOff insert_day_off(Change& work, DayOff day_off) {
  day_off.uuid = work.new_uuid();
  SQLite::Statement insert(
      work.sql(), "INSERT INTO day_off (uuid, changed_at, from_day, to_day, type, half) VALUES (?, ?, ?, ?, ?, ?)");
  bind_uuid(insert, 1, day_off.uuid);
  insert.bind(2, work.now());
  bind_day(insert, 3, day_off.days.first);
  bind_day(insert, 4, day_off.days.last);
  bind_text(insert, 5, key_of(day_off.type));
  bind_text(insert, 6, key_of(day_off.half));
  insert.exec();
  day_off.id = DayOffId{work.sql().getLastInsertRowid()};
  return day_off;
}

/// Two halves may share a day; everything else that meets is one day taken off twice.
bool collide(const DayOff& a, const DayOff& b) {
  const bool meet = a.days.first <= b.days.last && b.days.first <= a.days.last;
  const bool two_halves = a.half != DayHalf::full && b.half != DayHalf::full && a.half != b.half;
  return meet && !two_halves;
}

/// Takes one day out of a run: the part before stays in the row, the part after becomes a row of its own.
void take_out(Change& work, const DayOff& run, Day day) {
  const bool before = run.days.first < day;
  const bool after = day < run.days.last;
  if (!before && !after) {
    SQLite::Statement erase(work.sql(), "DELETE FROM day_off WHERE id = ?");
    erase.bind(1, run.id.value);
    erase.exec();
    return;
  }
  SQLite::Statement update(work.sql(), "UPDATE day_off SET from_day = ?, to_day = ?, changed_at = ? WHERE id = ?");
  bind_day(update, 1, before ? run.days.first : day + Days{1});
  bind_day(update, 2, before ? day - Days{1} : run.days.last);
  update.bind(3, work.now());
  update.bind(4, run.id.value);
  update.exec();
  if (before && after) {
    DayOff rest = run;
    rest.days = {day + Days{1}, run.days.last};
    insert_day_off(work, rest);
  }
}

}  // namespace

std::vector<DayOff> day_off_rows(SQLite::Database& sql) {
  SQLite::Statement row(sql, "SELECT id, uuid, from_day, to_day, type, half FROM day_off");
  std::vector<DayOff> all;
  while (row.executeStep()) {
    all.push_back({DayOffId{row.getColumn(0).getInt64()},
                   column_uuid(row.getColumn(1)),
                   {column_day_or_first(row.getColumn(2)), column_day_or_first(row.getColumn(3))},
                   day_off_type_from(row.getColumn(4).getText()).value_or(DayOffType::other),
                   day_half_from(row.getColumn(5).getText()).value_or(DayHalf::full)});
  }
  // Few rows, read at every report: to prepare SQLite for sorting them costs more than sorting.
  std::stable_sort(all.begin(), all.end(), [](const DayOff& a, const DayOff& b) {
    return std::tie(a.days.first, a.half) < std::tie(b.days.first, b.half);
  });
  return all;
}

Result<DayOff> add_day_off(Ledger& ledger, const Act& act, const DayOff& wanted) {
  if (wanted.days.empty()) {
    return refuse(ErrorKind::usage, "reversed_range", msg::day_off_reversed, Phrase{msg::day_off_reversed_hint});
  }
  if (wanted.half != DayHalf::full && wanted.days.count() > 1) {
    return refuse(ErrorKind::usage, "half_run", msg::day_off_half_run, Phrase{msg::day_off_half_run_hint});
  }
  return change(ledger, act, [&](Change& work) -> Result<DayOff> {
    for (const DayOff& other : day_off_rows(work.sql())) {
      if (!collide(other, wanted)) { continue; }
      const Day day = std::max(other.days.first, wanted.days.first);
      return refuse(ErrorKind::refused, "day_off_overlap", {msg::day_off_overlap, {{"day", iso_day(day)}}},
                    Phrase{msg::day_off_overlap_hint});
    }
    work.describe(
        {msg::history_day_off_add, {{"from", iso_day(wanted.days.first)}, {"to", iso_day(wanted.days.last)}}});
    return insert_day_off(work, wanted);
  });
}

Result<std::vector<DayOff>> remove_day_off(Ledger& ledger, const Act& act, Day day) {
  return change(ledger, act, [&](Change& work) -> Result<std::vector<DayOff>> {
    std::vector<DayOff> removed;
    for (const DayOff& run : day_off_rows(work.sql())) {
      if (!run.days.contains(day)) { continue; }
      take_out(work, run, day);
      removed.push_back(run);
      removed.back().days = {day, day};
    }
    if (removed.empty()) {
      return refuse(ErrorKind::not_found, "no_such_day_off", {msg::day_off_not_found, {{"day", iso_day(day)}}},
                    Phrase{msg::day_off_not_found_hint});
    }
    work.describe({msg::history_day_off_remove, {{"day", iso_day(day)}}});
    return removed;
  });
}

Result<std::vector<DayOff>> days_off(Ledger& ledger) {
  return reading(ledger, [](SQLite::Database& sql) -> Result<std::vector<DayOff>> { return day_off_rows(sql); });
}

}  // namespace labclock::storage
