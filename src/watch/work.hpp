#pragma once
// Inside src alone: the work that the alert engine looks at, and where it puts what is due.
//
// What it is: the sessions, the running one followed up to a horizon, with their zones and cut into slices;
// and the rules of the kinds, a function each, in files of their own. Each rule adds every alert of its
// kind, in whatever order; `Due` keeps those that lie where the step looks and are not recorded yet.

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "src/watch.hpp"

namespace labclock::watching {

/// A session with its zone; the running one ends at the horizon.
struct Shift {
  Session session;
  const Zone* zone = nullptr;
};

/// A slice of one of them.
struct Piece {
  std::size_t shift = 0;
  Instant start;
  Instant end;
  Day day;
  Band band = Band::core;
};

struct Work {
  const WatchFacts& facts;
  Almanac& almanac;
  std::vector<Shift> shifts;  ///< ascending
  std::vector<Piece> pieces;  ///< ascending

  [[nodiscard]] const Shift& of(const Piece& piece) const { return shifts[piece.shift]; }
  /// The session that runs at an instant; null for none.
  [[nodiscard]] const Shift* at(Instant t) const;
};

class Due {
 public:
  Due(const Work& work, Span look);
  /// One alert about the session `shift`. A crunch may hold it.
  void add(WatchKind kind, std::string cause, Instant due, const Shift& shift, std::string facts);
  /// Whether an alert at `t` would be kept: what costs something to tell is made only then.
  [[nodiscard]] bool wants(Instant t) const { return look_.start <= t && t < look_.end; }
  /// Ascending by `due`, then by kind and cause.
  [[nodiscard]] std::vector<WatchEvent> take();

 private:
  const Work& work_;
  Span look_;
  std::unordered_set<std::string_view> recorded_;
  std::vector<WatchEvent> events_;
};

/// A JSON object of numbers and plain words.
class FactsText {
 public:
  FactsText& number(std::string_view key, std::int64_t value);
  FactsText& text(std::string_view key, std::string_view value);  ///< nothing in it needs escaping
  FactsText& yes(std::string_view key);
  [[nodiscard]] std::string take() { return "{" + std::move(text_) + "}"; }

 private:
  void key(std::string_view key);
  std::string text_;
};

/// What the first alert of an off-hours stretch is once per.
[[nodiscard]] std::string off_hours_cause(Instant begin);
void find_off_hours(const Work& work, Due& due);
void find_stretches(const Work& work, Due& due);
void find_limits(const Work& work, Due& due);
void find_short_rest(const Work& work, Due& due);
void find_no_day_off(const Work& work, Due& due);
void find_agreed_hours(const Work& work, Due& due);
void find_forgotten(const Work& work, Due& due);
/// What a snooze asked for: any kind but off_hours, which repeats by itself.
void find_reminders(const Work& work, Due& due);

}  // namespace labclock::watching
