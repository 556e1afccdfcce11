// Export then import is the identity, for any ledger.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "src/utf8.hpp"
#include "tests/storage/import_kit.hpp"

namespace labclock::storage {
namespace {

using test::at;
using test::ImportRig;

/// A text as a person may write it: what spreadsheets, CSV and JSON have trouble with is likely.
std::string any_text() {
  const auto parts = *rc::gen::container<std::vector<std::string>>(
      rc::gen::element<std::string>("=", "'", "-", "@", "\"", ",", "\n", "\r\n", "\t", "한", "글", "e\u0301", "a", "b ",
                                    "\\", "#", "😀", "\x01", "{}", ";"));
  std::string text;
  for (const std::string& part : parts) { text += part; }
  return text;
}

void fill(ImportRig& rig) {
  std::vector<std::optional<ProjectId>> projects{std::nullopt};
  const int count = *rc::gen::inRange(0, 4);
  for (int i = 0; i < count; ++i) {
    Project project;
    project.name = "P" + std::to_string(i) + *rc::gen::element<std::string>("", "=", " \"x\"", "한글", ",");
    if (*rc::gen::arbitrary<bool>()) { project.name = *rc::gen::element<std::string>("=", "'", "-") + project.name; }
    project.kind = *rc::gen::element(Kind::own, Kind::funded, Kind::service, Kind::course, Kind::unassigned);
    const Result<Project> made = add_project(rig.ledger(), rig.act(), project);
    RC_ASSERT(made.ok());
    projects.emplace_back(made->id);
  }
  Instant at_time = at("2026-01-01T00:00:00Z");
  const int sessions = *rc::gen::inRange(0, 8);
  for (int i = 0; i < sessions; ++i) {
    at_time += Seconds{*rc::gen::inRange(0, 10'000)};
    const Instant start = at_time;
    at_time += Seconds{*rc::gen::inRange(1, 10'000)};
    const Result<std::vector<Session>> added =
        add(rig.ledger(), rig.act(),
            {*rc::gen::elementOf(projects), any_text(), any_text(), start, at_time,
             *rc::gen::element<std::string>("UTC", "Asia/Seoul", "Europe/Berlin"),
             *rc::gen::element(Origin::manual, Origin::repair)},
            false);
    RC_ASSERT(added.ok());
    if (*rc::gen::inRange(0, 5) == 0) { RC_ASSERT(remove(rig.ledger(), rig.act(), added->front().id).ok()); }
  }
  if (*rc::gen::arbitrary<bool>()) {
    RC_ASSERT(start(rig.ledger(), rig.act(), {*rc::gen::elementOf(projects), "", any_text(), rig.now, "UTC"}).ok());
  }
}

std::unique_ptr<ImportRig> empty_rig() {
  OpenOptions options;
  options.uuids = seeded_uuids(999);
  return std::make_unique<ImportRig>(options);
}

TEST_CASE("csv: export then import is the identity") {
  CHECK(rc::check("csv identity", [] {
    ImportRig from;
    fill(from);
    const std::string text = from.exported("csv");
    const auto to = empty_rig();
    const Result<ImportReport> report = to->import_text("csv", text);
    RC_ASSERT(report.ok());
    RC_ASSERT(report->refused == 0);
    RC_ASSERT(to->exported("csv") == text);
    RC_ASSERT(to->lines() == from.lines());
    RC_ASSERT(to->import_text("csv", text)->added == 0);
  }));
}

TEST_CASE("json: export then import is the identity, ids included") {
  CHECK(rc::check("json identity", [] {
    ImportRig from;
    fill(from);
    const std::string text = from.exported("json");
    const auto to = empty_rig();
    const Result<ImportReport> report = to->import_text("json", text);
    RC_ASSERT(report.ok());
    RC_ASSERT(report->refused == 0);
    RC_ASSERT(to->exported("json") == text);
    RC_ASSERT(to->lines() == from.lines());
    RC_ASSERT(to->import_text("json", text)->added == 0);
    RC_ASSERT(from.import_text("json", text)->added == 0);
  }));
}

/// Whether any second is in two of the sessions.
bool disjoint(const std::vector<AnySession>& sessions) {
  for (std::size_t i = 1; i < sessions.size(); ++i) {
    const std::optional<Instant> end = end_of(sessions[i - 1]);
    if (!end || *end > start_of(sessions[i])) { return false; }
  }
  return true;
}

Seconds total(const std::vector<AnySession>& sessions) {
  Seconds sum{0};
  for (const AnySession& session : sessions) { sum += *end_of(session) - start_of(session); }
  return sum;
}

TEST_CASE("whatever overlaps, the ledger's own sessions stay and no second counts twice") {
  CHECK(rc::check("overlaps", [] {
    ImportRig rig;
    Instant own = at("2026-11-16T00:00:00Z");
    std::vector<AnySession> before;
    for (int i = 0; i < *rc::gen::inRange(0, 4); ++i) {
      own += Minutes{*rc::gen::inRange(0, 90)};
      const Instant start = own;
      own += Minutes{*rc::gen::inRange(1, 90)};
      RC_ASSERT(add(rig.ledger(), rig.act(), {std::nullopt, "", "own", start, own, "UTC", Origin::manual}, false).ok());
    }
    before = rig.all();
    std::string text = "project,start,end\n";
    std::vector<bool> taken(24 * 60, false);
    for (const AnySession& session : before) {
      for (Instant t = start_of(session); t < *end_of(session); t += Minutes{1}) {
        taken[static_cast<std::size_t>((t - at("2026-11-16T00:00:00Z")) / Minutes{1})] = true;
      }
    }
    const int rows = *rc::gen::inRange(0, 7);
    for (int i = 0; i < rows; ++i) {
      const int start = *rc::gen::inRange(0, 400);
      const int end = start + *rc::gen::inRange(1, 120);
      const Instant base = at("2026-11-16T00:00:00Z");
      text += "A," + rfc3339(base + Minutes{start}) + ',' + rfc3339(base + Minutes{end}) + '\n';
      std::fill(taken.begin() + start, taken.begin() + end, true);
    }
    auto request = rig.request("csv", rig.write("a.csv", text));
    request.overlaps = *rc::gen::element(Overlaps::keep_first, Overlaps::trim);
    const Result<ImportReport> report = rig.import(request);
    RC_ASSERT(report.ok());
    RC_ASSERT(report->read == rows);
    RC_ASSERT(report->read == report->added + report->already + report->refused);
    const std::vector<AnySession> after = rig.all();
    RC_ASSERT(disjoint(after));
    RC_ASSERT(total(after) == total(before) + report->time_added);
    for (const AnySession& session : before) {
      RC_ASSERT(std::find(after.begin(), after.end(), session) != after.end());
    }
    if (request.overlaps == Overlaps::trim) {  // then every minute that anyone claimed is there, once
      RC_ASSERT(total(after) == Minutes{std::count(taken.begin(), taken.end(), true)});
    }
    // A second time nothing is added, whatever was left out.
    const Result<ImportReport> again = rig.import(request);
    RC_ASSERT(again.ok());
    RC_ASSERT(again->added == 0);
  }));
}

}  // namespace
}  // namespace labclock::storage
