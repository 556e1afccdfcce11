#pragma once
// The one-pager for a meeting with the advisor: what it is asked for, its numbers, its page.
//
// What it is: plain numbers from the books, by the same functions as every other view, and a page made of them.
// What it is not: a judgement (words are neutral, each limit is a benchmark with its source), a reader of the ledger
// (the meeting and the person are handed in) or a file.
//
// What is hidden is taken out of the values, so it is in no format and in no metadata.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reports/advisor_figures.hpp"
#include "reports/agreed.hpp"
#include "reports/books.hpp"
#include "reports/page.hpp"
#include "reports/rest.hpp"
#include "reports/tally.hpp"

namespace labclock::reports {

/// The parts a person chooses from. `sentence` is a template to begin a talk with, and `activities` a table; that one
/// is there only when asked for.
enum class Section : unsigned char {
  headline,
  projects,
  weekly,
  shares,
  off_hours,
  done,
  decisions,
  actions,
  sentence,
  activities
};
inline constexpr int kSectionCount = 10;
/// "headline", "projects", "weekly", "shares", "off-hours", "done", "decisions", "actions", "sentence", "activities"
[[nodiscard]] std::string_view key_of(Section section);
[[nodiscard]] std::optional<Section> section_from(std::string_view key);
[[nodiscard]] std::string_view name_of(Section section, Lang lang);

using Sections = std::array<bool, kSectionCount>;
inline constexpr Sections kUsualSections{true, true, true, true, true, true, true, true, true, false};

struct AdvisorHide {
  bool notes = false;       ///< what was noted with the meeting itself
  bool off_hours = false;   ///< when work was: bands
  bool rest = false;        ///< days off, runs, nights
  bool activities = false;  ///< what sort of work it was
  friend bool operator==(const AdvisorHide&, const AdvisorHide&) = default;
};

struct AdvisorPerson {
  std::string name, position, advisor;  ///< empty = not told
};
struct AdvisorAction {
  std::string what, who;
  std::optional<Day> by;
};
/// What is written for the meeting the page is for.
struct AdvisorMeeting {
  std::optional<Day> day;
  std::string note;
  std::vector<std::string> done, decisions;
  std::vector<AdvisorAction> actions;
  std::optional<Day> next;
};

struct AdvisorAsk {
  DayRange days;
  bool no_meeting = false;  ///< "since the last meeting" was asked and there was none: these are the last 4 weeks
  Sections sections = kUsualSections;
  AdvisorHide hide;
  Lang lang = Lang::en;
  AdvisorPerson person;
  AdvisorMeeting meeting;
};

/// What a project's row says besides its numbers; in the order of the rows.
struct AdvisorProject {
  AgreedProject agreed;
  Program program = Program::none;
  Role role = Role::none;
  std::string funder;
  std::optional<Day> deadline;  ///< from today on
};

struct AdvisorValues {
  DayRange days;  ///< of the range, up to today
  Day today;
  bool no_meeting = false;
  Seconds total{0};
  KindSums by_kind{};
  Coverage coverage;
  int days_counted = 0;                  ///< of the range, from the first session's day on
  std::optional<Seconds> mean_week;      ///< total over those days, times seven; none below seven days
  std::optional<Seconds> standard_week;  ///< hours of the working days among the same days, times seven over them
  double working_days = 0;               ///< up to today
  Agreed agreed;
  std::vector<AdvisorProject> projects;  ///< own research first, then by time; time without a project last
  Seconds expected{0};                   ///< of all projects
  std::vector<KindWeek> weeks;           ///< eight, the last one holds the range's last day
  struct OffHours {
    Seconds total{0};
    Seconds evenings{0};  ///< early, evening and night
    Seconds free{0};      ///< weekend, holiday and leave
    int free_days = 0;    ///< of those with 30 min and more
    std::string core;     ///< core hours as they are on the last day, "mon-fri 09:00-18:00"
  };
  std::optional<OffHours> off_hours;
  struct Rested {
    RestFigures figures;
    int days_looked_at = 0;  ///< first session's day to yesterday
    Seconds benchmark{0};    ///< on the last day; 0 = off
  };
  std::optional<Rested> rest;
  std::optional<std::vector<ActivitySums>> activities;
  AdvisorPerson person;
  AdvisorMeeting meeting;
};

/// Errors: those of the source. What `ask.hide` names is not in the result.
[[nodiscard]] Result<AdvisorValues> advisor_values(Books& books, const AdvisorAsk& ask);
/// The same values without what is hidden now.
[[nodiscard]] AdvisorValues without(AdvisorValues values, const AdvisorHide& hide);

[[nodiscard]] Page advisor_page(const AdvisorValues& values, const Sections& sections, Lang lang);

}  // namespace labclock::reports
