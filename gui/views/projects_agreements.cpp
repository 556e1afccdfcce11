// The agreements of a project, in its panel.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "gui/views/projects_parts.hpp"
#include "src/format.hpp"
#include "src/msg/gui_parts.hpp"
#include "src/msg/gui_projects.hpp"
#include "src/msg/records.hpp"
#include "storage/projects.hpp"

namespace labclock::gui {

Result<int> parse_share(std::string_view words) {
  const Error wrong = refuse(ErrorKind::usage, "bad_share", msg::agreement_bad_share, Phrase{msg::gui_hint_share});
  std::string text;
  for (const char c : words) {
    if (c == ' ' || c == '\t') { continue; }
    text.push_back(c == ',' ? '.' : c);
  }
  if (text.ends_with('%')) { text.pop_back(); }
  // Only plain numbers: no sign, no exponent, at most four decimals.
  const std::size_t point = text.find('.');
  const std::string whole = text.substr(0, point);
  const std::string part = point == std::string::npos ? "" : text.substr(point + 1);
  const auto digits = [](const std::string& each) { return each.find_first_not_of("0123456789") == std::string::npos; };
  if ((whole.empty() && part.empty()) || whole.size() > 3 || part.size() > 4 || !digits(whole) || !digits(part)) {
    return wrong;
  }
  if (point != std::string::npos && part.empty()) { return wrong; }
  int ppm = 0;
  std::from_chars(whole.data(), whole.data() + whole.size(), ppm);
  ppm *= 10'000;
  int fraction = 0;
  const std::string padded = part + std::string(4 - part.size(), '0');
  std::from_chars(padded.data(), padded.data() + padded.size(), fraction);
  ppm += fraction;
  if (ppm > 1'000'000) { return wrong; }
  return ppm;
}

std::string share_words(int share_ppm) {
  return fmt::format("{:g} %", share_ppm / 10'000.0);
}

namespace projects_view {
namespace {

enum class Tense : unsigned char { now, past, coming };

Tense tense_of(const Agreement& agreement, Day today) {
  return agreement.holds_on(today) ? Tense::now : agreement.from > today ? Tense::coming : Tense::past;
}

void remove(Scene& scene, const Project& project, const Agreement& agreement) {
  scene.commands.change(
      [id = agreement.id, name = project.name](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
        Result<Agreement> gone = storage::remove_agreement(ledger, act, id);
        if (!gone) { return in_window(gone.error()); }
        return Phrase{msg::gui_projects_removed_it, {{"share", share_words(gone->share_ppm)}, {"project", name}}};
      });
}

float draw_agreement(Ui& ui, Scene& scene, const Project& project, const Agreement& agreement, float x, float y,
                     float width) {
  const Tense tense = tense_of(agreement, scene.base.today);
  const bool now = tense == Tense::now;
  const Ink ink = now ? Ink::text : Ink::muted;
  const std::string from = ui({msg::gui_projects_from, {{"day", brief_day(agreement.from, ui.lang)}}});
  const std::string to = agreement.to ? ui({msg::gui_projects_to, {{"day", brief_day(*agreement.to, ui.lang)}}})
                                      : ui(msg::gui_projects_open_end);
  ui.text(x, y + 0.25F, share_words(agreement.share_ppm), {TextSize::body, now, ink, Align::left, 0});
  // Dates stand beside the share, or below it where there is hardly room.
  constexpr float kShare = 3.75F;
  const float dates_wide = std::max(ui.text_width(from, TextSize::caption), ui.text_width(to, TextSize::caption));
  const bool beside = kShare + dates_wide <= width;
  const float dates = beside ? x + kShare : x;
  const float top = beside ? y : y + 1.75F;
  ui.text(dates, top, from, {TextSize::caption, false, ink, Align::left, x + width - dates});
  ui.text(dates, top + 1.0F, to, {TextSize::caption, false, ink, Align::left, x + width - dates});
  const Msg word = now                    ? msg::gui_projects_now
                   : tense == Tense::past ? msg::gui_projects_past
                                          : msg::gui_projects_coming;
  const std::string remove_words = ui(msg::gui_projects_remove);
  const float wide = ui.text_width(remove_words, TextSize::caption);
  const float word_wide = ui.text(x, top + 2.125F, ui(word), {TextSize::caption, false, Ink::muted, Align::left, 0});
  const float action = std::max(x + kShare, x + word_wide + 0.5F);
  ImGui::PushID(static_cast<int>(agreement.id.value));
  if (ui.area("remove", {action - 0.25F, top + 2.0F, wide + 0.5F, 1.25F}, "")) { remove(scene, project, agreement); }
  look_at_focus(scene.state);
  ImGui::PopID();
  ui.text(action, top + 2.125F, remove_words, {TextSize::caption, false, Ink::muted, Align::left, 0});
  ui.fill({action, top + 3.125F, wide, 0.0625F}, Ink::border);
  return top + 4.0F;
}

/// What is typed as an agreement; where something is wrong the draft tells it.
std::optional<Agreement> read_draft(Scene& scene, const Project& project) {
  AgreementDraft& draft = scene.state.agreement;
  draft.error.reset();
  Result<int> share = parse_share(draft.share);
  if (!share) {
    draft.error = share.error();
    return std::nullopt;
  }
  if (!settle(draft.from, scene.base) || !settle(draft.to, scene.base)) { return std::nullopt; }
  if (!draft.from.day) {
    draft.from.error = refuse(ErrorKind::usage, "no_from", msg::gui_projects_needs_from);
    return std::nullopt;
  }
  Agreement agreement;
  agreement.project = project.id;
  agreement.share_ppm = *share;
  agreement.from = *draft.from.day;
  agreement.to = draft.to.day;
  if (agreement.to && *agreement.to < agreement.from) {
    draft.to.error =
        refuse(ErrorKind::usage, "reversed_range", msg::agreement_reversed, Phrase{msg::gui_hint_reversed});
    return std::nullopt;
  }
  return agreement;
}

void add(Scene& scene, const Project& project) {
  const std::optional<Agreement> wanted = read_draft(scene, project);
  if (!wanted) { return; }
  ProjectsUi* const state = &scene.state;
  scene.commands.change(
      [wanted, state, name = project.name, lang = scene.lang](storage::Ledger& ledger,
                                                              const storage::Act& act) -> Result<Phrase> {
        Result<Agreement> made = storage::agree(ledger, act, *wanted);
        if (!made) {
          state->agreement.error = in_window(made.error());
          return in_window(made.error());
        }
        return Phrase{
            msg::gui_projects_agreed_it,
            {{"share", share_words(made->share_ppm)}, {"project", name}, {"day", brief_day(made->from, lang)}}};
      },
      [state] { state->agreement = {}; });
}

float draw_form(Ui& ui, Scene& scene, const Project& project, float x, float y, float width) {
  AgreementDraft& draft = scene.state.agreement;
  const float wide = std::min(width, 16.0F);
  float top = y;
  bool entered = false;
  ui.label(x, top, ui(msg::gui_projects_share));
  Ui::FieldLook look;
  look.hint = ui(msg::gui_projects_share_hint);
  look.wrong = draft.error.has_value();
  entered = ui.field("share", {x, top + 1.25F, std::min(wide, 6.0F), kButtonHeight}, draft.share, look);
  look_at_focus(scene.state);
  top += 3.25F;
  top += field_error(ui, x, top, width, draft.error) + 0.75F;
  ui.label(x, top, ui(msg::gui_projects_first_day));
  date_field(ui, "from", {x, top + 1.25F, wide, kButtonHeight}, draft.from, scene.base);
  look_at_focus(scene.state);
  entered = entered || draft.from.entered;
  top += 3.25F;
  top += field_error(ui, x, top, width, draft.from.error) + 0.75F;
  ui.label(x, top, ui(msg::gui_projects_last_day));
  date_field(ui, "to", {x, top + 1.25F, wide, kButtonHeight}, draft.to, scene.base,
             {ui(msg::gui_projects_open_end), false});
  look_at_focus(scene.state);
  entered = entered || draft.to.entered;
  top += 3.25F;
  top += field_error(ui, x, top, width, draft.to.error) + 0.75F;
  const float first = std::min(width, ui.button_width(ui(msg::gui_projects_add)));
  if (ui.button("add", {x, top, first, kButtonHeight}, ui(msg::gui_projects_add))) { entered = true; }
  look_at_focus(scene.state);
  const float second = std::min(width, ui.button_width(ui(msg::gui_projects_cancel)));
  const bool fits = first + 0.5F + second <= width;
  if (!fits) { top += kButtonHeight + 0.5F; }
  const bool cancelled =
      ui.button("cancel", {fits ? x + first + 0.5F : x, top, second, kButtonHeight}, ui(msg::gui_projects_cancel));
  look_at_focus(scene.state);
  if (cancelled) {
    scene.state.agreement = {};
  } else if (entered) {
    add(scene, project);
  }
  return top + kButtonHeight;
}

}  // namespace

float draw_agreements(Ui& ui, Scene& scene, const Project& project, float x, float y, float width) {
  ui.text(x, y, ui(msg::gui_projects_agreements), {TextSize::body, true, Ink::text, Align::left, width});
  float top = y + 2.25F;
  std::vector<const Agreement*> own;
  for (const Agreement& each : scene.base.agreements) {
    if (each.project == project.id) { own.push_back(&each); }
  }
  std::sort(own.begin(), own.end(), [](const Agreement* a, const Agreement* b) { return a->from > b->from; });
  if (own.empty()) {
    ui.text(x, top, ui(msg::gui_projects_no_agreement), {TextSize::caption, false, Ink::muted, Align::left, width});
    top += 1.5F;
  }
  for (const Agreement* each : own) { top = draw_agreement(ui, scene, project, *each, x, top, width); }
  ImGui::PushID("agreement");
  if (scene.state.agreement.open) {
    top = draw_form(ui, scene, project, x, top + 0.25F, width);
  } else {
    const std::string words = ui(msg::gui_projects_add_agreement);
    if (ui.button("open", {x, top, std::min(width, ui.button_width(words)), kButtonHeight}, words)) {
      scene.state.agreement = {};
      scene.state.agreement.open = true;
      scene.state.agreement.from.set(scene.base.today);
    }
    look_at_focus(scene.state);
    top += kButtonHeight;
  }
  ImGui::PopID();
  return top;
}

}  // namespace projects_view
}  // namespace labclock::gui
