#include "src/watch.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "src/keys.hpp"
#include "src/watch/work.hpp"

namespace labclock {
namespace watching {

const Shift* Work::at(Instant t) const {
  const auto after = std::upper_bound(shifts.begin(), shifts.end(), t,
                                      [](Instant wanted, const Shift& shift) { return wanted < shift.session.start; });
  if (after == shifts.begin() || t >= (after - 1)->session.end) { return nullptr; }
  return &*(after - 1);
}

Due::Due(const Work& work, Span look) : work_(work), look_(look) {
  for (const RecordedAlert& alert : work.facts.recorded) { recorded_.insert(alert.cause); }
}

void Due::add(WatchKind kind, std::string cause, Instant due, const Shift& shift, std::string facts) {
  if (!wants(due) || recorded_.contains(cause)) { return; }
  WatchEvent event;
  event.kind = kind;
  event.cause = std::move(cause);
  event.due = due;
  event.session = shift.session.uuid;
  event.project = shift.session.project;
  event.band = work_.almanac.band_at(*shift.zone, due);
  event.zone = shift.session.zone;
  event.facts = std::move(facts);
  event.held =
      held_by_crunch(kind) && crunch_on(work_.facts.crunches, work_.almanac.logical_day(*shift.zone, due)) != nullptr;
  events_.push_back(std::move(event));
}

std::vector<WatchEvent> Due::take() {
  std::stable_sort(events_.begin(), events_.end(), [](const WatchEvent& a, const WatchEvent& b) {
    return std::tie(a.due, a.kind, a.cause) < std::tie(b.due, b.kind, b.cause);
  });
  return std::move(events_);
}

void FactsText::key(std::string_view key) {
  if (!text_.empty()) { text_ += ','; }
  text_ += '"';
  text_ += key;
  text_ += "\":";
}

FactsText& FactsText::number(std::string_view key, std::int64_t value) {
  this->key(key);
  text_ += std::to_string(value);
  return *this;
}

FactsText& FactsText::text(std::string_view key, std::string_view value) {
  this->key(key);
  text_ += '"';
  text_ += value;
  text_ += '"';
  return *this;
}

FactsText& FactsText::yes(std::string_view key) {
  this->key(key);
  text_ += "true";
  return *this;
}

}  // namespace watching

namespace {

constexpr auto kKinds = std::to_array<std::string_view>(
    {"off_hours", "stretch", "day_limit", "week_limit", "short_rest", "no_day_off", "agreed_hours", "forgotten"});
/// A change may be told of a little after it happened: the next program to write waits for the one before.
constexpr Seconds kLate{60};
/// How far the running session is followed: past every alert of a day.
constexpr Hours kHorizon{26};

using watching::Due;
using watching::Work;

Result<void> add_shift(Work& work, Session session) {
  if (session.start >= session.end) { return {}; }
  Result<const Zone*> zone = work.almanac.zones().find(session.zone);
  if (!zone) { return zone.error(); }
  const std::size_t place = work.shifts.size();
  work.almanac.slice(**zone, session.span(), [&](const Slice& slice) {
    work.pieces.push_back({place, slice.start, slice.end, slice.day, slice.band});
  });
  work.shifts.push_back({std::move(session), *zone});
  return {};
}

Result<Work> work_of(const WatchFacts& facts, Almanac& almanac, Instant horizon) {
  Work work{facts, almanac, {}, {}};
  work.shifts.reserve(facts.sessions.size() + 1);
  for (const Session& session : facts.sessions) {
    if (Result<void> added = add_shift(work, session); !added) { return added.error(); }
  }
  if (facts.running) {
    if (Result<void> added = add_shift(work, facts.running->until(horizon)); !added) { return added.error(); }
  }
  return work;
}

}  // namespace

std::string_view key_of(WatchKind kind) {
  return keys::key_in(kKinds, kind);
}

std::optional<WatchKind> watch_kind_from(std::string_view key) {
  return keys::value_in<WatchKind>(kKinds, key);
}

bool held_by_crunch(WatchKind kind) {
  return kind == WatchKind::off_hours || kind == WatchKind::stretch || kind == WatchKind::day_limit ||
         kind == WatchKind::week_limit;
}

Instant watch_since(const WatchState& state, const std::optional<RunningSession>& running, Instant now) {
  if (state.seen) { return std::min(*state.seen, now) - kLate; }
  return running ? std::min(running->start, now) : now;
}

Instant watch_context(const Rulebook& rules, Instant since) {
  constexpr Days kClocks{2};  // wall clocks and the start of days are less than this from UTC
  constexpr Days kRun{15};
  const Day day = Day{date::floor<Days>(since).time_since_epoch()} - kClocks;
  const Day month{ymd(day).year() / ymd(day).month() / 1};
  const Day first = std::min({month, week_of(day, rules.week_start).first, day - kRun});
  return Instant{(first - kClocks).time_since_epoch()};
}

Result<WatchStep> step(const WatchState& state, const WatchFacts& facts, Almanac& almanac, Instant now) {
  const Instant since = watch_since(state, facts.running, now);
  const Instant horizon = (facts.running ? std::max(now, facts.running->start) : now) + kHorizon;
  Result<Work> work = work_of(facts, almanac, horizon);
  if (!work) { return work.error(); }
  Due due(*work, {since, horizon});
  for (const auto find :
       {watching::find_off_hours, watching::find_stretches, watching::find_limits, watching::find_short_rest,
        watching::find_no_day_off, watching::find_agreed_hours, watching::find_forgotten, watching::find_reminders}) {
    find(*work, due);
  }
  WatchStep result;
  result.state.seen = now;
  result.events = due.take();
  const auto ahead = std::find_if(result.events.begin(), result.events.end(),
                                  [&](const WatchEvent& event) { return event.due > now; });
  if (ahead != result.events.end()) {
    result.next = ahead->due;
  } else if (facts.running) {
    result.next = horizon;
  }
  result.events.erase(ahead, result.events.end());
  return result;
}

Result<std::optional<WatchEvent>> started_off_hours(const WatchFacts& facts, Almanac& almanac,
                                                    const RunningSession& session) {
  WatchFacts started = facts;
  started.running = session;
  Result<Work> work = work_of(started, almanac, session.start + Seconds{1});
  if (!work) { return work.error(); }
  Due due(*work, {session.start, session.start + Seconds{1}});
  watching::find_off_hours(*work, due);
  // A repeat that fell into the gap before it is not about the start.
  const std::string cause = watching::off_hours_cause(session.start);
  for (WatchEvent& event : due.take()) {
    if (event.cause == cause) { return std::optional<WatchEvent>(std::move(event)); }
  }
  return std::optional<WatchEvent>{};
}

}  // namespace labclock
