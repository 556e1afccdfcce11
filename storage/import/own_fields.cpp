#include "storage/import/own_fields.hpp"

#include <cmath>

#include "src/msg/import.hpp"
#include "src/words.hpp"
#include "storage/import/instants.hpp"

namespace labclock::storage {

const nlohmann::ordered_json* OwnFields::find(const char* key) const {
  if (!record_.is_object()) { return nullptr; }
  const auto found = record_.find(key);
  return found == record_.end() || found->is_null() ? nullptr : &*found;
}

void OwnFields::fail(const char* key) {
  if (!reason_) { reason_ = Phrase{msg::import_own_field, {{"field", key}}}; }
}

std::string OwnFields::text(const char* key) {
  const nlohmann::ordered_json* value = find(key);
  if (value == nullptr) { return {}; }
  if (!value->is_string() || value->get_ref<const std::string&>().find('\0') != std::string::npos) {
    fail(key);
    return {};
  }
  return value->get<std::string>();
}

std::string OwnFields::needed_text(const char* key) {
  std::string value = text(key);
  if (value.empty()) { fail(key); }
  return value;
}

std::optional<std::int64_t> OwnFields::number_or_none(const char* key, std::int64_t least, std::int64_t most) {
  const nlohmann::ordered_json* value = find(key);
  if (value == nullptr) { return std::nullopt; }
  const bool huge = value->is_number_unsigned() && value->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX);
  if (!value->is_number_integer() || huge || value->get<std::int64_t>() < least || value->get<std::int64_t>() > most) {
    fail(key);
    return std::nullopt;
  }
  return value->get<std::int64_t>();
}

std::int64_t OwnFields::number(const char* key, std::int64_t least, std::int64_t most) {
  const auto value = number_or_none(key, least, most);
  if (!value) { fail(key); }
  return value.value_or(least);
}

bool OwnFields::flag(const char* key) {
  const nlohmann::ordered_json* value = find(key);
  if (value == nullptr) { return false; }
  if (!value->is_boolean()) {
    fail(key);
    return false;
  }
  return value->get<bool>();
}

std::optional<Day> OwnFields::day_or_none(const char* key) {
  const std::string words = text(key);
  if (words.empty()) { return std::nullopt; }
  const auto value = parse_iso_day(words);
  if (!value) { fail(key); }
  return value;
}

Day OwnFields::day(const char* key) {
  const auto value = day_or_none(key);
  if (!value) { fail(key); }
  return value.value_or(Day{});
}

std::optional<Instant> OwnFields::instant_or_none(const char* key) {
  const std::string words = text(key);
  if (words.empty()) { return std::nullopt; }
  const auto value = instant_from_rfc3339(words);
  if (!value) { fail(key); }
  return value;
}

Instant OwnFields::instant(const char* key) {
  const auto value = instant_or_none(key);
  if (!value) { fail(key); }
  return value.value_or(Instant{});
}

std::optional<Uuid> OwnFields::uuid_or_none(const char* key) {
  const std::string words = text(key);
  if (words.empty()) { return std::nullopt; }
  const auto value = parse_uuid(words);
  if (!value) { fail(key); }
  return value;
}

Uuid OwnFields::uuid(const char* key) {
  const auto value = uuid_or_none(key);
  if (!value) { fail(key); }
  return value.value_or(Uuid{});
}

int OwnFields::share(const char* key) {
  constexpr double kMillion = 1e6;
  const nlohmann::ordered_json* value = find(key);
  if (value == nullptr || !value->is_number() || value->get<double>() < 0 || value->get<double>() > 1) {
    fail(key);
    return 0;
  }
  return static_cast<int>(std::lround(value->get<double>() * kMillion));
}

}  // namespace labclock::storage
