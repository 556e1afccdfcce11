#include "reports/json.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "src/words.hpp"

namespace labclock::reports {

namespace {

using Json = nlohmann::ordered_json;

Json seconds_json(const std::optional<Seconds>& seconds) {
  return seconds ? Json(seconds->count()) : Json(nullptr);
}

/// An empty text is one that was not told.
Json text_json(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

/// Six decimals: enough for any share of a year's seconds, and 0.3 stays 0.3.
Json decimal_json(const std::optional<double>& number) {
  if (!number || !std::isfinite(*number)) { return nullptr; }
  constexpr double kScale = 1e6;
  return std::round(*number * kScale) / kScale + 0.0;  // + 0.0 makes a zero of a negative one
}

/// {"own":…,"funded":…}: one entry for each value of an enum that counts from zero, in its order.
template <class Enum, std::size_t N>
Json keyed_seconds(const std::array<Seconds, N>& sums) {
  Json object = Json::object();
  for (std::size_t i = 0; i < N; ++i) { object[std::string(key_of(static_cast<Enum>(i)))] = sums[i].count(); }
  return object;
}

Json kind_by_band_json(const Sums& sums) {
  Json object = Json::object();
  for (std::size_t i = 0; i < sums.kind_by_band.size(); ++i) {
    object[std::string(key_of(static_cast<Kind>(i)))] = keyed_seconds<Band>(sums.kind_by_band[i]);
  }
  return object;
}

void put_days(Json& object, DayRange days) {
  object["from"] = iso_day(days.first);
  object["to"] = iso_day(days.last);
}

void put_sums(Json& object, const Sums& sums) {
  object["total_s"] = sums.total.count();
  object["off_hours_s"] = sums.off_hours.count();
  object["by_kind"] = keyed_seconds<Kind>(sums.by_kind);
  object["by_band"] = keyed_seconds<Band>(sums.by_band);
}

Json projects_json(const std::vector<ProjectSums>& projects) {
  Json rows = Json::array();
  for (const ProjectSums& project : projects) {
    rows.push_back({{"project", project.project ? Json(project.name) : Json(nullptr)},
                    {"kind", key_of(project.kind)},
                    {"total_s", project.total.count()},
                    {"off_hours_s", project.off_hours.count()},
                    {"share", share_json(project.share)}});
  }
  return rows;
}

Json activities_json(const std::vector<ActivitySums>& activities) {
  Json rows = Json::array();
  for (const ActivitySums& activity : activities) {
    rows.push_back({{"activity", text_json(activity.activity)},
                    {"total_s", activity.total.count()},
                    {"off_hours_s", activity.off_hours.count()},
                    {"share", share_json(activity.share)}});
  }
  return rows;
}

Json day_json(const DaySums& day) {
  Json object;
  object["date"] = iso_day(day.date);
  object["holiday"] = day.status.holidays.empty() ? Json(nullptr) : Json(day.status.holidays.front().name);
  put_sums(object, day.sums);
  return object;
}

void put_rest(Json& object, const RestFigures& rest) {
  object["days_off"] = rest.days_off;
  object["longest_run_days"] = rest.longest_run_days;
  object["shortest_rest_s"] = seconds_json(rest.shortest_rest);
}

Json agreed_row_json(const AgreedProject& row) {
  return {{"project", row.project ? Json(row.name) : Json(nullptr)},
          {"kind", key_of(row.kind)},
          {"agreed_share", share_json(row.agreed_share)},
          {"expected_s", seconds_json(row.expected)},
          {"expected_full_s", seconds_json(row.expected_full)},
          {"actual_s", row.actual.count()},
          {"share_of_total", share_json(row.share_of_total)},
          {"load", decimal_json(row.load)},
          {"gap_points", decimal_json(row.gap_points)},
          {"gap_s", seconds_json(row.gap)},
          {"state", key_of(row.state)}};
}

Json agreed_own_json(const AgreedOwn& own) {
  return {{"agreed_share", share_json(own.agreed_share)},
          {"derived", own.derived},
          {"actual_s", own.actual.count()},
          {"share_of_total", share_json(own.share_of_total)},
          {"gap_points", decimal_json(own.gap_points)},
          {"state", key_of(own.state)}};
}

}  // namespace

Json share_json(const std::optional<double>& share) {
  return decimal_json(share);
}

Json to_json(const Week& week) {
  Json object;
  object["week"] = week.label;
  put_days(object, week.days);
  put_sums(object, week.sums);
  object["kind_by_band"] = kind_by_band_json(week.sums);
  object["by_project"] = projects_json(week.projects);
  Json days = Json::array();
  for (const DaySums& day : week.by_day) { days.push_back(day_json(day)); }
  object["days"] = std::move(days);
  put_rest(object, week.rest);
  return object;
}

Json to_json(const Split& split) {
  Json object;
  put_days(object, split.days);
  put_sums(object, split.sums);
  object["kind_by_band"] = kind_by_band_json(split.sums);
  object["by_project"] = projects_json(split.projects);
  object["by_activity"] = activities_json(split.activities);
  object["by_fit"] = keyed_seconds<Fit>(split.by_fit);
  put_rest(object, split.rest);
  return object;
}

Json to_json(const Rest& rest) {
  Json nights = Json::array();
  for (const Night& night : rest.nights) {
    nights.push_back({{"after", iso_day(night.after)},
                      {"from", rfc3339(night.from)},
                      {"to", rfc3339(night.to)},
                      {"rest_s", night.rest().count()},
                      {"short", night.is_short}});
  }
  Json object;
  object["nights"] = std::move(nights);
  object["days_since_day_off"] = rest.days_since_day_off ? Json(*rest.days_since_day_off) : Json(nullptr);
  object["longest_rest_last_7_days_s"] = seconds_json(rest.longest_rest_last_7_days);
  return object;
}

Json to_json(const Agreed& agreed) {
  Json rows = Json::array();
  for (const AgreedProject& row : agreed.projects) { rows.push_back(agreed_row_json(row)); }
  Json object;
  put_days(object, agreed.days);
  object["standard_s"] = agreed.standard.count();
  object["total_s"] = agreed.total.count();
  object["projects"] = std::move(rows);
  object["own"] = agreed_own_json(agreed.own);
  object["agreed_sum"] = decimal_json(agreed.agreed_sum);
  return object;
}

Json session_json(const SessionFacts& facts, Instant start, std::optional<Instant> end, Instant now,
                  const std::vector<Project>& projects) {
  const auto found = std::find_if(projects.begin(), projects.end(),
                                  [&](const Project& project) { return facts.project == project.id; });
  const Project* project = found == projects.end() ? nullptr : &*found;
  Json object;
  object["id"] = facts.id.value;
  object["uuid"] = to_string(facts.uuid);
  object["project"] = project != nullptr ? Json(project->name) : Json(nullptr);
  object["kind"] = key_of(project != nullptr ? project->kind : Kind::unassigned);
  object["activity"] = text_json(facts.activity);
  object["note"] = text_json(facts.note);
  object["start"] = rfc3339(start);
  object["end"] = end ? Json(rfc3339(*end)) : Json(nullptr);
  object["zone"] = facts.zone;
  object["seconds"] = (end.value_or(now) - start).count();
  object["origin"] = key_of(facts.origin);
  object["edited"] = facts.edited;
  return object;
}

Json project_json(const Project& project) {
  Json object;
  object["id"] = project.id.value;
  object["uuid"] = to_string(project.uuid);
  object["name"] = project.name;
  object["kind"] = key_of(project.kind);
  object["funder"] = text_json(project.funder);
  object["number"] = text_json(project.number);
  object["fit"] = key_of(project.fit);
  object["program"] = text_json(key_of(project.program));
  object["role"] = text_json(key_of(project.role));
  object["deadline"] = project.deadline ? Json(iso_day(*project.deadline)) : Json(nullptr);
  object["color"] = text_json(project.color);
  object["archived"] = project.archived;
  return object;
}

}  // namespace labclock::reports
