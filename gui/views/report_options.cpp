// The options of the page: period, sections, what is hidden, language, format, and where it goes.

#include <algorithm>

#include "gui/desktop/recent.hpp"
#include "gui/views/report_parts.hpp"
#include "reports/writers/writers.hpp"
#include "src/format.hpp"
#include "src/msg/gui_report.hpp"
#include "src/words.hpp"
#include "storage/ics.hpp"
#include "storage/paper_tool.hpp"

namespace labclock::gui::report_view {
namespace {

constexpr float kRow = 2.0F;

/// Ticks in two columns, one where there is no room for two.
class Ticks {
 public:
  Ticks(Ui& ui, Place& place) : ui_(ui), place_(place), columns_(place.width >= 24.0F ? 2 : 1) {}
  ~Ticks() {
    if (at_ % columns_ != 0) { place_.y += kRow; }
  }
  Ticks(const Ticks&) = delete;
  Ticks& operator=(const Ticks&) = delete;

  bool tick(const char* id, std::string_view words, bool& on) {
    const float pitch = place_.width / static_cast<float>(columns_);
    const float x = place_.x + pitch * static_cast<float>(at_ % columns_);
    // The words in what room there is: a part has a name that may be long in one language.
    const std::string fitted = reports::fit_text(words, pitch - 1.75F, TextSize::body, false, ui_.measure);
    const bool used = ui_.tick(id, x, place_.y, fitted, on);
    if (++at_ % columns_ == 0) { place_.y += kRow; }
    return used;
  }

 private:
  Ui& ui_;
  Place& place_;
  int columns_;
  int at_ = 0;
};

}  // namespace

bool choose(Ui& ui, Place& place, const char* id, const std::vector<std::string>& words, int& chosen, int most) {
  float wide = 4.0F;
  for (const std::string& each : words) { wide = std::max(wide, ui.button_width(each)); }
  const int columns = std::clamp(static_cast<int>((place.width + 0.5F) / (wide + 0.5F)), 1, most);
  const float width = most == static_cast<int>(words.size())
                          ? std::min(wide, place.width)
                          : (place.width - 0.5F * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  bool changed = false;
  ImGui::PushID(id);
  for (int i = 0; i < static_cast<int>(words.size()); ++i) {
    const int column = i % columns;
    const Box box{place.x + static_cast<float>(column) * (width + 0.5F), place.y, width, kButtonHeight};
    ImGui::PushID(i);
    const std::string& whole = words[static_cast<std::size_t>(i)];
    const float room = width - (ui.button_width(whole) - ui.text_width(whole));
    if (ui.button("one", box, reports::fit_text(whole, room, TextSize::body, false, ui.measure)) && chosen != i) {
      chosen = i;
      changed = true;
    }
    ImGui::PopID();
    if (chosen == i) { ui.outline(box, Ink::accent, kControlRadius); }
    if (column == columns - 1 || i + 1 == static_cast<int>(words.size())) { place.y += kButtonHeight + 0.5F; }
  }
  ImGui::PopID();
  return changed;
}

namespace {

void remember_folder(ReportUi& state, const std::filesystem::path& file) {
  const std::string folder = file.parent_path().string();
  if (folder.empty()) { return; }
  std::erase(state.folders, folder);
  state.folders.insert(state.folders.begin(), folder);
  if (state.folders.size() > kRecentFolders) { state.folders.resize(kRecentFolders); }
  if (state.keep_folders) { state.keep_folders(state.folders); }
}

/// The words after `report` that make the advisor's page.
std::vector<std::string> advisor_words(const Scene& scene) {
  const ReportUi& state = scene.state;
  std::string sections;
  for (int i = 0; i < reports::kSectionCount; ++i) {
    if (!state.sections.at(static_cast<std::size_t>(i))) { continue; }
    sections += (sections.empty() ? "" : ",") + std::string(reports::key_of(static_cast<reports::Section>(i)));
  }
  std::string hide;
  for (const auto& [hidden, key] :
       {std::pair{state.hide.notes, "notes"}, std::pair{state.hide.off_hours, "off-hours"},
        std::pair{state.hide.rest, "rest"}, std::pair{state.hide.activities, "activities"}}) {
    if (hidden) { hide += (hide.empty() ? "" : ",") + std::string(key); }
  }
  std::vector<std::string> words{"advisor", scene.page.range, "--sections", sections};
  if (!hide.empty()) { words.insert(words.end(), {"--hide", hide}); }
  if (state.two_pages) { words.insert(words.end(), {"--pages", "2"}); }
  return words;
}

/// The words that make the file that is previewed.
std::vector<std::string> words_of(const Scene& scene, const std::filesystem::path& file) {
  const ReportUi& state = scene.state;
  std::vector<std::string> words{"--db",   state.database.string(), "--now",  rfc3339(scene.base.now),
                                 "--zone", scene.base.zone->name(), "--lang", scene.lang == Lang::ko ? "ko" : "en",
                                 "report"};
  const std::vector<std::string> document = scene.page.sheet ? sheet_words(scene) : advisor_words(scene);
  words.insert(words.end(), document.begin(), document.end());
  words.insert(words.end(), {"--format", std::string(ending_of(state.file)), "--output", file.string()});
  return words;
}

void save(Scene& scene) {
  ReportUi* const state = &scene.state;
  state->path_error.reset();
  const std::filesystem::path file = full_path(state->path, state->home);
  if (file.filename().empty()) {
    state->path_error =
        refuse(ErrorKind::usage, "no_file", msg::gui_report_no_file, Phrase{msg::gui_report_no_file_hint});
    return;
  }
  const std::filesystem::path tool =
      state->paper_tool.empty() ? storage::libexec_tool("labclock-paper") : state->paper_tool;
  Commands* const commands = &scene.commands;
  const std::vector<std::string> words = words_of(scene, file);
  commands->work(
      [state, tool, words, file](storage::Ledger& /*ledger*/, const storage::Act& /*act*/) -> Result<Phrase> {
        if (Result<void> made = storage::run_paper_tool(tool, words); !made) {
          state->path_error = made.error();
          return made.error();
        }
        remember_folder(*state, file);
        return Phrase{msg::gui_report_saved, {{"file", file.string()}}};
      },
      [state, file] {
        if (state->open_after) { state->opening = file.string(); }
      });
}

void set_ending(ReportUi& state) {
  std::filesystem::path path = state.path;
  if (path.filename().empty()) { return; }
  path.replace_extension(ending_of(state.file));
  state.path = path.string();
}

}  // namespace

void draw_period(Ui& ui, Scene& scene, Place& place) {
  heading(ui, place, msg::gui_report_period);
  std::vector<Ui::Option> options;
  constexpr std::array<Msg, 4> kWords{msg::gui_report_since_meeting, msg::gui_report_four_weeks,
                                      msg::gui_report_this_month, msg::gui_report_last_month};
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    const bool none = i == 0 && scene.page.values.no_meeting;
    options.push_back({ui({none ? msg::gui_report_no_meeting : kWords.at(i),
                           {{"days", day_range(scene.page.periods.at(i), ui.lang)}}}),
                       std::nullopt});
  }
  options.push_back({ui(msg::gui_report_other_period), std::nullopt});
  if (ui.choice("period", {place.x, place.y, place.width, kButtonHeight}, options, scene.state.period)) {
    scene.commands.reread();
  }
  place.y += kButtonHeight;
  if (scene.state.period != static_cast<int>(ReportPeriod::other)) { return; }
  place.y += 0.5F;
  bool left = false;
  Ui::FieldLook look;
  look.hint = ui(msg::gui_report_period_hint);
  look.wrong = scene.state.period_error.has_value();
  look.left = &left;
  if (ui.field("range", {place.x, place.y, place.width, kButtonHeight}, scene.state.typed, look) || left) {
    scene.commands.reread();
  }
  place.y += kButtonHeight;
  place.y += field_error(ui, place.x, place.y, place.width, scene.state.period_error);
}

void draw_sections(Ui& ui, Scene& scene, Place& place) {
  heading(ui, place, msg::gui_report_sections);
  {
    Ticks ticks{ui, place};
    for (int i = 0; i < reports::kSectionCount; ++i) {
      const auto section = static_cast<reports::Section>(i);
      const std::string id(reports::key_of(section));
      ticks.tick(id.c_str(), reports::name_of(section, ui.lang), scene.state.sections.at(static_cast<std::size_t>(i)));
    }
  }
  rule(ui, place);
  heading(ui, place, msg::gui_report_privacy);
  reports::AdvisorHide& hide = scene.state.hide;
  Ticks ticks{ui, place};
  ticks.tick("hide notes", ui(msg::gui_report_hide_notes), hide.notes);
  ticks.tick("hide off", ui(msg::gui_report_hide_off_hours), hide.off_hours);
  ticks.tick("hide rest", ui(msg::gui_report_hide_rest), hide.rest);
  ticks.tick("hide activities", ui(msg::gui_report_hide_activities), hide.activities);
}

void draw_format(Ui& ui, Scene& scene, Place& place) {
  ReportUi& state = scene.state;
  heading(ui, place, msg::gui_report_language);
  int lang = scene.lang == Lang::ko ? 0 : 1;
  if (choose(ui, place, "language", {ui(msg::gui_report_korean), ui(msg::gui_report_english)}, lang, 2)) {
    state.lang = lang == 0 ? Lang::ko : Lang::en;
  }
  place.y += 0.5F;
  heading(ui, place, msg::gui_report_format);
  if (choose(ui, place, "format", {"PDF", "HTML", "Markdown", "CSV", "XLSX", "JSON"}, state.file, 3)) {
    set_ending(state);
  }
  if (state.file == static_cast<int>(ReportFile::pdf) && !scene.page.sheet) {
    const std::string words =
        reports::fit_text(ui(msg::gui_report_two_pages), place.width - 1.75F, TextSize::body, false, ui.measure);
    ui.tick("two", place.x, place.y, words, state.two_pages);
    place.y += kBodyLine;
  }
}

void name_file(ReportUi& ui, const ReportPage& page, Day today) {
  if (ui.path_typed) { return; }
  const std::string name =
      page.sheet ? "timesheet-" + iso_day(page.sheet->month.first).substr(0, 7) : "advisor-" + iso_day(today);
  const std::filesystem::path folder = ui.path.empty() ? "~" : std::filesystem::path(ui.path).parent_path();
  ui.path = (folder / (name + "." + std::string(ending_of(ui.file)))).string();
}

void draw_save(Ui& ui, Scene& scene, Place& place) {
  ReportUi& state = scene.state;
  heading(ui, place, msg::gui_report_save_as);
  bool edited = false;
  Ui::FieldLook look;
  look.wrong = state.path_error.has_value();
  look.edited = &edited;
  bool asked = ui.field("path", {place.x, place.y, place.width, kButtonHeight}, state.path, look);
  place.y += kButtonHeight;
  if (edited) {
    state.path_typed = true;
    state.path_error.reset();
  }
  place.y += field_error(ui, place.x, place.y, place.width, state.path_error);
  for (std::size_t i = 0; i < state.folders.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    place.y += 0.25F;
    const std::string folder = state.folders[i];
    const float wide = std::min(place.width, ui.text_width(folder, TextSize::caption) + 1.0F);
    if (ui.area("folder", {place.x, place.y, wide, 1.5F}, "")) {
      state.path = (std::filesystem::path(folder) / std::filesystem::path(state.path).filename()).string();
    }
    ui.text(place.x + 0.5F, place.y + 0.25F, folder,
            {TextSize::caption, false, Ink::muted, Align::left, place.width - 1.0F});
    place.y += 1.5F;
    ImGui::PopID();
  }
  place.y += 0.5F;
  const std::string after =
      reports::fit_text(ui(msg::gui_report_open_after), place.width - 1.75F, TextSize::body, false, ui.measure);
  ui.tick("open after", place.x, place.y, after, state.open_after);
  place.y += 2.0F;
  const std::string pages = ui({msg::gui_report_pages, {{"count", std::to_string(state.preview.sheets.size())}}});
  const std::string copy = ui(msg::gui_report_copy);
  const std::string save_words = ui(msg::gui_report_save);
  const float buttons = ui.button_width(copy) + 0.5F + std::max(6.0F, ui.button_width(save_words));
  const bool beside = place.width - buttons - 1.0F >= ui.text_width(pages, TextSize::caption);
  if (beside) {
    ui.text(place.x, place.y + 0.75F, pages, caption());
  } else {
    place.y += ui.paragraph(place.x, place.y, place.width, pages, caption()) + 0.5F;
  }
  const float right = place.x + place.width;
  const float save_wide = std::min(std::max(6.0F, ui.button_width(save_words)), place.width);
  const bool both = buttons <= place.width;
  const float copy_x = both ? right - save_wide - 0.5F - ui.button_width(copy) : place.x;
  if (ui.button("copy", {copy_x, place.y, std::min(ui.button_width(copy), place.width), 2.5F}, copy)) {
    scene.commands.copy(reports::page_markdown(state.preview.page));
    scene.commands.say(msg::gui_report_copied);
  }
  if (!both) { place.y += 3.0F; }
  if (ui.button("save", {right - save_wide, place.y, save_wide, 2.5F}, save_words, Ui::Look::filled)) { asked = true; }
  place.y += 2.5F;
  if (asked) { save(scene); }
}

}  // namespace labclock::gui::report_view
