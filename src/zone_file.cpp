#include "src/zone_file.hpp"

#include <cstddef>

namespace labclock::zone_file {
namespace {

constexpr std::size_t kHeader = 44;

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char c : bytes) { value = (value << 8U) | static_cast<unsigned char>(c); }
  return value;
}

struct Header {
  char version = '\0';
  std::uint64_t ut_count = 0;
  std::uint64_t standard_count = 0;
  std::uint64_t leap_count = 0;
  std::uint64_t time_count = 0;
  std::uint64_t type_count = 0;
  std::uint64_t char_count = 0;

  /// How long the block after this header is, with times of so many bytes. Six 32-bit counts cannot
  /// overflow 64 bits here.
  [[nodiscard]] std::uint64_t block_size(std::uint64_t time_size) const {
    return time_count * (time_size + 1) + type_count * 6 + char_count + leap_count * (time_size + 4) + standard_count +
           ut_count;
  }
};

bool read_header(std::string_view bytes, Header& header) {
  if (bytes.size() < kHeader || bytes.substr(0, 4) != "TZif") { return false; }
  header.version = bytes[4];
  if (header.version != '\0' && (header.version < '2' || header.version > '4')) { return false; }
  const auto count = [&](std::size_t index) { return big_endian(bytes.substr(20 + 4 * index, 4)); };
  header.ut_count = count(0);
  header.standard_count = count(1);
  header.leap_count = count(2);
  header.time_count = count(3);
  header.type_count = count(4);
  header.char_count = count(5);
  return true;
}

/// One local time type: the offset, where its six bytes are sound.
std::optional<std::int32_t> read_type(std::string_view bytes, std::string_view names) {
  const auto offset = static_cast<std::int32_t>(static_cast<std::uint32_t>(big_endian(bytes.substr(0, 4))));
  const auto is_daylight = static_cast<unsigned char>(bytes[4]);
  const auto name = static_cast<unsigned char>(bytes[5]);
  if (offset < kWestmost || offset > kEastmost || is_daylight > 1) { return std::nullopt; }
  if (name >= names.size() || names.find('\0', name) == std::string_view::npos) { return std::nullopt; }
  return offset;
}

/// The data block (`bytes` is exactly as long as the header says).
Verdict read_block(std::string_view bytes, const Header& header, std::size_t time_size, Content& content) {
  if (header.leap_count != 0) { return Verdict::leap_seconds; }
  if (header.type_count == 0 || header.type_count > 256 || header.char_count == 0) { return Verdict::malformed; }
  if (header.ut_count != 0 && header.ut_count != header.type_count) { return Verdict::malformed; }
  if (header.standard_count != 0 && header.standard_count != header.type_count) { return Verdict::malformed; }

  const std::size_t count = header.time_count;
  const std::string_view times = bytes.substr(0, count * time_size);
  const std::string_view indexes = bytes.substr(times.size(), count);
  const std::string_view types = bytes.substr(times.size() + count, header.type_count * 6);
  const std::string_view names = bytes.substr(times.size() + count + types.size(), header.char_count);

  std::vector<std::int32_t> offsets;
  offsets.reserve(header.type_count);
  for (std::size_t i = 0; i < header.type_count; ++i) {
    const auto offset = read_type(types.substr(i * 6, 6), names);
    if (!offset) { return Verdict::malformed; }
    offsets.push_back(*offset);
  }
  content.first_offset = offsets.front();
  content.transitions.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t raw = big_endian(times.substr(i * time_size, time_size));
    const std::int64_t at =
        time_size == 8 ? static_cast<std::int64_t>(raw) : static_cast<std::int32_t>(static_cast<std::uint32_t>(raw));
    const auto type = static_cast<unsigned char>(indexes[i]);
    if (type >= offsets.size()) { return Verdict::malformed; }
    if (i > 0 && at <= content.transitions.back().at) { return Verdict::malformed; }
    content.transitions.push_back({at, offsets[type]});
  }
  return Verdict::good;
}

/// "\nTZ\n" after the second block.
bool read_footer(std::string_view bytes, Content& content) {
  if (bytes.empty() || bytes.front() != '\n') { return false; }
  const std::size_t end = bytes.find('\n', 1);
  if (end == std::string_view::npos) { return false; }
  const std::string_view text = bytes.substr(1, end - 1);
  if (text.empty()) { return true; }
  content.footer = parse_posix_tz(text);
  return content.footer.has_value();
}

}  // namespace

Verdict read(std::string_view bytes, Content& content) {
  Header header;
  if (!read_header(bytes, header)) { return Verdict::malformed; }
  bytes.remove_prefix(kHeader);
  const std::uint64_t first_size = header.block_size(4);
  if (first_size > bytes.size()) { return Verdict::malformed; }
  if (header.version == '\0') { return read_block(bytes.substr(0, first_size), header, 4, content); }

  // From version 2 on the first block is for old readers; the second one has 64-bit times.
  bytes.remove_prefix(first_size);
  if (!read_header(bytes, header) || header.version == '\0') { return Verdict::malformed; }
  bytes.remove_prefix(kHeader);
  const std::uint64_t size = header.block_size(8);
  if (size > bytes.size()) { return Verdict::malformed; }
  const Verdict verdict = read_block(bytes.substr(0, size), header, 8, content);
  if (verdict != Verdict::good) { return verdict; }
  return read_footer(bytes.substr(size), content) ? Verdict::good : Verdict::malformed;
}

}  // namespace labclock::zone_file
