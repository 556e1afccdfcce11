#include <sqlite3.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "storage/ledger.hpp"

// SQLite's memory in the terminal program. Reading the schema and preparing a dozen statements takes some
// thousands of small allocations, which are a quarter of a short command with malloc(). Here a block is cut
// from a larger one and goes to the list of its size when freed, a few instructions each. Nothing is given
// back before the process ends, and large blocks are malloc()'s, so a long import needs no more than with it.

namespace labclock::storage {
namespace {

constexpr std::size_t kHeader = 8;    // before each block: its whole size; SQLite asks for 8 byte alignment
constexpr std::size_t kStep = 16;     // sizes are multiples of this
constexpr std::size_t kSmall = 4608;  // a page of 4 KiB with what SQLite keeps beside it
constexpr std::size_t kChunk = 64 * 1024;

struct Free {
  Free* next;
};

struct Memory {
  std::array<Free*, kSmall / kStep + 1> free{};  // by size / kStep
  char* at = nullptr;
  char* end = nullptr;
};

Memory& memory() {
  // SQLite hands its functions no context, so this is one for the process, as malloc()'s own state is.
  static Memory* const kOnly = new Memory;
  return *kOnly;
}

constexpr std::size_t whole_size(int bytes) {
  return (static_cast<std::size_t>(bytes) + kHeader + kStep - 1) / kStep * kStep;
}

char* begin_of(void* block) {
  return static_cast<char*>(block) - kHeader;
}

std::size_t size_of(void* block) {
  std::size_t size = 0;
  std::memcpy(&size, begin_of(block), sizeof size);
  return size;
}

char* cut(Memory& from, std::size_t size) {
  if (static_cast<std::size_t>(from.end - from.at) < size) {
    auto* chunk = static_cast<char*>(std::malloc(kChunk));
    if (chunk == nullptr) { return nullptr; }
    from.at = chunk;  // what was left of the one before stays unused
    from.end = chunk + kChunk;
  }
  char* begin = from.at;
  from.at += size;
  return begin;
}

void* take(int bytes) {
  const std::size_t size = whole_size(bytes);
  char* begin = nullptr;
  if (size > kSmall) {
    begin = static_cast<char*>(std::malloc(size));
  } else {
    Memory& from = memory();
    Free*& list = from.free[size / kStep];
    if (list != nullptr) {
      begin = reinterpret_cast<char*>(list) - kHeader;
      list = list->next;
    } else {
      begin = cut(from, size);
    }
  }
  if (begin == nullptr) { return nullptr; }
  std::memcpy(begin, &size, sizeof size);
  return begin + kHeader;
}

void give_back(void* block) {
  if (block == nullptr) { return; }
  const std::size_t size = size_of(block);
  if (size > kSmall) { return std::free(begin_of(block)); }
  Free*& list = memory().free[size / kStep];
  list = new (block) Free{list};
}

void* resize(void* block, int bytes) {
  const std::size_t before = size_of(block);
  const std::size_t after = whole_size(bytes);
  if (before == after) { return block; }
  if (before > kSmall && after > kSmall) {
    auto* begin = static_cast<char*>(std::realloc(begin_of(block), after));
    if (begin == nullptr) { return nullptr; }
    std::memcpy(begin, &after, sizeof after);
    return begin + kHeader;
  }
  void* moved = take(bytes);
  if (moved == nullptr) { return nullptr; }
  std::memcpy(moved, block, (before < after ? before : after) - kHeader);
  give_back(block);
  return moved;
}

int usable(void* block) {
  return block == nullptr ? 0 : static_cast<int>(size_of(block) - kHeader);
}
int round_up(int bytes) {
  return static_cast<int>(whole_size(bytes) - kHeader);
}
int begin(void* /*unused*/) {
  return SQLITE_OK;
}
void end(void* /*unused*/) {}

}  // namespace

void prepare_for_one_command() {
  static const sqlite3_mem_methods kMethods{take, give_back, resize, usable, round_up, begin, end, nullptr};
  // Each may be refused (another build of SQLite, or one in use already): then it is as it was.
  const bool alone = sqlite3_config(SQLITE_CONFIG_SINGLETHREAD) == SQLITE_OK;
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  sqlite3_config(SQLITE_CONFIG_PAGECACHE, nullptr, 0, 0);
  if (alone) { sqlite3_config(SQLITE_CONFIG_MALLOC, &kMethods); }
}

}  // namespace labclock::storage
