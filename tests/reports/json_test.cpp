#include "reports/json.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/reports/world.hpp"

using namespace labclock;
using namespace labclock::reports;
using namespace labclock::test;

namespace {

using Json = nlohmann::ordered_json;

std::string keys_of(const Json& object) {
  std::string keys;
  for (const auto& [key, value] : object.items()) { keys += (keys.empty() ? "" : " ") + key; }
  return keys;
}

constexpr const char* kKinds = "own funded service course unassigned";
constexpr const char* kBands = "core early evening night weekend holiday leave";

void plain_week(World& world) {
  world.rules.region.entries.front().value = "KR";
  world.work(kThesis, "2026-10-06 09:00", "2026-10-06 12:00", "writing");
  world.work(kFunded, "2026-10-07 18:00", "2026-10-07 20:00");
  world.work(kNobody, "2026-10-09 10:00", "2026-10-09 11:00");
  world.now("2026-10-11 12:00");
}

}  // namespace

TEST_CASE("week: keys and values as scripts know them") {
  World world;
  plain_week(world);
  auto books = world.books();
  const Json json = to_json(week_of_sums(books, days("2026-10-05", "2026-10-11")).value());
  CHECK(keys_of(json) ==
        "week from to total_s off_hours_s by_kind by_band kind_by_band by_project days days_off longest_run_days "
        "shortest_rest_s");
  CHECK(json["week"] == "2026-W41");
  CHECK(json["from"] == "2026-10-05");
  CHECK(json["to"] == "2026-10-11");
  CHECK(json["total_s"] == 21600);
  CHECK(json["off_hours_s"] == 10800);
  CHECK(keys_of(json["by_kind"]) == kKinds);
  CHECK(keys_of(json["by_band"]) == kBands);
  CHECK(keys_of(json["kind_by_band"]) == kKinds);
  CHECK(keys_of(json["kind_by_band"]["course"]) == kBands);
  CHECK(json["kind_by_band"]["funded"]["evening"] == 7200);
  CHECK(json["by_project"].dump() ==
        R"([{"project":"Thesis","kind":"own","total_s":10800,"off_hours_s":0,"share":0.5},)"
        R"({"project":"NRF basic","kind":"funded","total_s":7200,"off_hours_s":7200,"share":0.333333},)"
        R"({"project":null,"kind":"unassigned","total_s":3600,"off_hours_s":3600,"share":0.166667}])");
  REQUIRE(json["days"].size() == 7);
  CHECK(keys_of(json["days"][0]) == "date holiday total_s off_hours_s by_kind by_band");
  CHECK(json["days"][1]["date"] == "2026-10-06");
  CHECK(json["days"][1]["holiday"].is_null());
  CHECK(json["days"][4]["holiday"] == "한글날");
  CHECK(json["days"][4]["by_band"]["holiday"] == 3600);
  CHECK(json["days_off"] == 2);
  CHECK(json["longest_run_days"] == 2);
  CHECK(json["shortest_rest_s"] == 30 * 3600);
}

TEST_CASE("split: the keys of week without week and days, and activities and fits") {
  World world;
  plain_week(world);
  auto books = world.books();
  const Json json = to_json(split_of(books, days("2026-10-05", "2026-10-11")).value());
  CHECK(keys_of(json) ==
        "from to total_s off_hours_s by_kind by_band kind_by_band by_project by_activity by_fit days_off "
        "longest_run_days shortest_rest_s");
  CHECK(json["by_activity"].dump() == R"([{"activity":null,"total_s":10800,"off_hours_s":10800,"share":0.5},)"
                                      R"({"activity":"writing","total_s":10800,"off_hours_s":0,"share":0.5}])");
  CHECK(json["by_fit"].dump() == R"({"own":10800,"related":7200,"unrelated":0,"unknown":3600})");
}

TEST_CASE("an empty range has all keys, empty lists, and nulls where nothing can be told") {
  World world;
  world.now("2026-11-20 12:00");
  auto books = world.books();
  const Json week = to_json(week_of_sums(books, days("2026-11-16", "2026-11-22")).value());
  CHECK(week["total_s"] == 0);
  CHECK(week["by_project"].dump() == "[]");
  CHECK(week["days"].size() == 7);
  CHECK(week["shortest_rest_s"].is_null());
  const Json rest = to_json(rest_of(books, days("2026-11-16", "2026-11-22")).value());
  CHECK(rest.dump() == R"({"nights":[],"days_since_day_off":null,"longest_rest_last_7_days_s":null})");
  const Json agreed = to_json(agreed_of(books, days("2026-11-21", "2026-11-22")).value());
  CHECK(agreed["projects"].dump() == "[]");
  CHECK(agreed["own"].dump() ==
        R"({"agreed_share":null,"derived":false,"actual_s":0,"share_of_total":null,"gap_points":null,"state":"none"})");
}

TEST_CASE("rest: nights with their instants in UTC") {
  World world;
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 23:30");
  world.work(kThesis, "2026-11-17 09:30", "2026-11-17 18:00");
  world.now("2026-11-17 20:00");
  auto books = world.books();
  CHECK(to_json(rest_of(books, days("2026-11-16", "2026-11-17")).value()).dump() ==
        R"({"nights":[{"after":"2026-11-16","from":"2026-11-16T14:30:00Z","to":"2026-11-17T00:30:00Z","rest_s":36000,)"
        R"("short":true}],"days_since_day_off":2,"longest_rest_last_7_days_s":36000})");
}

TEST_CASE("agreements: keys in order, numbers that cannot be told are null") {
  World world;
  world.agree(kFunded, 300'000, "2026-11-01");
  world.work(kFunded, "2026-11-16 09:00", "2026-11-16 18:00");
  world.work(kThesis, "2026-11-17 09:00", "2026-11-17 18:00");
  world.work(kNobody, "2026-11-18 09:00", "2026-11-18 18:00");
  world.now("2026-11-18 20:00");
  auto books = world.books();
  const Json json = to_json(agreed_of(books, days("2026-11-16", "2026-11-20")).value());
  CHECK(json.dump() ==
        R"({"from":"2026-11-16","to":"2026-11-20","standard_s":86400,"total_s":97200,"projects":[)"
        R"({"project":"NRF basic","kind":"funded","agreed_share":0.3,"expected_s":25920,"expected_full_s":43200,)"
        R"("actual_s":32400,"share_of_total":0.333333,"load":1.25,"gap_points":3.333333,"gap_s":6480,"state":"ok"},)"
        R"({"project":"Thesis","kind":"own","agreed_share":null,"expected_s":null,"expected_full_s":null,)"
        R"("actual_s":32400,"share_of_total":0.333333,"load":null,"gap_points":null,"gap_s":null,"state":"none"},)"
        R"({"project":null,"kind":"unassigned","agreed_share":null,"expected_s":null,"expected_full_s":null,)"
        R"("actual_s":32400,"share_of_total":0.333333,"load":null,"gap_points":null,"gap_s":null,"state":"none"}],)"
        R"("own":{"agreed_share":0.7,"derived":true,"actual_s":32400,"share_of_total":0.333333,)"
        R"("gap_points":-36.666667,"state":"discuss"},"agreed_sum":0.3})");
}

TEST_CASE("a session, closed and running") {
  World world;
  Session session;
  session.id = {12};
  session.uuid = *parse_uuid("018f6f2e-0000-7000-8000-000000000001");
  session.project = ProjectId{kFunded};
  session.note = "gel 3 \"again\"";
  session.zone = "Asia/Seoul";
  session.start = world.at("2026-11-16 09:30");
  session.end = world.at("2026-11-16 11:00");
  session.origin = Origin::manual;
  session.edited = true;
  CHECK(session_json(session, session.start, session.end, session.end, world.projects).dump() ==
        R"({"id":12,"uuid":"018f6f2e-0000-7000-8000-000000000001","project":"NRF basic","kind":"funded",)"
        R"("activity":null,"note":"gel 3 \"again\"","start":"2026-11-16T00:30:00Z","end":"2026-11-16T02:00:00Z",)"
        R"("zone":"Asia/Seoul","seconds":5400,"origin":"manual","edited":true})");

  session.project = ProjectId{kMissing};
  session.activity = "실험";
  session.note.clear();
  const Json running = session_json(session, session.start, std::nullopt, world.at("2026-11-16 09:40"), world.projects);
  CHECK(running["project"].is_null());
  CHECK(running["kind"] == "unassigned");
  CHECK(running["activity"] == "실험");
  CHECK(running["note"].is_null());
  CHECK(running["end"].is_null());
  CHECK(running["seconds"] == 600);
}

TEST_CASE("a project with everything told and with nothing") {
  Project project = project_of(7, "과제 A", Kind::funded, Fit::related);
  project.uuid = *parse_uuid("018f6f2e-0000-7000-8000-000000000002");
  project.funder = "NRF";
  project.number = "2026-001";
  project.program = Program::national;
  project.role = Role::member;
  project.deadline = day("2027-02-28");
  project.color = "#336699";
  CHECK(project_json(project).dump() ==
        R"({"id":7,"uuid":"018f6f2e-0000-7000-8000-000000000002","name":"과제 A","kind":"funded","funder":"NRF",)"
        R"("number":"2026-001","fit":"related","program":"national","role":"member","deadline":"2027-02-28",)"
        R"("color":"#336699","archived":false})");
  const Json bare = project_json(project_of(8, "B", Kind::unassigned));
  CHECK(bare["funder"].is_null());
  CHECK(bare["number"].is_null());
  CHECK(bare["fit"] == "unknown");
  CHECK(bare["program"].is_null());
  CHECK(bare["role"].is_null());
  CHECK(bare["deadline"].is_null());
  CHECK(bare["color"].is_null());
}

TEST_CASE("shares keep at least four decimals and have no minus zero") {
  CHECK(share_json(0.41234).dump() == "0.41234");
  CHECK(share_json(0.3).dump() == "0.3");
  CHECK(share_json(1.0 / 3).dump() == "0.333333");
  CHECK(share_json(0.00004).dump() == "4e-05");
  CHECK(share_json(-0.0000001).dump() == "0.0");
  CHECK(share_json(1.0).dump() == "1.0");
  CHECK(share_json(std::nullopt).is_null());
}
