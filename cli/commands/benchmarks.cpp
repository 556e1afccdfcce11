// benchmarks: named benchmarks with their sources, and one of them explained.

#include <nlohmann/json.hpp>

#include "cli/book_shelf.hpp"
#include "cli/commands/commands.hpp"
#include "cli/nearest.hpp"
#include "cli/paint/benchmarks.hpp"
#include "reports/benchmark_json.hpp"
#include "src/msg/bench.hpp"
#include "src/msg/cli.hpp"
#include "storage/benchmarks.hpp"

namespace labclock::cli {
namespace {

struct BenchmarkWords {
  std::optional<std::string> range;
  std::optional<std::string> explain;
};

Result<const BenchmarkInfo*> asked_for(const std::string& typed) {
  if (const BenchmarkInfo* found = find_benchmark(typed)) { return found; }
  std::vector<std::string_view> keys;
  for (const BenchmarkInfo& info : benchmarks()) { keys.push_back(info.key); }
  const std::string_view near = nearest_word(typed, keys);
  return refuse(
      ErrorKind::usage, "no_such_benchmark", {msg::bench_unknown, {{"id", typed}}},
      near.empty() ? Phrase{msg::bench_unknown_hint} : Phrase{msg::cli_did_you_mean, {{"word", std::string(near)}}});
}

Result<void> explain(Context& context, const Page& page, reports::Books& books, DayRange days,
                     const BenchmarkChoice& choice, BenchmarkId id) {
  const auto told = reports::benchmarks_of(books, days, choice, {id});
  if (!told) { return told.error(); }
  if (context.json()) {
    context.print(reports::explained_json(told->front(), context.lang()));
    return {};
  }
  const std::string& region = books.almanac.rules().region.on(books.today());
  context.write(paint_benchmark(page, told->front(), choice.on(id, region)));
  return {};
}

Result<void> show(Context& context, const BenchmarkWords& words) {
  std::optional<BenchmarkId> id;
  if (words.explain) {
    const auto info = asked_for(*words.explain);
    if (!info) { return info.error(); }
    id = (*info)->id;
  }
  Result<storage::Ledger*> ledger = context.ledger_if_any();
  if (!ledger) { return ledger.error(); }
  // One state of the ledger for everything that is told.
  std::unique_ptr<storage::Snapshot> snapshot;
  BenchmarkChoice choice;
  if (*ledger != nullptr) {
    snapshot = std::make_unique<storage::Snapshot>(**ledger);
    Result<BenchmarkChoice> chosen = storage::benchmark_choice(**ledger);
    if (!chosen) { return chosen.error(); }
    choice = std::move(chosen).value();
  }
  Result<Range> range = context.range(words.range.value_or("last-4-weeks"));
  if (!range) { return range.error(); }
  Result<std::unique_ptr<BookShelf>> shelf = BookShelf::open(context);
  if (!shelf) { return shelf.error(); }
  reports::Books& books = (*shelf)->books();
  const Page page{context.style(), context.lang(), books.zone, books.almanac.rules(), books.today()};
  if (id) { return explain(context, page, books, range->days, choice, *id); }
  const auto told = reports::benchmarks_of(books, range->days, choice);
  if (!told) { return told.error(); }
  if (context.json()) {
    context.print(reports::to_json(*told, context.lang()));
    return {};
  }
  if (told->empty()) {
    context.say(msg::bench_none_on);
    context.say(msg::bench_none_on_hint);
    return {};
  }
  context.write(paint_benchmarks(page, *told, range->days));
  return {};
}

}  // namespace

void declare_benchmarks(Options& options) {
  auto words = std::make_shared<BenchmarkWords>();
  options.word("RANGE", words->range, msg::help_benchmarks_range)
      .value("--explain", "ID", words->explain, msg::help_benchmarks_explain)
      .action([words](Context& context) { return show(context, *words); });
}

}  // namespace labclock::cli
