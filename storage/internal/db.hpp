#pragma once
// Inside storage alone: the open connection and how a verb changes it.
//
// `change` is the one way a person's verb writes: it begins IMMEDIATE, records the changeset of all
// recorded tables, runs the body, writes the history entry and commits. A body that returns an Error, or
// throws, leaves the file as it was. `quiet_change` is for what the program writes by itself (alerts,
// heartbeat): a transaction without an entry. `reading` turns SQLite's exceptions into Errors.

#include <SQLiteCpp/SQLiteCpp.h>

#include <concepts>
#include <functional>
#include <string>
#include <type_traits>

#include "src/zone.hpp"
#include "storage/internal/row_reader.hpp"
#include "storage/ledger.hpp"

struct sqlite3_session;

namespace labclock::storage {

struct Db {
  std::filesystem::path file;
  SQLite::Database connection;
  std::shared_ptr<UuidSource> uuids;
  std::unique_ptr<ZoneFinder> zones;  ///< for local times in messages; made when the first is needed
  bool leave_log = false;             ///< OpenOptions::leave_log
  bool wrote = false;                 ///< this connection has committed a change
  // Kept from one read of a report to the next (session_reads.cpp); null while in use, or before the first.
  std::unique_ptr<RowReader> sessions_before = nullptr;
  std::unique_ptr<RowReader> sessions_from = nullptr;
};

/// SQLite's trouble as an Error: locked, read_only, full, corrupt, …
[[nodiscard]] Error storage_error(const SQLite::Exception& exception, const std::filesystem::path& file);

/// What a verb's body is given: the connection, the act, and where to say what was done.
class Change {
 public:
  Change(Ledger& ledger, const Act& act, bool recorded);
  ~Change();
  Change(const Change&) = delete;
  Change& operator=(const Change&) = delete;

  [[nodiscard]] SQLite::Database& sql() { return ledger_.db().connection; }
  [[nodiscard]] const Act& act() const { return act_; }
  [[nodiscard]] std::int64_t now() const { return unix_seconds(act_.now); }
  [[nodiscard]] Uuid new_uuid() { return ledger_.db().uuids->next(act_.now); }
  /// The history's sentence (msg::history_…). A change that altered rows without one is a defect.
  void describe(Phrase what) { what_ = std::move(what); }
  /// Program-written rows inside a person's verb (an alert at start): not recorded between these two.
  void pause_recording();
  void resume_recording();
  /// Long imports: stores what was recorded so far as one part of the entry and goes on recording.
  void flush_part();
  /// Nothing of this change is to be kept, though it succeeded (dry run).
  void discard() { discard_ = true; }

  void commit();  // called by change() alone

 private:
  void begin_recording();
  void end_recording();
  std::int64_t entry();
  Ledger& ledger_;
  Act act_;
  bool recorded_;
  bool discard_ = false;
  bool finished_ = false;
  Phrase what_;
  sqlite3_session* session_ = nullptr;
  std::int64_t entry_ = 0;
  int part_ = 0;
};

template <class Body>
auto change(Ledger& ledger, const Act& act, Body&& body) -> std::invoke_result_t<Body, Change&> {
  try {
    Change work(ledger, act, true);
    auto result = body(work);
    if (result.ok()) { work.commit(); }
    return result;
  } catch (const SQLite::Exception& exception) { return storage_error(exception, ledger.file()); }
}

template <class Body>
auto quiet_change(Ledger& ledger, const Act& act, Body&& body) -> std::invoke_result_t<Body, Change&> {
  try {
    Change work(ledger, act, false);
    auto result = body(work);
    if (result.ok()) { work.commit(); }
    return result;
  } catch (const SQLite::Exception& exception) { return storage_error(exception, ledger.file()); }
}

template <class Body>
auto reading(Ledger& ledger, Body&& body) -> std::invoke_result_t<Body, SQLite::Database&> {
  try {
    return body(ledger.db().connection);
  } catch (const SQLite::Exception& exception) { return storage_error(exception, ledger.file()); }
}

/// Binding and reading helpers, so that columns are written the same everywhere.
void bind_uuid(SQLite::Statement& statement, int index, const Uuid& uuid);
[[nodiscard]] Uuid column_uuid(const SQLite::Column& column);

}  // namespace labclock::storage
