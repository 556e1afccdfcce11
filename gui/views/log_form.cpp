#include "gui/views/log_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "gui/parts.hpp"
#include "reports/palette.hpp"
#include "src/format.hpp"
#include "src/msg/gui.hpp"
#include "src/msg/gui_log.hpp"
#include "src/msg/ledger.hpp"
#include "src/words.hpp"

namespace labclock::gui {
namespace {

Day date_of(Instant t, const Zone& zone) {
  return date::floor<Days>(zone.local(t));
}

/// WHEN as it is meant of a session: in its own zone, and a bare clock time on the day that is edited.
Result<When> read_near(std::string_view words, Instant near, const Desk& desk) {
  Result<When> when = parse_when(words, desk);
  if (!when || when->has_date) { return when; }
  Desk there = desk;
  there.now = near;
  return parse_when(words, there);
}

bool blank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

}  // namespace

// Words -------------------------------------------------------------------------------------------------------

std::string clock_on(Instant t, const Zone& zone, Day day) {
  const Day date = date_of(t, zone);
  return date == day ? clock_minutes(t, zone) : iso_day(date) + " " + clock_minutes(t, zone);
}

std::string stretch_words(Instant start, std::optional<Instant> end, const Zone& zone, Day day, Lang lang) {
  const std::string to = end ? clock_on(*end, zone, date_of(start, zone)) : std::string(text(msg::gui_log_now, lang));
  return render({msg::gui_log_stretch, {{"from", clock_on(start, zone, day)}, {"to", to}}}, lang);
}

const Zone& zone_or_own(const Snapshot& base, const std::string& name) {
  if (name == base.zone->name()) { return *base.zone; }
  Result<const Zone*> zone = base.almanac->zones().find(name);
  return zone ? **zone : *base.zone;
}

// Projects ----------------------------------------------------------------------------------------------------

ProjectChoice project_choice(const Snapshot& base, std::optional<ProjectId> chosen, Lang lang) {
  ProjectChoice choice;
  for (const Project& each : base.projects) {
    if (each.archived && chosen != each.id) { continue; }
    if (chosen == each.id) { choice.chosen = static_cast<int>(choice.ids.size()); }
    choice.options.push_back({each.name, reports::ink_of(each.kind)});
    choice.ids.emplace_back(each.id);
  }
  if (!chosen || base.project(chosen) == nullptr) { choice.chosen = static_cast<int>(choice.ids.size()); }
  choice.options.push_back({std::string(text(msg::gui_no_project, lang)), Ink::unassigned});
  choice.ids.emplace_back(std::nullopt);
  return choice;
}

bool choose_project(Ui& ui, const char* id, const Box& box, const Snapshot& base, std::optional<ProjectId>& chosen) {
  ProjectChoice choice = project_choice(base, chosen, ui.lang);
  if (!ui.choice(id, box, choice.options, choice.chosen)) { return false; }
  chosen = choice.ids[static_cast<std::size_t>(choice.chosen)];
  return true;
}

// The form ----------------------------------------------------------------------------------------------------

std::optional<Span> SessionForm::span(Instant now) const {
  if (!start) { return std::nullopt; }
  const std::optional<Instant> until = end ? end : running ? std::optional{now} : std::nullopt;
  if (!until || *until <= *start) { return std::nullopt; }
  return Span{*start, *until};
}

void open_to_add(SessionForm& form, const Snapshot& base, Span span, Day day, std::optional<ProjectId> project) {
  form = {};
  form.open = form.focus = true;
  form.day = day;
  form.near = span.start;
  form.project = project;
  form.zone = form.shown_zone = base.zone->name();
  form.from = clock_on(span.start, *base.zone, day);
  form.to = clock_on(span.end, *base.zone, date_of(span.start, *base.zone));
  form.was.from = form.from;
  form.was.to = form.to;
  form.was.zone = form.zone;
  form.start = form.was.start = span.start;
  form.end = form.was.end = span.end;
}

void open_to_edit(SessionForm& form, const Snapshot& base, const storage::AnySession& session, Day day) {
  const SessionFacts& facts = storage::facts_of(session);
  const Zone& zone = zone_or_own(base, facts.zone);
  form = {};
  form.open = form.focus = true;
  form.id = facts.id;
  form.day = day;
  form.near = storage::start_of(session);
  form.project = facts.project;
  form.activity = facts.activity;
  form.note = facts.note;
  form.zone = form.shown_zone = facts.zone;
  form.start = storage::start_of(session);
  form.end = storage::end_of(session);
  form.running = !form.end.has_value();
  form.from = clock_on(*form.start, zone, day);
  form.to = form.end ? clock_on(*form.end, zone, date_of(*form.start, zone)) : std::string();
  form.was = {form.project, form.from, form.to, form.activity, form.note, form.zone, form.start, form.end};
}

namespace {

/// Times that nobody touched are the same instants in another zone, and read as its clock does.
void show_in_zone(SessionForm& form, const Zone& zone) {
  if (form.shown_zone == form.zone) { return; }
  form.shown_zone = form.zone;
  const auto again = [&](std::string& typed, std::string& was, std::optional<Instant> at, Day day) {
    if (!at || typed != was) { return; }
    typed = was = clock_on(*at, zone, day);
  };
  again(form.from, form.was.from, form.was.start, form.day);
  again(form.to, form.was.to, form.was.end, form.was.start ? date_of(*form.was.start, zone) : form.day);
}

}  // namespace

bool read_form(SessionForm& form, const Snapshot& base) {
  form.from_error.reset();
  form.to_error.reset();
  form.zone_error.reset();
  Desk desk = base.desk();
  if (form.zone != base.zone->name()) {
    Result<const Zone*> zone = base.almanac->zones().find(form.zone);
    if (!zone) {
      form.zone_error = zone.error();
      return false;
    }
    desk.zone = *zone;
  }
  show_in_zone(form, *desk.zone);
  if (form.from == form.was.from && form.was.start) {
    form.start = form.was.start;
  } else {
    Result<When> from = read_near(form.from, form.near, desk);
    form.start = from ? std::optional{from->at} : std::nullopt;
    if (!from) { form.from_error = from.error(); }
  }
  if (form.to == form.was.to && (form.was.end || form.running)) {
    form.end = form.was.end;
  } else if (blank(form.to)) {
    form.end.reset();
    if (!form.running) {
      form.to_error = refuse(ErrorKind::usage, "no_end", msg::gui_log_end_needed, Phrase{msg::gui_log_end_needed_hint});
    }
  } else {
    Result<When> to = parse_until(form.to, form.start.value_or(form.near), desk);
    form.end = to ? std::optional{to->at} : std::nullopt;
    if (!to) { form.to_error = to.error(); }
  }
  if (form.start && form.end && *form.end <= *form.start) {
    form.to_error =
        refuse(ErrorKind::refused, "reversed", msg::gui_log_ends_before, Phrase{msg::gui_log_ends_before_hint});
  }
  for (auto* each : {&form.start, &form.end}) {
    std::optional<Error>& error = each == &form.start ? form.from_error : form.to_error;
    if (!error && *each && **each > base.now) {
      error = refuse(ErrorKind::refused, "in_future",
                     {msg::session_in_future, {{"when", clock_on(**each, *desk.zone, form.day)}}},
                     Phrase{msg::session_in_future_hint});
    }
  }
  return form.sound();
}

std::vector<const storage::AnySession*> in_the_way(const SessionForm& form, const Snapshot& base,
                                                   std::span<const storage::AnySession> around) {
  std::vector<const storage::AnySession*> found;
  const std::optional<Span> span = form.span(base.now);
  if (!span) { return found; }
  for (const storage::AnySession& each : around) {
    if (form.id == storage::facts_of(each).id) { continue; }
    const Instant end = storage::end_of(each).value_or(std::max(base.now, storage::start_of(each) + Seconds{1}));
    if (overlap(*span, {storage::start_of(each), end})) { found.push_back(&each); }
  }
  return found;
}

Result<std::vector<storage::AnySession>> around_form(storage::Ledger& ledger, const SessionForm& form, Instant now) {
  const std::optional<Span> span = form.open ? form.span(now) : std::nullopt;
  if (!span) { return std::vector<storage::AnySession>{}; }
  return storage::sessions(ledger, *span);
}

// The verb ----------------------------------------------------------------------------------------------------

namespace {

Phrase told(Msg msg, const std::string& project, const storage::AnySession& session, const Zone& zone, Day day,
            Instant now, Lang lang) {
  const Instant start = storage::start_of(session);
  const std::optional<Instant> end = storage::end_of(session);
  return {msg,
          {{"project", project},
           {"stretch", stretch_words(start, end, zone, day, lang)},
           {"length", hours_minutes(end.value_or(now) - start, lang)}}};
}

storage::SessionEdit difference(const SessionForm& form) {
  storage::SessionEdit edit;
  if (form.project != form.was.project) { edit.project = form.project; }
  if (form.start != form.was.start) { edit.start = form.start; }
  if (form.end != form.was.end) { edit.end = form.end; }
  if (form.activity != form.was.activity) { edit.activity = form.activity; }
  if (form.note != form.was.note) { edit.note = form.note; }
  if (form.zone != form.was.zone) { edit.zone = form.zone; }
  return edit;
}

}  // namespace

void save_form(SessionForm& form, const Snapshot& base, Lang lang, Commands& commands) {
  const Zone* zone = &zone_or_own(base, form.zone);
  const std::string project = base.project_name(form.project, lang);
  SessionForm* target = &form;
  const auto close = [target] { target->open = false; };
  const Day day = base.today;
  if (!form.id) {
    storage::NewSession session{form.project, form.activity, form.note,     *form.start,
                                *form.end,    form.zone,     Origin::manual};
    commands.change(
        [=](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
          Result<std::vector<Session>> added = storage::add(ledger, act, session, false);
          if (!added) { return in_window(added.error()); }
          return told(msg::gui_log_added, project, added->front(), *zone, day, act.now, lang);
        },
        close);
    return;
  }
  const storage::SessionEdit edit = difference(form);
  if (edit.empty()) {
    form.open = false;
    return;
  }
  commands.change(
      [=, id = *form.id](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
        Result<storage::AnySession> changed = storage::edit(ledger, act, id, edit);
        if (!changed) { return in_window(changed.error()); }
        return told(msg::gui_log_edited, project, *changed, *zone, day, act.now, lang);
      },
      close);
}

}  // namespace labclock::gui
