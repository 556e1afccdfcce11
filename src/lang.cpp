#include "src/lang.hpp"

#include <utility>

namespace labclock {

std::optional<Lang> lang_from(std::string_view name) {
  for (const auto& [prefix, lang] : {std::pair{"en", Lang::en}, std::pair{"ko", Lang::ko}}) {
    if (name == prefix) { return lang; }
    if (name.starts_with(prefix) && (name[2] == '_' || name[2] == '-' || name[2] == '.')) { return lang; }
  }
  return std::nullopt;
}

Lang lang_of_locale(std::string_view lc_all, std::string_view lc_messages, std::string_view lang) {
  const std::string_view locale = !lc_all.empty() ? lc_all : !lc_messages.empty() ? lc_messages : lang;
  return lang_from(locale).value_or(Lang::en);
}

}  // namespace labclock
