# A room is a folder of sources, a library, and the rooms it may see.
#
# Sources are written `#include "engine/base/error.hpp"`, from the root of the tree. The root itself is on no include
# path: each room gets a folder of its own holding one link to its sources, and passes it on to those who link it.
# So an include against the order of the house does not compile, whatever the linker would say.

# Headers of libraries that nearly every source reads. The rooms parse them once, for the first of them. None of ours is
# among them, nor any library that is confined to some rooms: what is precompiled is seen whether it was included or not.
set(liandiao_common_headers
  <algorithm> <array> <charconv> <chrono> <functional> <map> <memory> <mutex> <optional> <set> <span> <string>
  <string_view> <tuple> <unordered_map> <utility> <variant> <vector>
  <boost/describe.hpp> <boost/mp11.hpp> <tl/expected.hpp>)

# liandiao_room(target directory [FLAT] [EXCEPT file...] [USES target...])
# Takes every *.cpp of the directory (FLAT: not of its subfolders). A room without any is header-only.
function(liandiao_room target directory)
  cmake_parse_arguments(PARSE_ARGV 2 room "FLAT" "" "EXCEPT;USES")
  set(here ${CMAKE_SOURCE_DIR}/${directory})
  if(room_FLAT)
    file(GLOB sources CONFIGURE_DEPENDS ${here}/*.cpp)
  else()
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${here}/*.cpp)
  endif()
  foreach(file IN LISTS room_EXCEPT)
    list(REMOVE_ITEM sources ${here}/${file})
  endforeach()

  if(sources)
    add_library(${target} STATIC ${sources})
    target_link_libraries(${target} PRIVATE liandiao_warnings)
    if(target STREQUAL liandiao_base)
      target_precompile_headers(${target} PRIVATE ${liandiao_common_headers})
    elseif(NOT directory MATCHES "^tests")
      target_precompile_headers(${target} REUSE_FROM liandiao_base)
    endif()
  else()
    add_library(${target} INTERFACE)
  endif()
  liandiao_link(${target} PUBLIC ${room_USES})

  set(view ${CMAKE_BINARY_DIR}/house/${target})
  if(NOT IS_SYMLINK ${view}/${directory})
    get_filename_component(parent ${view}/${directory} DIRECTORY)
    file(MAKE_DIRECTORY ${parent})
    file(CREATE_LINK ${here} ${view}/${directory} SYMBOLIC)
  endif()
  liandiao_include(${target} ${view})
  # Logged source locations are paths in the tree, on every machine the same.
  liandiao_option(${target} -fmacro-prefix-map=${view}/= -fmacro-prefix-map=${CMAKE_SOURCE_DIR}/=)
endfunction()

# The same as the target_… commands, for a room that may or may not have sources yet.
function(liandiao_visibility target wished out)
  get_target_property(type ${target} TYPE)
  if(type STREQUAL INTERFACE_LIBRARY)
    set(${out} INTERFACE PARENT_SCOPE)
  else()
    set(${out} ${wished} PARENT_SCOPE)
  endif()
endfunction()

function(liandiao_link target wished)
  liandiao_visibility(${target} ${wished} visibility)
  target_link_libraries(${target} ${visibility} ${ARGN})
endfunction()

function(liandiao_include target)
  liandiao_visibility(${target} PUBLIC visibility)
  target_include_directories(${target} ${visibility} ${ARGN})
endfunction()

function(liandiao_option target)
  liandiao_visibility(${target} PUBLIC visibility)
  target_compile_options(${target} ${visibility} ${ARGN})
endfunction()

function(liandiao_define target)
  liandiao_visibility(${target} PUBLIC visibility)
  target_compile_definitions(${target} ${visibility} ${ARGN})
endfunction()
