#pragma once
// What the tests of import and export share.
//
// What it is: a sink that keeps everything an importer tells, a source that hands out a few bytes at a
// time, and a ledger with files to import beside it.

#include <doctest/doctest.h>

#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "storage/export.hpp"
#include "storage/import.hpp"
#include "storage/import/input.hpp"
#include "storage/records.hpp"
#include "storage/zones.hpp"
#include "tests/support/ledger_rig.hpp"

namespace labclock::test {

/// Bytes in pieces of a given size.
class Dribble : public storage::ByteSource {
 public:
  Dribble(std::string bytes, std::size_t piece) : bytes_(std::move(bytes)), piece_(piece) {}
  std::ptrdiff_t read(char* to, std::size_t size) override {
    const std::size_t count = std::min({size, piece_, bytes_.size() - at_});
    std::copy_n(bytes_.data() + at_, count, to);
    at_ += count;
    return static_cast<std::ptrdiff_t>(count);
  }

 private:
  std::string bytes_;
  std::size_t piece_;
  std::size_t at_ = 0;
};

/// Keeps all it is told; `skip` decides whether a bad line stops the reading.
class Kept : public storage::ForeignSink {
 public:
  bool session(storage::ForeignSession& session) override {
    sessions.push_back(session);
    return true;
  }
  bool bad_line(const std::string& /*file*/, std::int64_t line, const Phrase& reason) override {
    bad.emplace_back(line, reason);
    return skip;
  }
  void remark(const std::string& /*file*/, std::int64_t line, const Phrase& reason) override {
    remarks.emplace_back(line, reason);
  }
  bool consumed(std::int64_t bytes) override {
    total = bytes;
    return bytes < stop_at;
  }

  std::vector<storage::ForeignSession> sessions;
  std::vector<std::pair<std::int64_t, Phrase>> bad;
  std::vector<std::pair<std::int64_t, Phrase>> remarks;
  std::int64_t total = 0;
  std::int64_t stop_at = INT64_MAX;
  bool skip = true;
};

/// Reads a text with one of the importers.
template <class Read>
Result<void> read_text(const std::string& text, Kept& kept, Read read, std::size_t piece = SIZE_MAX) {
  Dribble bytes(text, piece);
  storage::Input input(bytes, "test", kept);
  return read(input);
}

inline std::string code_of(const Result<void>& result) {
  return result ? std::string{"ok"} : result.error().code;
}

/// Counts steps and stops at one of them.
struct Steps : storage::Progress {
  bool step(std::int64_t done, std::int64_t total) override {
    CHECK((total == 0 || done <= total));
    CHECK(done >= last);
    last = done;
    return ++count < stop_at;
  }
  int count = 0;
  int stop_at = INT32_MAX;
  std::int64_t last = 0;
};

inline std::string data_path(const std::string& name) {
  return std::string{LABCLOCK_SOURCE_DIR} + "/tests/data/import/" + name;
}

inline std::string slurp(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

class ImportRig : public LedgerRig {
 public:
  using LedgerRig::LedgerRig;

  [[nodiscard]] storage::ImportRequest request(const std::string& format, const std::filesystem::path& path) const {
    storage::ImportRequest request;
    request.format = format;
    request.path = path;
    request.zone = "Asia/Seoul";
    return request;
  }
  Result<storage::ImportReport> import(const storage::ImportRequest& request) {
    Steps steps;
    return storage::import_file(ledger(), act(), request, zones, steps);
  }
  /// Writes the text to a file of that name and gives its path.
  std::filesystem::path write(const std::string& name, const std::string& text) {
    const std::filesystem::path path = folder.file(name);
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  Result<storage::ImportReport> import_text(const std::string& format, const std::string& text) {
    return import(request(format, write("input", text)));
  }
  /// The report of an import that must succeed.
  storage::ImportReport imported(const storage::ImportRequest& request) {
    Result<storage::ImportReport> report = import(request);
    REQUIRE_MESSAGE(report.ok(), render(report.error().message, Lang::en));
    CHECK(report->read == report->added + report->already + report->refused);
    return *report;
  }
  std::string exported(const std::string& format, std::optional<DayRange> days = std::nullopt) {
    Almanac almanac(default_rulebook(), zones);
    std::string text;
    const Result<storage::Exported> done =
        storage::export_to(ledger(), {format, days, now}, almanac, [&](std::string_view piece) {
          text += piece;
          return true;
        });
    REQUIRE(done.ok());
    last_export = *done;
    return text;
  }
  std::vector<storage::AnySession> all() {
    Result<std::vector<storage::AnySession>> found = storage::sessions(ledger(), {kEarliest, kLatest});
    REQUIRE(found.ok());
    return *found;
  }
  /// "project|activity|note|start|end" for each session, projects by name.
  std::vector<std::string> lines() {
    const Result<std::vector<Project>> projects = storage::projects(ledger());
    REQUIRE(projects.ok());
    std::vector<std::string> out;
    for (const storage::AnySession& session : all()) {
      const SessionFacts& facts = storage::facts_of(session);
      std::string name = "-";
      for (const Project& project : *projects) {
        if (facts.project == project.id) { name = project.name; }
      }
      const std::optional<Instant> end = storage::end_of(session);
      out.push_back(name + '|' + facts.activity + '|' + facts.note + '|' + rfc3339(storage::start_of(session)) + '|' +
                    (end ? rfc3339(*end) : std::string{"..."}));
    }
    return out;
  }

  storage::ZoneFiles zones;
  storage::Exported last_export;
};

}  // namespace labclock::test
