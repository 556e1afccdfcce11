#pragma once
// Agreed against actual: shares, expected hours, load, gaps and states (docs/rules.md 2).
//
// What it is: the formulas, per project and for own research. What it is not: a judgement; the states
// are Labclock's convention (5 and 10 points) and no regulation's.
//
// Expected time is summed over working days as share x hours of the day, in whole numbers, and rounded
// once, so that a share that changes in the middle of a month comes out right by itself: a day without an
// agreement counts as 0 %. What cannot be told is absent: without an agreement in the range, without a
// working day up to today, or without any time, there is nothing to compare and the state is `none`.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reports/books.hpp"
#include "reports/tally.hpp"

namespace labclock::reports {

enum class AgreedState : unsigned char { ok, watch, discuss, none };
[[nodiscard]] std::string_view key_of(AgreedState state);

struct AgreedProject {
  std::optional<ProjectId> project;  ///< none = time without a project, which is shown and never spread
  std::string name;
  Kind kind = Kind::unassigned;
  std::optional<double> agreed_share;    ///< expected over standard
  std::optional<Seconds> expected;       ///< working days of the range up to and including today
  std::optional<Seconds> expected_full;  ///< all working days of the range
  Seconds actual{0};
  std::optional<double> share_of_total;  ///< actual over the total
  std::optional<double> load;            ///< actual over expected; none where nothing was expected
  std::optional<double> gap_points;      ///< 100 x (share of total - agreed share)
  std::optional<Seconds> gap;            ///< actual - expected
  AgreedState state = AgreedState::none;
};

/// Projects of kind `own` together. Without an agreement on one of them their share is what the agreements
/// on the others leave (`derived`, at least 0); without any agreement at all it is not told.
struct AgreedOwn {
  std::optional<double> agreed_share;
  bool derived = false;
  Seconds actual{0};
  std::optional<double> share_of_total;
  std::optional<double> gap_points;
  AgreedState state = AgreedState::none;
};

struct Agreed {
  DayRange days;
  Seconds standard{0};  ///< hours of the working days up to and including today
  Seconds total{0};
  std::vector<AgreedProject> projects;  ///< with an agreement or with time in the range; by name, none last
  AgreedOwn own;
  double agreed_sum = 0;      ///< the highest sum of shares on any day of the range
  int national_projects = 0;  ///< most agreed at once with program national (3책5공: 5)
  int national_as_pi = 0;     ///< most of them at once as PI (3)
};
[[nodiscard]] Result<Agreed> agreed_of(Books& books, DayRange days);
/// The same from the sums of these days, for who has made them already (`split_of`, `week_of_sums`).
[[nodiscard]] Agreed agreed_from(Books& books, DayRange days, const Sums& sums, const std::vector<ProjectSums>& worked);

}  // namespace labclock::reports
