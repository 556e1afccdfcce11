#include "src/session.hpp"

#include "src/keys.hpp"

namespace labclock {
namespace {

constexpr std::array<std::string_view, 4> kOrigins{"timer", "manual", "import", "repair"};

}  // namespace

std::string_view key_of(Origin origin) {
  return keys::key_in(kOrigins, origin);
}
std::optional<Origin> origin_from(std::string_view key) {
  return keys::value_in<Origin>(kOrigins, key);
}

}  // namespace labclock
