// labclock-ics: an .ics file in, one JSON object a line out, one for each event and repetition.
//
//   labclock-ics [--from DATE] [--to DATE] [--all-day] [FILE]      FILE is - or left out: standard input
//
// All-day events: {"line","uid","summary","all_day":true,"date","end_date",...}, where end_date is the first
// day after it. Others: "all_day":false and "start", "end" in UTC, or without Z where the zone is not known.
// A file that cannot be read: exit code 2, one line on stderr, and on stdout the last line is
// {"error":{"code","message","args","hint"}}, message and hint being names of the message table.

#include <sys/resource.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <new>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "src/msg/holidays.hpp"
#include "storage/tools/ics_dates.hpp"
#include "storage/tools/ics_reader.hpp"

namespace labclock::ics {
namespace {

constexpr int kDone = 0;
constexpr int kBad = 2;
constexpr std::string_view kUsage = "usage: labclock-ics [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--all-day] [FILE]\n";

struct Arguments {
  Limits limits;
  std::string file = "-";
  bool help = false;
};

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') { return std::nullopt; }
  const std::string compact =
      std::string(text.substr(0, 4)) + std::string(text.substr(5, 2)) + std::string(text.substr(8));
  const auto moment = parse_moment(compact, "");
  if (!moment || !moment->date_only) { return std::nullopt; }
  return moment->day();
}

std::optional<Arguments> parse_arguments(int count, char** words) {
  Arguments arguments;
  bool file_seen = false;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == "--help" || word == "-h") {
      arguments.help = true;
    } else if (word == "--all-day") {
      arguments.limits.all_day_only = true;
    } else if ((word == "--from" || word == "--to") && i + 1 < count) {
      const auto day = parse_day(words[++i]);
      if (!day) { return std::nullopt; }
      (word == "--from" ? arguments.limits.days.first : arguments.limits.days.last) = *day;
    } else if (!file_seen && (word == "-" || !word.starts_with('-'))) {
      arguments.file = word;
      file_seen = true;
    } else {
      return std::nullopt;
    }
  }
  return arguments;
}

/// A hostile file may not hold the machine: half a minute of work and 2 GB of memory, and it ends.
void set_limits() {
  const rlimit work{30, 32};
  const rlimit memory{rlim_t{2} << 30U, rlim_t{2} << 30U};
  setrlimit(RLIMIT_CPU, &work);
#if !defined(__SANITIZE_ADDRESS__)
  setrlimit(RLIMIT_AS, &memory);
#else
  static_cast<void>(memory);
#endif
}

/// At most one byte more than is allowed, so that too much is noticed.
bool slurp(std::istream& in, std::string& bytes, std::size_t limit) {
  constexpr std::size_t kPiece = 1U << 16U;
  while (in && bytes.size() <= limit) {
    const std::size_t had = bytes.size();
    bytes.resize(had + kPiece);
    in.read(bytes.data() + had, static_cast<std::streamsize>(kPiece));
    bytes.resize(had + static_cast<std::size_t>(in.gcount()));
  }
  return !in.bad();
}

std::string dump(const nlohmann::json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

nlohmann::json to_json(const Event& event) {
  nlohmann::json json{{"line", event.line},
                      {"uid", event.uid},
                      {"summary", event.summary},
                      {"description", event.description},
                      {"categories", event.categories},
                      {"all_day", event.all_day},
                      {"date", date::format("%F", event.date)},
                      {"end_date", date::format("%F", event.end_date)}};
  if (event.all_day) { return json; }
  json["zone"] = event.zone.empty() ? nlohmann::json() : nlohmann::json(event.zone);
  json["start"] = event.start ? date::format("%FT%TZ", *event.start) : date::format("%FT%T", event.start_local);
  json["end"] = event.end ? date::format("%FT%TZ", *event.end) : date::format("%FT%T", event.end_local);
  return json;
}

nlohmann::json to_json(const Error& error) {
  nlohmann::json args = nlohmann::json::object();
  for (const auto& [name, value] : error.message.args) { args[name] = value; }
  nlohmann::json json{{"code", error.code}, {"message", std::string(name_of(error.message.msg))}, {"args", args}};
  if (error.hint) { json["hint"] = std::string(name_of(error.hint->msg)); }
  return {{"error", json}};
}

int tell_error(const Error& error) {
  std::cout << dump(to_json(error)) << std::flush;
  std::cerr << "labclock-ics: " << render(error.message, Lang::en) << "\n";
  return kBad;
}

int run(const Arguments& arguments) {
  std::string bytes;
  bool read_well = false;
  if (arguments.file == "-") {
    read_well = slurp(std::cin, bytes, arguments.limits.bytes);
  } else {
    std::ifstream in(arguments.file, std::ios::binary);
    read_well = in && slurp(in, bytes, arguments.limits.bytes);
  }
  if (!read_well) {
    return tell_error(
        refuse(ErrorKind::not_found, "ics_no_file", {msg::holiday_ics_no_file, {{"file", arguments.file}}}));
  }
  const auto events = read(bytes, arguments.limits);
  if (!events.ok()) { return tell_error(events.error()); }
  for (const Event& event : *events) { std::cout << dump(to_json(event)); }
  std::cout.flush();
  return std::cout ? kDone : kBad;
}

}  // namespace
}  // namespace labclock::ics

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const auto arguments = labclock::ics::parse_arguments(argc, argv);
  if (!arguments) {
    std::cerr << labclock::ics::kUsage;
    return labclock::ics::kBad;
  }
  if (arguments->help) {
    std::cout << labclock::ics::kUsage;
    return labclock::ics::kDone;
  }
  labclock::ics::set_limits();
  try {
    return labclock::ics::run(*arguments);
  } catch (const std::bad_alloc&) {
    std::cerr << "labclock-ics: out of memory\n";
    return labclock::ics::kBad;
  }
}
