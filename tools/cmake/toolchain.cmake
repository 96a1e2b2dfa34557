# How our code is compiled: the standard, the warnings, the faster compiler cache and linker when they are there.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_FLAGS_RELEASE "-O2")

get_property(several_builds GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
if(NOT CMAKE_BUILD_TYPE AND NOT several_builds)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Kind of build" FORCE)
endif()

find_program(LIANDIAO_CCACHE ccache)
if(LIANDIAO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # What a source depends on is learnt from the compiler, so that nothing is preprocessed twice when the cache is empty;
  # and ccache is told that it may keep what was compiled with a precompiled header.
  set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_DEPEND=1 CCACHE_SLOPPINESS=pch_defines,time_macros ${LIANDIAO_CCACHE})
endif()
find_program(LIANDIAO_MOLD mold)
if(LIANDIAO_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_library(liandiao_warnings INTERFACE)
target_compile_options(liandiao_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
# Naming some fields of a struct and leaving the others at their defaults is how we pass many arguments.
target_compile_options(liandiao_warnings INTERFACE -Wno-missing-field-initializers)
# g++ 12 sees uninitialised members in every optimised move of a std::variant and in <regex>: none of them real, and the
# sanitizers see none.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(liandiao_warnings INTERFACE -Wno-maybe-uninitialized)
endif()
