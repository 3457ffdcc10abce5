# Writes version.hpp from version.hpp.in; run by the target entente_version in each build, because a commit does not touch
# any file that CMake watches. Arguments: ENTENTE_VERSION, SOURCE, TEMPLATE, OUTPUT.
set(ENTENTE_COMMIT "unknown")
find_program(GIT_PROGRAM git)
# A source archive unpacked inside somebody else's repository must not take that repository's commit.
if(GIT_PROGRAM AND EXISTS ${SOURCE}/.git)
  # safe.directory: the tree may belong to another user than the one who builds (sudo, containers).
  execute_process(COMMAND ${GIT_PROGRAM} -c safe.directory=${SOURCE} rev-parse --verify --quiet HEAD
                  WORKING_DIRECTORY ${SOURCE} OUTPUT_VARIABLE hash OUTPUT_STRIP_TRAILING_WHITESPACE
                  ERROR_QUIET RESULT_VARIABLE status)
  if(status EQUAL 0 AND hash MATCHES "^[0-9a-f]+$")
    # A fixed length: what git abbreviates to depends on how much of the history a clone has.
    string(SUBSTRING ${hash} 0 12 ENTENTE_COMMIT)
  endif()
endif()
configure_file(${TEMPLATE} ${OUTPUT} @ONLY)  # leaves the file alone when nothing changes
