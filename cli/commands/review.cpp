// week, split, rest, agreements: the numbers, for a person or for a program.

#include <nlohmann/json.hpp>

#include "cli/book_shelf.hpp"
#include "cli/commands/commands.hpp"
#include "cli/paint/review.hpp"
#include "reports/agreed.hpp"
#include "reports/json.hpp"
#include "reports/off_hours.hpp"
#include "reports/off_hours_json.hpp"
#include "reports/rest.hpp"
#include "reports/runs.hpp"
#include "reports/tally.hpp"
#include "src/format.hpp"
#include "src/msg/review.hpp"
#include "storage/records.hpp"

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

/// The reasons that were told in answers to alerts around some days.
Result<std::vector<reports::ReasonTold>> reasons_around(Context& context, DayRange days) {
  std::vector<reports::ReasonTold> told;
  Result<storage::Ledger*> ledger = context.ledger_if_any();
  if (!ledger) { return ledger.error(); }
  if (*ledger == nullptr || days.empty()) { return told; }
  constexpr Days kSlack{2};
  const Span around{Instant{(days.first - kSlack).time_since_epoch()},
                    Instant{(days.last + kSlack).time_since_epoch()}};
  Result<std::vector<storage::Alert>> alerts = storage::alerts(**ledger, around);
  if (!alerts) { return alerts.error(); }
  for (const storage::Alert& each : *alerts) {
    told.push_back({each.at, static_cast<reports::OffHoursReason>(each.reason)});
  }
  return told;
}
static_assert(static_cast<int>(reports::OffHoursReason::other) == static_cast<int>(storage::AlertReason::other));

Result<void> rest(Context& context, const ReviewWords& words) {
  Result<Review> review = open_review(context, words, "last-4-weeks");
  if (!review) { return review.error(); }
  reports::Books& books = review->shelf->books();
  Result<reports::Rest> found = reports::rest_of(books, review->days);
  if (!found) { return found.error(); }
  Result<std::vector<DayRange>> runs = reports::runs_of(books, review->days);
  if (!runs) { return runs.error(); }
  Result<std::vector<reports::ReasonTold>> told = reasons_around(context, review->days);
  if (!told) { return told.error(); }
  Result<reports::OffHours> off_hours = reports::off_hours_of(books, review->days, *told);
  if (!off_hours) { return off_hours.error(); }
  if (context.json()) {
    nlohmann::ordered_json object = reports::to_json(*found);
    object["runs"] = reports::runs_json(*runs);
    object["off_hours"] = reports::to_json(*off_hours);
    context.print(object);
    return {};
  }
  const Page page = page_for(context, books);
  context.write(paint_rest(page, *found, review->days));
  context.write(paint_off_hours(page, *runs, *off_hours));
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
