// The sums below the table of the screen Projects: shares agreed now, national R&D projects, the month's hours.

#include <fmt/format.h>

#include <algorithm>

#include "gui/views/projects_parts.hpp"
#include "src/format.hpp"
#include "src/msg/gui_projects.hpp"

namespace labclock::gui::projects_view {
namespace {

constexpr float kLeast = 6.25F;  ///< the card's height beside a table of its own

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
  sums.push_back({ui(msg::gui_projects_shares_now), ui({msg::gui_projects_of_whole, {{"share", share_words(ppm)}}}),
                  ppm > 1'000'000 ? ui(msg::gui_projects_over_whole) : std::string{}, ppm > 1'000'000, ""});
  const bool national = std::any_of(scene.base.projects.begin(), scene.base.projects.end(), [](const Project& project) {
    return project.program == Program::national && !project.archived;
  });
  if (national) {
    const int count = scene.page.agreed.national_projects;
    const int as_pi = scene.page.agreed.national_as_pi;
    const auto number = [](int n) { return fmt::format("{}", n); };
    sums.push_back({ui(msg::gui_projects_national),
                    ui({msg::gui_projects_of_allowed, {{"count", number(count)}, {"limit", "5"}}}),
                    ui({msg::gui_projects_as_pi, {{"count", number(as_pi)}, {"limit", "3"}}}), count > 5 || as_pi > 3,
                    ui(msg::gui_projects_national_why)});
  }
  sums.push_back({ui({msg::gui_projects_worked, {{"month", month_name(scene.page.month.first, ui.lang)}}}),
                  hours_minutes(scene.page.agreed.total, ui.lang), "", false, ""});
  return sums;
}

}  // namespace

float draw_sums(Ui& ui, Scene& scene, float x, float y, float width) {
  CardBehind card;
  const std::vector<Sum> sums = sums_of(ui, scene);
  const float inner = width - 2 * pad_of(width);
  const int columns = std::clamp(static_cast<int>(inner / 13.5F), 1, 3);
  const float pitch = inner / static_cast<float>(columns);
  float top = y + 1.25F;
  float lowest = top;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const Sum& sum = sums[i];
    const int column = static_cast<int>(i) % columns;
    if (column == 0 && i > 0) { top = lowest + 0.75F; }
    const float left = x + pad_of(width) + pitch * static_cast<float>(column);
    const float room = columns > 1 ? pitch - 0.75F : inner;
    float at = top;
    at += ui.paragraph(left, at, room, sum.label, caption_in(0));
    at += ui.paragraph(left, at, room, sum.value, {TextSize::body, true, Ink::text, Align::left, 0});
    if (sum.watch) {
      status(ui, left, at + 0.125F, Mark::watch, sum.note);
      at += 1.25F;
    } else {
      at += ui.paragraph(left, at, room, sum.note, caption_in(0));
    }
    if (!sum.tip.empty()) {
      bool hovered = false;
      ui.hot_spot("national", {left, top, room, at - top}, "", &hovered);
      if (hovered) { ui.tooltip(sum.tip); }
    }
    lowest = std::max(lowest, at);
  }
  const float high = std::max(kLeast, lowest + 1.0F - y);
  card.close(ui, {x, y, width, high});
  return y + high;
}

}  // namespace labclock::gui::projects_view
