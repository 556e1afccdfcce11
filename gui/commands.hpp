#pragma once
// What a frame asks for: changes of the ledger and moves between screens, carried out after the frame.
//
// What it is: a list that views append to. What it is not: executed while drawing; a view never sees SQLite,
// and a change that fails leaves the picture as it was, with the reason above it.

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "src/result.hpp"
#include "src/time.hpp"
#include "storage/ledger.hpp"

namespace labclock::gui {

enum class Screen : unsigned char { today, week, log, projects, rest, report, settings };
inline constexpr int kScreenCount = 7;

/// A verb of the ledger: one transaction and one history entry. What it says is shown until the next change.
using Verb = std::function<Result<Phrase>(storage::Ledger&, const storage::Act&)>;

struct Commands {
  /// Changes the ledger, then everything shown is read anew. On success `then` is called (to close an editor).
  void change(Verb verb, std::function<void()> then = {}) {
    changes.push_back({std::move(verb), std::move(then), true, false});
  }
  /// The answer to a question of the program's: where another program holds the ledger it is kept, and written as of
  /// the instant it was given as soon as that is possible.
  void answer(Verb verb, std::function<void()> then = {}) {
    changes.push_back({std::move(verb), std::move(then), true, true});
  }
  /// Work with the ledger that is no change and so cannot be undone: a copy of it, a look at a file.
  void work(Verb verb, std::function<void()> then = {}) {
    changes.push_back({std::move(verb), std::move(then), false, false});
  }
  /// Reads what is shown anew, because a view asked for another week, day or filter.
  void reread() { reread_asked = true; }
  void go(Screen to) { screen = to; }
  /// The log at a day, as a click into a figure does.
  void open_day(Day which) {
    screen = Screen::log;
    day = which;
  }
  void copy(std::string text) { clipboard = std::move(text); }
  /// Opens a file or folder with the desktop's own program.
  void open(std::string path) { opened = std::move(path); }
  /// Tells something that is no change ("copied").
  void say(Phrase phrase) { said = std::move(phrase); }
  void tell(Error trouble) { error = std::move(trouble); }
  /// A picture of a region of the window into a file (the window does it after painting).
  struct Picture {
    float x = 0, y = 0, w = 0, h = 0;  ///< pixels
  };
  void picture(Picture region) { picture_of = region; }
  void set_scale(int per_cent) { scale = per_cent; }

  struct Change {
    Verb verb;
    std::function<void()> then;
    bool undoable = true;
    bool kept_while_locked = false;
  };
  // Taken by the app after the frame.
  std::vector<Change> changes;
  bool reread_asked = false;
  std::optional<Screen> screen;
  std::optional<Day> day;
  std::optional<std::string> clipboard;
  std::optional<std::string> opened;
  std::optional<Phrase> said;
  std::optional<Error> error;
  std::optional<Picture> picture_of;
  std::optional<int> scale;

  [[nodiscard]] bool empty() const {
    return changes.empty() && !reread_asked && !screen && !clipboard && !opened && !said && !error && !picture_of &&
           !scale;
  }
};

}  // namespace labclock::gui
