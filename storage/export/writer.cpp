#include "storage/export/writer.hpp"

#include <fmt/format.h>

namespace labclock::storage {

std::string one_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '\n' || c == '\r' || c == '\t') {
      if (!out.ends_with(' ')) { out += ' '; }
    } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
      out += c;
    }
  }
  while (out.ends_with(' ')) { out.pop_back(); }
  return out;
}

std::string compact_stamp(Instant t) {
  const auto day = date::floor<Days>(t);
  const Ymd date{day};
  const auto clock = (t - day).count();
  return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock / 3600,
                     clock / 60 % 60, clock % 60);
}

std::vector<std::string> activity_parts(std::string_view activity) {
  constexpr std::string_view kBetween = ", ";
  std::vector<std::string> parts;
  while (!activity.empty()) {
    const std::size_t end = activity.find(kBetween);
    const std::string_view part = activity.substr(0, end);
    if (!part.empty()) { parts.emplace_back(part); }
    if (end == std::string_view::npos) { break; }
    activity.remove_prefix(end + kBetween.size());
  }
  return parts;
}

}  // namespace labclock::storage
