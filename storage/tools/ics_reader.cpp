#include "storage/tools/ics_reader.hpp"

#include <libical/ical.h>

#include <map>
#include <utility>

#include "src/msg/holidays.hpp"
#include "storage/tools/ics_dates.hpp"
#include "storage/tools/ics_lines.hpp"
#include "storage/tools/ics_repeat.hpp"
#include "storage/tools/ics_zones.hpp"

namespace labclock::ics {
namespace {

constexpr std::int64_t kSteps = 1'000'000;  // of all rules of a file; the slowest ones take 7 s
constexpr std::size_t kMaxText = 1000;
constexpr std::size_t kMaxNote = 200;
constexpr std::size_t kMaxCategories = 16;

Error at_line(std::string code, Msg msg, std::int64_t line, Msg hint = msg::holiday_ics_hint_fix) {
  return refuse(ErrorKind::refused, std::move(code), {msg, {{"line", std::to_string(line)}}}, Phrase{hint});
}

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string::npos) { return {}; }
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::string text_of(const EventLines& event, std::string_view name, std::size_t bytes, bool first_line) {
  const Line* line = event.find(name);
  if (line == nullptr) { return {}; }
  std::string text = unescape(line->value);
  if (first_line) { text = text.substr(0, text.find('\n')); }
  for (char& c : text) {
    if (c == '\n') { c = ' '; }
  }
  return at_most(trimmed(text), bytes);
}

std::vector<std::string> categories_of(const EventLines& event) {
  std::vector<std::string> categories;
  for (const Line& line : event.lines) {
    if (line.name != "CATEGORIES") { continue; }
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= line.value.size() && categories.size() < kMaxCategories; ++i) {
      if (i < line.value.size() && line.value[i] == '\\') {
        ++i;
        continue;
      }
      if (i < line.value.size() && line.value[i] != ',') { continue; }
      categories.push_back(at_most(trimmed(unescape(std::string_view(line.value).substr(begin, i - begin))), kMaxNote));
      begin = i + 1;
    }
  }
  return categories;
}

bool is_midnight(LocalTime local) {
  return local == LocalTime{date::floor<Days>(local)};
}

/// Reads one file. An event's own fields are read first, then told for each of its repetitions.
class Reader {
 public:
  Reader(const Calendar& calendar, const Limits& limits)
      : calendar_(calendar), limits_(limits), zones_(calendar.zones), budget_{kSteps} {}

  Result<std::vector<Event>> run() {
    for (const EventLines& event : calendar_.events) {
      if (auto error = note_change(event)) { return *std::move(error); }
    }
    for (const EventLines& event : calendar_.events) {
      if (auto error = tell(event)) { return *std::move(error); }
    }
    return std::move(events_);
  }

 private:
  /// Remembers which repetition of which event is told elsewhere in the file.
  std::optional<Error> note_change(const EventLines& event) {
    const Line* line = event.find("RECURRENCE-ID");
    if (line == nullptr) { return std::nullopt; }
    const auto moment = moment_of(*line);
    if (!moment) { return unreadable(*line); }
    changed_.emplace(text_of(event, "UID", kMaxText, false), *moment);
    return std::nullopt;
  }

  std::optional<Error> tell(const EventLines& event) {
    if (text_of(event, "STATUS", kMaxNote, false) == "CANCELLED") { return std::nullopt; }
    const Line* start_line = event.find("DTSTART");
    if (start_line == nullptr) { return at_line("ics_no_start", msg::holiday_ics_no_start, event.number); }
    const auto start = moment_of(*start_line);
    if (!start) { return unreadable(*start_line); }

    Event told;
    told.line = event.number;
    told.uid = text_of(event, "UID", kMaxText, false);
    told.summary = text_of(event, "SUMMARY", kMaxText, false);
    told.description = text_of(event, "DESCRIPTION", kMaxNote, true);
    told.categories = categories_of(event);
    told.zone = start->utc ? "UTC" : Zones::shown(start->tzid);
    Seconds length{0};
    if (auto error = measure(event, *start, told.all_day, length)) { return error; }

    if (limits_.all_day_only && !told.all_day) { return std::nullopt; }

    auto starts = repetitions(event, *start, zones_, {limits_.days, limits_.per_event}, budget_);
    if (!starts.ok()) { return starts.error(); }
    TakenOut elsewhere(*start, zones_);
    if (event.find("RECURRENCE-ID") == nullptr) {
      const auto [first, last] = changed_.equal_range(told.uid);
      for (auto it = first; it != last; ++it) { elsewhere.add(it->second); }
    }
    for (const LocalTime local : *starts) {
      if (elsewhere.contains(local)) { continue; }
      if (events_.size() >= limits_.total) { return too_many_events(); }
      events_.push_back(placed(told, *start, local, length));
    }
    return std::nullopt;
  }

  /// How long it lasts, and whether it lasts whole days.
  std::optional<Error> measure(const EventLines& event, const Moment& start, bool& all_day, Seconds& length) {
    all_day = start.date_only;
    length = start.date_only ? Seconds{Days{1}} : Seconds{0};
    if (const Line* line = event.find("DTEND")) {
      const auto end = moment_of(*line);
      if (!end) { return unreadable(*line); }
      const auto from = zones_.instant(start);
      const auto to = zones_.instant(*end);
      Seconds span = end->local - start.local;
      if (all_day) { span = Seconds{end->day() - start.day()}; }
      if (from && to) { span = *to - *from; }
      if (span < Seconds{0}) { return at_line("ics_reversed", msg::holiday_ics_reversed, line->number); }
      // DTEND is the first moment after the event; some programs write the same date twice.
      if (!(all_day && span == Seconds{0})) { length = span; }
      // Outlook's all-day events run from midnight to midnight and say so.
      const Line* outlook = event.find("X-MICROSOFT-CDO-ALLDAYEVENT");
      if (outlook != nullptr && outlook->value == "TRUE" && is_midnight(start.local) && is_midnight(end->local) &&
          end->local > start.local) {
        all_day = true;
        length = end->local - start.local;
      }
    } else if (const Line* duration = event.find("DURATION")) {
      const auto span = parse_duration(duration->value);
      if (!span) { return unreadable(*duration); }
      if (!all_day || *span >= Seconds{Days{1}}) { length = *span; }
    }
    return std::nullopt;
  }

  Event placed(const Event& told, const Moment& start, LocalTime local, Seconds length) {
    Event event = told;
    event.date = date::floor<Days>(local);
    event.start_local = local;
    event.end_local = local + length;
    if (event.all_day) {
      event.zone.clear();
      event.end_date = event.date + date::ceil<Days>(length);
      return event;
    }
    Moment at = start;
    at.local = local;
    event.start = zones_.instant(at);
    if (event.start) {
      event.end = *event.start + length;
      event.end_local = zones_.reading(*event.end, start).value_or(event.end_local);
    }
    event.end_date = date::floor<Days>(event.end_local);
    return event;
  }

  [[nodiscard]] Error too_many_events() const {
    return refuse(ErrorKind::refused, "ics_total", {msg::holiday_ics_total, {{"limit", std::to_string(limits_.total)}}},
                  msg::holiday_ics_hint_smaller);
  }

  const Calendar& calendar_;
  const Limits& limits_;
  Zones zones_;
  Budget budget_;
  std::multimap<std::string, Moment> changed_;  // by UID
  std::vector<Event> events_;
};

}  // namespace

Result<std::vector<Event>> read(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.bytes) {
    return refuse(ErrorKind::refused, "ics_too_large",
                  {msg::holiday_ics_too_large, {{"limit", std::to_string(limits.bytes >> 20U)}}},
                  msg::holiday_ics_hint_smaller);
  }
  icalerror_set_errors_are_fatal(0);
  auto calendar = scan(bytes);
  if (!calendar.ok()) { return calendar.error(); }
  return Reader(*calendar, limits).run();
}

}  // namespace labclock::ics
