// Which notifications are on the screen, against a service that does as it is told.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "gui/watch/courier.hpp"

using namespace labclock;
using namespace labclock::gui::watcher;

namespace {

struct Screen : NoticePort {
  std::map<Token, Notice> shown;
  std::set<Token> used;
  int called = 0;
  void show(Token token, const Notice& notice) override {
    CHECK(used.insert(token).second);
    shown[token] = notice;
  }
  void close(Token token) override { shown.erase(token); }
  void call_service() override { ++called; }
  [[nodiscard]] Token only() const {
    REQUIRE(shown.size() == 1);
    return shown.begin()->first;
  }
};

struct Rig {
  Screen screen;
  std::vector<std::pair<ItemKey, Reply>> answers;
  Courier courier{screen, [this](ItemKey key, Reply reply) { answers.emplace_back(key, reply); }};
  Instant now{Seconds{1'795'000'000}};
  explicit Rig(bool service = true) { courier.set_service(service); }
};

Item alert(std::int64_t id, Instant at) {
  Item item;
  item.key = {ItemKey::Kind::alert, id};
  item.at = at;
  item.notice = {"alert " + std::to_string(id), "", {{Reply::stop, "Stop"}, {Reply::go_on, "Keep going"}}};
  item.why = Notice{"why", "", {{Reply::deadline, "Deadline"}}};
  return item;
}
ItemKey key(std::int64_t id) {
  return {ItemKey::Kind::alert, id};
}

}  // namespace

TEST_CASE("what is open is shown once and withdrawn when it is not open any more") {
  Rig rig;
  rig.courier.look({alert(1, rig.now)}, rig.now);
  CHECK(rig.screen.shown.at(rig.screen.only()).title == "alert 1");
  rig.courier.look({alert(1, rig.now), alert(2, rig.now)}, rig.now + Seconds{5});
  CHECK(rig.screen.shown.size() == 2);
  rig.courier.look({alert(2, rig.now)}, rig.now + Seconds{9});
  CHECK(rig.screen.shown.at(rig.screen.only()).title == "alert 2");
  rig.courier.look({}, rig.now);
  CHECK(rig.screen.shown.empty());
  CHECK(rig.answers.empty());
  // Reopened by undo: it is asked again.
  rig.courier.look({alert(1, rig.now)}, rig.now + Seconds{20});
  CHECK(rig.screen.shown.size() == 1);
}

TEST_CASE("what came up long ago is left to the banner, and stays where it is shown") {
  Rig rig;
  rig.courier.look({alert(1, rig.now - kFresh - Seconds{1})}, rig.now);
  CHECK(rig.screen.shown.empty());
  rig.courier.look({alert(2, rig.now - kFresh)}, rig.now);
  CHECK(rig.screen.shown.size() == 1);
  rig.courier.look({alert(2, rig.now - kFresh)}, rig.now + Hours{3});
  CHECK(rig.screen.shown.size() == 1);
}

TEST_CASE("a press answers once, and acts only on what is on the screen") {
  Rig rig;
  rig.courier.look({alert(1, rig.now)}, rig.now);
  const Token token = rig.screen.only();
  rig.courier.pressed(token + 7, Reply::stop);
  CHECK(rig.answers.empty());
  rig.courier.pressed(token, Reply::stop);
  rig.courier.pressed(token, Reply::stop);
  rig.courier.closed(token);
  REQUIRE(rig.answers.size() == 1);
  CHECK(rig.answers[0] == std::pair{key(1), Reply::stop});
  CHECK(rig.screen.shown.empty());
  // Not written yet (a locked database): it is not asked again.
  rig.courier.look({alert(1, rig.now)}, rig.now + Seconds{1});
  CHECK(rig.screen.shown.empty());
}

TEST_CASE("keep going asks why, in a notification of its own") {
  Rig rig;
  rig.courier.look({alert(1, rig.now)}, rig.now);
  const Token first = rig.screen.only();
  rig.courier.pressed(first, Reply::go_on);
  const Token second = rig.screen.only();
  CHECK(second != first);
  CHECK(rig.screen.shown.at(second).title == "why");
  CHECK(rig.answers.empty());
  rig.courier.closed(first);  // the service's word of the first comes late
  CHECK(rig.answers.empty());
  SUBCASE("a reason") {
    rig.courier.pressed(second, Reply::deadline);
    REQUIRE(rig.answers.size() == 1);
    CHECK(rig.answers[0].second == Reply::deadline);
  }
  SUBCASE("put away: it goes on without a reason") {
    rig.courier.closed(second);
    REQUIRE(rig.answers.size() == 1);
    CHECK(rig.answers[0].second == Reply::no_reason);
  }
  SUBCASE("clicked: the window asks") {
    rig.courier.pressed(second, Reply::open);
    REQUIRE(rig.answers.size() == 1);
    CHECK(rig.answers[0].second == Reply::open);
  }
  SUBCASE("it could not be shown") {
    rig.courier.failed(second);
    REQUIRE(rig.answers.size() == 1);
    CHECK(rig.answers[0].second == Reply::no_reason);
  }
  SUBCASE("the service goes") {
    rig.courier.set_service(false);
    REQUIRE(rig.answers.size() == 1);
    CHECK(rig.answers[0].second == Reply::no_reason);
  }
  SUBCASE("the program ends") {
    rig.courier.finish();
    REQUIRE(rig.answers.size() == 1);
    CHECK(rig.answers[0].second == Reply::no_reason);
    CHECK(rig.screen.shown.empty());
  }
  SUBCASE("answered elsewhere meanwhile: that counts") {
    rig.courier.look({}, rig.now);
    CHECK(rig.answers.empty());
    CHECK(rig.screen.shown.empty());
  }
}

TEST_CASE("without a service nothing is lost, and one that can be started is called") {
  Rig rig(false);
  rig.courier.look({}, rig.now);
  CHECK(rig.screen.called == 0);
  rig.courier.look({alert(1, rig.now)}, rig.now);
  CHECK(rig.screen.called == 1);
  CHECK(rig.screen.shown.empty());
  rig.courier.set_service(true);
  rig.courier.look({alert(1, rig.now)}, rig.now + Minutes{2});
  CHECK(rig.screen.shown.size() == 1);
  // It goes with all it showed; the next one shows what is open and fresh.
  rig.courier.set_service(false);
  rig.screen.shown.clear();
  rig.courier.look({alert(1, rig.now)}, rig.now + Minutes{3});
  rig.courier.set_service(true);
  rig.courier.look({alert(1, rig.now)}, rig.now + Minutes{4});
  CHECK(rig.screen.shown.size() == 1);
}

TEST_CASE("what failed is tried again, what was put away is not") {
  Rig rig;
  rig.courier.look({alert(1, rig.now)}, rig.now);
  rig.courier.failed(rig.screen.only());
  rig.screen.shown.clear();
  rig.courier.look({alert(1, rig.now)}, rig.now);
  const Token again = rig.screen.only();
  rig.courier.closed(again);
  rig.screen.shown.clear();
  rig.courier.look({alert(1, rig.now)}, rig.now);
  CHECK(rig.screen.shown.empty());
  CHECK(rig.answers.empty());
}

TEST_CASE("nobody is disturbed, and told afterwards while it is fresh") {
  Rig rig;
  rig.courier.set_disturbing(false);
  rig.courier.look({alert(1, rig.now)}, rig.now);
  CHECK(rig.screen.shown.empty());
  CHECK(rig.screen.called == 0);
  rig.courier.set_disturbing(true);
  rig.courier.look({alert(1, rig.now), alert(2, rig.now - Hours{1})}, rig.now + Minutes{10});
  CHECK(rig.screen.shown.at(rig.screen.only()).title == "alert 1");
}

TEST_CASE("whatever happens in which order, each question is answered at most once while it is open") {
  CHECK(rc::check("answers", [] {
    Rig rig;
    std::map<std::int64_t, int> answered;
    std::vector<Item> open;
    std::vector<Token> known;
    for (const int what : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 8))) {
      const Token token = rig.screen.shown.empty() ? 99 : rig.screen.shown.rbegin()->first;
      known.push_back(token);
      switch (what) {
        case 0:
          open.push_back(alert(static_cast<std::int64_t>(open.size()) + 1, rig.now));
          rig.courier.look(open, rig.now);
          break;
        case 1:
          rig.courier.pressed(token, Reply::go_on);
          break;
        case 2:
          rig.courier.pressed(token, Reply::stop);
          break;
        case 3:
          rig.screen.shown.erase(token);
          rig.courier.closed(token);
          break;
        case 4:
          rig.courier.set_service(false);
          rig.screen.shown.clear();
          rig.courier.set_service(true);
          break;
        case 5:
          rig.screen.shown.erase(token);
          rig.courier.failed(token);
          break;
        case 6:
          rig.courier.pressed(known.front(), Reply::deadline);
          break;
        default:
          rig.courier.look(open, rig.now);
      }
    }
    rig.courier.finish();
    RC_ASSERT(rig.screen.shown.empty());
    for (const auto& [which, reply] : rig.answers) { RC_ASSERT(++answered[which.id] == 1); }
  }));
}
