#pragma once
// Inside storage alone: Labclock's own export as JSON, every table but the history, one record a line.
//
// What it is: the writer of what storage/import/own_json.hpp reads. Sessions have the keys that every
// command shows and a few more; they come last, so that a reader knows the projects before them. What it
// is not: the JSON of the reports.

#include <SQLiteCpp/SQLiteCpp.h>

#include <vector>

#include "storage/export/writer.hpp"

namespace labclock::storage {

/// `sql` and `projects` must outlive it.
[[nodiscard]] std::unique_ptr<ExportFormat> json_format(SQLite::Database& sql, const std::vector<Project>& projects);

}  // namespace labclock::storage
