// The real Timewarrior and the real ledger, where they are installed: what they count is what we count.

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "storage/export/writer.hpp"
#include "storage/import/instants.hpp"
#include "tests/storage/import_kit.hpp"

namespace labclock::storage {
namespace {

using test::at;
using test::ImportRig;

/// What a command of the shell prints; nothing where it fails.
std::optional<std::string> output_of(const std::string& command) {
  FILE* pipe = ::popen((command + " 2>/dev/null").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string text;
  std::array<char, 4096> piece{};
  while (const std::size_t count = std::fread(piece.data(), 1, piece.size(), pipe)) {
    text.append(piece.data(), count);
  }
  const int status = ::pclose(pipe);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) { return std::nullopt; }
  return text;
}

bool installed(const char* program) {
  if (output_of(std::string{"command -v "} + program)) { return true; }
  MESSAGE(program, " is not installed: nothing was compared with it");
  return false;
}

/// A Timewarrior of its own beside the test's ledger.
class Timew {
 public:
  explicit Timew(ImportRig& rig) : home_(rig.folder.file("timew")) {
    std::filesystem::create_directories(home_ / "data");
    std::filesystem::create_directories(home_ / "extensions");
    std::ofstream(home_ / "timewarrior.cfg").flush();
  }
  std::optional<std::string> run(const std::string& words) const {
    return output_of("TIMEWARRIORDB='" + home_.string() + "' TZ=Asia/Seoul timew " + words);
  }
  [[nodiscard]] const std::filesystem::path& home() const { return home_; }

  /// Seconds of each tag by `timew export`, intervals without an end left out.
  [[nodiscard]] std::map<std::string, std::int64_t> tag_seconds() const {
    const auto text = run("export");
    REQUIRE(text.has_value());
    std::map<std::string, std::int64_t> seconds;
    for (const auto& interval : nlohmann::json::parse(*text)) {
      if (!interval.contains("end")) { continue; }
      const auto start = instant_from_stamp(interval["start"].get<std::string>());
      const auto end = instant_from_stamp(interval["end"].get<std::string>());
      REQUIRE((start && end));
      if (!interval.contains("tags")) { seconds[""] += (*end - *start).count(); }
      for (const auto& tag : interval.value("tags", nlohmann::json::array())) {
        seconds[tag.get<std::string>()] += (*end - *start).count();
      }
    }
    // Intervals of zero seconds are no sessions.
    std::erase_if(seconds, [](const auto& one) { return one.second == 0; });
    return seconds;
  }

 private:
  std::filesystem::path home_;
};

/// Seconds of each project and each part of an activity in the ledger.
std::map<std::string, std::int64_t> tag_seconds(ImportRig& rig) {
  std::map<std::string, std::int64_t> seconds;
  const std::vector<Project> all = *projects(rig.ledger());
  for (const AnySession& session : rig.all()) {
    const std::optional<Instant> end = end_of(session);
    if (!end) { continue; }
    const std::int64_t length = (*end - start_of(session)).count();
    const SessionFacts& facts = facts_of(session);
    std::set<std::string> tags;
    for (const std::string& part : activity_parts(facts.activity)) { tags.insert(part); }
    for (const Project& project : all) {
      if (facts.project == project.id) { tags.insert(project.name); }
    }
    if (tags.empty()) { seconds[""] += length; }
    for (const std::string& tag : tags) { seconds[tag] += length; }
  }
  return seconds;
}

/// What a researcher types in half a year, over a change of the clocks elsewhere and with odd tags.
void type_half_a_year(const Timew& timew) {
  const std::array<const char*, 6> tags = {
      "thesis writing", "'NRF basic' experiment", "'산학 과제' meeting", "thesis 'say \"hi\"'",
      "service",        "it\\'s thesis"};
  int count = 0;
  for (int day = 1; day <= 27; day += 2) {
    for (const char* month : {"01", "03", "06"}) {
      const std::string date = std::string{"2026-"} + month + (day < 10 ? "-0" : "-") + std::to_string(day);
      const auto* words = tags[static_cast<std::size_t>(count++) % tags.size()];
      REQUIRE(timew
                  .run("track " + date + "T09:00:0" + std::to_string(count % 10) + " - " + date + "T12:3" +
                       std::to_string(count % 7) + ":11 " + words + " :yes")
                  .has_value());
      REQUIRE(timew.run("track " + date + "T22:00:00 - " + date + "T23:59:59 :yes").has_value());
    }
  }
  REQUIRE(timew.run("annotate @3 'a \"quoted\" note # with marks'").has_value());
}

TEST_CASE("timew export and what was imported agree for every tag") {
  ImportRig rig;
  if (!installed("timew")) { return; }
  const Timew timew(rig);
  type_half_a_year(timew);
  const ImportReport folder = rig.imported(rig.request("timewarrior", timew.home()));
  CHECK(folder.added == 84);
  CHECK(folder.refused == 0);
  CHECK(tag_seconds(rig) == timew.tag_seconds());

  const auto json = rig.write("export.json", *timew.run("export"));
  CHECK(rig.imported(rig.request("timewarrior", json)).already == 84);

  ImportRig other;
  other.imported(other.request("timewarrior", json));
  CHECK(other.lines() == rig.lines());
}

TEST_CASE("a running timer of timew runs on here") {
  ImportRig rig;
  if (!installed("timew")) { return; }
  const Timew timew(rig);
  REQUIRE(timew.run("track 2026-01-05T09:00:00 - 2026-01-05T10:00:00 thesis :yes").has_value());
  REQUIRE(timew.run("start 2026-01-06T09:00:00 thesis :yes").has_value());
  CHECK(rig.imported(rig.request("timewarrior", timew.home() / "data")).added == 2);
  const Result<std::optional<RunningSession>> open = running(rig.ledger());
  REQUIRE(open->has_value());
  CHECK((*open)->start == at("2026-01-06T00:00:00Z"));
}

void fill_for_export(ImportRig& rig) {
  const ProjectId nrf = rig.project("NRF \"basic\" \\ C++", Kind::funded);
  const ProjectId thesis = rig.project("논문 thesis");
  const std::array<std::optional<ProjectId>, 3> all = {nrf, thesis, std::nullopt};
  Instant from = at("2025-10-24T07:00:00Z");
  for (int i = 0; i < 300; ++i) {
    const Instant to = from + Minutes{95} + Seconds{i};
    const char* zone = i % 3 == 0 ? "Europe/Berlin" : i % 3 == 1 ? "Asia/Seoul" : "America/New_York";
    const Result<std::vector<Session>> added =
        add(rig.ledger(), rig.act(),
            {all[static_cast<std::size_t>(i) % 3], i % 4 == 0 ? "writing, \"code\"" : "",
             i % 5 == 0 ? "note \\ \"x\" # y\nline" : "", from, to, zone, Origin::manual},
            false);
    REQUIRE(added.ok());
    from = to + Minutes{i % 7 * 20};
  }
}

TEST_CASE("timew reads the export and counts the same for every tag") {
  ImportRig rig;
  if (!installed("timew")) { return; }
  const Timew timew(rig);
  fill_for_export(rig);
  // One file a month, as the manual shows it with awk.
  std::istringstream text(rig.exported("timewarrior"));
  for (std::string line; std::getline(text, line);) {
    const std::string month = line.substr(4, 4) + '-' + line.substr(8, 2);
    std::ofstream(timew.home() / "data" / (month + ".data"), std::ios::app) << line << '\n';
  }
  REQUIRE(timew.run("tags").has_value());  // at first it says that it makes its list of tags anew
  CHECK(timew.tag_seconds() == tag_seconds(rig));
  CHECK(timew.run("summary 2025-10-01 - 2026-01-01").has_value());
}

TEST_CASE("ledger reads the timeclock export and counts the same for every project") {
  ImportRig rig;
  if (!installed("ledger")) { return; }
  fill_for_export(rig);
  const auto file = rig.write("x.timeclock", rig.exported("timeclock"));
  const auto balance = output_of("ledger --args-only -f '" + file.string() +
                                 "' bal --flat --no-total --base --format '%(quantity(display_total))|%(account)\\n'");
  REQUIRE(balance.has_value());
  std::map<std::string, std::int64_t> theirs;
  std::istringstream rows(*balance);
  for (std::string row; std::getline(rows, row);) {
    const std::size_t bar = row.find('|');
    REQUIRE(bar != std::string::npos);
    theirs[row.substr(bar + 1)] = std::strtoll(row.c_str(), nullptr, 10);
  }
  std::map<std::string, std::int64_t> ours;
  const std::vector<Project> all = *projects(rig.ledger());
  for (const AnySession& session : rig.all()) {
    std::string name = "unassigned";
    for (const Project& project : all) {
      if (facts_of(session).project == project.id) { name = project.name; }
    }
    ours[name] += (*end_of(session) - start_of(session)).count();
  }
  CHECK(theirs == ours);
}

TEST_CASE("libical reads the calendar export as we read the ledger") {
  ImportRig rig;
  const std::filesystem::path reader = std::filesystem::path{LABCLOCK_PROGRAM}.parent_path() / "labclock-ics";
  if (!std::filesystem::exists(reader)) {
    MESSAGE("labclock-ics was not built: nothing was read by libical");
    return;
  }
  fill_for_export(rig);
  const auto file = rig.write("x.ics", rig.exported("ics"));
  const auto read = output_of("'" + reader.string() + "' '" + file.string() + "'");
  REQUIRE(read.has_value());
  const std::vector<AnySession> sessions = rig.all();
  std::size_t at_session = 0;
  std::istringstream lines(*read);
  for (std::string line; std::getline(lines, line); ++at_session) {
    const auto event = nlohmann::json::parse(line);
    REQUIRE(at_session < sessions.size());
    const SessionFacts& facts = facts_of(sessions[at_session]);
    CHECK(event["uid"] == to_string(facts.uuid));
    CHECK(event["start"] == rfc3339(start_of(sessions[at_session])));
    CHECK(event["end"] == rfc3339(*end_of(sessions[at_session])));
    CHECK(event["description"] == facts.note.substr(0, facts.note.find('\n')));  // it tells the first line
  }
  CHECK(at_session == sessions.size());
}

}  // namespace
}  // namespace labclock::storage
