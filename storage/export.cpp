#include "storage/export.hpp"

#include <algorithm>
#include <unordered_map>

#include "src/msg/import.hpp"
#include "src/utf8.hpp"
#include "storage/export/writer.hpp"
#include "storage/internal/db.hpp"
#include "storage/internal/export_json.hpp"
#include "storage/internal/project_rows.hpp"

namespace labclock::storage {
namespace {

std::unique_ptr<ExportFormat> make_format(std::string_view name, SQLite::Database& sql,
                                          const std::vector<Project>& projects, ZoneFinder& zones) {
  if (name == "csv") { return csv_format(); }
  if (name == "json") { return json_format(sql, projects); }
  if (name == "ics") { return ics_format(); }
  if (name == "timeclock") { return timeclock_format(zones); }
  return timewarrior_format();
}

/// Instants between which every session of these days lies, in whatever zone: offsets stay below 16 hours
/// and a day begins at most 24 hours after its midnight.
Span wide_span(const DayRange& days) {
  constexpr Days kMargin{2};
  return {Instant{(days.first - kMargin).time_since_epoch()},
          Instant{(days.last + Days{1} + kMargin).time_since_epoch()}};
}

/// Whether a session has a slice in one of the days (docs/rules.md 1.11).
bool lies_in(Almanac& almanac, const ExportRow& row, const DayRange& days, Instant now) {
  const Result<const Zone*> found = almanac.zones().find(row.facts.zone);
  const Zone utc;
  const Zone& zone = found ? **found : utc;
  const Instant end = std::max(row.end.value_or(now), row.start + Seconds{1});
  const Day first = std::max(almanac.logical_day(zone, row.start), days.first);
  const Day last = std::min(almanac.logical_day(zone, end - Seconds{1}), days.last);
  for (Day day = first; day <= last; day += Days{1}) {
    const DayPlan& plan = almanac.plan(zone, day);
    if (plan.span.start < plan.span.end) { return true; }  // a date that the zone skipped holds nothing
  }
  return false;
}

void read_row(const SQLite::Statement& query, const std::unordered_map<std::int64_t, const Project*>& projects,
              ExportRow& row) {
  row.facts.id = SessionId{query.getColumn(0).getInt64()};
  row.facts.uuid = column_uuid(query.getColumn(1));
  row.changed_at = instant_of(query.getColumn(2).getInt64());
  row.project = nullptr;
  if (const SQLite::Column project = query.getColumn(3); !project.isNull()) {
    const auto found = projects.find(project.getInt64());
    if (found != projects.end()) { row.project = found->second; }
  }
  row.facts.activity = query.getColumn(4).getText();
  row.facts.note = query.getColumn(5).getText();
  row.start = instant_of(query.getColumn(6).getInt64());
  row.end.reset();
  if (const SQLite::Column end = query.getColumn(7); !end.isNull()) { row.end = instant_of(end.getInt64()); }
  row.facts.zone = query.getColumn(8).getText();
  row.facts.origin = origin_from(query.getColumn(9).getText()).value_or(Origin::manual);
  row.facts.edited = query.getColumn(10).getInt() != 0;
  row.source = query.getColumn(11).getText();
  row.source_key = query.getColumn(12).getText();
}

constexpr const char* kSessions =
    "SELECT id, uuid, changed_at, project, activity, note, start_utc, end_utc, zone, origin, edited, source, "
    "source_key FROM session WHERE start_utc < ?2 AND start_utc >= coalesce((SELECT max(start_utc) FROM session "
    "WHERE start_utc <= ?1), ?1) ORDER BY start_utc";

Result<Exported> export_all(SQLite::Database& sql, const ExportRequest& request, Almanac& almanac, Out& out) {
  // One transaction, so that another program's change lies wholly before or after what is written.
  SQLite::Transaction snapshot(sql, SQLite::TransactionBehavior::DEFERRED);
  const std::vector<Project> projects = project_rows(sql);
  std::unordered_map<std::int64_t, const Project*> by_id;
  for (const Project& project : projects) { by_id.emplace(project.id.value, &project); }

  const std::unique_ptr<ExportFormat> format = make_format(request.format, sql, projects, almanac.zones());
  const Span span = request.days ? wide_span(*request.days) : Span{kEarliest - Days{1}, kLatest + Days{1}};
  SQLite::Statement query(sql, kSessions);
  query.bind(1, unix_seconds(span.start));
  query.bind(2, unix_seconds(span.end));
  Exported exported;
  ExportRow row;
  format->begin(out);
  while (out.ok() && query.executeStep()) {
    read_row(query, by_id, row);
    if (request.days && !lies_in(almanac, row, *request.days, request.now)) { continue; }
    ++(format->session(row, out) ? exported.sessions : exported.left_out);
  }
  format->end(out);
  out.flush();
  if (out.ok()) { return exported; }
  return refuse(ErrorKind::storage, "cannot_write", msg::export_cannot_write, Phrase{msg::export_cannot_write_hint});
}

}  // namespace

const std::vector<std::string_view>& export_formats() {
  static const std::vector<std::string_view> kFormats{"csv", "json", "ics", "timeclock", "timewarrior"};
  return kFormats;
}

Result<Exported> export_to(Ledger& ledger, const ExportRequest& request, Almanac& almanac,
                           const std::function<bool(std::string_view)>& write) {
  const auto& formats = export_formats();
  if (std::find(formats.begin(), formats.end(), request.format) == formats.end()) {
    std::string all;
    for (const std::string_view format : formats) { all += (all.empty() ? "" : ", ") + std::string{format}; }
    return refuse(ErrorKind::usage, "unknown_format",
                  {msg::export_unknown_format, {{"format", printable(request.format)}}},
                  Phrase{msg::import_formats_hint, {{"formats", all}}});
  }
  Out out(write);
  return reading(ledger, [&](SQLite::Database& sql) { return export_all(sql, request, almanac, out); });
}

}  // namespace labclock::storage
