#pragma once
// The parts of the screen of today, put together by today.cpp.
//
// What it is: one object that lives for a frame and holds what every part needs. Each part draws from (x, y) in a
// width and returns where it ends. What it is not: state; that is TodayUi.

#include <string>
#include <vector>

#include "gui/views/today.hpp"
#include "storage/absences.hpp"

namespace labclock::gui {

class TodayView {
 public:
  TodayView(Ui& ui, const Snapshot& base, const TodayPage& page, TodayUi& state, Commands& commands)
      : ui_(ui), base_(base), page_(page), state_(state), commands_(commands), lang_(ui.lang) {}

  void draw();

 private:
  // today.cpp
  void header(float x, float width);
  float numbers(float x, float y, float width, bool column);
  void number_worked(float x, float y, float width);
  void number_off(float x, float y, float width);
  void number_rest(float x, float y, float width);
  void number_next(float x, float y, float width);
  void keys();
  void fill_sheet();

  // today_banner.cpp
  float banner(float x, float y, float width);
  [[nodiscard]] std::string alert_sentence() const;
  [[nodiscard]] std::string alert_second_line() const;
  float reasons(float x, float y, float width);
  void answer_with(storage::AlertReason reason);

  // today_absence.cpp
  static constexpr char kBack = '\b';
  struct AbsenceButton {
    char key;
    std::string label;
  };
  float absence(float x, float y, float width);
  float absence_buttons(float x, float y, float width, const std::vector<AbsenceButton>& buttons);
  bool absence_keys();
  [[nodiscard]] std::string absence_time(Instant t) const;
  [[nodiscard]] std::vector<AbsenceButton> absence_step() const;
  [[nodiscard]] std::vector<const Project*> absence_projects() const;
  void press_absence(char key);
  void choose_absence(char key);
  void save_absence_time();
  void answer_absence(const storage::AbsenceReply& reply);

  // today_card.cpp
  float card(float x, float y, float width);
  float running_card(float x, float y, float width);
  float idle_card(float x, float y, float width);
  void project_line(float x, float y, float width);
  float note_line(float x, float y, float width);
  float start_line(float x, float y, float width);
  [[nodiscard]] std::string start_words() const;
  void stop_button(const Box& box);
  void edit_note();
  void edit_start();
  void save_note();
  void save_start();

  // today_find.cpp
  /// The caption, the field to find a project, and below them the tiles or what was found.
  float switcher(float x, float y, float width, std::string_view caption, std::size_t least);
  float tiles(float x, float y, float width, const std::vector<const Project*>& projects, bool numbered);
  bool tile(const Box& box, const Project& project, const std::string& key);
  float no_match(float x, float y, float width);
  [[nodiscard]] std::vector<const Project*> recent(std::size_t most) const;
  [[nodiscard]] std::vector<const Project*> found() const;
  [[nodiscard]] static std::size_t columns(float width);
  void start(const Project& project);

  // today_strip.cpp
  /// Reaches down to `least` at least, so that both columns end together.
  float strip(float x, float y, float width, float least);
  void gaps(float x, float y, float width);
  void gap(std::size_t index, const Box& box, float strip_left, float width);
  void open_fill(Span span);

  Ui& ui_;
  const Snapshot& base_;
  const TodayPage& page_;
  TodayUi& state_;
  Commands& commands_;
  Lang lang_;
  std::vector<const Project*> listed_;  ///< the tiles with a number key, in order
};

}  // namespace labclock::gui
