#pragma once
// What the pieces of the screen Projects tell one another: not for anybody else.

#include "gui/views/projects.hpp"

namespace labclock::gui::projects_view {

/// Everything a piece needs.
struct Scene {
  const Snapshot& base;
  const ProjectsPage& page;
  ProjectsUi& state;
  Commands& commands;
  Lang lang;
};

inline constexpr float kPanelWidth = 15.0F;
inline constexpr std::int64_t kNewProject = 0;  ///< the key of the new one's draft

/// A day in few letters: "1 Mar 2026", "2026-03-01".
[[nodiscard]] std::string brief_day(Day day, Lang lang);
/// A muted caption in a width.
[[nodiscard]] inline TextLook caption_in(float width) {
  return {TextSize::caption, false, Ink::muted, Align::left, width};
}
/// The numbers of the month; none where it has neither time nor an agreement.
[[nodiscard]] const reports::AgreedProject* numbers_of(const ProjectsPage& page, std::optional<ProjectId> project);
/// The agreement a person means: the one of today, else the next, else the last one.
[[nodiscard]] const Agreement* told_agreement(const Snapshot& base, ProjectId project);
/// "9 points under what was agreed".
[[nodiscard]] Phrase why(const reports::AgreedProject* numbers);
/// Whether it waits to be sorted.
[[nodiscard]] bool unsorted(const ProjectsPage& page, const Project& project);
/// In the order of the table, those that wait first.
[[nodiscard]] std::vector<const Project*> rows_of(const Scene& scene);

void select(ProjectsUi& state, std::optional<ProjectId> project);
void sort_as(Scene& scene, const Project& project, Kind kind);

/// The table with its card, at least `least` high; returns its lower end.
float draw_table(Ui& ui, Scene& scene, float x, float y, float width, float least);
/// Those that wait to be sorted, in the table's card; returns their lower end.
float draw_unsorted(Ui& ui, Scene& scene, float x, float y, float width);
/// The sums of all, in a card; returns its lower end.
float draw_sums(Ui& ui, Scene& scene, float x, float y, float width);
/// The edit panel in its card; returns its lower end.
float draw_panel(Ui& ui, Scene& scene, float x, float y, float width, float least);
/// Agreements of a stored project without a card; returns the lower end.
float draw_agreements(Ui& ui, Scene& scene, const Project& project, float x, float y, float width);
/// Tells the panel's focus of this frame; call after each of its controls.
void look_at_focus(ProjectsUi& state);

// What is typed ---------------------------------------------------------------------------------------------

[[nodiscard]] ProjectDraft draft_of(const Project& project);
[[nodiscard]] bool is_color(std::string_view text);
[[nodiscard]] bool changed(const ProjectDraft& draft);
/// What was changed elsewhere meanwhile, in fields that were not typed in, is taken over.
void catch_up(ProjectDraft& draft, const Project& now);
void save(Scene& scene, ProjectDraft& draft);
void set_archived(Scene& scene, const Project& project, bool archived);

}  // namespace labclock::gui::projects_view
