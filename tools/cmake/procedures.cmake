# "generated/procedures.hpp": what the folder holds is what there is. Each of its files is a procedure, made by the one
# function that bears the file's name; a new file is a new procedure, and nothing else need be told of it.
function(liandiao_list_procedures target directory)
  set(header ${CMAKE_BINARY_DIR}/generated/${target}/generated/procedures.hpp)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${directory}/*.cpp)
  set(declared "")
  set(made "")
  foreach(file IN LISTS files)
    get_filename_component(name ${file} NAME_WE)
    string(APPEND declared "Procedure ${name}();\n")
    string(APPEND made "  all.push_back(${name}());\n")
  endforeach()
  # -O2 takes twice as long over the tables of Boost.MSM as -O1, and what it gains is lost in what the guards ask for.
  set_source_files_properties(${files} PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release>:-O1>" SKIP_PRECOMPILE_HEADERS ON)
  list(LENGTH files count)
  file(CONFIGURE OUTPUT ${header} @ONLY CONTENT [[
// Made by the build from the files of @directory@.
#pragma once

#include <vector>

#include "engine/procedure/catalogue.hpp"

namespace liandiao::law {

@declared@
inline std::vector<Procedure> every_procedure() {
  std::vector<Procedure> all;
  all.reserve(@count@);
@made@  return all;
}

}  // namespace liandiao::law
]])
  liandiao_include(${target} ${CMAKE_BINARY_DIR}/generated/${target})
endfunction()
