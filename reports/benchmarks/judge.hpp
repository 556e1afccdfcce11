#pragma once
// From numbers to a benchmark with its state.
//
// What it is: the comparison with a limit, in whole numbers, and the choice of the worst of several days or weeks.
// What it is not: where the numbers come from.

#include <cstdint>

#include "reports/benchmarks.hpp"
#include "reports/benchmarks/gather.hpp"

namespace labclock::reports::bench {

/// What every look takes.
struct Look {
  Books& books;
  const BenchmarkDays& days;
  const Gather& gather;
  const BenchmarkChoice& choice;
};

/// A value that need not be whole: seconds over weeks, hours over hours.
struct Ratio {
  std::int64_t top = 0;
  std::int64_t bottom = 1;
};

/// Whether a limit is passed, and whether by more than a tenth of it.
[[nodiscard]] bool passes(const BenchmarkInfo& info, Ratio value, std::int64_t limit);
[[nodiscard]] bool passes_far(const BenchmarkInfo& info, Ratio value, std::int64_t limit);

/// Puts value, limit, coverage and state. `enough` false is too little data: then only a passed limit is told, and
/// the value with it.
void judge(Benchmark& benchmark, Ratio value, std::optional<std::int64_t> limit, bool enough = true);

/// One day, week, night or duty among those that are compared.
struct Candidate {
  std::int64_t value = 0;
  std::optional<std::int64_t> limit;
  DayRange of;
  std::optional<Piece> piece;
  Seconds hours{0};
};

/// The worst of some candidates: the one that is furthest beyond its limit, or nearest to it; of equals the latest.
class Worst {
 public:
  Worst(Look& look, BenchmarkId id);
  /// One that lies before the source held, or has no limit where others have one, is left out.
  void add(const Candidate& candidate);
  [[nodiscard]] Benchmark told() const;

 private:
  [[nodiscard]] bool worse(const Candidate& a, const Candidate& b) const;
  const BenchmarkInfo* info_;
  Benchmark benchmark_;
  std::optional<Candidate> worst_;
};

/// A benchmark over a window of its own: its days, its coverage.
[[nodiscard]] Benchmark over_window(Look& look, BenchmarkId id, DayRange window, int needed_days);

// The looks, one for each id.
[[nodiscard]] Benchmark look_at_average48(Look& look);
[[nodiscard]] Benchmark look_at_week(Look& look, BenchmarkId id);  ///< kr.lsa.week52, own.week, own.off_hours_week
[[nodiscard]] Benchmark look_at_day(Look& look, BenchmarkId id);   ///< kr.lsa.day8, own.day
[[nodiscard]] Benchmark look_at_overwork(Look& look, BenchmarkId id, int weeks);
[[nodiscard]] Benchmark look_at_surge(Look& look);
[[nodiscard]] Benchmark look_at_long_weeks(Look& look);
[[nodiscard]] Benchmark look_at_daily_rest(Look& look, BenchmarkId id);
[[nodiscard]] Benchmark look_at_weekly_rest(Look& look);
[[nodiscard]] Benchmark look_at_weekly_holiday(Look& look);
[[nodiscard]] Benchmark look_at_nights(Look& look);      ///< sleep.opportunity
[[nodiscard]] Benchmark look_at_evenings(Look& look);    ///< recovery.detach
[[nodiscard]] Benchmark look_at_runs(Look& look);        ///< recovery.consecutive
[[nodiscard]] Benchmark look_at_stretches(Look& look);   ///< eu.wtd.break6
[[nodiscard]] Benchmark look_at_breaks(Look& look);      ///< kr.lsa.break
[[nodiscard]] Benchmark look_at_night_days(Look& look);  ///< eu.wtd.night
[[nodiscard]] Benchmark look_at_night_work(Look& look);  ///< kr.lsa.night

}  // namespace labclock::reports::bench
