#include "storage/import/watson.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "src/msg/import.hpp"
#include "storage/import/csv_header.hpp"
#include "storage/import/json_scan.hpp"
#include "storage/import/look.hpp"

namespace labclock::storage {
namespace {

/// Unix seconds; a fraction, which early versions wrote, is cut off.
std::optional<Instant> instant_from(const nlohmann::ordered_json& value) {
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(unix_seconds(kLatest))) {
    return std::nullopt;
  }
  if (value.is_number_integer()) {
    const auto seconds = value.get<std::int64_t>();
    if (seconds < unix_seconds(kEarliest) || seconds > unix_seconds(kLatest)) { return std::nullopt; }
    return instant_of(seconds);
  }
  if (!value.is_number_float()) { return std::nullopt; }
  const double seconds = std::floor(value.get<double>());
  const bool inside =
      seconds >= static_cast<double>(unix_seconds(kEarliest)) && seconds <= static_cast<double>(unix_seconds(kLatest));
  if (!inside) { return std::nullopt; }
  return instant_of(static_cast<std::int64_t>(seconds));
}

class Frames : public JsonRecords {
 public:
  explicit Frames(Input& input) : input_(input) { session_.file = input.name(); }

  bool record(std::string_view /*section*/, bool /*element*/, nlohmann::ordered_json& record,
              std::int64_t line) override {
    session_.line = line;
    const auto reason = fill(record);
    return reason ? input_.sink().bad_line(input_.name(), line, *reason) : input_.sink().session(session_);
  }

 private:
  enum Place : std::size_t { start, stop, project, id, tags };

  std::optional<Phrase> fill(const nlohmann::ordered_json& frame) {
    const bool shaped = frame.is_array() && frame.size() > id && frame[project].is_string() && frame[id].is_string();
    if (!shaped || frame[id].get_ref<const std::string&>().empty()) { return Phrase{msg::import_watson_frame}; }
    const auto begins = instant_from(frame[start]);
    const auto ends = instant_from(frame[stop]);
    if (!begins || !ends) {
      return Phrase{msg::import_watson_time, {{"text", quoted_cell((begins ? frame[stop] : frame[start]).dump())}}};
    }
    session_.start = *begins;
    session_.end = *ends;
    session_.project = frame[project].get<std::string>();
    session_.key = frame[id].get<std::string>();
    session_.activity.clear();
    session_.tags.clear();
    if (frame.size() <= tags || frame[tags].is_null()) { return std::nullopt; }
    if (!frame[tags].is_array()) { return Phrase{msg::import_watson_frame}; }
    for (const auto& tag : frame[tags]) {
      if (!tag.is_string()) { return Phrase{msg::import_watson_frame}; }
      if (!tag.get_ref<const std::string&>().empty()) { session_.tags.push_back(tag.get<std::string>()); }
    }
    return std::nullopt;
  }

  Input& input_;
  ForeignSession session_;
};

}  // namespace

Result<void> read_watson(Input& input) {
  const Look look = look_at(input.head());
  if (const Result<void> readable = input.outcome(1); !readable) { return readable; }
  if (look != Look::json_array) { return wrong_format(input.name(), "watson", look); }
  Frames frames(input);
  return scan_json(input, frames);
}

}  // namespace labclock::storage
