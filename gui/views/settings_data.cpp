// Where the file is, copies of it and the way back, and the doctor.

#include <fmt/format.h>

#include <algorithm>

#include "gui/views/settings_parts.hpp"
#include "src/msg/gui_settings.hpp"
#include "storage/backup.hpp"

namespace labclock::gui::settings_view {
namespace {

struct NoProgress : storage::Progress {
  bool step(std::int64_t /*done*/, std::int64_t /*total*/) override { return true; }
};

std::string size_words(std::int64_t bytes) {
  if (bytes < 1'000'000) { return fmt::format("{} kB", (bytes + 999) / 1000); }
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

void title(Ui& ui, Place& place, Msg words) {
  place.y += ui.paragraph(place.x, place.y, place.width, ui(words), {TextSize::body, true, Ink::text, Align::left, 0});
  place.y += 0.25F;
}

void rule(Ui& ui, Place& place) {
  ui.divider(place.x, place.y + 1.0F, place.width);
  place.y += 1.75F;
}

void draw_file(Ui& ui, Scene& scene, Place& place) {
  place.y += ui.paragraph(place.x, place.y, place.width, ui(msg::gui_data_file), caption());
  place.y += ui.paragraph(place.x, place.y, place.width, scene.page.file.string(), {});
  place.y += 0.5F;
  Row row(place);
  const std::string copy = ui(msg::gui_data_copy_path);
  const std::string open = ui(msg::gui_data_open);
  if (ui.button("copy", row.next(ui.button_width(copy)), copy)) {
    scene.commands.copy(scene.page.file.string());
    scene.commands.say(msg::gui_data_path_copied);
  }
  if (ui.button("open", row.next(ui.button_width(open)), open)) {
    scene.commands.open(scene.page.file.parent_path().string());
  }
}

void draw_backup(Ui& ui, Scene& scene, Place& place) {
  title(ui, place, msg::gui_data_backup_title);
  place.y += ui.paragraph(place.x, place.y, place.width, ui(msg::gui_data_backup_note), caption()) + 0.5F;
  const std::string words = ui(msg::gui_data_backup);
  const bool used =
      ui.button("backup", {place.x, place.y, std::min(place.width, ui.button_width(words)), kButtonHeight}, words);
  place.y += kButtonHeight;
  if (!used) { return; }
  scene.commands.work([](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
    NoProgress quiet;
    Result<storage::Backup> made = storage::backup(ledger, act, std::nullopt, quiet);
    if (!made) { return made.error(); }
    return Phrase{msg::gui_data_backed_up, {{"file", made->file.string()}, {"size", size_words(made->bytes)}}};
  });
}

// Restore -----------------------------------------------------------------------------------------------------

void restore(Scene& scene) {
  SettingsUi* const state = &scene.state;
  const std::filesystem::path file = full_path(state->copy_file, state->home);
  scene.commands.work(
      [file, state](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
        NoProgress quiet;
        Result<storage::Restored> done = storage::restore(ledger, act, file, quiet);
        state->confirm_restore = false;
        if (!done) {
          state->copy_error = done.error();
          return done.error();
        }
        if (done->kept.empty()) {
          return Phrase{msg::gui_data_restored_first, {{"count", fmt::format("{}", done->sessions)}}};
        }
        return Phrase{msg::gui_data_restored,
                      {{"count", fmt::format("{}", done->sessions)}, {"file", done->kept.string()}}};
      },
      [state] { state->copy_file.clear(); });
}

/// The newest copies, a press takes one into the field.
void draw_copies(Ui& ui, Scene& scene, Place& place) {
  if (scene.page.copies.empty()) { return; }
  place.y += 0.5F;
  ui.label(place.x, place.y, ui(msg::gui_data_newest));
  place.y += kUnderLabel;
  for (const std::filesystem::path& copy : scene.page.copies) {
    const std::string name = copy.filename().string();
    ImGui::PushID(name.c_str());
    const float wide = std::min(place.width, ui.text_width(name, TextSize::caption) + 1.0F);
    if (ui.area("copy", {place.x - 0.5F, place.y, wide, 1.5F}, "")) {
      scene.state.copy_file = copy.string();
      scene.state.copy_error.reset();
      scene.state.confirm_restore = false;
    }
    ui.text(place.x, place.y + 0.25F, name, {TextSize::caption, false, Ink::muted, Align::left, place.width});
    ImGui::PopID();
    place.y += 1.5F;
  }
}

void draw_confirm(Ui& ui, Scene& scene, Place& place) {
  const std::string file = full_path(scene.state.copy_file, scene.state.home).string();
  place.y += 0.5F;
  place.y += ui.paragraph(place.x, place.y, place.width, ui({msg::gui_data_confirm, {{"file", file}}}),
                          {TextSize::body, true, Ink::text, Align::left, 0});
  place.y += ui.paragraph(place.x, place.y, place.width, ui(msg::gui_data_confirm_kept), caption()) + 0.5F;
  const std::string yes = ui(msg::gui_data_confirm_yes);
  const std::string no = ui(msg::gui_settings_cancel);
  Row row(place);
  if (ui.button("yes", row.next(ui.button_width(yes)), yes, Ui::Look::filled)) { restore(scene); }
  if (ui.button("no", row.next(ui.button_width(no)), no)) { scene.state.confirm_restore = false; }
}

void draw_restore(Ui& ui, Scene& scene, Place& place) {
  SettingsUi& state = scene.state;
  title(ui, place, msg::gui_data_restore_title);
  const std::string words = ui(msg::gui_data_restore);
  const float button = ui.button_width(words);
  bool edited = false;
  bool asked = false;
  Ui::FieldLook look;
  look.hint = ui(msg::gui_data_restore_hint);
  look.wrong = state.copy_error.has_value();
  look.edited = &edited;
  {
    Row row(place);
    asked = ui.field("file", row.next(std::max(8.0F, place.width - button - 0.5F)), state.copy_file, look);
    if (ui.button("restore", row.next(button), words)) { asked = true; }
  }
  if (edited) {
    state.copy_error.reset();
    state.confirm_restore = false;
  }
  place.y += field_error(ui, place.x, place.y, place.width, state.copy_error);
  if (asked) {
    state.copy_error.reset();
    state.confirm_restore = !full_path(state.copy_file, state.home).empty();
    if (!state.confirm_restore) { state.copy_error = refuse(ErrorKind::usage, "no_file", msg::gui_settings_no_path); }
  }
  if (state.confirm_restore) {
    draw_confirm(ui, scene, place);
  } else {
    draw_copies(ui, scene, place);
  }
}

// The doctor --------------------------------------------------------------------------------------------------

void draw_finding(Ui& ui, const storage::Finding& finding, Place& place) {
  const bool fine = finding.severity == storage::Severity::ok;
  const bool note = finding.severity == storage::Severity::note;
  const Mark mark = fine ? Mark::ok : note ? Mark::watch : Mark::over;
  const Msg word = fine ? msg::gui_data_ok : note ? msg::gui_data_note : msg::gui_data_problem;
  constexpr float kWord = 5.0F;
  const bool beside = place.width >= 20;
  status(ui, place.x, place.y + 0.125F, mark, ui(word));
  Place text{beside ? place.x + kWord : place.x, beside ? place.y : place.y + 1.25F,
             beside ? place.width - kWord : place.width};
  text.y += ui.paragraph(text.x, text.y, text.width, ui(finding.text),
                         {TextSize::caption, false, fine ? Ink::muted : Ink::text, Align::left, 0});
  if (finding.advice && !fine) { text.y += ui.paragraph(text.x, text.y, text.width, ui(*finding.advice), caption()); }
  place.y = text.y + 0.25F;
}

void draw_doctor(Ui& ui, Scene& scene, Place& place) {
  title(ui, place, msg::gui_data_doctor_title);
  place.y += ui.paragraph(place.x, place.y, place.width, ui(msg::gui_data_doctor_note), caption()) + 0.5F;
  if (scene.state.examine) {
    // What needs a look comes first.
    for (const storage::Severity each : {storage::Severity::problem, storage::Severity::note, storage::Severity::ok}) {
      for (const storage::Finding& finding : scene.page.findings) {
        if (finding.severity == each) { draw_finding(ui, finding, place); }
      }
    }
    place.y += 0.25F;
  }
  const std::string words = ui(scene.state.examine ? msg::gui_data_doctor_close : msg::gui_data_doctor);
  if (ui.button("doctor", {place.x, place.y, std::min(place.width, ui.button_width(words)), kButtonHeight}, words)) {
    scene.state.examine = !scene.state.examine;
    scene.commands.reread();
  }
  place.y += kButtonHeight;
}

}  // namespace

void draw_data(Ui& ui, Scene& scene, Place& place) {
  ImGui::PushID("data");
  draw_file(ui, scene, place);
  rule(ui, place);
  draw_backup(ui, scene, place);
  rule(ui, place);
  draw_restore(ui, scene, place);
  rule(ui, place);
  draw_doctor(ui, scene, place);
  rule(ui, place);
  place.y += ui.paragraph(place.x, place.y, place.width, ui(msg::gui_data_exchange), caption());
  ImGui::PopID();
}

}  // namespace labclock::gui::settings_view
