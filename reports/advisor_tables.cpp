// The tables, figures and lists of the advisor's page.

#include <algorithm>
#include <cmath>
#include <memory>

#include "reports/internal/advisor_blocks.hpp"
#include "reports/internal/draw.hpp"
#include "src/format.hpp"
#include "src/msg/reports.hpp"

namespace labclock::reports {

namespace {

constexpr double kHeavy = 1.25;  ///< a load that is set in bold

std::string words_of(Msg msg, Lang lang) {
  return std::string(text(msg, lang));
}

Column left(std::string key, Msg title, Lang lang) {
  Column column;
  column.key = std::move(key);
  column.title = words_of(title, lang);
  return column;
}
Column right(std::string key, Msg title, Lang lang, Place place = Place::own) {
  Column column = left(std::move(key), title, lang);
  column.align = Align::right;
  column.place = place;
  return column;
}
/// A column whose parts make up its total.
Column summed(std::string key, Msg title, Lang lang, Place place = Place::own) {
  Column column = right(std::move(key), title, lang, place);
  column.adds_up = true;
  return column;
}
Column muted(Column column, Place place = Place::own) {
  column.muted = true;
  column.place = place;
  return column;
}

/// What a project is for whoever pays for it: the programme where it is known, else its kind.
Cell type_cell(const AdvisorProject& project, Lang lang) {
  if (project.agreed.kind == Kind::funded) {
    const auto word = [&](Msg msg) { return word_cell(key_of(project.program), words_of(msg, lang)); };
    switch (project.program) {
      case Program::national:
        return word(msg::report_program_national);
      case Program::industry:
        return word(msg::report_program_industry);
      case Program::other:
        return word(msg::report_program_other);
      case Program::none:
        break;
    }
  }
  return word_cell(key_of(project.agreed.kind), std::string(name_of(project.agreed.kind, lang)));
}

Cell role_cell(Role role, Lang lang) {
  if (role == Role::none) { return word_cell("", ""); }
  // To be a member is the usual thing, which takes no room on the page.
  return word_cell(key_of(role), role == Role::pi ? words_of(msg::report_role_pi, lang) : "");
}

/// Contracts are mostly whole per cents: decimals only where one is not.
int share_decimals(const AdvisorValues& values) {
  constexpr double kHair = 1e-9;
  const auto whole = [](const AdvisorProject& project) {
    const double points = project.agreed.agreed_share.value_or(0) * 100;
    return std::abs(points - std::round(points)) < kHair;
  };
  return std::all_of(values.projects.begin(), values.projects.end(), whole) ? 0 : 1;
}

Cell state_cell(AgreedState state, Lang lang) {
  switch (state) {
    case AgreedState::ok:
      return word_cell(key_of(state), words_of(msg::report_state_ok, lang));
    case AgreedState::watch:
      return word_cell(key_of(state), words_of(msg::report_state_watch, lang), CellMark::watch);
    case AgreedState::discuss:
      return word_cell(key_of(state), words_of(msg::report_state_discuss, lang), CellMark::over);
    case AgreedState::none:
      break;
  }
  return word_cell("none", "");
}

TableRow project_row(const AdvisorProject& project, bool deadlines, int decimals, Lang lang) {
  const AgreedProject& agreed = project.agreed;
  TableRow row;
  row.cells.push_back(project_cell(project_words(agreed.project ? agreed.name : "", lang), agreed.kind));
  row.cells.push_back(agreed.project ? type_cell(project, lang) : word_cell(key_of(Kind::unassigned), ""));
  row.cells.push_back(project.funder.empty() ? word_cell("", "") : text_cell(project.funder));
  row.cells.push_back(role_cell(project.role, lang));
  if (deadlines) { row.cells.push_back(project.deadline ? short_day_cell(project.deadline) : blank_cell()); }
  row.cells.push_back(share_cell(agreed.agreed_share, decimals));
  row.cells.push_back(share_cell(agreed.share_of_total));
  row.cells.push_back(hours_cell(agreed.actual));
  row.cells.push_back(hours_cell(agreed.expected));
  row.cells.push_back(state_cell(agreed.state, lang));
  row.cells.push_back(points_cell(agreed.gap_points));
  Cell load = number_cell(agreed.load);
  load.strong = agreed.load.value_or(0) >= kHeavy;
  row.cells.push_back(std::move(load));
  return row;
}

TableRow total_row(const AdvisorValues& values, bool deadlines, int decimals, Lang lang) {
  std::optional<double> agreed;
  for (const AdvisorProject& project : values.projects) {
    if (project.agreed.agreed_share) { agreed = agreed.value_or(0) + *project.agreed.agreed_share; }
  }
  std::optional<Seconds> expected;
  if (agreed) { expected = values.expected; }
  std::optional<double> load;
  if (expected && *expected > Seconds{0}) {
    load = static_cast<double>(values.total.count()) / static_cast<double>(expected->count());
  }
  constexpr double kHair = 1e-9;
  const bool over = values.agreed.agreed_sum > 1 + kHair;
  TableRow row;
  row.cells = {text_cell(words_of(msg::report_total, lang)), blank_cell(), blank_cell(), blank_cell()};
  if (deadlines) { row.cells.push_back(blank_cell()); }
  row.cells.push_back(share_cell(agreed, decimals));
  row.cells.push_back(share_cell(values.total > Seconds{0} ? std::optional(1.0) : std::nullopt));
  row.cells.push_back(hours_cell(values.total));
  row.cells.push_back(hours_cell(expected));
  row.cells.push_back(over ? word_cell("over_100", words_of(msg::report_sum_over, lang), CellMark::watch)
                           : blank_cell());
  row.cells.push_back(blank_cell());
  row.cells.push_back(number_cell(load));
  return row;
}

}  // namespace

Table advisor_table(const AdvisorValues& values, Lang lang) {
  const bool deadlines = std::any_of(values.projects.begin(), values.projects.end(),
                                     [](const AdvisorProject& project) { return project.deadline.has_value(); });
  const int decimals = share_decimals(values);
  Table table;
  table.gather = true;
  table.columns = {left("project", msg::report_project, lang), muted(left("type", msg::report_type, lang)),
                   muted(left("sponsor", msg::report_sponsor, lang), Place::joined),
                   muted(left("role", msg::report_role, lang), Place::joined)};
  if (deadlines) { table.columns.push_back(muted(left("deadline", msg::report_deadline, lang), Place::joined)); }
  table.columns.push_back(summed("agreed_share", msg::report_col_agreed, lang));
  table.columns.push_back(summed("actual_share", msg::report_col_actual, lang));
  table.columns.push_back(summed("actual_s", msg::report_col_hours, lang));
  table.columns.push_back(summed("expected_s", msg::report_col_expected, lang, Place::behind));
  table.columns.push_back(right("state", msg::report_col_state, lang, Place::before));
  table.columns.push_back(right("gap_points", msg::report_col_gap, lang));
  table.columns.push_back(right("load", msg::report_col_load, lang));
  for (const AdvisorProject& project : values.projects) {
    table.rows.push_back(project_row(project, deadlines, decimals, lang));
  }
  table.total = total_row(values, deadlines, decimals, lang);
  return table;
}

FigureBlock advisor_weekly(const AdvisorValues& values, Lang lang) {
  FigureBlock block;
  block.title = words_of(msg::report_weekly, lang);
  block.height = 12.5F;
  block.least = 9.5F;
  const auto weeks = std::make_shared<const std::vector<KindWeek>>(values.weeks);
  const Day from = values.days.first;
  block.draw = [weeks, from](const FigureStyle& style) { return weekly_bars(*weeks, from, style); };
  block.legend = [weeks](const FigureStyle& style) { return weekly_legend(*weeks, style); };
  block.data.columns = {left("week", msg::report_week, lang), left("from", msg::report_from, lang)};
  std::vector<std::size_t> kinds;  // those that occur
  for (std::size_t kind = 0; kind < kKindCount; ++kind) {
    const auto has = [kind](const KindWeek& week) { return week.by_kind.at(kind) > Seconds{0}; };
    if (std::none_of(values.weeks.begin(), values.weeks.end(), has)) { continue; }
    kinds.push_back(kind);
    Column column = right(std::string(key_of(static_cast<Kind>(kind))) + "_s", msg::report_col_hours, lang);
    column.title = name_of(static_cast<Kind>(kind), lang);
    block.data.columns.push_back(std::move(column));
  }
  block.data.columns.push_back(right("total_s", msg::report_total, lang));
  block.data.columns.push_back(right("standard_s", msg::report_standard_hours, lang));
  for (const KindWeek& week : values.weeks) {
    TableRow row{{text_cell(week.label), day_cell(week.days.first)}};
    for (const std::size_t kind : kinds) { row.cells.push_back(hours_cell(week.by_kind.at(kind))); }
    row.cells.push_back(hours_cell(week.total));
    row.cells.push_back(hours_cell(week.standard));
    block.data.rows.push_back(std::move(row));
  }
  return block;
}

FigureBlock advisor_shares(const AdvisorValues& values, Lang lang) {
  FigureBlock block;
  block.title = words_of(msg::report_shares, lang);
  block.height = 10.5F;
  block.least = 7.0F;
  const auto agreed = std::make_shared<const Agreed>(values.agreed);
  block.draw = [agreed](const FigureStyle& style) { return dumbbell(*agreed, style); };
  block.legend = [](const FigureStyle& style) { return dumbbell_legend(style); };
  block.data.columns = {left("project", msg::report_project, lang), right("agreed_share", msg::report_col_agreed, lang),
                        right("actual_share", msg::report_col_actual, lang)};
  for (const AdvisorProject& project : values.projects) {
    const AgreedProject& row = project.agreed;
    block.data.rows.push_back({{project_cell(project_words(row.project ? row.name : "", lang), row.kind),
                                share_cell(row.agreed_share), share_cell(row.share_of_total)}});
  }
  return block;
}

Table advisor_activities(const std::vector<ActivitySums>& activities, Seconds total, Lang lang) {
  Table table;
  table.gather = true;
  table.columns = {left("activity", msg::report_activity, lang), summed("actual_s", msg::report_col_hours, lang),
                   summed("share", msg::report_share, lang)};
  for (const ActivitySums& sums : activities) {
    const std::string name = sums.activity.empty() ? words_of(msg::report_no_activity, lang) : sums.activity;
    table.rows.push_back({{text_cell(name), hours_cell(sums.total), share_cell(sums.share)}});
  }
  table.total = TableRow{{text_cell(words_of(msg::report_total, lang)), hours_cell(total),
                          share_cell(total > Seconds{0} ? std::optional(1.0) : std::nullopt)}};
  return table;
}

ListBlock advisor_list(Section which, const std::vector<std::string>& items, Lang lang) {
  ListBlock list;
  list.title = name_of(which, lang);
  list.items = items;
  list.numbered = which == Section::decisions;
  list.pen_rows = 3;
  return list;
}

Table advisor_actions(const std::vector<AdvisorAction>& actions, Lang lang) {
  Table table;
  table.gather = true;
  table.columns = {left("what", msg::report_actions, lang), left("who", msg::report_who, lang),
                   left("by", msg::report_by, lang), left("initials", msg::report_initials, lang)};
  table.columns[1].least = 9.0F;
  table.columns[2].least = 5.0F;
  table.columns[3].least = 5.0F;
  table.columns.back().pen = true;
  for (const AdvisorAction& action : actions) {
    table.rows.push_back({{text_cell(action.what), action.who.empty() ? blank_cell() : text_cell(action.who),
                           action.by ? short_day_cell(action.by) : blank_cell(), blank_cell()}});
  }
  table.pen_rows = actions.empty() ? 2 : 1;
  return table;
}

}  // namespace labclock::reports
