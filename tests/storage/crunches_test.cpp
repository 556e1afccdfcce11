#include "storage/crunches.hpp"

#include <doctest/doctest.h>

#include "storage/history.hpp"
#include "tests/support/ledger_rig.hpp"

namespace labclock::storage {
namespace {

using test::LedgerRig;

DayRange november(unsigned from, unsigned to) {
  return {day_of(2026, 11, from), day_of(2026, 11, to)};
}

}  // namespace

TEST_CASE("a crunch is declared with its reason, listed by day and taken back") {
  LedgerRig rig;
  const Result<Crunch> later = add_crunch(rig.ledger(), rig.act(), november(20, 27), "  camera-ready ");
  REQUIRE(later.ok());
  CHECK(later->reason == "camera-ready");
  REQUIRE(add_crunch(rig.ledger(), rig.act(), november(2, 2), "장비 반납").ok());
  CHECK(crunches(rig.ledger())->size() == 2);
  CHECK(crunches(rig.ledger())->front().reason == "장비 반납");
  CHECK(*remove_crunch(rig.ledger(), rig.act(), later->id) == *later);
  CHECK(crunches(rig.ledger())->size() == 1);
  REQUIRE(undo(rig.ledger(), rig.act(), 1).ok());
  CHECK(crunches(rig.ledger())->back() == *later);
  REQUIRE(undo(rig.ledger(), rig.act(), 2).ok());
  CHECK(crunches(rig.ledger())->empty());
}

TEST_CASE("a crunch without a reason, backwards, or over another one is refused") {
  LedgerRig rig;
  CHECK(add_crunch(rig.ledger(), rig.act(), november(3, 2), "x").error().code == "reversed_range");
  CHECK(add_crunch(rig.ledger(), rig.act(), november(2, 3), " ").error().code == "no_reason");
  CHECK(add_crunch(rig.ledger(), rig.act(), november(2, 3), "\xff").error().code == "bad_text");
  REQUIRE(add_crunch(rig.ledger(), rig.act(), november(2, 5), "x").ok());
  CHECK(add_crunch(rig.ledger(), rig.act(), november(5, 9), "y").error().code == "crunch_overlap");
  CHECK(add_crunch(rig.ledger(), rig.act(), november(6, 9), "y").ok());
  CHECK(remove_crunch(rig.ledger(), rig.act(), CrunchId{99}).error().code == "no_such_crunch");
}

}  // namespace labclock::storage
