#pragma once
// The named benchmarks over a range: for each one value beside one limit, and how the value came about
// (docs/rules.md 5; the catalogue is src/benchmarks.hpp).
//
// What it is: numbers and states. What it is not: sentences (reports/benchmark_text.hpp) or a finding of law: a state
// says whether a named limit was passed, nothing else. Nothing is guessed about sleep or mood.
//
// Strategy: one pass over the sessions of the longest window gathers sums per day and per night, gaps, duties and
// stretches (reports/benchmarks/gather.hpp); each id is then a look at these. So ten years cost one read.

#include <optional>
#include <string_view>
#include <vector>

#include "reports/books.hpp"
#include "src/benchmarks.hpp"

namespace labclock::reports {

/// `over`: the limit is passed by more than a tenth of it; `watch`: by less; `insufficient`: too little is recorded to
/// tell. A benchmark without a limit is `ok` and only tells its value.
enum class BenchmarkState : unsigned char { ok, watch, over, insufficient };
[[nodiscard]] std::string_view key_of(BenchmarkState state);

/// How a value came about. What does not belong to a benchmark is left empty or zero.
struct BenchmarkFacts {
  DayRange window{day_of(1970, 1, 2), day_of(1970, 1, 1)};  ///< the days looked at
  DayRange of{day_of(1970, 1, 2), day_of(1970, 1, 1)};      ///< the day, week, night's date or run that the value is of
  std::optional<Span> span;                                 ///< the gap or the stretch of work itself
  const Zone* zone = nullptr;                               ///< on whose clock `span` is told
  Seconds hours{0};                   ///< worked in the window (averages) or on the day or in the week
  Seconds night{0};                   ///< of it on the night's clock
  Seconds before{0};                  ///< surge: the twelve weeks before, night work weighed
  Seconds recent{0};                  ///< surge: the last week, night work weighed
  Seconds leave_hours{0};             ///< worked on days of leave, which an average leaves out
  int known_days = 0;                 ///< of the window, from the first session's day on
  int needed_days = 0;                ///< how many the benchmark asks for
  int leave_days = 0;                 ///< days of leave, which an average leaves out
  int count = 0;                      ///< how many days, weeks, nights or duties were compared
  int passed = 0;                     ///< how many of them passed the limit
  std::optional<Seconds> worst_week;  ///< who.ilo.long55: the longest complete week of the window
};

struct Benchmark {
  BenchmarkId id{};
  std::optional<double> value;  ///< in the unit of the id; whole seconds and days; none where it cannot be told
  std::optional<double> limit;  ///< as it held on the day or in the week of the value; none where there is no limit
  BenchmarkState state = BenchmarkState::insufficient;
  std::optional<double> coverage;  ///< of the days looked at (docs/rules.md 1.8); none without a working day in them
  BenchmarkFacts facts;
};

/// The benchmarks that are on, in the order of the catalogue. Which set is looked at is asked by the region of today,
/// whatever the range, as `config list` tells it. Errors: those of the source and of a zone that cannot be found.
[[nodiscard]] Result<std::vector<Benchmark>> benchmarks_of(Books& books, DayRange days, const BenchmarkChoice& choice);
/// The same for some of them, whether on or not.
[[nodiscard]] Result<std::vector<Benchmark>> benchmarks_of(Books& books, DayRange days, const BenchmarkChoice& choice,
                                                           const std::vector<BenchmarkId>& ids);

}  // namespace labclock::reports
