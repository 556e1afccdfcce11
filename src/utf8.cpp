#include "src/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>

namespace labclock {
namespace {

constexpr std::string_view kEllipsis = "…";

bool ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// One column, one byte, shown as it is.
bool plain(char c) {
  return c >= 0x20 && c < 0x7F;
}

/// One code point, or one byte that is none (`code` is then negative). Never empty.
struct Glyph {
  std::int32_t code = -1;
  std::string_view bytes;
};

Glyph first_of(std::string_view text) {
  if (const auto byte = static_cast<unsigned char>(text.front()); byte < 0x80) { return {byte, text.substr(0, 1)}; }
  const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  Glyph glyph;
  const auto length = utf8proc_iterate(data, static_cast<utf8proc_ssize_t>(text.size()), &glyph.code);
  if (length <= 0) { return {-1, text.substr(0, 1)}; }
  glyph.bytes = text.substr(0, static_cast<std::size_t>(length));
  return glyph;
}

void append(std::string& out, std::int32_t code) {
  utf8proc_uint8_t bytes[4];
  const auto length = utf8proc_encode_char(code, bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

/// Simple case folding (CaseFolding.txt, status C and S): one code point for one, so that "ß" stays.
std::int32_t fold(std::int32_t code) {
  constexpr std::int32_t kCapitalDottedI = 0x130;  // has no simple folding outside of Turkish
  if (code == kCapitalDottedI) { return code; }
  utf8proc_int32_t folded[8];
  int last_boundclass = 0;
  const auto count = utf8proc_decompose_char(code, folded, 8, UTF8PROC_CASEFOLD, &last_boundclass);
  if (count == 1) { return folded[0]; }
  return utf8proc_tolower(code);  // a full folding of several: the simple one, where there is one, is this
}

int width_of(std::int32_t code) {
  if (code < 0) { return 1; }  // a terminal shows one replacement character for a stray byte
  // Vowels and finals of conjoining Hangul sit inside the block that their leading consonant opened.
  if ((code >= 0x1160 && code <= 0x11FF) || (code >= 0xD7B0 && code <= 0xD7FF)) { return 0; }
  return utf8proc_charwidth(code);
}

/// What a person would call one character: a letter with its marks, a syllable, an emoji of several parts.
std::string_view first_character(std::string_view text) {
  Glyph glyph = first_of(text);
  std::size_t length = glyph.bytes.size();
  utf8proc_int32_t state = 0;
  while (glyph.code >= 0 && length < text.size()) {
    const Glyph next = first_of(text.substr(length));
    if (next.code < 0 || utf8proc_grapheme_break_stateful(glyph.code, next.code, &state)) { break; }
    length += next.bytes.size();
    glyph = next;
  }
  return text.substr(0, length);
}

bool blank_when_printed(std::int32_t code) {
  return code == '\t' || code == '\n' || code == '\r' || code == '\v' || code == '\f' || code == 0x85 ||
         code == 0x2028 || code == 0x2029;
}

bool steers(std::int32_t code) {
  const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
  const bool bidirectional = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
  return control || bidirectional;
}

/// "\x1b", "\u202e".
void append_escape(std::string& out, std::uint32_t value, int digits) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += digits == 2 ? "\\x" : "\\u";
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    out += kHex[(value >> static_cast<unsigned>(shift)) & 0xFU];
  }
}

}  // namespace

bool valid_utf8(std::string_view text) {
  if (ascii(text)) { return true; }
  while (!text.empty()) {
    const Glyph glyph = first_of(text);
    if (glyph.code < 0) { return false; }
    text.remove_prefix(glyph.bytes.size());
  }
  return true;
}

std::optional<std::string> nfc(std::string_view text) {
  if (ascii(text)) { return std::string(text); }
  utf8proc_uint8_t* composed = nullptr;
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(composed, &std::free);
  if (length < 0) { return std::nullopt; }
  return std::string(reinterpret_cast<const char*>(composed), static_cast<std::size_t>(length));
}

std::string fold_key(std::string_view text) {
  const auto composed = nfc(text);
  if (!composed) { return std::string(text); }
  std::string folded;
  folded.reserve(composed->size());
  for (std::string_view rest = *composed; !rest.empty();) {
    const Glyph glyph = first_of(rest);
    append(folded, fold(glyph.code));
    rest.remove_prefix(glyph.bytes.size());
  }
  return nfc(folded).value_or(folded);
}

int display_width(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    if (plain(text.front())) {
      ++width;
      text.remove_prefix(1);
      continue;
    }
    const Glyph glyph = first_of(text);
    width += width_of(glyph.code);
    text.remove_prefix(glyph.bytes.size());
  }
  return width;
}

std::string fit_width(std::string_view text, int columns) {
  if (columns <= 0) { return {}; }
  if (display_width(text) <= columns) { return std::string(text); }
  std::size_t kept = 0;
  for (int left = columns - 1; kept < text.size();) {
    const std::string_view character = first_character(text.substr(kept));
    left -= display_width(character);
    if (left < 0) { break; }
    kept += character.size();
  }
  std::string out(text.substr(0, kept));
  out += kEllipsis;
  return out;
}

std::string pad_right(std::string_view text, int columns) {
  std::string out(text);
  out.append(static_cast<std::size_t>(std::max(0, columns - display_width(text))), ' ');
  return out;
}

std::string pad_left(std::string_view text, int columns) {
  std::string out(static_cast<std::size_t>(std::max(0, columns - display_width(text))), ' ');
  out += text;
  return out;
}

std::string printable(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), plain)) { return std::string(text); }
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Glyph glyph = first_of(text);
    if (glyph.code < 0) {
      append_escape(out, static_cast<unsigned char>(glyph.bytes.front()), 2);
    } else if (blank_when_printed(glyph.code)) {
      out += ' ';
    } else if (steers(glyph.code)) {
      append_escape(out, static_cast<std::uint32_t>(glyph.code), glyph.code < 0x100 ? 2 : 4);
    } else {
      out += glyph.bytes;
    }
    text.remove_prefix(glyph.bytes.size());
  }
  return out;
}

}  // namespace labclock
