// What another tracker holds: where it is, and what of it would come in.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "gui/views/first_run_parts.hpp"
#include "gui/views/settings_parts.hpp"
#include "src/format.hpp"
#include "src/msg/gui_first_run.hpp"
#include "src/msg/gui_settings.hpp"

namespace labclock::gui::first_run_view {
namespace {

constexpr std::size_t kNamesShown = 6;
constexpr std::size_t kLinesShown = 5;

struct NoProgress : storage::Progress {
  bool step(std::int64_t /*done*/, std::int64_t /*total*/) override { return true; }
};

std::string number(std::int64_t n) {
  return fmt::format("{}", n);
}

/// Where such a tracker keeps its data, as far as something is there.
std::string usual_place(const Scene& scene) {
  const std::string format = import_format(scene.state);
  if (format == "timewarrior") { return scene.page.timewarrior.string(); }
  return format == "watson" ? scene.page.watson.string() : std::string{};
}

void forget_preview(FirstRunUi& state) {
  state.preview.reset();
  state.import_error.reset();
}

std::string new_projects(const Ui& ui, const storage::ImportReport& report) {
  std::string names;
  for (std::size_t i = 0; i < std::min(report.new_projects.size(), kNamesShown); ++i) {
    names += (i > 0 ? ", " : "") + report.new_projects[i];
  }
  if (report.new_projects.size() > kNamesShown) {
    names += " " + ui({msg::gui_first_preview_more,
                       {{"count", number(std::ssize(report.new_projects) - static_cast<std::int64_t>(kNamesShown))}}});
  }
  return names;
}

void draw_left_out(Ui& ui, const storage::ImportReport& report, Place& place) {
  if (report.refused == 0 && report.left_out.empty()) { return; }
  place.y += ui.paragraph(place.x, place.y, place.width,
                          ui({msg::gui_first_preview_refused, {{"count", number(report.refused)}}}),
                          {TextSize::caption, false, Ink::text, Align::left, 0});
  for (std::size_t i = 0; i < std::min(report.left_out.size(), kLinesShown); ++i) {
    const storage::BadLine& line = report.left_out[i];
    const Phrase words{line.line > 0 ? msg::gui_first_left_out : msg::gui_first_left_out_file,
                       {{"file", line.file}, {"line", number(line.line)}, {"reason", ui(line.reason)}}};
    place.y += ui.paragraph(place.x, place.y, place.width, ui(words), caption());
  }
  const std::int64_t more = std::ssize(report.left_out) + report.unlisted - static_cast<std::int64_t>(kLinesShown);
  if (more > 0) {
    place.y += ui.paragraph(place.x, place.y, place.width, ui({msg::gui_first_preview_more, {{"count", number(more)}}}),
                            caption());
  }
}

void draw_preview(Ui& ui, const storage::ImportReport& report, Place& place) {
  place.y += 0.75F;
  place.y += ui.paragraph(place.x, place.y, place.width,
                          ui({msg::gui_first_preview_counts,
                              {{"read", number(report.read)},
                               {"length", hours_minutes(report.time_read, ui.lang)},
                               {"added", number(report.added)},
                               {"already", number(report.already)}}}),
                          {});
  if (!report.new_projects.empty()) {
    place.y += ui.paragraph(place.x, place.y, place.width,
                            ui({msg::gui_first_preview_projects, {{"names", new_projects(ui, report)}}}), {});
    place.y += ui.paragraph(place.x, place.y, place.width, ui(msg::gui_first_preview_sort), caption());
  }
  draw_left_out(ui, report, place);
  place.y += ui.paragraph(place.x, place.y, place.width, ui(msg::gui_first_preview_nothing), caption());
}

}  // namespace

void preview(Scene& scene) {
  FirstRunUi* const state = &scene.state;
  forget_preview(*state);
  storage::ImportRequest request;
  request.format = import_format(*state);
  request.path = settings_view::full_path(state->import_path, state->home);
  request.zone = scene.base.zone->name();
  request.dry_run = true;
  request.skip_bad = state->import_rest;
  request.overlaps = state->import_rest ? storage::Overlaps::keep_first : storage::Overlaps::refuse;
  if (request.path.empty()) {
    state->import_error = refuse(ErrorKind::usage, "no_file", msg::gui_settings_no_path);
    return;
  }
  ZoneFinder* const zones = &scene.base.almanac->zones();
  scene.commands.work([request, state, zones](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
    NoProgress quiet;
    Result<storage::ImportReport> report =
        storage::import_file(ledger, {act.now, storage::Who::import}, request, *zones, quiet);
    if (!report) {
      state->import_error = report.error();
      return report.error();
    }
    state->preview = *report;
    return Phrase{msg::gui_first_previewed, {{"count", number(report->added)}}};
  });
}

void draw_import(Ui& ui, Scene& scene, Place& place) {
  FirstRunUi& state = scene.state;
  ImGui::PushID("import");
  ui.text(place.x, place.y, ui(msg::gui_first_import), {TextSize::body, true, Ink::text, Align::left, place.width});
  place.y += 2.25F;
  // The names of programs are the same in every language.
  const std::array<Ui::Option, kImportFormats + 1> options{{{ui(msg::gui_first_import_none), std::nullopt},
                                                            {"Timewarrior", std::nullopt},
                                                            {"Watson", std::nullopt},
                                                            {"Toggl", std::nullopt}}};
  if (ui.choice("format", {place.x, place.y, std::min(place.width, 18.0F), kButtonHeight}, options,
                state.import_from)) {
    forget_preview(state);
    state.import_path = usual_place(scene);
  }
  place.y += kButtonHeight;
  if (state.import_from != 0) {
    place.y += 0.75F;
    ui.label(place.x, place.y, ui(msg::gui_first_path));
    place.y += kUnderLabel;
    bool edited = false;
    Ui::FieldLook look;
    look.edited = &edited;
    look.wrong = state.import_error.has_value();
    bool asked = ui.field("path", {place.x, place.y, place.width, kButtonHeight}, state.import_path, look);
    if (edited) { forget_preview(state); }
    place.y += kButtonHeight + 0.125F;
    if (import_format(state) == "toggl") {
      place.y += ui.paragraph(place.x, place.y, place.width, ui(msg::gui_first_path_toggl), caption());
    }
    place.y += field_error(ui, place.x, place.y, place.width, state.import_error) + 0.5F;
    const std::string rest = ui(msg::gui_first_rest);
    const bool fits = ui.text_width(rest) + 1.5F <= place.width;
    if (ui.tick("rest", place.x, place.y, fits ? rest : "", state.import_rest)) { forget_preview(state); }
    place.y += fits ? kBodyLine : ui.paragraph(place.x + 1.5F, place.y, place.width - 1.5F, rest, {});
    place.y += 0.5F;
    const std::string words = ui(msg::gui_first_preview);
    if (ui.button("preview", {place.x, place.y, std::min(place.width, ui.button_width(words)), kButtonHeight}, words)) {
      asked = true;
    }
    place.y += kButtonHeight;
    if (state.preview) { draw_preview(ui, *state.preview, place); }
    if (asked) { preview(scene); }
  }
  place.y += 1.25F;
  ImGui::PopID();
}

}  // namespace labclock::gui::first_run_view
