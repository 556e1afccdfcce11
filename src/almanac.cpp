#include "src/almanac.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

namespace labclock {

namespace {

constexpr std::array<std::string_view, kBandCount> kBandKeys = {"core",    "early",   "evening", "night",
                                                                "weekend", "holiday", "leave"};

/// Values by day number that are made once and never move: a row of chunks, each holding 64 days. A
/// week touches one or two chunks, forty years fill 230, and a look-up is two array accesses.
template <class T>
class DayTable {
 public:
  /// The value of a day, or null if it has not been made yet.
  [[nodiscard]] const T* find(Day day) const {
    const std::int32_t chunk = chunk_of(day) - first_chunk_;
    if (chunk < 0 || static_cast<std::size_t>(chunk) >= chunks_.size()) { return nullptr; }
    const auto& found = chunks_[static_cast<std::size_t>(chunk)];
    const std::size_t slot = slot_of(day);
    return found && (found->made >> slot & 1U) != 0 ? &found->values[slot] : nullptr;
  }

  const T& put(Day day, T value) {
    const std::int32_t number = chunk_of(day);
    if (chunks_.empty()) { first_chunk_ = number; }
    if (number < first_chunk_) {
      std::vector<std::unique_ptr<Chunk>> longer(chunks_.size() + static_cast<std::size_t>(first_chunk_ - number));
      std::move(chunks_.begin(), chunks_.end(), longer.begin() + (first_chunk_ - number));
      chunks_ = std::move(longer);
      first_chunk_ = number;
    }
    const auto index = static_cast<std::size_t>(number - first_chunk_);
    if (index >= chunks_.size()) { chunks_.resize(index + 1); }
    auto& chunk = chunks_[index];
    if (!chunk) { chunk = std::make_unique<Chunk>(); }
    const std::size_t slot = slot_of(day);
    chunk->values[slot] = std::move(value);
    chunk->made |= std::uint64_t{1} << slot;
    return chunk->values[slot];
  }

 private:
  static constexpr int kShift = 6;
  struct Chunk {
    std::array<T, std::size_t{1} << kShift> values;
    std::uint64_t made = 0;
  };
  static std::int32_t chunk_of(Day day) { return day_number(day) >> kShift; }
  static std::size_t slot_of(Day day) { return static_cast<std::size_t>(day_number(day) & ((1 << kShift) - 1)); }

  std::int32_t first_chunk_ = 0;
  std::vector<std::unique_ptr<Chunk>> chunks_;
};

/// The days off by date. They may overlap: a full day beats half a day, and a morning and an afternoon
/// make a full day.
class DaysOff {
 public:
  explicit DaysOff(std::vector<DayOff> list) : list_(std::move(list)) {
    std::erase_if(list_, [](const DayOff& off) { return off.days.empty(); });
    std::stable_sort(list_.begin(), list_.end(),
                     [](const DayOff& a, const DayOff& b) { return a.days.first < b.days.first; });
    latest_.reserve(list_.size());
    for (const DayOff& off : list_) {
      latest_.push_back(latest_.empty() ? off.days.last : std::max(latest_.back(), off.days.last));
    }
  }

  [[nodiscard]] std::optional<DayOff> on(Day day) const {
    const DayOff* am = nullptr;
    const DayOff* pm = nullptr;
    const auto after = std::upper_bound(list_.begin(), list_.end(), day,
                                        [](Day wanted, const DayOff& off) { return wanted < off.days.first; });
    for (auto i = static_cast<std::size_t>(after - list_.begin()); i > 0 && latest_[i - 1] >= day; --i) {
      const DayOff& off = list_[i - 1];
      if (!off.days.contains(day)) { continue; }
      switch (off.half) {
        case DayHalf::full:
          return off;
        case DayHalf::am:
          am = &off;
          break;
        case DayHalf::pm:
          pm = &off;
          break;
      }
    }
    if (am == nullptr && pm == nullptr) { return std::nullopt; }
    DayOff found = am != nullptr ? *am : *pm;
    if (am != nullptr && pm != nullptr) { found.half = DayHalf::full; }
    return found;
  }

 private:
  std::vector<DayOff> list_;  // ascending by first day
  std::vector<Day> latest_;   // the latest last day of list_[0..i]: where looking back may end
};

/// Lays bands over one logical day, the weaker ones first, and cuts the result into pieces.
class Layers {
 public:
  Layers(const Zone& zone, LocalTime first_reading, LocalTime end_reading)
      : zone_(zone),
        first_reading_(first_reading),
        end_reading_(end_reading),
        span_{zone.boundary(first_reading), zone.boundary(end_reading)} {}

  [[nodiscard]] const Span& span() const { return span_; }

  /// Everything of the day.
  void base(Band band) { push({span_.start, span_.end, band}); }

  /// What lies before a wall-clock reading.
  void before(LocalTime reading, Band band) {
    if (reading > first_reading_) { push({span_.start, std::min(zone_.boundary(reading), span_.end), band}); }
  }

  /// A span of wall-clock time of a date, boundary to boundary. Boundaries never run backwards, so one
  /// that does not meet the day on the clock does not meet it in time either, and needs no look-up.
  void stretch(Day date, const ClockSpan& clock, Band band) {
    const LocalTime start = LocalTime{date} + clock.start;
    const LocalTime end = LocalTime{date} + clock.end;
    if (end <= first_reading_ || start >= end_reading_) { return; }
    push({start <= first_reading_ ? span_.start : zone_.boundary(start),
          end >= end_reading_ ? span_.end : zone_.boundary(end), band});
  }

  /// Pieces that tile the span, neighbours different in band.
  [[nodiscard]] std::vector<BandPiece> pieces() const {
    std::array<Instant, 2 * kMost> cuts;
    std::size_t count = 0;
    for (std::size_t i = 0; i < count_; ++i) {
      cuts[count++] = layers_[i].start;
      cuts[count++] = layers_[i].end;
    }
    const auto cuts_end = cuts.begin() + static_cast<std::ptrdiff_t>(count);
    std::sort(cuts.begin(), cuts_end);
    std::array<BandPiece, 2 * kMost> found;
    std::size_t pieces = 0;
    for (auto cut = cuts.begin(); cut != cuts_end && cut + 1 != cuts_end; ++cut) {
      const Instant start = *cut;
      const Instant end = *(cut + 1);
      if (start == end) { continue; }
      const Band band = top_at(start);
      if (pieces > 0 && found[pieces - 1].band == band) {
        found[pieces - 1].end = end;
      } else {
        found[pieces++] = {start, end, band};
      }
    }
    return {found.begin(), found.begin() + static_cast<std::ptrdiff_t>(pieces)};
  }

 private:
  // The base, the early hours, and a night span, half a day of leave and a core span for each of the
  // four dates that can reach into one logical day.
  static constexpr std::size_t kMost = 2 + 3 * 4;

  void push(const BandPiece& layer) {
    if (layer.start < layer.end) { layers_[count_++] = layer; }
  }

  [[nodiscard]] Band top_at(Instant t) const {
    std::size_t i = count_;
    while (i > 1 && (t < layers_[i - 1].start || layers_[i - 1].end <= t)) { --i; }
    return layers_[i - 1].band;
  }

  const Zone& zone_;
  LocalTime first_reading_;
  LocalTime end_reading_;
  Span span_;
  std::array<BandPiece, kMost> layers_{};
  std::size_t count_ = 0;
};

ClockSpan first_half(const ClockSpan& span) {
  return {span.start, span.start + (span.end - span.start) / 2};
}
ClockSpan second_half(const ClockSpan& span) {
  return {span.start + (span.end - span.start) / 2, span.end};
}

/// The dates whose core and night spans can reach into a logical day: a span starts before 24:00 and
/// lasts at most 24 h, and the day itself may run on into the next date.
constexpr std::array<int, 4> kReaching = {-2, -1, 0, 1};

}  // namespace

std::string_view key_of(Band band) {
  return kBandKeys[static_cast<std::size_t>(band)];
}

std::optional<Band> band_from(std::string_view key) {
  const auto found = std::find(kBandKeys.begin(), kBandKeys.end(), key);
  if (found == kBandKeys.end()) { return std::nullopt; }
  return static_cast<Band>(found - kBandKeys.begin());
}

struct Almanac::Impl {
  Impl(Rulebook given, ZoneFinder& finder) : rules(std::move(given)), zones(finder), days_off(rules.days_off) {}

  struct ZonePlans {
    Seconds offset{0};  // a guess at the wall clock, good to the day, which spares a look-up per session
    DayTable<DayPlan> plans;
  };

  Rulebook rules;
  ZoneFinder& zones;
  DaysOff days_off;
  std::map<std::pair<std::string, int>, std::vector<Holiday>> holidays;  // by region and year
  DayTable<DayStatus> statuses;
  std::unordered_map<const Zone*, std::unique_ptr<ZonePlans>> by_zone;
  const Zone* last_zone = nullptr;
  ZonePlans* last_plans = nullptr;
  const DayPlan* last_plan = nullptr;

  const std::vector<Holiday>& holidays_in(const std::string& region, int year) {
    const auto [found, added] = holidays.try_emplace({region, year});
    if (added) { found->second = holidays_of(region, year, rules.holiday_edits); }
    return found->second;
  }

  const DayStatus& status(Day day) {
    if (const DayStatus* known = statuses.find(day)) { return *known; }
    DayStatus made;
    made.day_off = days_off.on(day);
    made.weekday_without_core = !rules.core.on(day).on(day).has_value();
    for (const Holiday& holiday : holidays_in(rules.region.on(day), static_cast<int>(ymd(day).year()))) {
      if (holiday.date == day) { made.holidays.push_back(holiday); }
    }
    return statuses.put(day, std::move(made));
  }

  ZonePlans& plans_of(const Zone& zone, Instant near) {
    if (&zone == last_zone) { return *last_plans; }
    auto& plans = by_zone[&zone];
    if (!plans) {
      plans = std::make_unique<ZonePlans>();
      plans->offset = zone.offset_at(near);
    }
    last_zone = &zone;
    last_plans = plans.get();
    last_plan = nullptr;
    return *plans;
  }

  const DayPlan& plan(ZonePlans& plans, const Zone& zone, Day day) {
    if (const DayPlan* known = plans.plans.find(day)) { return *known; }
    return plans.plans.put(day, make_plan(zone, day));
  }

  DayPlan make_plan(const Zone& zone, Day day) {
    const Day next = day + Days{1};
    Layers layers{zone, LocalTime{day} + rules.day_start.on(day), LocalTime{next} + rules.day_start.on(next)};
    if (layers.span().start >= layers.span().end) { return {day, layers.span(), {}}; }  // a date that the zone skipped
    lay_day(layers, day);
    for (const int offset : kReaching) { lay_half_leave(layers, day + Days{offset}); }
    for (const int offset : kReaching) { lay_core(layers, day + Days{offset}); }
    return {day, layers.span(), layers.pieces()};
  }

  /// What the logical day itself makes of its time, before any core span is looked at.
  void lay_day(Layers& layers, Day day) {
    const DayStatus& today = status(day);
    if (today.fully_off()) { return layers.base(Band::leave); }
    if (!today.holidays.empty()) { return layers.base(Band::holiday); }
    const auto& core = rules.core.on(day).on(day);
    if (!core) { return layers.base(Band::weekend); }
    layers.base(Band::evening);
    layers.before(LocalTime{day} + core->start, Band::early);
    for (const int offset : kReaching) {
      const Day date = day + Days{offset};
      layers.stretch(date, rules.night.on(date), Band::night);
    }
  }

  /// The half of a core span that a half day of leave takes. Leave goes before holiday (docs/rules.md 1.4).
  void lay_half_leave(Layers& layers, Day date) {
    const DayStatus& state = status(date);
    if (!state.day_off || state.fully_off()) { return; }
    const auto& core = rules.core.on(date).on(date);
    if (!core) { return; }
    layers.stretch(date, state.day_off->half == DayHalf::am ? first_half(*core) : second_half(*core), Band::leave);
  }

  void lay_core(Layers& layers, Day date) {
    const auto& core = rules.core.on(date).on(date);
    if (!core) { return; }
    const DayStatus& state = status(date);
    if (state.fully_off() || !state.holidays.empty()) { return; }
    if (!state.day_off) { return layers.stretch(date, *core, Band::core); }
    layers.stretch(date, state.day_off->half == DayHalf::am ? second_half(*core) : first_half(*core), Band::core);
  }

  const DayPlan& plan_at(const Zone& zone, Instant t) {
    if (&zone == last_zone && last_plan != nullptr && last_plan->span.start <= t && t < last_plan->span.end) {
      return *last_plan;
    }
    ZonePlans& plans = plans_of(zone, t);
    Day day{date::floor<Days>(t.time_since_epoch() + plans.offset)};
    const DayPlan* found = &plan(plans, zone, day);
    while (t < found->span.start) { found = &plan(plans, zone, day -= Days{1}); }
    while (t >= found->span.end) { found = &plan(plans, zone, day += Days{1}); }
    last_plan = found;
    return *found;
  }
};

Almanac::Almanac(Rulebook rules, ZoneFinder& zones) : impl_(std::make_unique<Impl>(std::move(rules), zones)) {}
Almanac::~Almanac() = default;
Almanac::Almanac(Almanac&&) noexcept = default;
Almanac& Almanac::operator=(Almanac&&) noexcept = default;

const Rulebook& Almanac::rules() const {
  return impl_->rules;
}
ZoneFinder& Almanac::zones() const {
  return impl_->zones;
}

const DayStatus& Almanac::status(Day day) {
  return impl_->status(day);
}

const DayPlan& Almanac::plan(const Zone& zone, Day day) {
  const Instant noon{day.time_since_epoch() + Hours{12}};
  return impl_->plan(impl_->plans_of(zone, noon), zone, day);
}

const DayPlan& Almanac::plan_at(const Zone& zone, Instant t) {
  return impl_->plan_at(zone, t);
}

Band Almanac::band_at(const Zone& zone, Instant t) {
  const DayPlan& day = impl_->plan_at(zone, t);
  for (const BandPiece& piece : day.pieces) {
    if (t < piece.end) { return piece.band; }
  }
  return day.pieces.back().band;  // not reached: the pieces tile the day
}

std::optional<Span> Almanac::core_span(const Zone& zone, Day day) const {
  const auto& core = impl_->rules.core.on(day).on(day);
  if (!core) { return std::nullopt; }
  const Span span{zone.boundary(day, core->start), zone.boundary(day, core->end)};
  if (span.start >= span.end) { return std::nullopt; }  // on a date, or in an hour, that the zone skipped
  return span;
}

DayRange week_of(Day day, Weekday week_start) {
  const Day first = day - (weekday_of(day) - week_start);
  return {first, first + Days{6}};
}

std::string week_label(const DayRange& week) {
  const Day thursday = week.first + (date::Thursday - weekday_of(week.first));
  const date::year year = ymd(thursday).year();
  const auto number = (thursday - Day{year / 1 / 1}).count() / 7 + 1;
  return fmt::format("{:04}-W{:02}", static_cast<int>(year), number);
}

}  // namespace labclock
