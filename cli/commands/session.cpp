// start, stop, continue, toggle, status: what runs.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/absence_words.hpp"
#include "cli/commands/commands.hpp"
#include "cli/off_hours.hpp"
#include "cli/paint/table.hpp"
#include "cli/session_words.hpp"
#include "reports/tally.hpp"
#include "src/format.hpp"
#include "src/msg/cli.hpp"
#include "src/msg/help.hpp"
#include "src/msg/ledger.hpp"
#include "storage/absences.hpp"
#include "storage/projects.hpp"
#include "storage/sessions.hpp"

namespace labclock::cli {
namespace {

struct StartWords {
  std::optional<std::string> project;
  std::optional<std::string> note;
  std::optional<std::string> activity;
  std::optional<std::string> at;
};

struct AtWords {
  std::optional<std::string> at;
};

Result<Instant> instant_or_now(Context& context, const std::optional<std::string>& words) {
  return words ? context.when(*words) : Result<Instant>(context.now());
}

/// "started NRF basic at 09:30", and what became of the session before it.
Result<void> tell_started(Context& context, const storage::Started& started) {
  context.sessions_changed();
  if (context.json()) {
    if (Result<void> printed = print_session(context, started.session); !printed) { return printed; }
  } else {
    Result<std::string> name = project_name(context, started.session.project);
    if (!name) { return name.error(); }
    Result<const Zone*> zone = zone_of(context, started.session);
    if (!zone) { return zone.error(); }
    std::vector<std::pair<std::string, std::string>> facts{{"project", *name},
                                                           {"time", moment(context, started.session.start, **zone)}};
    Phrase told{started.replaced ? msg::cli_start_replaced : msg::cli_started};
    if (started.closed) {
      Result<std::string> before = project_name(context, started.closed->project);
      if (!before) { return before.error(); }
      facts.emplace_back("closed", *before);
      facts.emplace_back("length", hours_minutes(started.closed->length(), context.lang()));
      told.msg = msg::cli_switched;
    }
    told.args = std::move(facts);
    context.say(told);
  }
  // The start is done: what goes wrong with its alert is told and changes nothing.
  Result<std::optional<Band>> band = note_off_hours(context, started.session);
  if (!band) {
    context.warn({msg::cli_alert_failed, {{"reason", context.words(band.error().message)}}});
  } else if (*band) {
    Result<const Zone*> zone = zone_of(context, started.session);
    if (!zone) { return zone.error(); }
    context.remark({msg::cli_off_hours,
                    {{"time", clock_minutes(started.session.start, **zone)},
                     {"band", std::string(name_of(**band, context.lang()))}}});
  }
  return {};
}

Result<void> start(Context& context, const StartWords& words) {
  storage::StartRequest request;
  if (words.project) {
    Result<std::optional<ProjectId>> project = project_or_none(context, *words.project);
    if (!project) { return project.error(); }
    request.project = *project;
  }
  Result<Instant> at = instant_or_now(context, words.at);
  if (!at) { return at.error(); }
  Result<const Zone*> zone = context.zone();
  if (!zone) { return zone.error(); }
  request.activity = words.activity.value_or("");
  request.note = words.note.value_or("");
  request.at = *at;
  request.zone = (*zone)->name();
  Result<storage::Ledger*> book = context.ledger();
  if (!book) { return book.error(); }
  Result<storage::Started> started = storage::start(**book, context.act(), request);
  return started ? tell_started(context, *started) : Result<void>(started.error());
}

Error nothing_running() {
  return refuse(ErrorKind::refused, "nothing_running", msg::session_nothing_running,
                Phrase{msg::session_nothing_running_hint});
}

/// A bare clock time that is still to come today is meant of the time since the session began: at 00:10,
/// `stop --at 23:50` is the evening before.
Result<Instant> stop_time(Context& context, storage::Ledger& book, const std::optional<std::string>& words) {
  if (!words) { return context.now(); }
  Result<Desk> desk = context.desk();
  if (!desk) { return desk.error(); }
  Result<When> when = parse_when(*words, *desk);
  if (!when) { return when.error(); }
  if (!when->has_date && when->at > context.now()) {
    Result<std::optional<RunningSession>> running = storage::running(book);
    if (!running) { return running.error(); }
    if (*running) {
      Result<When> since = parse_until(*words, (*running)->start, *desk);
      if (since && since->at <= context.now()) { when = since; }
    }
  }
  return context.settle(*when, *desk->zone);
}

Result<void> stop(Context& context, const AtWords& words) {
  Result<storage::Ledger*> book = context.ledger_if_any();
  if (!book) { return book.error(); }
  if (*book == nullptr) { return nothing_running(); }
  Result<Instant> at = stop_time(context, **book, words.at);
  if (!at) { return at.error(); }
  Result<storage::Stopped> stopped = storage::stop(**book, context.act(), *at);
  if (!stopped) { return stopped.error(); }
  context.sessions_changed();
  if (context.json()) { return print_session(context, stopped->session, stopped->removed); }
  Result<std::string> name = project_name(context, stopped->session.project);
  if (!name) { return name.error(); }
  Result<const Zone*> zone = zone_of(context, stopped->session);
  if (!zone) { return zone.error(); }
  context.say({stopped->removed ? msg::cli_stop_removed : msg::cli_stopped,
               {{"project", *name},
                {"time", moment(context, stopped->session.end, **zone)},
                {"length", hours_minutes(stopped->session.length(), context.lang())}}});
  return {};
}

Result<void> go_on(Context& context, const AtWords& words) {
  Result<storage::Ledger*> book = context.ledger_if_any();
  if (!book) { return book.error(); }
  if (*book == nullptr) {
    return refuse(ErrorKind::refused, "nothing_to_continue", msg::session_nothing_to_continue,
                  Phrase{msg::session_nothing_to_continue_hint});
  }
  Result<Instant> at = instant_or_now(context, words.at);
  if (!at) { return at.error(); }
  Result<const Zone*> zone = context.zone();
  if (!zone) { return zone.error(); }
  Result<storage::Started> started = storage::resume(**book, context.act(), *at, (*zone)->name());
  return started ? tell_started(context, *started) : Result<void>(started.error());
}

Result<void> toggle(Context& context) {
  Result<storage::Ledger*> book = context.ledger_if_any();
  if (!book) { return book.error(); }
  if (*book != nullptr) {
    Result<std::optional<RunningSession>> running = storage::running(**book);
    if (!running) { return running.error(); }
    if (*running) { return stop(context, {}); }
  }
  return go_on(context, {});
}

// status --------------------------------------------------------------------------------------------------

struct StatusWords {
  std::optional<std::string> format;
};

/// What runs, and today's sums.
struct Standing {
  std::optional<RunningSession> running;
  std::optional<Seconds> elapsed;
  Seconds today{0};
  Seconds off_hours{0};
  Band band = Band::core;
};

/// {"running":…,"elapsed_s":…,"today_s":…,"today_off_hours_s":…,"band":…}; elapsed is null when nothing runs.
Result<void> print_standing(Context& context, const Standing& standing) {
  nlohmann::ordered_json json{{"running", nullptr}, {"elapsed_s", nullptr}};
  if (standing.running) {
    Result<nlohmann::ordered_json> session = session_object(context, *standing.running);
    if (!session) { return session.error(); }
    json["running"] = *session;
    json["elapsed_s"] = standing.elapsed->count();
  }
  json["today_s"] = standing.today.count();
  json["today_off_hours_s"] = standing.off_hours.count();
  json["band"] = key_of(standing.band);
  context.print(json);
  return {};
}

Result<Standing> standing_now(Context& context, storage::Ledger* book) {
  Standing standing;
  Result<Desk> desk = context.desk();
  if (!desk) { return desk.error(); }
  standing.band = desk->almanac->band_at(*desk->zone, context.now());
  if (book == nullptr) { return standing; }
  Result<std::optional<RunningSession>> running = storage::running(*book);
  if (!running) { return running.error(); }
  standing.running = *running;
  if (*running) { standing.elapsed = std::max(Seconds{0}, context.now() - (*running)->start); }
  // Sums of a day by band ask for no project, so none are read.
  storage::LedgerSessions sessions(*book, context.now());
  const std::vector<Project> no_projects;
  const std::vector<Agreement> no_agreements;
  reports::Books books{*desk->almanac, sessions, no_projects, no_agreements, *desk->zone, context.now()};
  const Day today = desk->today();
  Result<std::vector<reports::DaySums>> days = reports::days_of(books, {today, today});
  if (!days) { return days.error(); }
  standing.today = days->front().sums.total;
  standing.off_hours = days->front().sums.off_hours;
  return standing;
}

/// The pattern with its placeholders filled in; usage, "bad_placeholder" for an unknown one. "{{" is "{".
Result<std::string> fill_pattern(Context& context, const Standing& standing, std::string_view pattern) {
  const Project* project = nullptr;
  if (standing.running && standing.running->project) {
    Result<const Project*> found = context.project(*standing.running->project);
    if (!found) { return found.error(); }
    project = *found;
  }
  const Kind kind = project != nullptr ? project->kind : Kind::unassigned;
  const bool runs = standing.running.has_value();
  const std::string name = project != nullptr ? project->name : context.words(msg::cli_without_project);
  const std::pair<std::string_view, std::string> values[] = {
      {"project", runs ? name : ""},
      {"kind", runs ? std::string(key_of(kind)) : ""},
      {"elapsed", runs ? clock_length(*standing.elapsed) : ""},
      {"today", clock_length(standing.today)},
      {"band", std::string(key_of(standing.band))},
  };
  std::string out;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const std::string_view rest = pattern.substr(at);
    if (rest.starts_with("{{") || rest.starts_with("}}")) {
      out += rest.front();
      ++at;
      continue;
    }
    if (rest.front() != '{') {
      out += rest.front();
      continue;
    }
    const std::size_t close = rest.find('}');
    const std::string_view word = rest.substr(1, close == std::string_view::npos ? close : close - 1);
    const auto* value =
        std::find_if(std::begin(values), std::end(values), [&](const auto& it) { return it.first == word; });
    if (close == std::string_view::npos || value == std::end(values)) {
      return refuse(ErrorKind::usage, "bad_placeholder", {msg::cli_bad_placeholder, {{"word", std::string(word)}}},
                    Phrase{msg::cli_bad_placeholder_hint});
    }
    out += value->second;
    at += close;
  }
  // With nothing running a pattern may leave blanks behind: a bar is better off without them.
  out.resize(out.find_last_not_of(' ') + 1);
  return out;
}

/// The running session on two lines.
Result<void> show_running(Context& context, const RunningSession& running, Seconds elapsed) {
  Result<const Zone*> here = context.zone();
  if (!here) { return here.error(); }
  Result<std::string> name = project_name(context, running.project);
  if (!name) { return name.error(); }
  Kind kind = Kind::unassigned;
  if (running.project) {
    Result<const Project*> project = context.project(*running.project);
    if (!project) { return project.error(); }
    if (*project != nullptr) { kind = (*project)->kind; }
  }
  const Style& style = context.style();
  Cell line;
  line.add(std::string(solid_mark(style)), ink_of(kind)).add(" ").add(*name, Ink::strong);
  line.add(" " + std::string(dot(style)) + " " + std::string(name_of(kind, context.lang())), Ink::muted);
  line.add("  " + context.words({msg::cli_status_since, {{"time", moment(context, running.start, **here)}}}));
  line.add("  " + hours_minutes(elapsed, context.lang()), Ink::strong);
  context.write(to_line(style, line) + "\n");
  std::string about = running.activity;
  if (!running.note.empty()) { about += (about.empty() ? "" : " " + std::string(dot(style)) + " ") + running.note; }
  if (!about.empty()) {
    const Cell cell{{"  " + about, Ink::plain}};
    context.write(to_line(style, cell, style.terminal ? style.width : -1) + "\n");
  }
  return {};
}

Result<void> show_standing(Context& context, storage::Ledger& book, const Standing& standing) {
  if (standing.running) {
    if (Result<void> shown = show_running(context, *standing.running, *standing.elapsed); !shown) { return shown; }
  } else {
    context.say(msg::cli_status_nothing);
    Result<std::optional<Session>> last = storage::last_before(book, context.now());
    if (!last) { return last.error(); }
    if (*last) {
      Result<std::string> name = project_name(context, (*last)->project);
      Result<const Zone*> zone = zone_of(context, **last);
      if (!name) { return name.error(); }
      if (!zone) { return zone.error(); }
      context.say({msg::cli_status_last, {{"project", *name}, {"time", moment(context, (*last)->end, **zone)}}});
    }
  }
  const std::string today = hours_minutes(standing.today, context.lang());
  if (standing.off_hours >= Minutes{1}) {
    context.say(
        {msg::cli_status_today_off, {{"today", today}, {"off", hours_minutes(standing.off_hours, context.lang())}}});
  } else {
    context.say({msg::cli_status_today, {{"today", today}}});
  }
  if (standing.running && off_hours(standing.band)) {
    context.say({msg::cli_status_band, {{"band", std::string(name_of(standing.band, context.lang()))}}});
  }
  Result<std::optional<Absence>> away = storage::open_absence(book);
  if (!away) { return away.error(); }
  return *away ? tell_unconfirmed(context, **away) : Result<void>();
}

Result<void> status(Context& context, const StatusWords& words) {
  Result<storage::Ledger*> book = context.ledger_if_any();
  if (!book) { return book.error(); }
  if (*book == nullptr && !context.json() && !words.format) {
    context.say_nothing_yet();
    return {};
  }
  std::optional<storage::Snapshot> snapshot;  // what runs and today's totals belong together
  if (*book != nullptr) { snapshot.emplace(**book); }
  Result<Standing> standing = standing_now(context, *book);
  if (!standing) { return standing.error(); }
  if (words.format) {
    Result<std::string> line = fill_pattern(context, *standing, *words.format);
    if (!line) { return line.error(); }
    context.write(*line + "\n");
    return {};
  }
  return context.json() ? print_standing(context, *standing) : show_standing(context, **book, *standing);
}

}  // namespace

void declare_start(Options& options) {
  auto words = std::make_shared<StartWords>();
  options.word("PROJECT", words->project, msg::help_start_project)
      .value("-n,--note", "NOTE", words->note, msg::help_note)
      .value("-a,--activity", "ACTIVITY", words->activity, msg::help_activity)
      .value("--at", "WHEN", words->at, msg::help_start_at)
      .action([words](Context& context) { return start(context, *words); });
}

void declare_stop(Options& options) {
  auto words = std::make_shared<AtWords>();
  options.value("--at", "WHEN", words->at, msg::help_stop_at).action([words](Context& context) {
    return stop(context, *words);
  });
}

void declare_continue(Options& options) {
  auto words = std::make_shared<AtWords>();
  options.value("--at", "WHEN", words->at, msg::help_start_at).action([words](Context& context) {
    return go_on(context, *words);
  });
}

void declare_toggle(Options& options) {
  options.action(toggle);
}

void declare_status(Options& options) {
  auto words = std::make_shared<StatusWords>();
  options.value("--format", "FORMAT", words->format, msg::help_status_format).action([words](Context& context) {
    return status(context, *words);
  });
}

}  // namespace labclock::cli
