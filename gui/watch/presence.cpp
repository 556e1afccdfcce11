#include "gui/watch/presence.hpp"

#include <algorithm>
#include <utility>

namespace labclock::gui::watcher {

void Presence::begin(Instant at, Evidence evidence) {
  evidence_ = from_ ? std::max(evidence_, evidence) : evidence;
  from_ = from_ ? std::min(*from_, at) : at;
}

std::optional<Absence> Presence::end(Instant at) {
  if (idle_ || locked_ || asleep_ || !from_) { return std::nullopt; }
  const Absence absence{*std::exchange(from_, std::nullopt), at, evidence_};
  // A clock that was set back meanwhile tells a length that never was.
  if (after_ <= Seconds{0} || absence.to - absence.from < after_) { return std::nullopt; }
  return absence;
}

void Presence::idle(Instant since) {
  idle_ = true;
  begin(since, Evidence::idle);
}

std::optional<Absence> Presence::input(Instant at) {
  idle_ = false;
  asleep_ = false;  // who types is awake, even if nobody said so
  if (locked_ && !certainly_) { locked_ = false; }
  return end(at);
}

void Presence::lock(Instant at, bool certain) {
  certainly_ = certain || (locked_ && certainly_);
  if (std::exchange(locked_, true)) { return; }
  begin(at, Evidence::lock);
}

std::optional<Absence> Presence::unlock(Instant at) {
  locked_ = certainly_ = false;
  idle_ = false;  // somebody typed the password
  return end(at);
}

void Presence::sleep(Instant at) {
  if (std::exchange(asleep_, true)) { return; }
  begin(at, Evidence::suspend);
}

std::optional<Absence> Presence::wake(Instant at) {
  if (!std::exchange(asleep_, false)) { return std::nullopt; }
  // Somebody opened the lid or pressed a key; where nobody did, the idle time goes on and is told again.
  idle_ = false;
  return end(at);
}

std::optional<Absence> Presence::slept(Instant from, Instant to) {
  if (asleep_ || to <= from) { return std::nullopt; }  // it was announced, and so its end will be
  begin(from, Evidence::clock);
  idle_ = false;
  return end(to);
}

std::optional<Absence> Presence::finish(Instant at) {
  idle_ = locked_ = certainly_ = asleep_ = false;
  return end(at);
}

}  // namespace labclock::gui::watcher
