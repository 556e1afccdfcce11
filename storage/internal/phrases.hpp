#pragma once
// Inside storage alone: phrases kept in the database (history.message and history.args).

#include <string>
#include <string_view>

#include "src/text.hpp"

namespace labclock::storage {

/// The values of a phrase as a JSON object of texts.
[[nodiscard]] std::string args_text(const Phrase& phrase);
/// The phrase again; a message that this version does not know becomes one that names it.
[[nodiscard]] Phrase phrase_from(std::string_view message, std::string_view args);

}  // namespace labclock::storage
