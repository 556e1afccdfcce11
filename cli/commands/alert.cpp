// alert: the off-hours ledger, and the answers to it.

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "cli/commands/commands.hpp"
#include "cli/json_rows.hpp"
#include "cli/paint/titled.hpp"
#include "cli/record_words.hpp"
#include "cli/session_words.hpp"
#include "reports/alert_text.hpp"
#include "src/format.hpp"
#include "src/msg/cli.hpp"
#include "src/msg/cli_records.hpp"
#include "src/msg/help.hpp"
#include "src/msg/records.hpp"
#include "src/msg/watch.hpp"
#include "storage/sessions.hpp"

namespace labclock::cli {
namespace {

/// The zone an alert was in; the person's own where this computer does not know it.
Result<const Zone*> zone_of_alert(Context& context, const storage::Alert& alert) {
  Result<const Zone*> there = context.zones().find(alert.zone);
  return there ? there : context.zone();
}

/// What an alert's sentence is made from; its facts stay the alert's own.
Result<reports::AlertWords> words_of(Context& context, const storage::Alert& alert) {
  Result<const Zone*> zone = zone_of_alert(context, alert);
  if (!zone) { return zone.error(); }
  return reports::AlertWords{alert.kind, alert.band, clock_minutes(alert.at, **zone), alert.facts};
}

Result<const Project*> project_of(Context& context, const storage::Alert& alert) {
  return alert.project ? context.project(*alert.project) : Result<const Project*>(static_cast<const Project*>(nullptr));
}

Result<nlohmann::ordered_json> object_of(Context& context, const storage::Alert& alert) {
  Result<reports::AlertWords> words = words_of(context, alert);
  if (!words) { return words.error(); }
  Result<const Project*> project = project_of(context, alert);
  if (!project) { return project.error(); }
  std::optional<std::string> name;
  if (*project != nullptr) { name = (*project)->name; }
  return alert_json(alert, name, reports::alert_text(*words, context.lang()));
}

// list ----------------------------------------------------------------------------------------------------

struct ListWords {
  std::optional<std::string> range;
};

/// The alerts whose moment lies in a logical day of the range.
Result<std::vector<storage::Alert>> alerts_of(Context& context, storage::Ledger& book, const DayRange& days) {
  constexpr Hours kSlack{50};  // clocks and day starts differ by less
  const Span around{Instant{days.first.time_since_epoch()} - kSlack,
                    Instant{days.last.time_since_epoch()} + Days{1} + kSlack};
  Result<std::vector<storage::Alert>> all = storage::alerts(book, around);
  if (!all) { return all; }
  Result<Almanac*> almanac = context.almanac();
  if (!almanac) { return almanac.error(); }
  std::vector<storage::Alert> inside;
  for (storage::Alert& alert : *all) {
    Result<const Zone*> zone = zone_of_alert(context, alert);
    if (!zone) { return zone.error(); }
    if (days.contains((*almanac)->logical_day(**zone, alert.at))) { inside.push_back(std::move(alert)); }
  }
  return inside;
}

/// "continue, deadline", "snooze 30 min", "not answered"
std::string answer_words(Context& context, const storage::Alert& alert) {
  if (alert.held && alert.answer == storage::AlertAnswer::none) { return context.words(msg::cmd_alert_held); }
  std::string out = context.words(name_of(alert.answer));
  if (alert.snooze) { out += " " + hours_minutes(*alert.snooze, context.lang()); }
  if (alert.reason != storage::AlertReason::none) { out += ", " + context.words(name_of(alert.reason)); }
  if (!alert.note.empty()) { out += ": " + alert.note; }
  return out;
}

/// "6 alerts: stop 2, snooze 3, not answered 1"
void say_counts(Context& context, const std::vector<storage::Alert>& alerts) {
  std::array<int, 4> counts{};
  int held = 0;
  for (const storage::Alert& alert : alerts) {
    if (alert.held && alert.answer == storage::AlertAnswer::none) {
      ++held;
    } else {
      ++counts.at(static_cast<std::size_t>(alert.answer));
    }
  }
  std::string answers;
  for (const std::size_t answer : {1U, 2U, 3U, 0U}) {  // what was answered first
    if (counts.at(answer) == 0) { continue; }
    answers += (answers.empty() ? "" : ", ") + context.words(name_of(static_cast<storage::AlertAnswer>(answer))) + " " +
               std::to_string(counts.at(answer));
  }
  if (held > 0) {
    answers +=
        (answers.empty() ? "" : ", ") + context.words({msg::watch_held_count, {{"count", std::to_string(held)}}});
  }
  context.say({msg::cmd_alert_counts, {{"count", std::to_string(alerts.size())}, {"answers", answers}}});
  if (counts[0] > 0) { context.say(msg::cmd_alert_answer_hint); }
}

/// Whether all of them are of today's date, so that a clock time is enough.
bool of_today(Context& context, const std::vector<storage::Alert>& alerts) {
  return std::all_of(alerts.begin(), alerts.end(), [&](const storage::Alert& alert) {
    Result<const Zone*> zone = zone_of_alert(context, alert);
    return zone.ok() && date::floor<Days>((*zone)->local(alert.at)) == date::floor<Days>((*zone)->local(context.now()));
  });
}

/// One row an alert, told in a sentence or in a word or two.
Result<TitledTable> table_of(Context& context, const std::vector<storage::Alert>& alerts, bool sentences) {
  TitledTable table;
  table.column(context.words(msg::cmd_title_id), {.align = Align::right, .gap = 0});
  table.column(context.words(msg::cmd_title_when));
  table.column(context.words(msg::cmd_title_project), {.gives_way = true, .least = 8});
  table.column(context.words(msg::cmd_title_alert));
  table.column(context.words(msg::cmd_title_answer), {.gives_way = true, .least = 8});
  const bool clock_is_enough = of_today(context, alerts);
  for (const storage::Alert& alert : alerts) {
    Result<reports::AlertWords> words = words_of(context, alert);
    if (!words) { return words.error(); }
    Result<const Project*> project = project_of(context, alert);
    if (!project) { return project.error(); }
    Result<const Zone*> zone = zone_of_alert(context, alert);
    if (!zone) { return zone.error(); }
    const std::string date = iso_day(date::floor<Days>((*zone)->local(alert.at))) + " ";
    const bool open = alert.answer == storage::AlertAnswer::none && !alert.held;
    table.row({{std::to_string(alert.id.value), Ink::muted},
               {(clock_is_enough ? "" : date) + words->clock, Ink::muted},
               project_cell(context, *project),
               {sentences ? reports::alert_text(*words, context.lang()) : reports::alert_label(*words, context.lang())},
               {answer_words(context, alert), open ? Ink::accent : Ink::muted}});
  }
  return table;
}

Result<void> show(Context& context, const std::vector<storage::Alert>& alerts) {
  const Style& style = context.style();
  Result<TitledTable> table = table_of(context, alerts, true);
  if (table.ok() && style.terminal && table->width() > style.width) { table = table_of(context, alerts, false); }
  if (!table) { return table.error(); }
  context.write(table->print(style));
  say_counts(context, alerts);
  return {};
}

Result<void> list(Context& context, const ListWords& words) {
  Result<Range> range = context.range(words.range.value_or("last-4-weeks"));
  if (!range) { return range.error(); }
  Result<std::vector<storage::Alert>> alerts = rows_if_any<storage::Alert>(
      context, [&](storage::Ledger& book) { return alerts_of(context, book, range->days); });
  if (!alerts) { return alerts.error(); }
  if (context.json()) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const storage::Alert& alert : *alerts) {
      Result<nlohmann::ordered_json> object = object_of(context, alert);
      if (!object) { return object.error(); }
      rows.push_back(*object);
    }
    context.print({{"alerts", std::move(rows)}});
    return {};
  }
  if (alerts->empty()) {
    context.say({msg::cmd_alert_none, {{"days", day_range(range->days, context.lang())}}});
    return {};
  }
  return show(context, *alerts);
}

// answer --------------------------------------------------------------------------------------------------

struct AnswerWords {
  std::string id;
  std::string answer;
  std::optional<std::string> duration;
  std::optional<std::string> reason;
  std::optional<std::string> note;
};

Result<storage::AnswerRequest> read_answer(const AnswerWords& words) {
  storage::AnswerRequest request;
  const std::optional<storage::AlertAnswer> answer = storage::alert_answer_from(words.answer);
  if (!answer || *answer == storage::AlertAnswer::none) {
    return not_a_choice("ANSWER", words.answer, "stop, snooze, continue");
  }
  request.answer = *answer;
  if (words.duration) {
    if (*answer != storage::AlertAnswer::snooze) {
      return refuse(ErrorKind::usage, "unexpected_word", {msg::cli_unexpected_word, {{"word", *words.duration}}},
                    Phrase{msg::cmd_alert_only_snooze});
    }
    Result<Seconds> length = parse_duration(*words.duration);
    if (!length) { return length.error(); }
    if (*length < Minutes{1} || *length > Hours{24}) {
      return refuse(ErrorKind::usage, "bad_duration", {msg::cmd_alert_bad_snooze, {{"text", *words.duration}}},
                    Phrase{msg::cmd_alert_bad_snooze_hint});
    }
    request.snooze = *length;
  }
  if (words.reason) {
    const std::optional<storage::AlertReason> reason = storage::alert_reason_from(*words.reason);
    if (!reason || *reason == storage::AlertReason::none) {
      return not_a_choice("--reason", *words.reason, "deadline, experiment, asked, choice, other");
    }
    request.reason = *reason;
  }
  request.note = words.note.value_or("");
  return request;
}

/// What ran before an answer and does not any more.
Result<void> tell_stopped(Context& context, storage::Ledger& book, const std::optional<RunningSession>& before) {
  if (!before) { return {}; }
  Result<std::optional<RunningSession>> after = storage::running(book);
  if (!after) { return after.error(); }
  if (*after) { return {}; }
  Result<std::string> name = project_name(context, before->project);
  if (!name) { return name.error(); }
  Result<const Zone*> zone = zone_of(context, *before);
  if (!zone) { return zone.error(); }
  // Where it is known when work ended, that is the end.
  Result<storage::AnySession> stopped = storage::find_session(book, before->id);
  const Instant end = stopped.ok() ? storage::end_of(*stopped).value_or(context.now()) : context.now();
  context.say({msg::cli_stopped,
               {{"project", *name},
                {"time", moment(context, end, **zone)},
                {"length", hours_minutes(end - before->start, context.lang())}}});
  return {};
}

Result<void> answer(Context& context, const AnswerWords& words) {
  Result<std::int64_t> id = row_number(words.id, msg::alert_not_found_hint);
  if (!id) { return id.error(); }
  Result<storage::AnswerRequest> request = read_answer(words);
  if (!request) { return request.error(); }
  Result<storage::Ledger*> book = existing_ledger(context);
  if (!book) { return book.error(); }
  Result<std::optional<RunningSession>> before = storage::running(**book);
  if (!before) { return before.error(); }
  Result<storage::Alert> alert = storage::answer_alert(**book, context.act(), AlertId{*id}, *request);
  if (!alert) { return alert.error(); }
  context.changed();
  if (context.json()) {
    Result<nlohmann::ordered_json> object = object_of(context, *alert);
    if (!object) { return object.error(); }
    context.print(*object);
    return {};
  }
  context.say({msg::cmd_alert_answered, {{"id", words.id}, {"answer", answer_words(context, *alert)}}});
  return tell_stopped(context, **book, *before);
}

}  // namespace

void declare_alert(Options& options) {
  auto listed = std::make_shared<ListWords>();
  options.subcommand("list", msg::help_alert_list)
      .word("RANGE", listed->range, msg::help_alert_range)
      .action([listed](Context& context) { return list(context, *listed); });
  auto answered = std::make_shared<AnswerWords>();
  options.subcommand("answer", msg::help_alert_answer)
      .word("ID", answered->id, msg::help_alert_id)
      .word("stop|snooze|continue", answered->answer, msg::help_alert_what)
      .word("DURATION", answered->duration, msg::help_alert_duration)
      .value("--reason", "deadline|experiment|asked|choice|other", answered->reason, msg::help_alert_reason)
      .value("-n,--note", "NOTE", answered->note, msg::help_note)
      .action([answered](Context& context) { return answer(context, *answered); });
}

}  // namespace labclock::cli
