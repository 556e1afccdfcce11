#pragma once
// The first page of all: language, country, core hours, the day's end, the week's limit, the first projects, and
// what another tracker holds.
//
// What it is: one form, of which everything but a first project is optional. What it is not: a wizard; nothing is
// hidden behind a step, and all of it can be changed later in Settings.
//
// "Begin" writes setting by setting and project by project, each a verb of its own. Where one is refused the rest
// waits, the form stays, and what was written is not written again.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gui/commands.hpp"
#include "gui/parts.hpp"
#include "gui/snapshot.hpp"
#include "gui/ui.hpp"
#include "storage/import.hpp"

namespace labclock::gui {

struct FirstProject {
  std::string name;
  int kind = 0;       ///< index as in `Kind`
  std::string share;  ///< per cent; empty = nothing agreed
  std::optional<Error> name_error;
  std::optional<Error> share_error;
  std::optional<ProjectId> written;
  bool agreed = false;
};

/// A field of the form that is a setting.
struct FirstSetting {
  std::string typed;
  bool waiting = false;  ///< left, and not read yet
  std::optional<Error> error;
};

struct FirstRunUi {
  std::filesystem::path home;  ///< the app sets it: where other trackers keep their files
  bool done = false;           ///< everything is written: the app goes on
  bool begun = false;          ///< something is written, and the rest still waits
  bool wants_demo = false;     ///< the app opens the demo

  std::optional<Lang> filled;  ///< the form has its first values, in the words of this language
  FirstSetting region;
  FirstSetting core;
  FirstSetting day_start;
  FirstSetting week_limit;
  std::vector<FirstProject> projects;
  int import_from = 0;  ///< 0 nothing, 1 Timewarrior, 2 Watson, 3 Toggl
  std::string import_path;
  bool import_rest = false;  ///< leave out what cannot be read or overlaps, and take the rest
  std::optional<storage::ImportReport> preview;
  std::optional<Error> import_error;
  bool imported = false;
  std::optional<Error> error;                  ///< beside "Begin"
  std::map<std::string, std::string> written;  ///< settings by key
};

struct FirstRunPage {
  std::string language;                       ///< the setting: "", "en", "ko"
  std::map<std::string, std::string> values;  ///< settings that are set already, by key
  std::filesystem::path timewarrior;          ///< where it keeps its data; empty where there is none
  std::filesystem::path watson;
};

[[nodiscard]] Result<FirstRunPage> read_first_run(Reader& reader, const FirstRunUi& ui);
void view_first_run(Ui& ui, const Snapshot& base, const FirstRunPage& page, FirstRunUi& state, Commands& commands);

}  // namespace labclock::gui
