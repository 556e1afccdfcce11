// agree: the shares agreed for projects.

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/commands/commands.hpp"
#include "cli/paint/titled.hpp"
#include "cli/record_words.hpp"
#include "reports/rows_json.hpp"
#include "src/msg/cli_records.hpp"
#include "src/msg/help.hpp"
#include "src/msg/records.hpp"
#include "storage/projects.hpp"

namespace labclock::cli {
namespace {

struct AgreeWords {
  std::string project;
  std::string share;
  std::string from;
  std::optional<std::string> to;
};

Result<nlohmann::ordered_json> object_of(Context& context, const Agreement& agreement) {
  Result<const std::vector<Project>*> projects = context.projects();
  if (!projects) { return projects.error(); }
  return reports::agreement_json(agreement, **projects);
}

/// Where the agreements of all projects add up to most, on the days that `agreement` holds.
struct Sum {
  int ppm = 0;
  Day day;
};

Sum highest_sum(const std::vector<Agreement>& all, const Agreement& agreement) {
  std::set<Day> days{agreement.from};
  for (const Agreement& other : all) {
    if (agreement.holds_on(other.from)) { days.insert(other.from); }
  }
  Sum highest;
  for (const Day day : days) {
    int ppm = 0;
    for (const Agreement& other : all) { ppm += other.holds_on(day) ? other.share_ppm : 0; }
    if (ppm > highest.ppm) { highest = {ppm, day}; }
  }
  return highest;
}

/// Over 100 % is noted, never blocked (docs/rules.md 2).
void note_sum(Context& context, const std::vector<Agreement>& all, const Agreement& agreement) {
  constexpr int kWhole = 1'000'000;
  const Sum sum = highest_sum(all, agreement);
  if (sum.ppm <= kWhole) { return; }
  context.remark({msg::cmd_agree_over, {{"share", share_words(sum.ppm)}, {"day", iso_day(sum.day)}}});
}

Result<void> tell_agreed(Context& context, const Agreement& made, const Project& project,
                         const std::vector<Agreement>& before, const std::vector<Agreement>& after) {
  context.changed();
  if (context.json()) {
    Result<nlohmann::ordered_json> object = object_of(context, made);
    if (!object) { return object.error(); }
    context.print(*object);
  } else {
    context.say({made.to ? msg::cmd_agreed_to : msg::cmd_agreed,
                 {{"share", share_words(made.share_ppm)},
                  {"project", project.name},
                  {"from", iso_day(made.from)},
                  {"to", made.to ? iso_day(*made.to) : ""}}});
  }
  for (const Agreement& closed : before) {
    const bool ended = closed.project == made.project && !closed.to && closed.from < made.from;
    if (!ended) { continue; }
    context.remark(
        {msg::cmd_agree_closed, {{"share", share_words(closed.share_ppm)}, {"day", iso_day(made.from - Days{1})}}});
  }
  note_sum(context, after, made);
  return {};
}

Result<void> agree(Context& context, const AgreeWords& words) {
  Result<Project> project = context.find_project(words.project);
  if (!project) { return project.error(); }
  Agreement wanted;
  wanted.project = project->id;
  Result<int> share = parse_share(words.share);
  if (!share) { return share.error(); }
  wanted.share_ppm = *share;
  Result<Day> from = context.day(words.from);
  if (!from) { return from.error(); }
  wanted.from = *from;
  if (words.to) {
    Result<Day> to = context.day(*words.to);
    if (!to) { return to.error(); }
    wanted.to = *to;
  }
  Result<storage::Ledger*> book = context.ledger();
  if (!book) { return book.error(); }
  Result<std::vector<Agreement>> before = storage::agreements(**book);
  if (!before) { return before.error(); }
  Result<Agreement> made = storage::agree(**book, context.act(), wanted);
  if (!made) { return made.error(); }
  Result<std::vector<Agreement>> after = storage::agreements(**book);
  return after ? tell_agreed(context, *made, *project, *before, *after) : Result<void>(after.error());
}

// list, remove --------------------------------------------------------------------------------------------

Result<void> show(Context& context, const std::vector<Agreement>& agreements) {
  Result<Day> today = context.today();
  if (!today) { return today.error(); }
  TitledTable table;
  table.column(context.words(msg::cmd_title_id), {.align = Align::right, .gap = 0});
  table.column(context.words(msg::cmd_title_project), {.gives_way = true});
  table.column(context.words(msg::cmd_title_share), {.align = Align::right});
  table.column(context.words(msg::cmd_title_from));
  table.column(context.words(msg::cmd_title_to));
  table.column("");
  int sum = 0;
  for (const Agreement& agreement : agreements) {
    Result<const Project*> project = context.project(agreement.project);
    if (!project) { return project.error(); }
    const bool holds = agreement.holds_on(*today);
    sum += holds ? agreement.share_ppm : 0;
    const Ink ink = holds ? Ink::plain : Ink::muted;
    table.row({{std::to_string(agreement.id.value), Ink::muted},
               project_cell(context, *project),
               {share_words(agreement.share_ppm), holds ? Ink::strong : Ink::muted},
               {iso_day(agreement.from), ink},
               {agreement.to ? iso_day(*agreement.to) : context.words(msg::cmd_agree_open), ink},
               {holds ? context.words(msg::cmd_agree_now) : "", Ink::muted}});
  }
  context.write(table.print(context.style()));
  context.say({msg::cmd_agree_sum, {{"share", share_words(sum)}}});
  return {};
}

Result<void> list(Context& context) {
  Result<storage::Ledger*> book = context.ledger_if_any();
  if (!book) { return book.error(); }
  std::vector<Agreement> agreements;
  if (*book != nullptr) {
    Result<std::vector<Agreement>> found = storage::agreements(**book);
    if (!found) { return found.error(); }
    agreements = std::move(found).value();
  }
  if (context.json()) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const Agreement& agreement : agreements) {
      Result<nlohmann::ordered_json> object = object_of(context, agreement);
      if (!object) { return object.error(); }
      rows.push_back(*object);
    }
    context.print({{"agreements", std::move(rows)}});
    return {};
  }
  if (agreements.empty()) {
    context.say(msg::cmd_agree_none);
    context.say(msg::agreement_bad_share_hint);
    return {};
  }
  return show(context, agreements);
}

struct RemoveWords {
  std::string id;
};

Result<void> remove(Context& context, const RemoveWords& words) {
  Result<std::int64_t> id = row_number(words.id, msg::agreement_not_found_hint);
  if (!id) { return id.error(); }
  Result<storage::Ledger*> book = existing_ledger(context);
  if (!book) { return book.error(); }
  Result<Agreement> removed = storage::remove_agreement(**book, context.act(), AgreementId{*id});
  if (!removed) { return removed.error(); }
  context.changed();
  if (context.json()) {
    Result<nlohmann::ordered_json> object = object_of(context, *removed);
    if (!object) { return object.error(); }
    (*object)["deleted"] = true;
    context.print(*object);
    return {};
  }
  Result<const Project*> project = context.project(removed->project);
  if (!project) { return project.error(); }
  context.say({removed->to ? msg::cmd_agree_removed_to : msg::cmd_agree_removed,
               {{"share", share_words(removed->share_ppm)},
                {"project", *project != nullptr ? (*project)->name : ""},
                {"from", iso_day(removed->from)},
                {"to", removed->to ? iso_day(*removed->to) : ""}}});
  return {};
}

}  // namespace

void declare_agree(Options& options) {
  auto words = std::make_shared<AgreeWords>();
  options.word("PROJECT", words->project, msg::help_project)
      .word("SHARE", words->share, msg::help_agree_share)
      .required_value("--from", "DATE", words->from, msg::help_agree_from)
      .value("--to", "DATE", words->to, msg::help_agree_to)
      .action([words](Context& context) { return agree(context, *words); });
  options.subcommand("list", msg::help_agree_list).action(list);
  auto removed = std::make_shared<RemoveWords>();
  options.subcommand("remove", msg::help_agree_remove)
      .word("ID", removed->id, msg::help_agree_id)
      .action([removed](Context& context) { return remove(context, *removed); });
}

}  // namespace labclock::cli
