#pragma once
// Absences as the commands tell of them.
//
// What it is: what `away` and `status` have in common. What it is not: the verb that answers one
// (storage/absences.hpp).

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "cli/context.hpp"
#include "src/absence.hpp"

namespace labclock::cli {

[[nodiscard]] Msg name_of(Evidence evidence);
/// "12:10 - 13:05", with the date in front where it is not today's, on the clock of its session.
[[nodiscard]] Result<std::string> when_of(Context& context, const Absence& absence);
/// The line of `status`: what is unconfirmed and how to answer.
[[nodiscard]] Result<void> tell_unconfirmed(Context& context, const Absence& absence);
/// {"id","uuid","session","project","from","to","away_s","evidence","answer","answered_at"}
[[nodiscard]] Result<nlohmann::ordered_json> absence_object(Context& context, const Absence& absence);

}  // namespace labclock::cli
