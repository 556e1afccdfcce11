#include "storage/projects.hpp"

#include <algorithm>

#include "src/msg/history.hpp"
#include "src/msg/ledger.hpp"
#include "src/msg/records.hpp"
#include "src/utf8.hpp"
#include "storage/internal/columns.hpp"
#include "storage/internal/db.hpp"
#include "storage/internal/project_rows.hpp"
#include "storage/internal/session_rows.hpp"

namespace labclock::storage {
namespace {

/// One line of text a person gave for a field: trimmed, NFC, without control characters.
Result<std::string> clean_line(const std::string& text, Msg field) {
  Result<std::string> clean = clean_text(text);
  const bool control = clean && std::any_of(clean->begin(), clean->end(),
                                            [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  if (!clean || control) {
    // The field's name is the English one: phrases cannot nest, and the option is called so as well.
    return refuse(ErrorKind::usage, "bad_text",
                  {msg::project_bad_text, {{"field", std::string{labclock::text(field, Lang::en)}}}},
                  Phrase{msg::project_bad_text_hint});
  }
  return clean;
}

bool is_color(const std::string& text) {
  return text.empty() || (text.size() == 7 && text[0] == '#' &&
                          text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos);
}

Error no_such_project() {
  return refuse(ErrorKind::not_found, "no_such_project", msg::project_id_not_found, Phrase{msg::undo_nothing_hint});
}

std::optional<ProjectId> holder_of(SQLite::Database& sql, const std::string& key) {
  SQLite::Statement row(sql, "SELECT id FROM project WHERE name_key = ?");
  row.bind(1, key);
  if (!row.executeStep()) { return std::nullopt; }
  return ProjectId{row.getColumn(0).getInt64()};
}

/// Cleans the texts of a project and checks them; the name must be free or its own.
Result<Project> checked(SQLite::Database& sql, Project project) {
  struct Field {
    std::string* text;
    Msg name;
  };
  for (const Field& field : {Field{&project.name, msg::field_name}, Field{&project.funder, msg::field_funder},
                             Field{&project.number, msg::field_number}}) {
    Result<std::string> clean = clean_line(*field.text, field.name);
    if (!clean) { return clean.error(); }
    *field.text = *clean;
  }
  if (project.name.empty()) {
    return refuse(ErrorKind::usage, "empty_name", msg::project_empty_name, Phrase{msg::project_empty_name_hint});
  }
  if (!is_color(project.color)) {
    return refuse(ErrorKind::usage, "bad_color", {msg::project_bad_color, {{"value", printable(project.color)}}},
                  Phrase{msg::project_bad_color_hint});
  }
  const std::optional<ProjectId> holder = holder_of(sql, fold_key(project.name));
  if (holder && *holder != project.id) {
    return refuse(ErrorKind::refused, "name_taken", {msg::project_name_taken, {{"name", project.name}}},
                  Phrase{msg::project_name_taken_hint});
  }
  return project;
}

void bind_project(SQLite::Statement& row, Change& work, const Project& project) {
  bind_uuid(row, 1, project.uuid);
  row.bind(2, work.now());
  bind_project_facts(row, 3, project, fold_key(project.name));
}

constexpr const char* kSelectProject =
    "SELECT id, uuid, name, kind, funder, number, fit, program, role, deadline, color, archived FROM project ";

Project read_project(SQLite::Statement& row) {
  Project project;
  project.id = ProjectId{row.getColumn(0).getInt64()};
  project.uuid = column_uuid(row.getColumn(1));
  project.name = row.getColumn(2).getString();
  project.kind = kind_from(row.getColumn(3).getText()).value_or(Kind::unassigned);
  project.funder = row.getColumn(4).getString();
  project.number = row.getColumn(5).getString();
  project.fit = fit_from(row.getColumn(6).getText()).value_or(Fit::unknown);
  project.program = program_from(row.getColumn(7).getText()).value_or(Program::none);
  project.role = role_from(row.getColumn(8).getText()).value_or(Role::none);
  project.deadline = column_day(row.getColumn(9));
  project.color = row.getColumn(10).getString();
  project.archived = row.getColumn(11).getInt() != 0;
  return project;
}

Phrase words_for(const Project& before, const Project& after, const ProjectEdit& edit) {
  if (edit.archived && before.archived != after.archived) {
    return {after.archived ? msg::history_project_archive : msg::history_project_unarchive, {{"project", after.name}}};
  }
  if (before.name != after.name) {
    return {msg::history_project_rename, {{"from", before.name}, {"project", after.name}}};
  }
  return {msg::history_project_edit, {{"project", after.name}}};
}

Project edited(Project project, const ProjectEdit& edit) {
  project.name = edit.name.value_or(project.name);
  project.kind = edit.kind.value_or(project.kind);
  project.funder = edit.funder.value_or(project.funder);
  project.number = edit.number.value_or(project.number);
  project.fit = edit.fit.value_or(project.fit);
  project.program = edit.program.value_or(project.program);
  project.role = edit.role.value_or(project.role);
  project.deadline = edit.deadline.value_or(project.deadline);
  project.color = edit.color.value_or(project.color);
  project.archived = edit.archived.value_or(project.archived);
  return project;
}

/// How many single-character changes lie between two keys, up to `limit`: for "did you mean".
int distance(std::string_view a, std::string_view b, int limit) {
  std::vector<int> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) { row[j] = static_cast<int>(j); }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i);
    int best = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
      best = std::min(best, row[j]);
    }
    if (best > limit) { return limit + 1; }
  }
  return row[b.size()];
}

Error not_found(const std::vector<Project>& all, std::string_view typed, const std::string& key) {
  const std::string shown = printable(typed);
  std::string near;
  for (const Project& project : all) {
    const std::string other = fold_key(project.name);
    if (project.archived) {
      if (other == key) {
        return refuse(ErrorKind::not_found, "no_such_project", {msg::project_not_found, {{"name", shown}}},
                      Phrase{msg::project_archived_hint, {{"name", project.name}}});
      }
      continue;
    }
    // A Hangul syllable is three bytes, so one wrong syllable is a distance of up to three.
    if (distance(key, other, 3) <= 3 && key.size() > 3) {
      near += (near.empty() ? "\"" : ", \"") + project.name + "\"";
    }
  }
  const Phrase hint = near.empty() ? Phrase{msg::project_not_found_hint, {{"name", shown}}}
                                   : Phrase{msg::project_near_hint, {{"name", shown}, {"names", near}}};
  return refuse(ErrorKind::not_found, "no_such_project", {msg::project_not_found, {{"name", shown}}}, hint);
}

}  // namespace

bool ProjectEdit::empty() const {
  return !name && !kind && !funder && !number && !fit && !program && !role && !deadline && !color && !archived;
}

Project insert_project(Change& work, Project project) {
  project.uuid = work.new_uuid();
  SQLite::Statement insert(
      work.sql(),
      "INSERT INTO project (uuid, changed_at, name, name_key, kind, funder, number, fit, program, role, "
      "deadline, color, archived) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  bind_project(insert, work, project);
  insert.exec();
  project.id = ProjectId{work.sql().getLastInsertRowid()};
  return project;
}

void bind_project_facts(SQLite::Statement& statement, int first, const Project& project, const std::string& name_key) {
  statement.bind(first, project.name);
  statement.bind(first + 1, name_key);
  bind_text(statement, first + 2, key_of(project.kind));
  statement.bind(first + 3, project.funder);
  statement.bind(first + 4, project.number);
  bind_text(statement, first + 5, key_of(project.fit));
  bind_text(statement, first + 6, key_of(project.program));
  bind_text(statement, first + 7, key_of(project.role));
  bind_day(statement, first + 8, project.deadline);
  statement.bind(first + 9, project.color);
  statement.bind(first + 10, project.archived ? 1 : 0);
}

std::vector<Project> project_rows(SQLite::Database& sql) {
  SQLite::Statement row(sql, kSelectProject + std::string{"ORDER BY name_key"});
  std::vector<Project> all;
  while (row.executeStep()) { all.push_back(read_project(row)); }
  return all;
}

Result<Project> add_project(Ledger& ledger, const Act& act, const Project& wanted) {
  return change(ledger, act, [&](Change& work) -> Result<Project> {
    Project fresh = wanted;
    fresh.id = {};
    Result<Project> project = checked(work.sql(), std::move(fresh));
    if (!project) { return project; }
    work.describe({msg::history_project_add, {{"project", project->name}}});
    return insert_project(work, *project);
  });
}

Result<Project> edit_project(Ledger& ledger, const Act& act, ProjectId id, const ProjectEdit& edit) {
  return change(ledger, act, [&](Change& work) -> Result<Project> {
    const std::vector<Project> all = project_rows(work.sql());
    const auto before = std::find_if(all.begin(), all.end(), [&](const Project& it) { return it.id == id; });
    if (before == all.end()) { return no_such_project(); }
    if (edit.empty()) {
      return refuse(ErrorKind::usage, "nothing_to_change", msg::project_nothing_changed,
                    Phrase{msg::project_nothing_changed_hint});
    }
    Result<Project> after = checked(work.sql(), edited(*before, edit));
    if (!after) { return after; }
    SQLite::Statement update(
        work.sql(),
        "UPDATE project SET uuid = ?, changed_at = ?, name = ?, name_key = ?, kind = ?, funder = ?, "
        "number = ?, fit = ?, program = ?, role = ?, deadline = ?, color = ?, archived = ? WHERE id = ?");
    bind_project(update, work, *after);
    update.bind(14, id.value);
    update.exec();
    work.describe(words_for(*before, *after, edit));
    return after;
  });
}

Result<std::vector<Project>> projects(Ledger& ledger) {
  return reading(ledger, [](SQLite::Database& sql) -> Result<std::vector<Project>> { return project_rows(sql); });
}

Result<std::optional<Project>> project_with(Ledger& ledger, ProjectId id) {
  return reading(ledger, [&](SQLite::Database& sql) -> Result<std::optional<Project>> {
    SQLite::Statement row(sql, kSelectProject + std::string{"WHERE id = ?"});
    row.bind(1, id.value);
    if (!row.executeStep()) { return std::optional<Project>{}; }
    return std::optional<Project>(read_project(row));
  });
}

Result<Project> find_project(Ledger& ledger, std::string_view typed, bool with_archived) {
  Result<std::vector<Project>> all = projects(ledger);
  if (!all) { return all.error(); }
  const std::string key = fold_key(typed);
  std::vector<const Project*> candidates;
  for (const Project& project : *all) {
    if (project.archived && !with_archived) { continue; }
    const std::string other = fold_key(project.name);
    if (other == key) { return project; }
    if (!key.empty() && other.starts_with(key)) { candidates.push_back(&project); }
  }
  if (candidates.size() == 1) { return *candidates.front(); }
  if (candidates.empty()) { return not_found(*all, typed, key); }
  Error error =
      refuse(ErrorKind::refused, "ambiguous_project",
             {msg::project_ambiguous, {{"name", printable(typed)}, {"count", std::to_string(candidates.size())}}},
             Phrase{msg::project_ambiguous_hint});
  for (const Project* project : candidates) {
    error.details.push_back({msg::project_candidate, {{"name", project->name}}});
  }
  return error;
}

Result<std::vector<Project>> recent_projects(Ledger& ledger, int count) {
  Result<std::vector<Project>> all = projects(ledger);
  if (!all) { return all; }
  return reading(ledger, [&](SQLite::Database& sql) -> Result<std::vector<Project>> {
    // The last thousand sessions are enough to know what a person is at, in a ledger of any size.
    SQLite::Statement row(
        sql,
        "SELECT project FROM (SELECT project, start_utc FROM session ORDER BY start_utc DESC LIMIT 1000) "
        "WHERE project IS NOT NULL GROUP BY project ORDER BY max(start_utc) DESC");
    std::vector<Project> recent;
    while (static_cast<int>(recent.size()) < count && row.executeStep()) {
      const ProjectId id{row.getColumn(0).getInt64()};
      for (const Project& project : *all) {
        if (project.id == id && !project.archived) { recent.push_back(project); }
      }
    }
    return recent;
  });
}

}  // namespace labclock::storage
