#pragma once
// Inside storage alone: rows of the session table as values, and the questions the verbs ask of them.

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>
#include <vector>

#include "storage/internal/db.hpp"
#include "storage/sessions.hpp"

namespace labclock::storage {

/// "SELECT … FROM session " with the columns that read_session expects.
[[nodiscard]] const std::string& select_session();
[[nodiscard]] AnySession read_session(SQLite::Statement& row);
/// The same into a value that is used again, for long reads. False for a running session's row: then
/// `into.end` is left alone.
bool read_session_into(SQLite::Statement& row, Session& into);

[[nodiscard]] std::optional<RunningSession> running_row(SQLite::Database& sql);
[[nodiscard]] std::optional<AnySession> session_row(SQLite::Database& sql, SessionId id);
/// Sessions that share a second with [from, to) but `except`, ascending. None as `to` means for ever.
[[nodiscard]] std::vector<AnySession> rows_in_the_way(SQLite::Database& sql, Instant from, std::optional<Instant> to,
                                                      SessionId except = {});
/// The error that lists them.
[[nodiscard]] Error overlap_error(Ledger& ledger, const std::vector<AnySession>& in_the_way, Msg hint);

/// Inserts; the id and the uuid are new. An empty `end` makes it the running one.
[[nodiscard]] AnySession insert_session(Change& work, SessionFacts facts, Instant start, std::optional<Instant> end);
void set_end(Change& work, SessionId id, std::optional<Instant> end);
void set_start(Change& work, SessionId id, Instant start);
/// Project, activity, note, zone and whether it was edited.
void update_facts(Change& work, const SessionFacts& facts);
/// Deletes, and keeps in mind that an imported one is not to come again.
void delete_session(Change& work, SessionId id);

/// `stop` inside a change of somebody else's (an alert answered with stop).
[[nodiscard]] Result<Stopped> stop_running(Ledger& ledger, Change& work, Instant at);

/// A project's name for messages, which have words of their own for the empty one: no project.
[[nodiscard]] std::string project_name(SQLite::Database& sql, std::optional<ProjectId> project);
/// "2026-11-24 09:30" in a zone, for messages; UTC with a Z where the zone is not known here.
[[nodiscard]] std::string local_text(Ledger& ledger, Instant t, const std::string& zone);
/// A person's text: trimmed, NFC; an error where it is not UTF-8.
[[nodiscard]] Result<std::string> clean_text(const std::string& text);

}  // namespace labclock::storage
