// The day's strip and the week's rhythm: places on the axis, gaps, hits.

#include "tests/reports/figure_checks.hpp"
#include "tests/reports/world.hpp"

namespace labclock::test {
namespace {

Seconds clock(int hours, int minutes = 0) {
  return Hours{hours} + Minutes{minutes};
}

/// 19 November 2026, a Thursday: 09:00-12:00, 12:00-12:03, 13:00-18:00 and 19:36-21:00.
struct Thursday : World {
  Thursday() {
    work(kThesis, "2026-11-19 09:00", "2026-11-19 12:00").note = "chapter 4";
    work(kService, "2026-11-19 12:00", "2026-11-19 12:03");
    work(kFunded, "2026-11-19 13:00", "2026-11-19 18:00");
    work(kFunded, "2026-11-19 19:36", "2026-11-19 21:00");
    now("2026-11-19 22:00");
  }
  std::vector<DayBlocks> week() {
    auto found = books();
    return blocks_of(found, days("2026-11-16", "2026-11-22")).value();
  }
  DayBlocks day() { return week()[3]; }
};

TEST_CASE("a place on the strip and a time of the day are each other's inverse") {
  for (const Seconds start : {clock(0), clock(4), clock(5, 30)}) {
    for (const float width : {14.0F, 43.0F, 91.5F}) {
      CHECK(strip_x(start, start, width) == doctest::Approx(0));
      CHECK(strip_x(start + clock(24), start, width) == doctest::Approx(width));
      for (int minutes = 0; minutes <= 24 * 60; minutes += 7) {
        const Seconds at = start + Minutes{minutes};
        CHECK(strip_time(strip_x(at, start, width), start, width) == at);
      }
    }
  }
  CHECK(strip_time(3, clock(4), 0) == clock(4));
}

TEST_CASE("blocks lie where the axis says, neighbours a pixel apart, off-hours hatched") {
  Thursday world;
  const Figure strip = day_strip(world.day(), clock(0), std::nullopt, style_of(48));  // two em an hour
  const auto own = rects(strip, Ink::own);
  REQUIRE(own.size() == 2);  // the block and the swatch in the list
  CHECK(own[0].box.x == doctest::Approx(18));
  CHECK(own[0].box.w == doctest::Approx(6 - 1.0 / 16));
  CHECK(own[0].box.h == doctest::Approx(2.25));
  CHECK(own[0].fill == Fill::solid);
  const auto funded = rects(strip, Ink::funded);
  REQUIRE(funded.size() == 3);
  CHECK(funded[0].box.x == doctest::Approx(26));
  CHECK(funded[0].box.w == doctest::Approx(10));
  CHECK(funded[1].fill == Fill::hatch);
  CHECK(funded[1].box.x == doctest::Approx(39.2));
  CHECK(funded[1].box.w == doctest::Approx(2.8));
  // Three minutes are seen.
  CHECK(rects(strip, Ink::service)[0].box.w >= 0.1F);
  const auto band = rects(strip, Ink::band);
  REQUIRE(band.size() == 1);
  CHECK(band[0].box.x == doctest::Approx(18));
  CHECK(band[0].box.w == doctest::Approx(18));
}

TEST_CASE("every block and every gap of five minutes answers, in the order of the day") {
  Thursday world;
  const Figure strip = day_strip(world.day(), clock(0), std::nullopt, style_of(48));
  REQUIRE(strip.hits.size() == 4 + 2 + 3);  // blocks, gaps, projects
  CHECK(tells(strip.hits[0], "Thesis"));
  CHECK(tells(strip.hits[0], "chapter 4"));
  CHECK(tells(strip.hits[0], "09:00-12:00 · 3 h"));
  CHECK(tells(strip.hits[0], "core hours"));
  CHECK(strip.hits[0].session == SessionId{1});
  CHECK(strip.hits[0].day == day("2026-11-19"));
  CHECK(strip.hits[0].box.x == doctest::Approx(rects(strip, Ink::own)[0].box.x));
  CHECK(strip.hits[0].box.w == doctest::Approx(rects(strip, Ink::own)[0].box.w));
  CHECK(tells(strip.hits[2], "12:03-13:00 · 57 min"));
  REQUIRE(strip.hits[2].gap);
  CHECK(*strip.hits[2].gap == Span{world.at("2026-11-19 12:03"), world.at("2026-11-19 13:00")});
  CHECK_FALSE(strip.hits[2].session);
  CHECK(tells(strip.hits[5], "off-hours: evening"));
  CHECK(tells(strip.hits[6], "6 h 24 min"));  // NRF basic has most of the day
  CHECK(tells(strip.hits[6], "1 h 24 min of it off-hours"));
}

TEST_CASE("now is a line where it lies on the day, and none where it does not") {
  Thursday world;
  const auto lines = [&](std::optional<Seconds> now, Seconds start) {
    return rects(day_strip(world.day(), start, now, style_of(48)), Ink::text);
  };
  REQUIRE(lines(clock(21), clock(0)).size() == 1);
  const FigureBox line = lines(clock(21), clock(0))[0].box;
  CHECK(line.x + line.w / 2 == doctest::Approx(42));
  CHECK(line.w == doctest::Approx(0.125));
  CHECK(lines(std::nullopt, clock(0)).empty());
  CHECK(lines(clock(30), clock(0)).empty());
  CHECK(lines(clock(3), clock(4)).empty());
  CHECK(lines(clock(27), clock(4)).size() == 1);
}

TEST_CASE("the words of core hours make room for now") {
  Thursday world;
  const Figure strip = day_strip(world.day(), clock(0), clock(9, 30), style_of(48));
  CHECK(says(strip, "now 09:30"));
  CHECK(says(strip, "core hours"));
  CHECK(text_of(strip, "core hours").align == Align::right);
}

TEST_CASE("an axis from 04:00 names the hours as a clock does") {
  Thursday world;
  const Figure strip = day_strip(world.day(), clock(4), std::nullopt, style_of(48));
  CHECK(says(strip, "06"));
  CHECK(says(strip, "00"));
  CHECK(says(strip, "03"));
  CHECK_FALSE(says(strip, "24"));
  CHECK_FALSE(says(strip, "27"));
  CHECK(text_of(strip, "00").x == doctest::Approx(40));
}

TEST_CASE("projects that have no room are told as one, with their time") {
  Thursday world;
  const Figure strip = day_strip(world.day(), clock(0), std::nullopt, style_of(22, Lang::en, 11));
  CHECK(strip.height <= 11);
  CHECK(says(strip, "NRF basic"));
  CHECK(says(strip, "and 2 more"));
  CHECK(says(strip, "3 h 03 min"));
}

TEST_CASE("an empty day is an axis and its core hours") {
  World world;
  auto books = world.books();
  const auto empty = blocks_of(books, days("2026-11-19", "2026-11-19")).value().front();
  const Figure strip = day_strip(empty, clock(0), std::nullopt, style_of(43));
  CHECK(strip.hits.empty());
  CHECK(strip.height == doctest::Approx(6));
  CHECK(says(strip, "core hours"));
  REQUIRE_FALSE(strip.words.empty());
  CHECK(strip.words.front() == "Thu 19 Nov 2026 · no entry");
}

TEST_CASE("what runs says since when, and a piece says of what") {
  World world;
  RunningSession running;
  running.id = {7};
  running.project = ProjectId{kFunded};
  running.zone = "Asia/Seoul";
  running.start = world.at("2026-11-19 17:00");
  world.sessions.running = running;
  world.now("2026-11-19 21:00");
  auto books = world.books();
  const auto found = blocks_of(books, days("2026-11-19", "2026-11-19")).value().front();
  const Figure strip = day_strip(found, clock(0), clock(21), style_of(43));
  CHECK(tells(strip.hits.at(0), "17:00-18:00 · 1 h"));
  CHECK(tells(strip.hits.at(0), "part of a session of 4 h"));
  CHECK(tells(strip.hits.at(1), "since 18:00, 3 h so far"));
  const Figure korean = day_strip(found, clock(0), clock(21), style_of(43, Lang::ko));
  CHECK(tells(korean.hits.at(1), "18:00부터 지금까지 3시간"));
  CHECK(tells(korean.hits.at(1), "근무 외 시간: 저녁"));
}

TEST_CASE("the rhythm has a column a day and hours downwards") {
  Thursday world;
  const Figure drawn = rhythm(world.week(), std::nullopt, std::nullopt, style_of(60));
  CHECK(drawn.height == doctest::Approx(14.5));  // 1.5 + 20 h at 0.625 + 0.5
  const auto bands = rects(drawn, Ink::band);
  REQUIRE(bands.size() == 5);
  CHECK(bands[0].box.x == doctest::Approx(3));
  CHECK(bands[0].box.w == doctest::Approx(7.5));
  CHECK(bands[1].box.x == doctest::Approx(11.25));
  CHECK(bands[0].box.y == doctest::Approx(1.5 + 3 * 0.625));
  CHECK(bands[0].box.h == doctest::Approx(9 * 0.625));
  const auto own = rects(drawn, Ink::own);
  REQUIRE(own.size() == 1);
  CHECK(own[0].box.x == doctest::Approx(3 + 3 * 8.25 + 0.75));
  CHECK(own[0].box.w == doctest::Approx(6));
  CHECK(own[0].box.y == doctest::Approx(1.5 + 3 * 0.625));
  CHECK(own[0].box.h == doctest::Approx(3 * 0.625 - 1.0 / 16));
  const auto funded = rects(drawn, Ink::funded);
  REQUIRE(funded.size() == 2);
  CHECK(funded[1].fill == Fill::hatch);
  CHECK(funded[1].box.h == doctest::Approx(1.4 * 0.625));
  CHECK(text_of(drawn, "09").ink == Ink::text);
  CHECK(text_of(drawn, "12").ink == Ink::muted);
}

TEST_CASE("the rhythm reaches for work before six and fills the height it is given") {
  Thursday world;
  world.sessions.sessions.insert(world.sessions.sessions.begin(), Session{});
  Session& early = world.sessions.sessions.front();
  early.zone = "Asia/Seoul";
  early.start = world.at("2026-11-16 03:20");
  early.end = world.at("2026-11-16 05:00");
  const Figure drawn = rhythm(world.week(), std::nullopt, std::nullopt, style_of(60, Lang::en, 18));
  CHECK(says(drawn, "03"));
  CHECK(says(drawn, "06"));
  CHECK(says(drawn, "02"));
  CHECK(drawn.height == doctest::Approx(18));
  CHECK(rects(drawn, Ink::unassigned)[0].box.y > 1.5F);
  CHECK(fault_of(drawn).empty());
}

TEST_CASE("free days say why, where no block stands") {
  Thursday world;
  world.rules.region.entries.front().value = "KR";
  world.rules.holiday_edits.push_back(
      {day("2026-11-20"), "Foundation Day", HolidayKind::closure, HolidayEdit::Source::person, false});
  world.work(kThesis, "2026-11-20 11:00", "2026-11-20 16:00");
  const Figure drawn = rhythm(world.week(), std::nullopt, std::nullopt, style_of(60));
  CHECK(says(drawn, "holiday"));
  CHECK(says(drawn, "Foundation Day"));
  CHECK(rects(drawn, Ink::band).size() == 4);
  const FigureBox words = box_of(text_of(drawn, "Foundation Day"));
  const FigureBox block = rects(drawn, Ink::own).back().box;
  CHECK((words.y + words.h <= block.y || words.y >= block.y + block.h));
  CHECK(says(drawn, "day off"));  // Saturday and Sunday
  CHECK(rhythm(world.week(), std::nullopt, std::nullopt, style_of(60)).words.size() > 7);
}

TEST_CASE("the rhythm's now is a line across today's column alone") {
  Thursday world;
  const Figure drawn = rhythm(world.week(), day("2026-11-19"), clock(21), style_of(60));
  const auto lines = rects(drawn, Ink::text);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].box.x == doctest::Approx(3 + 3 * 8.25));
  CHECK(lines[0].box.w == doctest::Approx(7.5));
  CHECK(lines[0].box.y + lines[0].box.h / 2 == doctest::Approx(1.5 + 15 * 0.625));
  CHECK(text_of(drawn, "Thu 19").strong);
  CHECK(rects(rhythm(world.week(), day("2026-11-25"), clock(21), style_of(60)), Ink::text).empty());
}

TEST_CASE("narrow columns say the weekday alone, and drop hours that would collide") {
  Thursday world;
  const Figure drawn = rhythm(world.week(), std::nullopt, std::nullopt, style_of(20, Lang::en, 6.5F));
  CHECK(says(drawn, "Mon"));
  CHECK_FALSE(says(drawn, "Mon 16"));
  CHECK(says(drawn, "09"));
  CHECK(says(drawn, "18"));
  CHECK(fault_of(drawn).empty());
}

}  // namespace
}  // namespace labclock::test
