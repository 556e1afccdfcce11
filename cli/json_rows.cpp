#include "cli/json_rows.hpp"

#include <nlohmann/json.hpp>

#include "src/words.hpp"

namespace labclock::cli {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json places_json(const std::vector<storage::BadLine>& lines, Lang lang) {
  Json rows = Json::array();
  for (const storage::BadLine& line : lines) {
    rows.push_back({{"file", line.file},
                    {"line", line.line > 0 ? Json(line.line) : Json(nullptr)},
                    {"reason", render(line.reason, lang)}});
  }
  return rows;
}

}  // namespace

Json meeting_json(const storage::Meeting& meeting) {
  Json notes = Json::array();
  for (const storage::MeetingNote& note : meeting.notes) {
    notes.push_back({{"id", note.id.value},
                     {"kind", key_of(note.kind)},
                     {"text", note.text},
                     {"who", text_or_null(note.who)},
                     {"by", note.by ? Json(iso_day(*note.by)) : Json(nullptr)}});
  }
  return {{"id", meeting.id.value},
          {"uuid", to_string(meeting.uuid)},
          {"date", iso_day(meeting.day)},
          {"note", text_or_null(meeting.note)},
          {"notes", std::move(notes)}};
}

Json alert_json(const storage::Alert& alert, const std::optional<std::string>& project, const std::string& text) {
  return {{"id", alert.id.value},
          {"at", rfc3339(alert.at)},
          {"kind", alert.kind},
          {"session", alert.session ? Json(alert.session->value) : Json(nullptr)},
          {"project", project ? Json(*project) : Json(nullptr)},
          {"band", alert.band ? Json(key_of(*alert.band)) : Json(nullptr)},
          {"text", text},
          {"answer", text_or_null(key_of(alert.answer))},
          {"reason", text_or_null(key_of(alert.reason))},
          {"answered_at", alert.answered_at ? Json(rfc3339(*alert.answered_at)) : Json(nullptr)},
          {"snooze_s", alert.snooze ? Json(alert.snooze->count()) : Json(nullptr)},
          {"held", alert.held},
          {"note", text_or_null(alert.note)}};
}

Json setting_json(const storage::SettingRow& row) {
  return {{"key", row.key},
          {"value", text_or_null(row.value)},
          {"from", row.from ? Json(iso_day(*row.from)) : Json(nullptr)},
          {"default", row.is_default}};
}

Json finding_json(const storage::Finding& finding, Lang lang) {
  return {{"check", finding.check},
          {"severity", key_of(finding.severity)},
          {"text", render(finding.text, lang)},
          {"advice", finding.advice ? Json(render(*finding.advice, lang)) : Json(nullptr)}};
}

Json import_json(const storage::ImportReport& report, Lang lang) {
  Json renumbered = Json::array();
  for (const auto& [was, is] : report.renumbered) { renumbered.push_back({{"was", was}, {"is", is}}); }
  return {{"read", report.read},
          {"added", report.added},
          {"already_there", report.already},
          {"refused", report.refused},
          {"time_read_s", report.time_read.count()},
          {"time_added_s", report.time_added.count()},
          {"dry_run", report.dry_run},
          {"left_out", places_json(report.left_out, lang)},
          {"left_out_more", report.unlisted},
          {"remarks", places_json(report.remarks, lang)},
          {"new_projects", report.new_projects},
          {"unsorted", report.unsorted},
          {"renumbered", std::move(renumbered)},
          {"records_added", report.records_added},
          {"records_already_there", report.records_already},
          {"records_renumbered", report.renumbered_others}};
}

}  // namespace labclock::cli
