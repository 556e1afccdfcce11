// chart: one figure as a picture or a document.

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "cli/book_shelf.hpp"
#include "cli/commands/commands.hpp"
#include "cli/paper.hpp"
#include "reports/chart.hpp"
#include "reports/crunch_marks.hpp"
#include "src/format.hpp"
#include "src/msg/paper.hpp"
#include "src/msg/review.hpp"
#include "src/utf8.hpp"
#include "storage/crunches.hpp"

namespace labclock::cli {
namespace {

struct ChartWords {
  std::string figure;
  std::optional<std::string> range;
  std::string file;
  std::optional<std::string> size;
  std::optional<std::string> theme;
};

enum class Ending : unsigned char { png, svg, pdf };

struct Size {
  int width = 0;
  int height = 0;
};

/// What was asked for, before anything is read from the ledger.
struct ChartAsk {
  reports::Chart chart = reports::Chart::week;
  Ending ending = Ending::png;
  std::optional<Size> size;  ///< pixels
  reports::Theme theme = reports::Theme::print;
};

constexpr int kLeastWidth = 200;
constexpr int kLeastHeight = 150;
constexpr int kMostPixels = 8000;
constexpr float kUsualWidth = 60;  ///< em
constexpr double kUsualEm = 20;    ///< pixels
constexpr double kLeastEm = 6;     ///< letters of 5 pixels: below it nobody can read them
constexpr double kPoint = 0.75;    ///< of a pixel, of which an inch has 96

std::optional<Ending> ending_of(const std::string& file) {
  const std::string folded = fold_key(file);
  if (folded.ends_with(".png")) { return Ending::png; }
  if (folded.ends_with(".svg")) { return Ending::svg; }
  if (folded.ends_with(".pdf")) { return Ending::pdf; }
  return std::nullopt;
}

std::optional<Size> size_of(std::string_view words) {
  Size size;
  const char* const end = words.data() + words.size();
  const auto width = std::from_chars(words.data(), end, size.width);
  if (width.ec != std::errc{} || width.ptr == end || (*width.ptr != 'x' && *width.ptr != 'X')) { return std::nullopt; }
  const auto height = std::from_chars(width.ptr + 1, end, size.height);
  if (height.ec != std::errc{} || height.ptr != end) { return std::nullopt; }
  if (size.width < kLeastWidth || size.height < kLeastHeight || std::max(size.width, size.height) > kMostPixels) {
    return std::nullopt;
  }
  return size;
}

std::optional<reports::Theme> theme_from(std::string_view word) {
  if (word == "light") { return reports::Theme::light; }
  if (word == "dark") { return reports::Theme::dark; }
  if (word == "print") { return reports::Theme::print; }
  return std::nullopt;
}

Result<ChartAsk> read_ask(const ChartWords& words) {
  ChartAsk ask;
  const auto chart = reports::chart_from(words.figure);
  if (!chart) {
    return refuse(ErrorKind::usage, "unknown_figure", {msg::paper_bad_figure, {{"word", words.figure}}},
                  Phrase{msg::paper_bad_figure_hint});
  }
  ask.chart = *chart;
  const auto ending = ending_of(words.file);
  if (!ending) {
    return refuse(ErrorKind::usage, "unknown_format", {msg::paper_bad_ending, {{"file", words.file}}},
                  Phrase{msg::paper_bad_ending_hint});
  }
  ask.ending = *ending;
  if (words.size) {
    ask.size = size_of(*words.size);
    if (!ask.size) {
      return refuse(ErrorKind::usage, "bad_size", {msg::paper_bad_size, {{"word", *words.size}}},
                    Phrase{msg::paper_bad_size_hint});
    }
  }
  if (words.theme) {
    const auto theme = theme_from(*words.theme);
    if (!theme) {
      return refuse(ErrorKind::usage, "unknown_theme", {msg::paper_bad_theme, {{"word", *words.theme}}},
                    Phrase{msg::paper_bad_theme_hint});
    }
    ask.theme = *theme;
  }
  return ask;
}

/// A chart laid out, and how many pixels its em has.
struct Laid {
  reports::Figure figure;
  double em = kUsualEm;
};

/// Into a size: letters as large as they usually are at that width, smaller where the content needs it.
Result<Laid> lay_out(const reports::ChartValues& values, const std::optional<Size>& size, reports::FigureStyle style) {
  if (!size) {
    style.width = kUsualWidth;
    return Laid{reports::draw_chart(values, style), kUsualEm};
  }
  double em = std::max(size->width / static_cast<double>(kUsualWidth), std::min(10.0, size->width / 30.0));
  for (;; em *= 0.93) {
    style.width = static_cast<float>(size->width / em);
    style.height = static_cast<float>(size->height / em);
    reports::Figure figure = reports::draw_chart(values, style);
    if (figure.height <= style.height + 1e-3F) { return Laid{std::move(figure), em}; }
    if (em * 0.93 < kLeastEm) {
      const std::string needs = std::to_string(size->width) + "x" +
                                std::to_string(static_cast<int>(std::ceil(figure.height * static_cast<float>(em))));
      return refuse(ErrorKind::usage, "too_small",
                    {msg::paper_too_small,
                     {{"size", std::to_string(size->width) + "x" + std::to_string(size->height)}, {"needs", needs}}},
                    Phrase{msg::paper_too_small_hint});
    }
  }
}

std::string all_words(const reports::Figure& figure) {
  std::string all;
  for (const std::string& line : figure.words) { all += (all.empty() ? "" : "\n") + line; }
  return all;
}

Result<std::string> painted(const reports::Paper& paper, const Laid& laid, const ChartAsk& ask,
                            const reports::DocumentFacts& facts) {
  reports::Sheet sheet{laid.figure.width * laid.em, laid.figure.height * laid.em, laid.em, ask.theme};
  if (ask.size) {
    sheet.width = ask.size->width;
    sheet.height = ask.size->height;
  } else {
    sheet.width = std::ceil(sheet.width - 1e-3);
    sheet.height = std::ceil(sheet.height - 1e-3);
  }
  switch (ask.ending) {
    case Ending::png:
      return paper.png(laid.figure, sheet);
    case Ending::svg:
      return paper.svg(laid.figure, sheet, facts);
    case Ending::pdf:
      break;
  }
  // Of usual size it is as wide as the text of an A4 page; a size that was asked for counts 96 pixels an inch.
  const double points = ask.size ? kPoint : 9.6 / 1.2 / kUsualEm;
  sheet.width *= points;
  sheet.height *= points;
  sheet.em *= points;
  return paper.pdf({laid.figure}, sheet, facts);
}

Result<reports::ChartValues> read_values(Context& context, const ChartAsk& ask, const ChartWords& words) {
  Result<storage::Ledger*> ledger = context.ledger_if_any();
  if (!ledger) { return ledger.error(); }
  std::unique_ptr<storage::Snapshot> snapshot;
  if (*ledger != nullptr) { snapshot = std::make_unique<storage::Snapshot>(**ledger); }
  Result<Range> range = context.range(words.range.value_or(reports::usual_range(ask.chart)));
  if (!range) { return range.error(); }
  Result<std::unique_ptr<BookShelf>> shelf = BookShelf::open(context);
  if (!shelf) { return shelf.error(); }
  reports::Books& books = (*shelf)->books();
  DayRange days = range->days;
  if (ask.chart == reports::Chart::week || ask.chart == reports::Chart::rhythm) {
    const DayRange week = week_of(days.first, books.almanac.rules().week_start);
    if (days.last > week.last) {
      return refuse(ErrorKind::usage, "not_a_week",
                    {msg::review_not_a_week, {{"days", day_range(days, context.lang())}}},
                    Phrase{msg::review_not_a_week_hint});
    }
    days = week;
  }
  Result<reports::ChartValues> values = reports::chart_of(books, ask.chart, days);
  if (!values) { return values; }
  if (*ledger == nullptr) { return values; }
  Result<std::vector<Crunch>> crunches = storage::crunches(**ledger);
  if (!crunches) { return crunches.error(); }
  reports::mark_crunches(values->blocks, *crunches);
  reports::mark_crunches(values->weeks, *crunches);
  return values;
}

Result<void> chart(Context& context, const ChartWords& words) {
  const Result<ChartAsk> ask = read_ask(words);
  if (!ask) { return ask.error(); }
  Result<const reports::Paper*> paper = paper_of(context);
  if (!paper) { return paper.error(); }
  const Result<reports::ChartValues> values = read_values(context, *ask, words);
  if (!values) { return values.error(); }
  reports::FigureStyle style;
  style.lang = context.lang();
  style.measure = &(*paper)->measure();
  const Result<Laid> laid = lay_out(*values, ask->size, style);
  if (!laid) { return laid.error(); }
  reports::DocumentFacts facts;
  facts.title = reports::title_of(*values, context.lang()) + ", " + day_range(values->days, context.lang());
  facts.about = all_words(laid->figure);
  facts.lang = context.lang();
  facts.made = context.now();
  Result<std::string> bytes = painted(**paper, *laid, *ask, facts);
  if (!bytes) { return bytes.error(); }
  return hand_out(context, *bytes, words.file);
}

}  // namespace

void declare_chart(Options& options) {
  auto words = std::make_shared<ChartWords>();
  options.word("week|rhythm|split|agreements|trend|rest", words->figure, msg::paper_help_figure)
      .word("RANGE", words->range, msg::paper_help_range)
      .required_value("-o,--output", "FILE", words->file, msg::paper_help_file)
      .value("--size", "WxH", words->size, msg::paper_help_size)
      .value("--theme", "light|dark|print", words->theme, msg::paper_help_theme)
      .action([words](Context& context) { return chart(context, *words); });
}

}  // namespace labclock::cli
