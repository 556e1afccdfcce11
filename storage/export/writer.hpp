#pragma once
// What all export formats have in common: the sessions one by one, and where the text goes.
//
// What it is: a row as a value, an output that remembers a failed write, and the interface of a format.
// What it is not: a reader of the database (storage/export.cpp reads, one transaction for all of it).

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "src/almanac.hpp"
#include "src/project.hpp"
#include "src/session.hpp"

namespace labclock::storage {

/// A session with all that the ledger knows of it.
struct ExportRow {
  SessionFacts facts;
  Instant start;
  std::optional<Instant> end;  ///< none = running
  Instant changed_at;
  std::string source;  ///< empty where it was not imported
  std::string source_key;
  const Project* project = nullptr;
};

/// Collects text and hands it on in pieces.
class Out {
 public:
  explicit Out(const std::function<bool(std::string_view)>& write) : write_(write) {}
  void put(std::string_view text) {
    buffer_.append(text);
    if (buffer_.size() >= kPiece) { flush(); }
  }
  void flush() {
    if (!buffer_.empty() && ok_) { ok_ = write_(buffer_); }
    buffer_.clear();
  }
  /// False once the target took no more.
  [[nodiscard]] bool ok() const { return ok_; }

 private:
  static constexpr std::size_t kPiece = 64U << 10U;
  const std::function<bool(std::string_view)>& write_;
  std::string buffer_;
  bool ok_ = true;
};

class ExportFormat {
 public:
  virtual ~ExportFormat() = default;
  virtual void begin(Out& /*out*/) {}
  /// False where the format has no room for this session (one that still runs).
  [[nodiscard]] virtual bool session(const ExportRow& row, Out& out) = 0;
  virtual void end(Out& /*out*/) {}
};

/// Labclock's own CSV: what `import csv` reads back to the same.
[[nodiscard]] std::unique_ptr<ExportFormat> csv_format();
/// iCalendar (RFC 5545): one VEVENT for a finished session.
[[nodiscard]] std::unique_ptr<ExportFormat> ics_format();
/// i and o lines as ledger and hledger read them, in the local time of the session's zone. A session over
/// a change of the clocks is two, so that the local times of each are true and the lengths add up. One
/// that still runs is an i without an o.
[[nodiscard]] std::unique_ptr<ExportFormat> timeclock_format(ZoneFinder& zones);
/// Lines of a Timewarrior data file: the project and the activity are tags, the note is the annotation.
[[nodiscard]] std::unique_ptr<ExportFormat> timewarrior_format();

/// One line of text: line ends and tabs become blanks, other control characters go.
[[nodiscard]] std::string one_line(std::string_view text);
/// "20261116T003000Z", as iCalendar and Timewarrior write instants.
[[nodiscard]] std::string compact_stamp(Instant t);
/// The parts of an activity, which an import joins with ", ".
[[nodiscard]] std::vector<std::string> activity_parts(std::string_view activity);

}  // namespace labclock::storage
