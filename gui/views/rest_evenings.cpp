// Who or what took the off-hours: bars by kind, by project and by the reason that was told.

#include <algorithm>

#include "gui/parts.hpp"
#include "gui/views/rest_parts.hpp"
#include "src/format.hpp"
#include "src/msg/gui_rest.hpp"

namespace labclock::gui::rest_view {
namespace {

constexpr float kRow = 1.5F;
constexpr std::size_t kMostProjects = 6;

/// Rows of one scale: the whole.
class Bars {
 public:
  Bars(Ui& ui, float x, float wide, const reports::OffHours& sums) : ui_(ui), x_(x), wide_(wide), whole_(sums.total) {
    // A part may have more digits than the whole: 1 h 40 min of 2 h.
    const auto make_room = [&](Seconds length) {
      value_ = std::max(value_, ui.text_width(hours_minutes(length, ui.lang), TextSize::caption) + 0.5F);
    };
    for (const Seconds length : sums.by_kind) { make_room(length); }
    for (const Seconds length : sums.by_reason) { make_room(length); }
    for (const reports::OffHoursProject& each : sums.projects) { make_room(each.off_hours); }
    name_ = std::min(wide * 0.42F, 12.0F);
  }

  float head(float y, Msg words) {
    ui_.text(x_, y, ui_(words), {TextSize::caption, false, Ink::muted, Align::left, wide_});
    return 1.375F;
  }

  /// `kind` hatches in the kind's colour; without one the bar is grey.
  float row(float y, const std::string& name, Seconds length, std::optional<Kind> kind, bool muted = false) {
    ui_.text(x_, y + 0.2F, name, {TextSize::caption, false, muted ? Ink::muted : Ink::text, Align::left, name_ - 0.5F});
    const float room = wide_ - name_ - value_;
    if (room > 1.0F && whole_ > Seconds{0}) {
      ui_.fill({x_ + name_, y + 0.375F, room, 0.625F}, Ink::band, 0.125F);
      const float part = static_cast<float>(length.count()) / static_cast<float>(whole_.count());
      const Box bar{x_ + name_, y + 0.375F, std::max(0.125F, room * part), 0.625F};
      if (kind) {
        ui_.hatch(bar, reports::ink_of(*kind), 0.125F);
      } else {
        ui_.fill(bar, Ink::neutral, 0.125F);
      }
    }
    ui_.text(x_ + wide_, y + 0.2F, hours_minutes(length, ui_.lang),
             {TextSize::caption, false, Ink::text, Align::right, value_ - 0.25F});
    return kRow;
  }

 private:
  Ui& ui_;
  float x_, wide_;
  Seconds whole_;
  float value_ = 0, name_ = 0;
};

float kinds(Ui& ui, const RestPage& page, Bars& bars, float y) {
  const float top = y;
  y += bars.head(y, msg::gui_rest_eve_kinds);
  for (std::size_t i = 0; i < kKindCount; ++i) {
    const Seconds length = page.off_hours.by_kind.at(i);
    if (length == Seconds{0}) { continue; }
    y += bars.row(y, std::string(name_of(static_cast<Kind>(i), ui.lang)), length, static_cast<Kind>(i));
  }
  return y - top;
}

float projects(Ui& ui, const Snapshot& base, const RestPage& page, Bars& bars, float y) {
  const float top = y;
  y += bars.head(y, msg::gui_rest_eve_projects);
  for (std::size_t i = 0; i < std::min(kMostProjects, page.off_hours.projects.size()); ++i) {
    const reports::OffHoursProject& each = page.off_hours.projects[i];
    y += bars.row(y, base.project_name(each.project, ui.lang), each.off_hours, each.kind, !each.project);
  }
  return y - top;
}

float reasons(Ui& ui, const RestPage& page, Bars& bars, float y) {
  const float top = y;
  y += bars.head(y, msg::gui_rest_eve_reasons);
  for (const std::size_t i : {1U, 2U, 3U, 4U, 5U, 0U}) {  // what was told first
    const Seconds length = page.off_hours.by_reason.at(i);
    if (length == Seconds{0}) { continue; }
    const std::string name =
        i == 0 ? ui(msg::gui_rest_eve_not_told) : ui(word_of(static_cast<storage::AlertReason>(i)));
    y += bars.row(y, name, length, std::nullopt, i == 0);
  }
  return y - top;
}

}  // namespace

float evenings_card(Ui& ui, Scene& scene, float x, float y, float wide) {
  CardBehind card;
  const float top = y;
  const float left = x + pad_of(wide);
  const float inner = wide - 2 * pad_of(wide);
  const Seconds total = scene.page.off_hours.total;
  card_title(ui, x, y + 1.0F, wide, msg::gui_rest_eve_title, total > Seconds{0} ? hours_minutes(total, ui.lang) : "");
  y += 3.0F;
  if (total == Seconds{0}) {
    y += ui.paragraph(left, y, inner, ui(msg::gui_rest_eve_none),
                      {TextSize::caption, false, Ink::muted, Align::left, 0});
  } else {
    Bars bars{ui, left, inner, scene.page.off_hours};
    y += kinds(ui, scene.page, bars, y) + 0.5F;
    y += projects(ui, scene.base, scene.page, bars, y) + 0.5F;
    y += reasons(ui, scene.page, bars, y);
  }
  y += 1.0F;
  card.close(ui, {x, top, wide, y - top});
  return y - top;
}

}  // namespace labclock::gui::rest_view
