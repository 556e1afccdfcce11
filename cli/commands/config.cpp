// config list, get, set.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/commands/commands.hpp"
#include "cli/json_rows.hpp"
#include "cli/nearest.hpp"
#include "cli/paint/titled.hpp"
#include "cli/record_words.hpp"
#include "src/benchmarks.hpp"
#include "src/msg/cli.hpp"
#include "src/msg/cli_records.hpp"
#include "src/msg/help.hpp"
#include "src/msg/records.hpp"
#include "storage/sessions.hpp"

namespace labclock::cli {
namespace {

using storage::SettingRow;

/// Every setting, with the defaults alone where there is no file yet.
Result<std::vector<SettingRow>> rows_of(Context& context) {
  Result<storage::Ledger*> book = context.ledger_if_any();
  if (!book) { return book.error(); }
  Result<Day> today = context.today();
  if (!today) { return today.error(); }
  if (*book != nullptr) { return storage::list_settings(**book, *today); }
  std::vector<SettingRow> rows;
  for (const SettingInfo& info : settings()) {
    rows.push_back({std::string(info.key), std::string(info.fallback), std::nullopt, true});
  }
  for (const BenchmarkInfo& info : benchmarks()) {
    rows.push_back({std::string(info.setting), in_set_of(info.id, "none") ? "on" : "off", std::nullopt, true});
  }
  return rows;
}

/// The row of a key that holds on a day.
std::optional<SettingRow> row_on(const std::vector<SettingRow>& rows, std::string_view key, Day day) {
  std::optional<SettingRow> found;
  for (const SettingRow& row : rows) {
    if (row.key == key && (!row.from || *row.from <= day)) { found = row; }
  }
  return found;
}

/// "there is no setting", with the one that was perhaps meant.
Error unknown_key(Error error, const std::string& typed) {
  if (error.code != "no_such_setting") { return error; }
  std::vector<std::string_view> keys;
  for (const SettingInfo& info : settings()) { keys.push_back(info.key); }
  for (const BenchmarkInfo& info : benchmarks()) { keys.push_back(info.setting); }
  const std::string_view near = nearest_word(typed, keys);
  if (!near.empty()) { error.hint = Phrase{msg::cli_did_you_mean, {{"word", std::string(near)}}}; }
  return error;
}

std::string value_words(Context& context, const std::string& value) {
  return value.empty() ? context.words(msg::cmd_setting_not_set) : value;
}

Result<void> list(Context& context) {
  Result<std::vector<SettingRow>> rows = rows_of(context);
  if (!rows) { return rows.error(); }
  if (context.json()) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const SettingRow& row : *rows) { list.push_back(setting_json(row)); }
    context.print({{"settings", std::move(list)}});
    return {};
  }
  TitledTable table;
  table.column(context.words(msg::cmd_title_setting), {.gap = 0});
  table.column(context.words(msg::cmd_title_value), {.gives_way = true});
  table.column(context.words(msg::cmd_title_since), {}, 1);
  std::string_view before;
  for (const SettingRow& row : *rows) {
    const bool again = row.key == before;
    before = row.key;
    table.row({{again ? "" : row.key},
               {value_words(context, row.value), row.is_default || row.value.empty() ? Ink::muted : Ink::strong},
               {row.from         ? iso_day(*row.from)
                : row.is_default ? context.words(msg::cmd_setting_default)
                                 : "",
                Ink::muted}});
  }
  context.write(table.print(context.style()));
  return {};
}

struct GetWords {
  std::string key;
};

Error no_such_setting(const std::string& key) {
  return refuse(ErrorKind::usage, "no_such_setting", {msg::setting_unknown, {{"key", key}}},
                Phrase{msg::setting_unknown_hint});
}

Result<void> get(Context& context, const GetWords& words) {
  if (find_setting(words.key) == nullptr) { return unknown_key(no_such_setting(words.key), words.key); }
  Result<std::vector<SettingRow>> rows = rows_of(context);
  if (!rows) { return rows.error(); }
  Result<Day> today = context.today();
  if (!today) { return today.error(); }
  const SettingRow row =
      row_on(*rows, words.key, *today).value_or(SettingRow{words.key, std::string{}, std::nullopt, true});
  if (context.json()) {
    context.print(setting_json(row));
  } else {
    context.write(row.value + "\n");
  }
  return {};
}

// set -----------------------------------------------------------------------------------------------------

struct SetWords {
  std::string key;
  std::string value;
  std::optional<std::string> from;
};

/// From when on a dated setting holds: the day told, else today, and since ever while nothing is recorded
/// (first set-up).
Result<Day> holds_from(Context& context, storage::Ledger& book, const SetWords& words) {
  if (words.from) { return context.day(*words.from); }
  Result<std::optional<FirstSession>> first = storage::first_session(book);
  if (!first) { return first.error(); }
  return *first ? context.today() : Result<Day>(kEver);
}

Result<void> tell_set(Context& context, const std::string& key, const std::string& value, std::optional<Day> from) {
  context.changed();
  Result<std::vector<SettingRow>> rows = rows_of(context);
  if (!rows) { return rows.error(); }
  if (context.json()) {
    const SettingRow wanted{key, value, from && *from > kEver ? from : std::nullopt, false};
    context.print(setting_json(wanted));
    return {};
  }
  Phrase told{msg::cmd_setting_set, {{"key", key}, {"value", value_words(context, value)}, {"day", ""}}};
  if (from) {
    Result<Day> today = context.today();
    if (!today) { return today.error(); }
    told.args.back().second = iso_day(*from);
    told.msg = *from <= kEver    ? msg::cmd_setting_set_ever
               : *from == *today ? msg::cmd_setting_set_today
                                 : msg::cmd_setting_set_from;
  }
  context.say(told);
  for (const SettingRow& row : *rows) {
    if (!from || row.key != key || !row.from || *row.from <= *from) { continue; }
    context.say({msg::cmd_setting_until, {{"day", iso_day(*row.from)}, {"value", value_words(context, row.value)}}});
    break;
  }
  return {};
}

Result<void> set(Context& context, const SetWords& words) {
  const SettingInfo* info = find_setting(words.key);
  if (info == nullptr) { return unknown_key(no_such_setting(words.key), words.key); }
  // What cannot be read is refused before a file is made for it.
  Result<std::string> normal = normalise_setting(*info, words.value);
  if (!normal) { return normal.error(); }
  Result<storage::Ledger*> book = context.ledger();
  if (!book) { return book.error(); }
  Result<Day> today = context.today();
  if (!today) { return today.error(); }
  std::optional<Day> from;
  if (info->dated || words.from) {
    Result<Day> day = holds_from(context, **book, words);
    if (!day) { return day.error(); }
    from = *day;
  }
  Result<std::string> value = storage::set_setting(**book, context.act(), words.key, words.value, from, *today);
  return value ? tell_set(context, words.key, *value, from) : Result<void>(value.error());
}

}  // namespace

void declare_config(Options& options) {
  options.subcommand("list", msg::help_config_list).action(list);
  auto got = std::make_shared<GetWords>();
  options.subcommand("get", msg::help_config_get)
      .word("KEY", got->key, msg::help_config_key)
      .action([got](Context& context) { return get(context, *got); });
  auto changed = std::make_shared<SetWords>();
  options.subcommand("set", msg::help_config_set)
      .word("KEY", changed->key, msg::help_config_key)
      .word("VALUE", changed->value, msg::help_config_value)
      .value("--from", "DATE", changed->from, msg::help_config_from)
      .action([changed](Context& context) { return set(context, *changed); });
}

}  // namespace labclock::cli
