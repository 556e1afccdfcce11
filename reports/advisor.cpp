// The numbers of the advisor's page, from the tallies that every view shares.

#include "reports/advisor.hpp"

#include <algorithm>

#include "reports/internal/walk.hpp"
#include "src/msg/reports.hpp"

namespace labclock::reports {

namespace {

constexpr int kWeeks = 8;

constexpr std::array<std::string_view, kSectionCount> kKeys{
    "headline", "projects", "weekly", "shares", "off-hours", "done", "decisions", "actions", "sentence", "activities"};
constexpr std::array<Msg, kSectionCount> kNames{
    msg::report_headline,      msg::report_table_projects, msg::report_weekly,    msg::report_shares,
    msg::report_off_hours_box, msg::report_done,           msg::report_decisions, msg::report_actions,
    msg::report_sentence_part, msg::report_activities};

/// So many seconds in `days` days are so many in a week; rounded.
std::optional<Seconds> a_week_of(Seconds time, int days) {
  if (days <= 0) { return std::nullopt; }
  return Seconds{(time.count() * 7 + days / 2) / days};
}

Seconds in_bands(const Sums& sums, std::initializer_list<Band> bands) {
  Seconds time{0};
  for (const Band band : bands) { time += sums.by_band[static_cast<std::size_t>(band)]; }
  return time;
}

/// The hours of the working days of a range (docs/rules.md 2).
Seconds standard_of(Books& books, DayRange days) {
  std::int64_t halves = 0;
  for (Day day = days.first; day <= days.last; day += Days{1}) {
    halves += books.almanac.status(day).working_halves() * books.almanac.rules().day_hours.on(day).count();
  }
  return Seconds{(halves + 1) / 2};
}

/// Days that are free by the rules and had half an hour of work in spite of it.
Result<int> free_days_worked(Books& books, DayRange days) {
  const auto sums = days_of(books, days);
  if (!sums) { return sums.error(); }
  return static_cast<int>(std::count_if(sums->begin(), sums->end(), [](const DaySums& day) {
    return day.status.working_halves() == 0 && day.sums.total >= kWorkedDay;
  }));
}

std::vector<AdvisorProject> rows_of(Books& books, const Agreed& agreed) {
  std::vector<AdvisorProject> rows;
  const Day today = books.today();
  for (const AgreedProject& project : agreed.projects) {
    AdvisorProject row;
    row.agreed = project;
    const auto found = std::find_if(books.projects.begin(), books.projects.end(),
                                    [&](const Project& it) { return it.id == project.project; });
    if (project.project && found != books.projects.end()) {
      row.program = found->program;
      row.role = found->role;
      row.funder = found->funder;
      if (found->deadline && *found->deadline >= today) { row.deadline = found->deadline; }
    }
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const AdvisorProject& a, const AdvisorProject& b) {
    if (a.agreed.project.has_value() != b.agreed.project.has_value()) { return a.agreed.project.has_value(); }
    if (a.agreed.kind != b.agreed.kind) { return a.agreed.kind < b.agreed.kind; }
    return a.agreed.actual > b.agreed.actual;
  });
  return rows;
}

Result<AdvisorValues::OffHours> off_hours_of(Books& books, const Split& split) {
  AdvisorValues::OffHours off;
  off.total = split.sums.off_hours;
  off.evenings = in_bands(split.sums, {Band::early, Band::evening, Band::night});
  off.free = in_bands(split.sums, {Band::weekend, Band::holiday, Band::leave});
  const auto days = free_days_worked(books, split.days);
  if (!days) { return days.error(); }
  off.free_days = *days;
  off.core = books.almanac.rules().core.on(split.days.last).text;
  return off;
}

}  // namespace

std::string_view key_of(Section section) {
  return kKeys[static_cast<std::size_t>(section)];
}

std::optional<Section> section_from(std::string_view key) {
  const auto found = std::find(kKeys.begin(), kKeys.end(), key);
  if (found == kKeys.end()) { return std::nullopt; }
  return static_cast<Section>(found - kKeys.begin());
}

std::string_view name_of(Section section, Lang lang) {
  return text(kNames[static_cast<std::size_t>(section)], lang);
}

Result<AdvisorValues> advisor_values(Books& books, const AdvisorAsk& ask) {
  AdvisorValues values;
  values.today = books.today();
  // The future has no hours: a range that reaches into it is looked at up to today.
  values.days = {ask.days.first, std::max(ask.days.first, std::min(ask.days.last, values.today))};
  values.no_meeting = ask.no_meeting;
  values.person = ask.person;
  values.meeting = ask.meeting;
  const auto split = split_of(books, values.days);
  if (!split) { return split.error(); }
  values.total = split->sums.total;
  values.by_kind = split->sums.by_kind;
  values.agreed = agreed_from(books, values.days, split->sums, split->projects);
  values.projects = rows_of(books, values.agreed);
  for (const AgreedProject& project : values.agreed.projects) {
    values.expected += project.expected.value_or(Seconds{0});
  }
  const auto known = known_days(books);
  if (!known) { return known.error(); }
  values.days_counted = common_days(*known, values.days).count();
  // Less than a week says nothing about a week.
  const bool enough = values.days_counted >= 7;
  if (enough) { values.mean_week = a_week_of(values.total, values.days_counted); }
  // Over the same days as the mean, so that they may be compared.
  const DayRange looked_at = enough ? common_days(*known, values.days) : values.days;
  values.standard_week = a_week_of(standard_of(books, looked_at), looked_at.count());
  const auto coverage = coverage_of(books, values.days);
  if (!coverage) { return coverage.error(); }
  values.coverage = *coverage;
  int halves = 0;
  for (Day day = values.days.first; day <= std::min(values.days.last, values.today); day += Days{1}) {
    halves += books.almanac.status(day).working_halves();
  }
  values.working_days = halves / 2.0;
  auto weeks = kind_weeks(books, values.days.last, kWeeks);
  if (!weeks) { return weeks.error(); }
  values.weeks = std::move(weeks).value();
  const auto off = off_hours_of(books, *split);
  if (!off) { return off.error(); }
  values.off_hours = *off;
  const DayRange past = common_days(*known, {values.days.first, std::min(values.days.last, values.today - Days{1})});
  values.rest =
      AdvisorValues::Rested{split->rest, past.count(), books.almanac.rules().rest_benchmark.on(values.days.last)};
  values.activities = split->activities;
  return without(std::move(values), ask.hide);
}

AdvisorValues without(AdvisorValues values, const AdvisorHide& hide) {
  if (hide.notes) { values.meeting.note.clear(); }
  if (hide.off_hours) { values.off_hours.reset(); }
  if (hide.rest) { values.rest.reset(); }
  if (hide.activities) { values.activities.reset(); }
  return values;
}

}  // namespace labclock::reports
