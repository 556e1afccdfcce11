#pragma once
// What tests of screens ask of a screen, above the rig: sentences by their message, the last of several buttons.
//
// What it is: small questions. What it is not: a check; the tests assert.

#include <algorithm>
#include <string>

#include "src/text.hpp"
#include "tests/support/gui_rig.hpp"

namespace labclock::test {

/// A message in English: wording is for the tables, and not for a test.
inline std::string en(Msg msg) {
  return std::string(text(msg, Lang::en));
}

/// Whether a text stands on the screen, wrapped or not.
inline bool mentions(std::string screen, const std::string& words) {
  std::replace(screen.begin(), screen.end(), '\n', ' ');
  return screen.find(words) != std::string::npos;
}

/// Whether a line of the screen is just this.
inline bool says(const std::string& screen, const std::string& line) {
  return ("\n" + screen).find("\n" + line + "\n") != std::string::npos;
}

/// What is wrong with the layout, a line each.
inline std::string faults(GuiRig& gui) {
  std::string all;
  for (const std::string& fault : gui.layout_faults()) { all += fault + "\n"; }
  return all;
}

/// The last text on the screen that says so: a panel comes after the table it belongs to.
inline void click_last(GuiRig& gui, const std::string& words) {
  gui.settle();
  const auto& items = gui.probe().items;
  const auto count =
      std::count_if(items.begin(), items.end(), [&](const gui::Probe::Item& item) { return item.words == words; });
  gui.click(words, std::max(0, static_cast<int>(count) - 1));
}

}  // namespace labclock::test
