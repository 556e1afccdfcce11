# labclock_flags(TARGET): warnings, sanitizers, and includes from the root of the repository.
function(labclock_flags target)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Guesses of the optimiser about memory, which g++ 12 and 13 get wrong for std::string and std::vector. The
    # sanitizers look for the real thing.
    target_compile_options(${target} PRIVATE -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread
                                             -Wno-array-bounds -Wno-maybe-uninitialized)
  endif()
  if(LABCLOCK_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(LABCLOCK_STATIC)
    target_compile_options(${target} PRIVATE -fno-pie -ffunction-sections -fdata-sections)
  endif()
  if(LABCLOCK_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${LABCLOCK_SANITIZE} -fno-omit-frame-pointer
                                             -fno-sanitize-recover=all)
    target_link_options(${target} PRIVATE -fsanitize=${LABCLOCK_SANITIZE})
  endif()
  if(LABCLOCK_FUZZ)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
  if(LABCLOCK_COVERAGE)
    target_compile_options(${target} PRIVATE --coverage -fprofile-abs-path)
    target_link_options(${target} PRIVATE --coverage)
  endif()
endfunction()
