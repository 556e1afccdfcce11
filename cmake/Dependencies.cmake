# What Labclock is built from. All of it is packaged by Debian (packages.txt).
#
# The terminal program is linked statically where the static libraries are at hand, because half of the
# time of a short command is the dynamic linker's (docs/adr/0003-static-terminal-program.md).

find_package(PkgConfig REQUIRED)
find_package(date REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(ICAL IMPORTED_TARGET libical)

if(LABCLOCK_STATIC)
  include(CheckCXXSourceCompiles)
  find_library(LABCLOCK_SQLITE_ARCHIVE libsqlite3.a)
  find_library(LABCLOCK_SQLITECPP_ARCHIVE libSQLiteCpp.a)
  find_library(LABCLOCK_UTF8PROC_ARCHIVE libutf8proc.a)
  set(CMAKE_REQUIRED_LINK_OPTIONS -static)
  check_cxx_source_compiles("#include <string>\nint main(int c, char** v) { return std::string(v[0]).size() == 0; }"
                            LABCLOCK_STATIC_RUNTIME)
  unset(CMAKE_REQUIRED_LINK_OPTIONS)
  foreach(need IN ITEMS SQLITE_ARCHIVE SQLITECPP_ARCHIVE UTF8PROC_ARCHIVE STATIC_RUNTIME)
    if(NOT LABCLOCK_${need})
      message(STATUS "Not linked statically: ${need} is missing. The program is linked dynamically and starts slower")
      set(LABCLOCK_STATIC OFF)
      break()
    endif()
  endforeach()
endif()

if(LABCLOCK_STATIC)
  # FindSQLite3 takes the shared library unless it is told.
  set(SQLite3_LIBRARY ${LABCLOCK_SQLITE_ARCHIVE} CACHE FILEPATH "SQLite, for the static program")
endif()
find_package(SQLiteCpp REQUIRED)

# fmt is a shared library in Debian, so the static program takes its headers alone.
add_library(labclock_fmt INTERFACE)
if(LABCLOCK_STATIC)
  target_link_libraries(labclock_fmt INTERFACE fmt::fmt-header-only)
else()
  target_link_libraries(labclock_fmt INTERFACE fmt::fmt)
endif()

# pkg-config knows the shared utf8proc only.
add_library(labclock_utf8proc INTERFACE)
if(LABCLOCK_STATIC)
  target_compile_definitions(labclock_utf8proc INTERFACE UTF8PROC_STATIC)
  target_link_libraries(labclock_utf8proc INTERFACE ${LABCLOCK_UTF8PROC_ARCHIVE})
else()
  target_link_libraries(labclock_utf8proc INTERFACE PkgConfig::UTF8PROC)
endif()

# The window: Dear ImGui and GLFW as Debian packages them. Without them the terminal program is built alone.
option(LABCLOCK_GUI "Build the window" ON)
if(LABCLOCK_GUI)
  pkg_check_modules(IMGUI IMPORTED_TARGET imgui)
  pkg_check_modules(GLFW IMPORTED_TARGET glfw3)
  pkg_check_modules(FONTCONFIG IMPORTED_TARGET fontconfig)
  pkg_check_modules(FREETYPE IMPORTED_TARGET freetype2)
  find_package(OpenGL COMPONENTS OpenGL)
  foreach(need IN ITEMS IMGUI GLFW FONTCONFIG FREETYPE OPENGL)
    if(NOT ${need}_FOUND)
      message(STATUS "Without ${need}: the window, labclock-gui, is not built")
      set(LABCLOCK_GUI OFF)
      break()
    endif()
  endforeach()
endif()

# What draws on paper. Without it `report` and `chart` say what is missing, and the rest is built alone.
option(LABCLOCK_PAPER "Build labclock-paper, which draws pictures and documents" ON)
if(LABCLOCK_PAPER)
  pkg_check_modules(CAIRO IMPORTED_TARGET cairo cairo-pdf cairo-svg cairo-png)
  pkg_check_modules(PANGO IMPORTED_TARGET pangocairo)
  pkg_check_modules(QPDF IMPORTED_TARGET libqpdf)
  pkg_check_modules(XLSXWRITER IMPORTED_TARGET xlsxwriter)
  foreach(need IN ITEMS CAIRO PANGO QPDF XLSXWRITER)
    if(NOT ${need}_FOUND)
      message(STATUS "Without ${need}: labclock-paper is not built, so there are no reports and charts")
      set(LABCLOCK_PAPER OFF)
      break()
    endif()
  endforeach()
endif()

# The background program speaks D-Bus through sdbus-c++, whose second version is another interface.
set(LABCLOCK_WATCH OFF)
if(LABCLOCK_GUI)
  find_package(sdbus-c++ 1 QUIET)
  pkg_check_modules(XSS IMPORTED_TARGET xscrnsaver)
  pkg_check_modules(XEXT IMPORTED_TARGET xext)
  pkg_check_modules(X11 IMPORTED_TARGET x11)
  if(sdbus-c++_FOUND AND XSS_FOUND AND XEXT_FOUND AND X11_FOUND)
    set(LABCLOCK_WATCH ON)
  else()
    message(STATUS "Without sdbus-c++ 1 or XScreenSaver: the background program, labclock-watch, is not built")
  endif()
endif()
