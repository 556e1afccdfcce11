#include "src/holidays.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "src/holidays/rules.hpp"

namespace labclock {
namespace {

using namespace holiday_rules;  // NOLINT(google-build-using-namespace): the names of the table below

struct Region {
  std::string_view name;
  std::vector<Holiday> (*by_rule)(int year, Places places);
  Places places;
};

constexpr auto kRegions = std::to_array<Region>({
    {"DE", de_by_rule, kGermany},      {"DE-BB", de_by_rule, kBB},
    {"DE-BE", de_by_rule, kBE},        {"DE-BW", de_by_rule, kBW},
    {"DE-BY", de_by_rule, kBY},        {"DE-HB", de_by_rule, kHB},
    {"DE-HE", de_by_rule, kHE},        {"DE-HH", de_by_rule, kHH},
    {"DE-MV", de_by_rule, kMV},        {"DE-NI", de_by_rule, kNI},
    {"DE-NW", de_by_rule, kNW},        {"DE-RP", de_by_rule, kRP},
    {"DE-SH", de_by_rule, kSH},        {"DE-SL", de_by_rule, kSL},
    {"DE-SN", de_by_rule, kSN},        {"DE-ST", de_by_rule, kST},
    {"DE-TH", de_by_rule, kTH},        {"FR", fr_by_rule, kEverywhere},
    {"GB-ENG", uk_by_rule, kEngland},  {"GB-NIR", uk_by_rule, kNorthernIreland},
    {"GB-SCT", uk_by_rule, kScotland}, {"JP", jp_by_rule, kEverywhere},
    {"KR", kr_by_rule, kEverywhere},   {"US", us_by_rule, kEverywhere},
});

constexpr std::string_view kNone = "none";
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

struct KindName {
  HolidayKind kind;
  std::string_view key;
};

constexpr auto kKinds = std::to_array<KindName>({{HolidayKind::public_day, "public"},
                                                 {HolidayKind::substitute, "substitute"},
                                                 {HolidayKind::election, "election"},
                                                 {HolidayKind::temporary, "temporary"},
                                                 {HolidayKind::closure, "closure"}});

const Region* find_region(std::string_view name) {
  const auto found = std::ranges::find(kRegions, name, &Region::name);
  return found == kRegions.end() ? nullptr : &*found;
}

/// The person's word before that of an imported calendar.
bool stronger(const HolidayEdit& a, const HolidayEdit& b) {
  if (a.date != b.date) { return a.date < b.date; }
  return a.source == HolidayEdit::Source::person && b.source != HolidayEdit::Source::person;
}

/// An edit as an entry. One that only repeats a holiday which is there keeps its names and its kind.
Holiday from_edit(const HolidayEdit& edit, std::span<const Holiday> known) {
  for (const Holiday& day : known) {
    if (day.name == edit.name || day.name_en == edit.name) {
      return {edit.date, day.name, day.name_en, day.kind, HolidayStatus::user};
    }
  }
  return {edit.date, edit.name, edit.name, edit.kind, HolidayStatus::user};
}

/// What the edits of one date make of it. The strongest source alone counts: what it adds takes the place
/// of what was there, and where it only strikes out, the date is free.
void settle(std::vector<Holiday>& out, std::span<const HolidayEdit> edits, std::span<const Holiday> known) {
  const HolidayEdit::Source strongest = edits.front().source;
  for (const HolidayEdit& edit : edits) {
    if (edit.source != strongest || edit.removed) { continue; }
    Holiday day = from_edit(edit, known);
    if (std::ranges::find(out, day) == out.end()) { out.push_back(std::move(day)); }
  }
}

}  // namespace

std::string_view key_of(HolidayKind kind) {
  return std::ranges::find(kKinds, kind, &KindName::kind)->key;
}

std::string_view key_of(HolidayStatus status) {
  switch (status) {
    case HolidayStatus::official:
      return "official";
    case HolidayStatus::user:
      return "user";
    case HolidayStatus::provisional:
      break;
  }
  return "provisional";
}

std::optional<HolidayKind> holiday_kind_from(std::string_view key) {
  const auto found = std::ranges::find(kKinds, key, &KindName::key);
  if (found == kKinds.end()) { return std::nullopt; }
  return found->kind;
}

const std::vector<std::string_view>& known_regions() {
  static const std::vector<std::string_view> kNames = [] {
    std::vector<std::string_view> all;
    all.reserve(kRegions.size() + 1);
    for (const Region& region : kRegions) { all.push_back(region.name); }
    all.push_back(kNone);
    return all;
  }();
  return kNames;
}

bool is_region(std::string_view region) {
  return region == kNone || find_region(region) != nullptr;
}

std::vector<Holiday> holidays_of(std::string_view region, int year) {
  const Region* found = find_region(region);
  if (found == nullptr || year < kFirstYear || year > kLastYear) { return {}; }
  if (found->by_rule == kr_by_rule) {
    if (auto official = kr_official(year)) { return *std::move(official); }
  }
  return found->by_rule(year, found->places);
}

std::vector<Holiday> holidays_of(std::string_view region, int year, const std::vector<HolidayEdit>& edits) {
  const std::vector<Holiday> known = holidays_of(region, year);
  std::vector<HolidayEdit> mine;
  for (const HolidayEdit& edit : edits) {
    if (static_cast<int>(ymd(edit.date).year()) == year) { mine.push_back(edit); }
  }
  if (mine.empty()) { return known; }
  std::ranges::stable_sort(mine, stronger);

  std::vector<Holiday> out;
  auto next = known.begin();
  for (auto edit = mine.begin(); edit != mine.end();) {
    const Day date = edit->date;
    const auto edits_end = std::find_if(edit, mine.end(), [&](const HolidayEdit& e) { return e.date != date; });
    const auto date_begin = std::find_if(next, known.end(), [&](const Holiday& h) { return h.date >= date; });
    const auto date_end = std::find_if(date_begin, known.end(), [&](const Holiday& h) { return h.date > date; });
    out.insert(out.end(), next, date_begin);
    settle(out, {edit, edits_end}, {date_begin, date_end});
    edit = edits_end;
    next = date_end;
  }
  out.insert(out.end(), next, known.end());
  return out;
}

Day easter(int year) {
  // The computus of the Gregorian calendar in its anonymous form (Nature, 20 April 1876).
  const int golden = year % 19;
  const int century = year / 100;
  const int in_century = year % 100;
  const int correction = (century - (century + 8) / 25 + 1) / 3;
  const int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
  const int weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
  const int late = (golden + 11 * epact + 22 * weekday) / 451;
  const int month_and_day = epact + weekday - 7 * late + 114;
  return day_of(year, static_cast<unsigned>(month_and_day / 31), static_cast<unsigned>(month_and_day % 31) + 1);
}

}  // namespace labclock
