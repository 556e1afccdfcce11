#include "src/ids.hpp"

#include <algorithm>

namespace labclock {
namespace {

constexpr bool hyphen_before(std::size_t byte) {
  return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') { return c - '0'; }
  if (c >= 'a' && c <= 'f') { return c - 'a' + 10; }
  if (c >= 'A' && c <= 'F') { return c - 'A' + 10; }
  return -1;
}

constexpr std::size_t kBare = 32;
constexpr std::size_t kHyphened = 36;

}  // namespace

std::string to_string(const Uuid& uuid) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(kHyphened);
  for (std::size_t i = 0; i < uuid.bytes.size(); ++i) {
    if (hyphen_before(i)) { text += '-'; }
    text += kDigits[uuid.bytes[i] >> 4U];
    text += kDigits[uuid.bytes[i] & 0xFU];
  }
  return text;
}

std::optional<Uuid> parse_uuid(std::string_view text) {
  if (text.size() != kBare && text.size() != kHyphened) { return std::nullopt; }
  const bool hyphens = text.size() == kHyphened;
  Uuid uuid;
  std::size_t at = 0;
  for (std::size_t i = 0; i < uuid.bytes.size(); ++i) {
    if (hyphens && hyphen_before(i) && text[at++] != '-') { return std::nullopt; }
    const int high = hex_value(text[at++]);
    const int low = hex_value(text[at++]);
    if (high < 0 || low < 0) { return std::nullopt; }
    uuid.bytes[i] = static_cast<unsigned char>(high * 16 + low);
  }
  return uuid;
}

Uuid make_uuid_v7(std::int64_t unix_ms, std::uint64_t random_high, std::uint64_t random_low) {
  // RFC 9562, 5.7: 48 bits of milliseconds, the version in the top 4 bits of byte 6, the variant in the
  // top 2 of byte 8. Times before 1970 or past 48 bits are held at the ends, so that order is kept.
  constexpr std::int64_t kLast = (std::int64_t{1} << 48) - 1;
  const auto ms = static_cast<std::uint64_t>(std::clamp<std::int64_t>(unix_ms, 0, kLast));
  Uuid uuid;
  for (std::size_t i = 0; i < 6; ++i) { uuid.bytes[i] = static_cast<unsigned char>(ms >> (40 - 8 * i)); }
  uuid.bytes[6] = static_cast<unsigned char>(random_high >> 8U);
  uuid.bytes[7] = static_cast<unsigned char>(random_high);
  for (std::size_t i = 0; i < 8; ++i) { uuid.bytes[8 + i] = static_cast<unsigned char>(random_low >> (56 - 8 * i)); }
  uuid.bytes[6] = static_cast<unsigned char>((uuid.bytes[6] & 0x0FU) | 0x70U);
  uuid.bytes[8] = static_cast<unsigned char>((uuid.bytes[8] & 0x3FU) | 0x80U);
  return uuid;
}

}  // namespace labclock
