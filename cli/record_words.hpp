#pragma once
// What the commands for records (projects, agreements, days off, meetings, alerts, data) have in common.
//
// What it is: the reading of small words (a row's number, one of a few keys, a share) and the names of keys
// in the person's language. What it is not: sessions; session_words.hpp has those.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cli/context.hpp"
#include "cli/paint/table.hpp"
#include "storage/doctor.hpp"
#include "storage/records.hpp"

namespace labclock::cli {

/// The ledger of a command that works on what is there. Error: not found, "no_database".
[[nodiscard]] Result<storage::Ledger*> existing_ledger(Context& context);

/// What `read(ledger)` finds; nothing where there is no file yet.
template <class Row, class Read>
[[nodiscard]] Result<std::vector<Row>> rows_if_any(Context& context, Read read) {
  Result<storage::Ledger*> book = context.ledger_if_any();
  if (!book) { return book.error(); }
  if (*book == nullptr) { return std::vector<Row>{}; }
  return read(**book);
}

/// A row's number as a person types it. Error: usage, "bad_id".
[[nodiscard]] Result<std::int64_t> row_number(std::string_view text, const Phrase& hint);

/// "cannot be 'x'": usage, "bad_value", with the choices as its hint.
[[nodiscard]] Error not_a_choice(std::string_view label, std::string_view typed, std::string_view choices);

/// One of the keys of an enum; `from` is its `…_from` function.
template <class Enum>
[[nodiscard]] Result<Enum> choice(std::string_view label, std::string_view typed,
                                  std::optional<Enum> (*from)(std::string_view), std::string_view choices) {
  if (const std::optional<Enum> value = from(typed)) { return *value; }
  return not_a_choice(label, typed, choices);
}

/// A day until which something is to be done: a weekday alone (`fri`) is the coming one, today included, and
/// not the last one as for work that was done. Everything else is as parse_day reads it.
[[nodiscard]] Result<Day> coming_day(Context& context, std::string_view words);

/// "30", "12.5 %", "33.3333%": per cent with up to four decimals, as millionths. Error: usage, "bad_share".
[[nodiscard]] Result<int> parse_share(std::string_view text);
/// "30 %", "33.3333 %".
[[nodiscard]] std::string share_words(int share_ppm);

/// The project's mark in the colour of its kind and its name; "no project" for none.
[[nodiscard]] Cell project_cell(Context& context, const Project* project);

/// "copied.db" of a path, in single quotes where a shell needs them.
[[nodiscard]] std::string shell_word(const std::string& text);
/// "1.4 MB": thousands, as file managers show sizes.
[[nodiscard]] std::string size_words(std::int64_t bytes);

[[nodiscard]] Msg name_of(Program program);  ///< not for `none`
[[nodiscard]] Msg name_of(Role role);        ///< not for `none`
[[nodiscard]] Msg name_of(DayOffType type);
[[nodiscard]] Msg name_of(DayHalf half);
[[nodiscard]] Msg name_of(HolidayKind kind);
[[nodiscard]] Msg name_of(HolidayStatus status);
[[nodiscard]] Msg name_of(storage::MeetingNoteKind kind);
[[nodiscard]] Msg name_of(storage::AlertAnswer answer);
[[nodiscard]] Msg name_of(storage::AlertReason reason);  ///< not for `none`
[[nodiscard]] Msg name_of(storage::Severity severity);

}  // namespace labclock::cli
