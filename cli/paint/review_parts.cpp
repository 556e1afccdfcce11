#include "cli/paint/review_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "src/format.hpp"
#include "src/msg/cli.hpp"
#include "src/msg/review.hpp"
#include "src/utf8.hpp"

namespace labclock::cli {
namespace {

std::string say(const Page& page, Msg msg) {
  return std::string{text(msg, page.lang)};
}

const reports::AgreedProject* agreed_for(const reports::Agreed& agreed, const std::optional<ProjectId>& project) {
  for (const reports::AgreedProject& row : agreed.projects) {
    if (project && row.project == *project) { return &row; }
  }
  return nullptr;
}

std::string share_text(const std::optional<double>& share) {
  return share ? percent(*share) : "-";
}

Cell hours_cell(Seconds length) {
  return Cell(clock_length(length), length > Seconds{0} ? Ink::plain : Ink::muted);
}

}  // namespace

std::string title(const Style& style, const std::string& text) {
  return paint(style, Ink::strong, text) + "\n";
}

std::string note_line(const Style& style, const std::string& text) {
  return "  " + paint(style, Ink::muted, printable(text)) + "\n";
}

Cell kind_bar(const Style& style, const reports::Sums& sums, int cells) {
  std::vector<std::int64_t> parts;
  for (std::size_t kind = 0; kind < kKindCount; ++kind) {
    const Seconds core = sums.kind_by_band[kind][static_cast<std::size_t>(Band::core)];
    parts.push_back(core.count());
    parts.push_back((sums.by_kind[kind] - core).count());
  }
  const std::vector<int> shared = share_cells(parts, cells);
  Cell bar;
  for (std::size_t i = 0; i < shared.size(); ++i) {
    bar.repeat(i % 2 == 1 ? hatch_mark(style) : solid_mark(style), shared[i], ink_of(static_cast<Kind>(i / 2)));
  }
  return bar;
}

Cell share_bar(const Style& style, Kind kind, double share, double hatched, std::optional<double> agreed, int cells) {
  const auto cell_of = [&](double part) { return std::clamp(static_cast<int>(std::lround(part * cells)), 0, cells); };
  const int filled = share > 0 ? std::max(1, cell_of(share)) : 0;
  const int solid = filled - static_cast<int>(std::lround(hatched * filled));
  const int tick = agreed ? std::min(cell_of(*agreed), cells - 1) : cells;
  Cell bar;
  const auto stretch = [&](int from, int to) {
    bar.repeat(solid_mark(style), std::clamp(solid, from, to) - from, ink_of(kind));
    bar.repeat(hatch_mark(style), std::clamp(filled, from, to) - std::clamp(solid, from, to), ink_of(kind));
    bar.repeat(track_mark(style), to - std::clamp(filled, from, to), Ink::muted);
  };
  stretch(0, tick);
  if (tick < cells) {
    bar.add(std::string{tick_mark(style)}, Ink::strong);
    stretch(tick + 1, cells);
  }
  return bar;
}

std::string headlines(const Style& style, std::span<const Headline> items) {
  constexpr int kGap = 3;
  std::string out;
  std::size_t at = 0;
  while (at < items.size()) {
    std::string values = "  ";
    std::string captions = "  ";
    int used = 2;
    std::size_t on_line = 0;
    for (; at + on_line < items.size(); ++on_line) {
      const Headline& item = items[at + on_line];
      const int width = std::max(display_width(item.value), display_width(item.caption));
      if (on_line > 0 && used + width > style.width) { break; }
      values += paint(style, Ink::strong, item.value) +
                std::string(static_cast<std::size_t>(width - display_width(item.value) + kGap), ' ');
      captions += paint(style, Ink::muted, item.caption) +
                  std::string(static_cast<std::size_t>(width - display_width(item.caption) + kGap), ' ');
      used += width + kGap;
    }
    for (std::string* line : {&values, &captions}) {
      line->erase(line->find_last_not_of(' ') + 1);
      out += *line + "\n";
    }
    at += on_line;
  }
  return out;
}

std::vector<Headline> headline_numbers(const Page& page, const reports::Sums& sums, const reports::RestFigures& rest) {
  const auto own = static_cast<std::size_t>(Kind::own);
  const std::string own_share =
      sums.total > Seconds{0}
          ? percent(static_cast<double>(sums.by_kind[own].count()) / static_cast<double>(sums.total.count()))
          : "-";
  const auto days = [&](int count) {
    return render({msg::review_days, {{"count", std::to_string(count)}}}, page.lang);
  };
  return {{hours_minutes(sums.total, page.lang), say(page, msg::review_total)},
          {own_share, say(page, msg::review_own)},
          {hours_minutes(sums.off_hours, page.lang), say(page, msg::review_off_hours)},
          {days(rest.days_off), say(page, msg::review_days_off)},
          {days(rest.longest_run_days), say(page, msg::review_run)},
          {rest.shortest_rest ? hours_minutes(*rest.shortest_rest, page.lang) : "-", say(page, msg::review_rest)}};
}

std::string split_table(const Page& page, const std::vector<reports::ProjectSums>& projects,
                        const reports::Agreed& agreed) {
  const Style& style = page.style;
  const int bar_cells = std::clamp(style.width - 62, 8, 30);
  Table table({{.gap = 2},
               {.gives_way = true, .least = 10, .gap = 1},
               {.gap = 2},
               {.align = Align::right, .gap = 2},
               {.align = Align::right, .gap = 2},
               {.align = Align::right, .gap = 2},
               {.align = Align::right, .gap = 2},
               {.align = Align::right, .gap = 2}});
  table.heading({"", say(page, msg::review_split), "", say(page, msg::review_share), say(page, msg::review_agreed),
                 say(page, msg::review_load), say(page, msg::review_hours), say(page, msg::review_off_hours)});
  for (const reports::ProjectSums& project : projects) {
    const reports::AgreedProject* row = agreed_for(agreed, project.project);
    const std::optional<double> share_agreed = row != nullptr ? row->agreed_share : std::nullopt;
    const double hatched = project.total > Seconds{0} ? static_cast<double>(project.off_hours.count()) /
                                                            static_cast<double>(project.total.count())
                                                      : 0;
    const bool nameless = !project.project.has_value();
    table.row({Cell(std::string(solid_mark(style)), ink_of(project.kind)),
               nameless ? Cell(say(page, msg::cli_without_project), Ink::muted) : Cell(project.name),
               share_bar(style, project.kind, project.share.value_or(0), hatched, share_agreed, bar_cells),
               Cell(share_text(project.share)), Cell(share_text(share_agreed), share_agreed ? Ink::plain : Ink::muted),
               Cell(row != nullptr && row->load ? fmt::format("{:.2f}", *row->load) : "-",
                    row != nullptr && row->load ? Ink::plain : Ink::muted),
               hours_cell(project.total), hours_cell(project.off_hours)});
  }
  return table.print(style);
}

std::string legend(const Page& page, const reports::Sums& sums, bool with_tick) {
  const Style& style = page.style;
  std::string line = " ";
  for (std::size_t kind = 0; kind < kKindCount; ++kind) {
    if (sums.by_kind[kind] == Seconds{0}) { continue; }
    line += " " + block(style, ink_of(static_cast<Kind>(kind)), false, 1) + " " +
            paint(style, Ink::muted, name_of(static_cast<Kind>(kind), page.lang)) + " ";
  }
  if (sums.off_hours > Seconds{0}) {
    line +=
        " " + paint(style, Ink::muted, std::string(hatch_mark(style)) + " " + say(page, msg::review_off_hours)) + " ";
  }
  if (with_tick) {
    line += " " + paint(style, Ink::strong, tick_mark(style)) + " " +
            paint(style, Ink::muted, say(page, msg::review_legend_tick));
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line.empty() ? "" : line + "\n";
}

std::string unsorted_note(const Page& page, const std::vector<reports::ProjectSums>& projects) {
  std::string names;
  for (const reports::ProjectSums& project : projects) {
    if (!project.project || project.kind != Kind::unassigned) { continue; }
    names += (names.empty() ? "" : ", ") + project.name;
  }
  if (names.empty()) { return ""; }
  return note_line(page.style, render({msg::review_unsorted, {{"projects", names}}}, page.lang)) +
         note_line(page.style, say(page, msg::review_unsorted_hint));
}

}  // namespace labclock::cli
