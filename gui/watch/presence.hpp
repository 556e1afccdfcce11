#pragma once
// Whether anybody is at the machine: what idle time, lock and sleep tell, turned into absences.
//
// What it is: a pure machine of states. Causes of being away begin and end; while at least one holds, the person
// is away, since the earliest of them. When the last one ends, that was an absence, if it was long enough. What it
// is not: a watcher of keys or screens (idle.hpp and logind.hpp tell it), and it changes no data: what becomes of
// an absence is the person's to say.

#include <optional>

#include "src/time.hpp"

namespace labclock::gui::watcher {

/// How it is known, the weakest first. The strongest one of an absence is kept with it.
enum class Evidence : unsigned char { idle, lock, clock, suspend };

struct Absence {
  Instant from;  ///< the last input, or when the screen was locked or the machine went to sleep
  Instant to;    ///< when the person was back
  Evidence evidence = Evidence::idle;
  friend bool operator==(const Absence&, const Absence&) = default;
};

class Presence {
 public:
  /// An absence shorter than `after` (the setting `idle.after`) is none; 0 switches all of it off.
  explicit Presence(Seconds after) : after_(after) {}
  void set_after(Seconds after) { after_ = after; }
  [[nodiscard]] Seconds after() const { return after_; }

  /// No input since then. Said again, the earlier instant counts.
  void idle(Instant since);
  /// Input: the person is back, unless the screen is known to be locked.
  [[nodiscard]] std::optional<Absence> input(Instant at);
  /// `certain`: the desktop says that the screen is locked; else it was only asked to, and input ends it.
  void lock(Instant at, bool certain);
  [[nodiscard]] std::optional<Absence> unlock(Instant at);
  void sleep(Instant at);
  [[nodiscard]] std::optional<Absence> wake(Instant at);
  /// The clocks tell that the machine slept from then until then, whether or not anybody said so.
  [[nodiscard]] std::optional<Absence> slept(Instant from, Instant to);
  /// The program ends: an absence that still goes on ends with it.
  [[nodiscard]] std::optional<Absence> finish(Instant at);

  /// Since when the person is away; none while somebody is there.
  [[nodiscard]] std::optional<Instant> away_since() const { return from_; }
  [[nodiscard]] bool asleep() const { return asleep_; }

 private:
  void begin(Instant at, Evidence evidence);
  [[nodiscard]] std::optional<Absence> end(Instant at);

  Seconds after_;
  std::optional<Instant> from_;
  Evidence evidence_ = Evidence::idle;
  bool idle_ = false;
  bool locked_ = false;
  bool certainly_ = false;
  bool asleep_ = false;
};

}  // namespace labclock::gui::watcher
