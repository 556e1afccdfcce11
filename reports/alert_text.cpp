#include "reports/alert_text.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "src/format.hpp"
#include "src/msg/alerts.hpp"

namespace labclock::reports {
namespace {

using Json = nlohmann::json;

std::string fact(const Json& facts, const char* key) {
  const auto found = facts.find(key);
  return found != facts.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::string band_word(const AlertWords& alert, Lang lang) {
  return alert.band ? std::string(name_of(*alert.band, lang)) : "?";
}

/// "19:36" of "19:36:05": a person is told no seconds, whatever the row keeps.
std::string to_the_minute(const std::string& clock) {
  constexpr std::size_t kMinute = 5;
  return clock.substr(0, kMinute);
}

Phrase off_hours_phrase(const Json& facts, const AlertWords& alert, Lang lang) {
  const std::string start = fact(facts, "start");
  const std::string core_end = fact(facts, "core_end");
  const std::string core_start = fact(facts, "core_start");
  const auto at_start = facts.find("at_start");
  const bool started = at_start != facts.end() && at_start->is_boolean() && at_start->get<bool>();
  Phrase phrase = !started              ? msg::alert_text_off_hours
                  : !core_end.empty()   ? msg::alert_text_started_after
                  : !core_start.empty() ? msg::alert_text_started_before
                                        : msg::alert_text_started;
  phrase.args = {{"time", to_the_minute(start.empty() ? alert.clock : start)},
                 {"band", band_word(alert, lang)},
                 {"core", to_the_minute(core_end.empty() ? core_start : core_end)}};
  return phrase;
}

struct KindText {
  std::string_view kind;
  Msg text;
  Msg label;
};
constexpr auto kTexts = std::to_array<KindText>({
    {"stretch", msg::alert_text_stretch, msg::alert_label_stretch},
    {"day_limit", msg::alert_text_day_limit, msg::alert_label_day_limit},
    {"week_limit", msg::alert_text_week_limit, msg::alert_label_week_limit},
    {"short_rest", msg::alert_text_short_rest, msg::alert_label_short_rest},
    {"no_day_off", msg::alert_text_no_day_off, msg::alert_label_no_day_off},
    {"agreed_hours", msg::alert_text_agreed_hours, msg::alert_label_agreed_hours},
    {"forgotten", msg::alert_text_forgotten, msg::alert_label_forgotten},
});

}  // namespace

std::string alert_text(const AlertWords& alert, Lang lang) {
  if (alert.kind == "off_hours") {
    Json facts = Json::parse(alert.facts, nullptr, false);
    if (!facts.is_object()) { facts = Json::object(); }
    return render(off_hours_phrase(facts, alert, lang), lang);
  }
  for (const KindText& known : kTexts) {
    if (known.kind == alert.kind) { return render({known.text, {{"time", to_the_minute(alert.clock)}}}, lang); }
  }
  return render({msg::alert_text_unknown, {{"kind", std::string(alert.kind)}, {"time", to_the_minute(alert.clock)}}},
                lang);
}

std::string alert_label(const AlertWords& alert, Lang lang) {
  if (alert.kind == "off_hours") {
    return render({msg::alert_label_off_hours, {{"band", band_word(alert, lang)}}}, lang);
  }
  for (const KindText& known : kTexts) {
    if (known.kind == alert.kind) { return render(known.label, lang); }
  }
  return std::string(alert.kind);
}

}  // namespace labclock::reports
