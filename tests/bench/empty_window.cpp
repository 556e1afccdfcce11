// What the window is measured against: GLFW, OpenGL and Dear ImGui with its default font, and nothing in it.
//
//   empty_window [FRAMES]   ends after so many frames; without, sleeps until it is killed

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <cstdlib>

int main(int argc, char** argv) {
  const long frames = argc > 1 ? std::atol(argv[1]) : 0;
  if (glfwInit() == GLFW_FALSE) { return 1; }
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  GLFWwindow* window = glfwCreateWindow(1280, 800, "Empty window", nullptr, nullptr);
  if (window == nullptr) { return 1; }
  glfwMakeContextCurrent(window);
  glfwSwapInterval(1);
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui_ImplGlfw_InitForOpenGL(window, true);
  ImGui_ImplOpenGL3_Init("#version 150");
  for (long built = 0; frames == 0 || built < frames; ++built) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    ImGui::Begin("Empty");
    ImGui::TextUnformatted("Nothing here");
    ImGui::End();
    ImGui::Render();
    glViewport(0, 0, 1280, 800);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(window);
    glfwPollEvents();
    if (frames == 0) { glfwWaitEvents(); }
  }
  glfwTerminate();
  return 0;
}
