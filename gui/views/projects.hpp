#pragma once
// Projects: what time is spent on, what was agreed for it, and how this month stands against that.
//
// What it is: the page (read between frames), the view, and what a person typed and has not saved. What it is not:
// sums or states; those are reports'.
//
// A save is one verb. What is typed stays until it is saved or taken back, also when a save is refused and while
// another project is looked at.

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gui/commands.hpp"
#include "gui/parts.hpp"
#include "gui/snapshot.hpp"
#include "gui/ui.hpp"
#include "reports/agreed.hpp"
#include "storage/unsorted.hpp"

namespace labclock::gui {

/// What is typed of a project: the fields of the panel, beside what the ledger held when they were filled.
struct ProjectDraft {
  Project stored;
  std::string name;
  std::string funder;
  std::string number;
  std::string color;
  int kind = 0;  ///< index as in `Kind`, and so on
  int fit = 0;
  int program = 0;
  int role = 0;
  DateFieldState deadline;
};

struct AgreementDraft {
  bool open = false;
  std::string share;
  DateFieldState from;
  DateFieldState to;
  std::optional<Error> error;
};

struct ProjectsUi {
  std::optional<ProjectId> selected;
  bool adding = false;
  bool touched = false;  ///< something was selected, or nothing on purpose
  bool show_archived = false;
  std::map<std::int64_t, ProjectDraft> drafts;  ///< by id; 0 is the new one
  AgreementDraft agreement;
  std::optional<Error> name_error;
  std::optional<Error> color_error;
  std::optional<Error> other_error;
  bool focus_name = false;    ///< the keyboard goes to the name in the next frame
  bool reveal_panel = false;  ///< the panel comes into view in the next frame
  bool reveal_row = false;    ///< the selected row does
  // Where Dear ImGui's own focus was in the frame before.
  bool panel_focused = false;
  std::optional<ProjectId> row_focused;
};

struct ProjectsPage {
  DayRange month;
  reports::Agreed agreed;    ///< of the month
  Seconds standard_full{0};  ///< hours of all working days of the month
  std::vector<storage::UnsortedTime> unsorted;
};

[[nodiscard]] Result<ProjectsPage> read_projects(Reader& reader, const ProjectsUi& ui);
void view_projects(Ui& ui, const Snapshot& base, const ProjectsPage& page, ProjectsUi& state, Commands& commands);

/// "30", "12.5 %" as millionths. Errors: usage, "bad_share".
[[nodiscard]] Result<int> parse_share(std::string_view text);
/// "30 %", "12.5 %".
[[nodiscard]] std::string share_words(int share_ppm);

}  // namespace labclock::gui
