#pragma once
// Inside storage alone: rows of the project table as values.

#include <SQLiteCpp/SQLiteCpp.h>

#include <vector>

#include "src/project.hpp"
#include "storage/internal/db.hpp"

namespace labclock::storage {

/// Binds name, name_key, kind, funder, number, fit, program, role, deadline, color and archived, in this order,
/// from the place `first` on.
void bind_project_facts(SQLite::Statement& statement, int first, const Project& project, const std::string& name_key);
/// All projects, archived too, by name.
[[nodiscard]] std::vector<Project> project_rows(SQLite::Database& sql);
/// Inserts as it is, with a new uuid and id: the caller has checked its texts.
[[nodiscard]] Project insert_project(Change& work, Project project);

}  // namespace labclock::storage
