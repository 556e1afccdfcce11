// day-off: leave and other days off.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/commands/commands.hpp"
#include "cli/paint/titled.hpp"
#include "cli/record_words.hpp"
#include "reports/rows_json.hpp"
#include "src/format.hpp"
#include "src/msg/cli_records.hpp"
#include "src/msg/help.hpp"

namespace labclock::cli {
namespace {

struct AddWords {
  std::string from;
  std::optional<std::string> to;
  std::string type;
  std::optional<std::string> half;
};

Result<DayOff> read_day_off(Context& context, const AddWords& words) {
  DayOff day_off;
  Result<DayOffType> type = choice<DayOffType>("--type", words.type, day_off_type_from, "leave, sick, other");
  if (!type) { return type.error(); }
  day_off.type = *type;
  if (words.half) {
    const std::optional<DayHalf> half = day_half_from(*words.half);
    if (!half || *half == DayHalf::full) { return not_a_choice("--half", *words.half, "am, pm"); }
    day_off.half = *half;
  }
  Result<Day> from = context.day(words.from);
  if (!from) { return from.error(); }
  Result<Day> to = words.to ? context.day(*words.to) : from;
  if (!to) { return to.error(); }
  day_off.days = {*from, *to};
  return day_off;
}

/// Halves of working days that a run of days takes, by the rules as they are without it.
int working_halves(Almanac& almanac, const DayOff& day_off) {
  constexpr int kLookedAt = 3700;  // ten years: nobody is told of more
  if (day_off.days.count() > kLookedAt) { return -1; }
  int halves = 0;
  for (Day day = day_off.days.first; day <= day_off.days.last; day += Days{1}) {
    const int of_day = almanac.status(day).working_halves();
    halves += day_off.half == DayHalf::full ? of_day : std::min(of_day, 1);
  }
  return halves;
}

/// "3 working days", "half a working day", "no working day"
std::string working_words(Context& context, int halves) {
  if (halves == 0) { return context.words(msg::cmd_no_working_day); }
  if (halves == 1) { return context.words(msg::cmd_half_working_day); }
  if (halves == 2) { return context.words(msg::cmd_one_working_day); }
  const std::string count = std::to_string(halves / 2) + (halves % 2 != 0 ? ".5" : "");
  return context.words({msg::cmd_working_days, {{"count", count}}});
}

/// "16 Nov 2026", "16-20 Nov 2026", "16 Nov 2026, morning"
std::string when(Context& context, const DayOff& day_off) {
  std::string out = day_off.days.count() == 1 ? long_day(day_off.days.first, context.lang())
                                              : day_range(day_off.days, context.lang());
  if (day_off.half != DayHalf::full) { out += ", " + context.words(name_of(day_off.half)); }
  return out;
}

Result<void> add(Context& context, const AddWords& words) {
  Result<DayOff> wanted = read_day_off(context, words);
  if (!wanted) { return wanted.error(); }
  Result<storage::Ledger*> book = context.ledger();
  if (!book) { return book.error(); }
  Result<Almanac*> almanac = context.almanac();
  if (!almanac) { return almanac.error(); }
  Result<DayOff> added = storage::add_day_off(**book, context.act(), *wanted);
  if (!added) { return added.error(); }
  context.changed();
  if (context.json()) {
    context.print(reports::day_off_json(*added));
    return {};
  }
  const int halves = working_halves(**almanac, *added);
  context.say({halves < 0 ? msg::cmd_day_off_added_long : msg::cmd_day_off_added,
               {{"type", context.words(name_of(added->type))},
                {"when", when(context, *added)},
                {"working", halves < 0 ? "" : working_words(context, halves)}}});
  return {};
}

struct RemoveWords {
  std::string date;
};

Result<void> remove(Context& context, const RemoveWords& words) {
  Result<Day> day = context.day(words.date);
  if (!day) { return day.error(); }
  Result<storage::Ledger*> book = existing_ledger(context);
  if (!book) { return book.error(); }
  Result<std::vector<DayOff>> before = storage::days_off(**book);
  if (!before) { return before.error(); }
  Result<std::vector<DayOff>> removed = storage::remove_day_off(**book, context.act(), *day);
  if (!removed) { return removed.error(); }
  context.changed();
  if (context.json()) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const DayOff& day_off : *removed) {
      rows.push_back(reports::day_off_json(day_off));
      rows.back()["deleted"] = true;
    }
    context.print({{"days_off", std::move(rows)}});
    return {};
  }
  for (const DayOff& day_off : *removed) {
    context.say(
        {msg::cmd_day_off_removed, {{"type", context.words(name_of(day_off.type))}, {"when", when(context, day_off)}}});
  }
  for (const DayOff& run : *before) {
    if (run.days.count() == 1 || !run.days.contains(*day)) { continue; }
    context.say({msg::cmd_day_off_rest_stays, {{"when", when(context, run)}}});
  }
  return {};
}

Result<void> show(Context& context, const std::vector<DayOff>& days_off) {
  Result<Day> today = context.today();
  if (!today) { return today.error(); }
  TitledTable table;
  table.column(context.words(msg::cmd_title_days), {.gap = 0});
  table.column(context.words(msg::cmd_title_count), {.align = Align::right});
  table.column(context.words(msg::cmd_title_type));
  for (const DayOff& day_off : days_off) {
    const bool past = day_off.days.last < *today;
    const Ink ink = past ? Ink::muted : Ink::plain;
    const bool half = day_off.half != DayHalf::full;
    table.row({{when(context, day_off), ink},
               {half ? "0.5" : std::to_string(day_off.days.count()), ink},
               {context.words(name_of(day_off.type)), ink}});
  }
  context.write(table.print(context.style()));
  return {};
}

Result<void> list(Context& context) {
  Result<std::vector<DayOff>> days_off = rows_if_any<DayOff>(context, storage::days_off);
  if (!days_off) { return days_off.error(); }
  if (context.json()) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const DayOff& day_off : *days_off) { rows.push_back(reports::day_off_json(day_off)); }
    context.print({{"days_off", std::move(rows)}});
    return {};
  }
  if (days_off->empty()) {
    context.say(msg::cmd_day_off_none);
    context.say(msg::cmd_day_off_none_hint);
    return {};
  }
  return show(context, *days_off);
}

}  // namespace

void declare_day_off(Options& options) {
  auto added = std::make_shared<AddWords>();
  options.subcommand("add", msg::help_day_off_add)
      .word("FROM", added->from, msg::help_day_off_from)
      .word("TO", added->to, msg::help_day_off_to)
      .required_value("--type", "leave|sick|other", added->type, msg::help_day_off_type)
      .value("--half", "am|pm", added->half, msg::help_day_off_half)
      .action([added](Context& context) { return add(context, *added); });
  options.subcommand("list", msg::help_day_off_list).action(list);
  auto removed = std::make_shared<RemoveWords>();
  options.subcommand("remove", msg::help_day_off_remove)
      .word("DATE", removed->date, msg::help_day_off_date)
      .action([removed](Context& context) { return remove(context, *removed); });
}

}  // namespace labclock::cli
