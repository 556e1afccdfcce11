// The edit panel of the screen Projects.

#include <algorithm>
#include <charconv>

#include "gui/views/projects_parts.hpp"
#include "src/format.hpp"
#include "src/msg/gui_projects.hpp"

namespace labclock::gui::projects_view {

void look_at_focus(ProjectsUi& state) {
  if (ImGui::GetIO().NavVisible && ImGui::IsItemFocused()) { state.panel_focused = true; }
}

// The panel ---------------------------------------------------------------------------------------------------

namespace {

/// Fields in one, two or three columns, each row as high as its highest field.
class Flow {
 public:
  Flow(float x, float y, float width)
      : columns_(std::clamp(static_cast<int>((width + kBetween) / (11.0F + kBetween)), 1, 3)),
        wide_((width - kBetween * static_cast<float>(columns_ - 1)) / static_cast<float>(columns_)),
        x_(x),
        y_(y) {}
  /// Where the label of the next field stands; the field itself 1.25 em below.
  [[nodiscard]] Box next() const {
    return {x_ + (wide_ + kBetween) * static_cast<float>(column_), y_, wide_, kButtonHeight};
  }
  void took(float error_height) {
    row_ = std::max(row_, kField + error_height);
    if (++column_ == columns_) { end_row(); }
  }
  float end() {
    if (column_ > 0) { end_row(); }
    return y_;
  }

 private:
  static constexpr float kBetween = 1.0F;
  static constexpr float kField = 4.25F;
  void end_row() {
    y_ += row_;
    row_ = 0;
    column_ = 0;
  }
  int columns_;
  float wide_;
  float x_;
  float y_;
  int column_ = 0;
  float row_ = 0;
};

constexpr float kUnderLabel = 1.25F;

void text_field(Ui& ui, Scene& scene, Flow& flow, const char* id, Msg label, std::string& value,
                const Ui::FieldLook& how, const std::optional<Error>& error, ProjectDraft& draft) {
  const Box place = flow.next();
  ui.label(place.x, place.y, ui(label));
  Ui::FieldLook look = how;
  look.wrong = error.has_value();
  if (ui.field(id, {place.x, place.y + kUnderLabel, place.w, kButtonHeight}, value, look)) { save(scene, draft); }
  look_at_focus(scene.state);
  flow.took(field_error(ui, place.x, place.y + kUnderLabel + kButtonHeight, place.w, error));
}

void choice_field(Ui& ui, Scene& scene, Flow& flow, const char* id, Msg label, std::span<const Ui::Option> options,
                  int& chosen) {
  const Box place = flow.next();
  ui.label(place.x, place.y, ui(label));
  ui.choice(id, {place.x, place.y + kUnderLabel, place.w, kButtonHeight}, options, chosen);
  look_at_focus(scene.state);
  flow.took(0);
}

std::vector<Ui::Option> kind_options(Lang lang) {
  std::vector<Ui::Option> options;
  options.reserve(kKindCount);
  for (int kind = 0; kind < kKindCount; ++kind) {
    options.push_back({std::string(name_of(static_cast<Kind>(kind), lang)), reports::ink_of(static_cast<Kind>(kind))});
  }
  return options;
}

std::vector<Ui::Option> options_of(const Ui& ui, std::initializer_list<Msg> words) {
  std::vector<Ui::Option> options;
  for (const Msg each : words) { options.push_back({ui(each), std::nullopt}); }
  return options;
}

void color_field(Ui& ui, Scene& scene, Flow& flow, ProjectDraft& draft) {
  const Box place = flow.next();
  ui.label(place.x, place.y, ui(msg::gui_projects_label_color));
  const float top = place.y + kUnderLabel;
  Ui::FieldLook look;
  look.hint = ui(msg::gui_projects_hint_color);
  look.wrong = scene.state.color_error.has_value();
  if (ui.field("color", {place.x, top, place.w - 2.25F, kButtonHeight}, draft.color, look)) { save(scene, draft); }
  look_at_focus(scene.state);
  const Box swatch{place.x + place.w - 1.75F, top + 0.25F, 1.5F, 1.5F};
  if (draft.color.empty() || !is_color(draft.color)) {
    ui.fill(swatch, reports::ink_of(static_cast<Kind>(draft.kind)), 0.25F);
  } else {
    unsigned rgb = 0;
    std::from_chars(draft.color.data() + 1, draft.color.data() + draft.color.size(), rgb, 16);
    ImGui::GetWindowDrawList()->AddRectFilled(
        ui.at(swatch.x, swatch.y), ui.at(swatch.x + swatch.w, swatch.y + swatch.h),
        IM_COL32((rgb >> 16U) & 0xFFU, (rgb >> 8U) & 0xFFU, rgb & 0xFFU, 255), ui.px(0.25F));
  }
  flow.took(field_error(ui, place.x, top + kButtonHeight, place.w, scene.state.color_error));
}

void deadline_field(Ui& ui, Scene& scene, Flow& flow, ProjectDraft& draft) {
  const Box place = flow.next();
  ui.label(place.x, place.y, ui(msg::gui_projects_label_deadline));
  date_field(ui, "deadline", {place.x, place.y + kUnderLabel, place.w, kButtonHeight}, draft.deadline, scene.base,
             {ui(msg::gui_projects_hint_none), false});
  look_at_focus(scene.state);
  if (draft.deadline.entered && !draft.deadline.error) { save(scene, draft); }
  flow.took(field_error(ui, place.x, place.y + kUnderLabel + kButtonHeight, place.w, draft.deadline.error));
}

float draw_fields(Ui& ui, Scene& scene, ProjectDraft& draft, float x, float y, float width) {
  ProjectsUi& state = scene.state;
  const std::optional<Error> fine;
  Flow flow(x, y, width);
  Ui::FieldLook name;
  name.focus = state.focus_name;
  state.focus_name = false;
  text_field(ui, scene, flow, "name", msg::gui_projects_label_name, draft.name, name, state.name_error, draft);
  choice_field(ui, scene, flow, "kind", msg::gui_projects_label_kind, kind_options(ui.lang), draft.kind);
  text_field(ui, scene, flow, "funder", msg::gui_projects_funder, draft.funder, {}, fine, draft);
  text_field(ui, scene, flow, "number", msg::gui_projects_label_number, draft.number, {}, fine, draft);
  std::vector<Ui::Option> fits;
  fits.reserve(kFitCount);
  for (int fit = 0; fit < kFitCount; ++fit) {
    fits.push_back({std::string(name_of(static_cast<Fit>(fit), ui.lang)), std::nullopt});
  }
  choice_field(ui, scene, flow, "fit", msg::gui_projects_fit, fits, draft.fit);
  choice_field(ui, scene, flow, "program", msg::gui_projects_label_program,
               options_of(ui, {msg::gui_projects_program_none, msg::gui_projects_program_national,
                               msg::gui_projects_program_industry, msg::gui_projects_program_other}),
               draft.program);
  choice_field(ui, scene, flow, "role", msg::gui_projects_label_role,
               options_of(ui, {msg::gui_projects_role_none, msg::gui_projects_role_pi, msg::gui_projects_role_member}),
               draft.role);
  deadline_field(ui, scene, flow, draft);
  color_field(ui, scene, flow, draft);
  return flow.end();
}

/// "50.4 h agreed for November, 4.5 h over so far, 30 % of 168 standard hours".
Phrase summary(const Scene& scene, const Project& project) {
  const std::string month = month_name(scene.page.month.first, scene.lang);
  const reports::AgreedProject* numbers = numbers_of(scene.page, project.id);
  if (numbers == nullptr || !numbers->expected_full || scene.page.standard_full == Seconds{0}) {
    const Seconds actual = numbers != nullptr ? numbers->actual : Seconds{0};
    return {msg::gui_projects_sum_none, {{"month", month}, {"hours", decimal_hours(actual)}}};
  }
  const double share =
      static_cast<double>(numbers->expected_full->count()) / static_cast<double>(scene.page.standard_full.count());
  const Seconds gap = numbers->gap.value_or(Seconds{0});
  const std::string size = decimal_hours(gap < Seconds{0} ? -gap : gap);
  const Msg words = size == "0.0"      ? msg::gui_projects_sum_even
                    : gap < Seconds{0} ? msg::gui_projects_sum_under
                                       : msg::gui_projects_sum_over;
  return {words,
          {{"agreed", decimal_hours(*numbers->expected_full)},
           {"month", month},
           {"gap", size},
           {"share", percent(share)},
           {"standard", decimal_hours(scene.page.standard_full, 0)}}};
}

float draw_buttons(Ui& ui, Scene& scene, ProjectDraft& draft, const Project* project, float x, float y, float width) {
  constexpr float kHigh = 2.5F;
  const std::string save_words = ui(msg::gui_projects_save);
  const std::string other = project == nullptr  ? ui(msg::gui_projects_cancel)
                            : project->archived ? ui(msg::gui_projects_unarchive)
                                                : ui(msg::gui_projects_archive);
  const float second = ui.button_width(other);
  const bool beside = width - second - 0.5F >= ui.button_width(save_words);
  const float first = std::min(beside ? width - second - 0.5F : width, 12.0F);
  if (ui.button("save", {x, y, first, kHigh}, save_words, Ui::Look::filled, project == nullptr || changed(draft))) {
    save(scene, draft);
  }
  look_at_focus(scene.state);
  const Box place = beside ? Box{x + first + 0.5F, y, second, kHigh} : Box{x, y + kHigh + 0.5F, second, kHigh};
  const bool used = ui.button("other", place, other);
  look_at_focus(scene.state);
  if (used && project == nullptr) {
    // The draft goes at the end of the frame: it is being drawn.
    scene.state.adding = false;
  } else if (used) {
    set_archived(scene, *project, !project->archived);
  }
  return place.y + kHigh;
}

/// The draft on show, made from the ledger where nothing was typed yet.
ProjectDraft& draft_on_show(Scene& scene, const Project* project) {
  std::map<std::int64_t, ProjectDraft>& drafts = scene.state.drafts;
  const std::int64_t key = project != nullptr ? project->id.value : kNewProject;
  const auto found = drafts.find(key);
  if (found == drafts.end()) {
    Project fresh;
    fresh.kind = Kind::own;
    return drafts.emplace(key, draft_of(project != nullptr ? *project : fresh)).first->second;
  }
  if (project != nullptr) { catch_up(found->second, *project); }
  return found->second;
}

}  // namespace

float draw_panel(Ui& ui, Scene& scene, float x, float y, float width, float least) {
  ProjectsUi& state = scene.state;
  CardBehind card;
  const float left = x + pad_of(width);
  const float inner = width - 2 * pad_of(width);
  const Project* project = state.adding ? nullptr : scene.base.project(state.selected);
  float top = y + 1.25F;
  if (project == nullptr && !state.adding) {
    top += ui.paragraph(left, top, inner, ui(msg::gui_projects_choose),
                        {TextSize::body, false, Ink::muted, Align::left, 0});
  } else {
    ImGui::PushID(project != nullptr ? static_cast<int>(project->id.value) : 0);
    ImGui::PushID("panel");
    ProjectDraft& draft = draft_on_show(scene, project);
    ui.text(left, top, ui(project != nullptr ? msg::gui_projects_edit : msg::gui_projects_new),
            {TextSize::body, true, Ink::text, Align::left, inner});
    top = draw_fields(ui, scene, draft, left, top + 2.5F, inner);
    ui.divider(left, top + 0.25F, inner);
    top += 1.25F;
    if (project != nullptr) {
      top = draw_agreements(ui, scene, *project, left, top, inner);
      ui.divider(left, top + 1.0F, inner);
      top += 1.75F;
      top += ui.paragraph(left, top, inner, ui(summary(scene, *project)),
                          {TextSize::caption, false, Ink::muted, Align::left, 0});
    } else {
      top += ui.paragraph(left, top, inner, ui(msg::gui_projects_after_saving),
                          {TextSize::caption, false, Ink::muted, Align::left, 0});
    }
    top += field_error(ui, left, top, inner, state.other_error);
    if (project != nullptr && changed(draft)) {
      top += 0.5F + ui.paragraph(left, top + 0.5F, inner, ui(msg::gui_projects_changed),
                                 {TextSize::caption, false, Ink::text, Align::left, 0});
    }
    top = draw_buttons(ui, scene, draft, project, left, top + 1.0F, inner);
    // A new one that was cancelled is not kept.
    if (project == nullptr && !state.adding) { state.drafts.erase(kNewProject); }
    ImGui::PopID();
    ImGui::PopID();
  }
  const float bottom = std::max(top + 1.25F, y + least);
  card.close(ui, {x, y, width, bottom - y});
  return bottom;
}

}  // namespace labclock::gui::projects_view
