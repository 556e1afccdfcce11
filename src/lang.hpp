#pragma once
// Which language a name means: what options, variables, settings and locales say.
//
// What it is: pure reading of such names. What it is not: an order of which counts first (docs/manual/labclock.md), or
// a look at the process.

#include <optional>
#include <string_view>

#include "src/text.hpp"

namespace labclock {

/// "ko", "ko_KR.UTF-8", "en-GB": the language; none for others and for an empty name.
[[nodiscard]] std::optional<Lang> lang_from(std::string_view name);

/// What the locale says: LC_ALL, LC_MESSAGES, LANG; the first that is set counts. English where it is another.
[[nodiscard]] Lang lang_of_locale(std::string_view lc_all, std::string_view lc_messages, std::string_view lang);

}  // namespace labclock
