#include "reports/benchmarks.hpp"

#include "reports/benchmarks/judge.hpp"

namespace labclock::reports {
namespace {

using namespace bench;

Benchmark look_at(Look& look, BenchmarkId id) {
  constexpr int kTwelveWeeks = 12;
  constexpr int kFourWeeks = 4;
  switch (id) {
    case BenchmarkId::eu_avg48:
      return look_at_average48(look);
    case BenchmarkId::eu_daily_rest11:
    case BenchmarkId::kr_rest11:
      return look_at_daily_rest(look, id);
    case BenchmarkId::eu_weekly_rest:
      return look_at_weekly_rest(look);
    case BenchmarkId::eu_break6:
      return look_at_stretches(look);
    case BenchmarkId::eu_night:
      return look_at_night_days(look);
    case BenchmarkId::kr_week52:
    case BenchmarkId::own_week:
    case BenchmarkId::own_off_hours_week:
      return look_at_week(look, id);
    case BenchmarkId::kr_day8:
    case BenchmarkId::own_day:
      return look_at_day(look, id);
    case BenchmarkId::kr_break:
      return look_at_breaks(look);
    case BenchmarkId::kr_night:
      return look_at_night_work(look);
    case BenchmarkId::kr_weekly_holiday:
      return look_at_weekly_holiday(look);
    case BenchmarkId::kr_avg12:
      return look_at_overwork(look, id, kTwelveWeeks);
    case BenchmarkId::kr_avg4:
      return look_at_overwork(look, id, kFourWeeks);
    case BenchmarkId::kr_surge:
      return look_at_surge(look);
    case BenchmarkId::who_long55:
      return look_at_long_weeks(look);
    case BenchmarkId::sleep_opportunity:
      return look_at_nights(look);
    case BenchmarkId::recovery_detach:
      return look_at_evenings(look);
    case BenchmarkId::recovery_consecutive:
      break;
  }
  return look_at_runs(look);
}

}  // namespace

std::string_view key_of(BenchmarkState state) {
  switch (state) {
    case BenchmarkState::ok:
      return "ok";
    case BenchmarkState::watch:
      return "watch";
    case BenchmarkState::over:
      return "over";
    case BenchmarkState::insufficient:
      break;
  }
  return "insufficient";
}

Result<std::vector<Benchmark>> benchmarks_of(Books& books, DayRange days, const BenchmarkChoice& choice,
                                             const std::vector<BenchmarkId>& ids) {
  const auto found = bench::BenchmarkDays::find(books, days);
  if (!found) { return found.error(); }
  const auto gather = bench::Gather::read(books, *found);
  if (!gather) { return gather.error(); }
  bench::Look look{books, *found, *gather, choice};
  std::vector<Benchmark> told;
  told.reserve(ids.size());
  for (const BenchmarkId id : ids) { told.push_back(look_at(look, id)); }
  return told;
}

Result<std::vector<Benchmark>> benchmarks_of(Books& books, DayRange days, const BenchmarkChoice& choice) {
  const std::string& region = books.almanac.rules().region.on(books.today());
  std::vector<BenchmarkId> ids;
  for (const BenchmarkInfo& info : benchmarks()) {
    if (choice.on(info.id, region)) { ids.push_back(info.id); }
  }
  return benchmarks_of(books, days, choice, ids);
}

}  // namespace labclock::reports
