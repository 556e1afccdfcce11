#include "cli/book_shelf.hpp"

#include "storage/projects.hpp"

namespace labclock::cli {
namespace {

/// What there is before the first change: nothing.
class NoSessions : public SessionSource {
 public:
  Result<void> each(Span /*span*/, const std::function<void(const Session&)>& /*take*/) override { return {}; }
  Result<std::optional<FirstSession>> first() override { return std::optional<FirstSession>{}; }
  Result<std::optional<Session>> last_starting_before(Instant /*t*/) override { return std::optional<Session>{}; }
  Result<std::optional<Session>> first_starting_from(Instant /*t*/) override { return std::optional<Session>{}; }
};

}  // namespace

Result<std::unique_ptr<BookShelf>> BookShelf::open(Context& context) {
  auto shelf = std::make_unique<BookShelf>();
  Result<Desk> desk = context.desk();
  if (!desk) { return desk.error(); }
  Result<storage::Ledger*> ledger = context.ledger_if_any();
  if (!ledger) { return ledger.error(); }
  Result<const std::vector<Project>*> projects = context.projects();
  if (!projects) { return projects.error(); }
  if (*ledger == nullptr) {
    shelf->sessions_ = std::make_unique<NoSessions>();
  } else {
    shelf->sessions_ = std::make_unique<storage::LedgerSessions>(**ledger, context.now());
    Result<std::vector<Agreement>> agreements = storage::agreements_unsorted(**ledger);
    if (!agreements) { return agreements.error(); }
    shelf->agreements_ = std::move(agreements).value();
  }
  shelf->books_ = std::make_unique<reports::Books>(
      reports::Books{*desk->almanac, *shelf->sessions_, **projects, shelf->agreements_, *desk->zone, context.now()});
  return shelf;
}

}  // namespace labclock::cli
