#pragma once
// What week and split have in common: bars, the split table, headline numbers, the legend.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/paint/review.hpp"
#include "cli/paint/table.hpp"

namespace labclock::cli {

/// A bar of the sums of a day: kind by kind, core hours solid and off-hours hatched.
[[nodiscard]] Cell kind_bar(const Style& style, const reports::Sums& sums, int cells);
/// A bar on a track, with a tick at the agreed share where there is one.
[[nodiscard]] Cell share_bar(const Style& style, Kind kind, double share, double hatched, std::optional<double> agreed,
                             int cells);

struct Headline {
  std::string value;
  std::string caption;
};
/// Values above captions, side by side; fewer on a line where the terminal is narrow.
[[nodiscard]] std::string headlines(const Style& style, std::span<const Headline> items);
[[nodiscard]] std::vector<Headline> headline_numbers(const Page& page, const reports::Sums& sums,
                                                     const reports::RestFigures& rest);
/// The projects with bar, share, agreed share, load and hours.
[[nodiscard]] std::string split_table(const Page& page, const std::vector<reports::ProjectSums>& projects,
                                      const reports::Agreed& agreed);
/// The kinds that occur, the hatch, and the tick where something is agreed.
[[nodiscard]] std::string legend(const Page& page, const reports::Sums& sums, bool with_tick);
[[nodiscard]] std::string title(const Style& style, const std::string& text);
/// Names the projects without a kind and how to sort them; empty where all have one.
[[nodiscard]] std::string unsorted_note(const Page& page, const std::vector<reports::ProjectSums>& projects);
/// A muted line, two columns in.
[[nodiscard]] std::string note_line(const Style& style, const std::string& text);

}  // namespace labclock::cli
