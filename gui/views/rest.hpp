#pragma once
// Rest: the last nights, days without a day off, and the off-hours alerts with what was answered.
//
// What it is: the page and the view. What it is not: a judgement; benchmarks name their source and are told on
// their own.

#include <vector>

#include "gui/commands.hpp"
#include "gui/snapshot.hpp"
#include "gui/ui.hpp"
#include "reports/figures.hpp"

namespace labclock::gui {

struct RestUi {
  int days = 14;   ///< how many days back: 14, 28, 91
  int answer = 0;  ///< filter of the alerts: 0 all, 1 stopped, 2 more minutes, 3 kept going, 4 not answered
  int reason = 0;  ///< 0 all, else AlertReason
};

struct RestPage {
  DayRange days{};
  std::vector<reports::NightRow> nights;   ///< of the last 14 days at most
  std::vector<reports::WorkedDay> worked;  ///< the same days
  reports::Rest rest;                      ///< of `days`
  int longest_run_4_weeks = 0;
  std::optional<Day> run_since;        ///< the day off before the run that goes on
  std::vector<storage::Alert> alerts;  ///< of `days`, newest first
  Seconds benchmark{0};
};

[[nodiscard]] Result<RestPage> read_rest(Reader& reader, const RestUi& ui);
void view_rest(Ui& ui, const Snapshot& base, const RestPage& page, RestUi& state, Commands& commands);

}  // namespace labclock::gui
