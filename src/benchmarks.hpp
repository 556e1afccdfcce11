#pragma once
// The named benchmarks: which there are, from what they come, and which are looked at where (docs/rules.md 5).
//
// What it is: the catalogue. Each has one id, one limit and one unit; a source with several numbers has several ids.
// What it is not: a computation (reports/benchmarks.hpp) or a sentence (reports/benchmark_text.hpp), and no legal
// advice: a benchmark is a number with a source.

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "src/rules.hpp"
#include "src/time.hpp"

namespace labclock {

enum class BenchmarkId : unsigned char {
  eu_avg48,
  eu_daily_rest11,
  eu_weekly_rest,
  eu_break6,
  eu_night,
  kr_week52,
  kr_day8,
  kr_break,
  kr_night,
  kr_weekly_holiday,
  kr_rest11,
  kr_avg12,
  kr_avg4,
  kr_surge,
  who_long55,
  sleep_opportunity,
  recovery_detach,
  recovery_consecutive,
  own_week,
  own_day,
  own_off_hours_week
};
inline constexpr std::size_t kBenchmarkCount = 21;

/// What a value and its limit are counted in: seconds, days, or a fraction (1.3 is 130 %).
enum class BenchmarkUnit : unsigned char { seconds, days, share };

/// What passes a limit: more than it, as much as it, or less than it.
enum class BenchmarkPasses : unsigned char { above, from, below };

struct BenchmarkInfo {
  BenchmarkId id{};
  std::string_view key;      ///< "eu.wtd.avg48"
  std::string_view setting;  ///< "benchmark.eu.wtd.avg48"
  BenchmarkUnit unit = BenchmarkUnit::seconds;
  BenchmarkPasses passes = BenchmarkPasses::above;
  /// In `unit`, shares in thousandths. None: the source sets no limit, or the person does (own.*).
  std::optional<std::int64_t> limit;
  bool average = false;   ///< too little recorded (coverage under 80 %) makes it insufficient
  bool verified = false;  ///< the source's own text was read; else the screen says that it was not
  Day from = kEver;       ///< since when the source holds: days before it are not looked at
};

/// All, in the order in which they are shown.
[[nodiscard]] std::span<const BenchmarkInfo, kBenchmarkCount> benchmarks();
[[nodiscard]] const BenchmarkInfo& info_of(BenchmarkId id);
/// By its key ("kr.lsa.week52"); null for an unknown one.
[[nodiscard]] const BenchmarkInfo* find_benchmark(std::string_view key);

/// Whether a region's set has it. The person's own limits are in none: they are looked at once they are set.
[[nodiscard]] bool in_set_of(BenchmarkId id, std::string_view region);

/// What the person chose: the switches `benchmark.ID`, and limits of their own. A limit counts from the day from
/// which it was set; the defaults of `week_limit` and `day_limit` are nobody's own.
struct BenchmarkChoice {
  std::array<std::optional<bool>, kBenchmarkCount> switched{};
  History<Seconds> own_week{{{kEver, Seconds{0}}}};  ///< zero = none
  History<Seconds> own_day{{{kEver, Seconds{0}}}};
  Seconds own_off_hours{0};

  /// Whether a benchmark is looked at without a switch: by region, and for own limits by being set.
  [[nodiscard]] bool by_default(BenchmarkId id, std::string_view region) const;
  [[nodiscard]] bool on(BenchmarkId id, std::string_view region) const;
};

/// The shortest pause that ends a stretch of work in a region (eu.wtd.break6): 20 min, and 15 min in Germany, where
/// a break may be taken in pieces of that length.
[[nodiscard]] Seconds shortest_break(std::string_view region);
/// True where the reference period of eu.wtd.avg48 is 17 weeks and not four months (United Kingdom).
[[nodiscard]] bool averages_over_17_weeks(std::string_view region);

}  // namespace labclock
