#include "cli/absence_words.hpp"

#include <nlohmann/json.hpp>

#include "cli/session_words.hpp"
#include "src/format.hpp"
#include "src/msg/absence.hpp"
#include "src/words.hpp"

namespace labclock::cli {

Msg name_of(Evidence evidence) {
  switch (evidence) {
    case Evidence::idle:
      return msg::absence_idle;
    case Evidence::lock:
      return msg::absence_lock;
    case Evidence::suspend:
      return msg::absence_suspend;
    case Evidence::clock:
      return msg::absence_clock;
    case Evidence::crash:
      return msg::absence_crash;
    case Evidence::night:
      break;
  }
  return msg::absence_night;
}

Result<std::string> when_of(Context& context, const Absence& absence) {
  Result<const Zone*> zone = absence.zone.empty() ? context.zone() : context.zones().find(absence.zone);
  if (!zone) { return zone.error(); }
  const auto date_of = [&](Instant t) { return date::floor<Days>((*zone)->local(t)); };
  const std::string from = moment(context, absence.from, **zone);
  const bool one_date = date_of(absence.from) == date_of(absence.to);
  return from + " - " + (one_date ? clock_minutes(absence.to, **zone) : moment(context, absence.to, **zone));
}

Result<void> tell_unconfirmed(Context& context, const Absence& absence) {
  Result<std::string> when = when_of(context, absence);
  if (!when) { return when.error(); }
  context.say({msg::absence_status,
               {{"when", *when},
                {"length", hours_minutes(absence.length(), context.lang())},
                {"evidence", context.words(name_of(absence.evidence))}}});
  return {};
}

Result<nlohmann::ordered_json> absence_object(Context& context, const Absence& absence) {
  using Json = nlohmann::ordered_json;
  Json project = nullptr;
  if (absence.project) {
    Result<const Project*> found = context.project(*absence.project);
    if (!found) { return found.error(); }
    if (*found != nullptr) { project = (*found)->name; }
  }
  const bool answered = absence.answer != AbsenceAnswer::none;
  return Json{{"id", absence.id.value},
              {"uuid", to_string(absence.uuid)},
              {"session", absence.session ? Json(absence.session->value) : Json(nullptr)},
              {"project", project},
              {"from", rfc3339(absence.from)},
              {"to", rfc3339(absence.to)},
              {"away_s", absence.length().count()},
              {"evidence", key_of(absence.evidence)},
              {"answer", answered ? Json(key_of(absence.answer)) : Json(nullptr)},
              {"answered_at", absence.answered_at ? Json(rfc3339(*absence.answered_at)) : Json(nullptr)}};
}

}  // namespace labclock::cli
