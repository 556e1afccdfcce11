#pragma once
// The JSON of rows that storage knows: meetings, alerts, settings, findings, an import.
//
// What it is: shapes that scripts build on. What it is not: rows without storage types; reports/rows_json.hpp has
// those.

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "src/text.hpp"
#include "storage/doctor.hpp"
#include "storage/import.hpp"
#include "storage/records.hpp"

namespace labclock::cli {

/// {"id","uuid","date","note","notes":[{"id","kind","text","who","by"}]}
[[nodiscard]] nlohmann::ordered_json meeting_json(const storage::Meeting& meeting);
/// An alert; `text` is its sentence, `project` the name.
[[nodiscard]] nlohmann::ordered_json alert_json(const storage::Alert& alert, const std::optional<std::string>& project,
                                                const std::string& text);
/// {"key","value","from","default"}: value null where nothing is set, `from` null where it holds since ever.
[[nodiscard]] nlohmann::ordered_json setting_json(const storage::SettingRow& row);
/// {"check","severity","text","advice"}
[[nodiscard]] nlohmann::ordered_json finding_json(const storage::Finding& finding, Lang lang);
/// The counts of an import, what was left out and why, and what is to be done after it.
[[nodiscard]] nlohmann::ordered_json import_json(const storage::ImportReport& report, Lang lang);

}  // namespace labclock::cli
