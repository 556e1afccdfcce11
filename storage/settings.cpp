#include <algorithm>

#include "src/benchmarks.hpp"
#include "src/msg/history.hpp"
#include "src/msg/records.hpp"
#include "src/utf8.hpp"
#include "storage/internal/columns.hpp"
#include "storage/internal/db.hpp"
#include "storage/internal/record_rows.hpp"
#include "storage/records.hpp"

namespace labclock::storage {
namespace {

Error unknown_setting(std::string_view key) {
  return refuse(ErrorKind::usage, "no_such_setting", {msg::setting_unknown, {{"key", printable(key)}}},
                Phrase{msg::setting_unknown_hint});
}

void write_rule(Change& work, std::string_view key, const std::string& value, Day from) {
  SQLite::Statement update(work.sql(), "UPDATE rule SET value = ?, changed_at = ? WHERE key = ? AND from_day = ?");
  update.bind(1, value);
  update.bind(2, work.now());
  bind_text(update, 3, key);
  bind_day(update, 4, from);
  if (update.exec() > 0) { return; }
  SQLite::Statement insert(work.sql(),
                           "INSERT INTO rule (uuid, changed_at, key, from_day, value) VALUES (?, ?, ?, ?, ?)");
  bind_uuid(insert, 1, work.new_uuid());
  insert.bind(2, work.now());
  bind_text(insert, 3, key);
  bind_day(insert, 4, from);
  insert.bind(5, value);
  insert.exec();
}

void write_setting(Change& work, std::string_view key, const std::string& value) {
  SQLite::Statement update(work.sql(), "UPDATE setting SET value = ?, changed_at = ? WHERE key = ?");
  update.bind(1, value);
  update.bind(2, work.now());
  bind_text(update, 3, key);
  if (update.exec() > 0) { return; }
  SQLite::Statement insert(work.sql(), "INSERT INTO setting (uuid, changed_at, key, value) VALUES (?, ?, ?, ?)");
  bind_uuid(insert, 1, work.new_uuid());
  insert.bind(2, work.now());
  bind_text(insert, 3, key);
  insert.bind(4, value);
  insert.exec();
}

/// The value that a dated key has on a day, none where only the default holds.
std::optional<std::string> rule_on(SQLite::Database& sql, std::string_view key, Day day) {
  SQLite::Statement row(sql, "SELECT value FROM rule WHERE key = ? AND from_day <= ? ORDER BY from_day DESC LIMIT 1");
  bind_text(row, 1, key);
  bind_day(row, 2, day);
  if (!row.executeStep()) { return std::nullopt; }
  return row.getColumn(0).getString();
}

std::optional<std::string> plain_value(SQLite::Database& sql, std::string_view key) {
  SQLite::Statement row(sql, "SELECT value FROM setting WHERE key = ?");
  bind_text(row, 1, key);
  if (!row.executeStep()) { return std::nullopt; }
  return row.getColumn(0).getString();
}

void list_dated(SQLite::Database& sql, const SettingInfo& info, std::vector<SettingRow>& rows) {
  SQLite::Statement row(sql, "SELECT value, from_day FROM rule WHERE key = ? ORDER BY from_day");
  bind_text(row, 1, info.key);
  bool since_ever = false;
  std::vector<SettingRow> values;
  while (row.executeStep()) {
    const Day from = column_day_or_first(row.getColumn(1));
    since_ever = since_ever || from <= kEver;
    values.push_back({std::string{info.key}, row.getColumn(0).getString(),
                      from <= kEver ? std::nullopt : std::optional{from}, false});
  }
  if (!since_ever) { rows.push_back({std::string{info.key}, std::string{info.fallback}, std::nullopt, true}); }
  rows.insert(rows.end(), values.begin(), values.end());
}

constexpr Day kLastDay = day_of(2199, 12, 31);

std::string region_on(SQLite::Database& sql, Day day) {
  return rule_on(sql, "region", day).value_or("none");
}

std::string default_of(const BenchmarkInfo& info, const BenchmarkChoice& choice, std::string_view region) {
  return choice.by_default(info.id, region) ? "on" : "off";
}

void list_benchmarks(SQLite::Database& sql, Day day, std::vector<SettingRow>& rows) {
  const BenchmarkChoice choice = benchmark_choice_of(sql);
  const std::string region = region_on(sql, day);
  for (const BenchmarkInfo& info : benchmarks()) {
    const std::optional<bool> own = choice.switched.at(static_cast<std::size_t>(info.id));
    rows.push_back({std::string{info.setting}, own ? (*own ? "on" : "off") : default_of(info, choice, region),
                    std::nullopt, !own.has_value()});
  }
}

}  // namespace

Result<std::string> set_setting(Ledger& ledger, const Act& act, std::string_view key, std::string_view value,
                                std::optional<Day> from, Day today) {
  const SettingInfo* info = find_setting(key);
  if (info == nullptr) { return unknown_setting(key); }
  if (from && !info->dated) {
    return refuse(ErrorKind::usage, "not_dated", {msg::setting_not_dated, {{"key", std::string{key}}}},
                  Phrase{msg::setting_not_dated_hint});
  }
  Result<std::string> normal = normalise_setting(*info, value);
  if (!normal) { return normal; }
  return change(ledger, act, [&](Change& work) -> Result<std::string> {
    if (info->dated) {
      const Day day = from.value_or(today);
      write_rule(work, key, *normal, day);
      if (day <= kEver) {
        work.describe({msg::history_setting, {{"key", std::string{key}}, {"value", *normal}}});
      } else {
        work.describe(
            {msg::history_setting_from, {{"key", std::string{key}}, {"value", *normal}, {"from", iso_day(day)}}});
      }
    } else {
      write_setting(work, key, *normal);
      work.describe({msg::history_setting, {{"key", std::string{key}}, {"value", *normal}}});
    }
    return *normal;
  });
}

std::optional<std::string> setting_value(SQLite::Database& sql, std::string_view key, Day day) {
  const SettingInfo* info = find_setting(key);
  if (info == nullptr) { return std::nullopt; }
  std::optional<std::string> value = info->dated ? rule_on(sql, key, day) : plain_value(sql, key);
  if (!value) {
    const auto all = benchmarks();
    const auto benchmark = std::ranges::find(all, key, &BenchmarkInfo::setting);
    if (benchmark != all.end()) { value = default_of(*benchmark, benchmark_choice_of(sql), region_on(sql, day)); }
  }
  if (!value && !info->fallback.empty()) { value = std::string{info->fallback}; }
  return value;
}

Result<std::optional<std::string>> get_setting(Ledger& ledger, std::string_view key, Day day) {
  if (find_setting(key) == nullptr) { return unknown_setting(key); }
  return reading(ledger, [&](SQLite::Database& sql) -> Result<std::optional<std::string>> {
    return setting_value(sql, key, day);
  });
}

Result<std::vector<SettingRow>> list_settings(Ledger& ledger, std::optional<Day> day) {
  return reading(ledger, [day](SQLite::Database& sql) -> Result<std::vector<SettingRow>> {
    std::vector<SettingRow> rows;
    for (const SettingInfo& info : settings()) {
      if (info.dated) {
        list_dated(sql, info, rows);
        continue;
      }
      const std::optional<std::string> value = plain_value(sql, info.key);
      rows.push_back({std::string{info.key}, value.value_or(std::string{info.fallback}), std::nullopt, !value});
    }
    list_benchmarks(sql, day.value_or(kLastDay), rows);
    return rows;
  });
}

Result<Rulebook> rulebook(Ledger& ledger) {
  return reading(ledger, [](SQLite::Database& sql) -> Result<Rulebook> {
    Rulebook rules = default_rulebook();
    // In whatever order: apply_setting sorts.
    SQLite::Statement dated(sql, "SELECT key, value, from_day FROM rule");
    while (dated.executeStep()) {
      apply_setting(rules, dated.getColumn(0).getText(), dated.getColumn(1).getText(),
                    column_day_or_first(dated.getColumn(2)));
    }
    SQLite::Statement plain(sql, "SELECT key, value FROM setting");  // what is no rule changes nothing
    while (plain.executeStep()) {
      apply_setting(rules, plain.getColumn(0).getText(), plain.getColumn(1).getText(), kEver);
    }
    rules.holiday_edits = holiday_rows(sql);
    rules.days_off = day_off_rows(sql);
    return rules;
  });
}

}  // namespace labclock::storage
