#pragma once
// What several screens share above the bare controls: numbers in parts, marks of a status, errors under a field,
// and the fields for a day and for a time.
//
// What it is: small pieces put together from `Ui`. What it is not: layout of a screen, or rules; a word for a day
// or a time is read by src/words.hpp, as on the terminal.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gui/snapshot.hpp"
#include "gui/ui.hpp"
#include "reports/agreed.hpp"
#include "src/result.hpp"
#include "src/words.hpp"

namespace labclock::gui {

/// For `Ui::number`: {{"9","h"},{"05","min"}}, {{"24","min"}}. Whole minutes, cut; two digits beside hours.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> hour_parts(Seconds duration, Lang lang);

/// "19:36": a clock time on screen has no seconds.
[[nodiscard]] std::string clock_minutes(Instant t, const Zone& zone);

/// "November", "11월".
[[nodiscard]] std::string month_name(Day day, Lang lang);
/// "November 2026", "2026년 11월".
[[nodiscard]] std::string month_title(Day day, Lang lang);
/// A month between two arrows that turn to the one before and after, none after that of `last`; true when turned.
/// `month`: a day of it, which keeps its number where the other month has it.
bool turn_months(Ui& ui, const Box& box, Day& month, std::optional<Day> last = std::nullopt);
/// The name of a holiday in the person's language, as far as it is known.
[[nodiscard]] const std::string& name_for(const Holiday& holiday, Lang lang);

/// What a screen keeps free at its sides: 2 em, and less where there is hardly room for words.
[[nodiscard]] inline float margin_of(float width) {
  return width < 24.0F ? 1.0F : 2.0F;
}
/// What a card keeps free at its sides, by its width.
[[nodiscard]] inline float pad_of(float width) {
  return width < 15.0F ? 0.75F : kCardPad;
}

/// A card whose height is known only when its content has been drawn: what is drawn while this lives lies above the
/// card that `close` puts behind it. They may be nested; each is closed once.
class CardBehind {
 public:
  CardBehind();
  void close(Ui& ui, const Box& box, std::optional<Ink> edge = {});

 private:
  ImDrawListSplitter layers_;
  ImDrawList* list_;
};

/// How a status looks: a muted word, a triangle with a word, a square with a word. `none` is a muted word too.
enum class Mark : unsigned char { ok, watch, over, none };
[[nodiscard]] Mark mark_of(reports::AgreedState state);
/// One caption line with its top at `y`; `x` is its left, or with Align::right its right end. Returns the width.
float status(Ui& ui, float x, float y, Mark mark, std::string_view word, Align align = Align::left);
[[nodiscard]] float status_width(const Ui& ui, Mark mark, std::string_view word);

/// The same error with a hint that fits a window: those of the ledger's verbs name commands of the terminal.
[[nodiscard]] Error in_window(Error error);
/// What is wrong and what to do, under a field. Returns the height taken: 0 without an error.
float field_error(Ui& ui, float x, float y, float width, const std::optional<Error>& error);

/// Whether a field that was left is to be read now. A press of the mouse on something below leaves it first: an error
/// that appeared at once would push that something away from under the pointer, so it waits until the mouse is up.
[[nodiscard]] bool left_now(bool& waiting, bool left);

/// What a field for a day knows. `day` is what was last understood: none while it is empty or cannot be read.
struct DateFieldState {
  std::string typed;
  std::optional<Day> day;
  std::optional<Error> error;
  bool waiting = false;  ///< left, and not read yet
  bool entered = false;  ///< in this frame: Enter was pressed in it
  // The open month page.
  Day marked{};

  /// Shows a day, or nothing.
  void set(std::optional<Day> value);
};

struct FieldHelp {
  std::string hint;    ///< shown while it is empty; a usual example where none is given
  bool focus = false;  ///< takes the keyboard in this frame
};

/// A text field that takes the words for a day, with a button that opens a page of the month (arrows, Page Up and
/// Down, Enter, click). True when the day changed: typed and left, entered, or chosen. The field is 2 em high;
/// the caller draws `field_error` under it.
bool date_field(Ui& ui, const char* id, const Box& box, DateFieldState& state, const Snapshot& base,
                const FieldHelp& help = {});
/// Reads what is typed now, as a save does while the field still has the keyboard. False when it cannot be read;
/// then `error` tells why. Empty is fine, and no day.
bool settle(DateFieldState& state, const Snapshot& base);

/// What a field for a time knows.
struct TimeFieldState {
  std::string typed;
  std::optional<When> when;
  std::optional<Error> error;
  bool waiting = false;  ///< left, and not read yet
  bool entered = false;  ///< in this frame: Enter was pressed in it

  /// Shows an instant as "2026-11-24 09:30" in the person's zone, or nothing.
  void set(std::optional<Instant> at, const Snapshot& base);
};

/// A text field that takes the words for a time (WHEN); with `after`, those for the end of what begins then
/// (a duration or the next such clock time). True when what it means changed. Height and error as above.
bool time_field(Ui& ui, const char* id, const Box& box, TimeFieldState& state, const Snapshot& base,
                std::optional<Instant> after = {}, const FieldHelp& help = {});
bool settle(TimeFieldState& state, const Snapshot& base, std::optional<Instant> after = {});

}  // namespace labclock::gui
