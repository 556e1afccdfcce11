#include "src/project.hpp"

#include "src/keys.hpp"

namespace labclock {
namespace {

constexpr std::array<std::string_view, kKindCount> kKinds{"own", "funded", "service", "course", "unassigned"};
constexpr std::array<std::string_view, kFitCount> kFits{"own", "related", "unrelated", "unknown"};
constexpr std::array<std::string_view, 4> kPrograms{"", "national", "industry", "other"};
constexpr std::array<std::string_view, 3> kRoles{"", "pi", "member"};

}  // namespace

std::string_view key_of(Kind kind) {
  return keys::key_in(kKinds, kind);
}
std::string_view key_of(Fit fit) {
  return keys::key_in(kFits, fit);
}
std::string_view key_of(Program program) {
  return keys::key_in(kPrograms, program);
}
std::string_view key_of(Role role) {
  return keys::key_in(kRoles, role);
}

std::optional<Kind> kind_from(std::string_view key) {
  return keys::value_in<Kind>(kKinds, key);
}
std::optional<Fit> fit_from(std::string_view key) {
  return keys::value_in<Fit>(kFits, key);
}
std::optional<Program> program_from(std::string_view key) {
  return keys::value_in<Program>(kPrograms, key);
}
std::optional<Role> role_from(std::string_view key) {
  return keys::value_in<Role>(kRoles, key);
}

}  // namespace labclock
