#include "src/absence.hpp"

#include <array>

#include "src/keys.hpp"

namespace labclock {
namespace {

constexpr auto kEvidence = std::to_array<std::string_view>({"idle", "lock", "suspend", "clock", "crash", "night"});
constexpr auto kAnswers = std::to_array<std::string_view>({"", "keep", "thinking", "stop", "discard", "give"});

}  // namespace

std::string_view key_of(Evidence evidence) {
  return keys::key_in(kEvidence, evidence);
}
std::optional<Evidence> evidence_from(std::string_view key) {
  return keys::value_in<Evidence>(kEvidence, key);
}
std::string_view key_of(AbsenceAnswer answer) {
  return keys::key_in(kAnswers, answer);
}
std::optional<AbsenceAnswer> absence_answer_from(std::string_view key) {
  return keys::value_in<AbsenceAnswer>(kAnswers, key);
}

}  // namespace labclock
