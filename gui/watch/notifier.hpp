#pragma once
// The desktop's notification service, org.freedesktop.Notifications.
//
// What it is: the port that a Courier shows through: it asks the service what it can (buttons, markup), keeps the
// numbers that the service gives, and tells of presses, closings, the service's coming and going, and whether the
// person is not to be disturbed (the property Inhibited, where the service has it). What it is not: a judge of what
// is shown.

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "gui/watch/bus.hpp"
#include "gui/watch/notice.hpp"

namespace labclock::gui::watcher {

class Notifier : public NoticePort {
 public:
  struct Told {
    std::function<void(bool there)> service;
    std::function<void(bool allowed)> disturbing;
    std::function<void(Token, Reply)> pressed;
    std::function<void(Token)> closed;
    std::function<void(Token)> failed;
    std::function<void()> no_service;  ///< something was to be shown, and no service could be started
  };
  /// `bus` must outlive it. `hint` is added to the body where the service shows no buttons.
  Notifier(Bus& bus, Told told, std::function<std::string()> hint);
  ~Notifier() override;

  void show(Token token, const Notice& notice) override;
  void close(Token token) override;
  void call_service() override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace labclock::gui::watcher
