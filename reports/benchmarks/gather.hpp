#pragma once
// What the benchmarks are computed from, gathered in one pass over the sessions.
//
// What it is: sums per logical day, work on the night's clock per night and per day, the gaps of each week, duties
// (work between gaps of 11 h), stretches without a pause, nights and runs. What it is not: a judgement.
//
// All of it is exact in seconds. A day is the logical day in a session's own zone; night clocks (22:00 and 23:00 to
// 06:00) and the ends of days and weeks that cut a gap are those of the zone of the session before it.

#include <optional>
#include <vector>

#include "reports/internal/rest_ledger.hpp"
#include "reports/internal/walk.hpp"
#include "src/benchmarks.hpp"

namespace labclock::reports::bench {

/// Which days are looked at. `days` is the range from the first session's day up to yesterday; `last` is its end,
/// where the windows of their own end.
struct BenchmarkDays {
  DayRange range;  ///< as it was asked for
  DayRange known;  ///< from the first session's day to today
  DayRange past;   ///< of the range, from the first session's day up to yesterday
  Day last;        ///< the range's last day, at latest yesterday
  [[nodiscard]] static Result<BenchmarkDays> find(Books& books, DayRange range);
  /// The window of `count` days that ends on `last`.
  [[nodiscard]] DayRange window(int count) const { return {last - Days{count - 1}, last}; }
  /// From the first session's day on.
  [[nodiscard]] DayRange known_of(DayRange window) const {
    return common_days(window, {known.first, known.last - Days{1}});
  }
};

/// A gap on the clock of the session before it, or a stretch of work.
struct Piece {
  Span span;
  const Zone* zone = nullptr;
  [[nodiscard]] Seconds length() const { return span.length(); }
};

struct DayFacts {
  Seconds total{0};
  Seconds off_hours{0};
  Seconds night22{0};  ///< work of this logical day on the clock 22:00-06:00
  Seconds pauses{0};   ///< between its first start and its last end, those of 5 min and more
  Instant last_end;
  std::optional<Piece> stretch;  ///< the longest that begins on it
};

/// Work on the clock from a date's evening to 06:00.
struct NightFacts {
  Seconds from22{0};
  Seconds from23{0};
};

/// A stretch of work between gaps of 11 h and more, judged by the longest rest in the 24 h from its first start.
struct Duty {
  Instant start;
  Day day;               ///< of its first start
  Day last_day;          ///< of its last work
  bool is_long = false;  ///< goes on after these 24 h
  Piece rest;            ///< as far as it lies in them
  [[nodiscard]] Instant judged_until() const { return start + Hours{24}; }
};

class Gather {
 public:
  [[nodiscard]] static Result<Gather> read(Books& books, const BenchmarkDays& days);

  [[nodiscard]] const DayFacts& on(Day day) const;
  [[nodiscard]] NightFacts night_of(Day day) const;
  [[nodiscard]] const std::vector<Duty>& duties() const { return duties_; }
  /// The complete weeks of the range, by their first day, ascending.
  [[nodiscard]] const std::vector<Day>& weeks() const { return weeks_; }
  /// The longest gap that starts in the week, or the part of another gap that lies in it.
  [[nodiscard]] const std::optional<Piece>& rest_of_week(std::size_t week) const { return week_rest_.at(week); }
  [[nodiscard]] const std::vector<Night>& nights() const { return nights_; }
  [[nodiscard]] int longest_run() const { return longest_run_; }

  [[nodiscard]] Seconds total(DayRange days) const;
  [[nodiscard]] Seconds night22(DayRange days) const;
  [[nodiscard]] std::optional<double> coverage(Books& books, DayRange days) const;

 private:
  Gather(Books& books, const BenchmarkDays& days);
  [[nodiscard]] Result<void> pass(Books& books);
  void session(const Session& session, const Zone& zone);
  void slices(const Session& session, const Zone& zone);
  void night_clock(const Session& session, const Zone& zone);
  void stretch(const Session& session, const Zone& zone);
  void end_stretch();
  void gap(Span gap, const Zone& zone);
  [[nodiscard]] Result<void> close_last_gap(Books& books, Instant read_until);
  void week_gap(Span gap, const Zone& zone);
  void duty_work(const Session& session, const Zone& zone);
  void duty_gap(Span gap, const Zone& zone);
  void drop_open_duties();
  [[nodiscard]] DayFacts* at(Day day);

  Almanac* almanac_;
  Instant now_;
  BenchmarkDays days_;
  DayRange kept_;  // of which facts are kept
  std::vector<DayFacts> facts_;
  std::vector<NightFacts> nightly_;
  std::vector<Day> weeks_;
  std::vector<std::optional<Piece>> week_rest_;
  std::vector<Duty> duties_;
  std::vector<Night> nights_;
  int longest_run_ = 0;

  // The pass: where it stands.
  const Zone* last_zone_ = nullptr;
  Instant last_end_;
  std::optional<Piece> stretch_;
  Day stretch_day_;
  Seconds stretch_break_{0};
  bool in_duty_ = false;  // the last of duties_ goes on
  struct Clock {          // the day between two nights, on one zone's clock
    const Zone* zone = nullptr;
    Instant begin;  // 06:00
    Instant end;    // 22:00
  } daytime_;
};

/// Gaps of this length and more end a duty.
inline constexpr Seconds kDutyRest{11 * 3600};

}  // namespace labclock::reports::bench
