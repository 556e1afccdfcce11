#pragma once
// The week at a glance: the numbers, the rhythm, hours per day, split against what was agreed, twelve weeks.
//
// What it is: the page (read between frames) and the view (draws it). What it is not: sums or layout of figures;
// those are reports'.

#include <vector>

#include "gui/commands.hpp"
#include "gui/snapshot.hpp"
#include "gui/ui.hpp"
#include "reports/figures.hpp"

namespace labclock::gui {

struct WeekUi {
  std::optional<Day> asked;  ///< a day of the week shown; none = the week of today
  std::string typed;         ///< in the date field
  bool bad = false;
  bool picking = false;  ///< the month grid is open
};

struct WeekPage {
  reports::Week week;
  reports::Agreed agreed;
  std::vector<reports::DayBlocks> blocks;
  std::vector<reports::TrendWeek> trend;
  Seconds week_limit{0};
  Seconds off_hours_limit{0};
};

[[nodiscard]] Result<WeekPage> read_week(Reader& reader, const WeekUi& ui);
void view_week(Ui& ui, const Snapshot& base, const WeekPage& page, WeekUi& state, Commands& commands);
/// The week as lines a person could paste into a mail.
[[nodiscard]] std::string week_as_text(const WeekPage& page, Lang lang);

}  // namespace labclock::gui
