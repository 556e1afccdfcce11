// The JSON of agreements, days off and holidays.

#include "reports/rows_json.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace labclock;

TEST_CASE("an agreement names its project and its share as a fraction") {
  Project project;
  project.id = ProjectId{7};
  project.name = "기초연구";
  project.kind = Kind::funded;
  Agreement agreement;
  agreement.id = AgreementId{3};
  agreement.project = project.id;
  agreement.share_ppm = 333'333;
  agreement.from = day_of(2026, 3, 1);
  const auto json = reports::agreement_json(agreement, {project});
  CHECK(json.at("id") == 3);
  CHECK(json.at("project") == "기초연구");
  CHECK(json.at("kind") == "funded");
  CHECK(json.at("share").dump() == "0.333333");
  CHECK(json.at("from") == "2026-03-01");
  CHECK(json.at("to").is_null());
  agreement.to = day_of(2026, 12, 31);
  agreement.share_ppm = 0;
  const auto closed = reports::agreement_json(agreement, {});
  CHECK(closed.at("to") == "2026-12-31");
  CHECK(closed.at("project").is_null());
  CHECK(closed.at("kind") == "unassigned");
  CHECK(closed.at("share") == 0);
}

TEST_CASE("a whole day off has no half") {
  DayOff day_off;
  day_off.days = {day_of(2026, 12, 24), day_of(2026, 12, 31)};
  CHECK(reports::day_off_json(day_off).at("half").is_null());
  CHECK(reports::day_off_json(day_off).at("to") == "2026-12-31");
  day_off.half = DayHalf::pm;
  day_off.type = DayOffType::sick;
  CHECK(reports::day_off_json(day_off).at("half") == "pm");
  CHECK(reports::day_off_json(day_off).at("type") == "sick");
}

TEST_CASE("a holiday has exactly the keys of the interface") {
  const Holiday holiday{day_of(2026, 2, 17), "설날", "Lunar New Year", HolidayKind::public_day,
                        HolidayStatus::official};
  CHECK(reports::holiday_json(holiday).dump() ==
        R"({"date":"2026-02-17","name":"설날","name_en":"Lunar New Year","kind":"public","status":"official"})");
}
