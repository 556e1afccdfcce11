#include "gui/watch/outbox.hpp"

#include <algorithm>
#include <utility>

namespace labclock::gui::watcher {
namespace {

constexpr Seconds kFirst{1};
constexpr Seconds kLongest{60};

}  // namespace

void Outbox::put(Verb verb, Instant asked_at, std::string what) {
  waiting_.push_back({std::move(verb), asked_at, std::move(what), false});
  if (waiting_.size() == 1) { next_ = asked_at; }
}

bool Outbox::work(storage::Ledger& ledger, Instant now) {
  bool wrote = false;
  while (!waiting_.empty()) {
    Waiting& first = waiting_.front();
    // A person asked, if not in the window then through the desktop: undo takes it back as any other change.
    const Result<void> done = first.verb(ledger, {first.asked_at, storage::Who::window});
    if (!done && done.error().kind == ErrorKind::storage) {
      pause_ = std::clamp(pause_ * 2, kFirst, kLongest);
      next_ = now + pause_;
      if (!std::exchange(first.said, true) && told_.waits) { told_.waits(done.error()); }
      return wrote;
    }
    wrote = wrote || done.ok();
    waiting_.pop_front();
    pause_ = Seconds{0};
    if (!done && told_.refused) { told_.refused(done.error()); }
  }
  return wrote;
}

std::optional<Instant> Outbox::next() const {
  return waiting_.empty() ? std::nullopt : std::optional<Instant>(next_);
}

std::string Outbox::words() const {
  std::string all;
  for (const Waiting& each : waiting_) { all += (all.empty() ? "" : ", ") + each.what; }
  return all;
}

}  // namespace labclock::gui::watcher
