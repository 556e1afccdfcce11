#include "storage/unsorted.hpp"

#include "storage/sessions.hpp"
#include "tests/support/ledger_rig.hpp"

namespace labclock::test {

TEST_CASE("only projects without a kind that hold time wait to be sorted") {
  LedgerRig rig;
  const ProjectId sorted = rig.project("Thesis", Kind::own);
  const ProjectId empty = rig.project("nothing on it", Kind::unassigned);
  const ProjectId waits = rig.project("imported", Kind::unassigned);
  rig.session(sorted, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
  rig.session(waits, "2026-11-20T10:00:00Z", "2026-11-20T11:30:00Z");
  rig.session(waits, "2026-11-21T10:00:00Z", "2026-11-21T10:30:00Z");
  rig.session(std::nullopt, "2026-11-22T10:00:00Z", "2026-11-22T10:30:00Z");
  Result<std::vector<storage::UnsortedTime>> all = storage::unsorted_time(rig.ledger(), rig.now);
  REQUIRE(all.ok());
  REQUIRE(all->size() == 1);
  CHECK(all->front().project == waits);
  CHECK(all->front().held == Hours{2});
  CHECK(all->front().project != empty);
}

TEST_CASE("a running session counts up to now, and not before it began") {
  LedgerRig rig;
  const ProjectId waits = rig.project("imported", Kind::unassigned);
  REQUIRE(storage::start(rig.ledger(), rig.act(), {waits, "", "", at("2026-11-24T11:00:00Z"), "UTC"}).ok());
  Result<std::vector<storage::UnsortedTime>> all = storage::unsorted_time(rig.ledger(), rig.now);
  REQUIRE(all.ok());
  REQUIRE(all->size() == 1);
  CHECK(all->front().held == Hours{1});
  all = storage::unsorted_time(rig.ledger(), at("2026-11-24T10:00:00Z"));
  REQUIRE(all.ok());
  REQUIRE(all->size() == 1);
  CHECK(all->front().held == Seconds{0});
}

}  // namespace labclock::test
