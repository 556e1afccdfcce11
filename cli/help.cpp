#include "cli/help.hpp"

#include <algorithm>
#include <array>

#include "cli/paint/wrap.hpp"
#include "cli/registry.hpp"
#include "src/msg/help.hpp"
#include "src/utf8.hpp"

namespace labclock::cli {
namespace {

constexpr int kIndent = 2;
constexpr int kWidestLeft = 28;
constexpr int kWidestPage = 100;

/// Two columns: what is written and what it does.
class Listing {
 public:
  void add(std::string left, std::string right) { rows_.emplace_back(std::move(left), std::move(right)); }
  void print(Context& context) const {
    int left = 0;
    for (const auto& [word, text] : rows_) {
      if (display_width(word) <= kWidestLeft) { left = std::max(left, display_width(word)); }
    }
    const int width = std::min(context.style().width, kWidestPage);
    for (const auto& [word, text] : rows_) { context.write(hanging(word, text, kIndent, left, width)); }
  }
  [[nodiscard]] bool empty() const { return rows_.empty(); }

 private:
  std::vector<std::pair<std::string, std::string>> rows_;
};

void paragraph(Context& context, const Phrase& phrase) {
  for (const std::string& line : wrap_text(context.words(phrase), std::min(context.style().width, kWidestPage))) {
    context.write(line + "\n");
  }
}

/// "labclock start [PROJECT] …", with what does not fit on the line set in below it.
void usage_line(Context& context, const Options& options) {
  std::string line = "labclock " + options.path();
  const std::string usage = options.usage();
  if (!usage.empty()) { line += " " + usage; }
  // "[--to WHEN]" stays together: its blank is none until the lines are made.
  constexpr char kNoBreak = '\x01';
  bool inside = false;
  for (char& c : line) {
    if (c == '[' || c == ']') { inside = c == '['; }
    if (c == ' ' && inside) { c = kNoBreak; }
  }
  const int width = std::min(context.style().width, kWidestPage) - 4;
  std::vector<std::string> lines = wrap_text(line, width);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::replace(lines[i].begin(), lines[i].end(), kNoBreak, ' ');
    context.write((i > 0 ? "    " : "") + lines[i] + "\n");
  }
}

void title(Context& context, Msg msg) {
  context.write(paint(context.style(), Ink::strong, context.words(msg)) + "\n");
}

std::string names_of(const OptionItem& item) {
  if (item.long_name.empty()) { return std::string(item.label); }
  std::string out = item.short_name.empty() ? "    " : std::string(item.short_name) + ", ";
  out += item.long_name;
  if (!item.label.empty()) { out += " " + std::string(item.label); }
  return out;
}

void list_global_options(Context& context) {
  Listing listing;
  for (const GlobalOption& option : global_options()) {
    std::string left(option.name);
    if (!option.label.empty()) { left += " " + std::string(option.label); }
    if (option.name == "--help") { left = "-h, --help"; }
    listing.add(std::move(left), context.words(option.help));
  }
  listing.print(context);
}

struct Explained {
  std::string_view words;
  Msg meaning;
};

void explain(Context& context, Msg heading, std::span<const Explained> rows) {
  title(context, heading);
  Listing listing;
  for (const Explained& row : rows) { listing.add(std::string(row.words), context.words(row.meaning)); }
  listing.print(context);
}

constexpr auto kWhen = std::to_array<Explained>({
    {"now, 지금", msg::help_times_now},
    {"9:30, 오후 2시 30분", msg::help_times_clock},
    {"yesterday 14:00, 어제 14:00", msg::help_times_yesterday},
    {"mon 9:00, 월 9:00", msg::help_times_weekday},
    {"2026-11-24 09:00", msg::help_times_date},
    {"2026-11-24T09:00:00+09:00", msg::help_times_rfc3339},
    {"-30m, 30분 전", msg::help_times_ago},
});

constexpr auto kRange = std::to_array<Explained>({
    {"today, yesterday", msg::help_range_day},
    {"week, last-week", msg::help_range_week},
    {"month, last-month", msg::help_range_month},
    {"year, last-year", msg::help_range_year},
    {"2026-W47, 2026-11, 2026", msg::help_range_named},
    {"2026-11-16", msg::help_range_date},
    {"2026-11-01..2026-11-15", msg::help_range_between},
    {"since-meeting", msg::help_range_meeting},
    {"last-4-weeks, last-10-days", msg::help_range_four_weeks},
    {"all", msg::help_range_all},
});

constexpr auto kDuration = std::to_array<Explained>({
    {"90m, 1h30m, 1:30, 1시간 30분", msg::help_duration_forms},
});

}  // namespace

Result<void> show_overview(Context& context) {
  paragraph(context, msg::help_tagline);
  context.write("\n");
  paragraph(context, msg::help_usage);
  constexpr auto kChapters =
      std::to_array<Chapter>({Chapter::time, Chapter::corrections, Chapter::projects, Chapter::review, Chapter::rest,
                              Chapter::meetings, Chapter::data, Chapter::program});
  for (const Chapter chapter : kChapters) {
    Listing listing;
    for (const Command& command : commands()) {
      if (command.chapter != chapter) { continue; }
      std::string left(command.name);
      if (!command.synonym.empty()) { left += ", " + std::string(command.synonym); }
      listing.add(pad_right(left, 14), context.words(command.summary));
    }
    if (listing.empty()) { continue; }
    context.write("\n");
    title(context, title_of(chapter));
    listing.print(context);
  }
  context.write("\n");
  title(context, msg::help_global_title);
  list_global_options(context);
  context.write("\n");
  paragraph(context, msg::help_more);
  return {};
}

Result<void> show_help(Context& context, const Options& options) {
  usage_line(context, options);
  paragraph(context, options.summary());
  if (const Command* command = find_command(options.path()); command != nullptr && !command->synonym.empty()) {
    paragraph(context, {msg::help_synonym, {{"word", std::string(command->synonym)}}});
  }
  Listing listing;
  for (const OptionItem& item : options.items()) { listing.add(names_of(item), context.words(item.help)); }
  if (!listing.empty()) {
    context.write("\n");
    listing.print(context);
  }
  for (const auto& below : options.below()) {
    context.write("\n");
    usage_line(context, *below);
    Listing inner;
    for (const OptionItem& item : below->items()) { inner.add(names_of(item), context.words(item.help)); }
    paragraph(context, below->summary());
    inner.print(context);
  }
  context.write("\n");
  paragraph(context, msg::help_see_also);
  return {};
}

Result<void> show_times(Context& context) {
  explain(context, msg::help_times_title, kWhen);
  context.write("\n");
  explain(context, msg::help_range_title, kRange);
  context.write("\n");
  explain(context, msg::help_duration_title, kDuration);
  return {};
}

Result<void> show_global_options(Context& context) {
  title(context, msg::help_global_title);
  list_global_options(context);
  return {};
}

}  // namespace labclock::cli
