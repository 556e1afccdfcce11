#pragma once
// A real ledger in a temporary folder, with a clock turned by hand and uuids that repeat.
//
// What it is: what most tests of storage begin with. What it is not: a mock; the file is SQLite's.

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <memory>
#include <string>

#include "src/words.hpp"
#include "storage/ledger.hpp"
#include "storage/projects.hpp"
#include "storage/sessions.hpp"

namespace labclock::test {

/// A folder that goes when the test does.
class TempFolder {
 public:
  TempFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "labclock-test-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path file(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// "2026-11-24T09:00:00Z" as an instant; the test ends on a typing error.
inline Instant at(const std::string& text) {
  const std::optional<Instant> instant = parse_rfc3339(text);
  REQUIRE_MESSAGE(instant.has_value(), text);
  return *instant;
}

class LedgerRig {
 public:
  explicit LedgerRig(storage::OpenOptions options = {}) {
    if (!options.uuids) { options.uuids = storage::seeded_uuids(1); }
    Result<storage::Ledger> opened = storage::Ledger::open(folder.file("labclock.db"), options);
    REQUIRE(opened.ok());
    ledger_ = std::make_unique<storage::Ledger>(std::move(opened).value());
  }
  [[nodiscard]] storage::Ledger& ledger() { return *ledger_; }
  [[nodiscard]] storage::Act act() const { return {now, storage::Who::terminal}; }

  /// A project of a kind, made now.
  ProjectId project(const std::string& name, Kind kind = Kind::own) {
    Project wanted;
    wanted.name = name;
    wanted.kind = kind;
    Result<Project> made = storage::add_project(ledger(), act(), wanted);
    REQUIRE(made.ok());
    return made->id;
  }
  /// A finished session in UTC.
  SessionId session(std::optional<ProjectId> project, const std::string& from, const std::string& to,
                    const std::string& zone = "UTC") {
    Result<std::vector<Session>> added =
        storage::add(ledger(), act(), {project, "", "", at(from), at(to), zone, Origin::manual}, false);
    REQUIRE(added.ok());
    REQUIRE(added->size() == 1);
    return added->front().id;
  }

  TempFolder folder;
  Instant now = at("2026-11-24T12:00:00Z");

 private:
  std::unique_ptr<storage::Ledger> ledger_;
};

}  // namespace labclock::test
