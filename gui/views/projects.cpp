#include "gui/views/projects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "gui/views/projects_parts.hpp"
#include "src/format.hpp"
#include "src/month_grid.hpp"
#include "src/msg/gui.hpp"
#include "src/msg/gui_projects.hpp"
#include "src/words.hpp"
#include "storage/projects.hpp"

namespace labclock::gui {
namespace projects_view {

constexpr float kHeadTop = 1.5F;
constexpr float kFirstCard = 5.0F;
constexpr float kBottom = 1.5F;
constexpr float kSumsHeight = 6.25F;
constexpr float kWide = 66.0F;  ///< from here on the panel stands beside the table

std::string brief_day(Day day, Lang lang) {
  return lang == Lang::ko ? iso_day(day) : day_range({day, day}, lang);
}

const reports::AgreedProject* numbers_of(const ProjectsPage& page, std::optional<ProjectId> project) {
  const auto found = std::find_if(page.agreed.projects.begin(), page.agreed.projects.end(),
                                  [&](const reports::AgreedProject& each) { return each.project == project; });
  return found == page.agreed.projects.end() ? nullptr : &*found;
}

const Agreement* told_agreement(const Snapshot& base, ProjectId project) {
  const Agreement* next = nullptr;
  const Agreement* last = nullptr;
  for (const Agreement& each : base.agreements) {
    if (each.project != project) { continue; }
    if (each.holds_on(base.today)) { return &each; }
    if (each.from > base.today) {
      if (next == nullptr || each.from < next->from) { next = &each; }
    } else if (last == nullptr || each.from > last->from) {
      last = &each;
    }
  }
  return next != nullptr ? next : last;
}

Phrase why(const reports::AgreedProject* numbers) {
  if (numbers == nullptr || !numbers->gap_points) { return msg::gui_projects_nothing_agreed; }
  const double gap = *numbers->gap_points;
  const std::string points = fmt::format("{:.0f}", gap < 0 ? -gap : gap);
  if (points == "0") { return msg::gui_projects_even; }
  return {gap < 0 ? msg::gui_projects_under : msg::gui_projects_over, {{"points", points}}};
}

bool unsorted(const ProjectsPage& page, const Project& project) {
  return project.kind == Kind::unassigned &&
         std::any_of(page.unsorted.begin(), page.unsorted.end(),
                     [&](const storage::UnsortedTime& each) { return each.project == project.id; });
}

std::vector<const Project*> rows_of(const Scene& scene) {
  std::vector<const Project*> rows;
  for (const Project& project : scene.base.projects) {
    if (!project.archived || scene.state.show_archived) { rows.push_back(&project); }
  }
  const auto rank = [&](const Project* project) {
    const int kind = static_cast<int>(project->kind);
    return (project->archived ? 10 : 0) + (unsorted(scene.page, *project) ? -1 : kind);
  };
  std::stable_sort(rows.begin(), rows.end(), [&](const Project* a, const Project* b) { return rank(a) < rank(b); });
  return rows;
}

void select(ProjectsUi& state, std::optional<ProjectId> project) {
  state.touched = true;
  if (state.selected == project && !state.adding) { return; }
  state.selected = project;
  state.adding = false;
  state.agreement = {};
  state.name_error.reset();
  state.color_error.reset();
  state.other_error.reset();
}

void sort_as(Scene& scene, const Project& project, Kind kind) {
  const ProjectId id = project.id;
  scene.commands.change(
      [id, kind, lang = scene.lang](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
        storage::ProjectEdit edit;
        edit.kind = kind;
        Result<Project> after = storage::edit_project(ledger, act, id, edit);
        if (!after) { return after.error(); }
        return Phrase{msg::gui_projects_sorted, {{"project", after->name}, {"kind", std::string(name_of(kind, lang))}}};
      });
}

namespace {

void start_new(ProjectsUi& state) {
  select(state, std::nullopt);
  state.adding = true;
  state.focus_name = true;
  state.reveal_panel = true;
}

/// Up and Down go through the rows, unless Dear ImGui's focus is among the fields of the panel.
void step_keys(Ui& ui, Scene& scene) {
  ProjectsUi& state = scene.state;
  if (ImGui::GetIO().NavVisible && state.panel_focused) { return; }
  const int step = ui.pressed(key_down) ? 1 : ui.pressed(key_up) ? -1 : 0;
  if (step == 0) { return; }
  const std::vector<const Project*> rows = rows_of(scene);
  if (rows.empty()) { return; }
  const std::optional<ProjectId> from = state.row_focused ? state.row_focused : state.selected;
  const auto at = std::find_if(rows.begin(), rows.end(), [&](const Project* row) { return from && row->id == *from; });
  const auto last = static_cast<std::ptrdiff_t>(rows.size()) - 1;
  std::ptrdiff_t next = step > 0 ? 0 : last;
  if (at != rows.end()) { next = std::clamp<std::ptrdiff_t>(at - rows.begin() + step, 0, last); }
  select(state, rows[static_cast<std::size_t>(next)]->id);
  state.reveal_row = true;
}

void sort_keys(Ui& ui, Scene& scene) {
  const Project* project = scene.base.project(scene.state.selected);
  if (project == nullptr || !unsorted(scene.page, *project)) { return; }
  constexpr std::array<std::pair<int, Kind>, 4> kKeys{
      {{'O', Kind::own}, {'F', Kind::funded}, {'S', Kind::service}, {'C', Kind::course}}};
  for (const auto& [key, kind] : kKeys) {
    if (ui.pressed(key)) { sort_as(scene, *project, kind); }
  }
}

/// The draft on show, if there is one.
ProjectDraft* open_draft(ProjectsUi& state) {
  const std::int64_t key = state.adding ? kNewProject : state.selected ? state.selected->value : -1;
  const auto found = state.drafts.find(key);
  return found == state.drafts.end() ? nullptr : &found->second;
}

/// Escape closes what is open, from the inside out: the agreement's form, what is typed, the panel.
void escape_key(Ui& ui, Scene& scene) {
  ProjectsUi& state = scene.state;
  if (!state.adding && !state.selected) { return; }
  if (!ui.pressed(key_escape)) { return; }
  if (state.agreement.open) {
    state.agreement = {};
    return;
  }
  if (ProjectDraft* draft = open_draft(state)) {
    const bool was_changed = changed(*draft);
    state.drafts.erase(state.adding ? kNewProject : state.selected->value);
    state.name_error.reset();
    state.color_error.reset();
    state.other_error.reset();
    if (was_changed && !state.adding) { return; }
  }
  select(state, std::nullopt);
  state.adding = false;
}

/// Ctrl+S saves also while a field has the keyboard.
void save_key(Ui& ui, Scene& scene) {
  const bool popup = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
  if (popup || ui.keys == nullptr) { return; }
  ProjectDraft* draft = open_draft(scene.state);
  if (draft != nullptr && ui.keys->take('S', true)) { save(scene, *draft); }
}

}  // namespace
}  // namespace projects_view

Result<ProjectsPage> read_projects(Reader& reader, const ProjectsUi& /*ui*/) {
  ProjectsPage page;
  page.month = month_of(reader.base.today);
  Result<reports::Agreed> agreed = reports::agreed_of(reader.books, page.month);
  if (!agreed) { return agreed.error(); }
  page.agreed = std::move(agreed).value();
  Seconds halves{0};
  for (Day day = page.month.first; day <= page.month.last; day += Days{1}) {
    halves += reader.books.almanac.status(day).working_halves() * reader.books.almanac.rules().day_hours.on(day);
  }
  page.standard_full = halves / 2;
  const bool any = std::any_of(reader.base.projects.begin(), reader.base.projects.end(),
                               [](const Project& project) { return project.kind == Kind::unassigned; });
  if (any) {
    Result<std::vector<storage::UnsortedTime>> waits = storage::unsorted_time(reader.ledger, reader.base.now);
    if (!waits) { return waits.error(); }
    page.unsorted = std::move(waits).value();
  }
  return page;
}

void view_projects(Ui& ui, const Snapshot& base, const ProjectsPage& page, ProjectsUi& state, Commands& commands) {
  using namespace projects_view;
  Scene scene{base, page, state, commands, ui.lang};
  // What another program took away is not selected any more.
  if (state.selected && base.project(state.selected) == nullptr) {
    state.drafts.erase(state.selected->value);
    select(state, std::nullopt);
  }
  // What is typed is kept; what equals the ledger and is not on show needs no keeping.
  std::erase_if(state.drafts, [&](const auto& draft) {
    const bool shown =
        state.adding ? draft.first == kNewProject : state.selected && state.selected->value == draft.first;
    return !shown && draft.first != kNewProject && !changed(draft.second);
  });
  if (!state.touched && ui.width >= kWide) {
    // A first look shows what the panel is for.
    if (const std::vector<const Project*> rows = rows_of(scene); !rows.empty()) { select(state, rows.front()->id); }
  }
  save_key(ui, scene);
  if (ui.pressed('N')) { start_new(state); }
  step_keys(ui, scene);
  sort_keys(ui, scene);
  escape_key(ui, scene);

  const float margin = margin_of(ui.width);
  const float right = ui.width - margin;
  const std::string new_words = ui(msg::gui_projects_new);
  const std::string title = ui(msg::gui_projects);
  const float button = std::min(ui.button_width(new_words), right - margin);
  const bool beside = ui.text_width(title, TextSize::body, true) + button + 1.0F <= right - margin;
  ui.text(margin, kHeadTop + 0.25F, title, {TextSize::body, true, Ink::text, Align::left, right - margin});
  const Box new_box{beside ? right - button : margin, beside ? kHeadTop : kHeadTop + 2.25F, button, kButtonHeight};
  const float first = beside ? kFirstCard : kFirstCard + 1.75F;
  // With nothing to save on the screen, making a project is what the screen asks for.
  const bool nothing = base.projects.empty() && !state.adding;
  if (ui.button("new", new_box, new_words, nothing ? Ui::Look::filled : Ui::Look::normal)) { start_new(state); }

  state.panel_focused = false;
  state.row_focused.reset();
  float bottom = 0;
  if (ui.width >= kWide) {
    const float panel = right - kPanelWidth;
    const float wide = panel - kGap - margin;
    const float least = ui.height - kBottom - kSumsHeight - kGap - kFirstCard;
    const float table = draw_table(ui, scene, margin, kFirstCard, wide, least);
    const float sums = draw_sums(ui, scene, margin, table + kGap, wide);
    bottom = draw_panel(ui, scene, panel, kFirstCard, kPanelWidth, sums - kFirstCard);
    bottom = std::max(bottom, sums);
  } else {
    const float wide = right - margin;
    bottom = draw_table(ui, scene, margin, first, wide, 0);
    if (state.adding || state.selected) {
      const float top = bottom + kGap;
      bottom = draw_panel(ui, scene, margin, top, wide, 0);
      if (state.reveal_panel) { ui.reveal(top, std::min(bottom - top, ui.height)); }
    }
    bottom = draw_sums(ui, scene, margin, bottom + kGap, wide);
  }
  state.reveal_panel = false;
  // A little less, or a window that is exactly full shows a scroll bar.
  ui.extent(bottom + kBottom - 0.125F);
}

}  // namespace labclock::gui
