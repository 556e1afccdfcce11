// Charts that stand alone: nothing is cut, collides or leaves the sheet, and every name is told whole on it.

#include "reports/chart.hpp"

#include <rapidcheck.h>

#include "tests/reports/figure_checks.hpp"
#include "tests/reports/random_world.hpp"

namespace labclock::test {
namespace {

constexpr auto kCharts = {Chart::week, Chart::rhythm, Chart::split, Chart::agreements, Chart::trend, Chart::rest};

std::string all_texts(const Figure& figure) {
  std::string all;
  for (const FigureText& text : texts(figure)) { all += text.text + " "; }
  return all;
}

World eighty_characters() {
  World world;
  world.projects[0].name = "Thesis on the long-term stability of hybrid perovskite cells under humid conditions";
  world.projects[1].name = "초거대 언어 모델 기반 연구노트 자동화 및 실험실 안전 관리 체계 고도화 과제 2차년도";
  world.projects[2].name = "Averyverylongnamewithoutasingleblankinitwhichnobodycanbreakanywheresensibleatallhonestly";
  world.agree(kThesis, 500'000, "2026-01-01");
  world.agree(kFunded, 300'000, "2026-01-01");
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 19:00");
  world.work(kFunded, "2026-11-17 09:00", "2026-11-18 01:00");
  world.work(kService, "2026-11-18 08:00", "2026-11-18 12:00");
  world.now("2026-11-20 12:00");
  return world;
}

Figure draw(World& world, Chart chart, float width, float height, Lang lang) {
  auto books = world.books();
  const DayRange asked = chart == Chart::trend ? days("2026-09-07", "2026-11-20") : days("2026-11-16", "2026-11-22");
  return draw_chart(chart_of(books, chart, asked).value(), style_of(width, lang, height));
}

}  // namespace

TEST_CASE("charts keep what figures promise, at any size, in both languages") {
  CHECK(rc::check("draw_chart", [] {
    World world;
    fill_randomly(world);
    if (*rc::gen::arbitrary<bool>()) { world.agree(kThesis, *rc::gen::inRange(0, 1'000'001), "2011-01-01"); }
    auto books = world.books();
    const DayRange all = all_days(books, world);
    const Day day = all.first + Days{*rc::gen::inRange(0, all.count())};
    const Chart chart = *rc::gen::elementOf(std::vector<Chart>(kCharts));
    const DayRange asked = week_of(day, date::Monday);
    const auto width = static_cast<float>(*rc::gen::inRange(200, 1300)) / 10.0F;
    const float height = *rc::gen::element(0.0F, 20.0F, 34.5F, 60.0F);
    const Figure drawn = draw_chart(chart_of(books, chart, asked).value(),
                                    style_of(width, *rc::gen::element(Lang::en, Lang::ko), height));
    RC_ASSERT(drawn.width == width);
    RC_ASSERT(drawn.height >= height);
    const std::string fault = fault_of(drawn);
    if (!fault.empty()) { RC_FAIL(fault); }
  }));
}

TEST_CASE("names of eighty characters stand whole on the sheet") {
  World world = eighty_characters();
  for (const Chart chart : {Chart::week, Chart::split, Chart::agreements}) {
    for (const float width : {24.0F, 40.0F, 60.0F}) {
      for (const float height : {0.0F, 50.0F}) {
        const Figure drawn = draw(world, chart, width, height, Lang::en);
        CHECK(fault_of(drawn).empty());
        const std::string said = all_texts(drawn);
        for (const char* word : {"humid", "conditions", "고도화", "2차년도"}) {
          CHECK_MESSAGE(said.find(word) != std::string::npos, word << " in " << said);
        }
      }
    }
  }
}

TEST_CASE("every chart has its title and its days, in both languages") {
  World world = eighty_characters();
  const auto title = [&](Chart chart, Lang lang) {
    const Figure drawn = draw(world, chart, 60, 0, lang);
    CHECK(says(drawn, lang == Lang::ko && chart != Chart::trend ? "2026년 11월 16일-22일"
                      : chart != Chart::trend                   ? "16-22 Nov 2026"
                      : lang == Lang::ko                        ? "2026년 9월 7일-11월 22일"
                                                                : "7 Sep - 22 Nov 2026"));
    return texts(drawn).front().text;
  };
  CHECK(title(Chart::week, Lang::en) == "Week 47");
  CHECK(title(Chart::week, Lang::ko) == "47주차");
  CHECK(title(Chart::rest, Lang::en) == "Rest at night");
  CHECK(title(Chart::trend, Lang::ko) == "주별 시간");
  CHECK(title(Chart::agreements, Lang::ko) == "약정 비율과 실제 비율");
}

TEST_CASE("the legend has all its entries, in as many rows as they need") {
  World world = eighty_characters();
  for (const float width : {20.0F, 30.0F, 60.0F}) {
    const std::string said = all_texts(draw(world, Chart::rhythm, width, 0, Lang::en));
    for (const char* word : {"core hours", "own research", "funded", "lab service", "off-hours"}) {
      CHECK_MESSAGE(said.find(word) != std::string::npos, word << " at " << width);
    }
  }
}

TEST_CASE("a trend takes whole weeks and its numbers are those of the weeks") {
  World world = eighty_characters();
  auto books = world.books();
  const ChartValues values = chart_of(books, Chart::trend, days("2026-09-09", "2026-11-20")).value();
  CHECK(values.weeks.size() == 11);
  CHECK(values.days == days("2026-09-07", "2026-11-22"));
  CHECK(says(draw_chart(values, style_of(60)), "30.0"));
  // The future has no bars.
  CHECK(chart_of(books, Chart::trend, days("2026-11-01", "2026-12-31")).value().weeks.size() == 4);
}

TEST_CASE("ranges that no sheet can hold are refused with what would do") {
  World world = eighty_characters();
  auto books = world.books();
  const auto nights = chart_of(books, Chart::rest, days("2026-01-01", "2026-11-20"));
  REQUIRE_FALSE(nights.ok());
  CHECK(nights.error().code == "too_many_nights");
  CHECK(render(*nights.error().hint, Lang::en).find("92") != std::string::npos);
  const auto weeks = chart_of(books, Chart::trend, days("2020-01-01", "2026-11-20"));
  REQUIRE_FALSE(weeks.ok());
  CHECK(weeks.error().code == "too_many_weeks");
}

TEST_CASE("nothing recorded is said and not an empty sheet") {
  World world;
  world.now("2026-11-20 12:00");
  for (const Chart chart : kCharts) {
    const Figure drawn = draw(world, chart, 60, 0, Lang::en);
    CHECK(fault_of(drawn).empty());
    CHECK(texts(drawn).size() >= 3);
  }
  CHECK(says(draw(world, Chart::split, 60, 0, Lang::en), "nothing is recorded"));
}

}  // namespace labclock::test
