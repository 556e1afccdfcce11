#pragma once
// Rest: the last nights, days without a day off, who or what took the off-hours, the alerts with what was answered, and
// the benchmarks.
//
// What it is: the page and the view. What it is not: a judgement; a benchmark names its source and tells how its
// number came about.

#include <optional>
#include <vector>

#include "gui/commands.hpp"
#include "gui/parts.hpp"
#include "gui/snapshot.hpp"
#include "gui/ui.hpp"
#include "reports/benchmarks.hpp"
#include "reports/figures.hpp"
#include "reports/off_hours.hpp"

namespace labclock::gui {

/// The open form of a crunch.
struct CrunchForm {
  bool open = false;
  bool focus = false;
  DateFieldState from, to;
  std::string reason;
  std::optional<Error> error;
};

struct RestUi {
  int days = 14;                ///< how many days back: 14, 28, 91
  int kind = 0;                 ///< filter of the alerts: 0 all, else the kinds in the order of the list
  int answer = 0;               ///< 0 all, 1 stopped, 2 more minutes, 3 kept going, 4 answered, 5 not answered, 6 held
  int reason = 0;               ///< 0 all, else AlertReason
  bool all_alerts = false;      ///< more than the first few
  bool all_benchmarks = false;  ///< those that are switched off, too
  CrunchForm crunch;
  std::optional<BenchmarkId> open;  ///< the one whose explanation is shown
};

struct RestBenchmark {
  reports::Benchmark benchmark;
  bool on = true;
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
  std::vector<RestBenchmark> benchmarks;  ///< over `days`; those that are on first
  std::vector<Payback> paybacks;          ///< of the declared crunches, the latest first
  reports::OffHours off_hours;            ///< of `days`
};

[[nodiscard]] Result<RestPage> read_rest(Reader& reader, const RestUi& ui);
void view_rest(Ui& ui, const Snapshot& base, const RestPage& page, RestUi& state, Commands& commands);

}  // namespace labclock::gui
