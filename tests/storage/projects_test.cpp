#include "storage/projects.hpp"

#include <doctest/doctest.h>

#include "tests/support/ledger_rig.hpp"

namespace labclock::storage {
namespace {

using test::LedgerRig;

std::string add_code(LedgerRig& rig, Project project) {
  Result<Project> added = add_project(rig.ledger(), rig.act(), project);
  return added ? "" : added.error().code;
}

Project named(const std::string& name) {
  Project project;
  project.name = name;
  project.kind = Kind::funded;
  return project;
}

TEST_CASE("names are trimmed, composed and unique without regard to case") {
  LedgerRig rig;
  CHECK(add_project(rig.ledger(), rig.act(), named("  NRF basic "))->name == "NRF basic");
  CHECK(add_code(rig, named("nrf BASIC")) == "name_taken");
  CHECK(add_code(rig, named("기초연구")) == "");
  // the same in conjoining jamo, as another system's files spell it
  CHECK(add_code(rig, named("\u1100\u1175\u110e\u1169\u110b\u1167\u11ab\u1100\u116e")) == "name_taken");
  CHECK(add_code(rig, named("   ")) == "empty_name");
  CHECK(add_code(rig, named("a\nb")) == "bad_text");
  CHECK(add_code(rig, named("\xff\xfe")) == "bad_text");
  Project colored = named("C");
  colored.color = "blue";
  CHECK(add_code(rig, colored) == "bad_color");
  colored.color = "#0072B2";
  CHECK(add_code(rig, colored) == "");
}

TEST_CASE("the exact name beats a unique prefix; two candidates are refused and listed") {
  LedgerRig rig;
  rig.project("NRF");
  rig.project("NRF basic");
  rig.project("Thesis");
  const auto found = [&](const char* typed) { return find_project(rig.ledger(), typed, false); };
  CHECK(found("nrf")->name == "NRF");
  CHECK(found("nrf b")->name == "NRF basic");
  CHECK(found("th")->name == "Thesis");
  const Error ambiguous = found("N").error();
  CHECK(ambiguous.code == "ambiguous_project");
  CHECK(ambiguous.details.size() == 2);
  CHECK(found("zzz").error().code == "no_such_project");
  CHECK(found("zzz").error().kind == ErrorKind::not_found);
  CHECK(found("").error().code == "no_such_project");
}

TEST_CASE("a near miss names what was perhaps meant") {
  LedgerRig rig;
  rig.project("Thesis");
  const Error error = find_project(rig.ledger(), "Tehsis", false).error();
  REQUIRE(error.hint.has_value());
  CHECK(render(*error.hint, Lang::en).find("\"Thesis\"") != std::string::npos);
}

TEST_CASE("archived projects match only where one reads") {
  LedgerRig rig;
  const ProjectId old = rig.project("Old study");
  ProjectEdit archive;
  archive.archived = true;
  REQUIRE(edit_project(rig.ledger(), rig.act(), old, archive).ok());
  CHECK(find_project(rig.ledger(), "Old study", false).error().code == "no_such_project");
  CHECK(find_project(rig.ledger(), "Old", true)->id == old);
}

TEST_CASE("an edit changes what it names and nothing else") {
  LedgerRig rig;
  const ProjectId id = rig.project("A", Kind::funded);
  ProjectEdit edit;
  edit.funder = "NRF";
  edit.deadline = std::optional{day_of(2026, 12, 31)};
  Result<Project> after = edit_project(rig.ledger(), rig.act(), id, edit);
  REQUIRE(after.ok());
  CHECK(after->name == "A");
  CHECK(after->kind == Kind::funded);
  CHECK(after->deadline == day_of(2026, 12, 31));
  CHECK(projects(rig.ledger())->front() == *after);
  CHECK(edit_project(rig.ledger(), rig.act(), id, {}).error().code == "nothing_to_change");
  CHECK(edit_project(rig.ledger(), rig.act(), ProjectId{77}, edit).error().code == "no_such_project");
}

TEST_CASE("recent projects come newest first, each once, without archived ones") {
  LedgerRig rig;
  const ProjectId a = rig.project("A");
  const ProjectId b = rig.project("B");
  rig.session(a, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
  rig.session(b, "2026-11-21T09:00:00Z", "2026-11-21T10:00:00Z");
  rig.session(a, "2026-11-22T09:00:00Z", "2026-11-22T10:00:00Z");
  const std::vector<Project> recent = *recent_projects(rig.ledger(), 9);
  REQUIRE(recent.size() == 2);
  CHECK(recent[0].id == a);
  CHECK(recent[1].id == b);
  CHECK(recent_projects(rig.ledger(), 1)->size() == 1);
}

TEST_CASE("a later agreement closes the open one the day before; other overlaps are refused") {
  LedgerRig rig;
  const ProjectId a = rig.project("A");
  const auto agreed = [&](int ppm, Day from, std::optional<Day> to = std::nullopt) {
    return agree(rig.ledger(), rig.act(), {{}, {}, a, ppm, from, to});
  };
  REQUIRE(agreed(300'000, day_of(2026, 1, 1)).ok());
  REQUIRE(agreed(500'000, day_of(2026, 7, 1)).ok());
  const std::vector<Agreement> all = *agreements(rig.ledger());
  REQUIRE(all.size() == 2);
  CHECK(all[0].to == day_of(2026, 6, 30));
  CHECK_FALSE(all[1].to.has_value());
  CHECK(agreed(100'000, day_of(2026, 7, 1)).error().code == "agreement_overlap");
  CHECK(agreed(100'000, day_of(2026, 2, 1), day_of(2026, 3, 1)).error().code == "agreement_overlap");
  CHECK(agreed(100'000, day_of(2026, 9, 1), day_of(2026, 8, 1)).error().code == "reversed_range");
  CHECK(agreed(1'000'001, day_of(2027, 1, 1)).error().code == "bad_share");
  CHECK(agreed(-1, day_of(2027, 1, 1)).error().code == "bad_share");
  CHECK(agreements(rig.ledger())->size() == 2);
  CHECK(remove_agreement(rig.ledger(), rig.act(), all[0].id).ok());
  CHECK(remove_agreement(rig.ledger(), rig.act(), all[0].id).error().code == "no_such_agreement");
}

}  // namespace
}  // namespace labclock::storage
