#pragma once
// Projects and agreements in the ledger: making, changing, finding by what a person typed.
//
// What it is: the verbs of `project` and `agree`. What it is not: sums of hours (reports).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/project.hpp"
#include "storage/ledger.hpp"

namespace labclock::storage {

/// Texts are trimmed and normalised to NFC. Errors: usage "empty_name", "bad_text" (not UTF-8, control
/// characters), "bad_color"; refused "name_taken" (names are compared NFC and case-folded).
[[nodiscard]] Result<Project> add_project(Ledger& ledger, const Act& act, const Project& project);

struct ProjectEdit {
  std::optional<std::string> name;
  std::optional<Kind> kind;
  std::optional<std::string> funder;
  std::optional<std::string> number;
  std::optional<Fit> fit;
  std::optional<Program> program;
  std::optional<Role> role;
  std::optional<std::optional<Day>> deadline;
  std::optional<std::string> color;
  std::optional<bool> archived;
  [[nodiscard]] bool empty() const;
};
/// Errors as for add_project, and not_found "no_such_project".
[[nodiscard]] Result<Project> edit_project(Ledger& ledger, const Act& act, ProjectId id, const ProjectEdit& edit);

[[nodiscard]] Result<std::vector<Project>> projects(Ledger& ledger);  ///< all, archived too, by name
[[nodiscard]] Result<std::optional<Project>> project_with(Ledger& ledger, ProjectId id);
/// What a person typed: the exact name beats a unique prefix, NFC and case-folded; archived ones match
/// only when `with_archived`. Errors: not_found "no_such_project" (hint: the nearest names, or how to
/// add it), refused "ambiguous_project" (details list the candidates).
[[nodiscard]] Result<Project> find_project(Ledger& ledger, std::string_view typed, bool with_archived);
/// The projects of the last sessions, newest first, each once, archived ones left out.
[[nodiscard]] Result<std::vector<Project>> recent_projects(Ledger& ledger, int count);

/// Agrees a share (millionths) from a day on. An open agreement on the same project that began earlier
/// is closed the day before; any other overlap is refused ("agreement_overlap").
[[nodiscard]] Result<Agreement> agree(Ledger& ledger, const Act& act, const Agreement& agreement);
[[nodiscard]] Result<Agreement> remove_agreement(Ledger& ledger, const Act& act, AgreementId id);
[[nodiscard]] Result<std::vector<Agreement>> agreements(Ledger& ledger);  ///< by project name, then from
/// The same in no order and with less work, for reports, which sum.
[[nodiscard]] Result<std::vector<Agreement>> agreements_unsorted(Ledger& ledger);

}  // namespace labclock::storage
