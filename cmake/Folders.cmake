# labclock_room(NAME): a static library from every .cpp of a folder but its main.cpp, its tools and what is a room of
# its own.
function(labclock_room name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${name}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$|/tools/|/gui/(window|desktop|watch)/|/reports/paper/")
  if(NOT sources)
    # A room of headers alone still is a library to link.
    file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/${name}_empty.cpp "")
    set(sources ${CMAKE_CURRENT_BINARY_DIR}/${name}_empty.cpp)
  endif()
  add_library(labclock_${name} STATIC ${sources})
  labclock_flags(labclock_${name})
endfunction()

# labclock_test_environment(TESTS...): tests never see the person's own database, settings or language.
function(labclock_test_environment)
  set(home ${CMAKE_BINARY_DIR}/tests/home)
  file(MAKE_DIRECTORY ${home})
  set(change "HOME=set:${home}")
  foreach(variable IN ITEMS LABCLOCK_DB LABCLOCK_ZONE LABCLOCK_NOW LABCLOCK_LANG XDG_DATA_HOME XDG_CONFIG_HOME
                            XDG_STATE_HOME TZ TIMEWARRIORDB NO_COLOR LANGUAGE COLUMNS)
    list(APPEND change "${variable}=unset:")
  endforeach()
  # Leaks of our own are told, and not what the libraries that draw keep until the end.
  list(APPEND change "LSAN_OPTIONS=set:suppressions=${PROJECT_SOURCE_DIR}/tests/support/leaks.supp:print_suppressions=0")
  # Properties draw the same cases in every run; a test program started by hand draws new ones.
  list(APPEND change "RC_PARAMS=set:seed=20261124")
  list(APPEND change "LC_ALL=set:C.UTF-8" "UBSAN_OPTIONS=set:print_stacktrace=1")
  set_tests_properties(${ARGN} PROPERTIES TIMEOUT 300 ENVIRONMENT_MODIFICATION "${change}")
endfunction()

# labclock_tests(FOLDER LIBS...): one program from tests/FOLDER/**.cpp, one ctest entry a file *_test.cpp.
function(labclock_tests folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${folder}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(test_${folder} ${PROJECT_SOURCE_DIR}/tests/support/main.cpp ${sources})
  labclock_flags(test_${folder})
  target_link_libraries(test_${folder} PRIVATE ${ARGN} doctest::doctest)
  target_compile_definitions(test_${folder} PRIVATE LABCLOCK_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                             LABCLOCK_PROGRAM="$<TARGET_FILE:labclock>")
  if(folder STREQUAL "cli")
    add_dependencies(test_${folder} labclock)
  endif()
  if(folder STREQUAL "gui" AND TARGET labclock-paper)
    add_dependencies(test_${folder} labclock-paper)
  endif()
  if(TARGET labclock-ics)
    add_dependencies(test_${folder} labclock-ics)
  endif()
  foreach(source IN LISTS sources)
    if(source MATCHES "_test\\.cpp$")
      get_filename_component(stem ${source} NAME_WE)
      string(REGEX REPLACE "_test$" "" name ${stem})
      add_test(NAME ${folder}.${name} COMMAND test_${folder} "--source-file=*/${stem}.cpp")
      # A filter that finds no case must not pass for a test.
      set_tests_properties(${folder}.${name} PROPERTIES FAIL_REGULAR_EXPRESSION "test cases: +0 \\|")
      labclock_test_environment(${folder}.${name})
    endif()
  endforeach()
endfunction()
