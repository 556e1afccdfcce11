#include "storage/paper_tool.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "src/msg/paper.hpp"
#include "src/msg/reports.hpp"
#include "storage/internal/child.hpp"

namespace labclock::storage {
namespace {

/// Half a second is much for a page; a minute is a program that hangs.
constexpr int kTenths = 600;

Error failed(const std::filesystem::path& tool, const std::string& reason) {
  return refuse(ErrorKind::storage, "paper_tool_failed",
                {msg::paper_tool_failed, {{"program", tool.string()}, {"reason", reason}}},
                Phrase{msg::paper_no_tool_hint});
}

/// "labclock: cannot write …" without the program's name.
std::string without_name(std::string complaint) {
  constexpr std::string_view kName = "labclock: ";
  if (complaint.starts_with(kName)) { complaint.erase(0, kName.size()); }
  return complaint;
}

}  // namespace

Result<void> run_paper_tool(const std::filesystem::path& tool, const std::vector<std::string>& words) {
  if (tool.empty()) {
    return refuse(ErrorKind::storage, "no_paper_tool", msg::paper_no_tool, Phrase{msg::paper_no_tool_hint});
  }
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (nothing < 0) { return failed(tool, std::strerror(errno)); }
  int asked = 0;
  const ChildEnd end = run_child(
      tool, words, nothing, [](std::string_view) { return true; }, [&asked] { return ++asked < kTenths; });
  ::close(nothing);
  switch (end.how) {
    case ChildEnd::How::exited:
      if (end.number == 0) { return {}; }
      if (end.complaint.empty()) { return failed(tool, std::to_string(end.number)); }
      return refuse(ErrorKind::refused, "report_refused",
                    {msg::report_tool_said, {{"reason", without_name(end.complaint)}}});
    case ChildEnd::How::not_started:
      return failed(tool, std::strerror(end.number));
    case ChildEnd::How::signalled:
    case ChildEnd::How::stopped:
      break;
  }
  return failed(tool, end.complaint.empty() ? "killed" : end.complaint);
}

}  // namespace labclock::storage
