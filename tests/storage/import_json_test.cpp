#include "storage/import/own_json.hpp"

#include <doctest/doctest.h>

#include "src/msg/import.hpp"
#include "src/utf8.hpp"
#include "storage/absences.hpp"
#include "storage/crunches.hpp"
#include "storage/history.hpp"
#include "storage/watch.hpp"
#include "storage/zones.hpp"
#include "tests/storage/import_kit.hpp"

namespace labclock::storage {
namespace {

using test::at;
using test::code_of;
using test::ImportRig;
using test::Kept;

/// A ledger with something in every table.
void fill(ImportRig& rig) {
  Project funded;
  funded.name = "NRF basic";
  funded.kind = Kind::funded;
  funded.funder = "NRF";
  funded.number = "2026-R1";
  funded.fit = Fit::related;
  funded.program = Program::national;
  funded.role = Role::member;
  funded.deadline = day_of(2027, 2, 28);
  funded.color = "#0072B2";
  const Result<Project> nrf = add_project(rig.ledger(), rig.act(), funded);
  REQUIRE(nrf.ok());
  const ProjectId thesis = rig.project("Thesis \"논문\"");
  ProjectEdit archive;
  archive.archived = true;
  REQUIRE(edit_project(rig.ledger(), rig.act(), rig.project("Old"), archive).ok());
  REQUIRE(agree(rig.ledger(), rig.act(), {{}, {}, nrf->id, 333'333, day_of(2026, 3, 1), std::nullopt}).ok());
  REQUIRE(agree(rig.ledger(), rig.act(), {{}, {}, thesis, 400'000, day_of(2026, 3, 1), day_of(2026, 8, 31)}).ok());
  REQUIRE(set_setting(rig.ledger(), rig.act(), "language", "ko", std::nullopt, day_of(2026, 11, 24)).ok());
  REQUIRE(set_setting(rig.ledger(), rig.act(), "day_hours", "9h", day_of(2026, 3, 1), day_of(2026, 11, 24)).ok());
  REQUIRE(set_setting(rig.ledger(), rig.act(), "name", "김 \"민\"", std::nullopt, day_of(2026, 11, 24)).ok());
  REQUIRE(add_day_off(rig.ledger(), rig.act(),
                      {{}, {}, {day_of(2026, 7, 27), day_of(2026, 7, 31)}, DayOffType::leave, DayHalf::full})
              .ok());
  REQUIRE(add_day_off(rig.ledger(), rig.act(),
                      {{}, {}, {day_of(2026, 8, 3), day_of(2026, 8, 3)}, DayOffType::sick, DayHalf::pm})
              .ok());
  REQUIRE(add_holiday(rig.ledger(), rig.act(), day_of(2026, 10, 2), "개교기념일").ok());
  REQUIRE(remove_holiday(rig.ledger(), rig.act(), day_of(2026, 12, 25), true).ok());
  REQUIRE(add_meeting(rig.ledger(), rig.act(), day_of(2026, 11, 3), "figures").ok());
  MeetingNote note;
  note.kind = MeetingNoteKind::action;
  note.text = "send figure 3";
  note.who = "me";
  note.by = day_of(2026, 11, 10);
  REQUIRE(add_meeting_note(rig.ledger(), rig.act(), day_of(2026, 11, 3), note).ok());
  REQUIRE(add_meeting(rig.ledger(), rig.act(), day_of(2026, 11, 17), "").ok());
  rig.session(thesis, "2026-11-16T01:00:00Z", "2026-11-16T02:30:00Z", "Asia/Seoul");
  const SessionId gone = rig.session(nrf->id, "2026-11-16T03:00:00Z", "2026-11-16T04:00:00Z");
  const SessionId noted = rig.session(nrf->id, "2026-11-16T05:00:00Z", "2026-11-16T06:00:00Z", "Europe/London");
  SessionEdit edit_note;
  edit_note.note = "two\nlines, \"quotes\" and 한글";
  edit_note.activity = "writing";
  REQUIRE(edit(rig.ledger(), rig.act(), noted, edit_note).ok());
  REQUIRE(remove(rig.ledger(), rig.act(), gone).ok());
  rig.imported(rig.request("timewarrior", test::data_path("timewarrior/data/2026-10.data")));
  for (const AnySession& session : rig.all()) {
    if (facts_of(session).activity == "thesis") { REQUIRE(remove(rig.ledger(), rig.act(), facts_of(session).id).ok()); }
  }
  Alert alert;
  alert.at = at("2026-11-16T12:30:00Z");
  alert.kind = "off_hours";
  alert.cause = "off_hours:2026-11-16T12:00:00Z:0";
  alert.session_uuid = facts_of(rig.all()[0]).uuid;
  alert.band = Band::evening;
  alert.zone = "Asia/Seoul";
  alert.facts = R"({"z_first":1,"core_end":"18:00"})";
  REQUIRE(*record_alert(rig.ledger(), rig.act(), alert));
  AnswerRequest answer;
  answer.answer = AlertAnswer::snooze;
  answer.snooze = Minutes{20};
  answer.note = "soon";
  REQUIRE(answer_alert(rig.ledger(), rig.act(), AlertId{1}, answer).ok());
  REQUIRE(start(rig.ledger(), rig.act(), {thesis, "", "running", at("2026-11-24T11:00:00Z"), "Asia/Seoul"}).ok());
  REQUIRE(beat(rig.ledger(), rig.act()).ok());
  REQUIRE(add_crunch(rig.ledger(), rig.act(), {day_of(2026, 11, 20), day_of(2026, 11, 27)}, "최종본 제출").ok());
  const NewAbsence away{at("2026-11-24T11:20:00Z"), at("2026-11-24T11:40:00Z"), Evidence::lock};
  const Absence lunch = note_absence(rig.ledger(), rig.act(), away)->value();
  AbsenceReply kept;
  kept.answer = AbsenceAnswer::keep;
  REQUIRE(answer_absence(rig.ledger(), rig.act(), lunch.id, kept).ok());
  const NewAbsence open{at("2026-11-24T11:50:00Z"), at("2026-11-24T11:58:00Z"), Evidence::suspend};
  REQUIRE(note_absence(rig.ledger(), rig.act(), open)->has_value());
  ZoneFiles zones;
  Almanac almanac(*rulebook(rig.ledger()), zones);
  REQUIRE(watch(rig.ledger(), rig.act(), almanac).ok());
}

TEST_CASE("own JSON: every table goes through a file into an empty ledger and back, ids included") {
  ImportRig from;
  fill(from);
  const std::string text = from.exported("json");
  for (const char* part :
       {"\"funder\":\"NRF\"", "\"share\":0.333333", "\"key\":\"day_hours\"", "\"half\":\"pm\"", "\"removed\":true",
        "\"text\":\"send figure 3\"", "\"z_first\":1", "\"snooze_s\":1200", "\"source\":\"timewarrior\"",
        "\"end\":null", "\"heartbeat\": {\"at\"", "\"reason\":\"최종본 제출\"", "\"evidence\":\"suspend\"",
        "\"answer\":\"keep\"", "\"watched\": {\"at\""}) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
  storage::OpenOptions other;
  other.uuids = seeded_uuids(77);
  ImportRig to(other);
  const ImportReport report = to.imported(to.request("json", to.write("a.json", text)));
  CHECK(report.already == 0);
  CHECK(report.refused == 0);
  CHECK(report.left_out.empty());
  CHECK(report.renumbered.empty());
  CHECK(report.renumbered_others == 0);
  CHECK(report.records_already == 0);
  CHECK(to.exported("json") == text);
  CHECK(from.lines() == to.lines());
  CHECK(*from.ledger().data_version() > 0);

  const ImportReport again = to.imported(to.request("json", to.write("a.json", text)));
  CHECK(again.added == 0);
  CHECK(again.records_added == 0);
  CHECK(again.records_already == report.records_added);
  CHECK(to.exported("json") == text);
  CHECK(history(to.ledger(), {kEarliest, kLatest})->size() == 1);

  REQUIRE(undo(to.ledger(), to.act(), 1).ok());
  CHECK(to.all().empty());
  CHECK(projects(to.ledger())->empty());
  CHECK(meetings(to.ledger())->empty());
}

TEST_CASE("own JSON: a deleted session does not come back from the file it came from") {
  ImportRig from;
  from.session(std::nullopt, "2026-11-16T01:00:00Z", "2026-11-16T02:00:00Z");
  const std::string text = from.exported("json");
  ImportRig to;
  to.imported(to.request("json", to.write("a.json", text)));
  REQUIRE(remove(to.ledger(), to.act(), SessionId{1}).ok());
  CHECK(to.imported(to.request("json", to.write("a.json", text))).already == 1);
  CHECK(to.all().empty());
}

TEST_CASE("own JSON: in a ledger with data taken ids get new ones, and the ledger's own rows stay") {
  ImportRig from;
  fill(from);
  const std::string text = from.exported("json");
  storage::OpenOptions other;
  other.uuids = seeded_uuids(77);
  ImportRig to(other);
  const ProjectId nrf = to.project("nrf BASIC", Kind::service);
  to.project("Another");  // takes the id of a project in the file
  to.session(nrf, "2026-09-01T01:00:00Z", "2026-09-01T02:00:00Z");
  const SessionId deleted = to.session(nrf, "2026-09-02T01:00:00Z", "2026-09-02T02:00:00Z");
  REQUIRE(remove(to.ledger(), to.act(), deleted).ok());
  REQUIRE(agree(to.ledger(), to.act(), {{}, {}, nrf, 100'000, day_of(2026, 1, 1), std::nullopt}).ok());
  REQUIRE(set_setting(to.ledger(), to.act(), "language", "en", std::nullopt, day_of(2026, 11, 24)).ok());
  REQUIRE(add_day_off(to.ledger(), to.act(),
                      {{}, {}, {day_of(2026, 7, 31), day_of(2026, 8, 2)}, DayOffType::leave, DayHalf::full})
              .ok());
  REQUIRE(add_meeting(to.ledger(), to.act(), day_of(2026, 11, 3), "other words").ok());

  const ImportReport report = to.imported(to.request("json", to.write("a.json", text)));
  // Session 2 was deleted here: its id is needed to undo that, so it is taken as well.
  CHECK(report.renumbered.size() == 1);
  CHECK(report.renumbered[0].first == 1);
  CHECK(report.renumbered[0].second > 2);
  CHECK(report.renumbered_others == 1);
  const std::vector<Project> kept = *projects(to.ledger());
  for (const Project& project : kept) {
    if (project.id == nrf) {
      CHECK(project.name == "nrf BASIC");
      CHECK(project.kind == Kind::service);
    }
  }
  CHECK(report.added == report.read);
  for (const AnySession& session : to.all()) {
    if (facts_of(session).note.starts_with("two")) { CHECK(facts_of(session).project == nrf); }
  }
  std::vector<Msg> told;
  for (const BadLine& line : report.left_out) { told.push_back(line.reason.msg); }
  CHECK(told == std::vector<Msg>{msg::import_record_kept, msg::import_setting_kept, msg::import_record_kept,
                                 msg::import_record_kept});
  CHECK(get_setting(to.ledger(), "language", day_of(2026, 11, 24))->value() == "en");
  const std::vector<Meeting> met = *meetings(to.ledger());
  REQUIRE(met.size() == 2);
  CHECK(met[0].note == "other words");
  CHECK(met[0].notes.size() == 1);

  REQUIRE(undo(to.ledger(), to.act(), 1).ok());  // the import
  CHECK(to.all().size() == 1);
  REQUIRE(undo(to.ledger(), to.act(), 4).ok());
  REQUIRE(undo(to.ledger(), to.act(), 1).ok());  // the deletion
  CHECK(to.all().size() == 2);
}

TEST_CASE("own JSON: a project that was renamed here keeps its new name and gets its sessions") {
  ImportRig from;
  from.session(from.project("Paper"), "2026-11-16T01:00:00Z", "2026-11-16T02:00:00Z");
  const std::string before = from.exported("json");
  ProjectEdit rename;
  rename.name = "Thesis";
  REQUIRE(edit_project(from.ledger(), from.act(), ProjectId{1}, rename).ok());
  REQUIRE(undo(from.ledger(), from.act(), 1).ok());
  ImportRig to;
  to.imported(to.request("json", to.write("a.json", before)));
  REQUIRE(edit_project(to.ledger(), to.act(), ProjectId{1}, rename).ok());
  from.session(ProjectId{1}, "2026-11-16T03:00:00Z", "2026-11-16T04:00:00Z");
  const ImportReport report = to.imported(to.request("json", to.write("a.json", from.exported("json"))));
  CHECK(report.added == 1);
  CHECK(report.new_projects.empty());
  REQUIRE(to.lines().size() == 2);
  CHECK(to.lines()[1].starts_with("Thesis|"));
}

struct Parsed {
  Result<void> result;
  OwnTables tables;
  Kept kept;
};
Parsed parse(const std::string& text) {
  Parsed parsed;
  parsed.result = test::read_text(text, parsed.kept, [&](Input& input) { return read_own_json(input, parsed.tables); });
  return parsed;
}

TEST_CASE("own JSON: what is not an export, or a newer one, is refused") {
  CHECK(code_of(parse("{}").result) == "wrong_format");
  CHECK(code_of(parse("[]").result) == "wrong_format");
  CHECK(code_of(parse(R"({"format":"other"})").result) == "wrong_format");
  CHECK(code_of(parse(R"({"name":"x","dependencies":{}})").result) == "wrong_format");
  CHECK(code_of(parse(R"({"format":"labclock","version":"1"})").result) == "wrong_format");
  CHECK(code_of(parse(R"({"format":"labclock","version":3})").result) == "newer_version");
  CHECK(code_of(parse(R"({"format":"labclock","version":1})").result) == "ok");
  CHECK(code_of(parse(R"({"format":"labclock","version":1,"sessions":[")" + std::string(2 * kLongest, 'x')).result) ==
        "too_large");
}

TEST_CASE("own JSON: the order of the parts does not matter") {
  const Parsed parsed = parse(
      R"({"agreements":[{"id":1,"uuid":"018f6f2e-7c1a-7b3c-8d4e-5f6071829304","project":"A","share":0.25,"from":"2026-01-01"}],
          "format":"labclock","heartbeat":null,"version":1})");
  CHECK(parsed.result.ok());
  CHECK(parsed.kept.bad.empty());
  REQUIRE(parsed.tables.agreements.size() == 1);
  CHECK(parsed.tables.agreements[0].share_ppm == 250'000);
}

TEST_CASE("own JSON: each wrong field is named with its line") {
  struct Case {
    const char* section;
    const char* record;
    const char* field;
  };
  const std::string id = R"("id":1,"uuid":"018f6f2e-7c1a-7b3c-8d4e-5f6071829304",)";
  for (const Case& wrong : {
           Case{"projects", R"("name":"","kind":"own","fit":"own")", "name"},
           Case{"projects", R"("name":"A","kind":"hobby","fit":"own")", "kind"},
           Case{"projects", R"("name":"A","kind":"own","fit":"own","deadline":"2026-02-30")", "deadline"},
           Case{"projects", R"("name":"A\u0000B","kind":"own","fit":"own")", "name"},
           Case{"agreements", R"("project":"A","share":1.2,"from":"2026-01-01")", "share"},
           Case{"agreements", R"("project":"A","share":0.2,"from":"2026-01-02","to":"2026-01-01")", "to"},
           Case{"settings", R"("key":"nonsense","value":"1")", "key"},
           Case{"settings", R"("key":"day_hours","value":"many","from":"2026-01-01")", "value"},
           Case{"settings", R"("key":"day_hours","value":"8h")", "from"},
           Case{"settings", R"("key":"language","value":"ko","from":"2026-01-01")", "from"},
           Case{"days_off", R"("from":"2026-01-02","to":"2026-01-01","type":"leave")", "to"},
           Case{"holidays", R"("date":"2026-01-02","name":"x","kind":"public","source":"hearsay")", "source"},
           Case{"meetings", R"("date":"2026-01-02","notes":[{"id":1}])", "notes"},
           Case{"alerts", R"("at":"2026-01-02","kind":"a","cause":"b","zone":"UTC")", "at"},
           Case{"alerts", R"("at":"2026-01-02T00:00:00Z","kind":"a","cause":"b","zone":"UTC","band":"dawn")", "band"},
           Case{"sessions", R"("start":"2026-01-02T00:00:00Z","zone":"UTC","origin":"dream")", "origin"},
           Case{"sessions", R"("start":"2026-01-02T00:00:00Z","origin":"timer")", "zone"},
           Case{"sessions", R"("start":17,"zone":"UTC","origin":"timer")", "start"},
           Case{"sessions", R"("start":"2026-01-02T00:00:00Z","zone":"UTC","origin":"timer","edited":1)", "edited"},
           Case{"gone", R"("source":"","key":"1")", "source"},
       }) {
    CAPTURE(wrong.record);
    const Parsed parsed = parse("{\"format\":\"labclock\",\"version\":1,\n\"" + std::string{wrong.section} + "\":[\n{" +
                                id + wrong.record + "}]}");
    CHECK(parsed.result.ok());
    REQUIRE(parsed.kept.bad.size() == 1);
    CHECK(parsed.kept.bad[0].first == 3);
    CHECK(parsed.kept.bad[0].second == Phrase{msg::import_own_field, {{"field", wrong.field}}});
  }
  for (const char* record : {R"({"id":0})", R"({"id":1e3})", R"({"id":18446744073709551615})",
                             R"({"id":4503599627370497})", R"({"uuid":"x"})", "7"}) {
    CAPTURE(record);
    const Parsed parsed = parse("{\"format\":\"labclock\",\"version\":1,\"projects\":[" + std::string{record} + "]}");
    CHECK(parsed.kept.bad.size() == 1);
    CHECK(parsed.tables.projects.empty());
  }
  CHECK(parse(R"({"format":"labclock","version":1,"secrets":[1]})").kept.bad[0].second.msg == msg::import_own_section);
  // A name is shown in one line and cut between characters.
  const std::string name = "a\\n" + std::string(35, 'b') + "연구과제";
  const Parsed parsed = parse("{\"format\":\"labclock\",\"version\":1,\"" + name + "\":[1]}");
  REQUIRE(parsed.kept.bad.size() == 1);
  const std::string told = render(parsed.kept.bad[0].second, Lang::en);
  CHECK(told.find('\n') == std::string::npos);
  CHECK(valid_utf8(told));
  CHECK(told.find("bb연…") != std::string::npos);
}

}  // namespace
}  // namespace labclock::storage
