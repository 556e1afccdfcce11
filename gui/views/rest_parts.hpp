#pragma once
// The pieces of the screen Rest: not for anybody else.
//
// What it is: cards, each drawn at a place in a width; each returns its height. What it is not: state; that is RestUi.

#include "gui/views/rest.hpp"

namespace labclock::gui::rest_view {

/// Everything a card needs.
struct Scene {
  const Snapshot& base;
  const RestPage& page;
  RestUi& state;
  Commands& commands;
};

/// A title on the left and a caption on the right where there is room for it.
void card_title(Ui& ui, float x, float y, float wide, Msg title, const std::string& right);

/// Under a list that shows some of its rows: shows all of them, or fewer again. Returns the height.
float more_button(Ui& ui, const char* id, float x, float y, float inner, const Phrase& more, const Phrase& fewer,
                  bool& all);

[[nodiscard]] Msg word_of(storage::AlertReason reason);

float alerts_card(Ui& ui, Scene& scene, float x, float y, float wide);
float evenings_card(Ui& ui, Scene& scene, float x, float y, float wide);
float crunch_card(Ui& ui, Scene& scene, float x, float y, float wide);
float benchmarks_card(Ui& ui, Scene& scene, float x, float y, float wide);

}  // namespace labclock::gui::rest_view
