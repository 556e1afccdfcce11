#include "storage/tools/ics_repeat.hpp"

#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>

#include "src/msg/holidays.hpp"
#include "storage/tools/ics_ical.hpp"

namespace labclock::ics {
namespace {

struct FreeIterator {
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};
using Iterator = std::unique_ptr<icalrecur_iterator, FreeIterator>;

Error too_many(std::int64_t line, std::size_t limit) {
  return refuse(ErrorKind::refused, "ics_too_many",
                {msg::holiday_ics_too_many, {{"line", std::to_string(line)}, {"limit", std::to_string(limit)}}},
                msg::holiday_ics_hint_smaller);
}

/// A rule and where it ends. libical is given the rule without its UNTIL, and leaves the name of the
/// calendar (RSCALE) to whoever had the rule read.
struct RepeatRule {
  icalrecurrencetype rule{};
  std::optional<Moment> until;

  explicit RepeatRule(const std::string& value) : rule(icalrecurrencetype_from_string(value.c_str())) {}
  RepeatRule(const RepeatRule&) = delete;
  RepeatRule& operator=(const RepeatRule&) = delete;
  ~RepeatRule() { std::free(rule.rscale); }  // NOLINT(cppcoreguidelines-no-malloc): made by strdup
};

/// Takes the UNTIL out of a rule that was read. False where the rule was not.
bool settle(RepeatRule& parsed) {
  if (parsed.rule.freq == ICAL_NO_RECURRENCE || parsed.rule.interval < 1 || parsed.rule.count < 0) { return false; }
  const icaltimetype until = parsed.rule.until;
  if (icaltime_is_null_time(until) != 0) { return true; }
  const Ymd day{date::year{until.year}, date::month{static_cast<unsigned>(until.month)},
                date::day{static_cast<unsigned>(until.day)}};
  if (!day.ok()) { return false; }
  parsed.until.emplace();
  parsed.until->local = from_ical(until);
  parsed.until->date_only = until.is_date != 0;
  parsed.until->utc = icaltime_is_utc(until) != 0;
  parsed.rule.until = icaltime_null_time();
  return true;
}

class Walk {
 public:
  Walk(const Moment& start, Zones& zones, const RepeatLimits& limits, Budget& budget, std::int64_t line)
      : start_(start), zones_(zones), limits_(limits), budget_(budget), line_(line) {}

  /// Adds what one rule gives.
  std::optional<Error> run(const Line& line, std::set<LocalTime>& out) {
    RepeatRule parsed(line.value);
    if (!settle(parsed)) { return unreadable(line); }
    if (parsed.rule.freq < ICAL_DAILY_RECURRENCE) {
      return refuse(ErrorKind::refused, "ics_too_often",
                    {msg::holiday_ics_too_often, {{"line", std::to_string(line.number)}}}, msg::holiday_ics_hint_fix);
    }
    const Iterator iterator{icalrecur_iterator_new(parsed.rule, ical_time(start_.local, start_.date_only))};
    if (!iterator) { return unreadable(line); }
    while (true) {
      if (--budget_.steps < 0) { return too_many(line_, limits_.per_event); }
      const icaltimetype next = icalrecur_iterator_next(iterator.get());
      if (icaltime_is_null_time(next) != 0) { return std::nullopt; }
      const LocalTime local = from_ical(next);
      if (date::floor<Days>(local) > limits_.days.last || (parsed.until && is_past(*parsed.until, local))) {
        return std::nullopt;
      }
      if (!limits_.days.contains(date::floor<Days>(local))) { continue; }
      out.insert(local);
      if (out.size() > limits_.per_event) { return too_many(line_, limits_.per_event); }
    }
  }

 private:
  bool is_past(const Moment& until, LocalTime local) {
    if (start_.date_only || until.date_only) { return date::floor<Days>(local) > until.day(); }
    Moment at = start_;
    at.local = local;
    const auto here = zones_.instant(at);
    const auto end = zones_.instant(until);
    if (here && end) { return *here > *end; }
    return local > until.local;
  }

  const Moment& start_;
  Zones& zones_;
  const RepeatLimits& limits_;
  Budget& budget_;
  std::int64_t line_;
};

/// A moment of a list as a local time of the event's own zone.
LocalTime in_zone_of(const Moment& moment, const Moment& start, Zones& zones) {
  if (moment.date_only || start.date_only) { return LocalTime{moment.day()} + (start.local - start.day()); }
  if (moment.utc == start.utc && moment.tzid == start.tzid) { return moment.local; }
  const auto instant = zones.instant(moment);
  if (!instant) { return moment.local; }
  return zones.reading(*instant, start).value_or(moment.local);
}

}  // namespace

void TakenOut::add(const Moment& moment) {
  if (moment.date_only || start_.date_only) {
    days_.insert(moment.day());
  } else {
    locals_.insert(in_zone_of(moment, start_, zones_));
  }
}

bool TakenOut::contains(LocalTime local) const {
  return days_.contains(date::floor<Days>(local)) || locals_.contains(local);
}

Result<std::set<LocalTime>> repetitions(const EventLines& event, const Moment& start, Zones& zones,
                                        const RepeatLimits& limits, Budget& budget) {
  std::set<LocalTime> starts;
  std::set<LocalTime> by_rule_out;
  TakenOut taken_out(start, zones);
  Walk walk(start, zones, limits, budget, event.number);
  if (limits.days.contains(start.day())) { starts.insert(start.local); }
  for (const Line& line : event.lines) {
    if (line.name == "RRULE" || line.name == "EXRULE") {
      if (auto error = walk.run(line, line.name == "RRULE" ? starts : by_rule_out)) { return *std::move(error); }
    } else if (line.name == "RDATE" || line.name == "EXDATE") {
      const auto moments = moments_of(line);
      if (!moments) { return unreadable(line); }
      for (const Moment& moment : *moments) {
        if (line.name == "EXDATE") {
          taken_out.add(moment);
        } else if (const LocalTime local = in_zone_of(moment, start, zones);
                   limits.days.contains(date::floor<Days>(local))) {
          starts.insert(local);
        }
      }
    }
  }
  if (starts.size() > limits.per_event) { return too_many(event.number, limits.per_event); }
  std::erase_if(starts, [&](LocalTime local) { return taken_out.contains(local) || by_rule_out.contains(local); });
  return starts;
}

}  // namespace labclock::ics
