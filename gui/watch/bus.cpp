#include "gui/watch/bus.hpp"

#include <poll.h>
#include <sdbus-c++/sdbus-c++.h>

#include <chrono>
#include <utility>

namespace labclock::gui::watcher {
namespace {

constexpr const char* kDriver = "org.freedesktop.DBus";
constexpr std::uint64_t kCallTimeoutUs = 5'000'000;

}  // namespace

/// The bus itself, which tells who owns which name.
struct Bus::Driver {
  std::unique_ptr<sdbus::IProxy> proxy;
  std::vector<sdbus::Slot> matches;
};

Bus::Bus(std::unique_ptr<sdbus::IConnection> connection)
    : connection_(std::move(connection)), driver_(std::make_unique<Driver>()) {
  connection_->setMethodCallTimeout(kCallTimeoutUs);
  driver_->proxy = sdbus::createProxy(*connection_, kDriver, "/org/freedesktop/DBus");
  driver_->proxy->finishRegistration();
}

Bus::~Bus() = default;

std::unique_ptr<Bus> Bus::open(Which which) {
  try {
    return std::unique_ptr<Bus>(
        new Bus(which == Which::session ? sdbus::createSessionBusConnection() : sdbus::createSystemBusConnection()));
  } catch (const sdbus::Error&) { return nullptr; }
}

Bus::Wait Bus::wait() const {
  try {
    const sdbus::IConnection::PollData data = connection_->getEventLoopPollData();
    Wait wait{data.fd, data.events, std::nullopt};
    if (const auto relative = data.getRelativeTimeout()) { wait.within_us = relative->count(); }
    return wait;
  } catch (const sdbus::Error&) { return {}; }
}

bool Bus::serve() {
  try {
    while (connection_->processPendingRequest()) {}
    return true;
  } catch (const sdbus::Error&) { return false; }
}

void Bus::follow(const std::string& name, const std::function<void(bool owned)>& changed) {
  const std::string rule =
      "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',"
      "member='NameOwnerChanged',arg0='" +
      name + "'";
  bool owned = false;
  try {
    driver_->matches.push_back(connection_->addMatch(rule, [changed](sdbus::Message& message) {
      std::string which;
      std::string before;
      std::string after;
      message >> which >> before >> after;
      // From one owner to the next: what the first one showed is gone.
      if (!before.empty()) { changed(false); }
      if (!after.empty()) { changed(true); }
    }));
    driver_->proxy->callMethod("NameHasOwner").onInterface(kDriver).withArguments(name).storeResultsTo(owned);
  } catch (const sdbus::Error&) { owned = false; }
  changed(owned);
}

void Bus::start_service(const std::string& name, const std::function<void()>& refused) {
  try {
    driver_->proxy->callMethodAsync("StartServiceByName")
        .onInterface(kDriver)
        .withArguments(name, std::uint32_t{0})
        .uponReplyInvoke([refused](const sdbus::Error* error, std::uint32_t /*how*/) {
          if (error != nullptr) { refused(); }
        });
  } catch (const sdbus::Error&) { refused(); }
}

}  // namespace labclock::gui::watcher
