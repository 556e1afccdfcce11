#include "storage/backup.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "src/demo.hpp"
#include "storage/demo.hpp"
#include "storage/doctor.hpp"
#include "storage/history.hpp"
#include "storage/zones.hpp"
#include "tests/support/ledger_rig.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace labclock::storage {
namespace {

using test::at;
using test::LedgerRig;

struct Patient : Progress {
  int steps_left = 1'000'000;
  bool step(std::int64_t /*done*/, std::int64_t /*total*/) override { return steps_left-- > 0; }
};

std::vector<std::string> names_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

TEST_CASE("a backup is a whole ledger of its own, and the way back keeps the old state") {
  LedgerRig rig;
  Patient patient;
  rig.project("A");
  rig.session(std::nullopt, "2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z");
  const std::filesystem::path copy = rig.folder.file("copy.db");
  REQUIRE(backup(rig.ledger(), rig.act(), copy, patient).ok());
  CHECK(backup(rig.ledger(), rig.act(), copy, patient).error().code == "file_exists");
  CHECK_FALSE(std::filesystem::exists(copy.string() + ".partial"));

  rig.project("B");
  rig.session(std::nullopt, "2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z");
  Result<Ledger> window = Ledger::open(rig.folder.file("labclock.db"));  // another program has it open
  REQUIRE(window.ok());
  Result<Restored> restored = restore(rig.ledger(), rig.act(), copy, patient);
  REQUIRE(restored.ok());
  CHECK(restored->sessions == 1);
  CHECK(projects(rig.ledger())->size() == 1);
  CHECK(*count_sessions(*window) == 1);
  Result<Ledger> kept = Ledger::open(restored->kept);
  REQUIRE(kept.ok());
  CHECK(*count_sessions(*kept) == 2);
  // and the ledger goes on as one: undo reaches back over what the copy held
  CHECK(undo(rig.ledger(), rig.act(), 2).ok());
}

TEST_CASE("a backup without a name gets a dated one that is free") {
  LedgerRig rig;
  Patient patient;
  rig.project("A");
  REQUIRE(backup(rig.ledger(), rig.act(), std::nullopt, patient).ok());
  REQUIRE(backup(rig.ledger(), rig.act(), std::nullopt, patient).ok());
  CHECK(names_in(rig.folder.file("backups")) ==
        std::vector<std::string>{"labclock-2026-11-24T120000Z-2.db", "labclock-2026-11-24T120000Z.db"});
}

TEST_CASE("a stopped backup leaves nothing behind") {
  LedgerRig rig;
  rig.project("A");
  Patient impatient;
  impatient.steps_left = 0;
  const std::filesystem::path copy = rig.folder.file("copy.db");
  Result<Backup> stopped = backup(rig.ledger(), rig.act(), copy, impatient);
  // A small file may be done within the first step; then it is whole.
  if (!stopped.ok()) {
    CHECK(stopped.error().kind == ErrorKind::cancelled);
    CHECK_FALSE(std::filesystem::exists(copy));
  } else {
    CHECK(Ledger::open(copy).ok());
  }
  CHECK_FALSE(std::filesystem::exists(copy.string() + ".partial"));
}

TEST_CASE("what is no backup is not restored, and nothing changes") {
  LedgerRig rig;
  Patient patient;
  rig.project("A");
  std::ofstream(rig.folder.file("text.db")) << "hello";
  CHECK(restore(rig.ledger(), rig.act(), rig.folder.file("text.db"), patient).error().code == "not_labclock");
  CHECK(restore(rig.ledger(), rig.act(), rig.folder.file("none.db"), patient).error().code == "no_such_file");
  CHECK(restore(rig.ledger(), rig.act(), rig.folder.file("labclock.db"), patient).error().code == "same_file");
  CHECK(projects(rig.ledger())->size() == 1);
  CHECK_FALSE(std::filesystem::exists(rig.folder.file("backups")));
}

TEST_CASE("a backup into a folder that is not there is told") {
  LedgerRig rig;
  Patient patient;
  const Error error = backup(rig.ledger(), rig.act(), rig.folder.path() / "no" / "copy.db", patient).error();
  CHECK(error.code == "cannot_write");
  CHECK(error.kind == ErrorKind::storage);
}

TEST_CASE("the daily copy is made once a day and the rotation keeps days, weeks and months") {
  LedgerRig rig;
  rig.project("A");
  CHECK(daily_backup(rig.ledger(), rig.act(), day_of(2026, 11, 24))->has_value());
  CHECK_FALSE(daily_backup(rig.ledger(), rig.act(), day_of(2026, 11, 24))->has_value());
  std::ofstream(rig.folder.file("backups") / "mine.db") << "not of the rotation";
  for (int i = 1; i <= 20; ++i) { REQUIRE(daily_backup(rig.ledger(), rig.act(), day_of(2026, 11, 24) + Days{i}).ok()); }
  const std::vector<std::string> names = names_in(rig.folder.file("backups"));
  CHECK(std::find(names.begin(), names.end(), "mine.db") != names.end());
  CHECK(std::find(names.begin(), names.end(), "labclock-2026-12-14.db") != names.end());
  CHECK(std::find(names.begin(), names.end(), "labclock-2026-11-26.db") == names.end());
  CHECK(names.size() < 14);
}

TEST_CASE("a year of daily copies is cut down to 7 days, 4 weeks and 12 months") {
  std::vector<Day> days;
  for (Day day = day_of(2025, 11, 25); day <= day_of(2026, 11, 24); day += Days{1}) { days.push_back(day); }
  const std::vector<Day> kept = kept_backups(days);
  for (int i = 0; i < 7; ++i) { CHECK(std::binary_search(kept.begin(), kept.end(), day_of(2026, 11, 24) - Days{i})); }
  CHECK(std::binary_search(kept.begin(), kept.end(), day_of(2026, 11, 15)));  // the Sunday of an earlier week
  CHECK(std::binary_search(kept.begin(), kept.end(), day_of(2026, 2, 28)));   // the last of a month
  CHECK_FALSE(std::binary_search(kept.begin(), kept.end(), day_of(2026, 2, 27)));
  CHECK(kept.size() <= 7 + 4 + 12);
  CHECK(kept_backups({}).empty());
}

TEST_CASE("the doctor finds a sound ledger sound and names what is not") {
  LedgerRig rig;
  Patient patient;
  ZoneFiles zones;
  rig.project("A");
  rig.session(std::nullopt, "2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z");
  const auto problems = [&] {
    std::vector<std::string> found;
    const std::vector<Finding> findings = *examine(rig.ledger(), rig.act(), zones, patient);
    for (const Finding& finding : findings) {
      if (finding.severity != Severity::ok) { found.push_back(finding.check); }
      CHECK((finding.severity == Severity::ok || finding.advice.has_value()));
    }
    return found;
  };
  CHECK(problems().empty());
  {
    SQLite::Database sql(rig.folder.file("labclock.db").string(), SQLite::OPEN_READWRITE, 1000);
    sql.exec(
        "INSERT INTO session (uuid, changed_at, start_utc, end_utc, zone, origin) VALUES (randomblob(16), 0, "
        "(SELECT start_utc + 60 FROM session), (SELECT end_utc + 60 FROM session), 'Mars/Olympus', 'manual')");
    sql.exec(
        "INSERT INTO session (uuid, changed_at, start_utc, end_utc, zone, origin) VALUES (randomblob(16), 0, "
        "4000000000, 4000090000, 'UTC', 'manual')");
    sql.exec("INSERT INTO setting (uuid, changed_at, key, value) VALUES (randomblob(16), 0, 'theme', 'loud')");
    sql.exec("INSERT INTO meeting (uuid, changed_at, day) VALUES (randomblob(16), 0, 'someday')");
    sql.exec("PRAGMA foreign_keys = OFF");
    sql.exec("UPDATE session SET project = 77 WHERE zone = 'Mars/Olympus'");
  }
  CHECK(problems() ==
        std::vector<std::string>{"foreign_keys", "overlaps", "future", "zones", "long_sessions", "days", "settings"});
  patient.steps_left = 0;
  CHECK(examine(rig.ledger(), rig.act(), zones, patient).error().kind == ErrorKind::cancelled);
}

TEST_CASE("the demo is a year of sound work and goes into an empty ledger only") {
  ZoneFiles zones;
  const Day today = day_of(2026, 11, 24);
  for (const Lang lang : {Lang::en, Lang::ko}) {
    LedgerRig rig;
    const DemoYear year = *demo_year(today, lang, zones);
    Result<DemoFilled> filled = fill_with_demo(rig.ledger(), rig.act(), year);
    REQUIRE(filled.ok());
    CHECK(filled->sessions > 900);
    Patient patient;
    const std::vector<Finding> findings = *examine(rig.ledger(), rig.act(), zones, patient);
    for (const Finding& finding : findings) { CHECK_MESSAGE(finding.severity == Severity::ok, finding.check); }
    CHECK(fill_with_demo(rig.ledger(), rig.act(), year).error().code == "demo_not_empty");
    CHECK(undo(rig.ledger(), rig.act(), 1).ok());
    CHECK(*count_sessions(rig.ledger()) == 0);
  }
}

TEST_CASE("the demo has what a demo must show, on any day of the year") {
  ZoneFiles zones;
  for (int month = 1; month <= 12; ++month) {
    const Day today = day_of(2026, static_cast<unsigned>(month), 17);
    const DemoYear year = *demo_year(today, Lang::en, zones);
    bool away = false;
    Instant before = kEarliest;
    for (const DemoSession& session : year.sessions) {
      away = away || session.zone == "Europe/London";
      CHECK(before <= session.span.start);
      CHECK(session.span.start < session.span.end);
      before = session.span.end;
    }
    const Zone* home = *zones.find("Asia/Seoul");
    CHECK(before <= home->boundary(today, Seconds{0}) + Hours{3});
    CHECK(away);
    CHECK(year.days_off.size() >= 3);
    CHECK(year.meetings.size() >= 10);
    CHECK(year.alerts.size() >= 30);
    int funded = 0;
    for (const DemoAgreement& agreement : year.agreements) {
      funded += year.projects[agreement.project].kind == Kind::funded ? 1 : 0;
    }
    CHECK(funded == 2);
  }
}

}  // namespace
}  // namespace labclock::storage
