#include "gui/watch/logind.hpp"

#include <sdbus-c++/sdbus-c++.h>

#include <map>
#include <utility>
#include <vector>

namespace labclock::gui::watcher {
namespace {

constexpr const char* kName = "org.freedesktop.login1";
constexpr const char* kManager = "org.freedesktop.login1.Manager";
constexpr const char* kSession = "org.freedesktop.login1.Session";

}  // namespace

struct Logind::Impl {
  Bus& bus;
  std::string id;
  Told told;
  std::unique_ptr<sdbus::IProxy> manager;
  std::unique_ptr<sdbus::IProxy> session;

  Impl(Bus& the_bus, std::string which, Told who) : bus(the_bus), id(std::move(which)), told(std::move(who)) {}

  void begin() {
    manager = sdbus::createProxy(bus.connection(), kName, "/org/freedesktop/login1");
    manager->uponSignal("PrepareForSleep").onInterface(kManager).call([this](bool going) { told.sleep(going); });
    manager->finishRegistration();
    bus.follow(kName, [this](bool owned) {
      if (owned && !session) { find_session(); }
    });
  }

  void find_session() {
    manager->callMethodAsync("GetSession")
        .onInterface(kManager)
        .withArguments(id.empty() ? std::string("auto") : id)
        .uponReplyInvoke([this](const sdbus::Error* error, const sdbus::ObjectPath& path) {
          // Not in a session (a server, a container): nobody tells of locks then.
          if (error == nullptr && !session) { watch_session(path); }
        });
  }

  void watch_session(const sdbus::ObjectPath& path) {
    session = sdbus::createProxy(bus.connection(), kName, path);
    // Locking is only asked for by these; LockedHint says that it was done, on desktops that tell.
    session->uponSignal("Lock").onInterface(kSession).call([this] { told.lock(true, false); });
    session->uponSignal("Unlock").onInterface(kSession).call([this] { told.lock(false, false); });
    session->uponSignal("PropertiesChanged")
        .onInterface("org.freedesktop.DBus.Properties")
        .call([this](const std::string&, const std::map<std::string, sdbus::Variant>& changed,
                     const std::vector<std::string>&) {
          const auto found = changed.find("LockedHint");
          if (found != changed.end() && found->second.containsValueOfType<bool>()) {
            told.lock(found->second.get<bool>(), true);
          }
        });
    session->finishRegistration();
  }
};

Logind::Logind(Bus& system, const std::string& session, Told told)
    : impl_(std::make_unique<Impl>(system, session, std::move(told))) {
  impl_->begin();
}

Logind::~Logind() = default;

}  // namespace labclock::gui::watcher
