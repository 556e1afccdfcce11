#include "gui/window/picture.hpp"

#include <GLFW/glfw3.h>
#include <stb/stb_image_write.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

#include "src/msg/gui.hpp"

namespace labclock::gui {

Result<std::string> write_picture(GLFWwindow* window, const Commands::Picture& region,
                                  const std::filesystem::path& file) {
  int full_width = 0;
  int full_height = 0;
  glfwGetFramebufferSize(window, &full_width, &full_height);
  const int left = std::clamp(static_cast<int>(region.x), 0, full_width);
  const int top = std::clamp(static_cast<int>(region.y), 0, full_height);
  const int width = std::clamp(static_cast<int>(region.w), 0, full_width - left);
  const int height = std::clamp(static_cast<int>(region.h), 0, full_height - top);
  std::vector<unsigned char> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  // OpenGL counts rows from the bottom.
  glReadPixels(left, full_height - top - height, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());
  stbi_flip_vertically_on_write(1);
  const std::string half = file.string() + ".part";
  errno = 0;
  const bool written =
      width > 0 && height > 0 && stbi_write_png(half.c_str(), width, height, 3, pixels.data(), width * 3) != 0;
  std::error_code trouble;
  if (written) { std::filesystem::rename(half, file, trouble); }
  if (!written || trouble) {
    const std::string reason = trouble ? trouble.message() : std::strerror(errno == 0 ? EIO : errno);
    std::error_code ignored;
    std::filesystem::remove(half, ignored);
    return refuse(ErrorKind::storage, "cannot_write",
                  {msg::gui_picture_failed, {{"file", file.string()}, {"reason", reason}}},
                  Phrase{msg::gui_picture_failed_hint});
  }
  return file.string();
}

}  // namespace labclock::gui
