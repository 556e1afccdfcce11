#pragma once
// Settings: every key of the rules with what holds now and since when, the year's holidays, and the file itself.
//
// What it is: the page (read between frames), the view, and what is typed and not yet set. What it is not: the
// rules of a value; a field takes what `labclock config set` takes and shows the same error.
//
// A setting that is judged by date (core hours, limits …) is set with the day from which it holds; all others act
// at once.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/commands.hpp"
#include "gui/desktop/autostart.hpp"
#include "gui/parts.hpp"
#include "gui/snapshot.hpp"
#include "gui/ui.hpp"
#include "src/holidays.hpp"
#include "storage/doctor.hpp"
#include "storage/records.hpp"

namespace labclock::gui {

/// What is typed for a setting that is set as soon as the field is left.
struct SettingField {
  std::string typed;
  bool editing = false;
  bool waiting = false;  ///< left, and not read yet
  std::optional<Error> error;
};

/// The open form of a dated setting.
struct DatedEditor {
  std::string key;
  std::string typed;
  int since = 0;  ///< 0 today, 1 ever, 2 a day
  DateFieldState from;
  std::optional<Error> error;
  bool focus = true;
};

struct SettingsUi {
  std::filesystem::path home;           ///< what "~" means in a path; empty where it is not known
  std::filesystem::path calendar_tool;  ///< the reader of calendar files; empty: the one that was installed
  AutostartPlan autostart;              ///< of the background program; without a file there is no switch
  std::map<std::string, SettingField> fields;
  std::optional<DatedEditor> editor;
  std::optional<int> year;  ///< of the holidays; none = this year
  DateFieldState holiday_day;
  std::string holiday_name;
  std::optional<Error> holiday_error;
  std::string calendar_file;
  std::optional<Error> calendar_error;
  std::string copy_file;  ///< to restore from
  std::optional<Error> copy_error;
  bool confirm_restore = false;
  bool examine = false;  ///< the doctor's findings are shown
};

struct SettingsPage {
  std::vector<storage::SettingRow> rows;
  std::filesystem::path file;
  std::vector<std::filesystem::path> copies;  ///< in backups/ beside it, newest first, a few
  int year = 0;
  std::vector<Holiday> holidays;    ///< of the year, by the rules that hold on each date
  std::vector<Holiday> struck_out;  ///< by law or list, and removed by the person
  std::vector<storage::Finding> findings;
  bool autostarts = false;  ///< the background program starts at login
  bool watching = false;    ///< and runs now
  Day today{};

  /// The value of a key that holds today; empty where none is set.
  [[nodiscard]] std::string value(std::string_view key) const;
};

[[nodiscard]] Result<SettingsPage> read_settings(Reader& reader, const SettingsUi& ui);
void view_settings(Ui& ui, const Snapshot& base, const SettingsPage& page, SettingsUi& state, Commands& commands);

}  // namespace labclock::gui
