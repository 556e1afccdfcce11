#include "src/text.hpp"

#include <array>

#include "src/msg.hpp"

namespace labclock {
namespace {

struct Row {
  Msg msg;
  std::string_view name;
  std::string_view en;
  std::string_view ko;
};

constexpr auto kTable = std::to_array<Row>({
#define TEXT(id, en, ko) {msg::id, #id, en, ko},
#include "src/text/all.inc"
#undef TEXT
});

// A message is the number of its table and its place there (src/msg/table.inc).
constexpr std::size_t kPlaces = 1024;
constexpr std::size_t kTables = 64;

constexpr std::size_t table_of(Msg msg) {
  return static_cast<std::size_t>(msg) / kPlaces;
}

/// Where each table begins in kTable.
constexpr auto kBegins = [] {
  std::array<std::size_t, kTables> begins{};
  for (std::size_t i = kTable.size(); i-- > 0;) { begins.at(table_of(kTable[i].msg)) = i; }
  return begins;
}();

constexpr const Row& row_of(Msg msg) {
  return kTable.at(kBegins.at(table_of(msg)) + static_cast<std::size_t>(msg) % kPlaces);
}

constexpr bool all_are_found() {
  for (const Row& row : kTable) {
    if (&row_of(row.msg) != &row) { return false; }
  }
  return true;
}
static_assert(all_are_found(), "two tables of src/msg/ have one number, or a table has more than 1024 messages");

const std::string* value_of(const Phrase& phrase, std::string_view key) {
  for (const auto& [name, value] : phrase.args) {
    if (name == key) { return &value; }
  }
  return nullptr;
}

/// What stands in braces: `name`, `@name`, `name|one|many`, `name:nothing`.
struct Place {
  std::string_view name;
  char mark = ' ';
  std::string_view words;  // behind the mark

  explicit Place(std::string_view inside) : name(inside) {
    if (inside.starts_with('@')) {
      mark = '@';
      name = inside.substr(1);
    } else if (const std::size_t at = inside.find_first_of("|:"); at != std::string_view::npos) {
      mark = inside[at];
      words = inside.substr(at + 1);
      name = inside.substr(0, at);
    }
  }

  [[nodiscard]] std::string_view for_value(std::string_view value) const {
    if (mark == ':') { return value.empty() ? words : value; }
    if (mark != '|') { return value; }
    const std::size_t bar = words.find('|');
    return value == "1" || bar == std::string_view::npos ? words.substr(0, bar) : words.substr(bar + 1);
  }
};

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
    const Place place(pattern.substr(open + 1, close - open - 1));
    const std::string* value = value_of(phrase, place.name);
    Msg inner{};
    if (value != nullptr && place.mark == '@' && nested && msg_from_name(*value, inner)) {
      out.append(render_with(inner, phrase, lang, false));
    } else if (value != nullptr) {
      out.append(place.for_value(*value));
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
  const Row& row = row_of(msg);
  return lang == Lang::ko ? row.ko : row.en;
}

std::string render(const Phrase& phrase, Lang lang) {
  return render_with(phrase.msg, phrase, lang, true);
}

std::string_view name_of(Msg msg) {
  return row_of(msg).name;
}

bool msg_from_name(std::string_view name, Msg& out) {
  for (const Row& row : kTable) {
    if (row.name == name) {
      out = row.msg;
      return true;
    }
  }
  return false;
}

std::vector<Msg> every_msg() {
  std::vector<Msg> all;
  all.reserve(kTable.size());
  for (const Row& row : kTable) { all.push_back(row.msg); }
  return all;
}

}  // namespace labclock
