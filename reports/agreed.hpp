#pragma once
// Agreed against actual: shares, expected hours, load, gaps and states (domain.md 4.4).
//
// What it is: the formulas, per project and for own research. What it is not: a judgement; the states
// are Labclock's convention (5 and 10 points) and no regulation's.

#include <optional>
#include <string>
#include <vector>

#include "reports/books.hpp"

namespace labclock::reports {

enum class AgreedState : unsigned char { ok, watch, discuss, none };
[[nodiscard]] std::string_view key_of(AgreedState state);

struct AgreedProject {
  ProjectId project;
  std::string name;
  Kind kind = Kind::unassigned;
  std::optional<double> agreed_share;         ///< expected over standard
  std::optional<Seconds> expected;            ///< working days up to and including today
  std::optional<Seconds> expected_full;       ///< all working days of the range
  Seconds actual{0};
  std::optional<double> share_of_total;
  std::optional<double> load;
  std::optional<double> gap_points;
  std::optional<Seconds> gap;
  AgreedState state = AgreedState::none;
};

struct AgreedOwn {
  std::optional<double> agreed_share;
  bool derived = false;  ///< 1 - the sum of the others, since no own project has an agreement
  Seconds actual{0};
  std::optional<double> share_of_total;
  std::optional<double> gap_points;
  AgreedState state = AgreedState::none;
};

struct Agreed {
  DayRange days;
  Seconds standard{0};
  Seconds total{0};
  std::vector<AgreedProject> projects;  ///< with an agreement or with time in the range; by name
  AgreedOwn own;
  double agreed_sum = 0;  ///< the highest sum of shares on any day of the range
  int national_projects = 0;     ///< most at once with program national (3책5공: 5)
  int national_as_pi = 0;        ///< most at once as PI (3)
};
[[nodiscard]] Result<Agreed> agreed_of(Books& books, DayRange days);

}  // namespace labclock::reports
