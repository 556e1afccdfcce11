// agreed_hours: a project's hours pass what is agreed for the month (docs/rules.md 3.2).

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "src/month_grid.hpp"
#include "src/watch/work.hpp"

namespace labclock {

std::optional<Seconds> expected_hours(Almanac& almanac, const std::vector<Agreement>& agreements, ProjectId project,
                                      DayRange days) {
  // Two millionths of a second: half days and shares in parts per million stay whole numbers.
  constexpr std::int64_t kUnits = 2'000'000;
  bool agreed = false;
  bool working = false;
  std::int64_t units = 0;
  for (Day day = days.first; day <= days.last; day += Days{1}) {
    const int halves = almanac.status(day).working_halves();
    working = working || halves > 0;
    for (const Agreement& agreement : agreements) {
      if (agreement.project != project || !agreement.holds_on(day)) { continue; }
      agreed = true;
      units += halves * almanac.rules().day_hours.on(day).count() * agreement.share_ppm;
    }
  }
  if (!agreed || !working) { return std::nullopt; }
  return Seconds{(units + kUnits / 2) / kUnits};
}

namespace watching {
namespace {

struct Month {
  Seconds worked{0};
  std::optional<Seconds> expected;
  bool told = false;
};

}  // namespace

void find_agreed_hours(const Work& work, Due& due) {
  const WatchFacts& facts = work.facts;
  if (!facts.settings.agreed_hours || facts.agreements.empty()) { return; }
  std::map<std::pair<ProjectId, Day>, Month> months;
  for (const Piece& piece : work.pieces) {
    const Shift& shift = work.of(piece);
    if (!shift.session.project) { continue; }
    const ProjectId id = *shift.session.project;
    const DayRange days = month_of(piece.day);
    const auto [found, made] = months.try_emplace({id, days.first});
    Month& month = found->second;
    if (made) { month.expected = expected_hours(work.almanac, facts.agreements, id, days); }
    const Seconds before = month.worked;
    month.worked += piece.end - piece.start;
    if (!month.expected || month.told || month.worked <= *month.expected) { continue; }
    month.told = true;
    const auto project =
        std::find_if(facts.projects.begin(), facts.projects.end(), [&](const Project& each) { return each.id == id; });
    if (project == facts.projects.end()) { continue; }
    const Ymd date = ymd(days.first);
    const std::string label =
        fmt::format("{:04}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()));
    FactsText told;
    told.number("agreed_s", month.expected->count()).text("month", label);
    if (project->kind == Kind::own) { told.yes("own"); }
    due.add(WatchKind::agreed_hours, fmt::format("agreed_hours:{}:{}", label, to_string(project->uuid)),
            piece.start + std::max(Seconds{0}, *month.expected - before), shift, told.take());
  }
}

}  // namespace watching
}  // namespace labclock
