// Answers that wait for the database.

#include <doctest/doctest.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gui/watch/outbox.hpp"
#include "storage/records.hpp"
#include "tests/support/ledger_rig.hpp"

using namespace labclock;
using namespace labclock::test;
using labclock::gui::watcher::Outbox;

namespace {

struct Table {
  LedgerRig rig;
  std::vector<std::string> refused;
  std::vector<std::string> waits;
  Outbox outbox{{[this](const Error& error) { refused.push_back(error.code); },
                 [this](const Error& error) { waits.push_back(error.code); }}};
  [[nodiscard]] bool work(Seconds later) { return outbox.work(rig.ledger(), rig.now + later); }
};

Error locked() {
  return refuse(ErrorKind::storage, "locked", Msg{});
}

}  // namespace

TEST_CASE("a verb is written at the instant it was asked for, however long it waited") {
  Table table;
  int tries = 0;
  std::vector<Instant> at;
  table.outbox.put(
      [&](storage::Ledger&, const storage::Act& act) -> Result<void> {
        at.push_back(act.now);
        CHECK(act.who == storage::Who::window);
        if (++tries < 4) { return locked(); }
        return {};
      },
      table.rig.now, "stop");
  CHECK(table.outbox.next() == table.rig.now);
  CHECK_FALSE(table.work(Seconds{0}));
  CHECK(table.outbox.next() == table.rig.now + Seconds{1});
  CHECK_FALSE(table.work(Seconds{1}));
  CHECK(table.outbox.next() == table.rig.now + Seconds{3});
  CHECK_FALSE(table.work(Seconds{3}));
  CHECK(table.outbox.next() == table.rig.now + Seconds{7});
  CHECK(table.outbox.words() == "stop");
  CHECK(table.work(Seconds{7}));
  CHECK(at == std::vector<Instant>(4, table.rig.now));
  CHECK(table.waits == std::vector<std::string>{"locked"});  // said once
  CHECK(table.refused.empty());
  CHECK(table.outbox.empty());
  CHECK_FALSE(table.outbox.next());
}

TEST_CASE("the pause between two tries grows to a minute and no further") {
  Table table;
  table.outbox.put([](storage::Ledger&, const storage::Act&) -> Result<void> { return locked(); }, table.rig.now,
                   "more");
  Seconds at{0};
  for (int i = 0; i < 12; ++i) {
    CHECK_FALSE(table.work(at));
    at = *table.outbox.next() - table.rig.now;
  }
  CHECK_FALSE(table.work(at));
  CHECK(*table.outbox.next() - table.rig.now == at + Seconds{60});
}

TEST_CASE("what a rule refuses is told and dropped; what comes behind it is done") {
  Table table;
  std::string order;
  const auto verb = [&order](char name, bool refused) {
    return [&order, name, refused](storage::Ledger&, const storage::Act&) -> Result<void> {
      order.push_back(name);
      return refused ? Result<void>(refuse(ErrorKind::refused, "nothing_running", Msg{})) : Result<void>();
    };
  };
  table.outbox.put(verb('a', true), table.rig.now, "a");
  table.outbox.put(verb('b', false), table.rig.now, "b");
  CHECK(table.outbox.words() == "a, b");
  CHECK(table.work(Seconds{0}));
  CHECK(order == "ab");
  CHECK(table.refused == std::vector<std::string>{"nothing_running"});
  CHECK_FALSE(table.work(Seconds{1}));
}

TEST_CASE("a real database that another connection holds") {
  Table table;
  storage::OpenOptions impatient;
  impatient.busy_timeout = std::chrono::milliseconds(1);
  Result<storage::Ledger> mine = storage::Ledger::open(table.rig.folder.file("labclock.db"), impatient);
  REQUIRE(mine.ok());
  table.outbox.put(
      [](storage::Ledger& ledger, const storage::Act& act) -> Result<void> {
        Result<std::string> set = storage::set_setting(ledger, act, "name", "Kim", std::nullopt, day_of(2026, 11, 24));
        return set ? Result<void>() : Result<void>(set.error());
      },
      table.rig.now, "name");
  // The other's verb holds the file while ours is tried.
  std::size_t waited = 0;
  struct Hold : storage::UuidSource {
    std::function<void()> during;
    std::unique_ptr<storage::UuidSource> real = storage::seeded_uuids(2);
    Uuid next(Instant at) override {
      if (during) { std::exchange(during, nullptr)(); }
      return real->next(at);
    }
  };
  auto hold = std::make_shared<Hold>();
  storage::OpenOptions holding;
  holding.uuids = hold;
  Result<storage::Ledger> other = storage::Ledger::open(table.rig.folder.file("labclock.db"), holding);
  REQUIRE(other.ok());
  hold->during = [&] {
    CHECK_FALSE(table.outbox.work(*mine, table.rig.now));
    waited = table.waits.size();
  };
  Project project;
  project.name = "Thesis";
  REQUIRE(storage::add_project(*other, table.rig.act(), project).ok());
  CHECK(waited == 1);
  CHECK(table.waits == std::vector<std::string>{"locked"});
  CHECK(table.outbox.work(*mine, table.rig.now + Seconds{1}));
  CHECK(*storage::get_setting(*mine, "name", day_of(2026, 11, 24)).value() == "Kim");
}
