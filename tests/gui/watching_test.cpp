// The window watches the running session: alerts come due by the clock, by what others write, and once.

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "src/msg/gui.hpp"
#include "storage/absences.hpp"
#include "storage/records.hpp"
#include "storage/sessions.hpp"
#include "tests/support/gui_rig.hpp"
#include "tests/support/gui_screen.hpp"

using namespace labclock;
using namespace labclock::test;

namespace {

/// A Thursday in Seoul at 17:00, with a session since 16:30; core hours end at 18:00.
struct Evening {
  LedgerRig rig;
  ProjectId thesis;
  Evening() {
    rig.now = at("2026-11-19T07:30:00Z");
    thesis = rig.project("Thesis", Kind::own);
    REQUIRE(storage::start(rig.ledger(), rig.act(), {thesis, "", "", rig.now, "Asia/Seoul"}).ok());
  }
  std::vector<storage::Alert> alerts(const std::string& kind) {
    Result<std::vector<storage::Alert>> all =
        storage::alerts(rig.ledger(), {at("2026-11-18T00:00:00Z"), at("2026-11-21T00:00:00Z")});
    REQUIRE(all.ok());
    std::erase_if(*all, [&](const storage::Alert& alert) { return alert.kind != kind; });
    return std::move(all).value();
  }
};

GuiOptions watching(const std::string& now) {
  GuiOptions options;
  options.watches = true;
  options.now = now;
  return options;
}

}  // namespace

TEST_CASE("an alert is a deadline of the window, and shows when it is past") {
  Evening evening;
  GuiRig gui(evening.rig.ledger().file(), watching("2026-11-19T08:00:00Z"));
  // What the hour of continuous work told by now is answered, so that the next is the one to be seen.
  CHECK(evening.alerts("off_hours").empty());
  std::string now = "2026-11-19T08:00:00Z";
  for (int i = 0; i < 200 && evening.alerts("off_hours").empty(); ++i) {
    REQUIRE(gui.app().deadline().has_value());
    REQUIRE(*gui.app().deadline() > at(now));  // or the window would never sleep
    now = rfc3339(*gui.app().deadline());
    gui.set_now(now);
  }
  // 18:00, and the ten minutes of grace.
  REQUIRE(evening.alerts("off_hours").size() == 1);
  CHECK(evening.alerts("off_hours").front().at == at("2026-11-19T09:10:00Z"));
  CHECK(now == "2026-11-19T09:10:00Z");
  gui.settle();
  CHECK(mentions(gui.screen(), "30 more minutes"));
}

TEST_CASE("a window that wakes late tells of what was due meanwhile, at the time it was due, and once") {
  Evening evening;
  GuiRig one(evening.rig.ledger().file(), watching("2026-11-19T08:00:00Z"));
  one.set_now("2026-11-19T10:00:00Z");  // and looks
  const std::vector<storage::Alert> told = evening.alerts("off_hours");
  REQUIRE_FALSE(told.empty());
  CHECK(told.front().at == at("2026-11-19T09:10:00Z"));
  one.app().look_around();
  CHECK(evening.alerts("off_hours").size() == told.size());
}

TEST_CASE("an answer that finds the ledger locked is kept, and written as of when it was given") {
  Evening evening;
  GuiRig gui(evening.rig.ledger().file(), watching("2026-11-19T09:10:00Z"));
  REQUIRE(evening.alerts("off_hours").size() == 1);
  // What was told before it is out of the way: the newest question is the one on the screen.
  {
    SQLite::Database other(evening.rig.ledger().file().string(), SQLite::OPEN_READWRITE);
    other.exec("BEGIN IMMEDIATE");
    gui.click("30 more minutes");
    CHECK(mentions(gui.screen(), en(msg::gui_answer_kept)));
    CHECK(evening.alerts("off_hours").front().answer == storage::AlertAnswer::none);
    REQUIRE(gui.app().deadline().has_value());
    CHECK(*gui.app().deadline() <= at("2026-11-19T09:10:15Z"));
    other.exec("ROLLBACK");
  }
  gui.set_now("2026-11-19T09:10:20Z");
  gui.settle();
  CHECK_FALSE(mentions(gui.screen(), en(msg::gui_answer_kept)));
  int snoozed = 0;
  for (const char* kind : {"off_hours", "stretch"}) {
    for (const storage::Alert& alert : evening.alerts(kind)) {
      if (alert.answer != storage::AlertAnswer::snooze) { continue; }
      ++snoozed;
      CHECK(alert.answered_at == at("2026-11-19T09:10:00Z"));
    }
  }
  CHECK(snoozed == 1);
}

TEST_CASE("without watching nothing is recorded") {
  Evening evening;
  GuiOptions options = watching("2026-11-19T08:00:00Z");
  options.watches = false;
  GuiRig gui(evening.rig.ledger().file(), options);
  gui.set_now("2026-11-19T12:00:00Z");
  CHECK(evening.alerts("off_hours").empty());
}

TEST_CASE("a session that nobody watched over night is a question when the window opens") {
  Evening evening;
  REQUIRE(storage::beat(evening.rig.ledger(), {at("2026-11-19T08:00:00Z"), storage::Who::program}).ok());
  GuiRig gui(evening.rig.ledger().file(), watching("2026-11-20T00:00:00Z"));
  const Result<std::vector<Absence>> open = storage::open_absences(evening.rig.ledger());
  REQUIRE(open.ok());
  REQUIRE(open->size() == 1);
  CHECK(open->front().from == at("2026-11-19T08:00:00Z"));
  CHECK(open->front().to == at("2026-11-20T00:00:00Z"));
}
