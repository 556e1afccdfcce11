#include "storage/import/timewarrior.hpp"

#include <nlohmann/json.hpp>

#include "src/msg/import.hpp"
#include "src/utf8.hpp"
#include "storage/import/csv_header.hpp"
#include "storage/import/instants.hpp"
#include "storage/import/json_scan.hpp"
#include "storage/import/look.hpp"

namespace labclock::storage {
namespace {

constexpr std::string_view kFormat = "timewarrior";

bool blank(char c) {
  return c == ' ' || c == '\t';
}

void append_code_point(std::string& out, unsigned code) {
  if (code < 0x80) {
    out.push_back(static_cast<char>(code));
  } else if (code < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (code >> 6)));
    out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  } else {
    out.push_back(static_cast<char>(0xE0 | (code >> 12)));
    out.push_back(static_cast<char>(0x80 | ((code >> 6) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  }
}

std::optional<unsigned> four_hex(std::string_view text) {
  if (text.size() < 4) { return std::nullopt; }
  unsigned value = 0;
  for (const char c : text.substr(0, 4)) {
    const bool digit = c >= '0' && c <= '9';
    const char low = static_cast<char>(c | 0x20);
    if (!digit && (low < 'a' || low > 'f')) { return std::nullopt; }
    value = value * 16 + static_cast<unsigned>(digit ? c - '0' : low - 'a' + 10);
  }
  return value;
}

/// What a backslash in a quoted word stands for; `at` is behind it and is moved on.
void append_escaped(std::string& out, std::string_view text, std::size_t& at) {
  const char c = text[at++];
  switch (c) {
    case 'b':
      out.push_back('\b');
      return;
    case 'f':
      out.push_back('\f');
      return;
    case 'n':
      out.push_back('\n');
      return;
    case 'r':
      out.push_back('\r');
      return;
    case 't':
      out.push_back('\t');
      return;
    case 'v':
      out.push_back('\v');
      return;
    case 'u':
      if (const auto code = four_hex(text.substr(at)); code && *code != 0 && (*code < 0xD800 || *code > 0xDFFF)) {
        append_code_point(out, *code);
        at += 4;
        return;
      }
      out.append("\\u");
      return;
    default:
      out.push_back(c);
      return;
  }
}

/// The quoted word at the beginning of `text` without its quotes, and how long it was with them.
std::optional<std::pair<std::string, std::size_t>> quoted_word(std::string_view text) {
  const char quote = text.front();
  std::string word;
  std::size_t at = 1;
  while (at < text.size() && text[at] != quote) {
    if (text[at] == '\\' && at + 1 < text.size()) {
      append_escaped(word, text, ++at);
    } else {
      word.push_back(text[at++]);
    }
  }
  const bool closed = at < text.size() && (at + 1 == text.size() || blank(text[at + 1]));
  if (!closed) { return std::nullopt; }
  return std::pair{std::move(word), at + 1};
}

struct Words {
  std::vector<std::string> words;
  std::vector<bool> quoted;
};

Words split(std::string_view line) {
  Words out;
  std::size_t at = 0;
  for (;;) {
    while (at < line.size() && blank(line[at])) { ++at; }
    if (at == line.size()) { return out; }
    if (line[at] == '"' || line[at] == '\'') {
      if (auto word = quoted_word(line.substr(at))) {
        out.words.push_back(std::move(word->first));
        out.quoted.push_back(true);
        at += word->second;
        continue;
      }
    }
    const std::size_t begin = at;
    while (at < line.size() && !blank(line[at])) { ++at; }
    out.words.emplace_back(line.substr(begin, at - begin));
    out.quoted.push_back(false);
  }
}

std::string key_of_start(Instant start) {
  return std::to_string(unix_seconds(start));
}

/// `inc`, the start, and where there is one the end: how many words those were, or why not.
std::optional<Phrase> read_times(const Words& line, ForeignSession& session, std::size_t& used) {
  const auto& words = line.words;
  if (words.size() < 2 || words[0] != "inc") { return Phrase{msg::import_timew_line}; }
  const auto start = instant_from_stamp(words[1]);
  if (!start) { return Phrase{msg::import_timew_time, {{"text", quoted_cell(words[1])}}}; }
  session.start = *start;
  session.end.reset();
  used = 2;
  if (words.size() > 2 && words[2] == "-" && !line.quoted[2]) {
    if (words.size() < 4) { return Phrase{msg::import_timew_cut}; }
    session.end = instant_from_stamp(words[3]);
    if (!session.end) { return Phrase{msg::import_timew_time, {{"text", quoted_cell(words[3])}}}; }
    used = 4;
  }
  if (used < words.size() && (words[used] != "#" || line.quoted[used])) {
    return Phrase{msg::import_timew_time, {{"text", quoted_cell(words[used])}}};
  }
  return std::nullopt;
}

std::optional<Phrase> fill(std::string_view text, ForeignSession& session) {
  if (!valid_utf8(text)) { return Phrase{msg::import_not_utf8}; }
  Words line = split(text);
  std::size_t at = 0;
  if (auto reason = read_times(line, session, at)) { return reason; }
  session.project.clear();
  session.activity.clear();
  session.tags.clear();
  session.note.clear();
  session.key = key_of_start(session.start);
  const auto mark = [&](std::size_t i) { return line.words[i] == "#" && !line.quoted[i]; };
  for (++at; at < line.words.size() && !mark(at); ++at) {
    if (!line.words[at].empty()) { session.tags.push_back(std::move(line.words[at])); }
  }
  for (++at; at < line.words.size(); ++at) {
    if (!session.note.empty()) { session.note += ' '; }
    session.note += line.words[at];
  }
  return std::nullopt;
}

/// The elements of the exported array.
class ExportedIntervals : public JsonRecords {
 public:
  explicit ExportedIntervals(Input& input) : input_(input) { session_.file = input.name(); }

  bool record(std::string_view /*section*/, bool /*element*/, nlohmann::ordered_json& record,
              std::int64_t line) override {
    session_.line = line;
    const auto reason = fill_from(record);
    return reason ? input_.sink().bad_line(input_.name(), line, *reason) : input_.sink().session(session_);
  }

 private:
  std::optional<Phrase> fill_from(const nlohmann::ordered_json& record) {
    if (!record.is_object()) { return Phrase{msg::import_timew_record}; }
    session_.project.clear();
    session_.activity.clear();
    session_.tags.clear();
    session_.note.clear();
    session_.end.reset();
    bool started = false;
    for (const auto& [key, value] : record.items()) {
      if (key == "start" || key == "end") {
        const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
        const auto at = value.is_string() ? instant_from_stamp(text) : std::nullopt;
        if (!at) { return Phrase{msg::import_timew_time, {{"text", quoted_cell(text)}}}; }
        if (key == "end") {
          session_.end = at;
        } else {
          session_.start = *at;
          started = true;
        }
      } else if (key == "tags") {
        if (!value.is_array()) { return Phrase{msg::import_timew_record}; }
        for (const auto& tag : value) {
          if (!tag.is_string()) { return Phrase{msg::import_timew_record}; }
          if (!tag.get_ref<const std::string&>().empty()) { session_.tags.push_back(tag.get<std::string>()); }
        }
      } else if (key == "annotation") {
        if (!value.is_string()) { return Phrase{msg::import_timew_record}; }
        session_.note = value.get<std::string>();
      }
    }
    if (!started) { return Phrase{msg::import_timew_record}; }
    session_.key = key_of_start(session_.start);
    return std::nullopt;
  }

  Input& input_;
  ForeignSession session_;
};

}  // namespace

std::vector<std::string> timewarrior_words(std::string_view line) {
  return split(line).words;
}

Result<void> read_timewarrior_data(Input& input) {
  const Look look = look_at(input.head());
  if (const Result<void> readable = input.outcome(1); !readable) { return readable; }
  if (look != Look::timewarrior_data && look != Look::text && look != Look::empty) {
    return wrong_format(input.name(), kFormat, look);
  }
  ForeignSession session;
  session.file = input.name();
  std::string_view line;
  while (input.line(line)) {
    // Early versions also kept "exc" lines there: times of the day without work, which are no sessions.
    if (line.find_first_not_of(" \t") == std::string_view::npos || line.starts_with("exc ")) { continue; }
    session.line = input.line_number();
    const auto reason = fill(line, session);
    const bool go_on =
        reason ? input.sink().bad_line(input.name(), input.line_number(), *reason) : input.sink().session(session);
    if (!go_on) { return {}; }
  }
  return input.outcome(input.line_number());
}

Result<void> read_timewarrior_json(Input& input) {
  const Look look = look_at(input.head());
  if (const Result<void> readable = input.outcome(1); !readable) { return readable; }
  if (look != Look::json_array) { return wrong_format(input.name(), kFormat, look); }
  ExportedIntervals records(input);
  return scan_json(input, records);
}

}  // namespace labclock::storage
