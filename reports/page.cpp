// Cells: what they hold and how each is said.

#include "reports/page.hpp"

#include <date/date.h>
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "src/format.hpp"
#include "src/msg/reports.hpp"
#include "src/msg/words.hpp"
#include "src/utf8.hpp"

namespace labclock::reports {

namespace {

constexpr std::string_view kUntold = "–";

Cell cell_of(Show show, int decimals = 0) {
  Cell cell;
  cell.show = show;
  cell.decimals = decimals;
  return cell;
}

template <class Value>
Cell cell_of(Show show, const std::optional<Value>& value, int decimals = 0) {
  Cell cell = cell_of(show, decimals);
  if (value) { cell.value = *value; }
  return cell;
}

template <class Value>
const Value& held(const Cell& cell) {
  return std::get<Value>(cell.value);
}

/// A number without "-0.0".
std::string fixed(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (text.find_first_of("123456789") == std::string::npos && text.starts_with('-')) { text.erase(0, 1); }
  return text;
}

/// "−7.9", "+3.6", "0.0": with the minus sign of print.
std::string with_sign(double value, int decimals) {
  std::string text = fixed(value, decimals);
  if (text.starts_with('-')) { return "−" + text.substr(1); }
  return text.find_first_of("123456789") == std::string::npos ? text : "+" + text;
}

std::string in_print(const std::string& text) {
  return text.starts_with('-') ? "−" + text.substr(1) : text;
}

std::string short_date(Day day, Lang lang) {
  constexpr std::array<Msg, 12> kMonths{msg::word_jan_month, msg::word_feb_month, msg::word_mar_month,
                                        msg::word_apr_month, msg::word_may_month, msg::word_jun_month,
                                        msg::word_jul_month, msg::word_aug_month, msg::word_sep_month,
                                        msg::word_oct_month, msg::word_nov_month, msg::word_dec_month};
  const Ymd date = ymd(day);
  const Msg month = kMonths.at(static_cast<unsigned>(date.month()) - 1);
  return render(
      {msg::report_short_date,
       {{"day", fmt::format("{}", static_cast<unsigned>(date.day()))}, {"month", std::string(text(month, lang))}}},
      lang);
}

std::string day_count(std::int64_t days, Lang lang) {
  return render({msg::report_days, {{"count", fmt::format("{}", days)}}}, lang);
}

}  // namespace

Cell blank_cell() {
  return {};
}
Cell text_cell(std::string text) {
  Cell cell = cell_of(Show::text);
  cell.value = std::move(text);
  return cell;
}
Cell word_cell(std::string_view key, std::string words, CellMark mark) {
  Cell cell = cell_of(Show::word);
  if (!key.empty()) { cell.value = std::string(key); }
  cell.words = std::move(words);
  cell.mark = mark;
  return cell;
}
Cell project_cell(std::string name, Kind kind) {
  Cell cell = text_cell(std::move(name));
  cell.kind = kind;
  cell.strong = true;
  return cell;
}
Cell hours_cell(std::optional<Seconds> time, int decimals) {
  return cell_of(Show::hours, time, decimals);
}
Cell length_cell(std::optional<Seconds> time) {
  return cell_of(Show::length, time);
}
Cell share_cell(std::optional<double> share, int decimals) {
  return cell_of(Show::share, share, decimals);
}
Cell points_cell(std::optional<double> points, int decimals) {
  return cell_of(Show::points, points, decimals);
}
Cell number_cell(std::optional<double> number, int decimals) {
  return cell_of(Show::number, number, decimals);
}
Cell count_cell(std::optional<std::int64_t> count) {
  return cell_of(Show::count, count);
}
Cell days_cell(std::optional<std::int64_t> days) {
  return cell_of(Show::days, days);
}
Cell day_cell(std::optional<Day> day) {
  return cell_of(Show::day, day);
}
Cell short_day_cell(std::optional<Day> day) {
  return cell_of(Show::short_day, day);
}

std::string shown(const Cell& cell, Lang lang) {
  if (cell.show == Show::blank) { return {}; }
  if (cell.show == Show::word || !cell.words.empty()) { return printable(cell.words); }
  if (!cell.told()) { return std::string(kUntold); }
  switch (cell.show) {
    case Show::text:
      return printable(held<std::string>(cell));
    case Show::hours:
      return in_print(decimal_hours(held<Seconds>(cell), cell.decimals));
    case Show::length:
      return in_print(hours_minutes(held<Seconds>(cell), lang));
    case Show::share:
      return in_print(percent(held<double>(cell), cell.decimals));
    case Show::points:
      return with_sign(held<double>(cell), cell.decimals);
    case Show::number:
      return in_print(fixed(held<double>(cell), cell.decimals));
    case Show::count:
      return fmt::format("{}", held<std::int64_t>(cell));
    case Show::days:
      return day_count(held<std::int64_t>(cell), lang);
    case Show::day:
      return day_range({held<Day>(cell), held<Day>(cell)}, lang);
    case Show::short_day:
      return short_date(held<Day>(cell), lang);
    case Show::blank:
    case Show::word:
      break;
  }
  return {};
}

std::string plain(const Cell& cell) {
  if (cell.show == Show::word) { return cell.words; }
  if (!cell.told()) { return {}; }
  switch (cell.show) {
    case Show::text:
      return held<std::string>(cell);
    case Show::hours:
      return decimal_hours(held<Seconds>(cell), cell.decimals);
    case Show::length:
      return clock_length(held<Seconds>(cell));
    case Show::share:
      return fixed(held<double>(cell) * 100, cell.decimals) + "%";
    case Show::points:
    case Show::number:
      return fixed(held<double>(cell), cell.decimals);
    case Show::count:
    case Show::days:
      return fmt::format("{}", held<std::int64_t>(cell));
    case Show::day:
    case Show::short_day:
      return date::format("%F", held<Day>(cell));
    case Show::blank:
    case Show::word:
      break;
  }
  return {};
}

std::vector<std::pair<std::string, std::string>> number_parts(const Cell& cell, Lang lang) {
  if (!cell.told()) { return {{std::string(kUntold), ""}}; }
  const auto unit = [lang](Msg words) { return std::string(text(words, lang)); };
  if (cell.show == Show::length) {
    const std::int64_t minutes = held<Seconds>(cell).count() / 60;
    if (minutes < 60) { return {{fmt::format("{}", minutes), unit(msg::report_unit_min)}}; }
    return {{fmt::format("{}", minutes / 60), unit(msg::report_unit_hours)},
            {fmt::format("{:02}", minutes % 60), unit(msg::report_unit_min)}};
  }
  if (cell.show == Show::share) {
    std::string said = shown(cell, lang);
    if (said.ends_with(" %")) { said.resize(said.size() - 2); }
    return {{said, "%"}};
  }
  if (cell.show == Show::days) {
    const std::int64_t count = held<std::int64_t>(cell);
    return {{fmt::format("{}", count), unit(count == 1 ? msg::report_unit_day : msg::report_unit_days)}};
  }
  return {{shown(cell, lang), ""}};
}

std::string Fact::clause(Lang lang) const {
  const std::string said = shown(value, lang);
  if (pattern.empty()) { return label.empty() ? said : label + " " + said; }
  constexpr std::string_view kHole = "{value}";
  const std::size_t hole = pattern.find(kHole);
  if (hole == std::string::npos) { return pattern; }
  return pattern.substr(0, hole) + said + pattern.substr(hole + kHole.size());
}

void each_block(const Page& page, const std::function<void(const PageBlock&)>& take) {
  const std::function<void(const std::vector<PageBlock>&)> walk = [&](const std::vector<PageBlock>& blocks) {
    for (const PageBlock& block : blocks) {
      if (const auto* both = std::get_if<SideBySide>(&block.content)) {
        walk(both->left);
        walk(both->right);
      } else {
        take(block);
      }
    }
  };
  walk(page.blocks);
}

}  // namespace labclock::reports
