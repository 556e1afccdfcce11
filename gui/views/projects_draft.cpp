// What is typed of a project, and how it is saved.

#include <memory>

#include "gui/views/projects_parts.hpp"
#include "src/msg/gui_parts.hpp"
#include "src/msg/gui_projects.hpp"
#include "src/msg/records.hpp"
#include "src/utf8.hpp"
#include "storage/projects.hpp"

namespace labclock::gui::projects_view {

ProjectDraft draft_of(const Project& project) {
  ProjectDraft draft;
  draft.stored = project;
  draft.name = project.name;
  draft.funder = project.funder;
  draft.number = project.number;
  draft.color = project.color;
  draft.kind = static_cast<int>(project.kind);
  draft.fit = static_cast<int>(project.fit);
  draft.program = static_cast<int>(project.program);
  draft.role = static_cast<int>(project.role);
  draft.deadline.set(project.deadline);
  return draft;
}

namespace {

bool deadline_changed(const ProjectDraft& draft) {
  ProjectDraft same = draft_of(draft.stored);
  return draft.deadline.typed != same.deadline.typed;
}

storage::ProjectEdit edit_of(const ProjectDraft& draft) {
  storage::ProjectEdit edit;
  const Project& was = draft.stored;
  if (draft.name != was.name) { edit.name = draft.name; }
  if (draft.funder != was.funder) { edit.funder = draft.funder; }
  if (draft.number != was.number) { edit.number = draft.number; }
  if (draft.color != was.color) { edit.color = draft.color; }
  if (draft.kind != static_cast<int>(was.kind)) { edit.kind = static_cast<Kind>(draft.kind); }
  if (draft.fit != static_cast<int>(was.fit)) { edit.fit = static_cast<Fit>(draft.fit); }
  if (draft.program != static_cast<int>(was.program)) { edit.program = static_cast<Program>(draft.program); }
  if (draft.role != static_cast<int>(was.role)) { edit.role = static_cast<Role>(draft.role); }
  if (deadline_changed(draft)) { edit.deadline = draft.deadline.day; }
  return edit;
}

/// A name or a colour that the ledger would refuse is told beside its field, before anything is sent.
bool sound(Scene& scene, ProjectDraft& draft) {
  ProjectsUi& state = scene.state;
  state.name_error.reset();
  state.color_error.reset();
  state.other_error.reset();
  if (draft.name.find_first_not_of(" \t") == std::string::npos) {
    state.name_error =
        refuse(ErrorKind::usage, "empty_name", msg::project_empty_name, Phrase{msg::gui_hint_project_name});
  } else {
    const std::string key = fold_key(draft.name);
    for (const Project& other : scene.base.projects) {
      if (other.id == draft.stored.id || fold_key(other.name) != key) { continue; }
      state.name_error = refuse(ErrorKind::refused, "name_taken", {msg::gui_projects_taken, {{"name", other.name}}},
                                Phrase{msg::gui_hint_name_taken});
    }
  }
  if (!is_color(draft.color)) {
    state.color_error =
        refuse(ErrorKind::usage, "bad_color", {msg::project_bad_color, {{"value", printable(draft.color)}}},
               Phrase{msg::project_bad_color_hint});
  }
  const bool day = settle(draft.deadline, scene.base);
  return day && !state.name_error && !state.color_error;
}

/// Where a refusal of the ledger is shown.
void show_refusal(ProjectsUi& state, const Error& error) {
  const Error shown = in_window(error);
  if (error.code == "empty_name" || error.code == "name_taken") {
    state.name_error = shown;
  } else if (error.code == "bad_color") {
    state.color_error = shown;
  } else {
    state.other_error = shown;
  }
}

void save_new(Scene& scene, const ProjectDraft& draft) {
  Project wanted;
  wanted.name = draft.name;
  wanted.kind = static_cast<Kind>(draft.kind);
  wanted.funder = draft.funder;
  wanted.number = draft.number;
  wanted.fit = static_cast<Fit>(draft.fit);
  wanted.program = static_cast<Program>(draft.program);
  wanted.role = static_cast<Role>(draft.role);
  wanted.deadline = draft.deadline.day;
  wanted.color = draft.color;
  ProjectsUi* const state = &scene.state;
  const auto made = std::make_shared<ProjectId>();
  scene.commands.change(
      [wanted, state, made](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
        Result<Project> added = storage::add_project(ledger, act, wanted);
        if (!added) {
          show_refusal(*state, added.error());
          return in_window(added.error());
        }
        *made = added->id;
        return Phrase{msg::gui_projects_added, {{"project", added->name}}};
      },
      [state, made] {
        state->drafts.erase(kNewProject);
        select(*state, *made);
      });
}

}  // namespace

bool is_color(std::string_view text) {
  return text.empty() || (text.size() == 7 && text[0] == '#' &&
                          text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos);
}

bool changed(const ProjectDraft& draft) {
  return !edit_of(draft).empty();
}

void catch_up(ProjectDraft& draft, const Project& now) {
  if (draft.stored == now) { return; }
  const ProjectDraft fresh = draft_of(now);
  const storage::ProjectEdit edit = edit_of(draft);
  if (!edit.name) { draft.name = fresh.name; }
  if (!edit.funder) { draft.funder = fresh.funder; }
  if (!edit.number) { draft.number = fresh.number; }
  if (!edit.color) { draft.color = fresh.color; }
  if (!edit.kind) { draft.kind = fresh.kind; }
  if (!edit.fit) { draft.fit = fresh.fit; }
  if (!edit.program) { draft.program = fresh.program; }
  if (!edit.role) { draft.role = fresh.role; }
  if (!edit.deadline) { draft.deadline = fresh.deadline; }
  draft.stored = now;
}

void save(Scene& scene, ProjectDraft& draft) {
  if (!sound(scene, draft)) { return; }
  if (scene.state.adding) {
    save_new(scene, draft);
    return;
  }
  const storage::ProjectEdit edit = edit_of(draft);
  if (edit.empty()) { return; }
  const ProjectId id = draft.stored.id;
  ProjectsUi* const state = &scene.state;
  scene.commands.change(
      [id, edit, state](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
        Result<Project> after = storage::edit_project(ledger, act, id, edit);
        if (!after) {
          show_refusal(*state, after.error());
          return in_window(after.error());
        }
        return Phrase{msg::gui_projects_saved, {{"project", after->name}}};
      },
      [state, id] { state->drafts.erase(id.value); });
}

void set_archived(Scene& scene, const Project& project, bool archived) {
  const ProjectId id = project.id;
  ProjectsUi* const state = &scene.state;
  scene.commands.change(
      [id, archived](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
        storage::ProjectEdit edit;
        edit.archived = archived;
        Result<Project> after = storage::edit_project(ledger, act, id, edit);
        if (!after) { return in_window(after.error()); }
        return Phrase{archived ? msg::gui_projects_archived_it : msg::gui_projects_brought_back,
                      {{"project", after->name}}};
      },
      [state, archived] {
        if (archived && !state->show_archived) { select(*state, std::nullopt); }
      });
}

}  // namespace labclock::gui::projects_view
