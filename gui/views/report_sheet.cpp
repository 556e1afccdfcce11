// The month sheet on the screen Report: what it is read with, its options, and the words that make its file.

#include <algorithm>

#include "gui/views/report_parts.hpp"
#include "src/month_grid.hpp"
#include "src/msg/gui_report.hpp"
#include "src/words.hpp"

namespace labclock::gui::report_view {

Result<reports::AdvisorPerson> read_person(Reader& reader) {
  reports::AdvisorPerson person;
  for (const auto& [key, into] : {std::pair{"name", &person.name}, std::pair{"position", &person.position},
                                  std::pair{"advisor", &person.advisor}}) {
    Result<std::optional<std::string>> value = storage::get_setting(reader.ledger, key, reader.base.today);
    if (!value) { return value.error(); }
    *into = value->value_or("");
  }
  return person;
}

Result<void> read_sheet(Reader& reader, ReportUi& ui, ReportPage& page) {
  const Day today = reader.base.today;
  ReportSheet sheet;
  sheet.month = month_of(std::min(ui.month.value_or(today), today));
  if (reader.base.project(ui.project) == nullptr) { ui.project.reset(); }
  Result<reports::TimesheetValues> values = reports::timesheet_of(reader.books, sheet.month, ui.project);
  if (!values) { return values.error(); }
  sheet.values = std::move(values).value();
  Result<reports::AdvisorPerson> person = read_person(reader);
  if (!person) { return person.error(); }
  sheet.person = {person->name, person->position, person->advisor};
  page.sheet = std::move(sheet);
  return {};
}

void draw_sheet_options(Ui& ui, Scene& scene, Place& place) {
  ReportUi& state = scene.state;
  heading(ui, place, msg::gui_report_month);
  Day month = scene.page.sheet->month.first;
  if (turn_months(ui, {place.x, place.y, place.width, kButtonHeight}, month, scene.base.today)) {
    state.month = month;
    scene.commands.reread();
  }
  place.y += kButtonHeight;
  rule(ui, place);
  heading(ui, place, msg::gui_report_preset);
  choose(ui, place, "preset",
         {ui(msg::gui_report_preset_plain), ui(msg::gui_report_preset_horizon), ui(msg::gui_report_preset_us),
          ui(msg::gui_report_preset_kr)},
         state.preset, 2);
  place.y += 0.5F;
  heading(ui, place, msg::gui_report_about);
  std::vector<Ui::Option> options{{ui(msg::gui_report_all_projects), std::nullopt}};
  int chosen = 0;
  for (std::size_t i = 0; i < scene.base.projects.size(); ++i) {
    const Project& project = scene.base.projects[i];
    options.push_back({project.name, reports::ink_of(project.kind)});
    if (project.id == state.project) { chosen = static_cast<int>(i) + 1; }
  }
  if (ui.choice("project", {place.x, place.y, place.width, kButtonHeight}, options, chosen)) {
    state.project.reset();
    if (chosen > 0) { state.project = scene.base.projects.at(static_cast<std::size_t>(chosen) - 1).id; }
    scene.commands.reread();
  }
  place.y += kButtonHeight;
}

reports::Page sheet_page(const Scene& scene) {
  return reports::timesheet_page(scene.page.sheet->values, static_cast<reports::SheetPreset>(scene.state.preset),
                                 scene.page.sheet->person, scene.lang);
}

std::vector<std::string> sheet_words(const Scene& scene) {
  std::vector<std::string> words{"timesheet", iso_day(scene.page.sheet->month.first).substr(0, 7), "--preset",
                                 std::string(reports::key_of(static_cast<reports::SheetPreset>(scene.state.preset)))};
  if (const Project* project = scene.base.project(scene.state.project)) {
    words.insert(words.end(), {"--project", project->name});
  }
  return words;
}

}  // namespace labclock::gui::report_view
