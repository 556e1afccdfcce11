// Blocks of a day: where sessions are cut, which clock they are told on, and that nothing is lost.

#include <rapidcheck.h>

#include <numeric>

#include "reports/figures.hpp"
#include "tests/reports/random_world.hpp"

namespace labclock::test {
namespace {

using namespace labclock::reports;

Seconds clock(int hours, int minutes = 0) {
  return Hours{hours} + Minutes{minutes};
}

struct OneDay : World {
  DayBlocks of(const std::string& date) {
    auto found = books();
    return blocks_of(found, days(date, date)).value().front();
  }
};

TEST_CASE("a session in core hours is one block on the clock") {
  OneDay world;
  world.work(kThesis, "2026-11-19 09:00", "2026-11-19 12:00", "writing").note = "chapter 4";
  const DayBlocks found = world.of("2026-11-19");
  REQUIRE(found.blocks.size() == 1);
  const Block& block = found.blocks.front();
  CHECK(block.session == SessionId{1});
  CHECK(block.project == "Thesis");
  CHECK(block.kind == Kind::own);
  CHECK(block.note == "chapter 4");
  CHECK(block.activity == "writing");
  CHECK(block.band == Band::core);
  CHECK(block.from == clock(9));
  CHECK(block.to == clock(12));
  CHECK(block.zone.empty());
  CHECK_FALSE(block.running);
  CHECK(found.core == ClockSpan{clock(9), clock(18)});
  CHECK(found.total == clock(3));
  CHECK(found.off_hours == clock(0));
}

TEST_CASE("a session over the end of core hours is two blocks; evening and night are one") {
  OneDay world;
  world.work(kFunded, "2026-11-19 17:00", "2026-11-19 23:30");
  const DayBlocks found = world.of("2026-11-19");
  REQUIRE(found.blocks.size() == 2);
  CHECK(found.blocks[0].to == clock(18));
  CHECK(found.blocks[1].from == clock(18));
  CHECK(found.blocks[1].to == clock(23, 30));
  CHECK(found.blocks[1].band == Band::evening);  // four hours of it, and one and a half of night
  CHECK(found.blocks[1].by_band[static_cast<std::size_t>(Band::evening)] == clock(4));
  CHECK(found.blocks[1].by_band[static_cast<std::size_t>(Band::night)] == clock(1, 30));
  CHECK(found.blocks[0].session_end == found.blocks[1].end);
  CHECK(found.off_hours == clock(5, 30));
}

TEST_CASE("a session across midnight is a block on either day") {
  OneDay world;
  world.work(kFunded, "2026-11-19 22:00", "2026-11-20 01:30");
  const DayBlocks before = world.of("2026-11-19");
  const DayBlocks after = world.of("2026-11-20");
  REQUIRE(before.blocks.size() == 1);
  REQUIRE(after.blocks.size() == 1);
  CHECK(before.blocks[0].to == clock(24));
  CHECK(after.blocks[0].from == clock(0));
  CHECK(after.blocks[0].to == clock(1, 30));
}

TEST_CASE("with a day that starts at four it is one block that passes 24:00") {
  OneDay world;
  world.rules.day_start.entries.front().value = Hours{4};
  world.work(kFunded, "2026-11-19 22:00", "2026-11-20 01:30");
  const DayBlocks found = world.of("2026-11-19");
  REQUIRE(found.blocks.size() == 1);
  CHECK(found.blocks[0].from == clock(22));
  CHECK(found.blocks[0].to == clock(25, 30));
  CHECK(world.of("2026-11-20").blocks.empty());
}

TEST_CASE("holidays, weekends and days off have no core hours to draw, half a day off has half") {
  OneDay world;
  world.rules.region.entries.front().value = "KR";
  DayOff off;
  off.days = days("2026-11-17", "2026-11-17");
  world.rules.days_off.push_back(off);
  off.days = days("2026-11-18", "2026-11-18");
  off.half = DayHalf::am;
  world.rules.days_off.push_back(off);
  off.days = days("2026-11-19", "2026-11-19");
  off.half = DayHalf::pm;
  world.rules.days_off.push_back(off);
  world.work(kThesis, "2026-10-09 10:00", "2026-10-09 12:00");
  world.work(kThesis, "2026-11-18 10:00", "2026-11-18 15:00");
  CHECK_FALSE(world.of("2026-10-09").core);  // Hangeul Day
  CHECK(world.of("2026-10-09").blocks.at(0).band == Band::holiday);
  CHECK_FALSE(world.of("2026-11-21").core);  // Saturday
  CHECK_FALSE(world.of("2026-11-17").core);
  CHECK(world.of("2026-11-18").core == ClockSpan{clock(13, 30), clock(18)});
  CHECK(world.of("2026-11-19").core == ClockSpan{clock(9), clock(13, 30)});
  const DayBlocks half = world.of("2026-11-18");
  REQUIRE(half.blocks.size() == 2);
  CHECK(half.blocks[0].band == Band::leave);
  CHECK(half.blocks[0].to == half.core->start);
  CHECK(half.blocks[1].band == Band::core);
}

TEST_CASE("the hour that spring skips is on the clock and not in the length") {
  OneDay world;
  world.zone = "Europe/London";
  world.work(kThesis, "2026-03-29 00:30", "2026-03-29 03:00");
  const DayBlocks found = world.of("2026-03-29");
  REQUIRE(found.blocks.size() == 1);
  CHECK(found.blocks[0].from == clock(0, 30));
  CHECK(found.blocks[0].to == clock(3));
  CHECK(found.total == clock(1, 30));
}

TEST_CASE("a block that ends as the clock is moved on ends on the hour it was") {
  OneDay world;
  world.zone = "Europe/London";
  world.work(kThesis, world.at("2026-03-29 00:30"), world.at("2026-03-29 01:00"));
  CHECK(world.of("2026-03-29").blocks.at(0).to == clock(1));
}

TEST_CASE("the hour that autumn repeats is in the length and not on the clock") {
  OneDay world;
  world.zone = "Europe/London";
  const Instant start = world.at("2026-10-25 01:30");  // the first pass
  world.work(kThesis, start, start + Minutes{45});
  const DayBlocks found = world.of("2026-10-25");
  REQUIRE(found.blocks.size() == 1);
  CHECK(found.blocks[0].from == clock(1, 30));
  CHECK(found.blocks[0].to == clock(1, 15));
  CHECK(found.total == Minutes{45});
}

TEST_CASE("what runs counts up to now and says so") {
  OneDay world;
  RunningSession running;
  running.id = {7};
  running.zone = "Asia/Seoul";
  running.start = world.at("2026-11-19 17:00");
  world.sessions.running = running;
  world.now("2026-11-19 21:00");
  const DayBlocks found = world.of("2026-11-19");
  REQUIRE(found.blocks.size() == 2);
  CHECK(found.blocks[1].running);
  CHECK(found.blocks[1].to == clock(21));
  CHECK(found.blocks[1].kind == Kind::unassigned);
  CHECK(found.blocks[1].project.empty());

  // From whole sessions it is the one that is named, not the one that ends now.
  auto books = world.books();
  const std::vector<Session> whole{running.until(world.sessions.now)};
  const DayRange day = days("2026-11-19", "2026-11-19");
  CHECK(blocks_of(books, day, whole, SessionId{7}).value().front().blocks[1].running);
  CHECK_FALSE(blocks_of(books, day, whole, std::nullopt).value().front().blocks[1].running);
}

TEST_CASE("work in another zone is told on that clock, with its name") {
  OneDay world;
  world.zone = "America/New_York";
  world.work(kThesis, "2026-11-19 09:00", "2026-11-19 12:00");
  world.zone = "Asia/Seoul";
  const DayBlocks found = world.of("2026-11-19");
  REQUIRE(found.blocks.size() == 1);
  CHECK(found.blocks[0].from == clock(9));
  CHECK(found.blocks[0].zone == "America/New_York");
  CHECK(found.blocks[0].band == Band::core);
}

TEST_CASE("a source that fails, and a zone that nobody knows, are errors") {
  OneDay world;
  world.work(kThesis, "2026-11-19 09:00", "2026-11-19 12:00").zone = "Nowhere/Land";
  auto books = world.books();
  const DayRange day = days("2026-11-19", "2026-11-19");
  CHECK_FALSE(blocks_of(books, day).ok());
  CHECK_FALSE(blocks_of(books, day, world.sessions.sessions, std::nullopt).ok());
  world.sessions.error = refuse(ErrorKind::storage, "locked", Phrase{});
  CHECK_FALSE(blocks_of(books, day).ok());
  CHECK_FALSE(trend_of(books, day.first, 3).ok());
  CHECK_FALSE(night_rows(books, day).ok());
}

TEST_CASE("blocks hold every second of their days, once, and are core or off-hours all through") {
  CHECK(rc::check("blocks tile", [] {
    World world;
    fill_randomly(world);
    auto books = world.books();
    const DayRange range = all_days(books, world);
    const auto found = blocks_of(books, range).value();
    const auto sums = days_of(books, range).value();
    RC_ASSERT(found.size() == sums.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      RC_ASSERT(found[i].day == sums[i].date);
      RC_ASSERT(found[i].total == sums[i].sums.total);
      RC_ASSERT(found[i].off_hours == sums[i].sums.off_hours);
      Seconds total{0};
      Seconds off{0};
      const Block* before = nullptr;
      for (const Block& block : found[i].blocks) {
        const Seconds length = block.end - block.start;
        RC_ASSERT(length > Seconds{0});
        RC_ASSERT(std::accumulate(block.by_band.begin(), block.by_band.end(), Seconds{0}) == length);
        RC_ASSERT(off_hours(block.band) == (block.by_band[0] == Seconds{0}));
        if (off_hours(block.band)) { off += length; }
        if (before != nullptr) {
          RC_ASSERT(before->end <= block.start);
          const bool same = before->session == block.session && before->end == block.start;
          RC_ASSERT(!same || off_hours(before->band) != off_hours(block.band));
        }
        total += length;
        before = &block;
      }
      RC_ASSERT(total == found[i].total);
      RC_ASSERT(off == found[i].off_hours);
    }
    // Whole sessions make the same blocks.
    const auto whole = blocks_of(books, range, world.sessions.sessions, std::nullopt).value();
    for (std::size_t i = 0; i < found.size(); ++i) {
      RC_ASSERT(whole[i].blocks.size() == found[i].blocks.size());
      for (std::size_t b = 0; b < whole[i].blocks.size(); ++b) {
        RC_ASSERT(whole[i].blocks[b].from == found[i].blocks[b].from);
        RC_ASSERT(whole[i].blocks[b].to == found[i].blocks[b].to);
      }
    }
  }));
}

TEST_CASE("no days, no blocks") {
  World world;
  auto books = world.books();
  CHECK(blocks_of(books, days("2026-11-19", "2026-11-18")).value().empty());
}

}  // namespace
}  // namespace labclock::test
