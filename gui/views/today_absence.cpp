// The question about an absence: when nobody was here, and the answers as keys. A session that a night or a crash left
// running is asked about in the same way, with its end first.

#include <algorithm>
#include <array>

#include "gui/views/today_parts.hpp"
#include "gui/views/today_verbs.hpp"
#include "src/format.hpp"
#include "src/msg/gui_absence.hpp"

namespace labclock::gui {
namespace {

constexpr float kButton = 2.5F;
constexpr float kAir = 0.5F;
constexpr float kTimeWide = 12.0F;
constexpr std::size_t kMostProjects = 9;

struct Choice {
  char key;
  Msg label;
};
constexpr std::array kChoices{Choice{'K', msg::gui_absence_keep},    Choice{'B', msg::gui_absence_thinking},
                              Choice{'S', msg::gui_absence_stop},    Choice{'E', msg::gui_absence_stop_at},
                              Choice{'G', msg::gui_absence_discard}, Choice{'O', msg::gui_absence_give}};
constexpr std::array kRepairs{Choice{'S', msg::gui_absence_stop},    Choice{'E', msg::gui_absence_stop_at},
                              Choice{'K', msg::gui_absence_keep},    Choice{'B', msg::gui_absence_thinking},
                              Choice{'G', msg::gui_absence_discard}, Choice{'O', msg::gui_absence_give}};

/// A program was gone: that is a repair, whose first answer is the end.
bool is_repair(const Absence& absence) {
  return absence.evidence == Evidence::crash || absence.evidence == Evidence::night;
}

Msg why(Evidence evidence) {
  switch (evidence) {
    case Evidence::idle:
      return msg::gui_absence_why_idle;
    case Evidence::lock:
      return msg::gui_absence_why_lock;
    case Evidence::suspend:
      return msg::gui_absence_why_suspend;
    case Evidence::clock:
      return msg::gui_absence_why_clock;
    case Evidence::crash:
      return msg::gui_absence_why_crash;
    case Evidence::night:
      break;
  }
  return msg::gui_absence_why_night;
}

}  // namespace

/// "12:05", and with its day where that is another one.
std::string TodayView::absence_time(Instant t) const {
  const Zone& zone = zone_or_own(base_, base_.absence->zone);
  const std::string clock = clock_minutes(t, zone);
  const Day day = date::floor<Days>(zone.local(t));
  return day == date::floor<Days>(zone.local(base_.now)) ? clock : short_day(day, lang_) + ", " + clock;
}

void TodayView::answer_absence(const storage::AbsenceReply& reply) {
  TodayUi* state = &state_;
  commands_.answer(
      absence_verb(base_, reply, reply.at ? absence_time(*reply.at) : absence_time(base_.absence->from), lang_),
      [state] { state->absence = AbsenceUi{}; });
}

void TodayView::choose_absence(char key) {
  AbsenceUi& open = state_.absence;
  switch (key) {
    case 'K':
      return answer_absence({AbsenceAnswer::keep, "", std::nullopt, std::nullopt});
    case 'B':
      return answer_absence({AbsenceAnswer::thinking, ui_(msg::gui_absence_activity), std::nullopt, std::nullopt});
    case 'S':
      return answer_absence({AbsenceAnswer::stop, "", std::nullopt, std::nullopt});
    case 'G':
      return answer_absence({AbsenceAnswer::discard, "", std::nullopt, std::nullopt});
    case 'E':
      open.step = AbsenceUi::Step::time;
      open.ended = TimeFieldState{};
      open.ended.set(base_.absence->from, base_);
      open.focus = true;
      return;
    case 'O':
      open.step = AbsenceUi::Step::project;
      return;
    default:
      return;
  }
}

std::vector<const Project*> TodayView::absence_projects() const {
  std::vector<const Project*> all;
  for (const Project& each : base_.recent) {
    if (each.archived || base_.absence->project == each.id || all.size() >= kMostProjects) { continue; }
    all.push_back(&each);
  }
  for (const Project& each : base_.projects) {
    const bool known = std::any_of(all.begin(), all.end(), [&](const Project* other) { return other->id == each.id; });
    if (known || each.archived || base_.absence->project == each.id || all.size() >= kMostProjects) { continue; }
    all.push_back(&each);
  }
  return all;
}

/// The buttons of a step in rows that wrap. Returns their height.
float TodayView::absence_buttons(float x, float y, float width, const std::vector<AbsenceButton>& buttons) {
  float at_x = x;
  float at_y = y;
  for (const AbsenceButton& each : buttons) {
    const float wide = std::min(width, ui_.button_width(each.label));
    if (at_x > x && at_x + wide > x + width) {
      at_x = x;
      at_y += kButton + kAir;
    }
    ImGui::PushID(each.key);
    if (ui_.button("answer", {at_x, at_y, wide, kButton}, each.label)) { press_absence(each.key); }
    ImGui::PopID();
    at_x += wide + kAir;
  }
  return at_y + kButton - y;
}

void TodayView::press_absence(char key) {
  AbsenceUi& open = state_.absence;
  if (open.step == AbsenceUi::Step::answers) { return choose_absence(key); }
  if (key == kBack) {
    open = AbsenceUi{};
    return;
  }
  if (open.step == AbsenceUi::Step::project) {
    const std::vector<const Project*> projects = absence_projects();
    const auto place = static_cast<std::size_t>(key - '1');
    if (place < projects.size()) { answer_absence({AbsenceAnswer::give, "", projects[place]->id, std::nullopt}); }
    return;
  }
  save_absence_time();
}

void TodayView::save_absence_time() {
  AbsenceUi& open = state_.absence;
  if (!settle(open.ended, base_)) { return; }
  if (!open.ended.when) {
    open.ended.error = refuse(ErrorKind::usage, "no_time", msg::gui_absence_needs_time);
    return;
  }
  answer_absence({AbsenceAnswer::stop, "", std::nullopt, open.ended.when->at});
}

std::vector<TodayView::AbsenceButton> TodayView::absence_step() const {
  std::vector<AbsenceButton> buttons;
  const auto add = [&](char key, const std::string& shown, const std::string& words) {
    buttons.push_back({key, shown.empty() ? words : ui_({msg::gui_absence_key, {{"key", shown}, {"answer", words}}})});
  };
  switch (state_.absence.step) {
    case AbsenceUi::Step::answers:
      for (const Choice& each : is_repair(*base_.absence) ? kRepairs : kChoices) {
        add(each.key, std::string(1, each.key), ui_({each.label, {{"time", absence_time(base_.absence->from)}}}));
      }
      break;
    case AbsenceUi::Step::project: {
      const std::vector<const Project*> projects = absence_projects();
      for (std::size_t i = 0; i < projects.size(); ++i) {
        const char key = static_cast<char>('1' + static_cast<int>(i));
        add(key, std::string(1, key), projects[i]->name);
      }
      add(kBack, "", ui_(msg::gui_absence_back));
      break;
    }
    case AbsenceUi::Step::time:
      add('\r', "", ui_(msg::gui_absence_set));
      add(kBack, "", ui_(msg::gui_absence_back));
      break;
  }
  return buttons;
}

float TodayView::absence(float x, float y, float width) {
  CardBehind card;
  const Absence& absence = *base_.absence;
  AbsenceUi& open = state_.absence;
  const float top = y;
  const float left = x + kCardPad;
  const float inner = width - 2 * kCardPad;
  const std::string project = base_.project_name(absence.project, lang_);
  const bool repair = is_repair(absence);
  const Phrase what{repair ? msg::gui_absence_left : msg::gui_absence_away,
                    {{"from", absence_time(absence.from)},
                     {"to", absence_time(absence.to)},
                     {"length", hours_minutes(absence.length(), lang_)},
                     {"project", project}}};
  const Phrase then{repair ? msg::gui_absence_until : msg::gui_absence_meanwhile,
                    {{"project", project},
                     {"to", absence_time(absence.to)},
                     {"length", hours_minutes(absence.length(), lang_)},
                     {"why", ui_(why(absence.evidence))}}};
  y += 1.0F;
  y += ui_.paragraph(left, y, inner, ui_(what), {TextSize::body, true, Ink::text, Align::left, 0});
  y += ui_.paragraph(left, y, inner, ui_(then), {TextSize::caption, false, Ink::muted, Align::left, 0});
  if (base_.absences_waiting > 1) {
    y += ui_.paragraph(left, y, inner,
                       ui_({msg::gui_absence_more, {{"count", std::to_string(base_.absences_waiting - 1)}}}),
                       {TextSize::caption, false, Ink::muted, Align::left, 0});
  }
  y += 0.5F;
  if (open.step == AbsenceUi::Step::project) {
    ui_.text(left, y, ui_(msg::gui_absence_whose), {TextSize::caption, false, Ink::muted, Align::left, inner});
    y += 1.5F;
  } else if (open.step == AbsenceUi::Step::time) {
    ui_.text(left, y, ui_(msg::gui_absence_when), {TextSize::caption, false, Ink::muted, Align::left, inner});
    y += 1.25F;
    time_field(ui_, "ended", {left, y, std::min(inner, kTimeWide), kButtonHeight}, open.ended, base_, {},
               {"", std::exchange(open.focus, false)});
    if (open.ended.entered) { save_absence_time(); }
    y += kButtonHeight;
    y += field_error(ui_, left, y, inner, open.ended.error) + kAir;
  }
  y += absence_buttons(left, y, inner, absence_step()) + 1.0F;
  card.close(ui_, {x, top, width, y - top});
  return y;
}

/// True when the question has taken the keys of this frame.
bool TodayView::absence_keys() {
  AbsenceUi& open = state_.absence;
  if (open.step != AbsenceUi::Step::answers && ui_.pressed(key_escape)) {
    open = AbsenceUi{};
    return true;
  }
  for (const AbsenceButton& each : absence_step()) {
    if (each.key > ' ' && each.key != kBack && ui_.pressed(each.key)) {
      press_absence(each.key);
      return true;
    }
  }
  return open.step == AbsenceUi::Step::project;
}

}  // namespace labclock::gui
