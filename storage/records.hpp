#pragma once
// The smaller records of the ledger: settings, days off, holidays, meetings, alerts.
//
// What it is: their verbs and lists. What it is not: the rules they feed (src/rules.hpp) or the alert
// engine, which decides when an alert is due.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/almanac.hpp"
#include "src/project.hpp"
#include "src/rules.hpp"
#include "storage/ledger.hpp"

namespace labclock::storage {

// Settings --------------------------------------------------------------------------------------------

/// Sets a key to a value in normal form. Dated keys hold from `from` on (today where the command gives
/// none; `kEver` at first set-up); giving a day for another key is refused, usage "not_dated".
/// Errors: usage "no_such_setting", "bad_value" and what normalise_setting says.
[[nodiscard]] Result<std::string> set_setting(Ledger& ledger, const Act& act, std::string_view key,
                                              std::string_view value, std::optional<Day> from, Day today);
/// The value that holds on a day, the default included; none where a key has no value and no default.
[[nodiscard]] Result<std::optional<std::string>> get_setting(Ledger& ledger, std::string_view key, Day day);
struct SettingRow {
  std::string key;
  std::string value;
  std::optional<Day> from;  ///< dated keys; none = since ever
  bool is_default = false;
};
/// Every setting in its order, dated ones once for each value they have had; the switches of the benchmarks come last,
/// with the default of the region that holds on `day` (else of the latest one).
[[nodiscard]] Result<std::vector<SettingRow>> list_settings(Ledger& ledger, std::optional<Day> day = std::nullopt);
/// Everything that judging a day needs, in a handful of queries.
[[nodiscard]] Result<Rulebook> rulebook(Ledger& ledger);

// Days off and holidays -------------------------------------------------------------------------------

/// Refused: "reversed_range"; "day_off_overlap" where one already lies there (full over full, same half).
[[nodiscard]] Result<DayOff> add_day_off(Ledger& ledger, const Act& act, const DayOff& day_off);
/// Removes those that lie on the day; a run that reaches beyond it is cut, not lost: the rest stays.
/// not_found "no_such_day_off".
[[nodiscard]] Result<std::vector<DayOff>> remove_day_off(Ledger& ledger, const Act& act, Day day);
[[nodiscard]] Result<std::vector<DayOff>> days_off(Ledger& ledger);

/// Adds a holiday of the person's own (kind closure), or takes back a removal.
[[nodiscard]] Result<HolidayEdit> add_holiday(Ledger& ledger, const Act& act, Day date, std::string_view name);
/// Strikes out a date: the person's own or imported holiday goes, and one by law is marked as removed.
/// not_found "no_such_holiday" when nothing falls on it (`known` tells whether one by law does).
[[nodiscard]] Result<HolidayEdit> remove_holiday(Ledger& ledger, const Act& act, Day date, bool known);
struct HolidayImport {
  int read = 0;
  int added = 0;
  int already = 0;
};
/// One history entry for all; the same date and name twice adds nothing.
[[nodiscard]] Result<HolidayImport> import_holidays(Ledger& ledger, const Act& act,
                                                    const std::vector<HolidayEdit>& holidays);
[[nodiscard]] Result<std::vector<HolidayEdit>> holiday_edits(Ledger& ledger);

// Meetings --------------------------------------------------------------------------------------------

enum class MeetingNoteKind : unsigned char { done, decision, action };
[[nodiscard]] std::string_view key_of(MeetingNoteKind kind);
[[nodiscard]] std::optional<MeetingNoteKind> meeting_note_kind_from(std::string_view key);

struct MeetingNote {
  MeetingNoteId id;
  MeetingNoteKind kind = MeetingNoteKind::done;
  std::string text;
  std::string who;        ///< actions: whose; empty = not told
  std::optional<Day> by;  ///< actions: until when
  friend bool operator==(const MeetingNote&, const MeetingNote&) = default;
};
struct Meeting {
  MeetingId id;
  Uuid uuid;
  Day day;
  std::string note;
  std::vector<MeetingNote> notes;
  friend bool operator==(const Meeting&, const Meeting&) = default;
};
/// One meeting a day: a second is refused ("meeting_exists").
[[nodiscard]] Result<Meeting> add_meeting(Ledger& ledger, const Act& act, Day day, std::string_view note);
[[nodiscard]] Result<Meeting> add_meeting_note(Ledger& ledger, const Act& act, Day day, const MeetingNote& note);
[[nodiscard]] Result<Meeting> remove_meeting(Ledger& ledger, const Act& act, Day day);  ///< with its notes
[[nodiscard]] Result<std::vector<Meeting>> meetings(Ledger& ledger);                    ///< ascending by day
[[nodiscard]] Result<std::optional<Day>> last_meeting_before(Ledger& ledger, Day day);

// Alerts ----------------------------------------------------------------------------------------------

enum class AlertAnswer : unsigned char { none, stop, snooze, go_on };
enum class AlertReason : unsigned char { none, deadline, experiment, asked, choice, other };
[[nodiscard]] std::string_view key_of(AlertAnswer answer);  ///< "", "stop", "snooze", "continue"
[[nodiscard]] std::string_view key_of(AlertReason reason);  ///< "", "deadline", …
[[nodiscard]] std::optional<AlertAnswer> alert_answer_from(std::string_view key);
[[nodiscard]] std::optional<AlertReason> alert_reason_from(std::string_view key);

struct Alert {
  AlertId id;
  Uuid uuid;
  Instant at;
  std::string kind;   ///< "off_hours" …
  std::string cause;  ///< unique: the kind and what it is once per
  std::optional<Uuid> session_uuid;
  std::optional<SessionId> session;  ///< resolved on reading; none when the session is gone
  std::optional<ProjectId> project;  ///< of that session, or as told
  std::optional<Band> band;
  std::string zone;
  std::string facts;  ///< JSON object with what its sentence needs ("core_end", "stretch_s" …)
  AlertAnswer answer = AlertAnswer::none;
  AlertReason reason = AlertReason::none;
  std::optional<Instant> answered_at;
  std::optional<Seconds> snooze;
  bool held = false;
  std::string note;
};
/// Written by the program, outside the undo stack. False when one of the same cause is there already.
[[nodiscard]] Result<bool> record_alert(Ledger& ledger, const Act& act, const Alert& alert);
struct AnswerRequest {
  AlertAnswer answer = AlertAnswer::none;
  AlertReason reason = AlertReason::none;
  std::optional<Seconds> snooze;  ///< `alerts.repeat` where none is told
  std::string note;
};
/// A person's verb: one history entry, also when `stop` ends the running session in the same change.
/// not_found "no_such_alert"; refused "already_answered" (undo first).
[[nodiscard]] Result<Alert> answer_alert(Ledger& ledger, const Act& act, AlertId id, const AnswerRequest& request);
[[nodiscard]] Result<std::vector<Alert>> alerts(Ledger& ledger, Span span);  ///< ascending by `at`
[[nodiscard]] Result<Alert> find_alert(Ledger& ledger, AlertId id);

// Heartbeat -------------------------------------------------------------------------------------------

struct Heartbeat {
  Instant at;
  std::optional<Uuid> session;
};
/// "A program last saw it run": written by itself, outside the undo stack.
[[nodiscard]] Result<void> beat(Ledger& ledger, const Act& act);
[[nodiscard]] Result<std::optional<Heartbeat>> last_heartbeat(Ledger& ledger);

}  // namespace labclock::storage
