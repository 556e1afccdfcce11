#pragma once
// Reading the sessions that a set of logical days can hold, each with its zone.
//
// What it is: the span of UTC time in which every second of those days lies, whatever the zone, and a
// loop over the source. What it is not: a filter; a slice belongs to a range by its logical day, so
// whoever sums looks at the day of each slice.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reports/books.hpp"

namespace labclock::reports {

/// Wall clocks are at most 16 h from UTC and a logical day starts within 24 h, so two days of slack on
/// either side hold every second of `days`, and all of the day before the first one too.
inline constexpr Days kSlack{2};
[[nodiscard]] inline Span reading_span(DayRange days) {
  return {Instant{(days.first - kSlack).time_since_epoch()},
          Instant{(days.last + Days{1} + kSlack).time_since_epoch()}};
}

/// The same with less behind it: by the rules' latest `day_start`, and at least up to the noon after the last
/// day (28 h hold it in every zone), since the night after it ends there.
[[nodiscard]] Span reading_span(const Rulebook& rules, DayRange days);

/// Zones by name. Most neighbours in a ledger share one, so the last is asked first.
class ZoneMemo {
 public:
  explicit ZoneMemo(ZoneFinder& finder) : finder_(&finder) {}

  /// Null when there is no such zone; `error` then says why.
  [[nodiscard]] const Zone* find(const std::string& name) {
    if (last_ == nullptr || last_->name() != name) { last_ = look_up(name); }
    return last_;
  }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  const Zone* look_up(const std::string& name) {
    auto found = finder_->find(name);
    if (found) { return *found; }
    if (!error_) { error_ = found.error(); }
    return nullptr;
  }

  ZoneFinder* finder_;
  const Zone* last_ = nullptr;
  std::optional<Error> error_;
};

/// Calls `take(session, zone)` for every session that shares a second with `span`, ascending. The first
/// zone that cannot be found is the error of the whole: a sum that leaves a session out is wrong.
template <class Take>
[[nodiscard]] Result<void> walk_sessions(Books& books, Span span, Take&& take) {
  ZoneMemo zones{books.almanac.zones()};
  auto read = books.sessions.each(span, [&](const Session& session) {
    if (const Zone* zone = zones.find(session.zone)) { take(session, *zone); }
  });
  if (!read) { return read; }
  if (zones.error()) { return *zones.error(); }
  return {};
}

/// The same for the sessions that some logical days can hold; none for no days.
template <class Take>
[[nodiscard]] Result<void> walk_sessions(Books& books, DayRange days, Take&& take) {
  if (days.empty()) { return {}; }
  return walk_sessions(books, reading_span(books.almanac.rules(), days), std::forward<Take>(take));
}

/// The days from the first session's up to today: before and after them there is nothing to tell of
/// rest (docs/rules.md 1.11). Empty before any session.
[[nodiscard]] Result<DayRange> known_days(Books& books);

[[nodiscard]] constexpr DayRange common_days(DayRange a, DayRange b) {
  return {a.first < b.first ? b.first : a.first, a.last < b.last ? a.last : b.last};
}

/// The seconds worked on each of some days.
class DayTotals {
 public:
  explicit DayTotals(DayRange days) : days_(days), totals_(static_cast<std::size_t>(days.count())) {}

  void add(Day day, Seconds length) {
    if (days_.contains(day)) { totals_[index(day)] += length; }
  }
  [[nodiscard]] Seconds on(Day day) const { return days_.contains(day) ? totals_[index(day)] : Seconds{0}; }
  [[nodiscard]] DayRange days() const { return days_; }

 private:
  [[nodiscard]] std::size_t index(Day day) const { return static_cast<std::size_t>((day - days_.first).count()); }

  DayRange days_;
  std::vector<Seconds> totals_;
};

[[nodiscard]] Result<DayTotals> totals_of(Books& books, DayRange days);

/// How many days in a row were worked (30 min and more, docs/rules.md 1.9) up to and including `last`, not
/// looking before `floor`. Reads backwards in chunks that grow, so that a short run costs a short look
/// however long the ledger is.
[[nodiscard]] Result<int> run_up_to(Books& books, Day last, Day floor);

}  // namespace labclock::reports
