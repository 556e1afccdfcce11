#include "storage/import.hpp"
#include "src/msg/history.hpp"
#include "src/msg/import.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "storage/history.hpp"
#include "tests/storage/import_kit.hpp"

namespace labclock::storage {
namespace {

using test::at;
using test::ImportRig;
using Lines = std::vector<std::string>;

std::string csv(const std::vector<std::string>& rows) {
  std::string text = "project,kind,activity,note,start,end,zone\n";
  for (const std::string& row : rows) { text += row + "\n"; }
  return text;
}

/// A row on 2026-11-16 from one hour to another, in UTC.
std::string row(const std::string& project, const std::string& from, const std::string& to) {
  return project + ",,,,2026-11-16T" + from + ":00Z,2026-11-16T" + to + ":00Z,UTC";
}

std::string span_of(const std::string& project, const std::string& from, const std::string& to) {
  return project + "|||2026-11-16T" + from + ":00Z|2026-11-16T" + to + ":00Z";
}

void check_counts(const ImportReport& report, int read, int added, int already, int refused) {
  CHECK(report.read == read);
  CHECK(report.added == added);
  CHECK(report.already == already);
  CHECK(report.refused == refused);
}

TEST_CASE("an import is one history entry, and undo takes all of it back") {
  ImportRig rig;
  const ImportReport report = rig.imported(
      rig.request("csv", rig.write("a.csv", csv({row("A", "09:00", "10:00"), row("B", "10:00", "12:30")}))));
  check_counts(report, 2, 2, 0, 0);
  CHECK(report.time_read == Minutes{210});
  CHECK(report.time_added == Minutes{210});
  CHECK(report.new_projects == Lines{"A", "B"});
  CHECK(report.unsorted == Lines{"A", "B"});
  CHECK(rig.lines() == Lines{span_of("A", "09:00", "10:00"), span_of("B", "10:00", "12:30")});
  for (const AnySession& session : rig.all()) { CHECK(facts_of(session).origin == Origin::import); }

  const Result<std::vector<HistoryEntry>> entries = history(rig.ledger(), {kEarliest, kLatest});
  REQUIRE(entries.ok());
  REQUIRE(entries->size() == 1);
  CHECK(entries->front().who == Who::import);
  CHECK(entries->front().what.msg == msg::history_import);
  REQUIRE(undo(rig.ledger(), rig.act(), 1).ok());
  CHECK(rig.all().empty());
  CHECK(projects(rig.ledger())->empty());
  REQUIRE(redo(rig.ledger(), rig.act(), 1).ok());
  CHECK(rig.all().size() == 2);
}

TEST_CASE("the same file again adds nothing and leaves no entry") {
  ImportRig rig;
  const auto request =
      rig.request("csv", rig.write("a.csv", csv({row("A", "09:00", "10:00"), row("B", "10:00", "11:00")})));
  rig.imported(request);
  const ImportReport again = rig.imported(request);
  check_counts(again, 2, 0, 2, 0);
  CHECK(again.time_read == Hours{2});
  CHECK(again.time_added == Seconds{0});
  CHECK(again.new_projects.empty());
  CHECK(history(rig.ledger(), {kEarliest, kLatest})->size() == 1);
}

TEST_CASE("a session that was edited, cut, merged or deleted since counts as already there") {
  ImportRig rig;
  const auto request =
      rig.request("csv", rig.write("a.csv", csv({row("A", "09:00", "10:00"), row("A", "10:00", "11:00"),
                                                 row("A", "12:00", "13:00"), row("A", "13:00", "14:00")})));
  rig.imported(request);
  const std::vector<AnySession> before = rig.all();
  SessionEdit shift;
  shift.start = at("2026-11-16T08:30:00Z");
  REQUIRE(edit(rig.ledger(), rig.act(), facts_of(before[0]).id, shift).ok());
  REQUIRE(remove(rig.ledger(), rig.act(), facts_of(before[1]).id).ok());
  REQUIRE(merge(rig.ledger(), rig.act(), facts_of(before[2]).id, facts_of(before[3]).id).ok());
  const Lines now = rig.lines();
  check_counts(rig.imported(request), 4, 0, 4, 0);
  CHECK(rig.lines() == now);
}

TEST_CASE("an import that was undone can be made again") {
  ImportRig rig;
  const auto request = rig.request("csv", rig.write("a.csv", csv({row("A", "09:00", "10:00")})));
  rig.imported(request);
  REQUIRE(undo(rig.ledger(), rig.act(), 1).ok());
  check_counts(rig.imported(request), 1, 1, 0, 0);
}

TEST_CASE("a file with later lines added adds those alone") {
  ImportRig rig;
  rig.imported(rig.request("csv", rig.write("a.csv", csv({row("A", "09:00", "10:00")}))));
  const ImportReport more = rig.imported(
      rig.request("csv", rig.write("b.csv", csv({row("A", "11:00", "12:00"), row("A", "09:00", "10:00")}))));
  check_counts(more, 2, 1, 1, 0);
}

TEST_CASE("overlaps are refused by default, with the pairs named and nothing changed") {
  ImportRig rig;
  const ProjectId own = rig.project("Own");
  rig.session(own, "2026-11-16T09:30:00Z", "2026-11-16T10:00:00Z");
  const Lines before = rig.lines();
  const std::string text = csv(
      {row("A", "09:00", "09:45"), row("A", "11:00", "12:00"), row("B", "11:30", "13:00"), row("C", "14:00", "15:00")});
  const Result<ImportReport> refused = rig.import_text("csv", text);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "overlap");
  CHECK(refused.error().kind == ErrorKind::refused);
  REQUIRE(refused.error().details.size() == 2);
  const std::string first = render(refused.error().details[0], Lang::en);
  CHECK(first.find("line 2: 2026-11-16 09:00 - 2026-11-16 09:45 overlaps session 1 (2026-11-16 09:30") !=
        std::string::npos);
  const std::string second = render(refused.error().details[1], Lang::en);
  CHECK(second.find("line 4: ") != std::string::npos);
  CHECK(second.find("overlaps line 3 ") != std::string::npos);
  CHECK(rig.lines() == before);
  CHECK(projects(rig.ledger())->size() == 1);
}

TEST_CASE("only twenty overlaps are listed, and the rest is counted") {
  ImportRig rig;
  const std::vector<std::string> rows(30, row("A", "09:00", "10:00"));
  const Result<ImportReport> refused = rig.import_text("csv", csv(rows));
  REQUIRE_FALSE(refused.ok());
  REQUIRE(refused.error().details.size() == 21);
  CHECK(render(refused.error().details.back(), Lang::en) == "and 9 more");
}

TEST_CASE("keep-first: the ledger wins, then the earlier start, then the earlier line") {
  ImportRig rig;
  rig.session(std::nullopt, "2026-11-16T09:30:00Z", "2026-11-16T10:00:00Z");
  auto request = rig.request(
      "csv", rig.write("a.csv",
                       csv({row("late", "11:30", "13:00"), row("early", "11:00", "12:00"), row("hit", "09:00", "09:45"),
                            row("twin1", "14:00", "15:00"), row("twin2", "14:00", "16:00"),
                            row("touch", "10:00", "11:00"), row("after", "12:00", "12:30")})));
  request.overlaps = Overlaps::keep_first;
  const ImportReport report = rig.imported(request);
  check_counts(report, 7, 4, 0, 3);
  CHECK(rig.lines() == Lines{"-|||2026-11-16T09:30:00Z|2026-11-16T10:00:00Z", span_of("touch", "10:00", "11:00"),
                             span_of("early", "11:00", "12:00"), span_of("after", "12:00", "12:30"),
                             span_of("twin1", "14:00", "15:00")});
  REQUIRE(report.left_out.size() == 3);
  CHECK(report.left_out[0].line == 4);
  CHECK(report.left_out[1].line == 2);
  CHECK(report.left_out[2].line == 6);
  CHECK(report.time_read == Minutes{90 + 60 + 45 + 60 + 120 + 60 + 30});
  CHECK(report.time_added == Minutes{60 + 60 + 30 + 60});
  CHECK(report.new_projects == Lines{"early", "twin1", "touch", "after"});
}

TEST_CASE("trim: only the free parts are kept, and all is told") {
  ImportRig rig;
  rig.session(std::nullopt, "2026-11-16T09:00:00Z", "2026-11-16T09:30:00Z");
  rig.session(std::nullopt, "2026-11-16T10:00:00Z", "2026-11-16T10:30:00Z");
  auto request =
      rig.request("csv", rig.write("a.csv", csv({row("around", "08:30", "11:00"), row("inside", "09:00", "09:20"),
                                                 row("next", "10:45", "11:30"), row("free", "12:00", "13:00"),
                                                 row("within", "12:10", "12:20")})));
  request.overlaps = Overlaps::trim;
  const ImportReport report = rig.imported(request);
  check_counts(report, 5, 3, 0, 2);
  CHECK(rig.lines() == Lines{span_of("around", "08:30", "09:00"), "-|||2026-11-16T09:00:00Z|2026-11-16T09:30:00Z",
                             span_of("around", "09:30", "10:00"), "-|||2026-11-16T10:00:00Z|2026-11-16T10:30:00Z",
                             span_of("around", "10:30", "11:00"), span_of("next", "11:00", "11:30"),
                             span_of("free", "12:00", "13:00")});
  CHECK(report.time_added == Minutes{30 + 30 + 30 + 30 + 60});
  REQUIRE(report.left_out.size() == 4);
  CHECK(render(report.left_out[0].reason, Lang::en) ==
        "2026-11-16 08:30 - 2026-11-16 11:00 was trimmed to 2026-11-16 08:30 - 2026-11-16 09:00, 2026-11-16 09:30 - "
        "2026-11-16 10:00, 2026-11-16 10:30 - 2026-11-16 11:00");
  // The parts belong to one line, so the same file adds nothing.
  const ImportReport again = rig.imported(request);
  check_counts(again, 5, 0, 3, 2);
}

TEST_CASE("a session that runs in the ledger is in the way of everything since it began") {
  ImportRig rig;
  REQUIRE(start(rig.ledger(), rig.act(), {std::nullopt, "", "", at("2026-11-16T10:00:00Z"), "UTC"}).ok());
  auto request = rig.request("csv", rig.write("a.csv", csv({row("A", "09:00", "10:30"), row("B", "12:00", "13:00")})));
  CHECK(rig.import(request).error().code == "overlap");
  request.overlaps = Overlaps::trim;
  const ImportReport report = rig.imported(request);
  check_counts(report, 2, 1, 0, 1);
  CHECK(rig.lines().front() == span_of("A", "09:00", "10:00"));
}

TEST_CASE("the first line that cannot be read stops the import, and --skip-bad lists it instead") {
  ImportRig rig;
  auto request = rig.request("csv", rig.write("a.csv", csv({row("A", "09:00", "10:00"), "A,,,,yesterday,today,UTC",
                                                            row("A", "12:00", "11:00"), row("A", "13:00", "14:00")})));
  const Result<ImportReport> refused = rig.import(request);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "bad_line");
  CHECK(render(refused.error().message, Lang::en) ==
        request.path.string() +
            ", line 3: \"yesterday\" is not an instant in RFC 3339 with seconds and an offset or Z");
  CHECK(render(refused.error().message, Lang::ko).find("3번째 줄") != std::string::npos);
  CHECK(rig.all().empty());

  request.skip_bad = true;
  const ImportReport report = rig.imported(request);
  check_counts(report, 4, 2, 0, 2);
  REQUIRE(report.left_out.size() == 2);
  CHECK(report.left_out[0].line == 3);
  CHECK(report.left_out[1].reason.msg == msg::import_reversed);
}

TEST_CASE("zero seconds, the future, unknown zones and impossible years") {
  ImportRig rig;
  auto request = rig.request(
      "csv",
      rig.write("a.csv",
                csv({row("zero", "09:00", "09:00"), "A,,,,2026-11-24T11:00:00Z,2026-11-24T12:00:01Z,UTC",
                     "A,,,,2026-11-24T12:00:01Z,,UTC", "A,,,,2026-11-16T11:00:00Z,2026-11-16T12:00:00Z,Mars/Base",
                     "A,,,,2026-11-24T11:00:00Z,2026-11-24T12:00:00Z,UTC"})));
  request.skip_bad = true;
  const ImportReport report = rig.imported(request);
  check_counts(report, 5, 1, 0, 4);
  REQUIRE(report.left_out.size() == 4);
  CHECK(report.left_out[0].reason.msg == msg::import_zero);
  CHECK(report.left_out[1].reason.msg == msg::import_in_future);
  CHECK(report.left_out[2].reason.msg == msg::import_in_future);
  CHECK(report.left_out[3].reason.msg == msg::import_bad_zone);
}

TEST_CASE("a session of zero seconds is left out without stopping the import") {
  ImportRig rig;
  check_counts(*rig.import_text("csv", csv({row("zero", "09:00", "09:00"), row("A", "09:00", "10:00")})), 2, 1, 0, 1);
}

TEST_CASE("a dry run tells the same and changes nothing") {
  ImportRig rig;
  auto request = rig.request("csv", rig.write("a.csv", csv({row("A", "09:00", "10:00"), row("A", "09:30", "11:00")})));
  request.overlaps = Overlaps::trim;
  request.dry_run = true;
  const ImportReport dry = rig.imported(request);
  CHECK(dry.dry_run);
  CHECK(rig.all().empty());
  CHECK(projects(rig.ledger())->empty());
  CHECK(history(rig.ledger(), {kEarliest, kLatest})->empty());
  request.dry_run = false;
  const ImportReport real = rig.imported(request);
  CHECK(dry.added == real.added);
  CHECK(dry.time_added == real.time_added);
  CHECK(dry.left_out.size() == real.left_out.size());
  CHECK(dry.new_projects == real.new_projects);
}

TEST_CASE("stopping at any step leaves nothing changed") {
  ImportRig rig;
  std::vector<std::string> rows;
  for (int i = 0; i < 20'000; ++i) {
    const Instant start = at("2026-01-01T00:00:00Z") + Minutes{20 * i};
    rows.push_back("A,,,a note to make the file longer than one piece," + rfc3339(start) + ',' +
                   rfc3339(start + Minutes{15}) + ",UTC");
  }
  const auto request = rig.request("csv", rig.write("a.csv", csv(rows)));
  int steps_in_all = 0;
  for (int stop_at = 1; stop_at < 100; ++stop_at) {
    test::Steps steps;
    steps.stop_at = stop_at;
    const Result<ImportReport> result = import_file(rig.ledger(), rig.act(), request, rig.zones, steps);
    if (result.ok()) {
      steps_in_all = stop_at;
      break;
    }
    CHECK(result.error().kind == ErrorKind::cancelled);
    CHECK(*count_sessions(rig.ledger()) == 0);
    CHECK(projects(rig.ledger())->empty());
  }
  CHECK(steps_in_all > 8);  // while reading and while writing
  CHECK(*count_sessions(rig.ledger()) == 20'000);
}

TEST_CASE("more rows than one part of the history holds are one entry, undone and redone as one") {
  ImportRig rig;
  std::string text = csv({});
  for (int i = 0; i < 120'000; ++i) {
    const Instant start = at("2010-01-01T00:00:00Z") + Minutes{20 * i};
    text += "P" + std::to_string(i % 7) + ",,,," + rfc3339(start) + ',' + rfc3339(start + Minutes{15}) + ",UTC\n";
  }
  check_counts(*rig.import_text("csv", text), 120'000, 120'000, 0, 0);
  CHECK(history(rig.ledger(), {kEarliest, kLatest})->size() == 1);
  REQUIRE(undo(rig.ledger(), rig.act(), 1).ok());
  CHECK(*count_sessions(rig.ledger()) == 0);
  CHECK(projects(rig.ledger())->empty());
  REQUIRE(redo(rig.ledger(), rig.act(), 1).ok());
  CHECK(*count_sessions(rig.ledger()) == 120'000);
}

TEST_CASE("kinds: told once is enough, told differently is a bad line, the ledger's own stays") {
  ImportRig rig;
  rig.project("Here", Kind::course);
  auto request =
      rig.request("csv", rig.write("a.csv", csv({"New,,,,2026-11-16T01:00:00Z,2026-11-16T02:00:00Z,UTC",
                                                 "new,funded,,,2026-11-16T02:00:00Z,2026-11-16T03:00:00Z,UTC",
                                                 "HERE,own,,,2026-11-16T03:00:00Z,2026-11-16T04:00:00Z,UTC",
                                                 "NEW,own,,,2026-11-16T05:00:00Z,2026-11-16T06:00:00Z,UTC"})));
  const Result<ImportReport> refused = rig.import(request);
  REQUIRE_FALSE(refused.ok());
  CHECK(render(refused.error().message, Lang::en).find("line 5: the kind of New is own here and was funded before") !=
        std::string::npos);
  request.skip_bad = true;
  const ImportReport report = rig.imported(request);
  CHECK(report.new_projects == Lines{"New"});
  CHECK(report.unsorted.empty());
  REQUIRE(report.remarks.size() == 1);
  CHECK(render(report.remarks[0].reason, Lang::en) == "Here is course here and stays so; the file says own");
  const std::vector<Project> all = *projects(rig.ledger());
  for (const Project& project : all) { CHECK(project.kind == (project.name == "New" ? Kind::funded : Kind::course)); }
}

TEST_CASE("names are composed, trimmed and compared without regard to case") {
  ImportRig rig;
  // The same name decomposed and composed.
  const ImportReport report = *rig.import_text(
      "csv", csv({row("  \u1112\u1161\u11AB\u1100\u1173\u11AF ", "09:00", "10:00"), row("한글", "10:00", "11:00"),
                  row("straße", "11:00", "12:00"), row("STRAßE", "12:00", "13:00")}));
  CHECK(report.new_projects == Lines{"한글", "straße"});
  const Result<ImportReport> control = rig.import_text("csv", csv({row("a\x01b", "14:00", "15:00")}));
  REQUIRE_FALSE(control.ok());
  CHECK(control.error().code == "bad_line");
}

TEST_CASE("the same uuid twice in a file is a bad line") {
  ImportRig rig;
  const std::string text =
      "project,start,end,uuid\n"
      "A,2026-11-16T01:00:00Z,2026-11-16T02:00:00Z,018f6f2e-7c1a-7b3c-8d4e-5f6071829304\n"
      "A,2026-11-16T03:00:00Z,2026-11-16T04:00:00Z,018F6F2E7C1A7B3C8D4E5F6071829304\n";
  const Result<ImportReport> refused = rig.import_text("csv", text);
  REQUIRE_FALSE(refused.ok());
  CHECK(render(refused.error().message, Lang::en).find("line 3: its uuid stands in line 2 already") !=
        std::string::npos);
  auto request = rig.request("csv", rig.write("b.csv", text));
  request.skip_bad = true;
  check_counts(rig.imported(request), 2, 1, 0, 1);
}

TEST_CASE("two equal rows without an id are two, so that they overlap and are told") {
  ImportRig rig;
  auto request = rig.request("csv", rig.write("a.csv", csv({row("A", "09:00", "10:00"), row("A", "09:00", "10:00")})));
  CHECK(rig.import(request).error().code == "overlap");
  request.overlaps = Overlaps::keep_first;
  check_counts(rig.imported(request), 2, 1, 0, 1);
  check_counts(rig.imported(request), 2, 0, 1, 1);
}

TEST_CASE("a session that still runs goes on running here, when nothing else does and it is the newest") {
  const std::string open = "A,,,,2026-11-24T11:00:00Z,,UTC";
  {
    ImportRig rig;
    const ImportReport report = *rig.import_text("csv", csv({row("A", "09:00", "10:00"), open}));
    check_counts(report, 2, 2, 0, 0);
    CHECK(report.time_added == Hours{1});
    CHECK(running(rig.ledger())->has_value());
    REQUIRE(stop(rig.ledger(), rig.act(), rig.now).ok());
    check_counts(*rig.import_text("csv", csv({open})), 1, 0, 1, 0);
  }
  {
    ImportRig rig;
    REQUIRE(start(rig.ledger(), rig.act(), {std::nullopt, "", "", rig.now, "UTC"}).ok());
    const ImportReport report = *rig.import_text("csv", csv({open}));
    check_counts(report, 1, 0, 0, 1);
    CHECK(report.left_out[0].reason.msg == msg::import_open_running);
  }
  {
    ImportRig rig;
    rig.session(std::nullopt, "2026-11-24T11:30:00Z", "2026-11-24T11:40:00Z");
    CHECK(rig.import_text("csv", csv({open}))->left_out[0].reason.msg == msg::import_open_not_newest);
  }
  {
    ImportRig rig;
    const ImportReport report = *rig.import_text(
        "csv", csv({"B,,,,2026-11-24T09:00:00Z,,UTC", open, "C,,,,2026-11-24T09:30:00Z,2026-11-24T10:00:00Z,UTC"}));
    check_counts(report, 3, 2, 0, 1);
    CHECK(report.left_out[0].line == 2);
  }
  {
    ImportRig rig;  // an overlap of it is an overlap like any other
    auto request =
        rig.request("csv", rig.write("a.csv", csv({"B,,,,2026-11-24T10:00:00Z,2026-11-24T11:30:00Z,UTC", open})));
    CHECK(rig.import(request).error().code == "overlap");
    request.overlaps = Overlaps::trim;
    rig.imported(request);
    CHECK((*running(rig.ledger()))->start == at("2026-11-24T11:30:00Z"));
  }
}

TEST_CASE("--map decides which tag is the project, and no tag is lost") {
  const std::string data =
      "inc 20261116T000000Z - 20261116T010000Z # code thesis\n"
      "inc 20261116T010000Z - 20261116T020000Z # lunch\n"
      "inc 20261116T020000Z - 20261116T030000Z # NRF meeting thesis # \"with B\"\n"
      "inc 20261116T030000Z - 20261116T040000Z\n";
  const std::string day = "2026-11-16T0";
  {
    ImportRig rig;  // none is known: the first tag
    rig.imported(rig.request("timewarrior", rig.write("x.data", data)));
    CHECK(rig.lines() == Lines{"code|thesis||" + day + "0:00:00Z|" + day + "1:00:00Z",
                               "lunch|||" + day + "1:00:00Z|" + day + "2:00:00Z",
                               "NRF|meeting, thesis|with B|" + day + "2:00:00Z|" + day + "3:00:00Z",
                               "-|||" + day + "3:00:00Z|" + day + "4:00:00Z"});
    CHECK(facts_of(rig.all()[0]).zone == "Asia/Seoul");
  }
  {
    ImportRig rig;  // a project of that name is there
    rig.project("Thesis");
    rig.imported(rig.request("timewarrior", rig.write("x.data", data)));
    CHECK(rig.lines()[0] == "Thesis|code||" + day + "0:00:00Z|" + day + "1:00:00Z");
    CHECK(rig.lines()[2].starts_with("Thesis|NRF, meeting|with B|"));
  }
  {
    ImportRig rig;  // the map comes first, by the rule for project arguments
    rig.project("NRF basic", Kind::funded);
    rig.project("Thesis");
    auto request = rig.request("timewarrior", rig.write("x.data", data));
    request.map = {{"nrf", "NRF b"}, {"code", "Side project"}};
    const ImportReport report = rig.imported(request);
    CHECK(rig.lines()[0].starts_with("Side project|thesis|"));
    CHECK(rig.lines()[2].starts_with("NRF basic|meeting, thesis|"));
    CHECK(report.new_projects == Lines{"Side project", "lunch"});
  }
  {
    ImportRig rig;
    rig.project("NRF basic");
    rig.project("NRF extra");
    auto request = rig.request("timewarrior", rig.write("x.data", data));
    request.map = {{"NRF", "NRF "}};
    const Result<ImportReport> ambiguous = rig.import(request);
    REQUIRE_FALSE(ambiguous.ok());
    CHECK(ambiguous.error().code == "ambiguous_project");
    request.map = {{"", "NRF basic"}};
    CHECK(rig.import(request).error().code == "bad_map");
    request.map = {{"NRF", " "}};
    CHECK(rig.import(request).error().code == "bad_map");
  }
}

TEST_CASE("a Timewarrior folder, the folder above it, one month file and the export are one source") {
  ImportRig rig;
  const ImportReport folder = rig.imported(rig.request("timewarrior", test::data_path("timewarrior")));
  check_counts(folder, 7, 6, 0, 1);  // one of zero seconds
  CHECK(folder.left_out[0].reason.msg == msg::import_zero);
  for (const char* again : {"timewarrior/data", "timewarrior-export.json"}) {
    check_counts(rig.imported(rig.request("timewarrior", test::data_path(again))), 7, 0, 6, 1);
  }
  check_counts(rig.imported(rig.request("timewarrior", test::data_path("timewarrior/data/2026-10.data"))), 3, 0, 3, 0);
  CHECK(running(rig.ledger())->has_value());
}

TEST_CASE("watson: a frame's project stays the project, its tags are the activity") {
  ImportRig rig;
  const ImportReport report = rig.imported(rig.request("watson", test::data_path("watson-frames")));
  check_counts(report, 3, 3, 0, 0);
  CHECK(rig.lines()[1] == "NRF basic|experiment, plate 7||2026-10-26T05:05:00Z|2026-10-26T10:20:40Z");
  auto request = rig.request("watson", test::data_path("watson-frames"));
  check_counts(rig.imported(request), 3, 0, 3, 0);

  ImportRig mapped;
  request.map = {{"experiment", "Wet lab"}, {"thesis", "Own thesis"}};
  mapped.imported(request);
  CHECK(mapped.lines()[0].starts_with("Own thesis|writing|"));
  CHECK(mapped.lines()[1].starts_with("Wet lab|NRF basic, plate 7|"));
}

TEST_CASE("toggl: rows, tasks and tags") {
  ImportRig rig;
  check_counts(rig.imported(rig.request("toggl", test::data_path("toggl-detailed.csv"))), 3, 3, 0, 0);
  CHECK(rig.lines()[1] ==
        "NRF basic|Plate 7, experiment, cell line|Repeat \"B\"|2026-10-30T04:05:00Z|2026-10-30T09:20:40Z");
  check_counts(rig.imported(rig.request("toggl", test::data_path("toggl-detailed.csv"))), 3, 0, 3, 0);
}

TEST_CASE("paths that are no file to read") {
  ImportRig rig;
  const auto code = [&](const std::string& format, const std::filesystem::path& path) {
    const Result<ImportReport> result = rig.import(rig.request(format, path));
    REQUIRE_FALSE(result.ok());
    REQUIRE(result.error().hint.has_value());
    return result.error().code + " " + std::to_string(static_cast<int>(result.error().kind));
  };
  const std::filesystem::path& folder = rig.folder.path();
  CHECK(code("csv", folder / "none.csv") == "no_such_file 3");
  CHECK(code("csv", rig.write("file", "") / "below") == "no_such_file 3");
  CHECK(code("csv", folder) == "is_folder 2");
  CHECK(code("json", folder) == "is_folder 2");
  CHECK(code("timewarrior", folder) == "no_data_files 3");
  CHECK(code("watson", folder) == "no_data_files 3");
  CHECK(code("hourglass", folder) == "unknown_format 2");
  CHECK(code("csv", rig.write("empty.csv", "")) == "wrong_format 1");
  CHECK(code("timewarrior", rig.write("undo.data", "txn:\n  type: interval\n")) == "wrong_format 1");
  CHECK(code("json", test::data_path("own.csv")) == "wrong_format 1");
  auto request = rig.request("csv", test::data_path("own.csv"));
  request.zone = "Mars/Base";
  CHECK(rig.import(request).error().code == "no_such_zone");
  if (::geteuid() != 0) {  // root may read everything
    const auto secret = rig.write("secret.csv", "x");
    ::chmod(secret.c_str(), 0);
    CHECK(code("csv", secret) == "cannot_read 4");
  }
  CHECK(rig.all().empty());
}

TEST_CASE("a list of bad lines is bounded, the count is not") {
  ImportRig rig;
  std::string text = csv({});
  for (int i = 0; i < 3000; ++i) { text += "nonsense\n"; }
  auto request = rig.request("csv", rig.write("a.csv", text));
  request.skip_bad = true;
  const ImportReport report = rig.imported(request);
  check_counts(report, 3000, 0, 0, 3000);
  CHECK(report.left_out.size() == ImportReport::kListed);
  CHECK(report.unlisted == 2000);
}

TEST_CASE("a file that knows the kind of a project that has none here sets it, and says so") {
  ImportRig rig;
  rig.project("NRF", Kind::unassigned);
  rig.project("Thesis", Kind::own);
  const std::string text =
      "project,kind,activity,note,start,end,zone\n"
      "NRF,funded,,,2026-11-16T01:00:00Z,2026-11-16T02:00:00Z,UTC\n"
      "Thesis,course,,,2026-11-16T02:00:00Z,2026-11-16T03:00:00Z,UTC\n";
  const Result<ImportReport> report = rig.import_text("csv", text);
  REQUIRE(report.ok());
  CHECK(report->unsorted.empty());
  REQUIRE(report->remarks.size() == 2);
  CHECK(report->remarks[0].reason.msg == msg::import_kind_set);
  CHECK(report->remarks[1].reason.msg == msg::import_kind_kept);
  const auto kind_of = [&](const char* name) { return find_project(rig.ledger(), name, false)->kind; };
  CHECK(kind_of("NRF") == Kind::funded);
  CHECK(kind_of("Thesis") == Kind::own);
  REQUIRE(undo(rig.ledger(), rig.act(), 1).ok());
  CHECK(kind_of("NRF") == Kind::unassigned);
}

}  // namespace
}  // namespace labclock::storage
