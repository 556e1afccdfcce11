#pragma once
// Report: the advisor's page or a month sheet, its options at the left and, at the right, exactly what leaves.
//
// What it is: the page (read between frames), the view, and the preview, which paints the figure that paper gets. What
// it is not: numbers, layout or writers; those are reports'. A file is made by labclock-paper.

#include <array>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gui/commands.hpp"
#include "gui/parts.hpp"
#include "gui/snapshot.hpp"
#include "gui/ui.hpp"
#include "reports/advisor.hpp"
#include "reports/timesheet.hpp"
#include "storage/records.hpp"

namespace labclock::gui {

enum class ReportDocument : unsigned char { one_pager, month_sheet };
enum class ReportPeriod : unsigned char { since_meeting, four_weeks, this_month, last_month, other };
inline constexpr int kReportPeriods = 5;
enum class ReportFile : unsigned char { pdf, html, md, csv, xlsx, json };
inline constexpr int kReportFiles = 6;

/// What is laid out for the preview, and of what.
struct ReportPreview {
  std::string of;            ///< everything it depends on
  bool provisional = false;  ///< measured while letters were missing, which others stood for
  reports::Page page;
  std::vector<reports::Figure> sheets;
};

/// A note of the meeting that is being corrected.
struct ReportNoteEdit {
  std::optional<storage::MeetingNote> note;
  std::string text, who;
  DateFieldState by;
  std::optional<Error> error;
};

struct ReportUi {
  std::filesystem::path home;        ///< what "~" means
  std::filesystem::path paper_tool;  ///< empty: the one that was installed
  std::filesystem::path database;
  int document = 0;
  int period = 0;
  std::string typed;  ///< another period
  std::optional<Error> period_error;
  reports::Sections sections = reports::kUsualSections;
  reports::AdvisorHide hide{true, false, false, false};
  std::optional<Day> month;          ///< a day of the sheet's month; none = the current one
  int preset = 0;                    ///< of the sheet
  std::optional<ProjectId> project;  ///< the sheet is about that one; none = about all
  std::optional<Lang> lang;          ///< of the page; none = the window's
  int file = 0;
  bool fit = true;
  bool two_pages = false;
  bool open_after = false;
  std::optional<std::string> opening;  ///< a file that was saved and is to be opened
  std::string path;                    ///< where it goes
  bool path_typed = false;             ///< the name is the person's; else it follows the document and its days
  std::optional<Error> path_error;
  std::vector<std::string> folders;  ///< where something was saved before, the latest first
  std::function<void(const std::vector<std::string>&)> keep_folders;  ///< for the next start; may be empty
  std::array<std::string, 3> fresh;  ///< a note about to be added: done, decision, action
  DateFieldState meeting_day;
  ReportNoteEdit edit;
  ReportPreview preview;
  int reads = 0;  ///< how often the page was read
};

/// A month sheet, and whose.
struct ReportSheet {
  DayRange month;
  reports::TimesheetValues values;
  reports::SheetPerson person;
};

struct ReportPage {
  int reads = 0;                            ///< counts up with each reading
  std::vector<DayRange> periods;            ///< of the first four
  std::string range;                        ///< in the words of the terminal
  reports::AdvisorValues values;            ///< with nothing hidden; not read where a month sheet was asked for
  std::optional<ReportSheet> sheet;         ///< none = the advisor's page was asked for
  std::optional<storage::Meeting> meeting;  ///< the coming one
};

[[nodiscard]] Result<ReportPage> read_report(Reader& reader, ReportUi& ui);
void view_report(Ui& ui, const Snapshot& base, const ReportPage& page, ReportUi& state, Commands& commands);

}  // namespace labclock::gui
