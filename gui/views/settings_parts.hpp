#pragma once
// What the pieces of the screen Settings tell one another: not for anybody else.

#include "gui/views/settings.hpp"
#include "gui/views/settings_words.hpp"
#include "src/rules.hpp"

namespace labclock::gui::settings_view {

/// Everything a piece needs.
struct Scene {
  const Snapshot& base;
  const SettingsPage& page;
  SettingsUi& state;
  Commands& commands;
  Lang lang;
};

/// Where a piece is drawn: it moves `y` down as it goes.
struct Place {
  float x;
  float y;
  float width;
};

inline constexpr float kUnderLabel = 1.25F;
inline constexpr float kBetween = 1.0F;  ///< between two settings of a card

[[nodiscard]] inline TextLook caption() {
  return {TextSize::caption, false, Ink::muted, Align::left, 0};
}

/// One setting with its control, by its type.
void draw_setting(Ui& ui, Scene& scene, const SettingInfo& setting, std::string_view key, Place& place);
/// One that holds from a day on: what holds now and since when, its history, and the form to set it.
void draw_dated(Ui& ui, Scene& scene, const SettingInfo& setting, Place& place);
/// The parts of their cards below the settings.
void draw_holidays(Ui& ui, Scene& scene, Place& place);
/// The switch of the background program, and whether it runs.
void draw_background(Ui& ui, Scene& scene, Place& place);
void draw_data(Ui& ui, Scene& scene, Place& place);

/// Sets a plain setting; an error is kept beside its field.
void set_plain(Scene& scene, std::string_view key, const std::string& value);

/// Label, buttons or fields in one row where they fit, else below one another. Moves `place` and returns the box of
/// a control of a width.
class Row {
 public:
  explicit Row(Place& place, float height = kButtonHeight) : place_(place), left_(place.x), height_(height) {}
  ~Row() { place_.y += height_; }
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;
  [[nodiscard]] Box next(float width);

 private:
  Place& place_;
  float left_;
  float height_;
};

/// "~/x" with the home folder in its place.
[[nodiscard]] std::filesystem::path full_path(const std::string& typed, const std::filesystem::path& home);

}  // namespace labclock::gui::settings_view
