#pragma once
// Where reports get sessions from, without knowing of a database.
//
// What it is: an interface of four calls. storage/ implements it over the ledger, tests over a vector.
// What it is not: a cache; each call reads. Nor a reader of whole sessions: what nobody counts is left out.

#include <functional>
#include <optional>
#include <string>

#include "src/result.hpp"
#include "src/session.hpp"
#include "src/time.hpp"

namespace labclock {

/// The very first session's start and zone: from its logical day on there is something to count.
struct FirstSession {
  Instant start;
  std::string zone;
};

/// The sessions handed out have their project, activity, start, end and zone. Whether the rest of them (id,
/// uuid, note, origin, edited) is there is the source's affair: a report must not look at it.
class SessionSource {
 public:
  virtual ~SessionSource() = default;
  /// Every session that shares a second with `span`, whole, ascending by start. The running one is handed
  /// over as ended at the source's `now` (not at all when that would be empty). The reference is good for
  /// the call alone.
  [[nodiscard]] virtual Result<void> each(Span span, const std::function<void(const Session&)>& take) = 0;
  [[nodiscard]] virtual Result<std::optional<FirstSession>> first() = 0;
  /// The last session that starts before `t` (running one included, ended at `now`).
  [[nodiscard]] virtual Result<std::optional<Session>> last_starting_before(Instant t) = 0;
  /// The first session that starts at `t` or later.
  [[nodiscard]] virtual Result<std::optional<Session>> first_starting_from(Instant t) = 0;
};

}  // namespace labclock
