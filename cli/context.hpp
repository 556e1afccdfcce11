#pragma once
// What a command works with: the ledger, zones and rules, opened when first asked for, and the ways to
// tell the person something.
//
// What it is: one object per run. Nothing is opened before a command needs it, and a command that only
// reads makes no file. What it is not: global, or a place for rules; it hands out what others compute.

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/environment.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/paint/style.hpp"
#include "src/almanac.hpp"
#include "src/project.hpp"
#include "src/result.hpp"
#include "src/session.hpp"
#include "src/words.hpp"
#include "src/zone.hpp"
#include "storage/ledger.hpp"
#include "storage/zones.hpp"

namespace labclock::cli {

class Context {
 public:
  /// All must outlive it. `now` is settled by then (--now, $LABCLOCK_NOW, the clock).
  Context(const Environment& environment, const Globals& globals, Instant now, Output& out, Output& err);
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context();

  [[nodiscard]] const Environment& environment() const { return environment_; }
  [[nodiscard]] bool json() const { return globals_.json; }
  /// How standard output looks.
  [[nodiscard]] const Style& style() const { return style_; }
  /// --lang, $LABCLOCK_LANG, the setting `language`, LC_ALL, LC_MESSAGES, LANG, English.
  [[nodiscard]] Lang lang();
  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] storage::Act act() const { return {now_, storage::Who::terminal}; }

  // The data -----------------------------------------------------------------------------------------

  /// Where the database is, whether it exists or not.
  [[nodiscard]] Result<std::filesystem::path> database() const;
  /// The ledger; makes the file where there is none. For what changes data.
  [[nodiscard]] Result<storage::Ledger*> ledger();
  /// The ledger, or null where there is no file yet. For what only reads.
  [[nodiscard]] Result<storage::Ledger*> ledger_if_any();
  /// All projects, archived ones too; none where there is no file. Read again after `changed`.
  [[nodiscard]] Result<const std::vector<Project>*> projects();
  /// By its id; null for one that is gone. Good until `changed`.
  [[nodiscard]] Result<const Project*> project(ProjectId id);
  /// What a person typed. Makes no file: without one there is no such project.
  [[nodiscard]] Result<Project> find_project(std::string_view typed, bool with_archived = false);
  /// To be called after each change: today's backup is made at the end, and projects are read again.
  void changed();
  /// The same where only sessions were changed.
  void sessions_changed() { changed_ = true; }
  [[nodiscard]] bool has_changed() const { return changed_; }

  // Time ---------------------------------------------------------------------------------------------

  [[nodiscard]] storage::ZoneFiles& zones() { return zones_; }
  /// The zone the person is in: --zone, $LABCLOCK_ZONE, $TZ, the system's.
  [[nodiscard]] Result<const Zone*> zone();
  /// The rules in force, with the defaults where there is no file yet.
  [[nodiscard]] Result<Almanac*> almanac();
  [[nodiscard]] Result<Desk> desk();
  [[nodiscard]] Result<Day> today();
  /// WHEN, settled.
  [[nodiscard]] Result<Instant> when(std::string_view words);
  /// What WHEN means, read against another desk (a session's own time). That a local time exists twice is
  /// told by `tell_doubled`, once what was asked for is done.
  Instant settle(const When& when, const Zone& zone);
  void tell_doubled();
  [[nodiscard]] Result<Day> day(std::string_view words);
  /// RANGE, with the facts it needs of the ledger; tells when `since-meeting` found no meeting.
  [[nodiscard]] Result<Range> range(std::string_view words);

  // Telling ------------------------------------------------------------------------------------------

  [[nodiscard]] std::string words(const Phrase& phrase);
  /// Bytes to standard output, as they are.
  void write(std::string_view bytes) { out_.write(bytes); }
  /// One line on standard output, made printable.
  void say(const Phrase& phrase);
  /// A remark beside the result: like `say`, but on stderr with --json, where stdout is for a program.
  void remark(const Phrase& phrase);
  /// "labclock: …" on stderr.
  void warn(const Phrase& phrase);
  /// One line of JSON on standard output.
  void print(const nlohmann::ordered_json& json);
  /// That there is no database yet and how to begin.
  void say_nothing_yet();
  /// An error: on stderr, and with --json on stdout too.
  void tell(const Error& error);
  /// For what has been told as its result and is trouble all the same (a doctor that found a problem): the
  /// exit code of a run that is no error.
  void end_with(ErrorKind kind) { exit_code_ = static_cast<int>(kind); }
  [[nodiscard]] int exit_code() const { return exit_code_; }
  Output& out() { return out_; }
  Output& err() { return err_; }

 private:
  [[nodiscard]] std::optional<Lang> configured_lang();
  [[nodiscard]] Result<RangeFacts> range_facts(RangeAsks asks, const Desk& at);

  const Environment& environment_;
  const Globals& globals_;
  Instant now_;
  Output& out_;
  Output& err_;
  Style style_;
  std::optional<Lang> lang_;
  std::unique_ptr<storage::Ledger> ledger_;
  std::optional<Error> ledger_error_;
  storage::ZoneFiles zones_;
  const Zone* zone_ = nullptr;
  std::unique_ptr<Almanac> almanac_;
  std::optional<std::vector<Project>> projects_;
  std::optional<Project> one_project_;
  std::vector<Phrase> doubled_;
  bool changed_ = false;
  int exit_code_ = 0;
};

/// The language that variables ask for, or English.
[[nodiscard]] Lang language_of(const Environment& environment);

/// `labclock: …`, its hint and its details in a language, each line made printable.
[[nodiscard]] std::string error_lines(const Error& error, Lang lang);
/// {"error":{"code","message","hint"}}, and "details" where there are any.
[[nodiscard]] std::string error_json(const Error& error, Lang lang);

}  // namespace labclock::cli
