#include "gui/watch/notifier.hpp"

#include <sdbus-c++/sdbus-c++.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace labclock::gui::watcher {
namespace {

constexpr const char* kName = "org.freedesktop.Notifications";
constexpr const char* kPath = "/org/freedesktop/Notifications";
constexpr const char* kProperties = "org.freedesktop.DBus.Properties";
constexpr std::string_view kIcon = "org.labclock.Labclock";
/// GNOME Shell shows no more, and drops the rest without a word.
constexpr std::size_t kGnomeButtons = 3;
constexpr std::size_t kManyButtons = 5;

}  // namespace

struct Notifier::Impl {
  Bus& bus;
  Told told;
  std::function<std::string()> hint;
  std::unique_ptr<sdbus::IProxy> proxy;
  bool there = false;
  bool markup = false;
  std::size_t buttons = 0;
  struct Shown {
    std::optional<std::uint32_t> number;  ///< none until the service has answered
    bool closing = false;                 ///< is to be closed as soon as the number is known
  };
  std::map<Token, Shown> shown;

  Impl(Bus& the_bus, Told who, std::function<std::string()> words)
      : bus(the_bus), told(std::move(who)), hint(std::move(words)) {}

  void begin() {
    proxy = sdbus::createProxy(bus.connection(), kName, kPath);
    proxy->uponSignal("ActionInvoked").onInterface(kName).call([this](std::uint32_t number, const std::string& key) {
      const std::optional<Token> token = token_of(number);
      const std::optional<Reply> reply = reply_from(key);
      if (token && reply) { told.pressed(*token, *reply); }
    });
    proxy->uponSignal("NotificationClosed").onInterface(kName).call([this](std::uint32_t number, std::uint32_t) {
      const std::optional<Token> token = token_of(number);
      if (!token) { return; }
      shown.erase(*token);
      told.closed(*token);
    });
    proxy->uponSignal("PropertiesChanged")
        .onInterface(kProperties)
        .call([this](const std::string& interface, const std::map<std::string, sdbus::Variant>& changed,
                     const std::vector<std::string>&) {
          const auto found = changed.find("Inhibited");
          if (interface == kName && found != changed.end()) { take_inhibited(found->second); }
        });
    proxy->finishRegistration();
    bus.follow(kName, [this](bool owned) {
      if (owned) {
        ask();
      } else {
        there = false;
        shown.clear();
        told.service(false);
      }
    });
  }

  [[nodiscard]] std::optional<Token> token_of(std::uint32_t number) const {
    const auto found =
        std::find_if(shown.begin(), shown.end(), [number](const auto& each) { return each.second.number == number; });
    return found == shown.end() ? std::nullopt : std::optional<Token>(found->first);
  }

  void take_inhibited(const sdbus::Variant& value) {
    if (value.containsValueOfType<bool>()) { told.disturbing(!value.get<bool>()); }
  }

  /// What can it do? It counts as there once it has said so.
  void ask() {
    proxy->callMethodAsync("GetServerInformation")
        .onInterface(kName)
        .uponReplyInvoke([this](const sdbus::Error* error, const std::string& name, const std::string&,
                                const std::string&, const std::string&) {
          buttons = error == nullptr && name == "gnome-shell" ? kGnomeButtons : kManyButtons;
        });
    proxy->callMethodAsync("Get")
        .onInterface(kProperties)
        .withArguments(std::string(kName), std::string("Inhibited"))
        .uponReplyInvoke([this](const sdbus::Error* error, const sdbus::Variant& value) {
          // Most services have no such property: they hold notifications back by themselves.
          if (error != nullptr) {
            told.disturbing(true);
          } else {
            take_inhibited(value);
          }
        });
    proxy->callMethodAsync("GetCapabilities")
        .onInterface(kName)
        .uponReplyInvoke([this](const sdbus::Error* error, const std::vector<std::string>& can) {
          if (error != nullptr) {
            told.no_service();
            return;
          }
          const auto has = [&can](std::string_view what) {
            return std::find(can.begin(), can.end(), what) != can.end();
          };
          markup = has("body-markup");
          if (!has("actions")) { buttons = 0; }
          there = true;
          told.service(true);
        });
  }

  /// The service gave a notification its number, or an error.
  void numbered(Token token, const sdbus::Error* error, std::uint32_t number) {
    const auto found = shown.find(token);
    if (found == shown.end()) { return; }
    if (error != nullptr) {
      shown.erase(found);
      told.failed(token);
      return;
    }
    found->second.number = number;
    if (found->second.closing) { send_close(token); }
  }

  void send_close(Token token) {
    const auto found = shown.find(token);
    const std::uint32_t number = found->second.number.value_or(0);
    shown.erase(found);
    // That it was closed is no news; that it was already is no trouble.
    proxy->callMethodAsync("CloseNotification")
        .onInterface(kName)
        .withArguments(number)
        .uponReplyInvoke([](const sdbus::Error*) {});
  }
};

Notifier::Notifier(Bus& bus, Told told, std::function<std::string()> hint)
    : impl_(std::make_unique<Impl>(bus, std::move(told), std::move(hint))) {
  impl_->begin();
}

Notifier::~Notifier() = default;

void Notifier::show(Token token, const Notice& notice) {
  std::vector<std::string> actions;
  std::string body = notice.body;
  if (impl_->buttons > 0) {
    actions = {std::string(kClicked), ""};
    for (std::size_t i = 0; i < std::min(notice.buttons.size(), impl_->buttons); ++i) {
      actions.emplace_back(key_of(notice.buttons[i].reply));
      actions.push_back(notice.buttons[i].label);
    }
  } else if (!notice.buttons.empty()) {
    body += (body.empty() ? "" : "\n") + impl_->hint();
  }
  std::map<std::string, sdbus::Variant> hints;
  hints["desktop-entry"] = sdbus::Variant(std::string(kIcon));
  hints["urgency"] = sdbus::Variant(std::uint8_t{1});
  impl_->shown[token] = {};
  try {
    impl_->proxy->callMethodAsync("Notify")
        .onInterface(kName)
        .withArguments(std::string("Labclock"), std::uint32_t{0}, std::string(kIcon), notice.title,
                       impl_->markup ? escape_markup(body) : body, actions, hints, std::int32_t{-1})
        .uponReplyInvoke([impl = impl_.get(), token](const sdbus::Error* error, std::uint32_t number) {
          impl->numbered(token, error, number);
        });
  } catch (const sdbus::Error&) {
    impl_->shown.erase(token);
    impl_->told.failed(token);
  }
}

void Notifier::close(Token token) {
  const auto found = impl_->shown.find(token);
  if (found == impl_->shown.end()) { return; }
  if (found->second.number) {
    impl_->send_close(token);
  } else {
    found->second.closing = true;
  }
}

void Notifier::call_service() {
  impl_->bus.start_service(kName, impl_->told.no_service);
}

}  // namespace labclock::gui::watcher
