#include "reports/alert_text.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "src/format.hpp"
#include "src/msg/alerts.hpp"
#include "src/msg/watch.hpp"

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

std::optional<std::int64_t> number(const Json& facts, const char* key) {
  const auto found = facts.find(key);
  if (found == facts.end() || !found->is_number_integer()) { return std::nullopt; }
  return found->get<std::int64_t>();
}

std::optional<std::string> length_of(const Json& facts, const char* key, Lang lang) {
  const std::optional<std::int64_t> seconds = number(facts, key);
  if (!seconds || *seconds < 0) { return std::nullopt; }
  return hours_minutes(Seconds{*seconds}, lang);
}

/// What a kind says with all of its facts; none where some are missing.
std::optional<Phrase> detailed(const Json& facts, const AlertWords& alert, Lang lang) {
  const std::string time = to_the_minute(alert.clock);
  const std::string start = to_the_minute(fact(facts, "start"));
  const std::string from = to_the_minute(fact(facts, "from"));
  const std::string to = to_the_minute(fact(facts, "to"));
  const auto length = length_of(facts, "length_s", lang);
  const auto limit = length_of(facts, "limit_s", lang);
  if (alert.kind == "stretch" && length && !start.empty()) {
    return Phrase{msg::watch_stretch, {{"length", *length}, {"start", start}}};
  }
  if (alert.kind == "day_limit" && limit) { return Phrase{msg::watch_day_limit, {{"limit", *limit}, {"time", time}}}; }
  if (alert.kind == "week_limit" && limit) {
    return Phrase{msg::watch_week_limit, {{"limit", *limit}, {"time", time}}};
  }
  const auto rest = length_of(facts, "rest_s", lang);
  const auto benchmark = length_of(facts, "benchmark_s", lang);
  if (alert.kind == "short_rest" && rest && benchmark && !from.empty() && !to.empty()) {
    return Phrase{number(facts, "rest_s") == 0 ? msg::watch_no_rest : msg::watch_short_rest,
                  {{"rest", *rest}, {"from", from}, {"to", to}, {"benchmark", *benchmark}}};
  }
  if (const auto days = number(facts, "days"); alert.kind == "no_day_off" && days) {
    return Phrase{msg::watch_no_day_off, {{"days", std::to_string(*days)}}};
  }
  if (const auto agreed = length_of(facts, "agreed_s", lang); alert.kind == "agreed_hours" && agreed) {
    return Phrase{facts.contains("own") ? msg::watch_agreed_own : msg::watch_agreed,
                  {{"agreed", *agreed}, {"time", time}}};
  }
  if (alert.kind != "forgotten" || !length) { return std::nullopt; }
  if (!from.empty() && !to.empty()) {
    return Phrase{msg::watch_forgotten_away, {{"from", from}, {"to", to}, {"length", *length}}};
  }
  if (start.empty()) { return std::nullopt; }
  return Phrase{msg::watch_forgotten_long, {{"length", *length}, {"start", start}}};
}

Phrase off_hours_phrase(const Json& facts, const AlertWords& alert, Lang lang) {
  const std::string start = fact(facts, "start");
  const std::string core_end = fact(facts, "core_end");
  const std::string core_start = fact(facts, "core_start");
  const auto at_start = facts.find("at_start");
  const bool started = at_start != facts.end() && at_start->is_boolean() && at_start->get<bool>();
  if (const auto length = length_of(facts, "length_s", lang); !started && length && !start.empty()) {
    return {msg::watch_off_hours,
            {{"band", band_word(alert, lang)}, {"start", to_the_minute(start)}, {"length", *length}}};
  }
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
  Json facts = Json::parse(alert.facts, nullptr, false);
  if (!facts.is_object()) { facts = Json::object(); }
  if (alert.kind == "off_hours") { return render(off_hours_phrase(facts, alert, lang), lang); }
  if (const std::optional<Phrase> told = detailed(facts, alert, lang)) { return render(*told, lang); }
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
