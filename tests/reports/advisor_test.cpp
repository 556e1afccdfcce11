// The advisor's page: its numbers against those computed by hand, what is hidden, and how it is laid out.

#include <doctest/doctest.h>

#include "tests/reports/advisor_world.hpp"
#include "tests/reports/figure_checks.hpp"

namespace labclock::test {
namespace {

using namespace labclock::reports;

AdvisorValues values_of(World& world, const AdvisorAsk& ask) {
  auto books = world.books();
  return advisor_values(books, ask).value();
}

const AdvisorProject& row(const AdvisorValues& values, const std::string& name) {
  for (const AdvisorProject& project : values.projects) {
    if (project.agreed.name == name) { return project; }
  }
  FAIL("no such project: " << name);
  return values.projects.front();
}

TEST_CASE("twenty days by hand: means, shares, expected hours, loads") {
  World world = advisor_world();
  const AdvisorValues values = values_of(world, advisor_ask());
  CHECK(values.days.count() == 28);
  CHECK(values.total == Hours{155});
  CHECK(values.days_counted == 28);
  CHECK(*values.mean_week == Seconds{155 * 3600 / 4});
  CHECK(*values.standard_week == Hours{40});
  CHECK(values.working_days == doctest::Approx(20));
  CHECK(values.agreed.standard == Hours{160});
  CHECK(values.expected == Hours{128});
  const AgreedProject& thesis = row(values, "Thesis").agreed;
  CHECK(*thesis.agreed_share == doctest::Approx(0.5));
  CHECK(*thesis.share_of_total == doctest::Approx(85.0 / 155));
  CHECK(thesis.expected == Hours{80});
  CHECK(*thesis.load == doctest::Approx(85.0 / 80));
  const AgreedProject& funded = row(values, "NRF basic").agreed;
  CHECK(*funded.load == doctest::Approx(1.25));
  CHECK(*funded.gap_points == doctest::Approx(100 * (60.0 / 155 - 0.3)));
  CHECK(values.projects.front().agreed.kind == Kind::own);
  CHECK(row(values, "NRF basic").funder == "NRF");
}

TEST_CASE("off-hours and rest by hand: an evening, a Saturday, a run of eleven days") {
  World world = advisor_world();
  const AdvisorValues values = values_of(world, advisor_ask());
  REQUIRE(values.off_hours);
  CHECK(values.off_hours->total == Hours{15});
  CHECK(values.off_hours->evenings == Hours{5});
  CHECK(values.off_hours->free == Hours{10});
  CHECK(values.off_hours->free_days == 1);
  REQUIRE(values.rest);
  // Up to yesterday: eight weekend days, one of them worked. The first day is 28 October.
  CHECK(values.rest->days_looked_at == 27);
  CHECK(values.rest->figures.days_off == 7);
  CHECK(values.rest->figures.longest_run_days == 6);
  CHECK(values.rest->figures.shortest_rest == Hours{9});  // 24:00 to 09:00
  CHECK(values.rest->benchmark == Hours{11});
}

TEST_CASE("the weeks of the chart are eight, end with the range, and have their own standard") {
  World world = advisor_world();
  world.rules.region.entries.front().value = "KR";
  const AdvisorValues values = values_of(world, advisor_ask());
  REQUIRE(values.weeks.size() == 8);
  CHECK(values.weeks.back().label == "2026-W48");
  CHECK(values.weeks.back().days.contains(day("2026-11-24")));
  CHECK(values.weeks[7].standard == Hours{40});
  // 5 October is the substitute of National Foundation Day, 9 October is Hangeul Day.
  CHECK(values.weeks[0].label == "2026-W41");
  CHECK(values.weeks[0].standard == Hours{24});
  Seconds sum{0};
  for (const Seconds time : values.weeks[5].by_kind) { sum += time; }
  CHECK(sum == values.weeks[5].total);
}

TEST_CASE("a range that reaches into the future is looked at up to today") {
  World world = advisor_world();
  AdvisorAsk ask = advisor_ask();
  ask.days = days("2026-10-28", "2026-12-31");
  const AdvisorValues values = values_of(world, ask);
  CHECK(values.days == days("2026-10-28", "2026-11-24"));
}

TEST_CASE("nothing recorded: nothing is told, and nothing is zero that is not") {
  World world;
  world.now("2026-11-24 18:00");
  const AdvisorValues values = values_of(world, advisor_ask());
  CHECK_FALSE(values.mean_week);
  CHECK_FALSE(values.coverage.share());
  const Page page = advisor_page(values, kUsualSections, Lang::en);
  PageStyle style;
  style.measure = &plain_measure();
  const auto sheets = lay_out(page, style);
  REQUIRE(sheets.size() == 1);
  CHECK(fault_of(sheets[0]) == "");
  CHECK(says(sheets[0], "Nothing is recorded in this period."));
}

TEST_CASE("what is hidden is not among the values") {
  World world = advisor_world();
  AdvisorAsk ask = advisor_ask();
  ask.hide = {true, true, true, true};
  const AdvisorValues values = values_of(world, ask);
  CHECK_FALSE(values.off_hours);
  CHECK_FALSE(values.rest);
  CHECK_FALSE(values.activities);
  CHECK(values.meeting.note.empty());
  CHECK(values.meeting.done.size() == 2);
}

TEST_CASE("over a hundred per cent and six national projects are noted, and the page is made") {
  World world = advisor_world();
  for (std::int64_t i = 10; i < 16; ++i) {
    Project project = project_of(i, "National " + std::to_string(i), Kind::funded);
    project.program = Program::national;
    project.role = Role::pi;
    world.projects.push_back(project);
    world.agree(i, 100'000, "2026-01-01");
  }
  const AdvisorValues values = values_of(world, advisor_ask());
  const Page page = advisor_page(values, kUsualSections, Lang::en);
  std::string text;
  each_block(page, [&](const PageBlock& block) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) { text += paragraph->text + "\n"; }
  });
  CHECK(text.find("add up to 140.0 %") != std::string::npos);
  CHECK(text.find("7 national projects at once; ") != std::string::npos);
  CHECK(text.find("6 national projects at once as principal") != std::string::npos);
}

TEST_CASE("the page: one side in both languages, without a fault, whatever is chosen") {
  for (const Lang lang : {Lang::en, Lang::ko}) {
    for (int chosen = 0; chosen < (1 << kSectionCount); chosen += 37) {
      AdvisorAsk ask = advisor_ask(lang);
      for (int i = 0; i < kSectionCount; ++i) { ask.sections.at(static_cast<std::size_t>(i)) = (chosen >> i & 1) != 0; }
      const Page page = advisor_page_of(ask);
      PageStyle style;
      style.measure = &plain_measure();
      const auto sheets = lay_out(page, style);
      CHECK(sheets.size() == 1);
      for (const Figure& sheet : sheets) { CHECK(fault_of(sheet) == ""); }
    }
  }
}

TEST_CASE("the page says the numbers of its values") {
  const Page page = advisor_page_of(advisor_ask());
  PageStyle style;
  style.measure = &plain_measure();
  const Figure sheet = lay_out(page, style).at(0);
  for (const char* words : {"Advisor meeting", "38", "45", "85.0", "(80.0)", "60.0", "1.25", "155.0", "15 h", "9 h",
                            "Prof. Park", "1 Dec", "Tue 24 Nov 2026"}) {
    CHECK_MESSAGE(says(sheet, words), words);
  }
}

TEST_CASE("the two figures: any number of rows, any width, no fault") {
  World world = advisor_world();
  for (std::int64_t i = 10; i < 40; ++i) {
    world.projects.push_back(project_of(i, "A project with a name of many words " + std::to_string(i), Kind::course));
    world.agree(i, 10'000, "2026-01-01");
  }
  const AdvisorValues values = values_of(world, advisor_ask());
  for (const float width : {4.0F, 8.0F, 15.0F, 25.0F, 52.0F}) {
    for (const float height : {0.0F, 4.0F, 7.0F, 12.0F}) {
      for (const Lang lang : {Lang::en, Lang::ko}) {
        CHECK(fault_of(dumbbell(values.agreed, style_of(width, lang, height))) == "");
        CHECK(fault_of(dumbbell({}, style_of(width, lang, height))) == "");
        CHECK(fault_of(weekly_bars(values.weeks, day("2026-10-28"), style_of(width, lang, height))) == "");
        CHECK(fault_of(weekly_bars({}, std::nullopt, style_of(width, lang, height))) == "");
        CHECK(fault_of(weekly_legend(values.weeks, style_of(width, lang))) == "");
        CHECK(fault_of(dumbbell_legend(style_of(width, lang))) == "");
      }
    }
  }
  const Figure figure = dumbbell(values.agreed, style_of(25, Lang::en, 7));
  CHECK(std::any_of(figure.hits.begin(), figure.hits.end(), [](const FigureHit& hit) { return tells(hit, "more"); }));
}

TEST_CASE("the keys of sections are read as they are written") {
  for (int i = 0; i < kSectionCount; ++i) {
    const auto section = static_cast<Section>(i);
    CHECK(section_from(key_of(section)) == section);
    CHECK_FALSE(name_of(section, Lang::ko).empty());
  }
  CHECK_FALSE(section_from("mood"));
}

}  // namespace
}  // namespace labclock::test
