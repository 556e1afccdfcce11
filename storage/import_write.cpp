#include "storage/internal/import_write.hpp"
#include "src/msg/import.hpp"

#include <algorithm>

#include "src/utf8.hpp"
#include "storage/internal/columns.hpp"
#include "storage/internal/project_rows.hpp"

namespace labclock::storage {
namespace {

constexpr std::size_t kPart = 50'000;  // rows in one changeset: more would cost memory
constexpr std::size_t kOften = 1U << 12U;

/// The session statement with its texts held where SQLite may read them.
class SessionInsert {
 public:
  explicit SessionInsert(SQLite::Database& sql)
      : insert_(sql,
                "INSERT INTO session (id, uuid, changed_at, project, activity, note, start_utc, end_utc, zone, origin, "
                "edited, source, source_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)") {}

  struct Values {
    std::optional<std::int64_t> id;
    Uuid uuid;
    std::int64_t changed_at = 0;
    std::optional<std::int64_t> project;
    bool edited = false;
  };

  void run(const Values& values, const ImportRows& rows, const ImportPiece& piece) {
    const ImportRow& row = rows.rows()[piece.row];
    insert_.reset();
    bind(1, values.id);
    insert_.bindNoCopy(2, values.uuid.bytes.data(), static_cast<int>(values.uuid.bytes.size()));
    insert_.bind(3, values.changed_at);
    bind(4, values.project);
    activity_ = rows.activity(row);
    insert_.bindNoCopy(5, activity_);
    note_ = rows.note(row);
    insert_.bindNoCopy(6, note_);
    insert_.bind(7, piece.start);
    bind(8, piece.end == ImportRow::kOpen ? std::nullopt : std::optional{piece.end});
    insert_.bindNoCopy(9, rows.zone(row));
    origin_ = key_of(row.origin);
    insert_.bindNoCopy(10, origin_);
    insert_.bind(11, values.edited ? 1 : 0);
    insert_.bindNoCopy(12, rows.source(row));
    key_ = rows.key(row);
    if (piece.part > 0) { key_ += '/' + std::to_string(piece.part + 1); }
    insert_.bindNoCopy(13, key_);
    insert_.exec();
  }

 private:
  void bind(int index, const std::optional<std::int64_t>& value) {
    if (value) {
      insert_.bind(index, *value);
    } else {
      insert_.bind(index);  // NULL
    }
  }

  SQLite::Statement insert_;
  std::string activity_;
  std::string note_;
  std::string origin_;
  std::string key_;
};

/// A project that has waited for its kind gets it.
void set_kind(Change& work, Project& project, Kind kind) {
  SQLite::Statement update(work.sql(), "UPDATE project SET kind = ?, changed_at = ? WHERE id = ?");
  bind_text(update, 1, key_of(kind));
  update.bind(2, work.now());
  update.bind(3, project.id.value);
  update.exec();
  project.kind = kind;
}

/// The ledger's projects for the names of the file; new ones are made. Tells what the person should know.
std::vector<std::int64_t> place_projects(Change& work, const ImportPlan& plan, ImportRows& rows, ImportReport& report) {
  std::vector<bool> used(rows.projects().size(), false);
  for (const ImportPiece& piece : plan.pieces) {
    const std::uint32_t project = rows.rows()[piece.row].project;
    if (project != ImportRow::kNoProject) { used[project] = true; }
  }
  std::map<std::string, Project, std::less<>> there;
  for (Project& project : project_rows(work.sql())) { there.emplace(fold_key(project.name), std::move(project)); }

  std::vector<std::int64_t> ids(rows.projects().size(), 0);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!used[i]) { continue; }
    const ImportProject& wanted = rows.projects()[i];
    auto found = there.find(wanted.key);
    if (found == there.end()) {
      Project made;
      made.name = wanted.name;
      made.kind = wanted.kind.value_or(Kind::unassigned);
      found = there.emplace(wanted.key, insert_project(work, std::move(made))).first;
      report.new_projects.push_back(wanted.name);
    } else if (wanted.kind && found->second.kind == Kind::unassigned) {
      set_kind(work, found->second, *wanted.kind);
      rows.remark(wanted.file, wanted.line,
                  {msg::import_kind_set,
                   {{"project", printable(found->second.name)}, {"kind", std::string{key_of(found->second.kind)}}}});
    } else if (wanted.kind && *wanted.kind != found->second.kind) {
      rows.remark(wanted.file, wanted.line,
                  {msg::import_kind_kept,
                   {{"project", printable(found->second.name)},
                    {"kind", std::string{key_of(found->second.kind)}},
                    {"other", std::string{key_of(*wanted.kind)}}}});
    }
    // An own export has told of the projects that it made already.
    const bool told =
        std::find(report.unsorted.begin(), report.unsorted.end(), found->second.name) != report.unsorted.end();
    if (found->second.kind == Kind::unassigned && !told) { report.unsorted.push_back(found->second.name); }
    ids[i] = found->second.id.value;
  }
  return ids;
}

/// Uuids grow with the start, so that the index over them grows at its end.
Uuid new_session_uuid(UuidSource& uuids, std::int64_t start) {
  return uuids.next(instant_of(std::max<std::int64_t>(start, 0)));
}

std::int64_t most_wanted_id(const ImportRows& rows) {
  std::int64_t most = 0;
  for (const ImportRow& row : rows.rows()) { most = std::max(most, rows.own(row).id); }
  return most;
}

}  // namespace

IdPlaces::Table& IdPlaces::table(const char* name, std::int64_t most_wanted) {
  if (const auto known = tables_.find(name); known != tables_.end()) { return known->second; }
  SQLite::Statement query(sql_, "SELECT seq FROM sqlite_sequence WHERE name = ?");
  query.bind(1, name);
  Table table;
  if (query.executeStep()) { table.used = query.getColumn(0).getInt64(); }
  table.next = std::max(table.used, most_wanted);
  return tables_.emplace(name, std::move(table)).first->second;
}

std::int64_t IdPlaces::place(const char* name, std::int64_t wanted, std::int64_t most_wanted) {
  Table& table = this->table(name, most_wanted);
  if (wanted > table.used && table.given.insert(wanted).second) { return wanted; }
  return ++table.next;
}

Result<void> write_sessions(Change& work, UuidSource& uuids, const ImportPlan& plan, ImportRows& rows, IdPlaces& ids,
                            ImportReport& report, Progress& progress) {
  const std::vector<std::int64_t> projects = place_projects(work, plan, rows, report);
  const std::int64_t most_wanted = most_wanted_id(rows);
  SessionInsert insert(work.sql());
  std::size_t in_part = 0;
  for (std::size_t i = 0; i < plan.pieces.size(); ++i) {
    if (i % kOften == 0 && !step_of_writing(progress, i, plan.pieces.size())) { return cancelled_import(); }
    const ImportPiece& piece = plan.pieces[i];
    const ImportRow& row = rows.rows()[piece.row];
    const ImportOwnFacts own = rows.own(row);
    SessionInsert::Values values;
    values.uuid = row.has_uuid && piece.part == 0 ? rows.uuid(row) : new_session_uuid(uuids, piece.start);
    values.changed_at = row.has_own ? own.changed_at : work.now();
    values.edited = own.edited != 0;
    if (row.project != ImportRow::kNoProject) { values.project = projects[row.project]; }
    if (row.has_own && piece.part == 0) {
      values.id = ids.place("session", own.id, most_wanted);
      if (*values.id != own.id) { report.renumbered.emplace_back(own.id, *values.id); }
    }
    insert.run(values, rows, piece);
    if (piece.part == 0) { ++report.added; }
    if (piece.end != ImportRow::kOpen) { report.time_added += Seconds{piece.end - piece.start}; }
    if (++in_part == kPart) {
      work.flush_part();
      in_part = 0;
    }
  }
  return {};
}

}  // namespace labclock::storage
