#include "gui/verbs.hpp"

#include "src/format.hpp"
#include "src/msg.hpp"
#include "storage/projects.hpp"

namespace labclock::gui {
namespace {

Result<Phrase> say_started(storage::Ledger& ledger, const Result<storage::Started>& started) {
  if (!started) { return started.error(); }
  return Phrase{Msg::gui_started, {{"project", name_in(ledger, started->session.project)}}};
}

}  // namespace

std::string name_in(storage::Ledger& ledger, std::optional<ProjectId> project) {
  if (!project) { return "-"; }
  Result<std::optional<Project>> found = storage::project_with(ledger, *project);
  return found && *found ? (*found)->name : "-";
}

Result<Phrase> stop_and_say(storage::Ledger& ledger, const storage::Act& act) {
  Result<storage::Stopped> stopped = storage::stop(ledger, act, act.now);
  if (!stopped) { return stopped.error(); }
  const std::string name = name_in(ledger, stopped->session.project);
  if (stopped->removed) { return Phrase{Msg::gui_stopped_removed, {{"project", name}}}; }
  return Phrase{Msg::gui_stopped, {{"project", name}, {"length", clock_length(stopped->session.length())}}};
}

Result<Phrase> start_and_say(storage::Ledger& ledger, const storage::Act& act, std::optional<ProjectId> project,
                             const std::string& zone) {
  return say_started(ledger, storage::start(ledger, act, {project, "", "", act.now, zone}));
}

Result<Phrase> resume_and_say(storage::Ledger& ledger, const storage::Act& act, const std::string& zone) {
  return say_started(ledger, storage::resume(ledger, act, act.now, zone));
}

std::string clock_minutes(Instant t, const Zone& zone) {
  return clock_text(date::floor<Minutes>(t), zone);
}

}  // namespace labclock::gui
