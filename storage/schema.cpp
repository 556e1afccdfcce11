#include <array>

#include "storage/internal/schema.hpp"

namespace labclock::storage {
namespace {

constexpr const char* kTables = R"sql(
CREATE TABLE project (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  changed_at INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('own', 'funded', 'service', 'course', 'unassigned')),
  funder TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL DEFAULT '',
  fit TEXT NOT NULL DEFAULT 'unknown' CHECK (fit IN ('own', 'related', 'unrelated', 'unknown')),
  program TEXT NOT NULL DEFAULT '' CHECK (program IN ('', 'national', 'industry', 'other')),
  role TEXT NOT NULL DEFAULT '' CHECK (role IN ('', 'pi', 'member')),
  deadline TEXT,
  color TEXT NOT NULL DEFAULT '',
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;

CREATE TABLE session (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  changed_at INTEGER NOT NULL,
  project INTEGER REFERENCES project (id),
  activity TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  start_utc INTEGER NOT NULL,
  end_utc INTEGER CHECK (end_utc > start_utc),
  zone TEXT NOT NULL CHECK (zone <> ''),
  origin TEXT NOT NULL CHECK (origin IN ('timer', 'manual', 'import', 'repair')),
  edited INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1)),
  source TEXT,
  source_key TEXT
) STRICT;
CREATE INDEX session_start ON session (start_utc);
CREATE INDEX session_project ON session (project);
CREATE UNIQUE INDEX session_running ON session ((1)) WHERE end_utc IS NULL;
CREATE UNIQUE INDEX session_source ON session (source, source_key) WHERE source_key IS NOT NULL;

CREATE TABLE import_gone (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL,
  source_key TEXT NOT NULL,
  UNIQUE (source, source_key)
) STRICT;

CREATE TABLE agreement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  changed_at INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project (id),
  share_ppm INTEGER NOT NULL CHECK (share_ppm BETWEEN 0 AND 1000000),
  from_day TEXT NOT NULL,
  to_day TEXT CHECK (to_day >= from_day)
) STRICT;

CREATE TABLE rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  changed_at INTEGER NOT NULL,
  key TEXT NOT NULL,
  from_day TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (key, from_day)
) STRICT;

CREATE TABLE setting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  changed_at INTEGER NOT NULL,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE holiday (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  changed_at INTEGER NOT NULL,
  day TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('public', 'substitute', 'election', 'temporary', 'closure')),
  source TEXT NOT NULL CHECK (source IN ('person', 'ics')),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

CREATE TABLE day_off (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  changed_at INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL CHECK (to_day >= from_day),
  type TEXT NOT NULL CHECK (type IN ('leave', 'sick', 'other')),
  half TEXT NOT NULL DEFAULT '' CHECK (half IN ('', 'am', 'pm'))
) STRICT;

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  changed_at INTEGER NOT NULL,
  day TEXT NOT NULL UNIQUE,
  note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE meeting_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  changed_at INTEGER NOT NULL,
  meeting INTEGER NOT NULL REFERENCES meeting (id),
  kind TEXT NOT NULL CHECK (kind IN ('done', 'decision', 'action')),
  text TEXT NOT NULL CHECK (text <> ''),
  who TEXT NOT NULL DEFAULT '',
  by_day TEXT
) STRICT;

CREATE TABLE alert (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  changed_at INTEGER NOT NULL,
  at_utc INTEGER NOT NULL,
  kind TEXT NOT NULL,
  cause TEXT NOT NULL UNIQUE,
  session_uuid BLOB CHECK (length(session_uuid) = 16),
  project_uuid BLOB CHECK (length(project_uuid) = 16),
  band TEXT,
  zone TEXT NOT NULL,
  facts TEXT NOT NULL DEFAULT '{}',
  answer TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'stop', 'snooze', 'continue')),
  reason TEXT NOT NULL DEFAULT '' CHECK (reason IN ('', 'deadline', 'experiment', 'asked', 'choice', 'other')),
  answered_utc INTEGER,
  snooze_s INTEGER,
  held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)),
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX alert_at ON alert (at_utc);

CREATE TABLE heartbeat (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at_utc INTEGER NOT NULL,
  session_uuid BLOB
) STRICT;

CREATE TABLE history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at_utc INTEGER NOT NULL,
  who TEXT NOT NULL,
  message TEXT NOT NULL,
  args TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
  undoable INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX history_state ON history (state, id);

CREATE TABLE history_part (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  history INTEGER NOT NULL REFERENCES history (id),
  seq INTEGER NOT NULL,
  changeset BLOB NOT NULL,
  UNIQUE (history, seq)
) STRICT;
)sql";

constexpr const char* kWatchTables = R"sql(
CREATE TABLE crunch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  changed_at INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL CHECK (to_day >= from_day),
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

CREATE TABLE absence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  changed_at INTEGER NOT NULL,
  session_uuid BLOB NOT NULL CHECK (length(session_uuid) = 16),
  from_utc INTEGER NOT NULL,
  to_utc INTEGER NOT NULL CHECK (to_utc > from_utc),
  evidence TEXT NOT NULL CHECK (evidence IN ('idle', 'lock', 'suspend', 'clock', 'crash', 'night')),
  noted_utc INTEGER NOT NULL,
  answer TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'keep', 'thinking', 'stop', 'discard', 'give')),
  answered_utc INTEGER
) STRICT;
CREATE INDEX absence_open ON absence (from_utc) WHERE answer = '';

CREATE TABLE watch (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  seen_utc INTEGER NOT NULL
) STRICT;
)sql";

constexpr auto kUnrecorded = std::to_array<std::string_view>({"heartbeat", "watch", "history", "history_part"});

}  // namespace

void create_schema(SQLite::Database& sql) {
  sql.exec(kTables);
  sql.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  add_watch_tables(sql);
}

void add_watch_tables(SQLite::Database& sql) {
  sql.exec(kWatchTables);
  sql.exec("PRAGMA user_version = 2");
}

bool is_recorded_table(std::string_view table) {
  if (table.starts_with("sqlite_")) { return false; }
  for (const std::string_view name : kUnrecorded) {
    if (name == table) { return false; }
  }
  return true;
}

}  // namespace labclock::storage
