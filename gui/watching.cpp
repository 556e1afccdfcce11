#include "gui/watching.hpp"

#include <algorithm>

#include "storage/absences.hpp"
#include "storage/records.hpp"
#include "storage/watch.hpp"

namespace labclock::gui {
namespace {

constexpr Seconds kHeartbeat{5 * 60};

}  // namespace

bool Watching::begin(storage::Ledger& ledger, Almanac& almanac, Instant now) {
  if (!alerts_) { return false; }
  const Result<std::optional<Absence>> unwatched =
      storage::note_unwatched(ledger, {now, storage::Who::program}, almanac);
  changed(now);
  const bool alerted = look(ledger, almanac, now);
  return alerted || (unwatched && unwatched->has_value());
}

bool Watching::look(storage::Ledger& ledger, Almanac& almanac, Instant now) {
  if (!alerts_ || !look_at_ || now < *look_at_) { return false; }
  const Result<storage::Watched> watched = storage::watch(ledger, {now, storage::Who::program}, almanac);
  if (!watched) {
    // A locked ledger is asked again with the next minute; an alert is told at the instant it was due all the same.
    look_at_ = now + Seconds{60};
    return false;
  }
  look_at_ = watched->next;
  return !watched->recorded.empty();
}

void Watching::beat(storage::Ledger& ledger, Instant now) {
  if (beaten_ && now - *beaten_ < kHeartbeat && now >= *beaten_) { return; }
  // A failure (a locked file) is tried again at the next look.
  if (storage::beat(ledger, {now, storage::Who::program})) { beaten_ = now; }
}

std::optional<Instant> Watching::deadline(bool running, Instant since) const {
  std::optional<Instant> next;
  if (running) { next = beaten_.value_or(since) + kHeartbeat; }
  if (alerts_ && look_at_) { next = next ? std::min(*next, *look_at_) : *look_at_; }
  return next;
}

}  // namespace labclock::gui
