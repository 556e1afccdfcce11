#pragma once
// Days, bands and slices: docs/rules.md section 1, exactly.
//
// A slice is the atom of every number in Labclock: a maximal piece of a session that lies in one logical
// day and one band. Slicing happens when a report is made, never in storage; every table, chart and sum
// is a sum over slices, so all views agree to the second.
//
// Strategy: for each zone and date a `DayPlan` is made once and kept: where the logical day begins and
// ends as instants, and the bands inside it as a short list of pieces that tile it. Slicing a session is
// then a walk over plans. What it is not: thread-safe, or aware of sessions' projects.

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/rules.hpp"
#include "src/session.hpp"
#include "src/time.hpp"
#include "src/zone.hpp"

namespace labclock {

/// In the order of precedence of docs/rules.md 1.4. Off-hours is every band but core.
enum class Band : unsigned char { core, early, evening, night, weekend, holiday, leave };
inline constexpr int kBandCount = 7;
[[nodiscard]] constexpr bool off_hours(Band band) {
  return band != Band::core;
}
[[nodiscard]] std::string_view key_of(Band band);
[[nodiscard]] std::optional<Band> band_from(std::string_view key);

/// What a date is, before any clock time is asked.
struct DayStatus {
  std::optional<DayOff> day_off;      ///< full or half
  std::vector<Holiday> holidays;      ///< all that fall on it; the first names it
  bool weekday_without_core = false;  ///< a weekend day by the core hours of that date
  [[nodiscard]] bool fully_off() const { return day_off && day_off->half == DayHalf::full; }
  /// 2 for a whole working day, 1 for half a day of leave, 0 else (docs/rules.md 1.12).
  [[nodiscard]] int working_halves() const {
    if (weekday_without_core || !holidays.empty() || fully_off()) { return 0; }
    return day_off ? 1 : 2;
  }
};

struct BandPiece {
  Instant start;
  Instant end;
  Band band;
};

/// One logical day in one zone. `pieces` tile [span.start, span.end); a date that the zone skipped is
/// empty and has none. Neighbouring pieces differ in band.
struct DayPlan {
  Day day;
  Span span;
  std::vector<BandPiece> pieces;
};

struct Slice {
  Instant start;
  Instant end;
  Day day;  ///< the logical day
  Band band;
  [[nodiscard]] Seconds length() const { return end - start; }
};

class Almanac {
 public:
  /// `zones` must outlive the almanac; `rules` are copied.
  Almanac(Rulebook rules, ZoneFinder& zones);
  ~Almanac();
  Almanac(Almanac&&) noexcept;
  Almanac& operator=(Almanac&&) noexcept;

  [[nodiscard]] const Rulebook& rules() const;
  [[nodiscard]] ZoneFinder& zones() const;

  /// What a date is by the rules, holidays and days off in force.
  [[nodiscard]] const DayStatus& status(Day day);
  /// The plan of a logical day in a zone. The reference stays valid until the almanac goes.
  [[nodiscard]] const DayPlan& plan(const Zone& zone, Day day);
  /// The logical day and the plan of the instant.
  [[nodiscard]] const DayPlan& plan_at(const Zone& zone, Instant t);
  /// The logical day of an instant (docs/rules.md 1.3).
  [[nodiscard]] Day logical_day(const Zone& zone, Instant t) { return plan_at(zone, t).day; }
  /// The band of an instant (docs/rules.md 1.4).
  [[nodiscard]] Band band_at(const Zone& zone, Instant t);

  /// Calls `take` with each slice of [span.start, span.end), in order. They tile it exactly.
  template <class Take>
  void slice(const Zone& zone, Span span, Take&& take) {
    Instant at = span.start;
    while (at < span.end) {
      const DayPlan& day = plan_at(zone, at);
      for (const BandPiece& piece : day.pieces) {
        if (piece.end <= at) { continue; }
        if (piece.start >= span.end) { return; }
        const Instant end = piece.end < span.end ? piece.end : span.end;
        take(Slice{at, end, day.day, piece.band});
        at = end;
        if (at >= span.end) { return; }
      }
    }
  }

  /// The core span of a date in a zone, as instants, holidays and leave not asked; none on a weekend day.
  [[nodiscard]] std::optional<Span> core_span(const Zone& zone, Day day) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The seven days of the week that holds `day`, by the first weekday.
[[nodiscard]] DayRange week_of(Day day, Weekday week_start);
/// "2026-W47": the ISO week of the week's Thursday.
[[nodiscard]] std::string week_label(const DayRange& week);

}  // namespace labclock
