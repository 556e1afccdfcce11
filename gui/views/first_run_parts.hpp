#pragma once
// What the pieces of the first page tell one another: not for anybody else.

#include "gui/views/first_run.hpp"

namespace labclock::gui::first_run_view {

/// Everything a piece needs.
struct Scene {
  const Snapshot& base;
  const FirstRunPage& page;
  FirstRunUi& state;
  Commands& commands;
  Lang lang;
};

struct Place {
  float x;
  float y;
  float width;
};

inline constexpr float kUnderLabel = 1.25F;
inline constexpr int kImportFormats = 3;

[[nodiscard]] inline TextLook caption() {
  return {TextSize::caption, false, Ink::muted, Align::left, 0};
}

/// The day from which agreed shares hold: the first of this month.
[[nodiscard]] Day agreed_from(const Snapshot& base);
/// The settings of the form with their keys, in the order they are written.
[[nodiscard]] std::vector<std::pair<std::string, FirstSetting*>> settings_of(FirstRunUi& state);
/// "timewarrior", "watson", "toggl"; empty for nothing.
[[nodiscard]] std::string import_format(const FirstRunUi& state);

void draw_projects(Ui& ui, Scene& scene, Place& place);
void draw_import(Ui& ui, Scene& scene, Place& place);

/// Looks at the file and tells what would come in; changes nothing.
void preview(Scene& scene);
/// Writes everything that is not written yet; what is wrong is told beside its field, and then nothing is written.
void begin(Scene& scene);

}  // namespace labclock::gui::first_run_view
