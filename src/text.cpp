#include "src/text.hpp"

#include <array>

#include "src/msg.hpp"

namespace labclock {
namespace {

struct Row {
  std::string_view name;
  std::string_view en;
  std::string_view ko;
};

constexpr auto kTable = std::to_array<Row>({
#define TEXT(id, en, ko) {#id, en, ko},
#include "src/text/all.inc"
#undef TEXT
});

const std::string* value_of(const Phrase& phrase, std::string_view key) {
  for (const auto& [name, value] : phrase.args) {
    if (name == key) { return &value; }
  }
  return nullptr;
}

/// A pattern with the phrase's values in their places; {@name} is the message that the value names, with
/// the same values, one level deep.
std::string render_with(Msg msg, const Phrase& phrase, Lang lang, bool nested) {
  const std::string_view pattern = text(msg, lang);
  std::string out;
  out.reserve(pattern.size() + 32);
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = pattern.find('{', at);
    if (open == std::string_view::npos) { break; }
    const std::size_t close = pattern.find('}', open);
    if (close == std::string_view::npos) { break; }
    out.append(pattern.substr(at, open - at));
    std::string_view name = pattern.substr(open + 1, close - open - 1);
    const bool inner = name.starts_with('@');
    if (inner) { name.remove_prefix(1); }
    const std::string* value = value_of(phrase, name);
    Msg inner_msg{};
    if (value != nullptr && inner && nested && msg_from_name(*value, inner_msg)) {
      out.append(render_with(inner_msg, phrase, lang, false));
    } else if (value != nullptr) {
      out.append(*value);
    } else {
      out.append(pattern.substr(open, close - open + 1));
    }
    at = close + 1;
  }
  out.append(pattern.substr(at));
  return out;
}

}  // namespace

std::string_view text(Msg msg, Lang lang) {
  const Row& row = kTable.at(static_cast<std::size_t>(msg));
  return lang == Lang::ko ? row.ko : row.en;
}

std::string render(const Phrase& phrase, Lang lang) {
  return render_with(phrase.msg, phrase, lang, true);
}

std::string_view name_of(Msg msg) {
  return kTable.at(static_cast<std::size_t>(msg)).name;
}

bool msg_from_name(std::string_view name, Msg& out) {
  for (std::size_t i = 0; i < kTable.size(); ++i) {
    if (kTable[i].name == name) {
      out = static_cast<Msg>(i);
      return true;
    }
  }
  return false;
}

std::size_t msg_count() {
  return kTable.size();
}

}  // namespace labclock
