#include "cli/off_hours.hpp"

#include "storage/watch.hpp"

namespace labclock::cli {

Result<std::optional<Band>> note_off_hours(Context& context, const RunningSession& session) {
  Result<Almanac*> almanac = context.almanac();
  if (!almanac) { return almanac.error(); }
  Result<storage::Ledger*> book = context.ledger();
  if (!book) { return book.error(); }
  return storage::note_off_hours(**book, context.act(), **almanac, session);
}

}  // namespace labclock::cli
