#include "storage/doctor.hpp"

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <array>

#include "src/format.hpp"
#include "src/msg/doctor.hpp"
#include "src/msg/ledger.hpp"
#include "src/words.hpp"
#include "storage/internal/columns.hpp"
#include "storage/internal/db.hpp"
#include "storage/internal/session_rows.hpp"
#include "storage/records.hpp"

namespace labclock::storage {
namespace {

/// What a checker is given. Each is independent of the others and adds one finding or more.
struct Ward {
  Ledger& ledger;
  SQLite::Database& sql;
  Instant now;
  ZoneFinder& zones;
  std::vector<Finding>& findings;

  void ok(const char* check, Phrase text) const {
    findings.push_back({check, Severity::ok, std::move(text), std::nullopt});
  }
  void note(const char* check, Phrase text, Phrase advice) const {
    findings.push_back({check, Severity::note, std::move(text), std::move(advice)});
  }
  void problem(const char* check, Phrase text, Phrase advice) const {
    findings.push_back({check, Severity::problem, std::move(text), std::move(advice)});
  }
};

/// Findings of one kind that are listed one by one; more than these say nothing new.
constexpr int kListed = 10;

void check_integrity(const Ward& ward) {
  SQLite::Statement row(ward.sql, "PRAGMA integrity_check(10)");
  int bad = 0;
  while (row.executeStep()) {
    const std::string line = row.getColumn(0).getString();
    if (line == "ok") { continue; }
    ++bad;
    ward.problem("integrity", {msg::doctor_integrity_bad, {{"reason", line}}}, msg::doctor_restore);
  }
  if (bad == 0) { ward.ok("integrity", msg::doctor_integrity_ok); }
}

void check_foreign_keys(const Ward& ward) {
  SQLite::Statement row(ward.sql, "PRAGMA foreign_key_check");
  int bad = 0;
  while (row.executeStep()) {
    if (++bad > kListed) { continue; }
    ward.problem(
        "foreign_keys",
        {msg::doctor_foreign_bad, {{"table", row.getColumn(0).getString()}, {"id", row.getColumn(1).getString()}}},
        msg::doctor_restore);
  }
  if (bad == 0) { ward.ok("foreign_keys", msg::doctor_foreign_ok); }
}

void check_overlaps(const Ward& ward) {
  SQLite::Statement row(
      ward.sql,
      "SELECT id, previous FROM (SELECT id, start_utc, lag(id) OVER w AS previous, lag(coalesce(end_utc, "
      "9223372036854775807)) OVER w AS previous_end FROM session WINDOW w AS (ORDER BY start_utc, id)) "
      "WHERE previous_end > start_utc");
  int bad = 0;
  while (row.executeStep()) {
    if (++bad > kListed) { continue; }
    ward.problem("overlaps",
                 {msg::doctor_overlap, {{"a", row.getColumn(1).getString()}, {"b", row.getColumn(0).getString()}}},
                 msg::doctor_overlap_advice);
  }
  if (bad == 0) { ward.ok("overlaps", msg::doctor_overlap_ok); }
}

void check_future(const Ward& ward) {
  SQLite::Statement row(
      ward.sql, "SELECT id, coalesce(end_utc, start_utc), zone FROM session WHERE start_utc > ?1 OR end_utc > ?1");
  row.bind(1, unix_seconds(ward.now));
  int bad = 0;
  while (row.executeStep()) {
    if (++bad > kListed) { continue; }
    ward.problem(
        "future",
        {msg::doctor_future,
         {{"id", row.getColumn(0).getString()},
          {"when", local_text(ward.ledger, instant_of(row.getColumn(1).getInt64()), row.getColumn(2).getString())}}},
        msg::doctor_future_advice);
  }
  if (bad == 0) { ward.ok("future", msg::doctor_future_ok); }
}

void check_zones(const Ward& ward) {
  SQLite::Statement row(ward.sql, "SELECT zone, count(*) FROM session GROUP BY zone ORDER BY zone");
  int bad = 0;
  while (row.executeStep()) {
    const std::string zone = row.getColumn(0).getString();
    if (ward.zones.find(zone)) { continue; }
    ++bad;
    ward.problem("zones", {msg::doctor_zone, {{"zone", zone}, {"count", row.getColumn(1).getString()}}},
                 msg::doctor_zone_advice);
  }
  if (bad == 0) { ward.ok("zones", msg::doctor_zone_ok); }
}

void check_long_sessions(const Ward& ward) {
  constexpr std::int64_t kLong = 16 * 3600;
  SQLite::Statement row(ward.sql,
                        "SELECT id, coalesce(end_utc, ?2) - start_utc, end_utc IS NULL FROM session WHERE "
                        "coalesce(end_utc, ?2) - start_utc > ?1 ORDER BY start_utc DESC");
  row.bind(1, kLong);
  row.bind(2, unix_seconds(ward.now));
  int found = 0;
  while (row.executeStep()) {
    if (++found > kListed) { continue; }
    const bool open = row.getColumn(2).getInt() != 0;
    ward.note("long_sessions",
              {open ? msg::doctor_long_running : msg::doctor_long,
               {{"id", row.getColumn(0).getString()}, {"length", clock_length(Seconds{row.getColumn(1).getInt64()})}}},
              open ? msg::doctor_long_running_advice : msg::doctor_long_advice);
  }
  if (found > kListed) {
    ward.note("long_sessions", {msg::doctor_more, {{"count", std::to_string(found - kListed)}}},
              msg::doctor_long_advice);
  }
  if (found == 0) { ward.ok("long_sessions", msg::doctor_long_ok); }
}

void check_unsorted(const Ward& ward) {
  SQLite::Statement row(ward.sql,
                        "SELECT name FROM project WHERE kind = 'unassigned' AND archived = 0 ORDER BY name_key");
  int found = 0;
  while (row.executeStep()) {
    ++found;
    const std::string name = row.getColumn(0).getString();
    ward.note("unsorted", {msg::doctor_unsorted, {{"project", name}}},
              {msg::doctor_unsorted_advice, {{"project", name}}});
  }
  if (found == 0) { ward.ok("unsorted", msg::doctor_unsorted_ok); }
}

/// Texts that should be days: another program may have written them.
void check_days(const Ward& ward) {
  constexpr auto kColumns = std::to_array<std::array<const char*, 2>>({{"agreement", "from_day"},
                                                                       {"agreement", "to_day"},
                                                                       {"rule", "from_day"},
                                                                       {"holiday", "day"},
                                                                       {"day_off", "from_day"},
                                                                       {"day_off", "to_day"},
                                                                       {"crunch", "from_day"},
                                                                       {"crunch", "to_day"},
                                                                       {"meeting", "day"},
                                                                       {"meeting_note", "by_day"},
                                                                       {"project", "deadline"}});
  int bad = 0;
  for (const auto& [table, column] : kColumns) {
    SQLite::Statement row(ward.sql, fmt::format("SELECT id, {0} FROM {1} WHERE {0} IS NOT NULL", column, table));
    while (row.executeStep()) {
      if (column_day(row.getColumn(1))) { continue; }
      ++bad;
      ward.problem("days",
                   {msg::doctor_day,
                    {{"table", table}, {"id", row.getColumn(0).getString()}, {"value", row.getColumn(1).getString()}}},
                   msg::doctor_restore);
    }
  }
  if (bad == 0) { ward.ok("days", msg::doctor_day_ok); }
}

void check_settings(const Ward& ward) {
  SQLite::Statement row(ward.sql, "SELECT key, value FROM rule UNION ALL SELECT key, value FROM setting ORDER BY 1");
  int bad = 0;
  while (row.executeStep()) {
    const std::string key = row.getColumn(0).getString();
    const std::string value = row.getColumn(1).getString();
    const SettingInfo* info = find_setting(key);
    if (info != nullptr && normalise_setting(*info, value)) { continue; }
    ++bad;
    ward.problem("settings", {msg::doctor_setting, {{"key", key}, {"value", value}}},
                 {msg::doctor_setting_advice, {{"key", key}}});
  }
  if (bad == 0) { ward.ok("settings", msg::doctor_setting_ok); }
}

void check_history(const Ward& ward) {
  SQLite::Statement row(
      ward.sql,
      "SELECT count(*) FROM history WHERE undoable = 1 AND NOT EXISTS (SELECT 1 FROM history_part WHERE "
      "history_part.history = history.id)");
  const int bad = row.executeStep() ? row.getColumn(0).getInt() : 0;
  if (bad > 0) {
    ward.problem("history", {msg::doctor_history, {{"count", std::to_string(bad)}}}, msg::doctor_history_advice);
  } else {
    ward.ok("history", msg::doctor_history_ok);
  }
}

void check_file_mode(const Ward& ward) {
  struct stat info {};
  if (::stat(ward.ledger.file().c_str(), &info) != 0 || (info.st_mode & 077U) == 0) {
    ward.ok("file_mode", msg::doctor_mode_ok);
    return;
  }
  ward.note("file_mode", msg::doctor_mode, {msg::doctor_mode_advice, {{"file", ward.ledger.file().string()}}});
}

using Checker = void (*)(const Ward&);
constexpr auto kCheckers = std::to_array<Checker>({check_integrity, check_foreign_keys, check_overlaps, check_future,
                                                   check_zones, check_long_sessions, check_unsorted, check_days,
                                                   check_settings, check_history, check_file_mode});

/// Long statements ask every so often whether the person wants to go on.
struct Watch {
  Progress* progress;
  std::int64_t done;
};
int ask(void* context) {
  auto* watch = static_cast<Watch*>(context);
  return watch->progress->step(watch->done, static_cast<std::int64_t>(kCheckers.size())) ? 0 : 1;
}

}  // namespace

std::string_view key_of(Severity severity) {
  switch (severity) {
    case Severity::ok:
      return "ok";
    case Severity::note:
      return "note";
    case Severity::problem:
      return "problem";
  }
  return "problem";
}

Result<std::vector<Finding>> examine(Ledger& ledger, const Act& act, ZoneFinder& zones, Progress& progress) {
  constexpr int kInstructions = 100'000;
  sqlite3* handle = ledger.db().connection.getHandle();
  Watch watch{&progress, 0};
  sqlite3_progress_handler(handle, kInstructions, &ask, &watch);
  bool stopped = false;
  Result<std::vector<Finding>> result = reading(ledger, [&](SQLite::Database& sql) -> Result<std::vector<Finding>> {
    std::vector<Finding> findings;
    const Ward ward{ledger, sql, act.now, zones, findings};
    for (const Checker checker : kCheckers) {
      try {
        checker(ward);
      } catch (const SQLite::Exception& exception) {
        if (exception.getErrorCode() == SQLITE_INTERRUPT) {
          stopped = true;
          break;
        }
        // A file too damaged for one question may still answer the next.
        ward.problem("integrity", {msg::doctor_integrity_bad, {{"reason", exception.getErrorStr()}}},
                     msg::doctor_restore);
      }
      ++watch.done;
      if (!progress.step(watch.done, static_cast<std::int64_t>(kCheckers.size()))) {
        stopped = true;
        break;
      }
    }
    return findings;
  });
  sqlite3_progress_handler(handle, 0, nullptr, nullptr);
  if (stopped) { return refuse(ErrorKind::cancelled, "cancelled", msg::ledger_cancelled); }
  return result;
}

}  // namespace labclock::storage
