#include "storage/tools/ics_lines.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "src/msg/holidays.hpp"
#include "src/utf8.hpp"

namespace labclock::ics {
namespace {

constexpr std::size_t kMaxDepth = 16;
constexpr auto kAskedFor = std::to_array<std::string_view>({"UID", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS",
                                                            "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE",
                                                            "EXRULE", "RECURRENCE-ID", "X-MICROSOFT-CDO-ALLDAYEVENT"});

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

std::string upper(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return upper(c); });
  return out;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) { return {}; }
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Error fault(std::string code, Msg msg, std::int64_t line, std::optional<Phrase> hint = std::nullopt) {
  return refuse(ErrorKind::refused, std::move(code), {msg, {{"line", std::to_string(line)}}}, std::move(hint));
}

/// Hands out logical lines: a line that begins with a space or a tab goes on the one before. They may be cut
/// inside a character, so only whole ones are looked at as UTF-8.
class Unfolder {
 public:
  explicit Unfolder(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] bool next(std::string& out, std::int64_t& number) {
    if (rest_.empty()) { return false; }
    number = number_ + 1;
    out = physical();
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t')) { out += physical().substr(1); }
    return true;
  }

 private:
  std::string_view physical() {
    ++number_;
    const auto end = rest_.find_first_of("\r\n");
    const std::string_view line = rest_.substr(0, end);
    if (end == std::string_view::npos) {
      rest_ = {};
      return line;
    }
    const bool pair = rest_[end] == '\r' && end + 1 < rest_.size() && rest_[end + 1] == '\n';
    rest_.remove_prefix(end + (pair ? 2 : 1));
    return line;
  }

  std::string_view rest_;
  std::int64_t number_ = 0;
};

/// Splits "NAME;PARAM=x;PARAM="a:b":value" at the first colon outside of quotes.
std::optional<Line> split(std::string_view text, std::int64_t number) {
  const auto name_end = text.find_first_of(":;");
  if (name_end == std::string_view::npos || name_end == 0) { return std::nullopt; }
  bool quoted = false;
  std::size_t colon = name_end;
  while (colon < text.size() && (quoted || text[colon] != ':')) {
    if (text[colon] == '"') { quoted = !quoted; }
    ++colon;
  }
  if (colon == text.size()) { return std::nullopt; }
  Line line;
  line.number = number;
  line.name = upper(trimmed(text.substr(0, name_end)));
  if (name_end < colon) { line.params = text.substr(name_end + 1, colon - name_end - 1); }
  line.value = text.substr(colon + 1);
  return line;
}

class Scanner {
 public:
  explicit Scanner(std::string_view bytes) : lines_(bytes) {}

  Result<Calendar> run() {
    std::string text;
    std::int64_t number = 0;
    while (lines_.next(text, number)) {
      if (trimmed(text).empty()) { continue; }
      if (auto error = take(text, number)) { return *std::move(error); }
    }
    if (!open_.empty()) {
      Error error =
          fault("ics_truncated", msg::holiday_ics_truncated, open_.back().number, msg::holiday_ics_hint_again);
      error.message.args.emplace_back("part", open_.back().name);
      return error;
    }
    if (!seen_calendar_) { return not_calendar(); }
    return std::move(calendar_);
  }

 private:
  struct Open {
    std::string name;
    std::int64_t number;
  };

  static Error not_calendar() {
    return refuse(ErrorKind::refused, "ics_not_calendar", msg::holiday_ics_not_calendar, msg::holiday_ics_hint_export);
  }

  std::optional<Error> take(std::string_view text, std::int64_t number) {
    std::optional<Line> line = split(text, number);
    const bool begin = line && line->name == "BEGIN";
    if (open_.empty() && !(begin && upper(trimmed(line->value)) == "VCALENDAR")) {
      if (!seen_calendar_) { return not_calendar(); }
      return fault("ics_malformed", msg::holiday_ics_malformed, number, msg::holiday_ics_hint_again);
    }
    if (!valid_utf8(text)) {
      return fault("ics_not_utf8", msg::holiday_ics_not_utf8, number, msg::holiday_ics_hint_utf8);
    }
    if (text.find('\0') != std::string_view::npos) {
      return fault("ics_malformed", msg::holiday_ics_malformed, number, msg::holiday_ics_hint_again);
    }
    if (begin) { return open(upper(trimmed(line->value)), number); }
    if (in_zone()) { calendar_.zones.back().text.append(text).append("\r\n"); }
    if (!line) { return std::nullopt; }
    if (line->name == "END") { return close(upper(trimmed(line->value)), number); }
    keep(*std::move(line));
    return std::nullopt;
  }

  std::optional<Error> open(std::string name, std::int64_t number) {
    if (open_.size() >= kMaxDepth) {
      return fault("ics_malformed", msg::holiday_ics_malformed, number, msg::holiday_ics_hint_again);
    }
    seen_calendar_ = true;
    if (name == "VEVENT" && open_.size() == 1) { calendar_.events.push_back({number, {}}); }
    if (name == "VTIMEZONE" && open_.size() == 1) { calendar_.zones.emplace_back(); }
    open_.push_back({std::move(name), number});
    if (in_zone()) { calendar_.zones.back().text.append("BEGIN:").append(open_.back().name).append("\r\n"); }
    return std::nullopt;
  }

  std::optional<Error> close(std::string_view name, std::int64_t number) {
    if (open_.back().name != name) {
      return fault("ics_malformed", msg::holiday_ics_malformed, number, msg::holiday_ics_hint_again);
    }
    open_.pop_back();
    return std::nullopt;
  }

  void keep(Line line) {
    if (open_.size() != 2) { return; }
    if (in_zone() && line.name == "TZID") { calendar_.zones.back().tzid = line.value; }
    if (open_[1].name == "VEVENT" && std::ranges::find(kAskedFor, line.name) != kAskedFor.end()) {
      calendar_.events.back().lines.push_back(std::move(line));
    }
  }

  [[nodiscard]] bool in_zone() const { return open_.size() >= 2 && open_[1].name == "VTIMEZONE"; }

  Unfolder lines_;
  Calendar calendar_;
  std::vector<Open> open_;
  bool seen_calendar_ = false;
};

}  // namespace

std::string param(const Line& line, std::string_view name) {
  std::size_t at = 0;
  while (at < line.params.size()) {
    std::size_t end = at;
    bool quoted = false;
    while (end < line.params.size() && (quoted || line.params[end] != ';')) {
      if (line.params[end] == '"') { quoted = !quoted; }
      ++end;
    }
    const std::string_view one = std::string_view(line.params).substr(at, end - at);
    const auto equals = one.find('=');
    if (equals != std::string_view::npos && upper(one.substr(0, equals)) == name) {
      std::string value(one.substr(equals + 1));
      std::erase(value, '"');
      return value;
    }
    at = end + 1;
  }
  return {};
}

std::string unescape(std::string_view value) {
  std::string out;
  out.reserve(value.size());
  for (std::size_t i = 0; i < value.size(); ++i) {
    char c = value[i];
    if (c == '\\' && i + 1 < value.size()) {
      c = value[++i];
      if (c == 'n' || c == 'N') { c = '\n'; }
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      c = ' ';
    }
    out.push_back(c);
  }
  return out;
}

std::string at_most(std::string text, std::size_t bytes) {
  if (text.size() <= bytes) { return text; }
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) { --bytes; }
  text.resize(bytes);
  return text;
}

Error unreadable(const Line& line) {
  constexpr std::size_t kShown = 60;
  const std::string text = line.name + ":" + line.value;
  const std::string shown = at_most(text, kShown) + (text.size() > kShown ? "…" : "");
  return refuse(ErrorKind::refused, "ics_bad_line",
                {msg::holiday_ics_bad_line, {{"line", std::to_string(line.number)}, {"text", printable(shown)}}},
                msg::holiday_ics_hint_fix);
}

const Line* EventLines::find(std::string_view name) const {
  const auto found = std::ranges::find(lines, name, &Line::name);
  return found == lines.end() ? nullptr : &*found;
}

Result<Calendar> scan(std::string_view bytes) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark)) { bytes.remove_prefix(kByteOrderMark.size()); }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return fault("ics_not_utf8", msg::holiday_ics_not_utf8, 1, msg::holiday_ics_hint_utf8);
  }
  return Scanner(bytes).run();
}

}  // namespace labclock::ics
