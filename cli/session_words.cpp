#include "cli/session_words.hpp"

#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "reports/json.hpp"
#include "src/msg/cli.hpp"
#include "src/msg/ledger.hpp"

namespace labclock::cli {

Result<std::string> project_name(Context& context, const std::optional<ProjectId>& id) {
  if (!id) { return context.words(msg::cli_without_project); }
  Result<const Project*> project = context.project(*id);
  if (!project) { return project.error(); }
  return *project != nullptr ? (*project)->name : context.words(msg::cli_without_project);
}

std::string clock_minutes(Instant t, const Zone& zone) {
  const LocalTime local = zone.local(t);
  const auto clock = date::floor<Minutes>(local - date::floor<Days>(local)).count();
  return fmt::format("{:02}:{:02}", clock / 60, clock % 60);
}

std::string moment(Context& context, Instant t, const Zone& zone) {
  const Day date = date::floor<Days>(zone.local(t));
  const bool today = date == Day(date::floor<Days>(zone.local(context.now())));
  return today ? clock_minutes(t, zone) : iso_day(date) + " " + clock_minutes(t, zone);
}

std::string stretch(Context& context, const storage::AnySession& session, const Zone& zone) {
  const Instant start = storage::start_of(session);
  const std::optional<Instant> end = storage::end_of(session);
  std::string out = moment(context, start, zone) + " - ";
  if (end) {
    const bool same_date = date::floor<Days>(zone.local(start)) == date::floor<Days>(zone.local(*end));
    out += same_date ? clock_minutes(*end, zone) : moment(context, *end, zone);
  } else {
    out += context.words(msg::cli_now);
  }
  Result<const Zone*> here = context.zone();
  if (here && (*here)->name() != zone.name()) { out += " (" + zone.name() + ")"; }
  return out;
}

Result<const Zone*> zone_of(Context& context, const SessionFacts& facts) {
  return context.zones().find(facts.zone);
}

Result<nlohmann::ordered_json> session_object(Context& context, const storage::AnySession& session) {
  Result<const std::vector<Project>*> projects = context.projects();
  if (!projects) { return projects.error(); }
  return reports::session_json(storage::facts_of(session), storage::start_of(session), storage::end_of(session),
                               context.now(), **projects);
}

Result<void> print_session(Context& context, const storage::AnySession& session, bool deleted) {
  Result<nlohmann::ordered_json> object = session_object(context, session);
  if (!object) { return object.error(); }
  if (deleted) { (*object)["deleted"] = true; }
  context.print(*object);
  return {};
}

Result<SessionId> session_id(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (trouble != std::errc{} || end != text.data() + text.size() || value < 1) {
    return refuse(ErrorKind::usage, "bad_id", {msg::cli_bad_id, {{"text", std::string(text)}}},
                  Phrase{msg::session_not_found_hint});
  }
  return SessionId{value};
}

Result<int> count_from(std::string_view text) {
  int value = 0;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (trouble != std::errc{} || end != text.data() + text.size() || value < 1) {
    return refuse(ErrorKind::usage, "bad_count", {msg::cli_bad_count, {{"text", std::string(text)}}},
                  Phrase{msg::cli_bad_count_hint});
  }
  return value;
}

Result<std::optional<ProjectId>> project_or_none(Context& context, std::string_view typed) {
  if (typed.empty()) { return std::optional<ProjectId>{}; }
  Result<Project> found = context.find_project(typed);
  if (!found) { return found.error(); }
  return std::optional<ProjectId>(found->id);
}

Error no_such_session(SessionId id) {
  return refuse(ErrorKind::not_found, "no_such_session", {msg::session_not_found, {{"id", std::to_string(id.value)}}},
                Phrase{msg::session_not_found_hint});
}

}  // namespace labclock::cli
