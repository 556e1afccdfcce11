#include "gui/views/settings.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "gui/desktop/place.hpp"
#include "gui/views/settings_parts.hpp"
#include "src/msg/gui.hpp"
#include "src/msg/gui_rest.hpp"
#include "src/msg/gui_settings.hpp"
#include "src/words.hpp"

namespace labclock::gui {
namespace settings_view {
namespace {

constexpr float kHeadTop = 1.5F;
constexpr float kFirstCard = 5.0F;
constexpr float kBottom = 1.5F;
constexpr float kTwoColumns = 60.0F;  ///< from here on cards stand in two columns
constexpr std::size_t kCopies = 5;

struct NoProgress : storage::Progress {
  bool step(std::int64_t /*done*/, std::int64_t /*total*/) override { return true; }
};

Msg title_of(SettingGroup group) {
  switch (group) {
    case SettingGroup::looks:
      return msg::gui_settings_looks;
    case SettingGroup::time:
      return msg::gui_settings_time;
    case SettingGroup::limits:
      return msg::gui_settings_limits;
    case SettingGroup::benchmarks:
      return msg::gui_rest_bench_title;
    case SettingGroup::holidays:
      return msg::gui_settings_holidays;
    case SettingGroup::alerts:
      return msg::gui_settings_alerts;
    case SettingGroup::you:
      return msg::gui_settings_you;
    case SettingGroup::others:
      break;
  }
  return msg::gui_settings_others;
}

/// The settings of a card, in the order of the rules; those of the benchmarks are rows of the page.
std::vector<std::pair<std::string, const SettingInfo*>> settings_of(const Scene& scene, SettingGroup group) {
  std::vector<std::pair<std::string, const SettingInfo*>> found;
  for (const SettingInfo& each : settings()) {
    if (group_of(each.key) == group) { found.emplace_back(each.key, &each); }
  }
  if (group == SettingGroup::looks) {
    // Language, theme, scale: as they are read, and not where the list of keys has them.
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return place_of(a.first) < place_of(b.first); });
  }
  for (const storage::SettingRow& row : scene.page.rows) {
    if (row.key.starts_with("benchmark.") && group == SettingGroup::benchmarks) {
      found.emplace_back(row.key, find_setting(row.key));
    }
  }
  return found;
}

void draw_group(Ui& ui, Scene& scene, SettingGroup group, Place& column) {
  const auto found = settings_of(scene, group);
  if (found.empty()) { return; }
  CardBehind card;
  const float top = column.y;
  Place place{column.x + pad_of(column.width), top + 1.25F, column.width - 2 * pad_of(column.width)};
  ui.text(place.x, place.y, ui(title_of(group)), {TextSize::body, true, Ink::text, Align::left, place.width});
  place.y += 2.5F;
  if (group == SettingGroup::you) {
    place.y += ui.paragraph(place.x, place.y - 0.5F, place.width, ui(msg::gui_set_you_help), caption());
  }
  for (const auto& [key, info] : found) {
    ImGui::PushID(key.c_str());
    if (info->dated) {
      draw_dated(ui, scene, *info, place);
    } else {
      draw_setting(ui, scene, *info, key, place);
    }
    ImGui::PopID();
    place.y += kBetween;
  }
  if (group == SettingGroup::holidays) { draw_holidays(ui, scene, place); }
  if (group == SettingGroup::alerts) { draw_background(ui, scene, place); }
  place.y += 0.25F;
  card.close(ui, {column.x, top, column.width, place.y - top});
  column.y = place.y + kGap;
}

void draw_data_card(Ui& ui, Scene& scene, Place& column) {
  CardBehind card;
  const float top = column.y;
  Place place{column.x + pad_of(column.width), top + 1.25F, column.width - 2 * pad_of(column.width)};
  ui.text(place.x, place.y, ui(msg::gui_settings_data), {TextSize::body, true, Ink::text, Align::left, place.width});
  place.y += 2.5F;
  draw_data(ui, scene, place);
  place.y += 1.25F;
  card.close(ui, {column.x, top, column.width, place.y - top});
  column.y = place.y + kGap;
}

/// Copies in backups/ beside the file, newest first.
std::vector<std::filesystem::path> newest_copies(const std::filesystem::path& file) {
  std::vector<std::pair<std::filesystem::file_time_type, std::filesystem::path>> found;
  const std::string begin = file.stem().string() + "-";
  std::error_code trouble;
  for (const auto& entry : std::filesystem::directory_iterator(file.parent_path() / "backups", trouble)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(begin) || !name.ends_with(".db")) { continue; }
    found.emplace_back(entry.last_write_time(trouble), entry.path());
  }
  std::sort(found.begin(), found.end(), std::greater<>());
  std::vector<std::filesystem::path> copies;
  for (const auto& [time, path] : found) {
    if (copies.size() < kCopies) { copies.push_back(path); }
  }
  return copies;
}

/// The year's holidays by the rules that hold on each date, and those the person struck out.
void read_holidays(Reader& reader, SettingsPage& page) {
  Almanac& almanac = reader.books.almanac;
  const Rulebook& rules = almanac.rules();
  std::map<std::string, std::vector<Holiday>> by_law;
  std::set<Day> struck;
  for (const HolidayEdit& edit : rules.holiday_edits) {
    if (edit.removed) { struck.insert(edit.date); }
  }
  for (Day day = day_of(page.year, 1, 1); day <= day_of(page.year, 12, 31); day += Days{1}) {
    const std::vector<Holiday>& here = almanac.status(day).holidays;
    page.holidays.insert(page.holidays.end(), here.begin(), here.end());
    if (!here.empty() || !struck.contains(day)) { continue; }
    const std::string& region = rules.region.on(day);
    const auto law =
        by_law.try_emplace(region, by_law.contains(region) ? std::vector<Holiday>{} : holidays_of(region, page.year))
            .first;
    for (const Holiday& each : law->second) {
      if (each.date == day) { page.struck_out.push_back(each); }
    }
  }
}

}  // namespace

Box Row::next(float width) {
  if (left_ > place_.x && left_ + width > place_.x + place_.width) {
    left_ = place_.x;
    place_.y += height_ + 0.5F;
  }
  const Box box{left_, place_.y, std::min(width, place_.width), height_};
  left_ += box.w + 0.5F;
  return box;
}

std::filesystem::path full_path(const std::string& typed, const std::filesystem::path& home) {
  std::string_view path = typed;
  while (path.starts_with(' ')) { path.remove_prefix(1); }
  while (path.ends_with(' ')) { path.remove_suffix(1); }
  if (home.empty() || !path.starts_with('~')) { return std::filesystem::path(path); }
  if (path == "~") { return home; }
  return path.starts_with("~/") ? home / std::filesystem::path(path.substr(2)) : std::filesystem::path(path);
}

}  // namespace settings_view

std::string SettingsPage::value(std::string_view key) const {
  std::string found;
  for (const storage::SettingRow& row : rows) {
    if (row.key == key && (!row.from || *row.from <= today)) { found = row.value; }
  }
  return found;
}

Result<SettingsPage> read_settings(Reader& reader, const SettingsUi& ui) {
  SettingsPage page;
  page.today = reader.base.today;
  Result<std::vector<storage::SettingRow>> rows = storage::list_settings(reader.ledger, page.today);
  if (!rows) { return rows.error(); }
  page.rows = std::move(rows).value();
  page.file = reader.ledger.file();
  page.copies = settings_view::newest_copies(page.file);
  if (!ui.autostart.file.empty()) {
    page.autostarts = autostarts(ui.autostart.file);
    page.watching = !ui.autostart.lock.empty() && holder_of(ui.autostart.lock) != 0;
  }
  page.year = std::clamp(ui.year.value_or(static_cast<int>(ymd(page.today).year())), 1900, 2199);
  settings_view::read_holidays(reader, page);
  if (ui.examine) {
    settings_view::NoProgress quiet;
    Result<std::vector<storage::Finding>> findings =
        storage::examine(reader.ledger, {reader.base.now, storage::Who::window}, reader.zones, quiet);
    if (!findings) { return findings.error(); }
    page.findings = std::move(findings).value();
  }
  return page;
}

void view_settings(Ui& ui, const Snapshot& base, const SettingsPage& page, SettingsUi& state, Commands& commands) {
  using namespace settings_view;
  Scene scene{base, page, state, commands, ui.lang};
  if (state.editor && ui.pressed(key_escape)) { state.editor.reset(); }
  if (state.confirm_restore && ui.pressed(key_escape)) { state.confirm_restore = false; }
  const float margin = margin_of(ui.width);
  ui.text(margin, kHeadTop + 0.25F, ui(msg::gui_settings),
          {TextSize::body, true, Ink::text, Align::left, ui.width - 2 * margin});
  const float room = ui.width - 2 * margin;
  const bool two = ui.width >= kTwoColumns;
  const float wide = two ? (room - kGap) / 2 : room;
  Place left{margin, kFirstCard, wide};
  for (const SettingGroup group : {SettingGroup::looks, SettingGroup::time, SettingGroup::limits, SettingGroup::you}) {
    draw_group(ui, scene, group, left);
  }
  Place right{margin + wide + kGap, kFirstCard, wide};
  Place& other = two ? right : left;
  draw_group(ui, scene, SettingGroup::alerts, other);
  draw_group(ui, scene, SettingGroup::benchmarks, other);
  draw_group(ui, scene, SettingGroup::others, other);
  draw_data_card(ui, scene, two ? left : other);
  draw_group(ui, scene, SettingGroup::holidays, other);
  ui.extent(std::max(left.y, two ? right.y : 0.0F) - kGap + kBottom);
}

}  // namespace labclock::gui
