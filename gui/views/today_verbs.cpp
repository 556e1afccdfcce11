#include "gui/views/today_verbs.hpp"

#include "gui/parts.hpp"
#include "src/format.hpp"
#include "src/msg/gui.hpp"
#include "src/msg/gui_absence.hpp"
#include "src/msg/gui_today.hpp"
#include "storage/projects.hpp"
#include "storage/watch.hpp"

namespace labclock::gui {
namespace {

/// What a start tells, and the alert that a start off hours leaves. The start is done by then: what goes wrong
/// with its alert is told and changes nothing.
Phrase after_start(storage::Ledger& ledger, const storage::Act& act, ZoneFinder& zones, const storage::Started& started,
                   const std::string& project, const std::string& closed, Lang lang) {
  Result<Rulebook> rules = storage::rulebook(ledger);
  std::optional<Error> trouble;
  if (rules) {
    Almanac almanac(std::move(rules).value(), zones);
    Result<std::optional<Band>> noted =
        storage::note_off_hours(ledger, {act.now, storage::Who::program}, almanac, started.session);
    if (!noted) { trouble = noted.error(); }
  } else {
    trouble = rules.error();
  }
  if (trouble) { return {msg::gui_today_no_alert, {{"project", project}, {"reason", render(trouble->message, lang)}}}; }
  if (started.replaced) { return {msg::gui_today_replaced, {{"project", project}}}; }
  if (started.closed) {
    return {msg::gui_today_switched,
            {{"project", project}, {"closed", closed}, {"length", hours_minutes(started.closed->length(), lang)}}};
  }
  return {msg::gui_started, {{"project", project}}};
}

std::string running_name(const Snapshot& base, Lang lang) {
  return base.running ? base.project_name(base.running->project, lang) : std::string();
}

}  // namespace

Verb start_verb(const Snapshot& base, ProjectId project, Lang lang) {
  return [project, lang, name = base.project_name(project, lang), closed = running_name(base, lang),
          zone = base.zone->name(),
          zones = &base.almanac->zones()](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
    Result<storage::Started> started = storage::start(ledger, act, {project, "", "", act.now, zone});
    if (!started) { return in_window(started.error()); }
    return after_start(ledger, act, *zones, *started, name, closed, lang);
  };
}

Verb make_and_start_verb(const Snapshot& base, std::string name, Kind kind, Lang lang) {
  return [kind, lang, name = std::move(name), closed = running_name(base, lang), zone = base.zone->name(),
          zones = &base.almanac->zones()](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
    Project wanted;
    wanted.name = name;
    wanted.kind = kind;
    Result<Project> made = storage::add_project(ledger, act, wanted);
    if (!made) { return in_window(made.error()); }
    Result<storage::Started> started = storage::start(ledger, act, {made->id, "", "", act.now, zone});
    if (!started) { return in_window(started.error()); }
    const Phrase told = after_start(ledger, act, *zones, *started, made->name, closed, lang);
    if (told.msg == msg::gui_today_no_alert) { return told; }
    return Phrase{msg::gui_today_made, {{"project", made->name}}};
  };
}

Verb stop_verb(const Snapshot& base, Lang lang) {
  return [lang, name = running_name(base, lang)](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
    Result<storage::Stopped> stopped = storage::stop(ledger, act, act.now);
    if (!stopped) { return in_window(stopped.error()); }
    if (stopped->removed) { return Phrase{msg::gui_stopped_removed, {{"project", name}}}; }
    return Phrase{msg::gui_stopped, {{"project", name}, {"length", hours_minutes(stopped->session.length(), lang)}}};
  };
}

Verb continue_verb(const Snapshot& base, Lang lang) {
  return [lang, projects = base.projects, none = base.project_name(std::nullopt, lang), zone = base.zone->name(),
          zones = &base.almanac->zones()](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
    Result<storage::Started> started = storage::resume(ledger, act, act.now, zone);
    if (!started) { return in_window(started.error()); }
    std::string name = none;
    for (const Project& each : projects) {
      if (started->session.project == each.id) { name = each.name; }
    }
    return after_start(ledger, act, *zones, *started, name, "", lang);
  };
}

Verb edit_verb(SessionId id, storage::SessionEdit edit, Phrase done) {
  return [id, edit = std::move(edit), done = std::move(done)](storage::Ledger& ledger,
                                                              const storage::Act& act) -> Result<Phrase> {
    Result<storage::AnySession> changed = storage::edit(ledger, act, id, edit);
    if (!changed) { return in_window(changed.error()); }
    return done;
  };
}

Verb answer_verb(AlertId id, storage::AnswerRequest answer, Phrase done) {
  return [id, answer = std::move(answer), done = std::move(done)](storage::Ledger& ledger,
                                                                  const storage::Act& act) -> Result<Phrase> {
    Result<storage::Alert> answered = storage::answer_alert(ledger, act, id, answer);
    if (!answered) { return in_window(answered.error()); }
    return done;
  };
}

Verb absence_verb(const Snapshot& base, storage::AbsenceReply reply, std::string time, Lang lang) {
  const ProjectId* given = reply.project ? &*reply.project : nullptr;
  std::string project = base.project_name(given != nullptr ? std::optional{*given} : base.absence->project, lang);
  return [id = base.absence->id, reply = std::move(reply), time = std::move(time), project = std::move(project),
          length = hours_minutes(base.absence->length(), lang)](storage::Ledger& ledger,
                                                                const storage::Act& act) -> Result<Phrase> {
    Result<storage::AnsweredAbsence> answered = storage::answer_absence(ledger, act, id, reply);
    if (!answered) { return in_window(answered.error()); }
    switch (reply.answer) {
      case AbsenceAnswer::thinking:
        return Phrase{msg::gui_absence_done_thinking, {{"length", length}}};
      case AbsenceAnswer::stop:
        return Phrase{msg::gui_absence_done_stop, {{"project", project}, {"time", time}}};
      case AbsenceAnswer::discard:
        return Phrase{msg::gui_absence_done_discard, {{"project", project}, {"length", length}}};
      case AbsenceAnswer::give:
        return Phrase{msg::gui_absence_done_give, {{"project", project}, {"length", length}}};
      case AbsenceAnswer::keep:
      case AbsenceAnswer::none:
        break;
    }
    return Phrase{msg::gui_absence_done_keep, {{"length", length}}};
  };
}

Verb stop_answer_verb(const Snapshot& base, Lang lang) {
  return [id = base.alert->id, runs = base.running.has_value(), name = running_name(base, lang)](
             storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
    Result<storage::Alert> answered = storage::answer_alert(
        ledger, act, id, {storage::AlertAnswer::stop, storage::AlertReason::none, std::nullopt, ""});
    if (!answered) { return in_window(answered.error()); }
    if (!runs) { return Phrase{msg::gui_today_answered_ended}; }
    // An old alert is no longer about what runs now; the button says "stop" all the same.
    Result<std::optional<RunningSession>> still = storage::running(ledger);
    if (!still) { return in_window(still.error()); }
    if (*still) {
      Result<storage::Stopped> stopped = storage::stop(ledger, act, act.now);
      if (!stopped) { return in_window(stopped.error()); }
    }
    return Phrase{msg::gui_today_answered_stop, {{"project", name}}};
  };
}

}  // namespace labclock::gui
