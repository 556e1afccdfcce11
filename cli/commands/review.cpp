// week, split, rest, agreements: the numbers, for a person or for a program.

#include <nlohmann/json.hpp>

#include "cli/book_shelf.hpp"
#include "cli/commands/commands.hpp"
#include "cli/paint/review.hpp"
#include "reports/agreed.hpp"
#include "reports/json.hpp"
#include "reports/rest.hpp"
#include "reports/tally.hpp"
#include "src/format.hpp"
#include "src/msg/review.hpp"

namespace labclock::cli {
namespace {

struct ReviewWords {
  std::optional<std::string> range;
};

/// The books, the range that was asked for, and what painting needs; all of one state of the ledger.
struct Review {
  std::unique_ptr<storage::Snapshot> snapshot;
  std::unique_ptr<BookShelf> shelf;
  DayRange days;
};

Result<Review> open_review(Context& context, const ReviewWords& words, const char* fallback) {
  Result<storage::Ledger*> ledger = context.ledger_if_any();
  if (!ledger) { return ledger.error(); }
  std::unique_ptr<storage::Snapshot> snapshot;
  if (*ledger != nullptr) { snapshot = std::make_unique<storage::Snapshot>(**ledger); }
  Result<Range> range = context.range(words.range.value_or(fallback));
  if (!range) { return range.error(); }
  Result<std::unique_ptr<BookShelf>> shelf = BookShelf::open(context);
  if (!shelf) { return shelf.error(); }
  return Review{std::move(snapshot), std::move(shelf).value(), range->days};
}

Page page_for(Context& context, reports::Books& books) {
  return {context.style(), context.lang(), books.zone, books.almanac.rules(), books.today()};
}

/// The seven days that hold the range; a longer one is refused, since a week is a week.
Result<DayRange> one_week(Context& context, reports::Books& books, DayRange days) {
  const DayRange week = week_of(days.first, books.almanac.rules().week_start);
  if (days.last <= week.last) { return week; }
  return refuse(ErrorKind::usage, "not_a_week", {msg::review_not_a_week, {{"days", day_range(days, context.lang())}}},
                Phrase{msg::review_not_a_week_hint});
}

Result<void> week(Context& context, const ReviewWords& words) {
  Result<Review> review = open_review(context, words, "week");
  if (!review) { return review.error(); }
  reports::Books& books = review->shelf->books();
  Result<DayRange> days = one_week(context, books, review->days);
  if (!days) { return days.error(); }
  Result<reports::Week> sums = reports::week_of_sums(books, *days);
  if (!sums) { return sums.error(); }
  if (context.json()) {
    context.print(reports::to_json(*sums));
    return {};
  }
  const reports::Agreed agreed = reports::agreed_from(books, *days, sums->sums, sums->projects);
  context.write(paint_week(page_for(context, books), *sums, agreed));
  return {};
}

Result<void> split(Context& context, const ReviewWords& words) {
  Result<Review> review = open_review(context, words, "month");
  if (!review) { return review.error(); }
  reports::Books& books = review->shelf->books();
  Result<reports::Split> sums = reports::split_of(books, review->days);
  if (!sums) { return sums.error(); }
  if (context.json()) {
    context.print(reports::to_json(*sums));
    return {};
  }
  const reports::Agreed agreed = reports::agreed_from(books, review->days, sums->sums, sums->projects);
  context.write(paint_split(page_for(context, books), *sums, agreed));
  return {};
}

Result<void> rest(Context& context, const ReviewWords& words) {
  Result<Review> review = open_review(context, words, "last-4-weeks");
  if (!review) { return review.error(); }
  reports::Books& books = review->shelf->books();
  Result<reports::Rest> found = reports::rest_of(books, review->days);
  if (!found) { return found.error(); }
  if (context.json()) {
    context.print(reports::to_json(*found));
    return {};
  }
  context.write(paint_rest(page_for(context, books), *found, review->days));
  return {};
}

Result<void> agreements(Context& context, const ReviewWords& words) {
  Result<Review> review = open_review(context, words, "month");
  if (!review) { return review.error(); }
  reports::Books& books = review->shelf->books();
  Result<reports::Agreed> agreed = reports::agreed_of(books, review->days);
  if (!agreed) { return agreed.error(); }
  if (context.json()) {
    context.print(reports::to_json(*agreed));
    return {};
  }
  context.write(paint_agreed(page_for(context, books), *agreed));
  return {};
}

void declare_review(Options& options, std::string_view label, Msg help,
                    Result<void> (*run)(Context& context, const ReviewWords& words)) {
  auto words = std::make_shared<ReviewWords>();
  options.word(label, words->range, help).action([words, run](Context& context) { return run(context, *words); });
}

}  // namespace

void declare_week(Options& options) {
  declare_review(options, "WEEK", msg::help_week_week, week);
}
void declare_split(Options& options) {
  declare_review(options, "RANGE", msg::help_review_range, split);
}
void declare_rest(Options& options) {
  declare_review(options, "RANGE", msg::help_rest_range, rest);
}
void declare_agreements(Options& options) {
  declare_review(options, "RANGE", msg::help_review_range, agreements);
}

}  // namespace labclock::cli
