#pragma once
// Inside storage alone: rows of the smaller tables as values, for the verbs that need several at once.

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/benchmarks.hpp"
#include "src/crunch.hpp"
#include "src/rules.hpp"
#include "storage/internal/db.hpp"
#include "storage/records.hpp"

namespace labclock::storage {

[[nodiscard]] std::vector<HolidayEdit> holiday_rows(SQLite::Database& sql);
[[nodiscard]] std::vector<DayOff> day_off_rows(SQLite::Database& sql);
[[nodiscard]] std::vector<Crunch> crunch_rows(SQLite::Database& sql);  ///< ascending by day
[[nodiscard]] std::vector<Meeting> meeting_rows(SQLite::Database& sql);
/// Inserts an alert; none when one of its cause is there already.
[[nodiscard]] std::optional<AlertId> insert_alert(Change& work, const Alert& alert);
/// A setting's value on a day, the default included.
[[nodiscard]] std::optional<std::string> setting_value(SQLite::Database& sql, std::string_view key, Day day);
/// The switches of the benchmarks and the limits that the person set (storage/benchmarks.hpp).
[[nodiscard]] BenchmarkChoice benchmark_choice_of(SQLite::Database& sql);

}  // namespace labclock::storage
