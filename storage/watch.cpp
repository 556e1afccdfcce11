#include "storage/watch.hpp"

#include "src/keys.hpp"
#include "storage/internal/absence_rows.hpp"
#include "storage/internal/db.hpp"
#include "storage/internal/record_rows.hpp"
#include "storage/internal/session_rows.hpp"
#include "storage/projects.hpp"
#include "storage/sessions.hpp"

namespace labclock::storage {
namespace {

/// That somebody has looked is written this seldom: each writing wakes the other programs.
constexpr Hours kNoteLook{1};
constexpr Seconds kBackwards{60};

void apply(WatchSettings& settings, std::string_view key, const std::string& value) {
  const bool on = value != "off";
  const auto length = [&](Seconds fallback) { return setting_seconds(value).value_or(fallback); };
  if (key == "alerts.off_hours") { settings.off_hours = on; }
  if (key == "alerts.grace") { settings.grace = length(settings.grace); }
  if (key == "alerts.repeat") { settings.repeat = length(settings.repeat); }
  if (key == "alerts.stretch") { settings.stretch = length(settings.stretch); }
  if (key == "alerts.day_limit") { settings.day_limit = on; }
  if (key == "alerts.week_limit") { settings.week_limit = on; }
  if (key == "alerts.short_rest") { settings.short_rest = on; }
  if (key == "alerts.no_day_off") { settings.no_day_off = on; }
  if (key == "alerts.agreed_hours") { settings.agreed_hours = on; }
}

WatchSettings watch_settings(SQLite::Database& sql) {
  WatchSettings settings;
  SQLite::Statement row(sql, "SELECT key, value FROM setting WHERE key GLOB 'alerts.*'");
  while (row.executeStep()) { apply(settings, row.getColumn(0).getText(), row.getColumn(1).getString()); }
  return settings;
}

std::optional<Instant> seen_row(SQLite::Database& sql) {
  SQLite::Statement row(sql, "SELECT seen_utc FROM watch");
  if (!row.executeStep()) { return std::nullopt; }
  return instant_of(row.getColumn(0).getInt64());
}

void write_seen(Change& work) {
  SQLite::Statement write(work.sql(),
                          "INSERT INTO watch (id, seen_utc) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET seen_utc = "
                          "excluded.seen_utc");
  write.bind(1, work.now());
  write.exec();
}

std::vector<RecordedAlert> recorded_rows(SQLite::Database& sql, Instant from) {
  SQLite::Statement row(sql, "SELECT kind, cause, facts, answered_utc, snooze_s FROM alert WHERE at_utc >= ?");
  row.bind(1, unix_seconds(from));
  std::vector<RecordedAlert> all;
  while (row.executeStep()) {
    RecordedAlert alert{row.getColumn(0).getString(), row.getColumn(1).getString(), "", std::nullopt, std::nullopt};
    if (!row.getColumn(4).isNull() && !row.getColumn(3).isNull()) {
      alert.facts = row.getColumn(2).getString();
      alert.answered = instant_of(row.getColumn(3).getInt64());
      alert.snooze = Seconds{row.getColumn(4).getInt64()};
    }
    all.push_back(std::move(alert));
  }
  return all;
}

Result<void> read_sessions(Ledger& ledger, Span span, WatchFacts& facts) {
  Result<std::vector<AnySession>> there = sessions(ledger, span);
  if (!there) { return there.error(); }
  for (AnySession& session : *there) {
    if (auto* closed = std::get_if<Session>(&session)) { facts.sessions.push_back(std::move(*closed)); }
  }
  return {};
}

/// Everything that a step at `now` looks at, as of one state of the ledger.
Result<WatchFacts> facts_at(Ledger& ledger, const WatchState& state, Almanac& almanac, Instant now) {
  SQLite::Database& sql = ledger.db().connection;
  WatchFacts facts;
  facts.running = running_row(sql);
  const Instant since = watch_since(state, facts.running, now);
  const Instant context = watch_context(almanac.rules(), since);
  if (Result<void> read = read_sessions(ledger, {context, kLatest}, facts); !read) { return read.error(); }
  facts.settings = watch_settings(sql);
  facts.crunches = crunch_rows(sql);
  facts.recorded = recorded_rows(sql, context);
  facts.absences = absence_rows(sql, "WHERE noted_utc >= ? ORDER BY noted_utc", {unix_seconds(context)});
  if (!facts.settings.agreed_hours) { return facts; }
  Result<std::vector<Agreement>> agreed = agreements_unsorted(ledger);
  if (!agreed) { return agreed.error(); }
  facts.agreements = std::move(*agreed);
  if (facts.agreements.empty()) { return facts; }
  Result<std::vector<Project>> all = projects(ledger);
  if (!all) { return all.error(); }
  facts.projects = std::move(*all);
  return facts;
}

Alert alert_of(const WatchEvent& event) {
  Alert alert;
  alert.at = event.due;
  alert.kind = std::string{key_of(event.kind)};
  alert.cause = event.cause;
  alert.session_uuid = event.session;
  alert.project = event.project;
  alert.band = event.band;
  alert.zone = event.zone;
  alert.facts = event.facts;
  alert.held = event.held;
  return alert;
}

struct Looked {
  std::optional<Instant> seen;
  WatchStep step;
};

Result<Looked> look(Ledger& ledger, Almanac& almanac, Instant now) {
  return reading(ledger, [&](SQLite::Database& sql) -> Result<Looked> {
    const Snapshot one_state(ledger);
    const WatchState state{seen_row(sql)};
    Result<WatchFacts> facts = facts_at(ledger, state, almanac, now);
    if (!facts) { return facts.error(); }
    Result<WatchStep> made = step(state, *facts, almanac, now);
    if (!made) { return made.error(); }
    return Looked{state.seen, std::move(*made)};
  });
}

}  // namespace

Result<Watched> watch(Ledger& ledger, const Act& act, Almanac& almanac) {
  Result<Looked> looked = look(ledger, almanac, act.now);
  if (!looked) { return looked.error(); }
  Watched watched;
  watched.next = looked->step.next;
  const std::optional<Instant>& seen = looked->seen;
  const bool note = !seen || act.now - *seen >= kNoteLook || *seen - act.now >= kBackwards;
  if (looked->step.events.empty() && !note) { return watched; }
  return quiet_change(ledger, act, [&](Change& work) -> Result<Watched> {
    for (const WatchEvent& event : looked->step.events) {
      Alert alert = alert_of(event);
      const std::optional<AlertId> id = insert_alert(work, alert);
      if (!id) { continue; }  // another program that watches was first
      Result<Alert> recorded = find_alert(ledger, *id);
      if (!recorded) { return recorded.error(); }
      watched.recorded.push_back(std::move(*recorded));
    }
    write_seen(work);
    return watched;
  });
}

Result<std::optional<Band>> note_off_hours(Ledger& ledger, const Act& act, Almanac& almanac,
                                           const RunningSession& session) {
  const std::optional<Band> nothing;
  Result<const Zone*> zone = almanac.zones().find(session.zone);
  if (!zone) { return zone.error(); }
  if (!off_hours(almanac.band_at(**zone, session.start))) { return nothing; }
  Result<WatchFacts> facts = reading(ledger, [&](SQLite::Database& sql) -> Result<WatchFacts> {
    WatchFacts found;
    found.settings = watch_settings(sql);
    found.crunches = crunch_rows(sql);
    // A stretch that reaches farther back than this has begun before, which is all that matters here.
    const Span before{session.start - Days{2}, session.start};
    if (Result<void> read = read_sessions(ledger, before, found); !read) { return read.error(); }
    return found;
  });
  if (!facts) { return facts.error(); }
  Result<std::optional<WatchEvent>> event = started_off_hours(*facts, almanac, session);
  if (!event) { return event.error(); }
  if (!*event) { return nothing; }
  Result<bool> recorded = record_alert(ledger, act, alert_of(**event));
  if (!recorded) { return recorded.error(); }
  return *recorded && !(*event)->held ? std::optional<Band>((*event)->band) : nothing;
}

}  // namespace labclock::storage
