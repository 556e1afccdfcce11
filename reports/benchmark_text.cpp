#include "reports/benchmark_text.hpp"

#include <array>
#include <cmath>

#include "src/format.hpp"
#include "src/msg/bench.hpp"

namespace labclock::reports {
namespace {

struct Words {
  Msg name, source, says;
};
constexpr std::array<Words, kBenchmarkCount> kWords{{
    {msg::bench_name_eu_avg48, msg::bench_source_eu_avg48, msg::bench_says_eu_avg48},
    {msg::bench_name_eu_daily_rest11, msg::bench_source_eu_daily_rest11, msg::bench_says_eu_daily_rest11},
    {msg::bench_name_eu_weekly_rest, msg::bench_source_eu_weekly_rest, msg::bench_says_eu_weekly_rest},
    {msg::bench_name_eu_break6, msg::bench_source_eu_break6, msg::bench_says_eu_break6},
    {msg::bench_name_eu_night, msg::bench_source_eu_night, msg::bench_says_eu_night},
    {msg::bench_name_kr_week52, msg::bench_source_kr_week52, msg::bench_says_kr_week52},
    {msg::bench_name_kr_day8, msg::bench_source_kr_day8, msg::bench_says_kr_day8},
    {msg::bench_name_kr_break, msg::bench_source_kr_break, msg::bench_says_kr_break},
    {msg::bench_name_kr_night, msg::bench_source_kr_night, msg::bench_says_kr_night},
    {msg::bench_name_kr_weekly_holiday, msg::bench_source_kr_weekly_holiday, msg::bench_says_kr_weekly_holiday},
    {msg::bench_name_kr_rest11, msg::bench_source_kr_rest11, msg::bench_says_kr_rest11},
    {msg::bench_name_kr_avg12, msg::bench_source_kr_avg12, msg::bench_says_kr_avg12},
    {msg::bench_name_kr_avg4, msg::bench_source_kr_avg4, msg::bench_says_kr_avg4},
    {msg::bench_name_kr_surge, msg::bench_source_kr_surge, msg::bench_says_kr_surge},
    {msg::bench_name_who_long55, msg::bench_source_who_long55, msg::bench_says_who_long55},
    {msg::bench_name_sleep_opportunity, msg::bench_source_sleep_opportunity, msg::bench_says_sleep_opportunity},
    {msg::bench_name_recovery_detach, msg::bench_source_recovery_detach, msg::bench_says_recovery_detach},
    {msg::bench_name_recovery_consecutive, msg::bench_source_recovery_consecutive,
     msg::bench_says_recovery_consecutive},
    {msg::bench_name_own_week, msg::bench_source_own_week, msg::bench_says_own_week},
    {msg::bench_name_own_day, msg::bench_source_own_day, msg::bench_says_own_day},
    {msg::bench_name_own_off_hours_week, msg::bench_source_own_off_hours_week, msg::bench_says_own_off_hours_week},
}};

const Words& words_of(BenchmarkId id) {
  return kWords.at(static_cast<std::size_t>(id));
}

Seconds seconds_of(double value) {
  return Seconds{std::llround(value)};
}

std::string number_words(BenchmarkUnit unit, double value, Lang lang) {
  switch (unit) {
    case BenchmarkUnit::seconds:
      return hours_minutes(seconds_of(value), lang);
    case BenchmarkUnit::days:
      return render({msg::bench_days, {{"count", std::to_string(std::llround(value))}}}, lang);
    case BenchmarkUnit::share:
      break;
  }
  return percent(value);
}

/// To the minute: seconds are never shown to a person.
std::string moment(Instant t, const Zone& zone) {
  return date_clock(date::floor<Minutes>(t), zone);
}

/// The lines of one benchmark.
class How {
 public:
  How(const Benchmark& benchmark, Lang lang) : benchmark_(benchmark), facts_(benchmark.facts), lang_(lang) {}

  [[nodiscard]] std::vector<std::string> lines() && {
    if (benchmark_.value) {
      tell_value();
      tell_distance();
      tell_passed();
    }
    tell_what_is_missing();
    tell_window();
    return std::move(lines_);
  }

 private:
  void say(const Phrase& phrase) { lines_.push_back(render(phrase, lang_)); }
  [[nodiscard]] std::string length(Seconds seconds) const { return hours_minutes(seconds, lang_); }
  [[nodiscard]] std::string days(DayRange days) const { return day_range(days, lang_); }
  [[nodiscard]] std::string value() const { return value_words(benchmark_, lang_); }
  [[nodiscard]] std::string from() const {
    return facts_.zone != nullptr ? moment(facts_.span->start, *facts_.zone) : "";
  }
  [[nodiscard]] std::string to() const { return facts_.zone != nullptr ? moment(facts_.span->end, *facts_.zone) : ""; }

  void tell_value() {
    switch (benchmark_.id) {
      case BenchmarkId::eu_avg48:
        return tell_average();
      case BenchmarkId::kr_avg12:
      case BenchmarkId::kr_avg4:
        say({msg::bench_how_weighed,
             {{"hours", length(facts_.hours)},
              {"night", length(facts_.night)},
              {"count", std::to_string(facts_.needed_days / 7)},
              {"value", value()}}});
        return;
      case BenchmarkId::kr_surge:
        say({msg::bench_how_surge,
             {{"recent", length(facts_.recent)},
              {"before", length(facts_.before)},
              {"week", length(facts_.before / 12)}}});
        return;
      case BenchmarkId::who_long55:
        say({msg::bench_how_weeks, {{"hours", length(facts_.hours)}, {"count", "4"}, {"value", value()}}});
        if (facts_.worst_week) { say({msg::bench_how_worst_week, {{"hours", length(*facts_.worst_week)}}}); }
        return;
      case BenchmarkId::kr_week52:
        return tell_week52();
      case BenchmarkId::own_week:
        say({msg::bench_how_week, {{"days", days(facts_.of)}, {"hours", length(facts_.hours)}}});
        return;
      case BenchmarkId::own_off_hours_week:
        say({msg::bench_how_week_off, {{"days", days(facts_.of)}, {"off", value()}, {"hours", length(facts_.hours)}}});
        return;
      case BenchmarkId::recovery_detach:
        say({msg::bench_how_week_days,
             {{"days", days(facts_.of)},
              {"count", std::to_string(std::llround(*benchmark_.value))},
              {"hours", length(facts_.hours)}}});
        return;
      case BenchmarkId::kr_day8:
      case BenchmarkId::own_day:
        say({msg::bench_how_day, {{"day", long_day(facts_.of.first, lang_)}, {"hours", length(facts_.hours)}}});
        return;
      case BenchmarkId::kr_break:
        say({msg::bench_how_break,
             {{"day", long_day(facts_.of.first, lang_)},
              {"hours", length(facts_.hours)},
              {"break", value()},
              {"need", length(seconds_of(benchmark_.limit.value_or(0)))}}});
        return;
      case BenchmarkId::kr_night:
        say({msg::bench_how_night, {{"day", long_day(facts_.of.first, lang_)}, {"hours", value()}}});
        say({msg::bench_how_night_sum, {{"hours", length(facts_.night)}}});
        return;
      case BenchmarkId::eu_night:
        say({msg::bench_how_night_days, {{"hours", length(facts_.night)}, {"count", std::to_string(facts_.count)}}});
        return;
      case BenchmarkId::kr_weekly_holiday:
        say({msg::bench_how_free_days, {{"count", std::to_string(facts_.count)}}});
        return;
      case BenchmarkId::recovery_consecutive:
        if (facts_.count > 0) {
          say({msg::bench_how_run, {{"days", days(facts_.of)}, {"count", std::to_string(facts_.count)}}});
        }
        return;
      case BenchmarkId::eu_break6:
        say({msg::bench_how_stretch, {{"from", from()}, {"to", to()}}});
        return;
      case BenchmarkId::eu_weekly_rest:
        if (facts_.span) {
          say({msg::bench_how_week_rest, {{"days", days(facts_.of)}, {"from", from()}, {"to", to()}}});
        }
        return;
      case BenchmarkId::eu_daily_rest11:
      case BenchmarkId::kr_rest11:
      case BenchmarkId::sleep_opportunity:
        say({msg::bench_how_gap, {{"from", from()}, {"to", to()}}});
        return;
    }
  }

  void tell_average() {
    const int counted = facts_.known_days - facts_.leave_days;
    say({msg::bench_how_average,
         {{"hours", length(facts_.hours)}, {"count", std::to_string(counted)}, {"value", value()}}});
    if (facts_.leave_days > 0) {
      say({msg::bench_how_leave,
           {{"count", std::to_string(facts_.leave_days)}, {"hours", length(facts_.leave_hours)}}});
    }
  }

  void tell_week52() {
    constexpr Seconds kForty{40 * 3600};
    if (facts_.hours <= kForty) {
      say({msg::bench_how_week, {{"days", days(facts_.of)}, {"hours", length(facts_.hours)}}});
    } else {
      say({msg::bench_how_week_overtime,
           {{"days", days(facts_.of)}, {"hours", length(facts_.hours)}, {"over", length(facts_.hours - kForty)}}});
    }
  }

  /// How far beyond the limit, where it was passed; in lengths of time alone.
  void tell_distance() {
    const bool passed = benchmark_.state == BenchmarkState::watch || benchmark_.state == BenchmarkState::over;
    if (!passed || !benchmark_.limit || info_of(benchmark_.id).unit != BenchmarkUnit::seconds) { return; }
    const Seconds limit = seconds_of(*benchmark_.limit);
    const Seconds mine = seconds_of(*benchmark_.value);
    if (mine < limit) {
      say({msg::bench_how_missing, {{"length", length(limit - mine)}, {"limit", length(limit)}}});
    } else if (mine > limit) {
      say({msg::bench_how_beyond, {{"length", length(mine - limit)}, {"limit", length(limit)}}});
    }
  }

  void tell_passed() {
    if (facts_.count == 0 || !benchmark_.limit) { return; }
    std::optional<Msg> words;
    switch (benchmark_.id) {
      case BenchmarkId::kr_week52:
      case BenchmarkId::own_week:
      case BenchmarkId::own_off_hours_week:
      case BenchmarkId::eu_weekly_rest:
        words = msg::bench_how_passed_weeks;
        break;
      case BenchmarkId::kr_day8:
      case BenchmarkId::own_day:
      case BenchmarkId::kr_break:
      case BenchmarkId::eu_break6:
      case BenchmarkId::eu_daily_rest11:
      case BenchmarkId::kr_rest11:
        words = msg::bench_how_passed_days;
        break;
      case BenchmarkId::sleep_opportunity:
        words = msg::bench_how_passed_nights;
        break;
      default:
        return;
    }
    say({*words, {{"passed", std::to_string(facts_.passed)}, {"count", std::to_string(facts_.count)}}});
  }

  void tell_what_is_missing() {
    if (benchmark_.state != BenchmarkState::insufficient) { return; }
    if (benchmark_.value) {
      say({msg::bench_how_thin, {{"share", percent(benchmark_.coverage.value_or(0))}}});
      return;
    }
    if (facts_.needed_days > facts_.known_days) {
      say({msg::bench_how_needs_days,
           {{"needed", std::to_string(facts_.needed_days)}, {"known", std::to_string(facts_.known_days)}}});
      return;
    }
    switch (benchmark_.id) {
      case BenchmarkId::kr_surge:
        return say(msg::bench_how_needs_before);
      case BenchmarkId::kr_week52:
      case BenchmarkId::own_week:
      case BenchmarkId::own_off_hours_week:
      case BenchmarkId::eu_weekly_rest:
      case BenchmarkId::recovery_detach:
        return say({msg::bench_how_needs_week, {{"days", range()}}});
      case BenchmarkId::kr_break:
        if (facts_.known_days > 0) { return say(msg::bench_how_no_break_day); }
        break;
      default:
        break;
    }
    say({msg::bench_how_needs_day, {{"days", range()}}});
  }

  [[nodiscard]] std::string range() const { return facts_.window.empty() ? "-" : days(facts_.window); }

  void tell_window() {
    if (facts_.window.empty()) { return; }
    if (facts_.needed_days > 0) {
      say({msg::bench_how_window, {{"days", days(facts_.window)}, {"known", std::to_string(facts_.known_days)}}});
    } else {
      say({msg::bench_how_range, {{"days", days(facts_.window)}}});
    }
    if (benchmark_.coverage) { say({msg::bench_how_coverage, {{"share", percent(*benchmark_.coverage)}}}); }
  }

  const Benchmark& benchmark_;
  const BenchmarkFacts& facts_;
  Lang lang_;
  std::vector<std::string> lines_;
};

}  // namespace

std::string benchmark_name(BenchmarkId id, Lang lang) {
  return std::string(text(words_of(id).name, lang));
}

std::string benchmark_source(BenchmarkId id, Lang lang) {
  std::string source(text(words_of(id).source, lang));
  if (info_of(id).verified) { return source; }
  return render({msg::bench_source_unverified, {{"source", std::move(source)}}}, lang);
}

std::string benchmark_says(BenchmarkId id, Lang lang) {
  return std::string(text(words_of(id).says, lang));
}

std::string state_words(BenchmarkState state, Lang lang) {
  constexpr std::array kStates{msg::bench_state_ok, msg::bench_state_watch, msg::bench_state_over,
                               msg::bench_state_insufficient};
  return std::string(text(kStates.at(static_cast<std::size_t>(state)), lang));
}

std::string value_words(const Benchmark& benchmark, Lang lang) {
  if (!benchmark.value) { return std::string(text(msg::bench_value_none, lang)); }
  return number_words(info_of(benchmark.id).unit, *benchmark.value, lang);
}

std::string limit_words(const Benchmark& benchmark, Lang lang) {
  if (!benchmark.limit) { return std::string(text(msg::bench_limit_none, lang)); }
  const BenchmarkInfo& info = info_of(benchmark.id);
  constexpr std::array kLimits{msg::bench_limit_above, msg::bench_limit_from, msg::bench_limit_below};
  return render(
      {kLimits.at(static_cast<std::size_t>(info.passes)), {{"limit", number_words(info.unit, *benchmark.limit, lang)}}},
      lang);
}

std::vector<std::string> how_words(const Benchmark& benchmark, Lang lang) {
  return How{benchmark, lang}.lines();
}

}  // namespace labclock::reports
