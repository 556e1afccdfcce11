#include "reports/benchmarks/judge.hpp"

#include <cmath>

namespace labclock::reports::bench {
namespace {

constexpr std::int64_t kThousandths = 1000;

/// Limits of shares are thousandths.
std::int64_t scale_of(const BenchmarkInfo& info) {
  return info.unit == BenchmarkUnit::share ? kThousandths : 1;
}

double number_of(const BenchmarkInfo& info, Ratio value) {
  const double number = static_cast<double>(value.top) / static_cast<double>(value.bottom);
  return info.unit == BenchmarkUnit::share ? number : std::round(number);
}

}  // namespace

bool passes(const BenchmarkInfo& info, Ratio value, std::int64_t limit) {
  const std::int64_t mine = value.top * scale_of(info);
  const std::int64_t bound = limit * value.bottom;
  switch (info.passes) {
    case BenchmarkPasses::above:
      return mine > bound;
    case BenchmarkPasses::from:
      return mine >= bound;
    case BenchmarkPasses::below:
      break;
  }
  return mine < bound;
}

bool passes_far(const BenchmarkInfo& info, Ratio value, std::int64_t limit) {
  const std::int64_t mine = value.top * scale_of(info) * 10;
  const std::int64_t bound = limit * value.bottom;
  return info.passes == BenchmarkPasses::below ? mine < bound * 9 : mine > bound * 11;
}

void judge(Benchmark& benchmark, Ratio value, std::optional<std::int64_t> limit, bool enough) {
  const BenchmarkInfo& info = info_of(benchmark.id);
  benchmark.limit.reset();
  if (limit) { benchmark.limit = static_cast<double>(*limit) / static_cast<double>(scale_of(info)); }
  const bool passed = limit && passes(info, value, *limit);
  if (!enough && !passed) { return; }
  benchmark.value = number_of(info, value);
  if (passed) {
    benchmark.state = passes_far(info, value, *limit) ? BenchmarkState::over : BenchmarkState::watch;
    return;
  }
  constexpr double kEnoughCoverage = 0.8;
  const bool thin = info.average && benchmark.coverage && *benchmark.coverage < kEnoughCoverage;
  benchmark.state = thin ? BenchmarkState::insufficient : BenchmarkState::ok;
}

Benchmark over_window(Look& look, BenchmarkId id, DayRange window, int needed_days) {
  Benchmark benchmark;
  const BenchmarkInfo& info = info_of(id);
  benchmark.id = id;
  benchmark.facts.window = window;
  benchmark.facts.needed_days = needed_days;
  const DayRange known = look.days.known_of({std::max(window.first, info.from), window.last});
  benchmark.facts.known_days = known.count();
  benchmark.coverage = look.gather.coverage(look.books, window);
  if (info.limit) { benchmark.limit = static_cast<double>(*info.limit) / static_cast<double>(scale_of(info)); }
  return benchmark;
}

Worst::Worst(Look& look, BenchmarkId id) : info_(&info_of(id)), benchmark_(over_window(look, id, look.days.past, 0)) {}

void Worst::add(const Candidate& candidate) {
  if (candidate.of.first < info_->from) { return; }
  ++benchmark_.facts.count;
  if (candidate.limit && passes(*info_, {candidate.value, 1}, *candidate.limit)) { ++benchmark_.facts.passed; }
  if (!worst_ || !worse(*worst_, candidate)) { worst_ = candidate; }
}

bool Worst::worse(const Candidate& a, const Candidate& b) const {
  // A limit of the person's own may hold on some of the days alone: those come first.
  if (a.limit.has_value() != b.limit.has_value()) { return a.limit.has_value(); }
  const std::int64_t mine = a.value * b.limit.value_or(1);
  const std::int64_t other = b.value * a.limit.value_or(1);
  return info_->passes == BenchmarkPasses::below ? mine < other : mine > other;
}

Benchmark Worst::told() const {
  Benchmark benchmark = benchmark_;
  if (!worst_) { return benchmark; }
  benchmark.facts.of = worst_->of;
  benchmark.facts.hours = worst_->hours;
  if (worst_->piece) {
    benchmark.facts.span = worst_->piece->span;
    benchmark.facts.zone = worst_->piece->zone;
  }
  judge(benchmark, {worst_->value, 1}, worst_->limit);
  return benchmark;
}

}  // namespace labclock::reports::bench
