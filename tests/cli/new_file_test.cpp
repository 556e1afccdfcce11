// Files that come into being whole or not at all.

#include "cli/new_file.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <string>

#include "tests/support/ledger_rig.hpp"

using namespace labclock;
using labclock::cli::NewFile;
namespace fs = std::filesystem;

namespace {

std::string content(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::ptrdiff_t files_in(const fs::path& folder) {
  return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

}  // namespace

TEST_CASE("nothing has the name before it is finished, and nothing is left of one given up") {
  const test::TempFolder folder;
  const fs::path target = folder.file("out.csv");
  {
    Result<NewFile> file = NewFile::create(target, false);
    REQUIRE(file.ok());
    CHECK(file->write("half of "));
    CHECK_FALSE(fs::exists(target));
  }
  CHECK(files_in(folder.path()) == 0);
  Result<NewFile> file = NewFile::create(target, false);
  REQUIRE(file.ok());
  CHECK(file->write("all of "));
  CHECK(file->write("it\n"));
  CHECK(file->finish().ok());
  CHECK(content(target) == "all of it\n");
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a file that is there is replaced only where that was asked for") {
  const test::TempFolder folder;
  const fs::path target = folder.file("out.csv");
  std::ofstream(target) << "old";
  const Result<NewFile> refused = NewFile::create(target, false);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "file_exists");
  CHECK(refused.error().kind == ErrorKind::refused);
  Result<NewFile> file = NewFile::create(target, true);
  REQUIRE(file.ok());
  CHECK(file->write("new"));
  CHECK(content(target) == "old");
  CHECK(file->finish().ok());
  CHECK(content(target) == "new");
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a file that came into being meanwhile is not written over") {
  const test::TempFolder folder;
  const fs::path target = folder.file("out.csv");
  {
    Result<NewFile> file = NewFile::create(target, false);
    REQUIRE(file.ok());
    CHECK(file->write("mine"));
    std::ofstream(target) << "somebody else's";
    const Result<void> done = file->finish();
    REQUIRE_FALSE(done.ok());
    CHECK(done.error().code == "file_exists");
  }
  CHECK(content(target) == "somebody else's");
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a link stays a link, and what it points to is replaced") {
  const test::TempFolder folder;
  std::ofstream(folder.file("real.csv")) << "old";
  fs::create_symlink("real.csv", folder.file("link.csv"));
  Result<NewFile> file = NewFile::create(folder.file("link.csv"), true);
  REQUIRE(file.ok());
  CHECK(file->write("new"));
  CHECK(file->finish().ok());
  CHECK(fs::is_symlink(folder.file("link.csv")));
  CHECK(content(folder.file("real.csv")) == "new");
}

TEST_CASE("devices are written as they are, and a full one is told") {
  Result<NewFile> nothing = NewFile::create("/dev/null", false);
  REQUIRE(nothing.ok());
  CHECK(nothing->write("gone"));
  CHECK(nothing->finish().ok());
  CHECK(fs::is_character_file("/dev/null"));
  Result<NewFile> full = NewFile::create("/dev/full", false);
  REQUIRE(full.ok());
  CHECK(full->write("too much"));  // still in the buffer
  const Result<void> done = full->finish();
  REQUIRE_FALSE(done.ok());
  CHECK(done.error().kind == ErrorKind::storage);
  CHECK_FALSE(full->write("more"));
}

TEST_CASE("a folder that is not there, and a folder in the file's place, are told") {
  const test::TempFolder folder;
  CHECK(NewFile::create(folder.file("nowhere/out.csv"), false).error().kind == ErrorKind::storage);
  CHECK(NewFile::create(folder.path(), true).error().kind == ErrorKind::storage);
}

TEST_CASE("the file's mode is what the umask allows") {
  const test::TempFolder folder;
  const mode_t before = ::umask(027);
  Result<NewFile> file = NewFile::create(folder.file("out.csv"), false);
  REQUIRE(file.ok());
  CHECK(file->finish().ok());
  ::umask(before);
  struct stat info {};
  REQUIRE(::stat(folder.file("out.csv").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0640);
}
