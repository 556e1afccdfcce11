#include "gui/watch/desk.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "src/format.hpp"
#include "src/lang.hpp"
#include "src/msg/gui.hpp"
#include "storage/absences.hpp"
#include "storage/projects.hpp"
#include "storage/records.hpp"
#include "storage/sessions.hpp"
#include "storage/watch.hpp"

namespace labclock::gui::watcher {
namespace {

constexpr Seconds kHeartbeat{5 * 60};
constexpr Seconds kMore{30 * 60};
/// Questions older than this are left to the window and the terminal; the clock may have been set back since.
constexpr Seconds kDay{24 * 60 * 60};
constexpr int kRecent = 6;

std::string setting(storage::Ledger& ledger, std::string_view key, Instant now) {
  // None of those read here is judged by date, so the day does not matter.
  Result<std::optional<std::string>> got =
      storage::get_setting(ledger, key, Day{date::floor<Days>(now).time_since_epoch()});
  return got && *got ? **got : std::string();
}

Result<void> done(const Result<storage::Started>& started) {
  return started ? Result<void>() : Result<void>(started.error());
}

labclock::Evidence stored(Evidence evidence) {
  switch (evidence) {
    case Evidence::idle:
      return labclock::Evidence::idle;
    case Evidence::lock:
      return labclock::Evidence::lock;
    case Evidence::clock:
      return labclock::Evidence::clock;
    case Evidence::suspend:
      break;
  }
  return labclock::Evidence::suspend;
}

storage::AnswerRequest request_of(Reply reply) {
  using storage::AlertAnswer;
  using storage::AlertReason;
  switch (reply) {
    case Reply::stop:
      return {AlertAnswer::stop, AlertReason::none, std::nullopt, ""};
    case Reply::more:
      return {AlertAnswer::snooze, AlertReason::none, kMore, ""};
    case Reply::deadline:
      return {AlertAnswer::go_on, AlertReason::deadline, std::nullopt, ""};
    case Reply::experiment:
      return {AlertAnswer::go_on, AlertReason::experiment, std::nullopt, ""};
    case Reply::asked:
      return {AlertAnswer::go_on, AlertReason::asked, std::nullopt, ""};
    case Reply::choice:
      return {AlertAnswer::go_on, AlertReason::choice, std::nullopt, ""};
    case Reply::other:
      return {AlertAnswer::go_on, AlertReason::other, std::nullopt, ""};
    case Reply::go_on:
    case Reply::no_reason:
      return {AlertAnswer::go_on, AlertReason::none, std::nullopt, ""};
    case Reply::open:
    case Reply::keep:
    case Reply::stop_then:
      break;
  }
  return {};
}

}  // namespace

Desk::Desk(DeskOptions options)
    : options_(std::move(options)), zones_(options_.zone_folder), lang_(options_.lang.value_or(options_.system_lang)) {}

Desk::~Desk() = default;

Result<void> Desk::open() {
  storage::OpenOptions how;
  how.busy_timeout = options_.busy_timeout;
  Result<storage::Ledger> opened = storage::Ledger::open(options_.database, how);
  if (!opened) { return opened.error(); }
  ledger_ = std::make_unique<storage::Ledger>(std::move(opened).value());
  return {};
}

bool Desk::written_elsewhere() {
  if (!ledger_) { return true; }
  const Result<std::int64_t> version = ledger_->data_version();
  return !version || *version != version_;
}

std::string Desk::zone_name() {
  return options_.zone.empty() ? storage::system_zone_name(zones_, options_.system_zone) : options_.zone;
}

const Zone& Desk::zone_of(const std::string& name) {
  if (Result<const Zone*> found = zones_.find(name)) { return **found; }
  if (Result<const Zone*> own = zones_.find(zone_name())) { return **own; }
  return **zones_.find("UTC");  // which is known even without a folder
}

Result<Sight> Desk::look(Instant now) {
  Sight sight;
  if (Result<std::int64_t> version = ledger_->data_version()) { version_ = *version; }
  const std::string language = setting(*ledger_, "language", now);
  lang_ = options_.lang.value_or(lang_from(language).value_or(options_.system_lang));
  sight.lang = lang_;
  sight.idle_after = setting_seconds(setting(*ledger_, "idle.after", now)).value_or(Seconds{300});
  if (Result<void> recorded = record(sight, now); !recorded) { return recorded.error(); }
  const storage::Snapshot one_state(*ledger_);
  if (Result<void> read = read_tray(sight, now); !read) { return read.error(); }
  if (Result<void> read = read_absences(sight, now); !read) { return read.error(); }
  if (Result<void> read = read_alerts(sight, now); !read) { return read.error(); }
  return sight;
}

Result<void> Desk::record(Sight& sight, Instant now) {
  if (!almanac_ || almanac_version_ != version_) {
    Result<Rulebook> rules = storage::rulebook(*ledger_);
    if (!rules) { return rules.error(); }
    almanac_ = std::make_unique<Almanac>(std::move(rules).value(), zones_);
    almanac_version_ = version_;
  }
  const storage::Act act{now, storage::Who::program};
  if (morning_) {
    // Before the first heartbeat of ours, which would say that somebody watched.
    if (Result<std::optional<labclock::Absence>> noted = storage::note_unwatched(*ledger_, act, *almanac_); !noted) {
      if (noted.error().kind == ErrorKind::storage) { return noted.error(); }
    }
    morning_ = false;
  }
  Result<storage::Watched> watched = storage::watch(*ledger_, act, *almanac_);
  if (watched) {
    sight.next = watched->next;
    return {};
  }
  // A zone that this computer does not know: alerts wait, and all else goes on.
  return watched.error().kind == ErrorKind::storage ? Result<void>(watched.error()) : Result<void>();
}

std::string Desk::name_of(std::optional<ProjectId> id) {
  if (id) {
    Result<std::optional<Project>> project = storage::project_with(*ledger_, *id);
    if (project && *project) { return (*project)->name; }
  }
  return std::string(text(msg::gui_no_project, lang_));
}

Result<void> Desk::read_tray(Sight& sight, Instant now) {
  Result<std::optional<RunningSession>> running = storage::running(*ledger_);
  if (!running) { return running.error(); }
  running_ = std::move(running).value();
  sight.running = running_.has_value();
  Result<std::vector<Project>> recent = storage::recent_projects(*ledger_, kRecent + 1);
  if (!recent) { return recent.error(); }
  if (running_) {
    running_name_ = name_of(running_->project);
    sight.tray.running = running_name_;
    sight.tray.since = running_->start;
    sight.tray.since_clock = clock_text(date::floor<Minutes>(running_->start), zone_of(running_->zone));
  } else {
    Result<std::optional<Session>> last = storage::last_before(*ledger_, now);
    if (!last) { return last.error(); }
    if (*last) { sight.tray.last = name_of((*last)->project); }
  }
  for (const Project& each : *recent) {
    if (running_ && running_->project == each.id) { continue; }
    if (sight.tray.recent.size() < kRecent) { sight.tray.recent.push_back({each.id, each.name}); }
  }
  return {};
}

Result<void> Desk::read_alerts(Sight& sight, Instant now) {
  // Each asks about what runs: where nothing does, the banner and `alert list` keep the question.
  if (!running_) { return {}; }
  Result<std::vector<storage::Alert>> alerts = storage::alerts(*ledger_, {now - kDay, now + kDay});
  if (!alerts) { return alerts.error(); }
  // A session that was left running is asked about once: where the absence asks, its alert does not.
  const bool absence_asks = !sight.items.empty();
  for (const storage::Alert& alert : *alerts) {
    if (alert.held || alert.answer != storage::AlertAnswer::none) { continue; }
    if (absence_asks && alert.kind == key_of(WatchKind::forgotten)) { continue; }
    sight.items.push_back(alert_item(
        {alert, zone_of(alert.zone), running_name_, running_->start, std::max(now, running_->start)}, lang_));
  }
  return {};
}

Result<void> Desk::read_absences(Sight& sight, Instant now) {
  Result<std::vector<labclock::Absence>> open = storage::open_absences(*ledger_);
  if (!open) { return open.error(); }
  for (const labclock::Absence& each : *open) {
    if (now - each.to > kDay) { continue; }
    sight.items.push_back(
        absence_item({each.id.value, each.from, each.to, zone_of(each.zone), name_of(each.project)}, lang_));
  }
  return {};
}

void Desk::beat(Instant now) {
  if (!running_ || !ledger_) { return; }
  if (beaten_ && now - *beaten_ < kHeartbeat && now >= *beaten_) { return; }
  // A locked file gets the next one.
  (void)storage::beat(*ledger_, {now, storage::Who::program}).ok();
  beaten_ = now;
}

std::optional<Instant> Desk::next_beat() const {
  if (!running_ || !beaten_) { return std::nullopt; }
  return *beaten_ + kHeartbeat;
}

Outbox::Verb Desk::note(const Absence& absence) {
  return [absence](storage::Ledger& ledger, const storage::Act& act) -> Result<void> {
    // Written by the program and not by the person: undo does not know of it.
    Result<std::optional<labclock::Absence>> noted = storage::note_absence(
        ledger, {act.now, storage::Who::program}, {absence.from, absence.to, stored(absence.evidence)});
    return noted ? Result<void>() : Result<void>(noted.error());
  };
}

Outbox::Verb Desk::answer(ItemKey key, Reply reply) const {
  if (key.kind == ItemKey::Kind::alert) {
    const storage::AnswerRequest request = request_of(reply);
    if (request.answer == storage::AlertAnswer::none) { return {}; }
    return [id = AlertId{key.id}, request](storage::Ledger& ledger, const storage::Act& act) -> Result<void> {
      Result<storage::Alert> answered = storage::answer_alert(ledger, act, id, request);
      if (answered) { return {}; }
      // The window or the terminal was first: theirs counts.
      return answered.error().code == "already_answered" ? Result<void>() : Result<void>(answered.error());
    };
  }
  const AbsenceAnswer wanted = reply == Reply::keep        ? AbsenceAnswer::keep
                               : reply == Reply::stop_then ? AbsenceAnswer::stop
                                                           : AbsenceAnswer::none;
  if (wanted == AbsenceAnswer::none) { return {}; }
  return [id = AbsenceId{key.id}, wanted](storage::Ledger& ledger, const storage::Act& act) -> Result<void> {
    storage::AbsenceReply request;
    request.answer = wanted;
    Result<storage::AnsweredAbsence> answered = storage::answer_absence(ledger, act, id, request);
    if (answered) { return {}; }
    // Answered elsewhere, or no session lies there any more.
    const std::string& code = answered.error().code;
    const bool moot = code == "already_answered" || code == "absence_moot" || code == "no_such_absence";
    return moot ? Result<void>() : Result<void>(answered.error());
  };
}

Outbox::Verb Desk::start(ProjectId project) {
  return [this, project](storage::Ledger& ledger, const storage::Act& act) -> Result<void> {
    // The look that follows records the alert of a start off hours.
    return done(storage::start(ledger, act, {project, "", "", act.now, zone_name()}));
  };
}

Outbox::Verb Desk::stop() {
  return [](storage::Ledger& ledger, const storage::Act& act) -> Result<void> {
    Result<storage::Stopped> stopped = storage::stop(ledger, act, act.now);
    if (stopped) { return {}; }
    // Stopped elsewhere meanwhile: that is what was wanted.
    return stopped.error().code == "nothing_running" ? Result<void>() : Result<void>(stopped.error());
  };
}

Outbox::Verb Desk::resume() {
  return [this](storage::Ledger& ledger, const storage::Act& act) -> Result<void> {
    return done(storage::resume(ledger, act, act.now, zone_name()));
  };
}

}  // namespace labclock::gui::watcher
