#pragma once
// What the pieces of the screen Report tell one another: not for anybody else.

#include "gui/views/report.hpp"

namespace labclock::gui::report_view {

struct Scene {
  const Snapshot& base;
  const ReportPage& page;
  ReportUi& state;
  Commands& commands;
  Lang lang;  ///< of the page
};

/// Where a piece is drawn: it moves `y` down as it goes.
struct Place {
  float x;
  float y;
  float width;
};

[[nodiscard]] inline TextLook caption() {
  return {TextSize::caption, false, Ink::muted, Align::left, 0};
}
/// A caption above what follows.
void heading(Ui& ui, Place& place, Msg words);
/// A line between two groups of options.
void rule(Ui& ui, Place& place);

/// Buttons of one width, of which one is chosen; as many beside each other as fit, at most `most`.
bool choose(Ui& ui, Place& place, const char* id, const std::vector<std::string>& words, int& chosen, int most);

/// "html" and the like, as a file's ending and as the word for --format.
[[nodiscard]] std::string_view ending_of(int file);
/// "~/x" with the home folder in its place.
[[nodiscard]] std::filesystem::path full_path(const std::string& typed, const std::filesystem::path& home);

/// What the sheet is read with: a whole month that has begun. Sets `page.sheet`.
[[nodiscard]] Result<void> read_sheet(Reader& reader, ReportUi& ui, ReportPage& page);
[[nodiscard]] Result<reports::AdvisorPerson> read_person(Reader& reader);
/// Month, preset and project of a sheet.
void draw_sheet_options(Ui& ui, Scene& scene, Place& place);
/// The words after `report` that make the sheet.
[[nodiscard]] std::vector<std::string> sheet_words(const Scene& scene);
[[nodiscard]] reports::Page sheet_page(const Scene& scene);

void draw_period(Ui& ui, Scene& scene, Place& place);
void draw_sections(Ui& ui, Scene& scene, Place& place);
void draw_format(Ui& ui, Scene& scene, Place& place);
void draw_save(Ui& ui, Scene& scene, Place& place);
/// Names the file after the document, in the folder it would go to, unless the person named it.
void name_file(ReportUi& ui, const ReportPage& page, Day today);
/// Done, decisions, actions: what is kept with the meeting.
void draw_written(Ui& ui, Scene& scene, Place& place);
/// The sheet in which a note is corrected.
void draw_edit(Ui& ui, Scene& scene);

/// Lays the page out anew where something it depends on has changed.
void lay_out_preview(Ui& ui, Scene& scene);
/// How wide a sheet is on paper, in em of the page.
[[nodiscard]] float paper_width(const ReportPreview& preview);
/// The sheets below each other, each `width` em wide. Returns the height.
float draw_sheets(Ui& ui, const ReportPreview& preview, float x, float y, float width);

}  // namespace labclock::gui::report_view
