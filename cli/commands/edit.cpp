// add, edit, cut, merge, delete: finished sessions and their corrections.

#include <nlohmann/json.hpp>

#include "cli/commands/commands.hpp"
#include "cli/session_words.hpp"
#include "src/format.hpp"
#include "src/msg/cli.hpp"
#include "src/msg/help.hpp"
#include "src/msg/ledger.hpp"
#include "storage/sessions.hpp"

namespace labclock::cli {
namespace {

std::string id_text(SessionId id) {
  return std::to_string(id.value);
}

/// The phrase with what every confirmation tells of a session: id, project, stretch and length.
Result<void> say_session(Context& context, Msg msg, const storage::AnySession& session,
                         std::vector<std::pair<std::string, std::string>> more = {}) {
  const SessionFacts& facts = storage::facts_of(session);
  Result<std::string> name = project_name(context, facts.project);
  if (!name) { return name.error(); }
  Result<const Zone*> zone = zone_of(context, facts);
  if (!zone) { return zone.error(); }
  const Seconds length = storage::end_of(session).value_or(context.now()) - storage::start_of(session);
  Phrase phrase{msg};
  phrase.args = std::move(more);
  phrase.args.emplace_back("id", id_text(facts.id));
  phrase.args.emplace_back("project", *name);
  phrase.args.emplace_back("stretch", stretch(context, session, **zone));
  phrase.args.emplace_back("length", hours_minutes(length, context.lang()));
  context.say(phrase);
  return {};
}

/// The ledger, where a session with this id can be at all.
Result<storage::Ledger*> ledger_with(Context& context, SessionId id) {
  Result<storage::Ledger*> book = context.ledger_if_any();
  if (book && *book == nullptr) { return no_such_session(id); }
  return book;
}

// add -----------------------------------------------------------------------------------------------------

struct AddWords {
  std::string project;
  std::vector<std::string> times;
  std::optional<std::string> note;
  std::optional<std::string> activity;
  bool trim = false;
};

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) { out += (i > from ? " " : "") + words[i]; }
  return out;
}

struct FromTo {
  When from;
  When to;
};

Result<FromTo> read_pair(const std::string& from, const std::string& to, const Desk& desk) {
  Result<When> start = parse_when(from, desk);
  if (!start) { return start.error(); }
  Result<When> end = parse_until(to, start->at, desk);
  if (!end) { return end.error(); }
  return FromTo{*start, *end};
}

/// FROM and TO, which may be several words each without quotes (`yesterday 14:00 15:30`). Where more than
/// one place to part them makes sense, quotes are asked for.
Result<FromTo> read_from_to(Context& context, const std::vector<std::string>& words) {
  Result<Desk> desk = context.desk();
  if (!desk) { return desk.error(); }
  if (words.size() < 2) {
    return refuse(ErrorKind::usage, "missing_word", {msg::cli_missing_word, {{"label", "TO"}}},
                  Phrase{msg::cli_usage_hint, {{"usage", "add PROJECT FROM TO"}}});
  }
  if (words.size() == 2) { return read_pair(words[0], words[1], *desk); }
  std::optional<FromTo> found;
  for (std::size_t part = 1; part < words.size(); ++part) {
    Result<FromTo> read = read_pair(joined(words, 0, part), joined(words, part, words.size()), *desk);
    if (!read) { continue; }
    if (found) {
      found.reset();
      break;
    }
    found = *read;
  }
  if (found) { return *found; }
  return refuse(ErrorKind::usage, "bad_time", {msg::cli_times_unclear, {{"text", joined(words, 0, words.size())}}},
                Phrase{msg::cli_times_unclear_hint});
}

/// A bare TO is the first such time after FROM; where that is still to come, FROM and TO were perhaps
/// swapped, so it is told which instant was meant.
Result<void> check_until(Context& context, const FromTo& times, const Zone& zone) {
  if (times.to.has_date || times.to.at <= context.now() || times.from.at > context.now()) { return {}; }
  return refuse(ErrorKind::refused, "in_future",
                {msg::cli_until_future,
                 {{"to", clock_minutes(times.to.at, zone)},
                  {"from", moment(context, times.from.at, zone)},
                  {"when", moment(context, times.to.at, zone)}}},
                Phrase{msg::session_in_future_hint});
}

Result<void> tell_added(Context& context, const std::vector<Session>& added, bool trim) {
  context.sessions_changed();
  if (!context.json()) {
    for (const Session& session : added) {
      if (Result<void> said = say_session(context, msg::cli_added, session); !said) { return said; }
    }
    return {};
  }
  if (!trim) { return print_session(context, added.front()); }
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Session& session : added) {
    Result<nlohmann::ordered_json> object = session_object(context, session);
    if (!object) { return object.error(); }
    list.push_back(*object);
  }
  context.print({{"sessions", std::move(list)}});
  return {};
}

Result<void> add(Context& context, const AddWords& words) {
  Result<std::optional<ProjectId>> project = project_or_none(context, words.project);
  if (!project) { return project.error(); }
  Result<const Zone*> zone = context.zone();
  if (!zone) { return zone.error(); }
  Result<FromTo> times = read_from_to(context, words.times);
  if (!times) { return times.error(); }
  if (Result<void> past = check_until(context, *times, **zone); !past) { return past; }
  storage::NewSession session;
  session.project = *project;
  session.activity = words.activity.value_or("");
  session.note = words.note.value_or("");
  session.start = context.settle(times->from, **zone);
  session.end = context.settle(times->to, **zone);
  session.zone = (*zone)->name();
  Result<storage::Ledger*> book = context.ledger();
  if (!book) { return book.error(); }
  Result<std::vector<Session>> added = storage::add(**book, context.act(), session, words.trim);
  return added ? tell_added(context, *added, words.trim) : Result<void>(added.error());
}

// edit ----------------------------------------------------------------------------------------------------

struct EditWords {
  std::string id;
  std::optional<std::string> project;
  std::optional<std::string> from;
  std::optional<std::string> to;
  std::optional<std::string> note;
  std::optional<std::string> activity;
  std::optional<std::string> zone;
};

/// WHEN as it is meant of a session: in its own zone, and a bare clock time on its own day.
Result<When> parse_near(std::string_view words, Instant anchor, const Desk& desk) {
  Result<When> when = parse_when(words, desk);
  if (!when || when->has_date) { return when; }
  Desk there = desk;
  there.now = anchor;
  return parse_when(words, there);
}

Result<Desk> desk_of(Context& context, const std::string& zone_name) {
  Result<Desk> desk = context.desk();
  if (!desk) { return desk; }
  Result<const Zone*> zone = context.zones().find(zone_name);
  if (!zone) { return zone.error(); }
  desk->zone = *zone;
  return desk;
}

Result<storage::SessionEdit> read_edit(Context& context, const storage::AnySession& session, const EditWords& words) {
  storage::SessionEdit change;
  if (words.project) {
    Result<std::optional<ProjectId>> project = project_or_none(context, *words.project);
    if (!project) { return project.error(); }
    change.project = *project;
  }
  change.note = words.note;
  change.activity = words.activity;
  change.zone = words.zone;
  if (!words.from && !words.to && !words.zone) { return change; }
  Result<Desk> desk = desk_of(context, words.zone.value_or(storage::facts_of(session).zone));
  if (!desk) { return desk.error(); }
  const Instant start = storage::start_of(session);
  if (words.from) {
    Result<When> from = parse_near(*words.from, start, *desk);
    if (!from) { return from.error(); }
    change.start = context.settle(*from, *desk->zone);
  }
  if (words.to) {
    Result<When> to = parse_until(*words.to, change.start.value_or(start), *desk);
    if (!to) { return to.error(); }
    change.end = context.settle(*to, *desk->zone);
  }
  return change;
}

Result<void> edit(Context& context, const EditWords& words) {
  Result<SessionId> id = session_id(words.id);
  if (!id) { return id.error(); }
  Result<storage::Ledger*> book = ledger_with(context, *id);
  if (!book) { return book.error(); }
  Result<storage::AnySession> session = storage::find_session(**book, *id);
  if (!session) { return session.error(); }
  Result<storage::SessionEdit> change = read_edit(context, *session, words);
  if (!change) { return change.error(); }
  Result<storage::AnySession> edited = storage::edit(**book, context.act(), *id, *change);
  if (!edited) { return edited.error(); }
  context.sessions_changed();
  return context.json() ? print_session(context, *edited) : say_session(context, msg::cli_edited, *edited);
}

// cut, merge, delete --------------------------------------------------------------------------------------

struct CutWords {
  std::string id;
  std::vector<std::string> at;
};

Result<void> cut(Context& context, const CutWords& words) {
  Result<SessionId> id = session_id(words.id);
  if (!id) { return id.error(); }
  Result<storage::Ledger*> book = ledger_with(context, *id);
  if (!book) { return book.error(); }
  Result<storage::AnySession> session = storage::find_session(**book, *id);
  if (!session) { return session.error(); }
  Result<Desk> desk = desk_of(context, storage::facts_of(*session).zone);
  if (!desk) { return desk.error(); }
  const std::string text = joined(words.at, 0, words.at.size());
  Result<When> at = parse_when(text, *desk);
  // A bare clock time is the first after the start, also past midnight.
  if (at && !at->has_date) { at = parse_until(text, storage::start_of(*session), *desk); }
  if (!at) { return at.error(); }
  const Instant instant = context.settle(*at, *desk->zone);
  Result<std::pair<Session, storage::AnySession>> parts = storage::cut(**book, context.act(), *id, instant);
  if (!parts) { return parts.error(); }
  context.sessions_changed();
  if (!context.json()) {
    return say_session(
        context, msg::cli_cut, *session,
        {{"at", moment(context, instant, *desk->zone)}, {"second", id_text(storage::facts_of(parts->second).id)}});
  }
  Result<nlohmann::ordered_json> first = session_object(context, parts->first);
  if (!first) { return first.error(); }
  Result<nlohmann::ordered_json> second = session_object(context, parts->second);
  if (!second) { return second.error(); }
  context.print({{"sessions", nlohmann::ordered_json::array({*first, *second})}});
  return {};
}

struct MergeWords {
  std::string first;
  std::string second;
};

Result<void> merge(Context& context, const MergeWords& words) {
  Result<SessionId> first = session_id(words.first);
  if (!first) { return first.error(); }
  Result<SessionId> second = session_id(words.second);
  if (!second) { return second.error(); }
  Result<storage::Ledger*> book = ledger_with(context, *first);
  if (!book) { return book.error(); }
  Result<storage::Merged> merged = storage::merge(**book, context.act(), *first, *second);
  if (!merged) { return merged.error(); }
  context.sessions_changed();
  if (context.json()) { return print_session(context, merged->session); }
  const bool gap = merged->gap >= Minutes{1};
  return say_session(
      context, gap ? msg::cli_merged_gap : msg::cli_merged, merged->session,
      {{"a", id_text(*first)}, {"b", id_text(*second)}, {"gap", hours_minutes(merged->gap, context.lang())}});
}

struct DeleteWords {
  std::string id;
};

Result<void> remove(Context& context, const DeleteWords& words) {
  Result<SessionId> id = session_id(words.id);
  if (!id) { return id.error(); }
  Result<storage::Ledger*> book = ledger_with(context, *id);
  if (!book) { return book.error(); }
  Result<storage::AnySession> removed = storage::remove(**book, context.act(), *id);
  if (!removed) { return removed.error(); }
  context.sessions_changed();
  return context.json() ? print_session(context, *removed, true) : say_session(context, msg::cli_deleted, *removed);
}

}  // namespace

void declare_add(Options& options) {
  auto words = std::make_shared<AddWords>();
  options.word("PROJECT", words->project, msg::help_add_project)
      .rest("FROM TO", words->times, msg::help_add_times, true)
      .value("-n,--note", "NOTE", words->note, msg::help_note)
      .value("-a,--activity", "ACTIVITY", words->activity, msg::help_activity)
      .flag("--trim", words->trim, msg::help_add_trim)
      .action([words](Context& context) { return add(context, *words); });
}

void declare_edit(Options& options) {
  auto words = std::make_shared<EditWords>();
  options.word("ID", words->id, msg::help_id)
      .value("--project", "PROJECT", words->project, msg::help_edit_project)
      .value("--from", "WHEN", words->from, msg::help_edit_from)
      .value("--to", "WHEN", words->to, msg::help_edit_to)
      .value("-n,--note", "NOTE", words->note, msg::help_edit_note)
      .value("-a,--activity", "ACTIVITY", words->activity, msg::help_edit_activity)
      .value("--zone", "ZONE", words->zone, msg::help_edit_zone)
      .action([words](Context& context) { return edit(context, *words); });
}

void declare_cut(Options& options) {
  auto words = std::make_shared<CutWords>();
  options.word("ID", words->id, msg::help_id)
      .rest("WHEN", words->at, msg::help_cut_at, true)
      .action([words](Context& context) { return cut(context, *words); });
}

void declare_merge(Options& options) {
  auto words = std::make_shared<MergeWords>();
  options.word("ID", words->first, msg::help_id)
      .word("ID", words->second, msg::help_merge_second)
      .action([words](Context& context) { return merge(context, *words); });
}

void declare_delete(Options& options) {
  auto words = std::make_shared<DeleteWords>();
  options.word("ID", words->id, msg::help_id).action([words](Context& context) { return remove(context, *words); });
}

}  // namespace labclock::cli
