#pragma once
// Inside storage alone: rows of the project table as values.

#include <SQLiteCpp/SQLiteCpp.h>

#include <vector>

#include "src/project.hpp"
#include "storage/internal/db.hpp"

namespace labclock::storage {

/// All projects, archived too, by name.
[[nodiscard]] std::vector<Project> project_rows(SQLite::Database& sql);
/// Inserts as it is, with a new uuid and id: the caller has checked its texts.
[[nodiscard]] Project insert_project(Change& work, Project project);

}  // namespace labclock::storage
