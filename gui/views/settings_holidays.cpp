// The holidays of a year: what each is known by, adding and removing, and a calendar file.

#include <fmt/format.h>

#include <algorithm>

#include "gui/views/settings_parts.hpp"
#include "src/format.hpp"
#include "src/msg/gui_parts.hpp"
#include "src/msg/gui_settings.hpp"
#include "src/msg/records.hpp"
#include "src/words.hpp"
#include "storage/ics.hpp"

namespace labclock::gui::settings_view {
namespace {

constexpr float kDateWidth = 6.75F;
constexpr float kLine = 1.75F;

Msg status_word(HolidayStatus status) {
  switch (status) {
    case HolidayStatus::official:
      return msg::gui_holidays_official;
    case HolidayStatus::provisional:
      return msg::gui_holidays_provisional;
    case HolidayStatus::user:
      break;
  }
  return msg::gui_holidays_user;
}

void draw_year(Ui& ui, Scene& scene, Place& place) {
  const int year = scene.page.year;
  const Box before{place.x, place.y, kButtonHeight, kButtonHeight};
  const std::string words = ui({msg::gui_holidays_year, {{"year", fmt::format("{}", year)}}});
  const float wide = ui.text_width(words, TextSize::body, true);
  const float gap = place.width < 2 * kButtonHeight + wide + 1.5F ? 0.0F : 0.75F;
  const Box after{place.x + kButtonHeight + 2 * gap + wide, place.y, kButtonHeight, kButtonHeight};
  const auto turn = [&](int to) {
    scene.state.year = std::clamp(to, 1900, 2199);
    scene.commands.reread();
  };
  if (ui.area("before", before, ui(msg::gui_holidays_year_before))) { turn(year - 1); }
  ui.text(before.x + before.w + gap, place.y + 0.25F, words, {TextSize::body, true, Ink::text, Align::left, 0});
  if (ui.area("after", after, ui(msg::gui_holidays_year_after))) { turn(year + 1); }
  ui.triangle({before.x + 0.8F, before.y + 0.7F, 0.4F, 0.6F}, Ink::muted, reports::Points::left);
  ui.triangle({after.x + 0.8F, after.y + 0.7F, 0.4F, 0.6F}, Ink::muted, reports::Points::right);
  place.y += kButtonHeight + 0.5F;
}

void remove(Scene& scene, Day day) {
  scene.commands.change([day, lang = scene.lang](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
    Result<Rulebook> rules = storage::rulebook(ledger);
    if (!rules) { return rules.error(); }
    const std::vector<Holiday> law = holidays_of(rules->region.on(day), static_cast<int>(ymd(day).year()));
    const bool known = std::any_of(law.begin(), law.end(), [&](const Holiday& each) { return each.date == day; });
    Result<HolidayEdit> gone = storage::remove_holiday(ledger, act, day, known);
    if (!gone) { return in_window(gone.error()); }
    return Phrase{msg::gui_holidays_gone, {{"day", long_day(day, lang)}}};
  });
}

/// A press of it adds a day, or takes a removal back; what is refused stands in the form where there is one.
void add(Scene& scene, Day day, const std::string& name, bool form) {
  SettingsUi* const state = &scene.state;
  scene.commands.change(
      [day, name, form, state, lang = scene.lang](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
        Result<HolidayEdit> made = storage::add_holiday(ledger, act, day, name);
        if (!made) {
          if (form) { state->holiday_error = in_window(made.error()); }
          return in_window(made.error());
        }
        return Phrase{msg::gui_holidays_added, {{"day", long_day(day, lang)}, {"name", made->name}}};
      },
      [form, state, year = static_cast<int>(ymd(day).year())] {
        if (!form) { return; }
        state->holiday_day.set(std::nullopt);
        state->holiday_name.clear();
        state->holiday_error.reset();
        // The year of the new day, so that it is seen.
        state->year = year;
      });
}

/// A word at the right that can be pressed, in a caption's size.
bool word_button(Ui& ui, const char* id, float right, float y, const std::string& words) {
  const float wide = ui.text_width(words, TextSize::caption);
  const bool used = ui.area(id, {right - wide - 0.25F, y, wide + 0.5F, 1.5F}, "");
  ui.text(right - wide, y + 0.25F, words, caption());
  ui.fill({right - wide, y + 1.25F, wide, 0.0625F}, Ink::border);
  return used;
}

/// "Thu 1 Jan", "1월 1일 (목)": the year stands above the list.
std::string day_without_year(Day day, Lang lang) {
  std::string words = long_day(day, lang);
  const std::string number = fmt::format("{}", static_cast<int>(ymd(day).year()));
  const std::string year = lang == Lang::ko ? number + "년 " : " " + number;
  if (const std::size_t at = words.find(year); at != std::string::npos) { words.erase(at, year.size()); }
  return words;
}

/// Date, name, status and what can be done: in one line, in two, or below one another.
void draw_one(Ui& ui, Scene& scene, const Holiday& holiday, Place& place, bool struck) {
  const std::string action = ui(struck ? msg::gui_holidays_back : msg::gui_holidays_remove);
  const std::string date = day_without_year(holiday.date, ui.lang);
  const std::string status_words = struck ? std::string{} : ui(status_word(holiday.status));
  const float action_wide = ui.text_width(action, TextSize::caption);
  const float status_wide = ui.text_width(status_words, TextSize::caption);
  const float date_wide = ui.text_width(date, TextSize::caption);
  const float right = place.x + place.width;
  const float tail = status_wide + 1.0F + action_wide + 0.5F;
  const bool one_line = place.width >= 24;
  const bool two_lines = date_wide + 0.75F + tail <= place.width;
  const TextLook name{TextSize::body, false, struck ? Ink::muted : Ink::text, Align::left, 0};
  const float top = place.y;
  ui.text(place.x, top + 0.25F, date, caption());
  if (one_line) {
    const float name_x = place.x + kDateWidth;
    const float high = ui.paragraph(name_x, top, right - tail - 0.5F - name_x, name_for(holiday, ui.lang), name);
    place.y += std::max(kLine, high + 0.25F);
  } else {
    place.y += 1.375F;
    place.y += ui.paragraph(place.x, place.y, place.width, name_for(holiday, ui.lang), name);
    place.y += 0.25F;
  }
  const float last = one_line || two_lines ? top : place.y - 0.25F;
  const float status_x = one_line || two_lines ? right - action_wide - 1.0F - status_wide : place.x;
  ui.text(status_x, last + 0.25F, status_words, caption());
  const float action_y = one_line || two_lines || tail <= place.width ? last : last + 1.25F;
  if (!one_line && !two_lines) { place.y = action_y + 1.75F; }
  ImGui::PushID(day_number(holiday.date));
  ImGui::PushID(holiday.name.c_str());
  if (word_button(ui, "action", right, action_y, action)) {
    if (struck) {
      add(scene, holiday.date, holiday.name, false);
    } else {
      remove(scene, holiday.date);
    }
  }
  ImGui::PopID();
  ImGui::PopID();
}

void draw_list(Ui& ui, Scene& scene, Place& place) {
  const SettingsPage& page = scene.page;
  if (page.holidays.empty()) {
    place.y += ui.paragraph(place.x, place.y, place.width, ui(msg::gui_holidays_none), caption()) + 0.25F;
  }
  bool provisional = false;
  for (const Holiday& holiday : page.holidays) {
    draw_one(ui, scene, holiday, place, false);
    provisional = provisional || holiday.status == HolidayStatus::provisional;
  }
  if (provisional) {
    place.y +=
        0.25F + ui.paragraph(place.x, place.y + 0.25F, place.width, ui(msg::gui_holidays_provisional_note), caption());
  }
  if (page.struck_out.empty()) { return; }
  ui.label(place.x, place.y + 0.75F, ui(msg::gui_holidays_removed));
  place.y += 2.0F;
  for (const Holiday& holiday : page.struck_out) { draw_one(ui, scene, holiday, place, true); }
}

void read_form(Scene& scene) {
  SettingsUi& state = scene.state;
  state.holiday_error.reset();
  if (!settle(state.holiday_day, scene.base)) { return; }
  if (!state.holiday_day.day) {
    state.holiday_day.error = refuse(ErrorKind::usage, "no_day", msg::gui_holidays_needs_day);
    return;
  }
  if (state.holiday_name.find_first_not_of(" \t") == std::string::npos) {
    state.holiday_error =
        refuse(ErrorKind::usage, "empty_name", msg::holiday_name_empty, Phrase{msg::gui_hint_holiday_name});
    return;
  }
  add(scene, *state.holiday_day.day, state.holiday_name, true);
}

void draw_add(Ui& ui, Scene& scene, Place& place) {
  SettingsUi& state = scene.state;
  ui.text(place.x, place.y, ui(msg::gui_holidays_add_title),
          {TextSize::body, true, Ink::text, Align::left, place.width});
  place.y += 2.0F;
  const float wide = std::min(place.width, 16.0F);
  ui.label(place.x, place.y, ui(msg::gui_holidays_day));
  date_field(ui, "day", {place.x, place.y + kUnderLabel, wide, kButtonHeight}, state.holiday_day, scene.base);
  bool entered = state.holiday_day.entered;
  place.y += kUnderLabel + kButtonHeight;
  place.y += field_error(ui, place.x, place.y, place.width, state.holiday_day.error) + 0.75F;
  ui.label(place.x, place.y, ui(msg::gui_holidays_name));
  place.y += kUnderLabel;
  Ui::FieldLook look;
  look.hint = ui(msg::gui_holidays_name_hint);
  look.wrong = state.holiday_error.has_value();
  const std::string words = ui(msg::gui_holidays_add);
  const float button = ui.button_width(words);
  {
    Row row(place);
    entered = ui.field("name", row.next(std::min(wide, std::max(8.0F, place.width - button - 0.5F))),
                       state.holiday_name, look) ||
              entered;
    if (ui.button("add", row.next(button), words)) { entered = true; }
  }
  place.y += field_error(ui, place.x, place.y, place.width, state.holiday_error);
  if (entered) { read_form(scene); }
}

void import_calendar(Scene& scene) {
  SettingsUi* const state = &scene.state;
  state->calendar_error.reset();
  const std::filesystem::path file = full_path(state->calendar_file, state->home);
  if (file.empty()) {
    state->calendar_error = refuse(ErrorKind::usage, "no_file", msg::gui_settings_no_path);
    return;
  }
  const std::filesystem::path tool =
      state->calendar_tool.empty() ? storage::libexec_tool("labclock-ics") : state->calendar_tool;
  scene.commands.change(
      [file, tool, state](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
        Result<std::vector<HolidayEdit>> read = storage::read_ics_holidays(file, tool);
        Result<storage::HolidayImport> done =
            read ? storage::import_holidays(ledger, act, *read) : Result<storage::HolidayImport>(read.error());
        if (!done) {
          state->calendar_error = done.error();
          return done.error();
        }
        return Phrase{msg::gui_holidays_imported,
                      {{"read", fmt::format("{}", done->read)},
                       {"added", fmt::format("{}", done->added)},
                       {"already", fmt::format("{}", done->already)}}};
      },
      [state] { state->calendar_file.clear(); });
}

}  // namespace

void draw_holidays(Ui& ui, Scene& scene, Place& place) {
  ImGui::PushID("holidays");
  place.y += 0.25F;
  draw_year(ui, scene, place);
  draw_list(ui, scene, place);
  ui.divider(place.x, place.y + 0.75F, place.width);
  place.y += 1.5F;
  draw_add(ui, scene, place);
  ui.divider(place.x, place.y + 1.0F, place.width);
  place.y += 1.75F;
  ui.text(place.x, place.y, ui(msg::gui_holidays_import_title),
          {TextSize::body, true, Ink::text, Align::left, place.width});
  place.y += 2.0F;
  Ui::FieldLook look;
  look.hint = ui(msg::gui_holidays_import_hint);
  look.wrong = scene.state.calendar_error.has_value();
  const std::string words = ui(msg::gui_holidays_import);
  const float button = ui.button_width(words);
  bool asked = false;
  {
    Row row(place);
    asked = ui.field("file", row.next(std::max(8.0F, place.width - button - 0.5F)), scene.state.calendar_file, look);
    if (ui.button("import", row.next(button), words)) { asked = true; }
  }
  place.y += field_error(ui, place.x, place.y, place.width, scene.state.calendar_error);
  if (asked) { import_calendar(scene); }
  place.y += 1.0F;
  ImGui::PopID();
}

}  // namespace labclock::gui::settings_view
