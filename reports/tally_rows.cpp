#include <algorithm>
#include <numeric>
#include <tuple>

#include "reports/internal/tally.hpp"

namespace labclock::reports {

namespace {

std::optional<double> share_of(Seconds part, Seconds whole) {
  if (whole == Seconds{0}) { return std::nullopt; }
  return static_cast<double>(part.count()) / static_cast<double>(whole.count());
}

}  // namespace

Tally::Tally(const std::vector<Project>& projects) : rows_(projects.size() + 1), uses_(1) {
  row_by_id_.reserve(projects.size());
  for (std::size_t i = 0; i < projects.size(); ++i) {
    rows_[i + 1].project = &projects[i];
    row_by_id_.emplace_back(projects[i].id, i + 1);
  }
  std::sort(row_by_id_.begin(), row_by_id_.end());
}

void Tally::session(const SessionFacts& facts) {
  row_ = row_of(facts.project);
  if (uses_[use_].activity != facts.activity) { use_ = use_of(facts.activity); }
}

std::size_t Tally::row_of(const std::optional<ProjectId>& project) const {
  if (!project) { return 0; }
  const auto found = std::lower_bound(row_by_id_.begin(), row_by_id_.end(), *project,
                                      [](const auto& entry, ProjectId wanted) { return entry.first < wanted; });
  return found != row_by_id_.end() && found->first == *project ? found->second : 0;
}

std::size_t Tally::use_of(const std::string& activity) {
  if (activity.empty()) { return 0; }
  const auto [found, added] = use_by_name_.try_emplace(activity, uses_.size());
  if (added) { uses_.push_back({activity, {}}); }
  return found->second;
}

Seconds Tally::total_of(const Row& row) {
  return std::accumulate(row.bands.begin(), row.bands.end(), Seconds{0});
}

Sums Tally::sums() const {
  Sums sums;
  for (const Row& row : rows_) {
    for (std::size_t band = 0; band < row.bands.size(); ++band) {
      sums.add(kind_of(row), static_cast<Band>(band), row.bands[band]);
    }
  }
  return sums;
}

std::vector<ProjectSums> Tally::projects() const {
  std::vector<ProjectSums> found;
  Seconds whole{0};
  for (const Row& row : rows_) {
    const Seconds total = total_of(row);
    if (total == Seconds{0}) { continue; }
    whole += total;
    ProjectSums sums;
    if (row.project != nullptr) {
      sums.project = row.project->id;
      sums.name = row.project->name;
    }
    sums.kind = kind_of(row);
    sums.total = total;
    sums.off_hours = total - row.bands[static_cast<std::size_t>(Band::core)];
    found.push_back(std::move(sums));
  }
  for (ProjectSums& sums : found) { sums.share = share_of(sums.total, whole); }
  std::sort(found.begin(), found.end(), [](const ProjectSums& a, const ProjectSums& b) {
    return std::tie(b.total, a.name, a.project) < std::tie(a.total, b.name, b.project);
  });
  return found;
}

std::vector<ActivitySums> Tally::activities() const {
  std::vector<ActivitySums> found;
  Seconds whole{0};
  for (const Use& use : uses_) {
    const Seconds total = use.lengths[0] + use.lengths[1];
    if (total == Seconds{0}) { continue; }
    whole += total;
    found.push_back({use.activity, total, use.lengths[1], std::nullopt});
  }
  for (ActivitySums& sums : found) { sums.share = share_of(sums.total, whole); }
  std::sort(found.begin(), found.end(), [](const ActivitySums& a, const ActivitySums& b) {
    return std::tie(b.total, a.activity) < std::tie(a.total, b.activity);
  });
  return found;
}

std::array<Seconds, kFitCount> Tally::by_fit() const {
  std::array<Seconds, kFitCount> fits{};
  for (const Row& row : rows_) {
    const Fit fit = row.project == nullptr ? Fit::unknown : row.project->fit;
    fits[static_cast<std::size_t>(fit)] += total_of(row);
  }
  return fits;
}

}  // namespace labclock::reports
