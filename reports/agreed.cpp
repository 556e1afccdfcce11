#include "reports/agreed.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>

#include "reports/internal/tally.hpp"
#include "reports/internal/walk.hpp"

namespace labclock::reports {

namespace {

__extension__ using Wide = __int128;

/// Two millionths of a second: half days and shares in parts per million stay whole numbers.
constexpr std::int64_t kUnits = 2'000'000;

Seconds rounded(std::int64_t units) {
  return Seconds{(units + kUnits / 2) / kUnits};
}

std::optional<double> ratio(std::optional<Seconds> part, std::optional<Seconds> whole) {
  if (!part || !whole || *whole == Seconds{0}) { return std::nullopt; }
  return static_cast<double>(part->count()) / static_cast<double>(whole->count());
}

std::optional<double> points_between(std::optional<double> actual, std::optional<double> agreed) {
  if (!actual || !agreed) { return std::nullopt; }
  return 100 * (*actual - *agreed);
}

/// Compared in whole numbers, so that a gap of 5 points exactly is `ok` on every machine.
AgreedState state_of(Seconds actual, Seconds total, std::optional<Seconds> expected, Seconds standard) {
  if (!expected || total == Seconds{0} || standard == Seconds{0}) { return AgreedState::none; }
  const Wide whole = Wide{total.count()} * standard.count();
  const Wide gap = (Wide{actual.count()} * standard.count() - Wide{expected->count()} * total.count()) * 100;
  const Wide size = gap < 0 ? -gap : gap;
  if (size <= 5 * whole) { return AgreedState::ok; }
  return size <= 10 * whole ? AgreedState::watch : AgreedState::discuss;
}

/// What the agreements make of the days of a range.
struct Plan {
  struct Term {
    const Agreement* agreement;
    std::size_t place;  // in books.projects
  };
  struct Sum {
    bool agreed = false;      // on some day of the range
    std::int64_t so_far = 0;  // in kUnits of a second
    std::int64_t full = 0;
  };
  std::vector<Term> terms;
  std::vector<Sum> sums;  // by place in books.projects
  Seconds standard{0};
  bool working_so_far = false;
  bool working = false;
  int highest_ppm = 0;
  int national = 0;
  int national_as_pi = 0;

  Plan(Books& books, DayRange days) : sums(books.projects.size()) {
    for (const Agreement& agreement : books.agreements) {
      const auto found = std::find_if(books.projects.begin(), books.projects.end(),
                                      [&](const Project& project) { return project.id == agreement.project; });
      if (found == books.projects.end() || agreement.from > days.last) { continue; }
      if (agreement.to && *agreement.to < days.first) { continue; }
      terms.push_back({&agreement, static_cast<std::size_t>(found - books.projects.begin())});
    }
    const Day today = books.today();
    std::int64_t standard_halves = 0;
    for (Day day = days.first; day <= days.last; day += Days{1}) {
      const int halves = books.almanac.status(day).working_halves();
      const std::int64_t hours = halves * books.almanac.rules().day_hours.on(day).count();
      if (halves > 0) { working = true; }
      if (halves > 0 && day <= today) {
        working_so_far = true;
        standard_halves += hours;
      }
      add_day(books.projects, day, hours, day <= today);
    }
    standard = Seconds{(standard_halves + 1) / 2};
  }

 private:
  void add_day(const std::vector<Project>& projects, Day day, std::int64_t hours, bool so_far) {
    int ppm = 0;
    int at_once = 0;
    int as_pi = 0;
    for (const Term& term : terms) {
      if (!term.agreement->holds_on(day)) { continue; }
      Sum& sum = sums[term.place];
      sum.agreed = true;
      sum.full += term.agreement->share_ppm * hours;
      if (so_far) { sum.so_far += term.agreement->share_ppm * hours; }
      ppm += term.agreement->share_ppm;
      const Project& project = projects[term.place];
      if (project.program == Program::national) {
        ++at_once;
        if (project.role == Role::pi) { ++as_pi; }
      }
    }
    highest_ppm = std::max(highest_ppm, ppm);
    national = std::max(national, at_once);
    national_as_pi = std::max(national_as_pi, as_pi);
  }
};

AgreedProject project_row(const Project& project, const Plan::Sum& sum, const Plan& plan, Seconds actual,
                          Seconds total) {
  AgreedProject row;
  row.project = project.id;
  row.name = project.name;
  row.kind = project.kind;
  row.actual = actual;
  row.share_of_total = ratio(actual, total);
  if (sum.agreed && plan.working) { row.expected_full = rounded(sum.full); }
  if (sum.agreed && plan.working_so_far) {
    row.expected = rounded(sum.so_far);
    row.gap = actual - *row.expected;
  }
  row.agreed_share = ratio(row.expected, plan.standard);
  row.load = ratio(actual, row.expected);
  row.gap_points = points_between(row.share_of_total, row.agreed_share);
  row.state = state_of(actual, total, row.expected, plan.standard);
  return row;
}

AgreedProject unassigned_row(Seconds actual, Seconds total) {
  AgreedProject row;
  row.actual = actual;
  row.share_of_total = ratio(actual, total);
  return row;
}

AgreedOwn own_row(const std::vector<Project>& projects, const Plan& plan, Seconds actual, Seconds total) {
  bool any = false;
  bool any_own = false;
  std::int64_t own = 0;
  std::int64_t others = 0;
  for (std::size_t i = 0; i < projects.size(); ++i) {
    const bool is_own = projects[i].kind == Kind::own;
    any = any || plan.sums[i].agreed;
    any_own = any_own || (is_own && plan.sums[i].agreed);
    (is_own ? own : others) += plan.sums[i].so_far;
  }
  AgreedOwn row;
  row.actual = actual;
  row.share_of_total = ratio(actual, total);
  if (!any || !plan.working_so_far) { return row; }
  row.derived = !any_own;
  const Seconds expected = any_own ? rounded(own) : std::max(plan.standard - rounded(others), Seconds{0});
  row.agreed_share = ratio(expected, plan.standard);
  row.gap_points = points_between(row.share_of_total, row.agreed_share);
  row.state = state_of(actual, total, expected, plan.standard);
  return row;
}

}  // namespace

std::string_view key_of(AgreedState state) {
  constexpr std::array<std::string_view, 4> kKeys{"ok", "watch", "discuss", "none"};
  return kKeys[static_cast<std::size_t>(state)];
}

Result<Agreed> agreed_of(Books& books, DayRange days) {
  Result<Split> split = split_of(books, days);
  if (!split) { return split.error(); }
  return agreed_from(books, days, split->sums, split->projects);
}

Agreed agreed_from(Books& books, DayRange days, const Sums& sums, const std::vector<ProjectSums>& worked) {
  const Plan plan{books, days};
  const auto actual_of = [&](std::optional<ProjectId> project) {
    const auto row =
        std::find_if(worked.begin(), worked.end(), [&](const ProjectSums& it) { return it.project == project; });
    return row == worked.end() ? Seconds{0} : row->total;
  };
  Agreed agreed;
  agreed.days = days;
  agreed.standard = plan.standard;
  agreed.total = sums.total;
  for (std::size_t i = 0; i < books.projects.size(); ++i) {
    const Seconds actual = actual_of(books.projects[i].id);
    if (!plan.sums[i].agreed && actual == Seconds{0}) { continue; }
    agreed.projects.push_back(project_row(books.projects[i], plan.sums[i], plan, actual, sums.total));
  }
  std::sort(agreed.projects.begin(), agreed.projects.end(),
            [](const AgreedProject& a, const AgreedProject& b) { return a.name < b.name; });
  if (const Seconds actual = actual_of(std::nullopt); actual > Seconds{0}) {
    agreed.projects.push_back(unassigned_row(actual, sums.total));
  }
  agreed.own = own_row(books.projects, plan, sums.by_kind[static_cast<std::size_t>(Kind::own)], sums.total);
  agreed.agreed_sum = plan.highest_ppm / 1e6;
  agreed.national_projects = plan.national;
  agreed.national_as_pi = plan.national_as_pi;
  return agreed;
}

}  // namespace labclock::reports
