// The data as a whole in the terminal: databases that are damaged, foreign or newer, Ctrl-C, and the demo.

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "tests/cli/case_rig.hpp"

using namespace labclock;
using namespace labclock::test;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void put(const fs::path& file, std::size_t at, std::string_view bytes) {
  std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
  stream.seekp(static_cast<std::streamoff>(at));
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  REQUIRE(stream.good());
}

/// A ledger of some size with a copy beside it.
void fill(CaseRig& rig) {
  REQUIRE(rig.set_up("project: Thesis | own"));
  std::ofstream csv(rig.folder.file("work.csv"));
  csv << "project,kind,activity,note,start,end,zone\n";
  for (int day = 1; day < 28; ++day) {
    for (int hour = 0; hour < 9; ++hour) {
      csv << "Thesis,own,writing,\"a note that takes some room in the file " << day << '-' << hour << "\",2026-10-"
          << (day < 10 ? "0" : "") << day << "T0" << hour << ":00:00Z,2026-10-" << (day < 10 ? "0" : "") << day << "T0"
          << hour << ":30:00Z,Asia/Seoul\n";
    }
  }
  csv.close();
  REQUIRE(rig.type("import csv <dir>/work.csv").code == 0);
  REQUIRE(rig.type("backup <dir>/copy.db").code == 0);
}

nlohmann::json findings(const Outcome& outcome) {
  REQUIRE_MESSAGE(nlohmann::json::accept(outcome.out), outcome.out);
  return nlohmann::json::parse(outcome.out).at("findings");
}

const nlohmann::json* finding(const nlohmann::json& findings, std::string_view check, std::string_view severity) {
  for (const auto& each : findings) {
    if (each.at("check") == check && each.at("severity") == severity) { return &each; }
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a damaged page is found by the doctor, and a copy mends it") {
  CaseRig rig;
  fill(rig);
  const std::string whole = bytes_of(rig.database());
  const std::size_t size = whole.size();
  REQUIRE(size > 100'000);
  for (std::size_t page = size / 4096 / 2 * 4096; page + 4096 <= size; page += 4096) {
    // Without the description of its tables it would not be opened at all.
    if (std::string_view(whole).substr(page, 4096).find("CREATE TABLE") != std::string_view::npos) { continue; }
    put(rig.database(), page, "no page of a table");
  }
  const Outcome sick = rig.type("doctor --json");
  CHECK(sick.code == 4);
  CHECK(sick.err.empty());
  const nlohmann::json found = findings(sick);
  REQUIRE(finding(found, "integrity", "problem") != nullptr);
  const Outcome told = rig.type("doctor");
  CHECK(told.code == 4);
  CHECK(told.out.find("the file is damaged") != std::string::npos);
  const Outcome restored = rig.type("restore <dir>/copy.db --json");
  REQUIRE_MESSAGE(restored.code == 0, restored.err);
  CHECK(nlohmann::json::parse(restored.out).at("sessions") == 243);
  CHECK(fs::exists(nlohmann::json::parse(restored.out).at("kept").get<std::string>()));
  const Outcome well = rig.type("doctor --json");
  CHECK_MESSAGE(well.code == 0, well.out);
}

TEST_CASE("a database whose beginning is lost is left as it is, and the way to a copy is told") {
  CaseRig rig;
  fill(rig);
  put(rig.database(), 0, std::string(200, '\x55'));
  const std::string before = bytes_of(rig.database());
  const Outcome sick = rig.type("doctor --json");
  CHECK(sick.code == 4);
  const nlohmann::json found = findings(sick);
  CHECK(finding(found, "open", "problem") != nullptr);
  const nlohmann::json* copy = finding(found, "backups", "note");  // the daily copy
  REQUIRE(copy != nullptr);
  CHECK(copy->at("text").get<std::string>().find("labclock-2026-11-16.db") != std::string::npos);
  const Outcome refused = rig.type("restore <dir>/copy.db");
  CHECK(refused.code == 4);
  CHECK(refused.err.find("labclock-restored.db restore") != std::string::npos);
  CHECK(bytes_of(rig.database()) == before);
  // As it was told:
  CHECK(rig.type("--db <dir>/labclock-restored.db restore <dir>/copy.db").code == 0);
  // Nothing was there before, so nothing is kept of it.
  for (const auto& entry : fs::directory_iterator(rig.folder.path() / "backups")) {
    CHECK(entry.path().filename().string().find("labclock-restored-before-restore-") == std::string::npos);
  }
  CHECK(rig.type("--db <dir>/labclock-restored.db doctor").code == 0);
}

TEST_CASE("a database of a newer version is refused and left as it is") {
  CaseRig rig;
  fill(rig);
  put(rig.database(), 60, std::string("\0\0\x27\x0f", 4));  // user_version 9999
  const std::string before = bytes_of(rig.database());
  const Outcome sick = rig.type("doctor --json");
  CHECK(sick.code == 4);
  const nlohmann::json found = findings(sick);
  REQUIRE(found.size() == 1);
  CHECK(found[0].at("check") == "open");
  CHECK(found[0].at("text").get<std::string>().find("newer Labclock") != std::string::npos);
  for (const std::string words : {"restore <dir>/copy.db", "backup", "export csv", "project list", "project add X",
                                  "agree list", "day-off list", "holiday list", "meeting list", "alert list",
                                  "config list", "config set core none", "import csv <dir>/work.csv"}) {
    CAPTURE(words);
    const Outcome outcome = rig.type(words);
    CHECK(outcome.code == 4);
    CHECK(outcome.err.find("newer Labclock") != std::string::npos);
    CHECK(outcome.out.empty());
  }
  CHECK(bytes_of(rig.database()) == before);
  // A copy of a newer version is refused as well.
  fs::rename(rig.database(), rig.folder.file("newer.db"));
  const Outcome copy = rig.type("restore <dir>/newer.db");
  CHECK(copy.code == 4);
  CHECK_FALSE(fs::exists(rig.database()));
  // The demo does without it.
  fs::rename(rig.folder.file("newer.db"), rig.database());
  CHECK(rig.type("demo").code == 0);
}

TEST_CASE("Ctrl-C stops long work with nothing changed") {
  CaseRig rig;
  fill(rig);
  const Outcome before = rig.type("export json");
  REQUIRE(before.code == 0);
  std::ofstream(rig.folder.file("more.csv")) << "project,start,end\nX,2026-11-01T00:00:00Z,2026-11-01T01:00:00Z\n";
  rig.environment.interrupted = [] { return true; };
  for (const std::string words : {"import csv <dir>/more.csv", "backup <dir>/second.db", "restore <dir>/copy.db",
                                  "doctor", "export csv -o <dir>/out.csv", "doctor --json"}) {
    CAPTURE(words);
    const Outcome outcome = rig.type(words);
    CHECK(outcome.code == 130);
    CHECK(outcome.err.find("nothing") != std::string::npos);
  }
  CHECK_FALSE(fs::exists(rig.folder.file("second.db")));
  CHECK_FALSE(fs::exists(rig.folder.file("out.csv")));
  rig.environment.interrupted = nullptr;
  CHECK(rig.type("export json").out == before.out);
}

TEST_CASE("looking makes no file") {
  CaseRig rig;
  std::ofstream(rig.folder.file("more.csv")) << "project,start,end\nX,2026-11-01T00:00:00Z,2026-11-01T01:00:00Z\n";
  for (const std::string words : {"project list",
                                  "agree list",
                                  "day-off list",
                                  "holiday list",
                                  "meeting list",
                                  "alert list",
                                  "config list",
                                  "config get core",
                                  "doctor",
                                  "import csv <dir>/more.csv --dry-run",
                                  "config set core sometimes",
                                  "restore <dir>/more.csv",
                                  "restore <dir>/nothing.db",
                                  "backup",
                                  "export csv",
                                  "agree remove 1",
                                  "day-off remove today",
                                  "meeting remove today",
                                  "alert answer 1 stop",
                                  "project edit X --kind own"}) {
    CAPTURE(words);
    (void)rig.type(words);
    CHECK_FALSE(fs::exists(rig.database()));
  }
}

TEST_CASE("a dry run without a database needs a place for what it tries, and says so where there is none") {
  CaseRig rig;
  std::ofstream(rig.folder.file("more.csv")) << "project,start,end\nX,2026-11-01T00:00:00Z,2026-11-01T01:00:00Z\n";
  REQUIRE(setenv("TMPDIR", rig.folder.file("nowhere").c_str(), 1) == 0);
  const Outcome outcome = rig.type("import csv <dir>/more.csv --dry-run");
  unsetenv("TMPDIR");
  CHECK(outcome.code == 4);
  CHECK(outcome.err.find("dry-run") != std::string::npos);
  CHECK(outcome.out.empty());
  CHECK_FALSE(fs::exists(rig.database()));
  CHECK_FALSE(fs::exists("labclock.db"));
}

TEST_CASE("the demo is the same on the same day, whatever the hour and the folder") {
  CaseRig morning;
  CaseRig evening;
  evening.environment.now = at("2026-11-16T13:10:00Z");
  evening.environment.uuids = storage::seeded_uuids(7);
  for (CaseRig* rig : {&morning, &evening}) { REQUIRE(rig->type("demo").code == 0); }
  const std::string one = morning.type("--db <dir>/labclock-demo.db export json").out;
  CHECK(one.size() > 100'000);
  CHECK(one == evening.type("--db <dir>/labclock-demo.db export json").out);
  // And it comes back from its own export as it was.
  REQUIRE(morning.type("--db <dir>/labclock-demo.db export json -o <dir>/demo.json").code == 0);
  REQUIRE(morning.type("--db <dir>/back.db import json <dir>/demo.json").code == 0);
  CHECK(morning.type("--db <dir>/back.db export json").out == one);
  // Another day gives another year.
  CaseRig next;
  next.environment.now = at("2026-11-16T15:10:00Z");  // 00:10 of the 17th in Seoul
  REQUIRE(next.type("demo").code == 0);
  CHECK(next.type("--db <dir>/labclock-demo.db export json").out != one);
}

TEST_CASE("the demo never touches the person's own database") {
  CaseRig rig;
  fill(rig);
  const std::string before = rig.type("export json").out;
  CHECK(rig.type("demo <db>").code == 1);
  fs::create_symlink(rig.database(), rig.folder.file("link.db"));
  CHECK(rig.type("demo <dir>/link.db").code == 1);
  CHECK(rig.type("demo").code == 0);
  CHECK(rig.type("export json").out == before);
}
