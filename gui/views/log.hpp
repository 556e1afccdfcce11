#pragma once
// The log: sessions by day, with filters, an editor in place, a strip whose edges can be dragged, and the history.
//
// What it is: the page (read between frames, the filters already applied) and the view (draws what is in sight of
// it). What it is not: a cap on how much is looked at; a range is as long as the person asks.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gui/commands.hpp"
#include "gui/snapshot.hpp"
#include "gui/ui.hpp"
#include "gui/views/log_form.hpp"
#include "reports/figures.hpp"
#include "src/words.hpp"
#include "storage/history.hpp"

namespace labclock::gui {

/// What is chosen in the list: a session, or the free time that begins at an instant.
struct LogPick {
  std::optional<SessionId> session;
  std::optional<Instant> gap;
  Day day{};
  [[nodiscard]] bool any() const { return session || gap; }
};

struct LogUi {
  std::optional<std::string> asked;  ///< RANGE words in force; none = a week
  std::optional<Day> week;           ///< a day of the week shown; none = this week
  std::string typed;                 ///< in the range field
  std::optional<Error> range_error;
  std::optional<Day> reveal;  ///< to be scrolled to

  std::optional<std::optional<ProjectId>> project;  ///< none = all; one without a project is time without
  std::optional<Kind> kind;
  int band = 0;  ///< 0 all, 1 core, 2 off-hours, 3 and more: a band other than core
  std::string text;

  LogPick pick;
  bool pick_moved = false;  ///< by a key: to be brought into view
  SessionForm form;

  bool splitting = false;
  bool split_focus = false;
  std::string split_at;
  std::optional<Error> split_error;

  bool history = false;
  struct Step {
    HistoryId id;
    int count = 0;
    bool redo = false;
  };
  std::optional<Step> step;

  struct Drag {
    SessionId session;
    bool end = false;
    Instant at;
  };
  std::optional<Drag> drag;

  /// The week of a day, scrolled to it.
  void show(Day day);
  [[nodiscard]] bool filtered() const { return project || kind || band != 0 || !text.empty(); }
};

/// The part of a session that lies in one logical day; a session that goes on into the next day stands under both.
struct LogRow {
  std::size_t session = 0;  ///< in `LogPage::sessions`
  Day day{};
  Instant start, end;  ///< of this part
  bool from_before = false, goes_on = false, running = false;
  Seconds length{0};     ///< of what fits the band asked for
  Seconds off_hours{0};  ///< of it
  const Zone* zone = nullptr;
};
struct LogDay {
  Day day{};
  DayStatus status;
  Seconds total{0}, off_hours{0};  ///< of the rows
  std::vector<LogRow> rows;        ///< ascending
};
/// A line of the list, newest day first.
struct LogItem {
  enum class What : unsigned char { heading, row, gap } what = What::heading;
  std::size_t day = 0;  ///< in `LogPage::days`
  std::size_t row = 0;
  Span gap{};
};

struct LogPage {
  DayRange range;
  bool is_week = true;
  bool fallback = false;  ///< `since-meeting` without a meeting
  RangeFacts facts;
  std::vector<storage::AnySession> sessions;  ///< that touch the range, all of them, ascending
  std::vector<storage::AnySession> around;    ///< in the way of the open form, wherever it lies
  std::vector<LogDay> days;                   ///< newest first, those with something to show
  std::vector<LogItem> items;
  std::size_t shown = 0;  ///< sessions
  Seconds total{0}, off_hours{0};
  std::vector<reports::DayBlocks> blocks;      ///< a day each, ascending, for the strip
  std::vector<storage::HistoryEntry> history;  ///< oldest first; read while it is open
  Day history_from{};
};

[[nodiscard]] Result<LogPage> read_log(Reader& reader, const LogUi& state);
void view_log(Ui& ui, const Snapshot& base, const LogPage& page, LogUi& state, Commands& commands);

}  // namespace labclock::gui
