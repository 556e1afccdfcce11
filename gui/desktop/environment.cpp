#include "gui/desktop/environment.hpp"

#include <cstdlib>

#include "src/lang.hpp"

namespace labclock::gui {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

Lang system_language() {
  return lang_of_locale(variable("LC_ALL"), variable("LC_MESSAGES"), variable("LANG"));
}

}  // namespace labclock::gui
