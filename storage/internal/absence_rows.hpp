#pragma once
// Inside storage alone: rows of the table absence, and the stop that an alert's answer shares with them.

#include <optional>
#include <vector>

#include "src/absence.hpp"
#include "storage/internal/db.hpp"
#include "storage/sessions.hpp"

namespace labclock::storage {

/// Those that the query's tail names, with the session that lies in each now, and cut to what lies there.
[[nodiscard]] std::vector<Absence> absence_rows(SQLite::Database& sql, const char* tail,
                                                std::initializer_list<std::int64_t> values = {});
/// The sessions that the timer ran in a span, ascending.
[[nodiscard]] std::vector<AnySession> timed_sessions(SQLite::Database& sql, Span span);
/// The open absence that the running session is in now: the person has just come back, or is told to have. None
/// where it covers the whole of the session.
[[nodiscard]] std::optional<Absence> absence_at(SQLite::Database& sql, const RunningSession& running, Instant now);
/// Marks it answered.
void write_absence_answer(Change& work, AbsenceId id, AbsenceAnswer answer);
/// Takes back alerts without an answer about [from, to) which turned out to be no work; how many. `but` is the one
/// that is being answered.
int withdraw_alerts(Change& work, Instant from, std::optional<Instant> to, AlertId but = {});

}  // namespace labclock::storage
