#pragma once
// A helper program, run without a shell: a file in, its output back piece by piece.

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace labclock::storage {

struct ChildEnd {
  enum class How : unsigned char {
    not_started,  ///< `number` is errno
    exited,       ///< `number` is the exit code
    signalled,    ///< `number` is the signal
    stopped       ///< by one of the two functions
  } how = How::not_started;
  int number = 0;
  std::string complaint;  ///< the first line of its standard error, at most 500 bytes
};

/// Runs `program` with `input` (an open file) as its standard input until it ends. `take` gets its output;
/// `wait` is asked every tenth of a second. Where one returns false the child is killed. No child is left.
[[nodiscard]] ChildEnd run_child(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                 int input, const std::function<bool(std::string_view)>& take,
                                 const std::function<bool()>& wait);

}  // namespace labclock::storage
