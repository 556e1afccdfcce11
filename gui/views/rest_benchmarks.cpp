// The table of benchmarks: a row each with its source, value, limit and state; a row opens to what it says, how the
// number came about, and its switch.

#include <algorithm>

#include "gui/parts.hpp"
#include "gui/views/rest_parts.hpp"
#include "reports/benchmark_text.hpp"
#include "src/msg/gui_rest.hpp"

namespace labclock::gui::rest_view {
namespace {

constexpr float kPitch = 2.125F;
constexpr float kTallPitch = 3.5F;  ///< of rows in two lines
constexpr float kColumnsFrom = 52.0F;

Mark mark_of(reports::BenchmarkState state) {
  switch (state) {
    case reports::BenchmarkState::ok:
      return Mark::ok;
    case reports::BenchmarkState::watch:
      return Mark::watch;
    case reports::BenchmarkState::over:
      return Mark::over;
    case reports::BenchmarkState::insufficient:
      break;
  }
  return Mark::none;
}

struct Columns {
  float source, value, limit, state;
};

/// Turns one on or off; the table is read anew after it.
void turn(Scene& scene, const BenchmarkInfo& info, bool on, const std::string& name) {
  scene.commands.change([key = std::string(info.setting), on, name, today = scene.base.today](
                            storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
    Result<std::string> set = storage::set_setting(ledger, act, key, on ? "on" : "off", std::nullopt, today);
    if (!set) { return set.error(); }
    return Phrase{on ? msg::gui_rest_bench_set_on : msg::gui_rest_bench_set_off, {{"name", name}}};
  });
}

/// What an open row tells below it. Returns the height.
float details(Ui& ui, Scene& scene, const RestBenchmark& row, float x, float y, float wide) {
  const float top = y;
  const float room = std::min(wide, 60.0F);
  const TextLook caption{TextSize::caption, false, Ink::muted, Align::left, 0};
  y += ui.paragraph(x, y, room, reports::benchmark_says(row.benchmark.id, ui.lang),
                    {TextSize::caption, false, Ink::text, Align::left, 0});
  y += ui.paragraph(x, y, room, reports::benchmark_source(row.benchmark.id, ui.lang), caption) + 0.375F;
  for (const std::string& line : reports::how_words(row.benchmark, ui.lang)) {
    y += ui.paragraph(x, y, room, line, caption) + 0.125F;
  }
  y += 0.375F;
  bool on = row.on;
  if (ui.tick("look", x, y, ui(msg::gui_rest_bench_look), on)) {
    turn(scene, info_of(row.benchmark.id), on, reports::benchmark_name(row.benchmark.id, ui.lang));
  }
  y += kBodyLine + 0.75F;
  return y - top;
}

/// One line where the card is wide, else two.
void row_words(Ui& ui, const RestBenchmark& row, const Columns* columns, float x, float y, float wide) {
  const reports::Benchmark& each = row.benchmark;
  const Ink ink = row.on ? Ink::text : Ink::muted;
  const std::string name = reports::benchmark_name(each.id, ui.lang);
  const std::string value = reports::value_words(each, ui.lang);
  const std::string limit = reports::limit_words(each, ui.lang);
  const std::string word = row.on ? reports::state_words(each.state, ui.lang) : ui(msg::gui_rest_bench_off);
  const Mark mark = row.on ? mark_of(each.state) : Mark::none;
  if (columns != nullptr) {
    ui.text(x, y + 0.25F, name, {TextSize::body, false, ink, Align::left, columns->source - 0.75F});
    ui.text(x + columns->source, y + 0.25F, reports::benchmark_source(each.id, ui.lang),
            {TextSize::body, false, Ink::muted, Align::left, columns->value - columns->source - 0.75F});
    ui.text(x + columns->value, y + 0.25F, value,
            {TextSize::body, false, ink, Align::left, columns->limit - columns->value - 0.75F});
    ui.text(x + columns->limit, y + 0.25F, limit,
            {TextSize::body, false, Ink::muted, Align::left, columns->state - columns->limit - 0.75F});
    status(ui, x + columns->state, y + 0.5F, mark, word);
    return;
  }
  const float state = status(ui, x + wide, y + 0.5F, mark, word, Align::right);
  ui.text(x, y + 0.25F, name, {TextSize::body, false, ink, Align::left, std::max(2.0F, wide - state - 0.75F)});
  ui.text(x, y + 1.875F, value + ", " + limit, {TextSize::caption, false, Ink::muted, Align::left, wide});
}

float heading(Ui& ui, const Columns& columns, float x, float y, float wide) {
  const auto head = [&](float at, float until, Msg words) {
    ui.text(x + at, y, ui(words), {TextSize::caption, false, Ink::muted, Align::left, until - at - 0.75F});
  };
  head(0, columns.source, msg::gui_rest_bench_name);
  head(columns.source, columns.value, msg::gui_rest_bench_source);
  head(columns.value, columns.limit, msg::gui_rest_bench_value);
  head(columns.limit, columns.state, msg::gui_rest_bench_limit);
  head(columns.state, wide + 0.75F, msg::gui_rest_bench_state);
  ui.divider(x, y + 1.5F, wide);
  return 1.75F;
}

}  // namespace

float benchmarks_card(Ui& ui, Scene& scene, float x, float y, float wide) {
  CardBehind card;
  const float top = y;
  const float inner = wide - 2 * pad_of(wide);
  const float left = x + pad_of(wide);
  const Columns columns{inner * 0.29F, inner * 0.62F, inner * 0.745F, inner * 0.885F};
  const bool in_columns = inner >= kColumnsFrom;
  card_title(ui, x, y + 1.0F, wide, msg::gui_rest_bench_title, ui(msg::gui_rest_bench_note));
  y += 2.875F;
  if (in_columns) { y += heading(ui, columns, left, y, inner); }
  const auto& rows = scene.page.benchmarks;
  const auto off = std::count_if(rows.begin(), rows.end(), [](const RestBenchmark& row) { return !row.on; });
  if (off == std::ssize(rows)) {
    y += ui.paragraph(left, y + 0.25F, inner, ui(msg::gui_rest_bench_none),
                      {TextSize::caption, false, Ink::muted, Align::left, 0}) +
         0.75F;
  }
  const float pitch = in_columns ? kPitch : kTallPitch;
  for (const RestBenchmark& row : rows) {
    if (!row.on && !scene.state.all_benchmarks) { continue; }
    const BenchmarkId id = row.benchmark.id;
    const bool open = scene.state.open == id;
    ImGui::PushID(static_cast<int>(id));
    if (ui.area("row", {left - 0.5F, y, inner + 1.0F, pitch - 0.125F}, "", open)) {
      scene.state.open = open ? std::nullopt : std::optional{id};
    }
    row_words(ui, row, in_columns ? &columns : nullptr, left, y, inner);
    y += pitch;
    if (open) { y += 0.25F + details(ui, scene, row, left, y + 0.25F, inner); }
    ImGui::PopID();
  }
  if (off > 0) {
    y += more_button(ui, "off", left, y, inner, {msg::gui_rest_bench_more, {{"count", std::to_string(off)}}},
                     msg::gui_rest_bench_fewer, scene.state.all_benchmarks);
  }
  y += 0.75F;
  card.close(ui, {x, top, wide, y - top});
  return y - top;
}

}  // namespace labclock::gui::rest_view
