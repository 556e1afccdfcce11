// away: times in which nobody was at the machine while a session ran, and the answers.

#include <nlohmann/json.hpp>

#include "cli/absence_words.hpp"
#include "cli/commands/commands.hpp"
#include "cli/paint/titled.hpp"
#include "cli/record_words.hpp"
#include "cli/session_words.hpp"
#include "src/format.hpp"
#include "src/msg/absence.hpp"
#include "src/msg/cli.hpp"
#include "src/msg/cli_records.hpp"
#include "storage/absences.hpp"

namespace labclock::cli {
namespace {

struct AwayWords {
  std::optional<std::string> id;
  std::optional<std::string> answer;
  std::optional<std::string> word;
  std::optional<std::string> activity;
};

// The list -----------------------------------------------------------------------------------------------

Result<void> list(Context& context) {
  Result<std::vector<Absence>> open = rows_if_any<Absence>(context, storage::open_absences);
  if (!open) { return open.error(); }
  if (context.json()) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const Absence& absence : *open) {
      Result<nlohmann::ordered_json> object = absence_object(context, absence);
      if (!object) { return object.error(); }
      rows.push_back(*object);
    }
    context.print({{"absences", std::move(rows)}});
    return {};
  }
  if (open->empty()) {
    context.say(msg::absence_none);
    return {};
  }
  TitledTable table;
  table.column(context.words(msg::cmd_title_id), {.align = Align::right, .gap = 0});
  table.column(context.words(msg::cmd_title_when));
  table.column(context.words(msg::absence_title_length), {.align = Align::right});
  table.column(context.words(msg::cmd_title_project), {.gives_way = true, .least = 8});
  table.column(context.words(msg::absence_title_evidence));
  for (const Absence& absence : *open) {
    Result<std::string> when = when_of(context, absence);
    if (!when) { return when.error(); }
    const Project* project = nullptr;
    if (absence.project) {
      Result<const Project*> found = context.project(*absence.project);
      if (!found) { return found.error(); }
      project = *found;
    }
    table.row({{std::to_string(absence.id.value), Ink::muted},
               {*when},
               {hours_minutes(absence.length(), context.lang())},
               project_cell(context, project),
               {context.words(name_of(absence.evidence)), Ink::muted}});
  }
  context.write(table.print(context.style()));
  context.say(msg::absence_answer_hint);
  return {};
}

// The answer ---------------------------------------------------------------------------------------------

/// A bare clock time that is still to come today is meant of the time since the session began.
Result<Instant> ended_at(Context& context, storage::Ledger& book, const Absence& absence, std::string_view words) {
  Result<Desk> desk = context.desk();
  if (!desk) { return desk.error(); }
  Result<When> when = parse_when(words, *desk);
  if (!when) { return when.error(); }
  if (!when->has_date && when->at > context.now() && absence.session) {
    Result<storage::AnySession> session = storage::find_session(book, *absence.session);
    if (!session) { return session.error(); }
    Result<When> since = parse_until(words, storage::start_of(*session), *desk);
    if (since && since->at <= context.now()) { when = since; }
  }
  return context.settle(*when, *desk->zone);
}

Error one_too_many(const std::string& word) {
  return refuse(ErrorKind::usage, "unexpected_word", {msg::cli_unexpected_word, {{"word", word}}},
                Phrase{msg::absence_word_too_much});
}

Result<storage::AbsenceReply> read_reply(Context& context, storage::Ledger& book, const Absence& absence,
                                         const AwayWords& words) {
  storage::AbsenceReply reply;
  const std::optional<AbsenceAnswer> answer = absence_answer_from(words.answer.value_or(""));
  if (!answer || *answer == AbsenceAnswer::none) {
    if (!words.answer) {
      return refuse(ErrorKind::usage, "no_answer", msg::absence_no_answer, Phrase{msg::absence_no_answer_hint});
    }
    return not_a_choice("ANSWER", *words.answer, "keep, thinking, stop, discard, give");
  }
  reply.answer = *answer;
  if (*answer == AbsenceAnswer::give) {
    if (!words.word) {
      return refuse(ErrorKind::usage, "missing_word", msg::absence_no_project, Phrase{msg::absence_no_project_hint});
    }
    Result<std::optional<ProjectId>> project = project_or_none(context, *words.word);
    if (!project) { return project.error(); }
    reply.project = *project;
  } else if (*answer == AbsenceAnswer::stop && words.word) {
    Result<Instant> at = ended_at(context, book, absence, *words.word);
    if (!at) { return at.error(); }
    reply.at = *at;
  } else if (words.word) {
    return one_too_many(*words.word);
  }
  if (words.activity && *answer != AbsenceAnswer::thinking) {
    return refuse(ErrorKind::usage, "activity_without_thinking", msg::absence_activity_only,
                  Phrase{msg::absence_help_activity});
  }
  if (*answer == AbsenceAnswer::thinking) {
    reply.activity = words.activity.value_or(context.words(msg::absence_thinking_activity));
  }
  return reply;
}

Phrase told(AbsenceAnswer answer) {
  switch (answer) {
    case AbsenceAnswer::thinking:
      return msg::absence_thought;
    case AbsenceAnswer::stop:
      return msg::absence_stopped;
    case AbsenceAnswer::discard:
      return msg::absence_discarded;
    case AbsenceAnswer::give:
      return msg::absence_given;
    case AbsenceAnswer::none:
    case AbsenceAnswer::keep:
      break;
  }
  return msg::absence_kept;
}

Result<void> tell(Context& context, const Absence& asked, const storage::AnsweredAbsence& answered,
                  const storage::AbsenceReply& reply) {
  Result<std::string> when = when_of(context, asked);
  if (!when) { return when.error(); }
  Result<std::string> project =
      project_name(context, reply.answer == AbsenceAnswer::give ? reply.project : asked.project);
  if (!project) { return project.error(); }
  Phrase phrase = told(reply.answer);
  phrase.args = {{"when", *when}, {"length", hours_minutes(asked.length(), context.lang())}, {"project", *project}};
  if (reply.answer == AbsenceAnswer::stop) {
    if (answered.sessions.empty()) {
      phrase.msg = msg::absence_removed;
    } else {
      const Instant end = storage::end_of(answered.sessions.front()).value_or(context.now());
      Result<const Zone*> zone = zone_of(context, storage::facts_of(answered.sessions.front()));
      if (!zone) { return zone.error(); }
      phrase.args.emplace_back("time", moment(context, end, **zone));
    }
  }
  context.say(phrase);
  if (answered.withdrawn > 0) {
    context.say({msg::absence_withdrawn, {{"count", std::to_string(answered.withdrawn)}}});
  }
  return {};
}

Result<void> answer(Context& context, const AwayWords& words) {
  Result<std::int64_t> id = row_number(*words.id, msg::absence_not_found_hint);
  if (!id) { return id.error(); }
  Result<storage::Ledger*> book = existing_ledger(context);
  if (!book) { return book.error(); }
  Result<Absence> asked = storage::find_absence(**book, AbsenceId{*id});
  if (!asked) { return asked.error(); }
  Result<storage::AbsenceReply> reply = read_reply(context, **book, *asked, words);
  if (!reply) { return reply.error(); }
  Result<storage::AnsweredAbsence> answered = storage::answer_absence(**book, context.act(), asked->id, *reply);
  if (!answered) { return answered.error(); }
  context.changed();
  if (!context.json()) { return tell(context, *asked, *answered, *reply); }
  Result<nlohmann::ordered_json> object = absence_object(context, answered->absence);
  if (!object) { return object.error(); }
  nlohmann::ordered_json sessions = nlohmann::ordered_json::array();
  for (const storage::AnySession& session : answered->sessions) {
    Result<nlohmann::ordered_json> row = session_object(context, session);
    if (!row) { return row.error(); }
    sessions.push_back(*row);
  }
  (*object)["sessions"] = std::move(sessions);
  context.print(*object);
  return {};
}

}  // namespace

void declare_away(Options& options) {
  auto words = std::make_shared<AwayWords>();
  options.word("ID", words->id, msg::absence_help_id)
      .word("keep|thinking|stop|discard|give", words->answer, msg::absence_help_answer)
      .word("PROJECT|WHEN", words->word, msg::absence_help_word)
      .value("-a,--activity", "ACTIVITY", words->activity, msg::absence_help_activity)
      .action([words](Context& context) { return words->id ? answer(context, *words) : list(context); });
}

}  // namespace labclock::cli
