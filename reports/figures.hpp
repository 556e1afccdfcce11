#pragma once
// Labclock's figures: what each is made from, and its layout.
//
// What it is: for each figure the values it shows (made from the books, pure) and a function that lays it
// out. What it is not: painting (gui/, and Cairo for paper).
//
// Blocks are sessions cut into slices: one block is a piece of one session in one logical day that is either
// core or off-hours all through. Vertical and horizontal places are wall-clock time, lengths told in words
// are elapsed time. Breaks are never drawn.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "reports/agreed.hpp"
#include "reports/books.hpp"
#include "reports/figure.hpp"
#include "reports/rest.hpp"
#include "reports/tally.hpp"
#include "src/text.hpp"

namespace labclock::reports {

// A day of blocks -------------------------------------------------------------------------------------------

struct Block {
  SessionId session;
  Kind kind = Kind::unassigned;
  std::string project;  ///< empty = none
  std::string note;
  std::string activity;
  Band band = Band::core;
  bool running = false;
  Instant start, end;      ///< of this piece
  Seconds from{0}, to{0};  ///< wall-clock seconds since the midnight of its logical day; may pass 24:00
  std::string zone;        ///< IANA name where it is not the person's own; else empty
  Instant session_start, session_end;
  BandSums by_band{};  ///< seconds of this piece; off-hours may be evening and night; `band` has most of them
};

struct DayBlocks {
  Day day;
  DayStatus status;
  std::optional<ClockSpan> core;  ///< as drawn: none on holidays, weekends and whole days off; half of it on half days
  std::vector<Block> blocks;      ///< ascending
  Seconds total{0}, off_hours{0};
  std::string crunch = {};  ///< why it is a day of crunch; empty = it is none (`mark_crunches`)
};
/// One entry a date, empty days included. Errors: those of the source. The blocks have what the source hands
/// out: without ids and notes there, there are none here. What ends at `books.now` is taken to be running.
[[nodiscard]] Result<std::vector<DayBlocks>> blocks_of(Books& books, DayRange days);
/// The same from whole sessions, ascending, the running one ended at `books.now` and named by `running`.
/// Every session that shares a second with `blocks_span(days)` must be among them; others do no harm.
[[nodiscard]] Result<std::vector<DayBlocks>> blocks_of(Books& books, DayRange days,
                                                       const std::vector<Session>& sessions,
                                                       std::optional<SessionId> running);
[[nodiscard]] Span blocks_span(DayRange days);

struct FigureStyle {
  float width = 0;   ///< em
  float height = 0;  ///< em; 0 = as high as the content asks for
  Lang lang = Lang::en;
  const Measure* measure = nullptr;  ///< never null when a layout is called
  bool legend = true;   ///< headings and other words that explain, where the figure has them (split_bullets)
  bool values = false;  ///< numbers that the window tells on hover, where the figure has them (trend)
};

/// Today's strip: `day` from its `day_start` over 24 hours (0 to 24 at 00:00), the core hours as a band,
/// blocks 2.25 em high, a "now" line when `now` lies on it, the hours as ticks every three hours, and one hit
/// a block and one a gap between blocks of 5 min and more. Below the axis: the projects of the day with their
/// hours (as many columns as fit, wrapping). Title and legend are the caller's.
[[nodiscard]] Figure day_strip(const DayBlocks& day, Seconds day_start, std::optional<Seconds> now,
                               const FigureStyle& style);
/// Where a second of the day lies on the strip's axis, and back; for dragging. In em from the figure's left.
[[nodiscard]] float strip_x(Seconds at, Seconds day_start, float width);
[[nodiscard]] Seconds strip_time(float x, Seconds day_start, float width);

/// The week's rhythm: seven columns, hours downwards from 06 to 02, more where there is work outside of it
/// or core hours are; core band, hatch, holiday's name, "day off". `now_day`/`now` draw the now line.
[[nodiscard]] Figure rhythm(const std::vector<DayBlocks>& week, std::optional<Day> now_day, std::optional<Seconds> now,
                            const FigureStyle& style);

/// Hours per day by kind, stacked, off-hours hatched, the decimal hours above, "off" on free days that are past.
[[nodiscard]] Figure hours_per_day(const Week& week, Day today, const FigureStyle& style);

/// A bullet a project: bar = actual share of all hours, tick = agreed, 60 % at the right end (more where
/// needed), "actual / agreed %" and load. Rows that do not fit are gathered in "and N more".
[[nodiscard]] Figure split_bullets(const Agreed& agreed, const FigureStyle& style);

/// Total hours per week as bars with off-hours hatched, `limit` as a dashed line with its label, the last
/// week strong.
struct TrendWeek {
  DayRange days;
  std::string label;  ///< "2026-W47"
  Seconds total{0}, off_hours{0};
  std::string crunch = {};  ///< why a day of it was crunch; empty = none was (`mark_crunches`)
};
/// The `count` weeks that end with the one of `last`, by the sums of week_of_sums.
[[nodiscard]] Result<std::vector<TrendWeek>> trend_of(Books& books, Day last, int count);
[[nodiscard]] Figure trend(const std::vector<TrendWeek>& weeks, Seconds limit, const FigureStyle& style);

/// Nights as bars on an axis from 18 to 12, tick = last stop + the rest benchmark of that day, watch where the
/// next start is before the tick; a bar that goes on past the axis has an arrow; days off are empty tracks.
struct NightRow {
  Day after;
  std::optional<Night> night;  ///< none: no night is listed under this day
  bool day_off = false;        ///< the day itself had less than 30 min of work and is past
  Seconds from{0}, to{0};      ///< wall-clock seconds since midnight of `after`, in the night's zone
  Seconds benchmark{0};        ///< rest_benchmark on `after`; 0 = off
  Seconds tick{0};             ///< wall-clock seconds of the last stop + benchmark, like `from` and `to`
};
[[nodiscard]] Result<std::vector<NightRow>> night_rows(Books& books, DayRange days);
[[nodiscard]] Figure nights(const std::vector<NightRow>& rows, const FigureStyle& style);

/// Squares for the days of a range: filled = worked 30 min and more, hollow = off, today strong.
struct WorkedDay {
  Day day;
  bool worked = false;
};
[[nodiscard]] Figure day_squares(const std::vector<WorkedDay>& days, Day today, const FigureStyle& style);

/// The legend of the kinds that occur, and of core hours and off-hours where asked; one line, right aligned in
/// `style.width`, as many entries as fit.
struct LegendAsk {
  std::array<bool, kKindCount> kinds{};
  bool core = false;
  bool off_hours = false;
  std::string tick;  ///< what a dark tick stands for, as `rest_tick` says it; empty = none
};
/// What there is to explain in a figure of these values.
[[nodiscard]] LegendAsk legend_of(const std::vector<DayBlocks>& days);
[[nodiscard]] LegendAsk legend_of(const Week& week);
/// "11 h after the last stop" for the nights' tick; empty where no benchmark is set.
[[nodiscard]] std::string rest_tick(const std::vector<NightRow>& rows, Lang lang);
[[nodiscard]] Figure legend(const LegendAsk& ask, const FigureStyle& style);

/// `text` shortened with an ellipsis to at most `width` em.
[[nodiscard]] std::string fit_text(std::string_view text, float width, TextSize size, bool strong,
                                   const Measure& measure);

}  // namespace labclock::reports
