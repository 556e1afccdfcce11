#include "storage/import/own_csv.hpp"

#include <array>

#include "src/msg/import.hpp"
#include "src/words.hpp"
#include "storage/import/csv_header.hpp"
#include "storage/import/csv_reader.hpp"
#include "storage/import/instants.hpp"
#include "storage/import/look.hpp"

namespace labclock::storage {
namespace {

enum Column : std::size_t { project, kind, activity, note, start, end, zone, uuid, origin };

constexpr auto kColumns = std::to_array<CsvColumn>({{"project", true},
                                                    {"kind"},
                                                    {"activity"},
                                                    {"note"},
                                                    {"start", true},
                                                    {"end", true},
                                                    {"zone"},
                                                    {"uuid"},
                                                    {"origin"}});

/// One record into `session`; the reason where it cannot be.
std::optional<Phrase> fill(ForeignSession& session, const CsvHeader& header,
                           const std::vector<std::string_view>& cells) {
  if (auto reason = wrong_cells(cells, header)) { return reason; }
  const auto cell = [&](Column column) { return header.cell(cells, column); };
  const auto wrong = [&](Msg msg, Column column) { return Phrase{msg, {{"text", quoted_cell(cell(column))}}}; };

  session.project = unguarded(cell(project));
  session.activity = unguarded(cell(activity));
  session.note = unguarded(cell(note));
  session.zone = cell(zone);
  session.kind.reset();
  if (!cell(kind).empty()) {
    session.kind = kind_from(cell(kind));
    if (!session.kind) { return wrong(msg::import_bad_kind, kind); }
  }
  const auto begins = instant_from_rfc3339(cell(start));
  if (!begins) { return wrong(msg::import_bad_instant, start); }
  session.start = *begins;
  session.end.reset();
  if (!cell(end).empty()) {
    session.end = instant_from_rfc3339(cell(end));
    if (!session.end) { return wrong(msg::import_bad_instant, end); }
  }
  session.uuid.reset();
  if (!cell(uuid).empty()) {
    session.uuid = parse_uuid(cell(uuid));
    if (!session.uuid) { return wrong(msg::import_bad_uuid, uuid); }
  }
  session.origin.reset();
  if (!cell(origin).empty()) {
    session.origin = origin_from(cell(origin));
    if (!session.origin) { return wrong(msg::import_bad_origin, origin); }
  }
  session.key.clear();
  if (!session.uuid) {
    session.key.append(rfc3339(session.start)).push_back('|');
    if (session.end) { session.key += rfc3339(*session.end); }
    session.key.append("|").append(session.project);
  }
  return std::nullopt;
}

}  // namespace

Result<void> read_own_csv(Input& input) {
  const Look look = look_at(input.head());
  if (const Result<void> readable = input.outcome(1); !readable) { return readable; }
  if (look != Look::csv_own && look != Look::text) { return wrong_format(input.name(), "csv", look); }
  CsvReader reader(input);
  if (reader.next() != CsvStep::record) {
    const Result<void> readable = input.outcome(1);
    return readable ? wrong_format(input.name(), "csv", look) : readable;
  }
  const Result<CsvHeader> header = CsvHeader::read(input, reader, kColumns, true);
  if (!header) { return header.error(); }

  ForeignSink& sink = input.sink();
  ForeignSession session;
  session.file = input.name();
  for (;;) {
    const CsvStep step = reader.next();
    if (step == CsvStep::end) { return input.outcome(reader.line()); }
    std::optional<Phrase> reason;
    if (step == CsvStep::bad) {
      reason = reader.reason();
    } else {
      session.line = reader.line();
      reason = fill(session, *header, reader.cells());
    }
    const bool go_on = reason ? sink.bad_line(input.name(), reader.line(), *reason) : sink.session(session);
    if (!go_on) { return {}; }
  }
}

}  // namespace labclock::storage
