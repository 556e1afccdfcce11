#include "storage/history.hpp"

#include <sqlite3.h>

#include "src/msg/ledger.hpp"
#include "storage/internal/db.hpp"
#include "storage/internal/phrases.hpp"

namespace labclock::storage {
namespace {

constexpr const char* kColumns = "SELECT id, at_utc, who, message, args, state, undoable FROM history ";

struct Row {
  HistoryEntry entry;
  bool undoable = true;
};

ChangeState state_from(std::string_view key) {
  for (const ChangeState state : {ChangeState::done, ChangeState::undone}) {
    if (key_of(state) == key) { return state; }
  }
  return ChangeState::dropped;
}

Row read_row(SQLite::Statement& row) {
  Row read;
  read.entry.id = HistoryId{row.getColumn(0).getInt64()};
  read.entry.at = instant_of(row.getColumn(1).getInt64());
  read.entry.who = who_from(row.getColumn(2).getText()).value_or(Who::program);
  read.entry.what = phrase_from(row.getColumn(3).getText(), row.getColumn(4).getText());
  read.entry.state = state_from(row.getColumn(5).getText());
  read.undoable = row.getColumn(6).getInt() != 0;
  return read;
}

/// Where applying a changeset stopped, for the message.
struct Clash {
  std::string table;
};

int on_conflict(void* context, int kind, sqlite3_changeset_iter* iterator) {
  auto* clash = static_cast<Clash*>(context);
  const char* table = nullptr;
  if (kind != SQLITE_CHANGESET_FOREIGN_KEY) {
    int columns = 0;
    int operation = 0;
    int indirect = 0;
    sqlite3changeset_op(iterator, &table, &columns, &operation, &indirect);
  }
  clash->table = table != nullptr ? table : "foreign key";
  return SQLITE_CHANGESET_ABORT;
}

enum class Direction : unsigned char { back, forth };

Error clash_error(const HistoryEntry& entry, const Clash& clash) {
  return refuse(ErrorKind::refused, "undo_clash",
                {msg::undo_clash, {{"id", std::to_string(entry.id.value)}, {"table", clash.table}}},
                Phrase{msg::undo_clash_hint});
}

/// Applies one changeset, inverted when going back. The bytes are SQLite's own and are not altered.
Result<void> apply_part(SQLite::Database& sql, const HistoryEntry& entry, const SQLite::Column& blob,
                        Direction direction) {
  const int size = blob.getBytes();
  void* bytes = const_cast<void*>(blob.getBlob());  // the C interface takes no const
  void* inverted = nullptr;
  int inverted_size = size;
  if (direction == Direction::back) {
    if (const int code = sqlite3changeset_invert(size, bytes, &inverted_size, &inverted); code != SQLITE_OK) {
      throw SQLite::Exception(sql.getHandle(), code);
    }
  }
  Clash clash;
  const int code =
      sqlite3changeset_apply(sql.getHandle(), direction == Direction::back ? inverted_size : size,
                             direction == Direction::back ? inverted : bytes, nullptr, &on_conflict, &clash);
  sqlite3_free(inverted);
  if (code == SQLITE_ABORT || code == SQLITE_CONSTRAINT) { return clash_error(entry, clash); }
  if (code != SQLITE_OK) { throw SQLite::Exception(sql.getHandle(), code); }
  return {};
}

Result<void> apply_entry(SQLite::Database& sql, const HistoryEntry& entry, Direction direction) {
  const char* order = direction == Direction::back
                          ? "SELECT changeset FROM history_part WHERE history = ? ORDER BY seq DESC"
                          : "SELECT changeset FROM history_part WHERE history = ? ORDER BY seq";
  SQLite::Statement parts(sql, order);
  parts.bind(1, entry.id.value);
  while (parts.executeStep()) {
    if (Result<void> applied = apply_part(sql, entry, parts.getColumn(0), direction); !applied) { return applied; }
  }
  SQLite::Statement mark(sql, "UPDATE history SET state = ? WHERE id = ?");
  mark.bind(1, std::string{key_of(direction == Direction::back ? ChangeState::undone : ChangeState::done)});
  mark.bind(2, entry.id.value);
  mark.exec();
  return {};
}

/// The entry that is next in a direction: the newest that is done, or the one undone last.
std::optional<Row> next_entry(SQLite::Database& sql, Direction direction) {
  const std::string tail = direction == Direction::back ? "WHERE state = 'done' ORDER BY id DESC LIMIT 1"
                                                        : "WHERE state = 'undone' ORDER BY id LIMIT 1";
  SQLite::Statement row(sql, kColumns + tail);
  if (!row.executeStep()) { return std::nullopt; }
  return read_row(row);
}

Result<std::vector<HistoryEntry>> step(Ledger& ledger, const Act& act, int count, Direction direction) {
  if (count < 1) { return refuse(ErrorKind::usage, "bad_count", msg::undo_count, Phrase{msg::undo_count_hint}); }
  // Undo and redo move the pointer of the stack; they are not changes on it themselves.
  return quiet_change(ledger, act, [&](Change& work) -> Result<std::vector<HistoryEntry>> {
    std::vector<HistoryEntry> steps;
    while (static_cast<int>(steps.size()) < count) {
      std::optional<Row> row = next_entry(work.sql(), direction);
      if (!row) { break; }
      if (!row->undoable) {
        if (!steps.empty()) { break; }
        return refuse(ErrorKind::refused, "undo_barrier",
                      {msg::undo_barrier, {{"id", std::to_string(row->entry.id.value)}}},
                      Phrase{msg::undo_barrier_hint});
      }
      if (Result<void> applied = apply_entry(work.sql(), row->entry, direction); !applied) { return applied.error(); }
      row->entry.state = direction == Direction::back ? ChangeState::undone : ChangeState::done;
      steps.push_back(std::move(row->entry));
    }
    if (steps.empty()) {
      const bool back = direction == Direction::back;
      return refuse(ErrorKind::refused, back ? "nothing_to_undo" : "nothing_to_redo",
                    back ? msg::undo_nothing : msg::redo_nothing, Phrase{msg::undo_nothing_hint});
    }
    return steps;
  });
}

}  // namespace

std::string_view key_of(ChangeState state) {
  switch (state) {
    case ChangeState::done:
      return "done";
    case ChangeState::undone:
      return "undone";
    case ChangeState::dropped:
      return "dropped";
  }
  return "dropped";
}

Result<std::vector<HistoryEntry>> undo(Ledger& ledger, const Act& act, int count) {
  return step(ledger, act, count, Direction::back);
}

Result<std::vector<HistoryEntry>> redo(Ledger& ledger, const Act& act, int count) {
  return step(ledger, act, count, Direction::forth);
}

Result<std::vector<HistoryEntry>> history(Ledger& ledger, Span span) {
  return reading(ledger, [&](SQLite::Database& sql) -> Result<std::vector<HistoryEntry>> {
    SQLite::Statement row(sql, std::string{kColumns} + "WHERE at_utc >= ? AND at_utc < ? ORDER BY id");
    row.bind(1, unix_seconds(span.start));
    row.bind(2, unix_seconds(span.end));
    std::vector<HistoryEntry> entries;
    while (row.executeStep()) { entries.push_back(read_row(row).entry); }
    return entries;
  });
}

}  // namespace labclock::storage
