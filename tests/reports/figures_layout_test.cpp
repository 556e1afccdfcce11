// Every figure, drawn from random ledgers at random widths in both languages, keeps what figure.hpp promises.

#include <rapidcheck.h>

#include "tests/reports/figure_checks.hpp"
#include "tests/reports/random_world.hpp"

namespace labclock::test {
namespace {

/// Latin, Hangul, both, with blanks and without; up to 80 characters.
std::string random_name() {
  static const std::vector<std::string> kParts{"a",    "W",    "i",     " ", "Thesis", "chapter",
                                               "연구", "과제", "서버 ", "-", "é"};
  const auto parts = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kParts));
  std::string name = "x";
  for (const std::string& part : parts) {
    if (name.size() + part.size() > 80) { break; }
    name += part;
  }
  return name;
}

struct Scene {
  World world;
  std::optional<Books> books;
  Day today;
  FigureStyle style;

  Scene() {
    for (Project& project : world.projects) { project.name = random_name(); }
    fill_randomly(world);
    for (Session& session : world.sessions.sessions) { session.note = *rc::gen::element<std::string>("", "a note"); }
    if (*rc::gen::arbitrary<bool>()) {
      world.agree(kThesis, *rc::gen::inRange(0, 1000001), "2011-01-01");
      world.agree(kFunded, *rc::gen::inRange(0, 1000001), "2011-01-01");
    }
    books.emplace(world.books());
    const DayRange all = all_days(*books, world);
    today = all.first + Days{*rc::gen::inRange(0, all.count())};
    style = style_of(static_cast<float>(*rc::gen::inRange(40, 1300)) / 10.0F, *rc::gen::element(Lang::en, Lang::ko),
                     *rc::gen::weightedOneOf<float>(
                         {{2, rc::gen::just(0.0F)}, {1, rc::gen::map(rc::gen::inRange(1, 200), [](int tenths) {
                                                       return static_cast<float>(tenths) / 5.0F;
                                                     })}}));
    style.legend = *rc::gen::arbitrary<bool>();
    style.values = *rc::gen::arbitrary<bool>();
  }

  [[nodiscard]] DayRange week() const { return week_of(today, date::Monday); }
};

void keep_promises(const char* figure, const std::function<Figure(Scene&)>& draw) {
  CHECK(rc::check(figure, [&] {
    Scene scene;
    const Figure drawn = draw(scene);
    RC_ASSERT(drawn.width == scene.style.width);
    const std::string fault = fault_of(drawn);
    if (!fault.empty()) { RC_FAIL(fault); }
  }));
}

Seconds random_clock() {
  return Seconds{*rc::gen::inRange(0, 36 * 3600)};
}

TEST_CASE("the day's strip keeps its promises") {
  keep_promises("day_strip", [](Scene& scene) {
    const auto days = blocks_of(*scene.books, {scene.today, scene.today}).value();
    return day_strip(days.front(), scene.world.rules.day_start.on(scene.today), random_clock(), scene.style);
  });
}

TEST_CASE("the rhythm keeps its promises") {
  keep_promises("rhythm", [](Scene& scene) {
    return rhythm(blocks_of(*scene.books, scene.week()).value(), scene.today, random_clock(), scene.style);
  });
}

TEST_CASE("the hours per day keep their promises") {
  keep_promises("hours_per_day", [](Scene& scene) {
    return hours_per_day(week_of_sums(*scene.books, scene.week()).value(), scene.today, scene.style);
  });
}

TEST_CASE("the bullets keep their promises") {
  keep_promises("split_bullets",
                [](Scene& scene) { return split_bullets(agreed_of(*scene.books, scene.week()).value(), scene.style); });
}

TEST_CASE("the trend keeps its promises") {
  keep_promises("trend", [](Scene& scene) {
    const auto weeks = trend_of(*scene.books, scene.today, *rc::gen::inRange(0, 20)).value();
    return trend(weeks, *rc::gen::element(Seconds{0}, Seconds{Hours{52}}), scene.style);
  });
}

TEST_CASE("the nights keep their promises") {
  keep_promises("nights", [](Scene& scene) {
    const Days before{*rc::gen::inRange(0, 15)};
    return nights(night_rows(*scene.books, {scene.today - before, scene.today}).value(), scene.style);
  });
}

TEST_CASE("the squares keep their promises") {
  keep_promises("day_squares", [](Scene& scene) {
    std::vector<WorkedDay> days;
    const int count = *rc::gen::inRange(0, 40);
    days.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) { days.push_back({scene.today - Days{i}, *rc::gen::arbitrary<bool>()}); }
    std::reverse(days.begin(), days.end());
    return day_squares(days, scene.today, scene.style);
  });
}

TEST_CASE("the legend keeps its promises") {
  keep_promises("legend", [](Scene& scene) {
    LegendAsk ask = legend_of(blocks_of(*scene.books, scene.week()).value());
    if (*rc::gen::arbitrary<bool>()) { ask.tick = random_name(); }
    return legend(ask, scene.style);
  });
}

TEST_CASE("what has room at the size of the screens is all said, in both languages") {
  World world;
  world.rules.region.entries.front().value = "KR";
  world.work_daily(kThesis, "2026-11-16", "2026-11-19", "09:00", "18:00");
  world.work(kFunded, "2026-11-19 19:36", "2026-11-19 21:00");
  world.now("2026-11-19 21:00");
  auto books = world.books();
  const DayRange week = days("2026-11-16", "2026-11-22");
  const auto blocks = blocks_of(books, week).value();

  const Figure strip = day_strip(blocks[3], Seconds{0}, Seconds{Hours{21}}, style_of(43));
  for (const char* words :
       {"core hours", "now 21:00", "00", "03", "09", "18", "24", "Thesis", "NRF basic", "9 h", "1 h 24 min"}) {
    CAPTURE(words);
    CHECK(says(strip, words));
  }
  const Figure korean = day_strip(blocks[3], Seconds{0}, Seconds{Hours{21}}, style_of(43, Lang::ko));
  for (const char* words : {"정규 시간", "지금 21:00", "9시간", "1시간 24분"}) {
    CAPTURE(words);
    CHECK(says(korean, words));
  }
  const Figure drawn = rhythm(blocks, day("2026-11-19"), Seconds{Hours{21}}, style_of(60));
  for (const char* words : {"Mon 16", "Sun 22", "06", "09", "12", "15", "18", "21", "00", "02", "day off"}) {
    CAPTURE(words);
    CHECK(says(drawn, words));
  }
}

}  // namespace
}  // namespace labclock::test
