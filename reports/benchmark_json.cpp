#include "reports/benchmark_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "reports/benchmark_text.hpp"
#include "reports/json.hpp"

namespace labclock::reports {
namespace {

using Json = nlohmann::ordered_json;

std::string_view key_of(BenchmarkUnit unit) {
  switch (unit) {
    case BenchmarkUnit::seconds:
      return "s";
    case BenchmarkUnit::days:
      return "days";
    case BenchmarkUnit::share:
      break;
  }
  return "share";
}

Json number_json(const std::optional<double>& number, BenchmarkUnit unit) {
  if (unit == BenchmarkUnit::share) { return share_json(number); }
  return number ? Json(std::llround(*number)) : Json(nullptr);
}

Json row_json(const Benchmark& benchmark, Lang lang) {
  const BenchmarkInfo& info = info_of(benchmark.id);
  return {{"id", info.key},
          {"source", benchmark_source(benchmark.id, lang)},
          {"value", number_json(benchmark.value, info.unit)},
          {"limit", number_json(benchmark.limit, info.unit)},
          {"unit", key_of(info.unit)},
          {"state", reports::key_of(benchmark.state)},
          {"coverage", share_json(benchmark.coverage)}};
}

}  // namespace

Json to_json(const std::vector<Benchmark>& benchmarks, Lang lang) {
  Json rows = Json::array();
  for (const Benchmark& each : benchmarks) { rows.push_back(row_json(each, lang)); }
  return {{"benchmarks", std::move(rows)}};
}

Json explained_json(const Benchmark& benchmark, Lang lang) {
  Json row = row_json(benchmark, lang);
  row["name"] = benchmark_name(benchmark.id, lang);
  row["says"] = benchmark_says(benchmark.id, lang);
  row["how"] = how_words(benchmark, lang);
  return row;
}

}  // namespace labclock::reports
