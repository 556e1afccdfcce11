#pragma once
// One record of Labclock's own JSON, field by field.
//
// What it is: typed reading that remembers the first field which is missing or of the wrong form. What it
// is not: aware of what the fields mean.

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "src/ids.hpp"
#include "src/text.hpp"
#include "src/time.hpp"

namespace labclock::storage {

class OwnFields {
 public:
  explicit OwnFields(const nlohmann::ordered_json& record) : record_(record) {
    if (!record.is_object()) { fail("{}"); }
  }

  /// Absent and null are empty.
  [[nodiscard]] std::string text(const char* key);
  [[nodiscard]] std::string needed_text(const char* key);
  [[nodiscard]] std::int64_t number(const char* key, std::int64_t least, std::int64_t most);
  [[nodiscard]] std::optional<std::int64_t> number_or_none(const char* key, std::int64_t least, std::int64_t most);
  [[nodiscard]] bool flag(const char* key);
  [[nodiscard]] Day day(const char* key);
  [[nodiscard]] std::optional<Day> day_or_none(const char* key);
  [[nodiscard]] Instant instant(const char* key);
  [[nodiscard]] std::optional<Instant> instant_or_none(const char* key);
  [[nodiscard]] Uuid uuid(const char* key);
  [[nodiscard]] std::optional<Uuid> uuid_or_none(const char* key);
  /// A share from 0 to 1 in millionths.
  [[nodiscard]] int share(const char* key);
  /// A key of an enum, by its `…_from` function; absent is what the empty key means, where it means something.
  template <class Enum>
  [[nodiscard]] Enum word(const char* key, std::optional<Enum> (*from)(std::string_view)) {
    const std::optional<Enum> value = from(text(key));
    if (!value) { fail(key); }
    return value.value_or(Enum{});
  }
  [[nodiscard]] const nlohmann::ordered_json* find(const char* key) const;
  void fail(const char* key);
  /// The first thing that was wrong.
  [[nodiscard]] const std::optional<Phrase>& reason() const { return reason_; }

 private:
  const nlohmann::ordered_json& record_;
  std::optional<Phrase> reason_;
};

}  // namespace labclock::storage
