#pragma once
// What a desktop notification says and asks, without the desktop.
//
// What it is: values, the port to a notification service, and the words of an alert or an absence in the person's
// language. What it is not: D-Bus (notifier.hpp), or the decision what is shown when (courier.hpp).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/almanac.hpp"
#include "src/text.hpp"
#include "src/time.hpp"
#include "storage/records.hpp"

namespace labclock::gui::watcher {

/// What a button of a notification stands for.
enum class Reply : unsigned char {
  open,  ///< the notification itself was clicked: the window
  // An alert
  stop,
  more,
  go_on,
  deadline,
  experiment,
  asked,
  choice,
  other,
  no_reason,  ///< went on, and the question why was left alone
  // An absence
  keep,
  stop_then
};
/// The word by which the service names a button, and the way back. A click on the notification itself is "default".
[[nodiscard]] std::string_view key_of(Reply reply);
inline constexpr std::string_view kClicked = "default";
[[nodiscard]] std::optional<Reply> reply_from(std::string_view key);

struct NoticeButton {
  Reply reply;
  std::string label;
  friend bool operator==(const NoticeButton&, const NoticeButton&) = default;
};

struct Notice {
  std::string title;
  std::string body;  ///< plain text; the port escapes it where the service reads markup
  std::vector<NoticeButton> buttons;
  friend bool operator==(const Notice&, const Notice&) = default;
};

/// What the person may be asked: an alert of the ledger, or an absence.
struct ItemKey {
  enum class Kind : unsigned char { alert, absence };
  Kind kind = Kind::alert;
  std::int64_t id = 0;
  friend auto operator<=>(const ItemKey&, const ItemKey&) = default;  // NOLINT: a 0 of the compiler's own
};

struct Item {
  ItemKey key;
  Instant at;  ///< when it came up
  Notice notice;
  std::optional<Notice> why;  ///< asked after `go_on`
};

/// A notification service. A token names a notification from when it is shown until it is closed or has told that it
/// was; a token is never used again.
using Token = std::uint64_t;
class NoticePort {
 public:
  virtual ~NoticePort() = default;
  virtual void show(Token token, const Notice& notice) = 0;
  virtual void close(Token token) = 0;
  /// Something is to be shown and no service is there: it may be one that starts when it is asked.
  virtual void call_service() = 0;
};

/// An alert while `project` has been running since `since`.
struct AlertNotice {
  const storage::Alert& alert;
  const Zone& zone;  ///< of the alert
  std::string project;
  Instant since;
  Instant now;
};
[[nodiscard]] Item alert_item(const AlertNotice& alert, Lang lang);

struct AbsenceNotice {
  std::int64_t id = 0;
  Instant from, to;
  const Zone& zone;
  std::string project;
};
[[nodiscard]] Item absence_item(const AbsenceNotice& absence, Lang lang);

/// `&`, `<` and `>` as a service that reads markup shows them: what a project is called is never markup.
[[nodiscard]] std::string escape_markup(std::string_view text);

}  // namespace labclock::gui::watcher
