#include "storage/ics.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "src/msg/holidays.hpp"
#include "src/msg/ledger.hpp"
#include "src/utf8.hpp"
#include "storage/internal/child.hpp"

namespace labclock::storage {
namespace {

constexpr std::int64_t kMaxBytes = std::int64_t{64} << 20U;
constexpr std::int64_t kMaxDays = 366;
constexpr std::size_t kMaxLine = 1U << 16U;  // the tool's own limits keep a line far below

std::optional<Day> parse_day(const std::string& text) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  if (std::sscanf(text.c_str(), "%4d-%2u-%2u", &year, &month, &day) != 3) { return std::nullopt; }
  const Ymd ymd{date::year{year}, date::month{month}, date::day{day}};
  if (!ymd.ok()) { return std::nullopt; }
  return Day{ymd};
}

Error tool_failed(std::string_view reason) {
  return refuse(ErrorKind::refused, "ics_tool_failed", {msg::holiday_ics_tool_failed, {{"reason", printable(reason)}}},
                msg::holiday_ics_hint_damaged);
}

Error no_tool() {
  return refuse(ErrorKind::refused, "ics_no_tool", msg::holiday_ics_no_tool, msg::holiday_ics_hint_tool);
}

Error cannot_read(const std::filesystem::path& file, int error) {
  if (error == ENOENT || error == ENOTDIR) {
    return refuse(ErrorKind::not_found, "ics_no_file", {msg::holiday_ics_no_file, {{"file", file.string()}}});
  }
  return refuse(
      ErrorKind::refused, "ics_cannot_read",
      {msg::holiday_ics_cannot_read, {{"file", file.string()}, {"reason", std::generic_category().message(error)}}});
}

/// The tool's error object as one of ours. Only messages about calendars are taken from it.
Error told_error(const nlohmann::json& told) {
  const auto message_of = [&](const char* key) -> std::optional<Msg> {
    Msg msg{};
    const std::string name = told.value(key, "");
    if (!name.starts_with("holiday_ics_") || !msg_from_name(name, msg)) { return std::nullopt; }
    return msg;
  };
  const auto message = message_of("message");
  if (!message) { return tool_failed(told.dump()); }
  Error error = refuse(ErrorKind::refused, told.value("code", "ics_tool_failed"), Phrase{*message});
  if (told.contains("args")) {
    for (const auto& [name, value] : told["args"].items()) {
      if (value.is_string()) { error.message.args.emplace_back(name, printable(value.get<std::string>())); }
    }
  }
  if (const auto hint = message_of("hint")) { error.hint = Phrase{*hint}; }
  return error;
}

bool says(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return fold_key(text).starts_with(fold_key(word)); });
}

/// Takes the tool's lines as they come and keeps the holidays in them.
class Collector {
 public:
  explicit Collector(const std::filesystem::path& file) : name_(file.stem().string()) {}

  bool take(std::string_view piece) {
    rest_.append(piece);
    std::size_t begin = 0;
    for (auto end = rest_.find('\n'); end != std::string::npos; end = rest_.find('\n', begin)) {
      if (!line(std::string_view(rest_).substr(begin, end - begin))) { return false; }
      begin = end + 1;
    }
    rest_.erase(0, begin);
    if (rest_.size() > kMaxLine) { error_ = tool_failed("?"); }
    return !error_;
  }

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

  std::vector<HolidayEdit> finish() {
    std::ranges::sort(edits_, [](const HolidayEdit& a, const HolidayEdit& b) {
      return std::pair(a.date, std::string_view(a.name)) < std::pair(b.date, std::string_view(b.name));
    });
    const auto doubles = std::unique(edits_.begin(), edits_.end(), [](const HolidayEdit& a, const HolidayEdit& b) {
      return a.date == b.date && a.name == b.name;
    });
    edits_.erase(doubles, edits_.end());
    return std::move(edits_);
  }

 private:
  bool line(std::string_view text) {
    const auto told = nlohmann::json::parse(text, nullptr, false);
    try {
      if (!told.is_object()) {
        error_ = tool_failed(std::string(text.substr(0, 80)));
      } else if (told.contains("error")) {
        error_ = told_error(told["error"]);
      } else {
        event(told);
      }
    } catch (const nlohmann::json::exception& wrong) { error_ = tool_failed(wrong.what()); }
    return !error_;
  }

  void event(const nlohmann::json& told) {
    const std::string description = told.value("description", "");
    if (!told.value("all_day", false) || says(description, {"observance", "기념일"})) { return; }
    const auto from = parse_day(told.at("date").get<std::string>());
    const auto to = parse_day(told.at("end_date").get<std::string>());
    if (!from || !to || *to <= *from) {
      error_ = tool_failed(told.dump());
      return;
    }
    HolidayEdit edit;
    edit.name = nfc(told.value("summary", "")).value_or("");
    if (edit.name.empty()) { edit.name = name_; }
    edit.source = HolidayEdit::Source::ics;
    if (says(description, {"public holiday", "공휴일"})) { edit.kind = HolidayKind::public_day; }
    for (const auto& category : told.value("categories", nlohmann::json::array())) {
      if (says(category.get<std::string>(), {"public holiday", "공휴일"})) { edit.kind = HolidayKind::public_day; }
    }
    if ((*to - *from).count() > kMaxDays) {
      error_ = refuse(ErrorKind::refused, "ics_too_long",
                      {msg::holiday_ics_too_long,
                       {{"line", std::to_string(told.value("line", std::int64_t{0}))},
                        {"name", printable(edit.name)},
                        {"limit", std::to_string(kMaxDays)}}},
                      msg::holiday_ics_hint_fix);
      return;
    }
    for (edit.date = *from; edit.date < *to; edit.date += Days{1}) { edits_.push_back(edit); }
  }

  std::string name_;
  std::string rest_;
  std::vector<HolidayEdit> edits_;
  std::optional<Error> error_;
};

/// What the end of the tool means, where it is not a success.
std::optional<Error> judge(const ChildEnd& end, const std::optional<Error>& told) {
  if (told) { return told; }
  const Error cancelled = refuse(ErrorKind::cancelled, "cancelled", msg::ledger_cancelled);
  switch (end.how) {
    case ChildEnd::How::not_started:
      if (end.number == ENOENT || end.number == EACCES || end.number == ENOTDIR) { return no_tool(); }
      return tool_failed(std::generic_category().message(end.number));
    case ChildEnd::How::stopped:
      return cancelled;
    case ChildEnd::How::signalled: {
      // Ctrl-C reaches the tool as well, and may do so first.
      if (end.number == SIGINT || end.number == SIGTERM) { return cancelled; }
      if (end.number == SIGXCPU) {
        return refuse(ErrorKind::refused, "ics_too_slow", msg::holiday_ics_too_slow, msg::holiday_ics_hint_smaller);
      }
      const char* name = sigabbrev_np(end.number);
      return tool_failed(name != nullptr ? std::string("SIG") + name : std::to_string(end.number));
    }
    case ChildEnd::How::exited:
      break;
  }
  if (end.number == 0) { return std::nullopt; }
  return tool_failed(end.complaint.empty() ? std::to_string(end.number) : end.complaint);
}

bool is_program(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored) && access(path.c_str(), X_OK) == 0;
}

}  // namespace

Result<std::vector<HolidayEdit>> read_ics_holidays(const std::filesystem::path& file, const std::filesystem::path& tool,
                                                   Progress* progress) {
  if (tool.empty()) { return no_tool(); }
  const int input = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (input < 0) { return cannot_read(file, errno); }
  struct stat facts {};
  if (fstat(input, &facts) != 0 || S_ISDIR(facts.st_mode) || facts.st_size > kMaxBytes) {
    close(input);
    if (facts.st_size > kMaxBytes && !S_ISDIR(facts.st_mode)) {
      return refuse(ErrorKind::refused, "ics_too_large",
                    {msg::holiday_ics_too_large, {{"limit", std::to_string(kMaxBytes >> 20U)}}},
                    msg::holiday_ics_hint_smaller);
    }
    return cannot_read(file, EISDIR);
  }
  Collector collector(file);
  const ChildEnd end = run_child(
      tool, {"--all-day", "-"}, input, [&](std::string_view piece) { return collector.take(piece); },
      [&] { return progress == nullptr || progress->step(0, 0); });
  close(input);
  if (auto error = judge(end, collector.error())) { return *std::move(error); }
  std::vector<HolidayEdit> edits = collector.finish();
  if (edits.empty()) {
    return refuse(ErrorKind::refused, "ics_no_days", {msg::holiday_ics_no_days, {{"file", file.string()}}},
                  msg::holiday_ics_hint_days);
  }
  return edits;
}

std::filesystem::path libexec_tool(std::string_view name) {
  std::error_code failed;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", failed);
  if (failed) { return {}; }
  const auto folder = self.parent_path();
  for (const auto& candidate : {folder / name, folder.parent_path() / "libexec" / "labclock" / name}) {
    if (is_program(candidate)) { return candidate; }
  }
  return {};
}

}  // namespace labclock::storage
