#pragma once
// The fields of a session, for adding one and for correcting one; the log and the strip of today share them.
//
// What it is: what is typed, what it means, what is wrong with it and which sessions are in the way, and the verb
// that comes of it. What it is not: a place on a screen; the caller gives it one.
//
// Times are read as the terminal reads them, in the zone of the session: a bare clock time is of the day that is
// edited, an end without a date the first after the start. A time that nobody touched stays what it was, to the
// second, also where only its minutes are shown.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gui/commands.hpp"
#include "gui/parts.hpp"
#include "gui/snapshot.hpp"
#include "gui/ui.hpp"
#include "storage/sessions.hpp"

namespace labclock::gui {

/// "09:30", or "2026-11-18 23:50" where it is not on the date of `day`.
[[nodiscard]] std::string clock_on(Instant t, const Zone& zone, Day day);
/// "09:00 - 10:30", with dates where the start is not on `day` or the end on another date than the start.
[[nodiscard]] std::string stretch_words(Instant start, std::optional<Instant> end, const Zone& zone, Day day,
                                        Lang lang);
/// The zone of a session, or the person's where it is not known any more.
[[nodiscard]] const Zone& zone_or_own(const Snapshot& base, const std::string& name);

/// The projects to choose from: those not archived, the chosen one whatever it is, and none.
struct ProjectChoice {
  std::vector<Ui::Option> options;
  std::vector<std::optional<ProjectId>> ids;
  int chosen = 0;
};
[[nodiscard]] ProjectChoice project_choice(const Snapshot& base, std::optional<ProjectId> chosen, Lang lang);
/// A choice of a project; true when another was chosen.
bool choose_project(Ui& ui, const char* id, const Box& box, const Snapshot& base, std::optional<ProjectId>& chosen);

struct SessionForm {
  bool open = false;
  bool focus = false;           ///< the first time field takes the keyboard in the next frame
  std::optional<SessionId> id;  ///< none: a new one
  bool running = false;         ///< it runs: an empty end leaves it running
  Day day{};                    ///< the day that is edited
  Instant near;                 ///< bare clock times are of this instant's day
  std::optional<ProjectId> project;
  std::string from, to, activity, note, zone;
  std::string shown_zone;  ///< in which `from` and `to` are written

  // What the words mean, after `read_form`.
  std::optional<Instant> start, end;
  std::optional<Error> from_error, to_error, zone_error;

  // As it was, for a session that is corrected.
  struct Was {
    std::optional<ProjectId> project;
    std::string from, to, activity, note, zone;
    std::optional<Instant> start, end;
  } was;

  [[nodiscard]] bool sound() const { return !from_error && !to_error && !zone_error; }
  /// The time it would take; none while it cannot be told. A running one reaches up to `now`.
  [[nodiscard]] std::optional<Span> span(Instant now) const;
};

/// A new session over a span, in the person's zone.
void open_to_add(SessionForm& form, const Snapshot& base, Span span, Day day, std::optional<ProjectId> project);
void open_to_edit(SessionForm& form, const Snapshot& base, const storage::AnySession& session, Day day);
/// Reads what is typed now. False where it cannot be read; the errors tell why.
bool read_form(SessionForm& form, const Snapshot& base);
/// Those of `around` that share a second with what the form says, itself left out.
[[nodiscard]] std::vector<const storage::AnySession*> in_the_way(const SessionForm& form, const Snapshot& base,
                                                                 std::span<const storage::AnySession> around);
/// The sessions in the way of the form, wherever it lies: what a page reads when the form is open.
[[nodiscard]] Result<std::vector<storage::AnySession>> around_form(storage::Ledger& ledger, const SessionForm& form,
                                                                   Instant now);

enum class FormAnswer : unsigned char { none, save, cancel };
/// Draws the fields and buttons into `width` em from (x, y) on; `y` moves below them. A change of the times asks
/// for reading anew, so that `around` knows what lies there.
FormAnswer session_fields(Ui& ui, float x, float& y, float width, SessionForm& form, const Snapshot& base,
                          std::span<const storage::AnySession> around, Commands& commands);
/// How high `session_fields` would be.
[[nodiscard]] float session_fields_height(const Ui& ui, float width, const SessionForm& form, const Snapshot& base,
                                          std::span<const storage::AnySession> around);
/// Appends the verb: adds the session, or changes what differs. The form closes when it is done.
void save_form(SessionForm& form, const Snapshot& base, Lang lang, Commands& commands);

}  // namespace labclock::gui
