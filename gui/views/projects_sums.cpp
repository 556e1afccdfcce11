// The sums below the table of the screen Projects: shares agreed now, national R&D projects, the month's hours.

#include <fmt/format.h>

#include <algorithm>

#include "gui/views/projects_parts.hpp"
#include "src/format.hpp"
#include "src/msg.hpp"

namespace labclock::gui::projects_view {
namespace {

struct Sum {
  std::string label;
  std::string value;
  std::string note;
  bool watch = false;
  std::string tip;
};

std::vector<Sum> sums_of(const Ui& ui, const Scene& scene) {
  std::vector<Sum> sums;
  int ppm = 0;
  for (const Agreement& each : scene.base.agreements) {
    if (each.holds_on(scene.base.today)) { ppm += each.share_ppm; }
  }
  sums.push_back({ui(Msg::gui_projects_shares_now), ui({Msg::gui_projects_of_whole, {{"share", share_words(ppm)}}}),
                  ppm > 1'000'000 ? ui(Msg::gui_projects_over_whole) : std::string{}, ppm > 1'000'000, ""});
  const bool national = std::any_of(scene.base.projects.begin(), scene.base.projects.end(), [](const Project& project) {
    return project.program == Program::national && !project.archived;
  });
  if (national) {
    const int count = scene.page.agreed.national_projects;
    const int as_pi = scene.page.agreed.national_as_pi;
    const auto number = [](int n) { return fmt::format("{}", n); };
    sums.push_back({ui(Msg::gui_projects_national),
                    ui({Msg::gui_projects_of_allowed, {{"count", number(count)}, {"limit", "5"}}}),
                    ui({Msg::gui_projects_as_pi, {{"count", number(as_pi)}, {"limit", "3"}}}), count > 5 || as_pi > 3,
                    ui(Msg::gui_projects_national_why)});
  }
  sums.push_back({ui({Msg::gui_projects_worked, {{"month", month_name(scene.page.month.first, ui.lang)}}}),
                  hours_minutes(scene.page.agreed.total, ui.lang), "", false, ""});
  return sums;
}

}  // namespace

float draw_sums(Ui& ui, Scene& scene, float x, float y, float width) {
  const std::vector<Sum> sums = sums_of(ui, scene);
  const float inner = width - 2 * kCardPad;
  const int columns = std::clamp(static_cast<int>(inner / 13.5F), 1, 3);
  const float pitch = inner / static_cast<float>(columns);
  const auto rows = (static_cast<int>(sums.size()) + columns - 1) / columns;
  constexpr float kRow = 4.25F;
  const float high = static_cast<float>(rows) * kRow + 1.75F;
  ui.card({x, y, width, high});
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const Sum& sum = sums[i];
    const float left = x + kCardPad + pitch * static_cast<float>(static_cast<int>(i) % columns);
    const float top = y + 1.25F + kRow * static_cast<float>(static_cast<int>(i) / columns);
    const float room = pitch - 0.75F;
    if (!sum.tip.empty()) {
      bool hovered = false;
      ui.hot_spot("national", {left, top, room, 3.75F}, "", &hovered);
      if (hovered) { ui.tooltip(sum.tip); }
    }
    ui.text(left, top, sum.label, caption_in(room));
    ui.text(left, top + 1.125F, sum.value, {TextSize::body, true, Ink::text, Align::left, room});
    if (sum.watch) {
      status(ui, left, top + 2.625F, Mark::watch, sum.note);
    } else {
      ui.text(left, top + 2.625F, sum.note, caption_in(room));
    }
  }
  return y + high;
}

}  // namespace labclock::gui::projects_view
