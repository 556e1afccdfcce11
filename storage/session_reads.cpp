#include <initializer_list>
#include <utility>

#include "src/msg/ledger.hpp"
#include "storage/internal/row_reader.hpp"
#include "storage/internal/session_rows.hpp"
#include "storage/sessions.hpp"

namespace labclock::storage {
namespace {

/// Sessions that share a second with a span: of all that start before it only the last can reach in.
constexpr const char* kInSpan =
    "WHERE start_utc < ?2 AND (end_utc IS NULL OR end_utc > ?1) AND start_utc >= "
    "coalesce((SELECT start_utc FROM session WHERE start_utc <= ?1 ORDER BY start_utc DESC LIMIT 1), ?1) "
    "ORDER BY start_utc";

void bind_span(SQLite::Statement& row, Span span) {
  row.bind(1, unix_seconds(span.start));
  row.bind(2, unix_seconds(span.end));
}

Result<std::optional<Session>> one_closed(Ledger& ledger, const std::string& tail, Instant t) {
  return reading(ledger, [&](SQLite::Database& sql) -> Result<std::optional<Session>> {
    SQLite::Statement row(sql, select_session() + tail);
    row.bind(1, unix_seconds(t));
    if (!row.executeStep()) { return std::optional<Session>{}; }
    return std::optional<Session>{std::get<Session>(read_session(row))};
  });
}

// What reports count (session_source.hpp): five columns of ten, since most of the time of a report over a
// million sessions is the reading of cells.
constexpr std::string_view kCountedSessions = "SELECT project, activity, start_utc, end_utc, zone FROM session ";

/// Neighbours mostly say the same.
void put(std::string& into, std::string_view text) {
  if (into != text) { into.assign(text); }
}

/// Into a value that is used again. False for a running session that would be empty at `now`.
bool read_counted(const RowReader& row, Instant now, Session& into) {
  const RowReader::Cell project = row.cell(0);
  if (project.is_null()) {
    into.project.reset();
  } else {
    into.project = ProjectId{project.integer()};
  }
  put(into.activity, row.cell(1).text());
  into.start = instant_of(row.cell(2).integer());
  const RowReader::Cell end = row.cell(3);
  const bool runs = end.is_null();
  into.end = runs ? now : instant_of(end.integer());
  put(into.zone, row.cell(4).text());
  return !runs || into.start < now;
}

/// A statement that a report prepares once: taken out of its place while it is read, so that a read inside of
/// another one prepares its own, and put back reset.
class KeptReader {
 public:
  KeptReader(Db& db, std::unique_ptr<RowReader>& place, std::string_view tail, std::initializer_list<Instant> values)
      : place_(place), reader_(std::exchange(place, nullptr)) {
    if (!reader_) { reader_ = std::make_unique<RowReader>(db.connection, std::string(kCountedSessions).append(tail)); }
    int index = 0;
    for (const Instant value : values) { reader_->bind(++index, unix_seconds(value)); }
  }
  ~KeptReader() {
    reader_->reset();
    place_ = std::move(reader_);
  }
  KeptReader(const KeptReader&) = delete;
  KeptReader& operator=(const KeptReader&) = delete;
  RowReader* operator->() const { return reader_.get(); }
  RowReader& operator*() const { return *reader_; }

 private:
  std::unique_ptr<RowReader>& place_;
  std::unique_ptr<RowReader> reader_;
};

/// The last session that starts before an instant.
KeptReader last_before_reader(Db& db, Instant t) {
  return {db, db.sessions_before, "WHERE start_utc < ?1 ORDER BY start_utc DESC LIMIT 1", {t}};
}

/// Those that start in a span, ascending.
KeptReader starting_in_reader(Db& db, Instant from, Instant to) {
  return {db, db.sessions_from, "WHERE start_utc >= ?1 AND start_utc < ?2 ORDER BY start_utc", {from, to}};
}

Result<std::optional<Session>> one_counted(Ledger& ledger, Instant now, KeptReader (*reader)(Db&, Instant), Instant t) {
  return reading(ledger, [&](SQLite::Database&) -> Result<std::optional<Session>> {
    const KeptReader row = reader(ledger.db(), t);
    Session session;
    if (!row->step() || !read_counted(*row, now, session)) { return std::optional<Session>{}; }
    return std::optional<Session>{std::move(session)};
  });
}

}  // namespace

Result<std::optional<RunningSession>> running(Ledger& ledger) {
  return reading(ledger,
                 [](SQLite::Database& sql) -> Result<std::optional<RunningSession>> { return running_row(sql); });
}

Result<AnySession> find_session(Ledger& ledger, SessionId id) {
  return reading(ledger, [&](SQLite::Database& sql) -> Result<AnySession> {
    std::optional<AnySession> found = session_row(sql, id);
    if (!found) {
      return refuse(ErrorKind::not_found, "no_such_session",
                    {msg::session_not_found, {{"id", std::to_string(id.value)}}}, Phrase{msg::session_not_found_hint});
    }
    return *found;
  });
}

Result<std::optional<Session>> last_before(Ledger& ledger, Instant t) {
  // start < end <= t, and sessions do not overlap, so the last start also has the last end.
  return one_closed(ledger, "WHERE start_utc < ?1 AND end_utc <= ?1 ORDER BY start_utc DESC LIMIT 1", t);
}

Result<std::optional<Session>> next_after(Ledger& ledger, Instant t) {
  return one_closed(ledger, "WHERE start_utc >= ?1 AND end_utc IS NOT NULL ORDER BY start_utc LIMIT 1", t);
}

Result<std::optional<FirstSession>> first_session(Ledger& ledger) {
  return reading(ledger, [](SQLite::Database& sql) -> Result<std::optional<FirstSession>> {
    SQLite::Statement row(sql, "SELECT start_utc, zone FROM session ORDER BY start_utc LIMIT 1");
    if (!row.executeStep()) { return std::optional<FirstSession>{}; }
    return std::optional<FirstSession>{{instant_of(row.getColumn(0).getInt64()), row.getColumn(1).getString()}};
  });
}

Result<std::vector<AnySession>> sessions(Ledger& ledger, Span span) {
  return reading(ledger, [&](SQLite::Database& sql) -> Result<std::vector<AnySession>> {
    SQLite::Statement row(sql, select_session() + kInSpan);
    bind_span(row, span);
    std::vector<AnySession> found;
    while (row.executeStep()) { found.push_back(read_session(row)); }
    return found;
  });
}

Result<void> each_session(Ledger& ledger, Span span, Instant now, const std::function<void(const Session&)>& take) {
  return reading(ledger, [&](SQLite::Database& sql) -> Result<void> {
    SQLite::Statement row(sql, select_session() + kInSpan);
    bind_span(row, span);
    Session session;
    while (row.executeStep()) {
      if (!read_session_into(row, session)) {
        if (session.start >= now || now <= span.start) { continue; }
        session.end = now;
      }
      take(session);
    }
    return {};
  });
}

Result<std::int64_t> count_sessions(Ledger& ledger) {
  return reading(ledger, [](SQLite::Database& sql) -> Result<std::int64_t> {
    return sql.execAndGet("SELECT count(*) FROM session").getInt64();
  });
}

Result<void> LedgerSessions::each(Span span, const std::function<void(const Session&)>& take) {
  return reading(*ledger_, [&](SQLite::Database&) -> Result<void> {
    Session session;
    // Of all that start before the span only the last can reach in. Its statement stays open meanwhile, so
    // that both read the same state.
    const KeptReader before = last_before_reader(ledger_->db(), span.start);
    if (before->step() && read_counted(*before, now_, session) && session.end > span.start) { take(session); }
    const KeptReader rows = starting_in_reader(ledger_->db(), span.start, span.end);
    while (rows->step()) {
      if (read_counted(*rows, now_, session) && session.end > span.start) { take(session); }
    }
    return {};
  });
}

Result<std::optional<FirstSession>> LedgerSessions::first() {
  // As first_session tells, by a statement that the report has at hand anyway.
  return reading(*ledger_, [&](SQLite::Database&) -> Result<std::optional<FirstSession>> {
    const KeptReader row = starting_in_reader(ledger_->db(), kEarliest, kLatest + Seconds{1});
    if (!row->step()) { return std::optional<FirstSession>{}; }
    return std::optional<FirstSession>{{instant_of(row->cell(2).integer()), std::string(row->cell(4).text())}};
  });
}

Result<std::optional<Session>> LedgerSessions::last_starting_before(Instant t) {
  return one_counted(*ledger_, now_, last_before_reader, t);
}

Result<std::optional<Session>> LedgerSessions::first_starting_from(Instant t) {
  return one_counted(
      *ledger_, now_, [](Db& db, Instant from) { return starting_in_reader(db, from, kLatest + Seconds{1}); }, t);
}

}  // namespace labclock::storage
