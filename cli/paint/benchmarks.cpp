#include "cli/paint/benchmarks.hpp"

#include <algorithm>

#include "cli/paint/review_parts.hpp"
#include "cli/paint/titled.hpp"
#include "cli/paint/wrap.hpp"
#include "reports/benchmark_text.hpp"
#include "src/format.hpp"
#include "src/msg/bench.hpp"

namespace labclock::cli {
namespace {

using reports::BenchmarkState;

std::string say(const Page& page, const Phrase& phrase) {
  return render(phrase, page.lang);
}

Cell state_cell(const Page& page, BenchmarkState state) {
  const Ink ink = state == BenchmarkState::watch ? Ink::watch : state == BenchmarkState::over ? Ink::over : Ink::muted;
  return {reports::state_words(state, page.lang), ink};
}

/// Sentences as far as the terminal is wide, two columns in.
std::string paragraph(const Page& page, const std::string& words) {
  constexpr int kWidest = 100;
  constexpr int kIndent = 2;
  const int width = page.style.terminal ? std::min(page.style.width, kWidest) : kWidest;
  std::string out;
  for (const std::string& line : wrap_text(words, std::max(20, width - kIndent))) { out += "  " + line + "\n"; }
  return out;
}

}  // namespace

std::string paint_benchmarks(const Page& page, const std::vector<reports::Benchmark>& benchmarks, DayRange days) {
  std::string out = title(page.style, say(page, msg::bench_title) + " " + std::string(dot(page.style)) + " " +
                                          day_range(days, page.lang)) +
                    "\n";
  TitledTable table;
  table.column(say(page, msg::bench_column_name), {.gives_way = true, .least = 12, .gap = 2});
  table.column("id", {}, 2);
  table.column(say(page, msg::bench_column_source), {.gives_way = true, .least = 10}, 1);
  table.column(say(page, msg::bench_column_value), {.align = Align::right});
  table.column(say(page, msg::bench_column_limit));
  table.column(say(page, msg::bench_column_state));
  for (const reports::Benchmark& each : benchmarks) {
    table.row({{reports::benchmark_name(each.id, page.lang)},
               {info_of(each.id).key, Ink::muted},
               {reports::benchmark_source(each.id, page.lang), Ink::muted},
               {reports::value_words(each, page.lang), each.value ? Ink::plain : Ink::muted},
               {reports::limit_words(each, page.lang), Ink::muted},
               state_cell(page, each.state)});
  }
  out += table.print(page.style);
  return out + "\n" + note_line(page.style, say(page, msg::bench_no_finding));
}

std::string paint_benchmark(const Page& page, const reports::Benchmark& benchmark, bool is_on) {
  const std::string key(info_of(benchmark.id).key);
  std::string out = title(
      page.style, reports::benchmark_name(benchmark.id, page.lang) + " " + std::string(dot(page.style)) + " " + key);
  out += note_line(page.style, reports::benchmark_source(benchmark.id, page.lang));
  out += "\n" + paragraph(page, reports::benchmark_says(benchmark.id, page.lang)) + "\n";
  Table table({{.gap = 2}, {.gap = 2}, {.gap = 2}});
  table.row({{reports::value_words(benchmark, page.lang), Ink::strong},
             {reports::limit_words(benchmark, page.lang), Ink::muted},
             state_cell(page, benchmark.state)});
  out += table.print(page.style) + "\n";
  for (const std::string& line : reports::how_words(benchmark, page.lang)) { out += paragraph(page, line); }
  return out + "\n" + note_line(page.style, say(page, {is_on ? msg::bench_on : msg::bench_off, {{"id", key}}}));
}

}  // namespace labclock::cli
