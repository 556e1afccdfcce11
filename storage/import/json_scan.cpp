#include "storage/import/json_scan.hpp"

#include <iterator>
#include <nlohmann/json.hpp>
#include <tuple>

#include "src/msg/import.hpp"

namespace labclock::storage {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kDeepest = 32;

/// What the characters below and the events above share: where the parser is.
struct Place {
  Input* input = nullptr;
  std::int64_t line = 1;
  std::size_t length = 0;  // bytes since the last record ended
  bool too_long = false;
};

/// The input as an iterator, which is what the parser reads from. All copies are at the same place.
class Characters {
 public:
  // The names are std::iterator_traits'.
  // NOLINTBEGIN(readability-identifier-naming)
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;
  // NOLINTEND(readability-identifier-naming)

  Characters() = default;
  explicit Characters(Place& place) : place_(&place) { ++*this; }

  char operator*() const { return static_cast<char>(current_); }
  Characters& operator++() {
    // The parser looks one character ahead, so a line counts once its end is behind that.
    if (current_ == '\n') { ++place_->line; }
    place_->too_long = place_->length++ > kLongest;
    current_ = place_->too_long ? -1 : place_->input->get();
    if (current_ < 0) { place_ = nullptr; }
    return *this;
  }
  Characters operator++(int) {
    Characters before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const Characters& a, const Characters& b) { return a.place_ == b.place_; }
  friend bool operator!=(const Characters& a, const Characters& b) { return !(a == b); }

 private:
  Place* place_ = nullptr;  // none = the end
  int current_ = -1;
};

/// Builds one record after another from the parser's events.
class Builder {
 public:
  Builder(Place& place, JsonRecords& records) : place_(place), records_(records) {}

  bool null() { return value(nullptr); }
  bool boolean(bool v) { return value(v); }
  bool number_integer(Json::number_integer_t v) { return value(v); }
  bool number_unsigned(Json::number_unsigned_t v) { return value(v); }
  bool number_float(Json::number_float_t v, const std::string& /*text*/) { return value(v); }
  bool string(std::string& v) { return value(std::move(v)); }
  bool binary(Json::binary_t& /*v*/) { return false; }

  bool start_object(std::size_t /*size*/) { return begin(Json::object()); }
  bool start_array(std::size_t /*size*/) { return begin(Json::array()); }
  bool end_object() { return end(); }
  bool end_array() {
    if (path_.empty() && inside_ && outer_is_object_) {
      inside_ = false;
      place_.length = 0;
      return true;
    }
    return end();
  }
  bool key(std::string& name) {
    if (path_.empty()) {
      section_ = std::move(name);
      line_ = place_.line;
    } else {
      keys_.back() = std::move(name);
    }
    return true;
  }
  bool parse_error(std::size_t /*at*/, const std::string& /*token*/, const Json::exception& error) {
    const std::string_view words = error.what();
    const auto says = [&](std::string_view part) { return words.find(part) != std::string_view::npos; };
    not_utf8 = says("ill-formed UTF-8");
    cut = says("unexpected end of input") || says("missing closing quote");
    broken = true;
    return false;
  }

  bool broken = false;
  bool not_utf8 = false;
  bool cut = false;
  bool too_deep = false;
  bool stopped = false;

 private:
  /// Puts a value where the path says. The place it then has stays good while the path leads there.
  Json& put(Json&& v) {
    Json& parent = *path_.back();
    if (parent.is_array()) {
      parent.push_back(std::move(v));
      return parent.back();
    }
    Json& child = parent[keys_.back()];
    child = std::move(v);
    return child;
  }
  bool value(Json v) {
    if (!path_.empty()) {
      put(std::move(v));
      return true;
    }
    if (!begun_) {
      broken = true;  // a document that is one bare value
      return false;
    }
    root_ = std::move(v);
    if (inside_ || !outer_is_object_) { line_ = place_.line; }
    return emit();
  }
  bool begin(Json v) {
    if (!path_.empty()) {
      if (path_.size() >= kDeepest) {
        too_deep = true;
        return false;
      }
      path_.push_back(&put(std::move(v)));
      keys_.emplace_back();
      return true;
    }
    if (!begun_) {
      begun_ = true;
      outer_is_object_ = v.is_object();
      inside_ = !outer_is_object_;
      place_.length = 0;
      return true;
    }
    if (outer_is_object_ && !inside_ && v.is_array()) {
      inside_ = true;
      place_.length = 0;
      return true;
    }
    line_ = place_.line;
    root_ = std::move(v);
    path_.push_back(&root_);
    keys_.emplace_back();
    return true;
  }
  bool end() {
    if (path_.empty()) { return true; }  // of the whole
    path_.pop_back();
    keys_.pop_back();
    return !path_.empty() || emit();
  }
  bool emit() {
    place_.length = 0;
    stopped =
        !records_.record(outer_is_object_ ? std::string_view{section_} : std::string_view{}, inside_, root_, line_);
    return !stopped;
  }

  Place& place_;
  JsonRecords& records_;
  Json root_;
  std::vector<Json*> path_;
  std::vector<std::string> keys_;
  std::string section_;
  std::int64_t line_ = 1;
  bool begun_ = false;
  bool outer_is_object_ = false;
  bool inside_ = false;  // an array of records
};

}  // namespace

Result<void> scan_json(Input& input, JsonRecords& records) {
  Place place;
  place.input = &input;
  Builder builder(place, records);
  Json::sax_parse(Characters(place), Characters(), &builder);
  if (place.too_long) { input.give_up(); }
  if (const Result<void> readable = input.outcome(place.line); !readable) { return readable; }
  if (builder.stopped || input.state() == Input::State::stopped) { return {}; }
  std::optional<Phrase> reason;
  if (builder.too_deep) {
    reason = msg::import_json_deep;
  } else if (builder.not_utf8) {
    reason = msg::import_not_utf8;
  } else if (builder.broken) {
    reason = builder.cut ? msg::import_json_cut : msg::import_json_broken;
  }
  // Nothing can be read behind it, so what the sink answers makes no difference.
  if (reason) { std::ignore = input.sink().bad_line(input.name(), place.line, *reason); }
  return {};
}

}  // namespace labclock::storage
