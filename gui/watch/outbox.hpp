#pragma once
// Changes the person asked for, kept until they are in the ledger.
//
// What it is: verbs with the instant at which they were asked for. One that meets a locked or full database is tried
// again, at that instant still, until it is written or refused by a rule. What it is not: on disk; at the end of the
// program each is tried once more.

#include <deque>
#include <functional>
#include <optional>
#include <string>

#include "src/result.hpp"
#include "src/time.hpp"
#include "storage/ledger.hpp"

namespace labclock::gui::watcher {

class Outbox {
 public:
  using Verb = std::function<Result<void>(storage::Ledger&, const storage::Act&)>;
  struct Told {
    std::function<void(const Error&)> refused;  ///< a rule said no: it is dropped
    std::function<void(const Error&)> waits;    ///< the database could not be written: said once for each verb
  };
  explicit Outbox(Told told) : told_(std::move(told)) {}

  /// Tried with the next `work`. `what` tells it in a word.
  void put(Verb verb, Instant asked_at, std::string what);
  /// Tries in the order they were asked for, and stops at one that has to wait. True if something was written.
  bool work(storage::Ledger& ledger, Instant now);
  /// When to try again by itself: after 1, 2, 4 … 60 seconds.
  [[nodiscard]] std::optional<Instant> next() const;
  [[nodiscard]] bool empty() const { return waiting_.empty(); }
  /// What waits, in words.
  [[nodiscard]] std::string words() const;

 private:
  struct Waiting {
    Verb verb;
    Instant asked_at;
    std::string what;
    bool said = false;
  };
  Told told_;
  std::deque<Waiting> waiting_;
  Seconds pause_{0};
  Instant next_{};
};

}  // namespace labclock::gui::watcher
