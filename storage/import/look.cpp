#include "storage/import/look.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "src/msg/import.hpp"
#include "src/utf8.hpp"

namespace labclock::storage {
namespace {

struct Signature {
  std::string_view bytes;
  Look look;
};

constexpr auto kSignatures = std::to_array<Signature>({
    {"\x89PNG\r\n\x1A\n", Look::png},
    {"\xFF\xD8\xFF", Look::jpeg},
    {"%PDF-", Look::pdf},
    {"PK\x03\x04", Look::zip},
    {"\x1F\x8B", Look::gzip},
    {"SQLite format 3", Look::sqlite},
    {"\xFF\xFE", Look::utf16},
    {"\xFE\xFF", Look::utf16},
});

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return c < 0x80 ? std::tolower(c) : c; });
  return out;
}

/// UTF-16 without a mark: every second byte of Latin text is zero.
bool zero_every_second(std::string_view head) {
  if (head.size() < 4) { return false; }
  const std::size_t sample = std::min<std::size_t>(head.size(), 64) / 2 * 2;
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < sample; i += 2) {
    even += head[i] == '\0' ? 1 : 0;
    odd += head[i + 1] == '\0' ? 1 : 0;
  }
  return (even == sample / 2) != (odd == sample / 2);
}

/// No text has a zero byte, or many control characters; a note may have one that somebody pasted.
bool is_binary(std::string_view head) {
  constexpr std::ptrdiff_t kFew = 3;
  const auto control = [](unsigned char c) {
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B;
  };
  if (head.find('\0') != std::string_view::npos) { return true; }
  return std::count_if(head.begin(), head.end(), control) * kFew > static_cast<std::ptrdiff_t>(head.size());
}

/// UTF-8 but for a character that the end of the piece cuts.
bool begins_as_utf8(std::string_view head) {
  constexpr std::size_t kMostCut = 3;
  for (std::size_t cut = 0; cut <= kMostCut && cut <= head.size(); ++cut) {
    if (valid_utf8(head.substr(0, head.size() - cut))) { return true; }
  }
  return false;
}

Look look_at_header(std::string_view head) {
  const std::string first = lower(head.substr(0, head.find_first_of("\r\n")));
  const auto holds = [&](std::string_view word) { return first.find(word) != std::string::npos; };
  if (holds("start date") && holds("start time")) {
    return first.find(',') != std::string::npos ? Look::csv_toggl : Look::semicolons;
  }
  if (holds("start") && holds("end")) {
    if (first.find(',') != std::string::npos) { return Look::csv_own; }
    if (first.find(';') != std::string::npos || first.find('\t') != std::string::npos) { return Look::semicolons; }
  }
  return Look::text;
}

}  // namespace

Look look_at(std::string_view head) {
  for (const Signature& signature : kSignatures) {
    if (head.starts_with(signature.bytes)) { return signature.look; }
  }
  if (zero_every_second(head)) { return Look::utf16; }
  if (is_binary(head)) { return Look::binary; }
  const std::size_t begin = head.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) { return Look::empty; }
  const std::string_view text = head.substr(begin);
  if (text.front() == '[') { return Look::json_array; }
  if (text.front() == '{') { return Look::json_object; }
  const std::string start = lower(text.substr(0, 16));
  if (start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<?xml")) { return Look::html; }
  if (start.starts_with("begin:vcalendar")) { return Look::icalendar; }
  if (text.starts_with("inc ")) { return Look::timewarrior_data; }
  const Look look = look_at_header(text);
  return look == Look::text && !begins_as_utf8(text) ? Look::not_utf8 : look;
}

Msg sentence_for(Look look) {
  switch (look) {
    case Look::empty:
      return msg::import_looks_empty;
    case Look::png:
    case Look::jpeg:
      return msg::import_looks_picture;
    case Look::pdf:
      return msg::import_looks_pdf;
    case Look::zip:
      return msg::import_looks_zip;
    case Look::gzip:
      return msg::import_looks_gzip;
    case Look::sqlite:
      return msg::import_looks_sqlite;
    case Look::utf16:
      return msg::import_looks_utf16;
    case Look::binary:
      return msg::import_looks_binary;
    case Look::html:
      return msg::import_looks_html;
    case Look::icalendar:
      return msg::import_looks_ics;
    case Look::json_array:
      return msg::import_looks_json_array;
    case Look::json_object:
      return msg::import_looks_json_object;
    case Look::timewarrior_data:
      return msg::import_looks_timewarrior;
    case Look::csv_own:
      return msg::import_looks_csv_own;
    case Look::csv_toggl:
      return msg::import_looks_csv_toggl;
    case Look::semicolons:
      return msg::import_looks_semicolons;
    case Look::not_utf8:
      return msg::import_looks_not_utf8;
    case Look::text:
      break;
  }
  return msg::import_looks_text;
}

Error wrong_format(std::string_view file, std::string_view format, Look look) {
  return refuse(ErrorKind::refused, "wrong_format",
                {msg::import_wrong_format, {{"file", std::string{file}}, {"format", std::string{format}}}},
                Phrase{sentence_for(look)});
}

}  // namespace labclock::storage
