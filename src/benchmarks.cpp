#include "src/benchmarks.hpp"

#include <algorithm>

namespace labclock {
namespace {

using Name = BenchmarkId;
using Unit = BenchmarkUnit;
using Passes = BenchmarkPasses;

constexpr std::int64_t kHour = 3600;

// From when on a source holds. The texts themselves are named in src/text/bench.inc.
constexpr Day kDirective = day_of(2004, 8, 2);       // Directive 2003/88/EC in force
constexpr Day kFiftyTwo = day_of(2018, 7, 1);        // a week of seven days with its holidays, Act 15513
constexpr Day kOverworkNotice = day_of(2018, 1, 1);  // notice 2017-117 with night work at 1.3
constexpr Day kElevenHours = day_of(2021, 4, 6);     // eleven hours between two days of work, Act 17862

constexpr BenchmarkInfo make(Name id, std::string_view setting, Unit unit, Passes passes,
                             std::optional<std::int64_t> limit, bool average, bool verified, Day from = kEver) {
  constexpr std::string_view kPrefix = "benchmark.";
  return {id, setting.substr(kPrefix.size()), setting, unit, passes, limit, average, verified, from};
}

constexpr std::array<BenchmarkInfo, kBenchmarkCount> kAll{
    make(Name::eu_avg48, "benchmark.eu.wtd.avg48", Unit::seconds, Passes::above, 48 * kHour, true, false, kDirective),
    make(Name::eu_daily_rest11, "benchmark.eu.wtd.daily_rest11", Unit::seconds, Passes::below, 11 * kHour, false, false,
         kDirective),
    make(Name::eu_weekly_rest, "benchmark.eu.wtd.weekly_rest", Unit::seconds, Passes::below, 35 * kHour, false, false,
         kDirective),
    make(Name::eu_break6, "benchmark.eu.wtd.break6", Unit::seconds, Passes::above, 6 * kHour, false, false, kDirective),
    make(Name::eu_night, "benchmark.eu.wtd.night", Unit::days, Passes::above, 2, false, false, kDirective),
    make(Name::kr_week52, "benchmark.kr.lsa.week52", Unit::seconds, Passes::above, 52 * kHour, false, true, kFiftyTwo),
    make(Name::kr_day8, "benchmark.kr.lsa.day8", Unit::seconds, Passes::above, 8 * kHour, false, true),
    make(Name::kr_break, "benchmark.kr.lsa.break", Unit::seconds, Passes::below, kHour / 2, false, true),
    make(Name::kr_night, "benchmark.kr.lsa.night", Unit::seconds, Passes::above, std::nullopt, false, true),
    make(Name::kr_weekly_holiday, "benchmark.kr.lsa.weekly_holiday", Unit::days, Passes::below, 4, true, true),
    make(Name::kr_rest11, "benchmark.kr.lsa.rest11", Unit::seconds, Passes::below, 11 * kHour, false, true,
         kElevenHours),
    make(Name::kr_avg12, "benchmark.kr.overwork.avg12", Unit::seconds, Passes::above, 60 * kHour, true, false,
         kOverworkNotice),
    make(Name::kr_avg4, "benchmark.kr.overwork.avg4", Unit::seconds, Passes::above, 64 * kHour, true, false,
         kOverworkNotice),
    make(Name::kr_surge, "benchmark.kr.overwork.surge", Unit::share, Passes::from, 1300, true, false, kOverworkNotice),
    make(Name::who_long55, "benchmark.who.ilo.long55", Unit::seconds, Passes::from, 55 * kHour, true, true),
    make(Name::sleep_opportunity, "benchmark.sleep.opportunity", Unit::seconds, Passes::below, 11 * kHour, false, true),
    make(Name::recovery_detach, "benchmark.recovery.detach", Unit::days, Passes::above, std::nullopt, false, true),
    make(Name::recovery_consecutive, "benchmark.recovery.consecutive", Unit::days, Passes::above, 12, false, true),
    make(Name::own_week, "benchmark.own.week", Unit::seconds, Passes::above, std::nullopt, false, true),
    make(Name::own_day, "benchmark.own.day", Unit::seconds, Passes::above, std::nullopt, false, true),
    make(Name::own_off_hours_week, "benchmark.own.off_hours_week", Unit::seconds, Passes::above, std::nullopt, false,
         true)};

static_assert(std::ranges::all_of(kAll,
                                  [](const BenchmarkInfo& info) {
                                    return &info - kAll.data() == static_cast<std::ptrdiff_t>(info.id);
                                  }),
              "a benchmark stands at its own place");

bool is_country(std::string_view region, std::string_view country) {
  return region.substr(0, 2) == country;
}

bool sets_a_limit(const History<Seconds>& limit) {
  return std::ranges::any_of(limit.entries, [](const auto& entry) { return entry.value > Seconds{0}; });
}

}  // namespace

std::span<const BenchmarkInfo, kBenchmarkCount> benchmarks() {
  return kAll;
}

const BenchmarkInfo& info_of(BenchmarkId id) {
  return kAll.at(static_cast<std::size_t>(id));
}

const BenchmarkInfo* find_benchmark(std::string_view key) {
  const auto* const found = std::ranges::find(kAll, key, &BenchmarkInfo::key);
  return found == kAll.end() ? nullptr : found;
}

bool in_set_of(BenchmarkId id, std::string_view region) {
  switch (id) {
    case Name::eu_daily_rest11:
    case Name::eu_weekly_rest:
    case Name::who_long55:
    case Name::sleep_opportunity:
    case Name::recovery_detach:
    case Name::recovery_consecutive:
      return true;
    case Name::eu_avg48:
    case Name::eu_break6:
    case Name::eu_night:
      return is_country(region, "DE") || is_country(region, "FR") || is_country(region, "GB");
    case Name::kr_week52:
    case Name::kr_day8:
    case Name::kr_break:
    case Name::kr_night:
    case Name::kr_weekly_holiday:
    case Name::kr_rest11:
    case Name::kr_avg12:
    case Name::kr_avg4:
    case Name::kr_surge:
      return is_country(region, "KR");
    case Name::own_week:
    case Name::own_day:
    case Name::own_off_hours_week:
      break;
  }
  return false;
}

bool BenchmarkChoice::by_default(BenchmarkId id, std::string_view region) const {
  switch (id) {
    case Name::own_week:
      return sets_a_limit(own_week);
    case Name::own_day:
      return sets_a_limit(own_day);
    case Name::own_off_hours_week:
      return own_off_hours > Seconds{0};
    default:
      return in_set_of(id, region);
  }
}

bool BenchmarkChoice::on(BenchmarkId id, std::string_view region) const {
  return switched.at(static_cast<std::size_t>(id)).value_or(by_default(id, region));
}

Seconds shortest_break(std::string_view region) {
  return is_country(region, "DE") ? Minutes{15} : Minutes{20};
}

bool averages_over_17_weeks(std::string_view region) {
  return is_country(region, "GB");
}

}  // namespace labclock
