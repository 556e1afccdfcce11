#include <algorithm>
#include <nlohmann/json.hpp>

#include "src/words.hpp"
#include "storage/import/own_json.hpp"
#include "storage/internal/db.hpp"
#include "storage/internal/export_json.hpp"

namespace labclock::storage {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}
Json text_or_null(const SQLite::Column& column) {
  return column.isNull() ? Json(nullptr) : text_or_null(column.getString());
}
Json instant_json(std::int64_t t) {
  return rfc3339(instant_of(t));
}
Json instant_or_null(const SQLite::Column& column) {
  return column.isNull() ? Json(nullptr) : instant_json(column.getInt64());
}
Json uuid_or_null(const SQLite::Column& column) {
  return column.isNull() ? Json(nullptr) : Json(to_string(column_uuid(column)));
}

std::string line_of(const Json& record) {
  return record.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// What an alert's sentence needs: an object in the export, where that gives back the same text.
Json facts_json(const std::string& facts) {
  Json parsed = Json::parse(facts, nullptr, false);
  return parsed.is_object() && line_of(parsed) == facts ? parsed : Json(facts);
}

/// The first three values of every table.
Json begin_record(const SQLite::Statement& row) {
  Json record;
  record["id"] = row.getColumn(0).getInt64();
  record["uuid"] = to_string(column_uuid(row.getColumn(1)));
  record["changed_at"] = instant_json(row.getColumn(2).getInt64());
  return record;
}

class OwnJson : public ExportFormat {
 public:
  OwnJson(SQLite::Database& sql, const std::vector<Project>& projects) : sql_(sql), projects_(projects) {}

  void begin(Out& out) override;
  bool session(const ExportRow& row, Out& out) override;
  void end(Out& out) override { out.put(first_ ? "]\n}\n" : "\n]\n}\n"); }

 private:
  /// One section of the object, a record for each row of the query.
  template <class Record>
  void section(Out& out, const char* name, const char* query, Record record) {
    SQLite::Statement row(sql_, query);
    open(out, name);
    while (row.executeStep()) { element(out, record(row)); }
    out.put(first_ ? "],\n" : "\n],\n");
  }
  void open(Out& out, const char* name) {
    out.put("\"");
    out.put(name);
    out.put("\": [");
    first_ = true;
  }
  void element(Out& out, const Json& record) {
    out.put(first_ ? "\n" : ",\n");
    out.put(line_of(record));
    first_ = false;
  }
  [[nodiscard]] Json project_name(const SQLite::Column& id) const {
    const auto found = std::find_if(projects_.begin(), projects_.end(),
                                    [&](const Project& project) { return project.id.value == id.getInt64(); });
    return found == projects_.end() ? Json(nullptr) : Json(found->name);
  }
  [[nodiscard]] Json project_name_of(const Json& uuid) const {
    const auto found = std::find_if(projects_.begin(), projects_.end(),
                                    [&](const Project& project) { return to_string(project.uuid) == uuid; });
    return found == projects_.end() ? Json(nullptr) : Json(found->name);
  }
  void put_projects(Out& out);
  void put_agreements(Out& out);
  void put_settings(Out& out);
  void put_days(Out& out);
  void put_meetings(Out& out);
  void put_alerts(Out& out);
  void put_absences(Out& out);
  void put_rest(Out& out);

  SQLite::Database& sql_;
  const std::vector<Project>& projects_;
  bool first_ = true;
};

void OwnJson::put_projects(Out& out) {
  section(out, "projects",
          "SELECT id, uuid, changed_at, name, kind, funder, number, fit, program, role, deadline, color, archived "
          "FROM project ORDER BY id",
          [](const SQLite::Statement& row) {
            Json record = begin_record(row);
            record["name"] = row.getColumn(3).getString();
            record["kind"] = row.getColumn(4).getString();
            record["funder"] = text_or_null(row.getColumn(5));
            record["number"] = text_or_null(row.getColumn(6));
            record["fit"] = row.getColumn(7).getString();
            record["program"] = text_or_null(row.getColumn(8));
            record["role"] = text_or_null(row.getColumn(9));
            record["deadline"] = text_or_null(row.getColumn(10));
            record["color"] = text_or_null(row.getColumn(11));
            record["archived"] = row.getColumn(12).getInt() != 0;
            return record;
          });
}

void OwnJson::put_agreements(Out& out) {
  constexpr double kMillion = 1e6;
  section(out, "agreements",
          "SELECT id, uuid, changed_at, project, share_ppm, from_day, to_day FROM agreement ORDER BY id",
          [this](const SQLite::Statement& row) {
            Json record = begin_record(row);
            record["project"] = project_name(row.getColumn(3));
            record["share"] = row.getColumn(4).getInt() / kMillion;
            record["from"] = row.getColumn(5).getString();
            record["to"] = text_or_null(row.getColumn(6));
            return record;
          });
}

void OwnJson::put_settings(Out& out) {
  section(out, "settings",
          "SELECT id, uuid, changed_at, key, value, NULL, 0 AS dated FROM setting UNION ALL "
          "SELECT id, uuid, changed_at, key, value, from_day, 1 FROM rule ORDER BY dated, id",
          [](const SQLite::Statement& row) {
            Json record = begin_record(row);
            record["key"] = row.getColumn(3).getString();
            record["value"] = row.getColumn(4).getString();
            record["from"] = text_or_null(row.getColumn(5));
            return record;
          });
}

void OwnJson::put_days(Out& out) {
  section(out, "days_off", "SELECT id, uuid, changed_at, from_day, to_day, type, half FROM day_off ORDER BY id",
          [](const SQLite::Statement& row) {
            Json record = begin_record(row);
            record["from"] = row.getColumn(3).getString();
            record["to"] = row.getColumn(4).getString();
            record["type"] = row.getColumn(5).getString();
            record["half"] = text_or_null(row.getColumn(6));
            return record;
          });
  section(out, "holidays", "SELECT id, uuid, changed_at, day, name, kind, source, removed FROM holiday ORDER BY id",
          [](const SQLite::Statement& row) {
            Json record = begin_record(row);
            record["date"] = row.getColumn(3).getString();
            record["name"] = row.getColumn(4).getString();
            record["kind"] = row.getColumn(5).getString();
            record["source"] = row.getColumn(6).getString();
            record["removed"] = row.getColumn(7).getInt() != 0;
            return record;
          });
}

void OwnJson::put_meetings(Out& out) {
  SQLite::Statement note(sql_,
                         "SELECT id, uuid, changed_at, kind, text, who, by_day FROM meeting_note WHERE meeting = ? "
                         "ORDER BY id");
  section(out, "meetings", "SELECT id, uuid, changed_at, day, note FROM meeting ORDER BY id",
          [&note](const SQLite::Statement& row) {
            Json record = begin_record(row);
            record["date"] = row.getColumn(3).getString();
            record["note"] = text_or_null(row.getColumn(4));
            Json notes = Json::array();
            note.reset();
            note.bind(1, row.getColumn(0).getInt64());
            while (note.executeStep()) {
              Json inner = begin_record(note);
              inner["kind"] = note.getColumn(3).getString();
              inner["text"] = note.getColumn(4).getString();
              inner["who"] = text_or_null(note.getColumn(5));
              inner["by"] = text_or_null(note.getColumn(6));
              notes.push_back(std::move(inner));
            }
            record["notes"] = std::move(notes);
            return record;
          });
}

void OwnJson::put_alerts(Out& out) {
  section(out, "alerts",
          "SELECT id, uuid, changed_at, at_utc, kind, cause, session_uuid, project_uuid, band, zone, facts, answer, "
          "reason, answered_utc, snooze_s, held, note FROM alert ORDER BY id",
          [this](const SQLite::Statement& row) {
            Json record = begin_record(row);
            record["at"] = instant_json(row.getColumn(3).getInt64());
            record["kind"] = row.getColumn(4).getString();
            record["cause"] = row.getColumn(5).getString();
            record["session_uuid"] = uuid_or_null(row.getColumn(6));
            record["project_uuid"] = uuid_or_null(row.getColumn(7));
            record["project"] = project_name_of(record["project_uuid"]);
            record["band"] = text_or_null(row.getColumn(8));
            record["zone"] = row.getColumn(9).getString();
            record["facts"] = facts_json(row.getColumn(10).getString());
            record["answer"] = text_or_null(row.getColumn(11));
            record["reason"] = text_or_null(row.getColumn(12));
            record["answered_at"] = instant_or_null(row.getColumn(13));
            record["snooze_s"] = row.getColumn(14).isNull() ? Json(nullptr) : Json(row.getColumn(14).getInt64());
            record["held"] = row.getColumn(15).getInt() != 0;
            record["note"] = text_or_null(row.getColumn(16));
            return record;
          });
}

void OwnJson::put_absences(Out& out) {
  section(out, "crunches", "SELECT id, uuid, changed_at, from_day, to_day, reason FROM crunch ORDER BY id",
          [](const SQLite::Statement& row) {
            Json record = begin_record(row);
            record["from"] = row.getColumn(3).getString();
            record["to"] = row.getColumn(4).getString();
            record["reason"] = row.getColumn(5).getString();
            return record;
          });
  section(out, "absences",
          "SELECT id, uuid, changed_at, session_uuid, from_utc, to_utc, evidence, noted_utc, answer, answered_utc FROM "
          "absence ORDER BY id",
          [](const SQLite::Statement& row) {
            Json record = begin_record(row);
            record["session_uuid"] = uuid_or_null(row.getColumn(3));
            record["from"] = instant_json(row.getColumn(4).getInt64());
            record["to"] = instant_json(row.getColumn(5).getInt64());
            record["evidence"] = row.getColumn(6).getString();
            record["noted_at"] = instant_json(row.getColumn(7).getInt64());
            record["answer"] = text_or_null(row.getColumn(8));
            record["answered_at"] = instant_or_null(row.getColumn(9));
            return record;
          });
}

void OwnJson::put_rest(Out& out) {
  section(out, "gone", "SELECT id, source, source_key FROM import_gone ORDER BY id", [](const SQLite::Statement& row) {
    Json record;
    record["id"] = row.getColumn(0).getInt64();
    record["source"] = row.getColumn(1).getString();
    record["key"] = row.getColumn(2).getString();
    return record;
  });
  SQLite::Statement row(sql_, "SELECT at_utc, session_uuid FROM heartbeat");
  Json heartbeat;
  if (row.executeStep()) {
    heartbeat["at"] = instant_json(row.getColumn(0).getInt64());
    heartbeat["session_uuid"] = uuid_or_null(row.getColumn(1));
  }
  out.put("\"heartbeat\": " + line_of(heartbeat) + ",\n");
  SQLite::Statement seen(sql_, "SELECT seen_utc FROM watch");
  Json watched;
  if (seen.executeStep()) { watched["at"] = instant_json(seen.getColumn(0).getInt64()); }
  out.put("\"watched\": " + line_of(watched) + ",\n");
}

void OwnJson::begin(Out& out) {
  out.put("{\n\"format\": \"labclock\",\n\"version\": " + std::to_string(kOwnJsonVersion) + ",\n");
  put_projects(out);
  put_agreements(out);
  put_settings(out);
  put_days(out);
  put_meetings(out);
  put_alerts(out);
  put_absences(out);
  put_rest(out);
  open(out, "sessions");
}

bool OwnJson::session(const ExportRow& row, Out& out) {
  Json record;
  const std::string uuid = to_string(row.facts.uuid);
  record["id"] = row.facts.id.value;
  record["uuid"] = uuid;
  record["project"] = row.project != nullptr ? Json(row.project->name) : Json(nullptr);
  record["kind"] = key_of(row.project != nullptr ? row.project->kind : Kind::unassigned);
  record["activity"] = text_or_null(row.facts.activity);
  record["note"] = text_or_null(row.facts.note);
  record["start"] = rfc3339(row.start);
  record["end"] = row.end ? Json(rfc3339(*row.end)) : Json(nullptr);
  record["zone"] = row.facts.zone;
  record["seconds"] = row.end ? Json((*row.end - row.start).count()) : Json(nullptr);
  record["origin"] = key_of(row.facts.origin);
  record["edited"] = row.facts.edited;
  record["changed_at"] = rfc3339(row.changed_at);
  // That it once came from such an export is nothing of its own: written again, it is the same as before.
  const bool sourced = !row.source_key.empty() && !(row.source == "json" && row.source_key == uuid);
  record["source"] = sourced ? Json(row.source) : Json(nullptr);
  record["source_key"] = sourced ? Json(row.source_key) : Json(nullptr);
  element(out, record);
  return true;
}

}  // namespace

std::unique_ptr<ExportFormat> json_format(SQLite::Database& sql, const std::vector<Project>& projects) {
  return std::make_unique<OwnJson>(sql, projects);
}

}  // namespace labclock::storage
