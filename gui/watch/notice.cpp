#include "gui/watch/notice.hpp"

#include <array>

#include "reports/alert_text.hpp"
#include "src/format.hpp"
#include "src/msg/desktop.hpp"

namespace labclock::gui::watcher {
namespace {

// In the order of Reply.
constexpr auto kKeys = std::to_array<std::string_view>({"window", "stop", "more", "go-on", "deadline", "experiment",
                                                        "asked", "choice", "other", "no-reason", "keep", "stop-then"});

std::string say(const Phrase& phrase, Lang lang) {
  return render(phrase, lang);
}

/// The terminal's lines begin small; here they stand alone.
std::string with_capital(std::string words) {
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') {
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
  }
  return words;
}

/// "18:10", and with the date where another day is meant.
std::string time_words(Instant at, Instant other, const Zone& zone) {
  const bool same = date::floor<Days>(zone.local(at)) == date::floor<Days>(zone.local(other));
  return same ? clock_text(date::floor<Minutes>(at), zone) : date_clock(date::floor<Minutes>(at), zone);
}

}  // namespace

std::string_view key_of(Reply reply) {
  return kKeys.at(static_cast<std::size_t>(reply));
}

std::optional<Reply> reply_from(std::string_view key) {
  if (key == kClicked) { return Reply::open; }
  for (std::size_t i = 0; i < kKeys.size(); ++i) {
    if (kKeys.at(i) == key) { return static_cast<Reply>(i); }
  }
  return std::nullopt;
}

Item alert_item(const AlertNotice& it, Lang lang) {
  const storage::Alert& alert = it.alert;
  const std::string clock = clock_text(date::floor<Minutes>(alert.at), it.zone);
  const reports::AlertWords words{alert.kind, alert.band, clock, alert.facts};
  Item item;
  item.key = {ItemKey::Kind::alert, alert.id.value};
  item.at = alert.at;
  item.notice.title = with_capital(reports::alert_label(words, lang));
  item.notice.body =
      with_capital(reports::alert_text(words, lang)) + ".\n" +
      say({msg::desktop_alert_runs, {{"project", it.project}, {"length", hours_minutes(it.now - it.since, lang)}}},
          lang);
  item.notice.buttons = {{Reply::stop, say(msg::desktop_stop, lang)},
                         {Reply::more, say(msg::desktop_more, lang)},
                         {Reply::go_on, say(msg::desktop_go_on, lang)}};
  // Services that show three buttons alone show the reasons that say most.
  item.why = Notice{say(msg::desktop_why, lang),
                    item.notice.title,
                    {{Reply::deadline, say(msg::desktop_reason_deadline, lang)},
                     {Reply::asked, say(msg::desktop_reason_asked, lang)},
                     {Reply::choice, say(msg::desktop_reason_choice, lang)},
                     {Reply::experiment, say(msg::desktop_reason_experiment, lang)},
                     {Reply::other, say(msg::desktop_reason_other, lang)}}};
  return item;
}

Item absence_item(const AbsenceNotice& it, Lang lang) {
  Item item;
  item.key = {ItemKey::Kind::absence, it.id};
  item.at = it.to;
  item.notice.title = say({msg::desktop_away_title, {{"length", hours_minutes(it.to - it.from, lang)}}}, lang);
  item.notice.body = say({msg::desktop_away_body,
                          {{"from", time_words(it.from, it.to, it.zone)},
                           {"to", clock_text(date::floor<Minutes>(it.to), it.zone)},
                           {"project", it.project}}},
                         lang);
  item.notice.buttons = {
      {Reply::keep, say(msg::desktop_away_keep, lang)},
      {Reply::stop_then,
       say({msg::desktop_away_stop, {{"time", clock_text(date::floor<Minutes>(it.from), it.zone)}}}, lang)},
      {Reply::open, say(msg::desktop_away_window, lang)}};
  return item;
}

std::string escape_markup(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out.push_back(c);
    }
  }
  return out;
}

}  // namespace labclock::gui::watcher
