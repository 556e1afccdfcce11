#pragma once
// The parts of the log, put together by log.cpp.
//
// What it is: one object that lives for a frame and holds what every part needs. What it is not: state; that is
// LogUi.

#include <algorithm>
#include <string>

#include "gui/views/log.hpp"

namespace labclock::gui {

class LogView {
 public:
  LogView(Ui& ui, const Snapshot& base, const LogPage& page, LogUi& state, Commands& commands)
      : ui_(ui), base_(base), page_(page), state_(state), commands_(commands), lang_(ui.lang) {}

  void draw();

 private:
  // log.cpp
  float header(float x, float width);
  float filters(float x, float y, float width);
  float totals(float x, float y, float width);
  void ask(const std::string& words);
  void move_weeks(int by);
  void keys();
  bool arrow_keys();
  void row_keys();

  // log_list.cpp
  /// The lines from `y` on; those out of sight take room and cost nothing. Returns where they end.
  float list(Ui& ui, float x, float y, float width);
  float empty(Ui& ui, float x, float y, float width);
  [[nodiscard]] float height_of(const Ui& ui, const LogItem& item, float width) const;
  void heading(Ui& ui, const Box& box, const LogDay& day);
  void row(Ui& ui, const Box& box, const LogRow& row);
  void row_wide(Ui& ui, const Box& box, const LogRow& row);
  void row_narrow(Ui& ui, const Box& box, const LogRow& row);
  [[nodiscard]] float row_marks(Ui& ui, float right, float y, float room, const LogRow& row) const;
  [[nodiscard]] std::string row_times(const LogRow& row) const;
  [[nodiscard]] std::string row_about(const LogRow& row) const;
  [[nodiscard]] std::vector<std::string> row_words(const LogRow& row) const;
  void gap(Ui& ui, const Box& box, const LogItem& item);
  void editor(Ui& ui, float x, float y, float width);
  [[nodiscard]] bool in_place(float width) const;
  [[nodiscard]] bool picked(const LogItem& item) const;
  void pick(const LogItem& item);
  [[nodiscard]] std::optional<std::size_t> picked_index() const;
  void move_pick(int by);

  // log_strip.cpp
  float strip(float x, float y, float width);
  [[nodiscard]] const reports::DayBlocks* strip_day() const;
  void edges(float x, float y, float width, const reports::DayBlocks& day);
  void edge(const Box& box, const reports::Block& block, bool end, Day day, float width);
  [[nodiscard]] Span room_of(const storage::AnySession& session, bool end) const;

  // log_actions.cpp
  float actions(float x, float y, float width);
  [[nodiscard]] const storage::AnySession* picked_session() const;
  [[nodiscard]] const storage::AnySession* session_with(SessionId id) const;
  void add();
  void fill(Span gap, Day day);
  void edit();
  void split();
  void save_split();
  void merge();
  void remove();
  void correct(SessionId id, bool end, Instant at);
  void form_sheet();
  void split_sheet();
  [[nodiscard]] std::string stretch_of(const storage::AnySession& session) const;

  // log_history.cpp
  void history_sheet();
  float history_row(Ui& ui, const Box& box, const storage::HistoryEntry& entry, int undo, int redo);
  void step();

  Ui& ui_;
  const Snapshot& base_;
  const LogPage& page_;
  LogUi& state_;
  Commands& commands_;
  Lang lang_;
};

/// Places boxes in a row and goes to the next row where one does not fit.
class Flow {
 public:
  Flow(float x, float y, float width, float gap = 0.5F) : x_(x), y_(y), right_(x + width), at_(x), gap_(gap) {}
  Box next(float wide, float high = kButtonHeight) {
    wide = std::min(wide, right_ - x_);
    if (at_ > x_ && at_ + wide > right_ + 0.01F) {
      at_ = x_;
      y_ += kButtonHeight + gap_;
    }
    const Box box{at_, y_, wide, high};
    at_ += wide + gap_;
    return box;
  }
  /// What comes next, `wide` em in all, stands at the right end where it fits.
  void to_right(float wide) { at_ = std::max(at_, right_ - wide); }
  [[nodiscard]] float bottom() const { return y_ + kButtonHeight; }

 private:
  float x_, y_, right_, at_, gap_;
};

}  // namespace labclock::gui
