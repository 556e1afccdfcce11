// The texts of figures: clock times, what a block tells, and tables of plain text.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "reports/internal/draw.hpp"
#include "src/format.hpp"
#include "src/msg/figures.hpp"
#include "src/msg/review.hpp"
#include "src/utf8.hpp"

namespace labclock::reports {

std::string week_name(std::string_view label, Lang lang) {
  const auto number = label.rfind('W');
  if (number == std::string_view::npos) { return std::string(label); }
  std::string digits(label.substr(number + 1));
  if (lang == Lang::ko && digits.starts_with('0')) { digits.erase(0, 1); }
  return render({msg::fig_week_short, {{"number", digits}}}, lang);
}

std::vector<std::string> aligned(const std::vector<std::vector<std::string>>& rows, std::string_view sides) {
  std::vector<int> widths(sides.size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) { widths.at(i) = std::max(widths.at(i), display_width(row[i])); }
  }
  std::vector<std::string> lines;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (widths[i] == 0) { continue; }  // a column that nobody fills takes no room
      if (!line.empty()) { line += "  "; }
      line += sides[i] == 'r' ? pad_left(row[i], widths[i]) : pad_right(row[i], widths[i]);
    }
    while (line.ends_with(' ')) { line.pop_back(); }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string clock_of(Seconds at) {
  constexpr std::int64_t kDay{24 * 60};
  const std::int64_t minutes = date::floor<Minutes>(at).count();
  const std::int64_t clock = minutes == kDay ? kDay : ((minutes % kDay) + kDay) % kDay;
  return fmt::format("{:02}:{:02}", clock / 60, clock % 60);
}

std::string clocks_of(Seconds from, Seconds to) {
  return clock_of(from) + "-" + clock_of(to);
}

std::string project_words(const std::string& name, Lang lang) {
  return name.empty() ? std::string(text(msg::fig_no_project, lang)) : printable(name);
}

std::string band_words(const Block& block, Lang lang) {
  if (!off_hours(block.band)) { return std::string(text(msg::fig_core, lang)); }
  const auto some = std::count_if(block.by_band.begin(), block.by_band.end(), [](Seconds s) { return s.count() > 0; });
  std::string bands;
  for (std::size_t i = 0; i < block.by_band.size() && some > 1; ++i) {
    if (block.by_band[i] == Seconds{0}) { continue; }
    if (!bands.empty()) { bands += ", "; }
    bands += name_of(static_cast<Band>(i), lang);
    bands += " " + hours_minutes(block.by_band[i], lang);
  }
  if (bands.empty()) { bands = name_of(block.band, lang); }
  return render({msg::fig_off_band, {{"bands", bands}}}, lang);
}

std::vector<std::string> block_lines(const Block& block, Lang lang) {
  std::vector<std::string> lines{project_words(block.project, lang)};
  if (!block.project.empty()) { lines.emplace_back(name_of(block.kind, lang)); }
  if (!block.note.empty()) { lines.push_back(printable(block.note)); }
  if (!block.activity.empty()) { lines.push_back(printable(block.activity)); }
  const std::string length = hours_minutes(block.end - block.start, lang);
  if (block.running && block.end == block.session_end) {
    lines.push_back(render({msg::fig_since, {{"time", clock_of(block.from)}, {"length", length}}}, lang));
  } else {
    lines.push_back(clocks_of(block.from, block.to) + " · " + length);
  }
  lines.push_back(band_words(block, lang));
  if (block.session_start < block.start || block.end < block.session_end) {
    const Seconds whole = block.session_end - block.session_start;
    lines.push_back(render({msg::fig_part_of, {{"length", hours_minutes(whole, lang)}}}, lang));
  }
  if (!block.zone.empty()) { lines.push_back(render({msg::fig_zone, {{"zone", block.zone}}}, lang)); }
  return lines;
}

std::vector<std::string> status_lines(const DayStatus& status, Lang lang) {
  std::vector<std::string> lines;
  if (!status.holidays.empty()) {
    const Holiday& first = status.holidays.front();
    lines.emplace_back(name_of(Band::holiday, lang));
    const std::string& name = lang == Lang::en && !first.name_en.empty() ? first.name_en : first.name;
    if (!name.empty()) { lines.push_back(printable(name)); }
  }
  if (status.fully_off()) {
    lines.emplace_back(text(msg::fig_day_off, lang));
  } else if (status.day_off) {
    lines.emplace_back(text(msg::review_half_day_off, lang));
  }
  return lines;
}

std::vector<std::string> day_lines(Day day, const DayStatus& status, Seconds total, Seconds off, Lang lang) {
  std::vector<std::string> lines{long_day(day, lang)};
  for (std::string& line : status_lines(status, lang)) { lines.push_back(std::move(line)); }
  lines.push_back(total > Seconds{0} ? hours_minutes(total, lang) : std::string(text(msg::fig_no_entry, lang)));
  if (off > Seconds{0}) { lines.push_back(render({msg::fig_of_it_off, {{"length", hours_minutes(off, lang)}}}, lang)); }
  return lines;
}

std::vector<std::string> day_words(const DayBlocks& day, Lang lang) {
  std::string head;
  for (const std::string& line : day_lines(day.day, day.status, day.total, day.off_hours, lang)) {
    if (!head.empty()) { head += " · "; }
    head += line;
  }
  std::vector<std::vector<std::string>> rows;
  for (const Block& block : day.blocks) {
    rows.push_back({" ", clocks_of(block.from, block.to), hours_minutes(block.end - block.start, lang),
                    project_words(block.project, lang), off_hours(block.band) ? band_words(block, lang) : "",
                    printable(block.note)});
  }
  std::vector<std::string> lines{std::move(head)};
  for (std::string& line : aligned(rows, "llrlll")) { lines.push_back(std::move(line)); }
  return lines;
}

}  // namespace labclock::reports
