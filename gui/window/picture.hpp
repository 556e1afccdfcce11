#pragma once
// What is painted, as a PNG file.

#include <filesystem>
#include <string>

#include "gui/commands.hpp"
#include "src/result.hpp"

struct GLFWwindow;

namespace labclock::gui {

/// Reads back a region (pixels from the top left) of what was just painted and writes it beside its name first,
/// so that a full disk leaves no half picture. The file's name, or what is wrong (storage, "cannot_write").
[[nodiscard]] Result<std::string> write_picture(GLFWwindow* window, const Commands::Picture& region,
                                                const std::filesystem::path& file);

}  // namespace labclock::gui
