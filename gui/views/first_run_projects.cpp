// The first projects: a row for each, with its kind and what was agreed for it.

#include <algorithm>

#include "gui/views/first_run_parts.hpp"
#include "src/format.hpp"
#include "src/msg/gui_first_run.hpp"

namespace labclock::gui::first_run_view {
namespace {

constexpr float kKind = 10.5F;
constexpr float kShare = 5.5F;
constexpr float kRemove = 2.0F;
constexpr float kGapX = 0.75F;

std::vector<Ui::Option> kind_options(Lang lang) {
  std::vector<Ui::Option> options;
  for (const Kind kind : {Kind::own, Kind::funded, Kind::service, Kind::course}) {
    options.push_back({std::string(name_of(kind, lang)), reports::ink_of(kind)});
  }
  return options;
}

/// One that is in the ledger already: to be seen, not to be changed here.
void draw_written(Ui& ui, const FirstProject& project, Place& place) {
  const std::string words = ui(msg::gui_first_written);
  const float right = ui.text_width(words, TextSize::caption);
  ui.text(place.x, place.y, project.name, {TextSize::body, true, Ink::text, Align::left, place.width - right - 1.0F});
  ui.text(place.x + place.width, place.y + 0.25F, words, {TextSize::caption, false, Ink::muted, Align::right, 0});
  place.y += 2.0F;
  place.y += field_error(ui, place.x, place.y, place.width, project.share_error) + 0.25F;
}

/// Returns true when the row is to go.
bool draw_row(Ui& ui, FirstProject& project, bool first, bool removable, Place& place) {
  const float names = place.width - kKind - kShare - kRemove - 3 * kGapX;
  const bool beside = names >= 9;
  bool gone = false;
  bool name_edited = false;
  bool share_edited = false;
  Ui::FieldLook name;
  name.hint = ui(msg::gui_first_name_hint);
  name.wrong = project.name_error.has_value();
  name.edited = &name_edited;
  Ui::FieldLook share;
  share.hint = "30";
  share.wrong = project.share_error.has_value();
  share.edited = &share_edited;
  const float kind_x = beside ? place.x + names + kGapX : place.x;
  const float share_x = beside ? kind_x + kKind + kGapX : place.x;
  const float remove_x = beside ? share_x + kShare + kGapX : place.x + kShare + kGapX;
  const float wide = beside ? names : place.width;
  const auto label = [&](float x, Msg words) {
    if (first || !beside) { ui.label(x, place.y, ui(words)); }
  };
  const float under = first || !beside ? kUnderLabel : 0.0F;
  label(place.x, msg::gui_first_name);
  if (beside) {
    label(kind_x, msg::gui_first_kind);
    label(share_x, msg::gui_first_share);
  }
  ui.field("name", {place.x, place.y + under, wide, kButtonHeight}, project.name, name);
  if (!beside) {
    place.y += under + kButtonHeight;
    place.y += field_error(ui, place.x, place.y, place.width, project.name_error) + 0.5F;
    label(kind_x, msg::gui_first_kind);
  }
  ui.choice("kind", {kind_x, place.y + under, std::min(kKind, place.width), kButtonHeight}, kind_options(ui.lang),
            project.kind);
  if (!beside) {
    place.y += under + kButtonHeight + 0.5F;
    label(share_x, msg::gui_first_share);
  }
  ui.field("share", {share_x, place.y + under, kShare, kButtonHeight}, project.share, share);
  if (removable) {
    const Box box{remove_x, place.y + under, kRemove, kButtonHeight};
    gone = ui.area("remove", box, ui(msg::gui_first_remove_row));
    // A small cross.
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float left = box.x + 0.7F;
    const float top = box.y + 0.7F;
    list->AddLine(ui.at(left, top), ui.at(left + 0.6F, top + 0.6F), ui.colour(Ink::muted), ui.px(0.1F));
    list->AddLine(ui.at(left + 0.6F, top), ui.at(left, top + 0.6F), ui.colour(Ink::muted), ui.px(0.1F));
  }
  place.y += under + kButtonHeight;
  if (beside) { place.y += field_error(ui, place.x, place.y, place.width, project.name_error); }
  place.y += field_error(ui, place.x, place.y, place.width, project.share_error);
  if (name_edited) { project.name_error.reset(); }
  if (share_edited) { project.share_error.reset(); }
  place.y += beside ? 0.5F : 1.25F;
  return gone;
}

}  // namespace

void draw_projects(Ui& ui, Scene& scene, Place& place) {
  FirstRunUi& state = scene.state;
  ImGui::PushID("projects");
  ui.text(place.x, place.y, ui(msg::gui_first_projects), {TextSize::body, true, Ink::text, Align::left, place.width});
  place.y += 1.75F;
  const std::string from = long_day(agreed_from(scene.base), ui.lang);
  place.y +=
      ui.paragraph(place.x, place.y, place.width, ui({msg::gui_first_projects_help, {{"day", from}}}), caption());
  place.y += 0.75F;
  std::optional<std::size_t> gone;
  bool first = true;
  for (std::size_t i = 0; i < state.projects.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    if (state.projects[i].written) {
      draw_written(ui, state.projects[i], place);
    } else {
      if (draw_row(ui, state.projects[i], first, state.projects.size() > 1, place)) { gone = i; }
      first = false;
    }
    ImGui::PopID();
  }
  if (gone) { state.projects.erase(state.projects.begin() + static_cast<std::ptrdiff_t>(*gone)); }
  const std::string more = ui(msg::gui_first_add_row);
  if (ui.button("more", {place.x, place.y + 0.25F, std::min(place.width, ui.button_width(more)), kButtonHeight},
                more)) {
    FirstProject project;
    project.kind = static_cast<int>(Kind::funded);
    state.projects.push_back(project);
  }
  place.y += kButtonHeight + 1.5F;
  ImGui::PopID();
}

}  // namespace labclock::gui::first_run_view
