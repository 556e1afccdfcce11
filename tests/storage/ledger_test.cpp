#include "storage/ledger.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <thread>

#include "storage/history.hpp"
#include "tests/support/ledger_rig.hpp"

namespace labclock::storage {
namespace {

using test::at;
using test::LedgerRig;
using test::TempFolder;

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

std::string open_code(const std::filesystem::path& file, const OpenOptions& options = {}) {
  Result<Ledger> opened = Ledger::open(file, options);
  return opened ? "" : opened.error().code;
}

TEST_CASE("a new ledger is private: folder 0700, file 0600") {
  TempFolder folder;
  const std::filesystem::path file = folder.path() / "share" / "labclock" / "labclock.db";
  REQUIRE(Ledger::open(file).ok());
  struct stat info {};
  REQUIRE(stat(file.c_str(), &info) == 0);
  CHECK((info.st_mode & 0777U) == 0600U);
  REQUIRE(stat(file.parent_path().c_str(), &info) == 0);
  CHECK((info.st_mode & 0777U) == 0700U);
}

TEST_CASE("a ledger is in WAL with full synchronisation, on a network folder with a rollback journal") {
  TempFolder folder;
  const auto journal = [&](bool network) {
    const std::filesystem::path file = folder.file(network ? "network.db" : "local.db");
    OpenOptions options;
    options.network_folder = network;
    REQUIRE(Ledger::open(file, options).ok());
    SQLite::Database sql(file.string(), SQLite::OPEN_READONLY);
    return sql.execAndGet("PRAGMA journal_mode").getString();
  };
  CHECK(journal(false) == "wal");
  CHECK(journal(true) == "delete");
  CHECK(is_network_filesystem(0x6969));
  CHECK(is_network_filesystem(static_cast<std::int64_t>(0xFF534D42)));
  CHECK(is_network_filesystem(static_cast<std::int32_t>(0xFF534D42)));  // as some systems tell it
  CHECK_FALSE(is_network_filesystem(0xEF53));                           // ext4
}

TEST_CASE("a short command leaves a small log, and every other program leaves the file whole") {
  TempFolder folder;
  const auto log_after = [&](const std::string& name, bool leave) {
    OpenOptions options;
    options.leave_log = leave;
    const std::filesystem::path file = folder.file(name);
    {
      Result<Ledger> opened = Ledger::open(file, options);
      REQUIRE(opened.ok());
      Project wanted;
      wanted.name = "Thesis";
      REQUIRE(add_project(*opened, {at("2026-11-24T09:00:00Z"), Who::terminal}, wanted).ok());
    }
    return std::filesystem::exists(file.string() + "-wal");
  };
  CHECK(log_after("short.db", true));
  CHECK_FALSE(log_after("whole.db", false));
}

TEST_CASE("a short command that only reads carries a log over, and leaves an empty one to be used again") {
  TempFolder folder;
  const std::filesystem::path file = folder.file("labclock.db");
  const std::filesystem::path log = file.string() + "-wal";
  OpenOptions options;
  options.leave_log = true;
  const auto read = [&] {
    Result<Ledger> opened = Ledger::open(file, options);
    REQUIRE(opened.ok());
    const auto all = projects(*opened);
    REQUIRE(all.ok());
    return all->size();
  };
  {
    Result<Ledger> opened = Ledger::open(file, options);
    REQUIRE(opened.ok());
    Project wanted;
    wanted.name = "Thesis";
    REQUIRE(add_project(*opened, {at("2026-11-24T09:00:00Z"), Who::terminal}, wanted).ok());
  }
  REQUIRE(std::filesystem::file_size(log) > 0);
  CHECK(read() == 1);
  CHECK_FALSE(std::filesystem::exists(log));  // the file is whole
  const std::string whole = bytes_of(file);
  CHECK(read() == 1);
  REQUIRE(std::filesystem::exists(log));
  CHECK(std::filesystem::file_size(log) == 0);
  CHECK(read() == 1);
  CHECK(bytes_of(file) == whole);
}

TEST_CASE("a file that is not Labclock's is refused and left as it is") {
  TempFolder folder;
  const auto refused_untouched = [&](const std::string& name, const std::string& bytes, const char* code) {
    const std::filesystem::path file = folder.file(name);
    write(file, bytes);
    CHECK_MESSAGE(open_code(file) == code, name);
    CHECK_MESSAGE(bytes_of(file) == bytes, name);
    CHECK_FALSE(std::filesystem::exists(file.string() + "-wal"));
  };
  refused_untouched("text.db", "not a database, but long enough to look at " + std::string(200, 'x'), "not_labclock");
  refused_untouched("short.db", "SQLite", "not_labclock");
  const std::filesystem::path other = folder.file("other.db");
  {
    SQLite::Database sql(other.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    sql.exec("CREATE TABLE song (id INTEGER)");
  }
  refused_untouched("foreign.db", bytes_of(other), "not_labclock");
  CHECK(open_code(folder.path()) == "cannot_open");  // a folder
}

TEST_CASE("a database of a newer version is refused and left as it is") {
  TempFolder folder;
  const std::filesystem::path file = folder.file("labclock.db");
  REQUIRE(Ledger::open(file).ok());
  {
    SQLite::Database sql(file.string(), SQLite::OPEN_READWRITE);
    sql.exec("PRAGMA user_version = 99");
    sql.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  const std::string before = bytes_of(file);
  Result<Ledger> opened = Ledger::open(file);
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().code == "newer_version");
  CHECK(opened.error().kind == ErrorKind::storage);
  CHECK(opened.error().hint.has_value());
  CHECK(bytes_of(file) == before);
}

TEST_CASE("a damaged database says so and changes nothing") {
  LedgerRig rig;
  const ProjectId project = rig.project("A");
  for (int i = 0; i < 300; ++i) {
    const Instant from = at("2026-10-01T00:00:00Z") + Minutes{i * 2};
    REQUIRE(add(rig.ledger(), rig.act(),
                {project, "", std::string(200, 'n'), from, from + Minutes{1}, "UTC", Origin::manual}, false)
                .ok());
  }
  {
    SQLite::Database sql(rig.folder.file("labclock.db").string(), SQLite::OPEN_READWRITE);
    sql.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  std::string bytes = bytes_of(rig.folder.file("labclock.db"));
  REQUIRE(bytes.size() > 100'000);
  for (std::size_t i = 4096; i < bytes.size(); ++i) { bytes[i] = static_cast<char>(i * 7); }
  const std::filesystem::path broken = rig.folder.file("broken.db");
  write(broken, bytes);
  Result<Ledger> opened = Ledger::open(broken);
  const Error error = opened ? sessions(*opened, {kEarliest, kLatest}).error() : opened.error();
  CHECK(error.code == "corrupt");
  CHECK(error.kind == ErrorKind::storage);
}

TEST_CASE("reading makes no file") {
  TempFolder folder;
  OpenOptions options;
  options.create = false;
  CHECK(open_code(folder.file("none.db"), options) == "no_database");
  CHECK_FALSE(std::filesystem::exists(folder.file("none.db")));
}

TEST_CASE("a ledger held by another writer is waited for, and then told") {
  LedgerRig rig;
  OpenOptions impatient;
  impatient.busy_timeout = std::chrono::milliseconds{50};
  Result<Ledger> second = Ledger::open(rig.folder.file("labclock.db"), impatient);
  REQUIRE(second.ok());
  SQLite::Database holder(rig.folder.file("labclock.db").string(), SQLite::OPEN_READWRITE, 1000);
  holder.exec("BEGIN IMMEDIATE");
  Project project;
  project.name = "A";
  const Result<Project> refused = add_project(*second, rig.act(), project);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "locked");
  CHECK(projects(*second)->empty());  // reading goes on
  holder.exec("ROLLBACK");
  CHECK(add_project(*second, rig.act(), project).ok());
}

TEST_CASE("a read-only ledger is read and refuses a change") {
  LedgerRig rig;
  rig.project("A");
  {
    SQLite::Database sql(rig.folder.file("labclock.db").string(), SQLite::OPEN_READWRITE);
    sql.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  OpenOptions options;
  options.read_only = true;
  Result<Ledger> opened = Ledger::open(rig.folder.file("labclock.db"), options);
  REQUIRE(opened.ok());
  CHECK(projects(*opened)->size() == 1);
  Project project;
  project.name = "B";
  CHECK(add_project(*opened, rig.act(), project).error().code == "read_only");
}

TEST_CASE("four programs write at once and none is refused or lost") {
  TempFolder folder;
  const std::filesystem::path file = folder.file("labclock.db");
  constexpr int kWriters = 4;
  constexpr int kEach = 40;
  std::vector<std::thread> writers;
  writers.reserve(kWriters);
  std::vector<int> accepted(kWriters, 0);
  for (int writer = 0; writer < kWriters; ++writer) {
    writers.emplace_back([&, writer] {
      Result<Ledger> ledger = Ledger::open(file);  // all of them may be the one that makes it
      if (!ledger) { return; }
      const Act act{instant_of(1'800'000'000), Who::terminal};
      for (int i = 0; i < kEach; ++i) {
        const Instant from = instant_of(1'700'000'000 + (writer * kEach + i) * 60);
        accepted[static_cast<std::size_t>(writer)] +=
            add(*ledger, act, {std::nullopt, "", "", from, from + Seconds{30}, "UTC", Origin::manual}, false).ok() ? 1
                                                                                                                   : 0;
      }
    });
  }
  for (std::thread& writer : writers) { writer.join(); }
  CHECK(accepted == std::vector<int>(kWriters, kEach));
  Result<Ledger> ledger = Ledger::open(file);
  REQUIRE(ledger.ok());
  CHECK(*count_sessions(*ledger) == kWriters * kEach);
  CHECK(history(*ledger, {kEarliest, kLatest})->size() == kWriters * kEach);
}

TEST_CASE("the version of the data tells of another program's writing, not of one's own") {
  LedgerRig rig;
  const std::int64_t before = *rig.ledger().data_version();
  rig.project("A");
  CHECK(*rig.ledger().data_version() == before);
  Result<Ledger> other = Ledger::open(rig.folder.file("labclock.db"));
  Project project;
  project.name = "B";
  REQUIRE(add_project(*other, rig.act(), project).ok());
  CHECK(*rig.ledger().data_version() != before);
}

TEST_CASE("where the database is: option, variable, data folder, home") {
  CHECK(*database_path({"/a.db", "/b.db", "/x", "/h"}) == "/a.db");
  CHECK(*database_path({"", "/b.db", "/x", "/h"}) == "/b.db");
  CHECK(*database_path({"", "", "/x", "/h"}) == "/x/labclock/labclock.db");
  CHECK(*database_path({"", "", "relative", "/h"}) == "/h/.local/share/labclock/labclock.db");
  CHECK(database_path({}).error().code == "no_home");
}

TEST_CASE("seeded uuids repeat, random ones do not") {
  const Instant now = at("2026-11-24T00:00:00Z");
  CHECK(seeded_uuids(5)->next(now) == seeded_uuids(5)->next(now));
  CHECK(random_uuids()->next(now) != random_uuids()->next(now));
}

}  // namespace
}  // namespace labclock::storage
