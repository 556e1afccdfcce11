#include "storage/benchmarks.hpp"

#include "storage/internal/columns.hpp"
#include "storage/internal/db.hpp"
#include "storage/internal/record_rows.hpp"

namespace labclock::storage {

BenchmarkChoice benchmark_choice_of(SQLite::Database& sql) {
  BenchmarkChoice choice;
  // Through a rulebook of its own, whose defaults are no limit at all: what it holds then, the person set.
  Rulebook own = default_rulebook();
  own.week_limit.entries = choice.own_week.entries;
  own.day_limit.entries = choice.own_day.entries;
  SQLite::Statement dated(sql, "SELECT key, value, from_day FROM rule WHERE key IN ('week_limit', 'day_limit')");
  while (dated.executeStep()) {
    apply_setting(own, dated.getColumn(0).getText(), dated.getColumn(1).getText(),
                  column_day_or_first(dated.getColumn(2)));
  }
  SQLite::Statement plain(sql,
                          "SELECT key, value FROM setting WHERE key = 'off_hours_limit' OR key GLOB 'benchmark.*'");
  while (plain.executeStep()) {
    const std::string key = plain.getColumn(0).getString();
    const std::string value = plain.getColumn(1).getString();
    apply_setting(own, key, value, kEver);
    for (const BenchmarkInfo& info : benchmarks()) {
      if (info.setting == key) { choice.switched.at(static_cast<std::size_t>(info.id)) = value == "on"; }
    }
  }
  choice.own_week = std::move(own.week_limit);
  choice.own_day = std::move(own.day_limit);
  choice.own_off_hours = own.off_hours_limit;
  return choice;
}

Result<BenchmarkChoice> benchmark_choice(Ledger& ledger) {
  return reading(ledger, [](SQLite::Database& sql) -> Result<BenchmarkChoice> { return benchmark_choice_of(sql); });
}

}  // namespace labclock::storage
