#include "gui/views/first_run.hpp"

#include <algorithm>
#include <array>

#include "gui/views/first_run_parts.hpp"
#include "gui/views/settings_words.hpp"
#include "src/format.hpp"
#include "src/msg/gui_first_run.hpp"
#include "src/words.hpp"
#include "storage/records.hpp"

namespace labclock::gui {
namespace first_run_view {

constexpr float kTop = 3.0F;
constexpr float kWidest = 44.0F;
constexpr float kField = 18.0F;
constexpr float kBetween = 1.25F;

Day agreed_from(const Snapshot& base) {
  const Ymd today = ymd(base.today);
  return Day{today.year() / today.month() / date::day{1}};
}

std::vector<std::pair<std::string, FirstSetting*>> settings_of(FirstRunUi& state) {
  return {{"region", &state.region},
          {"core", &state.core},
          {"day_start", &state.day_start},
          {"week_limit", &state.week_limit}};
}

std::string import_format(const FirstRunUi& state) {
  constexpr std::array<std::string_view, kImportFormats + 1> kFormats{"", "timewarrior", "watson", "toggl"};
  return std::string(kFormats.at(static_cast<std::size_t>(std::clamp(state.import_from, 0, kImportFormats))));
}

namespace {

/// The country a zone lies in, where holidays of it are known: a first guess that the person sees.
std::string region_of(std::string_view zone) {
  struct Guess {
    std::string_view zone;
    std::string_view region;
  };
  constexpr std::array kGuesses = {
      Guess{"Asia/Seoul", "KR"},          Guess{"Asia/Tokyo", "JP"},        Guess{"Europe/Paris", "FR"},
      Guess{"Europe/Berlin", "DE"},       Guess{"Europe/London", "GB-ENG"}, Guess{"Europe/Belfast", "GB-NIR"},
      Guess{"America/New_York", "US"},    Guess{"America/Chicago", "US"},   Guess{"America/Denver", "US"},
      Guess{"America/Los_Angeles", "US"}, Guess{"America/Detroit", "US"},   Guess{"America/Phoenix", "US"},
      Guess{"America/Anchorage", "US"},   Guess{"Pacific/Honolulu", "US"},
  };
  for (const Guess& each : kGuesses) {
    if (each.zone == zone) { return std::string(each.region); }
  }
  return "none";
}

/// The first values of the form; after another language was chosen the same ones in its words.
void fill(Scene& scene) {
  FirstRunUi& state = scene.state;
  if (state.filled == scene.lang) { return; }
  for (auto& [key, field] : settings_of(state)) {
    const SettingInfo& info = *find_setting(key);
    std::string value;
    if (state.filled) {
      Result<std::string> normal = normalise_setting(info, field->typed);
      if (!normal) { continue; }
      value = *normal;
    } else if (const auto set = scene.page.values.find(key); set != scene.page.values.end()) {
      value = set->second;
    } else {
      value = key == "region" ? region_of(scene.base.zone->name()) : std::string(info.fallback);
    }
    field->typed = field_words(info, value, scene.lang);
  }
  if (!state.filled) { state.projects.resize(1); }
  state.filled = scene.lang;
}

/// A setting of its own, written at once: everything below reads in it.
void draw_language(Ui& ui, Scene& scene, Place& place) {
  constexpr std::array<std::string_view, 3> kValues{"", "en", "ko"};
  const SettingInfo& info = *find_setting("language");
  std::vector<Ui::Option> options;
  int chosen = 0;
  for (std::size_t i = 0; i < kValues.size(); ++i) {
    options.push_back({value_words(info, std::string(kValues[i]), ui.lang), std::nullopt});
    if (scene.page.language == kValues[i]) { chosen = static_cast<int>(i); }
  }
  ui.label(place.x, place.y, ui(msg::gui_first_language));
  const Box box{place.x, place.y + kUnderLabel, std::min(place.width, kField), kButtonHeight};
  if (ui.choice("language", box, options, chosen)) {
    FirstRunUi* const state = &scene.state;
    scene.commands.change(
        [state, value = std::string(kValues[static_cast<std::size_t>(chosen)]), today = scene.base.today](
            storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
          Result<std::string> set = storage::set_setting(ledger, act, "language", value, std::nullopt, today);
          if (!set) {
            state->error = set.error();
            return set.error();
          }
          return Phrase{msg::gui_first_setting, {{"name", "language"}, {"value", *set}}};
        });
  }
  place.y += kUnderLabel + kButtonHeight + kBetween;
}

void draw_region(Ui& ui, Scene& scene, Place& place) {
  const std::vector<std::string_view>& regions = regions_in_order();
  std::vector<Ui::Option> options;
  int chosen = -1;
  for (std::size_t i = 0; i < regions.size(); ++i) {
    options.push_back({region_name(regions[i], ui.lang), std::nullopt});
    if (scene.state.region.typed == regions[i]) { chosen = static_cast<int>(i); }
  }
  ui.label(place.x, place.y, ui(msg::gui_first_country));
  place.y += kUnderLabel;
  if (ui.choice("region", {place.x, place.y, std::min(place.width, kField), kButtonHeight}, options, chosen) &&
      chosen >= 0) {
    scene.state.region.typed = regions[static_cast<std::size_t>(chosen)];
    scene.state.region.error.reset();
  }
  place.y += kButtonHeight + 0.125F;
  place.y += ui.paragraph(place.x, place.y, place.width, ui(msg::gui_first_country_help), caption());
  place.y += field_error(ui, place.x, place.y, place.width, scene.state.region.error) + kBetween - 0.25F;
}

void draw_field(Ui& ui, const char* key, Msg label, Msg help, FirstSetting& field, Place& place) {
  ui.label(place.x, place.y, ui(label));
  place.y += kUnderLabel;
  bool edited = false;
  bool left = false;
  Ui::FieldLook look;
  look.wrong = field.error.has_value();
  look.edited = &edited;
  look.left = &left;
  const SettingInfo& info = *find_setting(key);
  look.hint = std::string(info.fallback);
  const bool entered =
      ui.field(key, {place.x, place.y, std::min(place.width, kField), kButtonHeight}, field.typed, look);
  if (edited) { field.error.reset(); }
  if (left_now(field.waiting, left) || entered) {
    // Empty means as it comes; what is wrong is told at once and not only at the end.
    if (field.typed.find_first_not_of(" \t") == std::string::npos) {
      field.typed = field_words(info, std::string(info.fallback), ui.lang);
    }
    Result<std::string> normal = normalise_setting(info, field.typed);
    field.error = normal ? std::nullopt : std::optional<Error>(normal.error());
  }
  place.y += kButtonHeight + 0.125F;
  place.y += ui.paragraph(place.x, place.y, place.width, ui(help), caption());
  place.y += field_error(ui, place.x, place.y, place.width, field.error) + kBetween - 0.25F;
}

void draw_card(Ui& ui, Place& column, const std::function<void(Place&)>& body) {
  CardBehind card;
  const float top = column.y;
  Place place{column.x + pad_of(column.width), top + 1.25F, column.width - 2 * pad_of(column.width)};
  body(place);
  card.close(ui, {column.x, top, column.width, place.y - top});
  column.y = place.y + kGap;
}

void draw_end(Ui& ui, Scene& scene, Place& column) {
  column.y += 0.5F;
  if (scene.state.error) {
    column.y += field_error(ui, column.x, column.y, column.width, scene.state.error);
    if (scene.state.begun) {
      column.y += ui.paragraph(column.x, column.y, column.width, ui(msg::gui_first_partly), caption());
    }
    column.y += 0.5F;
  }
  constexpr float kHigh = 2.5F;
  const std::string begin_words = ui(msg::gui_first_begin);
  const std::string demo_words = ui(msg::gui_first_demo);
  const float first = std::max(9.0F, ui.button_width(begin_words));
  const float second = ui.button_width(demo_words);
  const bool beside = first + second + 0.5F <= column.width;
  const Box begin_box{column.x, column.y, std::min(first, column.width), kHigh};
  const Box demo_box = beside ? Box{column.x + first + 0.5F, column.y, second, kHigh}
                              : Box{column.x, column.y + kHigh + 0.5F, std::min(second, column.width), kHigh};
  if (ui.button("begin", begin_box, begin_words, Ui::Look::filled)) { begin(scene); }
  if (ui.button("demo", demo_box, demo_words)) { scene.state.wants_demo = true; }
  column.y = demo_box.y + kHigh + 0.5F;
  column.y += ui.paragraph(column.x, column.y, column.width, ui(msg::gui_first_demo_help), caption());
}

}  // namespace
}  // namespace first_run_view

Result<FirstRunPage> read_first_run(Reader& reader, const FirstRunUi& ui) {
  FirstRunPage page;
  Result<std::vector<storage::SettingRow>> rows = storage::list_settings(reader.ledger);
  if (!rows) { return rows.error(); }
  for (const storage::SettingRow& row : *rows) {
    if (row.is_default || (row.from && *row.from > reader.base.today)) { continue; }
    page.values[row.key] = row.value;
  }
  page.language = page.values["language"];
  std::error_code trouble;
  const auto first_there = [&](std::initializer_list<const char*> places) {
    for (const char* place : places) {
      const std::filesystem::path path = ui.home / place;
      if (!ui.home.empty() && std::filesystem::exists(path, trouble)) { return path; }
    }
    return std::filesystem::path{};
  };
  page.timewarrior = first_there({".local/share/timewarrior/data", ".timewarrior/data"});
  page.watson = first_there({".config/watson/frames"});
  return page;
}

void view_first_run(Ui& ui, const Snapshot& base, const FirstRunPage& page, FirstRunUi& state, Commands& commands) {
  using namespace first_run_view;
  Scene scene{base, page, state, commands, ui.lang};
  fill(scene);
  const float wide = std::min(kWidest, ui.width - 2 * margin_of(ui.width));
  Place column{(ui.width - wide) / 2, kTop, wide};
  ui.text(column.x, column.y, ui(msg::gui_first_title), {TextSize::number, true, Ink::text, Align::left, wide});
  column.y += kNumberLine + 0.25F;
  column.y += ui.paragraph(column.x, column.y, wide, ui(msg::gui_first_intro),
                           {TextSize::body, false, Ink::muted, Align::left, 0});
  column.y += 1.5F;
  draw_card(ui, column, [&](Place& place) {
    draw_language(ui, scene, place);
    draw_region(ui, scene, place);
    draw_field(ui, "core", msg::gui_first_core, msg::gui_first_core_help, state.core, place);
    draw_field(ui, "day_start", msg::gui_first_day_start, msg::gui_first_day_start_help, state.day_start, place);
    draw_field(ui, "week_limit", msg::gui_first_week_limit, msg::gui_first_week_limit_help, state.week_limit, place);
  });
  draw_card(ui, column, [&](Place& place) { draw_projects(ui, scene, place); });
  draw_card(ui, column, [&](Place& place) { draw_import(ui, scene, place); });
  draw_end(ui, scene, column);
  ui.extent(column.y + kTop);
}

}  // namespace labclock::gui
