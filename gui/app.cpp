#include "gui/app.hpp"

#include <algorithm>
#include <cmath>

#include "gui/shell.hpp"
#include "gui/snapshot.hpp"
#include "gui/views/first_run.hpp"
#include "gui/views/log.hpp"
#include "gui/views/projects.hpp"
#include "gui/views/report.hpp"
#include "gui/views/rest.hpp"
#include "gui/views/settings.hpp"
#include "gui/views/today.hpp"
#include "gui/views/today_verbs.hpp"
#include "gui/views/week.hpp"
#include "gui/watching.hpp"
#include "src/demo.hpp"
#include "src/format.hpp"
#include "src/lang.hpp"
#include "src/msg/gui.hpp"
#include "storage/backup.hpp"
#include "storage/demo.hpp"
#include "storage/history.hpp"
#include "storage/records.hpp"
#include "storage/sessions.hpp"

namespace labclock::gui {
namespace {

constexpr Seconds kRetry{15};
constexpr int kSmallestScale = 75;
constexpr int kLargestScale = 300;

/// The steps of Ctrl + and Ctrl -.
int next_scale(int now, int direction) {
  constexpr int kSteps[] = {75, 90, 100, 110, 125, 150, 175, 200, 250, 300};
  if (direction > 0) {
    for (const int step : kSteps) {
      if (step > now) { return step; }
    }
    return kLargestScale;
  }
  for (auto step = std::rbegin(kSteps); step != std::rend(kSteps); ++step) {
    if (*step < now) { return *step; }
  }
  return kSmallestScale;
}

Phrase about(Msg msg, const Phrase& what) {
  Phrase phrase = what;
  phrase.msg = msg;
  phrase.args.emplace_back("what", std::string(name_of(what.msg)));
  return phrase;
}

/// A page of one screen: read between frames, and only for the screen that is shown.
template <class Page>
struct Shown {
  std::optional<Page> page;
  template <class Read>
  Result<void> read(Read&& make) {
    Result<Page> made = make();
    if (!made) { return made.error(); }
    page = std::move(made).value();
    return {};
  }
};

}  // namespace

struct App::State {
  AppOptions options;
  Host host;
  std::unique_ptr<storage::ZoneFiles> zones;
  const Zone* zone = nullptr;
  std::unique_ptr<storage::Ledger> ledger;
  std::optional<Error> trouble;
  std::unique_ptr<Reading> reading;
  std::int64_t version = 0;
  Instant read_at{};
  Watching watching{false};
  std::optional<Day> backed_up;

  Lang lang = Lang::en;
  std::string theme_setting = "system";
  int scale_setting = 100;

  ShellUi shell;
  TodayUi today_ui;
  WeekUi week_ui;
  LogUi log_ui;
  ProjectsUi projects_ui;
  RestUi rest_ui;
  ReportUi report_ui;
  SettingsUi settings_ui;
  FirstRunUi first_run_ui;
  bool first_run = false;
  Shown<TodayPage> today;
  Shown<WeekPage> week;
  Shown<LogPage> log;
  Shown<ProjectsPage> projects;
  Shown<RestPage> rest;
  Shown<ReportPage> report;
  Shown<SettingsPage> settings;
  Shown<FirstRunPage> first;

  Commands commands;
  KeyPresses keys;
  std::optional<Commands::Picture> picture;
  /// Answers that found the ledger locked, as of when they were given.
  std::vector<std::pair<Commands::Change, storage::Act>> answers;
  Instant answers_at{};  ///< when to try again
  bool want_retry = false;
  bool want_undo = false;
  bool want_redo = false;
  bool popup_open = false;  ///< at the end of the frame before

  void open();
  void open_demo();
  [[nodiscard]] Result<void> read_all();
  [[nodiscard]] Result<void> read_page(Reader& reader);
  void read_looks();
  void run(Commands::Change& change, const storage::Act& made);
  [[nodiscard]] bool give_answers(Instant now);
  void undo_or_redo(bool undo);
  void back_up(const storage::Act& act);
  [[nodiscard]] storage::Act act() const { return {host.now(), storage::Who::window}; }
  void draw_screen(Ui& ui);
  void global_keys(Ui& ui);
  void toggle_key(Ui& ui);
};

App::App(AppOptions options, Host host) : state_(std::make_unique<State>()) {
  State& s = *state_;
  s.options = std::move(options);
  s.host = std::move(host);
  s.watching = Watching(s.options.watches);
  s.zones = std::make_unique<storage::ZoneFiles>(s.options.zone_folder);
  s.lang = s.options.lang.value_or(s.options.system_lang);
  s.first_run_ui.home = s.settings_ui.home = s.report_ui.home = s.options.home;
  s.settings_ui.calendar_tool = s.options.calendar_tool;
  s.settings_ui.autostart = s.options.autostart;
  s.report_ui.paper_tool = s.options.paper_tool;
  s.report_ui.folders = s.options.report_folders;
  s.report_ui.keep_folders = s.host.keep_folders;
  const std::string name =
      s.options.zone.empty() ? storage::system_zone_name(*s.zones, s.options.system_zone) : s.options.zone;
  Result<const Zone*> zone = s.zones->find(name);
  if (!zone) { zone = s.zones->find("UTC"); }
  if (zone) {
    s.zone = *zone;
  } else {
    s.trouble = zone.error();
    return;
  }
  s.open();
}

App::~App() {
  // The last chance of an answer that found the ledger locked.
  State& s = *state_;
  if (s.ledger && s.reading) { (void)s.give_answers(s.answers_at); }
}

// Reading -----------------------------------------------------------------------------------------------------

void App::State::open() {
  trouble.reset();
  reading.reset();
  Result<storage::Ledger> opened = storage::Ledger::open(options.database);
  if (!opened) {
    ledger.reset();
    trouble = opened.error();
    return;
  }
  ledger = std::make_unique<storage::Ledger>(std::move(opened).value());
  if (Result<void> read = read_all(); !read) {
    trouble = read.error();
    return;
  }
  if (watching.begin(*ledger, *reading->base().almanac, host.now())) {
    if (Result<void> read = read_all(); !read) { trouble = read.error(); }
  }
}

void App::State::read_looks() {
  const Day this_day = reading->base().today;
  const auto value = [&](std::string_view key) {
    Result<std::optional<std::string>> got = storage::get_setting(*ledger, key, this_day);
    return got && *got ? **got : std::string();
  };
  const std::string language = value("language");
  lang = options.lang.value_or(lang_from(language).value_or(options.system_lang));
  theme_setting = value("theme");
  std::string scale = value("scale");
  std::erase(scale, '%');
  scale_setting = scale.empty() ? 100 : std::clamp(std::atoi(scale.c_str()), kSmallestScale, kLargestScale);
}

Result<void> App::State::read_page(Reader& reader) {
  switch (shell.screen) {
    case Screen::today:
      return today.read([&] { return read_today(reader, today_ui); });
    case Screen::week:
      return week.read([&] { return read_week(reader, week_ui); });
    case Screen::log:
      return log.read([&] { return read_log(reader, log_ui); });
    case Screen::projects:
      return projects.read([&] { return read_projects(reader, projects_ui); });
    case Screen::rest:
      return rest.read([&] { return read_rest(reader, rest_ui); });
    case Screen::settings:
      return settings.read([&] { return read_settings(reader, settings_ui); });
    case Screen::report:
      report_ui.database = options.database;
      return report.read([&] { return read_report(reader, report_ui); });
  }
  return {};
}

Result<void> App::State::read_all() {
  // One state of the file for everything on the screen, whatever other programs write meanwhile.
  const storage::Snapshot one_state(*ledger);
  Result<std::int64_t> now_version = ledger->data_version();
  if (!now_version) { return now_version.error(); }
  Result<std::unique_ptr<Reading>> taken = Reading::take(*ledger, *zones, *zone, host.now());
  if (!taken) { return taken.error(); }
  reading = std::move(taken).value();
  version = *now_version;
  read_at = reading->base().now;
  read_looks();
  const bool nothing_yet = reading->base().projects.empty() && !reading->base().has_sessions;
  // Begun: something of the form is written already, and the rest still waits.
  first_run = !first_run_ui.done && (nothing_yet || first_run_ui.begun);
  Reader reader = reading->reader();
  if (first_run) {
    return first.read([&] { return read_first_run(reader, first_run_ui); });
  }
  return read_page(reader);
}

void App::read() {
  State& s = *state_;
  if (!s.ledger) { return; }
  if (Result<void> read = s.read_all(); !read) {
    s.trouble = read.error();
  } else {
    s.trouble.reset();
  }
}

bool App::look_around() {
  State& s = *state_;
  if (!s.ledger || !s.reading) { return false; }
  const Instant now = s.host.now();
  const bool answered = s.give_answers(now);
  if (s.reading->base().running) { s.watching.beat(*s.ledger, now); }
  Result<std::int64_t> version = s.ledger->data_version();
  if (!version) {
    s.trouble = version.error();
    return true;
  }
  const auto minute = [](Instant t) { return unix_seconds(t) / 60; };
  const bool minute_passed =
      minute(now) != minute(s.read_at) &&
      (shows_minutes() || s.reading->base().today != s.reading->base().almanac->logical_day(*s.zone, now));
  const bool written = *version != s.version;
  if (written || minute_passed || answered) { read(); }
  if (written) { s.watching.changed(now); }
  // Alerts are by the rules as they have just been read.
  const bool alerted = s.reading && !s.trouble && s.watching.look(*s.ledger, *s.reading->base().almanac, now);
  if (alerted) { read(); }
  return written || minute_passed || answered || alerted;
}

// After a frame -----------------------------------------------------------------------------------------------

void App::State::back_up(const storage::Act& made) {
  const Day today_on_the_wall = date::floor<Days>(zone->local(made.now));
  if (backed_up == today_on_the_wall) { return; }
  // Never a reason to fail what was done; it is tried again after the next change.
  if (storage::daily_backup(*ledger, made, today_on_the_wall)) { backed_up = today_on_the_wall; }
}

void App::State::run(Commands::Change& change, const storage::Act& made) {
  Result<Phrase> done = change.verb(*ledger, made);
  if (!done) {
    const Error& error = done.error();
    if (change.kept_while_locked && error.code == "locked") {
      shell.notice = Notice{true, msg::gui_answer_kept, std::nullopt, {}, false};
      answers.push_back({std::move(change), made});
      answers_at = host.now() + kRetry;
      return;
    }
    shell.notice = Notice{true, error.message, error.hint, error.details, false};
    return;
  }
  shell.notice = Notice{false, *done, std::nullopt, {}, change.undoable};
  if (change.then) { change.then(); }
  if (change.undoable) { back_up(made); }
}

/// Writes what was kept; true if there was anything to try.
bool App::State::give_answers(Instant now) {
  if (answers.empty() || now < answers_at) { return false; }
  for (auto& [change, made] : std::exchange(answers, {})) { run(change, made); }
  return true;
}

void App::State::undo_or_redo(bool undo) {
  Result<std::vector<storage::HistoryEntry>> done =
      undo ? storage::undo(*ledger, act(), 1) : storage::redo(*ledger, act(), 1);
  if (!done) {
    const Error& error = done.error();
    shell.notice = Notice{true, error.message, error.hint, error.details, false};
  } else if (!done->empty()) {
    shell.notice =
        Notice{false, about(undo ? msg::gui_undone : msg::gui_redone, done->front().what), std::nullopt, {}, false};
  }
}

bool App::after_frame() {
  State& s = *state_;
  if (s.want_retry) {
    s.want_retry = false;
    s.open();
    return true;
  }
  Commands commands = std::exchange(s.commands, {});
  const bool undo = std::exchange(s.want_undo, false);
  const bool redo = std::exchange(s.want_redo, false);
  if (s.first_run_ui.wants_demo) {
    s.first_run_ui.wants_demo = false;
    s.open_demo();
    return true;
  }
  if (commands.empty() && !undo && !redo) { return false; }
  if (!s.ledger) { return false; }
  if (commands.clipboard && s.host.to_clipboard) { s.host.to_clipboard(*commands.clipboard); }
  if (commands.opened && s.host.open) { s.host.open(*commands.opened); }
  if (commands.said) { s.shell.notice = Notice{false, *commands.said, std::nullopt, {}, false}; }
  if (commands.error) {
    s.shell.notice = Notice{true, commands.error->message, commands.error->hint, commands.error->details, false};
  }
  for (Commands::Change& change : commands.changes) { s.run(change, s.act()); }
  if (undo) { s.undo_or_redo(true); }
  if (redo) { s.undo_or_redo(false); }
  if (commands.picture_of) { s.picture = commands.picture_of; }
  if (commands.scale) {
    const int scale = std::clamp(*commands.scale, kSmallestScale, kLargestScale);
    s.options.scale.reset();  // what the person asks for now counts more than how the program was started
    const Day today = s.reading ? s.reading->base().today : Day{};
    // No history notice for every step of zooming: what changed is seen.
    (void)storage::set_setting(*s.ledger, s.act(), "scale", std::to_string(scale), std::nullopt, today).ok();
  }
  if (commands.day) { s.log_ui.show(*commands.day); }
  if (commands.screen) { s.shell.screen = *commands.screen; }
  read();
  // What was changed may be a start, or a rule.
  if (s.reading && !s.trouble) {
    const Instant now = s.host.now();
    s.watching.changed(now);
    if (s.watching.look(*s.ledger, *s.reading->base().almanac, now)) { read(); }
  }
  return true;
}

// A frame -----------------------------------------------------------------------------------------------------

void App::State::global_keys(Ui& ui) {
  if (!trouble && ledger && ui.pressed('Z', true, false)) { want_undo = true; }
  if (!trouble && ledger && (ui.pressed('Z', true, true) || ui.pressed('Y', true, false))) { want_redo = true; }
  for (const int plus : {'+', '='}) {
    if (keys.take(plus, true, false) || keys.take(plus, true, true)) {
      commands.set_scale(next_scale(options.scale.value_or(scale_setting), 1));
    }
  }
  if (keys.take('-', true, false)) { commands.set_scale(next_scale(options.scale.value_or(scale_setting), -1)); }
  if (keys.take('0', true, false)) { commands.set_scale(100); }
  if (keys.take(key_f1)) { shell.keys_open = !shell.keys_open; }
  if (shell.notice && ui.shortcuts() && keys.take(key_escape)) { shell.notice.reset(); }
}

/// Space stops, or starts again what ran last, on every screen that has no use of its own for it.
void App::State::toggle_key(Ui& ui) {
  // With something in the focus, Space presses that.
  if (ImGui::GetIO().NavVisible && ImGui::IsAnyItemFocused()) { return; }
  if (!ui.pressed(' ')) { return; }
  const Snapshot& base = reading->base();
  if (base.running) {
    commands.change(stop_verb(base, lang));
  } else if (base.has_sessions) {
    commands.change(continue_verb(base, lang));
  }
}

void App::State::draw_screen(Ui& ui) {
  const Snapshot& base = reading->base();
  switch (shell.screen) {
    case Screen::today:
      if (today.page) { view_today(ui, base, *today.page, today_ui, commands); }
      break;
    case Screen::week:
      if (week.page) { view_week(ui, base, *week.page, week_ui, commands); }
      break;
    case Screen::log:
      if (log.page) { view_log(ui, base, *log.page, log_ui, commands); }
      break;
    case Screen::projects:
      if (projects.page) { view_projects(ui, base, *projects.page, projects_ui, commands); }
      break;
    case Screen::rest:
      if (rest.page) { view_rest(ui, base, *rest.page, rest_ui, commands); }
      break;
    case Screen::settings:
      if (settings.page) { view_settings(ui, base, *settings.page, settings_ui, commands); }
      break;
    case Screen::report:
      if (report.page) { view_report(ui, base, *report.page, report_ui, commands); }
      break;
  }
}

void App::frame(const Fonts& fonts, Glyphs& glyphs, float em, float width, float height, Probe* probe) {
  State& s = *state_;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({width, height});
  ImGui::Begin("##labclock", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
  Ui ui;
  ui.em = em;
  ui.theme = theme();
  ui.lang = lang();
  ui.fonts = fonts;
  ui.keys = &s.keys;
  ui.glyphs = &glyphs;
  ui.probe = probe;
  ui.width = width / em;
  ui.height = height / em;
  ui.measure = [&ui](std::string_view words, TextSize size, bool strong) { return ui.text_width(words, size, strong); };
  // An Escape with which Dear ImGui has just closed a list closes nothing else.
  constexpr ImGuiPopupFlags kAnyPopup = ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel;
  if (s.popup_open && !ImGui::IsPopupOpen("", kAnyPopup)) { (void)s.keys.take(key_escape); }
  s.global_keys(ui);

  const bool usable = s.ledger && s.reading && !s.trouble;
  if (!usable) {
    ui.scroll("trouble", {0, 0, ui.width, ui.height}, [&](Ui& inner) {
      draw_trouble(inner, s.trouble.value_or(Error{}), s.options.database.string(), s.want_retry);
    });
  } else if (s.first_run) {
    ui.scroll("first", {0, 0, ui.width, ui.height}, [&](Ui& inner) {
      if (s.first.page) { view_first_run(inner, s.reading->base(), *s.first.page, s.first_run_ui, s.commands); }
    });
  } else {
    const float side = small_window(ui.width) ? kSidebarSmall : kSidebar;
    const float notice = notice_height(ui, s.shell);
    ui.scroll("side", {0, 0, side, ui.height},
              [&](Ui& inner) { draw_sidebar(inner, &s.reading->base(), s.shell, s.commands); });
    ui.vertical(side, 0, ui.height);
    // Each screen keeps its own place while another is shown.
    const std::string region = "screen" + std::to_string(static_cast<int>(s.shell.screen));
    ui.scroll(region.c_str(), {side + 1.0F / 16, 0, ui.width - side - 1.0F / 16, ui.height - notice},
              [&](Ui& inner) { s.draw_screen(inner); });
    s.toggle_key(ui);
    if (notice > 0) {
      ui.scroll("notice", {side + 1.0F / 16, ui.height - notice, ui.width - side - 1.0F / 16, notice},
                [&](Ui& inner) { draw_notice(inner, s.shell, &s.want_undo); });
    }
  }
  draw_keys(ui, s.shell);
  s.popup_open = ImGui::IsPopupOpen("", kAnyPopup);
  ImGui::End();
  s.keys.clear();
}

// What the window asks ----------------------------------------------------------------------------------------

KeyPresses& App::keys() {
  return state_->keys;
}

Lang App::lang() const {
  return state_->lang;
}

reports::Theme App::theme() const {
  const State& s = *state_;
  if (s.options.theme) { return *s.options.theme; }
  if (s.theme_setting == "dark") { return reports::Theme::dark; }
  if (s.theme_setting == "light") { return reports::Theme::light; }
  return s.host.dark_desktop && s.host.dark_desktop() ? reports::Theme::dark : reports::Theme::light;
}

int App::scale() const {
  return state_->options.scale.value_or(state_->scale_setting);
}

bool App::shows_minutes() const {
  const State& s = *state_;
  if (!s.reading) { return false; }
  return s.reading->base().running.has_value() || s.shell.screen == Screen::today;
}

std::optional<Instant> App::deadline() const {
  const State& s = *state_;
  if (!s.reading || !s.ledger) { return std::nullopt; }
  const Snapshot& base = s.reading->base();
  // The day's end changes what "today" and "this week" are.
  Instant next = base.almanac->plan(*s.zone, base.today).span.end;
  if (const std::optional<Instant> watch = s.watching.deadline(base.running.has_value(), base.now)) {
    next = std::min(next, *watch);
  }
  if (!s.answers.empty()) { next = std::min(next, s.answers_at); }
  return next;
}

std::optional<Commands::Picture> App::take_picture() {
  return std::exchange(state_->picture, std::nullopt);
}

void App::told_picture(const Result<std::string>& file) {
  State& s = *state_;
  if (file) {
    s.shell.notice = Notice{false, {msg::gui_picture_kept, {{"file", *file}}}, std::nullopt, {}, false};
  } else {
    s.shell.notice = Notice{true, file.error().message, file.error().hint, {}, false};
  }
}

std::filesystem::path App::picture_file() const {
  const State& s = *state_;
  const std::string what = s.shell.screen == Screen::week && s.week.page ? s.week.page->week.label : "labclock";
  return s.options.database.parent_path() / ("labclock-" + what + ".png");
}

const std::filesystem::path& App::database() const {
  return state_->options.database;
}

void App::go(Screen screen) {
  state_->shell.screen = screen;
  read();
}

// The demo ----------------------------------------------------------------------------------------------------

void App::State::open_demo() {
  const std::filesystem::path target = storage::demo_path(options.database);
  const Day this_day = date::floor<Days>(zone->local(host.now()));
  Result<DemoYear> year = demo_year(this_day, lang, *zones);
  Result<const Zone*> seoul = zones->find("Asia/Seoul");
  if (!year || !seoul) {
    trouble = !year ? year.error() : seoul.error();
    return;
  }
  storage::OpenOptions how;
  how.uuids = storage::seeded_uuids(static_cast<std::uint64_t>(day_number(this_day)));
  Result<storage::Ledger> book = storage::Ledger::open(target, how);
  if (!book) {
    trouble = book.error();
    return;
  }
  Result<storage::DemoFilled> filled =
      storage::fill_with_demo(*book, {(*seoul)->boundary(LocalTime{this_day}), storage::Who::demo}, *year);
  // One that was filled before is looked at again.
  if (!filled && filled.error().code != "demo_not_empty") {
    trouble = filled.error();
    return;
  }
  options.database = target;
  first_run_ui.done = true;
  open();
}

}  // namespace labclock::gui
