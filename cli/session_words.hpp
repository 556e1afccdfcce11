#pragma once
// Sessions as the commands tell of them: in one line for a person, as an object for a program.
//
// What it is: what start, stop, add, edit, cut, merge, delete and log have in common. What it is not: a
// table; log.cpp lays those out.

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "cli/context.hpp"
#include "src/session.hpp"
#include "storage/sessions.hpp"

namespace labclock::cli {

/// The project's name, or "unassigned time" in the person's language.
[[nodiscard]] Result<std::string> project_name(Context& context, const std::optional<ProjectId>& id);

/// "09:30": hours and minutes; a person is shown no seconds.
[[nodiscard]] std::string clock_minutes(Instant t, const Zone& zone);
/// "09:30" for an instant of today's date in the zone, else "2026-11-15 09:30".
[[nodiscard]] std::string moment(Context& context, Instant t, const Zone& zone);
/// "09:00 - 10:30", with the date in front when it is not today's, the zone behind when it is not the
/// person's; the end of a running session is "now".
[[nodiscard]] std::string stretch(Context& context, const storage::AnySession& session, const Zone& zone);

/// The zone a session was worked in.
[[nodiscard]] Result<const Zone*> zone_of(Context& context, const SessionFacts& facts);

/// A session in JSON, as every command writes it.
[[nodiscard]] Result<nlohmann::ordered_json> session_object(Context& context, const storage::AnySession& session);
/// Prints it, with `"deleted":true` for one that is no more.
[[nodiscard]] Result<void> print_session(Context& context, const storage::AnySession& session, bool deleted = false);

/// An id as a person types it. Error: usage, "bad_id".
[[nodiscard]] Result<SessionId> session_id(std::string_view text);
/// A whole number of 1 or more. Error: usage, "bad_count".
[[nodiscard]] Result<int> count_from(std::string_view text);

/// PROJECT of an option or word that may be "" for none.
[[nodiscard]] Result<std::optional<ProjectId>> project_or_none(Context& context, std::string_view typed);

/// Not found "no_such_session", for where there is no file to look into.
[[nodiscard]] Error no_such_session(SessionId id);

}  // namespace labclock::cli
