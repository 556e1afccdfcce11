// One setting and its control, by its type; and the form of a setting that holds from a day on.

#include <algorithm>
#include <array>
#include <cstdlib>

#include "gui/views/settings_parts.hpp"
#include "reports/benchmark_text.hpp"
#include "src/format.hpp"
#include "src/msg/gui_settings.hpp"
#include "src/words.hpp"

namespace labclock::gui::settings_view {
namespace {

constexpr float kFieldWidth = 18.0F;
constexpr std::array<int, 10> kScales{75, 90, 100, 110, 125, 150, 175, 200, 250, 300};

std::string day_words(Day day, Lang lang) {
  return lang == Lang::ko ? iso_day(day) : day_range({day, day}, lang);
}

/// The values a setting chooses from; empty where it is typed.
std::vector<std::string> values_of(const SettingInfo& setting, const std::string& now) {
  switch (setting.type) {
    case SettingType::language:
      return {"", "en", "ko"};
    case SettingType::theme:
      return {"system", "light", "dark"};
    case SettingType::weekday:
      return {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    case SettingType::region:
      return {regions_in_order().begin(), regions_in_order().end()};
    case SettingType::percent: {
      std::vector<std::string> values;
      int own = std::atoi(now.c_str());
      for (const int each : kScales) {
        if (own != 0 && own < each) { values.push_back(std::to_string(own)); }
        if (own <= each) { own = 0; }
        values.push_back(std::to_string(each));
      }
      return values;
    }
    case SettingType::core:
    case SettingType::clock_span:
    case SettingType::clock_time:
    case SettingType::duration:
    case SettingType::switch_:
    case SettingType::text:
      break;
  }
  return {};
}

/// A choice of values. True when another was chosen; `value` is it then.
bool choose(Ui& ui, const SettingInfo& setting, const Box& box, std::string& value) {
  const std::vector<std::string> values = values_of(setting, value);
  std::vector<Ui::Option> options;
  int chosen = -1;
  for (std::size_t i = 0; i < values.size(); ++i) {
    options.push_back({value_words(setting, values[i], ui.lang), std::nullopt});
    if (values[i] == value) { chosen = static_cast<int>(i); }
  }
  if (!ui.choice("value", box, options, chosen) || chosen < 0) { return false; }
  value = values[static_cast<std::size_t>(chosen)];
  return true;
}

float help_text(Ui& ui, std::string_view key, const Place& place) {
  if (const BenchmarkInfo* benchmark = benchmark_of(key)) {
    // Under its name, beside its tick.
    const float left = std::min(1.5F, place.width / 4);
    return ui.paragraph(place.x + left, place.y, place.width - left, reports::benchmark_source(benchmark->id, ui.lang),
                        caption());
  }
  const SettingPlace* known = place_of(key);
  if (known == nullptr || !known->help) { return 0; }
  return 0.125F + ui.paragraph(place.x, place.y + 0.125F, place.width, ui(*known->help), caption());
}

/// A field that is set when it is left or entered.
void typed_setting(Ui& ui, Scene& scene, const SettingInfo& setting, std::string_view key, Place& place) {
  SettingField& field = scene.state.fields[std::string(key)];
  const std::string now = scene.page.value(key);
  if (!field.editing && !field.error) { field.typed = field_words(setting, now, ui.lang); }
  bool edited = false;
  bool left = false;
  Ui::FieldLook look;
  look.hint = setting.fallback.empty() ? ui(msg::gui_set_not_set) : std::string(setting.fallback);
  look.wrong = field.error.has_value();
  look.edited = &edited;
  look.left = &left;
  const float wide = setting.type == SettingType::text ? place.width : std::min(place.width, kFieldWidth);
  const bool entered = ui.field("value", {place.x, place.y, wide, kButtonHeight}, field.typed, look);
  if (edited) {
    field.editing = true;
    field.error.reset();
  }
  place.y += kButtonHeight;
  place.y += field_error(ui, place.x, place.y, place.width, field.error);
  if (!left_now(field.waiting, left) && !entered) { return; }
  field.editing = false;
  Result<std::string> normal = normalise_setting(setting, field.typed);
  if (!normal) {
    field.error = normal.error();
    return;
  }
  field.error.reset();
  if (*normal != now) { set_plain(scene, key, *normal); }
}

}  // namespace

void set_plain(Scene& scene, std::string_view key, const std::string& value) {
  SettingsUi* const state = &scene.state;
  scene.commands.change([state, key = std::string(key), value, today = scene.base.today, lang = scene.lang](
                            storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
    Result<std::string> set = storage::set_setting(ledger, act, key, value, std::nullopt, today);
    if (!set) {
      state->fields[key].error = set.error();
      return set.error();
    }
    const SettingInfo* info = find_setting(key);
    std::string words = info != nullptr ? value_words(*info, *set, lang) : *set;
    return Phrase{msg::gui_settings_set, {{"name", setting_name(key, lang)}, {"value", std::move(words)}}};
  });
}

void draw_setting(Ui& ui, Scene& scene, const SettingInfo& setting, std::string_view key, Place& place) {
  const std::string name = setting_name(key, ui.lang);
  if (setting.type == SettingType::switch_) {
    bool on = scene.page.value(key) == "on";
    // A long name goes on below its tick.
    const float room = place.width - 1.5F;
    if (ui.text_width(name) <= room) {
      if (ui.tick("switch", place.x, place.y, name, on)) { set_plain(scene, key, on ? "on" : "off"); }
      place.y += kBodyLine;
    } else {
      if (ui.tick("switch", place.x, place.y, "", on)) { set_plain(scene, key, on ? "on" : "off"); }
      place.y += ui.paragraph(place.x + 1.5F, place.y, room, name, {});
    }
    place.y += help_text(ui, key, place) - 0.25F;
    return;
  }
  place.y += ui.paragraph(place.x, place.y, place.width, name, caption());
  place.y += 0.125F;
  std::string value = scene.page.value(key);
  if (values_of(setting, value).empty()) {
    typed_setting(ui, scene, setting, key, place);
  } else {
    if (choose(ui, setting, {place.x, place.y, std::min(place.width, kFieldWidth), kButtonHeight}, value)) {
      if (setting.type == SettingType::percent) {
        scene.commands.set_scale(std::atoi(value.c_str()));
      } else {
        set_plain(scene, key, value);
      }
    }
    place.y += kButtonHeight;
  }
  place.y += help_text(ui, key, place);
}

// Dated -------------------------------------------------------------------------------------------------------

namespace {

Phrase since_words(const storage::SettingRow& row, Lang lang) {
  if (row.from) { return {msg::gui_settings_since, {{"day", day_words(*row.from, lang)}}}; }
  return row.is_default ? msg::gui_settings_default : msg::gui_settings_since_ever;
}

void open_editor(Scene& scene, const SettingInfo& setting) {
  DatedEditor editor;
  editor.key = std::string(setting.key);
  const std::string now = scene.page.value(setting.key);
  editor.typed = setting.type == SettingType::region ? now : field_words(setting, now, scene.lang);
  editor.from.set(scene.base.today);
  // While nothing is recorded a value is meant for always.
  editor.since = scene.base.has_sessions ? 0 : 1;
  scene.state.editor = editor;
}

void save_editor(Scene& scene, const SettingInfo& setting) {
  DatedEditor& editor = *scene.state.editor;
  editor.error.reset();
  Result<std::string> normal = normalise_setting(setting, editor.typed);
  if (!normal) {
    editor.error = normal.error();
    return;
  }
  Day from = editor.since == 1 ? kEver : scene.base.today;
  if (editor.since == 2) {
    if (!settle(editor.from, scene.base)) { return; }
    if (!editor.from.day) {
      editor.from.error = refuse(ErrorKind::usage, "no_from", msg::gui_settings_needs_day);
      return;
    }
    from = *editor.from.day;
  }
  SettingsUi* const state = &scene.state;
  scene.commands.change(
      [state, key = std::string(setting.key), value = *normal, from, today = scene.base.today, lang = scene.lang](
          storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
        Result<std::string> set = storage::set_setting(ledger, act, key, value, from, today);
        if (!set) {
          if (state->editor) { state->editor->error = set.error(); }
          return set.error();
        }
        const std::string words = value_words(*find_setting(key), *set, lang);
        Phrase told{msg::gui_settings_set_ever, {{"name", setting_name(key, lang)}, {"value", words}}};
        if (from > kEver) {
          told.msg = msg::gui_settings_set_from;
          told.args.emplace_back("day", day_words(from, lang));
        }
        return told;
      },
      [state] { state->editor.reset(); });
}

void draw_editor(Ui& ui, Scene& scene, const SettingInfo& setting, Place& place) {
  DatedEditor& editor = *scene.state.editor;
  const float wide = std::min(place.width, kFieldWidth);
  bool entered = false;
  if (values_of(setting, editor.typed).empty()) {
    bool edited = false;
    Ui::FieldLook look;
    look.wrong = editor.error.has_value();
    look.focus = editor.focus;
    look.edited = &edited;
    look.hint = std::string(setting.fallback);
    entered = ui.field("value", {place.x, place.y, wide, kButtonHeight}, editor.typed, look);
    if (edited) { editor.error.reset(); }
  } else {
    choose(ui, setting, {place.x, place.y, wide, kButtonHeight}, editor.typed);
  }
  editor.focus = false;
  place.y += kButtonHeight;
  place.y += help_text(ui, setting.key, place);
  place.y += field_error(ui, place.x, place.y, place.width, editor.error) + 0.75F;
  ui.label(place.x, place.y, ui(msg::gui_settings_holds));
  place.y += kUnderLabel;
  const std::array<Ui::Option, 3> options{{{ui(msg::gui_settings_from_today), std::nullopt},
                                           {ui(msg::gui_settings_from_ever), std::nullopt},
                                           {ui(msg::gui_settings_from_day), std::nullopt}}};
  ui.choice("since", {place.x, place.y, wide, kButtonHeight}, options, editor.since);
  place.y += kButtonHeight;
  if (editor.since == 2) {
    place.y += 0.5F;
    date_field(ui, "from", {place.x, place.y, wide, kButtonHeight}, editor.from, scene.base);
    entered = entered || editor.from.entered;
    place.y += kButtonHeight;
    place.y += field_error(ui, place.x, place.y, place.width, editor.from.error);
  }
  place.y += 0.125F;
  place.y += ui.paragraph(place.x, place.y, place.width,
                          ui(editor.since == 1 ? msg::gui_settings_ever_note : msg::gui_settings_from_note), caption());
  place.y += 0.625F;
  bool save = entered;
  bool cancel = false;
  {
    Row row(place);
    const std::string save_words = ui(msg::gui_settings_save);
    const std::string cancel_words = ui(msg::gui_settings_cancel);
    if (ui.button("save", row.next(ui.button_width(save_words)), save_words, Ui::Look::filled)) { save = true; }
    if (ui.button("cancel", row.next(ui.button_width(cancel_words)), cancel_words)) { cancel = true; }
  }
  if (cancel) {
    scene.state.editor.reset();
  } else if (save) {
    save_editor(scene, setting);
  }
}

/// What held before and what will hold, a line each, newest first.
void draw_history(Ui& ui, Scene& scene, const SettingInfo& setting, const storage::SettingRow* now, Place& place) {
  for (auto row = scene.page.rows.rbegin(); row != scene.page.rows.rend(); ++row) {
    if (row->key != setting.key || &*row == now) { continue; }
    const std::string value = value_words(setting, row->value, ui.lang);
    const bool later = row->from && *row->from > scene.base.today;
    const Phrase line =
        later ? Phrase{msg::gui_settings_later, {{"day", day_words(*row->from, ui.lang)}, {"value", value}}}
              : Phrase{msg::gui_settings_before, {{"value", value}, {"since", ui(since_words(*row, ui.lang))}}};
    place.y += ui.paragraph(place.x, place.y, place.width, ui(line), caption());
  }
}

}  // namespace

void draw_dated(Ui& ui, Scene& scene, const SettingInfo& setting, Place& place) {
  const storage::SettingRow* now = nullptr;
  for (const storage::SettingRow& row : scene.page.rows) {
    if (row.key == setting.key && (!row.from || *row.from <= scene.base.today)) { now = &row; }
  }
  place.y += ui.paragraph(place.x, place.y, place.width, setting_name(setting.key, ui.lang), caption());
  if (scene.state.editor && scene.state.editor->key == setting.key) {
    draw_editor(ui, scene, setting, place);
    place.y += 0.375F;
    draw_history(ui, scene, setting, now, place);
    return;
  }
  const std::string change = ui(msg::gui_settings_change);
  const float button = ui.button_width(change);
  const bool beside = place.width >= button + 10;
  const float room = beside ? place.width - button - 0.75F : place.width;
  const float top = place.y;
  place.y += ui.paragraph(place.x, place.y, room, now != nullptr ? value_words(setting, now->value, ui.lang) : "", {});
  if (now != nullptr) { place.y += ui.paragraph(place.x, place.y, room, ui(since_words(*now, ui.lang)), caption()); }
  draw_history(ui, scene, setting, now, place);
  Box box{place.x + place.width - button, top, button, kButtonHeight};
  if (!beside) {
    box = {place.x, place.y + 0.25F, button, kButtonHeight};
    place.y += kButtonHeight + 0.25F;
  }
  if (ui.button("change", box, change)) { open_editor(scene, setting); }
}

}  // namespace labclock::gui::settings_view
