#pragma once
// Enum values and the keys they have in JSON, options and the database.
//
// What it is: the lookup behind the `key_of` and `…_from` functions. What it is not: words for people
// (src/format.hpp has those).

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace labclock::keys {

/// The key of a value; `table` is in the order of the enum. Empty for a value that is none.
template <class Enum, std::size_t N>
[[nodiscard]] constexpr std::string_view key_in(const std::array<std::string_view, N>& table, Enum value) {
  const auto index = static_cast<std::size_t>(value);
  return index < N ? table[index] : std::string_view{};
}

/// The value of a key, exactly as it is written.
template <class Enum, std::size_t N>
[[nodiscard]] constexpr std::optional<Enum> value_in(const std::array<std::string_view, N>& table,
                                                     std::string_view key) {
  for (std::size_t i = 0; i < N; ++i) {
    if (table[i] == key) { return static_cast<Enum>(i); }
  }
  return std::nullopt;
}

}  // namespace labclock::keys
