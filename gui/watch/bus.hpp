#pragma once
// One connection to a D-Bus, served by the program's own loop.
//
// What it is: a socket to wait for and a call to serve it; and who owns a name, told whenever that changes. What it is
// not: a thread. Calls that may take long are asynchronous, so that a service that hangs holds nothing up.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sdbus {
class IConnection;
}

namespace labclock::gui::watcher {

class Bus {
 public:
  enum class Which : unsigned char { session, system };
  /// Null where there is none.
  [[nodiscard]] static std::unique_ptr<Bus> open(Which which);
  ~Bus();
  Bus(const Bus&) = delete;
  Bus& operator=(const Bus&) = delete;

  struct Wait {
    int descriptor = -1;
    short events = 0;
    std::optional<std::int64_t> within_us;  ///< it wants to be served by then at the latest
  };
  [[nodiscard]] Wait wait() const;
  /// Serves all that came. False when the connection is lost, for good.
  [[nodiscard]] bool serve();

  /// Calls back at once and whenever the name gets or loses an owner.
  void follow(const std::string& name, const std::function<void(bool owned)>& changed);
  /// Starts the service of a name, where it can be started by being asked. `refused` where it cannot.
  void start_service(const std::string& name, const std::function<void()>& refused);

  [[nodiscard]] sdbus::IConnection& connection() { return *connection_; }

 private:
  explicit Bus(std::unique_ptr<sdbus::IConnection> connection);
  std::unique_ptr<sdbus::IConnection> connection_;
  struct Driver;
  std::unique_ptr<Driver> driver_;
};

}  // namespace labclock::gui::watcher
