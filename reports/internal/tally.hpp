#pragma once
// The accumulator behind every sum: seconds by project and band, by activity, and from them all else.
//
// Strategy: a session is looked up once (its project, its activity) and each of its slices is then two
// additions into arrays; kinds, fits, totals and shares are made from the arrays at the end, which is
// why they cannot disagree. What it is not: a filter by day; it is handed only what counts.

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "reports/tally.hpp"

namespace labclock::reports {

class Tally {
 public:
  /// `projects` must outlive it.
  explicit Tally(const std::vector<Project>& projects);

  /// Whose the following slices are. An unknown project counts as none.
  void session(const SessionFacts& facts);
  void add(Band band, Seconds length) {
    rows_[row_].bands[static_cast<std::size_t>(band)] += length;
    uses_[use_].lengths[labclock::off_hours(band) ? 1 : 0] += length;
  }
  /// The kind of the session at hand.
  [[nodiscard]] Kind kind() const { return kind_of(rows_[row_]); }

  [[nodiscard]] Sums sums() const;
  /// Rows with time, the largest first, then by name.
  [[nodiscard]] std::vector<ProjectSums> projects() const;
  [[nodiscard]] std::vector<ActivitySums> activities() const;
  [[nodiscard]] std::array<Seconds, kFitCount> by_fit() const;
  /// Time without a project.
  [[nodiscard]] Seconds unassigned() const { return total_of(rows_[0]); }
  /// The seconds of one project, by its place in `projects`.
  [[nodiscard]] Seconds total_of(std::size_t place) const { return total_of(rows_[place + 1]); }

 private:
  struct Row {
    const Project* project = nullptr;  // none = time without a project
    BandSums bands{};
  };
  struct Use {
    std::string activity;
    std::array<Seconds, 2> lengths{};  // core, off-hours
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  [[nodiscard]] static Kind kind_of(const Row& row) {
    return row.project == nullptr ? Kind::unassigned : row.project->kind;
  }
  [[nodiscard]] static Seconds total_of(const Row& row);
  [[nodiscard]] std::size_t row_of(const std::optional<ProjectId>& project) const;
  [[nodiscard]] std::size_t use_of(const std::string& activity);

  std::vector<Row> rows_;                                     // [0] is time without a project, [i + 1] the i-th project
  std::vector<std::pair<ProjectId, std::size_t>> row_by_id_;  // ascending by id
  std::vector<Use> uses_;                                     // [0] is time without an activity
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> use_by_name_;
  std::size_t row_ = 0;
  std::size_t use_ = 0;
};

}  // namespace labclock::reports
