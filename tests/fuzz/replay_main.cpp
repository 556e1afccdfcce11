// Runs a fuzz target over the files of a folder, without libFuzzer: what a fuzzer once found stays found
// in every build, with any compiler.
//
// Each input is also cut short at 16 places and has one byte changed at 16 places, the same ones every
// time, so that a small corpus says more than its files. The name of the input at work is printed when the
// program is killed by a signal.

#include <algorithm>
#include <array>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t kVariants = 16;

// What is at work now, for the signal handler, which may only read memory.
std::array<char, 512> at_work{};  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

void note(std::string_view name) {
  const std::size_t length = std::min(name.size(), at_work.size() - 2);
  std::copy_n(name.begin(), length, at_work.begin());
  at_work.at(length) = '\n';
  at_work.at(length + 1) = '\0';
}

extern "C" void on_signal(int number) {
  constexpr std::string_view kWords = "replay: this input ended the program: ";
  std::size_t length = 0;
  while (at_work[length] != '\0') { ++length; }
  [[maybe_unused]] auto written = ::write(STDERR_FILENO, kWords.data(), kWords.size());
  written = ::write(STDERR_FILENO, at_work.data(), length);
  std::signal(number, SIG_DFL);
  std::raise(number);
}

void run(const Bytes& bytes, const std::string& name) {
  note(name);
  // A copy of exactly this size, so that the address sanitizer sees a read past the end.
  const Bytes exact(bytes.begin(), bytes.end());
  LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

std::size_t run_with_variants(const Bytes& bytes, const std::string& name) {
  run(bytes, name);
  std::size_t runs = 1;
  const std::size_t step = bytes.size() / kVariants + 1;
  for (std::size_t at = 0; at < bytes.size(); at += step) {
    run(Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at)), name + " cut at " + std::to_string(at));
    Bytes changed = bytes;
    changed[at] = static_cast<std::uint8_t>(changed[at] ^ (1U << (at % 8)) ^ 0x20U);
    run(changed, name + " changed at " + std::to_string(at));
    runs += 2;
  }
  return runs;
}

Bytes read_all(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGABRT, on_signal);
  std::signal(SIGSEGV, on_signal);
  std::signal(SIGFPE, on_signal);
  std::vector<std::filesystem::path> files;
  for (int i = 1; i < argc; ++i) {
    const std::filesystem::path path = argv[i];
    if (std::filesystem::is_directory(path)) {
      for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
        if (entry.is_regular_file()) { files.push_back(entry.path()); }
      }
    } else if (std::filesystem::exists(path)) {
      files.push_back(path);
    } else {
      std::fprintf(stderr, "replay: there is no corpus at %s: seed it with a few inputs\n", path.c_str());
      return 1;
    }
  }
  std::sort(files.begin(), files.end());
  run({}, "the empty input");
  std::size_t runs = 1;
  for (const auto& file : files) { runs += run_with_variants(read_all(file), file.string()); }
  std::printf("replay: %zu files, %zu inputs, all survived\n", files.size(), runs);
  return files.empty() ? 1 : 0;
}
