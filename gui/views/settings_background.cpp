// The switch that starts the background program at login, below the alerts it watches for.

#include "gui/views/settings_parts.hpp"
#include "src/msg/desktop.hpp"

namespace labclock::gui::settings_view {

void draw_background(Ui& ui, Scene& scene, Place& place) {
  const AutostartPlan& plan = scene.state.autostart;
  if (plan.file.empty()) { return; }
  bool on = scene.page.autostarts;
  const std::string name = ui(msg::desktop_autostart);
  // A long name goes on below its tick, as that of a setting.
  const float room = place.width - 1.5F;
  const bool fits = ui.text_width(name) <= room;
  const bool used = ui.tick("background", place.x, place.y, fits ? name : "", on);
  place.y += fits ? kBodyLine : ui.paragraph(place.x + 1.5F, place.y, room, name, {});
  place.y += 0.125F + ui.paragraph(place.x, place.y + 0.125F, place.width, ui(msg::desktop_autostart_help), caption());
  place.y += ui.paragraph(place.x, place.y, place.width,
                          ui(scene.page.watching ? msg::desktop_watching : msg::desktop_not_watching), caption());
  place.y += kBetween;
  if (!used) { return; }
  // A file of this computer and nothing of the ledger: undo does not know of it.
  scene.commands.work([plan, on](storage::Ledger&, const storage::Act&) -> Result<Phrase> {
    if (Result<void> set = set_autostart(plan.file, on, plan.program, plan.words); !set) { return set.error(); }
    return Phrase{on ? msg::desktop_autostart_on : msg::desktop_autostart_off};
  });
}

}  // namespace labclock::gui::settings_view
