// short_rest, no_day_off: too little rest before a start, too many days of work in a row (docs/rules.md 3.2).

#include <algorithm>
#include <map>

#include "src/format.hpp"
#include "src/watch/work.hpp"
#include "src/words.hpp"

namespace labclock::watching {
namespace {

constexpr Hours kNoon{12};
constexpr Hours kEvening{18};
constexpr Hours kMidnight{24};
constexpr Seconds kWorkedDay{30 * 60};  // docs/rules.md 1.9
constexpr int kAlertDays = 7;
constexpr int kStrongDays = 13;

Day date_at(const Zone& zone, Instant t) {
  return date::floor<Days>(zone.local(t));
}

/// When the night after a date ends on the clock: its own night span where that begins after noon, else the
/// next date's.
Instant night_end(const Rulebook& rules, const Zone& zone, Day after) {
  const ClockSpan& night = rules.night.on(after);
  if (night.start >= kNoon) { return zone.boundary(after, night.end); }
  const Day next = after + Days{1};
  return zone.boundary(next, std::min<Seconds>(rules.night.on(next).end, kMidnight));
}

/// The night that a start is the first one after; the day after it may be over already.
Day night_before(const Rulebook& rules, const Zone& zone, Instant start) {
  Day after = date_at(zone, start) - Days{1};
  while (night_end(rules, zone, after) > start) { after -= Days{1}; }
  while (night_end(rules, zone, after + Days{1}) <= start) { after += Days{1}; }
  return after;
}

/// Whether a gap overlaps the night after a date, on the clock of the session before it.
bool touches_night(const Zone& zone, Span gap, Day after) {
  return overlap(gap, {zone.boundary(after, kEvening), zone.boundary(after + Days{1}, kNoon)});
}

/// The longest gap of a night among those closed by the start of shift `last`; a night that was worked
/// through has an empty one. None where nothing before it is known.
std::optional<Span> longest_gap(const Work& work, std::size_t last, Day after) {
  std::optional<Span> longest;
  for (std::size_t i = last; i > 0; --i) {
    const Shift& before = work.shifts[i - 1];
    const Span gap{before.session.end, work.shifts[i].session.start};
    const bool in_night = gap.start < gap.end && touches_night(*before.zone, gap, after);
    if (in_night && (!longest || longest->length() <= gap.length())) { longest = gap; }
    const Instant evening = before.zone->boundary(after, kEvening);
    if (before.session.start > evening) { continue; }
    if (!longest && before.session.end > evening) { longest = Span{before.session.end, before.session.end}; }
    break;
  }
  return longest;
}

}  // namespace

void find_short_rest(const Work& work, Due& due) {
  if (!work.facts.settings.short_rest) { return; }
  const Rulebook& rules = work.almanac.rules();
  std::optional<Day> told;
  for (std::size_t i = 1; i < work.shifts.size(); ++i) {
    const Shift& before = work.shifts[i - 1];
    const Shift& shift = work.shifts[i];
    if (before.session.end >= shift.session.start) { continue; }  // work went on
    const Day after = night_before(rules, *before.zone, shift.session.start);
    if (told && *told >= after) { continue; }
    told = after;
    const Seconds benchmark = rules.rest_benchmark.on(after);
    const Instant at = shift.session.start;
    if (benchmark <= Seconds{0} || !due.wants(at)) { continue; }
    const std::optional<Span> gap = longest_gap(work, i, after);
    if (!gap || gap->length() >= benchmark) { continue; }
    FactsText facts;
    facts.number("rest_s", gap->length().count()).number("benchmark_s", benchmark.count());
    facts.text("from", clock_text(gap->start, *before.zone)).text("to", clock_text(gap->end, *before.zone));
    facts.text("after", iso_day(after));
    due.add(WatchKind::short_rest, "short_rest:" + iso_day(after), at, shift, facts.take());
  }
}

void find_no_day_off(const Work& work, Due& due) {
  if (!work.facts.settings.no_day_off) { return; }
  std::map<Day, Seconds> totals;
  for (const Piece& piece : work.pieces) {
    Seconds& total = totals[piece.day];
    const Seconds before = total;
    total += piece.end - piece.start;
    if (before >= kWorkedDay || total < kWorkedDay) { continue; }
    int run = 1;
    for (Day day = piece.day - Days{1}; run <= kStrongDays; day -= Days{1}, ++run) {
      const auto worked = totals.find(day);
      if (worked == totals.end() || worked->second < kWorkedDay) { break; }
    }
    if (run != kAlertDays && run != kStrongDays) { continue; }
    due.add(WatchKind::no_day_off, "no_day_off:" + iso_day(piece.day), piece.start + (kWorkedDay - before),
            work.of(piece), FactsText().number("days", run).take());
  }
}

}  // namespace labclock::watching
