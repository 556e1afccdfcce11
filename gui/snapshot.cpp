#include "gui/snapshot.hpp"

#include <algorithm>

#include "reports/tally.hpp"
#include "src/format.hpp"
#include "src/msg/gui.hpp"
#include "storage/absences.hpp"
#include "storage/crunches.hpp"
#include "storage/projects.hpp"
#include "storage/sessions.hpp"

namespace labclock::gui {

const Project* Snapshot::project(std::optional<ProjectId> id) const {
  if (!id) { return nullptr; }
  const auto found =
      std::find_if(projects.begin(), projects.end(), [&](const Project& each) { return each.id == *id; });
  return found == projects.end() ? nullptr : &*found;
}

std::string Snapshot::project_name(std::optional<ProjectId> id, Lang lang) const {
  const Project* found = project(id);
  return found != nullptr ? found->name : std::string(text(msg::gui_no_project, lang));
}

Kind Snapshot::kind_of(std::optional<ProjectId> id) const {
  const Project* found = project(id);
  return found != nullptr ? found->kind : Kind::unassigned;
}

Result<std::vector<reports::DayBlocks>> read_blocks(Reader& reader, DayRange days) {
  std::vector<Session> sessions;
  Result<void> read = storage::each_session(reader.ledger, reports::blocks_span(days), reader.base.now,
                                            [&](const Session& session) { sessions.push_back(session); });
  if (!read) { return read.error(); }
  const std::optional<SessionId> running = reader.base.running ? std::optional{reader.base.running->id} : std::nullopt;
  return reports::blocks_of(reader.books, days, sessions, running);
}

struct Reading::Impl {
  Impl(storage::Ledger& open, storage::ZoneFiles& known, const Zone& where, Instant when, Rulebook rules)
      : ledger(open), zones(known), almanac(std::move(rules), known), sessions(open, when) {
    base.now = when;
    base.zone = &where;
    base.almanac = &almanac;
  }
  storage::Ledger& ledger;
  storage::ZoneFiles& zones;
  Almanac almanac;
  storage::LedgerSessions sessions;
  Snapshot base;
  std::unique_ptr<reports::Books> books;
};

Reading::Reading() = default;
Reading::~Reading() = default;

const Snapshot& Reading::base() const {
  return impl_->base;
}

Reader Reading::reader() {
  return {impl_->ledger, *impl_->books, impl_->zones, impl_->base};
}

namespace {

constexpr int kRecent = 9;

/// The newest alert of the logical day that waits for an answer.
Result<std::optional<storage::Alert>> open_alert(storage::Ledger& ledger, Almanac& almanac, const Zone& zone,
                                                 Day today) {
  Result<std::vector<storage::Alert>> all = storage::alerts(ledger, almanac.plan(zone, today).span);
  if (!all) { return all.error(); }
  for (auto at = all->rbegin(); at != all->rend(); ++at) {
    if (at->answer == storage::AlertAnswer::none && !at->held) { return std::optional{*at}; }
  }
  return std::optional<storage::Alert>{};
}

}  // namespace

Result<std::unique_ptr<Reading>> Reading::take(storage::Ledger& ledger, storage::ZoneFiles& zones, const Zone& zone,
                                               Instant now) {
  Result<Rulebook> rules = storage::rulebook(ledger);
  if (!rules) { return rules.error(); }
  std::unique_ptr<Reading> reading(new Reading());
  reading->impl_ = std::make_unique<Impl>(ledger, zones, zone, now, std::move(rules).value());
  Snapshot& base = reading->impl_->base;
  base.today = base.almanac->logical_day(zone, now);

  Result<std::vector<Project>> projects = storage::projects(ledger);
  if (!projects) { return projects.error(); }
  base.projects = std::move(projects).value();
  Result<std::vector<Agreement>> agreements = storage::agreements(ledger);
  if (!agreements) { return agreements.error(); }
  base.agreements = std::move(agreements).value();
  Result<std::optional<RunningSession>> running = storage::running(ledger);
  if (!running) { return running.error(); }
  base.running = *running;
  Result<std::optional<FirstSession>> first = storage::first_session(ledger);
  if (!first) { return first.error(); }
  base.has_sessions = first->has_value();
  Result<std::vector<Project>> recent = storage::recent_projects(ledger, kRecent + 1);
  if (!recent) { return recent.error(); }
  for (const Project& each : *recent) {
    if (base.running && base.running->project == each.id) { continue; }
    if (base.recent.size() < kRecent) { base.recent.push_back(each); }
  }
  Result<std::optional<storage::Alert>> alert = open_alert(ledger, *base.almanac, zone, base.today);
  if (!alert) { return alert.error(); }
  base.alert = std::move(alert).value();
  Result<std::optional<Absence>> absence = storage::open_absence(ledger);
  if (!absence) { return absence.error(); }
  base.absence = std::move(absence).value();
  if (base.absence) {
    Result<std::vector<Absence>> waiting = storage::open_absences(ledger);
    if (!waiting) { return waiting.error(); }
    base.absences_waiting = static_cast<int>(waiting->size());
  }
  Result<std::vector<Crunch>> crunches = storage::crunches(ledger);
  if (!crunches) { return crunches.error(); }
  base.crunches = std::move(crunches).value();

  reading->impl_->books = std::make_unique<reports::Books>(
      reports::Books{*base.almanac, reading->impl_->sessions, base.projects, base.agreements, zone, now});
  Result<std::vector<reports::DaySums>> today = reports::days_of(*reading->impl_->books, {base.today, base.today});
  if (!today) { return today.error(); }
  base.today_total = today->front().sums.total;
  return reading;
}

}  // namespace labclock::gui
