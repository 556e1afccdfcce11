#pragma once
// Which of the ledger's questions are on the screen as notifications, and what their buttons mean.
//
// What it is: the state between the ledger and a notification service. Whatever is open in the ledger and came up just
// now is shown once, whoever recorded it; what is answered elsewhere is taken from the screen. What it is not: D-Bus, a
// clock or the ledger, all of which are handed in. Without a service, or while the person is not to be disturbed,
// nothing is lost: it is open in the ledger, and shown later if it is still fresh.

#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "gui/watch/notice.hpp"

namespace labclock::gui::watcher {

/// What is older than this when it could first be shown is left to the window's banner.
inline constexpr Seconds kFresh{15 * 60};

class Courier {
 public:
  using Answered = std::function<void(ItemKey, Reply)>;
  /// `port` must outlive it. `answered` gets each answer once, `Reply::open` too.
  Courier(NoticePort& port, Answered answered) : port_(port), answered_(std::move(answered)) {}

  /// What is open in the ledger now. Shows and withdraws.
  void look(const std::vector<Item>& open, Instant now);
  /// There is a service; and the person is not to be disturbed.
  void set_service(bool there);
  void set_disturbing(bool allowed) { allowed_ = allowed; }
  /// From the service. Tokens that are not on the screen any more are nobody's.
  void pressed(Token token, Reply reply);
  void closed(Token token);
  /// It could not be shown: it will be tried again when a service is there.
  void failed(Token token);
  /// Takes everything from the screen; who pressed "keep going" and was asked why has answered without a reason.
  void finish();

 private:
  struct Entry {
    enum class State : unsigned char { shown, asking, done } state = State::shown;
    Token token = 0;
    std::optional<Notice> why;
  };
  using Entries = std::map<ItemKey, Entry>;
  [[nodiscard]] Entries::iterator find(Token token);
  void show(const Item& item);

  NoticePort& port_;
  Answered answered_;
  Entries entries_;
  Token last_ = 0;
  bool there_ = false;
  bool allowed_ = true;
};

}  // namespace labclock::gui::watcher
