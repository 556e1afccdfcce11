#include "gui/views/settings_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "reports/benchmark_text.hpp"
#include "src/benchmarks.hpp"
#include "src/format.hpp"
#include "src/msg/gui_settings.hpp"

namespace labclock::gui {
namespace {

constexpr std::array kPlaces = {
    SettingPlace{"language", SettingGroup::looks, msg::gui_set_language, std::nullopt},
    SettingPlace{"theme", SettingGroup::looks, msg::gui_set_theme, std::nullopt},
    SettingPlace{"scale", SettingGroup::looks, msg::gui_set_scale, msg::gui_set_scale_help},
    SettingPlace{"core", SettingGroup::time, msg::gui_set_core, msg::gui_set_core_help},
    SettingPlace{"night", SettingGroup::time, msg::gui_set_night, msg::gui_set_night_help},
    SettingPlace{"day_start", SettingGroup::time, msg::gui_set_day_start, msg::gui_set_day_start_help},
    SettingPlace{"week_start", SettingGroup::time, msg::gui_set_week_start, std::nullopt},
    SettingPlace{"day_hours", SettingGroup::time, msg::gui_set_day_hours, msg::gui_set_day_hours_help},
    SettingPlace{"week_limit", SettingGroup::limits, msg::gui_set_week_limit, msg::gui_set_off_help},
    SettingPlace{"day_limit", SettingGroup::limits, msg::gui_set_day_limit, msg::gui_set_off_help},
    SettingPlace{"rest_benchmark", SettingGroup::limits, msg::gui_set_rest_benchmark, msg::gui_set_off_help},
    SettingPlace{"off_hours_limit", SettingGroup::limits, msg::gui_set_off_hours_limit, msg::gui_set_off_help},
    SettingPlace{"region", SettingGroup::holidays, msg::gui_set_region, std::nullopt},
    SettingPlace{"alerts.off_hours", SettingGroup::alerts, msg::gui_set_alert_off_hours, std::nullopt},
    SettingPlace{"alerts.grace", SettingGroup::alerts, msg::gui_set_alert_grace, std::nullopt},
    SettingPlace{"alerts.repeat", SettingGroup::alerts, msg::gui_set_alert_repeat, msg::gui_set_off_help},
    SettingPlace{"alerts.stretch", SettingGroup::alerts, msg::gui_set_alert_stretch, msg::gui_set_off_help},
    SettingPlace{"alerts.day_limit", SettingGroup::alerts, msg::gui_set_alert_day_limit, std::nullopt},
    SettingPlace{"alerts.week_limit", SettingGroup::alerts, msg::gui_set_alert_week_limit, std::nullopt},
    SettingPlace{"alerts.short_rest", SettingGroup::alerts, msg::gui_set_alert_short_rest, std::nullopt},
    SettingPlace{"alerts.no_day_off", SettingGroup::alerts, msg::gui_set_alert_no_day_off, std::nullopt},
    SettingPlace{"alerts.agreed_hours", SettingGroup::alerts, msg::gui_set_alert_agreed_hours, std::nullopt},
    SettingPlace{"idle.after", SettingGroup::alerts, msg::gui_set_idle_after, msg::gui_set_off_help},
    SettingPlace{"name", SettingGroup::you, msg::gui_set_name, std::nullopt},
    SettingPlace{"position", SettingGroup::you, msg::gui_set_position, std::nullopt},
    SettingPlace{"advisor", SettingGroup::you, msg::gui_set_advisor, std::nullopt},
};

struct Word {
  std::string_view key;
  Msg word;
};
constexpr std::array kRegions = {
    Word{"none", msg::gui_region_none},     Word{"KR", msg::gui_region_kr},
    Word{"US", msg::gui_region_us},         Word{"GB-ENG", msg::gui_region_gb_eng},
    Word{"GB-SCT", msg::gui_region_gb_sct}, Word{"GB-NIR", msg::gui_region_gb_nir},
    Word{"FR", msg::gui_region_fr},         Word{"JP", msg::gui_region_jp},
    Word{"DE", msg::gui_region_de},         Word{"DE-BW", msg::gui_region_de_bw},
    Word{"DE-BY", msg::gui_region_de_by},   Word{"DE-BE", msg::gui_region_de_be},
    Word{"DE-BB", msg::gui_region_de_bb},   Word{"DE-HB", msg::gui_region_de_hb},
    Word{"DE-HH", msg::gui_region_de_hh},   Word{"DE-HE", msg::gui_region_de_he},
    Word{"DE-MV", msg::gui_region_de_mv},   Word{"DE-NI", msg::gui_region_de_ni},
    Word{"DE-NW", msg::gui_region_de_nw},   Word{"DE-RP", msg::gui_region_de_rp},
    Word{"DE-SL", msg::gui_region_de_sl},   Word{"DE-SN", msg::gui_region_de_sn},
    Word{"DE-ST", msg::gui_region_de_st},   Word{"DE-SH", msg::gui_region_de_sh},
    Word{"DE-TH", msg::gui_region_de_th},
};
constexpr std::array kThemes = {Word{"light", msg::gui_set_light}, Word{"dark", msg::gui_set_dark},
                                Word{"system", msg::gui_set_system}};
constexpr std::array kLanguages = {Word{"en", msg::gui_set_english}, Word{"ko", msg::gui_set_korean},
                                   Word{"", msg::gui_set_system_language}};
constexpr std::array kWeekdays = {Word{"sun", msg::gui_set_sun}, Word{"mon", msg::gui_set_mon},
                                  Word{"tue", msg::gui_set_tue}, Word{"wed", msg::gui_set_wed},
                                  Word{"thu", msg::gui_set_thu}, Word{"fri", msg::gui_set_fri},
                                  Word{"sat", msg::gui_set_sat}};

template <std::size_t N>
std::string word_of(const std::array<Word, N>& words, std::string_view key, Lang lang) {
  for (const Word& each : words) {
    if (each.key == key) { return std::string(text(each.word, lang)); }
  }
  return std::string(key);
}

/// "mon-fri 09:00-18:00" with the weekdays as the person calls them.
std::string core_words(const std::string& value, Lang lang) {
  if (value == "none") { return std::string(text(msg::gui_set_none, lang)); }
  std::string out;
  for (std::size_t i = 0; i < value.size();) {
    const auto day = std::find_if(kWeekdays.begin(), kWeekdays.end(), [&](const Word& each) {
      return std::string_view{value}.substr(i).starts_with(each.key);
    });
    if (day == kWeekdays.end()) {
      out.push_back(value[i++]);
      continue;
    }
    out += weekday_name(Weekday{static_cast<unsigned>(day - kWeekdays.begin())}, lang);
    i += day->key.size();
  }
  return out;
}

constexpr std::string_view kBenchmark = "benchmark.";

bool is_off(const std::string& value) {
  return value == "off";
}

}  // namespace

const BenchmarkInfo* benchmark_of(std::string_view key) {
  return key.starts_with(kBenchmark) ? find_benchmark(key.substr(kBenchmark.size())) : nullptr;
}

const SettingPlace* place_of(std::string_view key) {
  const auto* const found =
      std::find_if(kPlaces.begin(), kPlaces.end(), [&](const SettingPlace& each) { return each.key == key; });
  return found == kPlaces.end() ? nullptr : found;
}

SettingGroup group_of(std::string_view key) {
  if (key.starts_with(kBenchmark)) { return SettingGroup::benchmarks; }
  const SettingPlace* place = place_of(key);
  return place != nullptr ? place->group : SettingGroup::others;
}

std::string setting_name(std::string_view key, Lang lang) {
  if (const BenchmarkInfo* benchmark = benchmark_of(key)) { return reports::benchmark_name(benchmark->id, lang); }
  const SettingPlace* place = place_of(key);
  return place != nullptr ? std::string(text(place->name, lang)) : std::string(key);
}

std::string region_name(std::string_view region, Lang lang) {
  return word_of(kRegions, region, lang);
}

const std::vector<std::string_view>& regions_in_order() {
  static const std::vector<std::string_view> kOrder = [] {
    std::vector<std::string_view> order;
    for (const Word& each : kRegions) {
      if (is_region(each.key)) { order.push_back(each.key); }
    }
    // What the rules know and no name was given for comes last, by its code.
    for (const std::string_view region : known_regions()) {
      if (std::find(order.begin(), order.end(), region) == order.end()) { order.push_back(region); }
    }
    return order;
  }();
  return kOrder;
}

std::string value_words(const SettingInfo& setting, const std::string& value, Lang lang) {
  switch (setting.type) {
    case SettingType::language:
      return word_of(kLanguages, value, lang);
    case SettingType::theme:
      return word_of(kThemes, value, lang);
    case SettingType::percent:
      return render({msg::gui_set_percent, {{"percent", value}}}, lang);
    case SettingType::region:
      return region_name(value, lang);
    case SettingType::weekday:
      return word_of(kWeekdays, value, lang);
    case SettingType::duration:
      if (is_off(value)) { return std::string(text(msg::gui_set_off, lang)); }
      if (const std::optional<Seconds> length = setting_seconds(value); length && *length % Minutes{1} == Seconds{0}) {
        return hours_minutes(*length, lang);
      }
      return value;
    case SettingType::core:
      return core_words(value, lang);
    case SettingType::switch_:
    case SettingType::clock_span:
    case SettingType::clock_time:
    case SettingType::text:
      break;
  }
  return value.empty() ? std::string(text(msg::gui_set_not_set, lang)) : value;
}

std::string field_words(const SettingInfo& setting, const std::string& value, Lang lang) {
  if (setting.type == SettingType::core) { return core_words(value, lang); }
  if (setting.type == SettingType::duration) {
    if (is_off(value)) { return std::string(text(msg::gui_set_off, lang)); }
    const std::optional<Seconds> length = setting_seconds(value);
    if (lang == Lang::ko && length && *length % Minutes{1} == Seconds{0}) { return hours_minutes(*length, lang); }
  }
  return value;
}

}  // namespace labclock::gui
