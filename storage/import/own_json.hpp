#pragma once
// Labclock's own export as JSON: every table but the history.
//
// What it is: sessions as plain sessions with what only Labclock knows of them, and the other tables as
// rows of their own, all checked for their form. Order in the file does not matter; "format" and
// "version" tell what it is. What it is not: a merge; what is there already is decided when it is written.

#include <vector>

#include "src/absence.hpp"
#include "src/project.hpp"
#include "src/rules.hpp"
#include "storage/import/input.hpp"
#include "storage/records.hpp"

namespace labclock::storage {

/// The version of the export; a higher one is refused.
inline constexpr int kOwnJsonVersion = 2;

/// What every exported row has, and where it was read.
struct OwnRow {
  std::int64_t id = 0;
  Uuid uuid;
  std::optional<Instant> changed_at;
  std::int64_t line = 0;
};

struct OwnProject : OwnRow {
  Project project;
};
struct OwnAgreement : OwnRow {
  std::string project;
  int share_ppm = 0;
  Day from;
  std::optional<Day> to;
};
struct OwnSetting : OwnRow {
  std::string key;
  std::string value;
  std::optional<Day> from;  ///< dated settings
};
struct OwnDayOff : OwnRow {
  DayOff day_off;
};
struct OwnHoliday : OwnRow {
  HolidayEdit holiday;
};
struct OwnMeetingNote : OwnRow {
  MeetingNote note;
};
struct OwnMeeting : OwnRow {
  Day day;
  std::string note;
  std::vector<OwnMeetingNote> notes;
};
struct OwnAlert : OwnRow {
  Instant at;
  std::string kind;
  std::string cause;
  std::optional<Uuid> session;
  std::optional<Uuid> project;
  std::string band;  ///< empty = none
  std::string zone;
  std::string facts;
  AlertAnswer answer = AlertAnswer::none;
  AlertReason reason = AlertReason::none;
  std::optional<Instant> answered_at;
  std::optional<Seconds> snooze;
  bool held = false;
  std::string note;
};
struct OwnCrunch : OwnRow {
  DayRange days;
  std::string reason;
};
struct OwnAbsence : OwnRow {
  Uuid session;
  Instant from;
  Instant to;
  Evidence evidence = Evidence::idle;
  Instant noted;
  AbsenceAnswer answer = AbsenceAnswer::none;
  std::optional<Instant> answered_at;
};
/// The key of an imported session that was deleted since.
struct OwnGone {
  std::int64_t id = 0;
  std::string source;
  std::string key;
};
struct OwnHeartbeat {
  Instant at;
  std::optional<Uuid> session;
};

struct OwnTables {
  std::vector<OwnProject> projects;
  std::vector<OwnAgreement> agreements;
  std::vector<OwnSetting> settings;
  std::vector<OwnDayOff> days_off;
  std::vector<OwnHoliday> holidays;
  std::vector<OwnMeeting> meetings;
  std::vector<OwnAlert> alerts;
  std::vector<OwnCrunch> crunches;
  std::vector<OwnAbsence> absences;
  std::vector<OwnGone> gone;
  std::optional<OwnHeartbeat> heartbeat;
  std::optional<Instant> watched;  ///< up to when a program has watched
};

/// Sessions go to the sink of `input`, all else into `tables`. Errors: "wrong_format", "newer_version",
/// "too_large", "cannot_read".
[[nodiscard]] Result<void> read_own_json(Input& input, OwnTables& tables);

}  // namespace labclock::storage
