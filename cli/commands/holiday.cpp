// holiday: public holidays by law and list, the person's own, and those of a calendar file.

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/commands/commands.hpp"
#include "cli/paint/titled.hpp"
#include "cli/progress.hpp"
#include "cli/record_words.hpp"
#include "reports/rows_json.hpp"
#include "src/format.hpp"
#include "src/msg/cli_records.hpp"
#include "src/msg/help.hpp"
#include "storage/ics.hpp"

namespace labclock::cli {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

int year_of(Day day) {
  return static_cast<int>(ymd(day).year());
}

/// In the person's language as far as it is known: the region's own name in Korean, else the English one.
const std::string& name_for(Context& context, const Holiday& holiday) {
  return context.lang() == Lang::ko || holiday.name_en.empty() ? holiday.name : holiday.name_en;
}

/// What holds on the dates of a year; where the region changed within it, each date by its own.
std::vector<Holiday> holidays_in(const Rulebook& rules, int year) {
  std::set<std::string> regions;
  const DayRange days{day_of(year, 1, 1), day_of(year, 12, 31)};
  for (Day day = days.first; day <= days.last; day += Days{1}) { regions.insert(rules.region.on(day)); }
  std::vector<Holiday> all;
  for (const std::string& region : regions) {
    for (Holiday& holiday : holidays_of(region, year, rules.holiday_edits)) {
      if (rules.region.on(holiday.date) == region) { all.push_back(std::move(holiday)); }
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Holiday& a, const Holiday& b) { return a.date < b.date; });
  return all;
}

std::vector<Holiday> holidays_on(const Rulebook& rules, Day date) {
  std::vector<Holiday> all = holidays_of(rules.region.on(date), year_of(date), rules.holiday_edits);
  std::erase_if(all, [&](const Holiday& holiday) { return holiday.date != date; });
  return all;
}

/// By law or list, whatever the person made of it.
std::vector<Holiday> known_on(const Rulebook& rules, Day date) {
  std::vector<Holiday> all = holidays_of(rules.region.on(date), year_of(date));
  std::erase_if(all, [&](const Holiday& holiday) { return holiday.date != date; });
  return all;
}

std::string names_of(Context& context, const std::vector<Holiday>& holidays) {
  std::string out;
  for (const Holiday& holiday : holidays) { out += (out.empty() ? "" : ", ") + name_for(context, holiday); }
  return out;
}

/// The rules as they are now, read again after a change.
Result<Rulebook> rules_now(Context& context) {
  Result<storage::Ledger*> book = context.ledger_if_any();
  if (!book) { return book.error(); }
  return *book == nullptr ? Result<Rulebook>(default_rulebook()) : storage::rulebook(**book);
}

// list ----------------------------------------------------------------------------------------------------

struct ListWords {
  std::optional<std::string> year;
};

Result<int> read_year(Context& context, const std::optional<std::string>& words) {
  if (!words) {
    Result<Day> today = context.today();
    return today ? Result<int>(year_of(*today)) : Result<int>(today.error());
  }
  int year = 0;
  const auto [end, trouble] = std::from_chars(words->data(), words->data() + words->size(), year);
  if (trouble == std::errc{} && end == words->data() + words->size() && year >= kFirstYear && year <= kLastYear) {
    return year;
  }
  return refuse(ErrorKind::usage, "bad_year", {msg::cmd_bad_year, {{"text", *words}}}, Phrase{msg::cmd_bad_year_hint});
}

/// The dates of the year that the person struck out.
std::string struck_out(Context& context, const Rulebook& rules, int year) {
  std::string out;
  for (const HolidayEdit& edit : rules.holiday_edits) {
    if (!edit.removed || year_of(edit.date) != year || !holidays_on(rules, edit.date).empty()) { continue; }
    const std::string names = names_of(context, known_on(rules, edit.date));
    out += (out.empty() ? "" : ", ") + iso_day(edit.date) + (names.empty() ? "" : " (" + names + ")");
  }
  return out;
}

void say_changes_of_region(Context& context, const Rulebook& rules, int year) {
  for (Day day = day_of(year, 1, 2); day <= day_of(year, 12, 31); day += Days{1}) {
    const std::string& region = rules.region.on(day);
    if (region == rules.region.on(day - Days{1})) { continue; }
    context.say({msg::cmd_holiday_region_change,
                 {{"before", rules.region.on(day - Days{1})}, {"region", region}, {"day", iso_day(day)}}});
  }
}

void say_below(Context& context, const Rulebook& rules, int year, const std::vector<Holiday>& holidays) {
  const auto is = [](HolidayStatus status) {
    return [status](const Holiday& holiday) { return holiday.status == status; };
  };
  if (std::any_of(holidays.begin(), holidays.end(), is(HolidayStatus::provisional))) {
    context.say(msg::cmd_holiday_provisional_note);
  }
  const bool korean = rules.region.on(day_of(year, 1, 1)) == "KR" || rules.region.on(day_of(year, 12, 31)) == "KR";
  if (korean && !lunar_feast(LunarFeast::seollal, year)) { context.say(msg::cmd_holiday_no_lunar); }
  if (const std::string out = struck_out(context, rules, year); !out.empty()) {
    context.say({msg::cmd_holiday_struck_out, {{"days", out}}});
  }
}

/// The status that all of them have, which then stands in the title alone.
std::optional<HolidayStatus> common_status(const std::vector<Holiday>& holidays) {
  if (holidays.empty()) { return std::nullopt; }
  const HolidayStatus first = holidays.front().status;
  const bool all = std::all_of(holidays.begin(), holidays.end(),
                               [first](const Holiday& holiday) { return holiday.status == first; });
  return all ? std::optional(first) : std::nullopt;
}

/// The name in the region's language beside the English one, or the other way round; nothing where a Korean
/// reads a Korean name.
std::string other_name(Context& context, const Holiday& holiday) {
  if (holiday.name == holiday.name_en) { return {}; }
  if (context.lang() == Lang::en) { return holiday.name; }
  const bool hangul = std::any_of(holiday.name.begin(), holiday.name.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xEA && byte <= 0xED;  // first bytes of U+A000 to U+DFFF: among names only Hangul
  });
  return hangul ? std::string{} : holiday.name_en;
}

void show(Context& context, const std::vector<Holiday>& holidays, bool with_status) {
  TitledTable table;
  table.column(context.words(msg::cmd_title_day), {.gap = 0});
  table.column(context.words(msg::cmd_title_holiday), {.gives_way = true});
  table.column("", {.gives_way = true}, 1);
  table.column(context.words(msg::cmd_title_type));
  table.column(context.words(msg::cmd_title_status));
  for (const Holiday& holiday : holidays) {
    const bool own = holiday.status == HolidayStatus::user;
    const bool plain = holiday.kind == HolidayKind::public_day;
    table.row({{long_day(holiday.date, context.lang())},
               {name_for(context, holiday), Ink::strong},
               {other_name(context, holiday), Ink::muted},
               {context.words(name_of(holiday.kind)), plain ? Ink::muted : Ink::plain},
               {with_status ? context.words(name_of(holiday.status)) : "", own ? Ink::accent : Ink::muted}});
  }
  context.write(table.print(context.style()));
}

Result<void> list(Context& context, const ListWords& words) {
  Result<int> year = read_year(context, words.year);
  if (!year) { return year.error(); }
  Result<Rulebook> rules = rules_now(context);
  if (!rules) { return rules.error(); }
  Result<Day> today = context.today();
  if (!today) { return today.error(); }
  const std::vector<Holiday> holidays = holidays_in(*rules, *year);
  const std::string& region = rules->region.on(std::clamp(*today, day_of(*year, 1, 1), day_of(*year, 12, 31)));
  if (context.json()) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const Holiday& holiday : holidays) { rows.push_back(reports::holiday_json(holiday)); }
    context.print({{"region", region}, {"holidays", std::move(rows)}});
    return {};
  }
  const std::optional<HolidayStatus> common = common_status(holidays);
  const std::string title = context.words({common ? msg::cmd_holiday_title_status : msg::cmd_holiday_title,
                                           {{"year", std::to_string(*year)},
                                            {"region", region},
                                            {"status", common ? context.words(name_of(*common)) : ""}}});
  context.write(paint(context.style(), Ink::strong, title) + "\n");
  say_changes_of_region(context, *rules, *year);
  if (!holidays.empty()) { show(context, holidays, !common.has_value()); }
  if (region == "none") { context.say(msg::cmd_holiday_no_region); }
  say_below(context, *rules, *year, holidays);
  return {};
}

// add, remove, import -------------------------------------------------------------------------------------

struct AddWords {
  std::string date;
  std::string name;
};

nlohmann::ordered_json object_on(const std::vector<Holiday>& holidays, std::string_view name, Day date) {
  for (const Holiday& holiday : holidays) {
    if (holiday.name == name || holiday.name_en == name) { return reports::holiday_json(holiday); }
  }
  if (!holidays.empty()) { return reports::holiday_json(holidays.front()); }
  return {{"date", iso_day(date)}};
}

Result<void> add(Context& context, const AddWords& words) {
  Result<Day> date = context.day(words.date);
  if (!date) { return date.error(); }
  Result<storage::Ledger*> book = context.ledger();
  if (!book) { return book.error(); }
  Result<Rulebook> before = rules_now(context);
  if (!before) { return before.error(); }
  Result<HolidayEdit> added = storage::add_holiday(**book, context.act(), *date, words.name);
  if (!added) { return added.error(); }
  context.changed();
  if (context.json()) {
    Result<Rulebook> after = rules_now(context);
    if (!after) { return after.error(); }
    context.print(object_on(holidays_on(*after, *date), added->name, *date));
    return {};
  }
  std::vector<Holiday> replaced = holidays_on(*before, *date);
  std::erase_if(replaced, [](const Holiday& holiday) { return holiday.status == HolidayStatus::user; });
  std::erase_if(replaced,
                [&](const Holiday& holiday) { return holiday.name == added->name || holiday.name_en == added->name; });
  context.say({msg::cmd_holiday_added, {{"day", long_day(*date, context.lang())}, {"name", added->name}}});
  if (!replaced.empty()) { context.say({msg::cmd_holiday_replaced, {{"names", names_of(context, replaced)}}}); }
  return {};
}

struct RemoveWords {
  std::string date;
};

Result<void> remove(Context& context, const RemoveWords& words) {
  Result<Day> date = context.day(words.date);
  if (!date) { return date.error(); }
  Result<Rulebook> rules = rules_now(context);
  if (!rules) { return rules.error(); }
  const std::vector<Holiday> before = holidays_on(*rules, *date);
  const bool known = !known_on(*rules, *date).empty();
  Result<storage::Ledger*> book = existing_ledger(context);
  if (!book) { return book.error(); }
  Result<HolidayEdit> removed = storage::remove_holiday(**book, context.act(), *date, known);
  if (!removed) { return removed.error(); }
  context.changed();
  if (context.json()) {
    nlohmann::ordered_json object = object_on(before, removed->name, *date);
    object["deleted"] = true;
    context.print(object);
    return {};
  }
  const std::string names = before.empty() ? removed->name : names_of(context, before);
  context.say({msg::cmd_holiday_removed, {{"day", long_day(*date, context.lang())}, {"names", names}}});
  return {};
}

struct ImportWords {
  std::string file;
};

Result<void> import(Context& context, const ImportWords& words) {
  std::filesystem::path tool = context.environment().ics_tool;
  if (tool.empty()) { tool = storage::libexec_tool("labclock-ics"); }
  TerminalProgress progress(context, msg::cmd_progress_reading);
  Result<std::vector<HolidayEdit>> holidays = storage::read_ics_holidays(words.file, tool, &progress);
  progress.clear();
  if (!holidays) { return holidays.error(); }
  Result<storage::Ledger*> book = context.ledger();
  if (!book) { return book.error(); }
  const storage::Act act{context.now(), storage::Who::import};
  Result<storage::HolidayImport> report = storage::import_holidays(**book, act, *holidays);
  if (!report) { return report.error(); }
  context.changed();
  const DayRange days{holidays->front().date, holidays->back().date};
  if (context.json()) {
    context.print({{"read", report->read},
                   {"added", report->added},
                   {"already", report->already},
                   {"from", iso_day(days.first)},
                   {"to", iso_day(days.last)}});
    return {};
  }
  context.say({msg::cmd_holiday_imported,
               {{"read", std::to_string(report->read)},
                {"added", std::to_string(report->added)},
                {"already", std::to_string(report->already)}}});
  context.say({msg::cmd_holiday_imported_days, {{"days", day_range(days, context.lang())}}});
  return {};
}

}  // namespace

void declare_holiday(Options& options) {
  auto listed = std::make_shared<ListWords>();
  options.subcommand("list", msg::help_holiday_list)
      .word("YEAR", listed->year, msg::help_holiday_year)
      .action([listed](Context& context) { return list(context, *listed); });
  auto imported = std::make_shared<ImportWords>();
  options.subcommand("import", msg::help_holiday_import)
      .word("FILE.ics", imported->file, msg::help_holiday_file)
      .action([imported](Context& context) { return import(context, *imported); });
  auto added = std::make_shared<AddWords>();
  options.subcommand("add", msg::help_holiday_add)
      .word("DATE", added->date, msg::help_date)
      .word("NAME", added->name, msg::help_holiday_name)
      .action([added](Context& context) { return add(context, *added); });
  auto removed = std::make_shared<RemoveWords>();
  options.subcommand("remove", msg::help_holiday_remove)
      .word("DATE", removed->date, msg::help_date)
      .action([removed](Context& context) { return remove(context, *removed); });
}

}  // namespace labclock::cli
