#include "storage/off_hours.hpp"

#include <fmt/format.h>

#include "src/format.hpp"
#include "storage/records.hpp"
#include "storage/sessions.hpp"

namespace labclock::storage {
namespace {

/// From when on the end of a session is off hours without a break: its start, a change of bands inside
/// it, or its end where it ends in core hours.
Result<Instant> off_hours_since(Almanac& almanac, const Session& session) {
  Result<const Zone*> zone = almanac.zones().find(session.zone);
  if (!zone) { return zone.error(); }
  Instant since = session.end;
  bool before = false;
  almanac.slice(**zone, session.span(), [&](const Slice& slice) {
    const bool off = off_hours(slice.band);
    if (off && !before) { since = slice.start; }
    if (!off) { since = session.end; }
    before = off;
  });
  return since;
}

/// What the alert's sentence needs besides its columns: when core hours ended or begin, where that is why.
std::string facts_of_start(Almanac& almanac, const Zone& zone, Instant at, Band band) {
  std::string facts = fmt::format(R"({{"at_start":true,"start":"{}")", clock_text(at, zone));
  const std::optional<Span> core = almanac.core_span(zone, almanac.logical_day(zone, at));
  const bool about_core = core && (band == Band::evening || band == Band::early || band == Band::night);
  if (about_core && at >= core->end) { facts += fmt::format(R"(,"core_end":"{}")", clock_text(core->end, zone)); }
  if (about_core && at < core->start) { facts += fmt::format(R"(,"core_start":"{}")", clock_text(core->start, zone)); }
  return facts + "}";
}

}  // namespace

Result<Instant> stretch_start(Ledger& ledger, Almanac& almanac, Instant at) {
  Instant begun = at;
  while (true) {
    Result<std::optional<Session>> before = last_before(ledger, begun);
    if (!before) { return before.error(); }
    if (!*before || begun - (*before)->end >= kStretchGap) { return begun; }
    Result<Instant> since = off_hours_since(almanac, **before);
    if (!since) { return since.error(); }
    if (*since == (*before)->end) { return begun; }  // it ended in core hours
    begun = *since;
    if (*since > (*before)->start) { return begun; }
  }
}

Result<std::optional<Band>> note_off_hours(Ledger& ledger, const Act& act, Almanac& almanac,
                                           const RunningSession& session) {
  const std::optional<Band> nothing;
  Result<const Zone*> zone = almanac.zones().find(session.zone);
  if (!zone) { return zone.error(); }
  const Band band = almanac.band_at(**zone, session.start);
  if (!off_hours(band)) { return nothing; }
  Result<std::optional<std::string>> wanted =
      get_setting(ledger, "alerts.off_hours", almanac.logical_day(**zone, session.start));
  if (!wanted) { return wanted.error(); }
  if (*wanted && **wanted == "off") { return nothing; }
  Result<Instant> begun = stretch_start(ledger, almanac, session.start);
  if (!begun) { return begun.error(); }
  if (*begun < session.start) { return nothing; }
  Alert alert;
  alert.at = act.now;
  alert.kind = "off_hours";
  alert.cause = fmt::format("off_hours:{}", unix_seconds(session.start));
  alert.session_uuid = session.uuid;
  alert.project = session.project;
  alert.band = band;
  alert.zone = session.zone;
  alert.facts = facts_of_start(almanac, **zone, session.start, band);
  Result<bool> recorded = record_alert(ledger, act, alert);
  if (!recorded) { return recorded.error(); }
  return *recorded ? std::optional<Band>(band) : nothing;
}

}  // namespace labclock::storage
