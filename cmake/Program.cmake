# The programs: labclock, and beside it labclock-ics, which alone links libical
# (docs/adr/0002-icalendar-in-a-process-of-its-own.md).

add_executable(labclock cli/main.cpp)
target_link_libraries(labclock PRIVATE labclock_cli)
labclock_flags(labclock)
if(LABCLOCK_STATIC)
  target_sources(labclock PRIVATE cmake/static/no_dlopen.cpp cmake/static/no_streams.cpp)
  # A warning of the linker here means that libc would load something at run time (names of users or
  # hosts, character sets): not in this program.
  target_link_options(labclock PRIVATE -static -no-pie -Wl,--wrap=dlopen -Wl,--gc-sections -Wl,--fatal-warnings
                                       -Wl,-z,noseparate-code -Wl,--wrap=_ZNSt8ios_base4InitC1Ev
                                       -Wl,--wrap=_ZNSt8ios_base4InitD1Ev)
endif()

file(GLOB ics_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/storage/tools/*.cpp)
if(ics_sources AND ICAL_FOUND)
  add_executable(labclock-ics ${ics_sources})
  target_link_libraries(labclock-ics PRIVATE labclock_src PkgConfig::ICAL labclock_fmt nlohmann_json::nlohmann_json)
  labclock_flags(labclock-ics)
  if(LABCLOCK_STATIC)
    # It is linked dynamically, but with the rooms of the static program, which are not position independent.
    target_link_options(labclock-ics PRIVATE -no-pie)
  endif()
elseif(ics_sources)
  message(STATUS "Without libical: no labclock-ics, so .ics files cannot be read")
endif()

if(LABCLOCK_PAPER)
  # The same program with what draws filled in: labclock hands `report` and `chart` over to it
  # (docs/adr/0012-drawing-in-a-program-of-its-own.md).
  add_executable(labclock-paper cli/tools/paper_main.cpp)
  target_link_libraries(labclock-paper PRIVATE labclock_cli labclock_paper)
  labclock_flags(labclock-paper)
  if(LABCLOCK_STATIC)
    target_link_options(labclock-paper PRIVATE -no-pie)
  endif()
endif()

if(LABCLOCK_GUI)
  file(GLOB window_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/gui/window/*.cpp)
  add_executable(labclock-gui gui/main.cpp ${window_sources})
  # Debian's libimgui.a holds the GLFW and OpenGL backends; it names GLFW and FreeType itself.
  target_link_libraries(labclock-gui PRIVATE labclock_gui PkgConfig::IMGUI PkgConfig::GLFW PkgConfig::FREETYPE OpenGL::OpenGL
                                             ${CMAKE_DL_LIBS})
  target_compile_definitions(labclock-gui PRIVATE LABCLOCK_VERSION="${PROJECT_VERSION}")
  labclock_flags(labclock-gui)
  if(LABCLOCK_STATIC)
    # Linked dynamically, but with the rooms of the static program, as labclock-ics is.
    target_link_options(labclock-gui PRIVATE -no-pie)
  endif()
endif()

# The background program: D-Bus and X11, and nothing that draws (docs/adr/0013-a-background-program-of-its-own.md).
if(LABCLOCK_WATCH)
  file(GLOB watch_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/gui/watch/*.cpp)
  list(FILTER watch_sources EXCLUDE REGEX "/main\\.cpp$")
  add_library(labclock_watch STATIC ${watch_sources})
  labclock_flags(labclock_watch)
  target_link_libraries(labclock_watch PUBLIC labclock_src labclock_storage labclock_reports labclock_desktop
                                       PRIVATE SDBusCpp::sdbus-c++ PkgConfig::XSS PkgConfig::XEXT PkgConfig::X11)
  add_executable(labclock-watch gui/watch/main.cpp)
  target_link_libraries(labclock-watch PRIVATE labclock_watch)
  target_compile_definitions(labclock-watch PRIVATE LABCLOCK_VERSION="${PROJECT_VERSION}")
  labclock_flags(labclock-watch)
  if(LABCLOCK_STATIC)
    target_link_options(labclock-watch PRIVATE -no-pie)
  endif()
endif()
