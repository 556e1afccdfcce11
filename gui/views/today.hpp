#pragma once
// Today: what runs with one large button to stop it, the projects to switch to, the strip of the day whose gaps
// can be filled, and today's numbers.
//
// What it is: the page (read between frames) and the view (draws it). What it is not: sums or layout of figures;
// those are reports'.

#include <optional>
#include <string>
#include <vector>

#include "gui/commands.hpp"
#include "gui/parts.hpp"
#include "gui/snapshot.hpp"
#include "gui/ui.hpp"
#include "gui/views/log_form.hpp"
#include "reports/figures.hpp"

namespace labclock::gui {

/// The question about an absence, as far as it is answered.
struct AbsenceUi {
  enum class Step : unsigned char { answers, time, project };
  std::optional<AbsenceId> of;  ///< which one that is: another program may have answered it
  Step step = Step::answers;
  TimeFieldState ended;  ///< when the session really ended
  bool focus = false;
};

struct TodayUi {
  enum class Editing : unsigned char { none, note, start };
  Editing editing = Editing::none;  ///< of the running session
  bool focus = false;               ///< its field takes the keyboard in the next frame
  std::optional<SessionId> edits;   ///< which session that is: another program may have stopped it
  std::string typed;
  std::optional<Error> error;
  bool choosing = false;  ///< the choice of the running session's project is open
  AbsenceUi absence;
  bool reasons = false;  ///< "Keep going" was chosen: the reasons are shown
  std::string find;
  bool find_focus = false;
  int new_kind = 0;
  SessionForm fill;
  std::optional<Instant> drag_from, drag_to;
};

struct TodayPage {
  reports::Split today;
  reports::DayBlocks blocks;
  Seconds day_start{0};
  std::vector<storage::AnySession> sessions;  ///< around today, and around what is being filled in
  std::vector<Span> free;                     ///< of the day up to now, 5 minutes and more
  const Zone* running_zone = nullptr;
  Band running_band = Band::core;  ///< when it was started
  std::optional<Session> last;     ///< what "continue" goes on with
  std::optional<reports::Night> night;
  Seconds rest_benchmark{0};
  struct Next {
    std::optional<Project> deadline;
    std::optional<Instant> core;  ///< the next core hours
    Day core_day{};
  } next;
};

[[nodiscard]] Result<TodayPage> read_today(Reader& reader, const TodayUi& state);
void view_today(Ui& ui, const Snapshot& base, const TodayPage& page, TodayUi& state, Commands& commands);

}  // namespace labclock::gui
