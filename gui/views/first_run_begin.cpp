// "Begin": everything on the form into the ledger, one verb after the other, until one is refused.

#include <fmt/format.h>

#include <memory>
#include <set>

#include "gui/views/first_run_parts.hpp"
#include "gui/views/projects.hpp"
#include "gui/views/settings_parts.hpp"
#include "src/msg/gui_first_run.hpp"
#include "src/msg/gui_parts.hpp"
#include "src/msg/gui_projects.hpp"
#include "src/msg/gui_settings.hpp"
#include "src/utf8.hpp"
#include "storage/projects.hpp"
#include "storage/records.hpp"

namespace labclock::gui::first_run_view {
namespace {

struct NoProgress : storage::Progress {
  bool step(std::int64_t /*done*/, std::int64_t /*total*/) override { return true; }
};

bool blank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

bool sound_settings(FirstRunUi& state) {
  bool sound = true;
  for (auto& [key, field] : settings_of(state)) {
    Result<std::string> normal = normalise_setting(*find_setting(key), field->typed);
    field->error = normal ? std::nullopt : std::optional<Error>(normal.error());
    sound = sound && normal.ok();
  }
  return sound;
}

bool sound_project(Scene& scene, FirstProject& project, std::set<std::string>& names) {
  project.name_error.reset();
  project.share_error.reset();
  if (!blank(project.share)) {
    if (Result<int> share = parse_share(project.share); !share) { project.share_error = share.error(); }
  }
  if (blank(project.name)) {
    if (!blank(project.share)) {
      project.name_error = refuse(ErrorKind::usage, "empty_name", msg::gui_first_share_alone);
    }
    return !project.name_error && !project.share_error;
  }
  const std::string key = fold_key(project.name);
  if (!names.insert(key).second) {
    project.name_error =
        refuse(ErrorKind::refused, "name_taken", msg::gui_first_twice, Phrase{msg::gui_hint_name_taken});
  }
  if (!project.written) {
    for (const Project& other : scene.base.projects) {
      if (fold_key(other.name) != key) { continue; }
      project.name_error = refuse(ErrorKind::refused, "name_taken", {msg::gui_projects_taken, {{"name", other.name}}},
                                  Phrase{msg::gui_hint_name_taken});
    }
  }
  return !project.name_error && !project.share_error;
}

/// What the form itself can tell is told beside its fields, before anything is written.
bool sound(Scene& scene) {
  FirstRunUi& state = scene.state;
  state.error.reset();
  bool fine = sound_settings(state);
  std::set<std::string> names;
  bool any = state.import_from != 0;
  for (FirstProject& project : state.projects) {
    fine = sound_project(scene, project, names) && fine;
    any = any || !blank(project.name);
  }
  if (state.import_from != 0 && settings_view::full_path(state.import_path, state.home).empty()) {
    state.import_error = refuse(ErrorKind::usage, "no_file", msg::gui_settings_no_path);
    fine = false;
  }
  if (!fine) {
    state.error = refuse(ErrorKind::usage, "form", msg::gui_first_look_above);
  } else if (!any) {
    state.error = refuse(ErrorKind::usage, "no_project", msg::gui_first_needs_project);
  }
  return !state.error;
}

/// The verbs of one press of "Begin". After the first refusal none of the later ones does anything.
class Steps {
 public:
  explicit Steps(Scene& scene) : scene_(scene), run_(std::make_shared<Run>()) {}

  void add(Verb step) { steps_.push_back(std::move(step)); }

  void push() {
    FirstRunUi* const state = &scene_.state;
    if (steps_.empty()) {
      state->done = true;
      scene_.commands.reread();
      return;
    }
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const bool last = i + 1 == steps_.size();
      scene_.commands.change(
          [state, run = run_, step = steps_[i], last](storage::Ledger& ledger,
                                                      const storage::Act& act) -> Result<Phrase> {
            if (run->failed) { return *run->failed; }
            Result<Phrase> done = step(ledger, act);
            if (!done) {
              run->failed = done.error();
              state->error = done.error();
              return done;
            }
            state->begun = true;
            return last ? Result<Phrase>(Phrase{msg::gui_first_done}) : done;
          },
          [state, last] {
            if (last) { state->done = true; }
          });
    }
  }

 private:
  struct Run {
    std::optional<Error> failed;
  };
  Scene& scene_;
  std::shared_ptr<Run> run_;
  std::vector<Verb> steps_;
};

void write_settings(Scene& scene, Steps& steps) {
  FirstRunUi* const state = &scene.state;
  for (auto& [key, field] : settings_of(*state)) {
    Result<std::string> normal = normalise_setting(*find_setting(key), field->typed);
    if (!normal) { continue; }
    const auto written = state->written.find(key);
    if (written != state->written.end() && written->second == *normal) { continue; }
    steps.add([state, key = key, value = *normal, field = field, today = scene.base.today](
                  storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
      Result<std::string> set = storage::set_setting(ledger, act, key, value, kEver, today);
      if (!set) {
        field->error = set.error();
        return set.error();
      }
      state->written[key] = *set;
      return Phrase{msg::gui_first_setting, {{"name", key}, {"value", *set}}};
    });
  }
}

void write_project(Scene& scene, std::size_t index, Steps& steps) {
  FirstRunUi* const state = &scene.state;
  const FirstProject& project = state->projects[index];
  if (!project.written) {
    Project wanted;
    wanted.name = project.name;
    wanted.kind = static_cast<Kind>(project.kind);
    steps.add([state, index, wanted](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
      Result<Project> made = storage::add_project(ledger, act, wanted);
      if (!made) {
        state->projects[index].name_error = in_window(made.error());
        return in_window(made.error());
      }
      state->projects[index].written = made->id;
      return Phrase{msg::gui_projects_added, {{"project", made->name}}};
    });
  }
  if (project.agreed || blank(project.share)) { return; }
  Agreement agreement;
  if (Result<int> share = parse_share(project.share)) { agreement.share_ppm = *share; }
  agreement.from = agreed_from(scene.base);
  steps.add([state, index, agreement, name = project.name](storage::Ledger& ledger,
                                                           const storage::Act& act) -> Result<Phrase> {
    Agreement wanted = agreement;
    wanted.project = state->projects[index].written.value_or(ProjectId{});
    Result<Agreement> made = storage::agree(ledger, act, wanted);
    if (!made) {
      state->projects[index].share_error = in_window(made.error());
      return in_window(made.error());
    }
    state->projects[index].agreed = true;
    return Phrase{msg::gui_projects_added, {{"project", name}}};
  });
}

void write_import(Scene& scene, Steps& steps) {
  FirstRunUi* const state = &scene.state;
  if (state->import_from == 0 || state->imported) { return; }
  storage::ImportRequest request;
  request.format = import_format(*state);
  request.path = settings_view::full_path(state->import_path, state->home);
  request.zone = scene.base.zone->name();
  request.skip_bad = state->import_rest;
  request.overlaps = state->import_rest ? storage::Overlaps::keep_first : storage::Overlaps::refuse;
  ZoneFinder* const zones = &scene.base.almanac->zones();
  steps.add([state, request, zones](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
    NoProgress quiet;
    Result<storage::ImportReport> report =
        storage::import_file(ledger, {act.now, storage::Who::import}, request, *zones, quiet);
    if (!report) {
      state->import_error = report.error();
      return report.error();
    }
    state->imported = true;
    return Phrase{msg::gui_first_imported, {{"count", fmt::format("{}", report->added)}}};
  });
}

}  // namespace

void begin(Scene& scene) {
  if (!sound(scene)) { return; }
  Steps steps(scene);
  write_settings(scene, steps);
  for (std::size_t i = 0; i < scene.state.projects.size(); ++i) {
    if (!blank(scene.state.projects[i].name)) { write_project(scene, i, steps); }
  }
  write_import(scene, steps);
  steps.push();
}

}  // namespace labclock::gui::first_run_view
