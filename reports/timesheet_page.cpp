// A month sheet as a page, in its presets.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "reports/rounding.hpp"
#include "reports/timesheet.hpp"
#include "src/format.hpp"
#include "src/msg/timesheet.hpp"

namespace labclock::reports {

namespace {

constexpr double kSecondsOfHour = 3600;

Cell worked_cell(Seconds time) {
  return time > Seconds{0} ? hours_cell(time) : blank_cell();
}

/// Halves of days that add up to the rounded sum.
std::vector<double> in_half_days(const std::vector<double>& days, double total) {
  std::vector<double> halves;
  halves.reserve(days.size());
  for (const double one : days) { halves.push_back(one * 2); }
  std::vector<double> rounded;
  for (const std::int64_t half : largest_remainder(halves, std::llround(half_days(total) * 2))) {
    rounded.push_back(static_cast<double>(half) / 2);
  }
  return rounded;
}

class SheetPage {
 public:
  SheetPage(const TimesheetValues& values, SheetPreset preset, const SheetPerson& person, Lang lang)
      : values_(values), preset_(preset), person_(person), lang_(lang) {}

  Page make() {
    Page page;
    page.id = "timesheet";
    page.title = say({title(), {}}) + ", " + day_range(values_.days, lang_);
    page.author = person_.name;
    page.lang = lang_;
    add(page, "title", title_block());
    switch (preset_) {
      case SheetPreset::plain:
        add(page, "hours", grid());
        break;
      case SheetPreset::horizon:
        add(page, "hours", grid());
        add(page, "day_equivalents", day_equivalents());
        break;
      case SheetPreset::us:
        add(page, "effort", effort());
        break;
      case SheetPreset::kr:
        add(page, "participation", participation());
        break;
    }
    add(page, "signatures", signatures());
    add(page, "notes", FootNotes{notes()});
    return page;
  }

 private:
  [[nodiscard]] std::string say(const Phrase& phrase) const { return render(phrase, lang_); }

  template <class Content>
  static void add(Page& page, std::string key, Content content) {
    PageBlock block;
    block.key = std::move(key);
    block.content = std::move(content);
    page.blocks.push_back(std::move(block));
  }

  [[nodiscard]] Msg title() const {
    constexpr std::array<Msg, 4> kTitles{msg::timesheet_title, msg::timesheet_title_horizon, msg::timesheet_title_us,
                                         msg::timesheet_title_kr};
    return kTitles.at(static_cast<std::size_t>(preset_));
  }

  [[nodiscard]] TitleBlock title_block() const {
    TitleBlock block;
    block.title = say(title());
    std::string who = person_.name;
    const auto join = [&who](const std::string& more) {
      if (!more.empty()) { who += (who.empty() ? "" : " · ") + more; }
    };
    join(person_.position);
    if (!person_.advisor.empty()) { join(say({msg::timesheet_supervisor, {{"name", person_.advisor}}})); }
    if (!who.empty()) { block.lines.push_back(who); }
    block.lines.push_back(say(msg::timesheet_draft));
    std::string origin = say(msg::timesheet_origin);
    if (values_.today < values_.days.last) {
      origin += " " + say({msg::timesheet_so_far, {{"day", day_range({values_.today, values_.today}, lang_)}}});
    }
    block.lines.push_back(std::move(origin));
    block.right.push_back(day_range(values_.days, lang_));
    const auto fact = [&](const char* key, Msg label, Cell value) {
      block.facts.push_back({key, say(label), std::move(value), "", Place::own});
    };
    fact("person", msg::timesheet_person, text_cell(person_.name));
    fact("position", msg::timesheet_position, text_cell(person_.position));
    fact("supervisor", msg::timesheet_advisor, text_cell(person_.advisor));
    fact("from", msg::timesheet_from, day_cell(values_.days.first));
    fact("to", msg::timesheet_to, day_cell(values_.days.last));
    fact("standard", msg::timesheet_standard, hours_cell(values_.standard));
    fact("worked", msg::timesheet_worked, hours_cell(values_.total));
    return block;
  }

  [[nodiscard]] std::string name_of_row(const SheetRow& row) const {
    return row.project ? row.name : say(msg::timesheet_no_project);
  }
  [[nodiscard]] Cell name_cell(const SheetRow& row) const { return project_cell(name_of_row(row), row.kind); }
  [[nodiscard]] Cell other_cell() const { return text_cell(say(msg::timesheet_other_work)); }

  static Column column(const char* key, std::string title, Align align = Align::left, bool adds_up = false,
                       float least = 0) {
    Column made;
    made.key = key;
    made.title = std::move(title);
    made.align = align;
    made.adds_up = adds_up;
    made.least = least;
    return made;
  }

  // Project by day --------------------------------------------------------------------------------------------

  /// A column of project numbers, unless the table below has them.
  [[nodiscard]] bool any_number() const {
    return preset_ == SheetPreset::plain && std::any_of(values_.rows.begin(), values_.rows.end(),
                                                        [](const SheetRow& row) { return !row.number.empty(); });
  }

  [[nodiscard]] TableRow grid_row(Cell name, const std::string& number, const std::vector<Seconds>& by_day,
                                  Seconds total) const {
    TableRow row;
    row.cells.push_back(std::move(name));
    if (any_number()) { row.cells.push_back(number.empty() ? blank_cell() : text_cell(number)); }
    for (const Seconds time : by_day) { row.cells.push_back(worked_cell(time)); }
    row.cells.push_back(hours_cell(total));
    return row;
  }

  [[nodiscard]] Table grid() const {
    Table table;
    table.small = true;
    table.columns.push_back(column("project", say(msg::timesheet_project)));
    if (any_number()) { table.columns.push_back(column("number", say(msg::timesheet_number))); }
    for (const SheetDay& day : values_.by_day) {
      const std::string date = fmt::format("{}", static_cast<unsigned>(ymd(day.day).day()));
      table.columns.push_back(column(kDayKeys.at(static_cast<unsigned>(ymd(day.day).day()) - 1),
                                     day.free ? "(" + date + ")" : date, Align::right, true));
    }
    table.columns.push_back(column("total", say(msg::timesheet_total_hours), Align::right, true));
    for (const SheetRow& row : values_.rows) {
      table.rows.push_back(grid_row(name_cell(row), row.number, row.by_day, row.total));
    }
    if (values_.other) {
      table.rows.push_back(grid_row(other_cell(), "", values_.other->by_day, values_.other->total));
    }
    std::vector<Seconds> all;
    for (const SheetDay& day : values_.by_day) { all.push_back(day.total); }
    table.total = grid_row(text_cell(say(msg::timesheet_all_work)), "", all, values_.total);
    add_absences(table, all);
    return table;
  }

  void add_absences(Table& table, std::vector<Seconds> all) const {
    constexpr std::array<Msg, kAbsenceCount> kNames{msg::timesheet_leave, msg::timesheet_sick,
                                                    msg::timesheet_other_leave, msg::timesheet_holiday};
    Seconds sum = values_.total;
    bool any = false;
    for (std::size_t i = 0; i < values_.absences.size(); ++i) {
      Seconds total{0};
      for (std::size_t day = 0; day < all.size(); ++day) {
        total += values_.absences[i][day];
        all[day] += values_.absences[i][day];
      }
      if (total == Seconds{0}) { continue; }
      any = true;
      sum += total;
      table.below.push_back(grid_row(text_cell(say(kNames.at(i))), "", values_.absences[i], total));
    }
    if (any) { table.below.push_back(grid_row(text_cell(say(msg::timesheet_all)), "", all, sum)); }
  }

  // Horizon Europe --------------------------------------------------------------------------------------------

  /// The projects of the declaration: the one asked for, else the funded ones, else all.
  [[nodiscard]] std::vector<const SheetRow*> declared() const {
    std::vector<const SheetRow*> rows;
    for (const SheetRow& row : values_.rows) {
      if (values_.other || row.kind == Kind::funded) { rows.push_back(&row); }
    }
    if (rows.empty()) {
      for (const SheetRow& row : values_.rows) { rows.push_back(&row); }
    }
    return rows;
  }

  struct Converted {
    double contract = 0, annual = 0, fixed = 0;
    Converted& operator+=(const Converted& other) {
      contract += other.contract;
      annual += other.annual;
      fixed += other.fixed;
      return *this;
    }
  };
  [[nodiscard]] Converted converted(Seconds time, double contract) const {
    const double hours = static_cast<double>(time.count()) / kSecondsOfHour;
    const double annual = values_.conversions.annual_hours();
    return {contract, annual > 0 ? hours / annual : 0.0,
            static_cast<double>(time.count()) / static_cast<double>(DayConversions::kFixed.count())};
  }

  [[nodiscard]] Table day_equivalents() const {
    Table table;
    table.small = true;
    table.title = say(msg::timesheet_days_title);
    const auto hours = [](double number) {
      std::string text = fmt::format("{:.2f}", number);
      while (text.ends_with('0')) { text.pop_back(); }
      if (text.ends_with('.')) { text.pop_back(); }
      return text;
    };
    const auto conversion = [&](Msg words, double number) { return say({words, {{"hours", hours(number)}}}); };
    const DayConversions& by = values_.conversions;
    table.columns = {
        column("project", say(msg::timesheet_project)),
        column("number", say(msg::timesheet_number)),
        column("hours", say(msg::timesheet_hours), Align::right, true),
        column("days_contract",
               conversion(msg::timesheet_days_contract, static_cast<double>(by.contract.count()) / kSecondsOfHour),
               Align::right),
        column("days_annual", conversion(msg::timesheet_days_annual, by.annual_hours()), Align::right),
        column("days_fixed",
               conversion(msg::timesheet_days_fixed, static_cast<double>(by.kFixed.count()) / kSecondsOfHour),
               Align::right),
        column("packages", say(msg::timesheet_packages), Align::left, false, 14.0F)};
    const std::vector<const SheetRow*> rows = declared();
    std::vector<double> contract;
    std::vector<double> annual;
    std::vector<double> fixed;
    Converted sum;
    Converted year;
    Seconds hours_sum{0};
    Seconds hours_year{0};
    for (const SheetRow* row : rows) {
      const Converted days = converted(row->total, row->contract_days);
      contract.push_back(days.contract);
      annual.push_back(days.annual);
      fixed.push_back(days.fixed);
      sum += days;
      year += converted(row->year_total, row->year_contract_days);
      hours_sum += row->total;
      hours_year += row->year_total;
    }
    contract = in_half_days(contract, sum.contract);
    annual = in_half_days(annual, sum.annual);
    fixed = in_half_days(fixed, sum.fixed);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      table.rows.push_back(
          {{name_cell(*rows[i]), text_cell(rows[i]->number), hours_cell(rows[i]->total), number_cell(contract[i], 1),
            number_cell(annual[i], 1), number_cell(fixed[i], 1), blank_cell()}});
    }
    const auto row_of = [&](std::string name, Seconds time, const Converted& days) {
      return TableRow{{text_cell(std::move(name)), blank_cell(), hours_cell(time),
                       number_cell(half_days(days.contract), 1), number_cell(half_days(days.annual), 1),
                       number_cell(half_days(days.fixed), 1), blank_cell()}};
    };
    table.total = row_of(say(msg::timesheet_total), hours_sum, sum);
    table.below.push_back(row_of(say({msg::timesheet_year_so_far,
                                      {{"year", fmt::format("{}", static_cast<int>(ymd(values_.days.first).year()))}}}),
                                 hours_year, year));
    return table;
  }

  [[nodiscard]] double most_days_of_year() const {
    Converted year;
    for (const SheetRow* row : declared()) { year += converted(row->year_total, row->year_contract_days); }
    return std::max({half_days(year.contract), half_days(year.annual), half_days(year.fixed)});
  }

  // United States ---------------------------------------------------------------------------------------------

  [[nodiscard]] Table effort() const {
    Table table;
    table.columns = {column("period", say(msg::timesheet_period)),
                     column("award", say(msg::timesheet_award)),
                     column("number", say(msg::timesheet_number)),
                     column("committed", say(msg::timesheet_committed), Align::right),
                     column("actual", say(msg::timesheet_actual), Align::right, true),
                     column("hours", say(msg::timesheet_hours), Align::right, true),
                     column("certified_by", say(msg::timesheet_certified), Align::left, false, 9.0F),
                     column("date", say(msg::timesheet_date), Align::left, false, 5.0F)};
    table.columns[5].muted = true;
    const std::string period = fmt::format("{}-{:02}", static_cast<int>(ymd(values_.days.first).year()),
                                           static_cast<unsigned>(ymd(values_.days.first).month()));
    const auto row_of = [&](Cell name, const std::string& number, std::optional<double> committed,
                            std::optional<double> actual, Seconds time) {
      return TableRow{{word_cell(period, period), std::move(name), number.empty() ? blank_cell() : text_cell(number),
                       share_cell(committed), share_cell(actual), hours_cell(time), blank_cell(), blank_cell()}};
    };
    for (const SheetRow& row : values_.rows) {
      table.rows.push_back(row_of(name_cell(row), row.number, row.agreed_share, row.share_of_total, row.total));
    }
    if (values_.other) {
      table.rows.push_back(row_of(other_cell(), "", std::nullopt, values_.other->share_of_total, values_.other->total));
    }
    std::optional<double> whole;
    if (values_.total > Seconds{0}) { whole = 1.0; }
    table.total = row_of(text_cell(say(msg::timesheet_all_work)), "", std::nullopt, whole, values_.total);
    return table;
  }

  // Korea -----------------------------------------------------------------------------------------------------

  [[nodiscard]] static std::string period_of(const SheetRow& row) {
    if (!row.agreed) { return {}; }
    const std::string from = date::format("%F", row.agreed->first);
    return row.agreed_open ? from + " ~" : from + " ~ " + date::format("%F", row.agreed->last);
  }

  [[nodiscard]] Table participation() const {
    Table table;
    table.small = true;
    table.columns = {column("project", say(msg::timesheet_project)),
                     column("number", say(msg::timesheet_number)),
                     column("funder", say(msg::timesheet_funder)),
                     column("period", say(msg::timesheet_kr_period)),
                     column("agreed_share", say(msg::timesheet_kr_share), Align::right),
                     column("standard", say(msg::timesheet_kr_standard), Align::right),
                     column("actual", say(msg::timesheet_kr_hours), Align::right, true),
                     column("actual_share", say(msg::timesheet_kr_actual), Align::right, true),
                     column("gap", say(msg::timesheet_kr_gap), Align::right),
                     column("duty", say(msg::timesheet_kr_duty), Align::left, false, 9.0F),
                     column("remark", say(msg::timesheet_kr_remark), Align::left, false, 6.0F)};
    for (const SheetRow& row : values_.rows) {
      const std::string period = period_of(row);
      const Cell role = row.role == Role::none
                            ? blank_cell()
                            : word_cell(key_of(row.role), say(row.role == Role::pi ? msg::timesheet_role_pi
                                                                                   : msg::timesheet_role_member));
      table.rows.push_back({{name_cell(row), row.number.empty() ? blank_cell() : text_cell(row.number),
                             row.funder.empty() ? blank_cell() : text_cell(row.funder),
                             period.empty() ? blank_cell() : word_cell(period, period), share_cell(row.agreed_share),
                             hours_cell(row.expected), hours_cell(row.total), share_cell(row.share_of_total),
                             points_cell(row.gap_points), blank_cell(), role}});
    }
    const auto sum_of = [&](Cell name, std::optional<double> agreed, std::optional<Seconds> standard, Seconds time,
                            std::optional<double> share) {
      return TableRow{{std::move(name), blank_cell(), blank_cell(), blank_cell(), share_cell(agreed),
                       hours_cell(standard), hours_cell(time), share_cell(share), blank_cell(), blank_cell(),
                       blank_cell()}};
    };
    if (values_.other) {
      table.rows.push_back(
          sum_of(other_cell(), std::nullopt, std::nullopt, values_.other->total, values_.other->share_of_total));
    }
    std::optional<double> whole;
    if (values_.total > Seconds{0}) { whole = 1.0; }
    std::optional<double> agreed;
    for (const SheetRow& row : values_.rows) {
      if (row.agreed_share && !values_.other) { agreed = agreed.value_or(0) + *row.agreed_share; }
    }
    table.total = sum_of(text_cell(say(msg::timesheet_total)), agreed, values_.standard, values_.total, whole);
    return table;
  }

  // Below -----------------------------------------------------------------------------------------------------

  [[nodiscard]] SignatureBlock signatures() const {
    SignatureBlock block;
    block.date_label = say(msg::timesheet_date);
    block.lines.push_back(person_.name.empty() ? say(msg::timesheet_sign_self)
                                               : say({msg::timesheet_sign_person, {{"name", person_.name}}}));
    if (preset_ == SheetPreset::kr) {
      block.lines.push_back(say(msg::timesheet_sign_pi));
    } else {
      block.lines.push_back(person_.advisor.empty()
                                ? say(msg::timesheet_sign_supervisor_plain)
                                : say({msg::timesheet_sign_supervisor, {{"name", person_.advisor}}}));
    }
    return block;
  }

  [[nodiscard]] std::vector<std::string> notes() const {
    std::vector<std::string> notes;
    const auto whole_hours = [](Seconds time) { return decimal_hours(time, time.count() % 3600 == 0 ? 0 : 1); };
    switch (preset_) {
      case SheetPreset::plain:
        notes.push_back(say(msg::timesheet_note_grid));
        notes.push_back(say(msg::timesheet_note_absence));
        break;
      case SheetPreset::horizon:
        notes.push_back(say(msg::timesheet_note_grid));
        notes.push_back(say(msg::timesheet_note_absence));
        notes.push_back(say({msg::timesheet_note_days,
                             {{"standard", whole_hours(values_.conversions.annual_standard)},
                              {"year", fmt::format("{}", static_cast<int>(ymd(values_.days.first).year()))}}}));
        notes.push_back(say(msg::timesheet_note_cap));
        if (const double days = most_days_of_year(); days > DayConversions::kDaysOfYear) {
          notes.push_back(say({msg::timesheet_note_cap_passed, {{"days", fmt::format("{:.1f}", days)}}}));
        }
        break;
      case SheetPreset::us:
        notes.push_back(say(msg::timesheet_note_us));
        break;
      case SheetPreset::kr:
        notes.push_back(say({msg::timesheet_note_kr, {{"standard", whole_hours(values_.standard)}}}));
        notes.push_back(say(msg::timesheet_note_rounding));
        break;
    }
    // A hair, since shares are added as fractions.
    if (values_.agreed_sum > 1 + 1e-9) {
      notes.push_back(say({msg::timesheet_note_over, {{"share", percent(values_.agreed_sum)}}}));
    }
    if (values_.national_projects > 5 || values_.national_as_pi > 3) {
      notes.push_back(say({msg::timesheet_note_national,
                           {{"count", fmt::format("{}", values_.national_projects)},
                            {"pi", fmt::format("{}", values_.national_as_pi)}}}));
    }
    return notes;
  }

  static constexpr std::array<const char*, 31> kDayKeys{
      "d1",  "d2",  "d3",  "d4",  "d5",  "d6",  "d7",  "d8",  "d9",  "d10", "d11", "d12", "d13", "d14", "d15", "d16",
      "d17", "d18", "d19", "d20", "d21", "d22", "d23", "d24", "d25", "d26", "d27", "d28", "d29", "d30", "d31"};

  const TimesheetValues& values_;
  SheetPreset preset_;
  const SheetPerson& person_;
  Lang lang_;
};

}  // namespace

Page timesheet_page(const TimesheetValues& values, SheetPreset preset, const SheetPerson& person, Lang lang) {
  return SheetPage{values, preset, person, lang}.make();
}

}  // namespace labclock::reports
