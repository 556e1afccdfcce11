#pragma once
// How settings and their values read on screen, and in which card each has its place.
//
// What it is: one table by key and the words for values. What it is not: rules; what a value may be is for
// src/rules.hpp.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/benchmarks.hpp"
#include "src/rules.hpp"
#include "src/text.hpp"

namespace labclock::gui {

/// The cards, in their order.
enum class SettingGroup : unsigned char { looks, time, limits, benchmarks, holidays, alerts, you, others };

struct SettingPlace {
  std::string_view key;
  SettingGroup group;
  Msg name;
  std::optional<Msg> help;
};
/// The benchmark that a key switches; null for any other key.
[[nodiscard]] const BenchmarkInfo* benchmark_of(std::string_view key);
/// Null for a key without a place; such a one stands among the others by its key.
[[nodiscard]] const SettingPlace* place_of(std::string_view key);
[[nodiscard]] SettingGroup group_of(std::string_view key);
/// "Core hours"; the key itself where there is no place for it.
[[nodiscard]] std::string setting_name(std::string_view key, Lang lang);
/// A value in normal form as a person reads it: "8 h", "off", "Mon-Fri 09:00-18:00", "South Korea".
[[nodiscard]] std::string value_words(const SettingInfo& setting, const std::string& value, Lang lang);
/// The same as a field shows it: what it says can be read back by normalise_setting.
[[nodiscard]] std::string field_words(const SettingInfo& setting, const std::string& value, Lang lang);
/// "South Korea"; the code itself for an unknown one.
[[nodiscard]] std::string region_name(std::string_view region, Lang lang);
/// The regions as a person looks for them: none first, then countries and their parts.
[[nodiscard]] const std::vector<std::string_view>& regions_in_order();

}  // namespace labclock::gui
