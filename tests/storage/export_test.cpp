#include "storage/export.hpp"

#include <doctest/doctest.h>

#include "tests/storage/import_kit.hpp"

namespace labclock::storage {
namespace {

using test::at;
using test::ImportRig;

void note(ImportRig& rig, SessionId id, const std::string& text, const std::string& activity = "") {
  SessionEdit change;
  change.note = text;
  if (!activity.empty()) { change.activity = activity; }
  REQUIRE(edit(rig.ledger(), rig.act(), id, change).ok());
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("csv: the columns of the interface, quoted and guarded, with an empty end for what runs") {
  ImportRig rig;
  const ProjectId nrf = rig.project("NRF, basic", Kind::funded);
  note(rig, rig.session(nrf, "2026-11-16T01:00:00Z", "2026-11-16T02:00:00Z", "Asia/Seoul"), "=1+1", "say \"hi\"");
  note(rig, rig.session(std::nullopt, "2026-11-16T03:00:00Z", "2026-11-16T04:00:00Z"), "two\nlines");
  REQUIRE(start(rig.ledger(), rig.act(), {std::nullopt, "", "-", at("2026-11-24T11:00:00Z"), "UTC"}).ok());
  std::vector<std::string> uuids;
  for (const AnySession& session : rig.all()) { uuids.push_back(to_string(facts_of(session).uuid)); }
  CHECK(rig.exported("csv") ==
        "project,kind,activity,note,start,end,zone,uuid,origin\n"
        "\"NRF, basic\",funded,\"say \"\"hi\"\"\",'=1+1,2026-11-16T01:00:00Z,"
        "2026-11-16T02:00:00Z,Asia/Seoul," +
            uuids[0] +
            ",manual\n"
            ",unassigned,,\"two\nlines\",2026-11-16T03:00:00Z,2026-11-16T04:00:00Z,UTC," +
            uuids[1] +
            ",manual\n"
            ",unassigned,,'-,2026-11-24T11:00:00Z,,UTC," +
            uuids[2] + ",timer\n");
  CHECK(rig.last_export.sessions == 3);
  CHECK(rig.last_export.left_out == 0);
}

TEST_CASE("a range takes whole sessions by the logical days they have a slice in") {
  ImportRig rig;
  // In Seoul the days begin at 15:00 UTC.
  rig.session(std::nullopt, "2026-11-14T10:00:00Z", "2026-11-14T15:00:00Z", "Asia/Seoul");  // ends with the 14th
  rig.session(std::nullopt, "2026-11-15T14:00:00Z", "2026-11-15T16:00:00Z", "Asia/Seoul");  // 15th and 16th
  rig.session(std::nullopt, "2026-11-16T14:00:00Z", "2026-11-16T15:00:00Z", "Asia/Seoul");  // the 16th
  rig.session(std::nullopt, "2026-11-16T15:00:00Z", "2026-11-16T16:00:00Z", "Asia/Seoul");  // the 17th
  rig.session(std::nullopt, "2026-11-16T16:00:00Z", "2026-11-16T17:00:00Z", "UTC");         // the 16th
  REQUIRE(start(rig.ledger(), rig.act(), {std::nullopt, "", "", at("2026-11-24T11:00:00Z"), "UTC"}).ok());
  const auto count = [&](Day first, Day last) {
    [[maybe_unused]] const std::string text = rig.exported("csv", DayRange{first, last});
    return rig.last_export.sessions;
  };
  CHECK(count(day_of(2026, 11, 14), day_of(2026, 11, 14)) == 1);
  CHECK(count(day_of(2026, 11, 15), day_of(2026, 11, 15)) == 1);
  CHECK(count(day_of(2026, 11, 16), day_of(2026, 11, 16)) == 3);
  CHECK(count(day_of(2026, 11, 17), day_of(2026, 11, 17)) == 1);
  CHECK(count(day_of(2026, 11, 15), day_of(2026, 11, 17)) == 4);
  CHECK(count(day_of(2026, 11, 24), day_of(2026, 11, 24)) == 1);
  CHECK(count(day_of(2026, 11, 25), day_of(2026, 11, 25)) == 0);
  CHECK(rig.exported("csv", DayRange{day_of(2026, 11, 16), day_of(2026, 11, 16)}).find("2026-11-15T14:00:00Z") !=
        std::string::npos);
}

TEST_CASE("a date that a zone skipped holds no session") {
  ImportRig rig;
  // Apia had no 30 December 2011: from the 29th at midnight it went to the 31st.
  rig.session(std::nullopt, "2011-12-30T09:00:00Z", "2011-12-30T11:00:00Z", "Pacific/Apia");
  const auto count = [&](unsigned day) {
    [[maybe_unused]] const std::string text =
        rig.exported("csv", DayRange{day_of(2011, 12, day), day_of(2011, 12, day)});
    return rig.last_export.sessions;
  };
  CHECK(count(29) == 1);
  CHECK(count(30) == 0);
  CHECK(count(31) == 1);
}

TEST_CASE("ics: one event for each finished session, escaped and folded") {
  ImportRig rig;
  const ProjectId nrf = rig.project("NRF; basic", Kind::funded);
  const SessionId id = rig.session(nrf, "2026-11-16T01:02:03Z", "2026-11-16T02:00:00Z", "Asia/Seoul");
  std::string korean;
  for (int i = 0; i < 40; ++i) { korean += "한글"; }
  note(rig, id, "a, b; c\\d\nsecond " + korean, "writing");
  REQUIRE(start(rig.ledger(), rig.act(), {std::nullopt, "", "", at("2026-11-24T11:00:00Z"), "UTC"}).ok());
  const std::string text = rig.exported("ics");
  CHECK(rig.last_export.sessions == 1);
  CHECK(rig.last_export.left_out == 1);
  CHECK(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  CHECK(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
  CHECK(holds(text, "UID:" + to_string(facts_of(rig.all()[0]).uuid) + "\r\n"));
  CHECK(holds(text, "DTSTART:20261116T010203Z\r\nDTEND:20261116T020000Z\r\n"));
  CHECK(holds(text, "SUMMARY:NRF\\; basic: writing\r\n"));
  CHECK(holds(text, "CATEGORIES:NRF\\; basic,funded\r\n"));
  std::string unfolded;
  std::size_t at_line = 0;
  while (at_line < text.size()) {
    const std::size_t end = text.find("\r\n", at_line);
    REQUIRE(end != std::string::npos);
    const std::string line = text.substr(at_line, end - at_line);
    CHECK(line.size() <= 75);
    if (line.starts_with(' ')) {
      CHECK((static_cast<unsigned char>(line[1]) & 0xC0U) != 0x80U);  // no character is cut in two
      unfolded += line.substr(1);
    } else {
      unfolded += '\n' + line;
    }
    at_line = end + 2;
  }
  CHECK(holds(unfolded, "\nDESCRIPTION:a\\, b\\; c\\\\d\\nsecond " + korean + "\n"));
}

TEST_CASE("timeclock: local times of the session's zone, in two pieces over a change of the clocks") {
  ImportRig rig;
  const ProjectId nrf = rig.project("NRF  basic", Kind::funded);
  const SessionId spring = rig.session(nrf, "2026-03-29T00:30:00Z", "2026-03-29T02:00:00Z", "Europe/Berlin");
  note(rig, spring, "long\nnight", "code");
  rig.session(nrf, "2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z", "Europe/Berlin");
  rig.session(std::nullopt, "2026-11-16T01:00:00Z", "2026-11-16T02:00:00Z", "Asia/Seoul");
  REQUIRE(start(rig.ledger(), rig.act(), {nrf, "", "", at("2026-11-24T11:00:00Z"), "Asia/Seoul"}).ok());
  CHECK(rig.exported("timeclock") ==
        "i 2026/03/29 01:30:00 NRF basic  code: long night\n"
        "o 2026/03/29 02:00:00\n"
        "i 2026/03/29 03:00:00 NRF basic  code: long night\n"
        "o 2026/03/29 04:00:00\n"
        "i 2026/10/25 02:30:00 NRF basic\n"
        "o 2026/10/25 03:00:00\n"
        "i 2026/10/25 02:00:00 NRF basic\n"
        "o 2026/10/25 03:00:00\n"
        "i 2026/11/16 10:00:00 unassigned\n"
        "o 2026/11/16 11:00:00\n"
        "i 2026/11/24 20:00:00 NRF basic\n");
}

TEST_CASE("timewarrior: tags, annotation, and an interval without an end") {
  ImportRig rig;
  const ProjectId nrf = rig.project("NRF \"basic\"", Kind::funded);
  note(rig, rig.session(nrf, "2026-11-16T01:00:00Z", "2026-11-16T02:00:00Z"), "a \\ \"b\"\nc", "writing, meeting");
  note(rig, rig.session(std::nullopt, "2026-11-16T02:00:00Z", "2026-11-16T03:00:00Z"), "note");
  rig.session(std::nullopt, "2026-11-16T03:00:00Z", "2026-11-16T04:00:00Z");
  REQUIRE(start(rig.ledger(), rig.act(), {nrf, "", "", at("2026-11-24T11:00:00Z"), "UTC"}).ok());
  CHECK(rig.exported("timewarrior") ==
        "inc 20261116T010000Z - 20261116T020000Z # \"NRF \\\"basic\\\"\" \"meeting\" \"writing\" # \"a \\\\ "
        "\\\"b\\\"\\nc\"\n"
        "inc 20261116T020000Z - 20261116T030000Z # # \"note\"\n"
        "inc 20261116T030000Z - 20261116T040000Z\n"
        "inc 20261124T110000Z # \"NRF \\\"basic\\\"\"\n");
  ImportRig back;
  back.project("NRF \"basic\"");
  const ImportReport report =
      back.imported(back.request("timewarrior", back.write("x.data", rig.exported("timewarrior"))));
  CHECK(report.added == 4);
  CHECK(back.lines()[0] == "NRF \"basic\"|meeting, writing|a \\ \"b\"\nc|2026-11-16T01:00:00Z|2026-11-16T02:00:00Z");
}

TEST_CASE("an empty ledger gives an empty file of each format that its own reader takes") {
  ImportRig rig;
  CHECK(rig.exported("csv") == "project,kind,activity,note,start,end,zone,uuid,origin\n");
  CHECK(rig.exported("timeclock").empty());
  CHECK(rig.exported("timewarrior").empty());
  CHECK(rig.imported(rig.request("json", rig.write("a.json", rig.exported("json")))).read == 0);
  CHECK(rig.imported(rig.request("csv", rig.write("a.csv", rig.exported("csv")))).read == 0);
}

TEST_CASE("an unknown format and a target that is full are errors") {
  ImportRig rig;
  rig.session(std::nullopt, "2026-11-16T01:00:00Z", "2026-11-16T02:00:00Z");
  Almanac almanac(default_rulebook(), rig.zones);
  const auto to = [&](const char* format, bool room) {
    return export_to(rig.ledger(), {format, std::nullopt, rig.now}, almanac, [&](std::string_view) { return room; });
  };
  const Result<Exported> unknown = to("hourglass", true);
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().code == "unknown_format");
  CHECK(unknown.error().kind == ErrorKind::usage);
  const Result<Exported> full = to("csv", false);
  REQUIRE_FALSE(full.ok());
  CHECK(full.error().code == "cannot_write");
  CHECK(full.error().kind == ErrorKind::storage);
}

}  // namespace
}  // namespace labclock::storage
