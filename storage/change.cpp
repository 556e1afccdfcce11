#include <sqlite3.h>

#include <nlohmann/json.hpp>

#include "src/msg/history.hpp"
#include "src/msg/ledger.hpp"
#include "storage/internal/db.hpp"
#include "storage/internal/phrases.hpp"
#include "storage/internal/schema.hpp"

namespace labclock::storage {
namespace {

int filter_recorded(void* /*context*/, const char* table) {
  return is_recorded_table(table) ? 1 : 0;
}

void check(Ledger& ledger, int code) {
  if (code != SQLITE_OK) { throw SQLite::Exception(ledger.db().connection.getHandle(), code); }
}

/// A changeset's bytes, freed however the function is left.
struct ChangesetBytes {
  void* data = nullptr;
  int size = 0;
  ChangesetBytes() = default;
  ChangesetBytes(const ChangesetBytes&) = delete;
  ChangesetBytes& operator=(const ChangesetBytes&) = delete;
  ~ChangesetBytes() { sqlite3_free(data); }
};

}  // namespace

Error storage_error(const SQLite::Exception& exception, const std::filesystem::path& file) {
  const std::string name = file.string();
  const auto error = [&](const char* code, Msg message, Msg hint) {
    return refuse(ErrorKind::storage, code, {message, {{"file", name}, {"reason", exception.getErrorStr()}}},
                  Phrase{hint, {{"file", name}}});
  };
  switch (exception.getErrorCode() & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return error("locked", msg::ledger_locked, msg::ledger_locked_hint);
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return error("read_only", msg::ledger_read_only, msg::ledger_read_only_hint);
    case SQLITE_FULL:
      return error("full", msg::ledger_full, msg::ledger_full_hint);
    case SQLITE_IOERR:
      return error("io_error", msg::ledger_io, msg::ledger_io_hint);
    case SQLITE_CORRUPT:
      return error("corrupt", msg::ledger_corrupt, msg::ledger_corrupt_hint);
    case SQLITE_NOTADB:
      return error("not_labclock", msg::ledger_not_labclock, msg::ledger_not_labclock_hint);
    case SQLITE_CANTOPEN:
      return error("cannot_open", msg::ledger_cannot_open, msg::ledger_cannot_open_hint);
    default:
      return error("trouble", msg::ledger_trouble, msg::ledger_trouble_hint);
  }
}

Change::Change(Ledger& ledger, const Act& act, bool recorded)
    : ledger_(ledger), act_(act), recorded_(recorded), what_(msg::history_unknown) {
  sql().exec("BEGIN IMMEDIATE");
  try {
    if (recorded_) { begin_recording(); }
  } catch (...) {
    sql().tryExec("ROLLBACK");
    throw;
  }
}

Change::~Change() {
  end_recording();
  // Nothing to say here that the error on its way up does not say already.
  if (!finished_) { sql().tryExec("ROLLBACK"); }
}

void Change::begin_recording() {
  check(ledger_, sqlite3session_create(sql().getHandle(), "main", &session_));
  sqlite3session_table_filter(session_, &filter_recorded, nullptr);
  check(ledger_, sqlite3session_attach(session_, nullptr));
}

void Change::end_recording() {
  if (session_ != nullptr) {
    sqlite3session_delete(session_);
    session_ = nullptr;
  }
}

void Change::pause_recording() {
  if (session_ != nullptr) { sqlite3session_enable(session_, 0); }
}

void Change::resume_recording() {
  if (session_ != nullptr) { sqlite3session_enable(session_, 1); }
}

std::int64_t Change::entry() {
  if (entry_ != 0) { return entry_; }
  sql().exec("UPDATE history SET state = 'dropped' WHERE state = 'undone'");
  SQLite::Statement insert(sql(),
                           "INSERT INTO history (at_utc, who, message, args, state) VALUES (?, ?, '', '', 'done')");
  insert.bind(1, now());
  insert.bind(2, std::string{key_of(act_.who)});
  insert.exec();
  entry_ = sql().getLastInsertRowid();
  return entry_;
}

void Change::flush_part() {
  if (session_ == nullptr || sqlite3session_isempty(session_) != 0) { return; }
  ChangesetBytes bytes;
  check(ledger_, sqlite3session_changeset(session_, &bytes.size, &bytes.data));
  // Rows that ended as they began leave nothing behind.
  if (bytes.size == 0) { return; }
  const std::int64_t id = entry();
  SQLite::Statement insert(sql(), "INSERT INTO history_part (history, seq, changeset) VALUES (?, ?, ?)");
  insert.bind(1, id);
  insert.bind(2, part_++);
  insert.bindNoCopy(3, bytes.data, bytes.size);
  insert.exec();
  end_recording();
  begin_recording();
}

void Change::commit() {
  if (discard_) { return; }
  if (recorded_) {
    flush_part();
    if (entry_ != 0) {
      SQLite::Statement update(sql(), "UPDATE history SET message = ?, args = ? WHERE id = ?");
      update.bind(1, std::string{name_of(what_.msg)});
      update.bind(2, args_text(what_));
      update.bind(3, entry_);
      update.exec();
    }
  }
  end_recording();
  sql().exec("COMMIT");
  ledger_.db().wrote = true;
  finished_ = true;
}

std::string args_text(const Phrase& phrase) {
  nlohmann::ordered_json args = nlohmann::ordered_json::object();
  for (const auto& [name, value] : phrase.args) { args[name] = value; }
  return args.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Phrase phrase_from(std::string_view message, std::string_view args) {
  Phrase phrase;
  if (!msg_from_name(message, phrase.msg)) {
    // Written by another version: its name says more than nothing.
    return {msg::history_unknown, {{"name", std::string{message}}}};
  }
  const auto json = nlohmann::ordered_json::parse(args, nullptr, false);
  if (json.is_object()) {
    for (const auto& [name, value] : json.items()) {
      if (value.is_string()) { phrase.args.emplace_back(name, value.get<std::string>()); }
    }
  }
  return phrase;
}

void bind_uuid(SQLite::Statement& statement, int index, const Uuid& uuid) {
  statement.bind(index, uuid.bytes.data(), static_cast<int>(uuid.bytes.size()));
}

Uuid column_uuid(const SQLite::Column& column) {
  Uuid uuid;
  if (column.getBytes() == static_cast<int>(uuid.bytes.size())) {
    const auto* bytes = static_cast<const unsigned char*>(column.getBlob());
    std::copy_n(bytes, uuid.bytes.size(), uuid.bytes.begin());
  }
  return uuid;
}

}  // namespace labclock::storage
