// Projects that hold time and have no kind yet: one press sorts each.

#include <algorithm>
#include <array>

#include "gui/views/projects_parts.hpp"
#include "src/format.hpp"
#include "src/msg/gui_projects.hpp"

namespace labclock::gui::projects_view {
namespace {

constexpr float kSortRow = 5.0F;

/// The kinds as buttons, wrapped to the width. Returns the height.
float draw_kinds(Ui& ui, Scene& scene, const Project& project, float x, float y, float width) {
  constexpr std::array<Kind, 4> kKinds{Kind::own, Kind::funded, Kind::service, Kind::course};
  float left = x;
  float top = y;
  for (const Kind kind : kKinds) {
    const std::string words{name_of(kind, ui.lang)};
    const float wide = std::min(ui.button_width(words) + 1.0F, width);
    if (left > x && left + wide > x + width) {
      left = x;
      top += kButtonHeight + 0.5F;
    }
    ImGui::PushID(static_cast<int>(kind));
    // The square of the kind stands in the button, before its word.
    if (ui.button("sort", {left, top, wide, kButtonHeight}, words)) { sort_as(scene, project, kind); }
    ui.square(left + 0.5F, top + 0.75F, 0.5F, reports::ink_of(kind));
    ImGui::PopID();
    left += wide + 0.5F;
  }
  return top + kButtonHeight - y;
}

float draw_unsorted_row(Ui& ui, Scene& scene, const Project& project, float x, float y, float width) {
  ProjectsUi& state = scene.state;
  const auto held = std::find_if(scene.page.unsorted.begin(), scene.page.unsorted.end(),
                                 [&](const storage::UnsortedTime& each) { return each.project == project.id; });
  const bool beside = width >= 43;
  const float names = beside ? 12 : width - 2 * pad_of(width);
  const float buttons = beside ? width - 2 * pad_of(width) - 13 : width - 2 * pad_of(width);
  ImGui::PushID(static_cast<int>(project.id.value));
  const bool selected = !state.adding && state.selected == project.id;
  const Box place{x + 0.5F, y + 0.25F, beside ? 13.5F : width - 1.0F, 3.25F};
  if (ui.area("row", place, "", selected)) {
    select(state, project.id);
    state.reveal_panel = true;
  }
  if (ImGui::GetIO().NavVisible && ImGui::IsItemFocused()) { state.row_focused = project.id; }
  if (selected) {
    ui.fill({place.x, y + 1.125F, 0.1875F, 1.5F}, Ink::accent, 0.0625F);
    if (state.reveal_row) { ui.reveal(y, kSortRow); }
  }
  ui.text(x + pad_of(width), y + 0.5F, project.name, {TextSize::body, true, Ink::text, Align::left, names});
  if (held != scene.page.unsorted.end()) {
    ui.text(x + pad_of(width), y + 2.0F, ui({msg::gui_projects_held, {{"length", hours_minutes(held->held, ui.lang)}}}),
            caption_in(names));
  }
  const float kinds = beside ? draw_kinds(ui, scene, project, x + pad_of(width) + 13, y + 0.875F, buttons)
                             : draw_kinds(ui, scene, project, x + pad_of(width), y + 3.75F, buttons);
  ImGui::PopID();
  return y + (beside ? std::max(3.75F, kinds + 1.75F) : kinds + 4.5F);
}

}  // namespace

float draw_unsorted(Ui& ui, Scene& scene, float x, float y, float width) {
  const float inner = width - 2 * pad_of(width);
  float top = y + 0.125F;
  top += ui.paragraph(x + pad_of(width), y, inner, ui(msg::gui_projects_unsorted),
                      {TextSize::body, true, Ink::text, Align::left, 0});
  top += ui.paragraph(x + pad_of(width), top, width - 2 * pad_of(width), ui(msg::gui_projects_unsorted_help),
                      caption_in(0));
  top += 0.25F;
  for (const Project* project : rows_of(scene)) {
    if (unsorted(scene.page, *project)) { top = draw_unsorted_row(ui, scene, *project, x, top, width); }
  }
  ui.divider(x + pad_of(width), top + 0.25F, width - 2 * pad_of(width));
  return top + 1.0F;
}

}  // namespace labclock::gui::projects_view
