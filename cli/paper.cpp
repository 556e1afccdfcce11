#include "cli/paper.hpp"

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <system_error>

#include "cli/new_file.hpp"
#include "cli/record_words.hpp"
#include "src/msg/cli_records.hpp"
#include "src/msg/ledger.hpp"
#include "src/msg/paper.hpp"
#include "storage/ics.hpp"

namespace labclock::cli {
namespace fs = std::filesystem;
namespace {

Error no_tool() {
  return refuse(ErrorKind::storage, "no_paper_tool", msg::paper_no_tool, Phrase{msg::paper_no_tool_hint});
}

}  // namespace

Result<const reports::Paper*> paper_of(Context& context) {
  const Environment& environment = context.environment();
  if (environment.paper != nullptr) { return environment.paper; }
  const fs::path tool =
      environment.paper_tool.empty() ? storage::libexec_tool("labclock-paper") : environment.paper_tool;
  if (tool.empty() || !environment.become) { return no_tool(); }
  const int trouble = environment.become(tool);
  if (trouble == ENOENT) { return no_tool(); }
  return refuse(ErrorKind::storage, "paper_tool_failed",
                {msg::paper_tool_failed, {{"program", tool.string()}, {"reason", std::strerror(trouble)}}},
                Phrase{msg::paper_no_tool_hint});
}

Result<void> hand_out(Context& context, std::string_view bytes, const std::optional<std::string>& file) {
  if (!file || *file == "-") {
    context.write(bytes);
    return {};
  }
  const fs::path target = *file;
  std::error_code ignored;
  Result<fs::path> database = context.database();
  if (database && fs::equivalent(target, *database, ignored)) {
    return refuse(ErrorKind::refused, "same_file", {msg::backup_same_file, {{"file", target.string()}}},
                  Phrase{msg::cmd_file_other_hint});
  }
  Result<NewFile> made = NewFile::create(target, true);
  if (!made) { return made.error(); }
  if (!made->write(bytes)) { return made->trouble(); }
  if (Result<void> done = made->finish(); !done) { return done; }
  const auto size = static_cast<std::int64_t>(bytes.size());
  if (context.json()) {
    context.print({{"file", target.string()}, {"bytes", size}});
  } else {
    context.say({msg::paper_written, {{"file", target.string()}, {"size", size_words(size)}}});
  }
  return {};
}

}  // namespace labclock::cli
