# Debian's libsoci-dev brings no CMake configuration. Targets: SOCI::core, SOCI::sqlite3, SOCI::postgresql.
# The backends are linked and registered by hand, so that SOCI never searches the disk for one.
include(FindPackageHandleStandardArgs)

find_path(SOCI_INCLUDE_DIR soci/soci.h)
find_library(SOCI_CORE_LIBRARY soci_core)
find_library(SOCI_SQLITE3_LIBRARY soci_sqlite3)
find_library(SOCI_POSTGRESQL_LIBRARY soci_postgresql)
find_library(SQLITE3_LIBRARY sqlite3)
find_library(LIBPQ_LIBRARY pq)
find_path(SQLITE3_INCLUDE_DIR sqlite3.h)
find_path(LIBPQ_INCLUDE_DIR libpq-fe.h PATH_SUFFIXES postgresql)

if(SOCI_INCLUDE_DIR)
  file(STRINGS ${SOCI_INCLUDE_DIR}/soci/version.h SOCI_VERSION REGEX "define SOCI_LIB_VERSION \"")
  string(REGEX REPLACE ".*\"([0-9_]+)\".*" "\\1" SOCI_VERSION "${SOCI_VERSION}")
  string(REPLACE "_" "." SOCI_VERSION "${SOCI_VERSION}")
endif()

find_package_handle_standard_args(SOCI
  REQUIRED_VARS SOCI_CORE_LIBRARY SOCI_SQLITE3_LIBRARY SOCI_POSTGRESQL_LIBRARY SOCI_INCLUDE_DIR
                SQLITE3_LIBRARY SQLITE3_INCLUDE_DIR LIBPQ_LIBRARY LIBPQ_INCLUDE_DIR
  VERSION_VAR SOCI_VERSION)

function(soci_target name library includes)
  if(NOT TARGET SOCI::${name})
    add_library(SOCI::${name} UNKNOWN IMPORTED)
    set_target_properties(SOCI::${name} PROPERTIES
      IMPORTED_LOCATION ${library}
      INTERFACE_INCLUDE_DIRECTORIES "${includes}"
      INTERFACE_LINK_LIBRARIES "${ARGN}")
  endif()
endfunction()

if(SOCI_FOUND)
  soci_target(core ${SOCI_CORE_LIBRARY} ${SOCI_INCLUDE_DIR})
  soci_target(sqlite3 ${SOCI_SQLITE3_LIBRARY} "${SOCI_INCLUDE_DIR};${SQLITE3_INCLUDE_DIR}" SOCI::core ${SQLITE3_LIBRARY})
  soci_target(postgresql ${SOCI_POSTGRESQL_LIBRARY} "${SOCI_INCLUDE_DIR};${LIBPQ_INCLUDE_DIR}" SOCI::core ${LIBPQ_LIBRARY})
endif()
mark_as_advanced(SOCI_INCLUDE_DIR SOCI_CORE_LIBRARY SOCI_SQLITE3_LIBRARY SOCI_POSTGRESQL_LIBRARY
  SQLITE3_LIBRARY LIBPQ_LIBRARY SQLITE3_INCLUDE_DIR LIBPQ_INCLUDE_DIR)
