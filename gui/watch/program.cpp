#include "gui/watch/program.hpp"

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <exception>
#include <utility>

#include "gui/desktop/autostart.hpp"
#include "gui/desktop/launch.hpp"
#include "gui/desktop/place.hpp"
#include "gui/desktop/writes.hpp"
#include "gui/watch/bus.hpp"
#include "gui/watch/clocks.hpp"
#include "gui/watch/courier.hpp"
#include "gui/watch/idle.hpp"
#include "gui/watch/logind.hpp"
#include "gui/watch/notifier.hpp"
#include "gui/watch/tray.hpp"
#include "src/msg/desktop.hpp"

namespace labclock::gui::watcher {
namespace {

/// A burst of writes (a terminal that imports, a script) is read once in this time.
constexpr int kBurstMs = 150;
constexpr Seconds kLongestRetry{60};
/// At the end answers that wait get this many tries of the desk's busy timeout.
constexpr int kLastTries = 12;
/// Notifications that ask nothing: the courier counts its tokens from 1.
constexpr Token kFirstWord = Token{1} << 32U;

/// A call to the desktop. A bus that is lost is found out where it is served; nothing else of it matters here.
template <class Call>
void quietly(Call call) {
  try {
    call();
  } catch (const std::exception&) { return; }
}

class Watch {
 public:
  explicit Watch(WatchOptions options)
      : options_(std::move(options)),
        desk_(options_.desk),
        writes_(options_.desk.database),
        outbox_(
            {[this](const Error& error) { tell(msg::desktop_not_done, render(error.message, desk_.lang())); },
             [this](const Error&) { tell(msg::desktop_waiting_title, render(msg::desktop_waiting, desk_.lang())); }}) {}

  int run() {
    take_signals();
    if (const std::optional<int> code = open()) { return *code; }
    connect();
    while (!ending_) {
      step();
      if (!ending_) { wait(); }
    }
    finish();
    if (signals_ >= 0) { close(signals_); }
    return 0;
  }

 private:
  // The start ------------------------------------------------------------------------------------------------------

  void take_signals() {
    sigset_t wanted;
    sigemptyset(&wanted);
    for (const int each : {SIGTERM, SIGINT, SIGHUP, SIGUSR1}) { sigaddset(&wanted, each); }
    sigprocmask(SIG_BLOCK, &wanted, nullptr);
    signals_ = signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK);
    std::signal(SIGPIPE, SIG_IGN);
  }

  void say(Msg words) const { say(std::string(text(words, desk_.lang()))); }
  void say(const std::string& words) const { std::fprintf(stderr, "labclock-watch: %s\n", words.c_str()); }

  /// An exit code where the file will not be usable. A locked one is tried again later.
  std::optional<int> open() {
    const Result<void> opened = desk_.open();
    if (opened) {
      look_wanted_ = true;
      return std::nullopt;
    }
    if (opened.error().code == "locked") {
      retry_later(Clocks::now());
      return std::nullopt;
    }
    say(render(opened.error().message, desk_.lang()));
    return static_cast<int>(opened.error().kind);
  }

  void retry_later(Instant now) {
    pause_ = std::clamp(pause_ * 2, Seconds{1}, kLongestRetry);
    retry_ = now + pause_;
  }

  void connect() {
    session_ = Bus::open(Bus::Which::session);
    if (session_) {
      quietly([this] { join_session(); });
    } else {
      say(msg::desktop_no_bus);
    }
    if (!mutter_there_ && !options_.wayland) { idle_x11_ = x11_idle(options_.display, idle_told()); }
    if (idle() == nullptr) { say(msg::desktop_no_idle); }
    system_ = Bus::open(Bus::Which::system);
    if (!system_) { return; }
    quietly([this] {
      logind_ = std::make_unique<Logind>(*system_, options_.session,
                                         Logind::Told{[this](bool going) { slept_or_woke(going); },
                                                      [this](bool locked, bool certain) { locking(locked, certain); }});
    });
  }

  void join_session() {
    Notifier::Told told;
    told.service = [this](bool there) {
      courier_.set_service(there);
      look_wanted_ = look_wanted_ || there;
    };
    told.disturbing = [this](bool allowed) {
      courier_.set_disturbing(allowed);
      look_wanted_ = look_wanted_ || allowed;
    };
    told.pressed = [this](Token token, Reply reply) { courier_.pressed(token, reply); };
    told.closed = [this](Token token) { courier_.closed(token); };
    told.failed = [this](Token token) { courier_.failed(token); };
    told.no_service = [this] {
      if (!std::exchange(said_no_service_, true)) { say(msg::desktop_no_service); }
    };
    port_.real = std::make_unique<Notifier>(*session_, std::move(told),
                                            [this] { return render(msg::desktop_no_buttons, desk_.lang()); });
    Tray::Source source;
    source.menu = [this] { return tray_menu(sight_.tray, Clocks::now(), desk_.lang()); };
    source.words = [this] { return tray_words(sight_.tray, desk_.lang()); };
    source.chosen = [this](const MenuItem& item) { chosen(item); };
    source.open = [this] { open_window(); };
    tray_ = std::make_unique<Tray>(*session_, std::move(source));
    idle_mutter_ = mutter_idle(*session_, idle_told(), [this](bool there) {
      mutter_there_ = there;
      if (there) { idle_x11_.reset(); }
      look_wanted_ = true;
    });
  }

  // Presence -------------------------------------------------------------------------------------------------------

  [[nodiscard]] IdleSource* idle() const { return mutter_there_ ? idle_mutter_.get() : idle_x11_.get(); }

  IdleSource::Told idle_told() {
    return {[] { return Clocks::now(); }, [this](Instant since) { presence_.idle(since); },
            [this](Instant at) { note(presence_.input(at)); }};
  }

  void slept_or_woke(bool going) {
    if (going) {
      presence_.sleep(Clocks::now());
    } else {
      note(presence_.wake(Clocks::now()));
      look_wanted_ = true;  // what came due meanwhile
    }
  }

  void locking(bool locked, bool certain) {
    const Instant now = Clocks::now();
    if (!locked) {
      note(presence_.unlock(now));
      return;
    }
    presence_.lock(now, certain);
    if (!certain && idle() != nullptr) {
      quietly([&] { idle()->expect_return(now); });
    }
  }

  void note(const std::optional<Absence>& absence) {
    if (absence) { outbox_.put(Desk::note(*absence), Clocks::now(), std::string()); }
  }

  // What the person does -------------------------------------------------------------------------------------------

  void answered(ItemKey key, Reply reply) {
    if (reply == Reply::open) {
      open_window();
      return;
    }
    if (Outbox::Verb verb = desk_.answer(key, reply)) {
      outbox_.put(std::move(verb), Clocks::now(), std::string(key_of(reply)));
    }
  }

  void chosen(const MenuItem& item) {
    const Instant now = Clocks::now();
    switch (item.deed) {
      case TrayDeed::none:
        break;
      case TrayDeed::stop:
        outbox_.put(Desk::stop(), now, item.label);
        break;
      case TrayDeed::resume:
        outbox_.put(desk_.resume(), now, item.label);
        break;
      case TrayDeed::start:
        outbox_.put(desk_.start(item.project), now, item.label);
        break;
      case TrayDeed::open:
        open_window();
        break;
      case TrayDeed::quit:
        ending_ = true;
        break;
    }
  }

  void open_window() const {
    const std::filesystem::path program = window_program();
    if (!program.empty()) { start_apart(program, options_.window_words); }
  }

  /// Something that asks nothing; where there is no service, in the terminal alone.
  void tell(Msg title, const std::string& body) {
    say(body);
    quietly([&] { port_.show(++word_, {render(title, desk_.lang()), body, {}}); });
  }

  // The loop -------------------------------------------------------------------------------------------------------

  void step() {
    const Instant now = Clocks::now();
    if (const Seconds slept = clocks_.slept(); slept > Seconds{0}) {
      note(presence_.slept(now - slept, now));
      look_wanted_ = true;
    }
    if (!desk_.is_open()) {
      if (now < retry_) { return; }
      if (const std::optional<int> code = open()) { ending_ = true; }
      if (!desk_.is_open()) { return; }
    }
    const bool waited = outbox_.next() && (now >= *outbox_.next() || written_);
    if (waited && outbox_.work(*desk_.ledger(), now)) { look_wanted_ = true; }
    if (std::exchange(written_, false) && desk_.written_elsewhere()) { look_wanted_ = true; }
    if (sight_.next && now >= *sight_.next) { look_wanted_ = true; }
    if (retry_ && now >= *retry_) { look_wanted_ = true; }
    if (std::exchange(look_wanted_, false)) { look(now); }
    desk_.beat(now);
  }

  void look(Instant now) {
    Result<Sight> sight = desk_.look(now);
    if (!sight) {
      retry_later(now);
      return;
    }
    retry_.reset();
    pause_ = Seconds{0};
    // What ran is over: whoever ended it from elsewhere, this machine is watched no longer.
    if (sight_.running && !sight->running) { note(presence_.finish(now)); }
    sight_ = std::move(sight).value();
    // What is due already is recorded by now; a deadline that stays in the past must not keep us awake.
    if (sight_.next) { sight_.next = std::max(*sight_.next, now + Seconds{1}); }
    presence_.set_after(sight_.idle_after);
    quietly([&] {
      if (IdleSource* source = idle()) { source->watch(sight_.running ? sight_.idle_after : Seconds{0}); }
    });
    quietly([&] { courier_.look(sight_.items, now); });
    if (tray_) { tray_->changed(); }
  }

  [[nodiscard]] std::optional<Instant> deadline() const {
    std::optional<Instant> first;
    const auto add = [&first](const std::optional<Instant>& at) {
      if (at && (!first || *at < *first)) { first = at; }
    };
    add(retry_);
    if (!desk_.is_open()) { return first; }
    add(sight_.next);
    add(outbox_.next());
    add(desk_.next_beat());
    if (idle() != nullptr) { add(idle()->next()); }
    return first;
  }

  void wait() {
    const auto bus_wait = [](const std::unique_ptr<Bus>& bus) { return bus ? bus->wait() : Bus::Wait{}; };
    const Bus::Wait session = bus_wait(session_);
    const Bus::Wait system = bus_wait(system_);
    std::array<pollfd, 7> all{
        pollfd{session.descriptor, session.events, 0},
        pollfd{system.descriptor, system.events, 0},
        pollfd{idle() != nullptr ? idle()->descriptor() : -1, POLLIN, 0},
        pollfd{writes_.descriptor(), POLLIN, 0},
        pollfd{clocks_.descriptor(), POLLIN, 0},
        pollfd{signals_, POLLIN, 0},
        pollfd{options_.with_window ? STDIN_FILENO : -1, POLLIN, 0},
    };
    clocks_.wake_at(deadline());
    int within_ms = written_ ? kBurstMs : -1;
    // What a callback asked for is done at once.
    if (look_wanted_ && desk_.is_open() && !retry_) { within_ms = 0; }
    for (const Bus::Wait& each : {session, system}) {
      if (!each.within_us) { continue; }
      const int bus_ms = static_cast<int>(std::clamp<std::int64_t>((*each.within_us + 999) / 1000, 0, 3'600'000));
      within_ms = within_ms < 0 ? bus_ms : std::min(within_ms, bus_ms);
    }
    if (poll(all.data(), all.size(), within_ms) < 0) { return; }
    serve(all);
  }

  void serve(const std::array<pollfd, 7>& all) {
    const auto ready = [&all](std::size_t which) { return all.at(which).revents != 0; };
    if (session_ && !session_->serve()) { lose_session(); }
    if (system_ && !system_->serve()) {
      logind_.reset();
      system_.reset();
    }
    if (IdleSource* source = idle()) {
      quietly([&] { source->serve(); });
    }
    // Read a moment later, so that a burst is read once.
    if (ready(3) && writes_.take()) { written_ = true; }
    if (ready(4) && clocks_.take()) { clock_set(); }
    if (ready(5)) { read_signals(); }
    if (ready(6)) { window_closed(); }
  }

  /// Deadlines by the old clock may lie an hour ahead now: what waits is done at once, and all else computed anew.
  void clock_set() {
    written_ = true;
    look_wanted_ = true;
    if (retry_) { retry_ = Clocks::now(); }
  }

  void read_signals() {
    signalfd_siginfo info{};
    while (read(signals_, &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
      if (info.ssi_signo == SIGUSR1) {
        options_.with_window = false;  // `labclock-gui --background` wants what we do, without an end
      } else {
        ending_ = true;
      }
    }
  }

  void window_closed() {
    std::array<char, 64> ignored{};
    if (read(STDIN_FILENO, ignored.data(), ignored.size()) > 0) { return; }
    options_.with_window = false;
    if (!autostarts(options_.autostart)) { ending_ = true; }
  }

  void lose_session() {
    quietly([this] { courier_.set_service(false); });
    idle_mutter_.reset();
    mutter_there_ = false;
    tray_.reset();
    port_.real.reset();
    session_.reset();
    say(msg::desktop_no_bus);
  }

  void finish() {
    const Instant now = Clocks::now();
    note(presence_.finish(now));
    quietly([this] { courier_.finish(); });
    if (!desk_.is_open()) { return; }
    for (int i = 0; i < kLastTries && !outbox_.empty(); ++i) { (void)outbox_.work(*desk_.ledger(), now); }
    if (!outbox_.empty()) { say(render({msg::desktop_pending_lost, {{"what", outbox_.words()}}}, desk_.lang())); }
  }

  /// Stands where the service would, so that the courier needs no bus.
  struct Port : NoticePort {
    std::unique_ptr<Notifier> real;
    void show(Token token, const Notice& notice) override {
      if (real) { real->show(token, notice); }
    }
    void close(Token token) override {
      if (real) { real->close(token); }
    }
    void call_service() override {
      if (real) { real->call_service(); }
    }
  };

  WatchOptions options_;
  Desk desk_;
  Writes writes_;
  Outbox outbox_;
  Clocks clocks_;
  Presence presence_{Seconds{0}};
  Sight sight_;
  // The buses outlive what speaks through them.
  std::unique_ptr<Bus> session_;
  std::unique_ptr<Bus> system_;
  Port port_;
  Courier courier_{port_, [this](ItemKey key, Reply reply) { answered(key, reply); }};
  std::unique_ptr<Tray> tray_;
  std::unique_ptr<IdleSource> idle_mutter_;
  std::unique_ptr<IdleSource> idle_x11_;
  std::unique_ptr<Logind> logind_;
  std::optional<Instant> retry_;
  Seconds pause_{0};
  Token word_ = kFirstWord;
  int signals_ = -1;
  bool mutter_there_ = false;
  bool said_no_service_ = false;
  bool look_wanted_ = false;
  bool written_ = false;
  bool ending_ = false;
};

}  // namespace

int run_watch(WatchOptions options) {
  const std::filesystem::path lock = watcher_lock(options.desk.database, options.runtime_folder);
  Hold hold;
  if (!lock.empty() && !hold.take(lock)) {
    const Lang lang = options.desk.lang.value_or(options.desk.system_lang);
    // One that would end with its window goes on instead: that is what a start in the background asks for.
    const pid_t other = holder_of(lock);
    if (other > 0 && !options.with_window) { kill(other, SIGUSR1); }
    std::fprintf(stderr, "labclock-watch: %s\n", render(msg::desktop_running_already, lang).c_str());
    return 0;
  }
  return Watch(std::move(options)).run();
}

}  // namespace labclock::gui::watcher
