// What the screen of today is read from.

#include <algorithm>

#include "gui/views/today.hpp"
#include "reports/rest.hpp"

namespace labclock::gui {
namespace {

constexpr Seconds kGapToFill{5 * 60};
constexpr int kAhead = 14;  ///< days in which core hours and deadlines are told
constexpr int kNightsBack = 14;

/// Whole sessions around the day, the running one ended at now, as figures take them.
std::vector<Session> ended(const std::vector<storage::AnySession>& all, Instant now) {
  std::vector<Session> sessions;
  for (const storage::AnySession& each : all) {
    if (const auto* closed = std::get_if<Session>(&each)) {
      sessions.push_back(*closed);
    } else if (const auto& open = std::get<RunningSession>(each); open.start < now) {
      sessions.push_back(open.until(now));
    }
  }
  return sessions;
}

/// Free time of the day that is past.
std::vector<Span> free_of(Span day, const std::vector<Session>& sessions, Instant now) {
  std::vector<Span> free;
  Instant at = day.start;
  const Instant end = std::min(day.end, now);
  const auto offer = [&](Instant until) {
    if (until - at >= kGapToFill) { free.push_back({at, until}); }
  };
  for (const Session& session : sessions) {
    if (session.end <= at) { continue; }
    if (session.start >= end) { break; }
    offer(session.start);
    at = std::max(at, session.end);
  }
  offer(end);
  return free;
}

TodayPage::Next next_of(const Snapshot& base) {
  TodayPage::Next next;
  for (int i = 0; i <= kAhead && !next.core; ++i) {
    const Day day = base.today + Days{i};
    for (const BandPiece& piece : base.almanac->plan(*base.zone, day).pieces) {
      if (piece.band == Band::core && piece.start > base.now) {
        next.core = piece.start;
        next.core_day = day;
        break;
      }
    }
  }
  for (const Project& project : base.projects) {
    if (project.archived || !project.deadline) { continue; }
    if (*project.deadline < base.today || *project.deadline > base.today + Days{kAhead}) { continue; }
    if (!next.deadline || *project.deadline < *next.deadline->deadline) { next.deadline = project; }
  }
  return next;
}

}  // namespace

Result<TodayPage> read_today(Reader& reader, const TodayUi& state) {
  const Snapshot& base = reader.base;
  const DayRange today{base.today, base.today};
  TodayPage page;
  Result<reports::Split> split = reports::split_of(reader.books, today);
  if (!split) { return split.error(); }
  page.today = std::move(split).value();
  page.day_start = base.almanac->rules().day_start.on(base.today);

  Result<std::vector<storage::AnySession>> around = storage::sessions(reader.ledger, reports::blocks_span(today));
  if (!around) { return around.error(); }
  const std::vector<Session> sessions = ended(*around, base.now);
  const std::optional<SessionId> running = base.running ? std::optional{base.running->id} : std::nullopt;
  Result<std::vector<reports::DayBlocks>> blocks = reports::blocks_of(reader.books, today, sessions, running);
  if (!blocks) { return blocks.error(); }
  page.blocks = std::move(blocks->front());
  page.free = free_of(base.almanac->plan(*base.zone, base.today).span, sessions, base.now);
  page.sessions = std::move(around).value();
  Result<std::vector<storage::AnySession>> in_form = around_form(reader.ledger, state.fill, base.now);
  if (!in_form) { return in_form.error(); }
  for (storage::AnySession& each : *in_form) {
    const SessionId id = storage::facts_of(each).id;
    const bool known = std::any_of(page.sessions.begin(), page.sessions.end(),
                                   [&](const auto& other) { return storage::facts_of(other).id == id; });
    if (!known) { page.sessions.push_back(std::move(each)); }
  }

  if (base.running) {
    page.running_zone = &zone_or_own(base, base.running->zone);
    page.running_band = base.almanac->band_at(*page.running_zone, base.running->start);
  } else {
    Result<std::optional<Session>> last = storage::last_before(reader.ledger, base.now);
    if (!last) { return last.error(); }
    page.last = *last;
  }
  Result<reports::Rest> rest = reports::rest_of(reader.books, {base.today - Days{kNightsBack}, base.today});
  if (!rest) { return rest.error(); }
  if (!rest->nights.empty()) {
    page.night = rest->nights.back();
    page.rest_benchmark = base.almanac->rules().rest_benchmark.on(page.night->after);
  }
  page.next = next_of(base);
  return page;
}

}  // namespace labclock::gui
