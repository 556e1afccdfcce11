// Crunches: declared days with their reason, what they hold back, and the payback that is due and paid.

#include <algorithm>

#include "gui/parts.hpp"
#include "gui/views/rest_parts.hpp"
#include "src/format.hpp"
#include "src/msg/gui_rest.hpp"
#include "storage/crunches.hpp"

namespace labclock::gui::rest_view {
namespace {

constexpr float kFieldWide = 12.0F;

void remove(Scene& scene, const Crunch& crunch, Lang lang) {
  scene.commands.change([id = crunch.id, days = day_range(crunch.days, lang)](
                            storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
    Result<Crunch> gone = storage::remove_crunch(ledger, act, id);
    if (!gone) { return in_window(gone.error()); }
    return Phrase{msg::gui_rest_crunch_removed, {{"days", days}}};
  });
}

void declare(Ui& ui, Scene& scene) {
  CrunchForm& form = scene.state.crunch;
  form.error.reset();
  // Both days are read, so that each field tells what is wrong with it.
  const bool from_read = settle(form.from, scene.base);
  const bool to_read = settle(form.to, scene.base);
  if (!from_read || !to_read) { return; }
  if (!form.from.day || !form.to.day) {
    form.error = refuse(ErrorKind::usage, "no_day", msg::gui_rest_crunch_needs_days);
    return;
  }
  const DayRange days{*form.from.day, *form.to.day};
  RestUi* const state = &scene.state;
  scene.commands.change(
      [state, days, reason = form.reason, told = day_range(days, ui.lang)](storage::Ledger& ledger,
                                                                           const storage::Act& act) -> Result<Phrase> {
        Result<Crunch> made = storage::add_crunch(ledger, act, days, reason);
        if (!made) {
          state->crunch.error = in_window(made.error());
          return *state->crunch.error;
        }
        return Phrase{msg::gui_rest_crunch_declared, {{"days", told}}};
      },
      [state] { state->crunch = CrunchForm{}; });
}

/// Off-hours so far while it goes on; what is due and paid after it.
std::string account_words(const Ui& ui, const Payback& payback) {
  if (!payback.due) {
    return ui({msg::gui_rest_crunch_so_far, {{"length", hours_minutes(payback.off_hours, ui.lang)}}});
  }
  if (*payback.due == Seconds{0}) { return ui(msg::gui_rest_crunch_nothing_due); }
  return ui({msg::gui_rest_crunch_account,
             {{"due", hours_minutes(*payback.due, ui.lang)},
              {"paid", hours_minutes(payback.paid, ui.lang)},
              {"left", hours_minutes(payback.left(), ui.lang)}}});
}

float row(Ui& ui, Scene& scene, const Payback& payback, float x, float y, float wide) {
  const float top = y;
  const std::string take_back = ui(msg::gui_rest_crunch_remove);
  const float button = ui.button_width(take_back);
  const bool beside = wide >= button + 12.0F;
  const float room = beside ? wide - button - 0.75F : wide;
  y += ui.paragraph(x, y, room, day_range(payback.crunch.days, ui.lang) + ": " + payback.crunch.reason, {});
  y += ui.paragraph(x, y, room, account_words(ui, payback), {TextSize::caption, false, Ink::muted, Align::left, 0});
  if (payback.due && *payback.due > Seconds{0}) {
    // A track of what is due, filled as far as it is paid.
    const float bar = std::min(room, 16.0F);
    ui.fill({x, y + 0.25F, bar, 0.5F}, Ink::band, 0.125F);
    const float part = static_cast<float>(payback.paid.count()) / static_cast<float>(payback.due->count());
    if (part > 0) { ui.fill({x, y + 0.25F, std::max(0.125F, bar * part), 0.5F}, Ink::neutral, 0.125F); }
    y += 1.0F;
  }
  ImGui::PushID(static_cast<int>(payback.crunch.id.value));
  const Box box = beside ? Box{x + wide - button, top, button, 0} : Box{x, y + 0.25F, std::min(wide, button), 0};
  if (ui.button("remove", box, take_back, Ui::Look::quiet)) { remove(scene, payback.crunch, ui.lang); }
  ImGui::PopID();
  y = beside ? std::max(y, top + kButtonHeight) : y + kButtonHeight + 0.25F;
  return y + 0.75F - top;
}

float form_fields(Ui& ui, Scene& scene, float x, float y, float wide) {
  CrunchForm& form = scene.state.crunch;
  const float top = y;
  const bool beside = wide >= 2 * kFieldWide + 0.5F;
  const float field = std::min(wide, kFieldWide);
  ui.label(x, y, ui(msg::gui_rest_crunch_from));
  if (beside) { ui.label(x + field + 0.5F, y, ui(msg::gui_rest_crunch_to)); }
  y += 1.25F;
  date_field(ui, "from", {x, y, field, 0}, form.from, scene.base, {"", std::exchange(form.focus, false)});
  if (beside) {
    date_field(ui, "to", {x + field + 0.5F, y, field, 0}, form.to, scene.base);
    y += kButtonHeight;
    y += std::max(field_error(ui, x, y, field, form.from.error),
                  field_error(ui, x + field + 0.5F, y, field, form.to.error));
  } else {
    y += kButtonHeight + field_error(ui, x, y + kButtonHeight, field, form.from.error) + 0.5F;
    ui.label(x, y, ui(msg::gui_rest_crunch_to));
    y += 1.25F;
    date_field(ui, "to", {x, y, field, 0}, form.to, scene.base);
    y += kButtonHeight + field_error(ui, x, y + kButtonHeight, field, form.to.error);
  }
  y += 0.5F;
  ui.label(x, y, ui(msg::gui_rest_crunch_reason));
  y += 1.25F;
  Ui::FieldLook look;
  look.hint = ui(msg::gui_rest_crunch_reason_hint);
  look.wrong = form.error.has_value();
  const bool entered = ui.field("reason", {x, y, std::min(wide, 2 * kFieldWide + 0.5F), 0}, form.reason, look);
  y += kButtonHeight + field_error(ui, x, y + kButtonHeight, wide, form.error) + 0.75F;
  const std::string set = ui(msg::gui_rest_crunch_declare_now);
  const std::string cancel = ui(msg::gui_rest_crunch_cancel);
  const float first = std::min(wide, ui.button_width(set));
  const float second = std::min(wide, ui.button_width(cancel));
  const bool in_a_row = first + 0.5F + second <= wide;
  if (ui.button("declare", {x, y, first, 0}, set) || entered) { declare(ui, scene); }
  if (!in_a_row) { y += kButtonHeight + 0.5F; }
  if (ui.button("cancel", {in_a_row ? x + first + 0.5F : x, y, second, 0}, cancel, Ui::Look::quiet)) {
    form = CrunchForm{};
  }
  return y + kButtonHeight + 0.5F - top;
}

}  // namespace

float crunch_card(Ui& ui, Scene& scene, float x, float y, float wide) {
  CardBehind card;
  const float top = y;
  const float left = x + pad_of(wide);
  const float inner = wide - 2 * pad_of(wide);
  card_title(ui, x, y + 1.0F, wide, msg::gui_rest_crunch, "");
  y += 2.75F;
  const TextLook caption{TextSize::caption, false, Ink::muted, Align::left, 0};
  y += ui.paragraph(left, y, inner, ui(msg::gui_rest_crunch_note), caption) + 0.75F;
  for (const Payback& payback : scene.page.paybacks) { y += row(ui, scene, payback, left, y, inner); }
  if (scene.state.crunch.open) {
    if (ui.pressed(key_escape)) { scene.state.crunch = CrunchForm{}; }
    y += form_fields(ui, scene, left, y, inner);
  } else {
    const std::string words = ui(msg::gui_rest_crunch_declare);
    if (ui.button("open", {left, y, std::min(inner, ui.button_width(words)), 0}, words)) {
      scene.state.crunch = CrunchForm{};
      scene.state.crunch.open = true;
      scene.state.crunch.focus = true;
      scene.state.crunch.from.set(scene.base.today);
    }
    y += kButtonHeight;
  }
  y += 1.0F;
  card.close(ui, {x, top, wide, y - top});
  return y - top;
}

}  // namespace labclock::gui::rest_view
