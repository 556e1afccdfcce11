#pragma once
// What the process was started with, for the two programs of the desktop.
//
// What it is: variables and the language they mean; for their main files alone. What it is not: options.

#include <string>

#include "src/text.hpp"

namespace labclock::gui {

/// Empty where it is not set.
[[nodiscard]] std::string variable(const char* name);

/// What the locale says.
[[nodiscard]] Lang system_language();

}  // namespace labclock::gui
