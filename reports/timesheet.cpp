// The values of a month sheet.

#include "reports/timesheet.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "reports/internal/walk.hpp"
#include "reports/tally.hpp"

namespace labclock::reports {

namespace {

std::size_t place_in(DayRange days, Day day) {
  return static_cast<std::size_t>((day - days.first).count());
}

/// What is read of the ledger: the year up to the end of the month, of which the month is the last part.
class Sheet {
 public:
  Sheet(Books& books, DayRange month) : books_(books), month_(month) {
    year_ = {Day{ymd(month.first).year() / 1 / 1}, month.last};
    rows_.resize(books.projects.size() + 1);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      SheetRow& row = rows_[i];
      row.by_day.resize(static_cast<std::size_t>(month.count()));
      if (i == books.projects.size()) { continue; }
      const Project& project = books.projects[i];
      row.project = project.id;
      row.name = project.name;
      row.number = project.number;
      row.funder = project.funder;
      row.kind = project.kind;
      row.role = project.role;
    }
  }

  Result<void> read() {
    std::vector<DayTotals> totals(rows_.size(), DayTotals{year_});
    const auto walked = walk_sessions(books_, year_, [&](const Session& session, const Zone& zone) {
      const std::size_t place = place_of(session.project);
      books_.almanac.slice(zone, session.span(), [&](const Slice& slice) {
        totals[place].add(slice.day, slice.length());
        sums_.add(rows_[place].kind, slice.band, month_.contains(slice.day) ? slice.length() : Seconds{0});
      });
    });
    if (!walked) { return walked; }
    for (std::size_t i = 0; i < rows_.size(); ++i) { fill(rows_[i], totals[i]); }
    return {};
  }

  [[nodiscard]] std::vector<SheetRow>& rows() { return rows_; }
  [[nodiscard]] const Sums& sums() const { return sums_; }
  [[nodiscard]] std::vector<ProjectSums> worked() const {
    std::vector<ProjectSums> worked;
    for (const SheetRow& row : rows_) {
      if (row.total > Seconds{0}) { worked.push_back({row.project, row.name, row.kind, row.total, Seconds{0}, {}}); }
    }
    return worked;
  }

 private:
  [[nodiscard]] std::size_t place_of(const std::optional<ProjectId>& project) {
    if (!project) { return books_.projects.size(); }
    if (last_ < books_.projects.size() && books_.projects[last_].id == *project) { return last_; }
    const auto found = std::find_if(books_.projects.begin(), books_.projects.end(),
                                    [&](const Project& it) { return it.id == *project; });
    last_ = static_cast<std::size_t>(found - books_.projects.begin());
    return last_;
  }

  void fill(SheetRow& row, const DayTotals& totals) const {
    const auto& hours = books_.almanac.rules().day_hours;
    for (Day day = year_.first; day <= year_.last; day += Days{1}) {
      const Seconds worked = totals.on(day);
      if (worked == Seconds{0}) { continue; }
      const auto of_day = static_cast<double>(hours.on(day).count());
      const double equivalent = of_day > 0 ? static_cast<double>(worked.count()) / of_day : 0.0;
      row.year_total += worked;
      row.year_contract_days += equivalent;
      if (!month_.contains(day)) { continue; }
      row.by_day[place_in(month_, day)] = worked;
      row.total += worked;
      row.contract_days += equivalent;
    }
  }

  Books& books_;
  DayRange month_;
  DayRange year_;
  std::vector<SheetRow> rows_;  ///< by the order of projects; the last is time without one
  Sums sums_;
  std::size_t last_ = 0;
};

void add(SheetRow& sum, const SheetRow& row) {
  sum.by_day.resize(std::max(sum.by_day.size(), row.by_day.size()));
  for (std::size_t i = 0; i < row.by_day.size(); ++i) { sum.by_day[i] += row.by_day[i]; }
  sum.total += row.total;
  sum.year_total += row.year_total;
  sum.contract_days += row.contract_days;
  sum.year_contract_days += row.year_contract_days;
  if (row.share_of_total) { sum.share_of_total = sum.share_of_total.value_or(0) + *row.share_of_total; }
}

void tell_agreement(Books& books, DayRange month, SheetRow& row) {
  const Agreement* last = nullptr;
  for (const Agreement& agreement : books.agreements) {
    if (agreement.project != row.project || agreement.from > month.last) { continue; }
    if (agreement.to && *agreement.to < month.first) { continue; }
    if (last == nullptr || agreement.from > last->from) { last = &agreement; }
  }
  if (last == nullptr) { return; }
  row.agreed = DayRange{last->from, last->to.value_or(last->from)};
  row.agreed_open = !last->to;
}

/// Time off on a date: whole or half a day of it, in hours of that day; none on a weekday without core hours.
void add_absence(Books& books, TimesheetValues& values, Day day) {
  const DayStatus& status = books.almanac.status(day);
  if (status.weekday_without_core) { return; }
  const Seconds hours = books.almanac.rules().day_hours.on(day);
  const std::size_t place = place_in(values.days, day);
  const auto put = [&](Absence what, Seconds length) {
    values.absences.at(static_cast<std::size_t>(what)).at(place) += length;
  };
  if (!status.holidays.empty()) {
    put(Absence::holiday, hours);
  } else if (status.day_off) {
    const Absence what = status.day_off->type == DayOffType::leave  ? Absence::leave
                         : status.day_off->type == DayOffType::sick ? Absence::sick
                                                                    : Absence::other;
    put(what, status.fully_off() ? hours : hours / 2);
  }
}

Seconds standard_of_year(Books& books, date::year year) {
  Seconds twice{0};
  for (Day day{year / 1 / 1}; day <= Day{year / 12 / 31}; day += Days{1}) {
    // What is worked by contract in the year, leave included: it is paid, and counts in the annual hours.
    const DayStatus& status = books.almanac.status(day);
    if (status.weekday_without_core || !status.holidays.empty()) { continue; }
    twice += 2 * books.almanac.rules().day_hours.on(day);
  }
  return twice / 2;
}

void take_rows(Books& books, Sheet& sheet, std::optional<ProjectId> project, TimesheetValues& values) {
  const Agreed agreed = agreed_from(books, values.days, sheet.sums(), sheet.worked());
  values.total = agreed.total;
  values.standard = agreed.standard;
  values.agreed_sum = agreed.agreed_sum;
  values.national_projects = agreed.national_projects;
  values.national_as_pi = agreed.national_as_pi;
  for (SheetRow& row : sheet.rows()) {
    const auto told = std::find_if(agreed.projects.begin(), agreed.projects.end(),
                                   [&](const AgreedProject& it) { return it.project == row.project; });
    const bool asked = project && row.project == project;
    if (told == agreed.projects.end() && !asked) { continue; }
    if (told != agreed.projects.end()) {
      row.agreed_share = told->agreed_share;
      row.share_of_total = told->share_of_total;
      row.gap_points = told->gap_points;
      row.expected = told->expected;
    }
    tell_agreement(books, values.days, row);
    if (!project || asked) {
      values.rows.push_back(std::move(row));
    } else {
      if (!values.other) { values.other.emplace(); }
      add(*values.other, row);
    }
  }
  std::stable_sort(values.rows.begin(), values.rows.end(), [](const SheetRow& a, const SheetRow& b) {
    if (a.project.has_value() != b.project.has_value()) { return a.project.has_value(); }
    return a.name < b.name;
  });
}

}  // namespace

std::string_view key_of(SheetPreset preset) {
  constexpr std::array<std::string_view, kSheetPresets> kKeys{"plain", "horizon", "us", "kr"};
  return kKeys.at(static_cast<std::size_t>(preset));
}

std::optional<SheetPreset> preset_from(std::string_view key) {
  for (int i = 0; i < kSheetPresets; ++i) {
    if (const auto preset = static_cast<SheetPreset>(i); key_of(preset) == key) { return preset; }
  }
  return std::nullopt;
}

double half_days(double days) {
  // A hair, so that what is 21.75 but for the last bit is not cut.
  constexpr double kHair = 1e-9;
  return std::floor(2 * days + 0.5 + kHair) / 2;
}

Result<TimesheetValues> timesheet_of(Books& books, DayRange month, std::optional<ProjectId> project) {
  TimesheetValues values;
  values.days = month;
  values.today = books.today();
  values.absences.assign(kAbsenceCount, std::vector<Seconds>(static_cast<std::size_t>(month.count())));
  Sheet sheet(books, month);
  if (Result<void> read = sheet.read(); !read) { return read.error(); }
  for (Day day = month.first; day <= month.last; day += Days{1}) {
    SheetDay of_day;
    of_day.day = day;
    of_day.free = books.almanac.status(day).working_halves() == 0;
    for (const SheetRow& row : sheet.rows()) { of_day.total += row.by_day[place_in(month, day)]; }
    values.by_day.push_back(of_day);
    add_absence(books, values, day);
  }
  values.conversions.contract = books.almanac.rules().day_hours.on(month.last);
  values.conversions.annual_standard = standard_of_year(books, ymd(month.first).year());
  take_rows(books, sheet, project, values);
  return values;
}

}  // namespace labclock::reports
