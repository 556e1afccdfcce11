#pragma once
// Sessions in a vector, for tests of whatever reads a SessionSource.
//
// What it is: the same promises as the ledger's source (whole sessions that share a second with the span,
// ascending; the running one ended at `now`), and a count of what was handed over, so that a test can tell
// how much was read. What it is not: a check that sessions do not overlap.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "src/session_source.hpp"

namespace labclock::test {

class FakeSessions : public SessionSource {
 public:
  std::vector<Session> sessions;  ///< ascending by start
  std::optional<RunningSession> running;
  Instant now;
  std::optional<Error> error;  ///< what every call answers, where it is set

  mutable std::size_t handed_over = 0;

  Result<void> each(Span span, const std::function<void(const Session&)>& take) override {
    if (error) { return *error; }
    const auto begin = std::partition_point(sessions.begin(), sessions.end(),
                                            [&](const Session& session) { return session.end <= span.start; });
    for (auto at = begin; at != sessions.end() && at->start < span.end; ++at) {
      ++handed_over;
      take(*at);
    }
    if (const auto last = ended(); last && overlap(last->span(), span)) {
      ++handed_over;
      take(*last);
    }
    return {};
  }

  Result<std::optional<FirstSession>> first() override {
    if (error) { return *error; }
    if (!sessions.empty()) { return std::optional{FirstSession{sessions.front().start, sessions.front().zone}}; }
    if (const auto last = ended()) { return std::optional{FirstSession{last->start, last->zone}}; }
    return std::optional<FirstSession>{};
  }

  Result<std::optional<Session>> last_starting_before(Instant t) override {
    if (error) { return *error; }
    if (auto last = ended(); last && last->start < t) { return last; }
    const auto after = starting_from(t);
    if (after == sessions.begin()) { return std::optional<Session>{}; }
    return std::optional{*(after - 1)};
  }

  Result<std::optional<Session>> first_starting_from(Instant t) override {
    if (error) { return *error; }
    if (const auto found = starting_from(t); found != sessions.end()) { return std::optional{*found}; }
    if (auto last = ended(); last && last->start >= t) { return last; }
    return std::optional<Session>{};
  }

 private:
  [[nodiscard]] std::optional<Session> ended() const {
    if (!running || running->start >= now) { return std::nullopt; }
    return running->until(now);
  }
  [[nodiscard]] std::vector<Session>::const_iterator starting_from(Instant t) const {
    return std::partition_point(sessions.begin(), sessions.end(),
                                [&](const Session& session) { return session.start < t; });
  }
};

}  // namespace labclock::test
