// Bars, bullets, nights, squares and legends: heights and lengths that add up, marks, and what is left out.

#include <numeric>

#include "tests/reports/figure_checks.hpp"
#include "tests/reports/world.hpp"

namespace labclock::test {
namespace {

float height_of(const std::vector<FigureRect>& rects, float left, float right) {
  float sum = 0;
  for (const FigureRect& rect : rects) {
    if (rect.box.x >= left && rect.box.x < right) { sum += rect.box.h; }
  }
  return sum;
}

struct Workweek : World {
  Workweek() {
    work_daily(kThesis, "2026-11-16", "2026-11-17", "09:00", "13:00");
    work(kFunded, "2026-11-18 10:00", "2026-11-18 20:00");
    now("2026-11-20 12:00");
  }
  Week sums() {
    auto found = books();
    return week_of_sums(found, days("2026-11-16", "2026-11-22")).value();
  }
};

TEST_CASE("a day's bar is as high as its hours, its parts a pixel apart") {
  Workweek world;
  const Figure bars = hours_per_day(world.sums(), day("2026-11-20"), style_of(25.75F, Lang::en, 12.625F));
  // Ten em for ten hours: one em an hour.
  const float axis = 11.125F;
  const auto own = rects(bars, Ink::own);
  REQUIRE(own.size() == 2);
  CHECK(own[0].box.h == doctest::Approx(4));
  CHECK(own[0].box.y + own[0].box.h == doctest::Approx(axis));
  CHECK(own[0].box.w == doctest::Approx(2.5));
  CHECK(own[1].box.x == doctest::Approx(3.875));
  const auto funded = rects(bars, Ink::funded);
  REQUIRE(funded.size() == 2);
  CHECK(height_of(funded, 7, 9) == doctest::Approx(10 - 1.0 / 16));
  CHECK(funded[0].fill == Fill::solid);
  CHECK(funded[1].fill == Fill::hatch);
  CHECK(funded[1].box.h == doctest::Approx(2));
  CHECK(funded[1].box.y == doctest::Approx(axis - 10));
  CHECK(says(bars, "10.0"));
  CHECK(says(bars, "4.0"));
  CHECK(text_of(bars, "Fri").strong);
}

TEST_CASE("free days that are past are off; today and days to come say nothing") {
  Workweek world;
  const Figure bars = hours_per_day(world.sums(), day("2026-11-20"), style_of(26));
  const auto words = texts(bars);
  CHECK(std::count_if(words.begin(), words.end(), [](const FigureText& text) { return text.text == "off"; }) == 1);
  CHECK(tells(bars.hits.at(3), "no entry"));
  REQUIRE(bars.hits.size() == 7);
  CHECK(tells(bars.hits.at(2), "10 h"));
  CHECK(tells(bars.hits.at(2), "2 h of it off-hours"));
  CHECK(tells(bars.hits.at(2), "funded: 10 h"));
  REQUIRE(bars.words.size() == 8);
  CHECK(bars.words.back().starts_with("total"));
  CHECK(bars.words.back().find("18 h") != std::string::npos);
}

TEST_CASE("a bullet is as long as its share, its tick stands at what was agreed") {
  World world;
  world.agree(kThesis, 500000, "2026-11-01");
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 12:00");
  world.work(kFunded, "2026-11-16 12:00", "2026-11-16 18:00");
  world.work(kNobody, "2026-11-16 18:00", "2026-11-16 19:00");
  world.now("2026-11-16 20:00");
  auto books = world.books();
  const Agreed agreed = agreed_of(books, days("2026-11-16", "2026-11-22")).value();
  const Figure bullets = split_bullets(agreed, style_of(30));
  const auto tracks = rects(bullets, Ink::band);
  REQUIRE(tracks.size() == 3);
  const FigureBox track = tracks[0].box;
  // 60 % at the right end, as long as nothing is more.
  CHECK(rects(bullets, Ink::funded).at(0).box.w == doctest::Approx(track.w));
  CHECK(rects(bullets, Ink::own).at(0).box.w == doctest::Approx(track.w * 0.3 / 0.6));
  const auto ticks = rects(bullets, Ink::text);
  REQUIRE(ticks.size() == 1);
  CHECK(ticks[0].box.x + ticks[0].box.w / 2 == doctest::Approx(track.x + track.w * 0.5 / 0.6));
  CHECK(says(bullets, "60 / –"));
  CHECK(says(bullets, "30 / 50"));
  CHECK(says(bullets, "L 0.75"));
  CHECK(says(bullets, "actual / agreed %"));
  CHECK(says(bullets, "no project"));
  CHECK(tells(bullets.hits.at(1), "discuss: 20 points under what was agreed"));
  CHECK(tells(bullets.hits.at(0), "no agreement"));
  CHECK(bullets.hits.back().lines.front() == "no project");  // last, though not least
  const Figure korean = split_bullets(agreed, style_of(30, Lang::ko));
  CHECK(says(korean, "실제 / 약정 %"));
  CHECK(tells(korean.hits.at(1), "약정보다 20%p 적음"));
}

TEST_CASE("shares as written add up to 100, whatever rounding makes of each") {
  World world;
  // Three thirds: 33, 33 and 33 would be 99.
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 11:00");
  world.work(kFunded, "2026-11-16 11:00", "2026-11-16 13:00");
  world.work(kService, "2026-11-16 13:00", "2026-11-16 15:00");
  world.now("2026-11-16 20:00");
  auto books = world.books();
  const Agreed agreed = agreed_of(books, days("2026-11-16", "2026-11-16")).value();
  const auto sum_of = [](const Figure& bullets) {
    int sum = 0;
    for (const FigureText& text : texts(bullets)) {
      if (text.text.ends_with(" / –")) { sum += std::stoi(text.text); }
    }
    return sum;
  };
  CHECK(sum_of(split_bullets(agreed, style_of(30))) == 100);
  // Also where two of them are gathered.
  const Figure gathered = split_bullets(agreed, style_of(30, Lang::en, 1.25F + 2 * 1.625F));
  CHECK(says(gathered, "and 2 more"));
  CHECK(sum_of(gathered) == 100);
}

TEST_CASE("a share over 60 % makes room for itself") {
  World world;
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 16:00");
  world.work(kFunded, "2026-11-16 16:00", "2026-11-16 19:00");
  world.now("2026-11-16 20:00");
  auto books = world.books();
  const Figure bullets = split_bullets(agreed_of(books, days("2026-11-16", "2026-11-16")).value(), style_of(30));
  const float track = rects(bullets, Ink::band).at(0).box.w;
  CHECK(rects(bullets, Ink::own).at(0).box.w == doctest::Approx(track * 0.7 / 0.8));
  CHECK(rects(bullets, Ink::funded).at(0).box.w == doctest::Approx(track * 0.3 / 0.8));
}

TEST_CASE("rows that do not fit are told as one that adds up") {
  World world;
  world.agree(kThesis, 300000, "2026-11-01");
  world.agree(kCourse, 200000, "2026-11-01");
  for (const auto& [project, from, to] :
       {std::tuple{kFunded, "09:00", "13:00"}, std::tuple{kThesis, "13:00", "16:00"},
        std::tuple{kCourse, "16:00", "18:00"}, std::tuple{kService, "18:00", "19:00"}}) {
    world.work(project, std::string("2026-11-16 ") + from, std::string("2026-11-16 ") + to);
  }
  world.now("2026-11-16 20:00");
  auto books = world.books();
  const Agreed agreed = agreed_of(books, days("2026-11-16", "2026-11-16")).value();
  const Figure bullets = split_bullets(agreed, style_of(30, Lang::en, 1.25F + 2 * 1.625F));
  CHECK(bullets.height == doctest::Approx(1.25 + 2 * 1.625));
  CHECK(says(bullets, "and 3 more"));
  CHECK(says(bullets, "40 / –"));
  CHECK(says(bullets, "60 / 50"));
  CHECK(tells(bullets.hits.back(), "Lab service: 10 / –"));
  CHECK(bullets.words.size() == 5);  // a heading and all four
}

TEST_CASE("nothing agreed and nothing worked is an empty figure") {
  World world;
  auto books = world.books();
  const Figure bullets = split_bullets(agreed_of(books, days("2026-11-16", "2026-11-22")).value(), style_of(30));
  CHECK(texts(bullets).empty());
  CHECK(bullets.words.empty());
}

TEST_CASE("a week's bar is its hours, off-hours on top, the limit a dashed line with its name") {
  std::vector<TrendWeek> weeks;
  weeks.reserve(12);
  for (int i = 0; i < 12; ++i) {
    const Day first = day("2026-08-31") + Days{7 * i};
    const DayRange range{first, first + Days{6}};
    weeks.push_back({range, week_label(range), Hours{40 + i}, Hours{i}});
  }
  const Figure drawn = trend(weeks, Hours{52}, style_of(49.5F, Lang::en, 7.075F));  // 0.1 em an hour
  const auto bars = rects(drawn, Ink::neutral);
  REQUIRE(bars.size() == 12 + 11);
  const float axis = 5.7F;
  const auto& solid = bars[bars.size() - 2];
  const auto& hatch = bars[bars.size() - 1];
  CHECK(hatch.fill == Fill::hatch);
  CHECK(hatch.box.h == doctest::Approx(1.1));
  CHECK(hatch.box.y == doctest::Approx(axis - 5.1));
  CHECK(solid.box.h + hatch.box.h == doctest::Approx(5.1 - 1.0 / 16));
  const auto lines = all_of_type<FigureLine>(drawn);
  const auto dashed = std::find_if(lines.begin(), lines.end(), [](const FigureLine& line) { return line.dashed; });
  REQUIRE(dashed != lines.end());
  CHECK(dashed->y1 == doctest::Approx(axis - 5.2));
  CHECK(says(drawn, "52 h"));
  CHECK(says(drawn, "W36"));
  CHECK(text_of(drawn, "W47").strong);
  CHECK_FALSE(text_of(drawn, "W46").strong);
  CHECK(tells(drawn.hits.back(), "51 h"));
  CHECK(tells(drawn.hits.back(), "11 h of it off-hours"));
  CHECK(tells(drawn.hits.back(), "16-22 Nov 2026"));
  // Half as wide, every second name; the last one stays.
  const Figure narrow = trend(weeks, Hours{52}, style_of(20));
  CHECK(says(narrow, "W47"));
  CHECK_FALSE(says(narrow, "W46"));
  CHECK(says(narrow, "W45"));
  CHECK_FALSE(says(trend(weeks, Seconds{0}, style_of(49.5F)), "52 h"));
  CHECK(says(trend(weeks, Hours{52}, style_of(49.5F, Lang::ko)), "47주"));
  const Figure over = trend(weeks, Hours{50}, style_of(49.5F));
  CHECK(tells(over.hits.back(), "1 h over the benchmark of 50 h"));
  CHECK_FALSE(says(over, "crunch"));
}

TEST_CASE("a week of crunch has a mark below the axis, and says what it is") {
  std::vector<TrendWeek> weeks;
  for (int i = 0; i < 12; ++i) {
    const Day first = day("2026-08-31") + Days{7 * i};
    const DayRange range{first, first + Days{6}};
    weeks.push_back({range, week_label(range), Hours{40}, Hours{1}});
  }
  weeks[3].crunch = "rebuttal";
  const Figure drawn = trend(weeks, Hours{52}, style_of(49.5F));
  const FigureBox word = box_of(text_of(drawn, "crunch"));
  const FigureBox week = box_of(text_of(drawn, "W39"));
  CHECK(word.x + word.w / 2 == doctest::Approx(week.x + week.w / 2));
  CHECK(word.y >= week.y + week.h);
  CHECK(word.y + word.h <= drawn.height);
  CHECK(tells(drawn.hits.at(3), "rebuttal"));
  CHECK_FALSE(tells(drawn.hits.at(4), "rebuttal"));
  CHECK(says(trend(weeks, Hours{52}, style_of(49.5F, Lang::ko)), "집중"));
}

struct Fortnight : World {
  std::vector<NightRow> rows() {
    work(kThesis, "2026-11-16 09:00", "2026-11-16 21:00");
    work(kThesis, "2026-11-17 09:00", "2026-11-17 22:20");
    work(kThesis, "2026-11-18 09:00", "2026-11-18 17:00");
    work(kThesis, "2026-11-21 14:00", "2026-11-21 18:00");
    now("2026-11-22 12:00");
    auto found = books();
    return night_rows(found, days("2026-11-16", "2026-11-21")).value();
  }
};

TEST_CASE("a night is a bar from the last stop to the next start, its tick at the benchmark") {
  Fortnight world;
  const Figure drawn = nights(world.rows(), style_of(29.5F));
  CHECK(drawn.height == doctest::Approx(1.25 + 6 * 1.5));
  const auto bars = rects(drawn, Ink::neutral);
  REQUIRE(bars.size() == 2);
  const auto short_bars = rects(drawn, Ink::watch);
  REQUIRE(short_bars.size() == 1);
  const float left = text_of(drawn, "18").x;  // the middles of the labels are the axis
  const float hour = (text_of(drawn, "12").x - left) / 18;
  CHECK(bars[0].box.x == doctest::Approx(left + 3 * hour));
  CHECK(bars[0].box.w == doctest::Approx(12 * hour));
  CHECK(short_bars[0].box.w == doctest::Approx((10 + 40.0 / 60) * hour));
  const auto ticks = rects(drawn, Ink::text);
  REQUIRE(ticks.size() == 3);
  CHECK(ticks[1].box.x + ticks[1].box.w / 2 == doctest::Approx(left + (4 + 20.0 / 60 + 11) * hour));
  CHECK(ticks[1].box.x > short_bars[0].box.x + short_bars[0].box.w - 0.1F);
  CHECK(says(drawn, "watch"));
  CHECK(says(drawn, "10 h 40 min"));
  CHECK(text_of(drawn, "Tue 17").strong);
  CHECK(says(drawn, "day off"));
  CHECK(rects(drawn, Ink::band).size() == 2);  // Thursday and Friday: empty tracks
  CHECK(tells(drawn.hits.at(1), "watch: 20 min under the benchmark of 11 h"));
  CHECK(tells(drawn.hits.at(1), "last stop Tue 17 22:20"));
  CHECK(tells(drawn.hits.at(2), "next start Sat 21 14:00"));
  CHECK(says(nights(world.rows(), style_of(29.5F, Lang::ko)), "주의"));
}

TEST_CASE("a night that goes on past the axis has an arrow on that side") {
  Fortnight world;
  const Figure drawn = nights(world.rows(), style_of(29.5F));
  std::vector<Points> arrows;
  for (const auto& triangle : all_of_type<FigureTriangle>(drawn)) {
    if (triangle.points != Points::up) { arrows.push_back(triangle.points); }
  }
  CHECK(arrows == std::vector<Points>{Points::left, Points::right});  // Wednesday 17:00 to Saturday 14:00
}

TEST_CASE("narrow nights keep the triangle, and low ones the latest") {
  Fortnight world;
  const auto rows = world.rows();
  const Figure narrow = nights(rows, style_of(16));
  CHECK_FALSE(says(narrow, "watch"));
  const auto marks = all_of_type<FigureTriangle>(narrow);
  CHECK(std::any_of(marks.begin(), marks.end(), [](const auto& mark) { return mark.points == Points::up; }));
  const Figure low = nights(rows, style_of(29.5F, Lang::en, 5));
  CHECK(low.hits.size() == 2);
  CHECK(says(low, "Sat 21"));
  CHECK_FALSE(says(low, "Mon 16"));
}

TEST_CASE("squares are filled where it was worked, today's name is strong") {
  std::vector<WorkedDay> days;
  days.reserve(15);
  for (int i = 0; i < 15; ++i) { days.push_back({day("2026-11-10") + Days{i}, i % 7 != 5}); }
  const Figure drawn = day_squares(days, day("2026-11-24"), style_of(26.4F));
  const auto filled = rects(drawn, Ink::neutral);
  const auto hollow = rects(drawn, Ink::muted);
  CHECK(filled.size() == 13);
  REQUIRE(hollow.size() == 2);
  CHECK(hollow[0].fill == Fill::outline);
  CHECK(drawn.height == doctest::Approx(2.625));
  CHECK(filled.back().box.x + filled.back().box.w == doctest::Approx(26.4));
  CHECK(text_of(drawn, "24").strong);
  CHECK_FALSE(text_of(drawn, "23").strong);
  CHECK(drawn.hits.size() == 15);
  CHECK(tells(drawn.hits[5], "day off"));
  CHECK(tells(drawn.hits.back(), "today"));
  // Too narrow for all: whole weeks a row.
  const Figure narrow = day_squares(days, day("2026-11-24"), style_of(13));
  CHECK(narrow.hits[7].box.x == doctest::Approx(0));
  CHECK(narrow.hits[7].box.y > narrow.hits[6].box.y);
}

TEST_CASE("a legend stands on the right, in the order of the kinds, and drops what has no room") {
  LegendAsk ask;
  ask.kinds[static_cast<std::size_t>(Kind::own)] = true;
  ask.kinds[static_cast<std::size_t>(Kind::service)] = true;
  ask.core = true;
  ask.off_hours = true;
  const Figure wide = legend(ask, style_of(40));
  const auto words = texts(wide);
  REQUIRE(words.size() == 4);
  CHECK(words[0].text == "core hours");
  CHECK(words[1].text == "own research");
  CHECK(words[2].text == "lab service");
  CHECK(words[3].text == "off-hours");
  const FigureBox last = box_of(words[3]);
  CHECK(last.x + last.w == doctest::Approx(40));
  CHECK_FALSE(says(wide, "funded"));
  const Figure narrow = legend(ask, style_of(15));
  CHECK_FALSE(says(narrow, "core hours"));
  CHECK(says(narrow, "off-hours"));
  CHECK(narrow.words.size() == 4);
  CHECK(texts(legend(ask, style_of(2))).empty());
}

TEST_CASE("a text is shortened at a character, without a blank before the ellipsis") {
  const Measure& measure = plain_measure();
  const auto fit = [&](std::string_view text, float width) {
    return fit_text(text, width, TextSize::body, false, measure);
  };
  CHECK(fit("Thesis", 3) == "Thesis");
  CHECK(fit("Thesis", 2.9995F) == "Thesis");  // room that was added up and taken apart again
  CHECK(fit("Thesis", 2.9F) != "Thesis");
  CHECK(fit("Thesis: chapter 4", 4) == "Thesis:…");
  CHECK(fit("Thesis: chapter 4", 4.5F) == "Thesis:…");
  CHECK(fit("연구실 서버", 4.1F) == "연구실…");
  CHECK(fit("연구실", 0.2F).empty());
  CHECK(fit("연구실", 0).empty());
  CHECK(fit("", 5).empty());
}

}  // namespace
}  // namespace labclock::test
