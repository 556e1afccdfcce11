#include "storage/import/own_json.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "src/msg/import.hpp"
#include "src/utf8.hpp"
#include "storage/import/json_scan.hpp"
#include "storage/import/look.hpp"
#include "storage/import/own_fields.hpp"

namespace labclock::storage {
namespace {

using Json = nlohmann::ordered_json;

/// Ids beyond this are nobody's: the next row could get none.
constexpr std::int64_t kMostId = std::int64_t{1} << 52;
/// Rows of the other tables together; what the sessions may be is limited where they are kept.
constexpr std::size_t kMostRows = 2'000'000;
constexpr std::int64_t kMostSnooze = 366LL * 24 * 3600;

std::optional<HolidayEdit::Source> holiday_source_from(std::string_view key) {
  if (key == "person") { return HolidayEdit::Source::person; }
  if (key == "ics") { return HolidayEdit::Source::ics; }
  return std::nullopt;
}

/// What all rows have.
template <class Row>
Row begin_row(OwnFields& fields, std::int64_t line) {
  Row row;
  row.id = fields.number("id", 1, kMostId);
  row.uuid = fields.uuid("uuid");
  row.changed_at = fields.instant_or_none("changed_at");
  row.line = line;
  return row;
}

OwnProject project_from(OwnFields& fields, std::int64_t line) {
  auto row = begin_row<OwnProject>(fields, line);
  row.project.name = fields.needed_text("name");
  row.project.kind = fields.word<Kind>("kind", &kind_from);
  row.project.funder = fields.text("funder");
  row.project.number = fields.text("number");
  row.project.fit = fields.word<Fit>("fit", &fit_from);
  row.project.program = fields.word<Program>("program", &program_from);
  row.project.role = fields.word<Role>("role", &role_from);
  row.project.deadline = fields.day_or_none("deadline");
  row.project.color = fields.text("color");
  row.project.archived = fields.flag("archived");
  return row;
}

OwnAgreement agreement_from(OwnFields& fields, std::int64_t line) {
  auto row = begin_row<OwnAgreement>(fields, line);
  row.project = fields.needed_text("project");
  row.share_ppm = fields.share("share");
  row.from = fields.day("from");
  row.to = fields.day_or_none("to");
  if (row.to && *row.to < row.from) { fields.fail("to"); }
  return row;
}

OwnSetting setting_from(OwnFields& fields, std::int64_t line) {
  auto row = begin_row<OwnSetting>(fields, line);
  row.key = fields.needed_text("key");
  row.value = fields.text("value");
  row.from = fields.day_or_none("from");
  const SettingInfo* info = find_setting(row.key);
  if (info == nullptr) {
    fields.fail("key");
    return row;
  }
  // What is kept is what the file says: it was in normal form when it was exported.
  if (!row.value.empty() && !normalise_setting(*info, row.value)) { fields.fail("value"); }
  if (info->dated != row.from.has_value()) { fields.fail("from"); }
  return row;
}

OwnDayOff day_off_from(OwnFields& fields, std::int64_t line) {
  auto row = begin_row<OwnDayOff>(fields, line);
  row.day_off.days = {fields.day("from"), fields.day("to")};
  row.day_off.type = fields.word<DayOffType>("type", &day_off_type_from);
  row.day_off.half = fields.word<DayHalf>("half", &day_half_from);
  if (row.day_off.days.empty()) { fields.fail("to"); }
  return row;
}

OwnHoliday holiday_from(OwnFields& fields, std::int64_t line) {
  auto row = begin_row<OwnHoliday>(fields, line);
  row.holiday.date = fields.day("date");
  row.holiday.name = fields.text("name");
  row.holiday.kind = fields.word<HolidayKind>("kind", &holiday_kind_from);
  row.holiday.source = fields.word<HolidayEdit::Source>("source", &holiday_source_from);
  row.holiday.removed = fields.flag("removed");
  return row;
}

OwnMeetingNote meeting_note_from(OwnFields& fields, std::int64_t line) {
  auto row = begin_row<OwnMeetingNote>(fields, line);
  row.note.kind = fields.word<MeetingNoteKind>("kind", &meeting_note_kind_from);
  row.note.text = fields.needed_text("text");
  row.note.who = fields.text("who");
  row.note.by = fields.day_or_none("by");
  return row;
}

OwnMeeting meeting_from(OwnFields& fields, std::int64_t line) {
  auto row = begin_row<OwnMeeting>(fields, line);
  row.day = fields.day("date");
  row.note = fields.text("note");
  const Json* notes = fields.find("notes");
  if (notes == nullptr) { return row; }
  if (!notes->is_array()) { fields.fail("notes"); }
  for (const Json& note : *notes) {
    OwnFields inner(note);
    row.notes.push_back(meeting_note_from(inner, line));
    if (inner.reason()) { fields.fail("notes"); }
  }
  return row;
}

OwnAlert alert_from(OwnFields& fields, std::int64_t line) {
  auto row = begin_row<OwnAlert>(fields, line);
  row.at = fields.instant("at");
  row.kind = fields.needed_text("kind");
  row.cause = fields.needed_text("cause");
  row.session = fields.uuid_or_none("session_uuid");
  row.project = fields.uuid_or_none("project_uuid");
  row.band = fields.text("band");
  if (!row.band.empty() && !band_from(row.band)) { fields.fail("band"); }
  row.zone = fields.needed_text("zone");
  const Json* facts = fields.find("facts");
  row.facts = facts == nullptr ? "{}" : facts->is_string() ? fields.text("facts") : facts->dump();
  row.answer = fields.word<AlertAnswer>("answer", &alert_answer_from);
  row.reason = fields.word<AlertReason>("reason", &alert_reason_from);
  row.answered_at = fields.instant_or_none("answered_at");
  if (const auto snooze = fields.number_or_none("snooze_s", 0, kMostSnooze)) { row.snooze = Seconds{*snooze}; }
  row.held = fields.flag("held");
  row.note = fields.text("note");
  return row;
}

OwnCrunch crunch_from(OwnFields& fields, std::int64_t line) {
  auto row = begin_row<OwnCrunch>(fields, line);
  row.days = {fields.day("from"), fields.day("to")};
  row.reason = fields.needed_text("reason");
  if (row.days.empty()) { fields.fail("to"); }
  return row;
}

OwnAbsence absence_from(OwnFields& fields, std::int64_t line) {
  auto row = begin_row<OwnAbsence>(fields, line);
  row.session = fields.uuid("session_uuid");
  row.from = fields.instant("from");
  row.to = fields.instant("to");
  row.evidence = fields.word<Evidence>("evidence", &evidence_from);
  row.noted = fields.instant("noted_at");
  row.answer = fields.word<AbsenceAnswer>("answer", &absence_answer_from);
  row.answered_at = fields.instant_or_none("answered_at");
  if (row.to <= row.from) { fields.fail("to"); }
  return row;
}

OwnGone gone_from(OwnFields& fields, std::int64_t /*line*/) {
  return {fields.number("id", 1, kMostId), fields.needed_text("source"), fields.needed_text("key")};
}

class OwnRecords : public JsonRecords {
 public:
  OwnRecords(Input& input, OwnTables& tables) : input_(input), tables_(tables) { session_.file = input.name(); }

  bool record(std::string_view section, bool element, Json& record, std::int64_t line) override;
  [[nodiscard]] std::optional<Error> outcome() const;

 private:
  enum class Trouble : unsigned char { none, foreign, newer, too_many };

  bool stop(Trouble trouble) {
    trouble_ = trouble;
    return false;
  }
  bool tell(const OwnFields& fields, std::int64_t line) {
    return input_.sink().bad_line(input_.name(), line, *fields.reason());
  }
  bool take_session(const Json& record, std::int64_t line);
  bool take_heartbeat(const Json& record, std::int64_t line);
  bool take_watched(const Json& record, std::int64_t line);
  template <class Row, class From>
  bool take(std::vector<Row>& table, const Json& record, std::int64_t line, From from) {
    if (++rows_ > kMostRows) { return stop(Trouble::too_many); }
    OwnFields fields(record);
    Row row = from(fields, line);
    if (fields.reason()) { return tell(fields, line); }
    table.push_back(std::move(row));
    return true;
  }

  Input& input_;
  OwnTables& tables_;
  ForeignSession session_;
  std::size_t rows_ = 0;
  bool is_ours_ = false;
  Trouble trouble_ = Trouble::none;
};

bool OwnRecords::take_session(const Json& record, std::int64_t line) {
  OwnFields fields(record);
  session_.line = line;
  session_.own.emplace();
  session_.own->id = SessionId{fields.number("id", 1, kMostId)};
  session_.own->changed_at = fields.instant_or_none("changed_at");
  session_.own->edited = fields.flag("edited");
  session_.own->source = fields.text("source");
  session_.own->source_key = fields.text("source_key");
  session_.uuid = fields.uuid("uuid");
  session_.project = fields.text("project");
  session_.kind.reset();
  if (!session_.project.empty()) { session_.kind = fields.word<Kind>("kind", &kind_from); }
  session_.activity = fields.text("activity");
  session_.note = fields.text("note");
  session_.start = fields.instant("start");
  session_.end = fields.instant_or_none("end");
  session_.zone = fields.needed_text("zone");
  session_.origin = fields.word<Origin>("origin", &origin_from);
  return fields.reason() ? tell(fields, line) : input_.sink().session(session_);
}

bool OwnRecords::take_heartbeat(const Json& record, std::int64_t line) {
  OwnFields fields(record);
  const OwnHeartbeat heartbeat{fields.instant("at"), fields.uuid_or_none("session_uuid")};
  if (fields.reason()) { return tell(fields, line); }
  tables_.heartbeat = heartbeat;
  return true;
}

bool OwnRecords::take_watched(const Json& record, std::int64_t line) {
  OwnFields fields(record);
  const Instant watched = fields.instant("at");
  if (fields.reason()) { return tell(fields, line); }
  tables_.watched = watched;
  return true;
}

bool OwnRecords::record(std::string_view section, bool element, Json& record, std::int64_t line) {
  if (!element) {
    if (section == "format") {
      is_ours_ = record == "labclock";
      return is_ours_ || stop(Trouble::foreign);
    }
    if (section == "version") {
      if (!record.is_number_unsigned()) { return stop(Trouble::foreign); }
      return record.get<std::uint64_t>() <= kOwnJsonVersion || stop(Trouble::newer);
    }
    if (section == "heartbeat") { return record.is_null() || take_heartbeat(record, line); }
    if (section == "watched") { return record.is_null() || take_watched(record, line); }
  } else {
    if (section == "sessions") { return take_session(record, line); }
    if (section == "projects") { return take(tables_.projects, record, line, &project_from); }
    if (section == "agreements") { return take(tables_.agreements, record, line, &agreement_from); }
    if (section == "settings") { return take(tables_.settings, record, line, &setting_from); }
    if (section == "days_off") { return take(tables_.days_off, record, line, &day_off_from); }
    if (section == "holidays") { return take(tables_.holidays, record, line, &holiday_from); }
    if (section == "meetings") { return take(tables_.meetings, record, line, &meeting_from); }
    if (section == "alerts") { return take(tables_.alerts, record, line, &alert_from); }
    if (section == "crunches") { return take(tables_.crunches, record, line, &crunch_from); }
    if (section == "absences") { return take(tables_.absences, record, line, &absence_from); }
    if (section == "gone") { return take(tables_.gone, record, line, &gone_from); }
  }
  if (!is_ours_) { return stop(Trouble::foreign); }
  constexpr int kShown = 40;
  constexpr std::size_t kMore = 400;  // more than kShown columns can take, however a key is written
  const std::string shown = fit_width(printable(section.substr(0, kMore)), kShown);
  const Phrase reason{msg::import_own_section, {{"field", shown}}};
  return input_.sink().bad_line(input_.name(), line, reason);
}

std::optional<Error> OwnRecords::outcome() const {
  switch (trouble_) {
    case Trouble::none:
      if (is_ours_) { return std::nullopt; }
      break;
    case Trouble::foreign:
      break;
    case Trouble::newer:
      return refuse(ErrorKind::refused, "newer_version", {msg::import_newer, {{"file", input_.name()}}},
                    Phrase{msg::import_newer_hint});
    case Trouble::too_many:
      return refuse(ErrorKind::refused, "too_large",
                    {msg::import_too_many, {{"file", input_.name()}, {"most", std::to_string(kMostRows)}}},
                    Phrase{msg::import_too_many_hint});
  }
  Error error = wrong_format(input_.name(), "json", Look::json_object);
  error.hint = msg::import_looks_other_json;
  return error;
}

}  // namespace

Result<void> read_own_json(Input& input, OwnTables& tables) {
  const Look look = look_at(input.head());
  if (const Result<void> readable = input.outcome(1); !readable) { return readable; }
  if (look != Look::json_object) { return wrong_format(input.name(), "json", look); }
  OwnRecords records(input, tables);
  Result<void> read = scan_json(input, records);
  if (!read) { return read; }
  if (const auto error = records.outcome()) { return *error; }
  return {};
}

}  // namespace labclock::storage
