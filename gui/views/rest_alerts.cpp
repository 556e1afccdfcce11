// The list of alerts with what was answered, and its filters.

#include <algorithm>
#include <array>

#include "gui/parts.hpp"
#include "gui/views/rest_parts.hpp"
#include "reports/alert_text.hpp"
#include "src/format.hpp"
#include "src/msg/gui.hpp"
#include "src/msg/gui_rest.hpp"

namespace labclock::gui::rest_view {
namespace {

constexpr float kRow = 1.625F;
constexpr std::size_t kFewAlerts = 10;
constexpr std::size_t kMostAlerts = 500;

struct KindWord {
  std::string_view key;
  Msg word;
};
constexpr std::array kKinds{
    KindWord{"off_hours", msg::gui_rest_kind_off_hours},       KindWord{"stretch", msg::gui_rest_kind_stretch},
    KindWord{"day_limit", msg::gui_rest_kind_day_limit},       KindWord{"week_limit", msg::gui_rest_kind_week_limit},
    KindWord{"short_rest", msg::gui_rest_kind_short_rest},     KindWord{"no_day_off", msg::gui_rest_kind_no_day_off},
    KindWord{"agreed_hours", msg::gui_rest_kind_agreed_hours}, KindWord{"forgotten", msg::gui_rest_kind_forgotten}};

/// The choices of the filter for answers; the first are those of storage::AlertAnswer.
constexpr std::array kAnswers{msg::gui_rest_filter_all, msg::gui_rest_stopped,  msg::gui_rest_snoozed,
                              msg::gui_rest_went_on,    msg::gui_rest_answered, msg::gui_rest_open,
                              msg::gui_rest_held};
constexpr int kAnswered = 4;
constexpr int kOpen = 5;
constexpr int kHeld = 6;

std::string answer_words(const Ui& ui, const storage::Alert& alert) {
  switch (alert.answer) {
    case storage::AlertAnswer::stop:
      return ui(msg::gui_rest_stopped);
    case storage::AlertAnswer::snooze:
      return ui({msg::gui_rest_snoozed, {{"length", hours_minutes(alert.snooze.value_or(Seconds{0}), ui.lang)}}});
    case storage::AlertAnswer::go_on:
      return ui(msg::gui_rest_went_on);
    case storage::AlertAnswer::none:
      break;
  }
  return ui(alert.held ? msg::gui_rest_held : msg::gui_rest_open);
}

bool answer_fits(const storage::Alert& alert, int answer) {
  const bool open = alert.answer == storage::AlertAnswer::none;
  switch (answer) {
    case 0:
      return true;
    case kAnswered:
      return !open;
    case kOpen:
      return open && !alert.held;
    case kHeld:
      return alert.held;
    default:
      return !open && static_cast<int>(alert.answer) == answer;
  }
}

bool passes(const storage::Alert& alert, const RestUi& state) {
  const bool kind_fits = state.kind == 0 || alert.kind == kKinds.at(static_cast<std::size_t>(state.kind) - 1).key;
  return kind_fits && answer_fits(alert, state.answer) &&
         (state.reason == 0 || static_cast<int>(alert.reason) == state.reason);
}

/// Three lists in a row where they fit, else below one another. Returns the height.
float filters(Ui& ui, RestUi& state, float x, float y, float wide) {
  std::vector<Ui::Option> kinds{{ui(msg::gui_rest_any_kind), {}}};
  for (const KindWord& each : kKinds) { kinds.push_back({ui(each.word), {}}); }
  std::vector<Ui::Option> answers;
  answers.reserve(kAnswers.size());
  for (const Msg word : kAnswers) { answers.push_back({ui({word, {{"length", "…"}}}), {}}); }
  std::vector<Ui::Option> reasons{{ui(msg::gui_rest_any_reason), {}}};
  for (int i = 1; i <= static_cast<int>(storage::AlertReason::other); ++i) {
    reasons.push_back({ui(word_of(static_cast<storage::AlertReason>(i))), {}});
  }
  const int across = wide >= 36.0F ? 3 : wide >= 22.0F ? 2 : 1;
  const float each = (wide - 0.5F * static_cast<float>(across - 1)) / static_cast<float>(across);
  int at = 0;
  const auto place = [&] {
    const auto column = static_cast<float>(at % across);
    const int row = at / across;
    ++at;
    return Box{x + column * (each + 0.5F), y + static_cast<float>(row) * 2.5F, each, 0};
  };
  ui.choice("kind", place(), kinds, state.kind);
  ui.choice("answer", place(), answers, state.answer);
  ui.choice("reason", place(), reasons, state.reason);
  const int rows = (3 + across - 1) / across;
  return static_cast<float>(rows) * 2.5F - 0.5F;
}

struct Cells {
  std::array<std::string, 4> words;  ///< when, about what, what was done, why
};

Cells cells_of(const Ui& ui, const Snapshot& base, const storage::Alert& alert) {
  const Result<const Zone*> there = base.almanac->zones().find(alert.zone);
  const Zone& zone = there ? **there : *base.zone;
  const Day day = base.almanac->logical_day(zone, alert.at);
  std::string about = base.project_name(alert.project, ui.lang);
  if (alert.kind != "off_hours") {
    for (const KindWord& each : kKinds) {
      if (each.key == alert.kind) { about = ui(each.word) + (alert.project ? ", " + about : ""); }
    }
  }
  return {{short_day(day, ui.lang) + ", " + clock_minutes(alert.at, zone), about, answer_words(ui, alert),
           alert.reason == storage::AlertReason::none ? "–" : ui(word_of(alert.reason))}};
}

/// The whole sentence, and the note that was left.
void tell(Ui& ui, const Snapshot& base, const storage::Alert& alert) {
  const Result<const Zone*> there = base.almanac->zones().find(alert.zone);
  const Zone& zone = there ? **there : *base.zone;
  std::vector<std::string> lines{
      reports::alert_text({alert.kind, alert.band, clock_minutes(alert.at, zone), alert.facts}, ui.lang)};
  if (!alert.note.empty()) { lines.push_back(alert.note); }
  ui.tooltip(lines);
}

}  // namespace

float alerts_card(Ui& ui, Scene& scene, float x, float y, float wide) {
  CardBehind card;
  const float top = y;
  const float left = x + pad_of(wide);
  const float inner = wide - 2 * pad_of(wide);
  std::vector<const storage::Alert*> shown;
  for (const storage::Alert& alert : scene.page.alerts) {
    if (passes(alert, scene.state) && shown.size() < kMostAlerts) { shown.push_back(&alert); }
  }
  card_title(ui, x, y + 1.0F, wide, msg::gui_rest_alerts, day_range(scene.page.days, ui.lang));
  y += 3.0F;
  y += filters(ui, scene.state, left, y, inner) + 0.75F;
  const bool one_line = inner >= 24.0F;
  const std::array columns{0.0F, inner * 0.24F, inner * 0.55F, inner * 0.77F};
  const auto width = [&](std::size_t i) {
    return (i + 1 < columns.size() ? columns[i + 1] : inner) - columns[i] - 0.5F;
  };
  if (one_line) {
    const std::array heads{msg::gui_rest_when, msg::gui_rest_project, msg::gui_rest_did, msg::gui_rest_reason};
    for (std::size_t i = 0; i < heads.size(); ++i) {
      ui.text(left + columns[i], y, ui(heads[i]), {TextSize::caption, false, Ink::muted, Align::left, width(i)});
    }
    ui.divider(left, y + 1.25F, inner);
    y += 1.5F;
  }
  if (shown.empty()) {
    y += ui.paragraph(left, y + 0.25F, inner, ui(msg::gui_rest_no_alerts),
                      {TextSize::caption, false, Ink::muted, Align::left, 0}) +
         0.25F;
  }
  const float pitch = one_line ? kRow : kRow * 2;
  const std::size_t count = scene.state.all_alerts ? shown.size() : std::min(kFewAlerts, shown.size());
  for (std::size_t i = 0; i < count; ++i) {
    const storage::Alert& alert = *shown[i];
    const Cells cells = cells_of(ui, scene.base, alert);
    ImGui::PushID(static_cast<int>(alert.id.value));
    if (ui.area("row", {left - 0.5F, y, inner + 1.0F, pitch}, "")) {
      scene.commands.open_day(scene.base.almanac->logical_day(*scene.base.zone, alert.at));
    }
    if (ImGui::IsItemHovered() || ImGui::IsItemFocused()) { tell(ui, scene.base, alert); }
    ImGui::PopID();
    for (std::size_t c = 0; c < cells.words.size(); ++c) {
      const bool second = !one_line && c >= 2;
      const float cx = one_line ? columns[c] : c % 2 == 0 ? 0.0F : inner * 0.5F;
      const float cw = one_line ? width(c) : inner * 0.5F - 0.5F;
      ui.text(left + cx, y + 0.31F + (second ? kRow - 0.2F : 0.0F), cells.words.at(c),
              {TextSize::caption, false, c == 0 || c == 3 ? Ink::muted : Ink::text, Align::left, cw});
    }
    y += pitch;
  }
  if (shown.size() > kFewAlerts) {
    y += more_button(ui, "all", left, y, inner, {msg::gui_rest_show_all, {{"count", std::to_string(shown.size())}}},
                     msg::gui_rest_show_fewer, scene.state.all_alerts);
  }
  y += 1.0F;
  card.close(ui, {x, top, wide, y - top});
  return y - top;
}

}  // namespace labclock::gui::rest_view
