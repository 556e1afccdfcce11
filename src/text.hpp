#pragma once
// Every sentence that a person reads, in English and in Korean.
//
// What it is: the type of messages (`Msg`) with one table per subject (src/text/*.inc), both languages
// side by side: a line without its translation does not compile. A `Phrase` is a message with the
// values for its {placeholders}; it travels up to the border (terminal, window) and is rendered there
// in the person's language, so the rooms below need no language. What it is not: a place for numbers
// or dates to be formatted (src/format.hpp does that).
//
// Placeholders are named (`{project}`), the same set in both languages; a test compares them.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace labclock {

enum class Lang : unsigned char { en, ko };

/// The messages by name are in src/msg/, a header a table, which only those include who say something: a new
/// sentence then does not compile the whole house anew.
enum class Msg : unsigned short;

/// A message and the values for its placeholders. Values are shown as they are, so format them first.
struct Phrase {
  Msg msg{};
  std::vector<std::pair<std::string, std::string>> args;

  Phrase() = default;
  Phrase(Msg m) : msg(m) {}  // NOLINT(google-explicit-constructor): a message without values is a phrase
  Phrase(Msg m, std::initializer_list<std::pair<std::string, std::string>> values) : msg(m), args(values) {}
  friend bool operator==(const Phrase&, const Phrase&) = default;
};

/// The raw text of a message, placeholders and all.
[[nodiscard]] std::string_view text(Msg msg, Lang lang);

/// The sentence. A placeholder without a value is left standing, so a mistake is seen and not hidden. A
/// placeholder {@name} stands for another message: its value is that message's name, and its own
/// placeholders take their values from the same phrase ("file 3, line 7: " and why). `{count|day|days}` is
/// the first word for a value of 1 and the second for any other; `{project:no project}` is the value, or the
/// words where it is empty.
[[nodiscard]] std::string render(const Phrase& phrase, Lang lang);

/// The stable name of a message ("history_start"), for storing a phrase; and the way back.
[[nodiscard]] std::string_view name_of(Msg msg);
[[nodiscard]] bool msg_from_name(std::string_view name, Msg& out);

/// Every message there is, for tests.
[[nodiscard]] std::vector<Msg> every_msg();

}  // namespace labclock
