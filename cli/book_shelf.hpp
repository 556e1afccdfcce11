#pragma once
// The books of a run: sessions, projects, agreements and almanac of the open ledger, bundled for reports.
//
// What it is: what week, split, rest and agreements begin with. What it is not: a cache beyond one run.

#include <memory>
#include <vector>

#include "cli/context.hpp"
#include "reports/books.hpp"
#include "storage/sessions.hpp"

namespace labclock::cli {

class BookShelf {
 public:
  /// Works without a database too: then there is nothing in the books.
  [[nodiscard]] static Result<std::unique_ptr<BookShelf>> open(Context& context);
  [[nodiscard]] reports::Books& books() { return *books_; }

 private:
  std::unique_ptr<SessionSource> sessions_;
  std::vector<Agreement> agreements_;
  std::unique_ptr<reports::Books> books_;
};

}  // namespace labclock::cli
