#pragma once
// The ledger as the background program sees it: what runs, what is open, and the verbs behind buttons and menu.
//
// What it is: one connection, one reading in a handful of queries, made when somebody wrote or a deadline came. What it
// is not: the rules of alerts (storage decides what is due and records it), or a loop.

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/watch/menu.hpp"
#include "gui/watch/notice.hpp"
#include "gui/watch/outbox.hpp"
#include "gui/watch/presence.hpp"
#include "src/almanac.hpp"
#include "src/session.hpp"
#include "storage/ledger.hpp"
#include "storage/zones.hpp"

namespace labclock::gui::watcher {

struct DeskOptions {
  std::filesystem::path database;
  storage::SystemZone system_zone;
  std::string zone;  ///< of new sessions; empty: the system's
  std::filesystem::path zone_folder{storage::kZoneFolder};
  std::optional<Lang> lang;  ///< else the setting, else `system_lang`
  Lang system_lang = Lang::en;
  /// Short, since the loop waits for it: what finds the file locked is tried again.
  std::chrono::milliseconds busy_timeout{400};
};

/// What one reading tells.
struct Sight {
  Lang lang = Lang::en;
  Seconds idle_after{0};
  bool running = false;
  TrayFacts tray;
  std::vector<Item> items;      ///< open questions of the last day, the oldest first
  std::optional<Instant> next;  ///< when something is due by itself; none: nothing is
};

class Desk {
 public:
  explicit Desk(DeskOptions options);
  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  /// Errors: those of Ledger::open.
  [[nodiscard]] Result<void> open();
  [[nodiscard]] bool is_open() const { return ledger_ != nullptr; }
  /// Null until it is open.
  [[nodiscard]] storage::Ledger* ledger() { return ledger_.get(); }
  [[nodiscard]] Lang lang() const { return lang_; }

  /// Records what is due and reads what is shown.
  [[nodiscard]] Result<Sight> look(Instant now);
  /// Another program wrote since the last look.
  [[nodiscard]] bool written_elsewhere();
  /// The heartbeat, while a session runs: every 5 minutes. A locked file is no trouble, the next one comes.
  void beat(Instant now);
  [[nodiscard]] std::optional<Instant> next_beat() const;
  // Verbs for the outbox; empty where there is nothing to do.
  /// What nobody was there for, as far as a session ran in it.
  [[nodiscard]] static Outbox::Verb note(const Absence& absence);
  [[nodiscard]] Outbox::Verb answer(ItemKey key, Reply reply) const;
  [[nodiscard]] Outbox::Verb start(ProjectId project);
  [[nodiscard]] static Outbox::Verb stop();
  [[nodiscard]] Outbox::Verb resume();

 private:
  [[nodiscard]] Result<void> read_tray(Sight& sight, Instant now);
  [[nodiscard]] Result<void> read_alerts(Sight& sight, Instant now);
  [[nodiscard]] Result<void> read_absences(Sight& sight, Instant now);
  [[nodiscard]] Result<void> record(Sight& sight, Instant now);
  [[nodiscard]] std::string name_of(std::optional<ProjectId> project);
  [[nodiscard]] const Zone& zone_of(const std::string& name);
  /// Of new sessions: asked each time, since who travels sets the system's while we run.
  [[nodiscard]] std::string zone_name();

  DeskOptions options_;
  storage::ZoneFiles zones_;
  std::unique_ptr<storage::Ledger> ledger_;
  Lang lang_;
  std::int64_t version_ = -1;
  std::optional<RunningSession> running_;
  std::string running_name_;
  std::optional<Instant> beaten_;
  std::unique_ptr<Almanac> almanac_;  ///< of the rules as of `almanac_version_`
  std::int64_t almanac_version_ = -1;
  bool morning_ = true;  ///< nobody has looked yet how long nobody watched
};

}  // namespace labclock::gui::watcher
