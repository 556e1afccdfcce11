# Where `cmake --install` puts things. Manual pages and completions are picked up as they appear in
# docs/manual and completions/; without lowdown there are no manual pages, and the configure step says so.

include(GNUInstallDirs)

install(TARGETS labclock RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
if(TARGET labclock-ics)
  install(TARGETS labclock-ics RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/labclock)
endif()
if(TARGET labclock-paper)
  install(TARGETS labclock-paper RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/labclock)
endif()
if(TARGET labclock-watch)
  install(TARGETS labclock-watch RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/labclock)
endif()

if(TARGET labclock-gui)
  install(TARGETS labclock-gui RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  install(FILES dist/org.labclock.Labclock.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
  install(FILES dist/org.labclock.Labclock.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
  install(FILES dist/org.labclock.Labclock.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
endif()

# labclock_completion(FILE FOLDER NAME): one completion, if it is there.
function(labclock_completion file folder name)
  if(EXISTS ${PROJECT_SOURCE_DIR}/completions/${file})
    install(FILES completions/${file} DESTINATION ${CMAKE_INSTALL_DATADIR}/${folder} RENAME ${name})
  endif()
endfunction()
labclock_completion(labclock.bash bash-completion/completions labclock)
labclock_completion(_labclock zsh/site-functions _labclock)
labclock_completion(labclock.fish fish/vendor_completions.d labclock.fish)

install(FILES LICENSE README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING PATTERN "*.md")

# labclock_manual(FOLDER DESTINATION): a manual page, section 1, from each labclock*.md of a folder.
find_program(LOWDOWN lowdown)
set(manual_pages)
function(labclock_manual folder destination)
  file(GLOB pages CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/labclock*.md)
  foreach(page IN LISTS pages)
    get_filename_component(name ${page} NAME_WE)
    string(TOUPPER ${name} title)
    set(made ${CMAKE_BINARY_DIR}/${folder}/${name}.1)
    get_filename_component(made_in ${made} DIRECTORY)
    file(MAKE_DIRECTORY ${made_in})
    add_custom_command(OUTPUT ${made}
      COMMAND ${LOWDOWN} -s -Tman -m section=1 -m "title=${title}" -m "source=Labclock ${PROJECT_VERSION}" -m volume=Labclock -o ${made} ${page}
      DEPENDS ${page} COMMENT "Manual page ${name}.1" VERBATIM)
    install(FILES ${made} DESTINATION ${destination})
    list(APPEND manual_pages ${made})
  endforeach()
  set(manual_pages ${manual_pages} PARENT_SCOPE)
endfunction()
if(LOWDOWN)
  labclock_manual(docs/manual ${CMAKE_INSTALL_MANDIR}/man1)
  labclock_manual(docs/manual/ko ${CMAKE_INSTALL_MANDIR}/ko/man1)
  if(manual_pages)
    add_custom_target(manual ALL DEPENDS ${manual_pages})
  endif()
else()
  message(STATUS "Without lowdown: no manual pages")
endif()
